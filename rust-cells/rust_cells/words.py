"""The messages to students, in the languages of the notebooks."""

WORDS = {
    "ready": {
        "en": "Rust is ready ({:.0f} s). The cells below are Rust.",
        "ja": "Rustの準備ができました（{:.0f}秒）。これより下のセルはRustです。",
    },
    "lost": {
        "en": "The Rust kernel has ended, and with it all variables. Run the first cell again, then the others from the top.",
        "ja": "Rustのカーネルが終了し、変数がすべて失われました。最初のセルをもう一度実行してから、上から順に実行し直してください。",
    },
}


def words(name: str, language: str) -> str:
    """A sentence."""
    return WORDS[name].get(language, WORDS[name]["en"])

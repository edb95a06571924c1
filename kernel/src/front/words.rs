//! What the kernel itself says, in each of its languages.

use crate::source::End;

/// A text in every language.
#[derive(Clone, Copy)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Words {
    /// The text in a language.
    pub fn say(self, language: &str) -> &'static str {
        if language == "ja" { self.ja } else { self.en }
    }
}

/// How a program that runs cells can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The student interrupted it.
    Interrupted,
    /// It was told to end: `std::process::exit`.
    Exited,
    /// `std::process::abort`, a panic while panicking.
    Aborted,
    /// It asked for more memory than it could have.
    Memory,
    /// It called itself without end.
    Overflowed,
    /// The system ended it, as when memory runs out.
    Killed,
    /// Any other way.
    Ended,
    /// The engine itself ended.
    Engine,
}

impl Loss {
    /// Why: one line.
    pub fn why(self) -> Words {
        match self {
            Loss::Interrupted => Words {
                en: "The cell was interrupted.",
                ja: "セルの実行が中断されました。",
            },
            Loss::Exited => Words {
                en: "The cell ended the program that holds your variables (`exit`).",
                ja: "セルが、変数を保持しているプログラムを終了させました (`exit`)。",
            },
            Loss::Aborted => Words {
                en: "The program that holds your variables aborted.",
                ja: "変数を保持しているプログラムが異常終了しました (abort)。",
            },
            Loss::Memory => Words {
                en: "The cell asked for more memory than is available.",
                ja: "セルが必要としたメモリーを確保できませんでした。",
            },
            Loss::Overflowed => Words {
                en: "The cell used up its stack, or touched memory that was not its own. Usually a function calls \
                 itself without end.",
                ja: "スタックを使い切ったか、許されないメモリーに触れました。よくある原因は、終わりなく自分自身を呼び出す関数です。",
            },
            Loss::Killed => Words {
                en: "The system ended the program that holds your variables, usually because it used up the memory.",
                ja: "変数を保持しているプログラムがシステムによって終了させられました。よくある原因はメモリーの使い切りです。",
            },
            Loss::Ended => Words {
                en: "The program that holds your variables ended.",
                ja: "変数を保持しているプログラムが終了しました。",
            },
            Loss::Engine => Words {
                en: "The kernel's engine ended and has been restarted.",
                ja: "カーネルのエンジンが終了したため、起動し直しました。",
            },
        }
    }

    /// What to do: lines beginning with an arrow.
    pub fn advice(self) -> Words {
        match self {
            Loss::Engine => Words {
                en: "→ All variables and definitions are lost.\n→ Run the cells again from the top.",
                ja: "→ 変数も定義もすべて失われました。\n→ 最初のセルから順に実行し直してください。",
            },
            Loss::Overflowed => Words {
                en: "→ All variables are lost; functions and types are still there.\n→ Give the function a case in which it does not call itself, then run the cells again from the top.",
                ja: "→ 変数はすべて失われました。関数と型の定義は残っています。\n→ 自分自身を呼び出さずに終わる場合を関数に加えてから、最初のセルから順に実行し直してください。",
            },
            Loss::Memory => Words {
                en: "→ All variables are lost; functions and types are still there.\n→ Check the lengths in this \
                 cell: usually one came out much too large. Then run the cells again from the top.",
                ja: "→ 変数はすべて失われました。関数と型の定義は残っています。\n→ このセルで使った長さを確かめてください。たいていは、計算した長さが大きすぎます。そのあと、最初のセルから順に実行し直してください。",
            },
            Loss::Killed => Words {
                en: "→ All variables are lost; functions and types are still there.\n→ Work with less data at a time, then run the cells again from the top.",
                ja: "→ 変数はすべて失われました。関数と型の定義は残っています。\n→ 一度に扱うデータを減らしてから、最初のセルから順に実行し直してください。",
            },
            _ => Words {
                en: "→ All variables are lost; functions and types are still there.\n→ Run the cells again from the top.",
                ja: "→ 変数はすべて失われました。関数と型の定義は残っています。\n→ 最初のセルから順に実行し直してください。",
            },
        }
    }

    /// What is left of the cell in which it happened.
    pub fn leaves(self) -> End {
        match self {
            Loss::Engine => End::Nothing,
            _ => End::Lost,
        }
    }

    /// From the engine's words about the end of its child.
    pub fn of(said: &str) -> Option<Self> {
        let ended = &said[said.find("Subprocess terminated")?..];
        let number = |word: &str| -> Option<i64> {
            let rest = ended[ended.find(word)? + word.len()..].trim_start_matches([':', ' ']);
            rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
                .next()?
                .parse()
                .ok()
        };
        Some(
            match (number("signal"), number("exit status"), number("exit code")) {
                (Some(6), ..) => Loss::Aborted,
                (Some(4 | 7 | 10 | 11), ..) => Loss::Overflowed,
                (Some(9), ..) => Loss::Killed,
                (None, Some(134), _) => Loss::Aborted,
                (None, Some(_), _) | (None, None, Some(_)) => Loss::Exited,
                _ if ended.contains("c00000fd") || ended.contains("c0000005") => Loss::Overflowed,
                _ if ended.contains("c0000409") => Loss::Aborted,
                _ => Loss::Ended,
            },
        )
    }
}

/// The compilation was stopped.
pub const INTERRUPTED: Words = Words {
    en: "Interrupted while the cell was being compiled.\n→ Nothing is lost: all variables are still there.",
    ja: "セルのコンパイル中に中断されました。\n→ 変数はすべて残っています。",
};

/// The engine does not start.
pub const NO_ENGINE: Words = Words {
    en: "The kernel could not start.\n→ Restart it; if that does not help, `cargo lab --prepare` sets everything up again.",
    ja: "カーネルを起動できませんでした。\n→ カーネルを再起動してください。それでも起動しない場合は、`cargo lab --prepare` で準備し直せます。",
};

/// How much text was left out.
pub fn left_out(bytes: usize, language: &str) -> String {
    let megabytes = bytes as f64 / 1e6;
    let amount = if megabytes >= 0.1 {
        format!("{megabytes:.1} MB")
    } else {
        format!("{bytes} bytes")
    };
    if language == "ja" {
        format!("\n… 出力が多いため、ここで {amount} を省略しました …\n")
    } else {
        format!("\n… {amount} of output left out here …\n")
    }
}

/// Another thread panicked, or the panic was caught.
pub fn panicked(thread: Option<&str>, place: &str, message: &str, language: &str) -> String {
    match (language, thread) {
        ("ja", Some(name)) => {
            format!("スレッド「{name}」でパニックが起こりました ({place}):\n{message}\n")
        }
        ("ja", None) => format!("パニックが起こりました ({place}):\n{message}\n"),
        (_, Some(name)) => format!("thread '{name}' panicked at {place}:\n{message}\n"),
        (_, None) => format!("panicked at {place}:\n{message}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_named() {
        for (said, loss) in [
            (
                "Subprocess terminated with status: signal: 9 (SIGKILL)",
                Loss::Killed,
            ),
            (
                "Subprocess terminated with status: signal: 6 (SIGABRT) (core dumped)",
                Loss::Aborted,
            ),
            (
                "Subprocess terminated with status: signal: 11 (SIGSEGV)",
                Loss::Overflowed,
            ),
            (
                "x\nSubprocess terminated with status: exit status: 0",
                Loss::Exited,
            ),
            (
                "Subprocess terminated with status: exit code: 3",
                Loss::Exited,
            ),
            (
                "Subprocess terminated with status: exit code: 0xc00000fd",
                Loss::Overflowed,
            ),
            (
                "Subprocess terminated with status: exit code: 0xc0000005",
                Loss::Overflowed,
            ),
            (
                "Subprocess terminated with status: exit code: 0xc0000409",
                Loss::Aborted,
            ),
        ] {
            assert_eq!(Loss::of(said), Some(loss), "{said}");
        }
        assert_eq!(Loss::of("error: expected `;`"), None);
    }
}

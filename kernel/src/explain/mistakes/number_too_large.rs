//! A calculation that leaves its type.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "number-too-large",
    title: ("A result too large for its type", "型に入らない計算結果"),
    examples: &[cell("let a: u8 = 200;\nlet b = a + a.max(100);\nb")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let [what] = parts(trouble.message, "attempt to {} with overflow").filter(|_| trouble.panic)?;
    let name = match what {
        "add" => ("sum", "和"),
        "multiply" => ("product", "積"),
        "negate" => ("opposite", "符号を変えた値"),
        _ => return None,
    };
    Some(say(
        format!("The {} does not fit into the type of these numbers. Calculate in a larger type, for \
             example `i64`, or in `f64`:", name.0),
        format!("{}が、この数の型に入りません。`i64` のような大きな型か、`f64` で計算します。", name.1),
    ).code("a as i64 + b as i64"))
}

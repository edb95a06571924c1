//! `Ok(…)` above the last line of a function.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "value-before-the-end",
    title: (
        "A value before the last line of a function",
        "関数の最後の行より前にある値",
    ),
    examples: &[after(
        &["fn not_done() -> Result<f32, String> { Err(String::new()) }"],
        "fn half(x: f32) -> Result<f32, String> {\n    Ok(x / 2.0)\n    not_done()\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<1>("expected `;`, found {}")
        .filter(|_| case.is(""))?;
    let place = case.error.children.iter().find(|child| child.message == "add `;` here")?;
    let at = place.spans.first().filter(|span| span.cell == case.span.cell)?.range.start;
    let value = case.source[..at].lines().last()?.trim();
    let mut below = case.source[at..]
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"));
    let (last, end) = (below.next()?, below.next()?);
    if !(value.starts_with("Ok(") && value.ends_with(')') && last.ends_with(')') && end.starts_with('}')) {
        return None;
    }
    Some(
        say(
            format!("A function returns one value, that of its last line. If that is to be `{value}`, remove the \
             line below it, `{last}`."),
            format!("関数が返す値は1つで、最後の行の値です。`{value}` を返すなら、その下の行 `{last}` を消し\
             てください。"),
        ),
    )
}

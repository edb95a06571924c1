//! A name that is nearly one that exists.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unknown-name",
    title: ("A misspelt name", "綴りの違う名前"),
    examples: &[
        cell("let orientation = 3;\nprintln!(\"{}\", orientaton);"),
        after(&["fn grating(angle: f64) -> f64 { angle }"], "gratng(45.0)"),
        cell("let a: Aray2<f32> = Array2::zeros((2, 2));"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let kinds = [
        "cannot find value `{}` in this scope",
        "cannot find function `{}` in this scope",
        "cannot find type `{}` in this scope",
    ];
    let name = kinds.iter().find_map(|pattern| case.says::<1>(pattern))?[0];
    let offered = case
        .suggestion("with a similar name exists")
        .filter(|offered| nearest(name, [*offered]).is_some());
    let known = missing_let::variables(case);
    let others = case.context.names.iter().copied();
    let near = offered.or_else(|| nearest(name, known.into_iter().chain(others)))?;
    let mended = if case.text() == name {
        case.with(near)
    } else {
        case.line().replace(name, near)
    };
    Some(
        say(
            format!("Nothing here is called `{name}`. Did you mean `{near}`?"),
            format!("`{name}` という名前はありません。`{near}` のことでしょうか。"),
        )
        .code(mended),
    )
}

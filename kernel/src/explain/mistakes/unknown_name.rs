//! A name that is nearly that of something that exists.

use super::*;

pub const TITLE: Words = words!("A misspelt name");
pub const EXAMPLES: &[Example] = &[
    cell("let orientation = 3;\nprintln!(\"{}\", orientaton);"),
    after(&["fn grating(angle: f64) -> f64 { angle }"], "gratng(45.0)"),
    cell("let a: Aray2<f32> = Array2::zeros((2, 2));"),
    cell("let a: Array2<f32> = Aray2::zeros((2, 2));"),
    cell("fn double(x: f32) -> Result<f32, String> {\n    ok(2.0 * x)\n}"),
    cell("let total = 3.0;\nprintln!(\"{totl}\");"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.unknown_name()?;
    let sorts: &[Sort] = if case.mentions("type `") {
        &[Sort::Type]
    } else if case.begins("cannot find function") {
        &[Sort::Function]
    } else {
        &[Sort::Variable, Sort::Constant, Sort::Function]
    };
    if case.made_in(name).is_some() || case.mentions("macro") {
        return None;
    }
    let offered = case
        .suggestion("with a similar name exists")
        .filter(|_| !case.hints("a trait with a similar name"))
        .filter(|offered| nearest(name, [*offered]).is_some());
    let near = case.nearest(name, sorts).or(offered).or_else(|| {
        let known = ["Ok", "Err", "Some", "None"];
        known.into_iter().find(|known| known.to_lowercase() == name)
    })?;
    let fixed = if case.text() == name {
        case.with(near)
    } else if case.line().matches(name).count() == 1 {
        case.line().replace(name, near)
    } else {
        return None;
    };
    Some(words!("Nothing here is called `{name}`. Did you mean `{near}`?"; name, near).code(fixed))
}

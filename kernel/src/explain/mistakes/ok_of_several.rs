//! `Ok(a, b)`.

use super::*;

pub const TITLE: Words = words!("`Ok` of several values");
pub const EXAMPLES: &[Example] = &[
    cell("fn both() -> Result<(f32, f32), String> {\n    Ok(1.0, 2.0)\n}"),
    cell("fn double(a: f32) -> Result<f32, String> {\n    let b = 2.0 * a;\n    Ok b\n}"),
    cell("fn double(a: f32) -> Result<f32, String> {\n    let b = 2.0 * a;\n    Ok()\n}"),
    cell("fn both(a: f32) -> Result<(f32, f32), String> {\n    let b = 2.0 * a;\n    Ok(b)\n}"),
    cell(
        "fn both(a: f32) -> Result<(f32, f32), String> {\n    let b = 2.0 * a;\n    return a, b;\n}",
    ),
    cell("fn both(a: f32) -> (f32, f32) {\n    return a, 2.0 * a\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    one_of_several(case)
        .or_else(|| without_brackets(case))
        .or_else(|| returned(case))
        .or_else(|| too_many(case))
}

/// What holds one value.
const HOLDERS: [&str; 3] = ["Ok", "Some", "Err"];

/// `Ok(a, b)`
fn too_many(case: &Case) -> Option<Words> {
    case.if_code("E0061")?
        .says::<2>("enum variant takes {} argument but {} arguments were supplied")?;
    let name = case.text();
    let open = case.here + 1;
    if !HOLDERS.contains(&name) || case.word(open) != "(" {
        return None;
    }
    let range = case.between(open, case.closing(open)?);
    let inside = case.at(&range);
    Some(
        words!(
            "`{name}` holds one value. To make several into one, give them their own brackets (a \
             tuple):";
            name
        )
        .code(case.replaced(range, format!("({inside})"))),
    )
}

/// `return a, b`.
fn returned(case: &Case) -> Option<Words> {
    let mut line = case.syntax()?.line_tokens();
    let first = line.start;
    if case.word(case.here) != "," || case.word(first) != "return" {
        return None;
    }
    let last = line.rfind(|&at| ![";", "}"].contains(&case.word(at)))?;
    let range = case.bytes(first + 1..=last);
    let result = case.source[..range.start]
        .rsplit("fn ")
        .next()?
        .split('{')
        .next()?
        .contains("Result<");
    let values = case.at(&range);
    let new = if result {
        format!("Ok(({values}))")
    } else {
        format!("({values})")
    };
    Some(
        words!("To make several values into one, a tuple, put them in brackets:")
            .code(case.replaced(range, new)),
    )
}

/// One value where a tuple is promised.
fn one_of_several(case: &Case) -> Option<Words> {
    case.if_code("E0308")?
        .label("expected `({})`, found `{}`")
        .filter(|[_, found]| !found.starts_with('('))?;
    let ok = case.labelled("enum variant are incorrect")?;
    let mut lines = case
        .error
        .children
        .iter()
        .flat_map(|child| child.message.lines());
    let [kinds] = lines
        .find_map(|line| parts(line.trim(), "expected tuple `({})`"))
        .filter(|_| case.at(&ok.range) == "Ok")?;
    Some(words!(
        "The function promises several values in one, a tuple of the types `({kinds})`, but this \
         is only `{text}`. Give the values their own brackets, in this order: `Ok((…, …))`.";
        kinds, text = case.text()
    ))
}

/// `Ok output`, and `Ok()`.
fn without_brackets(case: &Case) -> Option<Words> {
    let here = case.here;
    let before = here.checked_sub(1)?;
    let holds = |at: usize| HOLDERS.contains(&case.word(at));
    if case.is_syntax() && holds(before) && case.kind(here) == Some(Kind::Word) {
        let (name, value) = (case.word(before), case.word(here));
        return Some(
            words!("The value of `{name}` goes in brackets:"; name)
                .code(case.replaced(case.bytes(before..=here), format!("{name}({value})"))),
        );
    }
    case.if_code("E0061")?
        .says::<0>("this enum variant takes 1 argument but 0 arguments were supplied")
        .filter(|_| holds(here))?;
    let name = case.text();
    Some(words!(
        "`{name}` holds a value, but there is none here: put it between the brackets, `{name}(…)`.";
        name
    ))
}

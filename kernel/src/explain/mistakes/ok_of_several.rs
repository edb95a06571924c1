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
    if let Some(words) = one_of_several(case)
        .or_else(|| without_brackets(case))
        .or_else(|| returned(case))
    {
        return Some(words);
    }
    case.of("E0061")?
        .says::<2>("enum variant takes {} argument but {} arguments were supplied")?;
    let name = case.text();
    let at = case.here;
    if !["Ok", "Some", "Err"].contains(&name) || case.word(at + 1) != "(" {
        return None;
    }
    let end = case.closing(at + 1)?;
    let range = case.between(at + 1, end);
    let inside = case.at(&range);
    Some(
        words!(
            "`{name}` holds one value. To make several into one, give them their own brackets (a \
             tuple):";
            name
        )
        .code(case.replaced(range.clone(), format!("({inside})"))),
    )
}

/// `return a, b`.
fn returned(case: &Case) -> Option<Words> {
    let line = case.line_tokens();
    let comma = case.word(case.here) == ",";
    if !case.is_syntax() || !comma || case.word(line.start) != "return" {
        return None;
    }
    let last = line
        .clone()
        .rev()
        .find(|&at| ![";", "}"].contains(&case.word(at)))?;
    let range = case.bytes(line.start + 1..=last);
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
    let [_, _] = case
        .label("expected `({})`, found `{}`")
        .filter(|[_, found]| case.is("E0308") && !found.starts_with('('))?;
    let ok = case.others().any(|span| {
        case.at(&span.range) == "Ok" && span.label.contains("enum variant are incorrect")
    });
    let tuple = case.error.children.iter().find_map(|child| {
        child
            .message
            .lines()
            .find_map(|line| parts::<1>(line.trim(), "expected tuple `({})`"))
    });
    let kinds = tuple.map(|[kinds]| kinds).filter(|_| ok)?;
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
    let holds = |at: usize| ["Ok", "Some", "Err"].contains(&case.word(at));
    if case.is_syntax() && holds(before) && case.kind(here) == Some(Kind::Word) {
        let (name, value) = (&case.tokens[before].range, &case.tokens[here].range);
        let new = format!("{}({})", case.at(name), case.at(value));
        return Some(
            words!("The value of `{name}` goes in brackets:"; name = case.at(name))
                .code(case.replaced(name.start..value.end, new)),
        );
    }
    case.says::<0>("this enum variant takes 1 argument but 0 arguments were supplied")
        .filter(|_| case.is("E0061") && holds(here))?;
    let name = case.text();
    Some(words!(
        "`{name}` holds a value, but there is none here: put it between the brackets, `{name}(…)`.";
        name
    ))
}

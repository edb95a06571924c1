//! A value above the last line: an answer with the placeholder still below it.

use super::*;

pub const TITLE: Words = words!("A value above the last line of a function");
pub const EXAMPLES: &[Example] = &[
    after(
        &["fn not_done() -> Result<f32, String> { Err(String::from(\"not done\")) }"],
        "fn double(x: f32) -> Result<f32, String> {\n    let y = 2.0 * x;\n    Ok(y)\n    not_done()\n}",
    ),
    after(
        &["fn not_done() -> Result<f32, String> { Err(String::from(\"not done\")) }"],
        "fn double(x: f32) -> Result<f32, String> {\n    let y = 2.0 * x;\n    Ok(y);\n    not_done()\n}",
    ),
    after(
        &["fn not_done<T>() -> Result<T, String> { Err(String::from(\"not done\")) }"],
        "fn double(x: f32) -> Result<f32, String> {\n    let y = 2.0 * x;\n    not_done();\n    Ok(y)\n}",
    ),
    cell("fn double(x: f32) -> f32 {\n    2.0 * x\n    x\n}"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let (line, last) = without_semicolon(case).or_else(|| with_semicolon(case))?;
    let answers = |line: &str| line.trim_start_matches("return ").starts_with("Ok(");
    if answers(last) && !answers(line) {
        return Some(words!(
            "A function returns one value, that of its last line. If `{last}` is your answer, \
             delete `{line}` above it.";
            last, line
        ));
    }
    let line = line.trim_end_matches(';').trim_end();
    Some(words!(
        "A function returns one value, that of its last line, but here another line follows. If \
         `{line}` is your answer, delete `{last}` below it, and do not end your answer with a \
         semicolon.";
        line, last
    ))
}

/// The compiler wants a semicolon between the two.
fn without_semicolon<'a>(case: &Case<'a>) -> Option<(&'a str, &'a str)> {
    case.if_code("")?.says::<1>("expected `;`, found {}")?;
    let at = case.token_at(case.span.range.start.checked_sub(1)?);
    lines(case, case.tokens.get(at)?.range.start)
}

/// The type of a value that a statement throws away is unknown: the error of an `Ok(…);`, or all of a placeholder.
fn with_semicolon<'a>(case: &Case<'a>) -> Option<(&'a str, &'a str)> {
    case.if_code("E0282")?;
    let (line, last) = lines(case, case.span.range.start)?;
    let call = line.strip_prefix(case.text())?.starts_with('(') && line.ends_with(");");
    let ok = case.text() == "Ok" || last.starts_with("Ok(");
    (call && ok).then_some((line, last))
}

/// The line at a byte, which is a value and not a statement, and the next line, which ends a function.
fn lines<'a>(case: &Case<'a>, offset: usize) -> Option<(&'a str, &'a str)> {
    let body = case
        .scope
        .function_around(case.token_at(offset))?
        .body
        .clone();
    let line = case.at(&case.line_range(offset)).split("//").next()?.trim();
    let tokens = case.tokens_of_line(offset);
    let (first, next) = (tokens.start, tokens.end);
    let end = body.end.checked_sub(1)?;
    let begins = [";", "{", "}"].contains(&case.word(first.checked_sub(1)));
    let statement = ["let", "for", "while", "if", "use", "break"].contains(&case.word(first))
        || (first..next).any(|at| case.word(at) == "=");
    case.tokens.get(next)?;
    let last = case.at(&case.bytes(next..=end - 1));
    let one = !last.contains('\n') && !last.ends_with(';') && !last.contains(['=', '{']);
    let direct = case
        .around(first, "{")
        .is_some_and(|(open, _)| open == body.start);
    (begins && !statement && one && direct && next < end).then_some((line, last))
}

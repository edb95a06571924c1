//! A value above the last line: an answer with the placeholder still below it.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "value-before-the-end",
    title: (
        "A value above the last line of a function",
        "関数の最後の行より上にある値",
    ),
    examples: &[
        after(
            &["fn not_done() -> Result<f32, String> { Err(String::from(\"not done\")) }"],
            "fn double(x: f32) -> Result<f32, String> {\n    let y = 2.0 * x;\n    Ok(y)\n    not_done()\n}",
        ),
        after(
            &["fn not_done() -> Result<f32, String> { Err(String::from(\"not done\")) }"],
            "fn double(x: f32) -> Result<f32, String> {\n    let y = 2.0 * x;\n    Ok(y);\n    not_done()\n}",
        ),
        cell("fn double(x: f32) -> f32 {\n    2.0 * x\n    x\n}"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let value = without_semicolon(case).or_else(|| with_semicolon(case))?;
    let (line, last) = value;
    Some(say(
        format!(
            "A function returns one value, that of its last line, and here another line follows. If \
             `{line}` is your answer, delete `{last}` below it, and write no semicolon behind your answer."
        ),
        format!(
            "関数が返す値は1つ、最後の行の値ですが、ここではその下にもう1行あります。`{line}` が答えなら、下\
             の `{last}` を消します。答えの行にセミコロンは付けません。"
        ),
    ))
}

/// The compiler misses a semicolon between the two.
fn without_semicolon<'a>(case: &Case<'a>) -> Option<(&'a str, &'a str)> {
    case.says::<1>("expected `;`, found {}")
        .filter(|_| case.is(""))?;
    let at = case.token_at(case.span.range.start.checked_sub(1)?);
    lines(case, case.tokens.get(at)?.range.start)
}

/// Nothing tells what kind of error an `Ok(…);` could hold.
fn with_semicolon<'a>(case: &Case<'a>) -> Option<(&'a str, &'a str)> {
    let bare = case.is("E0282") && case.text() == "Ok";
    let (line, last) = bare.then(|| lines(case, case.span.range.start))??;
    Some((line.strip_suffix(';')?.trim_end(), last))
}

/// The line at a byte, which is a value and no statement, and the next, with which a function ends.
fn lines<'a>(case: &Case<'a>, offset: usize) -> Option<(&'a str, &'a str)> {
    let at = case.token_at(offset);
    let body = case.scope.function_around(at)?.body.clone();
    let range = case.line_range(offset);
    let line = case.at(&range).split("//").next()?.trim();
    let first = case.tokens.partition_point(|token| token.range.start < range.start);
    let next = case.tokens.partition_point(|token| token.range.start < range.end);
    let end = body.end.checked_sub(1)?;
    let begins = [";", "{", "}"].contains(&case.word(first.checked_sub(1)));
    let word = case.word(Some(first));
    let statement = ["let", "for", "while", "if", "return", "use", "break"].contains(&word)
        || (first..next).any(|at| case.word(Some(at)) == "=");
    let last = case.at(&(case.tokens.get(next)?.range.start..case.tokens.get(end - 1)?.range.end));
    let one = !last.contains('\n') && !last.ends_with(';') && !last.contains(['=', '{']);
    let direct = missing_let::block(case, first).is_some_and(|(open, _)| open == body.start);
    (begins && !statement && one && direct && next < end).then_some((line, last))
}

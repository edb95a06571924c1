//! `Ok(a, b)`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "ok-of-several",
    title: ("`Ok` of several values", "複数の値の `Ok`"),
    examples: &[cell(
        "fn both() -> Result<(f32, f32), String> {\n    Ok(1.0, 2.0)\n}",
    )],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<2>("enum variant takes {} argument but {} arguments were supplied")
        .filter(|_| case.is("E0061"))?;
    let name = case.text();
    let at = case.token_at(case.span.range.start);
    if !["Ok", "Some", "Err"].contains(&name) || case.word(Some(at + 1)) != "(" {
        return None;
    }
    let end = closing(case.source, &case.tokens, at + 1)?;
    let range = case.tokens[at + 1].range.end..case.tokens[end].range.start;
    let inside = case.at(&range);
    Some(
        say(
            format!("`{name}` holds one value. Several make one when they stand in brackets of their own (a tuple):"),
            format!("`{name}` に入るのは値1つです。複数の値は、もう一組の丸括弧で囲んで1つ（タプル）にします。"),
        )
        .code(case.mended(&[(range.clone(), &format!("({inside})"))])),
    )
}

//! A variable of the notebook that holds a reference.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "reference-in-a-variable",
    title: (
        "A reference in a variable of the notebook",
        "ノートブックの変数に入れた参照",
    ),
    examples: &[
        cell("let v = vec![1.0, 2.0];\nlet first = &v[0];"),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let row = image.row(0);",
        ),
        cell("let v = vec![1.0, 2.0];\nlet it = v.iter();"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    case.says::<1>("`{}` does not live long enough")
        .filter(|_| case.is("E0597"))?;
    let (line, _) = case.error.generated.iter().find(|(line, label)| {
        label.contains("for `'static`")
            && (line.contains("put_variable") || line.contains("evcxr_variable_store("))
    })?;
    let name = parts::<2>(line.trim(), "{}stringify!({}), ")
        .map(|[_, name]| name)
        .or_else(|| stored(line))?;
    let made = case.made_here(name)?;
    let value = made.split_once('=')?.1.trim().trim_end_matches(';');
    let (owned, how) = if value.starts_with('&') && value.contains("..") {
        (
            format!("{}.to_vec()", value.trim_start_matches('&')),
            "a copy",
        )
    } else if let Some(inner) = value.strip_prefix('&') {
        (format!("{inner}.clone()"), "a copy")
    } else if value.ends_with(".iter()") {
        (
            format!("{}.clone()", value.trim_end_matches(".iter()")),
            "a copy",
        )
    } else {
        (format!("{value}.to_owned()"), "an array of its own")
    };
    let how_ja = if how == "a copy" {
        "コピー"
    } else {
        "自分の値を持つ配列"
    };
    Some(
        say(
            format!("`{name}` only looks into another variable (it holds a reference), but a variable of the \
             notebook must live on by itself after this cell. Keep {how}:"),
            format!("`{name}` はほかの変数の中を見ているだけです（参照）。ノートブックの変数は、セルが終わった\
             あとも、ほかの変数に頼らずに残る必要があります。{how_ja}を入れます。"),
        )
        .code(format!("let {name} = {owned};"))
        .say("Or put everything that needs the reference between `{` and `}` in one \
         cell.", "または、参照を使う部分を1つのセルの中で `{` と `}` で囲みます。"),
    )
}

/// The variable made in a line.
fn stored(line: &str) -> Option<&str> {
    let rest = line
        .split_once("stringify!(")
        .or_else(|| line.split_once("evcxr_variable_store("))?
        .1;
    rest.split(')').next()
}

//! A name that nothing defines.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "name-not-defined",
    title: ("A name that nothing defines", "定義されていない名前"),
    examples: &[
        cell("let g = make_grating(45.0);"),
        cell("let total = first + 1;"),
        cell("let a: Layer = 3;"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let kinds = [
        ("cannot find value `{}` in this scope", "let {} = …;"),
        (
            "cannot find function `{}` in this scope",
            "fn {}(…) -> … {\n    …\n}",
        ),
        (
            "cannot find type `{}` in this scope",
            "struct {} {\n    …\n}",
        ),
    ];
    let (name, made) = kinds
        .iter()
        .find_map(|(pattern, made)| Some((case.says::<1>(pattern)?[0], made)))?;
    (case.is("E0425") && !missing_let::variables(case).contains(&name)).then(|| {
        say(
            format!("Nothing here is called `{name}`. If a cell further up makes it, run that cell first \
             (after a restart of the kernel, all of them from the top). If it is new, make it:"),
            format!("`{name}` という名前のものはありません。上のセルで作っているなら、先にそのセルを実行しま\
             す（カーネルを再起動したあとは、最初からすべて実行します）。新しいものなら、次のように作\
             ります。"),
        )
        .code(made.replacen("{}", name, 1))
    })
}

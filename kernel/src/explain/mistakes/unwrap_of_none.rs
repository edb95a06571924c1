//! `unwrap` of `None`.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "unwrap-of-none",
    title: (
        "`unwrap` where there is no value",
        "値がないときの `unwrap`",
    ),
    examples: &[cell(
        "let v: Vec<i32> = Vec::new();\nv.iter().max().unwrap().clone()",
    )],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    (trouble.panic && trouble.message == "called `Option::unwrap()` on a `None` value").then(|| {
        say(
            "`unwrap` takes the value out of an `Option`, but here there was none (`None`): the list was empty, or \
             nothing matched. Say what should happen then:",
            "`unwrap` は `Option` から値を取り出しますが、ここには値がありませんでした (`None`)。リス\
             トが空か、当てはまるものがなかったためです。そのときどうするかを書きます。",
        )
        .code("if let Some(value) = … {\n    …\n} else {\n    …\n}")
    })
}

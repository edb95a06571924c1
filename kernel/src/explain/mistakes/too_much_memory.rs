//! More memory than there is.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "too-much-memory",
    title: ("More memory than there is", "メモリーの使いすぎ"),
    examples: &[cell(
        "let n = usize::MAX;\nlet v: Vec<f64> = Vec::with_capacity(n);\nv.len()",
    )],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let shape = trouble.message
        == "ndarray: Shape too large, product of non-zero axis lengths overflows isize";
    (trouble.panic && (shape || trouble.message == "capacity overflow")).then(|| {
        say(
            "No computer has as much memory as this asks for. Usually a length came out wrong: a subtraction went \
             below zero, or too many axes were multiplied. Look at the numbers first:",
            "ここで求めているほどのメモリーは、どのコンピューターにもありません。たいていは、長さの計算が\
             間違っています（0を下回った引き算や、掛けすぎた軸など）。先に数を確かめます。",
        )
        .code("println!(\"{n}\");")
    })
}

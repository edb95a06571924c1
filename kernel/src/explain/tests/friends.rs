//! Mistakes that look like one in the table but are different: wrong advice is worse than none.

use super::*;

/// A cell, and the right explanation for it, if there is one.
const FRIENDS: &[(&str, Option<&str>)] = &[
    ("let sum = 3;\nlet total = sum(2);", None),
    (
        "fn first<'a>(v: &'a [f32], w: &[f32]) -> &'a f32 {\n    &w[0]\n}",
        None,
    ),
    (
        "let a = 3.7;\nlet b = a as usize;\nlet c: f32 = b;",
        Some("float-and-integer"),
    ),
    ("let def = 3;\nlet b = def + \"a\";", None),
    (
        "fn range(n: usize) -> usize { n }\nfor i in range(3) {\n    println!(\"{i}\");\n}",
        Some("loop-over-a-number"),
    ),
    (
        "fn len(v: &[i32]) -> usize { v.len() }\nlet n: f32 = len(&[1]);",
        Some("float-and-integer"),
    ),
    ("#[derive(Debug)\nstruct A;", Some("unclosed-bracket")),
    (
        "let a = \"http://x.y\" // url\nlet b = 2;",
        Some("missing-semicolon"),
    ),
    (
        "let half = k_2 // half of k, rounded\nlet b = 2;",
        Some("missing-semicolon"),
    ),
    (
        "let s = \"def f(x):\"\nlet b = 1;",
        Some("missing-semicolon"),
    ),
    (
        "// def f(x):\nlet a = 1\nlet b = 2;",
        Some("missing-semicolon"),
    ),
    ("let c: char = 'a';\nlet d: f32 = c;", None),
    ("struct P { x: f32 }\nlet p = P { x: };", None),
    (
        "let a = 3;\nif a == 3 { println!(\"x\") else { println!(\"y\"); }",
        Some("unclosed-bracket"),
    ),
    (
        "fn and(a: bool, b: bool) -> bool { a && b }\nlet c: i32 = and(true, false);",
        None,
    ),
    ("let not = 3;\nlet b: f32 = not;", Some("float-and-integer")),
    ("fn f(n: i32) -> i32 { n }\nf(\"3\")", None),
    ("let a: f32 = \"3\";", None),
    ("let a: f32 = true;", None),
    ("let v = vec![1, 2];\nv[\"a\"]", None),
    (
        "fn f(x: f32) { println!(\"{x}\"); }\nlet y: f32 = f(1.0);",
        None,
    ),
    ("let (a, b) = (1, 2);\na = 3;", Some("missing-mut")),
    ("struct S { t: i32 }\nlet s = S { t: 1 };\ns.T", None),
    ("struct S;\nlet s = S;\ns.max()", None),
    ("struct S;\nS.sum()", None),
    (
        "fn f() -> Result<i32, String> { Ok(1) }\nlet a: Result<i32, i32> = f();",
        None,
    ),
    ("let a: Option<f32> = Some(1);", Some("float-literal")),
    ("let a: Option<i32> = 3;", None),
    ("fn f<T: Ord>(a: T) -> T { a }\nf(1.5)", None),
    ("const N: usize = 3;\nN = 4;", None),
    (
        "let v: Vec<i32> = vec![1, 2].iter().map(|x| x + \"a\").collect();",
        None,
    ),
    (
        "let sum: f32 = 0.0;\nlet t: i32 = sum;",
        Some("float-and-integer"),
    ),
    ("let t = (1, 2);\nt.2", None),
    ("let v = 5;\nv[0]", None),
    (
        "let a: Array1<f32> = array![1.0];\na[0.5]",
        Some("index-type"),
    ),
    ("let s = \"a\";\nlet t = -s;", None),
    (
        "let r;\n{\n    let v = vec![1];\n    r = &v;\n}\nprintln!(\"{:?}\", r);",
        None,
    ),
    (
        "let s = String::from(\"a\");\nlet t = std::thread::spawn(move || println!(\"{s}\"));\nprintln!(\"{s}\");",
        None,
    ),
    ("use std::collections::HashMapp;", None),
    ("use std::collectionz::HashMap;", None),
    ("fn print_all() {}\nprint_al();", Some("unknown-name")),
    ("let a = [1; 2; 3];", None),
    ("let v = [\"a\" \"b\"];", None),
    ("let a = 3 4;", None),
    ("else {\n    println!(\"x\");\n}", None),
    ("let a: = 3;", None),
    ("for i in 0..10..2 {\n    println!(\"{i}\");\n}", None),
    (
        "let a: Array4<f32> = Array4::zeros((1, 2, 3));",
        Some("shape-as-arguments"),
    ),
    ("let a: Array2<f32> = Array2::zeros(\"a\");", None),
    (
        "fn f(v: &Vec<Vec<f32>>) -> f32 { 0.0 }\nf(&vec![1.0])",
        None,
    ),
    ("fn sin(a: f32) -> f32 { a }\nlet b = sin(\"a\");", None),
    ("let is = 1\nlet b = 2;", Some("missing-semicolon")),
    ("let v = vec![1];\nfor in v {\n}", None),
    ("let s = \"\" \"a\";", None),
    ("let lambda = 3.0;\nlet x = lambda y;", None),
    ("let import = 3;\nlet y = import z;", None),
    (
        "let a = 3;\nmatch a {\n    1: println!(\"x\"),\n    _ => {}\n}",
        None,
    ),
    (
        "let a = \"3\".parse::<i32>()?;\nlet b: f32 = a;",
        Some("float-and-integer"),
    ),
    ("fn f() -> Result<f32, String> {\n    \"a\"\n}", None),
    ("let a = Array2::<f32>::zeross((2, 2));", None),
    ("let a = 3 as;", None),
    ("let 値 = 1;\nlet b: f32 = 値;", Some("float-and-integer")),
    (
        "let f: Box<dyn Fn(f32) -> f32> = Box::new(|x| x + 1.0);\nlet g: f32 = f;",
        None,
    ),
    ("let v: Vec<i32, i32, i32> = Vec::new();", None),
    ("let True = 1;\nlet b: bool = True;", None),
    (
        "fn area() -> f32 { 3.0 }\nlet PI2 = PI_HALF;",
        Some("name-not-defined"),
    ),
    (
        "let mut n: usize = 3;\nn -= 1.0;",
        Some("float-and-integer"),
    ),
    (
        "let a: &f32 = &2.0;\nlet b: i32 = a * 2.0;",
        Some("float-and-integer"),
    ),
    ("if let Some(x) = 3 {\n    println!(\"{x}\");\n}", None),
];

#[test]
fn what_only_looks_alike_gets_no_wrong_advice() {
    assert!(FRIENDS.len() >= 30);
    let wrong = every(FRIENDS, |(cell, right)| {
        let notebook = Notebook::compile(&[], cell);
        let explained = notebook.explained(CONTEXT);
        if explained.is_empty() {
            return Some(format!("{cell:?} is not a mistake"));
        }
        let found: Vec<&str> = explained.iter().flatten().map(|(id, _)| *id).collect();
        let fits =
            found.iter().all(|id| Some(*id) == *right) && found.is_empty() == right.is_none();
        (!fits).then(|| format!("{cell:?} is explained as {found:?}, not {right:?}"))
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

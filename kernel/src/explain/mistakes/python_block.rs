//! A block that begins with a colon.

use super::*;

pub const TITLE: Words = words!("A block with `:` instead of `{ }`");
pub const EXAMPLES: &[Example] = &[
    cell("for i in range(10):\n    print(i)"),
    cell("for i in 0..10:\n    println!(\"{i}\");"),
    cell("let a = 1;\nif a > 0:\n    println!(\"yes\");"),
    cell("let mut a = 1;\nwhile a < 10:\n    a += 1;"),
    cell(
        "for y in 0..2 {\n    for x in 0..3:\n        if x > y {\n            println!(\"{x}\");\n        }\n    }\n}",
    ),
];

pub fn explain(case: &Case) -> Option<Words> {
    case.syntax()?;
    // If other blocks have the right braces, the compiler looks for the partner of the wrong one.
    let brackets = case.mentions("delimiter");
    let line = if brackets {
        head_with_colon(case)?
    } else {
        case.line_tokens()
    };
    let (first, last) = (line.start, line.end.checked_sub(1)?);
    let word = case.word(first);
    if !HEADS.contains(&word) || case.word(last) != ":" {
        return None;
    }
    let mut changes: Vec<_> = range_of_python(case, first).into_iter().collect();
    changes.push((case.bytes(last..=last), " {".to_owned()));
    let number = case.line_number(case.tokens[last].range.start);
    let head = case.fixed(&changes).replacen("elif", "else if", 1);
    let words = if brackets {
        words!(
            "Line {number} ends with a colon. In Rust, the code that belongs to `{word}` goes \
             between `{{` and `}}`; a colon and indentation do not make a block as they do in \
             Python. Write";
            number, word
        )
    } else {
        words!(
            "In Rust, the code that belongs to `{word}` goes between `{{` and `}}`; a colon and \
             indentation do not make a block as they do in Python. Write";
            word
        )
    };
    Some(words.code(if brackets {
        head
    } else {
        format!("{head}\n    …\n}}")
    }))
}

/// The words that begin a block.
const HEADS: [&str; 5] = ["for", "while", "if", "else", "elif"];

/// The first line of the cell that begins like a block and ends with a colon.
fn head_with_colon(case: &Case) -> Option<Range<usize>> {
    let starts = case.tokens.iter().map(|token| token.range.start);
    starts.map(|start| case.tokens_of_line(start)).find(|line| {
        HEADS.contains(&case.word(line.start)) && case.word(line.end.checked_sub(1)) == ":"
    })
}

/// `range(a, b)` after `in`, as Rust writes it.
fn range_of_python(case: &Case, first: usize) -> Option<(Range<usize>, String)> {
    let at = case
        .line_tokens()
        .find(|&at| at > first && case.follows(at, &["in", "range", "("]))?;
    let (place, arguments) = case.call(at + 1)?;
    Some((place, python_range::rust(arguments)?))
}

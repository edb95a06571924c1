//! From generated sources, as evcxr 0.22 writes them, back to the cells.

use crate::source::{Cell, End, Place, locate};

/// Cells from their sources, counted from 1.
fn cells<'a>(sources: &[&'a str]) -> Vec<Cell<'a>> {
    (1..)
        .zip(sources)
        .map(|(count, source)| Cell {
            count,
            source,
            end: End::Done,
        })
        .collect()
}

/// The place of the `nth` line of the generated source that holds a text, at the beginning of the text.
fn found(generated: &str, text: &str, nth: usize, cells: &[Cell]) -> Option<(u32, usize, usize)> {
    let mut lines = generated
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(text));
    let (index, line) = lines.nth(nth)?;
    let column = line[..line.find(text)?].chars().count() + 1;
    let place = locate(generated, index + 1, column, cells);
    place.map(|Place { cell, line, column }| (cell, line, column))
}

/// The code around the statements when variables are kept and panics caught.
fn compiled(items: &str, body: &str) -> String {
    format!(
        "#![allow(unused_imports, unused_mut, dead_code)]
{items}mod evcxr_internal_runtime {{
pub struct VariableStore {{
    variables: HashMap<String, Box<dyn Any>>,
}}
}}
#[unsafe(no_mangle)]
pub extern \"C\" fn run_user_code_3(
mut evcxr_variable_store: *mut evcxr_internal_runtime::VariableStore)
  -> *mut evcxr_internal_runtime::VariableStore {{
let evcxr_variable_store = unsafe {{&mut *evcxr_variable_store}};
let mut k = evcxr_variable_store.take_variable::<usize>(stringify!(k));
match std::panic::catch_unwind(
  std::panic::AssertUnwindSafe(||{{
{body}evcxr_variable_store.put_variable::<usize>(stringify!(k), k);
}})) {{
  Ok(_) => {{}}
  Err(_) => {{
    println!(\"EVCXR_PANIC_NOTIFICATION\");
}}}}
evcxr_variable_store
}}
"
    )
}

#[test]
fn each_of_equal_lines_is_itself() {
    let cells = cells(&["k += 1;", "k += 1;\nk -= 1;\nk += 1;"]);
    let generated = compiled("", "k += 1;\nk -= 1;\nk += 1;\n");
    assert_eq!(found(&generated, "k += 1;", 0, &cells), Some((2, 1, 1)));
    assert_eq!(found(&generated, "k -= 1;", 0, &cells), Some((2, 2, 1)));
    assert_eq!(found(&generated, "k += 1;", 1, &cells), Some((2, 3, 1)));
}

#[test]
fn statements_of_one_line_keep_their_columns() {
    let cells = cells(&["let a = 1; let b = 2; let a = 1;\na + b"]);
    let generated = compiled(
        "",
        "let a = 1; \nlet b = 2; \nlet a = 1;\n(\na + b\n).evcxr_display();\n",
    );
    assert_eq!(found(&generated, "a = 1", 0, &cells), Some((1, 1, 5)));
    assert_eq!(found(&generated, "b = 2", 0, &cells), Some((1, 1, 16)));
    assert_eq!(found(&generated, "a = 1", 1, &cells), Some((1, 1, 27)));
    assert_eq!(found(&generated, "a + b", 0, &cells), Some((1, 2, 1)));
    assert_eq!(found(&generated, ").evcxr_display()", 0, &cells), None);
}

#[test]
fn columns_count_letters_of_any_script() {
    let cells = cells(&["let 値 = \"🍣\"; let k: f32 = 2;"]);
    let generated = compiled("", "let 値 = \"🍣\"; \nlet k: f32 = 2;\n");
    assert_eq!(found(&generated, "\"🍣\"", 0, &cells), Some((1, 1, 9)));
    assert_eq!(found(&generated, "2;", 0, &cells), Some((1, 1, 27)));
}

#[test]
fn an_item_is_in_the_cell_that_defined_it_last() {
    let old = "fn area(w: f32) -> f32 {\n    w * 2\n}";
    let new = "// the width squared\nfn area(w: f32) -> f32 {\n    w * w\n}\narea(2.0)";
    let cells = cells(&[old, new, "fn other() {}\narea(1)"]);
    let items = "fn area(w: f32) -> f32 {\n    w * w\n}\nfn other() {}\n";
    let generated = compiled(items, "(\narea(1)\n).evcxr_display();\n");
    assert_eq!(found(&generated, "w * w", 0, &cells), Some((2, 3, 5)));
    assert_eq!(found(&generated, "fn other", 0, &cells), Some((3, 1, 1)));
    assert_eq!(found(&generated, "area(1)", 0, &cells), Some((3, 2, 1)));
}

#[test]
fn the_code_around_is_nobodys() {
    let cells = cells(&["let v = vec![1];\nfor x in &v {\n    println!(\"{x}\");\n}"]);
    let generated = compiled(
        "",
        "let v = vec![1];\nfor x in &v {\n    println!(\"{x}\");\n}\n",
    );
    assert_eq!(
        found(&generated, "println!(\"{x}\")", 0, &cells),
        Some((1, 3, 5))
    );
    for text in [
        "take_variable",
        "put_variable",
        "Ok(_) => {}",
        "EVCXR_PANIC",
        "run_user_code_3",
    ] {
        assert_eq!(found(&generated, text, 0, &cells), None, "{text}");
    }
}

#[test]
fn names_of_a_use_line_are_found_though_each_has_its_own() {
    let cells = cells(&["use std::collections::{HashMap, HashSett};\nlet k = 1;"]);
    let items = "use std::collections::HashMap;\nuse std::collections::HashSett;\n";
    let generated = compiled(items, "let k = 1;\n");
    assert_eq!(found(&generated, "HashSett", 0, &cells), Some((1, 1, 33)));
    assert_eq!(found(&generated, "HashMap;", 0, &cells), Some((1, 1, 24)));
}

#[test]
fn a_cell_that_swallows_what_follows_keeps_its_lines() {
    let cells = cells(&["fn f() {\n    let v = [1, 2;\n}\nlet k = 1;"]);
    let generated = compiled("", "fn f() {\n    let v = [1, 2;\n}\nlet k = 1;\n");
    assert_eq!(found(&generated, "[1, 2;", 0, &cells), Some((1, 2, 13)));
    assert_eq!(found(&generated, "let k", 0, &cells), Some((1, 4, 1)));
}

#[test]
fn commands_and_comments_above_do_not_shift_lines() {
    let cells = cells(&[":dep rand = \"*\"\n\n// first\n  let a = 1;\r\n  let b = a;\r\n"]);
    let generated = compiled("", "  let a = 1;\r\n  \nlet b = a;\r\n");
    assert_eq!(found(&generated, "let a", 0, &cells), Some((1, 4, 3)));
    assert_eq!(found(&generated, "let b", 0, &cells), Some((1, 5, 3)));
}

#[test]
fn no_text_makes_it_fail() {
    let sources = [
        "",
        "）",
        "\u{1f363}",
        "}",
        "\n\n",
        "use ",
        "let a = \"",
        "a\r",
        "use 値::{",
    ];
    for generated in [
        "",
        "）\n",
        "\u{1f363}\n}\n",
        "use 値::b;\n",
        "let a = \"\n",
        "a\n\r\n",
    ] {
        for source in sources {
            for line in 0..4 {
                for column in 0..4 {
                    locate(generated, line, column, &cells(&[source, source]));
                }
            }
        }
    }
}

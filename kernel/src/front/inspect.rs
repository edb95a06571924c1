//! Finds what a question about code is about: the engine looks at the word that ends at the cursor.

use serde_json::Value;

use super::cursor;
use super::message::count;
use super::open::open;
use crate::source::is_word;

/// Moves a question (`inspect_request`) to the end of the word the cursor is in; among the arguments of a call, to the
/// name of what is called.
pub fn aim(question: &mut Value) {
    let code = question["code"].as_str().unwrap_or_default().to_owned();
    let points = count(&question["cursor_pos"]).unwrap_or(usize::MAX);
    let Some(aim) = target(&code, cursor::bytes(&code, points)) else {
        return;
    };
    // The engine does not look into macros: only the name is asked for there.
    let begin = if aim.in_macro {
        path(code[..aim.at].trim_end_matches('('))
    } else {
        Some(0)
    };
    if let Some(begin) = begin {
        let end = if aim.in_macro { aim.at } else { code.len() };
        question["code"] = code[begin..end].into();
        question["cursor_pos"] = code[begin..aim.at].chars().count().into();
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Aim {
    /// The end of a name, after the bracket of a call: without it, the engine takes a method for a field.
    at: usize,
    in_macro: bool,
}

fn target(code: &str, cursor: usize) -> Option<Aim> {
    let open = open(code, cursor);
    if open.text {
        return None;
    }
    let is_macro = |bracket: &usize| code[..*bracket].ends_with('!');
    let in_macro = open.brackets.iter().any(is_macro);
    let (before, after) = code.split_at(cursor);
    let begin = word_begin(before);
    let rest = after.trim_start_matches(is_word);
    let end = code.len() - rest.len();
    if begin < end && !code[begin..].starts_with(|letter: char| letter.is_ascii_digit()) {
        let at = end + usize::from(rest.starts_with('('));
        return Some(Aim { at, in_macro });
    }
    // Brackets around a list or a pair can be among the arguments; a block cannot.
    let brackets = open.brackets.iter();
    let around = brackets
        .rev()
        .take_while(|&&at| !code[at..].starts_with('{'));
    let mut calls =
        around.filter(|&&at| code[at..].starts_with('(') && code[..at].ends_with(is_word));
    calls.next().map(|&at| Aim {
        at: at + 1,
        in_macro: open
            .brackets
            .iter()
            .take_while(|&&outer| outer < at)
            .any(is_macro),
    })
}

/// Where the path at the end begins, as in `Grating::new`; `None` for a method, which is known only with its value.
fn path(code: &str) -> Option<usize> {
    let mut begin = word_begin(code);
    while let Some(outer) = code[..begin].strip_suffix("::") {
        begin = word_begin(outer);
    }
    (!code[..begin].ends_with('.')).then_some(begin)
}

/// Where the word at the end begins.
fn word_begin(code: &str) -> usize {
    code.trim_end_matches(is_word).len()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What the engine is asked, with the cursor shown as `‸`.
    fn aimed(shown: &str) -> String {
        let (before, after) = shown.split_once('‸').unwrap();
        let mut question =
            json!({"code": format!("{before}{after}"), "cursor_pos": before.chars().count()});
        aim(&mut question);
        let code: Vec<char> = question["code"].as_str().unwrap().chars().collect();
        let at = usize::try_from(question["cursor_pos"].as_u64().unwrap()).unwrap();
        let text = |letters: &[char]| letters.iter().collect::<String>();
        format!("{}‸{}", text(&code[..at]), text(&code[at..]))
    }

    #[test]
    fn a_word_is_meant_wherever_in_it_the_cursor_is() {
        for (asked, expected) in [
            ("let 縞 = gr‸ating(0.0);", "let 縞 = grating(‸0.0);"),
            ("‸grating(0.0)", "grating(‸0.0)"),
            (
                "Grating::n‸ew(0.0).render()?",
                "Grating::new(‸0.0).render()?",
            ),
            ("let g: Arr‸ay2<f32> = a;", "let g: Array2‸<f32> = a;"),
        ] {
            assert_eq!(aimed(asked), expected);
        }
    }

    #[test]
    fn between_arguments_the_call_is_meant() {
        for (asked, expected) in [
            ("grating(‸)", "grating(‸)"),
            ("grating(4‸5.0)", "grating(‸45.0)"),
            ("conv2d(input.view(), ‸", "conv2d(‸input.view(), "),
            ("plot_weights(&w, &[0, ‸1])", "plot_weights(‸&w, &[0, 1])"),
            ("f(\")\", (1, ‸2))", "f(‸\")\", (1, 2))"),
            ("Grating::new(0.0).phase(‸", "Grating::new(0.0).phase(‸"),
        ] {
            assert_eq!(aimed(asked), expected);
        }
    }

    #[test]
    fn in_a_macro_the_name_alone_is_asked_for() {
        for (asked, expected) in [
            ("println!(\"{}\", grat‸ing(0.0))", "grating(‸"),
            ("println!(\"{:?}\", Grating::new(‸))", "Grating::new(‸"),
            ("println!(\"{}\", a.di‸m())", "println!(\"{}\", a.di‸m())"),
            ("println!(‸)", "println!(‸)"),
        ] {
            assert_eq!(aimed(asked), expected);
        }
    }

    #[test]
    fn elsewhere_the_question_stays() {
        for asked in [
            "let a = ‸",
            "// grat‸ing",
            "f(\"gra‸ting\")",
            "f(|| { ‸",
            "4‸2",
            "‸",
        ] {
            assert_eq!(aimed(asked), asked);
        }
    }
}

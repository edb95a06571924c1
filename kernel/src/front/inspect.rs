//! Finds what a question about code is about: the engine looks at the word that ends at the cursor.

use serde_json::Value;

use super::complete::passed;

/// Moves a question (`inspect_request`) to the end of the word the cursor is in; among the arguments of a call, to the
/// name of what is called.
pub fn aim(question: &mut Value) {
    let code: Vec<char> = question["code"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .collect();
    let cursor = question["cursor_pos"].as_u64();
    let cursor = cursor.and_then(|at| usize::try_from(at).ok());
    let Some(aim) = target(&code, cursor.unwrap_or(code.len()).min(code.len())) else {
        return;
    };
    // The engine does not look into macros: only the name is asked for there.
    let begin = if aim.in_macro {
        path(&code, aim.at - usize::from(code[aim.at - 1] == '('))
    } else {
        Some(0)
    };
    if let Some(begin) = begin {
        let end = if aim.in_macro { aim.at } else { code.len() };
        question["code"] = code[begin..end].iter().collect::<String>().into();
        question["cursor_pos"] = (aim.at - begin).into();
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Aim {
    /// The end of a name, after the bracket of a call: without it, the engine takes a method for a field.
    at: usize,
    in_macro: bool,
}

fn target(code: &[char], cursor: usize) -> Option<Aim> {
    let open = open(code, cursor)?;
    let is_macro = |bracket: &usize| *bracket > 0 && code[bracket - 1] == '!';
    let in_macro = open.iter().any(is_macro);
    let begin = word_begin(code, cursor);
    let end = cursor
        + code[cursor..]
            .iter()
            .take_while(|&&letter| is_word(letter))
            .count();
    if begin < end && !code[begin].is_ascii_digit() {
        let at = end + usize::from(code.get(end) == Some(&'('));
        return Some(Aim { at, in_macro });
    }
    // Brackets around a list or a pair can be among the arguments; a block cannot.
    let around = open.iter().rev().take_while(|&&at| code[at] != '{');
    let mut calls = around.filter(|&&at| code[at] == '(' && at > 0 && is_word(code[at - 1]));
    calls.next().map(|&at| Aim {
        at: at + 1,
        in_macro: open.iter().take_while(|&&outer| outer < at).any(is_macro),
    })
}

/// The brackets open at the cursor; `None` inside a text or a comment.
fn open(code: &[char], cursor: usize) -> Option<Vec<usize>> {
    let mut open = Vec::new();
    let mut at = 0;
    while at < cursor {
        if let Some(length) = passed(code, at) {
            at += length.filter(|length| at + length <= cursor)?;
            continue;
        }
        match code[at] {
            '(' | '[' | '{' => open.push(at),
            ')' | ']' | '}' => drop(open.pop()),
            _ => {}
        }
        at += 1;
    }
    Some(open)
}

/// Where the path that ends here begins, as in `Grating::new`; `None` for a method, which is known only with its value.
fn path(code: &[char], end: usize) -> Option<usize> {
    let mut begin = word_begin(code, end);
    while code[..begin].ends_with(&[':', ':']) {
        begin = word_begin(code, begin - 2);
    }
    (!code[..begin].ends_with(&['.'])).then_some(begin)
}

fn word_begin(code: &[char], end: usize) -> usize {
    let letters = code[..end].iter().rev();
    end - letters.take_while(|&&letter| is_word(letter)).count()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
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

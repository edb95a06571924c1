//! Marks that stay under the letters they refer to, even in browsers.
//!
//! A Chinese, Japanese or Korean letter is two columns wide in a terminal. In a browser it comes from another font, and
//! is not quite as wide as two Latin letters. So a wide space or wide marks from that same font go below it.

use unicode_width::UnicodeWidthChar;

/// Makes what is below wide letters as wide as they are. The lines are already drawn, with colours.
pub fn align(lines: &[String]) -> Vec<String> {
    let mut wide: Vec<usize> = Vec::new();
    lines
        .iter()
        .map(|line| {
            if has_code(line) {
                wide = wide_columns(line);
                line.clone()
            } else {
                widened(line, &wide)
            }
        })
        .collect()
}

/// Whether a line begins with a number and a bar, before code.
fn has_code(line: &str) -> bool {
    let plain: String = visible(line).map(|(_, c)| c).collect();
    let number = plain
        .split_once('|')
        .map_or("", |(number, _)| number.trim());
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

/// The visible letters of a line, each with its byte.
fn visible(line: &str) -> impl Iterator<Item = (usize, char)> {
    let mut escape = false;
    line.char_indices().filter(move |&(_, c)| {
        let hidden = escape || c == '\u{1b}';
        escape = hidden && !(escape && c.is_ascii_alphabetic());
        !hidden
    })
}

/// The columns at which wide letters begin.
fn wide_columns(line: &str) -> Vec<usize> {
    let mut column = 0;
    let mut found = Vec::new();
    for (_, c) in visible(line) {
        let width = c.width().unwrap_or(0);
        if width == 2 {
            found.push(column);
        }
        column += width;
    }
    found
}

/// Two spaces or two marks below a wide letter become one wide one. Labels, and what follows them, stay as they are.
fn widened(line: &str, wide: &[usize]) -> String {
    const WIDE: [(char, char); 3] = [(' ', '\u{3000}'), ('^', '＾'), ('-', '－')];
    let letters: Vec<(usize, char)> = visible(line).collect();
    let mut out = String::new();
    let mut copied = 0;
    for &column in wide {
        let (Some(&(first, a)), Some(&(second, b))) =
            (letters.get(column), letters.get(column + 1))
        else {
            break;
        };
        let label =
            |&(_, c): &(usize, char)| !matches!(c, ' ' | '^' | '-' | '|' | '_' | '.' | '+' | '~');
        if letters[..=column]
            .iter()
            .skip_while(|(_, c)| *c != '|')
            .any(label)
        {
            break;
        }
        let pair = WIDE.iter().find(|(narrow, _)| a == *narrow && b == *narrow);
        let Some((_, wide)) = pair else { continue };
        out.push_str(&line[copied..first]);
        out.push(*wide);
        out.push_str(&line[first + 1..second]);
        copied = second + 1;
    }
    out.push_str(&line[copied..]);
    out
}

//! Too many or too few arguments.

use super::*;

pub const TITLE: Words = words!("The wrong number of arguments");
pub const EXAMPLES: &[Example] = &[
    after(&[AREA], "area(2.0)"),
    after(&[AREA], "area(2.0, 3.0, 4.0)"),
    after(&[IMAGE], "image.row(0, 1)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let found = [
        "this function takes {} {} but {} {} supplied",
        "this method takes {} {} but {} {} supplied",
    ];
    let [takes, _, given, _] = found
        .iter()
        .find_map(|pattern| case.says::<4>(pattern))
        .filter(|_| case.is("E0061"))?;
    let name = case.text();
    let given = given.split(' ').next()?;
    let words = if takes == "1" {
        words!("`{name}` takes {takes} argument, but it is given {given} here."; name, takes, given)
    } else {
        words!(
            "`{name}` takes {takes} arguments, but it is given {given} here."; name, takes, given
        )
    };
    let defined = case
        .error
        .children
        .iter()
        .find(|child| child.message.ends_with("defined here"))
        .and_then(|child| child.spans.first());
    let head = defined.map(|span| {
        let source = case.cells[span.cell].source;
        let begin = source[..span.range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        source[begin..]
            .lines()
            .next()
            .unwrap_or("")
            .trim()
            .trim_end_matches('{')
            .split('{')
            .next()
            .unwrap_or("")
            .trim()
            .to_owned()
    });
    if let Some(head) = head {
        return Some(words.and(words!("It is defined as")).code(head));
    }
    let function = case
        .error
        .spans
        .iter()
        .any(|span| span.label.contains(" fn(") && span.label.ends_with("is missing"));
    if function && takes == "1" {
        return Some(
            words
                .and(words!(
                    "It needs a function: pass its name alone, without brackets:"
                ))
                .code(format!("{name}(…)")),
        );
    }
    if let Some(missing) = missing(case) {
        return Some(match missing {
            Missing::There(kind, code) => words
                .and(words!("One of the type `{kind}` is missing:"; kind))
                .code(code),
            Missing::Somewhere(kind) => words.and(words!(
                "One of the type `{kind}` is missing. Check which one, and the order of the \
                 others.";
                kind
            )),
        });
    }
    let removed = case
        .error
        .children
        .iter()
        .find(|child| child.message.starts_with("remove the extra argument"))
        .and_then(|child| child.spans.first())
        .filter(|span| span.cell == case.span.cell);
    let Some(removed) = removed else {
        return Some(words);
    };
    Some(words.code(case.replaced(removed.range.clone(), removed.replacement.as_deref()?)))
}

/// An argument that is not there.
enum Missing {
    /// Its type, and the line with a placeholder for it.
    There(String, String),
    /// Its type alone, if other arguments have the same type.
    Somewhere(String),
}

/// The only argument that is missing. Its place is counted among those that are there: the compiler's own suggestion
/// reorders them where their types allow it.
fn missing(case: &Case) -> Option<Missing> {
    let mut labels = case.error.spans.iter().map(|span| span.label.as_str());
    let mut all = labels.by_ref().filter_map(|label| {
        parts::<2>(label, "argument #{} of type `{}` is missing")
            .or_else(|| parts(label, "argument #{}{} is missing"))
            .or_else(|| {
                parts::<1>(label, "argument of type `{}` is missing").map(|[kind]| ["1", kind])
            })
    });
    let [number, kind] = all.next()?;
    if all.next().is_some() {
        return None;
    }
    let number = number.parse::<usize>().ok()?.checked_sub(1)?;
    let open = case.token_at(case.span.range.end);
    let given = two_integer_types::indices(case, open).filter(|_| case.word(open) == "(")?;
    let end = case.closing(open)?;
    if number > given.len() {
        return None;
    }
    // Of two arguments of the same type, nobody can tell which was left out.
    let literal = |place: &Range<usize>| {
        let text = case.at(place);
        text.parse::<f64>().is_ok() || text.starts_with('"') || text == "None"
    };
    let of_number = is_integer(kind) || is_float(kind);
    let sure = given.is_empty()
        || kind.starts_with("Option<")
        || !of_number && kind != "&str" && given.iter().all(literal);
    let same = !sure;
    let option = kind.starts_with("Option<");
    let value = if option { "None" } else { "…" };
    if same {
        return Some(Missing::Somewhere(kind.to_owned()));
    }
    let change = match given.get(number) {
        Some(next) => (next.start..next.start, format!("{value}, ")),
        None => {
            let close = case.tokens[end].range.start;
            let comma = if given.is_empty() { "" } else { ", " };
            (close..close, format!("{comma}{value}"))
        }
    };
    Some(Missing::There(
        kind.to_owned(),
        case.replaced(change.0, change.1.as_str()),
    ))
}

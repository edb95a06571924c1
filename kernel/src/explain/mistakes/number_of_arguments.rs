//! Too many or too few arguments.

use super::*;

pub const TITLE: Words = words!("The wrong number of arguments");
pub const EXAMPLES: &[Example] = &[
    after(&[AREA], "area(2.0)"),
    after(&[AREA], "area(2.0, 3.0, 4.0)"),
    after(&[IMAGE], "image.row(0, 1)"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let [takes, _, given, _] = case.if_code("E0061")?.says_any(&[
        "this function takes {} {} but {} {} supplied",
        "this method takes {} {} but {} {} supplied",
    ])?;
    let name = case.text();
    let given = given.split(' ').next()?;
    let words = if takes == "1" {
        words!("`{name}` takes {takes} argument, but it is given {given} here."; name, takes, given)
    } else {
        words!(
            "`{name}` takes {takes} arguments, but it is given {given} here."; name, takes, given
        )
    };
    let mut children = case.error.children.iter();
    let defined = children.find(|child| child.message.ends_with("defined here"));
    if let Some(place) = defined.and_then(|child| child.spans.first()) {
        let line = Code::of(case.cells[place.cell].source).line_at(place.range.start);
        let head = line.split('{').next().unwrap_or("").trim();
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
    if let Some((kind, line)) = missing(case) {
        return Some(match line {
            Some(line) => words
                .and(words!("One of the type `{kind}` is missing:"; kind))
                .code(line),
            None => words.and(words!(
                "One of the type `{kind}` is missing. Check which one, and the order of the \
                 others.";
                kind
            )),
        });
    }
    Some(match case.help("remove the extra argument") {
        Some(place) => words.code(case.suggested(place)?),
        None => words,
    })
}

/// The type of the only argument that is missing, and the line with a placeholder for it, if it is sure where. Its place
/// is counted among those that are there: the compiler's own suggestion reorders them where their types allow it.
fn missing<'a>(case: &Case<'a>) -> Option<(&'a str, Option<String>)> {
    let mut all = case.error.spans.iter().filter_map(|span| {
        parts(&span.label, "argument #{} of type `{}` is missing")
            .or_else(|| parts(&span.label, "argument #{}{} is missing"))
            .or_else(|| {
                let [kind] = parts(&span.label, "argument of type `{}` is missing")?;
                Some(["1", kind])
            })
    });
    let [number, kind] = all.next().filter(|_| all.next().is_none())?;
    let number = number.parse::<usize>().ok()?.checked_sub(1)?;
    let open = case.token_at(case.span.range.end);
    let given = case.items(open).filter(|_| case.word(open) == "(")?;
    if number > given.len() {
        return None;
    }
    // Of two arguments of the same type, nobody can tell which was left out.
    let literal = |place: &Range<usize>| {
        let text = case.at(place);
        text.parse::<f64>().is_ok() || text.starts_with('"') || text == "None"
    };
    let option = kind.starts_with("Option<");
    let of_literals = is_integer(kind) || is_float(kind) || kind == "&str";
    if !given.is_empty() && !option && (of_literals || !given.iter().all(literal)) {
        return Some((kind, None));
    }
    let value = if option { "None" } else { "…" };
    let line = match given.get(number) {
        Some(next) => case.inserted(next.start, format!("{value}, ")),
        None => {
            let comma = if given.is_empty() { "" } else { ", " };
            let close = case.tokens[case.closing(open)?].range.start;
            case.inserted(close, format!("{comma}{value}"))
        }
    };
    Some((kind, Some(line)))
}

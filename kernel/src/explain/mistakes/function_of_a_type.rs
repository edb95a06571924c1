//! A function that belongs to a type, called without it or with a dot.

use super::*;

pub const TITLE: Words = words!("A function that belongs to a type");
pub const EXAMPLES: &[Example] = &[
    cell("let a: Array2<f32> = zeros((2, 3));"),
    cell("let a = ones((2, 3, 4));"),
    cell("let a: Array2<f32> = Array2.zeros((2, 3));"),
    cell("let mut v: Vec<f32> = Vec.new();"),
];

/// What makes arrays in NumPy and in ndarray.
const MAKE_ARRAYS: [&str; 5] = ["zeros", "ones", "eye", "linspace", "from_elem"];

pub fn explain(case: &Case) -> Option<Words> {
    with_a_dot(case)
        .or_else(|| without_the_type(case))
        .or_else(|| type_called(case))
}

/// `ConvolutionalLayer(…)`, as Python makes an object.
fn type_called(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("E0423")?
        .says("expected function, tuple struct or tuple variant, found struct `{}`")?;
    let begin = format!("{name}::");
    let names = case.context.names.iter();
    let makers: Vec<Words> = names
        .filter(|known| known.starts_with(&begin))
        .map(|known| quoted(&format!("{known}(…)")))
        .collect();
    (!makers.is_empty()).then(|| {
        let makers = Words::joined(&makers, &words!(" or "));
        words!(
            "`{name}` is a type, and Rust does not call a type to make a value, as Python does. \
             Use {makers}.";
            name, makers
        )
    })
}

/// `Array2.zeros(…)`
fn with_a_dot(case: &Case) -> Option<Words> {
    let (name, at) = (case.text(), case.here);
    let a_type = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    let no_value = case.is("E0423") && case.begins("expected value, found ");
    if !no_value || !a_type || !case.follows(at + 1, &[".", "_", "("]) {
        return None;
    }
    let function = case.word(at + 2);
    Some(
        words!(
            "`{name}` is a type, and `{function}` belongs to it. Use `::` for what belongs to a \
             type; the dot is for values:";
            name, function
        )
        .code(case.replaced(case.bytes(at + 1..=at + 1), "::")),
    )
}

/// `zeros(…)`, `with_filters(…)`
fn without_the_type(case: &Case) -> Option<Words> {
    let [name] = case
        .if_code("E0425")?
        .says("cannot find function `{}` in this scope")?;
    if case.text() != name {
        return None;
    }
    let ending = format!("::{name}");
    let mut owners = case
        .context
        .names
        .iter()
        .filter_map(|known| known.strip_suffix(ending.as_str()));
    let owner = match (owners.next(), owners.next()) {
        (Some(one), None) => one.to_owned(),
        (None, None) => array_of(case, name)?,
        _ => return None,
    };
    Some(
        words!(
            "`{name}` belongs to the type `{owner}`; call it with the type's name and `::`:";
            name, owner
        )
        .code(case.with(format!("{owner}::{name}"))),
    )
}

/// The type of array that is made: by the type of the variable, or by the lengths of the axes.
fn array_of(case: &Case, name: &str) -> Option<String> {
    if !MAKE_ARRAYS.contains(&name) {
        return None;
    }
    let declared = case.line().split('=').next()?.split_once(':');
    if let Some((_, kind)) = declared {
        let kind = kind.trim().split('<').next()?;
        let known = kind.strip_prefix("Array")?;
        return (known.len() == 1).then(|| kind.to_owned());
    }
    let axes = match name {
        "linspace" => 1,
        "eye" => 2,
        _ => {
            let open = case.here + 1;
            case.items(open + 1)
                .filter(|_| case.follows(open, &["(", "("]))?
                .len()
        }
    };
    (1..=6).contains(&axes).then(|| format!("Array{axes}"))
}

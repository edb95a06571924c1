//! Types as a student writes them: `Array2<f32>`, where the compiler says
//! `ArrayBase<OwnedRepr<f32>, Dim<[usize; 2]>, f32>`.

use super::words::consists_of;

/// A text of the compiler with array types written as people write them.
pub fn friendly(text: &str) -> String {
    const ARRAY: &str = "ArrayBase<";
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(ARRAY) {
        let inside = &rest[at + ARRAY.len()..];
        let array = arguments(inside).and_then(|(arguments, end)| Some((array(&arguments)?, end)));
        let Some((array, end)) = array else {
            out.push_str(&rest[..at + ARRAY.len()]);
            rest = inside;
            continue;
        };
        out.push_str(&rest[..at]);
        out.push_str(&array);
        rest = &inside[end..];
    }
    out + rest
}

/// What is between angle brackets, split at its commas, and the place after the closing bracket.
fn arguments(inside: &str) -> Option<(Vec<&str>, usize)> {
    let mut depth = 0usize;
    let mut begin = 0;
    let mut found = Vec::new();
    for (at, c) in inside.char_indices() {
        match c {
            '<' | '[' | '(' => depth += 1,
            '>' if depth == 0 => {
                found.push(inside[begin..at].trim());
                return Some((found, at + 1));
            }
            '>' | ']' | ')' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                found.push(inside[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    None
}

/// The name of an array type with these arguments: storage, dimension and, from ndarray 0.17 on, element.
fn array(arguments: &[&str]) -> Option<String> {
    let [storage, dimension, ..] = arguments else {
        return None;
    };
    let (name, element) = match storage.split_once('<') {
        Some(("OwnedRepr", element)) => ("Array", element.strip_suffix('>')?),
        Some(("ViewRepr", element)) => {
            let element = element.strip_suffix('>')?.trim_start_matches('&');
            let element = element.strip_prefix("'_ ").unwrap_or(element);
            match element.strip_prefix("mut ") {
                Some(element) => ("ArrayViewMut", element),
                None => ("ArrayView", element),
            }
        }
        _ if *storage == "..." || *storage == "_" => {
            ("Array", arguments.get(2).copied().unwrap_or("_"))
        }
        _ => return None,
    };
    Some(named(name, dimension, element))
}

fn named(name: &str, dimension: &str, element: &str) -> String {
    let axes = dimension
        .strip_prefix("Dim<[usize; ")
        .and_then(|rest| rest.strip_suffix("]>"));
    match axes {
        Some(axes) => format!("{name}{axes}<{element}>"),
        None if dimension.contains("IxDyn") => format!("{name}D<{element}>"),
        None => format!("{name}<{element}, _>"),
    }
}

/// Whether a type is one for whole numbers.
pub fn is_integer(name: &str) -> bool {
    const INTEGERS: [&str; 12] = [
        "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
    ];
    INTEGERS.contains(&name)
}

/// The same, or one that is not decided yet.
pub fn like_integer(name: &str) -> bool {
    is_integer(name) || name == "{integer}"
}

/// Whether a type is one for numbers with a decimal point.
pub fn is_float(name: &str) -> bool {
    matches!(name, "f32" | "f64")
}

/// The same, or one that is not decided yet.
pub fn like_float(name: &str) -> bool {
    is_float(name) || name == "{float}"
}

/// A value as another type of numbers.
pub fn cast(value: &str, kind: &str) -> String {
    if consists_of(value, "_.()[], ") && !value.contains(" as ") {
        format!("{value} as {kind}")
    } else {
        format!("({value}) as {kind}")
    }
}

#[cfg(test)]
mod tests {
    use super::friendly;

    #[test]
    fn arrays_are_called_as_they_are_written() {
        let cases = [
            (
                "`ArrayBase<OwnedRepr<f32>, Dim<[usize; 2]>, f32>`",
                "`Array2<f32>`",
            ),
            (
                "found `&ArrayBase<ViewRepr<&f32>, Dim<[usize; 1]>, f32>`",
                "found `&ArrayView1<f32>`",
            ),
            (
                "ArrayBase<ViewRepr<&mut f64>, Dim<[usize; 3]>, f64>",
                "ArrayViewMut3<f64>",
            ),
            (
                "Vec<ArrayBase<OwnedRepr<f32>, ..., f32>>",
                "Vec<Array<f32, _>>",
            ),
            (
                "Result<ArrayBase<..., ..., f32>, ...>",
                "Result<Array<f32, _>, ...>",
            ),
            (
                "ArrayBase<OwnedRepr<f32>, Dim<IxDynImpl>, f32>",
                "ArrayD<f32>",
            ),
            ("`ArrayBase<S, D>`", "`ArrayBase<S, D>`"),
            ("`Vec<f32>` ends `ArrayBase<", "`Vec<f32>` ends `ArrayBase<"),
        ];
        for (compiler, ours) in cases {
            assert_eq!(friendly(compiler), ours);
        }
    }
}

//! A variable with a whole number in a calculation with decimal points.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "whole-number-with-float",
    title: (
        "A whole number in a calculation with decimal points",
        "小数の計算の中の整数",
    ),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "let n = image.len();\nlet mean = image.sum() / n;",
        ),
        cell("let n = 5;\nlet mean = 10.0 / n;"),
        cell("let n: usize = 5;\nlet mean = 2.5 * n;"),
        cell("let n: usize = 5;\nlet x: f32 = n * 2.5;"),
    ],
    explain: Explain::Compile(explain),
};

fn explain(case: &Case) -> Option<Words> {
    let patterns = [
        ("cannot multiply `{}` by `{}`", false),
        ("cannot divide `{}` by `{}`", false),
        ("cannot add `{}` to `{}`", true),
        ("cannot subtract `{}` from `{}`", true),
    ];
    let (left, right) = patterns.iter().find_map(|(pattern, turned)| {
        let [a, b] = case.says(pattern)?;
        Some(if *turned { (b, a) } else { (a, b) })
    })?;
    let float = |kind: &str| is_float(kind) || kind == "{float}";
    let whole = |kind: &str| is_integer(kind) || kind == "{integer}";
    let sign = case.token_at(case.span.range.start);
    if !case.is("E0277") || case.span.range.len() != 1 {
        return None;
    }
    let (kind, range, target) =
        if float(left) && whole(right) && case.kind(sign + 1) == Some(Kind::Word) {
            (right, operand_after(case, sign + 1), left)
        } else if whole(left) && float(right) {
            (left, case.expression_before(sign), right)
        } else {
            return None;
        };
    let target = if is_float(target) {
        target
    } else if case.in_line(&["let", "_", ":", "f32"]).is_some() {
        "f32"
    } else {
        "f64"
    };
    let value = case.at(&range);
    if value.is_empty() || value.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let kind_en = if kind == "{integer}" {
        "a whole number".to_owned()
    } else {
        format!("{a_kind}, a whole number", a_kind = a(kind))
    };
    let kind_ja = if kind == "{integer}" {
        "整数".to_owned()
    } else {
        format!(" `{kind}`（整数）")
    };
    Some(
        say(
            format!("`{value}` is {kind_en}, and the other side a number with a decimal point. Rust \
             calculates with two of the same type only. Turn it into one with `as`:"),
            format!("`{value}` は{kind_ja}ですが、もう一方は小数です。Rustは同じ型どうしでしか計算しません。\
             `as` で小数に変えます。"),
        )
        .code(case.mended(&[(range, &two_float_types::cast(value, target))])),
    )
}

/// The operand that begins with a token: a name with its calls and indices.
pub(super) fn operand_after(case: &Case, first: usize) -> std::ops::Range<usize> {
    let mut at = first;
    while let Some(next) = case.tokens.get(at + 1) {
        let step = match case.word(Some(at + 1)) {
            "." => Some(at + 2),
            "(" | "[" if next.range.start == case.tokens[at].range.end => {
                closing(case.source, &case.tokens, at + 1)
            }
            _ => None,
        };
        let Some(step) = step.filter(|step| *step < case.tokens.len()) else {
            break;
        };
        at = step;
    }
    case.tokens[first].range.start..case.tokens[at].range.end
}

//! Adds the cell's report to evcxr's generated source, before the compiler sees it.
//!
//! Lines stay lines, so that what the compiler says about a line is also true of evcxr's source. A source that is not
//! as expected stays as it is: such a cell runs without a report.

use std::collections::HashSet;

use syn::Item;
use syn::spanned::Spanned;

use crate::source::is_word;

/// Begins the function that evcxr calls; the student's items come before it, the student's statements after it.
const ENTRY: &str = "\n#[unsafe(no_mangle)]\npub extern \"C\" fn run_user_code_";

/// evcxr's module for the variables of a notebook; [`MODULE_SUM`] is its checksum. `kernel_cell` has a replacement.
const MODULE: &str = "\nmod evcxr_internal_runtime {\n";
const MODULE_SUM: u64 = 0xc131_8e6b_5da8_9cbc;

/// How evcxr runs a cell, with and without variables; and how this program does.
const RUNS: [(&str, &str); 2] = [
    (
        "\nmatch std::panic::catch_unwind(\n",
        "\nmatch ::kernel_cell::run(\n",
    ),
    (
        "\nif std::panic::catch_unwind(||{\n",
        "\nif ::kernel_cell::run(||{\n",
    ),
];

/// What evcxr does when a `?` leaves the cell: it prints the error, with `{}` or `{:?}`.
const LEAVES: (&str, &str) = (
    "\n                fn from(error: T) -> Self {\n                    eprintln!(\"",
    "\", error);\n                    println!(\"{}\", evcxr_internal_runtime::USER_ERROR_OCCURRED);\n",
);
const LEAVES_NOW: (&str, &str) = (
    "\n                #[track_caller] fn from(error: T) -> Self {\n                    ::kernel_cell::failed(::std::any::type_name::<T>(), &format!(\"",
    "\", error));\n                    ::kernel_cell::tell_evcxr(evcxr_internal_runtime::USER_ERROR_OCCURRED);\n",
);

/// How evcxr first tries to show the value that ends a cell.
const SHOWS: [(&str, &str); 2] = [
    ("\n(\n", "\n{ use ::kernel_cell::ShowPlain as _; (&(\n"),
    ("\n).evcxr_display();\n", "\n)).evcxr_display() };\n"),
];

/// The source with a way to show a value that has none of its own; `None` if no value is shown.
///
/// If evcxr finds none, it has the cell compiled again. The methods found first stay the same, so this shows what the
/// second try would.
pub fn showing(compiled: &str) -> Option<String> {
    let [(begin, begins), (end, ends)] = SHOWS;
    let last = compiled.rfind(end)?;
    let first = compiled[..last + 1].rfind(begin)?;
    let value = &compiled[first + begin.len()..last + 1];
    Some(
        [
            &compiled[..first],
            begins,
            value,
            &ends[1..],
            &compiled[last + end.len()..],
        ]
        .concat(),
    )
}

/// The source as it is compiled.
pub fn rewrite(source: &str) -> String {
    let Some(entry) = source.find(ENTRY) else {
        return source.to_owned();
    };
    let (items, mut function) = (&source[..entry], source[entry..].to_owned());
    // evcxr's is the first: the student's statements come after it.
    let run = RUNS
        .iter()
        .filter_map(|(theirs, ours)| Some((function.find(theirs)?, theirs, ours)))
        .min();
    if let Some((at, theirs, ours)) = run {
        function.replace_range(at..at + theirs.len(), ours);
    }
    format!("{}{function}", shared_module(&leaving(&macros(items))))
}

/// Lets code before a macro use it, too: evcxr writes a notebook's items in an arbitrary order that changes each time.
fn macros(items: &str) -> String {
    let mut written = items.to_owned();
    let parsed = items
        .contains("macro_rules!")
        .then(|| syn::parse_file(items).ok());
    let Some(file) = parsed.flatten() else {
        return written;
    };
    let mut named = HashSet::new();
    // Backwards, so that positions stay valid. Of two with the same name, the last is in effect everywhere.
    for item in file.items.iter().rev() {
        if let Item::Macro(item) = item
            && let Some(name) = &item.ident
            && named.insert(name)
            && is_only_a_macro(items, &name.to_string())
        {
            written.insert_str(
                item.span().byte_range().end,
                &format!(" #[allow(unused_imports)] pub(crate) use {name};"),
            );
        }
    }
    written
}

/// Whether nothing else has the name of a macro: otherwise the name would be defined twice.
fn is_only_a_macro(items: &str, name: &str) -> bool {
    items.match_indices(name).all(|(at, _)| {
        let (before, after) = (&items[..at], &items[at + name.len()..]);
        before.ends_with(is_word)
            || after.starts_with(is_word)
            || before.trim_end().ends_with("macro_rules!")
            || after.trim_start().starts_with('!')
    })
}

/// A `?` that leaves the cell reports it.
fn leaving(items: &str) -> String {
    let Some(begin) = items.rfind(LEAVES.0) else {
        return items.to_owned();
    };
    let format = &items[begin + LEAVES.0.len()..];
    let Some((format, rest)) = format
        .split_once(LEAVES.1)
        .filter(|(format, _)| format.len() < 8)
    else {
        return items.to_owned();
    };
    [&items[..begin], LEAVES_NOW.0, format, LEAVES_NOW.1, rest].concat()
}

/// evcxr's module is compiled once, instead of with every cell.
fn shared_module(items: &str) -> String {
    match items.rfind(MODULE) {
        Some(begin) if sum(&items[begin..]) == MODULE_SUM => {
            let lines = items[begin + 1..].matches('\n').count();
            format!(
                "{}\nuse ::kernel_cell::evcxr_internal_runtime;{}",
                &items[..begin],
                "\n".repeat(lines)
            )
        }
        _ => items.to_owned(),
    }
}

/// FNV-1a: the same for all compilers of this program.
fn sum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_evcxr_s_stays() {
        for source in ["", "fn main() {}", "mod evcxr_internal_runtime {\n}\n"] {
            assert_eq!(rewrite(source), source);
        }
    }

    #[test]
    fn a_macro_can_be_used_before_it_is_defined() {
        let items = "fn double() -> u32 { 二倍!(1) }\nmacro_rules! 二倍 {\n ($n:expr) => { 2 * $n }\n} fn f() {}\n";
        let expected = items.replace(
            "\n} fn",
            "\n} #[allow(unused_imports)] pub(crate) use 二倍; fn",
        );
        assert_eq!(macros(items), expected);
        for nothing_to_do in [
            "fn f() { macro_rules! m { () => {} } }",
            "macro_rules! m {",
            "fn m() { m!() } macro_rules! m { () => {} }",
        ] {
            assert_eq!(macros(nothing_to_do), nothing_to_do);
        }
    }
}

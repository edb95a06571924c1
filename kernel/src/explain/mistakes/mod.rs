//! The table of mistakes: one file for each kind.
//!
//! Each kind has its title, code that causes it, and a matcher, which gives the explanation. The matcher explains only
//! when it is sure: it looks at the compiler's error code and message, at the label of each place, and at the tokens
//! there.
//! The first kind in the table that has an explanation wins, so special kinds come before general ones.
//!
//! To add a kind, write its file and put its name in the table below, with when it shows.
//! `MISTAKES=id cargo test -p notebook-kernel example` runs its examples alone;
//! `UPDATE_MISTAKES=1 cargo test -p notebook-kernel` runs all of them and writes the explanations to `mistakes.json`,
//! from which the site makes its page.

use std::ops::Range;

use super::Explanation;
use super::case::{Case, parts};
use super::code::Code;
use super::diagnostic::{NOTEBOOK, Span};
use super::fate::Fate;
use super::nearest::nearest;
use super::scope::{Scope, Sort};
use super::tokens::{Kind, tokens};
use super::trouble::Trouble;
use super::types::{cast, is_float, is_integer, like_float, like_integer};
use super::words::{a, consists_of, is_digits, listed, quoted, quoted_or};
use crate::language::{Words, words};
use crate::source::End;

/// A kind of mistake.
pub struct Mistake {
    /// Its name in URLs; it never changes.
    pub id: &'static str,
    /// Its name for people.
    pub title: Words,
    /// Code that makes it.
    pub examples: &'static [Example],
    explain: Explain,
}

impl Mistake {
    /// Whether the cell compiles and the mistake shows only while it runs.
    pub fn runs(&self) -> bool {
        matches!(self.explain, Explain::Run(_))
    }
}

/// When a mistake shows, and the function that explains it.
enum Explain {
    /// While a cell is compiled: an error or a warning.
    Compile(fn(&Case) -> Option<Words>),
    /// The same; the student wrote something that is not Rust at all, and all errors that follow come from it.
    Foreign(fn(&Case) -> Option<Words>),
    /// The same; nothing in the cell can work until this is fixed.
    All(fn(&Case) -> Option<Words>),
    /// While it runs.
    Run(fn(&Trouble) -> Option<Words>),
}

/// Cells, the last of which makes a mistake.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The cells before it.
    pub before: &'static [&'static str],
    /// What became of those that did not run to their end.
    pub ends: &'static [End],
    /// The cell.
    pub cell: &'static str,
}

/// A cell that makes a mistake by itself.
const fn cell(cell: &'static str) -> Example {
    after(&[], cell)
}

/// A cell that makes a mistake after others.
const fn after(before: &'static [&'static str], cell: &'static str) -> Example {
    after_ends(before, &[], cell)
}

/// A cell that makes a mistake after others, some of which ended early.
const fn after_ends(
    before: &'static [&'static str],
    ends: &'static [End],
    cell: &'static str,
) -> Example {
    Example { before, ends, cell }
}

/// A small image, which many examples begin with.
const IMAGE: &str = "let image: Array2<f32> = Array2::zeros((4, 6));";

/// A row of numbers.
const NUMBERS: &str = "let x: Array1<f32> = array![1.0, 2.0, 3.0];";

/// A function of two numbers.
const AREA: &str = "fn area(w: f32, h: f32) -> f32 { w * h }";

/// A function that may fail.
const FILTERS: &str =
    "fn filters(n: usize) -> Result<Array2<f32>, String> { Ok(Array2::zeros((n, n))) }";

/// Declares the file of each kind, and lists them in this order. A kind's id is the name of its file, with dashes.
macro_rules! table {
    ($($when:ident($kind:ident)),* $(,)?) => {
        $(mod $kind;)*
        static TABLE: &[Mistake] = &[$(Mistake {
            id: {
                const ID: [u8; stringify!($kind).len()] = dashed(stringify!($kind));
                match str::from_utf8(&ID) {
                    Ok(id) => id,
                    Err(_) => unreachable!(),
                }
            },
            title: $kind::TITLE,
            examples: $kind::EXAMPLES,
            explain: Explain::$when($kind::explain),
        }),*];
    };
}

/// The letters of a name, with dashes in place of underscores.
const fn dashed<const N: usize>(name: &str) -> [u8; N] {
    let mut letters = [b'-'; N];
    let mut at = 0;
    while at < N {
        if name.as_bytes()[at] != b'_' {
            letters[at] = name.as_bytes()[at];
        }
        at += 1;
    }
    letters
}

table! {
    Compile(foreign_characters),
    Foreign(python_def),
    Foreign(python_elif),
    Foreign(python_block),
    Foreign(python_lambda),
    Foreign(python_import),
    Foreign(python_statement),
    Foreign(python_and_or),
    Foreign(python_not),
    Foreign(python_in),
    Foreign(python_is),
    Foreign(python_comment),
    Foreign(magic_command),
    Foreign(python_quotes),
    Foreign(python_fstring),
    Foreign(python_docstring),
    Foreign(python_comprehension),
    Foreign(python_ternary),
    Foreign(python_floor_division),
    Foreign(python_dict),
    Compile(increment),
    Foreign(several_names),
    Foreign(type_first),
    Compile(constant_without_type),
    Foreign(c_for),
    Compile(walrus),
    Compile(default_argument),
    All(first_cell_not_run),
    Compile(cell_not_compiled),
    Compile(variables_lost),
    Compile(cell_was_stopped),
    Compile(python_range),
    Compile(float_literal),
    Compile(python_constants),
    Compile(python_length),
    Compile(python_sum),
    Compile(python_print),
    Compile(python_enumerate),
    Compile(python_conversion),
    Compile(python_types),
    Compile(function_of_a_type),
    Compile(math_function),
    Compile(python_power),
    Compile(numpy),
    Compile(python_pass),
    Compile(missing_exclamation_mark),
    Compile(unknown_macro),
    Compile(constant_pi),
    Compile(keyword_argument),
    Compile(missing_let),
    Compile(name_of_inner_block),
    Compile(variable_in_a_function),
    Compile(given_away_earlier),
    Compile(unknown_name),
    Compile(unknown_library),
    Compile(ambiguous_number),
    Compile(sum_of_another_type),
    Compile(two_float_types),
    Compile(whole_number_with_float),
    Compile(two_integer_types),
    Compile(negative_index),
    Compile(negative_usize),
    Compile(index_type),
    Compile(square_root_of_integer),
    Compile(invalid_cast),
    Compile(literal_out_of_range),
    Compile(range_of_floats),
    Compile(three_dots),
    Compile(loop_over_a_number),
    Compile(two_indices),
    Compile(slice_with_colon),
    Compile(slice_in_brackets),
    Compile(axes_of_a_slice),
    Compile(one_index_for_two_axes),
    Compile(array_called),
    Compile(shape_as_arguments),
    Compile(array_method),
    Compile(list_method),
    Compile(largest_of_floats),
    Compile(list_arithmetic),
    Compile(list_for_array),
    Compile(number_for_list),
    Compile(number_of_axes),
    Compile(view_for_array),
    Compile(element_type),
    Compile(function_for_value),
    Compile(transpose),
    Compile(method_without_brackets),
    Compile(shape_taken_apart),
    Compile(tuple_index),
    Foreign(assign_to_part),
    Compile(matrix_product),
    Compile(missing_mut),
    Compile(missing_mut_in_another_cell),
    Compile(change_behind_reference),
    Compile(missing_reference),
    Compile(needless_reference),
    Compile(lent_for_looking),
    Compile(moved_value),
    Compile(move_out_of_reference),
    Compile(reference_for_value),
    Compile(compare_with_reference),
    Compile(reference_to_local),
    Compile(change_while_lent),
    Compile(reference_in_a_variable),
    Compile(closure_in_a_variable),
    Compile(type_not_known),
    Compile(question_mark_missing),
    Compile(question_mark_in_function),
    Compile(question_mark_in_closure),
    Compile(question_mark_on_value),
    Compile(ok_missing),
    Compile(ok_of_several),
    Compile(option_not_unwrapped),
    Compile(semicolon_swallows_value),
    Compile(no_value_returned),
    Compile(if_without_else),
    Compile(missing_return_type),
    Compile(missing_argument_type),
    Compile(branches_differ),
    Compile(missing_comma),
    Compile(value_before_the_end),
    Compile(missing_semicolon),
    Compile(unclosed_text),
    Compile(unclosed_bracket),
    Compile(bracket_too_many),
    Compile(brackets_differ),
    Compile(colon_for_arrow),
    Compile(assignment_as_condition),
    Compile(chained_comparison),
    Compile(swapped_arguments),
    Compile(number_of_arguments),
    Compile(text_placeholders),
    Compile(print_without_text),
    Compile(expression_in_text),
    Compile(no_display),
    Compile(text_type),
    Compile(joined_texts),
    Compile(mixed_list),
    Compile(number_as_condition),
    Compile(compare_different_types),
    Compile(match_not_complete),
    Compile(break_outside_loop),
    Compile(append_to_list),
    Compile(double_brackets_on_list),
    Compile(reshape),
    Compile(unused_result),
    Compile(shadowed_in_loop),
    Run(index_out_of_bounds),
    Run(array_index_out_of_bounds),
    Run(below_zero),
    Run(number_too_large),
    Run(division_by_zero),
    Run(unwrap_of_none),
    Run(unwrap_of_error),
    Run(shapes_do_not_fit),
    Run(slice_out_of_bounds),
    Run(todo),
    Run(text_is_no_number),
    Compile(float_and_integer),
    Compile(unknown_method),
    Compile(name_not_defined),
    Compile(endless_recursion),
    Run(too_much_memory),
    Run(axis_index_out_of_bounds),
    Compile(array_for_view),
    Compile(private_field),
    Compile(certain_panic),
}

/// All the kinds of mistakes.
pub fn all() -> &'static [Mistake] {
    TABLE
}

/// The kind of mistake behind a compile error or a warning, and its explanation.
pub(super) fn explain(case: &Case) -> Option<Explanation> {
    TABLE.iter().find_map(|mistake| match mistake.explain {
        Explain::Compile(words) | Explain::Foreign(words) | Explain::All(words) => {
            Some((mistake.id, words(case)?))
        }
        Explain::Run(_) => None,
    })
}

/// The same for a cell that failed while it ran.
pub(super) fn explain_run(trouble: &Trouble) -> Option<Explanation> {
    TABLE.iter().find_map(|mistake| match mistake.explain {
        Explain::Run(words) => Some((mistake.id, words(trouble)?)),
        _ => None,
    })
}

/// Whether all errors after one of this kind come from it; `syntax` says whether the compiler could not even read the
/// code.
pub(super) fn garbles(id: &str, syntax: bool) -> bool {
    let kind = TABLE.iter().find(|mistake| mistake.id == id);
    kind.is_some_and(|mistake| match mistake.explain {
        Explain::Foreign(_) => syntax,
        Explain::All(_) => true,
        _ => false,
    })
}

//! The table of mistakes: one file for each kind.
//!
//! Each kind has its explanation, code that causes it, and a matcher. The matcher explains only when
//! it is sure: it looks at the compiler's error code and message, at the label of each place, and at the tokens there.
//! The first kind in the table that has an explanation wins, so special kinds come before general ones.
//!
//! To add a kind, write its file and put its name in the table below.
//! `MISTAKES=id cargo test -p notebook-kernel example` runs its examples alone;
//! `UPDATE_MISTAKES=1 cargo test -p notebook-kernel` runs all of them and writes the explanations to `mistakes.json`,
//! from which the site makes its page.

use super::case::{Case, parts};
use super::diagnostic::NOTEBOOK;
use super::nearest::nearest;
use super::tokens::{Kind, Token, closing};
use super::trouble::Trouble;
use super::types::{is_float, is_integer};
use super::words::a;
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

/// Declares the file of each kind, and lists them in this order.
macro_rules! table {
    ($($kind:ident),* $(,)?) => {
        $(mod $kind;)*
        static TABLE: &[Mistake] = &[$($kind::MISTAKE),*];
    };
}

table! {
    foreign_characters,
    python_def,
    python_elif,
    python_block,
    python_lambda,
    python_import,
    python_statement,
    python_and_or,
    python_not,
    python_in,
    python_is,
    python_comment,
    magic_command,
    python_quotes,
    python_fstring,
    python_docstring,
    python_comprehension,
    python_ternary,
    python_floor_division,
    python_dict,
    increment,
    several_names,
    type_first,
    constant_without_type,
    c_for,
    walrus,
    default_argument,
    first_cell_not_run,
    cell_not_compiled,
    variables_lost,
    cell_was_stopped,
    python_range,
    float_literal,
    python_constants,
    python_length,
    python_sum,
    python_print,
    python_enumerate,
    python_conversion,
    python_types,
    function_of_a_type,
    math_function,
    python_power,
    numpy,
    python_pass,
    missing_exclamation_mark,
    unknown_macro,
    constant_pi,
    keyword_argument,
    missing_let,
    name_of_inner_block,
    variable_in_a_function,
    given_away_earlier,
    unknown_name,
    unknown_library,
    ambiguous_number,
    sum_of_another_type,
    two_float_types,
    whole_number_with_float,
    two_integer_types,
    negative_index,
    negative_usize,
    index_type,
    square_root_of_integer,
    invalid_cast,
    literal_out_of_range,
    range_of_floats,
    three_dots,
    loop_over_a_number,
    two_indices,
    slice_with_colon,
    slice_in_brackets,
    too_few_axes,
    one_index_for_two_axes,
    array_called,
    shape_as_arguments,
    array_method,
    list_method,
    largest_of_floats,
    list_arithmetic,
    list_for_array,
    number_for_list,
    number_of_axes,
    view_for_array,
    element_type,
    function_for_value,
    transpose,
    method_without_brackets,
    shape_taken_apart,
    tuple_index,
    assign_to_part,
    matrix_product,
    missing_mut,
    missing_mut_in_another_cell,
    change_behind_reference,
    missing_reference,
    needless_reference,
    lent_for_looking,
    moved_value,
    move_out_of_reference,
    reference_for_value,
    compare_with_reference,
    reference_to_local,
    change_while_lent,
    reference_in_a_variable,
    closure_in_a_variable,
    type_not_known,
    question_mark_missing,
    question_mark_in_function,
    question_mark_in_closure,
    question_mark_on_value,
    ok_missing,
    ok_of_several,
    option_not_unwrapped,
    semicolon_swallows_value,
    no_value_returned,
    if_without_else,
    missing_return_type,
    missing_argument_type,
    branches_differ,
    missing_comma,
    value_before_the_end,
    missing_semicolon,
    unclosed_text,
    unclosed_bracket,
    bracket_too_many,
    brackets_differ,
    colon_for_arrow,
    assignment_as_condition,
    chained_comparison,
    swapped_arguments,
    number_of_arguments,
    text_placeholders,
    print_without_text,
    expression_in_text,
    no_display,
    text_type,
    joined_texts,
    mixed_list,
    number_as_condition,
    compare_different_types,
    match_not_complete,
    break_outside_loop,
    append_to_list,
    double_brackets_on_list,
    reshape,
    unused_result,
    shadowed_in_loop,
    index_out_of_bounds,
    array_index_out_of_bounds,
    below_zero,
    number_too_large,
    division_by_zero,
    unwrap_of_none,
    unwrap_of_error,
    shapes_do_not_fit,
    slice_out_of_bounds,
    todo,
    text_is_no_number,
    float_and_integer,
    unknown_method,
    name_not_defined,
    endless_recursion,
    too_much_memory,
    axis_index_out_of_bounds,
    array_for_view,
    private_field,
    certain_panic,
}

/// All the kinds of mistakes.
pub fn all() -> &'static [Mistake] {
    TABLE
}

/// The kind of mistake behind a compile error or a warning, and its explanation.
pub(super) fn explain(case: &Case) -> Option<(&'static str, Words)> {
    TABLE.iter().find_map(|mistake| match mistake.explain {
        Explain::Compile(words) | Explain::Foreign(words) | Explain::All(words) => {
            Some((mistake.id, words(case)?))
        }
        Explain::Run(_) => None,
    })
}

/// The same for a cell that failed while it ran.
pub(super) fn explain_run(trouble: &Trouble) -> Option<(&'static str, Words)> {
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

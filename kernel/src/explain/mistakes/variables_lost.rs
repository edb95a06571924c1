//! A variable that was lost with all the others.

use super::*;

pub const TITLE: Words = words!("A variable that was lost with all the others");
pub const EXAMPLES: &[Example] = &[after_ends(
    &["let count: usize = 3;", "std::process::exit(1);"],
    &[End::Done, End::Lost],
    "println!(\"{count}\");",
)];

pub fn explain(case: &Case) -> Option<Words> {
    let name = case.unknown_name()?;
    Some(match case.fate(name)? {
        Fate::Lost(count) => words!(
            "All variables were lost when cell [{count}] was interrupted or ended its program, \
             and `{name}` is one of them. Run the cells that make variables again, from the top.";
            count, name
        ),
        Fate::Nothing(count) => words!(
            "Everything the notebook had made was lost at cell [{count}], when the kernel's \
             engine ended. Run the cells again from the top.";
            count
        ),
        _ => return None,
    })
}

//! A name of the notebook's library, which the first cell loads.

use super::*;

pub const TITLE: Words = words!("The first cell was not run");
pub const EXAMPLES: &[Example] = &[
    cell("let filter = center_surround(7, 2.5);"),
    cell("let stripes: Vec<Grating> = Vec::new();"),
];

pub fn explain(case: &Case) -> Option<Words> {
    let unlinked = "failed to resolve: use of unresolved module or unlinked crate `{}`";
    let name = case
        .unknown_name()
        .or_else(|| case.says(unlinked).map(|[name]| name))?;
    let library = case.context.library?;
    let of_library = case.context.names.contains(&name) || name == library;
    (of_library && !case.has_library()).then(|| {
        words!(
            "`{name}` comes with this notebook's library, which is not loaded yet. Run the first \
             cell, the one with `use {library}::…`, then run this one again. (After a restart of \
             the kernel, all cells must be run again from the top.)";
            name, library
        )
    })
}

//! A row, column or part that is not there.

use super::*;

pub const TITLE: Words = words!("A row or a column that is not there");
pub const EXAMPLES: &[Example] = &[
    after(&[IMAGE], "image.row(4).sum()"),
    after(&[IMAGE], "image.slice(s![2..6, ..]).sum()"),
];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    if let Some([index, length, shape]) = trouble
        .panics("collapse_axis: Index {} must be less than axis length {} for array with shape {}")
    {
        let last = length.parse::<usize>().ok()?.checked_sub(1)?;
        return Some(
            words!(
                "This axis has the length {length} (the shape is {shape}), so its parts are \
                 numbered 0 to {last}; {index} is not one of them. Look at the shape, and at \
                 where the number comes from:";
                length, shape, last, index
            )
            .code("println!(\"{:?}\", a.dim());"),
        );
    }
    let [side, end, length] = trouble.panics("Slice {} {} is past end of axis of length {}")?;
    ["begin", "end"].contains(&side).then(|| {
        words!(
            "The slice goes to {end}, but the axis is {length} long. A range can end at {length} \
             at most (a range does not include its end):";
            end, length
        )
        .code("println!(\"{:?}\", a.dim());")
    })
}

//! A row, column or part that is not there.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "axis-index-out-of-bounds",
    title: words!("A row or a column that is not there"),
    examples: &[
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.row(4).sum()",
        ),
        after(
            &["let image: Array2<f32> = Array2::zeros((4, 6));"],
            "image.slice(s![2..6, ..]).sum()",
        ),
    ],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    if !trouble.panic {
        return None;
    }
    let axis = parts::<3>(
        trouble.message,
        "collapse_axis: Index {} must be less than axis length {} for array with shape {}",
    );
    if let Some([index, length, shape]) = axis {
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
    let [side, end, length] = parts::<3>(
        trouble.message,
        "Slice {} {} is past end of axis of length {}",
    )?;
    ["begin", "end"].contains(&side).then(|| {
        words!(
            "The slice goes to {end}, but the axis is {length} long. A range can end at {length} \
             at most (a range does not include its end):";
            end, length
        )
        .code("println!(\"{:?}\", a.dim());")
    })
}

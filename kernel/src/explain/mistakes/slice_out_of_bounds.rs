//! A slice beyond the end of an array or a list.

use super::*;

pub const TITLE: Words = words!("A slice beyond the end");
pub const EXAMPLES: &[Example] = &[cell("let v = vec![1, 2, 3];\nlet n = 5;\nv[1..n].len()")];

pub fn explain(trouble: &Trouble) -> Option<Words> {
    let sides = ["end", "start"]
        .map(|side| format!("range {side} index {{}} out of range for slice of length {{}}"));
    if let Some([end, length]) = sides.iter().find_map(|pattern| trouble.panics(pattern)) {
        return Some(words!(
            "The slice reaches to {end}, but the list has only {length} elements. A range `a..b` \
             can end at {length} at most (a range does not include its end):";
            end, length
        ).code("&v[a..b.min(v.len())]"));
    }
    let message = trouble.message;
    let array = message.starts_with("assertion failed: ") && message.contains("axis_len")
        || message.contains("is out of bounds for axis");
    (array && trouble.panic).then(|| {
        words!("A slice reaches beyond the end of an axis. The shape shows how far it can go:")
            .code("println!(\"{:?}\", a.dim());")
    })
}

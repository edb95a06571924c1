//! An index beyond the end of a list.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "index-out-of-bounds",
    title: ("An index beyond the end", "終わりを超えた添字"),
    examples: &[cell("let v = vec![1, 2, 3];\nlet i = v.len();\nv[i]")],
    explain: Explain::Run(explain),
};

fn explain(trouble: &Trouble) -> Option<Words> {
    let [length, index] = parts(
        trouble.message,
        "index out of bounds: the len is {} but the index is {}",
    )
    .filter(|_| trouble.panic)?;
    if length == "0" {
        return Some(say(
            format!(
                "The list is empty, so it has no element {index}. Ask before whether there is one, for \
             example with `get`, which gives an `Option`."
            ),
            format!(
                "リストは空なので、添字が{index}の要素はありません。先に、要素があるかを調べます。`get` な\
             ら `Option` が返ります。"
            ),
        ));
    }
    let last = length.parse::<usize>().ok()?.checked_sub(1)?;
    Some(say(
        format!("There are {length} elements, and their indices go from 0 to {last}; {index} is beyond. \
             Look at where the index comes from: a loop over `0..n` ends before `n`, and the last \
             element is"),
        format!("要素は{length}個で、添字は0から{last}までです。{index}は範囲の外です。添字がどこから来\
             たかを見てください。`0..n` のループは `n` の手前で終わります。最後の要素は次のように書き\
             ます。"),
    ).code(match trouble.code.split_once('[') { Some((list, _)) if !list.is_empty() => format!("{list}[{list}.len() - 1]"), _ => "v[v.len() - 1]".to_owned() }))
}

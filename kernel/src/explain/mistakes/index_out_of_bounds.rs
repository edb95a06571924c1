//! An index beyond the end of a list.

use super::*;

pub const MISTAKE: Mistake = Mistake {
    id: "index-out-of-bounds",
    title: ("An index beyond the end", "終わりを超えた添字"),
    examples: &[cell("let v = vec![1, 2, 3];\nlet i = v.len();\nv[i]"), cell("let v = vec![1, 2, 3];\nlet mut sum = 0;\nfor i in 0..=v.len() {\n    sum += v[i];\n}\nsum")],
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
                "The list is empty, so it has no element {index}. Check first whether there is one, for example with \
                 `get`, which gives an `Option`."
            ),
            format!(
                "リストは空なので、添字が{index}の要素はありません。先に、要素があるかを調べます。`get` な\
             ら `Option` が返ります。"
            ),
        ));
    }
    let last = length.parse::<usize>().ok()?.checked_sub(1)?;
    let (list, written) = array_index_out_of_bounds::indexed(trouble.code).unwrap_or(("", Vec::new()));
    let name = written.first().copied().filter(|name| name.parse::<u64>().is_err());
    let (list_en, list_ja) = if list.is_empty() {
        ("The list".to_owned(), "リスト".to_owned())
    } else {
        (format!("`{list}`"), format!("`{list}`"))
    };
    let words = say(
        format!(
            "{list_en} has {length} elements, with indices from 0 to {last}; {}.",
            name.map_or(format!("{index} is past the end"), |name| format!("`{name}` was {index}"))
        ),
        format!(
            "{list_ja} の要素は{length}個で、添字は0から{last}までですが、{}。",
            name.map_or(format!("{index}は範囲の外です"), |name| format!("`{name}` は{index}でした"))
        ),
    );
    Some(words.say(
        "Look at where the index comes from: a loop over `0..n` ends before `n`, one over `0..=n` does not.",
        "添字がどこから来たかを調べます。`0..n` のループは `n` の手前で終わりますが、`0..=n` は `n` まで続きます。",
    ))
}

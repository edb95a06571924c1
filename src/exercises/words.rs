//! The sentences that all checks share.

use super::compare::{Difference, Values};
use super::exercise::Words;
use super::outcome::Outcome;
use crate::Language;

pub(crate) fn passed(language: Language) -> &'static str {
    language.pick("well done, this is right.", "よくできました。正解です。")
}

pub(crate) fn not_attempted(language: Language) -> &'static str {
    language.pick(
        "not attempted yet. Write your answer in the exercise's code cell, run that cell, and then run this one.",
        "まだ解答されていません。演習のコードのセルに答えを書いて実行してから、このセルを実行してください。",
    )
}

pub(crate) fn hint(language: Language) -> &'static str {
    language.pick("Hint: ", "ヒント：")
}

pub(crate) fn right_by_accident(language: Language) -> &'static str {
    language.pick(
        "For the input of the notebook's own cell the result happens to be right. Make it right for every input.",
        "ノートブックのセルの入力に対しては、たまたま正しい結果になっています。どのような入力に対しても正しくなるようにしてください。",
    )
}

/// Which input this is about.
pub(crate) fn tried(input: &str, language: Language) -> String {
    match language {
        Language::English => format!("With {input}, "),
        Language::Japanese => format!("{input}で試したところ、"),
    }
}

/// What came out instead of arrays; `None` if arrays did.
pub(crate) fn without_arrays(outcome: &Outcome, language: Language) -> Option<String> {
    Some(match (outcome, language) {
        (Outcome::Arrays(_), _) => return None,
        (Outcome::NotDone, Language::English) => {
            "your function still returns not_done(): replace it with your answer.".into()
        }
        (Outcome::NotDone, Language::Japanese) => {
            "関数がまだ not_done() を返しています。自分の答えに置き換えてください。".into()
        }
        (Outcome::Error(said), _) => format!(
            "{}{}",
            language.pick(
                "your function returned an error: ",
                "関数がエラーを返しました："
            ),
            said.of(language)
        ),
        (Outcome::Panic(said), Language::English) => format!("your function panicked: {said}."),
        (Outcome::Panic(said), Language::Japanese) => {
            format!("関数がパニックを起こしました：{said}。")
        }
        (Outcome::Nothing(why), Language::English) => {
            format!("there is no result that can be compared: {why}.")
        }
        (Outcome::Nothing(why), Language::Japanese) => {
            format!("比べられる結果が得られませんでした：{why}。")
        }
    })
}

/// What is wrong with a part of the answer.
pub(crate) fn difference(title: &Words, difference: &Difference, language: Language) -> String {
    let part = title.of(language);
    match (difference, language) {
        (Difference::Shape { found, expected }, Language::English) => {
            format!(
                "the shape of the {part} is wrong. It should be {expected:?}, but your function gave {found:?}."
            )
        }
        (Difference::Shape { found, expected }, Language::Japanese) => format!(
            "{part}の形状が違います。正しい形状は{expected:?}ですが、{found:?}になっています。"
        ),
        (Difference::Values(values), language) => {
            let Values {
                count, total, at, ..
            } = values;
            let [largest, found, expected] =
                [values.largest, values.found, values.expected].map(number);
            match (language, total) {
                (Language::English, 1) => format!(
                    "the value of the {part} isn't right yet. It should be {expected}, but your function gave {found}."
                ),
                (Language::Japanese, 1) => format!(
                    "{part}の値がまだ正しくありません。正しい値は{expected}ですが、{found}になっています。"
                ),
                (Language::English, _) => format!(
                    "{count} of the {total} values of the {part} {} right yet, and the largest difference is {largest}. \
                     At {at:?}, the first of them, it should be {expected}, but your function gave {found}.",
                    if *count == 1 { "isn't" } else { "aren't" }
                ),
                (Language::Japanese, _) => format!(
                    "{part}の値がまだ正しくありません。{total}個のうち{count}個が違い、差は最大{largest}です。\
                     最初の違いは{at:?}にあり、正しい値は{expected}ですが、{found}になっています。"
                ),
            }
        }
    }
}

/// A number with three decimals at most, in words: its sign is a minus.
pub(crate) fn number(value: f32) -> String {
    let rounded = (f64::from(value) * 1000.0).round() / 1000.0;
    // A difference that is not zero must not be shown as zero.
    if rounded == 0.0 && value != 0.0 {
        return format!("{value:.1e}").replace('-', "−");
    }
    format!("{}", rounded + 0.0).replace('-', "−")
}

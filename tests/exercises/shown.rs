//! How checks, hints and solutions look.

use serde_json::Value;
use v1conv::Language;
use v1conv::{en, ja};

use crate::support::form;

#[test]
fn a_check_is_shown_to_people_too() {
    let shown = ja::check_1_1(|_, _| ja::not_done());
    assert!(form(&shown, "text/plain").starts_with("… 演習1.1："));
    assert!(form(&shown, "text/html").contains("演習1.1：まだ"));
}

#[test]
fn bonus_exercises_are_called_so() {
    for (check, name) in [
        (en::check_b2(|_| en::not_done()), "Bonus exercise 2: "),
        (ja::check_b2(|_| ja::not_done()), "ボーナス演習2："),
    ] {
        assert!(form(&check, "text/plain").contains(name));
    }
}

#[test]
fn wrong_values_are_shown_in_a_picture_and_points_in_words() {
    let english = en::check_b2(|layer| Ok(-layer.weight()));
    let japanese = ja::check_b2(|layer| Ok(-layer.weight()));
    assert!(
        form(&english, "text/html").contains("<img alt=\"expected, found, and their difference")
    );
    assert!(form(&english, "text/html").contains("From left to right"));
    assert!(form(&japanese, "text/html").contains("左から順に"));
    assert!(form(&english, "text/plain").starts_with("✗ Bonus exercise 2 (1 of 2 points): "));
    assert!(form(&japanese, "text/plain").starts_with("✗ ボーナス演習2（2点中1点）："));
    // Without values of the right shape, there is nothing to draw.
    let shape = en::check_b2(|_| v1conv::filters(3, 3));
    assert!(!form(&shape, "text/html").contains("<img"));
}

#[test]
fn hints_have_three_levels() {
    for level in 1..=3 {
        let (english, japanese) = (en::hint_1_1(level).unwrap(), ja::hint_1_1(level).unwrap());
        assert!(
            english
                .text()
                .starts_with(&format!("Hint {level} of 3, Exercise 1.1: "))
        );
        assert!(
            japanese
                .text()
                .starts_with(&format!("演習1.1のヒント ({level}/3)："))
        );
        assert_eq!(english.code(), japanese.code());
    }
    for level in [0, 4, usize::MAX] {
        let error = en::hint_1_1(level).unwrap_err();
        let error = error.message(Language::English);
        assert!(error.contains("expected 1, 2 or 3, found"), "{error}");
    }
}

#[test]
fn solutions_are_code() {
    let note = en::solution_b2();
    assert!(note.code().contains("layer.weight().clone()"));
    assert!(form(&note, "text/html").contains("-&gt; Result&lt;Array4&lt;f32&gt;, Error&gt;"));
    assert!(form(&note, "text/plain").contains(note.code()));
}

#[test]
fn an_exercise_that_is_not_done_speaks_calmly() {
    let shown = ja::not_done::<v1conv::Figure>();
    assert!(form(&shown, "text/plain").contains("この演習はまだ完成していません"));
    let record: Value =
        serde_json::from_str(&form(&shown, "application/vnd.v1conv.error+json")).unwrap();
    assert_eq!(record["kind"], "not_done");
}

#[test]
fn notebooks_that_ask_for_an_edition_where_it_was_first_still_run() {
    let old = v1conv::exercises::ja::check_b2(|layer| Ok(layer.weight().clone()));
    let new = ja::check_b2(|layer| Ok(layer.weight().clone()));
    assert_eq!(old.record(), new.record());
}

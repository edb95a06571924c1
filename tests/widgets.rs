//! Widgets: self-contained pages in two languages, with words where they cannot move.

use ndarray::Array2;
use v1conv::{
    Colours, Language, Show, Widget, animate_convolution, example_filter, example_image,
    guess_border, guess_cell, guess_filter, guess_grating, guess_stride, see_picture, shape_gabor,
    step_through_convolution, turn_grating, watch_complex_cell,
};

#[path = "support/refused.rs"]
mod refused;
use refused::refused;

fn widgets() -> [Widget; 11] {
    [
        step_through_convolution().unwrap(),
        animate_convolution(&example_image(), &example_filter(), 1, 1).unwrap(),
        turn_grating().unwrap(),
        shape_gabor().unwrap(),
        watch_complex_cell().unwrap(),
        see_picture().unwrap(),
        guess_grating().unwrap(),
        guess_border().unwrap(),
        guess_stride().unwrap(),
        guess_filter().unwrap(),
        guess_cell().unwrap(),
    ]
}

/// The numbers of a page, as its script reads them.
fn numbers(widget: &Widget) -> serde_json::Value {
    let html = widget.html();
    let (_, rest) = html.split_once("id=\"given\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

fn form(shown: &impl Show, kind: &str) -> String {
    let forms = shown.forms();
    forms.into_iter().find(|(name, _)| *name == kind).unwrap().1
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    for widget in widgets() {
        let html = widget.html();
        for loading in [
            "http:", "https:", "//cdn", " src=", "<link", "url(", "@import", "import(", "fetch(",
        ] {
            let found = html
                .replace("http://www.w3.org/2000/svg", "")
                .contains(loading);
            assert!(!found, "{loading:?} is in the page of {}", widget.text());
        }
        assert!(html.len() < 150_000, "{} bytes", html.len());
    }
}

#[test]
fn a_widget_speaks_its_language() {
    for widget in widgets() {
        let japanese = widget.clone().in_language(Language::Japanese);
        assert!(widget.html().contains("<html lang=\"en\">"));
        assert!(japanese.html().contains("<html lang=\"ja\">"));
        assert_ne!(widget.text(), japanese.text());
        assert_eq!(numbers(&widget)["words"], serde_json::json!({}));
        assert_eq!(numbers(&japanese)["words"]["play"], "再生");
        assert!(widget.text().is_ascii() || !widget.text().contains('。'));
        assert!(japanese.text().contains('。'));
    }
}

#[test]
fn where_nothing_moves_the_words_remain() {
    for widget in widgets() {
        let html = form(&widget, "text/html");
        // What remains where frames and styles are removed.
        let (_, words) = html.split_once("</iframe>").unwrap();
        assert!(words.contains("trusted"), "{words}");
        assert!(form(&widget, "text/plain").contains(widget.text()));
        assert_eq!(html.matches("<iframe ").count(), 1);
        assert!(!html.contains("<script"), "the page must be quoted");
    }
}

#[test]
fn the_frames_hold_the_numbers_of_the_convolution() {
    let widget = animate_convolution(&example_image(), &example_filter(), 1, 0).unwrap();
    let filter = &numbers(&widget)["filters"][0];
    // Stride 1 without padding: calculated by hand.
    let output = serde_json::json!([[10, 0, -9], [9, -7, -8], [1, -9, -4]]);
    assert_eq!(as_integers(&filter["outputs"][0][0]), output);
    // The products at the upper left pixel, whose neighbours above and to the left are padding.
    let products = serde_json::json!([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(as_integers(&filter["products"][0]), products);
    assert_eq!(filter["products"].as_array().unwrap().len(), 25);
}

fn as_integers(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Array(values) => values.iter().map(as_integers).collect(),
        number => (number.as_f64().unwrap() as i64).into(),
    }
}

#[test]
fn colours_can_be_chosen() {
    let [first, ..] = widgets();
    let other = first.clone().colours(Colours::BlueWhiteOrange);
    assert_ne!(numbers(&first)["colours"], numbers(&other)["colours"]);
}

#[test]
fn numbers_that_are_none_do_not_break_the_page() {
    let mut image = example_image();
    image[[1, 1]] = f32::NAN;
    image[[2, 2]] = f32::INFINITY;
    let widget = animate_convolution(&image, &example_filter(), 1, 0).unwrap();
    assert!(numbers(&widget)["image"][1][1].is_null());
}

#[test]
fn a_widget_is_saved_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gabor.html");
    let widget = shape_gabor().unwrap();
    widget.save(&path).unwrap();
    assert_eq!(std::fs::read_to_string(path).unwrap(), widget.html());
}

#[test]
fn what_cannot_be_animated_is_explained() {
    let animated = |image: (usize, usize), filter: (usize, usize), stride, padding, said| {
        let (image, filter) = (Array2::zeros(image), Array2::zeros(filter));
        refused(animate_convolution(&image, &filter, stride, padding), said);
    };
    animated((48, 64), (7, 7), 1, 3, "at most 12 cells a side");
    animated((5, 5), (3, 3), 1, usize::MAX, "at most 12 cells a side");
    animated((5, 5), (3, 3), 0, 0, "expected 1 or 2, found 0");
    animated((5, 5), (3, 3), 3, 0, "expected 1 or 2, found 3");
    animated((2, 2), (3, 3), 1, 0, "no larger than the padded image");
    animated((5, 5), (0, 0), 1, 0, "at least 1 × 1");
}

/// The right answer is computed, not written down: a question must not lie.
#[test]
fn the_right_answers_are_right() {
    let chosen = |widget: Widget| {
        let numbers = numbers(&widget);
        let answer = numbers["answer"].as_u64().unwrap() as usize;
        numbers["choices"][answer]["name"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    // Channel 3 responds to edges along its border, which runs like stripes of 45°.
    assert_eq!(chosen(guess_grating().unwrap()), "45°");
    assert_eq!(chosen(guess_border().unwrap()), "42 × 58");
    assert_eq!(chosen(guess_stride().unwrap()), "24 × 32");
    assert_eq!(chosen(guess_filter().unwrap()), "channel 4");

    let cell = numbers(&guess_cell().unwrap());
    let ratios = cell["choices"].as_array().unwrap().iter().map(|choice| {
        let reply = choice["reply"].as_str().unwrap();
        let numbers: Vec<f64> = reply
            .trim_end_matches('.')
            .split(' ')
            .filter_map(|word| word.parse().ok())
            .collect();
        numbers[0] / numbers[1]
    });
    let ratios: Vec<f64> = ratios.collect();
    assert_eq!(cell["answer"], 2);
    assert!(
        ratios[2] > 0.8 && ratios[0] < 0.1 && ratios[1] < 0.3,
        "{ratios:?}"
    );
}

#[test]
fn without_a_page_a_question_has_its_choices_and_its_answer() {
    let text = form(&guess_border().unwrap(), "text/plain");
    let lines = [
        "1. 48 × 64, zeros at the border",
        "3. 42 × 58",
        "Answer: 42 × 58. The whole filter",
    ];
    for line in lines {
        assert!(text.contains(line), "{text}");
    }
    let japanese = guess_border().unwrap().in_language(Language::Japanese);
    assert!(form(&japanese, "text/plain").contains("答え：42 × 58。"));
}

//! What a grader calls: nothing in the folder may mislead or stop it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ndarray::{Array1, Array2, ArrayD, s};
use ndarray_npy::WriteNpyExt;
use serde_json::Value;
use tempfile::{TempDir, tempdir};
use v1conv::en;
use v1conv::exercises::grading::{EXERCISES, export_1_1, export_1_3, export_b2, judge};
use v1conv::exercises::{Check, Status};
use v1conv::{ConvolutionalLayer, Error, Language, filters};

use crate::support::record;

const SEED: u64 = 2026;

fn judged(exercise: &str, seed: u64, folder: &TempDir) -> Check {
    judge(exercise, seed, folder.path(), Language::English).unwrap()
}

fn name(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

/// A folder with a right answer to bonus exercise 2.
fn right() -> TempDir {
    let folder = tempdir().unwrap();
    export_b2(|layer| Ok(layer.weight().clone()), SEED, name(&folder)).unwrap();
    folder
}

#[track_caller]
fn assert_failed(folder: &TempDir, expected: &str) {
    let check = judged("b2", SEED, folder);
    let message = check.message();
    let judged = (check.status(), check.points());
    assert_eq!(judged, (Status::Failed, 0), "{message}");
    assert!(
        message.contains(expected),
        "{expected:?} is not in {message:?}"
    );
}

fn write(path: &Path, array: &ArrayD<f32>) {
    array.write_npy(fs::File::create(path).unwrap()).unwrap();
}

#[test]
fn a_number_is_given_once_and_mistakes_say_something_in_both_languages() {
    let numbers: BTreeSet<_> = EXERCISES.iter().map(|about| about.number).collect();
    assert_eq!(numbers.len(), EXERCISES.len());
    for about in EXERCISES {
        assert!(about.max_points > 0);
        let [english, japanese] = [Language::English, Language::Japanese];
        let said = about.mistakes(english).zip(about.mistakes(japanese));
        for ((_, english), (_, japanese)) in said {
            let swapped = english.contains(|letter| letter > '\u{3000}');
            assert!(!swapped, "not English: {english}");
            assert!(!japanese.is_ascii(), "not Japanese: {japanese}");
        }
    }
}

#[test]
fn every_mistake_that_has_a_name_is_made_in_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let tests = files.filter_map(|file| fs::read_to_string(file).ok());
    let tests: Vec<String> = tests.filter(|test| test.contains("\ncells!(")).collect();
    for about in EXERCISES {
        let own = format!("\"{}\"", about.number);
        let test = tests.iter().find(|test| test.contains(&own));
        let test = test.unwrap_or_else(|| panic!("no file tests/exercise_….rs tests {own}"));
        for (name, _) in about.mistakes(Language::English) {
            let made = test.contains(&format!("\"{name}\""));
            assert!(made, "no test of exercise {} makes {name}", about.number);
        }
    }
}

#[test]
fn a_known_mistake_is_named_in_the_record_and_another_one_is_not() {
    let named = |check: &Check| (check.mistake(), record(check)["mistake"].clone());
    let flipped =
        en::check_b2(|layer| Ok(layer.weight().slice(s![.., .., ..;-1, ..;-1]).to_owned()));
    assert_eq!(
        named(&flipped),
        (Some("flipped_filters"), "flipped_filters".into())
    );
    let odd = en::check_b2(|layer| Ok(layer.weight().mapv(f32::sin)));
    assert_eq!(named(&odd), (None, Value::Null));
}

#[test]
fn an_answer_made_for_other_inputs_is_wrong() {
    let check = judged("b2", SEED + 1, &right());
    assert_eq!((check.status(), check.points()), (Status::Failed, 0));
}

#[test]
fn a_stub_is_not_attempted() {
    let folder = tempdir().unwrap();
    export_1_1(|_, _| en::not_done(), SEED, name(&folder)).unwrap();
    export_1_3(|_| en::not_done(), SEED, name(&folder)).unwrap();
    for exercise in ["1.1", "1.3"] {
        let check = judged(exercise, SEED, &folder);
        assert_eq!((check.status(), check.points()), (Status::NotAttempted, 0));
    }
}

#[test]
fn mistakes_are_named_as_in_the_notebook() {
    let folder = tempdir().unwrap();
    export_b2(|layer| Ok(-layer.weight()), SEED, name(&folder)).unwrap();
    let check = judged("b2", SEED, &folder);
    assert_eq!((check.status(), check.points()), (Status::Failed, 1));
    assert!(check.message().contains("All signs"));
    let check = judge("b2", SEED, folder.path(), Language::Japanese).unwrap();
    assert!(check.message().contains("符号がすべて逆"));
}

#[test]
fn errors_and_panics_are_told() {
    let folder = tempdir().unwrap();
    export_b2(|_| filters(1, 7), SEED, name(&folder)).unwrap();
    assert_failed(
        &folder,
        "your function returned an error: out_channels of filters",
    );
    let japanese = judge("b2", SEED, folder.path(), Language::Japanese).unwrap();
    let said = japanese.message();
    assert!(
        said.contains("関数がエラーを返しました：filters の out_channels には2以上の整数"),
        "{said}"
    );

    let folder = tempdir().unwrap();
    export_b2(|_| panic!("oh no"), SEED, name(&folder)).unwrap();
    assert_failed(&folder, "your function panicked: oh no.");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_an_error() {
    let folder = tempdir().unwrap();
    let missing = folder.path().join("missing");
    let error = export_b2(|_| filters(6, 7), SEED, missing.to_str().unwrap()).unwrap_err();
    assert!(matches!(error, Error::File { .. }), "{error}");
}

#[test]
fn an_exercise_that_does_not_exist_is_an_error() {
    let error = judge("9.9", SEED, Path::new("."), Language::English).unwrap_err();
    assert!(
        error
            .message(Language::English)
            .contains("expected 1.1, 1.3, b2, b3"),
        "{error}"
    );
}

#[test]
fn an_empty_folder_is_no_answer() {
    assert_failed(&tempdir().unwrap(), "the program ended, or was stopped");
    // One case is missing.
    let folder = right();
    fs::remove_file(folder.path().join("1-weights.npy")).unwrap();
    assert_failed(&folder, "the program ended, or was stopped");
}

#[test]
fn rubbish_is_a_wrong_answer() {
    fn spoiled(said: &str, spoil: fn(&Path)) {
        let folder = right();
        spoil(&folder.path().join("0-weights.npy"));
        assert_failed(&folder, said);
    }
    spoiled("not a NumPy array", |path| {
        fs::write(path, b"rubbish").unwrap()
    });
    spoiled("not a NumPy array", |path| fs::write(path, b"").unwrap());
    spoiled("bytes follow", |path| {
        let whole = fs::read(path).unwrap();
        fs::write(path, &whole[..whole.len() - 5]).unwrap();
    });
    spoiled("larger than any answer", |path| {
        fs::File::create(path).unwrap().set_len(1 << 40).unwrap()
    });
    spoiled("not a plain file", |path| {
        fs::remove_file(path).unwrap();
        fs::create_dir(path).unwrap();
    });
    spoiled("neither an integer nor float32", |path| {
        let strings = Array1::from_vec(vec![true, false]);
        strings.write_npy(fs::File::create(path).unwrap()).unwrap();
    });
    spoiled("30 axes", |path| write(path, &ArrayD::zeros(vec![1; 30])));
    spoiled("your function gave [0, 3]", |path| {
        write(path, &Array2::zeros((0, 3)).into_dyn())
    });
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_pipes_not_waited_for() {
    let folder = right();
    let (path, elsewhere) = (
        folder.path().join("0-weights.npy"),
        folder.path().join("elsewhere"),
    );
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert_failed(&folder, "not a plain file");

    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    assert_failed(&folder, "not a plain file");
}

#[test]
fn values_that_are_no_numbers_are_wrong() {
    let folder = tempdir().unwrap();
    export_b2(|layer| Ok(layer.weight() * f32::NAN), SEED, name(&folder)).unwrap();
    assert_failed(&folder, "the largest difference is NaN");
}

#[test]
fn words_are_taken_as_words() {
    let folder = tempdir().unwrap();
    let long = [b"panic\n".as_slice(), &[0xff; 1 << 20]].concat();
    for case in 0..3 {
        fs::write(folder.path().join(format!("{case}.error")), &long).unwrap();
    }
    let check = judged("b2", SEED, &folder);
    assert_eq!(check.status(), Status::Failed);
    assert!(check.message().len() < 10_000);
}

#[test]
fn the_same_seed_draws_the_same_inputs() {
    let folders = [right(), right()];
    let bytes = folders.map(|folder| fs::read(folder.path().join("1-weights.npy")).unwrap());
    assert_eq!(bytes[0], bytes[1]);
}

#[test]
fn all_exercises_can_be_exported_and_judged() {
    let folder = tempdir().unwrap();
    export_1_3(
        |orientations| {
            let mut stimuli = ndarray::Array4::zeros((orientations.len(), 1, 48, 64));
            for (mut stimulus, &angle) in stimuli.outer_iter_mut().zip(orientations) {
                stimulus
                    .index_axis_mut(ndarray::Axis(0), 0)
                    .assign(&v1conv::grating(angle));
            }
            let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
            let activations = layer.forward(&stimuli)?;
            Ok((stimuli, activations))
        },
        SEED,
        name(&folder),
    )
    .unwrap();
    assert_eq!(judged("1.3", SEED, &folder).status(), Status::Passed);
    export_1_1(|image, _| Ok(image.clone()), SEED, name(&folder)).unwrap();
    assert!(
        judged("1.1", SEED, &folder)
            .message()
            .contains("the image itself")
    );
}

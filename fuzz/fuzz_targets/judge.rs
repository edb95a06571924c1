//! Judges anything an answer may have written: bytes that are not an array, and arrays of all shapes and numbers. The
//! judge must return soon, and give no more points than there are.
//!
//! ```text
//! cargo +nightly fuzz run judge -- -max_total_time=600 -timeout=20 -rss_limit_mb=4096
//! ```
#![no_main]

use std::fs;
use std::path::Path;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use v1conv::Language;
use v1conv::exercises::grading::{EXERCISES, judge};

const PARTS: [&[&str]; 4] = [
    &["output"],
    &["stimuli", "activations"],
    &["weights"],
    &["simple", "complex"],
];
/// The contents of arrays.
const VALUES: [f32; 8] = [
    0.0,
    1.0,
    -0.5,
    7.0,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::NAN,
    f32::MAX,
];

#[derive(Arbitrary, Debug)]
struct Fuzzed {
    exercise: u8,
    seed: u64,
    japanese: bool,
    files: Vec<File>,
}

#[derive(Arbitrary, Debug)]
enum File {
    Bytes(Vec<u8>),
    Array {
        shape: Vec<u8>,
        large: Option<u16>,
        fill: u8,
        values: Vec<f32>,
    },
    Error(Vec<u8>),
    NotDone,
    Nothing,
}

impl File {
    fn write(&self, folder: &Path, case: usize, part: &str) {
        let (name, bytes) = match self {
            File::Bytes(bytes) => (format!("{case}-{part}.npy"), bytes.clone()),
            File::Array {
                shape,
                large,
                fill,
                values,
            } => {
                let mut shape: Vec<usize> = shape
                    .iter()
                    .take(6)
                    .map(|side| usize::from(*side) % 70)
                    .collect();
                if let (Some(side), Some(last)) = (large, shape.last_mut()) {
                    *last = usize::from(*side);
                }
                (
                    format!("{case}-{part}.npy"),
                    array(&shape, VALUES[usize::from(*fill) % 8], values),
                )
            }
            File::Error(said) => (format!("{case}.error"), said.clone()),
            File::NotDone => (format!("{case}.not_done"), vec![]),
            File::Nothing => return,
        };
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// A `.npy` file, as NumPy writes it, of at most a million numbers.
fn array(shape: &[usize], fill: f32, values: &[f32]) -> Vec<u8> {
    let count = shape.iter().product::<usize>().min(1 << 20);
    let sides: String = shape.iter().map(|side| format!("{side}, ")).collect();
    let header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({sides}), }}\n");
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.bytes());
    let numbers = (0..count).map(|at| values.get(at).copied().unwrap_or(fill));
    bytes.extend(numbers.flat_map(f32::to_le_bytes));
    bytes
}

fuzz_target!(|fuzzed: Fuzzed| {
    let exercise = usize::from(fuzzed.exercise) % EXERCISES.len();
    let about = EXERCISES[exercise];
    let folder = tempfile::tempdir().unwrap();
    let places = (0..3).flat_map(|case| PARTS[exercise].iter().map(move |part| (case, part)));
    for ((case, part), file) in places.zip(&fuzzed.files) {
        file.write(folder.path(), case, part);
    }
    let language = if fuzzed.japanese {
        Language::Japanese
    } else {
        Language::English
    };
    let check = judge(about.number, fuzzed.seed, folder.path(), language).unwrap();
    assert!(check.points() < about.max_points, "{}", check.message());
});

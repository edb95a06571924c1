//! Archives of arrays with any header: an honest header means that all numbers are read, anything else is an error.
//!
//! ```text
//! cargo +nightly fuzz run npz -- -max_total_time=600 -len_control=0 -max_len=512 -timeout=10 -rss_limit_mb=1500
//! ```
#![no_main]

use std::io::{Cursor, Write};

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use v1conv::load_data_split;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

#[path = "../support/file.rs"]
mod file;

#[derive(Debug, Arbitrary)]
struct Fuzzed {
    version: u8,
    kind: Kind,
    is_fortran: bool,
    rows: u8,
    columns: u8,
    /// Spaces at the end of the header, to give it any length.
    spaces: u16,
    numbers: Vec<i8>,
    /// Replacements for parts of the header.
    other: Option<Other>,
    damage: Vec<(u16, u8)>,
    is_packed: bool,
}

#[derive(Debug, Arbitrary, Clone, Copy)]
enum Kind {
    F4,
    F8,
    I1,
    I4,
    I8,
    BigF4,
    BigI2,
}

#[derive(Debug, Arbitrary)]
enum Other {
    Header(String),
    Shape(String),
    Type(String),
    Raw(Vec<u8>),
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::F4 => "<f4",
            Kind::F8 => "<f8",
            Kind::I1 => "|i1",
            Kind::I4 => "<i4",
            Kind::I8 => "<i8",
            Kind::BigF4 => ">f4",
            Kind::BigI2 => ">i2",
        }
    }

    fn bytes(self, number: i8) -> Vec<u8> {
        match self {
            Kind::F4 => f32::from(number).to_le_bytes().into(),
            Kind::F8 => f64::from(number).to_le_bytes().into(),
            Kind::I1 => vec![number as u8],
            Kind::I4 => i32::from(number).to_le_bytes().into(),
            Kind::I8 => i64::from(number).to_le_bytes().into(),
            Kind::BigF4 => f32::from(number).to_be_bytes().into(),
            Kind::BigI2 => i16::from(number).to_be_bytes().into(),
        }
    }
}

fn npy(version: u8, header: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY".to_vec();
    bytes.extend([version, 0]);
    let length = header.len();
    if version == 1 {
        bytes.extend((length as u16).to_le_bytes());
    } else {
        bytes.extend((length as u32).to_le_bytes());
    }
    bytes.extend(header.as_bytes());
    bytes.extend(data);
    bytes
}

impl Fuzzed {
    fn shape(&self) -> (usize, usize) {
        (
            usize::from(self.rows % 20) + 1,
            usize::from(self.columns % 20) + 1,
        )
    }

    fn number(&self, at: usize) -> i8 {
        self.numbers.get(at).copied().unwrap_or(at as i8)
    }

    fn train(&self) -> Vec<u8> {
        let (rows, columns) = self.shape();
        let data: Vec<u8> = (0..rows * columns)
            .flat_map(|at| self.kind.bytes(self.number(at)))
            .collect();
        let order = if self.is_fortran { "True" } else { "False" };
        let (mut kind, mut shape) = (self.kind.name().to_owned(), format!("({rows}, {columns})"));
        match &self.other {
            Some(Other::Header(header)) => return npy(self.version % 4, header, &data),
            Some(Other::Raw(bytes)) => return bytes.clone(),
            Some(Other::Shape(other)) => shape = other.clone(),
            Some(Other::Type(other)) => kind = other.clone(),
            None => {}
        }
        let spaces = " ".repeat(usize::from(self.spaces % 1000));
        let header = format!(
            "{{'descr': '{kind}', 'fortran_order': {order}, 'shape': {shape}, }}{spaces}\n"
        );
        npy(self.version % 3 + 1, &header, &data)
    }
}

fuzz_target!(|fuzzed: Fuzzed| {
    let (rows, columns) = fuzzed.shape();
    let zeros = |shape: String, number: usize| {
        let header = format!("{{'descr': '|i1', 'fortran_order': False, 'shape': {shape}, }}\n");
        npy(1, &header, &vec![0; number])
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let method = if fuzzed.is_packed {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    };
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in [
        ("resp_train.npy", fuzzed.train()),
        (
            "resp_test.npy",
            zeros(format!("({rows}, {columns})"), rows * columns),
        ),
        ("stimuli.npy", zeros(format!("({rows},)"), rows)),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    let mut archive = zip.finish().unwrap().into_inner();
    for &(at, mask) in fuzzed.damage.iter().take(8) {
        let at = usize::from(at) % archive.len();
        archive[at] ^= mask;
    }
    let result = load_data_split(file::holding(&archive));
    if fuzzed.damage.is_empty() && fuzzed.other.is_none() {
        let train = result.unwrap().resp_train;
        assert_eq!(train.dim(), (rows, columns));
        for ((row, column), &found) in train.indexed_iter() {
            let at = if fuzzed.is_fortran {
                column * rows + row
            } else {
                row * columns + column
            };
            assert_eq!(found, f32::from(fuzzed.number(at)));
        }
    }
});

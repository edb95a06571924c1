//! Archives of arrays, right and wrong, for the tests of the loader.

// Each test file uses some of it.
#![allow(dead_code)]

use std::fs;
use std::io::{Cursor, Write};
use std::path::PathBuf;

use ndarray::{Array1, Array2, ArrayD, Axis};
use ndarray_npy::{NpzWriter, WritableElement};
use tempfile::{TempDir, tempdir};
use v1conv::{DataSplit, Error, load_data_split};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub type Memory = Cursor<Vec<u8>>;

pub const STIMULI: usize = 5;
pub const NEURONS: usize = 7;

/// Small whole numbers, so that every type holds them exactly.
pub fn responses<T: From<i8>>(offset: i8) -> Array2<T> {
    Array2::from_shape_fn((STIMULI, NEURONS), |(s, n)| {
        T::from((s * NEURONS + n) as i8 - offset)
    })
}

pub fn degrees<T: From<i8>>() -> Array1<T> {
    (0..STIMULI).map(|s| T::from(6 * s as i8)).collect()
}

pub fn expected() -> [Array2<f32>; 3] {
    [responses(0), responses(3), degrees().insert_axis(Axis(1))]
}

/// The arrays of the recordings, in the same order.
pub fn arrays(data: DataSplit) -> [Array2<f32>; 3] {
    [data.resp_train, data.resp_test, data.stimuli]
}

/// A folder with one `.npz` file, and the path of that file.
pub fn saved(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("recordings.npz");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

pub fn load(bytes: &[u8]) -> Result<DataSplit, Error> {
    let (_folder, path) = saved(bytes);
    load_data_split(path)
}

/// The error for a file, in words.
pub fn error(bytes: &[u8]) -> String {
    load(bytes).unwrap_err().to_string()
}

#[track_caller]
pub fn assert_says(error: impl ToString, parts: &[&str]) {
    let text = error.to_string();
    for part in parts {
        assert!(text.contains(part), "`{part}` is not in: {text}");
    }
}

pub const NAMES: [&str; 3] = ["resp_train", "resp_test", "stimuli"];

/// An archive of these arrays, written by `ndarray-npy`.
pub fn archive<T: WritableElement>(
    new: fn(Memory) -> NpzWriter<Memory>,
    arrays: &[ArrayD<T>; 3],
) -> Vec<u8> {
    let mut npz = new(Cursor::new(Vec::new()));
    for (name, array) in NAMES.into_iter().zip(arrays) {
        npz.add_array(name, array).unwrap();
    }
    npz.finish().unwrap().into_inner()
}

/// The recordings as numbers of type `T`.
pub fn recordings<T: WritableElement + From<i8>>(new: fn(Memory) -> NpzWriter<Memory>) -> Vec<u8> {
    let [train, test] = [0, 3].map(|offset| responses(offset).into_dyn());
    archive::<T>(new, &[train, test, degrees().into_dyn()])
}

/// An `.npy` file by hand: any header, any bytes.
pub fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((header.len() as u16 + 1).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.push(b'\n');
    bytes.extend(data);
    bytes
}

pub fn header(descr: &str, shape: &str) -> String {
    format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}")
}

/// An archive by hand.
pub fn zipped(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An archive whose `resp_train` is these bytes.
pub fn with_train(bytes: Vec<u8>) -> Vec<u8> {
    zipped(&[
        ("resp_train.npy", bytes),
        ("resp_test.npy", npy(&header("<f4", "(1, 1)"), &[0; 4])),
        ("stimuli.npy", npy(&header("<f4", "(1,)"), &[0; 4])),
    ])
}

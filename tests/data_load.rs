//! The recordings in every form that NumPy may write, and arrays that do not fit together.

use ndarray::{Array2, Array3, Axis, ShapeBuilder, array};
use ndarray_npy::NpzWriter;
use tempfile::tempdir;
use v1conv::{Error, load_data_split};

#[path = "support/npz.rs"]
mod npz;
use npz::*;

#[test]
fn reads_every_number_type_stored_and_compressed() {
    for new in [NpzWriter::new, NpzWriter::new_compressed] {
        assert_eq!(arrays(load(&recordings::<f32>(new)).unwrap()), expected());
        assert_eq!(arrays(load(&recordings::<f64>(new)).unwrap()), expected());
        assert_eq!(arrays(load(&recordings::<i8>(new)).unwrap()), expected());
        assert_eq!(arrays(load(&recordings::<i16>(new)).unwrap()), expected());
        assert_eq!(arrays(load(&recordings::<i32>(new)).unwrap()), expected());
        assert_eq!(arrays(load(&recordings::<i64>(new)).unwrap()), expected());
    }
}

#[test]
fn reads_unsigned_and_big_endian_numbers() {
    let types: [(&str, Vec<u8>); 6] = [
        ("|u1", vec![200]),
        ("<u2", 200_u16.to_le_bytes().into()),
        ("<u4", 200_u32.to_le_bytes().into()),
        (">u8", 200_u64.to_be_bytes().into()),
        (">f4", 200_f32.to_be_bytes().into()),
        (">f8", 200_f64.to_be_bytes().into()),
    ];
    for (descr, number) in types {
        let data = load(&with_train(npy(&header(descr, "(1, 1)"), &number))).unwrap();
        assert_eq!(data.resp_train, array![[200.0]], "{descr}");
    }
}

#[test]
fn fortran_order_becomes_standard_layout() {
    let fortran = |matrix: Array2<f64>| {
        let mut turned = Array2::zeros(matrix.dim().f());
        turned.assign(&matrix);
        assert!(!turned.is_standard_layout());
        turned
    };
    let [train, test] = [0, 3].map(|offset| fortran(responses(offset)).into_dyn());
    let stimuli = degrees().insert_axis(Axis(1)).into_dyn();
    let data = load(&archive(NpzWriter::new, &[train, test, stimuli])).unwrap();
    assert!(data.resp_train.is_standard_layout() && data.resp_test.is_standard_layout());
    assert_eq!(arrays(data), expected());
}

#[test]
fn numbers_that_are_not_finite_pass() {
    let numbers = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300];
    let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
    let archive = zipped(&[
        ("resp_train.npy", npy(&header("<f8", "(1, 4)"), &bytes)),
        ("resp_test.npy", npy(&header("<f8", "(1, 4)"), &bytes)),
        ("stimuli.npy", npy(&header("<f8", "(1, 1)"), &bytes[..8])),
    ]);
    let data = load(&archive).unwrap();
    assert!(data.resp_train[[0, 0]].is_nan() && data.stimuli[[0, 0]].is_nan());
    assert_eq!(data.resp_test[[0, 2]], f32::NEG_INFINITY);
    // Larger than any f32.
    assert_eq!(data.resp_test[[0, 3]], f32::INFINITY);
}

#[test]
fn a_path_to_nothing_and_a_folder_are_errors() {
    let folder = tempdir().unwrap();
    let missing = load_data_split(folder.path().join("nothing.npz")).unwrap_err();
    assert_says(missing, &["nothing.npz", "cannot be read", "fetch_data"]);
    let is_folder = load_data_split(folder.path()).unwrap_err();
    assert_says(is_folder, &["it is a folder", "Check the path"]);
    assert!(matches!(load_data_split(""), Err(Error::File { .. })));
    assert!(matches!(load_data_split("a\0b"), Err(Error::File { .. })));
}

#[test]
fn missing_arrays_are_named_with_those_found() {
    let one = npy(&header("<f4", "(1, 1)"), &[0; 4]);
    let text = error(&zipped(&[
        ("resp_train.npy", one.clone()),
        ("angles.npy", one.clone()),
    ]));
    assert_says(text, &["no array `resp_test`", "`resp_train`, `angles`"]);
    assert_says(
        error(&zipped(&[])),
        &["no array `resp_train`", "no array at all"],
    );

    let many: Vec<(String, Vec<u8>)> = (0..25)
        .map(|i| (format!("a{i}\n.npy"), one.clone()))
        .collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    assert_says(error(&zipped(&many)), &[r"`a9\n`", "15 more"]);
}

#[test]
fn shapes_that_do_not_fit_are_errors() {
    type Sides = (usize, usize);
    let misfit = |train: Sides, test: Sides, stimuli: Sides, what, expected| {
        let arrays = [train, test, stimuli].map(|sides| Array2::<f32>::zeros(sides).into_dyn());
        let wrong = NAMES.iter().position(|name| *name == what).unwrap();
        let found = format!("found {:?}", arrays[wrong].shape());
        let error = load(&archive(NpzWriter::new, &arrays)).unwrap_err();
        assert!(matches!(error, Error::Shape { .. }));
        assert_says(
            error,
            &[what, "wrong shape", expected, &found, "fetch_data"],
        );
    };
    misfit((5, 7), (4, 7), (5, 1), "resp_test", "(5, 7)");
    misfit((5, 7), (5, 6), (5, 1), "resp_test", "(5, 7)");
    misfit((5, 7), (5, 7), (4, 1), "stimuli", "(5,) or (5, 1)");
    misfit((5, 7), (5, 7), (1, 5), "stimuli", "(5,) or (5, 1)");
    misfit((5, 7), (5, 7), (5, 2), "stimuli", "(5,) or (5, 1)");
    misfit((0, 7), (0, 7), (0, 1), "resp_train", "at least 1 × 1");
    misfit((5, 0), (5, 0), (5, 1), "resp_train", "at least 1 × 1");
}

#[test]
fn wrong_dimensions_are_errors() {
    let cube = Array3::<f32>::zeros((2, 2, 2)).into_dyn();
    let arrays = [cube, responses(0).into_dyn(), degrees().into_dyn()];
    let text = error(&archive(NpzWriter::new, &arrays));
    assert_says(text, &["resp_train", "n_stimuli × n_neurons", "[2, 2, 2]"]);

    let text = error(&with_train(npy(&header("<f4", "()"), &[0; 4])));
    assert_says(text, &["resp_train", "found []"]);
    let text = error(&with_train(npy(&header("<f4", "(1,)"), &[0; 4])));
    assert_says(text, &["resp_train", "found [1]"]);
}

#[test]
fn types_that_are_no_numbers_are_named() {
    for descr in ["<c8", "<f2", "|b1", "|O", "<U4", "<M8[s]", ""] {
        let text = error(&with_train(npy(&header(descr, "(1, 1)"), &[0; 4])));
        assert_says(&text, &["resp_train"]);
        assert!(
            text.contains(descr) || text.contains("plain numbers"),
            "{text}"
        );
    }
    let record = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1), }";
    assert_says(
        error(&with_train(npy(record, &[0; 4]))),
        &["does not hold plain numbers"],
    );
}

#[test]
fn the_length_of_a_header_is_no_bracket() {
    let plain = header("<f4", "(1, 1)");
    for low in *b"([{" {
        // As many spaces as it takes for the length to end in this byte.
        let length = usize::from(low) + 256;
        let spaces = " ".repeat(length - plain.len() - 1);
        let array = npy(&format!("{plain}{spaces}"), &2.5_f32.to_le_bytes());
        assert_eq!(array[8], low);
        let data = load(&with_train(array)).unwrap();
        assert_eq!(data.resp_train, array![[2.5]], "{low:#x}");
    }
}

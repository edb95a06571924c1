//! Files that are not recordings, by accident or by design: every one is an error, none a panic, and none takes more
//! memory than a student has.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::Path;

use ndarray_npy::NpzWriter;
use v1conv::load_data_split;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

#[path = "support/npz.rs"]
mod npz;
use npz::*;

#[cfg(unix)]
#[test]
fn a_device_is_not_read() {
    let error = load_data_split("/dev/zero").unwrap_err();
    assert_says(error, &["/dev/zero", "it is a device"]);
}

#[test]
fn a_file_far_too_large_is_not_read() {
    let (_folder, path) = saved(&[]);
    // Sparse: it takes no space on the disk.
    let file = File::create(&path).unwrap();
    file.set_len(1 << 30).unwrap();
    assert_says(load_data_split(path).unwrap_err(), &["larger than 128 MiB"]);
}

#[test]
fn claims_of_enormous_shapes_are_not_believed() {
    let shapes = [
        "(1000000, 1000000)",
        "(4294967296, 4294967296)",
        "(18446744073709551615, 1)",
        "(9223372036854775807, 2)",
        "(99999999999999999999999999, 1)",
        "(0, 4611686018427387904, 4)",
        "(-1, 1)",
        "(1, 2)",
        "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2)",
    ];
    for shape in shapes {
        let text = error(&with_train(npy(&header("<f4", shape), &[0; 4])));
        assert_says(text, &["`resp_train` cannot be used"]);
    }
    let nothing = "(0, 4611686018427387904, 4)";
    let text = error(&with_train(npy(&header("<f4", nothing), &[])));
    assert_says(text, &["its shape makes no sense"]);
    let many = npy(&header("|u1", "(33554433, 1)"), &vec![0; 33_554_433]);
    assert_says(error(&with_train(many)), &["too large for recordings"]);
}

#[test]
fn an_archive_that_unpacks_without_end_is_stopped() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1));
    zip.start_file("resp_train.npy", options).unwrap();
    for _ in 0..=256 {
        zip.write_all(&[0; 1 << 20]).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 4 << 20, "it is {} bytes", bomb.len());
    assert_says(error(&bomb), &["unpacks to more than 256 MiB"]);
}

#[test]
fn the_size_that_an_archive_states_is_not_believed() {
    // What actually comes out is complete, and that is all that counts.
    let mut larger = recordings::<f32>(NpzWriter::new_compressed);
    state_size(&mut larger, u32::MAX - 1);
    assert_eq!(arrays(load(&larger).unwrap()), expected());

    // The header and the archive tell the same lie.
    let mut both = with_train(npy(&header("<f4", "(1000, 1000)"), &[0; 4]));
    state_size(&mut both, 4_000_080);
    let lie = &["promises the shape [1000, 1000]", "but 4 bytes follow"];
    assert_says(error(&both), lie);
}

/// Makes the index of an archive state a different unpacked size for its first entry.
fn state_size(archive: &mut [u8], size: u32) {
    let index = archive.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    archive[index + 24..index + 28].copy_from_slice(&size.to_le_bytes());
}

#[test]
fn damaged_headers_are_errors() {
    let ok = header("<f4", "(1, 1)");
    let mut version = npy(&ok, &[0; 4]);
    version[6] = 9;
    let mut long = b"\x93NUMPY\x02\x00".to_vec();
    long.extend(u32::MAX.to_le_bytes());
    let mut short = npy(&ok, &[0; 4]);
    short.truncate(40);
    let cases = [
        (Vec::new(), "not a NumPy array"),
        (b"hello, world".to_vec(), "not a NumPy array"),
        (version, "not a NumPy array"),
        (long, "its header claims to be"),
        (short, "ends before its header"),
        (npy(&"(".repeat(4000), &[]), "does not hold plain numbers"),
        (npy(&"{".repeat(30), &[]), "does not hold plain numbers"),
        (npy(&"-".repeat(4000), &[]), "its header is damaged"),
        (npy("", &[]), "its header is damaged"),
        (npy("{}", &[]), "its header is damaged"),
        (npy("{'shape': (1, 1)}", &[]), "its header is damaged"),
        (npy(&header("<f4", "1"), &[0; 4]), "its header is damaged"),
        (
            npy(&ok.replace("False", "'no'"), &[0; 4]),
            "its header is damaged",
        ),
        (npy(&ok.replace("'<f4'", "4"), &[0; 4]), "type 4"),
        (npy(&ok, &[0; 3]), "but 3 bytes follow"),
        (npy(&ok, &[0; 5]), "but 5 bytes follow"),
    ];
    for (bytes, problem) in cases {
        assert_says(
            error(&with_train(bytes)),
            &["`resp_train` cannot be used", problem],
        );
    }
}

#[test]
fn a_damaged_number_is_noticed() {
    let mut bytes = recordings::<f32>(NpzWriter::new);
    let numbers = bytes.windows(6).position(|w| w == b"\x93NUMPY").unwrap() + 200;
    bytes[numbers] ^= 1;
    assert_says(
        error(&bytes),
        &["the array `resp_train` is damaged", "checksum"],
    );
}

#[test]
fn a_truncated_file_is_an_error_at_every_length() {
    for new in [NpzWriter::new, NpzWriter::new_compressed] {
        let whole = recordings::<f64>(new);
        let (_folder, path) = saved(&[]);
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let error = load_data_split(&path).unwrap_err();
            assert_says(error, &["recordings.npz", "fetch_data"]);
        }
    }
    assert_says(error(&[]), &["the file is empty"]);
}

#[test]
fn random_garbage_is_an_error_and_random_damage_is_no_panic() {
    let mut random = Random(1);
    let (_folder, path) = saved(&[]);
    for length in 0..500 {
        fs::write(&path, random.bytes(length)).unwrap();
        assert!(load_data_split(&path).is_err());
    }
    for whole in [
        recordings::<f32>(NpzWriter::new),
        recordings::<f32>(NpzWriter::new_compressed),
    ] {
        for _ in 0..2000 {
            let mut damaged = whole.clone();
            for _ in 0..=random.below(4) {
                let at = random.below(damaged.len());
                damaged[at] = [0, 0xff, random.below(256) as u8][random.below(3)];
            }
            write_and_load(&path, &damaged);
        }
    }
}

/// Right or wrong does not matter here, only that there is an answer.
fn write_and_load(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    if let Err(error) = load_data_split(path) {
        assert!(!error.to_string().is_empty());
    }
}

/// Numbers that are random enough, and the same every time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % end
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.below(256) as u8).collect()
    }
}

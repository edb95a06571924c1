//! Pictures from files: what they become, and the errors for those that cannot be read.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use ndarray::Array2;
use tempfile::TempDir;
use v1conv::{Error, example_photo, load_image};

#[path = "support/refused.rs"]
mod refused;
use refused::refused;

/// The bytes of a file.
fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.into().write_to(&mut file, format).unwrap();
    file.into_inner()
}

fn saved(file: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture");
    fs::write(&path, file).unwrap();
    (folder, path)
}

fn loaded(file: &[u8]) -> Result<Array2<f32>, Error> {
    let (_folder, path) = saved(file);
    load_image(path)
}

/// The picture as it is loaded.
fn seen(picture: impl Into<DynamicImage>) -> Array2<f32> {
    loaded(&encoded(picture, ImageFormat::Png)).unwrap()
}

#[test]
fn black_is_one_half_and_white_its_negative() {
    let image = seen(GrayImage::from_fn(3, 2, |x, y| {
        Luma([if x == 2 && y == 1 { 0 } else { 255 }])
    }));
    assert_eq!(image.dim(), (2, 3));
    assert_eq!((image[[1, 2]], image[[0, 0]]), (0.5, -0.5));
}

#[test]
fn colours_become_greys_as_bright_as_they_look() {
    let image = seen(RgbImage::from_fn(3, 1, |x, _| {
        Rgb([[0, 255, 0], [255, 0, 0], [0, 0, 255]][x as usize])
    }));
    // Green looks brightest, blue darkest; dark is the larger number.
    assert!(
        image[[0, 0]] < image[[0, 1]] && image[[0, 1]] < image[[0, 2]],
        "{image}"
    );
    let grey = seen(RgbaImage::from_pixel(2, 2, Rgba([128, 128, 128, 255])));
    assert!(grey.iter().all(|value| value.abs() < 0.01));
}

#[test]
fn a_large_picture_is_averaged_and_keeps_its_shape() {
    // Stripes of one pixel: their average is grey.
    let image = seen(GrayImage::from_fn(1024, 512, |x, _| {
        Luma([(x % 2 * 255) as u8])
    }));
    assert_eq!(image.dim(), (128, 256));
    assert!(image.iter().all(|value| value.abs() < 0.1), "{image}");
}

#[test]
fn the_photograph_has_darks_lights_and_edges() {
    let photo = example_photo().unwrap();
    let dark = photo.iter().filter(|&&value| value > 0.2).count();
    let light = photo.iter().filter(|&&value| value < -0.3).count();
    assert!(
        dark > 2000 && light > 2000,
        "{dark} dark pixels, {light} light ones"
    );
}

#[test]
fn a_photo_of_a_camera_stands_upright() {
    // Dark above, light below, saved as by a camera held on its side.
    let upright = GrayImage::from_fn(32, 64, |_, y| Luma([if y < 32 { 20 } else { 230 }]));
    let jpeg = encoded(image::imageops::rotate270(&upright), ImageFormat::Jpeg);
    assert_eq!(loaded(&jpeg).unwrap().dim(), (32, 64));

    // The note that the picture must be turned 90° to the right, after the two bytes that begin every JPEG.
    let turn =
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&jpeg[..2], turn, &jpeg[2..]].concat();
    let image = loaded(&turned).unwrap();
    assert_eq!(image.dim(), (64, 32));
    assert!(image[[8, 16]] > 0.3 && image[[56, 16]] < -0.3, "{image}");
}

#[test]
fn what_cannot_be_read_is_explained() {
    let png = encoded(GrayImage::new(40, 40), ImageFormat::Png);
    let noise = GrayImage::from_fn(40, 40, |x, y| Luma([(x * x + 7 * y * y) as u8]));
    let jpeg = encoded(noise, ImageFormat::Jpeg);
    // A header that claims 100,000 × 100,000 pixels.
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    let checksum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&checksum);
    let file = |bytes: &[u8], said: &str| refused(loaded(bytes), said);
    file(b"\xff\xd8\xff\xe0 JFIF", "is damaged");
    let other = "the file is a GIF, and only PNG and JPEG are read here";
    file(b"GIF89a", other);
    file(b"hello", "not in a known picture format");
    file(b"", "not in a known picture format");
    file(&png[..60], "is damaged");
    for length in [jpeg.len() / 2, jpeg.len() - 2] {
        file(&jpeg[..length], "ends before its picture does");
    }
    file(&huge, "too large");
    refused(load_image(std::env::temp_dir()), "could not be read");
    refused(
        load_image("nowhere.png"),
        "relative to the notebook's folder",
    );
}

#[test]
fn what_is_transparent_is_white_as_paper() {
    let ink = |x: u32| Rgba([0, 0, 0, [0, 255, 51][x as usize]]);
    let image = seen(RgbaImage::from_fn(3, 1, |x, _| ink(x)));
    assert_eq!((image[[0, 0]], image[[0, 1]]), (-0.5, 0.5));
    // A fifth of the ink.
    assert!((image[[0, 2]] + 0.3).abs() < 1e-6, "{image}");
}

#[cfg(unix)]
#[test]
fn a_device_is_not_read() {
    let image = load_image("/dev/zero");
    assert!(std::error::Error::source(image.as_ref().unwrap_err()).is_some());
    refused(image, "it is a device");
}

/// What a process started below does.
#[test]
fn a_picture_longer_than_wide_is_read() {
    let Some(path) = std::env::var_os("V1CONV_TEST_PICTURE") else {
        return assert_eq!(load_image(long_picture(1000).1).unwrap().dim(), (1, 256));
    };
    assert_eq!(load_image(path).unwrap().dim(), (1, 256));
    println!("{}", fs::read_to_string("/proc/self/status").unwrap());
}

/// A picture of one row, black on the left.
fn long_picture(width: u32) -> (TempDir, PathBuf) {
    let ink = |x: u32| Luma([if x < width / 2 { 0 } else { 255 }]);
    let picture = GrayImage::from_fn(width, 1, |x, _| ink(x));
    saved(&encoded(picture, ImageFormat::Png))
}

#[cfg(target_os = "linux")]
#[test]
fn a_picture_takes_little_more_memory_than_it_has_pixels() {
    const WIDTH: u32 = 10_000_000;
    let (_folder, path) = long_picture(WIDTH);
    let test = "a_picture_longer_than_wide_is_read";
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("V1CONV_TEST_PICTURE", path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    // The process's peak memory.
    let peak = said.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.unwrap().trim().trim_end_matches(" kB");
    let peak: u32 = peak.parse().unwrap();
    // The picture, a row of it, and the program itself.
    assert!(peak < 2 * WIDTH / 1000 + 30_000, "{peak} kB");
}

/// The checksum of a chunk of a PNG file.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            }
        })
    })
}

//! Pictures from files: what they become, and what is said of those that cannot be read.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use tempfile::TempDir;
use v1conv::{example_photo, load_image};

fn saved(picture: impl Into<DynamicImage>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.png");
    picture.into().save(&path).unwrap();
    (folder, path)
}

#[test]
fn black_is_one_half_and_white_its_negative() {
    let (_folder, path) = saved(GrayImage::from_fn(3, 2, |x, y| {
        Luma([if x == 2 && y == 1 { 0 } else { 255 }])
    }));
    let image = load_image(path).unwrap();
    assert_eq!(image.dim(), (2, 3));
    assert_eq!((image[[1, 2]], image[[0, 0]]), (0.5, -0.5));
}

#[test]
fn colours_become_greys_as_bright_as_they_look() {
    let (_folder, path) = saved(RgbImage::from_fn(3, 1, |x, _| {
        Rgb([[0, 255, 0], [255, 0, 0], [0, 0, 255]][x as usize])
    }));
    let image = load_image(path).unwrap();
    // Green looks brightest, blue darkest; dark is the larger number.
    assert!(
        image[[0, 0]] < image[[0, 1]] && image[[0, 1]] < image[[0, 2]],
        "{image}"
    );
    let (_folder, path) = saved(RgbaImage::from_pixel(2, 2, Rgba([128, 128, 128, 255])));
    assert!(
        load_image(path)
            .unwrap()
            .iter()
            .all(|value| value.abs() < 0.01)
    );
}

#[test]
fn a_large_picture_is_averaged_and_keeps_its_shape() {
    // Stripes of one pixel: their average is grey.
    let (_folder, path) = saved(GrayImage::from_fn(1024, 512, |x, _| {
        Luma([(x % 2 * 255) as u8])
    }));
    let image = load_image(path).unwrap();
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
    // Dark above, light below, saved as a camera saves it that is held on its side.
    let mut upright = GrayImage::from_fn(32, 64, |_, y| Luma([if y < 32 { 20 } else { 230 }]));
    upright = image::imageops::rotate270(&upright);
    let mut jpeg = Cursor::new(Vec::new());
    upright.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let photo = |name: &str, file: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, file).unwrap();
        load_image(path).unwrap()
    };
    let jpeg = jpeg.into_inner();
    assert_eq!(photo("lying.jpg", &jpeg).dim(), (32, 64));

    // Its note that the picture is to be turned by 90° to the right, after the two bytes that begin every JPEG.
    let turn =
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&jpeg[..2], turn, &jpeg[2..]].concat();
    let image = photo("upright.jpeg", &turned);
    assert_eq!(image.dim(), (64, 32));
    assert!(image[[8, 16]] > 0.3 && image[[56, 16]] < -0.3, "{image}");
}

#[test]
fn what_cannot_be_read_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        load_image(path).unwrap_err().to_string()
    };
    let (_saved, png) = saved(GrayImage::new(40, 40));
    let png = fs::read(png).unwrap();
    // A header that announces 100,000 × 100,000 pixels.
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    let checksum = crc(&huge[12..29]).to_be_bytes();
    huge[29..33].copy_from_slice(&checksum);
    let cases = [
        (file("a.jpg", b"\xff\xd8\xff\xe0 JFIF"), "is damaged"),
        (
            file("a.gif", b"GIF89a"),
            "the file is a GIF, and only PNG and JPEG are read here",
        ),
        (file("a.txt", b"hello"), "no picture that is known"),
        (file("empty", b""), "no picture that is known"),
        (file("cut.png", &png[..60]), "is damaged"),
        (file("huge.png", &huge), "too large"),
        (
            load_image(folder.path()).unwrap_err().to_string(),
            "could not be read",
        ),
        (
            load_image("nowhere.png").unwrap_err().to_string(),
            "from the folder of the notebook",
        ),
    ];
    for (message, expected) in cases {
        assert!(
            message.contains(expected),
            "{expected:?} is not in: {message}"
        );
    }
}

/// The checksum of a part of a PNG file.
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

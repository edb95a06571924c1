//! Damaged pictures: complete files must be read, cut-off ones refused, and any other damage must end in an image or an
//! error.
//!
//! ```text
//! cargo +nightly fuzz run load_image -- -max_total_time=600 -len_control=0 -max_len=512 -rss_limit_mb=900
//! ```
#![no_main]

use std::io::Cursor;

use arbitrary::Arbitrary;
use image::{DynamicImage, ImageFormat};
use libfuzzer_sys::fuzz_target;
use v1conv::load_image;

#[path = "../support/file.rs"]
mod file;

#[derive(Debug, Arbitrary)]
struct Fuzzed {
    picture: Picture,
    width: u16,
    height: u16,
    brightness: [u8; 4],
    damage: Vec<Damage>,
    /// Keep only this much of the file.
    cut: Option<u16>,
}

#[derive(Debug, Arbitrary, Clone, Copy, PartialEq)]
enum Picture {
    GreyPng,
    TransparentPng,
    ColourPng,
    DeepPng,
    GreyJpeg,
    ColourJpeg,
}

#[derive(Debug, Arbitrary)]
enum Damage {
    Byte(u16, u8),
    /// The header of a PNG claims this size, with the matching checksum.
    Size(u32, u32),
    Insert(u16, Vec<u8>),
}

impl Picture {
    fn is_jpeg(self) -> bool {
        matches!(self, Picture::GreyJpeg | Picture::ColourJpeg)
    }

    fn encoded(self, width: u32, height: u32, [r, g, b, a]: [u8; 4]) -> Vec<u8> {
        let pixel = |x: u32, y: u32| [r ^ x as u8, g ^ y as u8, b, a];
        let picture = image::RgbaImage::from_fn(width, height, |x, y| image::Rgba(pixel(x, y)));
        let picture = DynamicImage::from(picture);
        let picture = match self {
            Picture::GreyPng | Picture::GreyJpeg => DynamicImage::from(picture.into_luma8()),
            Picture::ColourPng | Picture::ColourJpeg => DynamicImage::from(picture.into_rgb8()),
            Picture::DeepPng => DynamicImage::from(picture.into_luma_alpha16()),
            Picture::TransparentPng => picture,
        };
        let format = match self.is_jpeg() {
            true => ImageFormat::Jpeg,
            false => ImageFormat::Png,
        };
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }
}

fn spoil(bytes: &mut Vec<u8>, damage: &Damage) {
    match damage {
        Damage::Byte(at, mask) => {
            let at = usize::from(*at) % bytes.len();
            bytes[at] ^= mask;
        }
        Damage::Size(width, height) if bytes.len() > 33 => {
            bytes[16..20].copy_from_slice(&width.to_be_bytes());
            bytes[20..24].copy_from_slice(&height.to_be_bytes());
            let sum = crc(&bytes[12..29]).to_be_bytes();
            bytes[29..33].copy_from_slice(&sum);
        }
        Damage::Size(..) => {}
        Damage::Insert(at, more) => {
            let at = usize::from(*at) % bytes.len();
            bytes.splice(at..at, more.iter().copied());
        }
    }
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

fuzz_target!(|fuzzed: Fuzzed| {
    // Long and thin ones, too.
    let width = u32::from(fuzzed.width % 600) + 1;
    let height = u32::from(fuzzed.height) % (20_000 / width).max(1) + 1;
    let mut bytes = fuzzed.picture.encoded(width, height, fuzzed.brightness);
    for damage in fuzzed.damage.iter().take(8) {
        spoil(&mut bytes, damage);
    }
    let whole = bytes.len();
    if let Some(cut) = fuzzed.cut {
        bytes.truncate(usize::from(cut).min(whole));
    }
    let result = load_image(file::holding(&bytes));
    if let Ok(image) = &result {
        let (rows, columns) = image.dim();
        assert!(
            (1..=256).contains(&rows) && (1..=256).contains(&columns),
            "{rows} × {columns}"
        );
        assert!(
            image.iter().all(|value| (-0.5..=0.5).contains(value)),
            "{image}"
        );
    }
    if fuzzed.damage.is_empty() {
        if bytes.len() == whole {
            let longest = width.max(height) as usize;
            let image = result.unwrap();
            assert_eq!(image.shape().iter().max(), Some(&longest.min(256)));
        } else if fuzzed.picture.is_jpeg() {
            result.unwrap_err();
        }
    }
});

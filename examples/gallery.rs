//! Writes every widget of the tutorial to files in both languages, and the crate's numbers for comparison:
//! `cargo run --example gallery -- FOLDER`.

use std::io::Cursor;
use std::path::Path;
use std::{env, fs};

use image::{ImageFormat, Rgb, RgbImage};
use ndarray::{Array4, Axis, s};
use v1conv::{
    Error, Grating, Language, Widget, conv2d, filters, gabor, guess_border, guess_cell,
    guess_filter, guess_grating, guess_stride, load_image, see_picture, shape_gabor,
    step_through_convolution, turn_grating, watch_complex_cell,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = env::args().nth(1).ok_or("name a folder to write into")?;
    let folder = Path::new(&folder);
    for &language in Language::ALL {
        let here = folder.join(language.code());
        fs::create_dir_all(&here)?;
        for (name, widget) in widgets()? {
            widget
                .in_language(language)
                .save(here.join(name).with_extension("html"))?;
        }
    }
    fs::write(folder.join("numbers.json"), numbers()?)?;
    write_photo(folder)?;
    Ok(())
}

fn widgets() -> Result<[(&'static str, Widget); 10], Error> {
    Ok([
        ("step", step_through_convolution()?),
        ("turn", turn_grating()?),
        ("shape", shape_gabor()?),
        ("complex", watch_complex_cell()?),
        ("picture", see_picture()?),
        ("guess-grating", guess_grating()?),
        ("guess-border", guess_border()?),
        ("guess-stride", guess_stride()?),
        ("guess-filter", guess_filter()?),
        ("guess-cell", guess_cell()?),
    ])
}

/// Gratings, Gabors and their convolutions, each with the arguments it was made from.
fn numbers() -> Result<String, Error> {
    let cases = [
        (0.0, 28.0, 0.0, 7, 90.0, 0.44, 10.0, 90.0),
        (-90.0, 28.0, 35.0, 7, 0.0, 0.44, 10.0, 90.0),
        (35.0, 14.0, 0.0, 9, 45.0, 1.3, 8.5, 15.0),
        (-55.0, 56.0, 215.0, 21, 120.0, 2.5, 17.6, 240.0),
        (15.0, 20.0, 5.0, 5, 175.0, 3.0, 24.0, 345.0),
    ];
    let mut entries = Vec::new();
    for (angle, period, move_by, size, orientation, sigma, wavelength, phase) in cases {
        let stimulus = Grating::new(angle)
            .spatial_frequency(1.0 / period)
            .phase(move_by)
            .render()?;
        let filter = gabor(size, orientation, sigma, wavelength, phase)?;
        let four =
            |array: &ndarray::Array2<f32>| array.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
        let output = conv2d(
            four(&stimulus).view(),
            four(&filter).view(),
            None,
            1,
            size / 2,
        )?;
        entries.push(format!(
            "{{\"grating\": {:?}, \"gabor\": {:?}, \"stimulus\": {:?}, \"filter\": {:?}, \"output\": {:?}}}",
            [angle, period, move_by],
            [size as f64, orientation, sigma, wavelength, phase],
            stimulus.iter().collect::<Vec<_>>(),
            filter.iter().collect::<Vec<_>>(),
            output.iter().collect::<Vec<_>>()
        ));
    }
    Ok(format!("[{}]", entries.join(",\n")))
}

/// A photograph in colours, as PNG and as a camera writes it that is held on its side, and what the crate makes of the first:
/// grey and small, seen through weights by hand with a stride, rectified and pooled, and by all six channels.
fn write_photo(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let path = folder.join("photo.png");
    let photo = RgbImage::from_fn(600, 400, |x, y| {
        let wave = |period: f32, turn: f32| {
            let along = x as f32 * turn.cos() + y as f32 * turn.sin();
            (127.5 + 127.5 * (along / period).sin()) as u8
        };
        Rgb([wave(9.0, 0.3), wave(17.0, 1.9), wave(4.0, 1.1)])
    });
    photo.save(&path)?;
    let mut jpeg = Cursor::new(Vec::new());
    photo.write_to(&mut jpeg, ImageFormat::Jpeg)?;
    let jpeg = jpeg.into_inner();
    // The note that the picture must be turned 90° to the right, after the two bytes that begin every JPEG.
    let turn =
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    fs::write(
        folder.join("turned.jpg"),
        [&jpeg[..2], turn, &jpeg[2..]].concat(),
    )?;

    let image = load_image(&path)?;
    let one = image.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let weights: Vec<f32> = (0..25)
        .map(|n| ((n * 7) % 11) as f32 / 10.0 - 0.5)
        .collect();
    let filter = Array4::from_shape_vec((1, 1, 5, 5), weights.clone())?;
    let output = conv2d(one.view(), filter.view(), None, 2, 2)?;
    let output = output.slice(s![0, 0, .., ..]);
    let (height, width) = (output.nrows() / 4 * 4, output.ncols() / 4 * 4);
    let whole = output.slice(s![..height, ..width]);
    let pooled: Vec<f32> = whole
        .exact_chunks((4, 4))
        .into_iter()
        .map(|square| square.fold(0.0, |most, &value| value.max(most)))
        .collect();
    let channels = conv2d(one.view(), filters(6, 7)?.view(), None, 1, 3)?;
    let strongest: Vec<f32> = channels
        .slice(s![0, .., .., ..])
        .lanes(Axis(0))
        .into_iter()
        .map(|values| values.fold(0.0, |most, &value| value.max(most)))
        .collect();
    let numbers = format!(
        "{{\"shape\": {:?}, \"image\": {:?}, \"weights\": {weights:?}, \"output\": {:?}, \"pooled\": {pooled:?}, \
         \"strongest\": {strongest:?}}}",
        image.shape(),
        image.iter().collect::<Vec<_>>(),
        output.iter().collect::<Vec<_>>(),
    );
    fs::write(folder.join("photo.json"), numbers)?;
    Ok(())
}

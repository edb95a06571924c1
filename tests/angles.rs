//! The picture in the notebooks that explains how angles are measured, drawn from the crate's gratings and filters.

use std::fs;
use std::path::Path;

use ndarray::{Array2, s};
use v1conv::{PHASE, SIGMA, WAVELENGTH, gabor, grating};

const COLUMN: usize = 150;
const LEFT: usize = 26;
const SIDE: usize = 98;

/// Two rows: gratings, and below each the Gabor filter whose stripes run in the same direction.
fn picture() -> String {
    let (width, height) = (4 * COLUMN, 300);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"ui-monospace, monospace\" font-size=\"13\" text-anchor=\"middle\">\n\
         <title>Gratings, and the Gabor filters whose stripes run in the same direction</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    for (column, angle) in [-45.0, 0.0, 45.0, 90.0].into_iter().enumerate() {
        let (x, theta) = (column * COLUMN + LEFT, 90.0 - angle);
        let stripes = grating(angle).slice(s![10..38, 18..46]).to_owned();
        let filter = gabor(7, theta, 0.4 * SIGMA, WAVELENGTH, PHASE).unwrap();
        let black = |value: f32| if value > 0.0 { [0; 3] } else { [255; 3] };
        image(&mut svg, &stripes, (x, 28), black);
        image(&mut svg, &filter, (x, 178), signed);
        for (y, words) in [
            (20, format!("grating({angle:.1})")),
            (170, format!("gabor(7, {theta:.1}, …)")),
        ] {
            svg += &format!(
                "<text x=\"{}\" y=\"{y}\" fill=\"#24292f\">{words}</text>\n",
                x + SIDE / 2
            );
        }
    }
    svg + "</svg>\n"
}

/// Blue, white and red, for weights from −1 to 1.
fn signed(weight: f32) -> [u8; 3] {
    let pale = ((1.0 - weight.abs().min(1.0)) * 255.0) as u8;
    if weight > 0.0 {
        [255, pale, pale]
    } else {
        [pale, pale, 255]
    }
}

/// Pixels of one colour that lie side by side are one rectangle.
fn image(
    svg: &mut String,
    pixels: &Array2<f32>,
    (x, y): (usize, usize),
    colour: fn(f32) -> [u8; 3],
) {
    let side = SIDE as f32 / pixels.nrows() as f32;
    *svg += &format!(
        "<g transform=\"translate({x} {y}) scale({side:.2})\" shape-rendering=\"crispEdges\">\n"
    );
    for (row, values) in pixels.outer_iter().enumerate() {
        let colours: Vec<[u8; 3]> = values.iter().map(|&value| colour(value)).collect();
        let mut from = 0;
        for run in colours.chunk_by(|a, b| a == b) {
            let [red, green, blue] = run[0];
            *svg += &format!(
                "<rect x=\"{from}\" y=\"{row}\" width=\"{}\" height=\"1\" fill=\"#{red:02x}{green:02x}{blue:02x}\"/>\n",
                run.len()
            );
            from += run.len();
        }
    }
    let (rows, columns) = pixels.dim();
    *svg += &format!(
        "<rect width=\"{columns}\" height=\"{rows}\" fill=\"none\" stroke=\"#8c959f\" stroke-width=\"{:.2}\"/></g>\n",
        1.0 / side
    );
}

#[test]
fn the_picture_of_the_angles_is_up_to_date() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("notebooks/figures/angles.svg");
    let drawn = picture();
    if fs::read_to_string(&kept).unwrap_or_default() != drawn {
        let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join("angles.svg");
        fs::write(&actual, drawn).unwrap();
        panic!(
            "{} is out of date: look at {}, and copy it if it is right",
            kept.display(),
            actual.display()
        );
    }
}

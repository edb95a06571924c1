//! Writes every figure and every widget of the tutorial in both languages as files, and numbers of the crate for the
//! widgets to be compared with: `cargo run --example gallery -- FOLDER`.

use std::path::Path;
use std::{env, fs};

use ndarray::{Axis, stack};
use v1conv::{
    Colours, ConvolutionalLayer, Error, Figure, Grating, Language, Widget, conv2d, filters, gabor,
    grating, plot_example_activations, plot_filters, plot_stimuli, plot_weights, shape_gabor,
    step_through_convolution, turn_grating, watch_complex_cell,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = env::args().nth(1).ok_or("name a folder to write into")?;
    let folder = Path::new(&folder);
    for language in [Language::English, Language::Japanese] {
        let here = folder.join(language.code());
        fs::create_dir_all(&here)?;
        for (name, widget) in widgets()? {
            widget
                .in_language(language)
                .save(here.join(name).with_extension("html"))?;
        }
        for (name, figure) in figures()? {
            let figure = figure.in_language(language);
            figure.save(here.join(name).with_extension("png"))?;
            figure.save(here.join(name).with_extension("svg"))?;
        }
    }
    fs::write(folder.join("numbers.json"), numbers()?)?;
    Ok(())
}

fn widgets() -> Result<[(&'static str, Widget); 4], Error> {
    Ok([
        ("step", step_through_convolution()?),
        ("turn", turn_grating()?),
        ("shape", shape_gabor()?),
        ("complex", watch_complex_cell()?),
    ])
}

/// The four figures of the tutorial, and one of them in the other colours.
fn figures() -> Result<[(&'static str, Figure); 5], Error> {
    let angles = [-90.0, -45.0, 0.0, 45.0, 90.0];
    let gratings = angles.map(grating);
    let titles = angles.map(|angle| format!("{angle}°"));
    let views: Vec<_> = gratings.iter().map(|image| image.view()).collect();
    let stimuli = stack(Axis(0), &views)
        .expect("all are of one size")
        .insert_axis(Axis(1));
    let weights = filters(6, 7)?;
    let channels = [0, 1, 2, 3, 4, 5];
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, weights.clone())?;
    let shown = [(0, "center-surround filter"), (4, "Gabor filter")];
    let plotted = plot_weights(&weights, &channels)?;
    Ok([
        ("stimuli", plot_stimuli(&gratings, &titles)?),
        ("filters", plot_filters(&weights, &shown)?),
        (
            "activations",
            plot_example_activations(&stimuli, &layer.forward(&stimuli)?, &channels)?,
        ),
        ("weights", plotted.clone()),
        ("weights-orange", plotted.colours(Colours::BlueWhiteOrange)),
    ])
}

/// Gratings, Gabors and what the convolution makes of them, each with the arguments that it was made from.
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

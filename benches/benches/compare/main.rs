//! `cargo compare`: v1conv and its peers side by side, measured in one run.
//!
//! Prints Markdown tables, and plots the time against the image size and against the number of channels into files
//! beside the README.

mod cases;
mod contestants;
mod machine;
mod markdown;
mod measure;
mod peak;
mod plot;
mod tables;
mod worker;
mod workers;

use anyhow::Result;
use contestants::{CONVOLVERS, Contestant};
use measure::Measurements;
use peak::Peak;
use plot::Plot;
use v1conv_benches::{Case, backend};
use workers::Workers;

fn main() -> Result<()> {
    let mut measurements = Measurements::new(Workers::new()?);
    let peak = Peak::measure(backend()?.instructions());
    measure(&mut measurements)?;
    measurements.finish();

    let records = &measurements.records;
    let tables = tables::all(records, peak);
    if !tables.is_empty() {
        let python = &measurements.workers.python_versions;
        println!("\n<!-- Results: printed by `cargo compare` -->");
        println!(
            "{}\n{tables}<!-- End of the results -->",
            machine::description(peak, python)
        );
    }
    for plot in [Plot::of_sizes(), Plot::of_channels()] {
        if let Some(path) = plot.draw(records, peak)? {
            println!("\nDrawn: {}", path.display());
        }
    }
    Ok(())
}

/// Measures shape by shape, so that changes on the machine affect all contestants alike.
fn measure(measurements: &mut Measurements) -> Result<()> {
    for shape in cases::SHAPES {
        for threads in cases::threads() {
            measurements.compare(Case::Conv2d(shape), threads, &CONVOLVERS)?;
        }
    }
    let ours = [Contestant::Ours, Contestant::OursInNotebook];
    for resolution in cases::RESOLUTIONS {
        let contestants = [ours[0], ours[1], Contestant::NumPy];
        measurements.compare(Case::Grating { resolution }, 1, &contestants)?;
    }
    let contestants = [ours[0], ours[1], Contestant::Matplotlib];
    measurements.compare(Case::Figure, 1, &contestants)?;
    let contestants = plot::LINES.map(|(contestant, _)| contestant);
    let squares = cases::SIDES.map(cases::square);
    let deep = cases::CHANNELS.map(cases::deep);
    for shape in squares.into_iter().chain(deep) {
        measurements.compare(Case::Conv2d(shape), 1, &contestants)?;
    }
    Ok(())
}

//! `cargo compare`: v1conv and its peers side by side, measured in one run.
//!
//! Prints tables in Markdown, and draws the time against the size of the image into a file beside the README.

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

use std::path::Path;

use anyhow::Result;
use contestants::{CONVOLVERS, Contestant};
use measure::Measurements;
use peak::Peak;
use v1conv_benches::Case;
use workers::Workers;

fn main() -> Result<()> {
    let mut measurements = Measurements::new(Workers::new()?);
    let peak = Peak::measure();
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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("time-against-size.svg");
    if plot::draw(records, peak, &path)? {
        println!("\nDrawn: {}", path.display());
    }
    Ok(())
}

/// Measures shape by shape, so that what changes on the machine meanwhile meets all contestants alike.
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
    for side in cases::SIDES {
        let contestants = plot::LINES.map(|(contestant, _)| contestant);
        measurements.compare(Case::Conv2d(cases::square(side)), 1, &contestants)?;
    }
    Ok(())
}

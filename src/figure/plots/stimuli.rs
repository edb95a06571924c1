//! Stimuli as they looked on the screen.

use ndarray::Array2;

use super::{has_pixels, panel, range, row_length, some};
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::{Error, Figure};

/// Shows a stimulus (H, W): 0.5 black, 0 grey, −0.5 white.
///
/// ```
/// let figure = v1conv::show_stimulus(&v1conv::grating(45.0))?;
/// assert_eq!(figure.text(), "stimulus, 48 × 64 pixels, values from -0.5 to 0.5");
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if the stimulus has no pixels.
pub fn show_stimulus(stimulus: &Array2<f32>) -> Result<Figure, Error> {
    let (height, width) = has_pixels("stimulus", stimulus.view())?;
    let text = format!(
        "stimulus, {height} × {width} pixels, {}",
        range(stimulus.view().into_dyn())
    );
    Ok(Grid {
        heading: String::new(),
        panels: vec![panel(ColourMap::Binary, stimulus.view(), "", false)],
        columns: 1,
        bar: None,
        text,
    }
    .figure())
}

/// Shows stimuli (H, W) side by side, each below its title, and their size above all.
///
/// ```
/// use v1conv::{grating, plot_stimuli};
///
/// let figure = plot_stimuli(&[grating(-45.0), grating(45.0)], &["−45°", "45°"])?;
/// assert!(figure.text().starts_with("stimulus size: 48 × 64"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if there are no stimuli, one of them has no pixels, their sizes differ, or there is not one
/// title for each.
pub fn plot_stimuli(stimuli: &[Array2<f32>], titles: &[impl AsRef<str>]) -> Result<Figure, Error> {
    let first = some("stimuli", stimuli)?;
    let (height, width) = has_pixels("stimulus", first.view())?;
    if titles.len() != stimuli.len() {
        return Err(Error::Shape {
            what: "titles of plot_stimuli",
            expected: format!("{}, one for each stimulus", stimuli.len()),
            found: titles.len().to_string(),
            advice: "Give a list of stimuli and a list of titles of the same length.".into(),
        });
    }
    if let Some(other) = stimuli.iter().find(|other| other.dim() != first.dim()) {
        return Err(Error::Shape {
            what: "stimuli of plot_stimuli",
            expected: format!("the size of the first one, {:?}, for all", first.dim()),
            found: format!("{:?}", other.dim()),
            advice: "Plot stimuli of different sizes one by one with show_stimulus.".into(),
        });
    }
    let titles: Vec<&str> = titles.iter().map(AsRef::as_ref).collect();
    let heading = format!("stimulus size: {height} × {width}");
    let panels = stimuli.iter().zip(&titles);
    Ok(Grid {
        text: format!(
            "{heading}; {} stimuli: {}",
            stimuli.len(),
            titles.join(", ")
        ),
        heading,
        columns: row_length(stimuli.len()),
        panels: panels
            .map(|(stimulus, title)| panel(ColourMap::Binary, stimulus.view(), title, false))
            .collect(),
        bar: None,
    }
    .figure())
}

//! Stimuli as they looked on the screen.

use ndarray::{Array2, ArrayView1};

use super::{few, has_pixels, listed, panel, range, row_length, some};
use crate::figure::axes::with_minus;
use crate::figure::colour::ColourMap;
use crate::figure::grid::Grid;
use crate::language::{Words, words};
use crate::{Error, Figure};

/// Shows a stimulus (H, W): 0.5 black, 0 grey, −0.5 white.
///
/// ```
/// let figure = v1conv::show_stimulus(&v1conv::grating(45.0))?;
/// assert!(figure.text().starts_with("stimulus, 48 × 64 pixels, values from −0.5 to 0.5"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if the stimulus has no pixels.
pub fn show_stimulus(stimulus: &Array2<f32>) -> Result<Figure, Error> {
    let (height, width) = has_pixels(&words!("stimulus"), stimulus.view())?;
    let (range, stripes) = (range(stimulus.view().into_dyn()), stripes(stimulus));
    let text = words!(
        "stimulus, {height} × {width} pixels, {range}; {stripes}"; height, width, range, stripes
    );
    Ok(Grid {
        heading: Words::default(),
        panels: vec![panel(
            ColourMap::Binary,
            stimulus.view(),
            Words::default(),
            false,
        )],
        columns: 1,
        bar: None,
        text,
    }
    .figure())
}

/// Shows stimuli (H, W) side by side, each below its title, with their size at the top.
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
    let titles = titles
        .iter()
        .map(|title| Words::given(with_minus(title.as_ref())));
    side_by_side(stimuli, titles.collect())
}

/// The part that is the same for titles of any type.
fn side_by_side(stimuli: &[Array2<f32>], titles: Vec<Words>) -> Result<Figure, Error> {
    let first = some(&words!("stimuli"), stimuli)?;
    few(stimuli.len())?;
    let (height, width) = has_pixels(&words!("stimulus"), first.view())?;
    let number = stimuli.len();
    if titles.len() != number {
        return Err(Error::Shape {
            what: words!("titles of plot_stimuli"),
            expected: words!("{number}, one for each stimulus"; number),
            found: titles.len().to_string().into(),
            advice: words!("Give a list of stimuli and a list of titles of the same length."),
        });
    }
    if let Some(other) = stimuli.iter().find(|other| other.dim() != first.dim()) {
        let size = first.dim();
        return Err(Error::Shape {
            what: words!("stimuli of plot_stimuli"),
            expected: words!(
                "the size of the first one, {size}, for all"; size = format!("{size:?}")
            ),
            found: format!("{:?}", other.dim()).into(),
            advice: words!("Plot stimuli of different sizes one by one with show_stimulus."),
        });
    }
    let heading = words!("stimulus size: {height} × {width}"; height, width);
    let told: Vec<Words> = stimuli
        .iter()
        .zip(&titles)
        .map(|(stimulus, title)| told(stimulus, title))
        .collect();
    let told = listed(&told);
    let panels = stimuli.iter().zip(titles);
    Ok(Grid {
        text: words!("{heading}; {number} stimuli: {told}"; heading, number, told),
        heading,
        columns: row_length(stimuli.len()),
        panels: panels
            .map(|(stimulus, title)| panel(ColourMap::Binary, stimulus.view(), title, false))
            .collect(),
        bar: None,
    }
    .figure())
}

/// The title of a stimulus, and what it looks like.
fn told(stimulus: &Array2<f32>, title: &Words) -> Words {
    let stripes = stripes(stimulus);
    words!("{title} ({stripes})"; title, stripes)
}

/// How often black and white change along the middle row and column: this tells someone who cannot see the stripes
/// their direction.
fn stripes(stimulus: &Array2<f32>) -> Words {
    let changes = |values: ArrayView1<f32>| {
        let dark: Vec<bool> = values.iter().map(|&value| value > 0.0).collect();
        dark.windows(2).filter(|pair| pair[0] != pair[1]).count()
    };
    let across = changes(stimulus.row(stimulus.nrows() / 2));
    let down = changes(stimulus.column(stimulus.ncols() / 2));
    words!(
        "{across} changes between black and white across the middle, {down} down the middle";
        across, down
    )
}

#[cfg(test)]
pub fn examples() -> super::examples::Examples {
    use super::examples::ANGLES;
    use crate::grating;
    let titles = ANGLES.map(|angle| format!("{angle}°"));
    vec![
        ("show_stimulus", show_stimulus(&grating(45.0)).unwrap()),
        (
            "plot_stimuli",
            plot_stimuli(&ANGLES.map(grating), &titles).unwrap(),
        ),
    ]
}

//! How cells respond to a grating that moves.

use ndarray::Array1;

use super::{short, some};
use crate::figure::Colour;
use crate::figure::chart::{Chart, Curves};
use crate::language::{Words, words};
use crate::{Error, Figure};

const SIMPLE: Colour = [0x5b, 0x8d, 0xc9];
const COMPLEX: Colour = [0xc0, 0x39, 0x2b];

/// Plots the responses of simple cells and of a complex cell against the phase of the stimulus, in degrees.
///
/// For each phase, `responses` holds the responses of the simple cells (C) and that of the complex cell. The legend
/// says how much the responses change with the phase, as the modulation (max − min) / (max + min): 0 % for a cell that
/// does not care about the phase, 100 % for one that falls silent. For the simple cells it is that of the one that
/// changes most; with negative responses there is none.
///
/// ```
/// use v1conv::{ndarray::array, plot_responses};
///
/// let responses = [(array![2.0, 0.0], 2.0), (array![1.0, 1.0], 2.0), (array![0.0, 2.0], 2.0)];
/// let figure = plot_responses(&[0.0, 90.0, 180.0], &responses)?;
/// assert!(figure.text().contains("simple cells: modulation 100 %; complex cell: modulation 0 %"));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Shape`] if there is not one pair of responses for each phase, or not one response for each simple cell;
/// [`Error::Argument`] if there are no phases or one is not finite.
pub fn plot_responses(phases: &[f64], responses: &[(Array1<f32>, f32)]) -> Result<Figure, Error> {
    some(&Words::given("phases"), phases)?;
    if let Some(phase) = phases.iter().find(|phase| !phase.is_finite()) {
        return Err(Error::Argument {
            what: words!("phases of plot_responses"),
            expected: words!("finite numbers of degrees"),
            found: phase.to_string().into(),
            advice: words!("For a whole period, go from 0 to 360."),
        });
    }
    let wrong = |expected: Words, found: usize| Error::Shape {
        what: words!("responses of plot_responses"),
        expected,
        found: found.to_string().into(),
        advice: words!(
            "Give for each phase the responses of all simple cells, and that of the complex cell."
        ),
    };
    if responses.len() != phases.len() {
        let number = phases.len();
        let expected = words!("{number}, one pair for each phase"; number);
        return Err(wrong(expected, responses.len()));
    }
    let cells = responses[0].0.len();
    if let Some((simple, _)) = responses.iter().find(|(simple, _)| simple.len() != cells) {
        let expected = words!("{cells} simple cells, as for the first phase"; cells);
        return Err(wrong(expected, simple.len()));
    }

    let of_cell = |cell: usize| responses.iter().map(|(simple, _)| simple[cell]).collect();
    let simple: Vec<Vec<f32>> = (0..cells).map(of_cell).collect();
    let complex: Vec<f32> = responses.iter().map(|(_, complex)| *complex).collect();
    let curves = vec![
        curves(words!("simple cells"), SIMPLE, 2, simple),
        curves(words!("complex cell"), COMPLEX, 4, vec![complex]),
    ];
    let [simple, complex] = [&curves[0].name, &curves[1].name];
    let (first, last) = (short(phases[0]), short(phases[phases.len() - 1]));
    Ok(Chart {
        text: words!(
            "responses against the phase of the grating, {first} to {last} degrees; {cells} \
             {simple}; {complex}";
            first, last, cells, simple, complex
        ),
        degrees: phases.to_vec(),
        across: words!("phase of the grating"),
        up: words!("response"),
        curves,
    }
    .figure())
}

fn curves(name: Words, colour: Colour, thickness: u32, values: Vec<Vec<f32>>) -> Curves {
    let modulations = values.iter().map(|values| modulation(values));
    let largest = modulations.reduce(|one, other| Some(one?.max(other?)));
    let name = match largest.flatten() {
        Some(share) => {
            let share = format!("{:.0}", 100.0 * share);
            words!("{name}: modulation {share} %"; name, share)
        }
        None => name,
    };
    Curves {
        name,
        colour,
        thickness,
        values,
    }
}

/// (max − min) / (max + min), for responses that are not negative.
fn modulation(values: &[f32]) -> Option<f64> {
    let values = || values.iter().copied().map(f64::from);
    let least = values().fold(f64::INFINITY, f64::min);
    let most = values().fold(0.0, f64::max);
    (least >= 0.0 && most > 0.0 && most.is_finite()).then(|| (most - least) / (most + least))
}

#[cfg(test)]
pub fn examples() -> super::examples::Examples {
    let phases: Vec<f64> = (0..=24).map(|step| f64::from(step) * 15.0).collect();
    let response = |phase: f64| (3.0 * phase.to_radians().cos()).max(0.0) as f32;
    let responses = phases.iter().map(|phase| {
        let simple =
            Array1::from_iter([0.0, 90.0, 180.0, 270.0].map(|best| response(phase - best)));
        let complex = simple.sum();
        (simple, complex)
    });
    let responses: Vec<_> = responses.collect();
    vec![(
        "plot_responses",
        plot_responses(&phases, &responses).unwrap(),
    )]
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, array};

    use super::*;
    use crate::figure::tests::refused;

    #[test]
    fn every_cell_has_a_curve() {
        let responses = vec![(array![3.0, 0.0, 1.0], 4.0), (array![0.0, 3.0, 1.0], 5.0)];
        let figure = plot_responses(&[0.0, 90.0], &responses).unwrap();
        let svg = figure.svg().unwrap();
        // Three simple cells and one complex, and a sample of each in the legend.
        assert_eq!(svg.matches("stroke-width=\"2\"").count(), 4);
        assert_eq!(svg.matches("stroke-width=\"4\"").count(), 2);
        assert!(svg.contains("complex cell: modulation 11 %"));
        figure.png(2).unwrap();
    }

    #[test]
    fn what_does_not_fit_together_is_refused() {
        let refused = |phases: &[f64], responses: &[(Array1<f32>, f32)], said: &str| {
            refused(plot_responses(phases, responses), said);
        };
        refused(&[], &[], "at least one");
        refused(&[0.0], &[], "expected 1, one pair for each phase, found 0");
        refused(
            &[f64::NAN],
            &[(array![1.0], 1.0)],
            "finite numbers of degrees",
        );
        let uneven = [(array![1.0], 1.0), (array![1.0, 2.0], 1.0)];
        refused(
            &[0.0, 1.0],
            &uneven,
            "expected 1 simple cells, as for the first phase, found 2",
        );
    }

    #[test]
    fn whatever_an_answer_gives_can_be_drawn() {
        for value in [0.0, -1.0, f32::NAN, f32::INFINITY, f32::MAX, 1e-40] {
            let responses = vec![(array![value], value); 3];
            let figure = plot_responses(&[0.0, 0.0, 720.0], &responses).unwrap();
            figure.svg().unwrap();
            figure.png(1).unwrap();
            if value <= 0.0 || !value.is_finite() {
                assert!(!figure.text().contains("modulation"), "{}", figure.text());
            }
        }
        let edges = [-f64::MAX, -1e300, -1e18, 1e-300, 1e18, 1e300, f64::MAX];
        for phase in edges {
            let one = plot_responses(&[phase], &[(array![1.0], 1.0)]).unwrap();
            one.png(2).unwrap();
            let two = [(array![1.0], 1.0), (array![2.0], 3.0)];
            for other in edges {
                let figure = plot_responses(&[phase, other], &two).unwrap();
                figure.png(1).unwrap();
                assert!(!figure.text().contains("inf"), "{}", figure.text());
            }
        }
        plot_responses(&[7.0], &[(array![], 1.0)])
            .unwrap()
            .svg()
            .unwrap();
    }
}

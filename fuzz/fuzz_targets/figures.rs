//! Figures of any numbers, finite or not, with any titles: the result is a picture or an error, and valid SVG.
//!
//! ```text
//! cargo +nightly fuzz run figures -- -max_total_time=600 -len_control=0 -max_len=512
//! ```
#![no_main]

use arbitrary::{Arbitrary, Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use ndarray::{Array1, Array2, Array4};
use v1conv::{
    Colours, Error, Figure, Language, plot_example_activations, plot_filters, plot_responses,
    plot_stimuli, plot_weights, show_activation, show_stimulus,
};

#[derive(Debug, Arbitrary)]
struct Fuzzed {
    kind: Kind,
    sides: [u8; 4],
    other: [u8; 4],
    chosen: Vec<u8>,
    titles: Vec<String>,
    numbers: Numbers,
    scale: u8,
    japanese: bool,
    orange: bool,
}

#[derive(Debug, Arbitrary)]
enum Kind {
    Stimulus,
    Stimuli,
    Filters,
    Weights,
    Activation,
    Activations,
    Responses,
}

/// Any bits, with a preference for edge cases.
#[derive(Debug)]
struct Numbers(Vec<f64>);

impl<'a> Arbitrary<'a> for Numbers {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        const EDGES: [f64; 16] = [
            0.0,
            -0.0,
            0.5,
            -1.0,
            360.0,
            1e-45,
            -1e-300,
            1e15,
            9.3e18,
            -1e300,
            f64::MAX,
            f64::MIN,
            3.4e38,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
        ];
        let mut numbers = Vec::new();
        for _ in 0..u.int_in_range(1..=12)? {
            numbers.push(if u.ratio(2, 3)? {
                *u.choose(&EDGES)?
            } else {
                u.arbitrary()?
            });
        }
        Ok(Self(numbers))
    }
}

impl Fuzzed {
    fn number(&self, at: usize) -> f64 {
        self.numbers.0[at % self.numbers.0.len()]
    }

    fn four(&self, sides: [u8; 4]) -> Array4<f32> {
        let [n, c, h, w] = sides.map(usize::from);
        let mut at = 0;
        Array4::from_shape_simple_fn((n % 4, c % 9, h % 40, w % 300), || {
            at += 1;
            self.number(at) as f32
        })
    }

    fn two(&self) -> Array2<f32> {
        let [_, _, h, w] = self.sides.map(usize::from);
        Array2::from_shape_fn((h, w), |(y, x)| self.number(y * w + x) as f32)
    }

    fn figure(&self) -> std::result::Result<Figure, Error> {
        let channels: Vec<usize> = self
            .chosen
            .iter()
            .map(|&channel| usize::from(channel % 9))
            .collect();
        match self.kind {
            Kind::Stimulus => show_stimulus(&self.two()),
            Kind::Activation => show_activation(&self.two()),
            Kind::Stimuli => {
                plot_stimuli(&vec![self.two(); self.chosen.len().min(20)], &self.titles)
            }
            Kind::Weights => plot_weights(&self.four(self.sides), &channels),
            Kind::Filters => {
                let titles = self.titles.iter().map(String::as_str);
                let shown: Vec<_> = channels.iter().copied().zip(titles).collect();
                plot_filters(&self.four(self.sides), &shown)
            }
            Kind::Activations => {
                plot_example_activations(&self.four(self.other), &self.four(self.sides), &channels)
            }
            Kind::Responses => {
                let phases: Vec<f64> = (0..self.chosen.len()).map(|at| self.number(at)).collect();
                let cells = usize::from(self.sides[0] % 5);
                let responses: Vec<_> = (0..phases.len())
                    .map(|at| {
                        let simple =
                            Array1::from_shape_fn(cells, |cell| self.number(at + cell) as f32);
                        (simple, self.number(at + 3) as f32)
                    })
                    .collect();
                plot_responses(&phases, &responses)
            }
        }
    }
}

fuzz_target!(|fuzzed: Fuzzed| {
    let Ok(mut figure) = fuzzed.figure() else {
        return;
    };
    if fuzzed.japanese {
        figure = figure.in_language(Language::Japanese);
    }
    if fuzzed.orange {
        figure = figure.colours(Colours::BlueWhiteOrange);
    }
    let svg = figure.svg().unwrap();
    if let Err(error) = roxmltree::Document::parse(&svg) {
        panic!("{error}: {svg}");
    }
    let png = figure.png(u32::from(fuzzed.scale % 4));
    assert!(
        png.is_ok()
            || fuzzed.scale % 4 == 0
            || png.is_err_and(|error| error.to_string().contains("pixels"))
    );
});

//! A question as a widget.

use ndarray::{Array2, ArrayView2};

use super::Widget;
use crate::Language;
use crate::display::{base64, json_string};
use crate::figure::Colours;
use crate::language::{Words, words};
use crate::widgets::page::list;

const SCRIPT: &str = include_str!("../web/guess.js");

/// A picture of a question, its numbers rounded to 256 steps: it is only looked at, not computed with.
pub struct Picture {
    signed: bool,
    /// Its width on the screen, in hundredths of the available space.
    share: usize,
    height: usize,
    width: usize,
    steps: Vec<u8>,
}

impl Picture {
    /// −0.5 white, 0.5 black.
    pub fn stimulus(image: &Array2<f32>) -> Self {
        Self::new(image.view(), false, 0.5, 100)
    }

    /// The colours reach to the largest magnitude.
    pub fn weights(weights: ArrayView2<f32>) -> Self {
        Self::new(weights, true, reach(weights), 100)
    }

    /// The same beside others, where `whole` pixels fill the available width.
    pub fn activation(map: ArrayView2<f32>, whole: usize) -> Self {
        Self::new(map, true, reach(map), 100 * map.ncols() / whole)
    }

    fn new(values: ArrayView2<f32>, signed: bool, limit: f32, share: usize) -> Self {
        let (height, width) = values.dim();
        let step = |value: &f32| ((value / limit + 1.0) * 127.5).round() as u8;
        Self {
            signed,
            share,
            height,
            width,
            steps: values.iter().map(step).collect(),
        }
    }

    /// The same with this many hundredths of the available space.
    pub fn share(self, share: usize) -> Self {
        Self { share, ..self }
    }

    fn json(&self) -> String {
        format!(
            "{{\"signed\":{},\"share\":{},\"height\":{},\"width\":{},\"steps\":\"{}\"}}",
            self.signed,
            self.share,
            self.height,
            self.width,
            base64(&self.steps)
        )
    }
}

fn reach(values: ArrayView2<f32>) -> f32 {
    values.fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()))
}

/// One of the possible answers, and the reply to it.
pub struct Choice {
    pub pictures: Vec<Picture>,
    pub name: Words,
    pub reply: Words,
}

/// A question, its right answer among others, and the reason.
pub struct Question {
    /// A name for style sheets and tests.
    pub name: &'static str,
    /// As the widget's.
    pub heights: [u32; 2],
    pub text: Words,
    /// What the question is about.
    pub shown: Vec<Picture>,
    pub choices: Vec<Choice>,
    pub answer: usize,
    pub reason: Words,
}

impl Question {
    pub fn widget(self) -> Widget {
        let numbers = |language| {
            let choices = self.choices.iter().map(|choice| {
                format!(
                    "{{\"name\":{},\"reply\":{},\"pictures\":{}}}",
                    json_string(choice.name.of(language)),
                    json_string(choice.reply.of(language)),
                    list(choice.pictures.iter().map(Picture::json))
                )
            });
            format!(
                "\"shown\":{},\"choices\":{},\"answer\":{},\"reason\":{},",
                list(self.shown.iter().map(Picture::json)),
                list(choices),
                self.answer,
                json_string(self.reason.of(language))
            )
        };
        Widget {
            name: self.name,
            title: words!("Say it first"),
            numbers: Words::each(numbers),
            more: Words::each(|language| self.more(language)),
            text: self.text,
            script: SCRIPT,
            heights: self.heights,
            language: Language::English,
            colours: Colours::default(),
        }
    }

    /// The choices, the answer and the reason.
    fn more(&self, language: Language) -> String {
        let choices: String = (1..)
            .zip(&self.choices)
            .map(|(number, choice)| format!("  {number}. {}\n", choice.name.of(language)))
            .collect();
        let (right, reason) = (&self.choices[self.answer].name, &self.reason);
        choices + words!("Answer: {right}. {reason}"; right, reason).of(language)
    }
}

//! Things that move: pages with controls that need no kernel.
//!
//! A widget is a complete document, script and style included, in a frame. The numbers it shows are the crate's; if
//! there are too many settings for that, `web/numbers.js` computes them as the crate does, for all widgets in one
//! place.

mod complex;
mod guess;
mod page;
mod see;
mod shape;
mod step;
mod turn;

use std::f64::consts::TAU;
use std::path::Path;

use ndarray::{Array2, Array4, Axis, s};

pub use complex::watch_complex_cell;
pub use guess::{guess_border, guess_cell, guess_filter, guess_grating, guess_stride};
pub use see::see_picture;
pub use shape::shape_gabor;
pub use step::{animate_convolution, example_filter, example_image, step_through_convolution};
pub use turn::turn_grating;

use crate::display::{Show, escape};
use crate::figure::Colours;
use crate::language::{Words, words};
use crate::{Error, Language, conv2d, files};

/// An image or a filter (H, W) alone in its array, (1, 1, H, W).
fn single(image: &Array2<f32>) -> Array4<f32> {
    image.clone().insert_axis(Axis(0)).insert_axis(Axis(0))
}

/// What a filter (K, K) makes of an image (H, W).
fn convolved(
    image: &Array2<f32>,
    filter: &Array2<f32>,
    stride: usize,
    padding: usize,
) -> Result<Array2<f32>, Error> {
    let (input, weight) = (single(image), single(filter));
    let output = conv2d(input.view(), weight.view(), None, stride, padding)?;
    Ok(output.slice_move(s![0, 0, .., ..]))
}

/// The period in pixels of a tutorial's grating whose spatial frequency is one over this number.
fn period(one_over_frequency: u32) -> String {
    format!("{:.1}", TAU * f64::from(one_over_frequency) * 0.1)
}

/// A picture with controls: a page that works wherever a browser shows it, without a kernel and without a network.
///
/// As the last expression of a notebook's cell it is shown; [`save`](Widget::save) writes it as an HTML file.
#[derive(Debug, Clone, PartialEq)]
pub struct Widget {
    /// A name for style sheets and tests.
    name: &'static str,
    title: Words,
    /// What can be seen, and how to use it.
    text: Words,
    /// What the page says when something is clicked, for places where nothing can be.
    more: Words,
    /// The crate's numbers: the members of a JSON object, with a comma after each.
    numbers: Words,
    script: &'static str,
    /// The height of the page in pixels until it reports its own, on a laptop and on a phone: that of the language
    /// that needs the most.
    heights: [u32; 2],
    language: Language,
    colours: Colours,
}

impl Widget {
    /// The widget with its words in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The widget with other colours for negative and positive numbers.
    #[must_use]
    pub fn colours(self, colours: Colours) -> Self {
        Self { colours, ..self }
    }

    /// The widget in words: what can be seen, and what can be moved.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.of(self.language)
    }

    /// All words, for places without the page: with what it would say when used.
    fn words(&self) -> String {
        let words = [&self.title, &self.text, &self.more].map(|words| words.of(self.language));
        words.join("\n").trim_end().to_owned()
    }

    /// The widget as an HTML document that needs nothing else.
    #[must_use]
    pub fn html(&self) -> String {
        page::document(self)
    }

    /// Writes the widget as an HTML file, whole or not at all.
    ///
    /// # Errors
    /// [`Error::File`] if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        files::write_whole(path.as_ref(), self.html().as_bytes())
    }
}

impl Show for Widget {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let untrusted = words!(
            "It moves when the cell is run, or when the notebook is trusted (File → Trust \
             Notebook)."
        );
        let untrusted = untrusted.of(self.language);
        let text = self.words();
        let [wide, narrow] = self.heights;
        // A notebook that is not trusted is shown without frames and styles: then the words are visible.
        let html = format!(
            "<div class=\"v1conv-widget v1conv-{}\"><style>.v1conv-widget>iframe{{width:100%;height:var(--wide);border:0}}\
             .v1conv-widget>iframe+p{{display:none}}\
             @media(max-width:600px){{.v1conv-widget>iframe{{height:var(--narrow)}}}}</style>\
             <iframe style=\"--wide:{wide}px;--narrow:{narrow}px\" title=\"{}\" loading=\"lazy\" srcdoc=\"{}\"></iframe>\
             <p>{}</p></div>",
            self.name,
            escape(self.title.of(self.language)),
            escape(&self.html()),
            escape(&format!("{text}\n{untrusted}")).replace('\n', "<br>")
        );
        vec![("text/html", html), ("text/plain", text)]
    }
}

//! See your own picture as a filter does.

use super::Widget;
use super::page::floats;
use crate::display::base64;
use crate::language::{Words, words};
use crate::photo::SCENE;
use crate::{Error, filters};

const SCRIPT: &str = concat!(
    include_str!("web/numbers.js"),
    include_str!("web/source.js"),
    include_str!("web/weights.js"),
    include_str!("web/picture.js")
);

/// A widget: your own picture, or what your camera sees, through a filter.
///
/// The picture is made grey and small, as in [`load_image`](crate::load_image). The filter is one of the tutorial's
/// six, a [`gabor`](crate::gabor) with sliders, or weights typed in by hand. Its activation is shown, rectified, and
/// pooled; a frame over the picture shows how one number of it comes about. Nothing leaves the browser.
///
/// # Errors
/// Those of [`filters`], which cannot occur here.
pub fn see_picture() -> Result<Widget, Error> {
    Ok(Widget {
        title: words!("What does a filter see?"),
        text: words!(
            "Take a picture of your own, or the camera, and choose a filter, or write its weights \
             by hand: the activation shows where the picture looks like the weights. Move the \
             frame over the picture to see the products whose sum is one number of the \
             activation."
        ),
        numbers: Words::given(format!(
            "\"filters\":\"{}\",\"scene\":\"{}\",",
            floats(&filters(6, 7)?),
            base64(SCENE)
        )),
        script: SCRIPT,
        heights: [[1248, 2008], [1248, 1929]],
        ..Widget::named("picture")
    })
}

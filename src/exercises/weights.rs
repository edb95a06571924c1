//! Bonus exercise 2: the weights of a layer.

use ndarray::Array4;

use super::Check;
use super::answer::{Mistake, Trouble, agree, call, compare_shapes, compare_values, conclude};
use crate::{ConvolutionalLayer, Error, Language};

type ReadWeights = fn(&ConvolutionalLayer) -> Result<Array4<f32>, Error>;

pub(crate) fn check(read_weights: ReadWeights, language: Language) -> Check {
    // Layers that no notebook holds: an answer cannot be right by accident.
    let outcome = [(1, 6, 7), (2, 5, 3)].into_iter().try_for_each(|sizes| {
        let (c_in, c_out, kernel_size) = sizes;
        let layer =
            ConvolutionalLayer::seeded(c_in, c_out, kernel_size, 1).map_err(|error| Mistake {
                what: error.to_string(),
                hint: String::new(),
            })?;
        compare(read_weights, &layer, language)
    });
    conclude("b2", outcome, language)
}

fn compare(
    read_weights: ReadWeights,
    layer: &ConvolutionalLayer,
    language: Language,
) -> Result<(), Trouble> {
    let take_it = language.pick(
        "layer.weight() lends you the weights; .clone() makes a copy that you may keep.",
        "layer.weight() は重みを「貸して」くれます。.clone() を付けると、自分のコピーが作れます。",
    );
    let found = call(|| read_weights(layer), language, take_it)?;
    let of_the_layer = language.pick(
        "Read the weights from the layer that the function is given, whatever its size.",
        "重みは、関数に渡された層から読み出してください。どのような大きさの層でも動くようにします。",
    );
    compare_shapes(found.shape(), layer.weight().shape(), language, |_| {
        of_the_layer.into()
    })?;
    compare_values(&found, layer.weight(), language, || {
        let tutorial = crate::filters(6, 7);
        let hint = if tutorial.is_ok_and(|filters| agree(&found, &filters)) {
            of_the_layer
        } else {
            take_it
        };
        hint.into()
    })?;
    Ok(())
}

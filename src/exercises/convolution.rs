//! Exercise 1.1: the double sum, written by hand.

use ndarray::{Array2, Axis, s};

use super::Check;
use super::answer::{
    Mistake, Trouble, agree, call, compare_shapes, compare_values, conclude, whole_numbers,
};
use crate::{Error, Language, conv2d};

type Convolve = fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>;

pub(crate) fn check(convolve: Convolve, language: Language) -> Check {
    let sizes = [(6, 8, 3), (9, 7, 5), (1, 4, 1)];
    let outcome = sizes
        .into_iter()
        .enumerate()
        .try_for_each(|(seed, (height, width, k))| {
            let image = whole_numbers(Array2::zeros((height, width)), 10 + seed as u64);
            let filter = whole_numbers(Array2::zeros((k, k)), 20 + seed as u64);
            compare(convolve, &image, &filter, language)
        });
    conclude("1.1", outcome, language)
}

fn compare(
    convolve: Convolve,
    image: &Array2<f32>,
    filter: &Array2<f32>,
    language: Language,
) -> Result<(), Trouble> {
    let border = language.pick(
        "At the border the filter reaches beyond the image. Pixels there count as zero: leave them out of the sum, \
         and mind that a usize cannot be negative.",
        "端ではフィルターが画像の外にはみ出します。外側の画素は 0 とみなすので、和に加えずに飛ばしてください。usize は負の数になれない\
         ことにも注意しましょう。",
    );
    let found = call(|| convolve(image, filter), language, border)?;
    let expected = same(image, filter).map_err(|error| Mistake {
        what: error.to_string(),
        hint: String::new(),
    })?;
    compare_shapes(found.shape(), expected.shape(), language, |found| {
        let (height, width) = image.dim();
        let valid = [height + 1, width + 1].map(|side| side.saturating_sub(filter.nrows()));
        let hint = if found == valid {
            language.pick(
                "The filter stopped where it would leave the image. Let its middle visit every pixel.",
                "フィルターが画像からはみ出す手前で止まっています。フィルターの中心がすべての画素を通るようにしてください。",
            )
        } else if found == [width, height] {
            language.pick(
                "Rows and columns are swapped: the first number of a shape counts rows (y).",
                "行と列が入れ替わっています。形状の最初の数が行（y）の数です。",
            )
        } else {
            language.pick(
                "The output is as large as the image: one value for each pixel.",
                "出力は画像と同じ大きさで、画素ごとに値が 1 つあります。",
            )
        };
        hint.into()
    })?;
    compare_values(&found, &expected, language, || {
        let flipped = filter.slice(s![..;-1, ..;-1]).to_owned();
        let turned = filter.t().to_owned();
        let looks_like =
            |filter: &Array2<f32>| same(image, filter).is_ok_and(|other| agree(&found, &other));
        let hint = if looks_like(&flipped) {
            language.pick(
                "You flipped the filter. That is the convolution of mathematics; here f(kx, ky) meets I(x + kx, y + ky).",
                "フィルターを反転させています。それは数学でいう畳み込みです。ここでは f(kx, ky) に I(x + kx, y + ky) を掛けます。",
            )
        } else if looks_like(&turned) {
            language.pick(
                "Rows and columns of the filter are swapped: the first index counts rows (ky).",
                "フィルターの行と列が入れ替わっています。最初の添字が行（ky）です。",
            )
        } else if interior(&found, filter) == interior(&expected, filter) {
            border
        } else {
            language.pick(
                "Multiply filter[[ky, kx]] by the pixel that lies under it, image[[y + ky − half, x + kx − half]], and \
                 add up the products. The sum starts at zero for each pixel.",
                "filter[[ky, kx]] に、その下にある画素 image[[y + ky − half, x + kx − half]] を掛けて、積を足し合わせます。\
                 和は画素ごとに 0 から始めます。",
            )
        };
        hint.into()
    })?;
    Ok(())
}

/// The crate's own answer, of the size of the image.
fn same(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let four = |array: &Array2<f32>| array.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let output = conv2d(
        four(image).view(),
        four(filter).view(),
        None,
        1,
        filter.nrows() / 2,
    )?;
    Ok(output.remove_axis(Axis(0)).remove_axis(Axis(0)))
}

/// The values for which the filter lies wholly inside of the image.
fn interior(output: &Array2<f32>, filter: &Array2<f32>) -> Vec<f32> {
    let (height, width) = output.dim();
    let half = filter.nrows() / 2;
    let inside = output.indexed_iter().filter(|((y, x), _)| {
        (half..height.saturating_sub(half)).contains(y)
            && (half..width.saturating_sub(half)).contains(x)
    });
    inside.map(|(_, &value)| value).collect()
}

//! Exercise 1.1: the double sum, written by hand.

use ndarray::{Array2, ArrayD};

use super::arrays::{mapped, permuted};
use super::exercise::{Exercise, Hint, Part, Text, gives, shows};
use crate::{Error, Language, SIGMA, center_surround, grating};

pub(crate) use question::Question;
use question::question;

mod question;

/// What a student writes.
pub(crate) type Convolve = fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error>;

pub(crate) fn answer(convolve: Convolve, question: &Question) -> Result<Vec<ArrayD<f32>>, Error> {
    Ok(vec![
        convolve(&question.image, &question.filter)?.into_dyn(),
    ])
}

pub(crate) static EXERCISE: Exercise<Question> = Exercise {
    name: "1.1",
    fresh: |random| {
        // Wider than tall, and taller than wide: rows and columns cannot be taken for each other.
        let [a, b, c, d, e] = [3, 3, 3, 2, 4].map(|end| random.below(end));
        Ok(vec![
            question(random, (5 + a, 6 + a + b), 3, 1.0),
            question(random, (8 + c, 7 + c - d), 5, 4.0),
            question(random, (3, 4 + e), 3, 1.0),
        ])
    },
    shown: || {
        Ok(Question {
            image: grating(45.0),
            filter: center_surround(7, SIGMA)?,
        })
    },
    describe: |question, language| {
        let ((height, width), k) = (question.image.dim(), question.filter.nrows());
        match language {
            Language::English => {
                format!("an image of {height} × {width} pixels and a filter of {k} × {k}")
            }
            Language::Japanese => {
                format!("{height} × {width}画素の画像と{k} × {k}のフィルター")
            }
        }
    },
    parts: &[Part {
        name: "output",
        title: Text("output", "出力"),
        right: |question, _| Ok(question.right()),
        costs: 2,
        advice: Text(
            "Multiply filter[[ky, kx]] by the pixel that lies under it, image[[y + ky − half, x + kx − half]], and add \
             up the products. The sum starts at zero for each pixel.",
            "filter[[ky, kx]] に、その下にある画素 image[[y + ky − half, x + kx − half]] を掛けて、積を足し合わせます。\
             和は画素ごとに0から始めます。",
        ),
        mistakes: &[
            gives(
                |q, _| Ok(q.weighted(&|ky, kx| q.filter[[q.last() - ky, q.last() - kx]])),
                1,
                Text(
                    "Your filter is flipped, as in the convolution of mathematics. Here f(kx, ky) is multiplied by \
                     I(x + kx, y + ky), so leave the filter as it is.",
                    "フィルターを反転させています。数学でいう畳み込みではそうしますが、ここでは f(kx, ky) に I(x + kx, y + ky) を掛けるので、\
                     フィルターはそのまま使ってください。",
                ),
            ),
            gives(
                |q, _| Ok(q.weighted(&|ky, kx| q.filter[[q.last() - ky, kx]])),
                1,
                Text(
                    "The filter is upside down: its rows run the other way. The pixel under filter[[ky, kx]] is in row \
                     y + ky − half, with a plus before ky.",
                    "フィルターの上下が逆になっています。filter[[ky, kx]] の下にある画素は、行の添字が y + ky − half です。ky の前の\
                     符号はプラスです。",
                ),
            ),
            gives(
                |q, _| Ok(q.weighted(&|ky, kx| q.filter[[ky, q.last() - kx]])),
                1,
                Text(
                    "The filter is mirrored: its columns run the other way. The pixel under filter[[ky, kx]] is in \
                     column x + kx − half, with a plus before kx.",
                    "フィルターの左右が逆になっています。filter[[ky, kx]] の下にある画素は、列の添字が x + kx − half です。kx の前の\
                     符号はプラスです。",
                ),
            ),
            gives(
                |q, _| Ok(q.weighted(&|ky, kx| q.filter[[kx, ky]])),
                1,
                Text(
                    "Rows and columns of the filter are swapped: the first index counts rows (ky).",
                    "フィルターの行と列が入れ替わっています。最初の添字が行 (ky) です。",
                ),
            ),
            gives(
                |q, _| Ok(q.sampled(&|row, column| q.pixel(column, row))),
                1,
                Text(
                    "Rows and columns of the image are swapped: the first index counts rows (y).",
                    "画像の行と列が入れ替わっています。最初の添字が行 (y) です。",
                ),
            ),
            gives(
                |q, _| Ok(permuted(q.right(), &[1, 0])),
                1,
                Text(
                    "Rows and columns of the output are swapped: the first number of a shape counts rows (y).",
                    "出力の行と列が入れ替わっています。形状の最初の数が行 (y) の数です。",
                ),
            ),
            gives(
                |q, _| Ok(q.inside().into_dyn()),
                1,
                Text(
                    "The padding is missing: the filter stopped where it would leave the image. Let its middle visit \
                     every pixel, and count what lies outside the image as zero.",
                    "パディングがありません。フィルターが画像からはみ出す手前で止まっています。フィルターの中心がすべての画素を通るように\
                     して、画像の外側は0とみなしてください。",
                ),
            ),
            gives(
                |q, _| Ok(q.everywhere()),
                1,
                Text(
                    "There is too much padding: the filter visits places where its middle lies outside the image. \
                     Pad with half of the filter's size, k / 2, on each side.",
                    "パディングが大きすぎます。フィルターの中心が画像の外に出ています。パディングは各辺でフィルターサイズの半分、\
                     k / 2です。",
                ),
            ),
            gives(
                |q, _| {
                    let mut output = Array2::zeros(q.image.dim());
                    q.paste(&q.inside(), &mut output);
                    Ok(output.into_dyn())
                },
                1,
                Text(
                    "The output was left at zero along the border. There, too, the filter covers some pixels of the \
                     image, so add up their products, and leave out only those of the missing pixels.",
                    "出力の端が0のままです。端でもフィルターは画像の画素をいくつか覆っています。画像の外の画素との積だけを\
                     除いて足してください。",
                ),
            ),
            gives(
                |q, _| {
                    Ok(q.sampled(&|row, column| {
                        q.pixel(
                            q.nearest(row, q.image.nrows()),
                            q.nearest(column, q.image.ncols()),
                        )
                    }))
                },
                1,
                Text(
                    "Beyond the border you took the nearest pixel of the image. Treat what is outside as zero instead.",
                    "画像の外側で、最も近い画素の値を使っています。外側の画素は0とみなします。",
                ),
            ),
            gives(
                |q, _| {
                    Ok(q.sampled(&|row, column| {
                        q.pixel(
                            row.rem_euclid(q.image.nrows() as isize),
                            column.rem_euclid(q.image.ncols() as isize),
                        )
                    }))
                },
                1,
                Text(
                    "Beyond the border you wrapped around to the opposite side of the image. Treat what is outside as zero \
                     instead.",
                    "画像の外側で、反対側の端の画素を使っています。外側の画素は0とみなします。",
                ),
            ),
            gives(
                |q, _| {
                    Ok(q.sampled(&|row, column| {
                        if row > 0 && column > 0 {
                            q.pixel(row, column)
                        } else {
                            0.0
                        }
                    }))
                },
                1,
                Text(
                    "Off by one at the border: the first row and the first column of the image are left out. Row 0 \
                     and column 0 belong to it: compare with >=, not with >.",
                    "端で1つずれています。画像の最初の行と列が抜けています。添字は0から始まり、行0と列0も画像に含まれるので、> ではなく >= で\
                     比較してください。",
                ),
            ),
            gives(
                |q, _| {
                    let (height, width) = q.image.dim();
                    Ok(q.sampled(&|row, column| {
                        if row + 1 < height as isize && column + 1 < width as isize {
                            q.pixel(row, column)
                        } else {
                            0.0
                        }
                    }))
                },
                1,
                Text(
                    "Off by one at the border: the last row and the last column of the image are left out. They are \
                     height − 1 and width − 1, so compare with < height and < width.",
                    "端で1つずれています。画像の最後の行と列が抜けています。最後は height − 1 と width − 1 なので、< height、< width で\
                     比較してください。",
                ),
            ),
            gives(
                |q, _| {
                    let (height, width) = q.image.dim();
                    let mut output = q.right();
                    for (at, value) in output.indexed_iter_mut() {
                        if at[0] == height - 1 || at[1] == width - 1 {
                            *value = 0.0;
                        }
                    }
                    Ok(output)
                },
                1,
                Text(
                    "Off by one: the last row and the last column of the output were never written. The range 0..height \
                     ends before height by itself.",
                    "1つずれています。出力の最後の行と列に値が入っていません。範囲 0..height には height は含まれないので、1を引く必要は\
                     ありません。",
                ),
            ),
            shows(
                |q, found, right| q.agree_inside(found, right),
                1,
                Text(
                    "Away from the border everything is right. At the border the filter reaches beyond the image: pixels \
                     there count as zero, so leave them out of the sum, and mind that a usize cannot be negative.",
                    "画像の内側は正しくできています。端ではフィルターが画像の外にはみ出します。外側の画素は0とみなすので、積を足さないで\
                     ください。usize は負の数になれないことにも注意しましょう。",
                ),
            ),
            gives(
                |q, _| {
                    let half = q.half() as isize;
                    Ok(q.sampled(&|row, column| q.pixel(row + half, column + half)))
                },
                1,
                Text(
                    "The filter lies with its corner on the pixel, not with its middle: subtract half from row and \
                     column.",
                    "フィルターの中心ではなく角が画素に重なっています。行と列から half を引いてください。",
                ),
            ),
            gives(
                |q, _| Ok(q.sampled(&|row, column| q.pixel(row - 1, column - 1))),
                1,
                Text(
                    "Off by one: the filter lies one pixel too far up and to the left. half is k / 2, rounded down.",
                    "1つずれています。フィルターが左上に1画素ずれています。half は k / 2（切り捨て）です。",
                ),
            ),
            gives(
                |q, _| Ok(q.sampled(&|row, column| q.pixel(row + 1, column + 1))),
                1,
                Text(
                    "Off by one: the filter lies one pixel too far down and to the right. half is k / 2, rounded down.",
                    "1つずれています。フィルターが右下に1画素ずれています。half は k / 2（切り捨て）です。",
                ),
            ),
            gives(
                |q, _| {
                    let last = q.last();
                    Ok(q.weighted(&|ky, kx| {
                        if ky < last && kx < last {
                            q.filter[[ky, kx]]
                        } else {
                            0.0
                        }
                    }))
                },
                1,
                Text(
                    "Off by one: the last row and the last column of the filter are left out. The range 0..k ends \
                     before k by itself.",
                    "1つずれています。フィルターの最後の行と列が抜けています。範囲 0..k には k は含まれないので、1を引く必要は\
                     ありません。",
                ),
            ),
            gives(
                |q, _| {
                    let mut sum = 0.0;
                    let mut output = q.right();
                    for value in &mut output {
                        sum += *value;
                        *value = sum;
                    }
                    Ok(output)
                },
                1,
                Text(
                    "The sum is carried over from pixel to pixel. Set it to zero for each of them, inside the loop over x.",
                    "前の画素の和が、次の画素に持ち越されています。x のループの中で、画素ごとに0に戻してください。",
                ),
            ),
            gives(
                |q, _| {
                    let mut output = q.right();
                    let mut sum = 0.0;
                    for (at, value) in output.indexed_iter_mut() {
                        sum = if at[1] == 0 { *value } else { sum + *value };
                        *value = sum;
                    }
                    Ok(output)
                },
                1,
                Text(
                    "The sum is carried over along each row. Set it to zero for each pixel, inside the loop over x.",
                    "前の画素の和が、同じ行の次の画素に持ち越されています。x のループの中で、画素ごとに0に戻してください。",
                ),
            ),
            gives(
                |q, _| {
                    let pixels = q.filter.len() as f32;
                    Ok(mapped(q.right(), &|sum| sum / pixels))
                },
                2,
                Text(
                    "This is the mean of the products. The formula has their sum, so do not divide.",
                    "積の平均になっています。式は積の和なので、割らないでください。",
                ),
            ),
            gives(
                |q, _| Ok(mapped(q.right(), &|sum| sum.max(0.0))),
                2,
                Text(
                    "Negative values became zero. A convolution does not rectify, so keep them.",
                    "負の値が0になっています。畳み込みでは整流をしないので、負のまま残してください。",
                ),
            ),
            gives(
                |q, _| Ok(mapped(q.right(), &|sum| -sum)),
                2,
                Text(
                    "All signs are the wrong way round. Add the products instead of subtracting them.",
                    "符号がすべて逆です。積は引くのではなく足してください。",
                ),
            ),
            gives(
                |q, _| Ok(q.last_product(&|row, column| q.contains(row, column))),
                2,
                Text(
                    "Only the last product is left: add each one with +=, since = forgets the ones before.",
                    "最後の積だけが残っています。= では前の積が消えてしまうので、+= で足してください。",
                ),
            ),
            gives(
                |q, _| Ok(q.last_product(&|_, _| true)),
                2,
                Text(
                    "Only the last product is left: add each one with +=, since = forgets the ones before.",
                    "最後の積だけが残っています。= では前の積が消えてしまうので、+= で足してください。",
                ),
            ),
            gives(
                |q, _| Ok(q.weighted(&|_, _| 1.0)),
                2,
                Text(
                    "This is the sum of the pixels alone: multiply each by its weight, filter[[ky, kx]].",
                    "画素だけの和になっています。それぞれの画素に重み filter[[ky, kx]] を掛けてください。",
                ),
            ),
            gives(
                |q, _| Ok(q.image.clone().into_dyn()),
                2,
                Text(
                    "This is the image itself: multiply its pixels by the weights of the filter, and add up.",
                    "元の画像そのものになっています。画素にフィルターの重みを掛けて、足し合わせてください。",
                ),
            ),
            gives(
                |q, _| Ok(Array2::zeros(q.image.dim()).into_dyn()),
                2,
                Text(
                    "All values are zero. Store each sum in output[[y, x]]. If you do, look for a second let: let sum = sum + … \
                     makes a new variable each time, while sum += … changes the old one.",
                    "すべての値が0です。和を output[[y, x]] に入れてください。入れているなら、ループの中に2つ目の let がないか確かめましょう。\
                     let sum = sum + … は毎回新しい変数を作りますが、sum += … なら元の変数が変わります。",
                ),
            ),
            shows(
                |_, found, right| {
                    let first = found.first().zip(right.first()).map_or(0.0, |(f, r)| f - r);
                    found
                        .iter()
                        .zip(right)
                        // In this order: a constant beyond all others would swallow the right values.
                        .all(|(f, r)| (f - first - r).abs() < 1e-3)
                },
                1,
                Text(
                    "Every value is off by the same number: the sum must start at zero. There is no bias here.",
                    "すべての値が同じ数だけずれています。和は0から始めます。ここにはバイアスはありません。",
                ),
            ),
        ],
    }],
    panicked: Text(
        "At the border the filter reaches beyond the image. Pixels there count as zero: leave them out of the sum, and \
         mind that a usize cannot be negative. The first index of an array counts rows (y), and the filter may have any \
         odd size, filter.nrows().",
        "端ではフィルターが画像の外にはみ出します。外側の画素は0とみなすので、積を足さないでください。usize は負の数になれない\
         ことにも注意しましょう。配列の最初の添字は行 (y) です。フィルターサイズは7とは限らず、filter.nrows() で求めます。",
    ),
    hints: [
        Hint(
            Text(
                "For each pixel (y, x) of the output, go through all weights of the filter with two more loops. Multiply \
                 each weight by the pixel of the image that lies under it, and add up the products.",
                "出力の画素 (y, x) ごとに、さらに2つのループでフィルターのすべての重みを順にたどります。それぞれの重みに、その下にある画像の\
                 画素を掛けて、積を足し合わせましょう。",
            ),
            "",
        ),
        Hint(
            Text(
                "Under the weight filter[[ky, kx]] lies the pixel in row y + ky − half and column x + kx − half. If \
                 there is no such pixel, leave the product out. To find out without going below zero, add half on both \
                 sides of the comparison instead of subtracting it:",
                "重み filter[[ky, kx]] の下にあるのは、行の添字が y + ky − half、列の添字が x + kx − half の画素です。それが画像の\
                 外なら、積を足しません。引き算をすると0より小さくなることがあるので、両辺に half を足した形で比べましょう。",
            ),
            "y + ky >= half && y + ky < height + half",
        ),
        Hint(
            Text(
                "Fill in what is missing (…), and let the function end in Ok(output).",
                "足りないところ (…) を埋めて、関数の最後を Ok(output) にしてください。",
            ),
            "let mut sum = 0.0;\nfor ky in 0..k {\n    for kx in 0..k {\n        let inside = \
             y + ky >= half && y + ky < height + half && …;\n        if inside {\n            sum += \
             filter[[ky, kx]] * image[[y + ky - half, …]];\n        }\n    }\n}\noutput[[y, x]] = sum;",
        ),
    ],
    solution: Text(
        include_str!("solutions/en/1-1.rs"),
        include_str!("solutions/ja/1-1.rs"),
    ),
};

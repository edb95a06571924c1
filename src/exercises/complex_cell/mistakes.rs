//! Bonus exercise 3: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    not_rectified:
        "Rectify the responses: a neuron cannot fire at a negative rate, so negative ones become zero.",
        "応答を整流してください。ニューロンの発火が負になることはないので、負の応答は0にします。";

    absolute_values:
        "Negative responses became positive. Rectification makes them zero: response.max(0.0).",
        "負の応答が正になっています。整流では、response.max(0.0) のように負の応答を0にします。";

    wrong_half_kept:
        "You kept the wrong half: rectification keeps the positive responses and sets the negative ones to zero.",
        "残す側が逆です。整流では正の応答を残し、負の応答を0にします。";

    squared:
        "The responses are squared, as in another model of these cells. Here, only rectify them.",
        "応答が2乗されています。2乗は別のモデルのやり方で、ここでは整流だけをします。";

    middle_transposed:
        "Rows and columns are swapped: the middle is in row height / 2 and column width / 2, in this order.",
        "行と列が入れ替わっています。中央の添字は [height / 2, width / 2] の順です。";

    no_padding:
        "The padding is missing, so the output is smaller, and the middle of the image is somewhere else in \
         it. Pad with half of the filter's size.",
        "パディングがありません。パディングがないと出力が小さくなり、画像の中央にあたる位置がずれます。フィルターサイズの半分の\
         パディングを付けてください。";

    off_by_one:
        "Off by one: the middle of the image is in row height / 2 and column width / 2, counted from 0.",
        "1つずれています。画像の中央の添字は、行が height / 2、列が width / 2 です（0から数えます）。";

    corner_of_the_image:
        "These are the cells in the upper left corner, where the filter reaches beyond the image. Take the ones \
         in the middle: row height / 2, column width / 2.",
        "左上の隅の細胞になっています。そこではフィルターが画像からはみ出します。画像の中央の細胞を使ってください。添字は、行が\
         height / 2、列が width / 2 です。";

    sum_over_the_image:
        "You added up all positions. Take the one cell in the middle of the image.",
        "すべての位置の応答が足されています。画像の中央の細胞を1つだけ取り出してください。";

    largest_of_the_image:
        "This is the largest response anywhere in the image. Take the one cell in the middle of it.",
        "画像全体での最大の応答になっています。画像の中央の細胞を1つだけ取り出してください。";

    flipped_filters:
        "The filters are flipped. Take them as they are.",
        "フィルターが反転しています。そのまま使ってください。";

    all_zero:
        "All responses are zero: take them from the activations, and rectify them with .max(0.0).",
        "すべての応答が0です。活性化から取り出し、.max(0.0) で整流してください。";

    sum_before_rectification:
        "Rectify each simple cell first, then add: otherwise positive and negative responses cancel.",
        "まず単純細胞をそれぞれ整流し、それから足してください。そうしないと正と負の応答が打ち消し合います。";

    largest_simple_cell:
        "This is the largest of the simple cells. That makes a complex cell, too, but here take their sum.",
        "単純細胞の最大値になっています。最大値も複雑細胞のモデルになりますが、ここでは和を求めてください。";

    mean_of_the_simple_cells:
        "This is the mean of the simple cells. Take their sum instead.",
        "単純細胞の平均になっています。ここでは和を求めます。";

    squares_added:
        "You added the squares of the responses. There is a model of complex cells that does so, the energy model; here, add \
         the responses themselves.",
        "応答の2乗が足されています。そのような複雑細胞のモデル（エネルギーモデル）もありますが、ここでは応答そのものを足して\
         ください。";

    only_the_first_simple_cell:
        "This is the first simple cell alone. Add up all of them.",
        "最初の単純細胞だけになっています。すべてを足し合わせてください。";

    complex_cell_zero:
        "The complex cell is zero: add up the simple cells.",
        "複雑細胞が0になっています。単純細胞を足し合わせてください。";
}

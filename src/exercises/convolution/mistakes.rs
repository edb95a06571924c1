//! Exercise 1.1: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    flipped_filter:
        "Your filter is flipped, as in the convolution of mathematics. Here f(kx, ky) is multiplied by \
         I(x + kx, y + ky), so leave the filter as it is.",
        "フィルターを反転させています。数学でいう畳み込みではそうしますが、ここでは f(kx, ky) に I(x + kx, y + ky) を掛けるので、\
         フィルターはそのまま使ってください。";

    filter_upside_down:
        "The filter is upside down: its rows run the other way. The pixel under filter[[ky, kx]] is in row \
         y + ky − half, with a plus before ky.",
        "フィルターの上下が逆になっています。filter[[ky, kx]] の下にある画素は、行の添字が y + ky − half です。ky の前の\
         符号はプラスです。";

    filter_mirrored:
        "The filter is mirrored: its columns run the other way. The pixel under filter[[ky, kx]] is in \
         column x + kx − half, with a plus before kx.",
        "フィルターの左右が逆になっています。filter[[ky, kx]] の下にある画素は、列の添字が x + kx − half です。kx の前の\
         符号はプラスです。";

    filter_transposed:
        "Rows and columns of the filter are swapped: the first index counts rows (ky).",
        "フィルターの行と列が入れ替わっています。最初の添字が行 (ky) です。";

    image_transposed:
        "Rows and columns of the image are swapped: the first index counts rows (y).",
        "画像の行と列が入れ替わっています。最初の添字が行 (y) です。";

    output_transposed:
        "Rows and columns of the output are swapped: the first number of a shape counts rows (y).",
        "出力の行と列が入れ替わっています。形状の最初の数が行 (y) の数です。";

    no_padding:
        "The padding is missing: the filter stopped where it would leave the image. Let its middle visit \
         every pixel, and count what lies outside the image as zero.",
        "パディングがありません。フィルターが画像からはみ出す手前で止まっています。フィルターの中心がすべての画素を通るように\
         して、画像の外側は0とみなしてください。";

    too_much_padding:
        "There is too much padding: the filter visits places where its middle lies outside the image. \
         Pad with half of the filter's size, k / 2, on each side.",
        "パディングが大きすぎます。フィルターの中心が画像の外に出ています。パディングは各辺でフィルターサイズの半分、\
         k / 2です。";

    border_left_at_zero:
        "The output was left at zero along the border. There, too, the filter covers some pixels of the \
         image, so add up their products, and leave out only those of the missing pixels.",
        "出力の端が0のままです。端でもフィルターは画像の画素をいくつか覆っています。画像の外の画素との積だけを\
         除いて足してください。";

    border_pixels_repeated:
        "Beyond the border you took the nearest pixel of the image. Treat what is outside as zero instead.",
        "画像の外側で、最も近い画素の値を使っています。外側の画素は0とみなします。";

    border_wrapped_around:
        "Beyond the border you wrapped around to the opposite side of the image. Treat what is outside as zero \
         instead.",
        "画像の外側で、反対側の端の画素を使っています。外側の画素は0とみなします。";

    first_pixels_left_out:
        "Off by one at the border: the first row and the first column of the image are left out. Row 0 \
         and column 0 belong to it: compare with >=, not with >.",
        "端で1つずれています。画像の最初の行と列が抜けています。添字は0から始まり、行0と列0も画像に含まれるので、> ではなく >= で\
         比較してください。";

    last_pixels_left_out:
        "Off by one at the border: the last row and the last column of the image are left out. They are \
         height − 1 and width − 1, so compare with < height and < width.",
        "端で1つずれています。画像の最後の行と列が抜けています。最後は height − 1 と width − 1 なので、< height、< width で\
         比較してください。";

    last_outputs_not_written:
        "Off by one: the last row and the last column of the output were never written. The range 0..height \
         ends before height by itself.",
        "1つずれています。出力の最後の行と列に値が入っていません。範囲 0..height には height は含まれないので、1を引く必要は\
         ありません。";

    border_wrong:
        "Away from the border everything is right. At the border the filter reaches beyond the image: pixels \
         there count as zero, so leave them out of the sum, and mind that a usize cannot be negative.",
        "画像の内側は正しくできています。端ではフィルターが画像の外にはみ出します。外側の画素は0とみなすので、積を足さないで\
         ください。usize は負の数になれないことにも注意しましょう。";

    corner_on_the_pixel:
        "The filter lies with its corner on the pixel, not with its middle: subtract half from row and \
         column.",
        "フィルターの中心ではなく角が画素に重なっています。行と列から half を引いてください。";

    filter_too_far_up:
        "Off by one: the filter lies one pixel too far up and to the left. half is k / 2, rounded down.",
        "1つずれています。フィルターが左上に1画素ずれています。half は k / 2（切り捨て）です。";

    filter_too_far_down:
        "Off by one: the filter lies one pixel too far down and to the right. half is k / 2, rounded down.",
        "1つずれています。フィルターが右下に1画素ずれています。half は k / 2（切り捨て）です。";

    last_weights_left_out:
        "Off by one: the last row and the last column of the filter are left out. The range 0..k ends \
         before k by itself.",
        "1つずれています。フィルターの最後の行と列が抜けています。範囲 0..k には k は含まれないので、1を引く必要は\
         ありません。";

    sum_carried_over:
        "The sum is carried over from pixel to pixel. Set it to zero for each of them, inside the loop over x.",
        "前の画素の和が、次の画素に持ち越されています。x のループの中で、画素ごとに0に戻してください。";

    sum_carried_along_the_row:
        "The sum is carried over along each row. Set it to zero for each pixel, inside the loop over x.",
        "前の画素の和が、同じ行の次の画素に持ち越されています。x のループの中で、画素ごとに0に戻してください。";

    mean_of_the_products:
        "This is the mean of the products. The formula has their sum, so do not divide.",
        "積の平均になっています。式は積の和なので、割らないでください。";

    rectified:
        "Negative values became zero. A convolution does not rectify, so keep them.",
        "負の値が0になっています。畳み込みでは整流をしないので、負のまま残してください。";

    wrong_sign:
        "All signs are the wrong way round. Add the products instead of subtracting them.",
        "符号がすべて逆です。積は引くのではなく足してください。";

    only_the_last_product:
        "Only the last product is left: add each one with +=, since = forgets the ones before.",
        "最後の積だけが残っています。= では前の積が消えてしまうので、+= で足してください。";

    weights_not_used:
        "This is the sum of the pixels alone: multiply each by its weight, filter[[ky, kx]].",
        "画素だけの和になっています。それぞれの画素に重み filter[[ky, kx]] を掛けてください。";

    image_unchanged:
        "This is the image itself: multiply its pixels by the weights of the filter, and add up.",
        "元の画像そのものになっています。画素にフィルターの重みを掛けて、足し合わせてください。";

    all_zero:
        "All values are zero. Store each sum in output[[y, x]]. If you do, look for a second let: let sum = sum + … \
         makes a new variable each time, while sum += … changes the old one.",
        "すべての値が0です。和を output[[y, x]] に入れてください。入れているなら、ループの中に2つ目の let がないか確かめましょう。\
         let sum = sum + … は毎回新しい変数を作りますが、sum += … なら元の変数が変わります。";

    constant_added:
        "Every value is off by the same number: the sum must start at zero. There is no bias here.",
        "すべての値が同じ数だけずれています。和は0から始めます。ここにはバイアスはありません。";
}

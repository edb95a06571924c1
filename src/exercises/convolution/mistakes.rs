//! Exercise 1.1: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    flipped_filter:
        "Your filter is flipped, as in the convolution of mathematics. Here f(kx, ky) is multiplied by \
         I(x + kx, y + ky), so leave the filter as it is.";

    filter_upside_down:
        "The filter is upside down: its rows run the other way. The pixel under filter[[ky, kx]] is in row \
         y + ky − half, with a plus before ky.";

    filter_mirrored:
        "The filter is mirrored: its columns run the other way. The pixel under filter[[ky, kx]] is in \
         column x + kx − half, with a plus before kx.";

    filter_transposed:
        "Rows and columns of the filter are swapped: the first index counts rows (ky).";

    image_transposed:
        "Rows and columns of the image are swapped: the first index counts rows (y).";

    output_transposed:
        "Rows and columns of the output are swapped: the first number of a shape counts rows (y).";

    no_padding:
        "The padding is missing: the filter stopped where it would leave the image. Let its middle visit \
         every pixel, and count what lies outside the image as zero.";

    too_much_padding:
        "There is too much padding: the filter visits places where its middle lies outside the image. \
         Pad with half of the filter's size, k / 2, on each side.";

    border_left_at_zero:
        "The output was left at zero along the border. There, too, the filter covers some pixels of the \
         image, so add up their products, and leave out only those of the missing pixels.";

    border_pixels_repeated:
        "Beyond the border you took the nearest pixel of the image. Treat what is outside as zero instead.";

    border_wrapped_around:
        "Beyond the border you wrapped around to the opposite side of the image. Treat what is outside as zero \
         instead.";

    first_pixels_left_out:
        "Off by one at the border: the first row and the first column of the image are left out. Row 0 \
         and column 0 belong to it: compare with >=, not with >.";

    last_pixels_left_out:
        "Off by one at the border: the last row and the last column of the image are left out. They are \
         height − 1 and width − 1, so compare with < height and < width.";

    last_outputs_not_written:
        "Off by one: the last row and the last column of the output were never written. The range 0..height \
         ends before height by itself.";

    border_wrong:
        "Away from the border everything is right. At the border the filter reaches beyond the image: pixels \
         there count as zero, so leave them out of the sum, and mind that a usize cannot be negative.";

    corner_on_the_pixel:
        "The filter lies with its corner on the pixel, not with its middle: subtract half from row and \
         column.";

    filter_too_far_up:
        "Off by one: the filter lies one pixel too far up and to the left. half is k / 2, rounded down.";

    filter_too_far_down:
        "Off by one: the filter lies one pixel too far down and to the right. half is k / 2, rounded down.";

    last_weights_left_out:
        "Off by one: the last row and the last column of the filter are left out. The range 0..k ends \
         before k by itself.";

    sum_carried_over:
        "The sum is carried over from pixel to pixel. Set it to zero for each of them, inside the loop over x.";

    sum_carried_along_the_row:
        "The sum is carried over along each row. Set it to zero for each pixel, inside the loop over x.";

    mean_of_the_products:
        "This is the mean of the products. The formula has their sum, so do not divide.";

    rectified:
        "Negative values became zero. A convolution does not rectify, so keep them.";

    wrong_sign:
        "All signs are the wrong way round. Add the products instead of subtracting them.";

    only_the_last_product:
        "Only the last product is left: add each one with +=, since = forgets the ones before.";

    weights_not_used:
        "This is the sum of the pixels alone: multiply each by its weight, filter[[ky, kx]].";

    image_unchanged:
        "This is the image itself: multiply its pixels by the weights of the filter, and add up.";

    all_zero:
        "All values are zero. Store each sum in output[[y, x]]. If you do, look for a second let: let sum = sum + … \
         makes a new variable each time, while sum += … changes the old one.";

    constant_added:
        "Every value is off by the same number: the sum must start at zero. There is no bias here.";
}

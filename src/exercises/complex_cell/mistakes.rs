//! Bonus exercise 3: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    not_rectified:
        "Rectify the responses: a neuron cannot fire at a negative rate, so negative ones become zero.";

    absolute_values:
        "Negative responses became positive. Rectification makes them zero: response.max(0.0).";

    wrong_half_kept:
        "You kept the wrong half: rectification keeps the positive responses and sets the negative ones to zero.";

    squared:
        "The responses are squared, as in another model of these cells. Here, only rectify them.";

    middle_transposed:
        "Rows and columns are swapped: the middle is in row height / 2 and column width / 2, in this order.";

    no_padding:
        "The padding is missing, so the output is smaller, and the middle of the image is somewhere else in \
         it. Pad with half of the filter's size.";

    off_by_one:
        "Off by one: the middle of the image is in row height / 2 and column width / 2, counted from 0.";

    corner_of_the_image:
        "These are the cells in the upper left corner, where the filter reaches beyond the image. Take the ones \
         in the middle: row height / 2, column width / 2.";

    sum_over_the_image:
        "You added up all positions. Take the one cell in the middle of the image.";

    largest_of_the_image:
        "This is the largest response anywhere in the image. Take the one cell in the middle of it.";

    flipped_filters:
        "The filters are flipped. Take them as they are.";

    all_zero:
        "All responses are zero: take them from the activations, and rectify them with .max(0.0).";

    sum_before_rectification:
        "Rectify each simple cell first, then add: otherwise positive and negative responses cancel.";

    largest_simple_cell:
        "This is the largest of the simple cells. That makes a complex cell, too, but here take their sum.";

    mean_of_the_simple_cells:
        "This is the mean of the simple cells. Take their sum instead.";

    squares_added:
        "You added the squares of the responses. There is a model of complex cells that does so, the energy model; here, add \
         the responses themselves.";

    only_the_first_simple_cell:
        "This is the first simple cell alone. Add up all of them.";

    complex_cell_zero:
        "The complex cell is zero: add up the simple cells.";
}

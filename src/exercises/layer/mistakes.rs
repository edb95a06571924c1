//! Exercise 1.3: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    negative_angles:
        "The angles have the wrong sign: give them to grating as they are.";

    angles_in_radians:
        "grating takes degrees, not radians: give it the angle as it is.";

    angles_converted_to_degrees:
        "The angles are in degrees already: do not convert them.";

    angles_from_horizontal:
        "The angles seem to be measured from horizontal. In grating, an angle of 0 means vertical stripes, so pass on the \
         angles as they are.";

    stimuli_reversed:
        "The stimuli are in the reverse order: stimulus i belongs to orientations[i].";

    first_stimulus_repeated:
        "All stimuli are the first one: draw stimulus i with grating(orientations[i]).";

    stimuli_from_zero_to_one:
        "The stimuli run from 0 to 1. Those of the tutorial run from −0.5 to 0.5, as grating makes them.";

    stimuli_with_the_wrong_sign:
        "Black and white are swapped in the stimuli: take them as grating makes them.";

    patches:
        "These gratings are patches: let them fill the whole image.";

    stimuli_all_zero:
        "The stimuli are all zero: draw stimulus i with grating(orientations[i]).";

    stimuli_transposed:
        "Rows and columns of the stimuli are swapped: the axes are (N, 1, height, width).";

    stimuli_axes_swapped:
        "The axes of the stimuli are in the wrong order. It should be images, channels, rows, columns.";

    orientations_of_the_figure:
        "These are the five gratings of the figure, whatever was asked for: draw one for each of the \
         orientations that the function is given.";

    biases_not_zero:
        "Each channel is off by a constant: the biases must be zero, as with_filters makes them.";

    flipped_filters:
        "The filters are flipped, as in the convolution of mathematics. Take example_filters as they are.";

    filters_transposed:
        "Rows and columns of the filters are swapped. Take example_filters as they are.";

    channels_in_another_order:
        "The channels are in the wrong order: channels 0 and 1 are the center-surround filters, 2 to 5 the \
         Gabors, as in example_filters.";

    no_padding:
        "The padding is missing: the layer's own forward pads with kernel_size / 2, so that the output is as \
         large as the stimuli.";

    rectified:
        "Negative activations became zero: return what layer.forward returns, without rectification.";

    activations_axes_swapped:
        "The axes of the activations are in the wrong order. It should be images, channels, rows, columns.";

    activations_all_zero:
        "The activations are all zero: run the stimuli through the layer with layer.forward(&stimuli)?.";

    wrong_number_of_channels:
        "The layer has the wrong number of channels: c_out is 6.";

    wrong_filter_size:
        "The filters have the wrong size: kernel_size is 7.";
}

//! Exercise 1.3: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    negative_angles:
        "The angles have the wrong sign: give them to grating as they are.",
        "角度の符号が逆です。角度をそのまま grating に渡してください。";

    angles_in_radians:
        "grating takes degrees, not radians: give it the angle as it is.",
        "grating の角度はラジアンではなく度で指定します。角度をそのまま渡してください。";

    angles_converted_to_degrees:
        "The angles are in degrees already: do not convert them.",
        "角度はすでに度で与えられています。変換しないでください。";

    angles_from_horizontal:
        "The angles seem to be measured from horizontal. In grating, an angle of 0 means vertical stripes, so pass on the \
         angles as they are.",
        "角度を水平から測っているようです。grating では角度0が縦縞なので、角度をそのまま渡してください。";

    stimuli_reversed:
        "The stimuli are in the reverse order: stimulus i belongs to orientations[i].",
        "刺激の順序が逆です。刺激 i は orientations[i] のものにしてください。";

    first_stimulus_repeated:
        "All stimuli are the first one: draw stimulus i with grating(orientations[i]).",
        "すべての刺激が最初のものと同じです。刺激 i を grating(orientations[i]) で描いてください。";

    stimuli_from_zero_to_one:
        "The stimuli run from 0 to 1. Those of the tutorial run from −0.5 to 0.5, as grating makes them.",
        "刺激の値が0から1になっています。このチュートリアルの刺激は、grating が作るとおり−0.5から0.5です。";

    stimuli_with_the_wrong_sign:
        "Black and white are swapped in the stimuli: take them as grating makes them.",
        "刺激の白と黒が逆です。grating が作るとおりに使ってください。";

    patches:
        "These gratings are patches: let them fill the whole image.",
        "円形のグレーティングになっています。画像全体のグレーティングにしてください。";

    stimuli_all_zero:
        "The stimuli are all zero: draw stimulus i with grating(orientations[i]).",
        "刺激がすべて0です。刺激 i を grating(orientations[i]) で描いてください。";

    stimuli_transposed:
        "Rows and columns of the stimuli are swapped: the axes are (N, 1, height, width).",
        "刺激の行と列が入れ替わっています。軸の順序は（N、1、高さ、幅）です。";

    stimuli_axes_swapped:
        "The axes of the stimuli are in the wrong order. It should be images, channels, rows, columns.",
        "刺激の軸の順序が違います。画像、チャネル、行、列の順です。";

    orientations_of_the_figure:
        "These are the five gratings of the figure, whatever was asked for: draw one for each of the \
         orientations that the function is given.",
        "どのような向きを渡しても、図と同じ5つのグレーティングになっています。関数に渡された向きごとに1つ描いてください。";

    biases_not_zero:
        "Each channel is off by a constant: the biases must be zero, as with_filters makes them.",
        "チャネルごとに一定の値だけずれています。バイアスは0でなければなりません。with_filters で作った層ではそうなります。";

    flipped_filters:
        "The filters are flipped, as in the convolution of mathematics. Take example_filters as they are.",
        "フィルターが反転しています。数学でいう畳み込みではそうしますが、ここでは example_filters をそのまま使ってください。";

    filters_transposed:
        "Rows and columns of the filters are swapped. Take example_filters as they are.",
        "フィルターの行と列が入れ替わっています。example_filters をそのまま使ってください。";

    channels_in_another_order:
        "The channels are in the wrong order: channels 0 and 1 are the center-surround filters, 2 to 5 the \
         Gabors, as in example_filters.",
        "チャネルの順序が違います。example_filters のとおり、チャネル0と1が中心周辺フィルター、2から5がガボールフィルター\
         です。";

    no_padding:
        "The padding is missing: the layer's own forward pads with kernel_size / 2, so that the output is as \
         large as the stimuli.",
        "パディングがありません。層の forward は kernel_size / 2 のパディングを行い、出力は刺激と同じ大きさになります。";

    rectified:
        "Negative activations became zero: return what layer.forward returns, without rectification.",
        "負の活性化が0になっています。整流せずに、layer.forward の結果をそのまま返してください。";

    activations_axes_swapped:
        "The axes of the activations are in the wrong order. It should be images, channels, rows, columns.",
        "活性化の軸の順序が違います。画像、チャネル、行、列の順です。";

    activations_all_zero:
        "The activations are all zero: run the stimuli through the layer with layer.forward(&stimuli)?.",
        "活性化がすべて0です。layer.forward(&stimuli)? で刺激を層に通してください。";

    wrong_number_of_channels:
        "The layer has the wrong number of channels: c_out is 6.",
        "層のチャネル数が違います。c_out は6です。";

    wrong_filter_size:
        "The filters have the wrong size: kernel_size is 7.",
        "フィルターの大きさが違います。kernel_size は7です。";
}

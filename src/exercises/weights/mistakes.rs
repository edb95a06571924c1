//! Bonus exercise 2: the mistakes that have a name, and what to say about each.

use super::super::exercise::mistakes;

mistakes! {
    filters_of_the_tutorial:
        "These are the tutorial's filters, whatever the layer holds. Read the weights from the layer that \
         the function is given, whatever its size.",
        "渡された層に関係なく、このチュートリアルのフィルターになっています。重みは、関数に渡された層から読み出してください。\
         どのような大きさの層でも動くようにします。";

    newly_made_filters:
        "These filters were newly made. Read the weights from the layer that the function is given.",
        "新しく作ったフィルターになっています。重みは、関数に渡された層から読み出してください。";

    all_zero:
        "All values are zero: return the layer's own weights, layer.weight().",
        "すべての値が0です。層の重み layer.weight() を返してください。";

    wrong_sign:
        "All signs are the wrong way round: return the weights unchanged.",
        "符号がすべて逆です。重みは変えずに返してください。";

    absolute_values:
        "Negative weights became positive: return the weights unchanged.",
        "負の重みが正になっています。重みは変えずに返してください。";

    divided_by_the_largest:
        "The weights were divided by the largest one: return them unchanged; plot_weights finds the scale \
         of its colours by itself.",
        "重みが最大値で割られています。変えずに返してください。色の範囲は plot_weights が自分で決めます。";

    filters_transposed:
        "Rows and columns of the filters are swapped: return the array as the layer holds it.",
        "フィルターの行と列が入れ替わっています。層が持つ配列をそのまま返してください。";

    axes_swapped:
        "The axes are in the wrong order. It should be output channels, input channels, rows, columns.",
        "軸の順序が違います。出力チャネル、入力チャネル、行、列の順です。";

    flipped_filters:
        "The filters are flipped: return the array as the layer holds it.",
        "フィルターが反転しています。層が持つ配列をそのまま返してください。";

    channels_reversed:
        "The channels are in the reverse order: return the array as the layer holds it.",
        "チャネルの順序が逆です。層が持つ配列をそのまま返してください。";

    only_the_first_filter:
        "Only the first filter is left: return those of all output channels.",
        "最初のフィルターだけになっています。すべての出力チャネルのフィルターを返してください。";

    only_the_first_input_channel:
        "Only the weights of the first input channel are left: a layer may have several, so return all of them.",
        "最初の入力チャネルの重みだけになっています。入力チャネルは複数のこともあるので、すべて返してください。";

    biases_added:
        "The biases were added: leave them out, they are not part of the weights.",
        "バイアスが足されています。重みには含まれないので、足さないでください。";
}

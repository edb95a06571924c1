fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    Ok(layer.weight().clone())
}

fn figure_b2() -> Result<Figure, Error> {
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
    let weights = read_weights(&layer)?;
    println!("{:?}", weights.dim()); // 4つの数がそれぞれ何か、わかりますか
    plot_weights(&weights, &[0, 1, 2, 3, 4, 5])
}

fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    // 刺激のパラメーター
    let (c_in, height, width) = (1, 48, 64);
    // 層のパラメーター
    let (c_out, kernel_size) = (6, 7);
    let example_filters = filters(c_out, kernel_size)?;

    // 刺激 (N, C_in, H, W)
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), c_in, height, width));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(angle));
    }

    let layer = ConvolutionalLayer::with_filters(c_in, c_out, kernel_size, example_filters)?;
    let activations = layer.forward(&stimuli)?;
    Ok((stimuli, activations))
}

fn figure_1_3() -> Result<Figure, Error> {
    let (stimuli, activations) = run_layer(&[-90.0, -45.0, 0.0, 45.0, 90.0])?;
    plot_example_activations(&stimuli, &activations, &[0, 1, 2, 3, 4, 5])
}

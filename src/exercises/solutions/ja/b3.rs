fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    let (height, width) = stimulus.dim();
    let kernel_size = gabors.dim().2;
    let input = stimulus.clone().insert_axis(Axis(0)).insert_axis(Axis(0)); // (1, 1, H, W)
    let activations = conv2d(input.view(), gabors.view(), None, 1, kernel_size / 2)?; // (1, C, H, W)
    let middle = activations.slice(s![0, .., height / 2, width / 2]);
    let simple: Array1<f32> = middle.mapv(|response| response.max(0.0));
    let complex = simple.sum();
    Ok((simple, complex))
}

fn figure_b3() -> Result<Figure, Error> {
    // 向きが同じで位相が45°ずつ違うガボールフィルター (C, 1, K, K)
    let (number, kernel_size) = (8, 23);
    let mut gabors: Array4<f32> = Array4::zeros((number, 1, kernel_size, kernel_size));
    for i in 0..number {
        let phase = 45.0 * i as f64;
        gabors.slice_mut(s![i, 0, .., ..]).assign(&gabor(kernel_size, 90.0, 3.0, 18.0, phase)?);
    }

    // すべての位相での同じグレーティング
    let phases: Vec<f64> = (0..=72).map(|i| 5.0 * i as f64).collect();
    let mut responses = Vec::new();
    for &phase in &phases {
        let stimulus = Grating::new(0.0).phase(phase).render()?;
        responses.push(respond(&stimulus, &gabors)?);
    }
    plot_responses(&phases, &responses)
}

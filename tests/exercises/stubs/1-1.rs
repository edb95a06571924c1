fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let k = filter.nrows(); // the filter is k × k, and k is odd
    let half = k / 2; // rounded down, Python: half = k // 2
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for y in 0..height {
        for x in 0..width {
            // TODO: add up the products over ky and kx, and store the sum in output[[y, x]].
        }
    }
    // TODO: replace the placeholder with Ok(output).
    not_done()
}

fn figure_1_1() -> Result<Figure, Error> {
    let stripes = grating(45.0);
    let filter = center_surround(7, SIGMA)?;
    show_activation(&convolve(&stripes, &filter)?)
}

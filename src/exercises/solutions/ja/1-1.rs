fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let k = filter.nrows(); // フィルターは k × k で、k は奇数
    let half = k / 2; // 端数は切り捨て。Python: half = k // 2
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0.0;
            for ky in 0..k {
                for kx in 0..k {
                    let (row, column) = (y + ky, x + kx); // half だけ大きいが、負にはならない
                    if row >= half && row < height + half && column >= half && column < width + half {
                        sum += filter[[ky, kx]] * image[[row - half, column - half]];
                    }
                }
            }
            output[[y, x]] = sum;
        }
    }
    Ok(output)
}

fn figure_1_1() -> Result<Figure, Error> {
    let stripes = grating(45.0);
    let filter = center_surround(7, SIGMA)?;
    show_activation(&convolve(&stripes, &filter)?)
}

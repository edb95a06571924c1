//! Wrong answers. `says` is a part of the feedback that must come with it; `change` replaces a part of a solution.

//@ submission untouched
//@ expect

//@ submission flipped
//@ expect 1.1 failed, 1.3 passed
//@ says 1.1 flipped
//@ solve 1-1 1-3
//@ change exercise-1-1: filter[[ky, kx]] => filter[[k - 1 - ky, k - 1 - kx]]

//@ submission filter-transposed
//@ expect 1.1 failed
//@ says 1.1 swapped
//@ solve 1-1
//@ change exercise-1-1: filter[[ky, kx]] => filter[[kx, ky]]

//@ submission no-padding
//@ expect 1.1 failed
//@ says 1.1 shape
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let k = filter.nrows();
    let (height, width) = image.dim();
    Ok(Array2::from_shape_fn((height + 1 - k, width + 1 - k), |(y, x)| {
        (&image.slice(s![y..y + k, x..x + k]) * filter).sum()
    }))
}

//@ submission border-left-out
//@ expect 1.1 failed
//@ solve 1-1
//@ change exercise-1-1: 0..height => half..height.saturating_sub(half)
//@ change exercise-1-1: 0..width => half..width.saturating_sub(half)

//@ submission border-wrapped-japanese
//@ language ja
//@ expect 1.1 failed
//@ says 1.1 端
//@ solve 1-1
//@ change exercise-1-1: row >= half && row < height + half && column >= half && column < width + half => true
//@ change exercise-1-1: row - half, column - half => (row + height * half - half) % height, (column + width * half - half) % width

//@ submission one-too-far
//@ expect 1.1 failed
//@ solve 1-1
//@ change exercise-1-1: (y + ky, x + kx) => (y + ky + 1, x + kx + 1)

//@ submission sum-never-reset
//@ expect 1.1 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    let mut sum = 0.0;
    let mut output: Array2<f32> = Array2::zeros(image.dim());
    for ((y, x), value) in output.indexed_iter_mut() {
        for ((ky, kx), weight) in filter.indexed_iter() {
            sum += weight * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0);
        }
        *value = sum;
    }
    Ok(output)
}

//@ submission border-panics
//@ expect 1.1 failed, b2 passed
//@ says 1.1 panicked
//@ solve b2
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| w * image[[y + ky - half, x + kx - half]]).sum()
    }))
}

//@ submission not-a-number
//@ expect 1.1 failed, b2 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(Array2::from_elem(image.dim(), f32::NAN))
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    Ok(Array4::zeros(layer.weight().dim()))
}

//@ submission nothing-in-it
//@ expect 1.1 failed, 1.3 failed, b2 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(Array2::zeros((0, 0)))
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    Ok((Array4::zeros((0, 0, 0, 0)), Array4::zeros((0, 0, 0, 0))))
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    Ok(filters(6, 7)?)
}

//@ submission missing-semicolon
//@ expect 1.1 compile, 1.3 passed
//@ says 1.1 does not compile
//@ solve 1-3
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let output = Array2::zeros(image.dim())
    Ok(output)
}

//@ submission helper-in-another-cell
//@ expect 1.1 failed
//@ says 1.1 the image itself
//@ insert before exercise-1-1
fn my_sum(image: &Array2<f32>, filter: &Array2<f32>) -> Array2<f32> {
    image.clone()
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(my_sum(image, filter))
}

//@ submission other-function
//@ expect 1.1 type, b2 type
//@ says 1.1 cannot be called
//@ cell exercise-1-1
fn my_convolution(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(image * filter.sum())
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Array4<f32> {
    layer.weight().clone()
}

//@ submission angle-sign
//@ expect 1.3 failed
//@ solve 1-3
//@ change exercise-1-3: grating(angle) => grating(-angle)

//@ submission radians
//@ expect 1.3 failed
//@ solve 1-3
//@ change exercise-1-3: grating(angle) => grating(angle.to_radians())

//@ submission weights-by-chance
//@ expect 1.3 failed
//@ solve 1-3
//@ change exercise-1-3: with_filters(c_in, c_out, kernel_size, example_filters) => seeded(c_in, c_out, kernel_size, 1)

//@ submission bias-and-channels
//@ expect 1.3 failed, b2 failed
//@ solve 1-3 b2
//@ change exercise-1-3: layer.forward(&stimuli)? => layer.forward(&stimuli)? + 0.5
//@ change exercise-b2: layer.weight().clone() => layer.weight().slice(s![..;-1, .., .., ..]).to_owned()

//@ submission an-error
//@ expect 1.3 failed
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let layer = ConvolutionalLayer::with_filters(3, 6, 7, filters(6, 7)?)?;
    let stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    let activations = layer.forward(&stimuli)?;
    Ok((stimuli, activations))
}

//@ submission markup-in-a-panic
//@ expect 1.1 failed
//@ says 1.1 <script>
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    panic!("</p><script>document.body.innerHTML = ''</script><h1>100 points</h1>")
}

//@ submission complex-without-rectification
//@ expect b3 failed
//@ solve b3
//@ change exercise-b3: response.max(0.0) => response

//! Wrong answers. `says` is a part of the feedback that must come with it.

//@ submission untouched
//@ expect

//@ submission flipped
//@ expect 1.1 failed, 1.3 passed
//@ says 1.1 flipped
//@ solve 1-3
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (k, half) = (filter.nrows(), filter.nrows() / 2);
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), _)| {
            let pixel = image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0);
            filter[[k - 1 - ky, k - 1 - kx]] * pixel
        }).sum()
    }))
}

//@ submission filter-transposed
//@ expect 1.1 failed
//@ says 1.1 swapped
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), _)| {
            let pixel = image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0);
            filter[[kx, ky]] * pixel
        }).sum()
    }))
}

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
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (k, half) = (filter.nrows(), filter.nrows() / 2);
    let (height, width) = image.dim();
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for y in half..height.saturating_sub(half) {
        for x in half..width.saturating_sub(half) {
            output[[y, x]] = (&image.slice(s![y - half..y - half + k, x - half..x - half + k]) * filter).sum();
        }
    }
    Ok(output)
}

//@ submission border-wrapped-japanese
//@ language ja
//@ expect 1.1 failed
//@ says 1.1 端
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let half = filter.nrows() / 2;
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for ((y, x), value) in output.indexed_iter_mut() {
        for ((ky, kx), weight) in filter.indexed_iter() {
            *value += weight * image[[(y + ky + height * half - half) % height, (x + kx + width * half - half) % width]];
        }
    }
    Ok(output)
}

//@ submission one-too-far
//@ expect 1.1 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| {
            w * image.get([(y + ky + 1).wrapping_sub(half), (x + kx + 1).wrapping_sub(half)]).unwrap_or(&0.0)
        }).sum()
    }))
}

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

//@ submission only-the-shown-example
//@ expect 1.1 failed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    // Right for a filter that is the same when transposed, like the one in the figure.
    let turned = filter.t();
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        turned.indexed_iter().map(|((ky, kx), w)| {
            w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0)
        }).sum()
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
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(-angle));
    }
    let activations = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?.forward(&stimuli)?;
    Ok((stimuli, activations))
}

//@ submission radians
//@ expect 1.3 failed
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(angle.to_radians()));
    }
    let activations = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?.forward(&stimuli)?;
    Ok((stimuli, activations))
}

//@ submission weights-by-chance
//@ expect 1.3 failed
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(angle));
    }
    let activations = ConvolutionalLayer::seeded(1, 6, 7, 1)?.forward(&stimuli)?;
    Ok((stimuli, activations))
}

//@ submission bias-and-channels
//@ expect 1.3 failed, b2 failed
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&grating(angle));
    }
    let activations = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?.forward(&stimuli)? + 0.5;
    Ok((stimuli, activations))
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    Ok(layer.weight().slice(s![..;-1, .., .., ..]).to_owned())
}

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
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    let (height, width) = stimulus.dim();
    let input = stimulus.clone().insert_axis(Axis(0)).insert_axis(Axis(0));
    let activations = conv2d(input.view(), gabors.view(), None, 1, gabors.dim().2 / 2)?;
    let simple: Array1<f32> = activations.slice(s![0, .., height / 2, width / 2]).to_owned();
    let complex = simple.sum();
    Ok((simple, complex))
}

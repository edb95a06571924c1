//! Right answers, each reached in a different way.

//@ submission model
//@ solve 1-1 1-3 b2 b3
//@ expect 1.1 passed, 1.3 passed, b2 passed, b3 passed

//@ submission model-japanese
//@ language ja
//@ solve 1-1 1-3 b2 b3
//@ expect 1.1 passed, 1.3 passed, b2 passed, b3 passed

//@ submission signed-indices
//@ expect 1.1 passed, b2 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let half = (filter.nrows() / 2) as isize;
    let at = |y: isize, x: isize| -> f32 {
        if y < 0 || x < 0 || y >= height as isize || x >= width as isize { 0.0 } else { image[[y as usize, x as usize]] }
    };
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for ((y, x), value) in output.indexed_iter_mut() {
        for ((ky, kx), weight) in filter.indexed_iter() {
            *value += weight * at(y as isize + ky as isize - half, x as isize + kx as isize - half);
        }
    }
    Ok(output)
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    Ok(layer.weight().to_owned())
}

//@ submission padded
//@ expect 1.1 passed, 1.3 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let (k, half) = (filter.nrows(), filter.nrows() / 2);
    let mut padded: Array2<f32> = Array2::zeros((height + 2 * half, width + 2 * half));
    padded.slice_mut(s![half..half + height, half..half + width]).assign(image);
    Ok(Array2::from_shape_fn((height, width), |(y, x)| (&padded.slice(s![y..y + k, x..x + k]) * filter).sum()))
}
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    for (mut image, &angle) in stimuli.outer_iter_mut().zip(orientations) {
        image.slice_mut(s![0, .., ..]).assign(&grating(angle));
    }
    let filters = filters(6, 7)?;
    let activations = conv2d(stimuli.view(), filters.view(), None, 1, 3)?;
    Ok((stimuli, activations))
}

//@ submission by-the-library
//@ expect 1.1 passed, b2 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let k = filter.nrows();
    let input = image.to_shape((1, 1, height, width)).unwrap();
    let weight = filter.to_shape((1, 1, k, k)).unwrap();
    let output = conv2d(input.view(), weight.view(), None, 1, k / 2)?;
    Ok(output.into_shape_with_order((height, width)).unwrap())
}
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> {
    let weights = layer.weight();
    Ok(Array4::from_shape_fn(weights.dim(), |at| weights[at]))
}

//@ submission scattered
//@ expect 1.1 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    // From each pixel to all outputs that it contributes to.
    let (height, width) = image.dim();
    let half = filter.nrows() / 2;
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for ((row, column), pixel) in image.indexed_iter() {
        for ((ky, kx), weight) in filter.indexed_iter() {
            let (y, x) = ((row + half).wrapping_sub(ky), (column + half).wrapping_sub(kx));
            if let Some(value) = output.get_mut([y, x]) {
                *value += weight * pixel;
            }
        }
    }
    Ok(output)
}

//@ submission shifted-images
//@ expect 1.1 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let (height, width) = image.dim();
    let half = filter.nrows() / 2;
    let overlap = |size: usize, k: usize| (half.saturating_sub(k).min(size), (size + half).saturating_sub(k).min(size));
    let mut output: Array2<f32> = Array2::zeros((height, width));
    for ((ky, kx), &weight) in filter.indexed_iter() {
        let ((top, bottom), (left, right)) = (overlap(height, ky), overlap(width, kx));
        if top < bottom && left < right {
            let shifted = image.slice(s![top + ky - half..bottom + ky - half, left + kx - half..right + kx - half]);
            output.slice_mut(s![top..bottom, left..right]).scaled_add(weight, &shifted);
        }
    }
    Ok(output)
}

//@ submission doubles
//@ expect 1.1 passed
//@ cell exercise-1-1
/// More digits than needed, and helpers of its own.
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() as i64 / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| pixel_sum(image, filter, y as i64 - half, x as i64 - half) as f32))
}

fn pixel_sum(image: &Array2<f32>, filter: &Array2<f32>, top: i64, left: i64) -> f64 {
    let term = |((ky, kx), weight): ((usize, usize), &f32)| {
        let row = usize::try_from(top + ky as i64).ok()?;
        let column = usize::try_from(left + kx as i64).ok()?;
        Some(f64::from(*image.get([row, column])?) * f64::from(*weight))
    };
    filter.indexed_iter().filter_map(term).sum()
}
// Shown with the student's own filter.
let own: Array2<f32> = Array2::eye(3);
show_activation(&convolve(&grating(20.0), &own)?)

//@ submission closure
//@ expect 1.1 passed, b2 passed
//@ cell exercise-1-1
let convolve: fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error> = |image, filter| {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| {
            w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0)
        }).sum()
    }))
};
//@ solve b2

//@ submission chatty
//@ expect 1.1 passed, 1.3 passed, b2 passed
//@ solve 1-1 b2
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    println!("making {} stimuli", orientations.len());
    eprintln!("warning: this is only a test");
    let images: Vec<Array2<f32>> = orientations.iter().map(|&angle| grating(angle)).collect();
    let mut stimuli: Array4<f32> = Array4::zeros((images.len(), 1, 48, 64));
    for (i, image) in images.iter().enumerate() {
        stimuli.slice_mut(s![i, 0, .., ..]).assign(image);
    }
    let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
    let activations = layer.forward(&stimuli)?;
    println!("activations: {:?}", activations.dim());
    Ok((stimuli, activations))
}

//@ submission builds-on-earlier
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-1
//@ cell exercise-1-3
fn run_layer(orientations: &[f64]) -> Result<(Array4<f32>, Array4<f32>), Error> {
    // With the function of exercise 1.1.
    let filters = filters(6, 7)?;
    let mut stimuli: Array4<f32> = Array4::zeros((orientations.len(), 1, 48, 64));
    let mut activations: Array4<f32> = Array4::zeros((orientations.len(), 6, 48, 64));
    for (i, &angle) in orientations.iter().enumerate() {
        let image = grating(angle);
        for channel in 0..6 {
            let filter = filters.slice(s![channel, 0, .., ..]).to_owned();
            activations.slice_mut(s![i, channel, .., ..]).assign(&convolve(&image, &filter)?);
        }
        stimuli.slice_mut(s![i, 0, .., ..]).assign(&image);
    }
    Ok((stimuli, activations))
}

//@ submission unfinished-figure
//@ expect 1.1 passed, b2 passed
//@ solve b2
//@ cell exercise-1-1
RIGHT
panic!("I have not got further yet");

//@ submission complex-by-hand
//@ expect b3 passed
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    // Only the one position that counts.
    let (height, width) = stimulus.dim();
    let half = gabors.dim().2 / 2;
    let mut simple: Array1<f32> = Array1::zeros(gabors.dim().0);
    for (channel, gabor) in gabors.outer_iter().enumerate() {
        let mut sum = 0.0;
        for ((_, ky, kx), weight) in gabor.indexed_iter() {
            let (y, x) = ((height / 2 + ky).wrapping_sub(half), (width / 2 + kx).wrapping_sub(half));
            sum += weight * stimulus.get([y, x]).unwrap_or(&0.0);
        }
        simple[channel] = if sum > 0.0 { sum } else { 0.0 };
    }
    Ok((simple.clone(), simple.iter().sum()))
}

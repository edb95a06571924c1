//! Right answers that use other cells, as people write notebooks; the notebook's own check agrees. `SUM` stands for a
//! function that gives one value of the output, `USES_SUM` for an answer that calls it.

//@ submission helper-before
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
USES_SUM

//@ submission helper-between-answer-and-check
//@ expect 1.1 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { not_done() }
//@ insert before check-1-1
USES_SUM
SUM

//@ submission helper-fixed
//@ expect 1.1 passed
//@ insert before exercise-1-1
fn sum_at(image: &Array2<f32>, filter: &Array2<f32>, y: usize, x: usize) -> f32 { image[[y, x]] }
//@ cell exercise-1-1
USES_SUM
//@ insert before check-1-1
SUM

//@ submission helper-broken-later
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
USES_SUM
//@ insert before check-1-1
fn sum_at(image: &Array2<f32>, filter: &Array2<f32>, y: usize, x: usize) -> f32 { "still working on this one" }

//@ submission helper-broken-by-its-statements
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
USES_SUM
//@ insert before check-1-1
fn sum_at(image: &Array2<f32>, filter: &Array2<f32>, y: usize, x: usize) -> f32 { 0.0 }
let typo: u8 = "no number";

//@ submission answer-broken-later
//@ expect 1.1 passed
//@ solve 1-1
//@ insert before check-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { let faster = }

//@ submission played-with-after-the-check
//@ expect 1.1 passed
//@ solve 1-1
//@ insert after check-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { ZEROS }

//@ submission helper-changed-after-the-check
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
USES_SUM
//@ insert after check-1-1
fn sum_at(image: &Array2<f32>, filter: &Array2<f32>, y: usize, x: usize) -> f32 { 0.0 }

//@ submission run-out-of-order
//@ expect 1.1 passed
//@ cell exercise-1-1
USES_SUM
//@ insert after check-1-1
SUM

//@ submission mentioned-later
//@ expect 1.1 passed
//@ solve 1-1
//@ insert after check-1-1
/* fn convolve(image, filter) is done */
println!("fn convolve is done");
let convolve_time = 3.0;
//@ insert after stimuli
let convolve = "fn convolve(image, filter)";
//@ without-ids

//@ submission constants
//@ expect 1.1 passed
//@ insert before exercise-1-1
const BORDER: f32 = 0.0;
static NAME: &str = "the border";
//@ insert before exercise-1-1
const BOTH: (f32, usize) = (BORDER, 2);
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    println!("{NAME} is {BORDER}");
    let half = filter.nrows() / BOTH.1;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| {
            w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&BOTH.0)
        }).sum()
    }))
}

//@ submission imports
//@ expect 1.1 passed, 1.3 passed
//@ insert before exercise-1-1
use std::collections::{HashMap, BTreeMap as Sorted};
use std::fmt::Write as _;
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let mut seen = String::new();
    let half = filter.nrows() / 2;
    let weights: HashMap<(usize, usize), f32> = filter.indexed_iter().map(|(at, w)| (at, *w)).collect();
    let sorted: Sorted<_, _> = weights.iter().collect();
    write!(seen, "{} weights", sorted.len()).unwrap();
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        sorted.iter().map(|((ky, kx), w)| {
            **w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0)
        }).sum()
    }))
}
//@ solve 1-3

//@ submission struct-with-impl
//@ expect 1.1 passed
//@ insert before exercise-1-1
#[derive(Clone, Debug)]
struct Window<'a> { image: &'a Array2<f32>, half: usize }

impl<'a> Window<'a> {
    fn at(&self, y: usize, x: usize) -> f32 {
        *self.image.get([y.wrapping_sub(self.half), x.wrapping_sub(self.half)]).unwrap_or(&0.0)
    }
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let window = Window { image, half: filter.nrows() / 2 };
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| w * window.at(y + ky, x + kx)).sum()
    }))
}

//@ submission impl-in-a-cell-of-its-own
//@ expect 1.1 passed
//@ insert before exercise-1-1
struct Sum(f32);
//@ insert before exercise-1-1
impl Sum {
    fn new() -> Self { Sum(0.0) }
}
//@ insert before exercise-1-1
impl std::ops::AddAssign<f32> for Sum {
    fn add_assign(&mut self, more: f32) { self.0 += more; }
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        let mut sum = Sum::new();
        for ((ky, kx), w) in filter.indexed_iter() {
            sum += w * image.get([(y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half)]).unwrap_or(&0.0);
        }
        sum.0
    }))
}

//@ submission trait-for-arrays
//@ expect 1.1 passed
//@ insert before exercise-1-1
trait Padded {
    fn or_zero(&self, y: isize, x: isize) -> f32;
}
impl Padded for Array2<f32> {
    fn or_zero(&self, y: isize, x: isize) -> f32 {
        let at = usize::try_from(y).ok().zip(usize::try_from(x).ok());
        at.and_then(|(y, x)| self.get([y, x]).copied()).unwrap_or(0.0)
    }
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() as isize / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| {
            w * image.or_zero(y as isize + ky as isize - half, x as isize + kx as isize - half)
        }).sum()
    }))
}

//@ submission own-macro
//@ expect 1.1 passed
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| w * pixel!(image, y + ky, x + kx, half)).sum()
    }))
}
//@ insert before exercise-1-1
macro_rules! pixel {
    ($image:expr, $y:expr, $x:expr, $half:expr) => {
        $image.get([($y).wrapping_sub($half), ($x).wrapping_sub($half)]).copied().unwrap_or(EMPTY)
    };
}
//@ insert before exercise-1-1
const EMPTY: f32 = 0.0;

//@ submission type-aliases
//@ expect 1.1 passed
//@ insert before exercise-1-1
type Image = Array2<f32>;
type Answer<T> = std::result::Result<T, Error>;
//@ cell exercise-1-1
SUM
fn convolve(image: &Image, filter: &Image) -> Answer<Image> {
    Ok(Image::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
}

//@ submission enum-with-its-variants
//@ expect 1.1 passed
//@ insert before exercise-1-1
#[derive(Clone, Copy, PartialEq)]
enum Place { Inside(usize, usize), Outside }
//@ insert before exercise-1-1
use Place::*;
fn place(image: &Array2<f32>, y: i32, x: i32) -> Place {
    let (height, width) = image.dim();
    if (0..height as i32).contains(&y) && (0..width as i32).contains(&x) { Inside(y as usize, x as usize) } else { Outside }
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() as i32 / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| match place(image, y as i32 + ky as i32 - half, x as i32 + kx as i32 - half) {
            Inside(y, x) => w * image[[y, x]],
            Outside => 0.0,
        }).sum()
    }))
}

//@ submission own-module
//@ expect 1.1 passed
//@ insert before exercise-1-1
mod helpers {
    use v1conv::prelude::*;
    pub fn pixel(image: &Array2<f32>, y: usize, x: usize) -> f32 { image.get([y, x]).copied().unwrap_or(0.0) }
}
//@ insert before exercise-1-1
use helpers::*;
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| w * pixel(image, (y + ky).wrapping_sub(half), (x + kx).wrapping_sub(half))).sum()
    }))
}

//@ submission by-path
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
mod mine {
    use super::*;
    pub fn all(image: &Array2<f32>, filter: &Array2<f32>) -> Array2<f32> {
        Array2::from_shape_fn(image.dim(), |(y, x)| crate::sum_at(image, filter, y, x))
    }
}
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> { Ok(self::mine::all(image, filter)) }

//@ submission generics
//@ expect 1.1 passed, b2 passed
//@ insert before exercise-1-1
fn clamped<T: Default + Copy, F: Fn(usize, usize) -> Option<T>>(y: usize, x: usize, get: F) -> T { get(y, x).unwrap_or_default() }
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() / 2;
    let get = |y: usize, x: usize| image.get([y.wrapping_sub(half), x.wrapping_sub(half)]).copied();
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        filter.indexed_iter().map(|((ky, kx), w)| w * clamped(y + ky, x + kx, get)).sum()
    }))
}
//@ solve b2

//@ submission chain-of-helpers
//@ expect 1.1 passed
//@ insert before exercise-1-1
fn inside(at: i64, size: usize) -> Option<usize> { usize::try_from(at).ok().filter(|at| *at < size) }
//@ insert before exercise-1-1
fn pixel(image: &Array2<f32>, y: i64, x: i64) -> f32 {
    let (height, width) = image.dim();
    inside(y, height).zip(inside(x, width)).map_or(0.0, |(y, x)| image[[y, x]])
}
//@ insert before exercise-1-1
fn row(image: &Array2<f32>, filter: &Array2<f32>, y: i64, x: i64, ky: usize) -> f32 {
    (0..filter.ncols()).map(|kx| filter[[ky, kx]] * pixel(image, y, x + kx as i64)).sum()
}
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    let half = filter.nrows() as i64 / 2;
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| {
        (0..filter.nrows()).map(|ky| row(image, filter, y as i64 - half + ky as i64, x as i64 - half, ky)).sum()
    }))
}

//@ submission helper-of-one-name-for-two-exercises
//@ expect 1.1 passed, b2 passed
//@ insert before exercise-1-1
fn finish(output: Array2<f32>) -> Result<Array2<f32>, Error> { Ok(output) }
SUM
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    finish(Array2::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
}
//@ insert before exercise-b2
fn finish(weights: &Array4<f32>) -> Result<Array4<f32>, Error> { Ok(weights.clone()) }
//@ cell exercise-b2
fn read_weights(layer: &ConvolutionalLayer) -> Result<Array4<f32>, Error> { finish(layer.weight()) }

//@ submission another-name-in-the-check
//@ expect 1.1 passed, b2 passed
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
fn my_convolution(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
}
//@ cell check-1-1
check_1_1(my_convolution)
//@ cell check-b2
check_b2(|layer| Ok(layer.weight().to_owned()))

//@ submission a-value-of-another-cell
//@ expect 1.1 passed
//@ insert before exercise-1-1
let border: f32 = 0.0;
let at: fn(&Array2<f32>, usize, usize) -> f32 = |image, y, x| image.get([y, x]).copied().unwrap_or(0.0);
println!("the border is {border}");
//@ cell exercise-1-1
SUM
let convolve: fn(&Array2<f32>, &Array2<f32>) -> Result<Array2<f32>, Error> = |image, filter| {
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
};
println!("{}", at(&grating(45.0), 1, 1) + border);

//@ submission shows-what-other-cells-made
//@ expect 1.1 passed, 1.3 passed
//@ insert before exercise-1-1
let angle: f64 = 30.0;
let pattern: Array2<f32> = grating(angle);
//@ insert before exercise-1-1
SUM
//@ cell exercise-1-1
USES_SUM
show_activation(&convolve(&pattern, &center_surround(7, SIGMA)?)?)
//@ solve 1-3

//@ submission static-with-a-lock
//@ expect 1.1 passed
//@ insert before exercise-1-1
use std::sync::atomic::{AtomicUsize, Ordering};
static CALLS: AtomicUsize = AtomicUsize::new(0);
fn count() -> usize { CALLS.fetch_add(1, Ordering::Relaxed) }
SUM
//@ cell exercise-1-1
fn convolve(image: &Array2<f32>, filter: &Array2<f32>) -> Result<Array2<f32>, Error> {
    println!("call number {}", count());
    Ok(Array2::from_shape_fn(image.dim(), |(y, x)| sum_at(image, filter, y, x)))
}

//@ submission by-the-function-of-another-exercise
//@ expect 1.1 passed, b3 passed
//@ solve 1-1
//@ cell exercise-b3
fn respond(stimulus: &Array2<f32>, gabors: &Array4<f32>) -> Result<(Array1<f32>, f32), Error> {
    let (height, width) = stimulus.dim();
    let mut simple: Array1<f32> = Array1::zeros(gabors.dim().0);
    for (response, gabor) in simple.iter_mut().zip(gabors.outer_iter()) {
        let filter = gabor.index_axis(Axis(0), 0).to_owned();
        *response = convolve(stimulus, &filter)?[[height / 2, width / 2]].max(0.0);
    }
    let complex = simple.sum();
    Ok((simple, complex))
}

//@ submission main-and-tests
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM
fn main() { println!("{}", sum_at(&grating(0.0), &Array2::zeros((3, 3)), 1, 1)); }
//@ cell exercise-1-1
USES_SUM
fn test() { main() }
//@ insert after exercise-1-1
main();

//@ submission japanese-with-helpers
//@ language ja
//@ expect 1.1 passed, 1.3 passed
//@ insert before exercise-1-1
// 補助関数
SUM
//@ cell exercise-1-1
USES_SUM
//@ solve 1-3

//@ submission half-an-emoji
//@ expect 1.1 passed
//@ insert before exercise-1-1
SUM // half of an emoji: HALF_EMOJI
//@ cell exercise-1-1
USES_SUM // here too: HALF_EMOJI

//@ submission in-utf-16
//@ expect 1.1 passed
//@ encoding utf-16
//@ solve 1-1

//@ submission two-worksheets
//@ expect 1.1 passed
//@ solve 1-1
//@ format 3
//@ worksheets 2

//@ submission scratch-cells
//@ expect 1.1 passed, 1.3 passed
//@ solve 1-1 1-3
//@ insert before exercise-1-1
BLANK_LINES
//@ insert before exercise-1-1
DEEP
//@ insert before exercise-1-1
UNARY

//! An image and a filter, and what the right and wrong answers are made from.

use ndarray::{Array2, ArrayD};

use crate::random::Random;

/// An image (H, W) and a filter (K, K), K odd.
pub(crate) struct Question {
    pub(super) image: Array2<f32>,
    pub(super) filter: Array2<f32>,
}

/// A row or column that no image has.
pub(super) const OUTSIDE: isize = -1;

/// Numbers from −3 to 3 in steps of 1 / `steps`: sums of their products are exact, so an error is an error.
pub(super) fn question(
    random: &mut Random,
    size: (usize, usize),
    k: usize,
    steps: f32,
) -> Question {
    let mut draw = |size| {
        Array2::<f32>::zeros(size)
            .mapv(|_| (random.uniform(3.0 + 0.5 / steps) * steps).round() / steps)
    };
    Question {
        image: draw(size),
        filter: draw((k, k)),
    }
}

impl Question {
    pub(super) fn half(&self) -> usize {
        self.filter.nrows() / 2
    }

    /// The last row or column of the filter.
    pub(super) fn last(&self) -> usize {
        self.filter.nrows() - 1
    }

    pub(super) fn right(&self) -> ArrayD<f32> {
        self.weighted(&|ky, kx| self.filter[[ky, kx]])
    }

    /// With weights other than the filter's.
    pub(super) fn weighted(&self, weight: &dyn Fn(usize, usize) -> f32) -> ArrayD<f32> {
        self.sums(weight, &|row, column| self.pixel(row, column))
    }

    /// With pixels other than the image's.
    pub(super) fn sampled(&self, pixel: &dyn Fn(isize, isize) -> f32) -> ArrayD<f32> {
        self.sums(&|ky, kx| self.filter[[ky, kx]], pixel)
    }

    /// With pixels from other places: `place` is given a row or column, and the side of the image along it.
    pub(super) fn displaced(&self, place: &dyn Fn(isize, isize) -> isize) -> ArrayD<f32> {
        let (height, width) = self.image.dim();
        let (height, width) = (height as isize, width as isize);
        self.sampled(&|row, column| self.pixel(place(row, height), place(column, width)))
    }

    fn sums(
        &self,
        weight: &dyn Fn(usize, usize) -> f32,
        pixel: &dyn Fn(isize, isize) -> f32,
    ) -> ArrayD<f32> {
        self.visited(&mut |sum, [ky, kx], [row, column]| sum + weight(ky, kx) * pixel(row, column))
    }

    /// The last product that `counts`, in place of the sum.
    pub(super) fn last_product(&self, counts: &dyn Fn(isize, isize) -> bool) -> ArrayD<f32> {
        self.visited(&mut |last, [ky, kx], [row, column]| {
            if counts(row, column) {
                self.filter[[ky, kx]] * self.pixel(row, column)
            } else {
                last
            }
        })
    }

    /// For each pixel, folds `step` over all weights, starting from zero: it is given the row and column of the weight,
    /// and of the pixel under it.
    fn visited(&self, step: &mut dyn FnMut(f32, [usize; 2], [isize; 2]) -> f32) -> ArrayD<f32> {
        let (half, k) = (self.half() as isize, self.filter.nrows());
        let mut output = Array2::zeros(self.image.dim());
        for ((y, x), value) in output.indexed_iter_mut() {
            for ky in 0..k {
                for kx in 0..k {
                    let under = [(y, ky), (x, kx)].map(|(at, k)| at as isize + k as isize - half);
                    *value = step(*value, [ky, kx], under);
                }
            }
        }
        output.into_dyn()
    }

    pub(super) fn contains(&self, row: isize, column: isize) -> bool {
        let (height, width) = self.image.dim();
        (0..height as isize).contains(&row) && (0..width as isize).contains(&column)
    }

    /// A pixel of the image, or zero outside it.
    pub(super) fn pixel(&self, row: isize, column: isize) -> f32 {
        if self.contains(row, column) {
            self.image[[row as usize, column as usize]]
        } else {
            0.0
        }
    }

    /// The values for which the filter is entirely inside the image.
    pub(super) fn inside(&self) -> Array2<f32> {
        let (half, last) = (self.half(), self.last());
        let right = self.right();
        let (height, width) = self.image.dim();
        let size = [height, width].map(|side| side.saturating_sub(last));
        Array2::from_shape_fn(size, |(y, x)| right[[y + half, x + half]])
    }

    /// The values for which the filter covers any pixel of the image.
    pub(super) fn everywhere(&self) -> ArrayD<f32> {
        let (height, width) = self.image.dim();
        let mut image = Array2::zeros((height + self.last(), width + self.last()));
        self.paste(&self.image, &mut image);
        let filter = self.filter.clone();
        Question { image, filter }.right()
    }

    /// Puts a smaller image into a larger one, half of the filter's size away from its border.
    pub(super) fn paste(&self, image: &Array2<f32>, onto: &mut Array2<f32>) {
        for ((y, x), &value) in image.indexed_iter() {
            onto[[y + self.half(), x + self.half()]] = value;
        }
    }

    pub(super) fn agree_inside(&self, found: &ArrayD<f32>, right: &ArrayD<f32>) -> bool {
        let (height, width) = self.image.dim();
        let half = self.half();
        let inside = |at: usize, side: usize| at >= half && at + half < side;
        right.indexed_iter().all(|(at, right)| {
            let outside = !(inside(at[0], height) && inside(at[1], width));
            outside || (found[&at] - right).abs() < 1e-3
        })
    }
}

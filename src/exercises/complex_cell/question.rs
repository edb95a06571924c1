//! A stimulus and the filters of simple cells, and what the right and wrong answers are made from.

use ndarray::{Array1, Array2, Array4, ArrayD, Axis, s};

use crate::exercises::arrays::mapped;
use crate::language::words;
use crate::random::Random;
use crate::{Error, Grating, conv2d, gabor, shape};

/// A stimulus (H, W) and filters (C, 1, K, K).
pub(crate) struct Question {
    pub(super) stimulus: Array2<f32>,
    pub(super) filters: Array4<f32>,
}

/// A row and a column, for a stimulus of this height and width.
type Place = fn(usize, usize) -> (usize, usize);

/// A question whose cells respond in different ways, so that every wrong sum shows: some positive, some negative, and
/// not zero overall. Filters are drawn until they do.
pub(super) fn noise(random: &mut Random, number: usize) -> Result<Question, Error> {
    const TRIES: usize = 100;
    let mut question = Question {
        stimulus: stimulus(random, 0.1)?,
        filters: shape::zeros(&words!("filters"), (number, 1, 7, 7))?,
    };
    for _ in 0..TRIES {
        question.filters.mapv_inplace(|_| random.uniform(1.0));
        let responses = question.middle()?;
        let positive = responses.iter().filter(|response| **response > 0.1).count();
        if (2..number).contains(&positive) && responses.sum() > 0.1 {
            break;
        }
    }
    Ok(question)
}

/// A grating of any angle and phase.
pub(super) fn stimulus(random: &mut Random, resolution: f64) -> Result<Array2<f32>, Error> {
    let (angle, phase) = (random.below(180) as f64, random.below(360) as f64);
    Grating::new(angle)
        .phase(phase)
        .resolution(resolution)
        .render()
}

/// Gabors of one orientation, their phases spread evenly over 360°.
pub(super) fn gabors(
    k: usize,
    orientation: f64,
    wavelength: f64,
    number: usize,
) -> Result<Array4<f32>, Error> {
    let mut gabors = shape::zeros(&words!("gabors"), (number, 1, k, k))?;
    for (i, mut filter) in gabors.outer_iter_mut().enumerate() {
        let phase = 360.0 * i as f64 / number as f64;
        let drawn = gabor(k, orientation, 3.0, wavelength, phase)?;
        filter.index_axis_mut(Axis(0), 0).assign(&drawn);
    }
    Ok(gabors)
}

impl Question {
    pub(super) fn half(&self) -> usize {
        self.filters.dim().2 / 2
    }

    fn activations(&self, padding: usize) -> Result<Array4<f32>, Error> {
        let input = self
            .stimulus
            .view()
            .insert_axis(Axis(0))
            .insert_axis(Axis(0));
        conv2d(input, self.filters.view(), None, 1, padding)
    }

    /// The unit of each channel in the middle of the image.
    pub(super) fn middle(&self) -> Result<ArrayD<f32>, Error> {
        self.at(self.half(), |height, width| (height / 2, width / 2))
    }

    pub(super) fn simple(&self) -> Result<ArrayD<f32>, Error> {
        Ok(rectified(self.middle()?))
    }

    pub(super) fn rectified_at(&self, padding: usize, place: Place) -> Result<ArrayD<f32>, Error> {
        Ok(rectified(self.at(padding, place)?))
    }

    /// The unit of each channel at a place; zero beyond the border, where an answer would panic.
    fn at(&self, padding: usize, place: Place) -> Result<ArrayD<f32>, Error> {
        let activations = self.activations(padding)?;
        let (height, width) = self.stimulus.dim();
        let (row, column) = place(height, width);
        self.each(&|channel| {
            let unit = activations.get((0, channel, row, column));
            unit.copied().unwrap_or(0.0)
        })
    }

    /// One number for each channel, folded from its rectified activations.
    pub(super) fn pooled(&self, pool: fn(f32, f32) -> f32) -> Result<ArrayD<f32>, Error> {
        let activations = self.activations(self.half())?;
        self.each(&|channel| {
            let channel = activations.slice(s![0, channel, .., ..]);
            channel.fold(0.0, |pooled, response| pool(pooled, response.max(0.0)))
        })
    }

    fn each(&self, number: &dyn Fn(usize) -> f32) -> Result<ArrayD<f32>, Error> {
        let numbers: Vec<f32> = (0..self.filters.dim().0).map(number).collect();
        Ok(Array1::from_vec(numbers).into_dyn())
    }
}

fn rectified(responses: ArrayD<f32>) -> ArrayD<f32> {
    mapped(responses, &|response| response.max(0.0))
}

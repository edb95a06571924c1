//! The convolutional layer: filters, biases, and how they are applied to stimuli.

use ndarray::{Array1, Array4};

use crate::language::words;
use crate::random::Random;
use crate::{Error, conv2d, shape};

/// A 2D convolutional layer with stride 1 and padding K / 2.
///
/// It turns stimuli (N, C_in, H, W) into activations (N, C_out, H, W); if K is even, each side grows by one pixel. The
/// numbers are those of PyTorch's `nn.Conv2d(c_in, c_out, K, padding=K//2)`.
///
/// ```
/// use ndarray::Array4;
/// use v1conv::{ConvolutionalLayer, filters};
///
/// let layer = ConvolutionalLayer::with_filters(1, 6, 7, filters(6, 7)?)?;
/// let activations = layer.forward(&Array4::zeros((5, 1, 48, 64)))?;
/// assert_eq!(activations.dim(), (5, 6, 48, 64));
/// # Ok::<(), v1conv::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct ConvolutionalLayer {
    weight: Array4<f32>,
    bias: Array1<f32>,
}

impl ConvolutionalLayer {
    /// A layer with random weights and biases, different ones each time.
    ///
    /// As PyTorch does by default, all of them are drawn uniformly from ±1 / √(C_in · K²).
    ///
    /// # Errors
    /// [`Error::Argument`] if one of the numbers is 0 or the weights do not fit into memory.
    pub fn new(c_in: usize, c_out: usize, kernel_size: usize) -> Result<Self, Error> {
        Self::drawn(c_in, c_out, kernel_size, Random::new())
    }

    /// As [`ConvolutionalLayer::new`], but a `seed` gives the same weights every time.
    ///
    /// # Errors
    /// As [`ConvolutionalLayer::new`].
    pub fn seeded(c_in: usize, c_out: usize, kernel_size: usize, seed: u64) -> Result<Self, Error> {
        Self::drawn(c_in, c_out, kernel_size, Random::seeded(seed))
    }

    fn drawn(
        c_in: usize,
        c_out: usize,
        kernel_size: usize,
        mut random: Random,
    ) -> Result<Self, Error> {
        check_sizes(c_in, c_out, kernel_size)?;
        let mut weight = shape::zeros(
            &words!("weight of the layer"),
            (c_out, c_in, kernel_size, kernel_size),
        )?;
        let bound = 1.0 / ((c_in * kernel_size * kernel_size) as f32).sqrt();
        weight.mapv_inplace(|_| random.uniform(bound));
        let mut bias = shape::zeros(&words!("bias of the layer"), c_out)?;
        bias.mapv_inplace(|_| random.uniform(bound));
        Ok(Self { weight, bias })
    }

    /// A layer with the given `filters` (C_out, C_in, K, K) as its weights, and zero biases.
    ///
    /// # Errors
    /// [`Error::Shape`] if the filters do not have the shape given by the three numbers, [`Error::Argument`] if one of
    /// them is 0.
    pub fn with_filters(
        c_in: usize,
        c_out: usize,
        kernel_size: usize,
        filters: Array4<f32>,
    ) -> Result<Self, Error> {
        check_sizes(c_in, c_out, kernel_size)?;
        if filters.dim() != (c_out, c_in, kernel_size, kernel_size) {
            let expected = (c_out, c_in, kernel_size, kernel_size);
            return Err(Error::Shape {
                what: words!("filters of the layer"),
                expected: format!("(c_out, c_in, K, K) = {expected:?}").into(),
                found: format!("{:?}", filters.shape()).into(),
                advice: words!(
                    "Give the layer the same numbers as the function that made the filters."
                ),
            });
        }
        Ok(Self {
            weight: filters,
            bias: Array1::zeros(c_out),
        })
    }

    /// Runs stimuli (N, C_in, H, W) through the layer; returns its activations (N, C_out, H, W).
    ///
    /// # Errors
    /// [`Error::Shape`] if the stimuli do not have C_in channels.
    pub fn forward(&self, stimuli: &Array4<f32>) -> Result<Array4<f32>, Error> {
        let (_, c_in, kernel_size, _) = self.weight.dim();
        if stimuli.dim().1 != c_in {
            return Err(Error::Shape {
                what: words!("stimuli of the layer"),
                expected: words!("(N, {c_in}, H, W), with c_in = {c_in} channels"; c_in),
                found: format!("{:?}", stimuli.shape()).into(),
                advice: words!("The axes are images, channels, rows, columns, in this order."),
            });
        }
        conv2d(
            stimuli.view(),
            self.weight.view(),
            Some(self.bias.view()),
            1,
            kernel_size / 2,
        )
    }

    /// The filters of the layer, (C_out, C_in, K, K).
    #[must_use]
    pub fn weight(&self) -> &Array4<f32> {
        &self.weight
    }

    /// The biases of the layer, (C_out).
    #[must_use]
    pub fn bias(&self) -> &Array1<f32> {
        &self.bias
    }
}

fn check_sizes(c_in: usize, c_out: usize, kernel_size: usize) -> Result<(), Error> {
    for (what, size) in [
        (words!("c_in of the layer"), c_in),
        (words!("c_out of the layer"), c_out),
        (words!("kernel_size of the layer"), kernel_size),
    ] {
        if size == 0 {
            return Err(Error::Argument {
                what,
                expected: words!("1 or more"),
                found: size.to_string().into(),
                advice: words!(
                    "The tutorial's layer is (1, 6, 7): one input channel, six filters, 7 × 7 \
                     pixels."
                ),
            });
        }
    }
    Ok(())
}

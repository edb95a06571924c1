//! The computations.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, bail};

/// Something to compute. As text it is `conv2d 5 1 48 64 6 7`, `grating 0.1` or `figure`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Case {
    /// A convolution with bias.
    Conv2d(Conv2d),
    /// The grating at 30°.
    Grating {
        /// 1 gives 480 × 640 pixels.
        resolution: f64,
    },
    /// The figure of the tutorial: five gratings, and beside them what six channels make of them.
    Figure,
}

/// The shapes of a convolution with stride 1 and padding K / 2: N×C_in×H×W → C_out, K.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conv2d {
    /// N
    pub images: usize,
    /// C_in
    pub c_in: usize,
    /// H
    pub height: usize,
    /// W
    pub width: usize,
    /// C_out
    pub c_out: usize,
    /// K
    pub kernel_size: usize,
}

impl Conv2d {
    /// Of N, C_in, H, W, C_out and K.
    pub const fn new([images, c_in, height, width, c_out, kernel_size]: [usize; 6]) -> Self {
        Self {
            images,
            c_in,
            height,
            width,
            c_out,
            kernel_size,
        }
    }

    /// The shape of the input.
    pub fn input(self) -> (usize, usize, usize, usize) {
        (self.images, self.c_in, self.height, self.width)
    }

    /// The shape of the filters.
    pub fn weight(self) -> (usize, usize, usize, usize) {
        (self.c_out, self.c_in, self.kernel_size, self.kernel_size)
    }

    /// The multiplications, including those with the zeros of the padding; each comes with an addition.
    pub fn multiplications(self) -> f64 {
        let outputs = self.images * self.c_out * self.height * self.width;
        (outputs * self.c_in * self.kernel_size.pow(2)) as f64
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Conv2d(shape) => {
                let (n, c_in, height, width) = shape.input();
                let (c_out, kernel_size) = (shape.c_out, shape.kernel_size);
                write!(
                    f,
                    "conv2d {n} {c_in} {height} {width} {c_out} {kernel_size}"
                )
            }
            Self::Grating { resolution } => write!(f, "grating {resolution}"),
            Self::Figure => write!(f, "figure"),
        }
    }
}

impl FromStr for Case {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        match words[..] {
            ["conv2d", ref sizes @ ..] if sizes.len() == 6 => {
                let mut shape = [0; 6];
                for (size, word) in shape.iter_mut().zip(sizes) {
                    *size = word.parse()?;
                }
                Ok(Self::Conv2d(Conv2d::new(shape)))
            }
            ["grating", resolution] => Ok(Self::Grating {
                resolution: resolution.parse()?,
            }),
            ["figure"] => Ok(Self::Figure),
            _ => bail!(
                "expected conv2d with six sizes, grating with a resolution, or figure, found {text:?}"
            ),
        }
    }
}

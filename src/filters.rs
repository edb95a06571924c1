//! Filters like those of the retina and the visual cortex: center-surround and Gabor.

use std::f64::consts::TAU;

use ndarray::{Array2, Array4, Axis};

use crate::language::{Words, words};
use crate::{Error, require, shape};

/// Width of the center in [`filters`], in the units of their coordinates (see [`center_surround`]).
pub const SIGMA: f64 = 1.1;
/// Wavelength of the Gabors in [`filters`], in the units of their coordinates (see [`gabor`]).
pub const WAVELENGTH: f64 = 10.0;
/// Phase of the Gabors in [`filters`], in degrees: an odd Gabor, one side positive, the other negative.
pub const PHASE: f64 = 90.0;

/// The farthest a stripe may be from the middle: sums of two such numbers are still finite.
pub(crate) const MOST_RADIANS: f64 = f64::MAX / 64.0;

const ADVICE: Words = words!("The tutorial's values are SIGMA, WAVELENGTH and PHASE.");

/// The filters of the tutorial, as an array (out_channels, 1, K, K) with K = `kernel_size`.
///
/// Channel 0 is [`center_surround`], channel 1 its negative, and the others are [`gabor`]s of `out_channels − 2`
/// orientations, spread evenly from 0° to 180°, end excluded. Source: `filters` of Neuromatch Academy's tutorial.
///
/// ```
/// let filters = v1conv::filters(6, 7)?;
/// assert_eq!(filters.dim(), (6, 1, 7, 7));
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Argument`] for fewer than 2 channels, a filter without pixels, or more than fits into memory.
pub fn filters(out_channels: usize, kernel_size: usize) -> Result<Array4<f32>, Error> {
    if out_channels < 2 {
        return Err(Error::Argument {
            what: words!("out_channels of filters"),
            expected: words!("2 or more (the two center-surround filters come first)"),
            found: out_channels.to_string().into(),
            advice: words!("Ask for 6, as the tutorial does."),
        });
    }
    let mut filters = shape::zeros(
        &words!("filters"),
        (out_channels, 1, kernel_size, kernel_size),
    )?;
    let center = center_surround(kernel_size, SIGMA)?;
    let orientations = out_channels - 2;
    for (channel, mut filter) in filters.axis_iter_mut(Axis(0)).enumerate() {
        let drawn = match channel {
            0 => center.clone(),
            1 => -&center,
            _ => gabor(
                kernel_size,
                180.0 * (channel - 2) as f64 / orientations as f64,
                0.4 * SIGMA,
                WAVELENGTH,
                PHASE,
            )?,
        };
        filter.index_axis_mut(Axis(0), 0).assign(&drawn);
    }
    Ok(filters)
}

/// A center-surround filter (K, K): positive in the middle, negative around it.
///
/// exp(−*r* / 2σ²) − ½ exp(−*r* / 2(2σ)²), where *r* is the distance from the middle; then divided by its largest
/// magnitude and shifted to mean 0. A Gaussian would have *r*² in place of *r*: the source's numbers are kept.
///
/// As in the source, the coordinates of the K pixels of a side run from −K/2 to K/2: neighbours are K / (K − 1)
/// apart, 7/6 for K = 7. `sigma` is σ in these units ([`SIGMA`] in the tutorial).
///
/// ```
/// let filter = v1conv::center_surround(7, v1conv::SIGMA)?;
/// assert!(filter[[3, 3]] > 0.0 && filter[[0, 0]] < 0.0);
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Argument`] if `kernel_size` is 0 or too large, or `sigma` is not positive.
pub fn center_surround(kernel_size: usize, sigma: f64) -> Result<Array2<f32>, Error> {
    require::positive(words!("sigma of center_surround"), sigma, ADVICE)?;
    draw(kernel_size, |x, y| {
        falloff(x, y, sigma) - 0.5 * falloff(x, y, 2.0 * sigma)
    })
}

/// A Gabor filter (K, K): parallel stripes of positive and negative weights that fade outwards.
///
/// exp(−*r* / 2σ²) · cos(2π *x*′ / λ + φ) with *x*′ = *x* cos θ + *y* sin θ; *x* counts rows downwards, *y* columns to
/// the right, from the middle, and *r* is the distance from it. The result is divided by its largest magnitude and
/// shifted to mean 0. `orientation` is θ and `phase` φ, both in degrees; `sigma` is σ and `wavelength` λ, in units in
/// which a side runs from −K/2 to K/2, so that neighbouring pixels are K / (K − 1) apart. In the tutorial they are 0.4
/// · [`SIGMA`], [`WAVELENGTH`] and [`PHASE`].
///
/// ```
/// let edge = v1conv::gabor(7, 90.0, 0.44, 10.0, 90.0)?; // answers to vertical edges
/// assert!(edge[[3, 2]] > 0.0 && edge[[3, 4]] < 0.0);
/// # Ok::<(), v1conv::Error>(())
/// ```
///
/// # Errors
/// [`Error::Argument`] if `kernel_size` is 0 or too large, `sigma` or `wavelength` is not positive, an angle is not
/// finite, or the stripes are too fine to count.
pub fn gabor(
    kernel_size: usize,
    orientation: f64,
    sigma: f64,
    wavelength: f64,
    phase: f64,
) -> Result<Array2<f32>, Error> {
    require::positive(words!("sigma of gabor"), sigma, ADVICE)?;
    const WAVELENGTH_OF_GABOR: Words = words!("wavelength of gabor");
    require::positive(WAVELENGTH_OF_GABOR, wavelength, ADVICE)?;
    require::degrees(words!("orientation of gabor"), orientation, ADVICE)?;
    require::degrees(words!("phase of gabor"), phase, ADVICE)?;
    // The corners are the farthest from the middle.
    let farthest = kernel_size as f64 * TAU / wavelength;
    if farthest > MOST_RADIANS {
        let least = kernel_size as f64 * TAU / MOST_RADIANS;
        return Err(require::unfit(
            WAVELENGTH_OF_GABOR,
            words!(
                "at least {least}, because finer stripes cannot be counted";
                least = format!("{least:.1e}")
            ),
            wavelength,
            ADVICE,
        ));
    }
    let (sin, cos) = orientation.to_radians().sin_cos();
    let phase = (phase % 360.0).to_radians();
    draw(kernel_size, |x, y| {
        let along = x * cos + y * sin;
        falloff(x, y, sigma) * (TAU * along / wavelength + phase).cos()
    })
}

/// exp(−*r* / 2σ²)
fn falloff(x: f64, y: f64, sigma: f64) -> f64 {
    // Divided twice: the square of a tiny sigma would be zero.
    (-x.hypot(y) / (2.0 * sigma) / sigma).exp()
}

/// Evaluates `value` at K × K points from −K/2 to K/2, then scales to largest magnitude 1 and mean 0.
fn draw(kernel_size: usize, value: impl Fn(f64, f64) -> f64) -> Result<Array2<f32>, Error> {
    if kernel_size == 0 {
        return Err(Error::Argument {
            what: words!("kernel_size of a filter"),
            expected: words!("1 or more"),
            found: Words::given("0"),
            advice: words!("The tutorial uses 7; an odd size has a pixel in its middle."),
        });
    }
    let steps = (kernel_size - 1).max(1) as f64;
    let at = |i: usize| kernel_size as f64 * (i as f64 / steps - 0.5);
    let mut filter = shape::zeros(&words!("filter"), (kernel_size, kernel_size))?;
    for ((i, j), pixel) in filter.indexed_iter_mut() {
        *pixel = value(at(i), at(j)) as f32;
    }
    let largest = filter.fold(0.0f32, |largest, v| largest.max(v.abs()));
    if largest > 0.0 {
        filter /= largest;
    }
    let mean = filter.fold(0.0, |sum, &v| sum + f64::from(v)) / filter.len() as f64;
    filter -= mean as f32;
    Ok(filter)
}

//! The recordings as arrays.

use std::path::Path;

use ndarray::{Array2, ArrayD, Axis, Ix2};

use super::npz::Npz;
use crate::display::Show;
use crate::language::{Words, within, words};
use crate::{Error, files};

/// Many times the size of the recordings. The zip reader may allocate seven times a file's size for its index.
const MAX_FILE: u64 = 128 << 20;

/// Responses of neurons in a mouse's visual cortex to gratings of many orientations.
///
/// About 20 000 neurons of area V1 were recorded by two-photon calcium imaging while some 4 000 gratings were shown.
/// The responses are averaged over bins of 6°, and split into one set to train a model on and one to test it with. They
/// are z-scored over the stimuli: a number says how many standard deviations a response is above the neuron's own mean,
/// and may be negative.
///
/// Source: Stringer et al. (2021), Cell, <https://doi.org/10.1016/j.cell.2021.03.042>, prepared by
/// [Neuromatch Academy](https://github.com/NeuromatchAcademy/course-content).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DataSplit {
    /// Responses to train on: n_stimuli × n_neurons, in standard deviations.
    pub resp_train: Array2<f32>,
    /// Responses to test with: n_stimuli × n_neurons, in standard deviations.
    pub resp_test: Array2<f32>,
    /// The orientation of each stimulus: n_stimuli × 1, in degrees.
    pub stimuli: Array2<f32>,
}

impl Show for DataSplit {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let text = format!(
            "resp_train {:?}, resp_test {:?}, stimuli {:?}",
            self.resp_train.dim(),
            self.resp_test.dim(),
            self.stimuli.dim()
        );
        vec![("text/plain", text)]
    }
}

/// Reads the recordings from the `.npz` file at `path`, usually the one that
/// [`fetch_data`](crate::fetch_data) returns.
///
/// The file holds three arrays of one length: `resp_train` and `resp_test`, both n_stimuli ×
/// n_neurons, and `stimuli`, of shape (n_stimuli) or n_stimuli × 1, in degrees. They may be
/// compressed or not, of any integer type, `float32` or `float64`, in C or Fortran order; what
/// comes back is `f32` in standard layout. Numbers that are not finite are passed on.
///
/// # Errors
///
/// [`Error::File`] if the file cannot be read, is damaged, lacks one of the arrays, or holds something other than
/// numbers. [`Error::Shape`] if the shapes do not fit together.
///
/// # Example
///
/// ```
/// use v1conv::load_data_split;
/// # use ndarray::{array, Array1};
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("two_neurons.npz");
/// # let mut npz = ndarray_npy::NpzWriter::new(std::fs::File::create(&path)?);
/// # npz.add_array("resp_train", &array![[0.5, -0.5], [1.0, -1.0], [-1.5, 1.5]])?;
/// # npz.add_array("resp_test", &array![[0.4, -0.6], [1.1, -0.9], [-1.5, 1.5]])?;
/// # npz.add_array("stimuli", &Array1::from(vec![0.0, 6.0, 12.0]))?;
/// # npz.finish()?;
///
/// let data = load_data_split(&path)?;
/// assert_eq!(data.resp_train.dim(), (3, 2)); // three stimuli, two neurons
/// assert_eq!(data.resp_test.dim(), (3, 2));
/// assert_eq!(data.stimuli.dim(), (3, 1));
/// assert_eq!(data.stimuli[[1, 0]], 6.0); // degrees
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn load_data_split(path: impl AsRef<Path>) -> Result<DataSplit, Error> {
    let path = path.as_ref();
    let damaged = |problem| {
        let advice = words!(
            "Use the file that `fetch_data` returns; if that is the one, delete it and call \
             `fetch_data` again."
        );
        Error::file(path, problem, advice)
    };
    let bytes = files::read(path, MAX_FILE).map_err(|unread| {
        let problem = within(unread.words(), words!("the file cannot be read"));
        let advice =
            words!("Check the path; `fetch_data` downloads the recordings and returns theirs.");
        Error::file(path, problem, advice).because(unread)
    })?;

    let mut npz = Npz::open(bytes).map_err(damaged)?;
    let resp_train = npz.array("resp_train").map_err(damaged)?;
    let resp_test = npz.array("resp_test").map_err(damaged)?;
    let stimuli = npz.array("stimuli").map_err(damaged)?;
    fit(resp_train, resp_test, stimuli)
}

/// The three arrays, once their shapes have been checked.
fn fit(
    resp_train: ArrayD<f32>,
    resp_test: ArrayD<f32>,
    stimuli: ArrayD<f32>,
) -> Result<DataSplit, Error> {
    let matrix = || words!("n_stimuli × n_neurons, at least 1 × 1");
    let resp_train = two_dimensional("resp_train", resp_train, matrix())?;
    let resp_test = two_dimensional("resp_test", resp_test, matrix())?;
    if resp_test.dim() != resp_train.dim() {
        let shape = resp_train.dim();
        let same = words!("that of `resp_train`, {shape}"; shape = format!("{shape:?}"));
        return Err(misfit("resp_test", same, resp_test.shape()));
    }

    let rows = resp_train.nrows();
    let column = || words!("one number for each stimulus, ({rows},) or ({rows}, 1)"; rows);
    let found = stimuli.shape().to_vec();
    let stimuli = match stimuli.ndim() {
        1 => stimuli.insert_axis(Axis(1)),
        _ => stimuli,
    };
    let stimuli = two_dimensional("stimuli", stimuli, column())?;
    if stimuli.dim() != (rows, 1) {
        return Err(misfit("stimuli", column(), &found));
    }
    Ok(DataSplit {
        resp_train,
        resp_test,
        stimuli,
    })
}

/// A matrix of at least one row and column, or an error.
fn two_dimensional(
    what: &'static str,
    array: ArrayD<f32>,
    expected: Words,
) -> Result<Array2<f32>, Error> {
    let error = misfit(what, expected, array.shape());
    match array.into_dimensionality::<Ix2>() {
        Ok(matrix) if !matrix.is_empty() => Ok(matrix),
        _ => Err(error),
    }
}

fn misfit(what: &str, expected: Words, found: &[usize]) -> Error {
    Error::Shape {
        what: what.to_owned().into(),
        expected,
        found: format!("{found:?}").into(),
        advice: words!("Use the file that `fetch_data` returns."),
    }
}

//! The bytes of one `.npy` file as an array of `f32`, whatever those bytes claim.

use std::mem::size_of;

use ndarray::{ArrayD, IxDyn, ShapeBuilder};
use ndarray_npy::ReadableElement;
use ndarray_npy::npy::header::Header;

use crate::language::{Words, within, words};

/// NumPy writes 128 bytes for an array like ours.
const MAX_HEADER: usize = 4096;

/// The recordings have some 20 000 neurons in 60 bins: 1.2 million numbers in an array.
pub(super) const MAX_NUMBERS: usize = 32 << 20;

/// Reads one array: integers or floating point numbers of either byte order, in C or Fortran
/// order. The result is in standard layout. The error is the problem, in words.
pub(crate) fn parse(bytes: &[u8]) -> Result<ArrayD<f32>, Words> {
    let (preamble, length) = header_length(bytes)?;
    let (header, data) = bytes
        .split_at_checked(length)
        .ok_or_else(|| words!("it ends before its header does"))?;
    // Each bracket inside another doubles the parser's time, and a dozen of them take minutes. A plain array has the
    // header's `{` and the shape's `(`; more of them describe a record, not a number.
    let dictionary = &header[preamble.min(header.len())..];
    if dictionary.iter().filter(|b| b"([{".contains(b)).count() > 2 {
        return Err(words!("it does not hold plain numbers"));
    }
    let header = Header::from_reader(&mut &header[..])
        .map_err(|error| within(error.to_string().into(), words!("its header is damaged")))?;

    let name = header.type_descriptor.as_string().map_or("", |s| s);
    match name.trim_start_matches(['<', '>', '|']) {
        "f4" => numbers(&header, data, |x: f32| x),
        "f8" => numbers(&header, data, |x: f64| x as f32),
        "i1" => numbers(&header, data, |x: i8| x.into()),
        "i2" => numbers(&header, data, |x: i16| x.into()),
        "i4" => numbers(&header, data, |x: i32| x as f32),
        "i8" => numbers(&header, data, |x: i64| x as f32),
        "u1" => numbers(&header, data, |x: u8| x.into()),
        "u2" => numbers(&header, data, |x: u16| x.into()),
        "u4" => numbers(&header, data, |x: u32| x as f32),
        "u8" => numbers(&header, data, |x: u64| x as f32),
        _ => {
            let kind = &header.type_descriptor;
            Err(words!(
                "its numbers are of the NumPy type {kind}, which is neither an integer nor \
                 float32 or float64";
                kind
            ))
        }
    }
}

/// The length of what comes before the dictionary (magic string, version, length), and of that and the dictionary.
fn header_length(bytes: &[u8]) -> Result<(usize, usize), Words> {
    let (preamble, dictionary) = match *bytes {
        [0x93, b'N', b'U', b'M', b'P', b'Y', 1, _, a, b, ..] => {
            (10, usize::from(u16::from_le_bytes([a, b])))
        }
        [0x93, b'N', b'U', b'M', b'P', b'Y', 2 | 3, _, a, b, c, d, ..] => {
            (12, u32::from_le_bytes([a, b, c, d]) as usize)
        }
        _ => {
            return Err(words!("it is not a NumPy array"));
        }
    };
    let length = dictionary.saturating_add(preamble);
    if length > MAX_HEADER {
        return Err(words!("its header claims to be {length} bytes long"; length));
    }
    Ok((preamble, length))
}

/// The numbers after a header, which must be exactly as many as its shape says.
fn numbers<T: ReadableElement>(
    header: &Header,
    data: &[u8],
    to_f32: fn(T) -> f32,
) -> Result<ArrayD<f32>, Words> {
    let shape = &header.shape;
    // Checked before anything is allocated: a shape is a claim, the bytes are a fact.
    let count = shape.iter().try_fold(1_usize, |n, &d| n.checked_mul(d));
    let count = count
        .filter(|n| n.checked_mul(size_of::<T>()) == Some(data.len()))
        .ok_or_else(|| {
            let (size, bytes) = (size_of::<T>(), data.len());
            words!(
                "its header promises the shape {shape} of {size}-byte numbers, but {bytes} bytes \
                 follow";
                shape = format!("{shape:?}"), size, bytes
            )
        })?;
    if count > MAX_NUMBERS {
        return Err(words!(
            "its shape {shape} is too large for recordings"; shape = format!("{shape:?}")
        ));
    }
    let values =
        T::read_to_end_exact_vec(data, &header.type_descriptor, count).map_err(|error| {
            within(
                error.to_string().into(),
                words!("its numbers cannot be read"),
            )
        })?;
    let shape = IxDyn(shape).set_f(header.layout.is_fortran());
    let array = ArrayD::from_shape_vec(shape, values.into_iter().map(to_f32).collect())
        .map_err(|error| within(error.to_string().into(), words!("its shape makes no sense")))?;
    Ok(array.as_standard_layout().into_owned())
}

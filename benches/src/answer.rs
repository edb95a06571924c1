//! A worker's answer.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long the calls took, and a number that identifies their result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The time of all calls together.
    pub time: Duration,
    /// [`number`](crate::number) of the result, or the bytes of a picture.
    pub number: f64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} {}", self.time.as_nanos(), self.number)
    }
}

impl FromStr for Answer {
    type Err = anyhow::Error;

    fn from_str(line: &str) -> Result<Self> {
        if let Some(error) = line.strip_prefix("error ") {
            bail!("{error}");
        }
        let (time, number) = line
            .split_once(' ')
            .with_context(|| format!("expected nanoseconds and a number, found {line:?}"))?;
        Ok(Self {
            time: Duration::from_nanos(time.parse()?),
            number: number.parse()?,
        })
    }
}

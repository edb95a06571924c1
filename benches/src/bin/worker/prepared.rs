//! A case with its inputs made.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Error, Result};
use v1conv_benches::Answer;

/// A case that has been computed once.
pub struct Prepared {
    first: Answer,
    run: Box<dyn FnMut(u64) -> Result<Answer>>,
}

impl Prepared {
    /// Calls `call` once, to warm up. The `number` identifies its result.
    pub fn new<T, E: Into<Error>>(
        mut call: impl FnMut() -> Result<T, E> + 'static,
        number: impl Fn(&T) -> f64,
    ) -> Result<Self> {
        let start = Instant::now();
        let result = call().map_err(Into::into)?;
        let time = start.elapsed();
        let number = number(&result);
        let run = move |times| {
            let start = Instant::now();
            for _ in 0..times {
                black_box(call().map_err(Into::into)?);
            }
            let time = start.elapsed();
            Ok(Answer { time, number })
        };
        Ok(Self {
            first: Answer { time, number },
            run: Box::new(run),
        })
    }

    /// The answer of the first call.
    #[cfg(feature = "peers")]
    pub fn first(&self) -> Answer {
        self.first
    }

    /// Computes it a number of times; with 0, gives the answer of the first call.
    pub fn run(&mut self, times: u64) -> Result<Answer> {
        if times == 0 {
            return Ok(self.first);
        }
        (self.run)(times)
    }
}

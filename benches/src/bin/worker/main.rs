//! Computes with v1conv, candle and ndarray-conv, following the lines that it reads.
//!
//! `worker THREADS`: with 1, v1conv computes in one thread, with more it chooses for itself. The others take the
//! number from the variable `RAYON_NUM_THREADS`.

#[cfg(feature = "peers")]
mod candle;
#[cfg(feature = "peers")]
mod ndarray_conv;
mod ours;
mod prepared;

use std::env;
use std::io;

use anyhow::{Context, Result, bail};
use prepared::Prepared;
use v1conv_benches::{Answer, Case};

fn main() -> Result<()> {
    let threads = env::args().nth(1).unwrap_or_default();
    let threads = threads.parse().context("usage: worker THREADS")?;
    let mut worker = Worker {
        threads,
        prepared: None,
    };
    for line in io::stdin().lines() {
        match worker.answer(&line?) {
            Ok(answer) => println!("{answer}"),
            Err(error) => println!("error {}", format!("{error:#}").replace('\n', " ")),
        }
    }
    Ok(())
}

struct Worker {
    threads: usize,
    /// The library and case of the last line.
    prepared: Option<(String, Prepared)>,
}

impl Worker {
    /// Computes a library's case a number of times: `v1conv grating 0.1 1000`.
    fn answer(&mut self, line: &str) -> Result<Answer> {
        let (task, times) = line.rsplit_once(' ').context("an empty line")?;
        let times = times.parse().context("how often?")?;
        let prepared = match self.prepared.take() {
            Some((last, prepared)) if last == task => prepared,
            _ => prepare(task, self.threads)?,
        };
        let (_, prepared) = self.prepared.insert((task.into(), prepared));
        prepared.run(times)
    }
}

fn prepare(task: &str, threads: usize) -> Result<Prepared> {
    let (library, case) = task.split_once(' ').context("no case to compute")?;
    match (library, case.parse::<Case>()?) {
        ("v1conv", case) => ours::prepare(case, threads),
        #[cfg(feature = "peers")]
        ("candle", Case::Conv2d(shape)) => candle::prepare(shape),
        #[cfg(feature = "peers")]
        ("ndarray-conv", Case::Conv2d(shape)) => ndarray_conv::prepare(shape),
        (library, case) => bail!("{library} cannot compute {case}"),
    }
}

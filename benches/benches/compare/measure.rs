//! The measurements: criterion asks how long a number of calls take, and a worker answers.

use std::env;
use std::time::Duration;

use anyhow::{Result, ensure};
use criterion::{Criterion, SamplingMode};
use v1conv_benches::Case;

use crate::cases;
use crate::contestants::Contestant;
use crate::workers::Workers;

/// How many samples are taken.
const SAMPLES: usize = 20;
/// The fewest that criterion takes: for figures, and for more multiplications than this.
const FEW_SAMPLES: usize = 10;
const MANY_MULTIPLICATIONS: f64 = 5e8;
/// A contestant that takes longer than this for one call is left out, unless the command line says what to measure.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long a contestant took for one call.
#[derive(Debug, Clone, Copy)]
pub struct Record {
    pub contestant: Contestant,
    pub case: Case,
    pub threads: usize,
    /// The median of the samples.
    pub seconds: f64,
    /// The worker's number for the result.
    pub number: f64,
}

/// Everything that has been measured.
pub struct Measurements {
    criterion: Criterion,
    pub workers: Workers,
    pub records: Vec<Record>,
    /// Whether the command line does not ask for anything in particular.
    everything: bool,
}

impl Measurements {
    pub fn new(workers: Workers) -> Self {
        Self {
            criterion: Criterion::default()
                .without_plots()
                .warm_up_time(Duration::from_millis(300))
                .measurement_time(Duration::from_secs(1))
                // Enough for steady intervals; the default takes longer than the measurement.
                .nresamples(2000)
                .configure_from_args(),
            workers,
            records: Vec::new(),
            everything: env::args().skip(1).all(|argument| argument == "--bench"),
        }
    }

    /// Makes the contestants compute a case, one after the other, and checks that they agree.
    pub fn compare(
        &mut self,
        case: Case,
        threads: usize,
        contestants: &[Contestant],
    ) -> Result<()> {
        let first = self.records.len();
        let mut group = self.criterion.benchmark_group(cases::id(case, threads));
        group.sampling_mode(SamplingMode::Flat);
        let size = match case {
            Case::Conv2d(shape) if shape.multiplications() > MANY_MULTIPLICATIONS => FEW_SAMPLES,
            Case::Figure => FEW_SAMPLES,
            _ => SAMPLES,
        };
        group.sample_size(size);
        for &contestant in contestants {
            if !self.workers.have(contestant) {
                continue;
            }
            let mut compute = |times| {
                let worker = self.workers.running(contestant.program(), threads)?;
                worker.compute(contestant.library(), case, times)
            };
            if self.everything {
                let time = compute(0)?.time;
                if time > PATIENCE {
                    eprintln!(
                        "{} is left out: {case} takes it {time:.1?}",
                        contestant.title()
                    );
                    continue;
                }
            }
            let mut samples = Vec::new();
            let mut number = 0.0;
            group.bench_function(contestant.id(), |bencher| {
                bencher.iter_custom(|times| {
                    let answer = compute(times).unwrap_or_else(|error| panic!("{error:#}"));
                    samples.push(answer.time.as_secs_f64() / times as f64);
                    number = answer.number;
                    answer.time
                });
            });
            // The earlier ones were warm-up.
            let samples = samples.split_off(samples.len().saturating_sub(size));
            if let Some(seconds) = median(samples) {
                self.records.push(Record {
                    contestant,
                    case,
                    threads,
                    seconds,
                    number,
                });
            }
        }
        group.finish();
        agree(&self.records[first..])
    }

    pub fn finish(&self) {
        self.criterion.final_summary();
    }
}

/// Checks that all computed the same. Different kinds of pictures cannot be compared.
fn agree(records: &[Record]) -> Result<()> {
    let Some((first, others)) = records.split_first() else {
        return Ok(());
    };
    for other in others.iter().filter(|other| other.case != Case::Figure) {
        let difference = (other.number - first.number).abs();
        ensure!(
            difference <= 1e-4 * first.number.abs(),
            "{:?} and {:?} do not compute the same `{}`: {} and {}",
            first.contestant,
            other.contestant,
            first.case,
            first.number,
            other.number
        );
    }
    Ok(())
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        0 => Some((values.get(middle.checked_sub(1)?)? + values[middle]) / 2.0),
        _ => values.get(middle).copied(),
    }
}

//! The tables.

use v1conv_benches::{Case, Conv2d};

use crate::cases::{self, counted};
use crate::contestants::{CONVOLVERS, Contestant};
use crate::markdown::{Table, digits, time, times};
use crate::measure::Record;
use crate::peak::Peak;

/// All tables, one below the other.
pub fn all(records: &[Record], peak: Option<Peak>) -> String {
    let results = Results(records);
    let mut text = String::new();
    for threads in cases::threads() {
        text += &match threads {
            1 => one_thread(results, peak),
            _ => threads_available(results, threads),
        };
    }
    text + &pictures(results)
}

/// The results by case, threads and contestant.
#[derive(Clone, Copy)]
struct Results<'a>(&'a [Record]);

impl Results<'_> {
    fn get(self, case: Case, threads: usize, contestant: Contestant) -> Option<Record> {
        let wanted = |record: &&Record| {
            record.case == case && record.threads == threads && record.contestant == contestant
        };
        self.0.iter().find(wanted).copied()
    }

    /// The time, and for peers its ratio to ours.
    fn cell(self, case: Case, threads: usize, contestant: Contestant) -> Option<String> {
        let seconds = self.get(case, threads, contestant)?.seconds;
        let ours = self.get(case, threads, Contestant::Ours);
        Some(match ours {
            Some(ours) if contestant != Contestant::Ours => {
                format!("{} ({})", time(seconds), times(seconds / ours.seconds))
            }
            _ => time(seconds),
        })
    }
}

const SHAPE: &str = "N×C_in×H×W → C_out, K";

/// The shape as written in the tables.
fn name(shape: Conv2d) -> String {
    let (n, c_in, height, width) = shape.input();
    let (c_out, kernel_size) = (shape.c_out, shape.kernel_size);
    format!("{n}×{c_in}×{height}×{width} → {c_out}, {kernel_size}")
}

fn one_thread(results: Results, peak: Option<Peak>) -> String {
    let headings = [SHAPE, "v1conv", "GFLOP/s", "of the peak"];
    let peers = CONVOLVERS.iter().skip(1).map(|peer| peer.title());
    let mut table = Table::new(headings.into_iter().chain(peers));
    for shape in cases::SHAPES {
        let case = Case::Conv2d(shape);
        let ours = results.get(case, 1, Contestant::Ours);
        let flops = ours.map(|ours| 2.0 * shape.multiplications() / ours.seconds);
        let share = flops.zip(peak).map(|(flops, peak)| flops / peak.flops);
        let mut cells = vec![
            results.cell(case, 1, Contestant::Ours),
            flops.map(|flops| digits(flops / 1e9)),
            share.map(|share| format!("{:.0} %", 100.0 * share)),
        ];
        let peers = CONVOLVERS.iter().skip(1);
        cells.extend(peers.map(|&peer| results.cell(case, 1, peer)));
        table.row(name(shape), cells);
    }
    table.under("Convolution, 1 thread")
}

fn threads_available(results: Results, threads: usize) -> String {
    let titles = CONVOLVERS.iter().map(|contestant| contestant.title());
    let mut table = Table::new([SHAPE].into_iter().chain(titles));
    for shape in cases::SHAPES {
        let cell = |&contestant| results.cell(Case::Conv2d(shape), threads, contestant);
        table.row(name(shape), CONVOLVERS.iter().map(cell).collect());
    }
    let title = format!("Convolution, {} available", counted(threads, "thread"));
    table.under(&title)
}

fn pictures(results: Results) -> String {
    let mut table = Table::new(["", "v1conv", "in a notebook", "NumPy", "matplotlib"]);
    let contestants = [
        Contestant::Ours,
        Contestant::OursInNotebook,
        Contestant::NumPy,
        Contestant::Matplotlib,
    ];
    for resolution in cases::RESOLUTIONS {
        let case = Case::Grating { resolution };
        let (height, width) = (480.0 * resolution, 640.0 * resolution);
        let cells = contestants.map(|contestant| results.cell(case, 1, contestant));
        let name = format!("grating, {height:.0} × {width:.0} pixels");
        table.row(name, cells.into());
    }
    let with_size = |contestant| {
        let bytes = results.get(Case::Figure, 1, contestant)?.number;
        let time = results.cell(Case::Figure, 1, contestant)?;
        Some(format!("{time}, {:.0} kB", bytes / 1e3))
    };
    let name = "figure of 5 × 7 panels".into();
    table.row(name, contestants.map(with_size).into());
    table.under("Stimulus and figure")
}

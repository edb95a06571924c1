//! The cases to compare.

use std::num::NonZero;
use std::thread;

use v1conv_benches::{Case, Conv2d};

/// The tutorial's layer on its five stimuli, on many and on one large image; then layers of deep networks.
pub const SHAPES: [Conv2d; 6] = [
    Conv2d::new([5, 1, 48, 64, 6, 7]),
    Conv2d::new([60, 1, 48, 64, 6, 7]),
    Conv2d::new([1, 1, 480, 640, 6, 7]),
    Conv2d::new([16, 3, 224, 224, 64, 7]),
    Conv2d::new([8, 16, 56, 56, 32, 3]),
    Conv2d::new([4, 64, 56, 56, 64, 3]),
];

/// The grating's resolutions.
pub const RESOLUTIONS: [f64; 2] = [0.1, 1.0];

/// Sides of the square images that show how the time grows.
pub const SIDES: [usize; 9] = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

/// The tutorial's layer on one square image.
pub fn square(side: usize) -> Conv2d {
    Conv2d::new([1, 1, side, side, 6, 7])
}

/// Numbers of input and output channels, equal, that show when channels are better neighbours than pixels.
pub const CHANNELS: [usize; 10] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/// A layer of a deep network with this many channels.
pub fn deep(channels: usize) -> Conv2d {
    Conv2d::new([1, channels, 28, 28, channels, 3])
}

/// The number of processors in this machine.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The numbers of threads to compare with: one, and one for each processor.
pub fn threads() -> Vec<usize> {
    let mut threads = vec![1, processors()];
    threads.dedup();
    threads
}

/// The name of a case in a filter on the command line, and in its results.
pub fn id(case: Case, threads: usize) -> String {
    match case {
        Case::Conv2d(shape) => {
            let (n, c_in, height, width) = shape.input();
            let (c_out, kernel_size) = (shape.c_out, shape.kernel_size);
            let threads = counted(threads, "thread").replace(' ', "-");
            format!("conv2d/{n}x{c_in}x{height}x{width}-{c_out}-{kernel_size}/{threads}")
        }
        Case::Grating { resolution } => format!("grating/{resolution}"),
        Case::Figure => "figure".into(),
    }
}

/// "1 thread", "2 threads"
pub fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

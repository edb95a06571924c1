//! The program `notebook-kernel`.

fn main() {}

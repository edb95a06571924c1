//! The notebook's own cells: stubs and solutions, compiled as they are, in both editions.

macro_rules! cell {
    ($name:ident, $edition:ident, $path:literal, $answer:ident, $check:ident, $figure:ident) => {
        // A cell is written for learners, and a stub leaves its arguments unused.
        #[allow(unused, clippy::all)]
        pub mod $name {
            use v1conv::exercises::{Check, $edition::*};
            use v1conv::prelude::*;

            include!($path);

            pub fn check() -> Check {
                $check($answer)
            }

            pub fn figure() -> Result<Figure, Error> {
                $figure()
            }
        }
    };
}

macro_rules! exercise {
    ($module:ident, $number:literal, $stub:literal, $solution:literal, $($names:ident),*) => {
        pub mod $module {
            cell!(stub_en, en, $stub, $($names),*);
            cell!(stub_ja, ja, $stub, $($names),*);
            cell!(solution_en, en, $solution, $($names),*);
            cell!(solution_ja, ja, $solution, $($names),*);

            use v1conv::Error;

            use crate::support::{assert_not_attempted, assert_right};

            #[test]
            fn the_stub_is_not_attempted() {
                assert_not_attempted(stub_en::check, stub_ja::check);
                assert!(matches!(stub_en::figure(), Err(Error::NotDone { .. })));
            }

            #[test]
            fn the_solution_is_right() {
                assert_right($number, solution_en::check, solution_ja::check);
                assert!(solution_en::figure().is_ok());
            }
        }
    };
}

exercise!(
    convolution,
    "1.1",
    "stubs/1-1.rs",
    "../../src/exercises/solutions/en/1-1.rs",
    convolve,
    check_1_1,
    figure_1_1
);
exercise!(
    layer,
    "1.3",
    "stubs/1-3.rs",
    "../../src/exercises/solutions/en/1-3.rs",
    run_layer,
    check_1_3,
    figure_1_3
);
exercise!(
    weights,
    "b2",
    "stubs/b2.rs",
    "../../src/exercises/solutions/en/b2.rs",
    read_weights,
    check_b2,
    figure_b2
);
exercise!(
    complex_cell,
    "b3",
    "stubs/b3.rs",
    "../../src/exercises/solutions/en/b3.rs",
    respond,
    check_b3,
    figure_b3
);

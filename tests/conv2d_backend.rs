//! The instructions and threads that compute a convolution: no choice changes the result more than it must.

use v1conv::Instructions::{Avx2, Avx512, Neon, Portable, Sse2};
use v1conv::{Backend, Error, Instructions, conv2d};

#[path = "support/convolution.rs"]
mod convolution;
use convolution::*;

const ALL: [Instructions; 5] = [Avx512, Avx2, Sse2, Neon, Portable];

/// None are one, and no more are used than the result has rows.
const THREADS: &[usize] = if cfg!(miri) {
    &[0, 2, 5]
} else {
    &[0, 2, 3, 5, 8, 64]
};

/// Real numbers in shapes of all kinds, as (input, weight, stride, padding).
fn cases() -> Vec<Case> {
    let small = [
        ((1, 1, 1, 1), (1, 1, 1, 1), 1, 0),
        ((1, 2, 5, 21), (7, 2, 3, 3), 1, 1),
        ((5, 1, 2, 7), (3, 1, 2, 2), 1, 0),
        ((3, 2, 11, 20), (2, 2, 3, 4), 3, 2),
    ];
    let large = [
        ((70, 3, 3, 4), (2, 3, 3, 3), 1, 0),
        ((2, 3, 33, 18), (7, 3, 5, 5), 1, 2),
        // Several passes over the filter's rows, columns and channels.
        ((1, 5, 24, 60), (2, 5, 19, 3), 1, 0),
        ((1, 3, 8, 47), (2, 3, 5, 40), 1, 0),
        ((2, 300, 6, 5), (3, 300, 4, 4), 1, 0),
        // Wide images leave room for few channels in a pass, and the fewer the more rows there are.
        ((1, 10, 24, 400), (1, 10, 17, 2), 1, 0),
        ((1, 12, 23, 1300), (1, 12, 5, 3), 4, 0),
    ];
    let mut numbers = Numbers(41);
    let large = if cfg!(miri) { &[] } else { &large[..] };
    let cases = small.iter().chain(large);
    cases
        .map(|&(input, weight, stride, padding)| {
            Case::new(input, weight, (stride, padding), || numbers.real())
        })
        .collect()
}

#[test]
fn no_number_of_threads_changes_a_bit_of_the_result() {
    for case in cases() {
        for backend in backends() {
            let alone = bits(&case.compute(backend.threads(1)).unwrap());
            for &threads in THREADS {
                let together = case.compute(backend.threads(threads)).unwrap();
                assert!(
                    bits(&together) == alone,
                    "{threads} threads, {case}, {backend:?}"
                );
            }
            assert!(bits(&case.compute(backend).unwrap()) == alone, "{case}");
        }
    }
}

/// A result with many rows asks for as many threads as it is told to, but no machine has that many.
#[test]
#[cfg_attr(miri, ignore = "too slow")]
fn no_number_of_threads_is_too_large_for_the_machine() {
    let case = Case::new((1, 1, 300_000, 1), (1, 1, 1, 1), (1, 0), || 3.0);
    let output = case.compute(Backend::best().threads(usize::MAX)).unwrap();
    assert!(output.iter().all(|&value| value == 12.0));
    #[cfg(target_os = "linux")]
    {
        let started = std::fs::read_dir("/proc/self/task").unwrap().count();
        assert!(started < 400, "{started} threads");
    }
}

/// The waiting threads serve several callers at once, each of which has enough work of its own.
#[test]
fn many_callers_at_a_time_get_what_each_gets_alone() {
    let callers = if cfg!(miri) { 2 } else { 8 };
    let mut numbers = Numbers(44);
    let cases: Vec<_> = (0..callers)
        .map(|i| Case::new((2, 2, 9, 8 + i), (3, 2, 3, 3), (1, 1), || numbers.real()))
        .collect();
    std::thread::scope(|scope| {
        for case in &cases {
            scope.spawn(move || {
                let alone = bits(&case.compute(Backend::best().threads(1)).unwrap());
                for threads in 2..if cfg!(miri) { 4 } else { 40 } {
                    let together = case.compute(Backend::best().threads(threads)).unwrap();
                    assert!(bits(&together) == alone, "{threads} threads, {case}");
                }
            });
        }
    });
}

/// A forked process has none of its parent's threads, and must not wait for them.
#[test]
#[cfg(all(unix, not(miri)))]
#[allow(unsafe_code)]
fn a_forked_process_computes_without_the_threads_of_its_parent() {
    use std::os::unix::process::CommandExt;
    let mut numbers = Numbers(45);
    let case = Case::new((2, 2, 30, 40), (3, 2, 3, 3), (1, 1), || numbers.whole());
    let compute = move || case.compute(Backend::best().threads(4)).unwrap();
    let expected = compute();
    let mut child = std::process::Command::new("true");
    let check = move || match compute() == expected {
        true => Ok(()),
        false => Err(std::io::Error::other("another result")),
    };
    // SAFETY: it shares only memory with other threads, and the allocator may be used after a fork.
    unsafe { child.pre_exec(check) };
    assert!(child.status().unwrap().success());
}

/// Instructions that fuse multiplication and addition round once where the others round twice. Apart from that, all of
/// them compute the same.
#[test]
fn instructions_that_round_alike_agree_to_the_last_bit() {
    for case in cases() {
        for fused in [true, false] {
            let mut alike = backends().filter(|&backend| is_fused(backend) == fused);
            let Some(first) = alike.next() else {
                continue;
            };
            let expected = bits(&case.compute(first).unwrap());
            for other in alike {
                let output = bits(&case.compute(other).unwrap());
                assert!(output == expected, "{case}, {first:?} and {other:?}");
            }
        }
    }
}

/// The sum begins with the bias, and rounds as the instructions do: once or twice for each tap.
#[test]
fn each_output_is_summed_up_in_the_order_of_the_weights() {
    let of_one_pass = |case: &Case| case.weight.dim().2 <= 16 && case.weight.dim().3 <= 16;
    for case in cases().into_iter().filter(of_one_pass) {
        let once = case.sums(|bias| bias, |sum, weight, pixel| fused(weight, pixel, sum));
        let twice = case.sums(|bias| bias, |sum, weight, pixel| weight * pixel + sum);
        assert!(
            once != twice || case.weight.len() == 1,
            "{case} is too tame"
        );
        for (backend, output) in case.outputs() {
            let expected = if is_fused(backend) { &once } else { &twice };
            assert!(output == expected, "{case}, {backend:?}");
        }
    }
}

/// `weight * pixel + sum`, rounded once. `f32::mul_add` calls the system's C library, and not every library does that.
fn fused(weight: f32, pixel: f32, sum: f32) -> f32 {
    // The product is exact in double precision, and the loss in the addition is known.
    let (product, sum) = (f64::from(weight) * f64::from(pixel), f64::from(sum));
    let total = product + sum;
    let added = total - product;
    let lost = (product - (total - added)) + (sum - added);
    // An inexact total becomes the neighbour whose last bit is odd: it lies on the right side of every tie.
    let odd = match total.to_bits() {
        even if lost != 0.0 && even % 2 == 0 && (lost > 0.0) == (total > 0.0) => even + 1,
        even if lost != 0.0 && even % 2 == 0 => even - 1,
        bits => bits,
    };
    f64::from_bits(odd) as f32
}

/// The square is half-way between two numbers: what is added decides, though double precision has no room for it.
#[test]
fn the_oracle_rounds_once() {
    let (root, step) = (1.0 + 2f32.powi(-12), f32::EPSILON);
    let below = 1.0 + 2f32.powi(-11);
    let little = 2f32.powi(-60);
    assert_eq!(fused(root, root, little), below + step);
    assert_eq!(fused(root, root, -little), below);
    assert_eq!(fused(-root, root, -little), -(below + step));
    assert_eq!(fused(-root, root, little), -below);
    assert_eq!(fused(root, root, 0.0), below);
}

#[test]
fn the_best_instructions_come_first() {
    let available = Backend::available();
    assert_eq!(Backend::best().instructions(), available[0]);
    assert_eq!(Backend::default().instructions(), available[0]);
    assert_eq!(available.last(), Some(&Portable));
    let ranks: Vec<_> = available
        .iter()
        .map(|instructions| ALL.iter().position(|other| other == instructions))
        .collect();
    assert!(ranks.is_sorted(), "{available:?}");
    for instructions in available {
        let backend = Backend::with(instructions).unwrap();
        assert_eq!(backend.instructions(), instructions);
        assert_eq!(backend.threads(3).instructions(), instructions);
    }

    let mut numbers = Numbers(43);
    let case = Case::new((1, 2, 6, 7), (3, 2, 3, 3), (1, 1), || numbers.real());
    let (input, weight, bias) = (case.input.view(), case.weight.view(), case.bias.view());
    let output = conv2d(input, weight, Some(bias), 1, 1).unwrap();
    assert_eq!(bits(&output), bits(&case.compute(Backend::best()).unwrap()));
}

/// What the processor reports counts, not what the crate was compiled for.
#[test]
fn all_instructions_of_the_processor_are_found() {
    let available = Backend::available();
    #[cfg(target_arch = "x86_64")]
    {
        let has = |instructions| available.contains(&instructions);
        assert_eq!(has(Avx512), is_x86_feature_detected!("avx512f"));
        let fused = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
        assert_eq!(has(Avx2), fused);
        assert!(has(Sse2) && !has(Neon));
    }
    #[cfg(target_arch = "aarch64")]
    assert_eq!(available, [Neon, Portable]);
    assert!(!available.is_empty());
}

#[test]
fn instructions_that_the_processor_lacks_are_named_beside_those_it_has() {
    let available = Backend::available();
    let lacking: Vec<_> = ALL
        .into_iter()
        .filter(|instructions| !available.contains(instructions))
        .collect();
    // No processor has both ARM's and Intel's.
    assert!(!lacking.is_empty());
    for instructions in lacking {
        let error = Backend::with(instructions).unwrap_err();
        assert!(matches!(error, Error::Argument { .. }));
        let message = error.to_string();
        for named in available.iter().chain([&instructions]) {
            assert!(message.contains(&format!("{named:?}")), "{message}");
        }
        assert!(message.contains("Backend::best()"), "{message}");
    }
}

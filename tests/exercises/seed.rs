//! What a failed check was given can be given again.

use std::process::Command;

use ndarray::Array2;
use v1conv::en;

#[test]
fn a_failed_check_can_be_run_again() {
    let run = |seed: &str| {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "seed::what_a_failed_check_was_given",
                "--nocapture",
            ])
            .env("V1CONV_SEED", seed)
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let lines = said.lines().filter(|line| line.starts_with("given: "));
        let seed = said.lines().find_map(|line| line.strip_prefix("seed: "));
        (lines.collect::<String>(), seed.unwrap().to_owned())
    };
    let (given, seed) = run("");
    assert_ne!(run("").0, given, "without a seed the inputs are fresh");
    assert_eq!(run(&seed), (given, seed));
}

#[test]
fn what_a_failed_check_was_given() {
    let check = en::check_1_1(|image, _filter| {
        println!("given: {image}");
        Ok(Array2::zeros(image.dim()))
    });
    let seed = check.seed().unwrap();
    println!("seed: {seed}");
    assert!(check.record().contains(&format!("\"seed\": \"{seed}\"")));
}

#[test]
fn a_passed_check_tells_no_seed() {
    let check = en::check_b2(|layer| Ok(layer.weight().clone()));
    assert_eq!(check.seed(), None, "{}", check.record());
}

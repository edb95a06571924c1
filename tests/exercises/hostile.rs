//! Answers that meddle with their surroundings: the check says what it would have said anyway.

use std::panic;
use std::thread;
use std::time::Duration;

use v1conv::en;
use v1conv::exercises::Status;

#[test]
fn a_hook_a_print_and_a_thread_break_nothing() {
    let check = en::check_b2(|layer| {
        panic::set_hook(Box::new(|_| ()));
        print!("EVCXR_BEGIN_CONTENT text/plain\nstray");
        thread::spawn(|| {
            thread::sleep(Duration::from_millis(5));
            println!("later");
            panic!("later");
        });
        Ok(layer.weight().clone())
    });
    assert_eq!(check.status(), Status::Passed);
}

#[test]
fn a_panic_may_carry_anything() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("dropped");
        }
    }
    let check = en::check_b2(|_| panic::panic_any(Bomb));
    assert!(check.message().contains("your function panicked: ?."));
}

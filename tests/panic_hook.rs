//! A check silences panics only while it runs an answer. The hook is per process, so this test has its own.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};

use v1conv::en;

#[test]
fn the_hook_that_was_there_is_there_again() {
    static REPORTED: AtomicUsize = AtomicUsize::new(0);
    panic::set_hook(Box::new(|_| {
        REPORTED.fetch_add(1, Ordering::SeqCst);
    }));
    for answer in [
        |_: &v1conv::ConvolutionalLayer| panic!("in the answer"),
        |_: &v1conv::ConvolutionalLayer| {
            panic::set_hook(Box::new(|_| ()));
            panic!("in the answer")
        },
    ] {
        let check = en::check_b2(answer);
        assert!(
            check
                .message()
                .contains("your function panicked: in the answer.")
        );
    }
    assert_eq!(REPORTED.load(Ordering::SeqCst), 0);

    assert!(panic::catch_unwind(|| panic!("later")).is_err());
    assert_eq!(REPORTED.load(Ordering::SeqCst), 1);
}

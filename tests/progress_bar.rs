//! The output of a progress bar, read as a kernel reads it.

use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use v1conv::progress_bar;
use v1conv::{en, ja};

/// What a process that runs the test prints: the name, type and content of each output.
fn printed(test: &str) -> Vec<[String; 3]> {
    let this = std::env::current_exe().unwrap();
    let output = Command::new(this)
        .args(["--exact", test, "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let blocks = said.split("EVCXR_BEGIN_CONTENT ").skip(1);
    blocks
        .map(|block| {
            let (head, rest) = block.split_once('\n').unwrap();
            let (media_type, name) = head.split_once(" display_id=").unwrap();
            let (content, _) = rest.split_once("\nEVCXR_END_CONTENT\n").unwrap();
            [name, media_type, content].map(str::to_owned)
        })
        .collect()
}

#[test]
fn count() {
    assert_eq!(progress_bar(300_000).count(), 300_000);
}

#[test]
fn leave() {
    for step in ja::progress_bar(10) {
        sleep(Duration::from_millis(40));
        if step == 5 {
            break;
        }
    }
}

#[test]
fn a_bar_moves_in_place_and_not_too_often() {
    let outputs = printed("count");
    assert!(
        outputs.iter().all(|[name, ..]| *name == outputs[0][0]),
        "{outputs:?}"
    );
    assert!(outputs[0][0].starts_with("progress-"), "{outputs:?}");
    let types: Vec<_> = outputs
        .iter()
        .map(|[_, media_type, _]| media_type)
        .collect();
    assert!(
        types
            .chunks(2)
            .all(|pair| pair == ["text/html", "text/plain"]),
        "{types:?}"
    );
    let texts = || {
        outputs
            .iter()
            .skip(1)
            .step_by(2)
            .map(|[.., text]| text.as_str())
    };
    assert_eq!(texts().next(), Some("0 of 300000 (0 %)"));
    assert!(
        texts()
            .next_back()
            .unwrap()
            .starts_with("300000 of 300000 (100 %), in ")
    );
    // Hundreds of thousands of steps take a few seconds at most.
    assert!(texts().count() < 100, "{}", texts().count());
}

#[test]
fn a_loop_that_is_left_says_how_far_it_came() {
    let outputs = printed("leave");
    let [name, _, text] = outputs.last().unwrap();
    assert!(
        text.starts_with("5 / 10（50%）、") && text.ends_with("で停止"),
        "{text}"
    );
    assert_eq!(*name, outputs[0][0]);
}

#[test]
fn a_bar_is_an_iterator_like_a_range() {
    let mut bar = en::progress_bar(3);
    assert_eq!(bar.len(), 3);
    assert_eq!(bar.next(), Some(0));
    assert_eq!(bar.len(), 2);
    assert_eq!(bar.by_ref().collect::<Vec<_>>(), [1, 2]);
    assert_eq!((bar.len(), bar.next(), bar.next()), (0, None, None));
    let mut none = progress_bar(0);
    assert_eq!((none.len(), none.next(), none.next()), (0, None, None));
}

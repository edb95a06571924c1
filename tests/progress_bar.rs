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
    let name = &outputs[0][0];
    assert!(name.starts_with("progress-"), "{name}");
    let mut texts = Vec::new();
    for forms in outputs.chunks(2) {
        let [[of_bar, bar, _], [of_text, plain, text]] = forms else {
            panic!("{forms:?}");
        };
        assert_eq!([of_bar, of_text], [name; 2]);
        assert_eq!([bar, plain], ["text/html", "text/plain"]);
        texts.push(text.as_str());
    }
    assert_eq!(texts[0], "0 of 300000 (0 %)");
    let last = texts[texts.len() - 1];
    assert!(last.starts_with("300000 of 300000 (100 %), in "), "{last}");
    // Hundreds of thousands of steps take a few seconds at most.
    assert!(texts.len() < 100, "{}", texts.len());
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

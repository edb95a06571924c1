//! Slides and videos: nothing is loaded until a reader asks for it, and links are always there.

use v1conv::{Show, bilibili, frames, osf, youtube};

fn form(shown: &impl Show, kind: &str) -> String {
    let forms = shown.forms();
    let (_, text) = forms.iter().find(|(name, _)| *name == kind).unwrap();
    text.clone()
}

#[test]
fn frames_hold_buttons_and_load_nothing_by_themselves() {
    let html = form(
        &frames(&[youtube("abc"), bilibili("def"), osf("ghi")]),
        "text/html",
    );
    assert_eq!(html.matches("<iframe ").count(), 3);
    assert_eq!(html.matches(" srcdoc=\"").count(), 3);
    // Addresses that are fetched unasked appear in one of these.
    for loading in [" src=", "<script", "<link", "url(", "@import", "<img"] {
        assert!(!html.contains(loading), "{loading:?} is in {html}");
    }
}

#[test]
fn every_site_has_a_tab_and_a_plain_link() {
    let video = frames(&[youtube("zgO9rHYbDxE"), bilibili("BV1jw411d7Kg")]);
    let html = form(&video, "text/html");
    for (site, page) in [
        ("YouTube", "https://youtube.com/watch?v=zgO9rHYbDxE"),
        ("Bilibili", "https://www.bilibili.com/video/BV1jw411d7Kg"),
    ] {
        assert!(html.contains(&format!(">{site}</label>")));
        assert!(html.contains(&format!("<a href=\"{page}\"")));
        assert!(form(&video, "text/plain").contains(page));
    }
    assert_eq!(html.matches(" checked>").count(), 1);
}

#[test]
fn an_id_cannot_break_out_of_its_place() {
    let html = form(
        &frames(&[youtube("\"><script>alert(1)</script>")]),
        "text/html",
    );
    assert!(!html.contains("<script"), "{html}");
}

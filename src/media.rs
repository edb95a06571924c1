//! Slides and videos in frames that load nothing until they are asked to.

use crate::display::{Show, escape};

/// Something to watch or page through on another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    site: &'static str,
    /// The page for people, and the URL for a frame.
    page: String,
    embed: String,
}

/// A video on YouTube.
#[must_use]
pub fn youtube(id: &str) -> Media {
    Media {
        site: "YouTube",
        page: format!("https://youtube.com/watch?v={id}"),
        embed: format!("https://www.youtube-nocookie.com/embed/{id}?rel=0"),
    }
}

/// A video on Bilibili.
#[must_use]
pub fn bilibili(id: &str) -> Media {
    Media {
        site: "Bilibili",
        page: format!("https://www.bilibili.com/video/{id}"),
        embed: format!("https://player.bilibili.com/player.html?bvid={id}&page=1&autoplay=0"),
    }
}

/// A document on the Open Science Framework.
#[must_use]
pub fn osf(id: &str) -> Media {
    Media {
        site: "OSF",
        page: format!("https://osf.io/{id}/"),
        embed: format!(
            "https://mfr.ca-1.osf.io/render?url=https://osf.io/download/{id}/?direct%26mode=render"
        ),
    }
}

/// The same thing on one or more sites, each in its own tab, with a plain link in every tab.
///
/// A frame holds only a button until it is pressed: the notebook reads as well without a network as with one, and no
/// site learns about a reader who did not ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frames(Vec<Media>);

/// Puts media into frames, with tabs if there are several.
#[must_use]
pub fn frames(media: &[Media]) -> Frames {
    Frames(media.to_vec())
}

const STYLE: &str = "\
.v1conv-tabs{max-width:854px}\
.v1conv-tabs>input{position:absolute;opacity:0}\
.v1conv-tabs>label{display:inline-block;padding:.35em 1em;border:1px solid #8888;border-bottom:none;\
border-radius:.4em .4em 0 0;cursor:pointer;margin-right:.2em}\
.v1conv-tabs>input:checked+label{background:#1976d2;color:#fff}\
.v1conv-tabs>input:focus-visible+label{outline:2px solid #f90}\
.v1conv-tabs>div{display:none}\
.v1conv-tabs>input:checked+label+div{display:block}\
.v1conv-tabs iframe{width:100%;aspect-ratio:16/9;border:1px solid #8888}";

impl Frames {
    /// The tabs are radio buttons, which work without a script. `order` lines the labels up before the frames.
    fn html(&self) -> String {
        let group: String = self.0.iter().map(|media| media.page.as_str()).collect();
        let group = escape(&group);
        let mut tabs = String::new();
        for (number, media) in self.0.iter().enumerate() {
            let (site, page) = (media.site, escape(&media.page));
            let checked = if number == 0 { " checked" } else { "" };
            let button = format!(
                "<body style=\"margin:0;height:100vh;display:grid;place-items:center;background:#222\">\
                 <a href=\"{}\" style=\"color:#fff;font:1.4em sans-serif;text-decoration:none\">▶ {site}</a>",
                escape(&media.embed)
            );
            tabs.push_str(&format!(
                "<input type=\"radio\" name=\"{group}\" id=\"{page}\"{checked}>\
                 <label for=\"{page}\" style=\"order:0\">{site}</label>\
                 <div style=\"order:1;width:100%\"><iframe title=\"{site}\" loading=\"lazy\" allowfullscreen \
                 allow=\"fullscreen; picture-in-picture\" referrerpolicy=\"strict-origin-when-cross-origin\" \
                 srcdoc=\"{}\"></iframe><p><a href=\"{page}\" target=\"_blank\" rel=\"noopener\">{page}</a></p></div>",
                escape(&button)
            ));
        }
        format!(
            "<style>{STYLE}</style><div class=\"v1conv-tabs\" style=\"display:flex;flex-wrap:wrap\">{tabs}</div>"
        )
    }
}

impl Show for Frames {
    fn forms(&self) -> Vec<(&'static str, String)> {
        let links = self
            .0
            .iter()
            .map(|media| format!("{}: {}", media.site, media.page));
        vec![
            ("text/html", self.html()),
            ("text/plain", links.collect::<Vec<_>>().join("\n")),
        ]
    }
}

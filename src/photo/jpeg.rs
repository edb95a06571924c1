//! What a JPEG file is made of: decoders silently fill in what is missing.

/// The parts that show how much memory decoding takes, and whether the file is complete.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// Several passes over the picture: its coefficients are kept until the last one.
    pub progressive: bool,
    /// The end marker is there; without it, the file was cut off.
    pub whole: bool,
}

/// Walks through a file from marker to marker (ITU-T T.81, B.1).
pub(super) fn look_through(file: &[u8]) -> Jpeg {
    let mut found = Jpeg {
        progressive: false,
        whole: false,
    };
    let mut rest = file;
    loop {
        // Compressed data lie between markers, and hold 0xff only before a 0.
        let Some(at) = rest.iter().position(|&byte| byte == 0xff) else {
            return found;
        };
        rest = &rest[at..];
        let Some(at) = rest.iter().position(|&byte| byte != 0xff) else {
            return found;
        };
        let marker = rest[at];
        rest = &rest[at + 1..];
        match marker {
            0xd9 => {
                found.whole = true;
                return found;
            }
            // Markers without a segment: the beginning, restarts; and 0xff itself.
            0x00 | 0x01 | 0xd0..=0xd8 => continue,
            0xc2 | 0xc6 | 0xca | 0xce => found.progressive = true,
            _ => {}
        }
        // A thumbnail, which has its own end, is inside a segment.
        let length = match *rest {
            [high, low, ..] => usize::from(u16::from_be_bytes([high, low])),
            _ => return found,
        };
        let Some(after) = rest.get(length.max(2)..) else {
            return found;
        };
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_thumbnail_is_not_that_of_the_file() {
        let thumbnail = b"\xff\xd8\xff\xe1\0\x06\xff\xd9xx\xff\xda\0\x02data\xff\0\xff\xd3data";
        assert!(!look_through(thumbnail).whole);
        assert!(look_through(&[&thumbnail[..], b"\xff\xff\xd9"].concat()).whole);
        let progressive = look_through(b"\xff\xd8\xff\xc2\0\x02\xff\xd9after the end");
        assert_eq!(
            progressive,
            Jpeg {
                progressive: true,
                whole: true
            }
        );
        for odd in [
            &b""[..],
            b"\xff",
            b"\xff\xda",
            b"\xff\xda\0",
            b"\xff\xda\0\0",
            b"\xff\xda\xff\xff",
        ] {
            assert!(!look_through(odd).whole, "{odd:?}");
        }
    }
}

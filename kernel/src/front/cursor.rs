//! Positions in a text: Jupyter counts code points, the engine counts letters as people see them.

use unicode_segmentation::UnicodeSegmentation;

/// Bytes before a position given in code points.
pub fn bytes(code: &str, points: usize) -> usize {
    let mut letters = code.char_indices();
    letters.nth(points).map_or(code.len(), |(at, _)| at)
}

/// Letters before a position given in code points.
pub fn letters(code: &str, points: usize) -> usize {
    code[..bytes(code, points)].graphemes(true).count()
}

/// Code points before a position given in letters.
pub fn points(code: &str, letters: usize) -> usize {
    code.graphemes(true)
        .take(letters)
        .map(|letter| letter.chars().count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same() {
        let code = "e\u{301}👩‍🔬あ.su";
        let all = code.chars().count();
        assert_eq!(letters(code, all), 6);
        assert_eq!(points(code, 6), all);
        assert_eq!((letters(code, 2), points(code, 1)), (1, 2));
        assert_eq!((letters("a", 9), points("a", 9)), (1, 1));
    }
}

//! The name that someone meant but misspelled.

/// The name that is nearest to a word, if any is near enough to be meant.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let letters = word.chars().count();
    let most = match letters {
        0..=2 => return None,
        3..=5 => 1,
        _ => letters / 4 + 1,
    };
    names
        .into_iter()
        .filter(|name| *name != word)
        .map(|name| (distance(word, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters must be changed, inserted, removed or swapped with their neighbours.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let changed = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + changed);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_fingers_is_seen_through() {
        let names = ["grating", "filters", "gabor", "PI"];
        assert_eq!(nearest("gratng", names), Some("grating"));
        assert_eq!(nearest("Grating", names), Some("grating"));
        assert_eq!(nearest("fitlers", names), Some("filters"));
    }

    #[test]
    fn another_word_is_no_slip() {
        let names = ["grating", "filters", "gabor", "PI", "k"];
        for word in ["x", "ky", "render", "total", "rating_of_all"] {
            assert_eq!(nearest(word, names), None, "{word}");
        }
    }
}

//! From the source that evcxr generates back to the cells that a student wrote.

/// A cell that was run: its number as the notebook shows it, and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The number in `In [3]`.
    pub count: u32,
    /// What the student wrote.
    pub source: &'a str,
}

/// A place in a cell. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the cell.
    pub cell: u32,
    /// The line in the cell.
    pub line: usize,
    /// The column in the line.
    pub column: usize,
}

/// Where the `column` of the `line` of `generated` stands in the cells, of which the last was run last.
///
/// evcxr copies the text of statements and items unchanged, each beginning a line of its own. So the line is looked for
/// in the cells together with as many of its neighbours as agree; the place where most do is it, the latest of equals.
pub fn locate(generated: &str, line: usize, column: usize, cells: &[Cell]) -> Option<Place> {
    let made: Vec<&str> = generated.lines().collect();
    let text = made.get(line.checked_sub(1)?)?.trim_end();
    let mut best: Option<(usize, Place)> = None;
    for cell in cells {
        let own: Vec<&str> = cell.source.lines().collect();
        for (at, candidate) in own.iter().enumerate() {
            let Some(offset) = candidate
                .find(text.trim_start())
                .filter(|_| !text.trim().is_empty())
            else {
                continue;
            };
            let agreeing = |step: isize| {
                let pairs = (1..).map(|n| (line as isize - 1 + n * step, at as isize + n * step));
                pairs
                    .take_while(|&(m, o)| {
                        let pair = usize::try_from(m).ok().and_then(|m| made.get(m));
                        let other = usize::try_from(o).ok().and_then(|o| own.get(o));
                        matches!((pair, other), (Some(a), Some(b)) if same(a, b))
                    })
                    .count()
            };
            let score = 1 + agreeing(-1) + agreeing(1);
            let indent = text.len() - text.trim_start().len();
            let before = candidate[..offset].chars().count();
            let place = Place {
                cell: cell.count,
                line: at + 1,
                column: (before + column).saturating_sub(indent).max(1),
            };
            if best.is_none_or(|(most, _)| score >= most) {
                best = Some((score, place));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Whether a generated line is the cell's: the first of a statement has lost what stands before it.
fn same(made: &str, own: &str) -> bool {
    let (made, own) = (made.trim(), own.trim());
    made == own || (!made.is_empty() && own.ends_with(made))
}

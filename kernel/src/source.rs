//! From the source that evcxr generates back to the student's cells.

use std::ops::Range;

/// A cell that was run: its number as the notebook shows it, and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The number in `In [3]`.
    pub count: u32,
    /// The student's code.
    pub source: &'a str,
    /// What became of it.
    pub end: End,
}

/// What remains of a cell that was run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// All of it: it ran to its end, or has not ended yet.
    #[default]
    Done,
    /// Nothing: it did not compile.
    Refused,
    /// Its functions and types: a panic or an error stopped it before its variables were kept.
    Stopped,
    /// Nothing: its program ended, and all variables were lost, including those of the cells before it.
    Lost,
    /// Nothing at all, not even of the cells before it: the engine ended.
    Nothing,
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

/// Where the `column` of the `line` of `generated` is in the cells, the last of which was run last.
pub fn locate(generated: &str, line: usize, column: usize, cells: &[Cell]) -> Option<Place> {
    let spot = Map::new(generated, cells).spot(line, column)?;
    let cell = &cells[spot.cell];
    let (line, column) = line_and_column(cell.source, spot.offset);
    Some(Place {
        cell: cell.count,
        line,
        column,
    })
}

/// The line and column of a byte of a text, in characters and from 1.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let begin = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[begin..].chars().count() + 1,
    )
}

/// A byte of a cell, which is given by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which of the cells.
    pub cell: usize,
    /// The byte of its source.
    pub offset: usize,
}

/// Which bytes of a generated source belong to which cell.
///
/// evcxr cuts a cell into statements and items. Each begins a line of the generated source and is copied exactly:
/// statements in order, items wherever their names put them. So the cell is read from its beginning, and each next part
/// is matched to the line with which it agrees longest. Of older cells, only items remain.
pub struct Map<'a> {
    generated: &'a str,
    cells: &'a [Cell<'a>],
    /// Where the lines of the generated source begin.
    lines: Vec<usize>,
    pieces: Vec<Piece>,
}

/// A stretch of the generated source that is also in a cell.
struct Piece {
    made: Range<usize>,
    cell: usize,
    own: usize,
}

/// The beginnings of the function in which evcxr puts a cell's statements, to compile it or to find out types.
const BODIES: [&str; 2] = [
    "pub extern \"C\" fn run_user_code_",
    "async fn evcxr_analysis_wrapper(",
];

/// The beginnings of items.
const ITEMS: [&str; 15] = [
    "fn",
    "pub",
    "struct",
    "enum",
    "impl",
    "trait",
    "use",
    "mod",
    "const",
    "static",
    "type",
    "macro_rules",
    "extern",
    "unsafe",
    "async",
];

impl<'a> Map<'a> {
    /// Compares a generated source with the cells, the last of which was run last.
    pub fn new(generated: &'a str, cells: &'a [Cell<'a>]) -> Self {
        let mut lines = vec![0];
        lines.extend(generated.match_indices('\n').map(|(at, _)| at + 1));
        let mut map = Self {
            generated,
            cells,
            lines,
            pieces: Vec::new(),
        };
        let mut taken = vec![false; map.lines.len()];
        for cell in (0..cells.len()).rev() {
            map.find(cell, &mut taken);
        }
        map
    }

    /// The byte of a cell at a line and column of the generated source, both from 1.
    pub fn spot(&self, line: usize, column: usize) -> Option<Spot> {
        let begin = *self.lines.get(line.checked_sub(1)?)?;
        let text = self.generated[begin..].split('\n').next()?;
        let within = text
            .char_indices()
            .map(|(at, _)| at)
            .nth(column.saturating_sub(1));
        let at = begin + within.unwrap_or(text.len());
        let at = self.within_brackets(at);
        let inside = self.pieces.iter().find(|piece| piece.made.contains(&at));
        // A span may end after the last letter.
        let piece = inside.or_else(|| self.pieces.iter().find(|piece| piece.made.end == at));
        match piece {
            Some(piece) => Some(Spot {
                cell: piece.cell,
                offset: piece.own + (at - piece.made.start),
            }),
            None => self.imported(text, within.unwrap_or(text.len())),
        }
    }

    /// evcxr puts brackets around the value that ends a cell, and the compiler and panics place it from the first
    /// bracket on.
    fn within_brackets(&self, at: usize) -> usize {
        // The door puts something before it, so the column is past the end of the line.
        let alone = self
            .generated
            .get(..at)
            .is_some_and(|text| text.ends_with("\n("));
        let at = at - usize::from(alone);
        let rest = self.generated.get(at..).unwrap_or("");
        let inner = rest.trim_start_matches(['(', ' ', '\n']);
        let begin = at + (rest.len() - inner.len());
        let known = self.pieces.iter().any(|piece| piece.made.contains(&at));
        let begins =
            rest.starts_with('(') && self.pieces.iter().any(|piece| piece.made.start == begin);
        if begins && !known { begin } else { at }
    }

    /// A line of the generated source.
    pub fn line(&self, line: usize) -> &'a str {
        self.generated
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or("")
    }

    /// Adds the pieces of one cell.
    fn find(&mut self, cell: usize, taken: &mut [bool]) {
        let source = self.cells[cell].source;
        let newest = cell + 1 == self.cells.len();
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let blank = rest.len() - rest.trim_start().len();
            if blank > 0 {
                at += blank;
                continue;
            }
            let found = (newest || begins_item(rest)).then(|| self.longest(rest, taken));
            match found.flatten() {
                Some((line, length)) => {
                    let made = self.text_of(line);
                    let last = self.line_at(made + length - 1);
                    taken[line..=last].fill(true);
                    self.pieces.push(Piece {
                        made: made..made + length,
                        cell,
                        own: at,
                    });
                    at += length;
                }
                None => at += rest.find('\n').map_or(rest.len(), |end| end + 1),
            }
        }
    }

    /// The free line from which the most bytes agree with `rest`, and how many.
    fn longest(&self, rest: &str, taken: &[bool]) -> Option<(usize, usize)> {
        let body = self.body();
        (0..self.lines.len())
            .filter(|&line| !taken[line])
            .filter_map(|line| Some((line, self.common(line, rest, taken)?)))
            .max_by_key(|&(line, length)| (length, line > body, std::cmp::Reverse(line)))
    }

    /// How many bytes, in whole lines, are the same from this line on.
    fn common(&self, line: usize, rest: &str, taken: &[bool]) -> Option<usize> {
        let begin = self.text_of(line);
        let made = &self.generated[begin..];
        let mut same = made
            .bytes()
            .zip(rest.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        // Neither a line that belongs to another piece, nor half a line.
        if let Some(next) = (line + 1..self.lines.len()).find(|&next| taken[next]) {
            same = same.min(self.lines[next] - begin);
        }
        if matches!(made.as_bytes().get(same), None | Some(b'\n')) {
            return (same > 0).then_some(same);
        }
        made.as_bytes()[..same]
            .iter()
            .rposition(|&byte| byte == b'\n')
            .filter(|&end| end > 0)
    }

    /// Where the text of a line begins, after its indentation.
    fn text_of(&self, line: usize) -> usize {
        let begin = self.lines[line];
        let text = self.generated[begin..].split('\n').next().unwrap_or("");
        begin + (text.len() - text.trim_start().len())
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|&begin| begin <= offset) - 1
    }

    /// The line where the statements begin.
    fn body(&self) -> usize {
        let begins = |line: &str| BODIES.iter().any(|body| line.starts_with(body));
        self.generated.lines().position(begins).unwrap_or(0)
    }

    /// The byte for one of a `use` line: evcxr writes `use a::{b, c};` as one line for each name.
    fn imported(&self, line: &str, within: usize) -> Option<Spot> {
        let path = line.trim_start().strip_prefix("use ")?;
        let word = word_at(line, within)
            .filter(|&word| word != "use")
            .or_else(|| path.rsplit(|c: char| !is_word(c)).find(|w| !w.is_empty()))?;
        self.cells.iter().enumerate().rev().find_map(|(cell, own)| {
            let mut from = 0;
            while let Some(at) = own.source[from..].find("use ").map(|at| from + at) {
                let end = own.source[at..]
                    .find(';')
                    .map_or(own.source.len(), |end| at + end);
                let found = words(&own.source[at..end]).find(|&(_, found)| found == word);
                if let Some((inner, _)) = found {
                    return Some(Spot {
                        cell,
                        offset: at + inner,
                    });
                }
                from = end;
            }
            None
        })
    }
}

fn begins_item(text: &str) -> bool {
    text.starts_with('#')
        || ITEMS.iter().any(|item| {
            text.strip_prefix(item)
                .is_some_and(|rest| !rest.starts_with(is_word))
        })
}

/// Whether a letter can be a part of a name.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of a text, and where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The word around a byte of a text.
fn word_at(text: &str, offset: usize) -> Option<&str> {
    words(text)
        .find(|(begin, word)| (*begin..begin + word.len()).contains(&offset))
        .map(|(_, word)| word)
}

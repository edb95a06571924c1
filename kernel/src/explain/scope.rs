//! The names that a piece of code makes, and where they are visible: read from its tokens, however wrong the rest is.

use std::ops::{Deref, Range};

use super::code::Code;
use super::tokens::Kind;

/// What a name refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A variable: from a `let`, an argument, or a loop.
    Variable,
    /// A function.
    Function,
    /// A constant.
    Constant,
    /// A type.
    Type,
}

/// A name that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding<'s> {
    /// The name.
    pub name: &'s str,
    /// What it refers to.
    pub sort: Sort,
    /// The token with the name.
    pub at: usize,
    /// The tokens where it is visible.
    pub seen: Range<usize>,
    /// How many braces are open around it.
    pub depth: usize,
}

/// A function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function<'s> {
    /// Its name.
    pub name: &'s str,
    /// The token `fn`.
    pub at: usize,
    /// The tokens of its body, including the braces.
    pub body: Range<usize>,
}

/// The names and functions of a source.
pub struct Scope<'s> {
    /// The source, to whose tokens all positions refer.
    pub code: Code<'s>,
    /// The names, in the order of the source.
    pub bindings: Vec<Binding<'s>>,
    /// The functions, in the order of the source.
    pub functions: Vec<Function<'s>>,
}

impl<'s> Deref for Scope<'s> {
    type Target = Code<'s>;

    fn deref(&self) -> &Self::Target {
        &self.code
    }
}

impl<'s> Scope<'s> {
    /// Reads a source.
    pub fn of(source: &'s str) -> Self {
        let mut scope = Self {
            code: Code::of(source),
            bindings: Vec::new(),
            functions: Vec::new(),
        };
        let mut open: Vec<usize> = Vec::new();
        for at in 0..scope.tokens.len() {
            match scope.word(at) {
                "{" => open.push(at),
                "}" => {
                    open.pop();
                }
                "let" => scope.variable(at, &open),
                "for" => scope.loop_variable(at, open.len()),
                "fn" => scope.function(at, &open),
                "const" | "static" => scope.item(at, Sort::Constant, &open),
                "struct" | "enum" | "type" | "trait" => scope.item(at, Sort::Type, &open),
                "|" => scope.closure(at, open.len()),
                _ => {}
            }
        }
        scope
    }

    /// The innermost function in whose body a token is.
    pub fn function_around(&self, at: usize) -> Option<&Function<'s>> {
        self.functions
            .iter()
            .rev()
            .find(|function| function.body.contains(&at))
    }

    /// The names visible from a token, later ones last.
    pub fn seen_from(&self, at: usize) -> impl Iterator<Item = &Binding<'s>> {
        let body = self
            .function_around(at)
            .map_or(0..self.tokens.len(), |f| f.at..f.body.end);
        self.bindings.iter().filter(move |binding| {
            binding.seen.contains(&at)
                && (binding.sort != Sort::Variable || body.contains(&binding.at))
        })
    }

    /// The names that exist at the end of the source.
    pub fn left(&self) -> impl Iterator<Item = &Binding<'s>> {
        self.bindings.iter().filter(|binding| binding.depth == 0)
    }

    /// The index after the brace that closes the innermost open one.
    fn block_end(&self, open: &[usize]) -> usize {
        open.last()
            .and_then(|&at| self.closing(at))
            .unwrap_or(self.tokens.len())
    }

    /// The brace that begins the next block, skipping brackets, if it comes before the end of the statement.
    fn next_block(&self, from: usize) -> Option<Range<usize>> {
        let mut at = from;
        while at < self.tokens.len() {
            match self.word(at) {
                "{" => {
                    let end = self.closing(at);
                    return Some(at..end.map_or(self.tokens.len(), |end| end + 1));
                }
                "(" | "[" => at = self.closing(at)?,
                ";" | "}" => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn add(&mut self, at: usize, sort: Sort, seen: Range<usize>, depth: usize) {
        let name = self.word(at);
        if self.kind(at) == Some(Kind::Word) && name != "_" {
            self.bindings.push(Binding {
                name,
                sort,
                at,
                seen,
                depth,
            });
        }
    }

    /// The names of a pattern that ends before one of these words.
    fn pattern(&self, from: usize, ends: &[&str]) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = from;
        let mut depth = 0usize;
        while at < self.tokens.len() {
            let word = self.word(at);
            match word {
                _ if depth == 0 && ends.contains(&word) => break,
                ";" | "{" | "}" => break,
                "(" | "[" => depth += 1,
                ")" | "]" => depth = depth.saturating_sub(1),
                "mut" | "ref" | "in" => {}
                _ if self.tokens[at].kind == Kind::Word
                    && word
                        .starts_with(|c: char| c.is_lowercase() || c == '_' || !c.is_ascii())
                    && self.word(at + 1) != "(" =>
                {
                    found.push(at);
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    fn variable(&mut self, at: usize, open: &[usize]) {
        let names = self.pattern(at + 1, &["=", ":"]);
        let condition = ["if", "while", "&"].contains(&self.word(at.checked_sub(1)));
        let Some(seen) = (if condition {
            self.next_block(at)
        } else {
            // It is visible after its own statement.
            Some(self.statement_end(at)..self.block_end(open))
        }) else {
            return;
        };
        for name in names {
            self.add(
                name,
                Sort::Variable,
                seen.clone(),
                open.len() + usize::from(condition),
            );
        }
    }

    /// The semicolon that ends a statement.
    fn statement_end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.tokens.len() {
            match self.word(at) {
                ";" => return at,
                "(" | "[" | "{" => match self.closing(at) {
                    Some(end) => at = end,
                    None => return at,
                },
                ")" | "]" | "}" => return at,
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn loop_variable(&mut self, at: usize, depth: usize) {
        let names = self.pattern(at + 1, &["in"]);
        if let Some(block) = self.next_block(at) {
            for name in names {
                self.add(name, Sort::Variable, block.clone(), depth + 1);
            }
        }
    }

    fn function(&mut self, at: usize, open: &[usize]) {
        let around = open.last().map_or(0, |at| *at)..self.block_end(open);
        self.add(at + 1, Sort::Function, around, open.len());
        let Some(body) = self.next_block(at) else {
            return;
        };
        let arguments = (at..body.start).find(|&next| self.word(next) == "(");
        let end = arguments.and_then(|first| self.closing(first));
        if let (Some(first), Some(end)) = (arguments, end) {
            for name in first + 1..end {
                if self.word(name + 1) == ":" && self.word(name + 2) != ":" {
                    self.add(name, Sort::Variable, body.clone(), open.len() + 1);
                }
            }
        }
        self.functions.push(Function {
            name: self.word(at + 1),
            at,
            body,
        });
    }

    fn item(&mut self, at: usize, sort: Sort, open: &[usize]) {
        let around = open.last().map_or(0, |at| *at)..self.block_end(open);
        let mutable = usize::from(self.word(at + 1) == "mut");
        self.add(at + 1 + mutable, sort, around, open.len());
    }

    /// The arguments of a closure, visible up to the bracket that closes what is around it.
    fn closure(&mut self, at: usize, depth: usize) {
        let before = self.word(at.checked_sub(1));
        if !["(", ",", "=", "move", "return"].contains(&before) {
            return;
        }
        let Some(end) = (at + 1..self.tokens.len()).find(|&next| self.word(next) == "|") else {
            return;
        };
        let stop = self.statement_end(end);
        for name in at + 1..end {
            let typed = matches!(self.word(name.saturating_sub(1)), ":" | "<");
            if !typed && self.word(name) != "mut" {
                self.add(name, Sort::Variable, end..stop, depth + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, Sort};

    const CODE: &str = "let (height, width): (usize, usize) = (3, 4);
fn convolve(image: &Array2<f32>, n: usize) -> usize {
    for y in 0..n {
        let mut total = 0;
        // let hidden = 1;
        if let Some(row) = image.get(y) { total += row; }
    }
    n
}
let f = |a, b| a + b;";

    fn names_at(code: &str, word: &str) -> Vec<String> {
        let scope = Scope::of(code);
        let at = (0..scope.tokens.len())
            .rev()
            .find(|&at| scope.word(at) == word)
            .unwrap();
        scope.seen_from(at).map(|b| b.name.to_owned()).collect()
    }

    #[test]
    fn a_name_is_seen_in_its_block() {
        assert_eq!(
            names_at(CODE, "row"),
            ["convolve", "image", "n", "y", "total", "row"]
        );
        assert_eq!(names_at(CODE, "n"), ["convolve", "image", "n"]);
        assert_eq!(
            names_at(CODE, "+"),
            ["height", "width", "convolve", "a", "b"]
        );
    }

    #[test]
    fn what_a_cell_leaves_is_not_within_braces() {
        let scope = Scope::of(CODE);
        let left: Vec<(&str, Sort)> = scope.left().map(|b| (b.name, b.sort)).collect();
        assert_eq!(
            left,
            [
                ("height", Sort::Variable),
                ("width", Sort::Variable),
                ("convolve", Sort::Function),
                ("f", Sort::Variable),
            ]
        );
    }

    #[test]
    fn a_function_is_around_its_body() {
        let scope = Scope::of(CODE);
        let at = (0..scope.tokens.len())
            .find(|&at| scope.word(at) == "total")
            .unwrap();
        assert_eq!(scope.function_around(at).unwrap().name, "convolve");
        assert!(scope.function_around(3).is_none());
    }
}

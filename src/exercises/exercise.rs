//! What an exercise is made of: its inputs, its right answer, common mistakes, and its hints.

use ndarray::ArrayD;

use crate::Error;
pub(crate) use crate::language::Words;
use crate::random::Random;

/// A hint: words, and perhaps code.
#[derive(Debug, Clone)]
pub(crate) struct Hint(pub Words, pub &'static str);

/// A hint without code.
pub(crate) const fn hint(words: Words) -> Hint {
    Hint(words, "")
}

/// The points for a full answer, the same for every exercise.
pub(crate) const MAX_POINTS: u32 = 2;

/// An exercise whose function takes an `I`.
pub(crate) struct Exercise<I: 'static> {
    /// Inputs that nobody has seen before; the same seed gives the same inputs.
    pub fresh: fn(&mut Random) -> Result<Vec<I>, Error>,
    /// The input of the notebook's cell.
    pub shown: fn() -> Result<I, Error>,
    /// An input in words.
    pub describe: fn(&I) -> Words,
    /// The parts of the answer.
    pub parts: &'static [Part<I>],
    /// What to do when the answer panics.
    pub panicked: Words,
    /// From a nudge to nearly the answer.
    pub hints: [Hint; 3],
    /// The solution's code, with its comments in each language; the notebooks' cells are made from it.
    pub solution: Words,
}

impl<I> Exercise<I> {
    /// All inputs: fresh ones, drawn from the seed, and last the one shown in the notebook.
    pub fn inputs(&self, seed: u64) -> Result<Vec<I>, Error> {
        let mut inputs = (self.fresh)(&mut Random::seeded(seed))?;
        inputs.push((self.shown)()?);
        Ok(inputs)
    }

    /// Its named mistakes, each once.
    pub fn known(&self) -> Vec<&'static Known> {
        let mistakes = self.parts.iter().flat_map(|part| part.mistakes);
        let mut known: Vec<&Known> = Vec::new();
        for mistake in mistakes {
            if known.iter().all(|other| other.name != mistake.known.name) {
                known.push(mistake.known);
            }
        }
        known
    }
}

/// One of the arrays that make up an answer.
pub(crate) struct Part<I: 'static> {
    /// The name of its file.
    pub name: &'static str,
    /// Its name for people.
    pub title: Words,
    /// The right array for an input, given the parts of the answer: one part may be right given the one before it.
    pub right: Rule<I>,
    /// The points it costs if it is wrong for an unknown reason.
    pub costs: u32,
    /// What to do in that case.
    pub advice: Words,
    /// The first that explains the arrays of all inputs counts.
    pub mistakes: &'static [Mistake<I>],
}

/// Makes an array from an input and the answer to it.
pub(crate) type Rule<I> = fn(&I, &[ArrayD<f32>]) -> Result<ArrayD<f32>, Error>;

/// A mistake that people make.
pub(crate) struct Mistake<I: 'static> {
    /// The points it costs.
    pub costs: u32,
    /// Its name and explanation.
    pub known: &'static Known,
    /// How to recognise it.
    pub sign: Sign<I>,
}

/// What is known about a mistake, however it is recognised.
pub(crate) struct Known {
    /// For tables of marks: it stays the same even if the text changes.
    pub name: &'static str,
    /// What is wrong, and what to look at.
    pub text: Words,
}

/// The mistakes of an exercise: `name: "What to say about it.";`
macro_rules! mistakes {
    ($($name:ident: $english:tt;)*) => { $(
        #[allow(non_upper_case_globals)] // The name is what people read in a table of marks.
        pub(super) static $name: $crate::exercises::exercise::Known = $crate::exercises::exercise::Known {
            name: stringify!($name),
            text: $crate::language::words!($english),
        };
    )* };
}
pub(crate) use mistakes;

/// What gives a mistake away.
pub(crate) enum Sign<I: 'static> {
    /// Whoever makes this mistake gets this array.
    Gives(Rule<I>),
    /// Some arrays cannot be predicted, but can be compared with the right one. The arguments: the input, found, right.
    Shows(fn(&I, &ArrayD<f32>, &ArrayD<f32>) -> bool),
}

/// A mistake recognised by its outcome.
pub(crate) const fn gives<I>(costs: u32, known: &'static Known, rule: Rule<I>) -> Mistake<I> {
    Mistake {
        costs,
        known,
        sign: Sign::Gives(rule),
    }
}

/// A mistake recognised by how the wrong array relates to the right one.
pub(crate) const fn shows<I>(
    costs: u32,
    known: &'static Known,
    sign: fn(&I, &ArrayD<f32>, &ArrayD<f32>) -> bool,
) -> Mistake<I> {
    Mistake {
        costs,
        known,
        sign: Sign::Shows(sign),
    }
}

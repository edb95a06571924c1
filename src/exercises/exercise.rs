//! What an exercise is made of: its inputs, its right answer, the mistakes that people make, its hints.

use ndarray::ArrayD;

pub(crate) use crate::language::Text;
use crate::random::Random;
use crate::{Error, Language};

/// A hint: words, and perhaps code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hint(pub Text, pub &'static str);

/// What a full answer counts; every exercise counts the same.
pub(crate) const MAX_POINTS: u32 = 2;

/// An exercise whose function takes an `I`.
pub(crate) struct Exercise<I: 'static> {
    /// Inputs that nobody has seen before; the same for the same numbers.
    pub fresh: fn(&mut Random) -> Result<Vec<I>, Error>,
    /// The input of the notebook's cell.
    pub shown: fn() -> Result<I, Error>,
    /// An input in words.
    pub describe: fn(&I, Language) -> String,
    /// What the answer consists of.
    pub parts: &'static [Part<I>],
    /// What to do when the answer panics.
    pub panicked: Text,
    /// From a nudge to nearly the answer.
    pub hints: [Hint; 3],
    /// The solution's code, with its comments in each language; the notebooks' cells were made from it.
    pub solution: Text,
}

impl<I> Exercise<I> {
    /// All inputs: fresh ones, drawn from the seed, and last the one that the notebook shows.
    pub fn inputs(&self, seed: u64) -> Result<Vec<I>, Error> {
        let mut inputs = (self.fresh)(&mut Random::seeded(seed))?;
        inputs.push((self.shown)()?);
        Ok(inputs)
    }

    /// Its mistakes that have a name, each once.
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

/// One of the arrays that an answer consists of.
pub(crate) struct Part<I: 'static> {
    /// The name of its file.
    pub name: &'static str,
    /// What people call it.
    pub title: Text,
    /// The right array for an input, given the parts of the answer: one may be right for what came before it.
    pub right: Rule<I>,
    /// The points that it costs when it is wrong, and nobody knows why.
    pub costs: u32,
    /// What to do then.
    pub advice: Text,
    /// The first one that explains the arrays of all inputs counts.
    pub mistakes: &'static [Mistake<I>],
}

/// Makes an array of an input and of what was answered to it.
pub(crate) type Rule<I> = fn(&I, &[ArrayD<f32>]) -> Result<ArrayD<f32>, Error>;

/// A mistake that people make.
pub(crate) struct Mistake<I: 'static> {
    /// The points that it costs.
    pub costs: u32,
    /// What it is called, and what to say of it.
    pub known: &'static Known,
    /// How to know it.
    pub sign: Sign<I>,
}

/// What is known of a mistake, whatever gives it away.
pub(crate) struct Known {
    /// For tables of marks: it stays the same whatever the text says.
    pub name: &'static str,
    /// What is wrong, and what to look at.
    pub text: Text,
}

/// The mistakes of an exercise: `name: "English", "日本語";`
macro_rules! mistakes {
    ($($name:ident: $english:literal, $japanese:literal;)*) => { $(
        #[allow(non_upper_case_globals)] // The name is what people read in a table of marks.
        pub(super) static $name: $crate::exercises::exercise::Known = $crate::exercises::exercise::Known {
            name: stringify!($name),
            text: $crate::exercises::exercise::Text($english, $japanese),
        };
    )* };
}
pub(crate) use mistakes;

/// What gives a mistake away.
pub(crate) enum Sign<I: 'static> {
    /// Who makes this mistake gets this array.
    Gives(Rule<I>),
    /// Some arrays cannot be foreseen, but compared with the right one. In order: the input, found, right.
    Shows(fn(&I, &ArrayD<f32>, &ArrayD<f32>) -> bool),
}

/// Whoever does this gets that: a mistake to be known by its outcome.
pub(crate) const fn gives<I>(costs: u32, known: &'static Known, rule: Rule<I>) -> Mistake<I> {
    Mistake {
        costs,
        known,
        sign: Sign::Gives(rule),
    }
}

/// A mistake to be known by what the wrong array has to do with the right one.
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

//! What the kernel itself says, in each of its languages.

use crate::language::{Words, words};
use crate::source::End;

/// How a program that runs cells can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The student interrupted it.
    Interrupted,
    /// It was told to end: `std::process::exit`.
    Exited,
    /// `std::process::abort`, a panic while panicking.
    Aborted,
    /// It asked for more memory than it could have.
    Memory,
    /// It called itself without end.
    Overflowed,
    /// The system ended it, as when memory runs out.
    Killed,
    /// Any other way.
    Ended,
    /// The engine itself ended.
    Engine,
}

impl Loss {
    /// Why: one line.
    pub fn why(self) -> Words {
        match self {
            Loss::Interrupted => words!("The cell was interrupted."),
            Loss::Exited => {
                words!("The cell ended the program that holds your variables (`exit`).")
            }
            Loss::Aborted => words!("The program that holds your variables aborted."),
            Loss::Memory => words!("The cell asked for more memory than is available."),
            Loss::Overflowed => words!(
                "The cell used up its stack, or touched memory that was not its own. Usually a \
                 function calls itself without end."
            ),
            Loss::Killed => words!(
                "The system ended the program that holds your variables, usually because it used \
                 up the memory."
            ),
            Loss::Ended => words!("The program that holds your variables ended."),
            Loss::Engine => words!("The kernel's engine ended and has been restarted."),
        }
    }

    /// What to do: lines beginning with an arrow.
    pub fn advice(self) -> Words {
        match self {
            Loss::Engine => words!(
                "→ All variables and definitions are lost.\n→ Run the cells again from the top."
            ),
            Loss::Overflowed => words!(
                "→ All variables are lost; functions and types are still there.\n→ Give the \
                 function a case in which it does not call itself, then run the cells again from \
                 the top."
            ),
            Loss::Memory => words!(
                "→ All variables are lost; functions and types are still there.\n→ Check the \
                 lengths in this cell: usually one came out much too large. Then run the cells \
                 again from the top."
            ),
            Loss::Killed => words!(
                "→ All variables are lost; functions and types are still there.\n→ Work with less \
                 data at a time, then run the cells again from the top."
            ),
            _ => words!(
                "→ All variables are lost; functions and types are still there.\n→ Run the cells \
                 again from the top."
            ),
        }
    }

    /// What is left of the cell in which it happened.
    pub fn leaves(self) -> End {
        match self {
            Loss::Engine => End::Nothing,
            _ => End::Lost,
        }
    }

    /// From the engine's words about the end of its child.
    pub fn of(said: &str) -> Option<Self> {
        let ended = &said[said.find("Subprocess terminated")?..];
        let number = |word: &str| -> Option<i64> {
            let rest = ended[ended.find(word)? + word.len()..].trim_start_matches([':', ' ']);
            rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
                .next()?
                .parse()
                .ok()
        };
        Some(
            match (number("signal"), number("exit status"), number("exit code")) {
                (Some(6), ..) => Loss::Aborted,
                (Some(4 | 7 | 10 | 11), ..) => Loss::Overflowed,
                (Some(9), ..) => Loss::Killed,
                (None, Some(134), _) => Loss::Aborted,
                (None, Some(_), _) | (None, None, Some(_)) => Loss::Exited,
                _ if ended.contains("c00000fd") || ended.contains("c0000005") => Loss::Overflowed,
                _ if ended.contains("c0000409") => Loss::Aborted,
                _ => Loss::Ended,
            },
        )
    }
}

/// The compilation was stopped.
pub static INTERRUPTED: Words = words!(
    "Interrupted while the cell was being compiled.\n→ Nothing is lost: all variables are still \
     there."
);

/// The engine does not start.
pub static NO_ENGINE: Words = words!(
    "The kernel could not start.\n→ Restart it; if that does not help, `cargo lab --prepare` sets \
     everything up again."
);

/// How much text was left out.
pub fn left_out(bytes: usize) -> Words {
    let megabytes = bytes as f64 / 1e6;
    let amount = if megabytes >= 0.1 {
        format!("{megabytes:.1} MB")
    } else {
        format!("{bytes} bytes")
    };
    words!("\n… {amount} of output left out here …\n"; amount)
}

/// Another thread panicked, or the panic was caught.
pub fn panicked(thread: Option<&str>, place: &Words, message: &str) -> Words {
    match thread {
        Some(name) => words!(
            "thread '{name}' panicked at {place}:\n{message}\n"; name, place, message
        ),
        None => words!("panicked at {place}:\n{message}\n"; place, message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_named() {
        for (status, loss) in [
            ("signal: 9 (SIGKILL)", Loss::Killed),
            ("signal: 6 (SIGABRT) (core dumped)", Loss::Aborted),
            ("signal: 11 (SIGSEGV)", Loss::Overflowed),
            ("exit status: 0", Loss::Exited),
            ("exit code: 3", Loss::Exited),
            ("exit code: 0xc00000fd", Loss::Overflowed),
            ("exit code: 0xc0000005", Loss::Overflowed),
            ("exit code: 0xc0000409", Loss::Aborted),
        ] {
            let said = format!("Subprocess terminated with status: {status}");
            for said in [format!("x\n{said}"), said] {
                assert_eq!(Loss::of(&said), Some(loss), "{said}");
            }
        }
        assert_eq!(Loss::of("error: expected `;`"), None);
    }
}

//! Made by `cargo notebooks` from the folders of the languages: a kernel reads this, too, and runs no build scripts.

/// Calls a macro with all languages: code, name, and name in quotes, with a semicolon after each.
#[macro_export]
macro_rules! each {
    ($callback:ident) => {
        $callback! {
            en English "English";
            ja Japanese "Japanese";
        }
    };
}

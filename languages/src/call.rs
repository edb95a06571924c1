//! What the macros are called with.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::parse::{End, Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Error, LitStr, Result, Token};

/// `Type, "text"`: what is made, and of what.
pub struct Call {
    pub made: TokenStream,
    pub text: LitStr,
}

impl Parse for Call {
    fn parse(input: ParseStream) -> Result<Self> {
        let made = until(input, |input| input.peek(Token![,]))?;
        input.parse::<Token![,]>()?;
        let text = input.parse()?;
        Ok(Self { made, text })
    }
}

/// `Type, "catalog", "English", name = value; other`.
pub struct Words {
    pub made: TokenStream,
    pub catalog: LitStr,
    pub english: LitStr,
    pub values: Vec<(Ident, TokenStream)>,
    pub spoken: Vec<Ident>,
}

impl Parse for Words {
    fn parse(input: ParseStream) -> Result<Self> {
        let Call {
            made,
            text: catalog,
        } = input.parse()?;
        input.parse::<Token![,]>()?;
        let english = input.parse()?;
        let mut values = Vec::new();
        while input.peek(Token![,]) && !input.peek2(End) {
            input.parse::<Token![,]>()?;
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            let value = until(input, |input| {
                input.peek(Token![,]) || input.peek(Token![;])
            })?;
            values.push((name, value));
        }
        input.parse::<Option<Token![,]>>()?;
        let spoken = match input.parse::<Option<Token![;]>>()? {
            Some(_) => Punctuated::<_, Token![,]>::parse_terminated(input)?,
            None => Punctuated::new(),
        };
        Ok(Self {
            made,
            catalog,
            english,
            values,
            spoken: spoken.into_iter().collect(),
        })
    }
}

/// What stands before the end, or before something.
fn until(input: ParseStream, end: fn(ParseStream) -> bool) -> Result<TokenStream> {
    let mut before = TokenStream::new();
    while !input.is_empty() && !end(input) {
        before.extend([input.parse::<TokenTree>()?]);
    }
    Ok(before)
}

/// Reads what a macro is called with, and makes what takes its place.
pub fn expand<T: Parse>(
    input: proc_macro::TokenStream,
    make: impl FnOnce(T) -> Result<TokenStream>,
) -> proc_macro::TokenStream {
    let made = T::parse.parse(input).and_then(make);
    made.unwrap_or_else(Error::into_compile_error).into()
}

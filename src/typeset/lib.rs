//! `fr!`: French typed plainly in the sources, set when they are compiled.

use proc_macro::TokenStream;
use quote::quote;
use syn::LitStr;
use syn::parse::Parser;

#[path = "../core/french/typeset.rs"]
mod typeset;

/// Returns a text as it is printed: `fr!("Déjà là ?")` is a `&'static str`, and with something to
/// fill in, `fr!("{count} avis : {}", name)`, what `format!` makes of it.
///
/// Spaces that must not break are found by the rule of `french::typeset`; where it cannot know, `~`
/// is one: `fr!("niveau~{level}")`.
#[proc_macro]
pub fn fr(input: TokenStream) -> TokenStream {
    let parser = |input: syn::parse::ParseStream| {
        Ok((input.parse::<LitStr>()?, input.parse::<proc_macro2::TokenStream>()?))
    };
    match parser.parse(input) {
        Err(error) => error.into_compile_error().into(),
        Ok((typed, arguments)) => {
            let set = typeset::typeset(&typed.value()).replace('~', "\u{a0}");
            let set = LitStr::new(&set, typed.span());
            if set.value().contains('{') || !arguments.is_empty() {
                quote!(::std::format!(#set #arguments)).into()
            } else {
                quote!(#set).into()
            }
        }
    }
}

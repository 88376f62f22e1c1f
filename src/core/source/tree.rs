//! What a text says, before anybody asks what it means.
//!
//! Borrows the text; never knows a key.

use std::borrow::Cow;

use super::place::Span;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// From its first to its last byte.
    pub span: Span,
    /// Its form was broken and mended: what it lacks may be written in the file all the same.
    pub is_damaged: bool,
    /// What it is.
    pub value: Value<'t>,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// Between quotes.
    Text(Cow<'t, str>),
    /// Without a decimal part.
    Integer(i64),
    /// Another number, as written.
    Decimal(&'t str),
    /// `true` or `false`.
    Flag(bool),
    /// A bare word, such as `complet`.
    Word(&'t str),
    /// `Nom( … )` or `( … )`.
    Group {
        /// The word before the bracket.
        name: Option<&'t str>,
        /// `clé: valeur`, or values alone.
        items: Vec<Member<'t>>,
    },
    /// `[ … ]`.
    List(Vec<Node<'t>>),
    /// `{ "clé": valeur }`.
    Map(Vec<Member<'t>>),
    /// Could not be read; a problem says why.
    Broken,
}

/// One entry of a group or of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'t> {
    /// What stands before the colon, if there is one.
    pub key: Option<MemberKey<'t>>,
    /// What stands after it.
    pub value: Node<'t>,
}

/// What stands before a colon.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberKey<'t> {
    /// Its letters.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
}

impl Value<'_> {
    /// Returns what stands between quotes, when this is a text.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Returns the number, when this is a whole one.
    pub const fn integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self { Some(*number) } else { None }
    }

    /// Returns the word, when this is a bare one.
    pub const fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

impl<'t> Node<'t> {
    pub(super) const fn new(span: Span, value: Value<'t>) -> Self {
        Self { span, is_damaged: false, value }
    }

    pub(super) const fn broken(span: Span) -> Self {
        Self { span, is_damaged: true, value: Value::Broken }
    }

    /// Returns what `Some( … )` holds, nothing for `None`, and any other node as it is.
    pub fn present(&self) -> Option<&Self> {
        match &self.value {
            Value::Word("None") => None,
            Value::Group { name: Some("Some"), items } => match items.as_slice() {
                [Member { key: None, value }] => value.present(),
                _ => Some(self),
            },
            Value::Text(_)
            | Value::Integer(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Word(_)
            | Value::Group { .. }
            | Value::List(_)
            | Value::Map(_)
            | Value::Broken => Some(self),
        }
    }

    /// Returns what this is, for a sentence: "un texte".
    pub fn kind(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("le texte « {} »", super::excerpt(text)),
            Value::Integer(number) => format!("le nombre {number}"),
            Value::Decimal(number) => format!("le nombre {}", super::excerpt(number)),
            Value::Flag(flag) => format!("{flag}"),
            Value::Word(word) => format!("le mot « {} » sans guillemets", super::excerpt(word)),
            Value::Group { name: Some(name), .. } => {
                format!("la fiche « {} »", super::excerpt(name))
            }
            Value::Group { .. } => "une fiche entre parenthèses".to_owned(),
            Value::List(_) => "une liste entre crochets".to_owned(),
            Value::Map(_) => "un répertoire entre accolades".to_owned(),
            Value::Broken => "une valeur illisible".to_owned(),
        }
    }

    /// Returns the name before the bracket, if any.
    pub fn name(&self) -> Option<&'t str> {
        let Value::Group { name, .. } = self.value else { return None };
        name
    }
}

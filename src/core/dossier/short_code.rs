//! The short code of a ballot: its answers without the comments, to send by SMS or to read out.
//!
//! It is not sealed: whoever holds the grid can read it. `assets/avis/formats.js` writes the same.

use super::opinion::Vote;
use crate::french;
use crate::grid::Scale;

/// Digits and capitals without those that are taken for another: I, L, O and U.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS_PER_SYMBOL: usize = 5;
/// Ten bits of the collection's tag come first.
const TAG_BITS: usize = 10;
const CHECK_SYMBOLS: usize = 3;
const GROUP: usize = 4;
/// What an answer may be beside a level: *sans objet*, *ne sait pas*, nothing.
const OTHERS: usize = 3;

/// Why a code is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing that could be a code.
    #[error("aucun code n’est écrit")]
    Nothing,
    /// A sign that no code holds.
    #[error("le signe «\u{a0}{}\u{a0}» n’existe pas dans un code", french::one_line(&.0.to_string()))]
    UnknownSign(char),
    /// Right, and made for another collection.
    #[error("ce code a été fait pour une autre campagne")]
    OtherCampaign,
    /// Signs are missing or in excess.
    #[error("ce code a {found} signes au lieu de {expected}")]
    Length {
        /// How many were written.
        found: usize,
        /// How many there are in a code of this collection.
        expected: usize,
    },
    /// The check letters say that a sign is wrong.
    #[error("un signe au moins est faux dans ce code")]
    Mistyped,
}

impl CodeError {
    /// Returns what the person can do.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Nothing => "Recopiez le code montré à la fin de la page d’avis.",
            Self::UnknownSign(_) => {
                "Un code n’a que des chiffres et des lettres, par groupes de quatre."
            }
            Self::OtherCampaign => {
                "Demandez à la personne de répondre avec la page de cette campagne."
            }
            Self::Length { .. } => "Comparez avec le code reçu, groupe par groupe.",
            Self::Mistyped => {
                fr!(
                    "Relisez le code, ou faites-le répéter : rien n’est pris en compte tant qu’il est faux."
                )
            }
        }
    }
}

/// Writes the code of these answers, one per criterion asked, in the grid's order, each with the
/// scale of its criterion.
pub fn encode<'s>(tag: &str, votes: &[(Option<Vote>, &'s Scale)]) -> String {
    let of =
        |(vote, scale): &(Option<Vote>, &'s Scale)| bits(number_of(*vote, scale), width(scale));
    let answers = votes.iter().flat_map(of);
    let mut all = symbols(&head(tag).chain(answers).collect::<Vec<bool>>());
    all.extend(check(&all));
    let signs: Vec<char> = all.iter().filter_map(|symbol| ALPHABET.chars().nth(*symbol)).collect();
    let groups: Vec<String> = signs.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// Reads the code of a collection that asks criteria of these scales.
///
/// Lower case, spaces, dashes and letters taken for another are forgiven; a mistyped sign is not.
pub fn decode(text: &str, tag: &str, scales: &[&Scale]) -> Result<Vec<Option<Vote>>, CodeError> {
    let all = read_signs(text)?;
    let (before, given) = all.split_at(all.len().saturating_sub(CHECK_SYMBOLS));
    let is_right = given == check(before);
    let written: Vec<bool> = before.iter().flat_map(|s| bits(*s as u32, BITS_PER_SYMBOL)).collect();
    let (written_head, data) = written.split_at(TAG_BITS.min(written.len()));
    if is_right && !before.is_empty() && !head(tag).eq(written_head.iter().copied()) {
        return Err(CodeError::OtherCampaign);
    }
    let expected = length(scales);
    if all.len() != expected {
        return Err(CodeError::Length { found: all.len(), expected });
    }
    let (mut rest, mut votes) = (data, Vec::with_capacity(scales.len()));
    for scale in scales {
        let (answer, after) = rest.split_at(width(scale).min(rest.len()));
        rest = after;
        votes.push(vote_of(number(answer), scale)?);
    }
    if !is_right || rest.contains(&true) {
        return Err(CodeError::Mistyped);
    }
    Ok(votes)
}

/// Returns how many bits an answer on this scale takes: three for five levels.
fn width(scale: &Scale) -> usize {
    let last = scale.count() + OTHERS - 1;
    (usize::BITS - last.leading_zeros()) as usize
}

/// Returns how many signs the code of criteria of these scales has, dashes left out.
pub fn length(scales: &[&Scale]) -> usize {
    let answers: usize = scales.iter().map(|scale| width(scale)).sum();
    (TAG_BITS + answers).div_ceil(BITS_PER_SYMBOL) + CHECK_SYMBOLS
}

fn read_signs(text: &str) -> Result<Vec<usize>, CodeError> {
    let is_sign = |sign: &char| !sign.is_whitespace() && !"-‐‑‒–—._".contains(*sign);
    let symbols: Vec<usize> =
        text.chars().filter(is_sign).map(read_sign).collect::<Result<_, _>>()?;
    if symbols.is_empty() { Err(CodeError::Nothing) } else { Ok(symbols) }
}

fn read_sign(sign: char) -> Result<usize, CodeError> {
    let meant = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    ALPHABET.chars().position(|known| known == meant).ok_or(CodeError::UnknownSign(sign))
}

/// Returns what a tag, sixteen hexadecimal digits, begins a code with.
fn head(tag: &str) -> impl Iterator<Item = bool> {
    let first = tag.get(..3).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0);
    bits(first >> 2, TAG_BITS)
}

fn check(before: &[usize]) -> Vec<usize> {
    let sum = before.iter().fold(7, |sum, symbol| (sum * 37 + *symbol as u32 + 1) % 32_749);
    symbols(&bits(sum, CHECK_SYMBOLS * BITS_PER_SYMBOL).collect::<Vec<bool>>())
}

/// Returns the last `count` bits of a number, most significant first.
fn bits(number: u32, count: usize) -> impl Iterator<Item = bool> {
    (0..count).rev().map(move |place| (number >> place) & 1 == 1)
}

fn number(bits: &[bool]) -> u32 {
    bits.iter().fold(0, |number, bit| number * 2 + u32::from(*bit))
}

fn symbols(bits: &[bool]) -> Vec<usize> {
    let symbol = |some: &[bool]| (number(some) as usize) << (BITS_PER_SYMBOL - some.len());
    bits.chunks(BITS_PER_SYMBOL).map(symbol).collect()
}

/// Returns the number of an answer: the place of its level, then *sans objet*, *ne sait pas*, nothing.
fn number_of(vote: Option<Vote>, scale: &Scale) -> u32 {
    let place = match vote {
        Some(Vote::Level(level)) => scale.place(level),
        Some(Vote::NotApplicable) => scale.count(),
        Some(Vote::Unknown) => scale.count() + 1,
        None => scale.count() + 2,
    };
    u32::try_from(place).unwrap_or(0)
}

/// Returns the answer of this number.
fn vote_of(number: u32, scale: &Scale) -> Result<Option<Vote>, CodeError> {
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    if let Some(level) = scale.at(place) {
        return Ok(Some(Vote::Level(level)));
    }
    match place.saturating_sub(scale.count()) {
        0 => Ok(Some(Vote::NotApplicable)),
        1 => Ok(Some(Vote::Unknown)),
        2 => Ok(None),
        _ => Err(CodeError::Mistyped),
    }
}

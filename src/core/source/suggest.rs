//! « Vouliez-vous dire … ? »
//!
//! Never answers when nothing is near enough.

use crate::french;

/// Longer words than this are not typing slips of a key.
const MAX_LEN: usize = 64;
const MAX_EXCERPT: usize = 40;

/// Returns the candidate nearest to a word: the same but for case and accents, else a few letters
/// away, else one that it begins.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    if word.len() > MAX_LEN {
        return None;
    }
    let folded = simplify(word);
    let slips = (folded.chars().count() / 3).clamp(1, 3);
    let distance = |candidate: &str| {
        let candidate = simplify(candidate);
        let begins = folded.len() >= 4 && candidate.starts_with(&folded);
        let letters = strsim::osa_distance(&folded, &candidate);
        if begins { letters.min(slips) } else { letters }
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= MAX_LEN)
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the beginning of a text, on one line, short enough for a sentence.
pub fn excerpt(text: &str) -> String {
    // Only the start: what is quoted may be as long as a file.
    let start: String = text.trim().chars().take(MAX_EXCERPT + 1).collect();
    french::shortened(&french::one_line(&start), MAX_EXCERPT)
}

fn simplify(word: &str) -> String {
    french::fold(word).replace(['-', ' '], "_")
}

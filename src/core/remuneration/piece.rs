//! What the rules call a piece of an exercise, where two versions of a dossier differ.

use super::Rules;
use crate::dossier::compare::PieceKey;

/// Titles a piece of an exercise in the words of the rules; `None` for any other piece, and for
/// what they do not know.
pub fn piece_title(rules: &Rules, part: &PieceKey) -> Option<String> {
    if let PieceKey::Fact(year, id) = part {
        let question = rules.questions.iter().find(|question| question.id == *id)?;
        return Some(format!("Exercice {year}, {}", question.label));
    }
    let PieceKey::IndicatorProof(year, id) = part else { return None };
    let indicator = rules.indicators.iter().find(|indicator| indicator.id == *id)?;
    Some(format!("Exercice {year}, justificatif de {}", indicator.code))
}

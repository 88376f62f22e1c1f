//! The strength of a claim: declared, observed, proven, expired. Proofs age.

use jiff::civil::Date;

use crate::dossier::{Campaign, Dossier, Proof};
use crate::grid::{CriterionId, Level};

/// What stands behind a claimed level, weakest first but for expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum Strength {
    /// The team says so.
    Declared,
    /// The team says it has at hand what the grid expects as proof.
    Observed,
    /// A proof of the register shows it, and holds.
    Proven,
    /// The proofs of the register that showed it hold no more.
    Expired,
}

impl Strength {
    /// Every strength, in the order of a legend.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the word the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Declared => "déclaré",
            Self::Observed => "observé",
            Self::Proven => "documenté",
            Self::Expired => "expiré",
        }
    }

    /// Tells whether something is missing: no proof, or none that holds any more.
    pub const fn is_weak(self) -> bool {
        matches!(self, Self::Declared | Self::Expired)
    }

    /// Says how many claims are so: "12 documentés".
    pub fn count(self, number: usize) -> String {
        let plural = if number > 1 { "s" } else { "" };
        fr!("{number}~{}{plural}", self.label())
    }

    /// Says what makes it so.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Declared => "l’équipe le dit, sans preuve",
            Self::Observed => "l’équipe a sous la main ce que la grille attend",
            Self::Proven => "une preuve du registre, encore valable, y est rattachée",
            Self::Expired => "les preuves du registre ne sont plus valables",
        }
    }

    /// Judges the claim of a campaign on a criterion; `None` when no level above the lowest is claimed.
    ///
    /// An open campaign is judged today, a closed one on the day it was closed.
    pub fn of(
        dossier: &Dossier,
        campaign: &Campaign,
        criterion: &CriterionId,
        today: Date,
    ) -> Option<Self> {
        let level = campaign.level(criterion)?;
        // Only a level 1 needs its scale: it is the first of those that begin there.
        let is_claim = || Some(campaign.grid.criterion(criterion)?.1.scale.is_claim(level));
        let is_claim = if level == Level::at(1) { is_claim()? } else { level > Level::at(1) };
        if !is_claim {
            return None;
        }
        let on = judged_on(campaign, today);
        let mut proofs = proofs(dossier, campaign, criterion, today).peekable();
        if proofs.peek().is_some() {
            let holds = proofs.any(|proof| !proof.is_expired(on));
            return Some(if holds { Self::Proven } else { Self::Expired });
        }
        let entry = campaign.entries.get(criterion)?;
        Some(if entry.held_proofs.is_empty() { Self::Declared } else { Self::Observed })
    }
}

/// Returns the day on which the claims of a campaign are judged.
pub fn judged_on(campaign: &Campaign, today: Date) -> Date {
    campaign.closure.as_ref().map_or(today, |closure| closure.on)
}

/// Returns the proofs of the register that count for a criterion of a campaign: those made by the
/// day it is judged on, whether they still hold or not.
pub fn proofs<'a>(
    dossier: &'a Dossier,
    campaign: &Campaign,
    criterion: &'a CriterionId,
    today: Date,
) -> impl Iterator<Item = &'a Proof> {
    let on = judged_on(campaign, today);
    let is_made = move |proof: &&Proof| proof.date.is_none_or(|date| date <= on);
    dossier.proofs_of(criterion).map(|proof| &**proof).filter(is_made)
}

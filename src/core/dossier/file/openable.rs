//! What a file may hold must open again: a dossier that would not is not written, and why is told.
//!
//! Never writes a file.

use num_rational::Ratio;

use super::write::{DossierFile, WrittenGrids};
use super::{from_node, write};
use crate::dossier::Dossier;
use crate::french;
use crate::source::{self, Limits, Severity};

/// Why a dossier could not be opened again once it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unopenable {
    /// The end of a sentence: "il pèserait 13,2 Mio, pour 12 Mio au plus".
    pub reason: String,
    /// What to do, in French.
    pub help: String,
}

/// Writes a dossier as [`write()`] does, and makes sure that it can be read again.
pub fn write_openable(dossier: &Dossier) -> Result<String, Unopenable> {
    let text = write_in_bounds(dossier)?;
    check_openable(text.as_bytes())?;
    Ok(text)
}

/// Writes a dossier as [`write()`] does, unless it is heavier than what is read.
pub fn write_in_bounds(dossier: &Dossier) -> Result<String, Unopenable> {
    let text = write(dossier);
    if text.len() > Limits::DOSSIER.bytes { Err(too_heavy(dossier, text.len())) } else { Ok(text) }
}

/// Makes sure that what was written can be read again, by reading it: whatever the reader refuses, now
/// or later, never takes the place of a file that opens. That takes as long as opening the file.
pub fn check_openable(text: &[u8]) -> Result<(), Unopenable> {
    // Seals are not tried: a broken one is told when the file is opened, and stops nothing.
    let reading =
        source::read(text, Limits::DOSSIER, |node, problems| from_node(node, problems, 0));
    if reading.value.is_some() {
        return Ok(());
    }
    let mut errors = reading.problems.into_iter();
    let first = errors.find(|problem| problem.severity == Severity::Error);
    let told = first.map_or_else(String::new, |problem| {
        [problem.message, problem.help.unwrap_or_default()].join(" ")
    });
    Err(Unopenable { reason: "il ne s’ouvrirait plus".to_owned(), help: told })
}

fn too_heavy(dossier: &Dossier, bytes: usize) -> Unopenable {
    let reason = format!(
        "il pèserait {}, pour {} au plus",
        mebibytes(bytes),
        mebibytes(Limits::DOSSIER.bytes)
    );
    let (what, weight, remedy) = heaviest(dossier).unwrap_or_default();
    let weight = mebibytes(weight);
    let help = fr!("Le plus lourd : {what} ({weight}). {remedy}");
    Unopenable { reason, help }
}

/// Returns what weighs most of a dossier, and what can be done about it.
fn heaviest(dossier: &Dossier) -> Option<(String, usize, &'static str)> {
    const TEXTS: &str = "Raccourcissez ses textes les plus longs.";
    const BALLOTS: &str = "Retirez les avis les plus longs, ou clôturez cette campagne.";
    let grids = WrittenGrids::of(dossier);
    let DossierFile::Dossier {
        equipe,
        grilles,
        campagnes,
        exercices,
        actions,
        preuves,
        demarches_qualite,
        presentation,
        ..
    } = DossierFile::new(dossier, &grids);
    let named = |what: &str, written: String| (what.to_owned(), written.len(), TEXTS);
    let mut parts = vec![
        named("la fiche de l’équipe", source::write(&equipe)),
        named("la grille des campagnes", source::write(&grilles)),
        named("la rémunération", source::write(&exercices)),
        named("le plan d’action", source::write(&actions)),
        named("le registre des preuves", source::write(&preuves)),
        named("la démarche qualité", source::write(&demarches_qualite)),
        named("la présentation des documents", source::write(&presentation)),
    ];
    for campaign in &campagnes {
        let title = source::excerpt(campaign.titre.0);
        let ballots = source::write(&campaign.collecte).len();
        let rest = source::write(campaign).len().saturating_sub(ballots);
        parts.push((fr!("les avis de « {title} »"), ballots, BALLOTS));
        parts.push((fr!("la campagne « {title} »"), rest, TEXTS));
    }
    parts.into_iter().max_by_key(|(_, weight, _)| *weight)
}

/// Says how heavy a text is, to a tenth: "12,3 Mio".
fn mebibytes(bytes: usize) -> String {
    let tenths = i64::try_from((bytes * 10).div_ceil(1 << 20)).unwrap_or(i64::MAX);
    fr!("{}~Mio", french::decimal(Ratio::new(tenths, 10)))
}

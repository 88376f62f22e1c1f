//! [`Dossier`] → what its file holds, with French keys. What is empty is left out.
//!
//! Never computes a text, but for the keys of grids.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ballots::CollectionFile;
use super::closure::ClosureFile;
use super::entries::EntryFile;
use super::exercises::ExerciseFile;
use super::improvements::ImprovementFile;
use super::meeting::MeetingFile;
use super::parts::{Bare, ByName};
use super::presentation::PresentationFile;
use super::proofs::ProofFile;
use super::quality::{self, ApproachFile};
use super::team::TeamFile;
use crate::dossier::{Campaign, Dossier, Extent};
use crate::grid::Grid;
use crate::grid::file::GridFile;
use crate::source::{FileKind, PlainText, is_default};

/// The grids of a dossier, each once, under the key that campaigns name.
pub(super) struct WrittenGrids<'a>(Vec<(String, &'a Arc<Grid>)>);

/// A dossier as its file holds it. A variant, because `ron` writes its name and no other.
#[derive(serde::Serialize)]
pub(super) enum DossierFile<'a> {
    Dossier {
        format: i64,
        #[serde(skip_serializing_if = "is_default")]
        fictif: bool,
        equipe: TeamFile<'a>,
        grilles: ByName<&'a str, GridFile<'a>>,
        campagnes: Vec<CampaignFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        exercices: Vec<ExerciseFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        actions: Vec<ImprovementFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        preuves: Vec<ProofFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        demarches_qualite: Vec<ApproachFile<'a>>,
        #[serde(skip_serializing_if = "Bare::is_none")]
        presentation: Bare<PresentationFile<'a>>,
    },
}

record! {
    /// A campaign as the file holds it.
    pub(super) struct CampaignFile<'a> {
        id: u32,
        pub(super) titre: PlainText<'a>,
        date: String,
        grille: &'a str,
        parcours: ExtentFile,
        profil if "ByName::is_empty": ByName<PlainText<'a>, PlainText<'a>>,
        professions if "Vec::is_empty": Vec<PlainText<'a>>,
        note if "PlainText::is_empty": PlainText<'a>,
        reponses: ByName<&'a str, EntryFile<'a>>,
        pub(super) collecte if "Bare::is_none": Bare<CollectionFile<'a>>,
        reunion if "Bare::is_none": Bare<MeetingFile<'a>>,
        cloture if "Bare::is_none": Bare<ClosureFile<'a>>,
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum ExtentFile {
    Complet,
    Court,
    Premier,
}

impl<'a> WrittenGrids<'a> {
    /// Finds the different grids of a dossier and names them `msp 1.0.0`; where two of one name and version
    /// say different things, the key of the second says so: `msp 1.0.0, autre contenu`.
    pub(super) fn of(dossier: &'a Dossier) -> Self {
        let mut grids = Self(Vec::new());
        let mut of_one_name: BTreeMap<String, usize> = BTreeMap::new();
        for campaign in &dossier.campaigns {
            let grid = &campaign.grid;
            if grids.key(grid).is_some() {
                continue;
            }
            let name = format!("{} {}", grid.id, grid.version);
            let number = of_one_name.entry(name.clone()).or_default();
            *number += 1;
            let key = match *number {
                1 => name,
                2 => format!("{name}, autre contenu"),
                number => format!("{name}, autre contenu {}", number - 1),
            };
            grids.0.push((key, grid));
        }
        grids
    }

    fn key(&self, grid: &Arc<Grid>) -> Option<&str> {
        let is_itself = |other: &Arc<Grid>| Arc::ptr_eq(other, grid);
        let found = self.0.iter().find(|(_, other)| is_itself(other));
        let found = found.or_else(|| self.0.iter().find(|(_, other)| *other == grid));
        found.map(|(key, _)| key.as_str())
    }
}

impl<'a> DossierFile<'a> {
    pub(super) fn new(dossier: &'a Dossier, grids: &'a WrittenGrids<'a>) -> Self {
        let written = grids.0.iter().map(|(key, grid)| (key.as_str(), GridFile::from(&***grid)));
        let campaigns = dossier.campaigns.iter();
        Self::Dossier {
            format: FileKind::DOSSIER.format,
            fictif: dossier.is_fictitious,
            equipe: TeamFile::from(&dossier.team),
            grilles: ByName(written.collect()),
            campagnes: campaigns.map(|campaign| CampaignFile::new(campaign, grids)).collect(),
            exercices: dossier.exercises.iter().map(|facts| ExerciseFile::from(&**facts)).collect(),
            actions: dossier.improvements.iter().map(|one| ImprovementFile::of(one)).collect(),
            preuves: dossier.proofs.iter().map(|proof| ProofFile::of(proof)).collect(),
            demarches_qualite: quality::written(dossier),
            presentation: Bare(PresentationFile::of(&dossier.presentation)),
        }
    }
}

impl<'a> CampaignFile<'a> {
    fn new(campaign: &'a Campaign, grids: &'a WrittenGrids<'a>) -> Self {
        let entries = campaign.grid.criteria().filter_map(|(_, criterion)| {
            let entry = campaign.entries.get(&criterion.id)?;
            (!entry.is_empty()).then(|| (criterion.id.0.as_str(), EntryFile::from(entry)))
        });
        // Whatever happens, no ballot outlives its campaign.
        let collection = campaign.collection.as_ref().filter(|_| !campaign.is_closed());
        Self {
            id: campaign.id.0,
            titre: PlainText(&campaign.title),
            date: campaign.date.to_string(),
            grille: grids.key(&campaign.grid).unwrap_or_default(),
            parcours: match campaign.extent {
                Extent::Full => ExtentFile::Complet,
                Extent::Short => ExtentFile::Court,
                Extent::First => ExtentFile::Premier,
            },
            profil: ByName(
                campaign
                    .profile
                    .iter()
                    .map(|(id, said)| (PlainText(id), PlainText(said)))
                    .collect(),
            ),
            professions: campaign.professions.iter().map(|name| PlainText(name)).collect(),
            note: PlainText(&campaign.note),
            reponses: ByName(entries.collect()),
            collecte: Bare(collection.map(CollectionFile::of)),
            reunion: Bare(campaign.meeting.as_ref().map(MeetingFile::of)),
            cloture: Bare(campaign.closure.as_ref().map(ClosureFile::of)),
        }
    }
}

//! [`Dossier`] → what its file holds, with French keys. What is empty is left out.
//!
//! Never computes a text, but for the keys of grids.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ballots::CollectionFile;
use super::closure::ClosureFile;
use super::decode::HOW;
use super::exercises::ExerciseFile;
use super::improvements::ImprovementFile;
use super::meeting::MeetingFile;
use super::parts::{Map, Word, Written, date};
use super::presentation::PresentationFile;
use super::proofs::ProofFile;
use super::quality::{self, ApproachFile};
use crate::dossier::{
    Answer, Associates, Campaign, Decided, Dossier, Entry, Path, Patientele, Site, Team,
};
use crate::grid::file::GridFile;
use crate::grid::{Grid, Level};
use crate::source::{Text, is_default};

/// Stands in the file for a reason that was left blank, so that the file can be read again.
const BLANK_REASON: &str = "Raison à préciser";

/// The grids of a dossier, each once, under the key that campaigns name.
pub(super) struct Grids<'a>(Vec<(String, &'a Arc<Grid>)>);

/// A dossier as its file holds it. A variant, because `ron` writes its name and no other.
#[derive(serde::Serialize)]
pub(super) enum DossierFile<'a> {
    Dossier {
        format: u32,
        #[serde(skip_serializing_if = "is_default")]
        fictif: bool,
        equipe: TeamFile<'a>,
        grilles: Map<&'a str, GridFile<'a>>,
        campagnes: Vec<CampaignFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        exercices: Vec<ExerciseFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        actions: Vec<ImprovementFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        preuves: Vec<ProofFile<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        demarches_qualite: Vec<ApproachFile<'a>>,
        #[serde(skip_serializing_if = "Written::is_none")]
        presentation: Written<PresentationFile<'a>>,
    },
}

#[derive(serde::Serialize)]
pub(super) struct TeamFile<'a> {
    nom: Text<'a>,
    sisa: Text<'a>,
    finess: Text<'a>,
    commune: Text<'a>,
    region: Text<'a>,
    coordination: Text<'a>,
    referent_qualite: Text<'a>,
    #[serde(skip_serializing_if = "Written::is_none")]
    date_contrat: Written<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sites: Vec<SiteFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associes: Vec<AssociatesFile<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    patientele: Vec<PatienteleFile>,
}

#[derive(serde::Serialize)]
struct SiteFile<'a> {
    nom: Text<'a>,
    adresse: Text<'a>,
}

#[derive(serde::Serialize)]
struct AssociatesFile<'a> {
    profession: Text<'a>,
    nombre: u32,
}

#[derive(serde::Serialize)]
struct PatienteleFile {
    annee: i16,
    #[serde(skip_serializing_if = "Written::is_none")]
    date: Written<String>,
    nombre: u32,
}

#[derive(serde::Serialize)]
pub(super) struct CampaignFile<'a> {
    id: u32,
    pub(super) titre: Text<'a>,
    date: String,
    grille: &'a str,
    parcours: PathFile,
    #[serde(skip_serializing_if = "Text::is_empty")]
    note: Text<'a>,
    reponses: Map<&'a str, EntryFile<'a>>,
    #[serde(skip_serializing_if = "Written::is_none")]
    pub(super) collecte: Written<CollectionFile<'a>>,
    #[serde(skip_serializing_if = "Written::is_none")]
    reunion: Written<MeetingFile<'a>>,
    #[serde(skip_serializing_if = "Written::is_none")]
    cloture: Written<ClosureFile<'a>>,
}

#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum PathFile {
    Complet,
    Court,
}

#[derive(serde::Serialize)]
struct EntryFile<'a> {
    #[serde(skip_serializing_if = "Written::is_none")]
    niveau: Written<u8>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    sans_objet: Text<'a>,
    #[serde(skip_serializing_if = "is_default")]
    ne_sait_pas: bool,
    #[serde(skip_serializing_if = "Written::is_none")]
    desaccord: Written<BandFile>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    commentaire: Text<'a>,
    #[serde(skip_serializing_if = "Written::is_none")]
    cible: Written<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    preuves_disponibles: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Text::is_empty")]
    avis_minoritaire: Text<'a>,
    #[serde(skip_serializing_if = "Written::is_none")]
    decision: Written<DecisionFile>,
}

#[derive(serde::Serialize)]
struct BandFile {
    de: u8,
    a: u8,
}

#[derive(serde::Serialize)]
struct DecisionFile {
    le: String,
    comment: Word,
}

impl<'a> Grids<'a> {
    /// Finds the different grids of a dossier and names them `msp 1.0.0`, `msp 1.0.0 (2)`…
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
            let key = if *number == 1 { name } else { format!("{name} ({number})") };
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
    pub(super) fn new(dossier: &'a Dossier, grids: &'a Grids<'a>) -> Self {
        let written = grids.0.iter().map(|(key, grid)| (key.as_str(), GridFile::from(&***grid)));
        let campaigns = dossier.campaigns.iter();
        Self::Dossier {
            format: 1,
            fictif: dossier.is_fictitious,
            equipe: TeamFile::from(&dossier.team),
            grilles: Map(written.collect()),
            campagnes: campaigns.map(|campaign| CampaignFile::new(campaign, grids)).collect(),
            exercices: dossier.exercises.iter().map(|facts| ExerciseFile::from(&**facts)).collect(),
            actions: dossier.improvements.iter().map(|one| ImprovementFile::of(one)).collect(),
            preuves: dossier.proofs.iter().map(|proof| ProofFile::of(proof)).collect(),
            demarches_qualite: quality::written(dossier),
            presentation: Written(PresentationFile::of(&dossier.presentation)),
        }
    }
}

impl<'a> From<&'a Team> for TeamFile<'a> {
    fn from(team: &'a Team) -> Self {
        Self {
            nom: Text(&team.name),
            sisa: Text(&team.sisa),
            finess: Text(&team.finess),
            commune: Text(&team.commune),
            region: Text(&team.region),
            coordination: Text(&team.coordinator),
            referent_qualite: Text(&team.quality_lead),
            date_contrat: date(team.contract_date),
            sites: team.sites.iter().map(SiteFile::from).collect(),
            associes: team.associates.iter().map(AssociatesFile::from).collect(),
            patientele: team.patientele.iter().map(PatienteleFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Site> for SiteFile<'a> {
    fn from(site: &'a Site) -> Self {
        Self { nom: Text(&site.name), adresse: Text(&site.address) }
    }
}

impl<'a> From<&'a Associates> for AssociatesFile<'a> {
    fn from(associates: &'a Associates) -> Self {
        Self { profession: Text(&associates.profession), nombre: associates.count }
    }
}

impl From<&Patientele> for PatienteleFile {
    fn from(patientele: &Patientele) -> Self {
        Self { annee: patientele.year, date: date(patientele.date), nombre: patientele.count }
    }
}

impl<'a> CampaignFile<'a> {
    fn new(campaign: &'a Campaign, grids: &'a Grids<'a>) -> Self {
        let entries = campaign.grid.criteria().filter_map(|(_, criterion)| {
            let entry = campaign.entries.get(&criterion.id)?;
            (!entry.is_empty()).then(|| (criterion.id.0.as_str(), EntryFile::from(entry)))
        });
        // Whatever happens, no ballot outlives its campaign.
        let collection = campaign.collection.as_ref().filter(|_| !campaign.is_closed());
        Self {
            id: campaign.id.0,
            titre: Text(&campaign.title),
            date: campaign.date.to_string(),
            grille: grids.key(&campaign.grid).unwrap_or_default(),
            parcours: match campaign.path {
                Path::Full => PathFile::Complet,
                Path::Short => PathFile::Court,
            },
            note: Text(&campaign.note),
            reponses: Map(entries.collect()),
            collecte: Written(collection.map(CollectionFile::of)),
            reunion: Written(campaign.meeting.as_ref().map(MeetingFile::of)),
            cloture: Written(campaign.closure.as_ref().map(ClosureFile::of)),
        }
    }
}

impl<'a> From<&'a Entry> for EntryFile<'a> {
    fn from(entry: &'a Entry) -> Self {
        let reason = match &entry.answer {
            Some(Answer::NotApplicable { reason }) if is_blank(reason) => BLANK_REASON,
            Some(Answer::NotApplicable { reason }) => reason,
            _ => "",
        };
        let band = entry.answer.as_ref().and_then(Answer::band);
        Self {
            niveau: Written(entry.answer.as_ref().and_then(Answer::level).map(Level::number)),
            sans_objet: Text(reason),
            ne_sait_pas: entry.answer == Some(Answer::Unknown),
            desaccord: Written(
                band.map(|(low, high)| BandFile { de: low.number(), a: high.number() }),
            ),
            commentaire: Text(&entry.comment),
            cible: Written(entry.target.map(Level::number)),
            preuves_disponibles: entry.held_proofs.iter().map(|proof| Text(proof)).collect(),
            avis_minoritaire: Text(&entry.minority),
            decision: Written(entry.decided.map(DecisionFile::of)),
        }
    }
}

impl DecisionFile {
    fn of(decided: Decided) -> Self {
        Self { le: decided.on.to_string(), comment: Word::of(HOW, &decided.how) }
    }
}

/// Tells whether nothing readable would be written.
fn is_blank(reason: &str) -> bool {
    reason.chars().all(|character| character.is_whitespace() || character.is_control())
}

//! Who the team is, both ways: `equipe: (nom: "…", sites: […], …)`.

use super::parts::{Bare, COUNTS, date};
use crate::dossier::{Associates, Patientele, Site, Team};
use crate::source::{Node, PlainText, Problems, Record};

record! {
    /// The team as the file holds it.
    pub(super) struct TeamFile<'a> {
        nom: PlainText<'a>,
        sisa: PlainText<'a>,
        finess: PlainText<'a>,
        commune: PlainText<'a>,
        region: PlainText<'a>,
        coordination: PlainText<'a>,
        referent_qualite: PlainText<'a>,
        date_contrat if "Bare::is_none": Bare<String>,
        sites if "Vec::is_empty": Vec<SiteFile<'a>>,
        associes if "Vec::is_empty": Vec<AssociatesFile<'a>>,
        patientele if "Vec::is_empty": Vec<PatienteleFile>,
    }
}

record! {
    struct SiteFile<'a> {
        nom: PlainText<'a>,
        adresse: PlainText<'a>,
    }
}

record! {
    struct AssociatesFile<'a> {
        profession: PlainText<'a>,
        nombre: u32,
    }
}

record! {
    struct PatienteleFile {
        annee: i16,
        date if "Bare::is_none": Bare<String>,
        nombre: u32,
    }
}

/// Reads who the team is.
pub(super) fn team<'a, const N: usize>(record: &Record<'a, N>, problems: &'a Problems<'a>) -> Team {
    let record = match record.require("equipe", "(nom: \"…\")") {
        Some(node) => Record::open(node, problems, "cette équipe", TeamFile::KEYS),
        None => Record::absent(problems, TeamFile::KEYS),
    };
    let list = |key| record.list(key, "[(…)]").unwrap_or_default().iter();
    Team {
        name: record.free_text("nom"),
        sisa: record.free_text("sisa"),
        finess: record.free_text("finess"),
        commune: record.free_text("commune"),
        region: record.free_text("region"),
        coordinator: record.free_text("coordination"),
        quality_lead: record.free_text("referent_qualite"),
        contract_date: record.optional_date("date_contrat"),
        sites: list("sites").map(|node| site(node, problems)).collect(),
        associates: list("associes").map(|node| associates(node, problems)).collect(),
        patientele: list("patientele").map(|node| patientele(node, problems)).collect(),
    }
}

fn site<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Site {
    let record = Record::open(node, problems, "ce site", SiteFile::KEYS);
    Site { name: record.free_text("nom"), address: record.free_text("adresse") }
}

fn associates<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Associates {
    let record = Record::open(node, problems, "ces associés", AssociatesFile::KEYS);
    Associates { profession: record.free_text("profession"), count: count(&record) }
}

fn patientele<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Patientele {
    let record = Record::open(node, problems, "cette patientèle", PatienteleFile::KEYS);
    let years = i64::from(i16::MIN)..=i64::from(i16::MAX);
    record.require("annee", "2026");
    Patientele {
        year: i16::try_from(record.integer("annee", &years, 0)).unwrap_or(0),
        date: record.optional_date("date"),
        count: count(&record),
    }
}

fn count<const N: usize>(record: &Record<'_, N>) -> u32 {
    u32::try_from(record.required_integer("nombre", &COUNTS)).unwrap_or(0)
}

impl<'a> From<&'a Team> for TeamFile<'a> {
    fn from(team: &'a Team) -> Self {
        let Team {
            name,
            sisa,
            finess,
            commune,
            region,
            coordinator,
            quality_lead,
            contract_date,
            sites,
            associates,
            patientele,
        } = team;
        Self {
            nom: PlainText(name),
            sisa: PlainText(sisa),
            finess: PlainText(finess),
            commune: PlainText(commune),
            region: PlainText(region),
            coordination: PlainText(coordinator),
            referent_qualite: PlainText(quality_lead),
            date_contrat: date(*contract_date),
            sites: sites.iter().map(SiteFile::from).collect(),
            associes: associates.iter().map(AssociatesFile::from).collect(),
            patientele: patientele.iter().map(PatienteleFile::from).collect(),
        }
    }
}

impl<'a> From<&'a Site> for SiteFile<'a> {
    fn from(site: &'a Site) -> Self {
        Self { nom: PlainText(&site.name), adresse: PlainText(&site.address) }
    }
}

impl<'a> From<&'a Associates> for AssociatesFile<'a> {
    fn from(associates: &'a Associates) -> Self {
        Self { profession: PlainText(&associates.profession), nombre: associates.count }
    }
}

impl From<&Patientele> for PatienteleFile {
    fn from(patientele: &Patientele) -> Self {
        Self { annee: patientele.year, date: date(patientele.date), nombre: patientele.count }
    }
}

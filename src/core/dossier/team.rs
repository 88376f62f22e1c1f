//! Who the team is: facts about the structure, never about patients.

use jiff::civil::Date;

use crate::french;

/// Identity of the structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Name in use.
    pub name: String,
    /// Legal structure that signs the ACI contract.
    pub sisa: String,
    /// FINESS number, as text: it may begin with a zero.
    pub finess: String,
    /// Commune.
    pub commune: String,
    /// Region.
    pub region: String,
    /// Person or role who keeps the self-assessment alive.
    pub coordinator: String,
    /// *Référent qualité*.
    pub quality_lead: String,
    /// Day the ACI contract was signed.
    pub contract_date: Option<Date>,
    /// Places of care.
    pub sites: Vec<Site>,
    /// Associates, by profession.
    pub associates: Vec<Associates>,
    /// Patients who chose a doctor of the structure, by year.
    pub patientele: Vec<Patientele>,
}

/// A place of care.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: String,
}

/// How many associates of a profession.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Associates {
    /// Profession, as the team names it.
    pub profession: String,
    /// Persons.
    pub count: u32,
}

/// *Patientèle* of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patientele {
    /// Exercise it serves.
    pub year: i16,
    /// Day it was counted.
    pub date: Option<Date>,
    /// Patients.
    pub count: u32,
}

/// A text of the team's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum TeamField {
    /// Name in use.
    Name,
    /// Legal structure.
    Sisa,
    /// FINESS number.
    Finess,
    /// Commune.
    Commune,
    /// Region.
    Region,
    /// Coordinator.
    Coordinator,
    /// *Référent qualité*.
    QualityLead,
}

/// Offered to who answers, after the professions the team named.
const ALSO_IN_A_TEAM: [&str; 3] = ["Secrétariat", "Coordination", "Étudiant ou stagiaire"];
/// A profession that is not among those offered, or that who answers would rather not name.
pub const OTHER_PROFESSION: &str = "Autre";
/// Told where a profession is asked for: who is alone would be recognised by it.
pub const ALONE_IN_PROFESSION: &str =
    fr!("Si vous êtes seul de votre profession, vous pouvez cocher « Autre ».");
/// Offered while the team has named none.
const USUAL_PROFESSIONS: [&str; 11] = [
    "Médecin généraliste",
    "Infirmier ou infirmière",
    "Infirmier ou infirmière en pratique avancée",
    "Masseur ou masseuse-kinésithérapeute",
    "Pharmacien ou pharmacienne",
    "Sage-femme",
    "Chirurgien ou chirurgienne-dentiste",
    "Orthophoniste",
    "Pédicure-podologue",
    "Psychologue",
    "Assistant médical ou assistante médicale",
];

impl Team {
    /// Returns the professions to offer to who answers, each once.
    pub fn professions(&self) -> Vec<String> {
        let named = self.associates.iter().map(|associates| associates.profession.trim());
        let mut named: Vec<&str> = named.filter(|profession| !profession.is_empty()).collect();
        if named.is_empty() {
            named.extend(USUAL_PROFESSIONS);
        }
        let mut offered: Vec<String> = Vec::new();
        for profession in named.into_iter().chain(ALSO_IN_A_TEAM) {
            if !offered.iter().any(|other| french::is_same(other, profession)) {
                offered.push(profession.to_owned());
            }
        }
        offered
    }

    /// Returns the name, or what stands for it while there is none.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() { "Équipe sans nom" } else { self.name.trim() }
    }

    /// Returns the number of associates, all professions together.
    pub fn associate_count(&self) -> u32 {
        self.associates.iter().map(|associates| associates.count).fold(0, u32::saturating_add)
    }
}

impl TeamField {
    /// Every field, in the order they are asked.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the field's name as the person reads it in a sentence.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "nom",
            Self::Sisa => "SISA",
            Self::Finess => "numéro FINESS",
            Self::Commune => "commune",
            Self::Region => "région",
            Self::Coordinator => "coordination",
            Self::QualityLead => "référent qualité",
        }
    }

    /// Returns what the field holds.
    pub fn read(self, team: &Team) -> &str {
        match self {
            Self::Name => &team.name,
            Self::Sisa => &team.sisa,
            Self::Finess => &team.finess,
            Self::Commune => &team.commune,
            Self::Region => &team.region,
            Self::Coordinator => &team.coordinator,
            Self::QualityLead => &team.quality_lead,
        }
    }

    /// Returns the field, to be written in.
    pub(super) const fn of(self, team: &mut Team) -> &mut String {
        match self {
            Self::Name => &mut team.name,
            Self::Sisa => &mut team.sisa,
            Self::Finess => &mut team.finess,
            Self::Commune => &mut team.commune,
            Self::Region => &mut team.region,
            Self::Coordinator => &mut team.coordinator,
            Self::QualityLead => &mut team.quality_lead,
        }
    }
}

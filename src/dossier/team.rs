//! Who the team is: facts about the structure, never about patients.

use jiff::civil::Date;

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

impl Team {
    /// Returns the name, or what stands for it while there is none.
    pub fn display_name(&self) -> &str {
        if self.name.trim().is_empty() { "Équipe sans nom" } else { self.name.trim() }
    }

    /// Returns the number of associates, all professions together.
    pub fn associate_count(&self) -> u32 {
        self.associates.iter().map(|associates| associates.count).fold(0, u32::saturating_add)
    }
}

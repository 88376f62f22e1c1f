//! The register of proofs (*justificatifs*): what shows a claim, where it is kept, until when it holds.
//!
//! Never opens a file: its fingerprint is told by the shell. Holds references, never patient data.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::french;
use crate::grid::CriterionId;

/// Names a proof inside its dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProofId(pub u32);

/// A proof of the register. One proof serves several criteria and indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Unique in the dossier.
    pub id: ProofId,
    /// "Calendrier des réunions 2026".
    pub title: String,
    /// What kind of paper it is.
    pub kind: ProofKind,
    /// The day it was made.
    pub date: Option<Date>,
    /// The last day it holds; `None`: for good.
    pub valid_until: Option<Date>,
    /// Where it is kept.
    pub place: ProofPlace,
    /// Who keeps it.
    pub owner: String,
    /// Criteria it shows.
    pub criteria: BTreeSet<CriterionId>,
    /// Indicators of the remuneration it shows, by their names in the rules.
    pub indicators: BTreeSet<String>,
    /// Anything to know.
    pub note: String,
}

/// What kind of paper a proof is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, strum::VariantArray)]
pub enum ProofKind {
    /// Minutes of a meeting, attendance.
    Minutes,
    /// A written protocol.
    Protocol,
    /// A list, a calendar, a table.
    Table,
    /// A contract, an agreement, statutes.
    Contract,
    /// Results of a survey.
    Survey,
    /// A picture, a poster, a leaflet.
    Display,
    /// A certificate, an invoice.
    Certificate,
    /// Anything else.
    #[default]
    Other,
}

/// Where a proof is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProofPlace {
    /// Nobody said.
    #[default]
    Unsaid,
    /// A file.
    File {
        /// As it was chosen.
        path: String,
        /// SHA-256 of what it held, in hexadecimal; empty until it was read.
        fingerprint: String,
    },
    /// An address on a network.
    Address(String),
    /// A paper folder.
    Paper(String),
}

/// How long a proof still holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// It held until so many days ago.
    Expired(i32),
    /// It holds for so many days, less than two months.
    Soon(i32),
    /// It holds until this day.
    Until(Date),
    /// It holds for good.
    Lasting,
}

/// What the shell found where a proof's file should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It holds what it held.
    Same,
    /// It holds something else.
    Changed,
    /// It is there, and nobody took its fingerprint: whether it changed cannot be told.
    Unknown,
    /// It is not there.
    Missing,
}

impl FileState {
    /// Tells a file that is there by its fingerprint now and the one that was taken, if any.
    pub fn of(now: &str, taken: &str) -> Self {
        match taken {
            "" => Self::Unknown,
            taken if taken == now => Self::Same,
            _ => Self::Changed,
        }
    }
}

impl ProofKind {
    /// Every kind, the most usual first.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Other => "autre document",
            Self::Minutes => "compte rendu, émargement",
            Self::Protocol => "protocole",
            Self::Contract => "contrat, convention, statuts",
            Self::Table => "liste, calendrier, tableau",
            Self::Survey => "résultats d’enquête",
            Self::Display => "affiche, photo, livret",
            Self::Certificate => "attestation, facture",
        }
    }
}

impl ProofPlace {
    /// Returns the name of its file, without its folder; whichever system the path was written on.
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::File { path, .. } => path.rsplit(['/', '\\']).next(),
            Self::Unsaid | Self::Address(_) | Self::Paper(_) => None,
        }
    }

    /// Tells whether nobody said where.
    pub fn is_unsaid(&self) -> bool {
        match self {
            Self::Unsaid => true,
            Self::File { path: text, .. } | Self::Address(text) | Self::Paper(text) => {
                text.trim().is_empty()
            }
        }
    }
}

impl Validity {
    /// Days before the end from which one should think of it.
    const SOON: i32 = 60;

    /// Says it in a few words: "expire dans 20 jours", "expirée depuis 3 mois".
    pub fn words(self) -> String {
        match self {
            Self::Expired(1) => "expirée depuis hier".to_owned(),
            Self::Expired(days) => format!("expirée depuis {}", french::lasting(days)),
            Self::Soon(0) => "expire aujourd’hui".to_owned(),
            Self::Soon(1) => "expire demain".to_owned(),
            Self::Soon(days) => format!("expire dans {}", french::lasting(days)),
            Self::Until(date) => format!("valable jusqu’au {}", french::long_date(date)),
            Self::Lasting => "sans limite".to_owned(),
        }
    }

    /// Tells whether it is time to renew the proof.
    pub const fn is_due(self) -> bool {
        matches!(self, Self::Expired(_) | Self::Soon(_))
    }
}

impl Proof {
    /// Returns the title, or what stands for it while there is none.
    pub fn display_title(&self) -> &str {
        let title = self.title.trim();
        if title.is_empty() { "Preuve sans titre" } else { title }
    }

    /// Returns how long it still holds, seen from a day.
    pub fn validity(&self, today: Date) -> Validity {
        let Some(last) = self.valid_until else { return Validity::Lasting };
        match (last - today).get_days() {
            days if days < 0 => Validity::Expired(-days),
            days if days <= Validity::SOON => Validity::Soon(days),
            _ => Validity::Until(last),
        }
    }

    /// Tells how long it holds in words that stay true when filed: "valable jusqu’au 31 décembre 2026",
    /// "expirée le 31 mars 2025".
    pub fn validity_on(&self, day: Date) -> String {
        match self.valid_until {
            None => Validity::Lasting.words(),
            Some(last) if last < day => format!("expirée le {}", french::long_date(last)),
            Some(last) => Validity::Until(last).words(),
        }
    }

    /// Returns its file, when that is where it is kept.
    pub fn file(&self) -> Option<(&str, &str)> {
        let ProofPlace::File { path, fingerprint } = &self.place else { return None };
        (!path.is_empty()).then_some((path, fingerprint))
    }

    /// Tells whether it shows no criterion and no indicator.
    pub fn is_unlinked(&self) -> bool {
        self.criteria.is_empty() && self.indicators.is_empty()
    }

    /// Tells whether it no longer holds on a day.
    pub fn is_expired(&self, on: Date) -> bool {
        self.valid_until.is_some_and(|last| last < on)
    }
}

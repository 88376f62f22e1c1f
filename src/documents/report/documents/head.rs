//! What every document begins with: whose it is and of which day; and who the team is.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dossier::{Dossier, Team};
use crate::french;
use crate::report::content::{Labelled, Letterhead, PageShape, Report};
use crate::report::words::{running, text};
use crate::scoring;

/// Returns a document that says nothing yet.
pub(super) fn head(dossier: &Dossier, made_on: Date) -> Report {
    let team = &dossier.team;
    let name = text(team.display_name());
    let place = [text(&team.commune), text(&team.region)];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    Report {
        title: String::new(),
        shape: PageShape::Pages,
        is_fictitious: dossier.is_fictitious,
        made_on_date: made_on,
        made_on: french::long_date(made_on),
        running: running(&name),
        letterhead: Letterhead { name, place: place.join(", "), logo: None },
        description: String::new(),
        caution: String::new(),
        lines: Vec::new(),
        sections: Vec::new(),
        data: Vec::new(),
    }
}

/// Says what is known of the structure.
pub(super) fn team(team: &Team) -> Vec<Labelled> {
    Labelled::said([
        ("Structure juridique", text(&team.sisa)),
        ("FINESS", text(&team.finess)),
        ("Commune", text(&team.commune)),
        ("Région", text(&team.region)),
        ("Coordination", text(&team.coordinator)),
        ("Référent qualité", text(&team.quality_lead)),
        ("Contrat ACI", team.contract_date.map_or_else(String::new, french::long_date)),
        ("Associés", members(team)),
        (PATIENTS, patients(team)),
    ])
}

/// What the patients of the team stand under.
pub(super) const PATIENTS: &str = "Patientèle";

/// Tells how many associates there are, by profession from three people on.
fn members(team: &Team) -> String {
    let all = team.associate_count();
    if all == 0 {
        return String::new();
    }
    let mut counts = BTreeMap::<String, u32>::new();
    for associates in team.associates.iter().filter(|associates| associates.count > 0) {
        let count = counts.entry(text(&associates.profession)).or_default();
        *count = count.saturating_add(associates.count);
    }
    let told: Vec<String> = scoring::professions(&counts)
        .into_iter()
        .filter_map(|(profession, count)| Some((profession?, count)))
        .filter(|(profession, _)| !profession.is_empty())
        .map(|(profession, count)| fr!("{} : {count}", french::in_a_sentence(&profession)))
        .collect();
    if told.is_empty() { all.to_string() } else { format!("{all} ({})", told.join(", ")) }
}

/// Tells the latest *patientèle* and of when it is.
fn patients(team: &Team) -> String {
    let latest = team.patientele.iter().max_by_key(|patientele| patientele.year);
    latest.map_or_else(String::new, |patientele| {
        let count = french::integer(i64::from(patientele.count));
        let when = patientele.date.map_or_else(
            || format!("pour {}", patientele.year),
            |day| format!("au {}", french::long_date(day)),
        );
        fr!("{count}~patients {when}")
    })
}

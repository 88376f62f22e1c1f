//! Documents that are filed and read by others: what they say stays true, and concerns who reads.

use std::sync::Arc;

use jalons::dossier::Dossier;
use jalons::report::content::Report;
use jalons::report::csv;
use jalons::report::documents::{DocumentKind, Readership};
use jalons::scoring::{self, Scores};

use crate::report_builders::{MADE_ON, example, page_texts, report, telling_comments};

fn document(kind: DocumentKind, dossier: &Dossier) -> Report {
    report(kind, dossier, dossier.latest_campaign().expect("a campaign").id.0)
}

/// Returns a text without spaces and hyphens: a line may end anywhere.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !['-', '\u{ad}', '‐'].contains(c)).collect()
}

/// Returns what the pages of a document say, tight.
fn said(report: &Report) -> String {
    tight(&page_texts(report).concat())
}

#[track_caller]
fn check_silent(name: &str, said: &str, words: &[&str]) {
    for word in words {
        assert!(!said.contains(&tight(word)), "{name} says « {word} »");
    }
}

/// Tells whether a tight text counts the days to come: "dans12jours".
fn counts_days(said: &str) -> bool {
    said.match_indices("jours").any(|(at, _)| {
        let before = said[..at].trim_end_matches(|c: char| c.is_ascii_digit());
        before.len() < at && before.ends_with("dans")
    })
}

#[test]
fn no_document_counts_days_that_are_other_ones_tomorrow() {
    assert!(counts_days("échéancedans12jours") && !counts_days("tousles12jours"));
    let dossier = example();
    for kind in DocumentKind::all() {
        let said = said(&document(kind, &dossier));
        let name = format!("{kind:?}");
        check_silent(&name, &said, &["en retard de ", "expirée depuis", "expire dans"]);
        assert!(!counts_days(&said), "{name}");
    }
}

#[test]
fn a_poster_says_the_next_step_and_nobody_s_name_or_delay() {
    let dossier = example();
    assert!(dossier.improvements.iter().any(|one| one.is_overdue(MADE_ON)), "one is late");
    let poster = said(&document(DocumentKind::Poster, &dossier));
    let owners = dossier.improvements.iter().map(|one| one.owner.trim());
    let owners: Vec<&str> = owners.filter(|owner| !owner.is_empty()).collect();
    assert!(!owners.is_empty());
    check_silent("the poster", &poster, &owners);
    let delays = ["non tenue", "dépassée", "bloque le palier", "bloquent le palier"];
    check_silent("the poster", &poster, &delays);
}

#[test]
fn under_each_priority_stands_what_is_decided_or_that_nothing_is() {
    let dossier = example();
    let id = dossier.latest_campaign().expect("a campaign").id;
    let scores = Scores::of(&dossier, id).expect("scores");
    let priorities = scoring::priorities(&dossier, id, &scores).len();
    assert!(priorities > 0);
    for kind in [
        DocumentKind::Synthesis(Readership::Funder),
        DocumentKind::Diagnostic,
        DocumentKind::Poster,
        DocumentKind::Slides,
    ] {
        let said = said(&document(kind, &dossier));
        let told =
            ["Aucune action décidée", "Action n° "].map(|one| said.matches(&tight(one)).count());
        assert_eq!(told.iter().sum::<usize>(), priorities, "{kind:?}");
    }
}

#[test]
fn an_action_goes_by_one_number_in_every_document() {
    let dossier = example();
    let plan = said(&document(DocumentKind::ActionPlan, &dossier));
    let whole = said(&document(DocumentKind::Whole(Readership::Funder), &dossier));
    for one in dossier.improvements.iter().filter(|one| one.state.is_open()) {
        let number = dossier.number_of(one.id).expect("a number");
        let begins: String = one.title().chars().take(12).collect();
        assert!(plan.contains(&tight(&format!("n° {number} · {begins}"))), "{begins}");
        assert!(whole.contains(&tight(&format!("n° {number} {begins}"))), "{begins}");
    }
}

#[test]
fn what_the_team_wrote_for_itself_is_not_sent_unless_it_asks() {
    const GAP: &str = "Accès jamais fermé";
    let mut dossier = example();
    let campaign = Arc::make_mut(dossier.campaigns.last_mut().expect("a campaign"));
    let entry = campaign.entries.values_mut().find(|one| one.answer.is_some());
    GAP.clone_into(&mut entry.expect("an answer").comment);
    let tells = |dossier: &Dossier, kind: DocumentKind| {
        let report = document(kind, dossier);
        let tables = report.data.iter().map(|table| String::from_utf8(csv::render(table)).unwrap());
        said(&report).contains(&tight(GAP)) || tables.collect::<String>().contains(GAP)
    };
    assert!(!tells(&dossier, DocumentKind::Diagnostic));
    assert!(!tells(&dossier, DocumentKind::Whole(Readership::Funder)));
    assert!(tells(&telling_comments(dossier), DocumentKind::Diagnostic));
}

#[test]
fn what_prepares_a_meeting_does_not_pretend_that_it_took_place() {
    let mut dossier = example();
    let campaign = Arc::make_mut(dossier.campaigns.last_mut().expect("a campaign"));
    campaign.meeting.as_mut().expect("a meeting").sittings.clear();
    let report = document(DocumentKind::Minutes, &dossier);
    assert!(report.title.starts_with("Préparation de la séance"), "{}", report.title);
    let silent =
        ["aucune séance n’a encore eu lieu", "Actions décidées", "en dehors de cette réunion"];
    check_silent("the preparation", &said(&report), &silent);
}

#[test]
fn a_bilan_with_pieces_missing_says_so_and_has_no_empty_heading() {
    let mut dossier = example();
    for approach in &mut dossier.approaches {
        Arc::make_mut(approach).analysis.clear();
    }
    let report = document(DocumentKind::Outcome, &dossier);
    assert_eq!(report.title, "Bilan intermédiaire");
    assert!(said(&report).contains(&tight("Il reste à écrire : ")));
    assert!(report.sections.iter().all(|part| part.title != "Analyse" && !part.blocks.is_empty()));
}

#[test]
fn a_day_gone_by_is_told_as_such() {
    let said = said(&document(DocumentKind::Statement, &example()));
    assert!(said.contains(&tight("Envoi des justificatifs, délai passé : le 31 janvier 2026")));
    check_silent("the statement", &said, &["à transmettre avant le", "à transmettre au plus tard"]);
}

#[test]
fn the_diagnosis_has_a_line_to_validate_it() {
    let said = said(&document(DocumentKind::Diagnostic, &example()));
    for told in ["Validé en équipe", "Date et signature"] {
        assert!(said.contains(&tight(told)), "{told}");
    }
}

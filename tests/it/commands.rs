//! Commands and edits as lists: complete, without quarrels, each undone exactly.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jalons::app::{Action, Command, Dialog, Screen, shipped_grid};
use jalons::dossier::{
    Answer, Associates, BallotScope, CampaignField, CampaignId, CollectionEdit, Decided, Decision,
    Dossier, Edit, EntryText, Extent, Fact, FactId, Facts, Fate, History, How, Improvement,
    ImprovementId, Length, MeetingEdit, Patientele, Presentation, Proof, ProofId, QualityApproach,
    QualityTheme, Quantity, Restoration, Site, TeamField,
};
use jalons::grid::{CriterionId, Level};
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::desk::Desk;
use crate::sources::{files, take_apart};

/// Returns the names of an enum's variants, from its source.
fn variants(folder: &str, name: &str) -> BTreeSet<String> {
    let head = format!("pub enum {name} {{\n");
    let codes = files(folder, &[".rs"]).into_iter().map(|source| take_apart(&source.text).1);
    let code = codes.into_iter().find(|code| code.contains(&head)).expect("the enum is there");
    let start = code.find(&head).expect("just seen");
    let body = code[start..].split("\n}").next().expect("a body");
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    lines.filter(|line| line.starts_with(char::is_uppercase)).map(first_word).collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric()).collect()
}

fn name_of(value: &impl std::fmt::Debug) -> String {
    first_word(&format!("{value:?}"))
}

#[test]
fn every_command_is_listed_exactly_once() {
    let listed: BTreeSet<String> = Command::all().map(|command| name_of(&command)).collect();
    assert_eq!(listed, variants("src/app", "Command"));
    let told: BTreeSet<String> = Command::all().map(|c| format!("{c:?}")).collect();
    assert_eq!(told.len(), Command::all().count());
    let screens = Command::all().filter(|c| matches!(c, Command::Go(_))).count();
    assert_eq!(screens, Screen::iter().count());
    assert_eq!(
        Screen::iter().map(|screen| name_of(&screen)).collect::<BTreeSet<_>>(),
        variants("src/app", "Screen")
    );
}

#[test]
fn no_two_commands_share_a_shortcut_or_a_name() {
    let mut shortcuts: BTreeMap<String, Command> = BTreeMap::new();
    let mut labels = BTreeSet::new();
    for command in Command::all() {
        if let Some(shortcut) = command.shortcut() {
            let other = shortcuts.insert(shortcut.label(), command);
            assert_eq!(other, None, "{} is taken by {command:?}", shortcut.label());
        }
        assert!(labels.insert(command.label()), "{}", command.label());
        assert!(!command.tooltip().is_empty() && !command.tooltip().ends_with('.'));
    }
    assert!(shortcuts.contains_key("Ctrl+Maj+S") && shortcuts.contains_key("F1"));
}

#[test]
fn commands_that_ask_for_more_end_in_an_ellipsis() {
    for command in Command::all() {
        let mut desk = Desk::with_file();
        let asks_path =
            desk.act(Action::Run(command)).iter().any(|asked| asked.starts_with("ask "));
        let asks = asks_path
            || matches!(
                desk.state.dialog,
                Some(
                    Dialog::NewCampaign
                        | Dialog::EditCampaign
                        | Dialog::NewExercise
                        | Dialog::Palette
                )
            );
        assert_eq!(command.label().ends_with('…'), asks, "{}", command.label());
    }
}

#[test]
fn a_command_that_is_disabled_does_nothing() {
    for desk in [Desk::empty, Desk::with_example, Desk::with_file] {
        for command in Command::all() {
            let mut desk = desk();
            let before = format!("{:?}", desk.state);
            if !command.is_enabled(&desk.state) {
                desk.check(Action::Run(command), &[]);
                assert!(format!("{:?}", desk.state) == before, "{command:?}");
            }
        }
    }
}

#[test]
fn without_a_dossier_only_what_makes_sense_can_be_done() {
    let desk = Desk::empty();
    let enabled: Vec<&str> = Command::all()
        .filter(|command| command.is_enabled(&desk.state))
        .map(Command::label)
        .collect();
    assert_eq!(
        enabled,
        [
            "Nouveau dossier",
            "Ouvrir…",
            "Ouvrir l’exemple",
            "Enregistrer en continu",
            "Première évaluation…",
            "Vérifier une grille…",
            "Vérifier les calculs",
            "Accueil",
            "Grilles",
            "Tout montrer",
            "Rechercher…",
            "Aide",
            "À propos de Jalons",
            "Ouvrir le journal technique",
            "Agrandir",
            "Réduire",
            "Taille normale",
            "Quitter",
        ]
    );
}

#[test]
fn each_screen_is_reached_by_its_command_and_keeps_the_dossier() {
    let mut desk = Desk::with_file();
    for screen in Screen::iter() {
        desk.check(Action::Run(Command::Go(screen)), &[]);
        assert_eq!(desk.state.screen(), screen);
    }
    let mut desk = Desk::empty();
    for screen in Screen::iter() {
        desk.check(Action::Go(screen), &[]);
        assert!(!desk.state.screen().needs_dossier(), "{screen:?}");
    }
}

#[test]
fn arrows_go_through_every_criterion_and_stop_at_both_ends() {
    let mut desk = Desk::with_file();
    desk.act(Action::Go(Screen::Assess));
    let all: Vec<CriterionId> =
        desk.state.session.derived.rows.iter().map(|row| row.id.clone()).collect();
    desk.act(Action::Focus(all[0].clone()));
    let mut seen = vec![all[0].clone()];
    for _ in 0..all.len() + 3 {
        desk.check(Action::Run(Command::NextCriterion), &[]);
        seen.extend(desk.state.session.criterion.clone());
    }
    seen.dedup();
    assert_eq!(seen, all);
    for _ in 0..all.len() + 3 {
        desk.check(Action::Run(Command::PreviousCriterion), &[]);
    }
    assert_eq!(desk.state.session.criterion.as_ref(), all.first());
}

/// One edit of every kind, each of which changes something in the example.
fn edits(desk: &Desk) -> Vec<Edit> {
    let campaign = CampaignId(1);
    let shown = desk.dossier().campaign(campaign).expect("the example has it");
    let criterion = shown.grid.domains[0].criteria[0].clone();
    let id = || criterion.id.clone();
    let fact = || FactId("patientele".to_owned());
    let unlike = |level: Option<Level>| (0..=4).map(Level::at).find(|l| Some(*l) != level);
    let answer = unlike(shown.level(&criterion.id)).map(Answer::Level);
    let target = unlike(shown.target(&criterion.id));
    let is_held = shown.entries[&criterion.id].held_proofs.contains(&criterion.proofs[0]);
    let day = date(2020, 2, 29);
    let mut edits: Vec<Edit> =
        TeamField::ALL.iter().map(|field| Edit::Team(*field, "À l’essai".to_owned())).collect();
    edits.extend([
        Edit::ContractDate(Some(day)),
        Edit::Sites(vec![Site::default()]),
        Edit::Associates(vec![Associates { profession: "Podologue".to_owned(), count: 3 }]),
        Edit::Patientele(vec![Patientele { year: 2020, date: Some(day), count: 1 }]),
        Edit::AddCampaign {
            id: CampaignId(91),
            title: "Une de plus".to_owned(),
            date: day,
            grid: shipped_grid(),
            extent: Extent::Short,
        },
        Edit::RemoveCampaign(campaign),
        Edit::Campaign(campaign, CampaignField::Title("Autre titre".to_owned())),
        Edit::Campaign(campaign, CampaignField::Date(date(2030, 1, 1))),
        Edit::Campaign(campaign, CampaignField::Note("Autre note".to_owned())),
        Edit::Campaign(campaign, CampaignField::Extent(Extent::Short)),
        Edit::Answer(campaign, id(), answer),
        Edit::Answer(campaign, id(), None),
        Edit::Confirm(
            campaign,
            unlike(shown.level(&criterion.id))
                .map(Answer::Level)
                .map(|one| (id(), one))
                .into_iter()
                .collect(),
        ),
        Edit::Target(campaign, id(), target),
        Edit::HoldProof(campaign, id(), criterion.proofs[0].clone(), !is_held),
        Edit::AddExercise(2031),
        Edit::RemoveExercise(2025),
        Edit::Declare(2031, fact(), Some(Fact::Number(Quantity::hundredths(825)))),
        Edit::Declare(2025, fact(), Some(Fact::Choice("inattendue".to_owned()))),
        Edit::Declare(2025, fact(), None),
        Edit::HoldIndicatorProof(2025, "inattendu".to_owned(), true),
        Edit::ExerciseNote(2025, "Autre note".to_owned()),
        Edit::Observe(campaign, id(), None),
    ]);
    let text = |which: &EntryText| Edit::Text(campaign, id(), *which, "Autre texte".to_owned());
    edits.extend(EntryText::ALL.iter().map(text));
    edits.extend(edits_of_the_meeting(campaign, &criterion.id));
    edits
}

/// One edit of every kind about ballots, the meeting, improvements, proofs, closing and papers.
fn edits_of_the_meeting(campaign: CampaignId, criterion: &CriterionId) -> Vec<Edit> {
    let (day, id) = (date(2026, 11, 22), || criterion.clone());
    let open =
        CollectionEdit::Open { seed: [7; 32], scope: BallotScope::Short, fate: Fate::Destroyed };
    let decision = Decision {
        answer: Answer::Disputed { low: Level::at(1), high: Level::at(3) },
        observed: None,
        reason: Some("Le protocole existe, son emploi se discute.".to_owned()),
        minority: Some("Deux membres s’en tiennent au niveau 1.".to_owned()),
        decided: Decided { on: day, how: How::Discussed },
    };
    let improvement = Improvement {
        id: ImprovementId(91),
        objective: "Un protocole daté".to_owned(),
        ..Improvement::default()
    };
    let proof = Proof { id: ProofId(91), title: "Protocole".to_owned(), ..Proof::default() };
    let theme = Some(QualityTheme::Delegation);
    let approach = QualityApproach { campaign, theme, ..QualityApproach::default() };
    let letterhead = "Maison de santé de l’essai".to_owned();
    let presentation = Presentation { letterhead, ..Presentation::default() };
    vec![
        Edit::Collect(campaign, open),
        Edit::Meet(campaign, MeetingEdit::Length(Length::Minutes90)),
        Edit::Decide(campaign, vec![(id(), decision)]),
        Edit::CloseCampaign(campaign, day),
        Edit::Improvement(Box::new(improvement)),
        Edit::Proof(Box::new(proof)),
        Edit::Quality(Arc::new(approach)),
        Edit::Presentation(Arc::new(presentation)),
        Edit::Restore(Arc::new(Dossier::default()), Restoration::Backup),
    ]
}

#[test]
fn every_edit_is_undone_and_done_again_exactly() {
    let names: BTreeSet<String> = edits(&Desk::with_file()).iter().map(name_of).collect();
    // These need what others leave: `round_trips` tries them.
    let tried_there = ["Correct", "RemoveImprovement", "RemoveProof"].map(str::to_owned);
    let tried = names.into_iter().chain(tried_there).collect::<BTreeSet<_>>();
    assert_eq!(tried, variants("src/core/dossier", "Edit"), "one edit of every kind is tried");
    for edit in edits(&Desk::with_file()) {
        let mut desk = Desk::with_file();
        let before = desk.dossier().clone();
        if edit.is_final(&before) {
            continue;
        }
        let label = edit.label(&before);
        desk.check(Action::Edit(edit.clone()), &[]);
        let after = desk.dossier().clone();
        assert_ne!(after, before, "{label}");
        let history = &desk.state.session.document.as_ref().unwrap().history;
        assert_eq!(history.undo_label(), Some(label.as_str()));
        desk.check(Action::Run(Command::Undo), &[]);
        assert_eq!(*desk.dossier(), before, "{label}");
        assert!(!desk.state.is_modified(), "{label}");
        desk.check(Action::Run(Command::Redo), &[]);
        assert_eq!(*desk.dossier(), after, "{label}");
        desk.check(Action::Edit(edit), &[]);
        if desk.dossier().campaigns.len() == after.campaigns.len() {
            assert_eq!(*desk.dossier(), after, "{label}: what changes nothing leaves no step");
            desk.check(Action::Run(Command::Undo), &[]);
            assert_eq!(*desk.dossier(), before, "{label}");
        }
    }
}

#[test]
fn every_edit_survives_being_written_and_read() {
    for edit in edits(&Desk::with_file()) {
        let dossier = edit.apply(Desk::with_file().dossier());
        let written = jalons::dossier::file::write(&dossier);
        let reading = jalons::dossier::file::read(written.as_bytes());
        assert!(reading.value == Some(dossier), "{edit:?}");
    }
}

#[test]
fn an_edit_of_a_campaign_that_is_gone_changes_nothing() {
    let desk = Desk::with_file();
    let gone = CampaignId(99);
    let criterion = CriterionId("absent".to_owned());
    for edit in [
        Edit::RemoveCampaign(gone),
        Edit::Campaign(gone, CampaignField::Extent(Extent::Short)),
        Edit::Answer(gone, criterion.clone(), Some(Answer::Unknown)),
        Edit::Text(gone, criterion.clone(), EntryText::Comment, "x".to_owned()),
        Edit::Target(gone, criterion.clone(), Some(Level::at(1))),
        Edit::HoldProof(gone, criterion, "x".to_owned(), true),
    ] {
        assert_eq!(edit.apply(desk.dossier()), *desk.dossier(), "{edit:?}");
        assert!(!edit.label(desk.dossier()).is_empty());
    }
}

#[test]
fn taking_back_all_that_was_said_of_a_criterion_leaves_no_entry() {
    let mut history = History::new(Desk::with_file().dossier().clone());
    let campaign = Arc::clone(&history.current().campaigns[0]);
    let (id, entry) = campaign.entries.iter().next().expect("an entry");
    let mut edits = vec![
        Edit::Answer(campaign.id, id.clone(), None),
        Edit::Text(campaign.id, id.clone(), EntryText::Comment, String::new()),
        Edit::Target(campaign.id, id.clone(), None),
    ];
    let held = entry.held_proofs.iter();
    edits.extend(held.map(|proof| Edit::HoldProof(campaign.id, id.clone(), proof.clone(), false)));
    for edit in &edits {
        history.apply(edit);
    }
    assert!(!history.current().campaigns[0].entries.contains_key(id));
}

#[test]
fn typing_a_fact_is_one_step_of_undo() {
    let mut history = History::new(Dossier::default());
    let declare = |name: &str, number| {
        Edit::Declare(2025, FactId(name.to_owned()), Some(Fact::Number(Quantity::whole(number))))
    };
    for edit in [declare("a", 6), declare("a", 60), declare("b", 1), declare("a", 601)] {
        history.apply(&edit);
    }
    let told = |history: &History| {
        let facts = history.current().exercise(2025)?;
        Some((facts.get("a").cloned(), facts.get("b").cloned()))
    };
    let number = |number| Some(Fact::Number(Quantity::whole(number)));
    assert_eq!(told(&history), Some((number(601), number(1))));
    let mut steps = Vec::new();
    while history.undo() {
        steps.push(told(&history));
    }
    assert_eq!(steps, [Some((number(60), number(1))), Some((number(60), None)), None]);
}

#[test]
fn exercises_stay_in_the_order_of_years_and_begin_once() {
    let mut dossier = Dossier::default();
    for edit in [
        Edit::AddExercise(2025),
        Edit::HoldIndicatorProof(2023, "coordination".to_owned(), true),
        Edit::Declare(2024, FactId("a".to_owned()), Some(Fact::Flag(false))),
        Edit::AddExercise(2023),
        Edit::Declare(2024, FactId("a".to_owned()), None),
        Edit::HoldIndicatorProof(2024, "coordination".to_owned(), false),
    ] {
        dossier = edit.apply(&dossier);
    }
    let years: Vec<i16> = dossier.exercises.iter().map(|facts| facts.year).collect();
    assert_eq!(years, [2023, 2024, 2025]);
    assert!(dossier.exercises[0].held_proofs.contains("coordination"));
    assert_eq!(*dossier.exercises[1], Facts::of(2024));
}

#[test]
fn no_exercise_begins_in_an_absurd_year() {
    for year in [i16::MIN, 0, 25, 1899, 2201, i16::MAX] {
        let edit = Edit::AddExercise(year);
        assert_eq!(edit.apply(&Dossier::default()), Dossier::default(), "{year}");
    }
}

#[test]
fn the_oldest_steps_are_forgotten_first() {
    let mut history = History::new(Desk::with_file().dossier().clone());
    let more = 5;
    for number in 0..History::MAX_STEPS + more {
        history.apply(&Edit::Team(TeamField::Name, number.to_string()));
        history.end_step();
    }
    let mut undone = 0;
    while history.undo() {
        undone += 1;
    }
    assert_eq!(undone, History::MAX_STEPS);
    assert_eq!(history.current().team.name, (more - 1).to_string());
}

#[test]
fn a_path_typed_by_hand_answers_like_a_dialog() {
    let mut desk = Desk::with_example();
    let asked = jalons::app::PathPurpose::SaveDossier;
    desk.act(Action::Run(Command::SaveAs));
    desk.no_dialog(asked.clone(), "a.jalons");
    let typed = Dialog::TypePath { purpose: asked.clone(), suggested: "a.jalons".to_owned() };
    assert_eq!(desk.state.dialog, Some(typed));
    let typed = Action::TypedPath(asked, "b.jalons".into());
    desk.check(typed, &["write b.jalons replacing nothing"]);
    assert_eq!(desk.state.dialog, None);
}

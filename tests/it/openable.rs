//! What is saved can be opened again, however much a team writes; what could not is never written.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::app::{
    Action, Command, Dialog, FormerAction, GuardAction, Postponed, ReadPurpose, Unsaved,
    UnsavedChoice, Whose, shipped_grid,
};
use jalons::dossier::compare::Side;
use jalons::dossier::{
    Answer, Ballot, BallotScope, Campaign, Channel, Collection, CollectionEdit, CriterionEntry,
    Dossier, Edit, Fate, Opinion, Opinions, TeamField, file,
};
use jalons::source::Limits;
use jalons::store::StoreError;
use jiff::civil::date;

use crate::desk::Desk;
use crate::{builders, gathering};

/// Ballots of so many people, who all comment on every criterion.
fn ballots(campaign: &Campaign, who: &str, people: usize, comment: &str) -> Vec<Arc<Ballot>> {
    let opinion = |id: &jalons::grid::CriterionId| {
        let opinion = Opinion {
            observed: None,
            vote: Some(gathering::vote("2")),
            comment: format!("{}\u{a0}: {comment}", id.0),
        };
        (id.clone(), opinion)
    };
    let ids = campaign.grid.criteria().map(|(_, criterion)| &criterion.id);
    let opinions: Opinions = ids.map(opinion).collect();
    let made = (0..people).map(|number| {
        let profession = format!("{who} {number}");
        gathering::make(campaign, (&profession, ""), opinions.clone(), Channel::File)
    });
    made.map(|ballot| ballot.expect("a good ballot")).collect()
}

/// Twenty campaigns of the shipped grid, with what twenty people think of each criterion and what
/// the team decided: more than any team will ever have.
fn generous() -> Dossier {
    let said = "Les protocoles sont relus chaque année en réunion, avec les médecins et les \
                infirmières ; il manque encore les sages-femmes et un compte rendu partagé.";
    let grid = shipped_grid();
    let campaigns = (1..=20).map(|number| {
        let day = date(2006 + i16::try_from(number).expect("a year"), 11, 22);
        let mut campaign = builders::campaign(number, day, &grid);
        campaign.collection =
            Some(Collection::new(gathering::SEED, BallotScope::Campaign, Fate::Counts));
        let ballots = ballots(&campaign, "Infirmière", 20, said);
        gathering::receive(&mut campaign, &ballots);
        let entry = CriterionEntry {
            answer: Some(Answer::Level(gathering::level(3))),
            comment: said.repeat(3),
            ..CriterionEntry::default()
        };
        let ids = grid.criteria().map(|(_, criterion)| criterion.id.clone());
        campaign.entries = ids.map(|id| (id, entry.clone())).collect();
        Arc::new(campaign)
    });
    Dossier { campaigns: campaigns.collect(), ..Dossier::default() }
}

#[test]
fn twenty_campaigns_that_twenty_people_commented_are_saved_and_open() {
    let dossier = generous();
    assert!(
        dossier.campaigns.iter().all(|one| one.entries.len() >= one.grid.criterion_count()),
        "the whole grid"
    );
    let text = file::write_openable(&dossier).expect("it opens");
    assert!(text.len() > 4 << 20, "{} bytes are generous", text.len());
    let reading = file::read(text.as_bytes());
    assert_eq!(reading.problems, []);
    assert!(reading.value == Some(dossier), "what was written is read");
}

/// The program with a dossier whose team is told in too many words.
fn too_heavy() -> Desk {
    let mut desk = Desk::with_file();
    let long = "Une phrase de trop. ".repeat(95_000);
    for &field in TeamField::ALL {
        desk.act(Action::Edit(Edit::Team(field, long.clone())));
    }
    desk
}

#[track_caller]
fn check_told(desk: &Desk, title: &str, help: &str) {
    let told = desk.state.notices.last().expect("it is told");
    assert_eq!(told.whose, Whose::File);
    assert_eq!(told.title.replace('\u{a0}', " "), title);
    assert_eq!(told.help.replace('\u{a0}', " "), help);
}

#[test]
fn a_dossier_too_heavy_to_be_opened_again_is_not_written() {
    let mut desk = too_heavy();
    desk.check(Action::Run(Command::Save), &[]);
    check_told(
        &desk,
        "« équipe.jalons » n’a pas été enregistré : il pèserait 13,0 Mio, pour 12,0 Mio au plus.",
        "Le plus lourd : la fiche de l’équipe (12,7 Mio). Raccourcissez ses textes les plus longs. \
         Le fichier d’avant est intact, et votre travail reste ouvert ici.",
    );
    assert!(desk.state.is_modified());
    for &field in TeamField::ALL {
        desk.act(Action::Edit(Edit::Team(field, "Bref".to_owned())));
    }
    desk.check(Action::Run(Command::Save), &["write équipe.jalons replacing only what was read"]);
    desk.write_ends(Ok(()));
    assert!(desk.state.notices.is_empty(), "what stood in the way is gone");
}

#[test]
fn a_text_too_long_to_be_read_again_is_not_written() {
    let mut desk = Desk::with_file();
    desk.rename(&"x".repeat(Limits::TEXT_BYTES + 1));
    desk.act(Action::Run(Command::Save));
    assert_eq!(desk.write_ends(Ok(())), [""; 0], "it is read before it takes the file's place");
    assert!(desk.state.is_modified() && desk.state.waits_for().is_none());
    check_told(
        &desk,
        "« équipe.jalons » n’a pas été enregistré : il ne s’ouvrirait plus.",
        "Le texte de « nom » est trop long : 2 000 001 caractères. Restez sous 2 000 000 caractères. \
         Le fichier d’avant est intact, et votre travail reste ouvert ici.",
    );
}

#[test]
fn what_is_too_heavy_to_be_saved_is_kept_aside_and_comes_back() {
    let mut desk = too_heavy();
    desk.state.preferences.saves_continuously = true;
    desk.check(Action::Guard(GuardAction::Keep), &[]);
    let kept = desk.kept.take().expect("it is kept aside");
    let unsaved = Unsaved::from_bytes(&kept).expect("it is read again");
    assert!(unsaved.dossier == *desk.dossier());
}

#[test]
fn leaving_waits_until_what_is_too_heavy_is_saved() {
    let mut desk = too_heavy();
    desk.act(Action::Run(Command::Quit));
    assert_eq!(desk.state.dialog, Some(Dialog::Unsaved(Postponed::Quit)));
    desk.check(Action::Unsaved(UnsavedChoice::Save), &[]);
    assert!(desk.state.is_modified() && desk.state.dossier().is_some());
}

/// What is open, changed here by these edits and in its file meanwhile by those.
fn changed_on_both_sides(base: &Dossier, ours: Vec<Edit>, theirs: &[Edit]) -> Desk {
    let mut desk = Desk::empty();
    desk.check(Action::Open("équipe.jalons".into()), &["read Dossier équipe.jalons"]);
    desk.read("équipe.jalons", file::write(base).as_bytes());
    for edit in ours {
        desk.act(Action::Edit(edit));
    }
    desk.act(Action::Run(Command::Save));
    desk.write_ends(Err(StoreError::ChangedElsewhere));
    let theirs = theirs.iter().fold(base.clone(), |dossier, edit| edit.apply(&dossier));
    let theirs = file::write_openable(&theirs).expect("theirs opens");
    desk.read_ends(ReadPurpose::Theirs, "équipe.jalons", Ok(theirs.as_bytes().into()));
    assert!(matches!(desk.state.dialog, Some(Dialog::Conflict(_))));
    desk
}

#[test]
fn two_versions_too_heavy_together_are_not_merged() {
    let long = "Une phrase de trop. ".repeat(95_000);
    let write = |field: &TeamField| Edit::Team(*field, long.clone());
    let (ours, theirs) = TeamField::ALL.split_at(4);
    let sides = [ours, theirs].map(|fields| fields.iter().map(write).collect::<Vec<_>>());
    let [ours, theirs] = sides;
    let mut desk = changed_on_both_sides(&Dossier::default(), ours, &theirs);
    let ours = desk.dossier().clone();
    desk.check(Action::Former(FormerAction::Merge(BTreeMap::new())), &[]);
    assert!(*desk.dossier() == ours && desk.state.is_modified(), "ours is as it was");
    check_told(
        &desk,
        "Les deux versions ne peuvent pas être fusionnées en un dossier : il pèserait 12,7 Mio, pour \
         12,0 Mio au plus.",
        "Le plus lourd : la fiche de l’équipe (12,7 Mio). Raccourcissez ses textes les plus longs. Rien \
         n’a été remplacé : enregistrez la vôtre sous un autre nom pour garder les deux.",
    );
    let again = desk.act(Action::Run(Command::Save));
    assert_eq!(
        again,
        ["write équipe.jalons replacing only what was read"],
        "theirs is not forgotten"
    );
}

#[test]
fn ballots_too_heavy_for_one_campaign_are_those_of_one_version() {
    let campaign = gathering::gathering(Fate::Counts);
    let received = |who| {
        let ballots = ballots(&campaign, who, 110, &"é".repeat(1_980));
        vec![gathering::collect(CollectionEdit::Receive(ballots))]
    };
    let (ours, theirs) = (received("Médecin"), received("Infirmière"));
    let base = gathering::dossier(campaign.clone());
    let mut desk = changed_on_both_sides(&base, ours, &theirs);
    let Some(Dialog::Conflict(conflict)) = &desk.state.dialog else { panic!("it is told") };
    let [one] = conflict.merge.conflicts() else { panic!("one, about the gathering") };
    let choices = BTreeMap::from([(one.part.clone(), Side::Theirs)]);
    let written = desk.act(Action::Former(FormerAction::Merge(choices)));
    assert_eq!(written, ["write équipe.jalons replacing only what was read"]);
    let collection = desk.dossier().campaigns[0].collection.as_ref().expect("it gathers");
    assert_eq!(collection.ballots.len(), 110);
    assert!(collection.ballots.iter().all(|one| one.profession.starts_with("Infirmière")));
}

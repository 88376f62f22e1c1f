//! An answer that nobody awaits changes nothing, whatever it answers.

use jalons::app::export::{Looked, Stage};
use jalons::app::{Action, Answered, LockState, PathPurpose, ReadPurpose, Technical};
use jalons::dossier::{BallotScope, CampaignId, Fate, FileState, LogoImage, ProofId};
use jalons::store::{Contents, StoreError};

use crate::desk::{Desk, noon};

/// How many kinds of answer there are.
const KINDS: usize = 20;

/// Returns the place of a kind of answer. A new kind does not compile here: it is answered below too.
const fn place(answered: &Answered) -> usize {
    match answered {
        Answered::Path(..) => 0,
        Answered::NoDialog(..) => 1,
        Answered::Paths(..) => 2,
        Answered::Read(..) => 3,
        Answered::Folder(..) => 4,
        Answered::Versions(..) => 5,
        Answered::Kept(..) => 6,
        Answered::LeftBehind(..) => 7,
        Answered::Locked(..) => 8,
        Answered::Written(..) => 9,
        Answered::Seed(..) => 10,
        Answered::LogoRead(..) => 11,
        Answered::BallotsRead(..) => 12,
        Answered::ProofsChecked(..) => 13,
        Answered::Fingerprinted(..) => 14,
        Answered::GridWritten(..) => 15,
        Answered::ExportStage(..) => 16,
        Answered::Previewed(..) => 17,
        Answered::Exported(..) => 18,
        // News, of which none was asked for.
        Answered::Technical(_) | Answered::PreferencesLost(_) => KINDS - 1,
    }
}

/// Every kind of answer, to a question that this desk never put: good ones and bad ones.
fn answers(desk: &Desk) -> Vec<Answered> {
    let ticket = desk.unasked();
    let lost = || StoreError::NotFound;
    let bytes = || -> Contents { jalons::app::EXAMPLE.as_bytes().into() };
    let campaign = desk.state.session.campaign.unwrap_or(CampaignId(1));
    let path = || std::path::PathBuf::from("équipe.jalons");
    let grid = jalons::app::shipped_grid;
    let mut all = vec![
        Answered::NoDialog(ticket, PathPurpose::SaveDossier, "a.jalons".to_owned()),
        Answered::Paths(ticket, PathPurpose::Ballots, vec![path()]),
        Answered::Folder(ticket, Ok(Vec::new())),
        Answered::Folder(ticket, Err(lost())),
        Answered::Versions(ticket, path(), Vec::new()),
        Answered::Kept(u64::MAX, Ok(())),
        Answered::Kept(u64::MAX, Err(lost())),
        Answered::Kept(0, Err(lost())),
        Answered::LeftBehind(vec![(path(), noon(), Err(lost()))]),
        Answered::Locked("autre.jalons".into(), LockState::Ours),
        Answered::Written(ticket, path(), Ok(noon())),
        Answered::Written(ticket, path(), Err(lost().into())),
        Answered::Written(ticket, path(), Err(StoreError::ChangedElsewhere.into())),
        Answered::Seed(ticket, campaign, BallotScope::Campaign, Fate::Counts, Some([7; 32])),
        Answered::Seed(ticket, campaign, BallotScope::Campaign, Fate::Counts, None),
        Answered::LogoRead(ticket, path(), Err(lost().into())),
        Answered::BallotsRead(ticket, campaign, vec![(path(), Err(lost()))]),
        Answered::ProofsChecked(ticket, vec![(ProofId(1), FileState::Changed)]),
        Answered::Fingerprinted(ticket, ProofId(1), path(), Ok("0".repeat(64))),
        Answered::Fingerprinted(ticket, ProofId(1), path(), Err(lost())),
        Answered::GridWritten(ticket, grid(), path(), Ok(())),
        Answered::GridWritten(ticket, grid(), path(), Err(StoreError::AlreadyThere)),
        Answered::ExportStage(ticket, Stage::Writing),
        Answered::Previewed(ticket, Ok(Looked::default())),
        Answered::Exported(ticket, path(), Ok(Vec::new())),
        Answered::Exported(ticket, path(), Err(StoreError::AlreadyThere.into())),
        Answered::Technical(Technical::JournalShown),
    ];
    for purpose in [PathPurpose::OpenDossier, PathPurpose::SaveDossier, PathPurpose::CheckGrid] {
        all.push(Answered::Path(ticket, purpose.clone(), None));
        all.push(Answered::Path(ticket, purpose, Some(path())));
    }
    for purpose in
        [ReadPurpose::Dossier, ReadPurpose::Grid, ReadPurpose::Theirs, ReadPurpose::Version]
    {
        all.push(Answered::Read(ticket, purpose, path(), Ok(bytes())));
        all.push(Answered::Read(ticket, purpose, path(), Err(lost())));
    }
    let logo = LogoImage::from_bytes(&crate::pictures::png(40, 40), "").expect("a logo");
    all.push(Answered::LogoRead(ticket, path(), Ok(logo)));
    all
}

#[test]
fn an_answer_that_nobody_awaits_changes_nothing_for_every_kind_of_answer() {
    for desk in [Desk::empty, Desk::with_example, Desk::with_file] {
        let mut desk = desk();
        let mut tried = [false; KINDS];
        let whole = format!("{:?}", desk.state);
        let dossier = desk.state.dossier().cloned();
        for answered in answers(&desk) {
            tried[place(&answered)] = true;
            let told = format!("{answered:?}").chars().take(120).collect::<String>();
            desk.check(Action::Answer(answered), &[]);
            // What one answer does, another might take back.
            assert_eq!((&desk.state.dialog, desk.notices()), (&None, Vec::new()), "{told}");
            assert!(desk.state.dossier() == dossier.as_ref(), "{told}");
        }
        assert_eq!(tried, [true; KINDS], "every kind is tried");
        assert!(format!("{:?}", desk.state) == whole);
    }
}

#[test]
fn an_answer_that_comes_twice_counts_once() {
    let mut desk = Desk::with_file();
    desk.rename("Les Érables");
    desk.act(Action::Run(jalons::app::Command::Save));
    let again = desk.written.clone().expect("a write");
    desk.write_ends(Ok(()));
    desk.rename("Les Saules");
    let before = format!("{:?}", desk.state);
    let late = Answered::Written(again.ticket, again.path, Ok(noon()));
    desk.check(Action::Answer(late), &[]);
    assert!(format!("{:?}", desk.state) == before);
}

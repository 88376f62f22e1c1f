//! Two computers that work on one file at the same time: whatever the order they save in, what each
//! made is there once, nobody is asked to choose, and both end with the same dossier.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jalons::app::{
    Action, Command, Dialog, EXAMPLE, FormerAction, MeetingAction, PlanAction, ProofAction,
    ReadPurpose,
};
use jalons::dossier::ballot_file::Voter;
use jalons::dossier::{
    self, Campaign, CampaignField, CampaignId, Channel, Dossier, Edit, Extent, Fate, Improvement,
    ImprovementId, Proof, ProofId,
};
use jalons::store::StoreError;
use jalons::ui::{Desktop, Outside as _};
use jiff::ToSpan as _;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseError;

use crate::desk::{Desk, Write};
use crate::gathering;
use crate::laws::hold;
use crate::window::{Script, Window};

const FILE: &str = "équipe.jalons";
const GATHERING: CampaignId = CampaignId(1);

/// What a person does on one of the computers. A piece is only changed where it was made.
#[derive(Clone, Debug)]
enum Step {
    /// Makes a piece, and says what it is.
    Make(Kind),
    /// Says something else of a piece.
    Change(Kind, Index),
    /// Takes in the ballot of somebody who says what everybody says.
    TakeBallot(Channel),
    Save,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Campaign,
    Improvement,
    Proof,
}

fn step() -> impl Strategy<Value = Step> {
    let kind = || select(vec![Kind::Campaign, Kind::Improvement, Kind::Proof]);
    let channel = select(vec![Channel::Computer, Channel::Paper, Channel::Code]);
    prop_oneof![
        3 => kind().prop_map(Step::Make),
        4 => (kind(), any::<Index>()).prop_map(|(kind, index)| Step::Change(kind, index)),
        2 => channel.prop_map(Step::TakeBallot),
        3 => Just(Step::Save),
    ]
}

/// The file as both open it: a gathering, an improvement and a proof.
fn base() -> Dossier {
    let mut dossier = gathering::dossier(gathering::gathering(Fate::Counts));
    let objective = "texte 1".to_owned();
    let one = Improvement { id: ImprovementId(1), objective, ..Improvement::default() };
    dossier.improvements.push(one.into());
    let proof = Proof { id: ProofId(1), title: "texte 2".to_owned(), ..Proof::default() };
    dossier.proofs.push(proof.into());
    dossier
}

/// Returns what the pieces of a kind say.
fn texts(dossier: &Dossier, kind: Kind) -> Vec<String> {
    match kind {
        Kind::Campaign => dossier.campaigns.iter().map(|one| one.title.clone()).collect(),
        Kind::Improvement => dossier.improvements.iter().map(|one| one.objective.clone()).collect(),
        Kind::Proof => dossier.proofs.iter().map(|one| one.title.clone()).collect(),
    }
}

/// One of the computers.
struct Computer {
    desk: Desk,
    /// What it last read or wrote.
    seen: Vec<u8>,
    /// What is said of the pieces made here.
    own: BTreeMap<Kind, Vec<String>>,
    ballots: usize,
}

impl Computer {
    fn start(seed: u8, file: &[u8]) -> Self {
        let mut desk = Desk::drawing_from([seed; 32]);
        desk.act(Action::Open(FILE.into()));
        desk.read(FILE, file);
        Self { desk, seen: file.to_vec(), own: BTreeMap::new(), ballots: 0 }
    }

    fn make(&mut self, kind: Kind, number: i32) {
        let text = format!("texte {number}");
        self.own.entry(kind).or_default().push(text.clone());
        match kind {
            Kind::Campaign => {
                let grid = self.desk.dossier().campaigns[0].grid.clone();
                let date = gathering::DAY + number.days();
                self.desk.act(Action::NewCampaign {
                    title: text,
                    date,
                    grid,
                    extent: Extent::Full,
                });
            }
            Kind::Improvement => {
                self.desk.act(Action::Plan(PlanAction::Begin(None)));
                let id = self.desk.state.session.improvement.expect("it is open");
                let one = self.desk.dossier().improvement(id).expect("it is there");
                let one = Improvement { objective: text, ..Improvement::clone(one) };
                self.say(Edit::Improvement(Box::new(one)));
            }
            Kind::Proof => {
                let proof = Proof { title: text, ..Proof::default() };
                self.desk.act(Action::Proofs(ProofAction::Add(Box::new(proof))));
            }
        }
    }

    fn change(&mut self, kind: Kind, index: Index, number: i32) -> Result<(), TestCaseError> {
        let Some(own) = self.own.get_mut(&kind).filter(|own| !own.is_empty()) else {
            return Ok(());
        };
        let place = index.index(own.len());
        let said = &mut own[place];
        let (former, mut text) = (said.clone(), said.clone());
        write!(text, " puis {number}").expect("memory");
        said.clone_from(&text);
        let dossier = self.desk.dossier();
        let Some(place) = texts(dossier, kind).iter().position(|one| *one == former) else {
            return Err(TestCaseError::fail(format!("« {former} » is lost")));
        };
        let edit = match kind {
            Kind::Campaign => {
                Edit::Campaign(dossier.campaigns[place].id, CampaignField::Title(text))
            }
            Kind::Improvement => {
                let one = Improvement::clone(&dossier.improvements[place]);
                Edit::Improvement(Box::new(Improvement { objective: text, ..one }))
            }
            Kind::Proof => {
                let one = Proof::clone(&dossier.proofs[place]);
                Edit::Proof(Box::new(Proof { title: text, ..one }))
            }
        };
        self.say(edit);
        Ok(())
    }

    fn say(&mut self, edit: Edit) {
        self.desk.act(Action::Edit(edit));
        self.desk.act(Action::EndStep);
    }

    fn take_ballot(&mut self, channel: Channel) {
        self.desk.act(Action::Show(GATHERING));
        let voter = Voter { profession: "Infirmière".to_owned(), name: String::new() };
        let opinions = gathering::opinions(&[("a1", "3", "")]);
        self.desk.act(Action::Meeting(MeetingAction::TakeBallot(voter, opinions, channel)));
        self.ballots += 1;
    }

    /// Saves; what the other wrote meanwhile is merged, and nothing of it is ever to be chosen.
    fn save(&mut self, file: &mut Vec<u8>) -> Result<(), TestCaseError> {
        self.desk.act(Action::Run(Command::Save));
        while let Some(Write { bytes, .. }) = self.desk.written.clone() {
            if *file == self.seen {
                *file = bytes.to_vec();
                self.seen.clone_from(file);
                self.desk.write_ends(Ok(()));
                continue;
            }
            self.desk.write_ends(Err(StoreError::ChangedElsewhere));
            self.seen.clone_from(file);
            let read = Ok(file.as_slice().into());
            self.desk.read_ends(ReadPurpose::Theirs, FILE, read);
            if let Some(Dialog::Conflict(conflict)) = &self.desk.state.dialog {
                prop_assert_eq!(conflict.merge.conflicts(), []);
                self.desk.act(Action::Former(FormerAction::Merge(BTreeMap::new())));
            }
        }
        prop_assert!(!self.desk.state.is_modified());
        Ok(())
    }
}

/// Checks that everything both made is there once, and nothing else.
fn all_is_there(dossier: &Dossier, computers: &[Computer; 2]) -> Result<(), TestCaseError> {
    for kind in [Kind::Campaign, Kind::Improvement, Kind::Proof] {
        let own = computers.iter().filter_map(|one| one.own.get(&kind)).flatten().cloned();
        let mut expected: Vec<String> = own.collect();
        if kind == Kind::Campaign {
            expected.extend(texts(&base(), kind));
        }
        let mut found = texts(dossier, kind);
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected, "{:?}", kind);
    }
    let collection = dossier.campaign(GATHERING).and_then(|one| one.collection.as_ref());
    let received = collection.map_or(0, |collection| collection.ballots.len());
    prop_assert_eq!(received, computers[0].ballots + computers[1].ballots, "ballots");
    Ok(())
}

/// Has two computers that draw from these seeds take these steps, then save.
fn work(seeds: [u8; 2], steps: Vec<(usize, Step)>) -> Result<(), TestCaseError> {
    let mut file = dossier::file::write(&base()).into_bytes();
    let mut computers = seeds.map(|seed| Computer::start(seed, &file));
    let given = [(Kind::Improvement, "texte 1"), (Kind::Proof, "texte 2")];
    computers[0].own = given.map(|(kind, text)| (kind, vec![text.to_owned()])).into();
    for (number, (which, step)) in (3..).zip(steps) {
        let computer = &mut computers[which];
        match step {
            Step::Make(kind) => computer.make(kind, number),
            Step::Change(kind, index) => computer.change(kind, index, number)?,
            Step::TakeBallot(channel) => computer.take_ballot(channel),
            Step::Save => computer.save(&mut file)?,
        }
    }
    for which in [0, 1, 0] {
        computers[which].save(&mut file)?;
    }
    let [one, other] = computers.each_ref().map(|computer| computer.desk.dossier().clone());
    all_is_there(&one, &computers)?;
    prop_assert!(one == other, "both have the same");
    prop_assert!(dossier::file::read(&file).value.is_some_and(|read| read == one));
    Ok(())
}

#[test]
fn two_computers_lose_nothing_choose_nothing_and_end_with_the_same() {
    hold(60, &vec((0_usize..2, step()), 0..24), |steps| work([1, 2], steps));
}

#[test]
fn what_two_computers_name_alike_by_chance_is_not_taken_for_one() {
    let made = step().prop_filter("a piece", |step| !matches!(step, Step::TakeBallot(_)));
    hold(60, &vec((0_usize..2, made), 0..24), |steps| work([1, 1], steps));
}

#[test]
fn a_number_drawn_anywhere_is_free_and_can_be_written() {
    let numbers = vec((select(vec![1, 2, 999_999_999, 1_000_000_000]), any::<bool>()), 0..6);
    let drawn = prop_oneof![select(vec![0, 1, 999_999_999, 1_000_000_000, u32::MAX]), any::<u32>()];
    hold(200, &(numbers, drawn), |(numbers, drawn)| {
        let mut dossier = Dossier::default();
        let campaign = gathering::gathering(Fate::Counts);
        for (number, is_campaign) in numbers.into_iter().collect::<BTreeMap<u32, bool>>() {
            if is_campaign {
                dossier
                    .campaigns
                    .push(Campaign { id: CampaignId(number), ..campaign.clone() }.into());
            }
            let one = Improvement { id: ImprovementId(number), ..Improvement::default() };
            dossier.improvements.push(one.into());
        }
        let (one, other) = (dossier.new_improvement_id(drawn), dossier.new_campaign_id(drawn));
        prop_assert!(dossier.improvement(one).is_none() && dossier.campaign(other).is_none());
        let highest = dossier.campaigns.iter().map(|one| one.id).max().unwrap_or_default();
        prop_assert!(other > highest || highest.0 > 900_000_000, "the last made is the highest");
        let add = Edit::AddCampaign {
            id: other,
            title: "Suivante".to_owned(),
            date: gathering::DAY,
            grid: campaign.grid.clone(),
            extent: Extent::Full,
        };
        let named =
            Improvement { id: one, objective: "Agenda".to_owned(), ..Improvement::default() };
        let dossier = Edit::Improvement(Box::new(named)).apply(&add.apply(&dossier));
        let read = dossier::file::read(dossier::file::write(&dossier).as_bytes()).value;
        prop_assert!(read.is_some_and(|read| read == dossier));
        Ok(())
    });
}

#[test]
fn the_window_names_things_from_what_the_computer_draws_anew_at_each_start() {
    let begin = || Action::Plan(PlanAction::Begin(None));
    let improvement_of = |seed| {
        let mut desk = Desk::drawing_from(seed);
        desk.act(Action::Open(FILE.into()));
        desk.read(FILE, EXAMPLE.as_bytes());
        desk.act(begin());
        desk.state.session.improvement
    };
    let mut window = Window::with_file();
    window.act(begin());
    assert_eq!(window.state().session.improvement, improvement_of(Script::SEED));
    assert_ne!(window.state().session.improvement, improvement_of([1; 32]));
    let [one, other] = [(), ()].map(|()| Desktop::new(None, None).draw());
    assert_ne!(one, other);
}

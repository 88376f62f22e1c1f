//! Ballots and gatherings made in code, for tests that need them sealed, opened or closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jalons::dossier::ballot_file::{self, Refusal, Voter};
use jalons::dossier::{
    Ballot, BallotScope, Campaign, CampaignId, Channel, Collection, CollectionEdit, Dossier, Edit,
    Fate, Opinion, Opinions, Vote,
};
use jalons::grid::{CriterionId, Grid, Level};
use jiff::civil::{Date, date};
use sha2::{Digest, Sha256};

use crate::builders;

/// What the key of every gathering of the tests is made of.
pub const SEED: [u8; 32] = [7; 32];
/// The day everything happens.
pub const DAY: Date = date(2026, 11, 22);

pub fn level(number: i64) -> Level {
    Level::try_from(number).expect("0 to 4")
}

pub fn id(name: &str) -> CriterionId {
    CriterionId(name.to_owned())
}

/// A vote as one says it: "0" to "4", "so", "nsp".
pub fn vote(word: &str) -> Vote {
    match word {
        "so" => Vote::NotApplicable,
        "nsp" => Vote::Unknown,
        digit => Vote::Level(level(digit.parse().expect("a level"))),
    }
}

/// What a person says, criterion by criterion: vote, then comment.
pub fn opinions(said: &[(&str, &str, &str)]) -> Opinions {
    let opinion = |(criterion, word, comment): &(&str, &str, &str)| {
        let vote = (!word.is_empty()).then(|| vote(word));
        (id(criterion), Opinion { vote, comment: (*comment).to_owned(), observed: None })
    };
    said.iter().map(opinion).collect()
}

/// A grid a file can hold: two domains, the criteria `a1`, `a2`… and `b1`, `b2`…
pub fn grid(criteria: usize) -> Grid {
    let mut grid = builders::grid(&["Coordination", "Accès"], criteria);
    grid.authors.push("Une autrice".to_owned());
    builders::define_levels(&mut grid);
    for criterion in grid.domains.iter_mut().flat_map(|domain| &mut domain.criteria) {
        criterion.id = CriterionId(criterion.code.to_lowercase());
        criterion.question = format!("Où en est l’équipe pour {} ?", criterion.code);
        for (number, level) in (0..).zip(criterion.levels.iter_mut().flatten()) {
            level.sentence = format!("Ce que fait l’équipe au niveau {number}.");
        }
    }
    grid
}

/// A campaign of a small grid, two domains of four criteria, that gathers ballots.
pub fn gathering(fate: Fate) -> Campaign {
    let grid = Arc::new(grid(4));
    let mut campaign = builders::campaign(1, DAY, &grid);
    campaign.collection = Some(Collection::new(SEED, BallotScope::Campaign, fate));
    campaign
}

/// Makes a ballot as the window does, for a person who is alone to say this after so many others.
pub fn make(
    campaign: &Campaign,
    (profession, name): (&str, &str),
    opinions: Opinions,
    channel: Channel,
) -> Result<Arc<Ballot>, Refusal> {
    let others = campaign.collection.iter().flat_map(|collection| &collection.ballots);
    let others: Vec<&str> = others.map(|ballot| ballot.id.as_str()).collect();
    let told = format!("{profession} {name} {opinions:?} {others:?}");
    let mut drawn = [0; 16];
    drawn.iter_mut().zip(Sha256::digest(told)).for_each(|(to, from)| *to = from);
    make_drawn(campaign, (profession, name), opinions, (channel, drawn))
}

/// Makes a ballot as the window does that drew this.
pub fn make_drawn(
    campaign: &Campaign,
    (profession, name): (&str, &str),
    opinions: Opinions,
    (channel, drawn): (Channel, [u8; 16]),
) -> Result<Arc<Ballot>, Refusal> {
    let voter = Voter { profession: profession.to_owned(), name: name.to_owned() };
    let received = ballot_file::make(&voter, opinions, campaign, channel, DAY, drawn)?;
    Ok(received.ballot)
}

/// Takes ballots in, as the program does.
pub fn receive(campaign: &mut Campaign, ballots: &[Arc<Ballot>]) {
    CollectionEdit::Receive(ballots.to_vec()).apply_to(campaign);
}

/// Makes a ballot and takes it in.
#[track_caller]
pub fn take(campaign: &mut Campaign, who: (&str, &str), said: &[(&str, &str, &str)]) {
    let ballot = make(campaign, who, opinions(said), Channel::Computer).expect("a good ballot");
    receive(campaign, &[ballot]);
}

/// Returns what a gathering holds, whatever the order it came in.
pub fn contents(collection: &Collection) -> BTreeMap<String, Arc<Ballot>> {
    let of = |ballot: &Arc<Ballot>| (ballot.id.clone(), Arc::clone(ballot));
    collection.ballots.iter().map(of).collect()
}

/// A dossier of this one campaign.
pub fn dossier(campaign: Campaign) -> Dossier {
    Dossier { campaigns: vec![Arc::new(campaign)], ..Dossier::default() }
}

/// Makes a change to the gathering of the first campaign.
pub fn collect(edit: CollectionEdit) -> Edit {
    Edit::Collect(CampaignId(1), edit)
}

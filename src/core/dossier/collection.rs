//! Ballots (*avis*): each member's own answers, sealed until the reveal.
//!
//! Blindness is held by types: a [`Ballot`] says who answered, and nothing outside this module can
//! open it before [`Collection::reveal`], which is dated and cannot be taken back. In the file, the
//! ballots stay sealed even after that.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::opinion::Opinions;
use super::seal::{SealKey, Sealed, SealedContents};
use super::team::Team;
use super::turnout::{Presence, Turnout};
use crate::french;
use crate::grid::{Criterion, Domain, Extent};

/// The gathering of ballots of one campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    pub(super) key: SealKey,
    /// Which criteria are asked.
    pub scope: BallotScope,
    /// What stays once the campaign is closed.
    pub fate: Fate,
    /// What was received, in the order it came.
    pub ballots: Vec<Arc<Ballot>>,
    /// The day the ballots were opened.
    pub revealed_on: Option<Date>,
}

/// Which criteria of the campaign the ballots are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BallotScope {
    /// All those the campaign goes through.
    #[default]
    Campaign,
    /// Those marked for a meeting of under an hour.
    Short,
    /// Those of these domains, by their ids.
    Domains(BTreeSet<String>),
}

/// What stays of the ballots once the campaign is closed; chosen before the reveal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// How many gave each answer, criterion by criterion.
    #[default]
    Counts,
    /// Nothing but who took part, by profession.
    Destroyed,
}

/// One person's ballot: who answered, and sealed, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Drawn by who made it; the same when it is sent again.
    pub id: String,
    /// Grows each time the person changes it.
    pub revision: u32,
    /// Profession.
    pub profession: String,
    /// Name, when the person gave it.
    pub name: String,
    /// How it came.
    pub channel: Channel,
    /// The day it came.
    pub received_on: Date,
    /// What it says.
    pub sealed: Sealed,
}

/// How a ballot came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// A file saved by the page.
    File,
    /// The short code.
    Code,
    /// On the coordinator's computer.
    Computer,
    /// On paper.
    Paper,
}

/// An opened ballot, without the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBallot {
    /// Profession.
    pub profession: String,
    /// What it says.
    pub opinions: Opinions,
}

impl Ballot {
    /// Tells whether a text can be the id of a ballot: 32 signs, as the page draws them.
    pub fn is_id(text: &str) -> bool {
        text.len() == 32 && text.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'))
    }

    /// Tells whether a key opens it, and whether it is the ballot it says it is.
    pub(super) fn opens_with(&self, key: &SealKey) -> bool {
        key.open(&self.sealed).is_ok_and(|SealedContents { head, .. }| {
            head.id == self.id && head.revision == self.revision && head.tag == key.tag()
        })
    }

    /// Tells whether it counts in the place of another of the same id.
    ///
    /// The later revision does. Nobody honest makes two contents of one revision: then the one that
    /// came on an earlier day counts, and of one day, the last in an order that says nothing, so that
    /// neither the order they come in nor the side they are on decides.
    pub(super) fn supersedes(&self, former: &Self) -> bool {
        let rank = |ballot: &Self| (ballot.revision, Reverse(ballot.received_on));
        let rest = |ballot: &Self| {
            let (profession, name) = (ballot.profession.clone(), ballot.name.clone());
            (ballot.sealed.clone(), ballot.channel, profession, name)
        };
        rank(self).cmp(&rank(former)).then_with(|| rest(self).cmp(&rest(former))).is_gt()
    }
}

impl Channel {
    /// Returns how the person reads it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::File => "fichier",
            Self::Code => "code",
            Self::Computer => "sur cet ordinateur",
            Self::Paper => "papier",
        }
    }
}

impl BallotScope {
    /// Tells whether a criterion is asked, among those the campaign goes through.
    pub fn includes(&self, domain: &Domain, criterion: &Criterion) -> bool {
        match self {
            Self::Campaign => true,
            Self::Short => criterion.is_in(Extent::Short),
            Self::Domains(domains) => domains.contains(&domain.id),
        }
    }
}

impl Collection {
    /// The most ballots one campaign takes.
    pub const MAX_BALLOTS: usize = 500;

    /// Opens a collection; `seed` is drawn at random, once.
    pub fn new(seed: [u8; 32], scope: BallotScope, fate: Fate) -> Self {
        let key = SealKey::from_seed(seed);
        Self { key, scope, fate, ballots: Vec::new(), revealed_on: None }
    }

    /// Returns what ballots are sealed with: anyone may hold it.
    pub fn public_key(&self) -> [u8; 32] {
        self.key.public()
    }

    /// Returns the sixteen signs that tell this collection from any other.
    pub fn tag(&self) -> String {
        self.key.tag()
    }

    /// Tells whether the ballots were opened.
    pub const fn is_revealed(&self) -> bool {
        self.revealed_on.is_some()
    }

    /// Returns what the ballots say, without names and in an order that says nothing; `None` before
    /// the reveal. A ballot that does not open says nothing.
    pub fn opened(&self) -> Option<Vec<OpenBallot>> {
        self.revealed_on?;
        let spellings = self.spellings();
        let open = |ballot: &Arc<Ballot>| {
            let opinions = self.key.open(&ballot.sealed).ok()?.opinions;
            let profession = spelled(&spellings, &ballot.profession);
            Some((ballot.id.clone(), OpenBallot { profession, opinions }))
        };
        let mut opened: Vec<_> = self.ballots.iter().filter_map(open).collect();
        opened.sort_by(|(one, _), (other, _)| one.cmp(other));
        Some(opened.into_iter().map(|(_, ballot)| ballot).collect())
    }

    /// Returns how many took part, by profession, however each person wrote it.
    pub fn by_profession(&self) -> BTreeMap<String, u32> {
        let spellings = self.spellings();
        let mut counts = BTreeMap::new();
        for ballot in &self.ballots {
            *counts.entry(spelled(&spellings, &ballot.profession)).or_default() += 1;
        }
        counts
    }

    /// Returns, for each profession folded, how most people wrote it; of two ways, the one with its
    /// accents.
    fn spellings(&self) -> BTreeMap<String, &str> {
        let mut ways: BTreeMap<String, BTreeMap<&str, u32>> = BTreeMap::new();
        for ballot in &self.ballots {
            let written = ballot.profession.trim();
            *ways.entry(french::fold(written)).or_default().entry(written).or_default() += 1;
        }
        ways.into_iter()
            .filter_map(|(folded, ways)| {
                let (written, _) = ways.into_iter().max_by_key(|(_, count)| *count)?;
                Some((folded, written))
            })
            .collect()
    }

    /// Tells who answered and who has not, by profession: the team's own first, in its order.
    pub fn turnout(&self, team: &Team) -> Vec<Turnout> {
        Turnout::of(&self.by_profession(), team)
    }

    /// Tells how many answered, of how many.
    pub fn presence(&self, team: &Team) -> Presence {
        Presence::of(&self.by_profession(), team)
    }

    /// Returns the ballot that bears this id.
    pub fn ballot(&self, id: &str) -> Option<&Arc<Ballot>> {
        self.ballots.iter().find(|ballot| ballot.id == id)
    }

    /// Opens every ballot, for good.
    pub(super) fn reveal(&mut self, on: Date) {
        self.revealed_on.get_or_insert(on);
    }

    /// Adds a ballot, or puts it in the place of one of the same id that it supersedes.
    pub(super) fn receive(&mut self, ballot: &Arc<Ballot>) {
        if self.is_revealed() {
            return;
        }
        let is_full = self.ballots.len() >= Self::MAX_BALLOTS;
        match self.ballots.iter_mut().find(|former| former.id == ballot.id) {
            Some(former) if ballot.supersedes(former) => former.clone_from(ballot),
            None if !is_full => self.ballots.push(Arc::clone(ballot)),
            Some(_) | None => {}
        }
    }
}

fn spelled(spellings: &BTreeMap<String, &str>, profession: &str) -> String {
    let found = spellings.get(&french::fold(profession));
    found.copied().unwrap_or(profession).to_owned()
}

//! Who answered and who has not: counted by profession, and told in the same words everywhere.

use std::collections::BTreeMap;

use super::team::Team;
use crate::french;

/// How many of a profession answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turnout {
    /// The profession, as the team or else the first ballot names it.
    pub profession: String,
    /// How many associates the team counts.
    pub associates: u32,
    /// How many ballots came.
    pub ballots: u32,
}

impl Turnout {
    /// Sets ballots beside the associates, by profession: the team's own first, in its order.
    pub fn of(by_profession: &BTreeMap<String, u32>, team: &Team) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::new();
        for associates in &team.associates {
            count_in(&mut rows, &associates.profession, associates.count, 0);
        }
        let mut others: Vec<_> = by_profession.iter().collect();
        others.sort_by(|(one, _), (other, _)| french::compare(one, other));
        for (profession, ballots) in others {
            count_in(&mut rows, profession, 0, *ballots);
        }
        rows
    }

    /// Returns how many associates have not answered.
    pub const fn missing(&self) -> u32 {
        self.associates.saturating_sub(self.ballots)
    }

    /// Returns how many answered that the team does not count among its associates.
    pub const fn others(&self) -> u32 {
        self.ballots.saturating_sub(self.associates)
    }
}

/// How many answered, of how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Ballots, those of people who are no associates included.
    pub received: u32,
    /// Associates of the team; 0 while it has not told them.
    pub associates: u32,
    /// Associates without a ballot, by profession.
    pub missing: u32,
    /// Ballots of others than associates.
    others: u32,
    /// What the only one of them is; empty where that is not told.
    other: String,
}

impl Presence {
    /// Counts ballots by profession against the team.
    pub fn of(by_profession: &BTreeMap<String, u32>, team: &Team) -> Self {
        let rows = Turnout::of(by_profession, team);
        let sum = |of: fn(&Turnout) -> u32| rows.iter().map(of).sum();
        let other = rows.iter().find(|row| row.others() > 0);
        Self {
            received: by_profession.values().sum(),
            associates: team.associate_count(),
            missing: sum(Turnout::missing),
            others: sum(Turnout::others),
            other: other.map(|row| row.profession.clone()).unwrap_or_default(),
        }
    }

    /// Leaves out what somebody could be known by, for documents.
    #[must_use]
    pub fn unnamed(self) -> Self {
        Self { other: String::new(), ..self }
    }

    /// Says who answered: "11 associés sur 14, et 1 secrétaire médicale"; how many, while it is not known
    /// of how many.
    pub fn words(&self) -> String {
        if self.associates == 0 {
            return match self.received {
                0 => "aucun avis reçu".to_owned(),
                1 => "1 avis reçu".to_owned(),
                received => format!("{received} avis reçus"),
            };
        }
        let (all, answered) = (self.associates, self.associates.saturating_sub(self.missing));
        let associates = match answered {
            0 => format!("aucun associé sur {all}"),
            1 => format!("1 associé sur {all}"),
            _ => format!("{answered} associés sur {all}"),
        };
        match (self.others, self.other.as_str()) {
            (0, _) => associates,
            (1, "") => format!("{associates}, et 1 autre personne"),
            (1, profession) => {
                format!("{associates}, et 1 autre personne ({})", french::in_a_sentence(profession))
            }
            (others, _) => format!("{associates}, et {others} autres personnes"),
        }
    }
}

/// Counts people of a profession, however it is written.
fn count_in(rows: &mut Vec<Turnout>, profession: &str, associates: u32, ballots: u32) {
    let is_it = |row: &&mut Turnout| french::is_same(&row.profession, profession);
    if let Some(row) = rows.iter_mut().find(is_it) {
        row.associates = row.associates.saturating_add(associates);
        row.ballots += ballots;
    } else {
        let profession = profession.trim().to_owned();
        rows.push(Turnout { profession, associates, ballots });
    }
}

//! Which screens serve a dossier as it is: the rail does without the others until the day they do.
//!
//! Decided from the dossier alone. What was shown once in a session stays: nothing leaves under one's eyes.

use jiff::civil::Date;
use strum::IntoEnumIterator as _;

use super::{Screen, State};
use crate::dossier::{Campaign, Dossier};

impl Screen {
    /// Tells whether there is something to do or to read here with this dossier.
    ///
    /// Grids are their authors' business: a team finds its own when it begins a campaign.
    pub fn serves(self, dossier: &Dossier, today: Date) -> bool {
        let assessed = || dossier.campaigns.iter().filter(|campaign| is_assessed(campaign));
        match self {
            Self::Home | Self::Team | Self::Assess | Self::Meeting | Self::Reports => true,
            Self::Results => assessed().next().is_some(),
            Self::Progress => assessed().nth(1).is_some(),
            Self::Remuneration => {
                let signed = dossier.team.contract_date;
                !dossier.exercises.is_empty() || signed.is_some_and(|signed| signed <= today)
            }
            Self::Plan => !dossier.improvements.is_empty(),
            Self::Proofs => !dossier.proofs.is_empty(),
            Self::Grids => false,
        }
    }

    /// Returns the screens that serve this dossier, in the order of the rail.
    pub fn serving(dossier: &Dossier, today: Date) -> Vec<Self> {
        Self::iter().filter(|screen| screen.serves(dossier, today)).collect()
    }

    /// Tells in a few words what one finds here, for the day it comes.
    pub const fn promise(self) -> &'static str {
        match self {
            Self::Home => "ce qu’il y a à faire maintenant",
            Self::Team => "qui vous êtes",
            Self::Assess => "un critère à la fois",
            Self::Meeting => "les avis de chacun, puis l’accord de l’équipe",
            Self::Results => "le profil de l’équipe",
            Self::Progress => "le chemin parcouru",
            Self::Remuneration => "ce que l’année rapporte",
            Self::Plan => "qui fait quoi, pour quand",
            Self::Proofs => "ce qui montre ce que vous dites",
            Self::Reports => "les documents à imprimer ou à envoyer",
            Self::Grids => "les grilles, pour qui veut en écrire une",
        }
    }
}

/// Tells whether as many criteria of a campaign have an answer as its grid asks to have a level before it
/// shows a mean: with answers of other kinds there is something to read, if not yet a mean.
fn is_assessed(campaign: &Campaign) -> bool {
    let gone_through = campaign.grid.criteria().filter(|(_, c)| campaign.includes(c));
    let (mut all, mut answered) = (0_usize, 0_usize);
    for (_, criterion) in gone_through {
        all += 1;
        answered += usize::from(campaign.answer(&criterion.id).is_some());
    }
    let least = usize::from(campaign.grid.scoring.minimum_coverage_percent);
    answered > 0 && answered * 100 >= all * least
}

impl State {
    /// Returns the screens the rail names, in its order.
    pub fn rail(&self) -> Vec<Screen> {
        let session = &self.session;
        let is_named = |screen: &Screen| {
            let serves = session.derived.serving.contains(screen)
                || session.familiar.contains(screen)
                || *screen == self.screen();
            let waits = session.document.is_none() && is_first(*screen);
            serves || waits || self.preferences.shows_all_screens
        };
        Screen::iter().filter(is_named).collect()
    }

    /// Returns the screens that have come since the dossier was opened, and were not gone to yet.
    pub fn arrivals(&self) -> Vec<Screen> {
        if self.preferences.shows_all_screens {
            return Vec::new();
        }
        let serving = self.session.derived.serving.iter().copied();
        serving.filter(|screen| !self.session.familiar.contains(screen)).collect()
    }
}

/// Tells whether a team that begins needs it: these wait in the rail for a dossier.
fn is_first(screen: Screen) -> bool {
    screen.serves(&Dossier::default(), Date::ZERO)
}

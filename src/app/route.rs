//! Where the window is. The projection is a way to be at the meeting: it ends wherever one goes.

use strum::EnumIter;

/// A place of the window one can go to, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
pub enum Screen {
    /// What to do next.
    #[default]
    Home,
    /// Who the team is.
    Team,
    /// Answering, one criterion at a time.
    Assess,
    /// The team's meeting: ballots, reveal, agreement, actions, closing.
    Meeting,
    /// The profile of one campaign.
    Results,
    /// Maturity over time.
    Progress,
    /// What an exercise would bring.
    Remuneration,
    /// What the team decided to do.
    Plan,
    /// The register of proofs.
    Proofs,
    /// What can be exported.
    Reports,
    /// The grids one can assess with.
    Grids,
}

impl Screen {
    /// Returns the name the person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Home => "Accueil",
            Self::Team => "Équipe",
            Self::Assess => "Évaluer",
            Self::Meeting => "Réunion",
            Self::Results => "Résultats",
            Self::Progress => "Progression",
            Self::Remuneration => "Rémunération",
            Self::Plan => "Plan d’action",
            Self::Proofs => "Preuves",
            Self::Reports => "Rapports",
            Self::Grids => "Grilles",
        }
    }

    /// Tells whether there is something to show without an open dossier.
    pub const fn needs_dossier(self) -> bool {
        !matches!(self, Self::Home | Self::Grids)
    }
}

/// Where the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// At this screen, with the bars around it.
    Shown(Screen),
    /// At the meeting, which takes the whole screen.
    Projected,
}

impl Default for Route {
    fn default() -> Self {
        Self::Shown(Screen::default())
    }
}

impl Route {
    /// Returns the screen.
    pub const fn screen(self) -> Screen {
        match self {
            Self::Shown(screen) => screen,
            Self::Projected => Screen::Meeting,
        }
    }

    /// Gives the meeting the whole screen, or takes it back; another screen has no such way.
    #[must_use]
    pub const fn projected_or_not(self) -> Self {
        match self {
            Self::Shown(Screen::Meeting) => Self::Projected,
            Self::Projected => Self::Shown(Screen::Meeting),
            Self::Shown(_) => self,
        }
    }
}

//! The grids a new campaign can be made with: what tells them apart, and what each compares with.

use std::sync::Arc;

use jiff::civil::Date;

use crate::app::{State, shipped_grid, twin};
use crate::dossier::{Campaign, Dossier};
use crate::french;
use crate::grid::Grid;

/// A grid one can choose.
#[derive(Debug)]
pub(super) struct GridChoice {
    /// The grid.
    pub(super) grid: Arc<Grid>,
    /// What tells it from the others.
    pub(super) name: String,
    /// Whether the dossier holds another of its name and version that says something else.
    pub(super) is_doubtful: bool,
}

impl GridChoice {
    /// Returns every grid there is.
    pub(super) fn all(state: &State) -> Vec<Self> {
        let dossier = state.dossier();
        let grids = state.library.grids(dossier);
        let held: Vec<Arc<Grid>> =
            dossier.into_iter().flat_map(|d| &d.campaigns).map(grid).collect();
        let choice = |grid: &Arc<Grid>| {
            let name = match twin(&grids, grid) {
                Some(_) => format!("{} · {}", name(grid), origin(dossier, grid)),
                None => name(grid),
            };
            Self { grid: Arc::clone(grid), name, is_doubtful: twin(&held, grid).is_some() }
        };
        grids.iter().map(choice).collect()
    }

    /// Returns the grid of a campaign alone.
    pub(super) fn of(campaign: &Campaign) -> Self {
        let grid = Arc::clone(&campaign.grid);
        Self { name: name(&grid), grid, is_doubtful: false }
    }

    /// Returns the place of the newest version of a grid; of two of one version, that very one.
    pub(super) fn newest(choices: &[Self], last: &Arc<Grid>) -> Option<usize> {
        let versions = choices.iter().enumerate().filter(|(_, one)| one.grid.id == last.id);
        let newest = versions.max_by_key(|(_, one)| (one.grid.version, one.grid == *last));
        newest.map(|(place, _)| place)
    }

    /// Says what a campaign of this day takes over from those before it, if there is one.
    pub(super) fn comparison(&self, dossier: &Dossier, date: Date) -> Option<String> {
        let before = dossier.campaigns.iter().rev().find(|campaign| campaign.date <= date)?;
        let grid = &self.grid;
        if let Some(former) = dossier.would_compare(grid, date) {
            return Some(taken_over(former, grid));
        }
        let nothing = "rien ne sera repris ni comparé, et les courbes s’interrompent.";
        Some(if before.grid.id == grid.id {
            fr!(
                "La version {} de cette grille ne se compare pas à la version {}, celle de « {} » : {nothing}",
                grid.version,
                before.grid.version,
                before.title
            )
        } else {
            fr!("Cette grille n’est pas celle de « {} » : {nothing}", before.title)
        })
    }
}

fn grid(campaign: &Arc<Campaign>) -> Arc<Grid> {
    Arc::clone(&campaign.grid)
}

/// Names a grid by what a person chooses by.
fn name(grid: &Grid) -> String {
    let criteria = french::count(grid.criterion_count(), "critère");
    format!("{} ({}) · {criteria}", grid.title, grid.version)
}

/// Says where a grid comes from, for those whose version does not tell them apart.
fn origin(dossier: Option<&Dossier>, grid: &Grid) -> String {
    let campaigns = dossier.into_iter().flat_map(|dossier| dossier.campaigns.iter().rev());
    let mut holders = campaigns.filter(|campaign| campaign.grid.says_the_same_as(grid));
    match holders.next() {
        Some(campaign) => fr!("celle de « {} »", campaign.title),
        None if shipped_grid().says_the_same_as(grid) => "fournie avec Jalons".to_owned(),
        None => "vérifiée aujourd’hui".to_owned(),
    }
}

/// Says what is taken over from a campaign.
fn taken_over(former: &Campaign, grid: &Grid) -> String {
    let told = fr!(
        "Les niveaux de « {} » seront montrés en gris, à reconfirmer ; ils ne comptent pas tant qu’ils ne \
         sont pas confirmés. Les cibles non atteintes sont reprises.",
        former.title
    );
    let (then, now) = (former.grid.version, grid.version);
    if then == now {
        return told;
    }
    let index = former.grid.index();
    let kept = grid.criteria().filter(|(_, one)| index.comparable(one).is_some()).count();
    let common = fr!(
        "De la version {then} à la version {now}, ce qui se compare : {} sur {}.",
        french::count(kept, "critère"),
        grid.criterion_count()
    );
    format!("{told} {common}")
}

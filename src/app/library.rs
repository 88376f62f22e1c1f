//! The grids one can start a campaign with: the shipped one, and those checked in this session.

use std::sync::Arc;

use crate::dossier::Dossier;
use crate::grid::file::{self, GridRemark, RemarkPlace};
use crate::grid::{self, Grid, Version};
use crate::shipped;
use crate::source::{Reading, Severity};

/// Grids beside those of the open dossier.
#[derive(Clone, Debug, Default)]
pub struct Library {
    checked: Vec<Arc<Grid>>,
}

/// How many differences are told in a sentence.
const TOLD: usize = 3;

impl Library {
    /// Reads a grid, beside all those that are known: a version that is known with another content is
    /// refused, and a copy that keeps the name of the shipped grid is told.
    pub fn read(&self, bytes: &[u8], dossier: Option<&Dossier>) -> Reading<Grid> {
        file::read_beside(bytes, |grid| {
            let known = self.grids(dossier);
            refused(&known, grid).into_iter().chain(namesake(grid)).collect()
        })
    }

    /// Adds a grid that was read without error; tells whether it was not known yet.
    pub fn add(&mut self, grid: Grid, dossier: Option<&Dossier>) -> bool {
        let is_new = !self.grids(dossier).iter().any(|known| known.says_the_same_as(&grid));
        if is_new {
            self.checked.push(Arc::new(grid));
        }
        is_new
    }

    /// Returns every grid once: shipped, checked, then those the dossier holds. Two that bear the same
    /// name and version say different things: see [`twin`].
    pub fn grids(&self, dossier: Option<&Dossier>) -> Vec<Arc<Grid>> {
        let held = dossier.into_iter().flat_map(|d| d.campaigns.iter().map(|c| &c.grid));
        let shipped = shipped::grids();
        let mut grids: Vec<Arc<Grid>> = Vec::new();
        for grid in shipped.iter().chain(&self.checked).chain(held) {
            if !grids.iter().any(|known| Arc::ptr_eq(known, grid) || known.says_the_same_as(grid)) {
                grids.push(Arc::clone(grid));
            }
        }
        grids
    }
}

/// Returns the grid among these that bears the name and the version of another, and says something else.
pub fn twin<'a>(grids: &'a [Arc<Grid>], grid: &Grid) -> Option<&'a Arc<Grid>> {
    grids.iter().find(|other| other.is_named_as(grid) && !other.says_the_same_as(grid))
}

/// Refuses a grid whose version is known with another content, unless this content is known too.
fn refused(known: &[Arc<Grid>], grid: &Grid) -> Option<GridRemark> {
    let other =
        twin(known, grid).filter(|_| known.iter().all(|one| !one.says_the_same_as(grid)))?;
    let (id, version) = (&grid.id, grid.version);
    let message = fr!(
        "Jalons connaît déjà la version {version} de « {id} », avec un autre contenu : deux contenus ne peuvent \
         pas porter le même identifiant et la même version."
    );
    let next = next_version(known, grid);
    let differences = told(&grid::difference_words(&grid::compare(other, grid)));
    let help =
        fr!("Passez à {next} : écrivez « version: \"{next}\" ». Ce qui diffère : {differences}.");
    Some(GridRemark { severity: Severity::Error, place: RemarkPlace::Version, message, help })
}

/// Tells of a copy that keeps the name of the shipped grid.
fn namesake(grid: &Grid) -> Option<GridRemark> {
    let id = &grid.id;
    let is_later = |shipped: &Arc<Grid>| shipped.id == grid.id && grid.version > shipped.version;
    let help = if shipped::grids().iter().any(is_later) {
        fr!(
            "Changez « id » pour que les résultats ne se mêlent pas, sauf si cette grille vient d’une version \
             plus récente de Jalons."
        )
    } else {
        fr!("Changez « id » pour que les résultats ne se mêlent pas.")
    };
    shipped::is_namesake(grid).then(|| GridRemark {
        severity: Severity::Warning,
        place: RemarkPlace::Id,
        message: fr!("Cette grille garde l’identifiant « {id} » de la grille fournie."),
        help: help.to_owned(),
    })
}

/// Returns the version of form that follows every one that is known.
fn next_version(known: &[Arc<Grid>], grid: &Grid) -> Version {
    let series = |version: Version| (version.major, version.minor);
    let of_it = known.iter().filter(|one| one.id == grid.id).map(|one| one.version);
    let last = of_it.filter(|version| series(*version) == series(grid.version)).max();
    last.unwrap_or(grid.version).next_patch()
}

/// Says the first differences in a sentence.
fn told(differences: &[String]) -> String {
    let mut told: Vec<String> = differences.iter().take(TOLD).cloned().collect();
    let others = differences.len().saturating_sub(TOLD);
    match others {
        0 => {}
        1 => told.push("et une autre différence".to_owned()),
        others => told.push(fr!("et {others} autres différences")),
    }
    told.join(" ; ")
}

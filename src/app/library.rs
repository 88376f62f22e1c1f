//! The grids one can start a campaign with: the shipped one, and those checked in this session.

use std::sync::Arc;

use crate::dossier::Dossier;
use crate::grid::Grid;
use crate::shipped;

/// Grids beside those of the open dossier.
#[derive(Clone, Debug, Default)]
pub struct Library {
    checked: Vec<Arc<Grid>>,
}

impl Library {
    /// Adds a grid that was read without error; a grid of the same id and version is replaced.
    pub fn add(&mut self, grid: Arc<Grid>) {
        self.checked.retain(|known| (&known.id, known.version) != (&grid.id, grid.version));
        self.checked.push(grid);
    }

    /// Returns every grid once: shipped, checked, then those the dossier holds.
    pub fn grids(&self, dossier: Option<&Dossier>) -> Vec<Arc<Grid>> {
        let held = dossier.into_iter().flat_map(|d| d.campaigns.iter().map(|c| &c.grid));
        let shipped = shipped::grid();
        let mut grids: Vec<Arc<Grid>> = Vec::new();
        for grid in std::iter::once(&shipped).chain(&self.checked).chain(held) {
            if !grids.contains(grid) {
                grids.push(Arc::clone(grid));
            }
        }
        grids
    }
}

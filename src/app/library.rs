//! The grids one can start a campaign with: the shipped one, and those checked in this session; and
//! the shipped rules of remuneration.

use std::sync::{Arc, LazyLock};

use crate::dossier::Dossier;
use crate::grid::{self, Grid};
use crate::remuneration::{self, Rules};

/// The example dossier, as shipped.
pub static EXAMPLE: &str = include_str!("../../assets/exemples/les-tilleuls.jalons");

/// The shipped grid as its authors wrote it, remarks included.
static SHIPPED_TEXT: &str = include_str!("../../grids/msp.ron");

static SHIPPED: LazyLock<Arc<Grid>> = LazyLock::new(|| {
    let reading = grid::file::read(SHIPPED_TEXT.as_bytes());
    Arc::new(reading.value.expect("the shipped grid is read by a test"))
});

/// The shipped rules of remuneration as their authors wrote them.
static SHIPPED_RULES_TEXT: &str = include_str!("../../grids/remuneration/aci-msp.ron");

static SHIPPED_RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| {
    let reading = remuneration::file::read(SHIPPED_RULES_TEXT.as_bytes());
    Arc::new(reading.value.expect("the shipped rules are read by a test"))
});

/// Returns the shipped rules of remuneration for an MSP.
pub fn shipped_rules() -> Arc<Rules> {
    Arc::clone(&SHIPPED_RULES)
}

/// Returns the shipped grid for an MSP.
pub fn shipped_grid() -> Arc<Grid> {
    Arc::clone(&SHIPPED)
}

/// Returns a grid as a file to adapt: the shipped one with the remarks that teach how.
pub(super) fn grid_text(grid: &Grid) -> String {
    if *grid == **SHIPPED { SHIPPED_TEXT.to_owned() } else { grid::file::write(grid) }
}

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
        let shipped = shipped_grid();
        let mut grids: Vec<Arc<Grid>> = Vec::new();
        for grid in std::iter::once(&shipped).chain(&self.checked).chain(held) {
            if !grids.contains(grid) {
                grids.push(Arc::clone(grid));
            }
        }
        grids
    }
}

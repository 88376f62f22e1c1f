//! What Jalons brings with it: grids, rules of remuneration, an example.

use std::sync::{Arc, LazyLock};

use crate::dossier;
use crate::grid::{self, Grid};
use crate::remuneration::{self, Rules};

/// The example dossier.
pub static EXAMPLE: &str = include_str!("../../assets/exemples/les-tilleuls.jalons");

static GRID_TEXT: &str = include_str!("../../grids/msp.ron");
static AXES_TEXT: &str = include_str!("../../grids/has-axes.ron");
static RULES_TEXT: &str = include_str!("../../grids/remuneration/aci-msp.ron");

static GRID: LazyLock<Arc<Grid>> = LazyLock::new(|| {
    let reading = grid::file::read(GRID_TEXT.as_bytes());
    Arc::new(reading.value.expect("the shipped grid is read by a test"))
});

/// Read when a person chooses among grids, and not before.
static AXES: LazyLock<Arc<Grid>> = LazyLock::new(|| {
    let reading = grid::file::read(AXES_TEXT.as_bytes());
    Arc::new(reading.value.expect("the shipped grid is read by a test"))
});

static RULES: LazyLock<Arc<Rules>> = LazyLock::new(|| {
    let reading = remuneration::file::read(RULES_TEXT.as_bytes());
    Arc::new(reading.value.expect("the shipped rules are read by a test"))
});

/// The versions of the grid that were shipped before: campaigns of the example were made with them.
static FORMER_GRIDS: LazyLock<Vec<Arc<Grid>>> = LazyLock::new(|| {
    let example = dossier::file::read(EXAMPLE.as_bytes()).value.unwrap_or_default();
    let grids = example.campaigns.iter().map(|campaign| Arc::clone(&campaign.grid));
    grids.filter(|grid| grid.id == GRID.id && grid.version < GRID.version).collect()
});

/// Returns the grid for an MSP.
pub fn grid() -> Arc<Grid> {
    Arc::clone(&GRID)
}

/// Returns every grid that comes with Jalons, the one for an MSP first.
pub fn grids() -> [Arc<Grid>; 2] {
    [grid(), Arc::clone(&AXES)]
}

/// Returns the rules of remuneration for an MSP.
pub fn rules() -> Arc<Rules> {
    Arc::clone(&RULES)
}

/// Tells whether a grid bears the name of the shipped one and is neither it nor a former version of it.
pub fn is_namesake(grid: &Grid) -> bool {
    let is_former = || FORMER_GRIDS.iter().any(|former| former.says_the_same_as(grid));
    let shipped = grids().into_iter().find(|shipped| shipped.id == grid.id);
    shipped.is_some_and(|shipped| !shipped.says_the_same_as(grid)) && !is_former()
}

/// Returns a grid as a file to adapt: the shipped one with the remarks that teach how.
pub fn grid_text(grid: &Grid) -> String {
    match grid {
        _ if *grid == **GRID => GRID_TEXT.to_owned(),
        _ if *grid == **AXES => AXES_TEXT.to_owned(),
        _ => grid::file::write(grid),
    }
}

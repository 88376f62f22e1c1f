//! One screen per module. A screen reads the state and asks by actions; it remembers only what is
//! open or filtered.

mod assess;
mod chart_card;
mod deadlines;
mod grids;
mod home;
mod progress;
mod remuneration;
mod reports;
mod results;
mod team;

pub use self::assess::{AssessView, assess_ui};
pub use self::grids::grids_ui;
pub use self::home::{HomeView, home_ui};
pub use self::progress::{ProgressView, progress_ui};
pub(super) use self::remuneration::suggested_year;
pub use self::remuneration::{RemunerationView, remuneration_ui};
pub use self::reports::{ReportsView, reports_ui};
pub use self::results::{ResultsView, results_ui};
pub use self::team::{TeamView, team_ui};

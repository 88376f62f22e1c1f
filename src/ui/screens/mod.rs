//! One screen per module. A screen reads the state and asks by actions; it remembers only what is
//! open or filtered.

mod assess;
mod beginning;
mod chart_card;
mod deadlines;
mod grids;
mod home;
mod links;
mod meeting;
mod next;
mod plan;
mod progress;
mod proofs;
mod remuneration;
mod reports;
mod results;
mod standing;
mod team;
mod upcoming;
mod welcome;

pub use self::assess::{AssessView, assess_ui};
pub use self::grids::grids_ui;
pub use self::home::{HomeView, home_ui};
pub use self::meeting::{MeetingView, meeting_ui};
pub use self::plan::{PlanView, begin_action, begin_button_ui, plan_ui};
pub use self::progress::{ProgressView, progress_ui};
pub(super) use self::proofs::validity_ui;
pub use self::proofs::{ProofsView, proofs_ui};
pub use self::remuneration::{RemunerationView, remuneration_ui};
pub use self::reports::{ReportsView, reports_ui};
pub use self::results::{ResultsView, results_ui};
pub use self::team::{TeamView, team_ui};

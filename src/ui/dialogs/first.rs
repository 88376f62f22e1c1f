//! The first path: the team's name, and how it answers.

use eframe::egui::Ui;

use super::campaign::proposed_title;
use super::form::{Form, buttons_ui, is_confirmed};
use crate::app::{Action, Command, Screen, State, shipped_grid};
use crate::dossier::{Edit, Extent, TeamField};
use crate::french;
use crate::grid::IN_DOUBT;
use crate::ui::style;
use crate::ui::widgets::{Button, Field, chips_ui, choose_ui, field_label_ui, muted_ui, note_ui};

/// What is being typed.
#[derive(Debug, Default)]
pub struct FirstForm {
    name: String,
    /// Whether each gives an opinion of their own before the team decides.
    is_by_ballots: bool,
}

impl FirstForm {
    /// Takes the name the team already has.
    pub fn new(state: &State) -> Self {
        let name = state.dossier().map(|dossier| dossier.team.name.clone());
        Self { name: name.unwrap_or_default(), is_by_ballots: false }
    }
}

/// Asks for the team's name and how it answers.
pub(super) fn first_ui(ui: &mut Ui, form: &Form<'_>, first: &mut FirstForm) {
    let number = shipped_grid().count_in(Extent::First);
    ui.label(style::heading("Une première évaluation"));
    muted_ui(
        ui,
        fr!(
            "{} de la grille, ceux dont le reste dépend. Pour chacun, choisissez la phrase qui dit où en est \
             l’équipe. {IN_DOUBT}",
            french::count(number, "critère")
        ),
    );
    let field = Field::new("Nom de l’équipe").hint("par exemple Maison de santé du Vallon");
    form.field(ui, field, &mut first.name);
    field_label_ui(ui, "Comment répondre");
    chips_ui(ui, |ui| {
        let choices = [(false, "Devant cet écran"), (true, "Chacun de son côté")];
        let chosen = choose_ui(ui, "Comment répondre", choices, &first.is_by_ballots);
        first.is_by_ballots = chosen.unwrap_or(first.is_by_ballots);
    });
    note_ui(
        ui,
        if first.is_by_ballots {
            "Chacun donne son avis sans voir ceux des autres, puis une réunion décide."
        } else {
            "Seul, ou à plusieurs autour de la table. Les avis de chacun pourront venir ensuite."
        },
    );
    let is_ready = !first.name.trim().is_empty();
    let is_confirmed = is_ready && is_confirmed(ui);
    buttons_ui(ui, |ui| {
        let button = Button::new("Commencer").primary().enabled(is_ready).ui(ui);
        if button.clicked() || is_confirmed {
            form.ask.extend(begin(form.ask.state, first));
        }
        form.cancel(ui);
    });
}

/// Returns what begins it: a dossier if none is open, the team's name, a campaign, and where it goes on.
fn begin(state: &State, first: &FirstForm) -> impl Iterator<Item = Action> {
    let dossier = state.dossier().is_none().then_some(Action::Run(Command::New));
    let name = Edit::Team(TeamField::Name, first.name.trim().to_owned());
    let campaign = Action::NewCampaign {
        title: proposed_title(state, state.today),
        date: state.today,
        grid: shipped_grid(),
        extent: Extent::First,
    };
    let place = if first.is_by_ballots { Screen::Meeting } else { Screen::Assess };
    let rest = [Action::Edit(name), Action::EndStep, campaign, Action::Go(place)];
    [Action::CloseDialog].into_iter().chain(dossier).chain(rest)
}

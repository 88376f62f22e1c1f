//! The way on from a criterion: the next one, what was left out, then the team's voices.

use eframe::egui::{Align, Layout, Response, Ui};
use lucide_icons::Icon;

use crate::app::{Action, Command, CriterionRow, Screen, State};
use crate::dossier::{Campaign, Extent};
use crate::grid::{CriterionKind, Scale};
use crate::ui::ask::Ask;
use crate::ui::style;
use crate::ui::widgets::{Button, key_cap_ui, note_ui};

/// What comes after the criterion in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward<'a> {
    /// The next of the list.
    Next(&'a CriterionRow),
    /// After the last, one that was left without an answer.
    LeftOut(&'a CriterionRow),
    /// Everything is answered, and nobody but who answered was asked.
    Voices,
    /// Everything is answered on the first path, which promised one page.
    OnePage,
    /// Everything is answered.
    Results,
}

impl<'a> Onward<'a> {
    /// Returns what comes next.
    pub fn of(state: &'a State) -> Option<Self> {
        let session = &state.session;
        let here = session.derived.position(session.criterion.as_ref()?)?;
        if let Some(next) = session.derived.rows.get(here + 1) {
            return Some(Self::Next(next));
        }
        let is_open = |(place, row): &(usize, &CriterionRow)| *place != here && !row.is_answered();
        let mut rows = session.derived.rows.iter().enumerate();
        match rows.find(is_open).filter(|_| !is_closed(state)) {
            Some((_, row)) => Some(Self::LeftOut(row)),
            None => Self::end(state),
        }
    }

    /// Returns where answering leads once it is over.
    pub fn end(state: &'a State) -> Option<Self> {
        let mut rows = state.session.derived.rows.iter();
        if !rows.all(CriterionRow::is_answered) && !is_closed(state) {
            return None;
        }
        let campaign = state.session.shown_campaign()?;
        let ballots = campaign.collection.as_ref().map_or(0, |one| one.ballots.len());
        let is_alone = ballots == 0 && campaign.meeting.is_none() && !campaign.is_closed();
        let is_first = campaign.extent == Extent::First && campaign.collection.is_none();
        Some(match (is_alone, is_first) {
            (true, true) => Self::OnePage,
            (true, false) => Self::Voices,
            (false, _) => Self::Results,
        })
    }

    /// Returns what goes there.
    pub fn action(self) -> Action {
        match self {
            Self::Next(row) | Self::LeftOut(row) => Action::Focus(row.id.clone()),
            Self::Voices => Action::Go(Screen::Meeting),
            Self::OnePage | Self::Results => Action::Go(Screen::Results),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Next(_) => "Suivant".to_owned(),
            Self::LeftOut(row) => fr!("Aller à {}", row.code),
            Self::Voices => "Recueillir les avis de l’équipe".to_owned(),
            Self::OnePage => "Voir le résultat".to_owned(),
            Self::Results => "Voir les résultats".to_owned(),
        }
    }

    /// Shows it; Enter goes on, but where a field has it.
    fn ui(self, ui: &mut Ui, is_main: bool, is_by_enter: bool) -> Response {
        let label = self.label();
        let button = Button::new(&label).icon_after(Icon::ChevronRight);
        let button = if is_main { button.primary() } else { button };
        let has_key = is_by_enter && !ui.ctx().text_edit_focused();
        let button = if has_key { button.key("Entrée") } else { button };
        let tip = match self {
            Self::Next(row) | Self::LeftOut(row) => format!("{} · {}", row.code, row.title),
            Self::Voices => "Chacun donne son avis de son côté, puis l’équipe se réunit".to_owned(),
            Self::OnePage => "Le résultat sur une page, et par où commencer".to_owned(),
            Self::Results => "Le profil de l’équipe, domaine par domaine".to_owned(),
        };
        let name = match self {
            Self::Next(row) => fr!("{} : {}", Command::NextCriterion.label(), row.code),
            Self::LeftOut(_) | Self::Voices | Self::OnePage | Self::Results => label.clone(),
        };
        button.tip(&tip).named(&name).ui(ui)
    }
}

fn is_closed(state: &State) -> bool {
    state.session.shown_campaign().is_some_and(Campaign::is_closed)
}

/// Said to who types a sentence while no field has the keyboard.
const WRITING: &str = fr!("Vous écrivez ? C pour le commentaire.");

/// Returns how high the way on is.
pub fn height(ui: &Ui, is_writing: bool) -> f32 {
    let row = if style::is_low(ui) { 40.0 } else { 52.0 };
    if is_writing { row + 24.0 } else { row }
}

/// Shows, at the bottom, the way back and the way on, and what the keys do.
pub fn way_ui(ui: &mut Ui, ask: &Ask<'_>, is_writing: bool) {
    const HINTS: f32 = 560.0;
    let state = ask.state;
    if is_writing {
        ui.label(style::strong(WRITING).color(style::look(ui).warn));
    }
    let here = state.session.criterion.as_ref().and_then(|id| state.session.derived.position(id));
    let before = here.and_then(|place| state.session.derived.rows.get(place.checked_sub(1)?));
    ui.horizontal(|ui| {
        if let Some(row) = before {
            let name = fr!("{} : {} · {}", Command::PreviousCriterion.label(), row.code, row.title);
            ask.icon_command(ui, Icon::ChevronLeft, &name, Command::PreviousCriterion);
        }
        if !is_closed(state) && !style::is_low(ui) && ui.available_width() > HINTS {
            keys_ui(ui, state);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let end = Onward::end(state);
            let Some(next) = Onward::of(state) else { return };
            // Once all is answered, going on is no longer what comes first.
            let comes_first = |end: &Onward<'_>| match end {
                Onward::Voices | Onward::OnePage => true,
                Onward::Results | Onward::Next(_) | Onward::LeftOut(_) => next == *end,
            };
            if let Some(end) = end.filter(comes_first) {
                ask.clicked(&end.ui(ui, true, next == end), end.action());
                if next == end {
                    return;
                }
                ask.clicked(&next.ui(ui, false, true), next.action());
            } else {
                ask.clicked(&next.ui(ui, true, true), next.action());
            }
        });
    });
}

fn keys_ui(ui: &mut Ui, state: &State) {
    let comment = ("C".to_owned(), "commentaire");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (key, meaning) in answer_keys(state).into_iter().chain([comment]) {
            key_cap_ui(ui, &key);
            note_ui(ui, meaning);
            ui.add_space(4.0);
        }
    });
}

/// Returns the keys that answer the criterion in front, and what they give.
fn answer_keys(state: &State) -> Option<(String, &'static str)> {
    let campaign = state.session.shown_campaign()?;
    let (_, criterion) = campaign.grid.criterion(state.session.criterion.as_ref()?)?;
    match &criterion.kind {
        CriterionKind::Levels | CriterionKind::YesNo(_) => {
            Some((numbers(&criterion.scale), "niveau"))
        }
        CriterionKind::Characteristics(items) if items.has_partly => {
            Some(("O, P, N".to_owned(), "caractéristique choisie"))
        }
        CriterionKind::Characteristics(_) => Some(("O, N".to_owned(), "caractéristique choisie")),
        CriterionKind::Measure(_) => None,
    }
}

/// Says which numbers the levels of a scale bear: "0 à 4", "0 ou 1".
fn numbers(scale: &Scale) -> String {
    let between = if scale.count() == 2 { "ou" } else { "à" };
    format!("{} {between} {}", scale.lowest(), scale.highest())
}

//! What the ballots agree on, accepted in one gesture; anyone may ask to talk about a criterion.

use std::collections::BTreeSet;

use eframe::egui::{Align, Label, Layout, Ui};
use lucide_icons::Icon;

use super::{Sitting, discussion};
use crate::app::Action;
use crate::dossier::{Answer, Decided, Decision, Edit, How, MeetingEdit, Phase};
use crate::french;
use crate::grid::{Criterion, CriterionId};
use crate::scoring::{self, Agreement};
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Tone, badge_ui, chip_ui, icon_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct TogetherView {
    /// Criteria whose comments are shown.
    opened: BTreeSet<CriterionId>,
}

/// Shows the phase.
pub fn together_ui(
    ui: &mut Ui,
    view: &mut TogetherView,
    sitting: &Sitting<'_>,
    actions: &mut Vec<Action>,
) {
    let look = style::look(ui);
    let Some(meeting) = sitting.meeting else { return };
    ui.label(style::projected_title("Accords en une fois"));
    if meeting.together.is_empty() {
        let text = if sitting.campaign.collection.is_some() {
            "Aucun critère ne fait l’accord des avis : tout se discute point par point."
        } else {
            "Sans avis individuels, il n’y a rien à accepter en une fois : tout se discute point par point."
        };
        ui.label(style::projected_large(text).color(look.muted));
        return;
    }
    let count = meeting.together.len();
    let text = format!(
        "Sur {count} critères, tous les avis sont à un niveau au plus de la médiane. L’équipe les accepte en un \
         geste, au niveau du milieu. Chacun peut demander à parler d’un critère : il rejoint les points à discuter."
    );
    ui.label(style::projected_large(text).color(look.muted));
    ui.add_space(size::s());
    for id in &meeting.together {
        let Some((_, criterion)) = sitting.campaign.grid.criterion(id) else { continue };
        row_ui(ui, view, sitting, criterion, actions);
        if view.opened.contains(id) {
            comments_ui(ui, sitting, criterion);
        }
    }
    apart_ui(ui, sitting);
}

fn comments<'a>(sitting: &Sitting<'a>, criterion: &Criterion) -> Vec<&'a str> {
    let ballots = sitting.state.derived.ballots.as_deref().unwrap_or_default();
    scoring::comments(ballots, criterion)
}

fn comments_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion) {
    for comment in comments(sitting, criterion) {
        ui.label(style::projected(format!("«{0}{comment}{0}»", french::NBSP)));
    }
}

/// Says why a criterion everybody agrees on is not in the list.
fn apart_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let agreements = &sitting.state.derived.agreements;
    let is_apart = |criterion: &Criterion| {
        criterion.is_sensitive
            && agreements.get(&criterion.id).is_some_and(Agreement::is_acceptable)
    };
    let all = sitting.campaign.grid.criteria().map(|(_, criterion)| criterion);
    let apart: Vec<&str> = all.filter(|c| is_apart(c)).map(|c| c.code.as_str()).collect();
    if !apart.is_empty() {
        let text = format!(
            "À part, parce que sensible : {}. Les avis s’accordent aussi, mais l’équipe le décide pour lui-même.",
            apart.join(", ")
        );
        ui.label(style::body(text).color(style::look(ui).muted));
    }
}

fn row_ui(
    ui: &mut Ui,
    view: &mut TogetherView,
    sitting: &Sitting<'_>,
    criterion: &Criterion,
    actions: &mut Vec<Action>,
) {
    const HEIGHT: f32 = 44.0;
    let look = style::look(ui);
    let agreement = sitting.state.derived.agreements.get(&criterion.id);
    let entry = sitting.campaign.entries.get(&criterion.id);
    let is_decided = sitting.campaign.is_decided(&criterion.id);
    let decided = entry.and_then(|entry| entry.answer.as_ref()?.level()).filter(|_| is_decided);
    let level = decided.or_else(|| agreement?.median);
    ui.allocate_ui_with_layout(
        eframe::egui::Vec2::new(ui.available_width(), HEIGHT),
        Layout::right_to_left(Align::Center),
        |ui| {
            if is_decided {
                chip_ui(ui, "accepté", Tone::Good, Some(Icon::Check));
            } else {
                let button = Button::new("En parler").icon(Icon::MessageCircle).ui(ui);
                if button.on_hover_text(format!("Discuter {}", criterion.code)).clicked() {
                    actions.push(sitting.meet(MeetingEdit::Object(criterion.id.clone(), true)));
                }
            }
            let said = comments(sitting, criterion).len();
            let label = french::count(said, "commentaire");
            if said > 0 && Button::new(&label).quiet().ui(ui).clicked() {
                let was_open = view.opened.remove(&criterion.id);
                view.opened.extend((!was_open).then(|| criterion.id.clone()));
            }
            let words = agreement.map(Agreement::words).unwrap_or_default();
            ui.label(style::small(words).color(look.muted));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let grid = &sitting.campaign.grid;
                let level_name = level.map(|level| grid.level_name(level)).unwrap_or_default();
                let name = level.map_or_else(String::new, |level| format!("Niveau {level}"));
                badge_ui(ui, level, &name);
                ui.label(style::body(level_name).color(look.muted));
                let title = format!("{}  {}", criterion.code, criterion.title);
                ui.add(Label::new(style::projected(title)).truncate());
                if is_decided {
                    icon_ui(ui, Icon::Check, look.good);
                }
            });
        },
    );
}

/// Returns the criteria still to be accepted.
fn waiting<'a>(sitting: &Sitting<'a>) -> Vec<&'a CriterionId> {
    let is_waiting = |id: &&CriterionId| !sitting.campaign.is_decided(id);
    sitting.meeting.iter().flat_map(|meeting| &meeting.together).filter(is_waiting).collect()
}

/// Shows the button that accepts what is listed and leads on.
pub fn accept_button_ui(ui: &mut Ui, sitting: &Sitting<'_>, actions: &mut Vec<Action>) {
    let waiting = waiting(sitting);
    let label = match waiting.len() {
        0 => Phase::Discussion.label().to_owned(),
        1 => "Accepter ce niveau".to_owned(),
        count => format!("Accepter ces {count} niveaux ensemble"),
    };
    if !Button::new(&label).primary().icon_after(Icon::ChevronRight).ui(ui).clicked() {
        return;
    }
    let decide = |id: &CriterionId| {
        let level = sitting.state.derived.agreements.get(id)?.median?;
        let former = sitting.campaign.entries.get(id);
        let decision = Decision {
            answer: Answer::Level(level),
            reason: String::new(),
            minority: former.map_or_else(String::new, |entry| entry.minority.clone()),
            decided: Decided { on: sitting.state.today, how: How::Together },
        };
        Some((id.clone(), decision))
    };
    let decisions: Vec<_> = waiting.into_iter().filter_map(decide).collect();
    if !decisions.is_empty() {
        actions.push(Action::Edit(Edit::Decide(sitting.campaign.id, decisions)));
    }
    actions.extend(discussion::enter(sitting, Phase::Discussion));
}

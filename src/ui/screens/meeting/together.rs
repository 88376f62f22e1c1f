//! What the ballots agree on, accepted in one gesture; anyone may ask to talk about a criterion.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Label, Layout, Stroke, Ui, Vec2};
use lucide_icons::Icon;

use super::agenda;
use super::sitting::Sitting;
use crate::dossier::{Answer, Decided, Decision, Edit, How, MeetingEdit, Phase};
use crate::french;
use crate::grid::{Criterion, CriterionId, Level};
use crate::scoring::Agreement;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, badge_ui, cell_ui, chip_ui, muted_ui, projected_lead_ui,
};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct TogetherView {
    /// Criteria whose comments are shown.
    opened: BTreeSet<CriterionId>,
}

/// Shows the phase.
pub fn together_ui(ui: &mut Ui, view: &mut TogetherView, sitting: &Sitting<'_>) {
    let Some(meeting) = sitting.meeting else { return };
    ui.label(style::projected_title("Accords en une fois"));
    if meeting.together.is_empty() {
        let text = if sitting.campaign.collection.is_some() {
            "Aucun critère ne fait l’accord des avis : tout se discute point par point."
        } else {
            "Sans avis individuels, il n’y a rien à accepter en une fois : tout se discute point par point."
        };
        projected_lead_ui(ui, text);
        return;
    }
    let count = meeting.together.len();
    let text = format!(
        "Sur {count} critères, tous les avis sont à un niveau au plus de la médiane. L’équipe les accepte en un \
         geste, au niveau du milieu. Chacun peut demander à parler d’un critère : il rejoint les points à discuter."
    );
    projected_lead_ui(ui, text);
    ui.add_space(size::s());
    let grid = &sitting.campaign.grid;
    let criteria: Vec<&Criterion> =
        meeting.together.iter().filter_map(|id| Some(grid.criterion(id)?.1)).collect();
    ui.scope(|ui| table_ui(ui, view, sitting, &criteria));
    apart_ui(ui, sitting);
}

fn comments<'a>(sitting: &Sitting<'a>, criterion: &Criterion) -> &'a [String] {
    sitting.voices(&criterion.id).0
}

fn comments_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion) {
    for comment in comments(sitting, criterion) {
        ui.label(style::projected(format!("«{0}{comment}{0}»", french::NBSP)));
    }
}

/// Says why a criterion everybody agrees on is not in the list.
fn apart_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let agreements = &sitting.ask.state.session.derived.agreements;
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
        muted_ui(ui, text);
    }
}

/// Returns the level accepted, or the one that would be.
fn level_of(sitting: &Sitting<'_>, criterion: &Criterion) -> Option<Level> {
    let decided = sitting.campaign.level(&criterion.id);
    let is_decided = sitting.campaign.is_decided(&criterion.id);
    decided
        .filter(|_| is_decided)
        .or_else(|| sitting.ask.state.session.derived.agreements.get(&criterion.id)?.median)
}

fn level_name<'a>(sitting: &Sitting<'a>, level: Option<Level>) -> &'a str {
    level.map(|level| sitting.campaign.grid.level_name(level)).unwrap_or_default()
}

fn votes(sitting: &Sitting<'_>, criterion: &Criterion) -> String {
    let agreement = sitting.ask.state.session.derived.agreements.get(&criterion.id);
    agreement.map(Agreement::words).unwrap_or_default()
}

/// Returns what was written of a criterion before the meeting, by whoever prepared it: the level, as
/// long as none is decided, and the comment, which goes into the minutes.
fn noted_before(sitting: &Sitting<'_>, criterion: &Criterion) -> Option<String> {
    let entry = sitting.campaign.entries.get(&criterion.id)?;
    let level = entry.answer.as_ref().filter(|_| !sitting.campaign.is_decided(&criterion.id));
    let level = level.map(|answer| match answer.level() {
        Some(level) => format!("{level} ({})", sitting.campaign.grid.level_name(level)),
        None => answer.words(),
    });
    let comment = entry.comment.trim();
    let comment = (!comment.is_empty()).then(|| format!("«{0}{comment}{0}»", french::NBSP));
    let told: Vec<String> = level.into_iter().chain(comment).collect();
    let head = format!("Noté avant la réunion{}: ", french::NBSP);
    (!told.is_empty()).then(|| format!("{head}{}", told.join(" · ")))
}

/// Widths of the columns, the same in every row: nothing is drawn over anything.
struct TogetherColumns {
    title: f32,
    level: f32,
    /// Nothing where there is no room beside the title: they stand below it then.
    votes: Option<f32>,
    gestures: f32,
}

impl TogetherColumns {
    fn of(ui: &Ui, sitting: &Sitting<'_>, criteria: &[&Criterion]) -> Self {
        const LEAST_TITLE: f32 = 300.0;
        const BADGE: f32 = 30.0;
        const GESTURE: f32 = 140.0;
        const COMMENTS: f32 = 150.0;
        let font = style::regular_font(size::body());
        let wide = |text: String| {
            let galley = ui.painter().layout_no_wrap(text, font.clone(), egui::Color32::BLACK);
            galley.size().x + size::l()
        };
        let widest = |of: &dyn Fn(&Criterion) -> String| {
            criteria.iter().map(|criterion| wide(of(criterion))).fold(0.0, f32::max)
        };
        let level = BADGE + widest(&|c| level_name(sitting, level_of(sitting, c)).to_owned());
        let votes = widest(&|criterion| votes(sitting, criterion));
        let is_commented = criteria.iter().any(|c| !comments(sitting, c).is_empty());
        let gestures = GESTURE + if is_commented { COMMENTS } else { 0.0 };
        let rest = ui.available_width() - level - gestures;
        let has_room = rest - votes >= LEAST_TITLE;
        let title = if has_room { rest - votes } else { rest };
        Self { title, level, votes: has_room.then_some(votes), gestures }
    }
}

/// Shows the criteria as a table: code and title whole, level, votes.
fn table_ui(ui: &mut Ui, view: &mut TogetherView, sitting: &Sitting<'_>, criteria: &[&Criterion]) {
    let columns = TogetherColumns::of(ui, sitting, criteria);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    for criterion in criteria.iter().copied() {
        let top = ui.cursor().top();
        let line = Stroke::new(1.0, style::look(ui).line);
        ui.painter().hline(ui.max_rect().x_range(), top, line);
        ui.add_space(size::s());
        row_ui(ui, view, sitting, &columns, criterion);
        ui.add_space(size::s());
    }
}

fn row_ui(
    ui: &mut Ui,
    view: &mut TogetherView,
    sitting: &Sitting<'_>,
    columns: &TogetherColumns,
    criterion: &Criterion,
) {
    let look = style::look(ui);
    let level = level_of(sitting, criterion);
    let votes = style::body(votes(sitting, criterion)).color(look.muted);
    ui.horizontal_top(|ui| {
        cell_ui(ui, columns.title, |ui| {
            ui.set_max_width(columns.title - size::l());
            let title = format!("{}  {}", criterion.code, criterion.title);
            ui.add(Label::new(style::projected(title)).wrap());
            if columns.votes.is_none() {
                ui.label(votes.clone());
            }
        });
        cell_ui(ui, columns.level, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::s();
                let name = level.map_or_else(String::new, |level| format!("Niveau {level}"));
                badge_ui(ui, level, &name);
                muted_ui(ui, level_name(sitting, level));
            });
        });
        if let Some(width) = columns.votes {
            cell_ui(ui, width, |ui| {
                ui.add_space(4.0);
                ui.label(votes);
            });
        }
        cell_ui(ui, columns.gestures, |ui| gestures_ui(ui, view, sitting, criterion));
    });
    if let Some(noted) = noted_before(sitting, criterion) {
        muted_ui(ui, noted);
    }
    if view.opened.contains(&criterion.id) {
        let name = opened(&criterion.id);
        sight::opened_ui(ui, name, |ui| comments_ui(ui, sitting, criterion));
    }
}

fn gestures_ui(ui: &mut Ui, view: &mut TogetherView, sitting: &Sitting<'_>, criterion: &Criterion) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if sitting.campaign.is_decided(&criterion.id) {
            chip_ui(ui, "accepté", ChipTone::Good, Some(Icon::Check));
        } else {
            let tip = format!("Discuter {}", criterion.code);
            let button = Button::new("En parler").icon(Icon::MessageCircle).tip(&tip);
            let objection = MeetingEdit::Object(criterion.id.clone(), true);
            sitting.ask.button(ui, button, sitting.meet(objection));
        }
        let said = comments(sitting, criterion).len();
        let label = french::count(said, "commentaire");
        if said > 0 && Button::new(&label).quiet().ui(ui).clicked() {
            let was_open = view.opened.remove(&criterion.id);
            view.opened.extend((!was_open).then(|| criterion.id.clone()));
            sight::ask(ui.ctx(), opened(&criterion.id));
        }
    });
}

/// Names the comments of a criterion until they are drawn.
const fn opened(criterion: &CriterionId) -> (&'static str, &CriterionId) {
    ("comments of", criterion)
}

/// Returns the criteria still to be accepted.
fn waiting<'a>(sitting: &Sitting<'a>) -> Vec<&'a CriterionId> {
    let is_waiting = |id: &&CriterionId| !sitting.campaign.is_decided(id);
    sitting.meeting.iter().flat_map(|meeting| &meeting.together).filter(is_waiting).collect()
}

/// Shows the button that accepts what is listed and leads on.
pub fn accept_button_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
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
        let level = sitting.ask.state.session.derived.agreements.get(id)?.median?;
        let decision = Decision {
            answer: Answer::Level(level),
            reason: None,
            minority: None,
            decided: Decided { on: sitting.ask.state.today, how: How::Together },
        };
        Some((id.clone(), decision))
    };
    let decisions: Vec<_> = waiting.into_iter().filter_map(decide).collect();
    if !decisions.is_empty() {
        sitting.ask.push(Edit::Decide(sitting.campaign.id, decisions));
    }
    sitting.ask.extend(agenda::enter(sitting, Phase::Discussion));
}

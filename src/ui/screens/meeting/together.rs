//! What the ballots agree on, accepted in one gesture; anyone may ask to talk about a criterion.

use eframe::egui::{self, Align, Label, Layout, Stroke, Ui, Vec2};
use lucide_icons::Icon;

use super::agenda;
use super::observed;
use super::sitting::{Sitting, comments_ui, lead_ui, title_ui};
use crate::dossier::{Answer, Decided, Decision, Edit, How, MeetingEdit, Phase};
use crate::grid::{Criterion, CriterionId, Level};
use crate::scoring::Agreement;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, ChipTone, badge_ui, cell_ui, chip_ui, muted_ui, note_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct TogetherView {
    /// Whether figures and comments are shown.
    shows_details: bool,
}

/// Names what the ballots say in figures until it is drawn.
const DETAILS: &str = "what the ballots say in figures";

/// Shows the phase.
pub fn together_ui(ui: &mut Ui, view: &mut TogetherView, sitting: &Sitting<'_>) {
    title_ui(ui, Phase::Together.label());
    if sitting.meeting.together.is_empty() {
        let text = if sitting.campaign.collection.is_some() {
            fr!("Aucun critère ne fait l’accord des avis : tout se discute point par point.")
        } else {
            fr!(
                "Sans avis individuels, il n’y a rien à accepter en une fois : tout se discute point par point."
            )
        };
        lead_ui(ui, text);
        return;
    }
    let text = fr!(
        "Les avis disent la même chose, ou presque. L’équipe accepte ces niveaux en une fois ; si quelqu’un veut \
         en parler, le critère rejoint la discussion."
    );
    lead_ui(ui, text);
    let grid = &sitting.campaign.grid;
    let together = sitting.meeting.together.iter();
    let criteria: Vec<&Criterion> = together.filter_map(|id| Some(grid.criterion(id)?.1)).collect();
    sight::opened_ui(ui, DETAILS, |ui| table_ui(ui, view, sitting, &criteria));
    ui.horizontal_wrapped(|ui| {
        let label =
            if view.shows_details { "Masquer les chiffres" } else { "Chiffres et commentaires" };
        sight::fold_ui(ui, Button::new(label), &mut view.shows_details, DETAILS);
    });
    if view.shows_details {
        note_ui(ui, sitting.campaign.grid.how_judged());
    }
    apart_ui(ui, sitting);
}

/// Says why a criterion everybody agrees on is not in the list.
fn apart_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let is_apart = |criterion: &Criterion| {
        criterion.is_sensitive
            && sitting.agreement(&criterion.id).is_some_and(Agreement::is_acceptable)
    };
    let all = sitting.campaign.grid.criteria().map(|(_, criterion)| criterion);
    let apart: Vec<&str> = all.filter(|c| is_apart(c)).map(|c| c.code.as_str()).collect();
    let text = match apart.as_slice() {
        [] => return,
        [one] => fr!("À part, parce que sensible : {one}. L’équipe en décide séparément."),
        all => fr!(
            "À part, parce que sensibles : {}. L’équipe décide chacun séparément.",
            all.join(", ")
        ),
    };
    muted_ui(ui, text);
}

/// Returns the level accepted, or the one that would be.
fn level_of(sitting: &Sitting<'_>, criterion: &Criterion) -> Option<Level> {
    let decided = sitting.campaign.level(&criterion.id);
    let is_decided = sitting.campaign.is_decided(&criterion.id);
    decided.filter(|_| is_decided).or_else(|| sitting.agreement(&criterion.id)?.median)
}

fn level_name(criterion: &Criterion, level: Option<Level>) -> &str {
    level.map(|level| criterion.scale.name(level)).unwrap_or_default()
}

/// Returns what was written of a criterion before the meeting, by whoever prepared it: the level,
/// where it is another and none is decided yet, and the comment, which goes into the minutes.
fn noted_before(sitting: &Sitting<'_>, criterion: &Criterion) -> Option<String> {
    let entry = sitting.campaign.entries.get(&criterion.id)?;
    let is_other = |answer: &&Answer| answer.level() != level_of(sitting, criterion);
    let answer = entry.answer.as_ref().filter(is_other);
    let answer = answer.filter(|_| !sitting.campaign.is_decided(&criterion.id));
    let level = answer.map(|answer| match answer.level() {
        Some(level) => format!("{level} ({})", criterion.scale.name(level)),
        None => answer.words(),
    });
    let comment = entry.comment.trim();
    let comment = (!comment.is_empty()).then(|| fr!("« {comment} »"));
    let told: Vec<String> = level.into_iter().chain(comment).collect();
    let head = fr!("Noté avant la réunion : ").to_owned();
    (!told.is_empty()).then(|| format!("{head}{}", told.join(" · ")))
}

/// Widths of the columns, the same in every row: nothing is drawn over anything.
struct TogetherColumns {
    title: f32,
    level: f32,
    word: f32,
    gesture: f32,
}

impl TogetherColumns {
    fn of(ui: &Ui, sitting: &Sitting<'_>, criteria: &[&Criterion]) -> Self {
        const BADGE: f32 = 30.0;
        const GESTURE: f32 = 130.0;
        /// From there a word goes over two lines rather than narrow the title.
        const WORD: f32 = 110.0;
        let font = style::regular_font(size::body());
        let wide = |text: &str| {
            let text = text.to_owned();
            let galley = ui.painter().layout_no_wrap(text, font.clone(), egui::Color32::BLACK);
            galley.size().x + size::l()
        };
        let widest = |of: &dyn Fn(&Criterion) -> String| {
            criteria.iter().map(|criterion| wide(&of(criterion))).fold(0.0, f32::max)
        };
        let names = criteria.iter().map(|c| wide(level_name(c, level_of(sitting, c))));
        let level = BADGE + names.fold(0.0, f32::max);
        let word = widest(&|criterion| word(sitting, criterion));
        let word = word.min((ui.available_width() * 0.25).max(WORD));
        let title = ui.available_width() - level - word - GESTURE;
        Self { title: title.max(120.0), level, word, gesture: GESTURE }
    }
}

/// Says in a word how far the ballots agree.
fn word(sitting: &Sitting<'_>, criterion: &Criterion) -> String {
    sitting.agreement(&criterion.id).map(Agreement::word).unwrap_or_default()
}

/// Shows the criteria as a table: title whole, level, a word on the votes.
fn table_ui(ui: &mut Ui, view: &TogetherView, sitting: &Sitting<'_>, criteria: &[&Criterion]) {
    let columns = TogetherColumns::of(ui, sitting, criteria);
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    for criterion in criteria.iter().copied() {
        let top = ui.cursor().top();
        let line = Stroke::new(1.0, style::look(ui).line);
        ui.painter().hline(ui.max_rect().x_range(), top, line);
        ui.add_space(6.0);
        row_ui(ui, sitting, &columns, criterion);
        if let Some(noted) = noted_before(sitting, criterion) {
            note_ui(ui, noted);
        }
        if view.shows_details {
            let agreement = sitting.agreement(&criterion.id);
            muted_ui(ui, agreement.map(Agreement::words).unwrap_or_default());
            comments_ui(ui, sitting, &criterion.id);
        }
        ui.add_space(6.0);
    }
    ui.add_space(size::s());
}

fn row_ui(ui: &mut Ui, sitting: &Sitting<'_>, columns: &TogetherColumns, criterion: &Criterion) {
    /// What is beside a title is in the middle of its line.
    const DOWN: f32 = 5.0;
    let level = level_of(sitting, criterion);
    ui.horizontal_top(|ui| {
        cell_ui(ui, columns.title, |ui| {
            ui.add_space(DOWN - 2.0);
            ui.set_max_width(columns.title - size::l());
            let title = format!("{}  {}", criterion.code, criterion.title);
            ui.add(Label::new(style::projected(title)).wrap());
        });
        cell_ui(ui, columns.level, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::s();
                let name = level.map_or_else(String::new, |level| format!("Niveau {level}"));
                badge_ui(ui, level.map(|level| (&*criterion.scale, level)), &name);
                ui.label(style::body(level_name(criterion, level)));
            });
        });
        cell_ui(ui, columns.word, |ui| {
            ui.add_space(DOWN + 1.0);
            muted_ui(ui, word(sitting, criterion));
        });
        cell_ui(ui, columns.gesture, |ui| gesture_ui(ui, sitting, criterion));
    });
}

fn gesture_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if sitting.campaign.is_decided(&criterion.id) {
            chip_ui(ui, "accepté", ChipTone::Good, Some(Icon::Check));
        } else {
            let name = fr!("En parler : {}", criterion.code);
            let button = Button::new("En parler").icon(Icon::MessageCircle).named(&name);
            let objection = MeetingEdit::Object(criterion.id.clone(), true);
            sitting.ask.button(ui, button, sitting.meet(objection));
        }
    });
}

/// Returns the criteria still to be accepted.
fn waiting<'a>(sitting: &Sitting<'a>) -> Vec<&'a CriterionId> {
    let is_waiting = |id: &&CriterionId| !sitting.campaign.is_decided(id);
    sitting.meeting.together.iter().filter(is_waiting).collect()
}

/// Shows the button that accepts what is listed and leads on.
pub fn accept_button_ui(ui: &mut Ui, sitting: &Sitting<'_>, goes_on: bool) {
    let waiting = waiting(sitting);
    let label = match waiting.len() {
        0 => Phase::Discussion.label().to_owned(),
        1 => "Accepter ce niveau".to_owned(),
        count => format!("Accepter ces {count} niveaux ensemble"),
    };
    let button = Button::new(&label).primary().icon_after(Icon::ChevronRight);
    if !button.ui(ui).clicked() && !goes_on {
        return;
    }
    let decide = |id: &CriterionId| {
        let level = sitting.agreement(id)?.median?;
        let (_, criterion) = sitting.campaign.grid.criterion(id)?;
        let decision = Decision {
            answer: Answer::Level(level),
            observed: observed::said_by_all(sitting, criterion, level),
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
    sitting.ask.push(agenda::look(Phase::Discussion));
}

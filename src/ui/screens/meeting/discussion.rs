//! Agreement point by point: the sentences with their votes, the two extremes speak, the team decides.
//!
//! Everything the team needs to decide is in sight when a point begins; the rest opens on demand.

use eframe::egui::{Align, Event, Frame, Label, Layout, Margin, RichText, Ui};
use lucide_icons::Icon;

use super::agenda::{AgendaPoint, go_on, look, point};
use super::decision::{self, DecisionDraft};
use super::levels::{MANY_LEVELS, PointLevels};
use super::sitting::{Sitting, comments_ui, is_shown, lead_ui, title_ui, verdict_tone};
use crate::app::Action;
use crate::dossier::{MeetingEdit, Phase};
use crate::french;
use crate::grid::{Criterion, IN_DOUBT};
use crate::scoring::{Agreement, Verdict, how_judged};
use crate::ui::keys::{TypedLevel, digit_of, keys_are_free};
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, muted_ui, note_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct DiscussionView {
    /// What is being decided, until it is.
    draft: DecisionDraft,
    /// The level being typed, where it may have two digits.
    typed: TypedLevel,
    shows_comments: bool,
    shows_more: bool,
}

/// Names what opens below a point until it is drawn.
const COMMENTS: &str = "comments on the point";
const MORE: &str = "more on the point";

/// Shows the phase.
pub fn discussion_ui(ui: &mut Ui, view: &mut DiscussionView, sitting: &Sitting<'_>) {
    let Some(point) = point(sitting) else {
        title_ui(ui, "Aucun point à discuter");
        let text = "Tous les critères sont décidés. Passez aux priorités.";
        lead_ui(ui, text);
        return;
    };
    if view.draft.keep_up(sitting, point.criterion) {
        view.typed = TypedLevel::default();
    }
    listen(ui, view, sitting, point.criterion);
    let is_large = sitting.is_large(ui);
    ui.spacing_mut().item_spacing.y = size::s();
    head_ui(ui, sitting, point.criterion, is_large);
    ui.scope(|ui| prompt_ui(ui, sitting, point, is_large));
    let levels = PointLevels {
        criterion: point.criterion,
        agreement: point.agreement.filter(|one| is_shown(point.criterion, one)),
        chosen: view.draft.level(),
        text: sentence_size(ui, is_large, point.criterion.scale.count()),
    };
    let chosen = ui.scope(|ui| levels.ui(ui)).inner;
    if let Some(level) = chosen {
        view.draft.choose_level(level);
    }
    decision::observed_ui(ui, &mut view.draft, sitting, point.criterion);
    others_ui(ui, view, sitting, point);
    decision::decision_ui(ui, &mut view.draft, sitting, point);
    if view.shows_comments {
        sight::opened_ui(ui, COMMENTS, |ui| comments_ui(ui, sitting, &point.criterion.id));
    }
    if view.shows_more {
        sight::opened_ui(ui, MORE, |ui| {
            decision::aside_ui(ui, &mut view.draft, sitting, point.criterion);
            more_ui(ui, sitting, point);
        });
    }
}

/// Returns the size of the sentences: as large as leaves the whole point in sight.
fn sentence_size(ui: &Ui, is_large: bool, levels: usize) -> f32 {
    const ROOMY: f32 = 740.0;
    const WALL: f32 = 790.0;
    let height = ui.ctx().content_rect().height();
    let is_many = levels > MANY_LEVELS;
    match (is_large, height >= ROOMY && !is_many) {
        (true, _) if height >= WALL && !is_many => size::projected_large(),
        (true, _) => size::projected(),
        (false, true) => size::large() - 1.0,
        (false, false) => size::body(),
    }
}

fn head_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion, is_large: bool) {
    let agenda = &sitting.meeting.agenda;
    let place = agenda.iter().position(|id| *id == criterion.id).map_or(1, |place| place + 1);
    let mut parts = vec![criterion.code.clone(), format!("point {place} sur {}", agenda.len())];
    let is_carried = sitting.ask.state.session.derived.carried_over.contains(&criterion.id);
    let agreement = sitting.agreement(&criterion.id).filter(|one| one.tally.voices() > 0);
    parts.extend(agreement.map(Agreement::short_words));
    parts.extend(is_carried.then(|| "reporté de la réunion précédente".to_owned()));
    let title = |text: &str| {
        if is_large { style::projected_title(text).size(30.0) } else { style::title(text) }
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        muted_ui(ui, parts.join(" · "));
        ui.add(Label::new(title(&criterion.title).line_height(None)).wrap());
        ui.label(spoken(&criterion.question, is_large).color(style::look(ui).muted));
    });
}

/// Returns a sentence said to the room.
fn spoken(text: impl Into<String>, is_large: bool) -> RichText {
    if is_large { style::projected(text) } else { style::body(text) }
}

/// Shows in a word how far the ballots agree, and what the facilitator may say.
fn prompt_ui(ui: &mut Ui, sitting: &Sitting<'_>, point: AgendaPoint<'_>, is_large: bool) {
    let ink = style::look(ui).accent_ink;
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        if let Some(verdict) = point.agreement.and_then(|agreement| agreement.verdict) {
            verdict_ui(ui, verdict, is_large);
        }
        ui.label(spoken(prompt(sitting, point), is_large).family(style::semibold()).color(ink));
    });
    let words = match point.agreement {
        None => {
            fr!("Aucun avis individuel sur ce critère : l’équipe en parle directement.")
        }
        Some(agreement) if !is_shown(point.criterion, agreement) => {
            fr!("Moins de trois avis sur ce critère sensible : leur répartition n’est pas montrée.")
        }
        Some(_) => return,
    };
    note_ui(ui, words);
}

fn verdict_ui(ui: &mut Ui, verdict: Verdict, is_large: bool) {
    let (ink, ground) = verdict_tone(verdict).colours(style::look(ui));
    let frame = Frame::new().fill(ground).corner_radius(12).inner_margin(Margin::symmetric(10, 1));
    frame.show(ui, |ui| ui.label(spoken(verdict.label(), is_large).color(ink)));
}

/// Returns what the facilitator may say.
fn prompt(sitting: &Sitting<'_>, point: AgendaPoint<'_>) -> String {
    if point.criterion.is_sensitive {
        return fr!("Critère sensible : pas de tour de table ni de vote à main levée. L’équipe décide au vu de \
                l’ensemble.")
            .to_owned();
    }
    let Some(agreement) = point.agreement else {
        return fr!(
            "Qui peut dire ce qui existe aujourd’hui ? Lisez les niveaux, du plus bas au plus haut."
        )
        .to_owned();
    };
    let tally = &agreement.tally;
    let asked = sitting.meeting.objections.contains(&point.criterion.id);
    if asked {
        fr!("Quelqu’un a demandé à en parler : écoutons-le d’abord.").to_owned()
    } else if tally.unknown * 2 > tally.voices() {
        fr!("Plus de la moitié ne sait pas : qui peut dire ce qui existe aujourd’hui ?").to_owned()
    } else if tally.not_applicable * 3 > tally.voices() {
        fr!("Une partie de l’équipe pense que ce critère ne la concerne pas : est-ce vrai pour tous ?")
            .to_owned()
    } else if let Some((low, high)) = agreement.extremes()
        && matches!(agreement.verdict, Some(Verdict::Gap | Verdict::Split))
    {
        fr!(
            "Les deux extrêmes parlent d’abord : qu’est-ce qui fait dire {high} ? Et qu’est-ce qui fait dire {low} ?"
        )
    } else {
        fr!("Qu’est-ce qui le montre ? {IN_DOUBT}")
    }
}

/// Shows what can be decided besides a level, and what opens below.
fn others_ui(
    ui: &mut Ui,
    view: &mut DiscussionView,
    sitting: &Sitting<'_>,
    point: AgendaPoint<'_>,
) {
    let comments = sitting.voices(&point.criterion.id).0.len();
    ui.horizontal_wrapped(|ui| {
        decision::others_ui(ui, &mut view.draft, point.criterion);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            sight::fold_ui(ui, Button::new("Plus"), &mut view.shows_more, MORE);
            if comments > 0 {
                let label = french::count(comments, "commentaire");
                let button = Button::new(&label).icon(Icon::MessageSquareText);
                sight::fold_ui(ui, button, &mut view.shows_comments, COMMENTS);
            }
        });
    });
}

/// Shows the votes by profession, and how one says that they agree.
fn more_ui(ui: &mut Ui, sitting: &Sitting<'_>, point: AgendaPoint<'_>) {
    for group in sitting.voices(&point.criterion.id).1 {
        let who = group.profession.as_deref().unwrap_or("Autres professions, ensemble");
        let rule = sitting.campaign.grid.agreement;
        let told = Agreement::of(group.tally.clone(), rule, &point.criterion.scale).words();
        muted_ui(ui, fr!("{who} : {told}"));
    }
    if point.agreement.is_some() {
        let rule = sitting.campaign.grid.agreement;
        note_ui(ui, how_judged(rule, &point.criterion.scale));
    }
}

/// Listens to the digits, unless a text field has the keyboard.
fn listen(ui: &Ui, view: &mut DiscussionView, sitting: &Sitting<'_>, criterion: &Criterion) {
    if !keys_are_free(ui, sitting.ask) {
        return;
    }
    let events = ui.input(|input| input.events.clone());
    for event in events {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
            continue;
        };
        let is_plain = !modifiers.command && !modifiers.alt;
        let now = ui.input(|input| input.time);
        let chosen = match digit_of(key, physical_key).filter(|_| is_plain) {
            Some(digit) => view.typed.digit(digit, &criterion.scale, now),
            None => view.typed.end(&criterion.scale),
        };
        if let Some(level) = chosen {
            view.draft.choose_level(level);
        }
    }
    if let Some(level) = view.typed.settled(ui, &criterion.scale) {
        view.draft.choose_level(level);
    }
}

/// Shows the buttons that decide and lead on, or leave the point for another day.
pub fn next_button_ui(
    ui: &mut Ui,
    view: &mut DiscussionView,
    sitting: &Sitting<'_>,
    goes_on: bool,
) {
    let Some(point) = point(sitting) else {
        let next = Button::new(Phase::Priorities.label()).primary().icon_after(Icon::ChevronRight);
        if next.ui(ui).clicked() || goes_on {
            sitting.ask.push(look(Phase::Priorities));
        }
        return;
    };
    // The digit that waits for another is the level meant.
    if goes_on && let Some(level) = view.typed.end(&point.criterion.scale) {
        view.draft.choose_level(level);
    }
    let label = view.draft.button_label();
    let decided = view.draft.edit(sitting, point);
    let button =
        Button::new(&label).primary().icon_after(Icon::ChevronRight).enabled(decided.is_some());
    let is_decided = button.ui(ui).clicked() || goes_on;
    if let Some(edit) = decided.filter(|_| is_decided) {
        sitting.ask.extend([Action::Edit(edit), Action::EndStep]);
        go_on(sitting);
    }
    if Button::new(&view.draft.leave_label()).ui(ui).clicked() {
        sight::came(ui.ctx());
        if view.draft.may_leave(sitting, point) {
            let postponed = MeetingEdit::Postpone(point.criterion.id.clone());
            sitting.ask.push(sitting.meet(postponed));
            go_on(sitting);
        }
    }
}

/// Says what is still missing, or how to go on.
pub fn hint(view: &DiscussionView, sitting: &Sitting<'_>) -> String {
    point(sitting).map_or_else(String::new, |point| view.draft.hint(point))
}

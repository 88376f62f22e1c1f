//! Agreement point by point: the spread of ballots, the two extremes speak, the team decides.

use eframe::egui::{Event, Frame, Key, Margin, Ui};
use lucide_icons::Icon;

use super::agenda::{AgendaPoint, go_on, point};
use super::decision::{self, DecisionDraft};
use super::sitting::Sitting;
use super::votes::votes_ui;
use crate::app::Action;
use crate::dossier::{MeetingEdit, Phase};
use crate::french;
use crate::grid::{Criterion, IN_DOUBT, Level};
use crate::scoring::{Agreement, SMALLEST_GROUP, Verdict};
use crate::ui::keys::level_of;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, muted_ui, note_ui, projected_lead_ui, projected_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct DiscussionView {
    /// What is being decided, until it is.
    draft: DecisionDraft,
    shows_comments: bool,
    shows_levels: bool,
}

/// Shows the phase.
pub fn discussion_ui(ui: &mut Ui, view: &mut DiscussionView, sitting: &Sitting<'_>) {
    let look = style::look(ui);
    let Some(point) = point(sitting) else {
        ui.label(style::projected_title("Aucun point à discuter"));
        let text = "Tous les critères sont décidés. Passez aux priorités.";
        projected_lead_ui(ui, text);
        return;
    };
    view.draft.keep_up(sitting, point.criterion);
    listen(ui, view, sitting, point);
    head_ui(ui, sitting, point.criterion);
    match point.agreement {
        Some(agreement) if is_shown(point.criterion, agreement) => {
            votes_ui(ui, &sitting.campaign.grid, agreement);
            verdict_ui(ui, agreement);
        }
        Some(_) => {
            let text =
                "Moins de trois avis sur ce critère sensible : leur répartition n’est pas montrée.";
            projected_ui(ui, text);
        }
        None => {
            let text = "Aucun avis individuel sur ce critère : l’équipe en parle directement.";
            projected_ui(ui, text);
        }
    }
    ui.label(style::projected_large(prompt(sitting, point)).color(look.accent_ink));
    decision::decision_ui(ui, &mut view.draft, sitting, point);
    more_ui(ui, view, sitting, point);
}

/// A sensitive criterion shows its spread from three ballots on.
fn is_shown(criterion: &Criterion, agreement: &Agreement) -> bool {
    !criterion.is_sensitive || agreement.tally.voices() >= SMALLEST_GROUP
}

fn head_ui(ui: &mut Ui, sitting: &Sitting<'_>, criterion: &Criterion) {
    let agenda = sitting.meeting.map_or(&[][..], |meeting| meeting.agenda.as_slice());
    let place = agenda.iter().position(|id| *id == criterion.id).map_or(1, |place| place + 1);
    let mut parts = vec![criterion.code.clone()];
    parts.extend(criterion.is_socle.then(|| "socle".to_owned()));
    parts.extend(criterion.is_sensitive.then(|| "sensible".to_owned()));
    parts.push(format!("point {place} sur {}", agenda.len()));
    ui.spacing_mut().item_spacing.y = size::xs();
    projected_ui(ui, parts.join(" · "));
    ui.label(style::projected_title(&criterion.title));
    projected_lead_ui(ui, &criterion.question);
    ui.spacing_mut().item_spacing.y = size::m();
}

fn verdict_ui(ui: &mut Ui, agreement: &Agreement) {
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        if let Some(verdict) = agreement.verdict {
            projected_chip_ui(ui, verdict);
        }
        ui.label(style::projected(agreement.short_words()));
        if let Some(verdict) = agreement.verdict {
            note_ui(ui, verdict.rule());
        }
    });
}

fn projected_chip_ui(ui: &mut Ui, verdict: Verdict) {
    let look = style::look(ui);
    let (ink, ground) = match verdict {
        Verdict::Agreed => (look.good, look.good_soft),
        Verdict::Gap => (look.warn, look.warn_soft),
        Verdict::Split => (look.bad, look.bad_soft),
    };
    let frame = Frame::new().fill(ground).corner_radius(12).inner_margin(Margin::symmetric(12, 2));
    frame.show(ui, |ui| ui.label(style::projected(verdict.label()).color(ink)));
}

/// Returns what the facilitator may say.
fn prompt(sitting: &Sitting<'_>, point: AgendaPoint<'_>) -> String {
    if point.criterion.is_sensitive {
        return "Critère sensible : pas de tour de table ni de vote à main levée. L’équipe décide au vu de \
                l’ensemble."
            .to_owned();
    }
    let Some(agreement) = point.agreement else {
        return "Qui peut dire ce qui existe aujourd’hui ? Relisez les niveaux, du plus bas au plus haut.".to_owned();
    };
    let tally = &agreement.tally;
    let asked = sitting.meeting.is_some_and(|m| m.objections.contains(&point.criterion.id));
    if asked {
        "Quelqu’un a demandé à en parler : écoutons-le d’abord.".to_owned()
    } else if tally.unknown * 2 > tally.voices() {
        "Plus de la moitié ne sait pas : qui peut dire ce qui existe aujourd’hui ?".to_owned()
    } else if tally.not_applicable * 3 > tally.voices() {
        "Une partie de l’équipe pense que ce critère ne la concerne pas : est-ce vrai pour tous ?"
            .to_owned()
    } else if let Some((low, high)) = agreement.extremes()
        && matches!(agreement.verdict, Some(Verdict::Gap | Verdict::Split))
    {
        format!(
            "Les deux extrêmes parlent d’abord : qu’est-ce qui fait dire {high} ? Et qu’est-ce qui fait dire {low} ?"
        )
    } else {
        format!("Qu’est-ce qui le montre ? {IN_DOUBT}")
    }
}

fn more_ui(ui: &mut Ui, view: &mut DiscussionView, sitting: &Sitting<'_>, point: AgendaPoint<'_>) {
    let (comments, groups) = sitting.voices(&point.criterion.id);
    ui.horizontal_wrapped(|ui| {
        let label =
            if view.shows_levels { "Masquer les niveaux" } else { "Relire les cinq niveaux" };
        if Button::new(label).quiet().icon(Icon::List).ui(ui).clicked() {
            view.shows_levels = !view.shows_levels;
        }
        let is_there = !comments.is_empty() || !groups.is_empty();
        let label = match (view.shows_comments, comments.len()) {
            (true, _) => "Masquer le détail".to_owned(),
            (false, 0) => "Par profession".to_owned(),
            (false, count) => french::count(count, "commentaire"),
        };
        if is_there && Button::new(&label).quiet().icon(Icon::MessageSquareText).ui(ui).clicked() {
            view.shows_comments = !view.shows_comments;
        }
    });
    if view.shows_levels {
        for level in Level::ALL {
            let text = format!("{level}  {}", point.criterion.level(level).sentence);
            ui.label(style::projected(text));
        }
    }
    if !view.shows_comments {
        return;
    }
    for comment in comments {
        ui.label(style::projected(format!("«{0}{comment}{0}»", french::NBSP)));
    }
    for group in groups {
        let who = group.profession.as_deref().unwrap_or("Autres professions, ensemble");
        let told = Agreement::of(group.tally).words();
        muted_ui(ui, format!("{who}{}: {told}", french::NBSP));
    }
}

/// Listens to the keys of the phase, unless a text field has the keyboard.
fn listen(ui: &Ui, view: &mut DiscussionView, sitting: &Sitting<'_>, point: AgendaPoint<'_>) {
    if ui.ctx().text_edit_focused() || sitting.ask.state.dialog.is_some() {
        return;
    }
    let events = ui.input(|input| input.events.clone());
    for event in events {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
            continue;
        };
        if modifiers.command || modifiers.alt {
            continue;
        }
        if let Some(level) = level_of(key, physical_key) {
            view.draft.choose_level(level);
        } else if matches!(key, Key::Space | Key::Enter)
            && ui.memory(|memory| memory.focused().is_none())
        {
            retain(view, sitting, point);
        }
    }
}

fn retain(view: &mut DiscussionView, sitting: &Sitting<'_>, point: AgendaPoint<'_>) {
    if let Some(edit) = view.draft.edit(sitting, point) {
        sitting.ask.extend([Action::Edit(edit), Action::EndStep]);
        go_on(sitting);
    }
}

/// Shows the buttons that decide and lead on, or leave the point for another day.
pub fn next_button_ui(ui: &mut Ui, view: &mut DiscussionView, sitting: &Sitting<'_>) {
    let Some(point) = point(sitting) else {
        let next = Button::new(Phase::Priorities.label()).primary().icon_after(Icon::ChevronRight);
        sitting.ask.button(ui, next, sitting.meet(MeetingEdit::Phase(Phase::Priorities)));
        return;
    };
    let label = view.draft.button_label();
    let is_ready = view.draft.edit(sitting, point).is_some();
    let button = Button::new(&label).primary().icon_after(Icon::ChevronRight).enabled(is_ready);
    if button.ui(ui).clicked() {
        retain(view, sitting, point);
    }
    if Button::new("Reporter ce point").ui(ui).clicked() {
        let postponed = MeetingEdit::Postpone(point.criterion.id.clone(), true);
        sitting.ask.push(sitting.meet(postponed));
        go_on(sitting);
    }
}

/// Says what is still missing, or how to go on.
pub fn hint(view: &DiscussionView, sitting: &Sitting<'_>) -> &'static str {
    point(sitting).map_or("", |point| view.draft.hint(point))
}

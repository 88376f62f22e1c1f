//! One criterion: its question, what it is answered by, what else can be answered.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};
use lucide_icons::Icon;

use super::answer::{answer_ui, how_ui};
use super::pane::{CriterionPane, keeping};
use super::profile::profile_ui;
use super::side::{self, More};
use crate::app::{Action, Dialog, Jargon, Screen};
use crate::dossier::{Answer, Campaign};
use crate::french;
use crate::grid::Criterion;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Space, explained_ui, icon_button_ui, icon_ui, muted_ui, note_ui, scrolled_ui,
    strength_ui,
};

/// Room of what stands beside the levels.
const SIDE: f32 = 380.0;

/// Returns how wide a criterion is at most.
pub fn widest() -> f32 {
    TOKENS.size.reading + size::xl() + SIDE
}

/// Shows the criterion in front; returns true when the list is wished for.
pub fn criterion_ui(ui: &mut Ui, shown: &CriterionPane<'_>, more: &mut More) -> bool {
    let mut area = ScrollArea::vertical().id_salt("criterion").auto_shrink(false);
    if shown.is_new {
        area = area.vertical_scroll_offset(0.0);
    }
    let (side, top) = if style::is_low(ui) { (16, 8) } else { (32, 16) };
    let space = if shown.is_writing { Space::IsTaken } else { Space::Scrolls };
    scrolled_ui(ui, area, space, |ui| {
        let margin = Margin { left: side, right: side, top, bottom: 8 };
        let mut wants_list = false;
        Frame::new().inner_margin(margin).show(ui, |ui| {
            profile_ui(ui, shown);
            let has_side = ui.available_width() >= TOKENS.size.reading + size::xl() + 320.0;
            let width = if has_side { TOKENS.size.reading } else { ui.available_width() };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::xl();
                ui.vertical(|ui| {
                    ui.set_width(width);
                    wants_list = head_ui(ui, shown);
                    answer_ui(ui, shown);
                    other_answers_ui(ui, shown);
                    if !has_side {
                        side::below_ui(ui, shown, more);
                    }
                });
                if has_side {
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width().min(SIDE));
                        ui.add_space(76.0);
                        side::stacked_ui(ui, shown, more);
                    });
                }
            });
        });
        wants_list
    })
}

fn head_ui(ui: &mut Ui, shown: &CriterionPane<'_>) -> bool {
    let criterion = shown.criterion;
    let is_low = style::is_low(ui);
    let mut wants_list = false;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 0.0;
    if !is_low {
        note_ui(ui, format!("{} · {}", shown.domain.code, shown.domain.title));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::m();
        if shown.has_drawer {
            wants_list = icon_button_ui(ui, Icon::PanelLeft, "Tous les critères", true).clicked();
        }
        let title = format!("{} · {}", criterion.code, criterion.title);
        ui.label(if is_low { style::heading(title) } else { style::title(title) });
        standing_ui(ui, criterion);
    });
    muted_ui(ui, &criterion.question);
    how_ui(ui, shown);
    ui.add_space(size::xs());
    wants_list
}

/// Says in one word that a criterion is not one like the others, and why where one asks.
fn standing_ui(ui: &mut Ui, criterion: &Criterion) {
    let is_heavy = criterion.weight > 1;
    let is_first = criterion.is_socle || is_heavy;
    let reasons = [
        (is_first, Jargon::Priority),
        (criterion.is_socle, Jargon::Socle),
        (is_heavy, Jargon::Weight),
        (criterion.is_sensitive, Jargon::Sensitive),
    ];
    let told = reasons.iter().filter(|(is_so, _)| *is_so);
    let meaning: Vec<&str> = told.map(|(_, jargon)| jargon.meaning()).collect();
    let word = match (is_first, criterion.is_sensitive) {
        (true, _) => Jargon::Priority.word(),
        (false, true) => Jargon::Sensitive.word(),
        (false, false) => return,
    };
    let ink = style::look(ui).accent;
    explained_ui(ui, style::small(word).color(ink), &meaning.join("\n"));
}

fn other_answers_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let answer = shown.answer();
    ui.add_space(2.0);
    if shown.campaign.is_closed() {
        fixed_answer_ui(ui, shown);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::s();
        if let Some(former) = shown.waiting() {
            let label = match former.level() {
                Some(level) => fr!("Toujours {level}"),
                None => "Comme la dernière fois".to_owned(),
            };
            let button = Button::new(&label).key("=").icon(Icon::Check);
            let tip = "Garder la réponse de la dernière campagne";
            let dossier = Some(shown.dossier);
            let kept = keeping(dossier, shown.campaign, &shown.criterion.id, former);
            shown.ask.button(ui, button.tip(tip), kept);
        }
        if shown.criterion.allows_not_applicable {
            let is_so = matches!(answer, Some(Answer::NotApplicable { .. }));
            let button = Button::new("Sans objet…").key("N").selected(is_so);
            shown.ask.button(
                ui,
                button.tip(Jargon::NotApplicable.meaning()),
                Action::Ask(Dialog::NotApplicable(shown.criterion.id.clone())),
            );
        }
        let is_unknown = matches!(answer, Some(Answer::Unknown));
        shown.ask.button(
            ui,
            Button::new("Ne sait pas").key("?").selected(is_unknown),
            shown.answering(Some(Answer::Unknown)),
        );
        if answer.is_some()
            && Button::new("Effacer la réponse").key("Suppr").quiet().ui(ui).clicked()
        {
            shown.ask.push(shown.answering(None));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| claim_ui(ui, shown));
    });
    reason_ui(ui, answer);
    ui.add_space(2.0);
}

fn reason_ui(ui: &mut Ui, answer: Option<&Answer>) {
    if let Some(Answer::NotApplicable { reason }) = answer {
        muted_ui(ui, fr!("Sans objet : {reason}"));
    }
}

/// Says the answer of a closed campaign where it is no level.
fn fixed_answer_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let answer = shown.answer();
    let words = match answer {
        None => "Sans réponse",
        Some(Answer::Unknown) => "Ne sait pas",
        Some(_) => "",
    };
    if !words.is_empty() {
        muted_ui(ui, words);
    }
    reason_ui(ui, answer);
    ui.horizontal_wrapped(|ui| claim_ui(ui, shown));
    ui.add_space(size::xs());
}

/// Says, at the top of a closed campaign, that it is only read, and where a correction is added.
pub fn closed_ui(ui: &mut Ui, campaign: &Campaign, ask: &Ask<'_>) {
    let Some(closure) = &campaign.closure else { return };
    let look = style::look(ui);
    let frame = Frame::new().fill(look.sunken).inner_margin(Margin::symmetric(32, 8));
    Panel::top("closed").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon_ui(ui, Icon::Lock, look.muted);
            let on = french::long_date(closure.on);
            let text = fr!("Campagne close le {on} : les réponses ne changent plus");
            ui.label(style::strong(text));
            ask.button(ui, Button::new("Ajouter une correction"), Action::Go(Screen::Meeting));
        });
    });
}

/// Says how strong the claim is, with a sign; pointing says what that means.
fn claim_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    if let Some(strength) = shown.strength {
        strength_ui(ui, strength);
    }
}

//! One criterion: its question, five sentences to choose from, what else can be answered.

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};
use lucide_icons::Icon;

use super::pane::CriterionPane;
use super::side;
use crate::app::{Action, Command, Dialog, Screen};
use crate::dossier::{Answer, Campaign};
use crate::french;
use crate::grid::Level;
use crate::theme::TOKENS;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, LevelCard, icon_ui, key_cap_ui, muted_ui, note_ui, strength_ui};

/// Shows the criterion in front.
pub fn criterion_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    const SIDE: f32 = 380.0;
    let mut area = ScrollArea::vertical().id_salt("criterion").auto_shrink(false);
    if shown.is_new {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let margin = Margin { left: 32, right: 32, top: 20, bottom: 16 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let has_side = ui.available_width() >= TOKENS.size.reading + size::xl() + 320.0;
            let width = if has_side { TOKENS.size.reading } else { ui.available_width() };
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::xl();
                ui.vertical(|ui| {
                    ui.set_width(width);
                    head_ui(ui, shown);
                    levels_ui(ui, shown);
                    other_answers_ui(ui, shown);
                    if !has_side {
                        side::beside_ui(ui, shown);
                    }
                });
                if has_side {
                    ui.vertical(|ui| {
                        ui.set_width(ui.available_width().min(SIDE));
                        ui.add_space(76.0);
                        side::stacked_ui(ui, shown);
                    });
                }
            });
        });
    });
}

fn head_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let look = style::look(ui);
    let criterion = shown.criterion;
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = size::xs();
        note_ui(ui, format!("{} · {}", shown.domain.code, shown.domain.title));
        for (is_so, word) in
            [(criterion.is_socle, "· socle"), (criterion.is_sensitive, "· sensible")]
        {
            if is_so {
                ui.label(style::small(word).color(look.accent));
            }
        }
        if criterion.weight > 1 {
            ui.label(style::small(format!("· poids {}", criterion.weight)).color(look.accent));
        }
    });
    ui.label(style::title(format!("{} · {}", criterion.code, criterion.title)));
    muted_ui(ui, &criterion.question);
    ui.add_space(size::s());
}

fn levels_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    ui.spacing_mut().item_spacing.y = size::s();
    let former_level = shown.former().and_then(|entry| entry.answer.as_ref()?.level());
    let former_title = shown.dossier.last_comparable(shown.campaign.id).map(|former| {
        let is_awaited = shown.answer().is_none() && !shown.campaign.is_closed();
        let word = if is_awaited { "à reconfirmer" } else { "la dernière fois" };
        fr!("{} : {word}", french::month_year(former.date))
    });
    for level in Level::ALL {
        let card = LevelCard {
            level,
            name: shown.campaign.grid.level_name(level),
            sentence: &shown.criterion.level(level).sentence,
            is_chosen: shown.answer().and_then(Answer::level) == Some(level),
            former: former_title.as_deref().filter(|_| former_level == Some(level)),
            is_target: shown.campaign.target(&shown.criterion.id) == Some(level),
            is_fixed: shown.campaign.is_closed(),
            is_fresh: shown.fresh == Some(level),
        };
        shown.ask.clicked(&card.ui(ui), shown.answering(Some(Answer::Level(level))));
    }
}

fn other_answers_ui(ui: &mut Ui, shown: &CriterionPane<'_>) {
    let answer = shown.answer();
    ui.add_space(size::xs());
    if shown.campaign.is_closed() {
        fixed_answer_ui(ui, shown);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if shown.criterion.allows_not_applicable {
            let is_so = matches!(answer, Some(Answer::NotApplicable { .. }));
            shown.ask.button(
                ui,
                Button::new("Sans objet…").key("N").selected(is_so),
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
    ui.add_space(size::xs());
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

/// Shows, at the bottom, the neighbours and the keys.
pub fn bottom_bar_ui(ui: &mut Ui, ask: &Ask<'_>, is_closed: bool, was_writing: bool) {
    let look = style::look(ui);
    let frame = Frame::new().fill(look.bg).inner_margin(Margin::symmetric(32, 12));
    let place =
        ask.state.session.criterion.as_ref().and_then(|id| ask.state.session.derived.position(id));
    let code = |step: isize| {
        let place = place?.checked_add_signed(step)?;
        ask.state.session.derived.rows.get(place).map(|row| row.code.as_str())
    };
    Panel::bottom("neighbours").frame(frame).show_separator_line(false).show(ui, |ui| {
        if was_writing {
            ui.label(style::strong(WRITING).color(look.warn));
        }
        ui.horizontal(|ui| {
            if let Some(code) = code(-1) {
                let button = Button::new(code).icon(Icon::ChevronLeft).ui(ui);
                ask.clicked(
                    &button.on_hover_text(Command::PreviousCriterion.label()),
                    Command::PreviousCriterion,
                );
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(code) = code(1) {
                    let button = Button::new(code).primary().icon_after(Icon::ChevronRight).ui(ui);
                    ask.clicked(
                        &button.on_hover_text(Command::NextCriterion.label()),
                        Command::NextCriterion,
                    );
                }
                if !is_closed && ui.available_width() > 440.0 {
                    let rest = (ui.available_width() - 420.0) / 2.0;
                    ui.add_space(rest);
                    keys_ui(ui);
                }
            });
        });
    });
}

/// Said to who types a sentence while no field has the keyboard.
const WRITING: &str = fr!("Vous écrivez ? C pour le commentaire.");

/// Laid out from the right.
fn keys_ui(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 5.0;
    note_ui(ui, "choisir le niveau");
    key_cap_ui(ui, "4");
    note_ui(ui, "à");
    key_cap_ui(ui, "0");
    note_ui(ui, "changer de critère ·");
    key_cap_ui(ui, "↓");
    key_cap_ui(ui, "↑");
    note_ui(ui, "commenter ·");
    key_cap_ui(ui, "C");
}

/// Shows the button that opens the list on a narrow window.
pub fn drawer_button_ui(ui: &mut Ui) -> bool {
    let frame = Frame::new().fill(style::look(ui).bg).inner_margin(Margin::symmetric(32, 8));
    Panel::top("drawer button")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| Button::new("Tous les critères").icon(Icon::PanelLeft).ui(ui).clicked())
        .inner
}

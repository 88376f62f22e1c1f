//! One criterion of a ballot: its question, what it is answered by, what else can be said.

use std::collections::BTreeMap;

use eframe::egui::{Align, Key, Layout, Ui, UiBuilder};
use lucide_icons::Icon;

use super::booth::{AskedCriteria, column_ui, page_ui};
use super::turn::ComputerEntry;
use crate::app::{Action, Dialog};
use crate::dossier::Vote;
use crate::grid::{Criterion, CriterionKind, Domain, Observed};
use crate::theme::TOKENS;
use crate::ui::screens::meeting::sitting::Sitting;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, LevelCards, card, characteristics, follows_ui, key_cap_ui, muted_ui, note_ui,
    number, progress_bar_ui, rule_ui,
};

/// Height of the way back and forth.
const WAY: f32 = 56.0;

/// Shows the criterion in front.
pub fn criterion_ui(
    ui: &mut Ui,
    entry: &mut ComputerEntry,
    sitting: &Sitting<'_>,
    asked: &AskedCriteria<'_>,
    is_new: bool,
) {
    if entry.place >= asked.len() {
        entry.review();
        return;
    }
    // The way on comes after what it leads on from, for the Tab key too.
    let mut above = ui.available_rect_before_wrap();
    let mut below = above;
    above.set_bottom(above.bottom() - WAY);
    below.set_top(above.bottom());
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        answer_ui(ui, entry, sitting, asked, is_new);
    });
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.add_space(size::m());
        way_ui(ui, entry, asked);
    });
}

fn answer_ui(
    ui: &mut Ui,
    entry: &mut ComputerEntry,
    sitting: &Sitting<'_>,
    asked: &AskedCriteria<'_>,
    is_new: bool,
) {
    let Some((domain, criterion)) = asked.get(entry.place).copied() else { return };
    page_ui(ui, "ballot", is_new, TOKENS.size.reading, |ui| {
        head_ui(ui, entry, domain, criterion, asked, sitting);
        levels_ui(ui, entry, criterion);
        others_ui(ui, entry, asked, criterion);
        // What is sensitive is only counted: no comment on it would be shown to anyone.
        let has_comment = !criterion.is_sensitive
            && (entry.is_commenting || !entry.typed.comment(&criterion.id).is_empty());
        if has_comment && comment_ui(ui, entry, criterion) {
            entry.forward(asked);
        }
    });
}

fn head_ui(
    ui: &mut Ui,
    entry: &mut ComputerEntry,
    domain: &Domain,
    criterion: &Criterion,
    asked: &AskedCriteria<'_>,
    sitting: &Sitting<'_>,
) {
    let ask = sitting.ask;
    let look = style::look(ui);
    let place = entry.place + 1;
    let words = format!("Critère {place} sur {}", asked.len());
    ui.horizontal(|ui| {
        note_ui(ui, &words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ask.button(
                ui,
                Button::new("Abandonner").quiet().icon(Icon::X),
                Action::Ask(Dialog::AbandonBallot(None)),
            );
        });
    });
    let answered = entry.typed.answered(asked);
    progress_bar_ui(ui, answered, asked.len(), &format!("{answered} réponses sur {}", asked.len()));
    ui.add_space(size::s());
    ui.spacing_mut().item_spacing.y = 2.0;
    note_ui(ui, format!("{} · {}", domain.code, domain.title));
    ui.label(style::title(format!("{} · {}", criterion.code, criterion.title)));
    muted_ui(ui, &criterion.question);
    if sitting.campaign.grid.how_to_choose().is_some() {
        entry.knows_rule |= rule_ui(ui, entry.knows_rule);
    }
    if criterion.is_sensitive {
        let text = fr!(
            "Critère sensible : l’équipe n’en verra que le total, et aucun commentaire n’est demandé."
        );
        ui.label(style::small(text).color(look.accent));
    }
    ui.add_space(size::s());
}

fn levels_ui(ui: &mut Ui, entry: &mut ComputerEntry, criterion: &Criterion) {
    ui.spacing_mut().item_spacing.y = size::s();
    let chosen = match entry.typed.vote(&criterion.id) {
        Some(Vote::Level(level)) => Some(level),
        Some(Vote::NotApplicable | Vote::Unknown) | None => None,
    };
    let observed = entry.typed.observed(&criterion.id).cloned();
    match &criterion.kind {
        CriterionKind::Levels | CriterionKind::YesNo(_) => {
            let cards = LevelCards {
                criterion,
                chosen,
                former: None,
                target: None,
                is_fixed: false,
                fresh: None,
            };
            if let Some(level) = cards.ui(ui) {
                entry.typed.set_vote(&criterion.id, Some(Vote::Level(level)));
            }
        }
        CriterionKind::Characteristics(all) => {
            let held = match &observed {
                Some(Observed::Characteristics(held)) => held.clone(),
                Some(Observed::Number(_)) | None => BTreeMap::new(),
            };
            let told = card(ui, |ui| {
                ui.push_id(&criterion.id.0, |ui| characteristics(ui, all, &held)).inner
            });
            if let Some(held) = told.inner {
                entry.typed.observe(criterion, Some(Observed::Characteristics(held)));
            }
            follows_ui(ui, criterion, chosen, observed.as_ref());
        }
        CriterionKind::Measure(measure) => {
            let given = match &observed {
                Some(Observed::Number(number)) => Some(*number),
                Some(Observed::Characteristics(_)) | None => None,
            };
            let id = ui.scope_id().with(&criterion.id.0);
            if std::mem::take(&mut entry.is_measuring) {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            if let Some(now) = number(ui, measure, given, id) {
                entry.typed.observe(criterion, now.map(Observed::Number));
            }
            follows_ui(ui, criterion, chosen, observed.as_ref());
        }
    }
}

fn others_ui(
    ui: &mut Ui,
    entry: &mut ComputerEntry,
    asked: &AskedCriteria<'_>,
    criterion: &Criterion,
) {
    let vote = entry.typed.vote(&criterion.id);
    ui.add_space(size::xs());
    ui.horizontal_wrapped(|ui| {
        if criterion.allows_not_applicable {
            let is_it = vote == Some(Vote::NotApplicable);
            if Button::new("Sans objet").key("N").selected(is_it).ui(ui).clicked() {
                entry.toggle(asked, Vote::NotApplicable);
            }
        }
        let is_it = vote == Some(Vote::Unknown);
        if Button::new("Ne sait pas").key("?").selected(is_it).ui(ui).clicked() {
            entry.toggle(asked, Vote::Unknown);
        }
        let is_hidden = !criterion.is_sensitive
            && !entry.is_commenting
            && entry.typed.comment(&criterion.id).is_empty();
        let button = Button::new("Ajouter un commentaire").quiet().icon(Icon::MessageCircle);
        if is_hidden && button.key("C").ui(ui).clicked() {
            entry.is_commenting = true;
        }
        let is_said = vote.is_some() || entry.typed.observed(&criterion.id).is_some();
        if is_said && Button::new("Effacer la réponse").key("Suppr").quiet().ui(ui).clicked() {
            entry.typed.set_vote(&criterion.id, None);
        }
    });
}

/// Shows the comment; returns true when it is over and the next criterion is wanted.
fn comment_ui(ui: &mut Ui, entry: &mut ComputerEntry, criterion: &Criterion) -> bool {
    let help = fr!(
        "Il sera lu en réunion sans votre nom ; on peut pourtant reconnaître une façon d’écrire. Rien sur un \
                patient."
    );
    ui.push_id(&criterion.id.0, |ui| {
        let field = Field::new("Commentaire").rows(3).help(help);
        let is_new = entry.typed.comment(&criterion.id).is_empty();
        let response = field.ui(ui, entry.typed.comment_mut(&criterion.id));
        let is_free = ui.memory(|memory| memory.focused().is_none());
        if entry.is_commenting && is_new && is_free {
            response.request_focus();
        }
        let is_done = response.has_focus()
            && ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
        if response.lost_focus() {
            entry.is_commenting = false;
        }
        is_done
    })
    .inner
}

/// Shows the way back and forth.
fn way_ui(ui: &mut Ui, entry: &mut ComputerEntry, asked: &AskedCriteria<'_>) {
    column_ui(ui, TOKENS.size.reading, |ui| {
        ui.horizontal(|ui| {
            if Button::new("Précédent").icon(Icon::ChevronLeft).ui(ui).clicked() {
                entry.back(asked);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let is_last = entry.place + 1 == asked.len();
                let label = if is_last { "Relire et sceller" } else { "Suivant" };
                let button = Button::new(label).primary().icon_after(Icon::ChevronRight);
                // While a comment is written, this key goes to the next line.
                let is_typing = ui.ctx().text_edit_focused();
                let button = if is_typing { button } else { button.key("Entrée") };
                if button.ui(ui).clicked() {
                    entry.forward(asked);
                }
                if !is_last && Button::new("Terminer").quiet().ui(ui).clicked() {
                    entry.review();
                }
                let here = asked.get(entry.place).map(|(_, criterion)| *criterion);
                if let Some(criterion) = here.filter(|_| ui.available_width() > 220.0) {
                    keys_ui(ui, criterion);
                }
            });
        });
    });
}

/// Laid out from the right; nothing where a number is typed.
fn keys_ui(ui: &mut Ui, criterion: &Criterion) {
    if matches!(criterion.kind, CriterionKind::Measure(_)) {
        return;
    }
    ui.spacing_mut().item_spacing.x = 5.0;
    ui.add_space(size::l());
    if let CriterionKind::Characteristics(all) = &criterion.kind {
        note_ui(ui, "caractéristique choisie");
        key_cap_ui(ui, if all.has_partly { "O, P, N" } else { "O, N" });
        return;
    }
    note_ui(ui, "choisir le niveau");
    key_cap_ui(ui, &criterion.scale.highest().to_string());
    note_ui(ui, if criterion.scale.count() == 2 { "ou" } else { "à" });
    key_cap_ui(ui, &criterion.scale.lowest().to_string());
}

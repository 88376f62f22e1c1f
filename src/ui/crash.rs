//! After a fault of the program: what happened, in French, and what can be done.

use eframe::egui::{self, Ui};

use super::ask::Ask;
use super::style;
use super::widgets::{Button, form_ui, muted_ui};
use crate::app::{Command, State};

/// A fault the person has been told of.
#[derive(Debug, Default)]
pub(super) struct Crash {
    /// Whether messages and dialogs failed too: then only the buttons are left.
    pub(super) is_bare: bool,
    /// Whether the first button has taken the keyboard.
    pub(super) is_shown: bool,
    /// Whether a ballot that was being filled in could not be kept.
    pub(super) has_lost_ballot: bool,
}

impl Crash {
    /// Shows it; returns whether the person wants to go on.
    pub(super) fn panel_ui(&mut self, ui: &mut Ui, ask: &Ask<'_>) -> bool {
        const WIDTH: f32 = 560.0;
        let mut is_over = false;
        let fill = style::look(ui).bg;
        egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(fill)).show(ui, |ui| {
            let size = ui.available_size();
            ui.add_space((size.y * 0.2).min(160.0));
            ui.horizontal(|ui| {
                let width = WIDTH.min(size.x - 2.0 * style::size::l());
                ui.add_space((size.x - width) / 2.0);
                ui.allocate_ui(egui::Vec2::new(width, 0.0), |ui| {
                    form_ui(ui, "Jalons a rencontré une erreur", |ui| {
                        is_over = self.card_ui(ui, ask);
                    });
                });
            });
        });
        is_over
    }

    fn card_ui(&mut self, ui: &mut Ui, ask: &Ask<'_>) -> bool {
        ui.label(style::body(what_is_kept(ask.state)));
        if let Some(text) = self.what_becomes_of_the_ballot(ask.state) {
            ui.label(style::body(text));
        }
        muted_ui(
            ui,
            fr!(
                "L’erreur vient du programme, pas de vous. Le journal technique dit où elle s’est produite ; il ne contient rien de votre équipe."
            ),
        );
        ui.horizontal_wrapped(|ui| {
            let button = Button::new("Continuer").primary().ui(ui);
            if !std::mem::replace(&mut self.is_shown, true) {
                button.request_focus();
            }
            for command in [Command::Save, Command::OpenJournal, Command::Quit] {
                ask.command(ui, command);
            }
            button.clicked()
        })
        .inner
    }

    fn what_becomes_of_the_ballot(&self, state: &State) -> Option<&'static str> {
        if self.has_lost_ballot {
            return Some(fr!(
                "L’avis en cours de saisie, lui, est perdu : la personne devra le reprendre."
            ));
        }
        let text = fr!("L’avis en cours de saisie est toujours là : continuez pour le finir.");
        state.session.booth.holds_ballot().then_some(text)
    }
}

fn what_is_kept(state: &State) -> &'static str {
    if state.session.document.is_none() {
        fr!("Aucun dossier n’était ouvert : rien n’est perdu.")
    } else if state.is_modified() && state.is_kept_aside() {
        "Votre travail est enregistré à part, dernières modifications comprises. Enregistrez-le dans son fichier, puis continuez."
    } else if state.is_modified() {
        "Votre travail est toujours là, dernières modifications comprises. Enregistrez-le maintenant, puis continuez."
    } else {
        "Votre travail est enregistré."
    }
}

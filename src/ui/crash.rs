//! After a fault of the program: what happened, in French, and what can be done.
//!
//! A view that panics takes neither the window nor the dossier with it: the state stays, the views
//! begin anew.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::egui::{self, Context, Popup, Ui, ViewportCommand};

use super::ask::Ask;
use super::widgets::{Button, form_ui, muted_ui};
use super::{App, Views, dialogs, frame, style};
use crate::app::{Action, Booth, Command, MeetingAction, Screen, State};

/// A fault the person has been told of.
#[derive(Debug, Default)]
pub(super) struct Crash {
    /// Whether messages and dialogs failed too: then only the buttons are left.
    is_bare: bool,
    /// Whether the first button has taken the keyboard.
    is_shown: bool,
    /// Whether a ballot that was being filled in could not be kept.
    has_lost_ballot: bool,
}

impl App {
    /// Does some work; should it panic, the program goes on from [`Self::rescue`]. Tells whether it
    /// went well.
    pub(super) fn guarded(&mut self, ctx: &Context, work: impl FnOnce(&mut Self)) -> bool {
        let is_well = catch_unwind(AssertUnwindSafe(|| work(self))).is_ok();
        if !is_well {
            self.rescue(ctx);
        }
        is_well
    }

    /// Keeps what the person did, as soon as something has failed: the state stays as it is, and a
    /// screen of its own says what happened.
    fn rescue(&mut self, ctx: &Context) {
        self.state.keep_again();
        if self.crash.is_some() {
            return;
        }
        let meeting = std::mem::take(&mut self.views).meeting;
        let holds_ballot = self.state.session.booth.holds_ballot();
        // A ballot on which the program fails again would stop it for ever.
        let has_lost_ballot = holds_ballot && self.has_failed_with_ballot;
        self.has_failed_with_ballot = holds_ballot && !has_lost_ballot;
        if self.state.session.booth.is_open() && !has_lost_ballot {
            self.views.meeting = meeting.keeping_ballot();
        }
        self.crash = Some(Crash { has_lost_ballot, ..Crash::default() });
        // What widgets remember may be what they failed on.
        ctx.memory_mut(|memory| memory.data.clear());
        Popup::close_all(ctx);
        self.guarded(ctx, |app| app.dispatch(ctx, Action::Recover));
        ctx.request_discard("a view failed half-way");
        ctx.request_repaint();
    }

    /// Shows what happened, above it the messages, over it the dialogs that saving may open.
    pub(super) fn crash_ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let is_bare = self.crash.as_ref().is_some_and(|crash| crash.is_bare);
        let mut actions = Vec::new();
        let mut is_over = false;
        let mut is_well = true;
        if !is_bare {
            is_well &= self.asking(&ctx, &mut actions, |_, _, ask| frame::notices_ui(ui, ask));
        }
        self.asking(&ctx, &mut actions, |crash, _, ask| is_over = crash.panel_ui(ui, ask));
        if !is_bare {
            is_well &= self.asking(&ctx, &mut actions, |_, views, ask| {
                dialogs::ui(ui, &mut views.dialogs, ask);
            });
        }
        if let Some(crash) = self.crash.as_mut().filter(|_| !is_well) {
            crash.is_bare = true;
        }
        for action in actions {
            // Nothing can be asked any more: the person has seen what is saved.
            if is_bare && matches!(action, Action::Run(Command::Quit)) {
                self.is_leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            self.guarded(&ctx, |app| app.dispatch(&ctx, action));
        }
        if is_over {
            let has_lost_ballot = self.crash.take().is_some_and(|crash| crash.has_lost_ballot);
            self.guarded(&ctx, |app| app.go_home(&ctx, has_lost_ballot));
            ctx.request_repaint();
        }
    }

    /// Goes where the fault is not; whoever was answering finds their ballot as it was.
    fn go_home(&mut self, ctx: &Context, has_lost_ballot: bool) {
        self.dispatch(ctx, Action::CloseDialog);
        if has_lost_ballot {
            self.dispatch(ctx, Action::Meeting(MeetingAction::Booth(Booth::Closed)));
        }
        if !self.state.session.booth.is_open() {
            self.dispatch(ctx, Action::Go(Screen::Home));
        }
    }

    /// Shows a part of the screen that may fail too; tells whether it went well.
    fn asking(
        &mut self,
        ctx: &Context,
        actions: &mut Vec<Action>,
        part: impl FnOnce(&mut Crash, &mut Views, &Ask<'_>),
    ) -> bool {
        self.guarded(ctx, |app| {
            let ask = Ask::of(&app.state);
            if let Some(crash) = &mut app.crash {
                part(crash, &mut app.views, &ask);
            }
            actions.extend(ask.into_actions());
        })
    }
}

impl Crash {
    /// Returns whether the person wants to go on.
    fn panel_ui(&mut self, ui: &mut Ui, ask: &Ask<'_>) -> bool {
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
            "L’erreur vient du programme, pas de vous. Le journal technique dit où elle s’est produite\u{a0}; il ne contient rien de votre équipe.",
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
            return Some(
                "L’avis en cours de saisie, lui, est perdu\u{a0}: la personne devra le reprendre.",
            );
        }
        let text = "L’avis en cours de saisie est toujours là\u{a0}: continuez pour le finir.";
        state.session.booth.holds_ballot().then_some(text)
    }
}

fn what_is_kept(state: &State) -> &'static str {
    if state.session.document.is_none() {
        "Aucun dossier n’était ouvert\u{a0}: rien n’est perdu."
    } else if state.is_modified() && state.is_kept_aside() {
        "Votre travail est enregistré à part, dernières modifications comprises. Enregistrez-le dans son fichier, puis continuez."
    } else if state.is_modified() {
        "Votre travail est toujours là, dernières modifications comprises. Enregistrez-le maintenant, puis continuez."
    } else {
        "Votre travail est enregistré."
    }
}

//! The window: it reads the state, asks by actions, and shows what [`crate::chart`] draws.
//!
//! Never computes a score or an amount, and never changes a dossier except through [`crate::app`].

mod ask;
pub mod chart_view;
mod clock;
mod crash;
mod dialogs;
mod frame;
mod keeper;
mod keys;
mod moments;
mod record;
mod screens;
mod shell;
mod sight;
mod start;
pub mod style;
mod system;
mod views;
mod widgets;
mod zones;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use eframe::egui::{self, Context, Popup, ThemePreference, Ui, ViewportCommand};

use self::ask::Ask;
use self::crash::Crash;
use self::keys::{leave_projection, shortcuts, zoom_by_wheel};
pub use self::shell::{Desktop, Outside};
#[cfg(not(any(windows, target_os = "macos")))]
pub use self::start::local_buses;
pub use self::start::{StartError, order, read_ahead, start};
use self::views::Views;
use crate::app::{
    Action, Answered, Booth, Command, Effect, Effects, MeetingAction, Patience, Screen, State, Wait,
};
use crate::store::{Preferences, ThemeChoice};

/// The application as eframe runs it.
pub struct App {
    state: State,
    outside: Box<dyn Outside>,
    /// What the outside answered and was not taken in yet.
    answers: VecDeque<Answered>,
    views: Views,
    crash: Option<Crash>,
    /// Whether the program failed since this ballot was begun in its window.
    has_failed_with_ballot: bool,
    is_leaving: bool,
    is_full_screen: bool,
    /// Whether the window was made to fit its screen.
    is_fitted: bool,
    title: String,
    /// When something that is not kept yet changed, by the window's own time in seconds.
    unkept_since: Option<f64>,
    /// What is waited for, since when by the same time, and how much of it was told.
    wait: Option<(Wait, f64, Patience)>,
}

impl App {
    /// Starts the application in a context, with the outside it may ask.
    pub fn new(ctx: &Context, preferences: Preferences, mut outside: Box<dyn Outside>) -> Self {
        style::install(ctx);
        sight::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let today = outside.now().date();
        let state = State::new(preferences, today);
        let state = state.drawing_from(outside.draw()).keeping_in(outside.own_folders());
        Self {
            state,
            outside,
            answers: VecDeque::new(),
            views: Views::default(),
            crash: None,
            has_failed_with_ballot: false,
            is_leaving: false,
            is_full_screen: false,
            is_fitted: false,
            title: "Jalons".to_owned(),
            unkept_since: None,
            wait: None,
        }
    }

    /// Returns what the program is doing.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Applies an action and has its effects carried out.
    pub fn dispatch(&mut self, ctx: &Context, action: Action) {
        let Effects(effects) = self.state.update(action);
        for effect in effects {
            if matches!(effect, Effect::Quit) {
                self.is_leaving = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            } else {
                self.outside.perform(effect, ctx);
            }
        }
    }

    fn read_outside(&mut self, ctx: &Context) {
        self.answers.extend(self.outside.answers());
        // Should one of them fail the program, the others still wait.
        while let Some(answer) = self.answers.pop_front() {
            record::note(&answer);
            self.dispatch(ctx, Action::Answer(answer));
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<PathBuf> = dropped.iter().map(|file| file.path().to_owned()).collect();
        if !paths.is_empty() {
            self.dispatch(ctx, Action::TakeIn(paths));
        }
        let wants_to_close = ctx.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.is_leaving {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.dispatch(ctx, Action::Run(Command::Quit));
        }
    }

    fn apply_preferences(&self, ctx: &Context) {
        let preferences = &self.state.preferences;
        let mut zoom = f32::from(preferences.zoom_percent) / 100.0;
        if self.state.is_projecting() {
            zoom *= projection_zoom(ctx);
        }
        if (ctx.zoom_factor() - zoom).abs() > f32::EPSILON {
            ctx.set_zoom_factor(zoom);
        }
        let theme = match preferences.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != theme {
            ctx.set_theme(theme);
        }
    }

    /// Names the window after the team, so that two windows can be told apart.
    fn apply_title(&mut self, ctx: &Context) {
        let title = self.state.dossier().map_or_else(
            || "Jalons".to_owned(),
            |dossier| format!("{} – Jalons", dossier.team.display_name()),
        );
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Gives the window all of a small screen, once: what it opens with would go under the task bar.
    fn fit_screen(&mut self, ctx: &Context) {
        const SMALL: egui::Vec2 = egui::Vec2::new(1440.0, 900.0);
        let Some(monitor) = ctx.input(|input| input.viewport().monitor_size) else { return };
        let monitor = monitor * ctx.zoom_factor();
        let is_small = monitor.x < SMALL.x || monitor.y < SMALL.y;
        if !std::mem::replace(&mut self.is_fitted, true) && is_small {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
    }

    /// Takes the whole screen for a projected meeting, and gives it back.
    fn apply_projection(&mut self, ctx: &Context) {
        if self.is_full_screen != self.state.is_projecting() {
            self.is_full_screen = self.state.is_projecting();
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.is_full_screen));
        }
    }

    fn root_ui(&mut self, ui: &mut Ui) {
        self.views.follow(self.state.session.number);
        let ask = Ask::of(&self.state);
        self.views.meeting.follow(ui.ctx(), &self.state.session.booth);
        shortcuts(ui, &ask);
        zoom_by_wheel(ui, &ask);
        zones::listen(ui, &ask);
        // Whoever answers has the window to themselves.
        let is_given_away = self.state.session.booth.is_open();
        if self.state.is_projecting() && !is_given_away {
            leave_projection(ui, &ask);
        } else if !is_given_away {
            frame::top_bar_ui(ui, &ask);
            frame::rail_ui(ui, &ask);
        }
        screen_ui(ui, &mut self.views, &ask);
        frame::notices_ui(ui, &ask);
        dialogs::ui(ui, &mut self.views.dialogs, &ask);
        frame::drop_hint_ui(ui, &self.state);
        let actions = ask.into_actions();
        let before = self.state.revision();
        let in_front = front(&self.state);
        for action in actions {
            self.dispatch(ui.ctx(), action);
        }
        if in_front != front(&self.state) {
            sight::came(ui.ctx());
        }
        if self.state.revision() != before {
            // What was drawn tells of what was before.
            ui.ctx().request_repaint();
            // Only there is a total read while the figures it is made of are typed: it never stands
            // beside the figure before last. Elsewhere the next frame is soon enough, and half the work.
            if self.state.screen() == Screen::Remuneration {
                ui.ctx().request_discard("a fact changed what stands beside it");
            }
        }
    }
}

fn screen_ui(ui: &mut Ui, views: &mut Views, ask: &Ask<'_>) {
    let fill = style::look(ui).bg;
    egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(fill)).show(ui, |ui| {
        // Évaluer says by itself where the list is and where the work.
        if ask.state.screen() != Screen::Assess {
            zones::begin(ui, zones::Zone::Page);
        }
        // A name of its own: another dossier has other fields.
        let id = egui::Id::unique(("screen", ask.state.session.number));
        ui.scope_builder(egui::UiBuilder::new().scope_id(id), |ui| match ask.state.screen() {
            Screen::Home => screens::home_ui(ui, &mut views.home, ask),
            Screen::Team => screens::team_ui(ui, &mut views.team, ask),
            Screen::Assess => screens::assess_ui(ui, &mut views.assess, ask),
            Screen::Results => screens::results_ui(ui, &mut views.results, ask),
            Screen::Progress => screens::progress_ui(ui, &mut views.progress, ask),
            Screen::Remuneration => screens::remuneration_ui(ui, &mut views.remuneration, ask),
            Screen::Meeting => screens::meeting_ui(ui, &mut views.meeting, ask),
            Screen::Plan => screens::plan_ui(ui, &mut views.plan, ask),
            Screen::Proofs => screens::proofs_ui(ui, &mut views.proofs, ask),
            Screen::Reports => screens::reports_ui(ui, &mut views.reports, ask),
            Screen::Grids => screens::grids_ui(ui, ask),
        });
    });
}

/// After a fault of the program. A view that panics takes neither the window nor the dossier with it:
/// the state stays, the views begin anew.
impl App {
    /// Does some work; should it panic, the program goes on from [`Self::rescue`]. Tells whether it
    /// went well.
    fn guarded(&mut self, ctx: &Context, work: impl FnOnce(&mut Self)) -> bool {
        let is_well = catch_unwind(AssertUnwindSafe(|| work(self))).is_ok();
        if !is_well {
            self.rescue(ctx);
        }
        is_well
    }

    /// Keeps what the person did, as soon as something has failed: the state stays as it is, and a
    /// screen of its own says what happened.
    fn rescue(&mut self, ctx: &Context) {
        // Not asked as an action is: an action may be what failed.
        self.state.keep_again();
        if self.crash.is_some() {
            return;
        }
        let meeting = std::mem::take(&mut self.views).meeting;
        self.views.follow(self.state.session.number);
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
    fn crash_ui(&mut self, ui: &mut Ui) {
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

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.guarded(ctx, |app| {
            app.has_failed_with_ballot &= app.state.session.booth.holds_ballot();
            app.tell_day(ctx);
            app.fit_screen(ctx);
            app.read_outside(ctx);
            app.keep_unsaved(ctx);
            app.tell_waits(ctx);
            app.apply_preferences(ctx);
            app.apply_title(ctx);
            app.apply_projection(ctx);
        });
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        if self.crash.is_some() {
            self.crash_ui(ui);
        } else {
            self.guarded(&ctx, |app| app.root_ui(ui));
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Returns how much larger a projected meeting is drawn: its screens are made for 800 points of
/// height, and a room reads from afar.
fn projection_zoom(ctx: &Context) -> f32 {
    const MADE_FOR: f32 = 800.0;
    let height = ctx.content_rect().height() * ctx.zoom_factor();
    (height / MADE_FOR).clamp(1.0, 2.0)
}

/// Returns what has the middle of the window: once it is another, the rest of a double click is not
/// meant for it.
fn front(state: &State) -> impl PartialEq + use<> {
    let point = state.session.meeting_place().map(|place| (place.phase, place.at));
    let asked = state.dialog.as_ref().map(std::mem::discriminant);
    let shown = (
        state.session.number,
        state.screen(),
        state.session.campaign,
        state.session.exercise,
        state.session.improvement,
    );
    (shown, asked, state.session.proof, std::mem::discriminant(&state.session.booth), point)
}

//! What time going by asks for: the day is told, what is not saved is kept aside, what is waited for
//! is told.

use std::time::Duration;

use eframe::egui::Context;

use super::App;
use crate::app::{Action, GuardAction, Patience};

impl App {
    /// Tells what day it is before anything of a frame is done or shown: a window that stays open
    /// overnight, or on a computer that sleeps for days, never takes the day it was opened for today.
    pub(super) fn tell_day(&mut self, ctx: &Context) {
        /// What wakes the window does not count the time a computer sleeps: it looks again now and then.
        const LOOKS_AGAIN_SECONDS: i64 = 60;
        let now = self.outside.now();
        if now.date() != self.state.today {
            self.dispatch(ctx, Action::Day(now.date()));
        }
        let second_of_day =
            i64::from(now.hour()) * 3600 + i64::from(now.minute()) * 60 + i64::from(now.second());
        let until_midnight = 24 * 3600 - second_of_day;
        let next = until_midnight.min(LOOKS_AGAIN_SECONDS).unsigned_abs();
        ctx.request_repaint_after(Duration::from_secs(next));
    }

    /// Has what is not saved kept aside, a moment after it changed: typing is not slowed down, and a
    /// power cut loses the last second at most.
    pub(super) fn keep_unsaved(&mut self, ctx: &Context) {
        const AFTER_SECONDS: f64 = 1.0;
        const AFTER_REFUSAL_SECONDS: f64 = 30.0;
        let after = match (self.state.needs_keeping(), self.state.needs_saving()) {
            (true, _) | (false, Some(false)) => AFTER_SECONDS,
            (false, Some(true)) => AFTER_REFUSAL_SECONDS,
            (false, None) => {
                self.unkept_since = None;
                return;
            }
        };
        let now = ctx.input(|input| input.time);
        let since = *self.unkept_since.get_or_insert(now);
        let remaining = since + after - now;
        if remaining > 0.0 {
            ctx.request_repaint_after(Duration::from_secs_f64(remaining));
            return;
        }
        self.unkept_since = None;
        self.dispatch(ctx, Action::Guard(GuardAction::Keep));
    }

    /// Says what is waited for once it can be noticed, and more of it when it takes very long.
    pub(super) fn tell_waits(&mut self, ctx: &Context) {
        const NOTICED_SECONDS: f64 = 0.5;
        const TRIED_SECONDS: f64 = 10.0;
        let wait = self.state.waits_for();
        let now = ctx.input(|input| input.time);
        if self.wait.as_ref().map(|(wait, ..)| wait) != wait.as_ref() {
            let had_told = self.wait.take().is_some_and(|(.., told)| told > Patience::Unnoticed);
            self.wait = wait.map(|wait| (wait, now, Patience::Unnoticed));
            if had_told {
                self.dispatch(ctx, Action::Waited(Patience::Unnoticed));
            }
        }
        let Some((_, since, told)) = &mut self.wait else { return };
        let (patience, next) = match now - *since {
            waited if waited < NOTICED_SECONDS => (Patience::Unnoticed, NOTICED_SECONDS - waited),
            waited if waited < TRIED_SECONDS => (Patience::Noticed, TRIED_SECONDS - waited),
            _ => (Patience::Tried, TRIED_SECONDS),
        };
        ctx.request_repaint_after(Duration::from_secs_f64(next));
        if patience > *told {
            *told = patience;
            self.dispatch(ctx, Action::Waited(patience));
        }
    }
}

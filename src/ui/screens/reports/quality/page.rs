//! The *démarche qualité* of a campaign, as every part of its form reads it.

use std::sync::Arc;

use eframe::egui::Ui;

use crate::app::Action;
use crate::dossier::{Campaign, Dossier, Edit, QualityApproach};
use crate::scoring::Piece;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::widgets::{TextOf, Within};

/// A text of the approach.
pub(super) type ApproachText = TextOf<Within<QualityApproach>>;

/// What every part of the form reads.
#[derive(Clone, Copy)]
pub(super) struct QualityPage<'a> {
    pub(super) ask: &'a Ask<'a>,
    pub(super) dossier: &'a Dossier,
    pub(super) campaign: &'a Campaign,
    pub(super) approach: &'a QualityApproach,
}

impl QualityPage<'_> {
    /// Returns the action that changes what the team says.
    pub(super) fn edit(&self, change: impl FnOnce(&mut QualityApproach)) -> Action {
        let mut approach = self.approach.clone();
        change(&mut approach);
        Action::Edit(Edit::Quality(Arc::new(approach)))
    }

    /// Shows a text of the approach, which may be a piece one is sent to.
    pub(super) fn text_ui(&self, ui: &mut Ui, text: &ApproachText, piece: Option<Piece>) {
        let write = |approach| Edit::Quality(Arc::new(approach));
        let response = self.ask.text_of(ui, text, self.approach, write);
        if let Some(piece) = piece {
            sight::answer(ui, &response, piece);
        }
    }
}

//! A document ready for the page compositor: its template, what that reads, what the file says of itself.
//!
//! Each document is told here once; what makes pages, pixels and bytes of it knows none in particular.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::glyphs::Glyphs;
use super::model::{Diagnostic, Minutes, PaperBallot, ProvisionalStatement};
use super::pdf::Charts;
use super::typst_world::{ReportWorld, Template};
use crate::theme::{Colour, Palette, TOKENS};

/// A document ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Manuscript {
    template: Template,
    data: Value,
    drawings: Vec<(&'static str, String)>,
    ident: String,
    made_on: Date,
}

impl Manuscript {
    /// Prepares "Diagnostic de maturité".
    pub fn diagnostic(diagnostic: &Diagnostic, charts: &Charts) -> Self {
        let named = [
            ("profil.svg", &charts.profile),
            ("radar.svg", &charts.radar),
            ("progression.svg", &charts.progress),
        ];
        let alts = json!({
            "profile": charts.profile.as_ref().map(|chart| &chart.alt),
            "radar": charts.radar.as_ref().map(|chart| &chart.alt),
            "progress": charts.progress.as_ref().map(|chart| &chart.alt),
        });
        let drawing = |(name, chart): (_, &Option<super::pdf::ChartImage>)| {
            Some((name, chart.as_ref()?.svg.clone()))
        };
        let (team, campaign) = (&diagnostic.team, &diagnostic.campaign);
        Self {
            template: Template::Diagnostic,
            data: json!({ "diagnostic": diagnostic, "alts": alts, "look": look(&TOKENS.light) }),
            drawings: named.into_iter().filter_map(drawing).collect(),
            ident: format!("diagnostic {} {}", team.running_name, campaign.running_title),
            made_on: diagnostic.made_on_date,
        }
    }

    /// Prepares "Décompte prévisionnel".
    pub fn statement(statement: &ProvisionalStatement) -> Self {
        Self {
            template: Template::Statement,
            data: json!({ "statement": statement, "look": look(&TOKENS.light) }),
            drawings: Vec::new(),
            ident: format!("decompte {} {}", statement.team.running_name, statement.year),
            made_on: statement.made_on_date,
        }
    }

    /// Prepares "Compte rendu de réunion".
    pub fn minutes(minutes: &Minutes) -> Self {
        let (team, campaign) = (&minutes.team, &minutes.campaign);
        Self {
            template: Template::Minutes,
            data: json!({ "minutes": minutes, "look": look(&TOKENS.light) }),
            drawings: Vec::new(),
            ident: format!("compte rendu {} {}", team.running_name, campaign.running_title),
            made_on: minutes.made_on_date,
        }
    }

    /// Prepares "Bulletin d’avis".
    pub fn paper_ballot(ballot: &PaperBallot) -> Self {
        let (team, campaign) = (&ballot.team, &ballot.running_campaign);
        Self {
            template: Template::PaperBallot,
            data: json!({ "ballot": ballot, "look": look(&TOKENS.light) }),
            drawings: Vec::new(),
            ident: format!("bulletin {} {campaign}", team.running_name),
            made_on: ballot.made_on_date,
        }
    }

    /// Returns the day the document was made.
    pub(super) const fn made_on(&self) -> Date {
        self.made_on
    }

    /// Returns what tells this file from any other; the same for the same document.
    pub(super) fn ident(&self) -> String {
        format!("jalons {} {}", self.ident, self.made_on)
    }

    /// Sets everything before the compositor, each text displayable.
    pub(super) fn world(&self, glyphs: &mut Glyphs) -> ReportWorld {
        let mut data = self.data.clone();
        glyphs.clean(&mut data);
        let drawings = self.drawings.iter().map(|(name, svg)| (*name, glyphs.displayable(svg)));
        let mut files = vec![("donnees.json", data.to_string())];
        files.extend(drawings);
        ReportWorld::new(self.template, files)
    }
}

fn look(palette: &Palette) -> Value {
    let hex = |colour: Colour| {
        let Colour([red, green, blue]) = colour;
        format!("#{red:02x}{green:02x}{blue:02x}")
    };
    json!({
        "ink": hex(palette.ink), "muted": hex(palette.muted), "faint": hex(palette.faint),
        "line": hex(palette.line), "sunken": hex(palette.sunken), "accent": hex(palette.accent),
        "warn": hex(palette.warn), "warn_soft": hex(palette.warn_soft),
        "bad": hex(palette.bad), "good": hex(palette.good),
        "levels": palette.levels.map(hex), "on_levels": palette.on_levels.map(hex),
    })
}

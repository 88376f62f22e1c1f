//! A document ready for the page compositor: its template, what that reads, what the file says of itself.
//!
//! Each kind of page is told here once; what makes pages, pixels and bytes of it knows none in particular.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::content::{PageShape, Report};
use super::documents::PaperBallot;
use super::glyphs::{Care, Glyphs};
use super::typst_world::{ReportWorld, Template};
use crate::theme::{Colour, Palette, TOKENS};

/// A document ready to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Manuscript {
    template: Template,
    data: Value,
    drawings: Vec<(String, String)>,
    screenshots: Vec<(String, &'static [u8])>,
    logo: Option<std::sync::Arc<[u8]>>,
    ident: String,
    made_on: Date,
}

impl Manuscript {
    /// Prepares a report.
    pub fn report(report: &Report) -> Self {
        let drawings = report.illustrations().map(|one| (one.file.clone(), one.svg.clone()));
        let screenshots = report.screenshots().map(|one| (one.file.clone(), one.png));
        let logo = report.letterhead.logo.as_ref();
        let mut data = json!({
            "report": report,
            "look": look(&TOKENS.light),
            "zoom": zoom(report.shape),
            "height": height_mm(report.shape),
        });
        if let Some((logo, data)) = logo.zip(data.as_object_mut()) {
            data.insert("logo".to_owned(), json!({ "alt": logo.alt }));
        }
        Self {
            template: match report.shape {
                PageShape::Pages | PageShape::Sheet => Template::Report,
                PageShape::Poster => Template::Poster,
                PageShape::Slides => Template::Slides,
            },
            data,
            drawings: drawings.collect(),
            screenshots: screenshots.collect(),
            logo: logo.map(|logo| std::sync::Arc::clone(&logo.png)),
            ident: format!("{} {}", report.title, report.running),
            made_on: report.made_on_date,
        }
    }

    /// Prepares "Bulletin d’avis".
    pub fn paper_ballot(ballot: &PaperBallot) -> Self {
        Self {
            template: Template::PaperBallot,
            data: json!({ "ballot": ballot, "look": look(&TOKENS.light) }),
            drawings: Vec::new(),
            screenshots: Vec::new(),
            logo: None,
            ident: format!("bulletin {}", ballot.head.running),
            made_on: ballot.head.made_on_date,
        }
    }

    /// Returns what the compositor reads, by name, what it compiles first: for comparison with
    /// another compositor.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        self.world(&mut Glyphs::new(Care::Usual)).everything()
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
        let drawings = self.drawings.iter();
        let drawings =
            drawings.map(|(name, svg)| (name.clone(), glyphs.displayable(svg).into_bytes()));
        let mut files = vec![("donnees.json".to_owned(), data.to_string().into_bytes())];
        files.extend(drawings);
        files.extend(self.screenshots.iter().map(|(name, png)| (name.clone(), png.to_vec())));
        files.extend(self.logo.iter().map(|png| ("logo.png".to_owned(), png.to_vec())));
        ReportWorld::new(self.template, files)
    }
}

/// How much larger than on A4 everything is.
const fn zoom(shape: PageShape) -> f32 {
    match shape {
        PageShape::Pages | PageShape::Sheet => 1.0,
        PageShape::Poster => 2.0,
        PageShape::Slides => 1.55,
    }
}

/// Of which height drawings take a share.
const fn height_mm(shape: PageShape) -> u32 {
    match shape {
        PageShape::Pages | PageShape::Sheet => 250,
        PageShape::Poster => 400,
        PageShape::Slides => 380,
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
        "bar": hex(palette.step(3)),
    })
}

//! A criterion, a decision, an action: its mark, its title, its remarks, what follows.

use super::body::Body;
use super::runs;
use super::xml::Xml;
use crate::french::NBSP;
use crate::report::content::{LevelSign, Mark, Text, Titled};
use crate::theme::TOKENS;

impl<'a> Body<'a> {
    /// Writes a title with what belongs to it.
    pub(super) fn item(&mut self, item: &'a Titled, room: u32) {
        let notes = Text::joined(item.notes.iter().cloned());
        let has_more = !item.blocks.is_empty();
        let is_followed = has_more || !notes.is_empty();
        let (_, above) = self.ranks();
        let title =
            if item.is_heading { self.item_title(above + 1) } else { self.paragraph("ItemTitle") };
        let title = title.ruled(item.is_card).keeping_next(is_followed);
        title.with(&mut self.xml, |xml| {
            if let Some(mark) = item.mark {
                write_mark(xml, mark);
            }
            runs::run(xml, None, &item.title);
        });
        if !notes.is_empty() {
            self.paragraph("ItemNotes").keeping_next(has_more).text(&mut self.xml, &notes);
        }
        self.blocks(&item.blocks, room);
    }
}

/// Writes the sign on its ground, then a space.
fn write_mark(xml: &mut Xml, mark: Mark) {
    let sign = match mark {
        Mark::Level(sign) => sign.number.to_string(),
        Mark::NotApplicable => "–".to_owned(),
        Mark::Unknown => "?".to_owned(),
        Mark::Disputed => "≠".to_owned(),
        Mark::Unanswered => NBSP.to_string(),
    };
    let sign = fr!("~{sign}~");
    match mark {
        Mark::Level(level) => match style_of(level) {
            Some(style) => runs::run(xml, Some(style), &sign),
            None => runs::coloured(xml, level.ink, level.fill, &sign),
        },
        Mark::NotApplicable | Mark::Unknown | Mark::Disputed | Mark::Unanswered => {
            runs::run(xml, Some("NoLevel"), &sign);
        }
    }
    runs::run(xml, None, " ");
}

/// Returns the style of a level's colours, when it is one of those the team can change at once.
fn style_of(level: LevelSign) -> Option<&'static str> {
    const STYLES: [&str; 5] = ["Level0", "Level1", "Level2", "Level3", "Level4"];
    let mut styles = (0..).zip(STYLES);
    styles.find(|(place, _)| TOKENS.light.step(*place) == level.fill).map(|(_, style)| style)
}

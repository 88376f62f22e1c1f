//! A criterion, a decision, an action: its mark, its title, its remarks, what follows.

use super::body::Body;
use super::runs;
use super::xml::Xml;
use crate::french::NBSP;
use crate::report::content::{Mark, Text, Titled};

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
    let (style, sign) = match mark {
        Mark::Level(0) => ("Level0", "0".to_owned()),
        Mark::Level(1) => ("Level1", "1".to_owned()),
        Mark::Level(2) => ("Level2", "2".to_owned()),
        Mark::Level(3) => ("Level3", "3".to_owned()),
        Mark::Level(level) => ("Level4", level.to_string()),
        Mark::NotApplicable => ("NoLevel", "–".to_owned()),
        Mark::Unknown => ("NoLevel", "?".to_owned()),
        Mark::Disputed => ("NoLevel", "≠".to_owned()),
        Mark::Unanswered => ("NoLevel", NBSP.to_string()),
    };
    runs::run(xml, Some(style), &fr!("~{sign}~"));
    runs::run(xml, None, " ");
}

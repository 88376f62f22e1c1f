//! Each kind of block, in the words and styles of Word.

use super::body::Body;
use super::pictures::WordPicture;
use super::widths::TEXT_WIDTH;
use super::{grids, tables};
use crate::report::content::{Block, CalloutTone, CheckLine, Choice, ScaleStep, Style, Text, Tone};

/// A drawing meant for half of a page takes this much of the width at least, in hundredths.
const HALF: u32 = 62;
/// Between two drawings on a line, in twentieths of a point.
const GAP: u32 = 200;

impl<'a> Body<'a> {
    /// Writes a block.
    pub(super) fn block(&mut self, block: &'a Block, room: u32) {
        match block {
            Block::Heading { level, text } => {
                let (section, _) = self.ranks();
                self.title(section + level.saturating_sub(1)).words(&mut self.xml, text);
            }
            Block::Paragraph { text, tone } => self.said(text, *tone),
            Block::List { items } => {
                for item in items {
                    self.paragraph("ListBullet").text(&mut self.xml, item);
                }
            }
            Block::Steps { items } => {
                for (number, item) in (1..).zip(items) {
                    let text = Text::from(format!("{number}.\t")).and(item.clone());
                    self.paragraph("Check").text(&mut self.xml, &text);
                }
            }
            Block::Quote { label, paragraphs } => self.quote(label, paragraphs),
            Block::Facts { facts, paired } if !facts.is_empty() => {
                self.table(|body| grids::facts(&mut body.xml, facts, *paired));
            }
            Block::Figures { figures } if !figures.is_empty() => {
                self.table(|body| grids::figures(&mut body.xml, figures));
            }
            Block::Facts { .. } | Block::Figures { .. } => {}
            Block::Table(table) => {
                self.before_table();
                if tables::table(&mut self.xml, table) {
                    self.after_table();
                }
            }
            Block::Chart(chart) => {
                let paragraph = self.paragraph("Picture").centred();
                self.picture(WordPicture::Chart(chart, room), paragraph);
            }
            Block::Picture(screenshot) => {
                let paragraph = self.paragraph("Picture").centred();
                self.picture(WordPicture::Screenshot(screenshot, room), paragraph);
            }
            Block::Pair { first, second, share } => {
                let share = u32::from((*share).min(100));
                if let ([Block::Chart(left)], [Block::Chart(right)]) = (&first[..], &second[..]) {
                    // Two drawings stand on one line, as on the pages of the PDF.
                    let room = (TEXT_WIDTH - GAP) * share / 100;
                    let left = WordPicture::Chart(left, room);
                    return self
                        .pictures(&[left, WordPicture::Chart(right, TEXT_WIDTH - GAP - room)]);
                }
                self.blocks(first, TEXT_WIDTH * share.max(HALF) / 100);
                self.blocks(second, TEXT_WIDTH * (100 - share).max(HALF) / 100);
            }
            Block::Gauge { value, note, .. } => {
                let words = Text::joined([value.clone(), note.clone()]);
                self.paragraph("Normal").text(&mut self.xml, &words);
            }
            Block::Scale { steps } => steps.iter().for_each(|step| self.step(step)),
            Block::Callout { tone, title, text } => self.callout(*tone, title, text),
            Block::Item(item) => self.item(item, room),
            Block::Tally { words, .. } => self.paragraph("Caption").words(&mut self.xml, words),
            Block::Checks { checks } => checks.iter().for_each(|check| self.check(check)),
            Block::Choices { choices } => choices.iter().for_each(|choice| self.choice(choice)),
            Block::WritingLines { label, lines } => self.writing_lines(label, *lines),
            Block::PageBreak => self.break_page(),
        }
    }

    fn table(&mut self, write: impl FnOnce(&mut Self)) {
        self.before_table();
        write(self);
        self.after_table();
    }

    fn said(&mut self, text: &Text, tone: Tone) {
        let style = match tone {
            Tone::Body => "Normal",
            Tone::Small => "Small",
            Tone::Lead => "Lead",
        };
        if !text.is_empty() {
            self.paragraph(style).text(&mut self.xml, text);
        }
    }

    fn quote(&mut self, label: &str, paragraphs: &[String]) {
        if !label.is_empty() {
            self.paragraph("QuoteLabel").words(&mut self.xml, label);
        }
        for words in paragraphs {
            self.paragraph("Quote").words(&mut self.xml, words);
        }
    }

    fn callout(&mut self, tone: CalloutTone, title: &str, text: &Text) {
        let style = match tone {
            CalloutTone::Warning => "Warning",
            CalloutTone::Note => "Note",
        };
        let space = if title.is_empty() || text.is_empty() { "" } else { " " };
        let whole = Text::strong(title).then(space, Style::Plain).and(text.clone());
        if !whole.is_empty() {
            self.paragraph(style).text(&mut self.xml, &whole);
        }
    }

    fn step(&mut self, step: &ScaleStep) {
        let name = format!("{} · {}", step.level.number, step.name);
        let text = Text::strong(name).then(set_off(&step.definition), Style::Plain);
        self.paragraph("ListBullet").text(&mut self.xml, &text);
    }

    fn check(&mut self, check: &CheckLine) {
        let sign = if check.is_done { "☑\t" } else { "☐\t" };
        let detail = set_off(&check.detail);
        let text =
            Text::from(sign).then(check.label.as_str(), Style::Plain).then(detail, Style::Muted);
        self.paragraph("Check").text(&mut self.xml, &text);
    }

    fn choice(&mut self, choice: &Choice) {
        let level = choice.level.map_or_else(String::new, |level| format!("{level} · "));
        let text = Text::from("☐\t")
            .then(level + &choice.name, Style::Strong)
            .then(set_off(&choice.sentence), Style::Plain);
        self.paragraph("Check").text(&mut self.xml, &text);
    }

    fn writing_lines(&mut self, label: &str, lines: u8) {
        if !label.is_empty() {
            self.paragraph("WritingLabel").words(&mut self.xml, label);
        }
        if lines > 0 {
            self.table(|body| grids::writing_lines(&mut body.xml, lines));
        }
    }
}

/// Puts a dash before words, when there are any.
fn set_off(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" — {words}") }
}

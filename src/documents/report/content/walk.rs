//! The blocks of a document one after the other, those inside others too.

use super::{Block, Illustration, Report, Screenshot};

impl Report {
    /// Returns it with a name for each drawing: to be called last.
    #[must_use]
    pub fn finished(mut self) -> Self {
        let mut number = 0;
        for section in &mut self.sections {
            name_drawings(&mut section.blocks, &mut number);
        }
        self
    }

    /// Returns every block, those inside others too, in reading order.
    pub fn blocks(&self) -> Vec<&Block> {
        let mut all = Vec::new();
        for section in &self.sections {
            gather(&section.blocks, &mut all);
        }
        all
    }

    /// Returns the drawings, in reading order.
    pub fn illustrations(&self) -> impl Iterator<Item = &Illustration> {
        self.blocks().into_iter().filter_map(|block| {
            if let Block::Chart(illustration) = block { Some(illustration) } else { None }
        })
    }

    /// Returns the pictures of the program, in reading order.
    pub fn screenshots(&self) -> impl Iterator<Item = &Screenshot> {
        self.blocks().into_iter().filter_map(|block| {
            if let Block::Picture(screenshot) = block { Some(screenshot) } else { None }
        })
    }
}

impl Block {
    /// Returns the blocks inside it.
    fn inside(&self) -> [&[Self]; 2] {
        match self {
            Self::Pair { first, second, .. } => [first, second],
            Self::Item(item) => [&item.blocks, &[]],
            Self::Heading { .. }
            | Self::Paragraph { .. }
            | Self::List { .. }
            | Self::Steps { .. }
            | Self::Quote { .. }
            | Self::Facts { .. }
            | Self::Figures { .. }
            | Self::Table(_)
            | Self::Gauge { .. }
            | Self::Scale { .. }
            | Self::Callout { .. }
            | Self::Tally { .. }
            | Self::Checks { .. }
            | Self::Choices { .. }
            | Self::WritingLines { .. }
            | Self::Chart(_)
            | Self::Picture(_)
            | Self::PageBreak => [&[], &[]],
        }
    }

    fn inside_mut(&mut self) -> [&mut [Self]; 2] {
        match self {
            Self::Pair { first, second, .. } => [first, second],
            Self::Item(item) => [&mut item.blocks, &mut []],
            Self::Heading { .. }
            | Self::Paragraph { .. }
            | Self::List { .. }
            | Self::Steps { .. }
            | Self::Quote { .. }
            | Self::Facts { .. }
            | Self::Figures { .. }
            | Self::Table(_)
            | Self::Gauge { .. }
            | Self::Scale { .. }
            | Self::Callout { .. }
            | Self::Tally { .. }
            | Self::Checks { .. }
            | Self::Choices { .. }
            | Self::WritingLines { .. }
            | Self::Chart(_)
            | Self::Picture(_)
            | Self::PageBreak => [&mut [], &mut []],
        }
    }
}

fn name_drawings(blocks: &mut [Block], number: &mut usize) {
    for block in blocks {
        if let Block::Chart(illustration) = block {
            *number += 1;
            illustration.file = format!("graphique-{number}.svg");
        }
        for inside in block.inside_mut() {
            name_drawings(inside, number);
        }
    }
}

fn gather<'a>(blocks: &'a [Block], all: &mut Vec<&'a Block>) {
    for block in blocks {
        all.push(block);
        for inside in block.inside() {
            gather(inside, all);
        }
    }
}

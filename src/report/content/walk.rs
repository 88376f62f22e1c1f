//! The blocks of a document one after the other, those inside others too.

use super::{Block, Illustration, Report};

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
        self.blocks().into_iter().filter_map(|block| match block {
            Block::Chart(illustration) => Some(illustration),
            _ => None,
        })
    }
}

fn name_drawings(blocks: &mut [Block], number: &mut usize) {
    for block in blocks {
        match block {
            Block::Chart(illustration) => {
                *number += 1;
                illustration.file = format!("graphique-{number}.svg");
            }
            Block::Pair { first, second, .. } => {
                name_drawings(first, number);
                name_drawings(second, number);
            }
            Block::Item(item) => name_drawings(&mut item.blocks, number),
            _ => {}
        }
    }
}

fn gather<'a>(blocks: &'a [Block], all: &mut Vec<&'a Block>) {
    for block in blocks {
        all.push(block);
        match block {
            Block::Pair { first, second, .. } => {
                gather(first, all);
                gather(second, all);
            }
            Block::Item(item) => gather(&item.blocks, all),
            _ => {}
        }
    }
}

//! Labels that would overlap, moved apart as little as possible. Never knows what they say.

/// Moves the middles of labels apart until none overlaps, inside `low..=high`, keeping their order.
///
/// Each label is the middle it would like, ascending, and its height. The total squared move is the
/// least possible: labels that touch move as one block to the mean of what they would like. If they
/// do not all fit they overflow downwards, so ask [`capacity`] first.
pub(super) fn spread(wanted: &[(f32, f32)], low: f32, high: f32) -> Vec<f32> {
    let mut offset = 0.0;
    let mut previous: Option<f32> = None;
    let mut offsets = Vec::with_capacity(wanted.len());
    for (_, height) in wanted {
        offset += previous.map_or(0.0, |previous| f32::midpoint(previous, *height));
        offsets.push(offset);
        previous = Some(*height);
    }
    let first_half = wanted.first().map_or(0.0, |(_, height)| height / 2.0);
    let last_half = wanted.last().map_or(0.0, |(_, height)| height / 2.0);
    let lowest = low + first_half;
    let highest = (high - last_half - offset).max(lowest);
    // without their offsets, labels only have to be in order: an isotonic regression
    let mut blocks: Vec<Pile> = Vec::new();
    for ((middle, _), offset) in wanted.iter().zip(&offsets) {
        let mut block = Pile { sum: middle - offset, count: 1 };
        while let Some(before) = blocks.pop_if(|before| before.mean() > block.mean()) {
            block = Pile { sum: before.sum + block.sum, count: before.count + block.count };
        }
        blocks.push(block);
    }
    let means = blocks.iter().flat_map(|block| {
        std::iter::repeat_n(block.mean().clamp(lowest, highest), usize::from(block.count))
    });
    means.zip(&offsets).map(|(mean, offset)| mean + offset).collect()
}

/// Returns how many labels of this height fit.
pub(super) fn capacity(height: f32, low: f32, high: f32) -> usize {
    ((high - low) / height).floor().max(0.0) as usize
}

/// Labels that touch: how many, and the sum of where they would like to be.
struct Pile {
    sum: f32,
    count: u16,
}

impl Pile {
    fn mean(&self) -> f32 {
        self.sum / f32::from(self.count)
    }
}

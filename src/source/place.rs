//! Where something stands in a text: bytes for us, line and column for people.
//!
//! Never knows what is written there.

/// A place in a text, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
}

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: u32,
    /// The byte after its last one.
    pub end: u32,
}

impl Span {
    /// Returns the stretch between two bytes.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// Returns the empty stretch before a byte.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Returns where it begins, as an index.
    pub const fn offset(self) -> usize {
        self.start as usize
    }
}

/// Turns bytes of one text into lines and columns.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// First byte of each line.
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(after_breaks.map(|(index, _)| index + 1)).collect();
        Self { starts }
    }

    /// Returns the place of a byte of that text; a byte past the end is the end.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let end = offset.clamp(start, text.len().max(start));
        let before = text.as_bytes().get(start..end).unwrap_or_default();
        let is_first_of_character = |byte: &&u8| **byte & 0xC0 != 0x80;
        let column = before.iter().filter(is_first_of_character).count() + 1;
        let clamp = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Place { line: clamp(line), column: clamp(column) }
    }

    /// Returns the line of a byte.
    pub fn line(&self, offset: usize) -> u32 {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}

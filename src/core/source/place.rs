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

/// Bytes between two counts of an index.
const STRIDE: usize = 1 << 12;

/// Turns bytes of one text into lines and columns, at once however long its lines are.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// What stands before each stride, and before the end.
    strides: Vec<Counts>,
}

/// What stands before a byte.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    breaks: usize,
    /// Bytes that begin no character.
    continuations: usize,
}

impl LineIndex {
    /// Counts the lines of a text.
    pub fn new(text: &str) -> Self {
        let mut before = Counts::default();
        let mut strides = vec![before];
        for stride in text.as_bytes().chunks(STRIDE) {
            before = before.and(stride);
            strides.push(before);
        }
        Self { strides }
    }

    /// Returns the place of a byte of that text; a byte past the end is the end.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let before = self.before(text, offset);
        let start = self.line_start(text, before.breaks);
        let continuations = before.continuations - self.before(text, start).continuations;
        Place { line: clamp(before.breaks + 1), column: clamp(offset - start - continuations + 1) }
    }

    /// Returns the line of a byte of that text.
    pub fn line(&self, text: &str, offset: usize) -> u32 {
        clamp(self.before(text, offset.min(text.len())).breaks + 1)
    }

    fn before(&self, text: &str, offset: usize) -> Counts {
        let stride = offset / STRIDE;
        let since = text.as_bytes().get(stride * STRIDE..offset).unwrap_or_default();
        self.strides.get(stride).copied().unwrap_or_default().and(since)
    }

    /// Returns where the line begins that so many breaks stand before.
    fn line_start(&self, text: &str, breaks: usize) -> usize {
        let stride = self.strides.partition_point(|before| before.breaks < breaks);
        let Some(stride) = stride.checked_sub(1) else { return 0 };
        let before = self.strides.get(stride).map_or(0, |before| before.breaks);
        let from = stride * STRIDE;
        let rest = text.as_bytes().get(from..).unwrap_or_default();
        let mut found = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        found.nth(breaks - before - 1).map_or(0, |(index, _)| from + index + 1)
    }
}

impl Counts {
    fn and(self, bytes: &[u8]) -> Self {
        let count = |is_it: fn(u8) -> bool| bytes.iter().filter(|byte| is_it(**byte)).count();
        Self {
            breaks: self.breaks + count(|byte| byte == b'\n'),
            continuations: self.continuations + count(|byte| matches!(byte, 0x80..=0xBF)),
        }
    }
}

fn clamp(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! What every rule bears: where it stands in the texts, how sure that is, in which exercises it exists.

/// A text figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// "S1".
    pub id: String,
    /// Full title, date included.
    pub title: String,
    /// A few words: "Guide des indicateurs ACI, avenant 1".
    pub short_title: String,
    /// Where it can be read.
    pub address: String,
    /// How it was read: "en entier", "début de page".
    pub reading: String,
}

/// Where a figure stands, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Place in [`super::Rules::sources`].
    pub source: usize,
    /// "22", "3-5", or empty for a page of the web.
    pub page: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter)]
pub enum Certainty {
    /// Official document read in full.
    A,
    /// Official page of which only the beginning was read.
    B,
    /// Federation, trade press, parliament.
    C,
    /// Secondary: cites a page that was not read.
    D,
    /// Reconstructed or computed.
    R,
}

/// First and last exercise, both included; open when `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First exercise.
    pub from: Option<i16>,
    /// Last exercise.
    pub to: Option<i16>,
}

impl Period {
    /// Tells whether an exercise is within.
    pub fn contains(&self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

//! Pictures of the program itself, taken of its real window with the example open.

use crate::report::content::Screenshot;

/// A picture of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuidePicture {
    /// By which pages show it: "evaluer".
    pub name: &'static str,
    /// PNG.
    pub png: &'static [u8],
}

/// Names a picture once: its name is that of its file.
macro_rules! picture {
    ($name:literal) => {
        GuidePicture {
            name: $name,
            png: include_bytes!(concat!("../../../assets/captures/", $name, ".png")),
        }
    };
}

static PICTURES: [GuidePicture; 10] = [
    picture!("accueil"),
    picture!("equipe"),
    picture!("evaluer"),
    picture!("reunion"),
    picture!("resultats"),
    picture!("progression"),
    picture!("plan"),
    picture!("preuves"),
    picture!("rapports"),
    picture!("remuneration"),
];

/// Returns every picture there is.
pub fn pictures() -> impl Iterator<Item = GuidePicture> {
    PICTURES.iter().copied()
}

/// Returns the picture of this name.
pub fn picture(name: &str) -> Option<GuidePicture> {
    pictures().find(|one| one.name == name)
}

impl GuidePicture {
    /// Returns it as documents show it.
    pub(super) fn shown(self, alt: &str) -> Screenshot {
        Screenshot {
            file: format!("{}.png", self.name),
            png: self.png,
            width: self.number(16),
            height: self.number(20),
            alt: alt.to_owned(),
        }
    }

    /// Returns the number a PNG has at this place: its head is the same in all.
    fn number(self, at: usize) -> u32 {
        let bytes = self.png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(1, u32::from_be_bytes)
    }
}

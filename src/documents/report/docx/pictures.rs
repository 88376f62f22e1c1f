//! Pictures inside the text: how large, and what they say to those who do not see them.

use super::widths::{TEXT_WIDTH, millimetres};
use super::xml::Xml;
use crate::report::content::{Illustration, Logo, Screenshot};
use crate::report::png::{self, PngError};

/// Text between the margins, from top to bottom.
const TEXT_HEIGHT: u32 = millimetres(250);
/// Units of a drawing in a twentieth of a point.
const UNITS: u64 = 635;
/// Most of a page's height that a picture of the program takes, in hundredths.
const SCREENSHOT: u32 = 40;
/// Pixels in a point, sharp on paper.
const SHARPNESS: f32 = 2.0;
/// The largest a logo may be.
const LOGO: Room = Room { width: millimetres(60), height: millimetres(20) };
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A picture of the document.
#[derive(Clone, Copy)]
pub(super) enum WordPicture<'a> {
    /// The team's.
    Logo(&'a Logo),
    /// A drawing, and the width there is for it.
    Chart(&'a Illustration, u32),
    /// A picture of the program, and the width there is for it.
    Screenshot(&'a Screenshot, u32),
}

impl WordPicture<'_> {
    /// Returns the picture itself, as a PNG.
    pub(super) fn png(self) -> Result<Vec<u8>, PngError> {
        match self {
            Self::Logo(logo) => Ok(logo.png.to_vec()),
            Self::Chart(chart, _) => png::render(&chart.svg, SHARPNESS),
            Self::Screenshot(screenshot, _) => Ok(screenshot.png.to_vec()),
        }
    }

    fn alt(&self) -> &str {
        match self {
            Self::Logo(logo) => &logo.alt,
            Self::Chart(chart, _) => &chart.alt,
            Self::Screenshot(screenshot, _) => &screenshot.alt,
        }
    }

    /// Returns width and height, in twentieths of a point.
    fn size(self) -> (u32, u32) {
        match self {
            Self::Logo(logo) => LOGO.around(logo.width, logo.height),
            Self::Chart(chart, room) => {
                let most = TEXT_HEIGHT * u32::from(chart.most.clamp(1, 100)) / 100;
                Room { width: room.min(TEXT_WIDTH), height: most }.around(chart.proportion, 1000)
            }
            Self::Screenshot(screenshot, room) => {
                let room =
                    Room { width: room.min(TEXT_WIDTH), height: TEXT_HEIGHT * SCREENSHOT / 100 };
                room.around(screenshot.width, screenshot.height)
            }
        }
    }
}

/// Room on a page, in twentieths of a point.
struct Room {
    width: u32,
    height: u32,
}

impl Room {
    /// Returns the width and height of the largest picture of this shape that fits.
    fn around(&self, width: u32, height: u32) -> (u32, u32) {
        let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
        let (widest, highest) = (u64::from(self.width), u64::from(self.height));
        let fits = |size: u64| u32::try_from(size.max(1)).unwrap_or(1);
        if widest * height <= highest * width {
            (fits(widest), fits(widest * height / width))
        } else {
            (fits(highest * width / height), fits(highest))
        }
    }
}

/// Returns the relationship of the picture of this number, from one.
pub(super) fn relationship(number: usize) -> String {
    format!("rIdPicture{number}")
}

/// Writes a picture as a run; its number, from one, is unique in the document.
pub(super) fn run(xml: &mut Xml, picture: WordPicture<'_>, number: usize) {
    let (width, height) = picture.size();
    let units = |length: u32| (u64::from(length) * UNITS).to_string();
    let (width, height) = (units(width), units(height));
    let (id, name) = (number.to_string(), format!("Image {number}"));
    let extent: [(&str, &str); 2] = [("cx", &width), ("cy", &height)];
    let attributes: [(&str, &str); 3] = [("id", &id), ("name", &name), ("descr", picture.alt())];
    let edges = ["distT", "distB", "distL", "distR"].map(|edge| (edge, "0"));
    xml.within("w:r", &[], |xml| {
        xml.within("w:drawing", &[], |xml| {
            xml.within("wp:inline", &edges, |xml| {
                xml.empty("wp:extent", &extent);
                xml.empty("wp:docPr", &attributes);
                xml.within("wp:cNvGraphicFramePr", &[], |xml| {
                    xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
                });
                xml.within("a:graphic", &[], |xml| {
                    xml.within("a:graphicData", &[("uri", PICTURE)], |xml| {
                        drawing(xml, &attributes, &extent, &relationship(number));
                    });
                });
            });
        });
    });
}

fn drawing(
    xml: &mut Xml,
    attributes: &[(&str, &str)],
    extent: &[(&str, &str)],
    relationship: &str,
) {
    xml.within("pic:pic", &[], |xml| {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", attributes);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", relationship)]);
            xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", extent);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}

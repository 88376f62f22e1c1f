//! The guide: how to do things with the program, one idea a page, and the whole on one page.
//!
//! What it says is data, `assets/aide/guide.ron`; the window shows it as its help, and it leaves as a
//! document like any other. Never knows what a screen or a command is: it names them by their labels,
//! which a test compares with those there are.

mod pages;
mod pictures;
mod print;

pub use self::pages::{Guide, GuideBlock, GuidePage, GuidePart, GuideSheet, Said, guide};
pub use self::pictures::{GuidePicture, picture, pictures};
pub use self::print::{GuideLength, report};

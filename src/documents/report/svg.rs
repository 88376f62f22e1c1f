//! A chart as SVG: text stays text, sizes are in points, the same picture gives the same bytes.

use plotters::backend::SVGBackend;
use plotters::prelude::DrawingBackend as _;

use crate::chart::{Picture, SCALE};

/// Writes a picture as a complete SVG document.
pub fn render(picture: &Picture) -> String {
    let (width, height) = picture.size;
    let (wide, high) = ((width * SCALE).round() as u32, (height * SCALE).round() as u32);
    let mut drawn = String::new();
    {
        let mut surface = SVGBackend::with_string(&mut drawn, (wide, high));
        picture.draw(&mut surface).expect("writing into memory cannot fail");
        surface.present().expect("writing into memory cannot fail");
    }
    let body = drawn.split_once('\n').map_or("", |(_head, body)| body);
    held(&(head(picture, wide, high) + &tidied(body)))
}

/// Marks what XML cannot hold: one such character in a title would spoil the whole drawing.
fn held(svg: &str) -> String {
    let is_held = |c: char| {
        matches!(c, '\n' | '\r' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    svg.chars().map(|c| if is_held(c) { c } else { '□' }).collect()
}

/// plotters counts in whole units; the view box brings them back to points.
fn head(picture: &Picture, units_wide: u32, units_high: u32) -> String {
    let (width, height) = picture.size;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {units_wide} {units_high}\" role=\"img\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escaped(&picture.title),
        escaped(&picture.description),
    )
}

/// Says what plotters cannot: the exact weight, and a fallback for people without the font.
///
/// Attributes only: in a text, `"` is written `&quot;`.
fn tidied(body: &str) -> String {
    body.replace("font-weight=\"bold\"", "font-weight=\"600\"")
        .replace("font-family=\"Inter\"", "font-family=\"Inter, 'DejaVu Sans', sans-serif\"")
        .replace(" opacity=\"1\"", "")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

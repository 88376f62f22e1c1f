//! The strength of a claim: a drawn sign and its word, never a colour alone.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, Vec2};
use lucide_icons::Icon;

use super::{paint_focus, paint_icon, say, tell};
use crate::scoring::Strength;
use crate::ui::style::{self, size};

/// Room a sign takes beside a text.
const SIGN: f32 = 16.0;

/// Paints the sign: empty ring, half disc, full disc, triangle.
fn paint_strength(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    strength: Strength,
    colour: Color32,
) {
    let ring = Stroke::new(1.5, colour);
    match strength {
        Strength::Declared => drop(painter.circle_stroke(centre, radius, ring)),
        Strength::Observed => {
            painter.circle_stroke(centre, radius, ring);
            painter.add(Shape::convex_polygon(half_disc(centre, radius), colour, Stroke::NONE));
        }
        Strength::Proven => drop(painter.circle_filled(centre, radius + 0.75, colour)),
        Strength::Expired => {
            paint_icon(painter, centre, Icon::TriangleAlert, 2.0 * radius + 3.0, colour);
        }
    }
}

/// Returns the left half of a disc.
fn half_disc(centre: Pos2, radius: f32) -> Vec<Pos2> {
    const STEPS: u8 = 12;
    let at = |step: u8| {
        let angle = FRAC_PI_2 + PI * f32::from(step) / f32::from(STEPS);
        centre + radius * Vec2::angled(angle)
    };
    (0..=STEPS).map(at).collect()
}

/// Shows the strength of a claim in a word with its sign; pointing tells what it means.
pub fn strength_ui(ui: &mut Ui, strength: Strength) -> Response {
    let words = strength.label();
    let look = style::look(ui);
    let (ink, ground) = match strength {
        Strength::Declared => (look.muted, look.sunken),
        Strength::Observed => (look.accent_ink, look.accent_soft),
        Strength::Proven => (look.good, look.good_soft),
        Strength::Expired => (look.warn, look.warn_soft),
    };
    let font = style::regular_font(size::small());
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, ink);
    let wide = galley.size().x + SIGN + 2.0 * size::s();
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(wide, 20.0), Sense::focusable_noninteractive());
    say(&response, Role::Label, words);
    paint_focus(ui, &response, rect);
    ui.painter().rect_filled(rect, 10.0, ground);
    let sign = Pos2::new(rect.left() + size::s() + 5.0, rect.center().y);
    paint_strength(ui.painter(), sign, 4.5, strength, ink);
    let text = Pos2::new(rect.left() + size::s() + SIGN, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(text, galley, ink);
    tell(ui, response, strength.meaning())
}

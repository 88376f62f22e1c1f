//! A chart in the window: plotters paints with egui, pointing shows the value.
//!
//! The picture is laid out once per change of data, width or theme, then only painted.

use std::convert::Infallible;

use eframe::egui::{
    self, Align2, Color32, Mesh, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2,
};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::style;
use crate::chart::{self, Chart, Picture};
use crate::ui::widgets::say;

/// A chart's picture, kept from frame to frame.
#[derive(Debug, Default)]
pub struct ChartView {
    laid_out: Option<LaidOut>,
    /// Revision, width, and the height the chart is at ease in.
    at_ease: Option<(u64, f32, f32)>,
}

#[derive(Debug)]
struct LaidOut {
    revision: u64,
    size: Vec2,
    is_dark: bool,
    picture: Picture,
}

impl ChartView {
    /// Returns the height at which a chart is at ease in a width.
    pub fn preferred_height(
        &mut self,
        revision: u64,
        width: f32,
        make: impl FnOnce() -> Chart,
    ) -> f32 {
        match self.at_ease {
            Some((known, at, height)) if known == revision && at.to_bits() == width.to_bits() => {
                height
            }
            _ => {
                let height = make().preferred_height(width);
                self.at_ease = Some((revision, width, height));
                height
            }
        }
    }

    /// Shows a chart at a size; `make` is called only when something changed.
    pub fn ui(&mut self, ui: &mut Ui, revision: u64, size: Vec2, make: impl FnOnce() -> Chart) {
        let is_dark = ui.visuals().dark_mode;
        let is_current = self.laid_out.as_ref().is_some_and(|laid_out| {
            laid_out.revision == revision && laid_out.size == size && laid_out.is_dark == is_dark
        });
        if !is_current {
            let picture = chart::layout(&make(), size.x, size.y, style::look(ui).palette);
            self.laid_out = Some(LaidOut { revision, size, is_dark, picture });
        }
        if let Some(laid_out) = &self.laid_out {
            picture_ui(ui, &laid_out.picture);
        }
    }
}

fn picture_ui(ui: &mut Ui, picture: &Picture) {
    let (width, height) = picture.size;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    say(&response, Role::Image, format!("{}. {}", picture.title, picture.description));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let mut surface =
        EguiSurface { painter: ui.painter_at(rect), origin: rect.min, size: rect.size() };
    // Painting into memory refuses nothing.
    let _drawn = picture.draw(&mut surface);
    let Some(pointer) = response.hover_pos() else { return };
    let at = pointer - rect.min;
    let spot = picture.told_at(chart::Pos::new(at.x, at.y));
    if let Some(spot) = spot {
        response.on_hover_text_at_pointer(&spot.text);
    }
}

/// A plotters surface over egui's painter.
struct EguiSurface {
    painter: Painter,
    origin: Pos2,
    size: Vec2,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl EguiSurface {
    fn at(&self, (x, y): BackendCoord) -> Pos2 {
        self.origin + Vec2::new(x as f32, y as f32) / chart::SCALE
    }

    fn stroke<S: BackendStyle>(style: &S) -> Stroke {
        Stroke::new(style.stroke_width() as f32 / chart::SCALE, colour(style.color()))
    }
}

impl DrawingBackend for EguiSurface {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let units = self.size * chart::SCALE;
        (units.x as u32, units.y as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, point_colour: BackendColor) -> Drawn {
        let pixel = Rect::from_min_size(self.at(point), Vec2::splat(1.0 / chart::SCALE));
        self.painter.rect_filled(pixel, 0.0, colour(point_colour));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.painter.line_segment([self.at(from), self.at(to)], Self::stroke(style));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let rect = Rect::from_two_pos(self.at(upper_left), self.at(bottom_right));
        if fill {
            self.painter.rect_filled(rect, 0.0, colour(style.color()));
        } else {
            self.painter.rect_stroke(rect, 0.0, Self::stroke(style), egui::StrokeKind::Middle);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = path.into_iter().map(|point| self.at(point)).collect();
        self.painter.add(Shape::line(points, Self::stroke(style)));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (centre, radius) = (self.at(centre), radius as f32 / chart::SCALE);
        if fill {
            self.painter.circle_filled(centre, radius, colour(style.color()));
        } else {
            self.painter.circle_stroke(centre, radius, Self::stroke(style));
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        outline: I,
        style: &S,
    ) -> Drawn {
        let fill = colour(style.color());
        let points: Vec<Pos2> = outline.into_iter().map(|point| self.at(point)).collect();
        let outline: Vec<chart::Pos> =
            points.iter().map(|at| chart::Pos::new(at.x, at.y)).collect();
        if chart::is_convex(&outline) {
            self.painter.add(Shape::convex_polygon(points, fill, Stroke::NONE));
            return Ok(());
        }
        let mut mesh = Mesh::default();
        for (first, corners) in (0_u32..).step_by(3).zip(chart::triangles(&outline)) {
            for corner in corners {
                mesh.colored_vertex(Pos2::new(corner.x, corner.y), fill);
            }
            mesh.add_triangle(first, first + 1, first + 2);
        }
        self.painter.add(mesh);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        /// plotters counts a font size as 1.24 em.
        const SIZE_PER_EM: f64 = 1.24;
        let em = (style.size() / SIZE_PER_EM) as f32 / chart::SCALE;
        let font = match style.style() {
            FontStyle::Bold => style::semibold_font(em),
            _ => style::regular_font(em),
        };
        let galley = self.painter.layout_no_wrap(text.to_owned(), font, colour(style.color()));
        let baseline_from_top =
            galley.rows.first().and_then(|row| row.glyphs.first()).map_or(em, |glyph| glyph.pos.y);
        let anchor = match style.anchor().h_pos {
            HPos::Left => Align2::LEFT_TOP,
            HPos::Center => Align2::CENTER_TOP,
            HPos::Right => Align2::RIGHT_TOP,
        };
        let baseline = self.at(at) + Vec2::new(0.0, chart::TEXT_TOP_TO_BASELINE_EM * em);
        let place = anchor.anchor_size(baseline - Vec2::new(0.0, baseline_from_top), galley.size());
        self.painter.galley(place.min, galley, colour(style.color()));
        Ok(())
    }
}

fn colour(colour: BackendColor) -> Color32 {
    let (red, green, blue) = colour.rgb;
    Color32::from_rgba_unmultiplied(red, green, blue, (colour.alpha * 255.0).round() as u8)
}

//! What is wrong with what was painted: texts over texts, texts cut, cards that run out.
//!
//! Only what egui was asked to draw is looked at, in its order: what comes later covers what came before.

use eframe::egui::epaint::{Galley, RectShape, Shape, TextShape};
use eframe::egui::{FontFamily, Pos2, Rect, Role, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::window::Window;

/// A row of a text, as it is seen.
struct Row {
    text: String,
    /// Its letters, without the room above and below them.
    ink: Rect,
    clip: Rect,
}

/// A card, a button or a field, as it is seen.
struct Frame {
    rect: Rect,
    clip: Rect,
}

impl Row {
    fn seen(&self) -> Rect {
        self.ink.intersect(self.clip)
    }
}

impl Frame {
    fn seen(&self) -> Rect {
        self.rect.intersect(self.clip)
    }
}

/// What was painted so far in the layer on top.
struct Painted<'a> {
    window: Rect,
    /// Where things scroll upwards.
    bars: Vec<Rect>,
    /// Tells which texts are a person's: those may be shortened, and their longest words broken.
    is_theirs: &'a dyn Fn(&str) -> bool,
    rows: Vec<Row>,
    frames: Vec<Frame>,
    faults: Vec<String>,
}

/// Returns every fault of what the window shows.
pub fn faults(window: &Window, is_theirs: &dyn Fn(&str) -> bool) -> Vec<String> {
    let content = window.harness.ctx.content_rect();
    let nodes: Vec<Node<'_>> = window.harness.root().children_recursive().collect();
    let bars = nodes.iter().filter(|node| node.accesskit_node().role() == Role::ScrollBar);
    let (rows, frames) = (Vec::new(), Vec::new());
    let bars = bars.map(Node::rect).filter(|bar| bar.height() > bar.width()).collect();
    let faults = Vec::new();
    let mut painted = Painted { window: content, bars, is_theirs, rows, frames, faults };
    for clipped in &window.harness.output().shapes {
        painted.add(&clipped.shape, clipped.clip_rect.intersect(content));
    }
    painted.compare();
    let mut faults = painted.faults;
    faults.extend(out_of_reach(&nodes, content));
    faults
}

/// Says which controls are outside the window where nothing scrolls.
fn out_of_reach(nodes: &[Node<'_>], window: Rect) -> Vec<String> {
    let is_control = |role| {
        matches!(
            role,
            Role::Button
                | Role::Tab
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::CheckBox
                | Role::RadioButton
                | Role::ComboBox
                | Role::Link
                | Role::MenuItem
        )
    };
    let controls = nodes.iter().filter(|node| is_control(node.accesskit_node().role()));
    let lost = controls.filter(|node| {
        let rect = node.rect().shrink(2.0);
        let is_beside = rect.left() < window.left() || rect.right() > window.right();
        is_beside || !window.contains_rect(rect) && !scrolls(node)
    });
    lost.map(|node| format!("out of reach: {} at {}", name(node), short(node.rect()))).collect()
}

fn name(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

/// Tells whether a bar stands beside one of those around a node.
fn scrolls(node: &Node<'_>) -> bool {
    let mut around = node.parent();
    while let Some(one) = around {
        let is_bar = |child: Node<'_>| child.accesskit_node().role() == Role::ScrollBar;
        if one.children().any(is_bar) {
            return true;
        }
        around = one.parent();
    }
    false
}

impl Painted<'_> {
    fn add(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(shape, clip)),
            Shape::Text(text) => self.text(text, clip),
            Shape::Rect(rect) => self.rect(rect, clip),
            _ => {}
        }
    }

    fn tell(&mut self, fault: String) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    fn text(&mut self, shape: &TextShape, clip: Rect) {
        // Turned texts stand beside axes.
        if shape.angle != 0.0 {
            return;
        }
        let galley = &shape.galley;
        let is_seen = clip.intersects(galley.rect.translate(shape.pos.to_vec2()));
        if !is_seen || galley.is_empty() {
            return;
        }
        let whole = galley.job.text.replace('\u{a0}', " ");
        let is_theirs = (self.is_theirs)(&whole);
        if galley.elided && !is_theirs {
            self.tell(format!("shortened: {whole}"));
        }
        if let Some(word) = broken_word(galley)
            && !(is_theirs && word.chars().count() > 24)
        {
            self.tell(format!("broken: {word} in {whole}"));
        }
        let icons = FontFamily::Name("icons".into());
        let sections = &galley.job.sections;
        let is_icon = sections.iter().any(|one| one.format.font_id.family == icons);
        for placed in &galley.rows {
            let text = placed.row.text();
            if text.trim().is_empty() {
                continue;
            }
            let rect = placed.rect().translate(shape.pos.to_vec2());
            let ink = if is_icon { rect.shrink(2.0) } else { rect.shrink2(ink_margin(rect)) };
            let row = Row { text: if is_icon { "(icône)".to_owned() } else { text }, ink, clip };
            if row.seen().is_positive() {
                self.is_cut(&row, is_theirs);
                self.runs_out(&row);
                self.rows.push(row);
            }
        }
    }

    /// Tells of a row that is cut at a side, or above or below where nothing scrolls.
    fn is_cut(&mut self, row: &Row, is_theirs: bool) {
        const SLACK: f32 = 1.5;
        let (ink, clip) = (row.ink, row.clip);
        let is_beside = ink.left() < clip.left() - SLACK || ink.right() > clip.right() + SLACK;
        if is_beside && !is_theirs {
            self.tell(format!(
                "cut at the side: {} at {} in {}",
                row.text,
                short(ink),
                short(clip)
            ));
        }
        let is_above = ink.top() < clip.top() - SLACK || ink.bottom() > clip.bottom() + SLACK;
        if is_above && !self.scrolls(clip) {
            self.tell(format!("cut above or below: {} at {}", row.text, short(ink)));
        }
    }

    fn scrolls(&self, clip: Rect) -> bool {
        const NEAR: f32 = 20.0;
        self.bars.iter().any(|bar| {
            let shared = bar.y_range().intersection(clip.y_range());
            (bar.right() - clip.right()).abs() < NEAR && shared.span() > clip.height() / 2.0
        })
    }

    /// Tells of a row that begins in a frame and ends outside of it.
    fn runs_out(&mut self, row: &Row) {
        let begin = row.ink.left_center();
        let holds = |frame: &&Frame| frame.seen().contains(begin);
        let inner = self.frames.iter().rev().find(holds);
        let beyond = inner.filter(|frame| row.seen().right() > frame.rect.right() + 1.0);
        if let Some(frame) = beyond.map(|frame| short(frame.rect)) {
            self.tell(format!("runs out of its frame: {} beyond {frame}", row.text));
        }
    }

    fn rect(&mut self, shape: &RectShape, clip: Rect) {
        let rect = shape.rect;
        let is_veil = (1..u8::MAX).contains(&shape.fill.a());
        if is_veil && rect.contains_rect(self.window.shrink(1.0)) {
            // A question veils all there was.
            self.compare();
            self.rows.clear();
            self.frames.clear();
            return;
        }
        let frame = Frame { rect, clip };
        let seen = frame.seen();
        if !seen.is_positive() {
            return;
        }
        if shape.fill.a() == u8::MAX && shape.blur_width == 0.0 {
            self.cover(seen);
        }
        let is_framed = shape.stroke.width > 0.0 && shape.stroke.color.a() > 0;
        let is_large = rect.width() > 24.0 && rect.height() > 20.0;
        if is_framed && is_large && shape.corner_radius.nw > 0 {
            let is_cut = rect.left() < clip.left() - 2.0 || rect.right() > clip.right() + 2.0;
            if is_cut {
                self.tell(format!(
                    "a frame is cut at the side: {} in {}",
                    short(rect),
                    short(clip)
                ));
            }
            self.frames.push(frame);
        }
    }

    /// Takes away what is covered, and tells of what is covered in part.
    fn cover(&mut self, cover: Rect) {
        let mut half_covered = Vec::new();
        self.rows.retain(|row| {
            let shared = row.seen().intersect(cover);
            let is_whole = cover.contains_rect(row.seen().shrink(1.0));
            if !is_whole && shared.width() > 2.0 && shared.height() > 3.0 {
                half_covered.push(row.text.clone());
            }
            !is_whole
        });
        for text in half_covered {
            self.tell(format!("drawn over: {text} by {}", short(cover)));
        }
        self.frames.retain(|frame| {
            !cover.contains_rect(frame.seen().shrink(1.0)) || cover == frame.seen()
        });
    }

    /// Tells which rows and frames lie over each other.
    fn compare(&mut self) {
        let mut faults = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            for other in &self.rows[..place] {
                let shared = row.seen().intersect(other.seen());
                if shared.width() > 1.5 && shared.height() > 1.5 && row.ink != other.ink {
                    faults.push(format!("over each other: {} and {}", other.text, row.text));
                }
            }
        }
        for (place, frame) in self.frames.iter().enumerate() {
            for other in &self.frames[..place] {
                let (one, two) = (frame.seen(), other.seen());
                let shared = one.intersect(two);
                let is_inside =
                    one.expand(2.0).contains_rect(two) || two.expand(2.0).contains_rect(one);
                if shared.width() > 3.0 && shared.height() > 3.0 && !is_inside {
                    faults.push(format!(
                        "frames over each other: {} and {}",
                        short(two),
                        short(one)
                    ));
                }
            }
        }
        faults.into_iter().for_each(|fault| self.tell(fault));
    }
}

/// Letters take about half the height of their line.
fn ink_margin(line: Rect) -> Vec2 {
    Vec2::new(0.0, line.height() * 0.26)
}

/// Returns the first word that goes on in the next row.
fn broken_word(galley: &Galley) -> Option<String> {
    let rows = &galley.rows;
    rows.iter().zip(rows.iter().skip(1)).find_map(|(row, next)| {
        let (end, begin) = (row.row.glyphs.last()?.chr, next.row.glyphs.first()?.chr);
        let is_broken = !row.ends_with_newline && end.is_alphanumeric() && begin.is_alphanumeric();
        let text = row.row.text() + &next.row.text();
        let place = row.row.glyphs.len();
        let is_inside = |c: &char| c.is_alphanumeric();
        let before: Vec<char> = text.chars().take(place).collect();
        let start: Vec<char> = before.iter().rev().copied().take_while(is_inside).collect();
        let rest = text.chars().skip(place).take_while(is_inside);
        is_broken.then(|| start.into_iter().rev().chain(rest).collect())
    })
}

fn short(rect: Rect) -> String {
    let Pos2 { x, y } = rect.min;
    format!("{x:.0},{y:.0} {:.0}×{:.0}", rect.width(), rect.height())
}

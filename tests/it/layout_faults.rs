//! What is wrong with what was painted: texts over texts, texts cut, cards that run out.
//!
//! Only what egui was asked to draw is looked at, in its order: what comes later covers what came before.
//! What scrolls is in reach, a field shows a part of what it holds, and a line of a list may be shortened
//! where the pointer tells it whole: that is no fault, all else is.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::epaint::{Galley, RectShape, Shape, TextShape};
use eframe::egui::{
    Align, Button, Color32, FontData, FontDefinitions, FontFamily, Label, Layout, Pos2, Rect,
    RichText, Role, Stroke, StrokeKind, Ui, Vec2,
};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};

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
    /// Fields of text: what is long in them moves with the caret.
    fields: Vec<Rect>,
    /// Shortened lines, each with where it stands: the pointer may tell them whole.
    shortened: Vec<(String, Pos2)>,
    /// Tells which texts are a person's: those may be shortened, and their longest words broken.
    is_theirs: &'a dyn Fn(&str) -> bool,
    rows: Vec<Row>,
    frames: Vec<Frame>,
    faults: Vec<String>,
}

/// Returns every fault of what a window shows; `told` keeps which lines the pointer tells whole.
pub fn faults<S>(
    harness: &mut Harness<'_, S>,
    is_theirs: &dyn Fn(&str) -> bool,
    told: &mut BTreeMap<String, bool>,
) -> Vec<String> {
    let window = harness.ctx.content_rect();
    let nodes: Vec<Node<'_>> = harness.root().children_recursive().collect();
    let of_role = |is_so: fn(Role) -> bool| {
        nodes.iter().filter(move |node| is_so(node.accesskit_node().role())).map(Node::rect)
    };
    let bars = of_role(|role| role == Role::ScrollBar);
    let mut painted = Painted {
        window,
        bars: bars.filter(|bar| bar.height() > bar.width()).collect(),
        fields: of_role(|role| matches!(role, Role::TextInput | Role::MultilineTextInput))
            .collect(),
        shortened: Vec::new(),
        is_theirs,
        rows: Vec::new(),
        frames: Vec::new(),
        faults: Vec::new(),
    };
    for clipped in &harness.output().shapes {
        painted.add(&clipped.shape, clipped.clip_rect.intersect(window));
    }
    painted.compare();
    let Painted { mut faults, shortened, .. } = painted;
    faults.extend(out_of_reach(&nodes, window));
    drop(nodes);
    for (whole, at) in shortened {
        let is_told = match told.get(&whole) {
            Some(is_told) => *is_told,
            None => tells(harness, &whole, at),
        };
        if !is_told {
            faults.push(format!("shortened, never told whole: {whole}"));
        }
        told.insert(whole, is_told);
    }
    faults
}

/// Tells whether the pointer over a shortened line shows it whole.
fn tells<S>(harness: &mut Harness<'_, S>, whole: &str, at: Pos2) -> bool {
    const TOOLTIP_STEPS: usize = 5;
    harness.hover_at(at);
    harness.run_steps(TOOLTIP_STEPS);
    let is_told = harness.output().shapes.iter().any(|shape| shows(&shape.shape, whole));
    harness.remove_cursor();
    harness.run_steps(2);
    is_told
}

fn shows(shape: &Shape, whole: &str) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| shows(shape, whole)),
        Shape::Text(text) => !text.galley.elided && plain(&text.galley.job.text).contains(whole),
        _ => false,
    }
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
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
        let whole = plain(&galley.job.text);
        let is_theirs = (self.is_theirs)(&whole);
        if galley.elided {
            // The pointer is put where it is seen.
            let rect = galley.rect.translate(shape.pos.to_vec2());
            self.is_shortened(&whole, galley, rect.intersect(clip));
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
            let rect = placed.rect_without_leading_space().translate(shape.pos.to_vec2());
            let ink = if is_icon { rect.shrink(2.0) } else { rect.shrink2(ink_margin(rect)) };
            let row = Row { text: if is_icon { "(icône)".to_owned() } else { text }, ink, clip };
            if row.seen().is_positive() {
                self.is_cut(&row, is_theirs);
                self.runs_out(&row);
                self.rows.push(row);
            }
        }
    }

    /// Tells of a title that is shortened; a line may be, between two words, where it is told whole.
    fn is_shortened(&mut self, whole: &str, galley: &Galley, rect: Rect) {
        const TITLE: f32 = 16.0;
        let font =
            galley.job.sections.iter().map(|one| one.format.font_id.size).fold(0.0, f32::max);
        if font >= TITLE {
            self.tell(format!("shortened title: {whole}"));
        }
        let shown: String = galley.rows.iter().map(|row| row.row.text()).collect();
        let kept = plain(shown.trim_end_matches('…'));
        let next = whole.chars().nth(kept.chars().count());
        let is_in_word = kept.chars().last().is_some_and(char::is_alphanumeric)
            && next.is_some_and(char::is_alphanumeric);
        // A single word may have no room.
        if is_in_word && kept.contains(' ') {
            self.tell(format!("shortened in a word: {whole}"));
        }
        if rect.intersect(self.window).is_positive() {
            self.shortened.push((whole.to_owned(), rect.intersect(self.window).center()));
        }
    }

    /// Tells of a row that is cut at a side, or above or below where nothing scrolls.
    fn is_cut(&mut self, row: &Row, is_theirs: bool) {
        const SLACK: f32 = 1.5;
        let (ink, clip) = (row.ink, row.clip);
        let is_beside = ink.left() < clip.left() - SLACK || ink.right() > clip.right() + SLACK;
        let is_field = || self.fields.iter().any(|field| field.expand(4.0).contains_rect(clip));
        if is_beside && !is_theirs && !is_field() {
            self.tell(format!(
                "cut at the side: {} at {} in {}",
                row.text,
                short(ink),
                short(clip)
            ));
        }
        let is_above = ink.top() < clip.top() - SLACK;
        let is_below = ink.bottom() > clip.bottom() + SLACK;
        if is_above && !self.scrolls(clip, Rect::top)
            || is_below && !self.scrolls(clip, Rect::bottom)
        {
            self.tell(format!("cut above or below: {} at {}", row.text, short(ink)));
        }
    }

    /// Tells whether what is cut at this edge scrolls: a bar ends there too.
    fn scrolls(&self, clip: Rect, edge: fn(&Rect) -> f32) -> bool {
        const NEAR: f32 = 8.0;
        let is_beside = |bar: &Rect| bar.right() > clip.left();
        self.bars.iter().any(|bar| is_beside(bar) && (edge(bar) - edge(&clip)).abs() < NEAR)
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
            self.shortened.clear();
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
        for fault in faults {
            self.tell(fault);
        }
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

/// A page with the faults that were seen once, each in its way, and the same page without them.
fn page_ui(ui: &mut Ui, is_faulty: bool) {
    let width = if is_faulty { 90.0 } else { 700.0 };
    let column = |ui: &mut Ui, width: f32, contents: &dyn Fn(&mut Ui)| {
        let layout = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(Vec2::new(width, 0.0), layout, |ui| {
            ui.set_width(width);
            contents(ui);
        });
    };
    // A title and the sentence under it in a column one word wide.
    column(ui, width, &|ui| {
        ui.add(Label::new(RichText::new("Rémunération").size(28.0)).truncate());
        ui.label(RichText::new("estimation contractuelle").size(20.0));
    });
    // A button under what comes after it, and one that leaves the window.
    let left = ui.cursor().left_top();
    let place = |x: f32| Rect::from_min_size(left + Vec2::new(x, 0.0), Vec2::new(240.0, 32.0));
    ui.put(place(0.0), Button::new("Projeter en plein écran"));
    ui.put(place(if is_faulty { 100.0 } else { 260.0 }), Button::new("Suspendre la réunion"));
    ui.put(place(if is_faulty { 640.0 } else { 520.0 }), Button::new("Avis manquants"));
    // A card cut by what holds it.
    let frame = eframe::egui::Frame::new()
        .stroke(Stroke::new(1.0, Color32::GRAY))
        .corner_radius(8)
        .inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(if is_faulty { 900.0 } else { 400.0 });
        ui.set_min_height(30.0);
    });
    // Two cards of which one begins in the other.
    for x in [0.0, if is_faulty { 200.0 } else { 320.0 }] {
        let card = Rect::from_min_size(left + Vec2::new(x, 200.0), Vec2::new(300.0, 60.0));
        let line = Stroke::new(1.0, Color32::GRAY);
        ui.painter().rect_stroke(card, 8.0, line, StrokeKind::Inside);
    }
    // A row of a list: its title is told whole only where the row says so.
    ui.scope(|ui| {
        ui.set_max_width(150.0);
        let row = Label::new("Coordination pluriprofessionnelle");
        ui.add(row.truncate().show_tooltip_when_elided(!is_faulty));
    });
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let inter = FontData::from_static(jalons::theme::FONT_REGULAR);
    fonts.font_data.insert("Inter".to_owned(), inter.into());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["Inter".to_owned()]);
    }
    fonts
}

#[test]
fn faults_of_a_page_are_found_and_nothing_else() {
    let found = |is_faulty: bool| {
        let mut has_fonts = false;
        let mut harness =
            Harness::builder().with_size(Vec2::new(800.0, 400.0)).build_ui(move |ui| {
                if has_fonts {
                    page_ui(ui, is_faulty);
                }
                ui.ctx().set_fonts(fonts());
                has_fonts = true;
            });
        harness.run();
        faults(&mut harness, &|_| false, &mut BTreeMap::new())
    };
    let of_kind = |faults: &[String]| -> BTreeSet<String> {
        faults.iter().filter_map(|fault| Some(fault.split_once(':')?.0.to_owned())).collect()
    };
    let expected = [
        "a frame is cut at the side",
        "broken",
        "drawn over",
        "frames over each other",
        "out of reach",
        "over each other",
        "shortened in a word",
        "shortened title",
        "shortened, never told whole",
    ];
    let (faulty, right) = (found(true), found(false));
    let missing: Vec<_> =
        expected.iter().filter(|kind| !of_kind(&faulty).contains(**kind)).collect();
    assert!(missing.is_empty(), "{missing:?} is not found in {faulty:#?}");
    let left: Vec<_> = right.iter().filter(|fault| !fault.starts_with("shortened in a")).collect();
    assert!(left.is_empty(), "{left:#?}");
}

//! The design tokens as an egui style: fonts, colours, spacing. The only place that names a colour.

use std::sync::{Arc, LazyLock};

use eframe::egui::{
    self, Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, RichText, Shadow,
    Stroke, TextStyle, Theme, Vec2,
};

use crate::grid::{Level, NamedColour, Scale};
use crate::theme::{self, Colour, Palette, TOKENS};

/// Names the colours once, for the painter and where they come from.
macro_rules! look {
    ($($name:ident)*) => {
        /// Colours of one theme, ready for the painter.
        #[derive(Debug)]
        #[allow(missing_docs, reason = "each is named by its role; assets/theme.ron shows them together")]
        pub struct Look {
            $(pub $name: Color32,)*
            /// The same colours for charts.
            pub palette: &'static Palette,
        }

        impl Look {
            fn of(palette: &'static Palette) -> Self {
                Self {
                    $($name: colour(palette.$name),)*
                    palette,
                }
            }
        }
    };
}

look! {
    bg surface sunken ink muted faint line control
    accent accent_soft accent_ink on_accent warn warn_soft bad bad_soft good good_soft
}

impl Look {
    /// Returns the colour of a level of a scale.
    pub fn level(&self, scale: &Scale, level: Level) -> Color32 {
        colour(self.palette.level(scale, level))
    }

    /// Returns the colour of text on that of a level.
    pub fn on_level(&self, scale: &Scale, level: Level) -> Color32 {
        colour(self.palette.on_level(scale, level))
    }

    /// Returns one of five steps from quiet to strong, 0 to 4, for what is no level.
    pub fn step(&self, place: usize) -> Color32 {
        colour(self.palette.step(place))
    }

    /// Returns a colour an author asks for by name.
    pub fn named(&self, name: NamedColour) -> Color32 {
        colour(self.palette.named(name))
    }
}

static LIGHT: LazyLock<Look> = LazyLock::new(|| Look::of(&TOKENS.light));
static DARK: LazyLock<Look> = LazyLock::new(|| Look::of(&TOKENS.dark));

/// Returns the colours in use.
pub fn look(ui: &egui::Ui) -> &'static Look {
    look_of(ui.ctx().theme())
}

/// Returns the colours of a theme.
pub fn look_of(theme: Theme) -> &'static Look {
    match theme {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

fn colour(Colour([red, green, blue]): Colour) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Returns the family for emphasis.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Returns the family icons are drawn with.
pub fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Returns ordinary text at a size.
pub fn regular_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Returns emphasised text at a size.
pub fn semibold_font(size: f32) -> FontId {
    FontId::new(size, semibold())
}

/// Returns text at a size, emphasised where it is chosen.
pub fn font(size: f32, is_chosen: bool) -> FontId {
    if is_chosen { semibold_font(size) } else { regular_font(size) }
}

/// Sizes and spacings as they are used: short names for `TOKENS`.
pub mod size {
    use crate::theme::TOKENS;

    macro_rules! tokens {
        ($($name:ident = $($path:ident).+ : $doc:literal;)*) => {
            $(#[doc = $doc] pub fn $name() -> f32 { TOKENS.$($path).+ })*
        };
    }

    tokens! {
        small = text.small: "Secondary text.";
        body = text.body: "Running text.";
        large = text.large: "Headings of cards.";
        title = text.title: "Titles of screens.";
        display = text.display: "Figures.";
        projected = projection.text: "Running text of a projected meeting.";
        projected_large = projection.large: "Questions of a projected meeting.";
        projected_title = projection.title: "Titles of a projected meeting.";
        xs = space.xs: "4 points.";
        s = space.s: "8 points.";
        m = space.m: "12 points.";
        l = space.l: "16 points.";
        xl = space.xl: "24 points.";
        xxl = space.xxl: "32 points.";
    }
}

/// Tells whether the window is low, or everything in it very large: what is said around gives way.
pub fn is_low(ui: &egui::Ui) -> bool {
    const LOW: f32 = 520.0;
    ui.ctx().content_rect().height() < LOW
}

/// Returns running text with its line height.
pub fn body(text: impl Into<String>) -> RichText {
    sized(text, size::body())
}

/// Returns emphasised running text.
pub fn strong(text: impl Into<String>) -> RichText {
    body(text).family(semibold())
}

/// Returns secondary text.
pub fn small(text: impl Into<String>) -> RichText {
    sized(text, size::small())
}

/// Returns the heading of a card.
pub fn heading(text: impl Into<String>) -> RichText {
    sized(text, size::large()).family(semibold())
}

/// Returns the title of a screen.
pub fn title(text: impl Into<String>) -> RichText {
    sized(text, size::title()).family(semibold())
}

/// Returns a figure.
pub fn display(text: impl Into<String>) -> RichText {
    sized(text, size::display()).family(semibold())
}

/// Returns running text of a projected meeting.
pub fn projected(text: impl Into<String>) -> RichText {
    sized(text, size::projected())
}

/// Returns a question of a projected meeting.
pub fn projected_large(text: impl Into<String>) -> RichText {
    sized(text, size::projected_large())
}

/// Returns a title of a projected meeting.
pub fn projected_title(text: impl Into<String>) -> RichText {
    sized(text, size::projected_title()).family(semibold())
}

/// Returns a figure of a projected meeting.
pub fn projected_figure(text: impl Into<String>) -> RichText {
    sized(text, TOKENS.projection.figure).family(semibold())
}

fn sized(text: impl Into<String>, size: f32) -> RichText {
    const LINE_HEIGHT: f32 = 1.4;
    RichText::new(text).size(size).line_height(Some((size * LINE_HEIGHT).round()))
}

/// Gives egui our fonts and both themes; once, at start.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    for (theme, look) in [(Theme::Light, &*LIGHT), (Theme::Dark, &*DARK)] {
        ctx.style_mut_of(theme, |style| {
            style.text_styles = text_styles();
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.4;
            style.animation_time = 0.1;
            style.scroll_animation = egui::style::ScrollAnimation::none();
            spacing(&mut style.spacing);
            visuals(&mut style.visuals, look);
        });
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let shipped = [
        ("Inter", theme::FONT_REGULAR),
        ("Inter SemiBold", theme::FONT_SEMIBOLD),
        ("DejaVu Sans", theme::FONT_FALLBACK),
        ("Lucide", lucide_icons::LUCIDE_FONT_BYTES),
    ];
    for (name, bytes) in shipped {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "Inter"),
        (FontFamily::Monospace, "Inter"),
        (semibold(), "Inter SemiBold"),
        (icon_family(), "Lucide"),
    ];
    for (family, first) in families {
        let stack = if family == icon_family() { vec![first] } else { vec![first, "DejaVu Sans"] };
        fonts.families.insert(family, stack.into_iter().map(str::to_owned).collect());
    }
    fonts
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, regular_font(size::small())),
        (TextStyle::Body, regular_font(size::body())),
        (TextStyle::Monospace, regular_font(size::body())),
        (TextStyle::Button, regular_font(size::body())),
        (TextStyle::Heading, semibold_font(size::title())),
    ]
    .into()
}

fn spacing(spacing: &mut egui::style::Spacing) {
    spacing.item_spacing = Vec2::new(size::s(), size::s());
    spacing.button_padding = Vec2::new(size::m(), 6.0);
    spacing.interact_size = Vec2::new(40.0, 32.0);
    spacing.menu_margin = egui::Margin::same(6);
    spacing.window_margin = egui::Margin::same(24);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    spacing.tooltip_width = 320.0;
}

fn visuals(visuals: &mut egui::Visuals, look: &Look) {
    visuals.override_text_color = Some(look.ink);
    visuals.weak_text_color = Some(look.muted);
    visuals.hyperlink_color = look.accent;
    visuals.faint_bg_color = look.sunken;
    visuals.extreme_bg_color = look.surface;
    visuals.text_edit_bg_color = Some(look.surface);
    visuals.warn_fg_color = look.warn;
    visuals.error_fg_color = look.bad;
    visuals.window_fill = look.surface;
    visuals.window_stroke = Stroke::new(1.0, look.line);
    visuals.window_corner_radius = card_radius();
    visuals.menu_corner_radius = card_radius();
    visuals.panel_fill = look.bg;
    visuals.window_shadow = shadow();
    visuals.popup_shadow = shadow();
    visuals.selection.bg_fill = look.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, look.accent);
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, look.line);
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, look.ink);
    let states = [
        (&mut visuals.widgets.inactive, look.surface, look.control),
        (&mut visuals.widgets.hovered, look.sunken, look.muted),
        (&mut visuals.widgets.active, look.accent_soft, look.accent),
        (&mut visuals.widgets.open, look.sunken, look.control),
    ];
    for (widget, fill, line) in states {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.5, look.ink);
        widget.corner_radius = control_radius();
        widget.expansion = 0.0;
    }
}

fn shadow() -> Shadow {
    Shadow { offset: [0, 6], blur: 24, spread: 0, color: Color32::from_black_alpha(48) }
}

/// Returns the corners of a control.
pub fn control_radius() -> CornerRadius {
    CornerRadius::same(TOKENS.radius.control)
}

/// Returns the corners of a card.
pub fn card_radius() -> CornerRadius {
    CornerRadius::same(TOKENS.radius.card)
}

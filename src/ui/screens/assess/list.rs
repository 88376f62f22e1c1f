//! The list of criteria: progress, filters, domains, states. Only the rows in sight are drawn.

use eframe::egui::{self, Align2, Pos2, Rect, Role, ScrollArea, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

use crate::app::{Action, CriterionRow, RowState, State};
use crate::dossier::{Answer, Campaign, CampaignField, Edit, Extent};
use crate::french;
use crate::grid::Domain;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, choose_ui, list_row_frame, low_chips_ui, muted_ui, note_ui, paint_badge,
    paint_text_badge, paint_truncated, progress_bar_ui, say,
};

/// Which criteria are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
pub enum CriterionFilter {
    /// All of them.
    #[default]
    All,
    /// Without an answer, those to confirm included.
    ToAnswer,
    /// Answered last time, not yet this time.
    ToConfirm,
    /// An improvement was done for it since it was last answered.
    ToReassess,
    /// A level is claimed with nothing to show it, or nothing that holds any more.
    LacksProof,
}

impl CriterionFilter {
    const fn label(self, is_closed: bool) -> &'static str {
        match self {
            Self::All => "Tous",
            Self::ToAnswer if is_closed => "Sans réponse",
            Self::ToAnswer => "À répondre",
            Self::ToConfirm => "À reconfirmer",
            Self::LacksProof => "Sans preuve",
            Self::ToReassess => "À réévaluer",
        }
    }

    fn keeps(self, row: &CriterionRow) -> bool {
        match self {
            Self::All => true,
            Self::ToAnswer => !matches!(row.state, RowState::Answered(_)),
            Self::ToConfirm => matches!(row.state, RowState::ToConfirm(_)),
            Self::LacksProof => row.lacks_proof,
            Self::ToReassess => row.is_to_reassess,
        }
    }
}

enum ListLine<'a> {
    Domain(&'a Domain, usize, usize),
    Criterion(&'a CriterionRow),
}

/// Shows the list, at the criterion in front once it is a new one; returns true when one was chosen.
pub fn list_ui(
    ui: &mut Ui,
    filter: &mut CriterionFilter,
    is_new: bool,
    ask: &Ask<'_>,
    campaign: &Campaign,
) -> bool {
    head_ui(ui, ask, campaign);
    filters_ui(ui, filter, ask.state);
    ui.add_space(size::xs());
    let lines = lines(ask.state, campaign, *filter);
    if lines.is_empty() {
        ui.add_space(size::l());
        muted_ui(ui, "Aucun critère à montrer avec ce filtre.");
        return false;
    }
    lines_ui(ui, is_new, ask, &lines)
}

fn head_ui(ui: &mut Ui, ask: &Ask<'_>, campaign: &Campaign) {
    ui.horizontal(|ui| {
        ui.add_space(size::s());
        ui.label(style::heading("Évaluer"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            path_menu_ui(ui, campaign, ask);
        });
    });
    let Some(scores) = &ask.state.session.derived.scores else { return };
    let coverage = &scores.whole.coverage;
    let mut parts = vec![format!(
        "{} sur {}",
        french::count(coverage.answered(), "critère"),
        french::integer(i64::try_from(coverage.total).unwrap_or(i64::MAX)),
    )];
    let left = if campaign.is_closed() { coverage.remaining() } else { 0 };
    let others = [
        (coverage.not_applicable, "sans objet"),
        (coverage.to_confirm, "à reconfirmer"),
        (left, "sans réponse"),
    ];
    let told = others.into_iter().filter(|(number, _)| *number > 0);
    parts.extend(told.map(|(number, words)| format!("{number} {words}")));
    let text = parts.join(" · ");
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
        progress_bar_ui(ui, coverage.answered(), coverage.total, &text);
        note_ui(ui, text);
    });
}

fn path_menu_ui(ui: &mut Ui, campaign: &Campaign, ask: &Ask<'_>) {
    let label = extent_label(campaign.extent);
    if campaign.is_closed() {
        note_ui(ui, label);
        return;
    }
    let button = Button::new(label).quiet().icon_after(Icon::ChevronDown).ui(ui);
    say(&button, Role::Button, fr!("Parcours : {label}"));
    egui::Popup::menu(&button).show(|ui| {
        for extent in [Extent::Full, Extent::Short] {
            let item = egui::Button::selectable(
                campaign.extent == extent,
                style::body(extent_label(extent)),
            );
            let edit = Edit::Campaign(campaign.id, CampaignField::Extent(extent));
            ask.item(ui, item.min_size(Vec2::new(180.0, 32.0)), edit);
        }
    });
}

const fn extent_label(extent: Extent) -> &'static str {
    match extent {
        Extent::Full => "Parcours complet",
        Extent::Short => "Parcours court",
    }
}

fn filters_ui(ui: &mut Ui, filter: &mut CriterionFilter, state: &State) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
        let is_closed = state.session.shown_campaign().is_some_and(Campaign::is_closed);
        let count = |one: CriterionFilter| {
            state.session.derived.rows.iter().filter(|row| one.keeps(row)).count()
        };
        let now = *filter;
        let is_offered =
            |one: &CriterionFilter| count(*one) > 0 || *one == CriterionFilter::All || *one == now;
        let label = |one: CriterionFilter| match one {
            CriterionFilter::All => one.label(is_closed).to_owned(),
            CriterionFilter::ToAnswer
            | CriterionFilter::ToConfirm
            | CriterionFilter::ToReassess
            | CriterionFilter::LacksProof => {
                format!("{} {}", one.label(is_closed), count(one))
            }
        };
        let filters = CriterionFilter::iter().filter(is_offered).map(|one| (one, label(one)));
        low_chips_ui(ui, |ui| *filter = choose_ui(ui, "", filters, &now).unwrap_or(now));
    });
}

fn lines<'a>(
    state: &'a State,
    campaign: &'a Campaign,
    filter: CriterionFilter,
) -> Vec<ListLine<'a>> {
    let mut lines = Vec::new();
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        let rows = || state.session.derived.rows.iter().filter(|row| row.domain == place);
        let answered = rows().filter(|row| matches!(row.state, RowState::Answered(_))).count();
        let kept: Vec<&CriterionRow> = rows().filter(|row| filter.keeps(row)).collect();
        if !kept.is_empty() {
            lines.push(ListLine::Domain(domain, answered, rows().count()));
            lines.extend(kept.into_iter().map(ListLine::Criterion));
        }
    }
    lines
}

fn lines_ui(ui: &mut Ui, is_new: bool, ask: &Ask<'_>, lines: &[ListLine<'_>]) -> bool {
    const ROW: f32 = 34.0;
    let current = ask.state.session.criterion.as_ref();
    let place = lines
        .iter()
        .position(|line| matches!(line, ListLine::Criterion(row) if Some(&row.id) == current));
    let mut is_chosen = false;
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().id_salt("criteria").auto_shrink(false);
    let id = ui.make_persistent_id(egui::IdSalt::new("criteria"));
    if let (true, Some(place)) = (is_new, place) {
        let offset =
            egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |s| s.unclamped_offset().y);
        if let Some(offset) = offset_to_show(place as f32 * ROW, ROW, offset, ui.available_height())
        {
            area = area.vertical_scroll_offset(offset);
        }
    }
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        for line in lines.get(range).unwrap_or_default() {
            match line {
                ListLine::Domain(domain, answered, total) => {
                    domain_ui(ui, domain, *answered, *total);
                }
                ListLine::Criterion(row) => {
                    if row_ui(ui, row, Some(&row.id) == current) {
                        ask.push(Action::Focus(row.id.clone()));
                        is_chosen = true;
                    }
                }
            }
        }
    });
    is_chosen
}

/// Returns the offset that brings a row into sight with one row of context, if it is not.
fn offset_to_show(top: f32, height: f32, offset: f32, visible: f32) -> Option<f32> {
    if top - height < offset {
        Some((top - height).max(0.0))
    } else if top + 2.0 * height > offset + visible {
        Some(top + 2.0 * height - visible)
    } else {
        None
    }
}

fn domain_ui(ui: &mut Ui, domain: &Domain, answered: usize, total: usize) {
    let look = style::look(ui);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 34.0), egui::Sense::hover());
    let title = format!("{} · {}", domain.code, domain.title);
    say(&response, Role::Label, format!("{title}, {answered}/{total}"));
    let middle = rect.center().y + 3.0;
    let font = style::regular_font(size::small());
    let count = format!("{answered}/{total}");
    ui.painter().text(
        Pos2::new(rect.right() - 12.0, middle),
        Align2::RIGHT_CENTER,
        count,
        font,
        look.muted,
    );
    let font = style::semibold_font(13.0);
    let at = Pos2::new(rect.left() + 12.0, middle);
    paint_truncated(ui, &title, font, look.ink, at, rect.width() - 60.0);
}

fn row_ui(ui: &mut Ui, row: &CriterionRow, is_selected: bool) -> bool {
    let look = style::look(ui);
    let response = list_row_frame(ui, 34.0, is_selected, is_selected);
    let rect = response.rect;
    response.widget_info(|| {
        let again = if row.is_to_reassess { ", à réévaluer" } else { "" };
        let text = format!("{} {}, {}{again}", row.code, row.title, state_words(&row.state));
        WidgetInfo::selected(Role::ListItem, true, is_selected, text)
    });
    let middle = rect.center().y;
    let code_font = style::font(size::small(), is_selected);
    let code_ink = if is_selected { look.accent_ink } else { look.muted };
    let at = Pos2::new(rect.left() + 12.0, middle);
    let code = ui.painter().text(at, Align2::LEFT_CENTER, &row.code, code_font, code_ink);
    let mut state_width = state_ui(ui, row, rect);
    // Before it is answered again, what is to be answered says enough.
    if row.is_to_reassess && matches!(row.state, RowState::Answered(_)) {
        let left = rect.with_max_x(rect.right() - state_width - size::s());
        state_width += paint_state_text(ui, left, "à réévaluer") + size::s();
    }
    let font = style::font(size::body(), is_selected);
    let indent = (code.width() + 20.0).max(44.0);
    let title_at = Pos2::new(rect.left() + indent, middle);
    let room = rect.width() - indent - state_width - 20.0;
    paint_truncated(ui, &row.title, font, look.ink, title_at, room);
    response.clicked()
}

/// Paints where the criterion stands, at the right; returns the width used.
fn state_ui(ui: &Ui, row: &CriterionRow, rect: Rect) -> f32 {
    let look = style::look(ui);
    let square = |width: f32| {
        let centre = Pos2::new(rect.right() - 12.0 - width / 2.0, rect.center().y);
        Rect::from_center_size(centre, Vec2::new(width, 22.0))
    };
    match &row.state {
        RowState::Answered(Answer::Level(level)) => {
            paint_badge(ui.painter(), look, square(22.0), *level);
            22.0
        }
        RowState::Answered(Answer::NotApplicable { .. }) => {
            paint_text_badge(ui.painter(), square(28.0), "SO", look.muted, look.line);
            28.0
        }
        RowState::Answered(Answer::Unknown) => {
            paint_text_badge(ui.painter(), square(22.0), "?", look.muted, look.line);
            22.0
        }
        RowState::Answered(Answer::Disputed { low, high }) => {
            let text = fr!("{low} à {high} ?");
            paint_state_text(ui, rect, &text)
        }
        RowState::ToConfirm(answer) => {
            let text = match answer.level() {
                Some(level) => format!("{level} à reconfirmer"),
                None => "à reconfirmer".to_owned(),
            };
            paint_state_text(ui, rect, &text)
        }
        RowState::Unanswered => paint_state_text(ui, rect, "à répondre"),
        RowState::LeftOpen => paint_state_text(ui, rect, "sans réponse"),
    }
}

fn paint_state_text(ui: &Ui, rect: Rect, text: &str) -> f32 {
    let look = style::look(ui);
    let at = Pos2::new(rect.right() - 12.0, rect.center().y);
    let font = style::regular_font(size::small());
    ui.painter().text(at, Align2::RIGHT_CENTER, text, font, look.muted).width()
}

fn state_words(state: &RowState) -> String {
    match state {
        RowState::Answered(answer) => answer.words(),
        RowState::ToConfirm(_) => "à reconfirmer".to_owned(),
        RowState::Unanswered => "à répondre".to_owned(),
        RowState::LeftOpen => "sans réponse".to_owned(),
    }
}

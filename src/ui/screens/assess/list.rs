//! The list of criteria: progress, filters, domains, states. Only the rows in sight are drawn.

use eframe::egui::{self, Role, ScrollArea, Ui, Vec2};
use strum::{EnumIter, IntoEnumIterator as _};

use super::row::{DomainLine, ROW, aside_ui, confirm_ui, domain_ui, part_ui, row_ui};
use crate::app::{Action, CriterionRow, State};
use crate::dossier::{Answer, Campaign, CampaignField, Edit};
use crate::french;
use crate::grid::{Criterion, CriterionCondition, CriterionId, Domain, Subdomain};
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    choose_ui, filter_chip_ui, low_chips_ui, muted_ui, note_ui, progress_bar_ui, say,
};
use crate::ui::zones::{self, Zone};

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
            Self::ToAnswer => "À faire",
            Self::ToConfirm => "À reconfirmer",
            Self::LacksProof => "Sans preuve",
            Self::ToReassess => "À réévaluer",
        }
    }

    fn keeps(self, row: &CriterionRow) -> bool {
        match self {
            Self::All => true,
            Self::ToAnswer => !row.is_answered(),
            Self::ToConfirm => row.to_confirm().is_some(),
            Self::LacksProof => row.lacks_proof,
            Self::ToReassess => row.is_to_reassess,
        }
    }
}

/// What the list remembers.
#[derive(Debug, Default)]
pub struct ListView {
    filter: CriterionFilter,
    /// The domain whose criteria are seen, by its place, in a list too long to be seen whole.
    open: Option<usize>,
}

/// A list of no more criteria stands open.
const FEW: usize = 12;

enum ListLine<'a> {
    Domain(DomainLine<'a>),
    /// Confirms at once what a domain has to confirm.
    Confirm(Vec<(CriterionId, Answer)>),
    Part(&'a Subdomain),
    Criterion(&'a CriterionRow, &'a Criterion),
    /// One that a rule of the grid sets aside, and that rule.
    Aside(&'a Criterion, &'a CriterionCondition),
}

/// Shows the list, at the criterion in front once it is a new one; returns true when one was chosen.
pub fn list_ui(
    ui: &mut Ui,
    view: &mut ListView,
    is_new: bool,
    ask: &Ask<'_>,
    campaign: &Campaign,
) -> bool {
    head_ui(ui, ask, campaign);
    filters_ui(ui, &mut view.filter, ask, campaign);
    ui.add_space(size::xs());
    if is_new {
        let session = &ask.state.session;
        let row = session.criterion.as_ref().and_then(|id| session.derived.row(id));
        view.open = row.map(|row| row.domain);
    }
    let lines = lines(ask.state, campaign, view);
    if lines.is_empty() {
        ui.add_space(size::l());
        muted_ui(ui, "Aucun critère à montrer avec ce filtre.");
        return false;
    }
    lines_ui(ui, &mut view.open, is_new, ask, &lines, campaign)
}

fn head_ui(ui: &mut Ui, ask: &Ask<'_>, campaign: &Campaign) {
    ui.horizontal(|ui| {
        ui.add_space(size::s());
        ui.label(style::heading("Évaluer"));
        ask.help_button(ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            note_ui(ui, french::capitalised(campaign.extent.words()));
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
    let aside = campaign.grid.count_in(campaign.extent).saturating_sub(coverage.total);
    let others = [
        (coverage.not_applicable, "sans objet"),
        (aside, "sans objet par règle"),
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

/// Offers the other paths through the grid.
fn paths_ui(ui: &mut Ui, campaign: &Campaign, ask: &Ask<'_>) {
    for extent in campaign.grid.paths() {
        let is_it = campaign.extent == extent;
        let label = french::capitalised(extent.words());
        let item = egui::Button::selectable(is_it, style::body(label));
        let edit = Edit::Campaign(campaign.id, CampaignField::Extent(extent));
        ask.item(ui, item.min_size(Vec2::new(200.0, 32.0)), edit);
    }
}

fn filters_ui(ui: &mut Ui, filter: &mut CriterionFilter, ask: &Ask<'_>, campaign: &Campaign) {
    const OFTEN: [CriterionFilter; 2] = [CriterionFilter::All, CriterionFilter::ToAnswer];
    let rows = &ask.state.session.derived.rows;
    let is_closed = campaign.is_closed();
    let count = |one: CriterionFilter| rows.iter().filter(|row| one.keeps(row)).count();
    let label = |one: CriterionFilter| match one {
        CriterionFilter::All => one.label(is_closed).to_owned(),
        CriterionFilter::ToAnswer
        | CriterionFilter::ToConfirm
        | CriterionFilter::ToReassess
        | CriterionFilter::LacksProof => format!("{} {}", one.label(is_closed), count(one)),
    };
    let now = *filter;
    // One that keeps nothing, or everything, is of no use.
    let is_offered = |one: &CriterionFilter| (1..rows.len()).contains(&count(*one)) || *one == now;
    let others = CriterionFilter::iter().filter(|one| !OFTEN.contains(one));
    let others: Vec<CriterionFilter> = others.filter(is_offered).collect();
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
        low_chips_ui(ui, |ui| {
            let often = OFTEN.into_iter().filter(|o| *o == CriterionFilter::All || is_offered(o));
            *filter = choose_ui(ui, "", often.map(|one| (one, label(one))), &now).unwrap_or(now);
            if others.is_empty() && campaign.is_closed() {
                return;
            }
            let chosen = others.contains(&now).then(|| label(now));
            let name = chosen.as_deref().unwrap_or("Plus…");
            let button = filter_chip_ui(ui, name, chosen.is_some());
            say(&button, Role::Button, fr!("Autres filtres et parcours : {name}"));
            egui::Popup::menu(&button).show(|ui| {
                for one in others {
                    let item = egui::Button::selectable(one == now, style::body(label(one)));
                    if ui.add(item.min_size(Vec2::new(200.0, 32.0))).clicked() {
                        *filter = one;
                        ui.close();
                    }
                }
                if !campaign.is_closed() {
                    paths_ui(ui, campaign, ask);
                }
            });
        });
    });
}

fn lines<'a>(state: &'a State, campaign: &'a Campaign, view: &ListView) -> Vec<ListLine<'a>> {
    let all = || state.session.derived.rows.iter();
    let is_long = all().filter(|row| view.filter.keeps(row)).count() > FEW;
    let mut lines = Vec::new();
    for (place, domain) in campaign.grid.domains.iter().enumerate() {
        let rows = || all().filter(|row| row.domain == place);
        let answered = rows().filter(|row| row.is_answered()).count();
        let kept: Vec<&CriterionRow> = rows().filter(|row| view.filter.keeps(row)).collect();
        let shows_aside = view.filter == CriterionFilter::All;
        if kept.is_empty() && !(shows_aside && has_aside(campaign, domain)) {
            continue;
        }
        let is_open = is_long.then(|| view.open == Some(place));
        let total = rows().count();
        lines.push(ListLine::Domain(DomainLine { domain, place, answered, total, is_open }));
        if is_open == Some(false) {
            continue;
        }
        let waiting = |row: &&CriterionRow| Some((row.id.clone(), row.to_confirm()?.clone()));
        let to_confirm: Vec<_> = kept.iter().filter_map(waiting).collect();
        if to_confirm.len() > 1 {
            lines.push(ListLine::Confirm(to_confirm));
        }
        add_criteria(&mut lines, campaign, domain, kept, shows_aside);
    }
    lines
}

fn has_aside(campaign: &Campaign, domain: &Domain) -> bool {
    domain.criteria.iter().any(|criterion| aside(campaign, criterion).is_some())
}

/// Returns the rule that sets aside a criterion the path goes through.
fn aside<'a>(campaign: &Campaign, criterion: &'a Criterion) -> Option<&'a CriterionCondition> {
    campaign.set_aside(criterion).filter(|_| criterion.is_in(campaign.extent))
}

/// Adds the criteria of a domain that are kept, each sub-domain under its name, and those that a rule
/// sets aside.
fn add_criteria<'a>(
    lines: &mut Vec<ListLine<'a>>,
    campaign: &Campaign,
    domain: &'a Domain,
    kept: Vec<&'a CriterionRow>,
    shows_aside: bool,
) {
    let mut kept = kept.into_iter().peekable();
    for (part, criteria) in domain.parts() {
        let first = lines.len();
        for criterion in criteria {
            if let Some(row) = kept.next_if(|row| row.id == criterion.id) {
                lines.push(ListLine::Criterion(row, criterion));
            } else if let Some(rule) = aside(campaign, criterion).filter(|_| shows_aside) {
                lines.push(ListLine::Aside(criterion, rule));
            }
        }
        if let Some(part) = part.filter(|_| lines.len() > first) {
            lines.insert(first, ListLine::Part(part));
        }
    }
}

fn lines_ui(
    ui: &mut Ui,
    open: &mut Option<usize>,
    is_new: bool,
    ask: &Ask<'_>,
    lines: &[ListLine<'_>],
    campaign: &Campaign,
) -> bool {
    let current = ask.state.session.criterion.as_ref();
    let place = lines
        .iter()
        .position(|line| matches!(line, ListLine::Criterion(row, _) if Some(&row.id) == current));
    let mut is_chosen = false;
    zones::enter(ui, Zone::List);
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
                ListLine::Domain(line) => {
                    if domain_ui(ui, line) {
                        *open = Some(line.place);
                    }
                }
                ListLine::Confirm(answers) => confirm_ui(ui, ask, campaign, answers),
                ListLine::Part(part) => part_ui(ui, part),
                ListLine::Aside(criterion, rule) => {
                    aside_ui(ui, criterion, &rule.words(&campaign.grid));
                }
                ListLine::Criterion(row, criterion) => {
                    if row_ui(ui, row, &criterion.scale, Some(&row.id) == current) {
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

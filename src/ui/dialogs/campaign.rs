//! A new campaign, or what can still be said of one.

use std::sync::Arc;

use eframe::egui::{self, Ui, Vec2};
use jiff::civil::Date;
use lucide_icons::Icon;

use super::{Form, buttons_ui, is_confirmed};
use crate::app::{Action, Screen, State};
use crate::dossier::{CampaignField, Edit, Path};
use crate::french::{self, DateFault, Edge};
use crate::grid::Grid;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, Field, field_label_ui, filter_chip_ui};

/// What is being typed.
#[derive(Debug, Default)]
pub struct CampaignForm {
    /// The day title and date were proposed on.
    proposed_on: Date,
    title: String,
    date: String,
    note: String,
    path: Path,
    grids: Vec<Arc<Grid>>,
    grid: usize,
}

impl CampaignForm {
    /// Fills in what can be guessed: today, this year, the grid of last time.
    pub fn new(state: &State) -> Self {
        let grids = state.library.grids(state.dossier());
        let latest = state.dossier().and_then(|dossier| dossier.latest_campaign());
        let grid = latest.and_then(|latest| grids.iter().position(|grid| *grid == latest.grid));
        Self {
            proposed_on: state.today,
            title: proposed_title(state.today),
            date: french::typed_date(state.today),
            note: String::new(),
            path: latest.map_or(Path::Full, |latest| latest.path),
            grids,
            grid: grid.unwrap_or(0),
        }
    }

    /// Takes what the campaign shown says.
    pub fn of(state: &State) -> Self {
        let campaign = state.dossier().and_then(|dossier| dossier.campaign(state.campaign?));
        campaign.map_or_else(Self::default, |campaign| Self {
            title: campaign.title.clone(),
            date: french::typed_date(campaign.date),
            note: campaign.note.clone(),
            path: campaign.path,
            ..Self::default()
        })
    }

    /// Proposes what another day asks for, where the person has left what was proposed.
    fn follow(&mut self, today: Date) {
        if self.date == french::typed_date(self.proposed_on) {
            self.date = french::typed_date(today);
        }
        if self.title == proposed_title(self.proposed_on) {
            self.title = proposed_title(today);
        }
        self.proposed_on = today;
    }

    fn date(&self) -> Result<Date, DateFault> {
        french::read_date(&self.date, Edge::First)
    }

    fn is_ready(&self) -> bool {
        !self.title.trim().is_empty() && self.date().is_ok()
    }
}

fn proposed_title(today: Date) -> String {
    format!("Auto-évaluation {}", today.year())
}

/// Asks for title, date, path and grid.
pub fn new_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    campaign: &mut CampaignForm,
    actions: &mut Vec<Action>,
) {
    campaign.follow(form.state.today);
    ui.label(style::heading("Nouvelle campagne"));
    let former = form.state.dossier().and_then(|dossier| dossier.latest_campaign());
    if let Some(former) = former {
        let text = format!(
            "Les niveaux de « {} » seront montrés en gris, à reconfirmer ; ils ne comptent pas tant qu’ils ne \
             sont pas confirmés. Les cibles non atteintes sont reprises.",
            former.title
        );
        ui.label(style::body(text).color(style::look(ui).muted));
    }
    head_ui(ui, form, campaign);
    path_ui(ui, campaign);
    grid_ui(ui, campaign);
    let is_confirmed = is_confirmed(ui) && campaign.is_ready();
    buttons_ui(ui, |ui| {
        let button = Button::new("Commencer").primary().enabled(campaign.is_ready()).ui(ui);
        if let (true, Ok(date), Some(grid)) =
            (button.clicked() || is_confirmed, campaign.date(), campaign.grids.get(campaign.grid))
        {
            actions.push(Action::NewCampaign {
                title: campaign.title.trim().to_owned(),
                date,
                grid: Arc::clone(grid),
                path: campaign.path,
            });
            actions.push(Action::CloseDialog);
            actions.push(Action::Go(Screen::Assess));
        }
        cancel_ui(ui, actions);
    });
}

/// Changes title, date and note, or deletes the campaign.
pub fn edit_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    campaign: &mut CampaignForm,
    actions: &mut Vec<Action>,
) {
    let Some(id) = form.state.campaign else { return };
    ui.label(style::heading("Modifier la campagne"));
    head_ui(ui, form, campaign);
    Field::new("Note")
        .rows(3)
        .hint("Comment l’équipe s’y est prise, qui était là")
        .ui(ui, &mut campaign.note);
    if Button::new("Supprimer la campagne").quiet().icon(Icon::Trash2).ui(ui).clicked() {
        actions.push(Action::Edit(Edit::RemoveCampaign(id)));
        actions.push(Action::CloseDialog);
    }
    ui.label(
        style::small(
            "Une suppression peut être annulée par Ctrl+Z tant que le dossier reste ouvert.",
        )
        .color(style::look(ui).muted),
    );
    buttons_ui(ui, |ui| {
        let button = Button::new("Appliquer").primary().enabled(campaign.is_ready()).ui(ui);
        if let (true, Ok(date)) = (button.clicked(), campaign.date()) {
            let fields = [
                CampaignField::Title(campaign.title.trim().to_owned()),
                CampaignField::Date(date),
                CampaignField::Note(campaign.note.clone()),
            ];
            actions.extend(fields.map(|field| Action::Edit(Edit::Campaign(id, field))));
            actions.push(Action::Seal);
            actions.push(Action::CloseDialog);
        }
        cancel_ui(ui, actions);
    });
}

fn cancel_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if Button::new("Annuler").ui(ui).clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn head_ui(ui: &mut Ui, form: &Form<'_>, campaign: &mut CampaignForm) {
    let problem = if campaign.title.trim().is_empty() {
        Some("Donnez un titre, par exemple « Auto-évaluation 2026 ».")
    } else if is_taken(form.state, campaign) {
        Some(
            "Une campagne porte déjà ce titre : ajoutez ce qui les distingue, par exemple le mois.",
        )
    } else {
        None
    };
    let title = Field::new("Titre").problem(problem).ui(ui, &mut campaign.title);
    if form.is_new {
        title.request_focus();
    }
    let today = form.state.today;
    let problem = match campaign.date() {
        Err(fault) => Some(fault.words()),
        Ok(date) if (date.year() - today.year()).abs() > 10 => {
            Some("Cette date est loin d’aujourd’hui : est-ce la bonne ?")
        }
        Ok(_) => None,
    };
    Field::new("Date")
        .hint("jour/mois/année")
        .help("Le jour que la campagne représente, par exemple celui de la réunion d’équipe.")
        .problem(problem)
        .width(180.0)
        .ui(ui, &mut campaign.date);
}

/// Tells whether another campaign has this title, however it was typed.
fn is_taken(state: &State, campaign: &CampaignForm) -> bool {
    // The form of a campaign that is there already has no grid to choose.
    let own = state.campaign.filter(|_| campaign.grids.is_empty());
    let others = state.dossier().into_iter().flat_map(|dossier| &dossier.campaigns);
    let mut others = others.filter(|other| Some(other.id) != own);
    others.any(|other| french::is_same(&other.title, &campaign.title))
}

fn path_ui(ui: &mut Ui, campaign: &mut CampaignForm) {
    let grid = campaign.grids.get(campaign.grid);
    let all = grid.map_or(0, |grid| grid.criterion_count());
    let short = grid.map_or(0, |grid| grid.criteria().filter(|(_, c)| c.in_short_path).count());
    field_label_ui(ui, "Parcours");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(6.0);
        let choices = [
            (Path::Full, format!("Complet : {}", french::count(all, "critère"))),
            (Path::Short, format!("Court : {}, en une heure", french::count(short, "critère"))),
        ];
        for (path, label) in choices {
            if filter_chip_ui(ui, &label, campaign.path == path).clicked() {
                campaign.path = path;
            }
        }
    });
}

fn grid_ui(ui: &mut Ui, campaign: &mut CampaignForm) {
    let name = |grid: &Grid| format!("{} ({})", grid.title, grid.version);
    let chosen = campaign.grids.get(campaign.grid).map_or_else(String::new, |grid| name(grid));
    field_label_ui(ui, "Grille");
    if campaign.grids.len() < 2 {
        ui.label(style::body(chosen));
        return;
    }
    ui.name_inputs("Grille", |ui| {
        egui::ComboBox::from_id_salt("grid")
            .selected_text(style::body(chosen))
            .width(ui.available_width() - size::s())
            .truncate()
            .show_ui(ui, |ui| {
                for (index, grid) in campaign.grids.iter().enumerate() {
                    ui.selectable_value(&mut campaign.grid, index, style::body(name(grid)));
                }
            });
    });
}

//! A new campaign, or what can still be said of one.

use std::sync::Arc;

use eframe::egui::{self, Ui};
use jiff::civil::Date;
use lucide_icons::Icon;

use super::form::{Form, buttons_ui, is_confirmed, list_ui};
use super::grid_choice::GridChoice;
use crate::app::{Action, Dialog, Screen, State};
use crate::dossier::{Campaign, CampaignField, CampaignId, Edit, Extent};
use crate::french::{self, DateFault, Edge};
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, chips_ui, choose_ui, field_label_ui, muted_ui, note_ui, warning_ui,
};

/// What is being typed.
#[derive(Debug, Default)]
pub struct CampaignForm {
    /// The day the date was proposed on.
    proposed_on: Date,
    title: String,
    /// The title proposed: as long as it stands, it follows the date.
    proposed: String,
    date: String,
    note: String,
    extent: Extent,
    grids: Vec<GridChoice>,
    grid: usize,
}

impl<'a> Form<'a> {
    fn campaign(&self, id: CampaignId) -> Option<&'a Campaign> {
        self.ask.state.dossier()?.campaign(id).map(|campaign| &**campaign)
    }

    /// Returns the titles of the campaigns, but for the one shown where it is the one that changes.
    fn others(&self, is_shown_one: bool) -> impl Iterator<Item = &'a str> {
        let shown = self.ask.state.session.campaign.filter(|_| is_shown_one);
        let all = self.ask.state.dossier().into_iter().flat_map(|dossier| &dossier.campaigns);
        all.filter(move |one| Some(one.id) != shown).map(|one| one.title.as_str())
    }
}

impl CampaignForm {
    /// Fills in what can be guessed: today, this year, the newest version of the grid of last time.
    pub fn new(state: &State) -> Self {
        let grids = GridChoice::all(state);
        let latest = state.dossier().and_then(|dossier| dossier.latest_campaign());
        let grid = latest.and_then(|latest| GridChoice::newest(&grids, &latest.grid));
        let proposed = proposed_title(state, state.today);
        Self {
            proposed_on: state.today,
            title: proposed.clone(),
            proposed,
            date: french::typed_date(state.today),
            note: String::new(),
            extent: latest.map_or(Extent::Full, |latest| latest.extent),
            grids,
            grid: grid.unwrap_or(0),
        }
    }

    /// Takes what the campaign shown says.
    pub fn of(state: &State) -> Self {
        let campaign = state.session.shown_campaign();
        campaign.map_or_else(Self::default, |campaign| Self {
            title: campaign.title.clone(),
            date: french::typed_date(campaign.date),
            note: campaign.note.clone(),
            extent: campaign.extent,
            grids: vec![GridChoice::of(campaign)],
            ..Self::default()
        })
    }

    /// Proposes another day, where the person has left the one that was proposed.
    fn follow_day(&mut self, state: &State) {
        if self.date == french::typed_date(self.proposed_on) {
            self.date = french::typed_date(state.today);
            self.follow(state, state.today);
        }
        self.proposed_on = state.today;
    }

    fn date(&self) -> Result<Date, DateFault> {
        french::read_date(&self.date, Edge::First)
    }

    /// Proposes the title of another date, unless one was typed.
    fn follow(&mut self, state: &State, date: Date) {
        if !self.proposed.is_empty() && self.title == self.proposed {
            self.proposed = proposed_title(state, date);
            self.title.clone_from(&self.proposed);
        }
    }

    fn chosen(&self) -> Option<&GridChoice> {
        self.grids.get(self.grid)
    }

    fn is_ready(&self) -> bool {
        !self.title.trim().is_empty() && self.date().is_ok()
    }
}

/// Asks for title, date, extent and grid.
pub fn new_ui(ui: &mut Ui, form: &Form<'_>, campaign: &mut CampaignForm) {
    campaign.follow_day(form.ask.state);
    ui.label(style::heading("Nouvelle campagne"));
    let date = campaign.date().unwrap_or(form.ask.state.today);
    let comparison = form.ask.state.dossier().zip(campaign.chosen());
    let comparison = comparison.and_then(|(dossier, chosen)| chosen.comparison(dossier, date));
    if let Some(text) = comparison {
        muted_ui(ui, text);
    }
    head_ui(ui, form, campaign);
    path_ui(ui, campaign);
    grid_ui(ui, campaign);
    let is_confirmed = is_confirmed(ui) && campaign.is_ready();
    buttons_ui(ui, |ui| {
        let button = Button::new("Commencer").primary().enabled(campaign.is_ready()).ui(ui);
        if let (true, Ok(date), Some(chosen)) =
            (button.clicked() || is_confirmed, campaign.date(), campaign.chosen())
        {
            form.ask.push(Action::NewCampaign {
                title: campaign.title.trim().to_owned(),
                date,
                grid: Arc::clone(&chosen.grid),
                extent: campaign.extent,
            });
            form.ask.push(Action::CloseDialog);
            form.ask.push(Action::Go(Screen::Assess));
        }
        form.cancel(ui);
    });
}

/// Changes title, date, path and note, or deletes the campaign.
pub fn edit_ui(ui: &mut Ui, form: &Form<'_>, campaign: &mut CampaignForm) {
    let Some(id) = form.ask.state.session.campaign else { return };
    ui.label(style::heading("Modifier la campagne"));
    let is_closed = form.campaign(id).is_some_and(Campaign::is_closed);
    list_ui(ui, 220.0, |ui| {
        head_ui(ui, form, campaign);
        if !is_closed {
            path_ui(ui, campaign);
        }
        Field::new("Note")
            .rows(3)
            .hint("Comment l’équipe s’y est prise, qui était là")
            .ui(ui, &mut campaign.note);
        let label = if is_closed { "Supprimer la campagne…" } else { "Supprimer la campagne" };
        let button = Button::new(label).quiet().icon(Icon::Trash2);
        if is_closed {
            form.ask.button(ui, button, Action::Ask(Dialog::RemoveCampaign(id)));
        } else {
            form.ending(ui, button, Edit::RemoveCampaign(id));
        }
        let text = "Une suppression peut être annulée par Ctrl+Z tant que le dossier reste ouvert.";
        note_ui(ui, text);
    });
    buttons_ui(ui, |ui| {
        let button = Button::new("Appliquer").primary().enabled(campaign.is_ready()).ui(ui);
        if let (true, Ok(date)) = (button.clicked(), campaign.date()) {
            let fields = [
                CampaignField::Title(campaign.title.trim().to_owned()),
                CampaignField::Date(date),
                CampaignField::Note(campaign.note.clone()),
            ];
            let path = form.campaign(id).filter(|now| now.extent != campaign.extent);
            let path = path.map(|_| CampaignField::Extent(campaign.extent));
            let fields = fields.into_iter().chain(path);
            form.ask.extend(fields.map(|field| Action::Edit(Edit::Campaign(id, field))));
            form.ask.push(Action::EndStep);
            form.ask.push(Action::CloseDialog);
        }
        form.cancel(ui);
    });
}

/// Asks before a closed campaign goes, with its minutes.
pub fn remove_ui(ui: &mut Ui, form: &Form<'_>, id: CampaignId) {
    let Some(campaign) = form.campaign(id) else { return };
    ui.label(style::heading(fr!("Supprimer une campagne close ?")));
    let closed = campaign.closure.as_ref();
    let on =
        closed.map_or_else(String::new, |one| format!(", close le {}", french::long_date(one.on)));
    let text = fr!(
        "« {} »{on}, sera retirée du dossier avec ses réponses, ses décisions et ce qui fait son compte rendu. \
         Progression n’en gardera rien.",
        campaign.title
    );
    ui.label(style::body(text));
    note_ui(ui, "Ctrl+Z permet de la rétablir tant que le dossier reste ouvert.");
    buttons_ui(ui, |ui| {
        form.first(ui, "Garder la campagne", Action::CloseDialog);
        form.ending(ui, Button::new("Supprimer la campagne close"), Edit::RemoveCampaign(id));
    });
}

/// Returns a title no campaign has: of the year, else of the month, else numbered.
pub(super) fn proposed_title(state: &State, date: Date) -> String {
    let campaigns = state.dossier().map(|dossier| dossier.campaigns.as_slice()).unwrap_or_default();
    let is_free = |title: &String| !is_taken(campaigns.iter().map(|one| one.title.as_str()), title);
    let of_year = format!("Auto-évaluation {}", date.year());
    let of_month = format!("Auto-évaluation, {}", french::month_year(date));
    let base = of_month.clone();
    let numbered = (2..).map(move |number| format!("{base} ({number})"));
    let mut titles = [of_year, of_month.clone()].into_iter().chain(numbered);
    titles.find(is_free).unwrap_or(of_month)
}

/// Tells whether a campaign has this title, however it was typed.
fn is_taken<'a>(mut titles: impl Iterator<Item = &'a str>, wanted: &str) -> bool {
    titles.any(|title| french::is_same(title, wanted))
}

fn head_ui(ui: &mut Ui, form: &Form<'_>, campaign: &mut CampaignForm) {
    let others = form.others(campaign.proposed.is_empty());
    let problem = if campaign.title.trim().is_empty() {
        Some(fr!("Donnez un titre, par exemple « Auto-évaluation 2026 »."))
    } else if is_taken(others, &campaign.title) {
        Some(fr!(
            "Une campagne porte déjà ce titre : ajoutez ce qui les distingue, par exemple le mois."
        ))
    } else {
        None
    };
    form.field(ui, Field::new("Titre").problem(problem), &mut campaign.title);
    let today = form.ask.state.today;
    let problem = match campaign.date() {
        Err(fault) => Some(fault.words()),
        Ok(date) if (date.year() - today.year()).abs() > 10 => {
            Some(fr!("Cette date est loin d’aujourd’hui : est-ce la bonne ?"))
        }
        Ok(_) => None,
    };
    let date = Field::new("Date")
        .hint("jour/mois/année")
        .help("Le jour que la campagne représente, par exemple celui de la réunion d’équipe.")
        .problem(problem)
        .width(180.0)
        .ui(ui, &mut campaign.date);
    if let (true, Ok(date)) = (date.changed(), campaign.date()) {
        campaign.follow(form.ask.state, date);
    }
}

fn path_ui(ui: &mut Ui, campaign: &mut CampaignForm) {
    let grid = campaign.chosen().map(|chosen| Arc::clone(&chosen.grid));
    field_label_ui(ui, "Parcours, en nombre de critères");
    chips_ui(ui, |ui| {
        let Some(grid) = grid else { return };
        let choices = grid.paths().map(|path| (path, path_words(path, grid.count_in(path))));
        // The grid of last time may have had another path.
        if !grid.paths().any(|path| path == campaign.extent) {
            campaign.extent = Extent::Full;
        }
        campaign.extent = choose_ui(ui, "", choices, &campaign.extent).unwrap_or(campaign.extent);
    });
}

/// Names a path, with what it asks of a team.
fn path_words(path: Extent, criteria: usize) -> String {
    let name = match path {
        Extent::First => "Premier",
        Extent::Short => "Court",
        Extent::Full => "Complet",
    };
    let time = path.minutes().map(|minutes| fr!(" ({minutes}~min)")).unwrap_or_default();
    fr!("{name} : {criteria}{time}")
}

fn grid_ui(ui: &mut Ui, campaign: &mut CampaignForm) {
    let chosen = campaign.chosen().map_or_else(String::new, |chosen| chosen.name.clone());
    let is_doubtful = campaign.chosen().is_some_and(|chosen| chosen.is_doubtful);
    field_label_ui(ui, "Grille");
    if campaign.grids.len() < 2 {
        ui.label(style::body(chosen));
        return;
    }
    ui.name_inputs("Grille", |ui| {
        egui::ComboBox::from_id_salt("grid")
            .selected_text(style::body(chosen.as_str()))
            .width(ui.available_width() - size::s())
            .truncate()
            .show_ui(ui, |ui| {
                for (index, choice) in campaign.grids.iter().enumerate() {
                    let name = style::body(choice.name.as_str());
                    ui.selectable_value(&mut campaign.grid, index, name);
                }
            });
    });
    if is_doubtful {
        warning_ui(
            ui,
            "Ce dossier a déjà une grille de même identifiant et de même version, avec un autre contenu. Leurs \
             résultats se mêleront.",
        );
    }
}

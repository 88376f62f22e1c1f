//! Équipe: identity, sites, associates, patients by year. Facts about the structure, never persons.

use eframe::egui::{Response, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::{Action, Command, Screen, State};
use crate::dossier::{Associates, Dossier, Edit, Patientele, Site, TeamField};
use crate::french;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, DateDraft, Field, card, columns_ui, icon_button_ui, page_ui};

/// What the screen remembers for itself: texts that are not a value yet.
#[derive(Debug, Default)]
pub struct TeamView {
    contract_date: DateDraft,
    patientele_dates: Vec<DateDraft>,
}

/// Shows the screen.
pub fn team_ui(ui: &mut Ui, view: &mut TeamView, state: &State, actions: &mut Vec<Action>) {
    let Some(dossier) = state.dossier() else { return };
    let subtitle = "Ce qui figure en tête des rapports. Tout peut être complété plus tard.";
    let mut is_next = false;
    page_ui(
        ui,
        "Équipe",
        subtitle,
        |ui| is_next = next_ui(ui, dossier),
        |ui| {
            columns_ui(
                ui,
                (0.5, 860.0),
                &mut (view, &mut *actions),
                |ui, (view, actions)| {
                    identity_ui(ui, dossier, actions);
                    people_ui(ui, view, dossier, actions);
                },
                |ui, (view, actions)| {
                    sites_ui(ui, dossier, actions);
                    associates_ui(ui, dossier, actions);
                    patientele_ui(ui, &mut view.patientele_dates, state, dossier, actions);
                },
            );
        },
    );
    if is_next && dossier.campaigns.is_empty() {
        actions.push(Action::Run(Command::NewCampaign));
    } else if is_next {
        actions.push(Action::Go(Screen::Assess));
    }
}

fn identity_ui(ui: &mut Ui, dossier: &Dossier, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::m();
        ui.label(style::heading("Identité"));
        let fields = [
            (
                TeamField::Name,
                "Nom de la maison de santé",
                "par exemple Maison de santé du Vallon",
                "",
            ),
            (TeamField::Commune, "Commune", "", ""),
            (TeamField::Region, "Région", "", ""),
            (TeamField::Sisa, "SISA", "", "La société qui signe l’accord conventionnel (ACI)."),
            (TeamField::Finess, "Numéro FINESS", "", "Neuf chiffres."),
        ];
        for (field, label, hint, help) in fields {
            text_ui(ui, dossier, (field, label, hint, help), actions);
        }
    });
}

fn people_ui(ui: &mut Ui, view: &mut TeamView, dossier: &Dossier, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::m();
        ui.label(style::heading("Qui s’en occupe"));
        text_ui(
            ui,
            dossier,
            (TeamField::Coordinator, "Coordination", "Un nom ou une fonction", ""),
            actions,
        );
        let help = "La personne qui fait vivre la démarche qualité entre deux campagnes.";
        text_ui(
            ui,
            dossier,
            (TeamField::QualityLead, "Référent qualité", "Un nom ou une fonction", help),
            actions,
        );
        contract_date_ui(ui, view, dossier, actions);
    });
}

fn text_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    (field, label, hint, help): (TeamField, &str, &str, &str),
    actions: &mut Vec<Action>,
) {
    let mut text = field.read(&dossier.team).to_owned();
    let digits = text.chars().filter(|c| !c.is_whitespace());
    let is_finess = digits.clone().count() == 9 && digits.clone().all(|c| c.is_ascii_digit());
    let is_wrong = field == TeamField::Finess && digits.count() > 0 && !is_finess;
    let problem = is_wrong.then_some("Un numéro FINESS a neuf chiffres.");
    let field_ui = Field::new(label).hint(hint).help(help).problem(problem);
    let response = field_ui.ui(ui, &mut text);
    let is_first = field == TeamField::Name && dossier.is_blank();
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Edit(Edit::Team(field, text)));
    }
    if response.lost_focus() {
        actions.push(Action::Seal);
    }
}

fn contract_date_ui(
    ui: &mut Ui,
    view: &mut TeamView,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    let field = Field::new("Signature du contrat ACI").width(180.0);
    let date = dossier.team.contract_date;
    if let Some(date) = view.contract_date.ui(ui, field, date) {
        actions.push(Action::Edit(Edit::ContractDate(date)));
    }
}

fn sites_ui(ui: &mut Ui, dossier: &Dossier, actions: &mut Vec<Action>) {
    let sites = &dossier.team.sites;
    let edited = rows_ui(ui, "Sites", "Ajouter un site", sites, Site::default, |ui, line, site| {
        let width = ui.available_width() - 40.0;
        let (name, address) = ui
            .vertical(|ui| {
                ui.spacing_mut().item_spacing.y = size::xs();
                let name = named(ui, line, "Nom du site", width, &mut site.name);
                (name, named(ui, line.seen(), "Adresse", width, &mut site.address))
            })
            .inner;
        name | address
    });
    actions.extend(edited.map(|sites| Action::Edit(Edit::Sites(sites))));
}

fn associates_ui(ui: &mut Ui, dossier: &Dossier, actions: &mut Vec<Action>) {
    let associates = &dossier.team.associates;
    let title = match dossier.team.associate_count() {
        0 => "Associés par profession".to_owned(),
        number => format!("Associés par profession ({number})"),
    };
    let new = || Associates { profession: String::new(), count: 1 };
    let edited = rows_ui(ui, &title, "Ajouter une profession", associates, new, |ui, line, row| {
        let width = ui.available_width() - 42.0 - 88.0;
        let profession = named(ui, line, "Profession", width, &mut row.profession);
        profession
            | number_ui(ui, &format!("Nombre, ligne {}", line.index + 1), 0..=999, &mut row.count)
                .changed()
    });
    actions.extend(edited.map(|associates| Action::Edit(Edit::Associates(associates))));
}

fn patientele_ui(
    ui: &mut Ui,
    dates: &mut Vec<DateDraft>,
    state: &State,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    let patientele = &dossier.team.patientele;
    let next_year = patientele.iter().map(|row| row.year + 1).max().unwrap_or(state.today.year());
    let new = || Patientele { year: next_year, date: None, count: 0 };
    let title = "Patientèle médecin traitant, par exercice";
    dates.resize_with(patientele.len(), DateDraft::default);
    let edited = rows_ui(
        ui,
        title,
        "Ajouter une année",
        patientele,
        new,
        |ui, TeamLine { index, is_new }, row| {
            let line = index + 1;
            let mut year = u32::try_from(row.year).unwrap_or_default();
            let name = format!("Exercice, ligne {line}");
            let exercise = number_ui(ui, &name, 2000..=MAX_YEAR, &mut year);
            if is_new {
                sight::field(ui, &exercise);
            }
            row.year = i16::try_from(year).unwrap_or(row.year);
            let name = format!("Patients, ligne {line}");
            let is_count = number_ui(ui, &name, 0..=999_999, &mut row.count).changed();
            ui.label(style::small("patients au").color(style::look(ui).muted));
            let name = format!("Compté le, ligne {line}");
            let field = Field::new(&name).unlabelled().width(110.0);
            let date = dates.get_mut(index).and_then(|draft| draft.ui(ui, field, row.date));
            row.date = date.unwrap_or(row.date);
            exercise.changed() | is_count | date.is_some()
        },
    );
    actions.extend(edited.map(|patientele| Action::Edit(Edit::Patientele(patientele))));
}

/// Shows the button that goes on from here; returns true when it is pressed.
fn next_ui(ui: &mut Ui, dossier: &Dossier) -> bool {
    let button = if dossier.campaigns.is_empty() {
        Button::new(Command::NewCampaign.label()).primary()
    } else {
        Button::new("Évaluer").icon_after(Icon::ChevronRight)
    };
    button.ui(ui).clicked()
}

/// A row of a list one can add to.
#[derive(Clone, Copy, Debug)]
struct TeamLine {
    index: usize,
    /// Whether it was just added: its first field takes the keyboard.
    is_new: bool,
}

impl TeamLine {
    /// Returns it once its first field has the keyboard.
    const fn seen(self) -> Self {
        Self { is_new: false, ..self }
    }
}

/// Shows a list one can add to and take from; returns the list when it was changed.
fn rows_ui<T: Clone>(
    ui: &mut Ui,
    title: &str,
    add: &str,
    rows: &[T],
    new: impl Fn() -> T,
    mut row_ui: impl FnMut(&mut Ui, TeamLine, &mut T) -> bool,
) -> Option<Vec<T>> {
    let mut edited = rows.to_vec();
    let mut is_changed = false;
    let mut removed = None;
    card(ui, |ui| {
        ui.label(style::heading(title));
        for (index, row) in edited.iter_mut().enumerate() {
            ui.push_id(index, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let is_new = sight::is_awaited(ui.ctx(), (add, index));
                    let line = TeamLine { index, is_new };
                    is_changed |= row_ui(ui, line, row);
                    let name = format!("Supprimer la ligne {}", index + 1);
                    if icon_button_ui(ui, Icon::Trash2, &name, true).clicked() {
                        removed = Some(index);
                    }
                });
            });
        }
        if Button::new(add).icon(Icon::Plus).ui(ui).clicked() {
            sight::ask(ui.ctx(), (add, edited.len()));
            edited.push(new());
            is_changed = true;
        }
    });
    if let Some(index) = removed {
        edited.remove(index);
    }
    (is_changed || removed.is_some()).then_some(edited)
}

fn named(ui: &mut Ui, line: TeamLine, label: &str, width: f32, text: &mut String) -> bool {
    let name = format!("{label}, ligne {}", line.index + 1);
    let response = Field::new(&name).unlabelled().hint(label).width(width).ui(ui, text);
    if line.is_new {
        sight::field(ui, &response);
    }
    response.changed()
}

/// Latest exercise one can write.
const MAX_YEAR: u32 = 2100;

fn number_ui(
    ui: &mut Ui,
    name: &str,
    range: std::ops::RangeInclusive<u32>,
    value: &mut u32,
) -> Response {
    // A year is no quantity: its thousands do not stand apart.
    let is_year = *range.end() == MAX_YEAR;
    let drag = eframe::egui::DragValue::new(value)
        .range(range)
        .speed(0.1)
        .custom_formatter(move |number, _| {
            if is_year { format!("{number}") } else { french::integer(number as i64) }
        })
        .custom_parser(|text| text.replace([' ', french::NBSP, '\u{202f}'], "").parse().ok());
    ui.name_inputs(name, |ui| ui.add_sized(Vec2::new(80.0, 32.0), drag))
}

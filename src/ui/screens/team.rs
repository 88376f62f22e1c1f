//! Équipe: identity, sites, associates, patients by year. Facts about the structure, never persons.

use eframe::egui::{Label, Response, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::{Action, Command, Screen};
use crate::dossier::{Associates, Dossier, Edit, Patientele, Site, TeamField};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, DateDraft, Field, Half, Sketch, TextOf, card, card_head_ui, columns_ui, form_ui,
    icon_button_ui, muted_ui, note_ui, section_ui, to_come_ui,
};

/// What the screen remembers for itself: what is open, texts that are not a value yet.
#[derive(Debug, Default)]
pub struct TeamView {
    shows_rows: bool,
    shows_rest: bool,
    contract_date: DateDraft,
    patientele_dates: Vec<DateDraft>,
}

/// The name of what reports ask for besides, until it is drawn.
const REST: &str = "the rest of the team";

/// Shows the screen.
pub fn team_ui(ui: &mut Ui, view: &mut TeamView, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    let subtitle = "Ce qui figure en tête des rapports. Tout peut être complété plus tard.";
    ask.page_ui(
        ui,
        "Équipe",
        subtitle,
        |ui| next_ui(ui, dossier, ask),
        |ui| {
            columns_ui(ui, 0.5, 860.0, |ui, half| match half {
                Half::Left => form_ui(ui, "Qui vous êtes", |ui| {
                    for text in &NAMES {
                        text_ui(ui, dossier, text, ask);
                    }
                }),
                Half::Right => associates_ui(ui, &mut view.shows_rows, dossier, ask),
            });
            ui.add_space(size::s());
            rest_ui(ui, view, dossier, ask);
        },
    );
}

/// Shows what reports and the remuneration ask for besides, once it is asked for.
fn rest_ui(ui: &mut Ui, view: &mut TeamView, dossier: &Dossier, ask: &Ask<'_>) {
    card(ui, |ui| {
        card_head_ui(ui, "Pour les rapports et la rémunération", |ui| {
            let label = if view.shows_rest { "Replier" } else { "Compléter" };
            sight::fold_ui(ui, Button::new(label), &mut view.shows_rest, REST);
        });
        if !view.shows_rest {
            muted_ui(ui, rest_words(dossier));
        }
    });
    if !view.shows_rest {
        return;
    }
    ui.add_space(size::s());
    sight::opened_ui(ui, REST, |ui| {
        columns_ui(ui, 0.5, 860.0, |ui, half| match half {
            Half::Left => form_ui(ui, "Identité", |ui| {
                for text in &REST_NAMES {
                    text_ui(ui, dossier, text, ask);
                }
                let field = Field::new("Signature du contrat ACI").width(180.0);
                let date = view.contract_date.ui(ui, field, dossier.team.contract_date);
                ask.extend(date.map(|date| Action::Edit(Edit::ContractDate(date))));
            }),
            Half::Right => {
                sites_ui(ui, dossier, ask);
                patientele_ui(ui, &mut view.patientele_dates, ask, dossier);
            }
        });
    });
}

/// Says in a line what is already told there.
fn rest_words(dossier: &Dossier) -> String {
    let team = &dossier.team;
    let text = |what: &str, text: &str| (!text.trim().is_empty()).then(|| format!("{what}{text}"));
    let count = |number: usize, what| (number > 0).then(|| french::count(number, what));
    let signed = team.contract_date;
    let patients = team.patientele.iter().max_by_key(|row| row.year);
    let told = [
        text("", &team.region),
        text("", &team.sisa),
        text("FINESS ", &team.finess),
        count(team.sites.len(), "site"),
        signed.map(|day| format!("contrat du {}", french::long_date(day))),
        patients
            .map(|row| fr!("{} patients pour {}", french::integer(i64::from(row.count)), row.year)),
        text(fr!("référent qualité : "), &team.quality_lead),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if told.is_empty() {
        return fr!(
            "SISA, numéro FINESS, sites, contrat, patientèle : rien n’en est demandé pour évaluer."
        )
        .to_owned();
    }
    told.join(" · ")
}

/// A text of the team.
type TeamText = TextOf<TeamField>;

const NAMES: [TeamText; 3] = [
    TeamText::new("Nom de la maison de santé", TeamField::Name)
        .hint("par exemple Maison de santé du Vallon"),
    TeamText::new("Commune", TeamField::Commune),
    TeamText::new("Coordination", TeamField::Coordinator).hint("Un nom ou une fonction"),
];
const REST_NAMES: [TeamText; 4] = [
    TeamText::new("Région", TeamField::Region),
    TeamText::new("SISA", TeamField::Sisa)
        .help("La société qui signe l’accord conventionnel (ACI)."),
    TeamText::new("Numéro FINESS", TeamField::Finess).help("Neuf chiffres."),
    TeamText::new("Référent qualité", TeamField::QualityLead)
        .hint("Un nom ou une fonction")
        .help("La personne qui fait vivre la démarche qualité entre deux campagnes."),
];

fn text_ui(ui: &mut Ui, dossier: &Dossier, text: &TeamText, ask: &Ask<'_>) {
    let (field, written) = (text.of, text.of.read(&dossier.team));
    let digits = written.chars().filter(|c| !c.is_whitespace());
    let is_finess = digits.clone().count() == 9 && digits.clone().all(|c| c.is_ascii_digit());
    let is_wrong = field == TeamField::Finess && digits.count() > 0 && !is_finess;
    let problem = is_wrong.then_some("Un numéro FINESS a neuf chiffres.");
    let response =
        ask.text(ui, text.field.problem(problem), written, |text| Edit::Team(field, text));
    let is_first = field == TeamField::Name && dossier.is_blank();
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
}

fn sites_ui(ui: &mut Ui, dossier: &Dossier, ask: &Ask<'_>) {
    let sites = &dossier.team.sites;
    section_ui(ui, "Sites", |ui| {
        let edited = rows_ui(ui, "Ajouter un site", sites, Site::default, |ui, line, site| {
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
        ask.extend(edited.map(|sites| Action::Edit(Edit::Sites(sites))));
    });
}

/// Shows who the team is made of: read, or written once there are few or that is asked for.
fn associates_ui(ui: &mut Ui, shows_rows: &mut bool, dossier: &Dossier, ask: &Ask<'_>) {
    /// So many lines stand open by themselves.
    const FEW: usize = 3;
    let associates = &dossier.team.associates;
    let title = match dossier.team.associate_count() {
        0 => "Associés par profession".to_owned(),
        number => format!("Associés par profession ({number})"),
    };
    let is_open = *shows_rows || associates.len() <= FEW;
    section_ui(ui, &title, |ui| {
        if associates.is_empty() {
            to_come_ui(ui, Sketch::People, WHO);
        }
        let new = || Associates { profession: String::new(), count: 1 };
        let add = "Ajouter une profession";
        let edited = if is_open {
            rows_ui(ui, add, associates, new, associate_ui)
        } else {
            told_ui(ui, associates);
            let shown = ui.horizontal_wrapped(|ui| {
                let change = Button::new("Modifier").named("Modifier les professions");
                *shows_rows |= change.ui(ui).clicked();
                add_ui(ui, add, associates.len())
            });
            shown.inner.then(|| associates.iter().cloned().chain([new()]).collect())
        };
        let Some(edited) = edited else { return };
        *shows_rows = true;
        ask.push(Edit::Associates(edited));
    });
}

/// What the professions of the team are told for.
const WHO: &str = fr!("Qui travaille ensemble, par profession : cela figurera dans les documents.");

/// Tells who the team is made of, a line each.
fn told_ui(ui: &mut Ui, associates: &[Associates]) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        for row in associates {
            ui.horizontal(|ui| {
                let number = style::strong(row.count.to_string());
                ui.add_sized(Vec2::new(24.0, 20.0), Label::new(number));
                ui.label(style::body(&row.profession));
            });
        }
    });
}

fn associate_ui(ui: &mut Ui, line: TeamLine, row: &mut Associates) -> bool {
    let width = ui.available_width() - 42.0 - 88.0;
    let profession = named(ui, line, "Profession", width, &mut row.profession);
    let name = format!("Nombre, ligne {}", line.index + 1);
    profession | number_ui(ui, &name, 0..=999, &mut row.count).changed()
}

fn patientele_ui(ui: &mut Ui, dates: &mut Vec<DateDraft>, ask: &Ask<'_>, dossier: &Dossier) {
    let patientele = &dossier.team.patientele;
    let next_year =
        patientele.iter().map(|row| row.year + 1).max().unwrap_or(ask.state.today.year());
    let new = || Patientele { year: next_year, date: None, count: 0 };
    let title = "Patientèle médecin traitant, par exercice";
    dates.resize_with(patientele.len(), DateDraft::default);
    section_ui(ui, title, |ui| {
        let add = "Ajouter une année";
        let edited = rows_ui(ui, add, patientele, new, |ui, TeamLine { index, is_new }, row| {
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
            note_ui(ui, "patients au");
            let name = format!("Compté le, ligne {line}");
            let field = Field::new(&name).unlabelled().width(132.0);
            let date = dates.get_mut(index).and_then(|draft| draft.ui(ui, field, row.date));
            row.date = date.unwrap_or(row.date);
            exercise.changed() | is_count | date.is_some()
        });
        ask.extend(edited.map(|patientele| Action::Edit(Edit::Patientele(patientele))));
    });
}

/// Shows the button that goes on from here.
fn next_ui(ui: &mut Ui, dossier: &Dossier, ask: &Ask<'_>) {
    if dossier.campaigns.is_empty() {
        let command = Command::NewCampaign;
        ask.button(ui, Button::new(command.label()).primary(), command);
    } else {
        let button = Button::new("Évaluer").icon_after(Icon::ChevronRight);
        ask.button(ui, button, Action::Go(Screen::Assess));
    }
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
    add: &str,
    rows: &[T],
    new: impl Fn() -> T,
    mut row_ui: impl FnMut(&mut Ui, TeamLine, &mut T) -> bool,
) -> Option<Vec<T>> {
    let mut edited = rows.to_vec();
    let mut is_changed = false;
    let mut removed = None;
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
    if add_ui(ui, add, edited.len()) {
        edited.push(new());
        is_changed = true;
    }
    if let Some(index) = removed {
        edited.remove(index);
    }
    (is_changed || removed.is_some()).then_some(edited)
}

/// Shows the button that adds a row at a place; returns true when it is pressed.
fn add_ui(ui: &mut Ui, add: &str, place: usize) -> bool {
    let is_pressed = Button::new(add).icon(Icon::Plus).ui(ui).clicked();
    if is_pressed {
        sight::ask(ui.ctx(), (add, place));
    }
    is_pressed
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

//! A closed campaign: what was decided, what was added since, what comes next.

use eframe::egui::{self, Ui};
use lucide_icons::Icon;

use super::sitting::Sitting;
use crate::app::export::{DocumentKind, Export, Format};
use crate::app::{Action, Command, ReportAction, Screen};
use crate::dossier::{Closure, Correction, Edit, How, Presence, Unfinished};
use crate::french;
use crate::grid::CriterionId;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, ChipTone, Field, Half, badge_ui, chip_ui, columns_ui, field_label_ui, muted_ui,
    note_ui, section_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ClosedView {
    criterion: Option<CriterionId>,
    text: String,
}

/// Shows it.
pub fn closed_ui(ui: &mut Ui, view: &mut ClosedView, sitting: &Sitting<'_>) {
    let Some(closure) = &sitting.campaign.closure else { return };
    let closed = format!("{} · close le {}", sitting.campaign.title, french::long_date(closure.on));
    sitting.ask.plain_page_ui(ui, "Réunion", &closed, |ui| {
        columns_ui(ui, 0.6, 820.0, |ui, half| match half {
            Half::Left => decisions_ui(ui, sitting, closure),
            Half::Right => {
                next_ui(ui, sitting);
                corrections_ui(ui, view, sitting, closure);
            }
        });
    });
}

fn decisions_ui(ui: &mut Ui, sitting: &Sitting<'_>, closure: &Closure) {
    section_ui(ui, "Ce que l’équipe a décidé", |ui| {
        let counts = &closure.remains.by_profession;
        if let Some(dossier) = sitting.ask.state.dossier().filter(|_| !counts.is_empty()) {
            let who = Presence::of(counts, &dossier.team).words();
            let kept = if closure.remains.tallies.is_empty() {
                "Leurs avis ont été détruits."
            } else {
                "De leurs avis il reste le nombre par niveau."
            };
            note_ui(ui, fr!("Réponses : {who}. {kept}"));
        }
        let mut has_decisions = false;
        for (_, criterion) in sitting.campaign.grid.criteria() {
            let Some(entry) = sitting.campaign.entries.get(&criterion.id) else { continue };
            let (Some(answer), Some(decided)) = (&entry.answer, entry.decided) else { continue };
            has_decisions = true;
            ui.horizontal_wrapped(|ui| {
                let level = answer.level().map(|level| (&*criterion.scale, level));
                badge_ui(ui, level, &answer.words());
                if answer.band().is_some() {
                    chip_ui(ui, &answer.words(), ChipTone::Warn, None);
                }
                ui.label(style::strong(&criterion.code));
                ui.label(style::body(&criterion.title));
                let how = match decided.how {
                    How::Together => "en une fois",
                    How::Discussed => "après discussion",
                    How::Reassessed => "réévalué, une action faite",
                };
                note_ui(ui, how);
            });
            if decided.how == How::Discussed && !entry.comment.is_empty() {
                note_ui(ui, &entry.comment);
            }
            if !entry.minority.is_empty() {
                note_ui(ui, fr!("Avis minoritaire : {}", entry.minority));
            }
        }
        if !has_decisions {
            let text = fr!(
                "Les réponses ont été saisies sans réunion ; elles sont dans Évaluer et dans Résultats."
            );
            muted_ui(ui, text);
        }
    });
}

fn next_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    section_ui(ui, "Et maintenant", |ui| {
        let count = sitting.decided_actions().count();
        let plan = match count {
            0 => "Aucune action n’a été décidée.".to_owned(),
            1 => "Une action est à suivre.".to_owned(),
            _ => format!("{count} actions sont à suivre."),
        };
        ui.label(style::body(plan));
        let unfinished = sitting.campaign.unfinished();
        if let Some(words) = unfinished.words() {
            ui.label(style::body(fr!("En suspens : {words}.")));
        }
        left_ui(ui, &unfinished);
        if let Some(date) = sitting.meeting.next_date {
            let text = fr!("Prochaine réunion : {}.", french::weekday_date(date));
            ui.label(style::body(text));
        }
        ui.horizontal_wrapped(|ui| {
            let minutes = Export::Report(DocumentKind::Minutes, Format::Pdf);
            for (label, action) in [
                ("Suivre les actions", Action::Go(Screen::Plan)),
                ("Voir le compte rendu", Action::Reports(ReportAction::Show(minutes))),
                ("Voir les résultats", Action::Go(Screen::Results)),
            ] {
                sitting.ask.button(ui, Button::new(label), action);
            }
            sitting.ask.command(ui, Command::NewCampaign);
        });
    });
}

/// Says what the team left for another day, and when it comes back.
fn left_ui(ui: &mut Ui, unfinished: &Unfinished<'_>) {
    for criterion in &unfinished.postponed {
        let title = format!("{}  {}", criterion.code, criterion.title);
        ui.horizontal_wrapped(|ui| {
            chip_ui(ui, "reporté", ChipTone::Warn, Some(Icon::Clock));
            ui.label(style::body(title));
        });
    }
    if !unfinished.postponed.is_empty() {
        let text = if unfinished.postponed.len() > 1 {
            fr!("Ils ouvriront l’ordre du jour de la prochaine réunion.")
        } else {
            fr!("Il ouvrira l’ordre du jour de la prochaine réunion.")
        };
        note_ui(ui, text);
    }
}

fn corrections_ui(ui: &mut Ui, view: &mut ClosedView, sitting: &Sitting<'_>, closure: &Closure) {
    section_ui(ui, "Corrections", |ui| {
        let text = fr!(
            "Les réponses ne changent plus. Une correction s’y ajoute, avec sa date ; elle paraît dans les \
                    rapports."
        );
        note_ui(ui, text);
        for correction in &closure.corrections {
            let found = sitting.campaign.grid.criterion(&correction.criterion);
            let code = found.map_or("", |(_, criterion)| &criterion.code);
            let text = fr!("{} · {code} : {}", french::typed_date(correction.on), correction.text);
            ui.label(style::body(text));
        }
        ui.add_space(size::xs());
        criterion_ui(ui, view, sitting);
        let field = Field::new("Ce qui est à corriger").rows(2);
        field
            .hint(fr!("Par exemple : le protocole date de mars, et non de mai"))
            .ui(ui, &mut view.text);
        let is_ready = view.criterion.is_some() && !view.text.trim().is_empty();
        let button = Button::new("Ajouter la correction").icon(Icon::Plus).enabled(is_ready);
        if button.ui(ui).clicked()
            && let Some(criterion) = view.criterion.clone()
        {
            let text = std::mem::take(&mut view.text).trim().to_owned();
            let correction = Correction { on: sitting.ask.state.today, criterion, text };
            sitting.ask.push(Edit::Correct(sitting.campaign.id, correction));
        }
    });
}

fn criterion_ui(ui: &mut Ui, view: &mut ClosedView, sitting: &Sitting<'_>) {
    let name = |id: &CriterionId| {
        let found = sitting.campaign.grid.criterion(id);
        found.map_or_else(String::new, |(_, c)| format!("{}  {}", c.code, c.title))
    };
    let chosen = view.criterion.as_ref().map_or_else(|| "Choisir un critère".to_owned(), name);
    let label = field_label_ui(ui, "Critère");
    let list = egui::ComboBox::from_id_salt("corrected").width(280.0).selected_text(chosen);
    let response = list.show_ui(ui, |ui| {
        for (_, criterion) in sitting.campaign.grid.criteria() {
            let is_chosen = view.criterion.as_ref() == Some(&criterion.id);
            if ui.selectable_label(is_chosen, name(&criterion.id)).clicked() {
                view.criterion = Some(criterion.id.clone());
            }
        }
    });
    response.response.labelled_by(label.id);
}

//! What levels 1 and 2 ask: who carries it, what it is about, what is to be true in the end; and the
//! plan, which has its own screen.

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;

use super::page::{ApproachText, QualityPage};
use crate::app::{Action, PlanAction, Screen};
use crate::dossier::{Edit, ImprovementState, QualityTheme, TeamField};
use crate::french;
use crate::scoring::Piece;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Field, Half, choice_row_ui, columns_ui, field_label_ui, note_ui, section_ui,
};

const REASON: ApproachText = ApproachText::new("Pourquoi ce thème", |one| &mut one.reason)
    .hint("par exemple Deux hospitalisations évitables l’an dernier")
    .help("Ce que le diagnostic a montré, ou ce que les patients disent.")
    .rows(4);
const OBJECTIVE: ApproachText = ApproachText::new("Objectif", |one| &mut one.objective)
    .hint("par exemple Toute sortie d’hôpital signalée est discutée sous huit jours")
    .help("Ce qui sera vrai à la fin, et qu’on pourra vérifier.")
    .rows(4);

/// Shows what level 1 asks.
pub(super) fn diagnostic_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    section_ui(ui, "Niveau 1 · Ce que l’équipe veut améliorer", |ui| {
        columns_ui(ui, 0.5, 720.0, |ui, half| match half {
            Half::Left => {
                lead_ui(ui, page);
                theme_ui(ui, page);
            }
            Half::Right => {
                page.text_ui(ui, &REASON, Some(Piece::Reason));
                page.text_ui(ui, &OBJECTIVE, Some(Piece::Objective));
            }
        });
    });
}

fn lead_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    let of_meeting = page.campaign.meeting.as_ref().map_or("", |meeting| &meeting.quality_lead);
    let hint = if of_meeting.is_empty() { "Un nom ou une fonction" } else { of_meeting };
    let field = Field::new("Référent qualité")
        .hint(hint)
        .help("Fait vivre la démarche entre deux campagnes. Le même que dans Équipe.");
    let lead = TeamField::QualityLead.read(&page.dossier.team);
    let write = |lead| Edit::Team(TeamField::QualityLead, lead);
    let response = page.ask.text(ui, field, lead, write);
    sight::answer(ui, &response, Piece::Lead);
}

fn theme_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        field_label_ui(ui, "Thème, parmi les six de l’ACI");
        for (place, &theme) in QualityTheme::ALL.iter().enumerate() {
            let is_on = page.approach.theme == Some(theme);
            let response = choice_row_ui(ui, &french::capitalised(theme.label()), is_on);
            if place == 0 {
                sight::answer(ui, &response, Piece::Theme);
            }
            if response.clicked() {
                let wanted = (!is_on).then_some(theme);
                page.ask.step(page.edit(|approach| approach.theme = wanted));
            }
        }
    });
}

/// Reminds of the plan: how many actions, where they stand.
pub(super) fn plan_ui(ui: &mut Ui, page: &QualityPage<'_>) {
    section_ui(ui, "Niveau 2 · Ce que l’équipe fait", |ui| {
        let count = |state: ImprovementState| {
            page.dossier.decided_in(page.campaign.id).filter(|one| one.state == state).count()
        };
        let counted: Vec<String> = ImprovementState::ALL
            .iter()
            .map(|state| (state, count(*state)))
            .filter(|(_, number)| *number > 0)
            .map(|(state, number)| format!("{number} {}", state.label()))
            .collect();
        let text = if counted.is_empty() {
            "Aucune action n’est encore décidée pour cette campagne.".to_owned()
        } else {
            let all = page.dossier.decided_in(page.campaign.id).count();
            format!("{} pour cette campagne : {}", french::count(all, "action"), counted.join(", "))
        };
        ui.label(style::body(text));
        note_ui(ui, "Responsables, échéances et indicateurs s’écrivent dans le plan d’action.");
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(size::s());
            if Button::new("Ouvrir le plan d’action").icon(Icon::ListChecks).ui(ui).clicked() {
                page.ask.extend([Action::Plan(PlanAction::Show(None)), Action::Go(Screen::Plan)]);
            }
        });
    });
}

//! The end of a meeting: what was decided, when the team meets next, what is told to whom.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::sitting::{Sitting, title_ui};
use crate::app::{Action, Dialog, MeetingAction};
use crate::dossier::{Answer, Decided, Edit, How, MeetingEdit, MeetingText, TeamField};
use crate::french;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, DateDraft, Field, Half, TextOf, card, columns_ui, muted_ui, section_ui, warning_ui,
};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct ClosingView {
    next_date: DateDraft,
    shows_told: bool,
}

/// How many points left for another day have their own button.
const FEW: usize = 5;

/// Names what the minutes may say besides until it is drawn.
const BESIDES: &str = "what the minutes say besides";

/// A text of the meeting.
type MinutesText = TextOf<MeetingText>;

const ATTENDANCE: [MinutesText; 2] = [
    MinutesText::new("Présents", MeetingText::Present).hint("Noms ou professions").rows(2),
    MinutesText::new("Absents, excusés", MeetingText::Absent).hint("Noms ou professions").rows(2),
];
const TOLD: [MinutesText; 3] = [
    MinutesText::new("Ce qui est dit aux absents", MeetingText::ToldAbsent)
        .hint(fr!("Quoi, par qui, comment ; par exemple le compte rendu par courriel"))
        .rows(2),
    MinutesText::new("Ce qui est dit aux usagers", MeetingText::ToldUsers)
        .hint(fr!("Quoi, où ; par exemple une affiche en salle d’attente"))
        .rows(2),
    MinutesText::new("Autres points", MeetingText::Note)
        .hint("Ce qui a été dit et que le compte rendu doit garder")
        .rows(2),
];

/// Shows the phase: first what is not finished.
pub fn closing_ui(ui: &mut Ui, view: &mut ClosingView, sitting: &Sitting<'_>) {
    title_ui(ui, "Clôture");
    unfinished_ui(ui, sitting);
    summary_ui(ui, sitting);
    columns_ui(ui, 0.5, 600.0, |ui, half| match half {
        Half::Left => {
            card(ui, |ui| next_ui(ui, view, sitting));
        }
        Half::Right => {
            card(ui, |ui| {
                for text in &ATTENDANCE {
                    text_ui(ui, sitting, text);
                }
            });
        }
    });
    sight::opened_ui(ui, BESIDES, |ui| {
        let button = Button::new("Compléter le compte rendu");
        sight::fold_ui(ui, button, &mut view.shows_told, BESIDES);
        if view.shows_told {
            card(ui, |ui| {
                for text in &TOLD {
                    text_ui(ui, sitting, text);
                }
            });
        }
    });
}

/// Says what is not finished, and leads back to it.
fn unfinished_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let unfinished = sitting.campaign.unfinished();
    let Some(words) = unfinished.words() else { return };
    section_ui(ui, fr!("En suspens : {words}"), |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for criterion in unfinished.postponed.iter().take(FEW) {
            let label = fr!("{} · {}", criterion.code, criterion.title);
            let name = fr!("Rouvrir ce point : {label}");
            let button = Button::new(&label).quiet().emphasised().icon(Icon::Clock);
            let again = MeetingAction::TakeUp(vec![criterion.id.clone()]);
            sitting.ask.button(
                ui,
                button.named(&name).tip("Rouvrir ce point"),
                Action::Meeting(again),
            );
        }
        let others = unfinished.postponed.len().saturating_sub(FEW);
        if others > 0 {
            muted_ui(ui, format!("Et {} de plus.", french::count(others, "point")));
        }
        if !unfinished.unanswered.is_empty() {
            muted_ui(ui, fr!("Sans réponse : {}.", unfinished.unanswered_codes()));
        }
        ui.add_space(size::s());
        let points = unfinished.criteria();
        let label = if points.len() == 1 { "Reprendre ce point" } else { "Reprendre ces points" };
        let button = Button::new(label).primary().icon(Icon::RotateCcw);
        let again = MeetingAction::TakeUp(points);
        sitting.ask.button(ui, button, Action::Meeting(again));
    });
}

fn text_ui(ui: &mut Ui, sitting: &Sitting<'_>, text: &MinutesText) {
    let write = |written| sitting.meet(MeetingEdit::Text(text.of, written));
    sitting.ask.text(ui, text.field, sitting.meeting.text(text.of), write);
}

/// Counts what was decided.
fn summary_ui(ui: &mut Ui, sitting: &Sitting<'_>) {
    let decided = |how: How| {
        let entries = sitting.campaign.entries.values();
        entries.filter(move |e| matches!(e.decided, Some(Decided { how: by, .. }) if by == how))
    };
    let disputed = decided(How::Discussed)
        .filter(|entry| matches!(entry.answer, Some(Answer::Disputed { .. })))
        .count();
    let discussed = decided(How::Discussed).count();
    let mut parts = vec![
        french::count(decided(How::Together).count(), "critère") + " en une fois",
        french::count(discussed, "point") + if discussed > 1 { " discutés" } else { " discuté" },
    ];
    if disputed > 0 {
        parts.push(format!("dont {disputed} sans accord à ce jour"));
    }
    let open = sitting.meeting.agenda.iter().filter(|id| !sitting.is_decided(id)).count();
    if open > 0 {
        parts.push(format!("{open} sans décision"));
    }
    parts.push(french::count(sitting.decided_actions().count(), "action"));
    ui.label(style::projected_large(parts.join(" · ")));
    ui.label(style::projected(fr!("Le compte rendu s’écrit de lui-même : il est dans Rapports.")));
}

fn next_ui(ui: &mut Ui, view: &mut ClosingView, sitting: &Sitting<'_>) {
    let meeting = sitting.meeting;
    let field = Field::new("Prochaine réunion").width(180.0);
    if let Some(date) = view.next_date.ui(ui, field, meeting.next_date) {
        sitting.ask.push(sitting.meet(MeetingEdit::NextDate(date)));
    }
    if meeting.next_date.is_some_and(|date| date < sitting.ask.state.today) {
        warning_ui(ui, "Cette date est déjà passée.");
    }
    let team = sitting.ask.state.dossier().map_or("", |dossier| &dossier.team.quality_lead);
    let mut lead =
        if meeting.quality_lead.is_empty() { team } else { &meeting.quality_lead }.to_owned();
    let field = Field::new("Référent qualité")
        .hint("Nom ou fonction")
        .help(fr!("Confirmé par l’équipe ; il anime la démarche jusqu’à la prochaine réunion."));
    if field.ui(ui, &mut lead).changed() {
        let edit = MeetingEdit::Text(MeetingText::QualityLead, lead.clone());
        sitting.ask.push(sitting.meet(edit));
        sitting.ask.push(Edit::Team(TeamField::QualityLead, lead));
    }
}

/// Shows the button that closes the campaign: the main one once everything is finished.
pub fn close_button_ui(ui: &mut Ui, sitting: &Sitting<'_>, goes_on: bool) {
    let button = Button::new("Clore la campagne…").icon(Icon::Lock);
    let unfinished = sitting.campaign.unfinished();
    let is_finished = unfinished.words().is_none();
    let button = if is_finished { button.primary() } else { button };
    if button.ui(ui).clicked() || (goes_on && is_finished) {
        sitting.ask.push(Action::Ask(Dialog::CloseCampaign));
    } else if goes_on {
        sitting.ask.push(Action::Meeting(MeetingAction::TakeUp(unfinished.criteria())));
    }
}

/// Said beside the button that closes the campaign.
pub const HINT: &str = fr!("Ou arrêtez-vous ici : la réunion reprend quand l’équipe veut.");

//! The end of a meeting: what was decided, when the team meets next, what is told to whom.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::{Sitting, priorities, side};
use crate::app::{Action, Dialog};
use crate::dossier::{Answer, Decided, Edit, How, Meeting, MeetingEdit, MeetingText, TeamField};
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{Button, DateDraft, Field, card, columns_ui};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct ClosingView {
    next_date: DateDraft,
}

/// Shows the phase.
pub fn closing_ui(
    ui: &mut Ui,
    view: &mut ClosingView,
    sitting: &Sitting<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(meeting) = sitting.meeting else { return };
    ui.label(style::projected_title("Clôture"));
    summary_ui(ui, sitting, meeting);
    postponed_ui(ui, sitting, meeting, actions);
    ui.add_space(size::s());
    columns_ui(
        ui,
        (0.5, 600.0),
        actions,
        |ui, actions| {
            card(ui, |ui| next_ui(ui, view, sitting, meeting, actions));
            card(ui, |ui| {
                text_ui(ui, sitting, meeting, MeetingText::Present, actions);
                text_ui(ui, sitting, meeting, MeetingText::Absent, actions);
            });
        },
        |ui, actions| {
            card(ui, |ui| {
                text_ui(ui, sitting, meeting, MeetingText::ToldAbsent, actions);
                text_ui(ui, sitting, meeting, MeetingText::ToldUsers, actions);
                text_ui(ui, sitting, meeting, MeetingText::Note, actions);
            });
        },
    );
}

/// Counts what was decided.
fn summary_ui(ui: &mut Ui, sitting: &Sitting<'_>, meeting: &Meeting) {
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
    let open = meeting.agenda.iter().filter(|id| !side::is_decided(sitting, id)).count();
    if open > 0 {
        parts.push(format!("{open} sans décision"));
    }
    parts.push(french::count(priorities::decided_actions(sitting).count(), "action"));
    ui.label(style::projected_large(parts.join(" · ")));
    ui.label(style::projected("Le compte rendu s’écrit de lui-même : il est dans Rapports."));
}

fn postponed_ui(ui: &mut Ui, sitting: &Sitting<'_>, meeting: &Meeting, actions: &mut Vec<Action>) {
    if meeting.postponed.is_empty() {
        return;
    }
    card(ui, |ui| {
        ui.label(style::heading("Reportés à une autre fois"));
        let all = sitting.campaign.grid.criteria().map(|(_, criterion)| criterion);
        for criterion in all.filter(|criterion| meeting.postponed.contains(&criterion.id)) {
            ui.horizontal(|ui| {
                let name = format!("Reprendre {}", criterion.code);
                let button = Button::new("Reprendre").quiet().icon(Icon::RotateCcw).ui(ui);
                if button.on_hover_text(name).clicked() {
                    actions.push(sitting.meet(MeetingEdit::Postpone(criterion.id.clone(), false)));
                }
                ui.label(style::body(format!("{}  {}", criterion.code, criterion.title)));
            });
        }
    });
}

fn next_ui(
    ui: &mut Ui,
    view: &mut ClosingView,
    sitting: &Sitting<'_>,
    meeting: &Meeting,
    actions: &mut Vec<Action>,
) {
    let field = Field::new("Prochaine réunion").width(180.0);
    if let Some(date) = view.next_date.ui(ui, field, meeting.next_date) {
        actions.push(sitting.meet(MeetingEdit::NextDate(date)));
    }
    if meeting.next_date.is_some_and(|date| date < sitting.state.today) {
        let text = "Cette date est déjà passée.";
        ui.label(style::small(text).color(style::look(ui).warn));
    }
    let team = sitting.state.dossier().map_or("", |dossier| &dossier.team.quality_lead);
    let mut lead =
        if meeting.quality_lead.is_empty() { team } else { &meeting.quality_lead }.to_owned();
    let field = Field::new("Référent qualité")
        .hint("Nom ou fonction")
        .help("Confirmé par l’équipe ; il anime la démarche jusqu’à la prochaine réunion.");
    if field.ui(ui, &mut lead).changed() {
        let edit = MeetingEdit::Text(MeetingText::QualityLead, lead.clone());
        actions.push(sitting.meet(edit));
        actions.push(Action::Edit(Edit::Team(TeamField::QualityLead, lead)));
    }
}

fn text_ui(
    ui: &mut Ui,
    sitting: &Sitting<'_>,
    meeting: &Meeting,
    which: MeetingText,
    actions: &mut Vec<Action>,
) {
    let (label, hint) = match which {
        MeetingText::Present => ("Présents", "Noms ou professions"),
        MeetingText::Absent => ("Absents, excusés", "Noms ou professions"),
        MeetingText::QualityLead => ("Référent qualité", ""),
        MeetingText::ToldAbsent => (
            "Ce qui est dit aux absents",
            "Quoi, par qui, comment ; par exemple le compte rendu par courriel",
        ),
        MeetingText::ToldUsers => {
            ("Ce qui est dit aux usagers", "Quoi, où ; par exemple une affiche en salle d’attente")
        }
        MeetingText::Note => {
            ("Autres points", "Ce qui a été dit et que le compte rendu doit garder")
        }
    };
    let mut text = meeting.text(which).to_owned();
    let response = Field::new(label).rows(2).hint(hint).ui(ui, &mut text);
    if response.changed() {
        actions.push(sitting.meet(MeetingEdit::Text(which, text)));
    }
    if response.lost_focus() {
        actions.push(Action::Seal);
    }
}

/// Shows the button that closes the campaign.
pub fn close_button_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if Button::new("Clore la campagne…").primary().icon(Icon::Lock).ui(ui).clicked() {
        actions.push(Action::Ask(Dialog::CloseCampaign));
    }
}

/// Said beside the button that closes the campaign.
pub const HINT: &str = "Ou arrêtez-vous ici : la réunion reprend quand l’équipe veut.";

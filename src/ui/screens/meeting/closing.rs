//! The end of a meeting: what was decided, when the team meets next, what is told to whom.

use eframe::egui::Ui;
use lucide_icons::Icon;

use super::sitting::Sitting;
use crate::app::{Action, Dialog};
use crate::dossier::{Answer, Decided, Edit, How, Meeting, MeetingEdit, MeetingText, TeamField};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, DateDraft, Field, Half, TextOf, card, columns_ui, section_ui, warning_ui,
};

/// What the phase remembers for itself.
#[derive(Debug, Default)]
pub struct ClosingView {
    next_date: DateDraft,
}

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

/// Shows the phase.
pub fn closing_ui(ui: &mut Ui, view: &mut ClosingView, sitting: &Sitting<'_>) {
    let Some(meeting) = sitting.meeting else { return };
    ui.label(style::projected_title("Clôture"));
    summary_ui(ui, sitting, meeting);
    postponed_ui(ui, sitting, meeting);
    ui.add_space(size::s());
    columns_ui(ui, 0.5, 600.0, |ui, half| match half {
        Half::Left => {
            card(ui, |ui| next_ui(ui, view, sitting, meeting));
            card(ui, |ui| {
                for text in &ATTENDANCE {
                    text_ui(ui, sitting, meeting, text);
                }
            });
        }
        Half::Right => {
            card(ui, |ui| {
                for text in &TOLD {
                    text_ui(ui, sitting, meeting, text);
                }
            });
        }
    });
}

fn text_ui(ui: &mut Ui, sitting: &Sitting<'_>, meeting: &Meeting, text: &MinutesText) {
    let write = |written| sitting.meet(MeetingEdit::Text(text.of, written));
    sitting.ask.text(ui, text.field, meeting.text(text.of), write);
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
    let open = meeting.agenda.iter().filter(|id| !sitting.is_decided(id)).count();
    if open > 0 {
        parts.push(format!("{open} sans décision"));
    }
    parts.push(french::count(sitting.decided_actions().count(), "action"));
    ui.label(style::projected_large(parts.join(" · ")));
    ui.label(style::projected(fr!("Le compte rendu s’écrit de lui-même : il est dans Rapports.")));
}

fn postponed_ui(ui: &mut Ui, sitting: &Sitting<'_>, meeting: &Meeting) {
    if meeting.postponed.is_empty() {
        return;
    }
    section_ui(ui, "Reportés à une autre fois", |ui| {
        let all = sitting.campaign.grid.criteria().map(|(_, criterion)| criterion);
        for criterion in all.filter(|criterion| meeting.postponed.contains(&criterion.id)) {
            ui.horizontal(|ui| {
                let tip = format!("Reprendre {}", criterion.code);
                let button = Button::new("Reprendre").quiet().icon(Icon::RotateCcw).tip(&tip);
                let taken_up = MeetingEdit::Postpone(criterion.id.clone(), false);
                sitting.ask.button(ui, button, sitting.meet(taken_up));
                ui.label(style::body(format!("{}  {}", criterion.code, criterion.title)));
            });
        }
    });
}

fn next_ui(ui: &mut Ui, view: &mut ClosingView, sitting: &Sitting<'_>, meeting: &Meeting) {
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

/// Shows the button that closes the campaign.
pub fn close_button_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let button = Button::new("Clore la campagne…").primary().icon(Icon::Lock);
    ask.button(ui, button, Action::Ask(Dialog::CloseCampaign));
}

/// Said beside the button that closes the campaign.
pub const HINT: &str = fr!("Ou arrêtez-vous ici : la réunion reprend quand l’équipe veut.");

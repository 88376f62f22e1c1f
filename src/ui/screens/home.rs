//! Accueil: what to do next; without a dossier, three ways to begin.

use std::path::Path;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use super::deadlines::deadlines_ui;
use super::standing::{self, MeanView};
use super::upcoming::upcoming_ui;
use crate::app::{Action, Command, Screen, State, shipped_grid};
use crate::dossier::{Campaign, Dossier, Phase};
use crate::french;
use crate::grid::CriterionId;
use crate::scoring::Coverage;
use crate::store::RecentFile;
use crate::ui::ask::Ask;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Half, card_frame, columns_ui, icon_ui, muted_ui, note_ui, plain_page_ui, section_ui,
    tiles_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct HomeView {
    mean: MeanView,
}

/// Shows the screen.
pub fn home_ui(ui: &mut Ui, view: &mut HomeView, ask: &Ask<'_>) {
    match ask.state.dossier() {
        None => welcome_ui(ui, ask),
        Some(dossier) => open_ui(ui, view, ask, dossier),
    }
}

fn welcome_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let subtitle =
        "Évaluez en équipe la maturité de votre exercice coordonné, et suivez-la d’année en année.";
    plain_page_ui(ui, "Bienvenue dans Jalons", subtitle, |ui| {
        ui.add_space(size::s());
        let ways = ways(ask.state.takes_drops);
        tiles_ui(ui, 240.0, &ways, |ui, width, way| way_ui(ui, width, *way, ask));
        ui.add_space(size::l());
        recent_ui(ui, ask, "Dossiers récents");
        privacy_ui(ui);
    });
}

/// A way to begin: what it does, its picture, its name, one sentence.
type Way = (Command, Icon, &'static str, &'static str);

/// Returns the ways to begin; a file is let go over the window only where it hears of it.
const fn ways(takes_drops: bool) -> [Way; 3] {
    let open = if takes_drops {
        fr!("Un fichier « .jalons » de cet ordinateur. On peut aussi le déposer sur la fenêtre.")
    } else {
        fr!("Un fichier « .jalons » de cet ordinateur.")
    };
    [
        (
            Command::OpenExample,
            Icon::Sparkles,
            "Découvrir avec l’exemple",
            fr!(
                "Une maison de santé inventée, trois campagnes sur trois ans : rien ne peut s’abîmer."
            ),
        ),
        (
            Command::New,
            Icon::FilePlus,
            "Commencer le dossier de l’équipe",
            fr!("Un nom, une date, et la grille s’ouvre : dix minutes suffisent pour commencer."),
        ),
        (Command::Open, Icon::FolderOpen, "Reprendre un dossier", open),
    ]
}

fn way_ui(ui: &mut Ui, width: f32, (command, icon, title, text): Way, ask: &Ask<'_>) {
    let look = style::look(ui);
    card_frame(ui).inner_margin(egui::Margin::same(20)).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(width - 42.0);
            ui.set_min_height(176.0);
            ui.spacing_mut().item_spacing.y = size::s();
            icon_ui(ui, icon, look.accent);
            ui.label(style::heading(title));
            ui.scope(|ui| {
                ui.set_min_height(64.0);
                muted_ui(ui, text);
            });
            let button = Button::new(command.label());
            let button = if command == Command::New { button.primary() } else { button };
            ask.clicked(&button.ui(ui).on_hover_text(command.tooltip()), command);
        });
    });
}

fn privacy_ui(ui: &mut Ui) {
    ui.add_space(size::s());
    note_ui(
        ui,
        fr!(
            "Tout reste sur cet ordinateur : ni compte, ni connexion, ni donnée de patient. Le dossier de \
         l’équipe est un seul fichier, qui lui appartient."
        ),
    );
}

fn open_ui(ui: &mut Ui, view: &mut HomeView, ask: &Ask<'_>, dossier: &Dossier) {
    let today = french::weekday_date(ask.state.today);
    let subtitle = format!("{} · {today}", dossier.team.display_name());
    plain_page_ui(ui, "Bonjour", &subtitle, |ui| {
        columns_ui(ui, 0.56, 760.0, |ui, half| match half {
            Half::Left => {
                next_ui(ui, ask, dossier);
                standing::todo_ui(ui, ask);
            }
            Half::Right => {
                upcoming_ui(ui, ask);
                deadlines_ui(ui, ask);
                super::proofs::due_ui(ui, ask);
                standing::mean_ui(ui, &mut view.mean, ask.state, dossier);
                recent_ui(ui, ask, "Autres dossiers");
            }
        });
    });
}

/// What to do next, in the order a team does it.
struct NextTask {
    title: String,
    text: String,
    button: (&'static str, Action),
    other: Option<(&'static str, Action)>,
}

fn next(state: &State, dossier: &Dossier) -> NextTask {
    let results = ("Voir les résultats", Action::Go(Screen::Results));
    let campaign = state.session.shown_campaign();
    let (Some(campaign), Some(scores)) = (campaign, &state.session.derived.scores) else {
        let is_named = !dossier.team.name.trim().is_empty();
        let team = ("Présenter l’équipe", Action::Go(Screen::Team));
        let grid = shipped_grid();
        return NextTask {
            title: "Commencer la première auto-évaluation".to_owned(),
            text: fr!(
                "Une campagne est une auto-évaluation datée. La grille pour les maisons de santé est prête : {} \
                 critères, ou {} pour une réunion d’une heure.",
                grid.criterion_count(),
                grid.criteria().filter(|(_, criterion)| criterion.is_in_short).count()
            ),
            button: (Command::NewCampaign.label(), Action::Run(Command::NewCampaign)),
            other: (!is_named).then_some(team),
        };
    };
    if campaign.is_closed() {
        return after_closing(dossier, campaign);
    }
    if let Some(next) = meeting_under_way(campaign) {
        return next;
    }
    let coverage = &scores.whole.coverage;
    if coverage.remaining() > 0 {
        let (start, verb) = if coverage.answered() == 0 {
            ("Commencer", "Commencer l’évaluation")
        } else {
            ("Terminer", "Continuer l’évaluation")
        };
        return NextTask {
            title: fr!("{start} « {} »", campaign.title),
            text: remaining_words(coverage),
            button: (verb, Action::Go(Screen::Assess)),
            other: (coverage.answered() > 0).then_some(results),
        };
    }
    NextTask {
        title: fr!("« {} » est complète", campaign.title),
        text: "Relisez les résultats avec l’équipe, puis exportez le diagnostic.".to_owned(),
        button: results,
        other: Some(("Exporter le rapport", Action::Go(Screen::Reports))),
    }
}

/// Says where a meeting that was begun and not closed goes on.
fn meeting_under_way(campaign: &Campaign) -> Option<NextTask> {
    let meeting = campaign.meeting.as_ref().filter(|meeting| meeting.phase > Phase::Reveal)?;
    let is_open = |id: &&CriterionId| !meeting.postponed.contains(*id) && !campaign.is_decided(id);
    let open = meeting.agenda.iter().chain(&meeting.together).filter(is_open).count();
    let postponed = campaign.unfinished().postponed.len();
    let text = match open {
        0 if postponed == 1 => "Un point est reporté ; les autres sont décidés.".to_owned(),
        0 if postponed > 1 => {
            format!("{postponed} points sont reportés ; les autres sont décidés.")
        }
        0 => fr!("Tous les points sont décidés : il reste les actions et la clôture.").to_owned(),
        _ => format!("Il reste {} à décider.", french::count(open, "point")),
    };
    Some(NextTask {
        title: fr!("Reprendre la réunion de « {} »", campaign.title),
        text,
        button: ("Reprendre la réunion", Action::Go(Screen::Meeting)),
        other: Some(("Voir les résultats", Action::Go(Screen::Results))),
    })
}

/// Says what a closed campaign leaves to do: its actions, then the next one.
fn after_closing(dossier: &Dossier, campaign: &Campaign) -> NextTask {
    let open = dossier.improvements.iter().filter(|one| one.state.is_open()).count();
    let left = campaign.unfinished().words();
    let left = left.map(|words| {
        format!("{} : à reprendre à la prochaine réunion. ", french::capitalised(&words))
    });
    let text = match open {
        0 => fr!("Elle ne change plus. Aucune action n’est en cours : l’équipe peut en prévoir, ou préparer la \
              campagne suivante.")
            .to_owned(),
        1 => "Elle ne change plus. Une action fait avancer l’équipe d’ici la prochaine.".to_owned(),
        _ => format!("Elle ne change plus. {open} actions font avancer l’équipe d’ici la prochaine."),
    };
    NextTask {
        title: fr!("« {} » est close", campaign.title),
        text: fr!("{}{text}", left.unwrap_or_default()),
        button: ("Suivre le plan d’action", Action::Go(Screen::Plan)),
        other: Some((Command::NewCampaign.label(), Action::Run(Command::NewCampaign))),
    }
}

fn remaining_words(coverage: &Coverage) -> String {
    let (remaining, to_confirm) = (coverage.remaining(), coverage.to_confirm);
    let confirm = match to_confirm {
        0 => String::new(),
        1 if remaining == 1 => ", à reconfirmer".to_owned(),
        number if number == remaining => ", tous à reconfirmer".to_owned(),
        number => format!(", dont {number} à reconfirmer"),
    };
    match remaining {
        1 => format!("Il ne reste qu’un critère{confirm}."),
        _ => format!("Il reste {}{confirm}.", french::count(remaining, "critère")),
    }
}

fn next_ui(ui: &mut Ui, ask: &Ask<'_>, dossier: &Dossier) {
    let look = style::look(ui);
    let next = next(ask.state, dossier);
    let response = card_frame(ui)
        .inner_margin(egui::Margin { left: 24, right: 20, top: 20, bottom: 20 })
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            note_ui(ui, "La suite");
            ui.label(style::heading(&next.title));
            muted_ui(ui, &next.text);
            ui.add_space(size::xs());
            ui.horizontal_wrapped(|ui| {
                ask.button(ui, Button::new(next.button.0).primary(), next.button.1);
                if let Some((label, action)) = next.other {
                    ask.button(ui, Button::new(label), action);
                }
            });
        })
        .response;
    let mut edge = response.rect;
    edge.set_width(4.0);
    let radius = egui::CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 };
    ui.painter().rect_filled(edge, radius, look.accent);
}

fn recent_ui(ui: &mut Ui, ask: &Ask<'_>, title: &str) {
    let open = ask.state.session.document.as_ref().and_then(|document| document.path.as_deref());
    let others: Vec<_> = ask
        .state
        .preferences
        .recent
        .iter()
        .filter(|recent| Some(recent.path.as_path()) != open)
        .collect();
    let has_dossier = ask.state.session.document.is_some();
    if others.is_empty() && !has_dossier {
        return;
    }
    section_ui(ui, title, |ui| {
        if others.is_empty() {
            muted_ui(ui, "Aucun autre dossier n’a été ouvert ici.");
        }
        for recent in others {
            recent_row_ui(ui, ask, recent);
        }
        if has_dossier {
            ui.horizontal_wrapped(|ui| {
                for command in [Command::New, Command::Open, Command::OpenExample] {
                    ask.button(ui, Button::new(command.label()), command);
                }
            });
        }
    });
}

fn recent_row_ui(ui: &mut Ui, ask: &Ask<'_>, recent: &RecentFile) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 32.0), layout, |ui| {
        let name = format!("Retirer {} de la liste", recent.name);
        ask.icon_button(ui, Icon::X, &name, Action::Forget(recent.path.clone()));
        if ui.available_width() > 260.0 {
            note_ui(ui, recent_note(recent, ask.state));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let label = egui::Label::new(style::body(&recent.name)).sense(egui::Sense::click());
            let response =
                ui.add(label.truncate()).on_hover_text(recent.path.display().to_string());
            ask.clicked(
                &response.on_hover_cursor(egui::CursorIcon::PointingHand),
                Action::Open(recent.path.clone()),
            );
        });
    });
}

fn recent_note(recent: &RecentFile, state: &State) -> String {
    let day: Option<jiff::civil::Date> = recent.opened_on.parse().ok();
    let folder = recent.path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy());
    let day = match day {
        Some(day) if day == state.today => "aujourd’hui".to_owned(),
        Some(day) => french::long_date(day),
        None => String::new(),
    };
    // Two files of one folder may bear the name of one team.
    let is_alone = |other: &RecentFile| {
        other.path == recent.path || !french::is_same(&other.name, &recent.name)
    };
    let file = (!state.preferences.recent.iter().all(is_alone))
        .then(|| crate::app::file_name(&recent.path));
    let parts = [file, folder.map(String::from), Some(day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

//! Accueil without a dossier: the one opened last, then the ways to begin.

use std::path::Path;

use eframe::egui::{self, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::{Action, Command, State, shipped_grid};
use crate::french;
use crate::grid::Extent;
use crate::store::RecentFile;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, card_frame, from_right_ui, icon_ui, link_ui, muted_ui, note_ui, section_ui, tiles_ui,
};

/// How many recent dossiers are named before one asks for the others.
const FEW: usize = 3;
/// The name of the other recent dossiers until they are drawn.
const OTHERS: &str = "other recent dossiers";

/// Shows the screen; `shows_all` tells whether every recent dossier is named.
pub(super) fn welcome_ui(ui: &mut Ui, shows_all: &mut bool, ask: &Ask<'_>) {
    let subtitle =
        "Évaluez en équipe la maturité de votre exercice coordonné, et suivez-la d’année en année.";
    ask.plain_page_ui(ui, "Bienvenue dans Jalons", subtitle, |ui| {
        let is_known = !ask.state.preferences.recent.is_empty();
        if is_known {
            known_ui(ui, shows_all, ask);
            ui.add_space(size::s());
        }
        first_path_ui(ui, !is_known, ask);
        ui.add_space(size::s());
        let ways = ways(ask.state.takes_drops);
        tiles_ui(ui, 240.0, &ways, |ui, width, way| way_ui(ui, width, *way, ask));
        privacy_ui(ui);
    });
}

/// Shows the way for who has never assessed: the shortest, with its end in sight.
fn first_path_ui(ui: &mut Ui, is_main: bool, ask: &Ask<'_>) {
    let look = style::look(ui);
    let number = shipped_grid().count_in(Extent::First);
    card_frame(ui).inner_margin(egui::Margin::same(20)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.add_space(size::xs());
            icon_ui(ui, Icon::Timer, look.accent);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = size::s();
                ui.label(style::heading("Une première évaluation en une demi-heure"));
                muted_ui(
                    ui,
                    fr!(
                        "Le nom de l’équipe, {number} critères, seul ou ensemble ; puis le résultat sur une page et \
                         trois actions. Ce qui est laissé de côté se reprend plus tard, sans rien perdre."
                    ),
                );
                let command = Command::FirstPath;
                let button = Button::new("Commencer").named("Commencer une première évaluation");
                let button = if is_main { button.primary() } else { button };
                ask.button(ui, button.tip(command.tooltip()), command);
            });
        });
    });
}

/// A way to begin: what it does, its picture, its name, one sentence.
type Way = (Command, Icon, &'static str, &'static str);

/// Returns the other ways to begin; a file is let go over the window only where it hears of it.
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
            fr!("Présentez l’équipe, puis choisissez la grille et le parcours de la campagne."),
        ),
        (Command::Open, Icon::FolderOpen, "Reprendre un dossier", open),
    ]
}

fn way_ui(ui: &mut Ui, width: f32, (command, icon, title, text): Way, ask: &Ask<'_>) {
    let look = style::look(ui);
    card_frame(ui).inner_margin(egui::Margin::same(20)).show(ui, |ui| {
        ui.vertical(|ui| {
            ui.set_width(width - 42.0);
            ui.set_min_height(168.0);
            ui.spacing_mut().item_spacing.y = size::s();
            icon_ui(ui, icon, look.muted);
            ui.label(style::heading(title));
            ui.scope(|ui| {
                ui.set_min_height(60.0);
                muted_ui(ui, text);
            });
            ask.button(ui, Button::new(command.label()).tip(command.tooltip()), command);
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

/// Shows the dossiers opened lately, the last one ready to go on with.
fn known_ui(ui: &mut Ui, shows_all: &mut bool, ask: &Ask<'_>) {
    let recent = &ask.state.preferences.recent;
    let Some((last, others)) = recent.split_first() else { return };
    section_ui(ui, "Reprendre", |ui| {
        last_ui(ui, ask, last);
        let hidden = others.len().saturating_sub(FEW - 1);
        for other in others.iter().take(FEW - 1) {
            ui.separator();
            recent_row_ui(ui, ask, other);
        }
        if hidden == 0 {
            return;
        }
        sight::opened_ui(ui, OTHERS, |ui| {
            if *shows_all {
                for other in others.iter().skip(FEW - 1) {
                    ui.separator();
                    recent_row_ui(ui, ask, other);
                }
            }
        });
        let label = match (*shows_all, hidden) {
            (true, _) => "Replier".to_owned(),
            (false, 1) => "Un autre dossier récent".to_owned(),
            (false, _) => format!("{hidden} autres dossiers récents"),
        };
        sight::fold_ui(ui, Button::new(&label), shows_all, OTHERS);
    });
}

fn last_ui(ui: &mut Ui, ask: &Ask<'_>, last: &RecentFile) {
    ui.horizontal(|ui| {
        from_right_ui(ui, |ui| {
            forget_ui(ui, ask, last);
            let name = format!("Ouvrir {}", last.name);
            let path = last.path.display().to_string();
            let button = Button::new("Ouvrir").primary().named(&name).tip(&path);
            ask.button(ui, button, Action::Open(last.path.clone()));
            ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(egui::Label::new(style::strong(&last.name)).truncate());
                note_ui(ui, recent_note(last, ask.state));
            });
        });
    });
}

fn forget_ui(ui: &mut Ui, ask: &Ask<'_>, recent: &RecentFile) {
    let name = format!("Retirer {} de la liste", recent.name);
    ask.icon_button(ui, Icon::X, &name, Action::Forget(recent.path.clone()));
}

fn recent_row_ui(ui: &mut Ui, ask: &Ask<'_>, recent: &RecentFile) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), 32.0), layout, |ui| {
        forget_ui(ui, ask, recent);
        if ui.available_width() > 260.0 {
            note_ui(ui, recent_note(recent, ask.state));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            recent_link_ui(ui, ask, recent);
        });
    });
}

/// Names a dossier opened lately; a click opens it.
fn recent_link_ui(ui: &mut Ui, ask: &Ask<'_>, recent: &RecentFile) {
    let link = link_ui(ui, style::body(&recent.name), &recent.name);
    let link = link.on_hover_text(recent.path.display().to_string());
    ask.clicked(&link, Action::Open(recent.path.clone()));
}

/// Shows the other dossiers opened lately, beside the open one.
pub(super) fn others_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let open = ask.state.session.document.as_ref().and_then(|document| document.path.as_deref());
    let is_other = |recent: &&RecentFile| Some(recent.path.as_path()) != open;
    let mut others = ask.state.preferences.recent.iter().filter(is_other).take(FEW).peekable();
    if others.peek().is_none() {
        return;
    }
    section_ui(ui, "Autres dossiers", |ui| {
        for recent in others {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                recent_link_ui(ui, ask, recent);
                note_ui(ui, recent_note(recent, ask.state));
            });
        }
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

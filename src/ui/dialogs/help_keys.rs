//! What each key does, place by place, and what each word of the trade means: two pages of the help.

use eframe::egui::{self, Label, Ui, Vec2};
use strum::{EnumIter, IntoEnumIterator as _};

use crate::app::{Command, Jargon, Screen, State, shipped_grid};
use crate::grid::{CriterionKind, Grid};
use crate::ui::style::{self, size};
use crate::ui::widgets::key_cap_ui;

/// Where keys do something of their own, in the order one comes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
enum KeyPlace {
    Assess,
    Ballot,
    Paper,
    Meeting,
    Everywhere,
    Screens,
}

/// A key and what it does.
type KeyWords = (&'static str, &'static str);

/// Stands for the numbers of the levels of the grid in use.
const LEVELS: &str = "levels";
/// Of a grid that has characteristics to answer.
const CHARACTERISTICS: KeyWords = ("O, P, N", "Répondre à la caractéristique choisie");

impl KeyPlace {
    const fn title(self) -> &'static str {
        match self {
            Self::Assess => "Évaluer",
            Self::Ballot => "Donner son avis sur cet ordinateur",
            Self::Paper => "Saisir des avis papier",
            Self::Meeting => "Réunion",
            Self::Everywhere => "Partout",
            Self::Screens => "Aller à un écran",
        }
    }

    const fn keys(self) -> &'static [KeyWords] {
        match self {
            Self::Assess => &[
                (LEVELS, "Choisir le niveau"),
                ("=", "Garder la réponse de la dernière fois"),
                ("N", "Sans objet"),
                ("?", "Ne sait pas"),
                ("Suppr", "Effacer la réponse"),
                ("C", "Écrire le commentaire"),
                ("Entrée", "Critère suivant"),
                ("↑ ↓", "Critère précédent, critère suivant"),
            ],
            Self::Ballot => &[
                (LEVELS, "Choisir le niveau"),
                ("N", "Sans objet"),
                ("?", "Ne sait pas"),
                ("Suppr", "Effacer la réponse"),
                ("C", "Ajouter un commentaire"),
                ("Ctrl+Entrée", "Finir le commentaire"),
                ("Entrée", "Critère suivant"),
                ("Échap", "Abandonner (Jalons demande confirmation)"),
            ],
            Self::Paper => &[
                (LEVELS, "Niveau"),
                ("7", "Pas de réponse"),
                ("8", "Ne sait pas"),
                ("9", "Sans objet"),
                ("C", "Commentaire"),
                ("N", "Nom"),
                ("Effacement", "Corriger"),
                ("Échap", "Abandonner (Jalons demande confirmation)"),
            ],
            Self::Meeting => &[
                (LEVELS, "Choisir le niveau du point"),
                ("Espace ou Entrée", "Retenir, et passer au point suivant"),
                ("P", "Lancer le temps, ou l’arrêter"),
                ("F11", "Projeter en plein écran"),
                ("Échap", "Quitter le plein écran"),
            ],
            Self::Everywhere => &[
                ("Tab", "Aller à ce qui suit"),
                ("F6", "Aller d’une partie de la fenêtre à l’autre"),
                ("Page ↑ ↓", "Faire défiler d’une page"),
                ("Début, Fin", "Aller en haut, en bas de la page"),
                ("Espace", "Descendre d’une page"),
                ("Ctrl+molette", "Agrandir ou réduire"),
            ],
            Self::Screens => &[],
        }
    }

    /// Returns the commands that belong there.
    fn commands(self) -> impl Iterator<Item = Command> {
        Command::all().filter(move |command| match command {
            Command::NextCriterion | Command::PreviousCriterion | Command::Project => false,
            Command::Go(_) | Command::ShowAllScreens => self == Self::Screens,
            Command::New
            | Command::Open
            | Command::OpenExample
            | Command::Save
            | Command::SaveAs
            | Command::Versions
            | Command::SaveContinuously
            | Command::Close
            | Command::Undo
            | Command::Redo
            | Command::NewCampaign
            | Command::FirstPath
            | Command::EditCampaign
            | Command::NewExercise
            | Command::CheckGrid
            | Command::CheckCalculations
            | Command::Palette
            | Command::Help
            | Command::OpenJournal
            | Command::About
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset
            | Command::CancelExport
            | Command::Print
            | Command::Quit => self == Self::Everywhere,
        })
    }

    const fn is_at(self, screen: Screen) -> bool {
        match self {
            Self::Assess => matches!(screen, Screen::Assess),
            Self::Ballot | Self::Paper | Self::Meeting => matches!(screen, Screen::Meeting),
            Self::Everywhere | Self::Screens => false,
        }
    }
}

/// Shows every shortcut; first come the keys of the screen in front, or those of everywhere where it has
/// none.
pub(super) fn keys_ui(ui: &mut Ui, state: &State) {
    let screen = state.screen();
    let shipped = shipped_grid();
    let grid = state.session.shown_campaign().map_or(&*shipped, |campaign| &campaign.grid);
    let mut places: Vec<KeyPlace> = KeyPlace::iter().collect();
    let has_own = places.iter().any(|place| place.is_at(screen));
    places.sort_by_key(|place| {
        let is_general = matches!(place, KeyPlace::Everywhere | KeyPlace::Screens);
        // The meeting's own keys come before those of its ballots.
        (!place.is_at(screen), has_own || !is_general, *place != KeyPlace::Meeting)
    });
    for place in places {
        place_ui(ui, place, grid);
    }
}

/// Shows every word that is explained.
pub(super) fn words_ui(ui: &mut Ui) {
    for jargon in Jargon::all() {
        ui.add(Label::new(style::body(jargon.meaning())).wrap());
    }
}

fn place_ui(ui: &mut Ui, place: KeyPlace, grid: &Grid) {
    /// Room of the keys, the same in every place.
    const KEYS: f32 = 104.0;
    ui.label(style::strong(place.title()));
    ui.spacing_mut().interact_size.y = 20.0;
    let has_characteristics = || {
        let mut criteria = grid.criteria();
        criteria.any(|(_, one)| matches!(one.kind, CriterionKind::Characteristics(_)))
    };
    let more = Some(CHARACTERISTICS).filter(|_| place == KeyPlace::Assess && has_characteristics());
    let levels = format!("{} à {}", grid.scale().lowest(), grid.scale().highest());
    let rows = egui::Grid::new(place.title()).spacing(Vec2::new(size::xl(), 6.0));
    rows.min_col_width(KEYS).show(ui, |ui| {
        for (key, words) in place.keys().iter().chain(&more) {
            key_ui(ui, if *key == LEVELS { &levels } else { key }, words);
        }
        for command in place.commands() {
            if let Some(shortcut) = command.shortcut() {
                key_ui(ui, &shortcut.label(), command.label().trim_end_matches('…'));
            }
        }
    });
    ui.add_space(size::s());
}

fn key_ui(ui: &mut Ui, key: &str, words: &str) {
    key_cap_ui(ui, key);
    ui.label(style::body(words));
    ui.end_row();
}

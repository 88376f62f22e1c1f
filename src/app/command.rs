//! Everything that has a name in a menu, a button, a shortcut or the palette, once.

use strum::{EnumIter, IntoEnumIterator as _};

use crate::app::Screen;

/// A named thing the person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum Command {
    /// Start an empty dossier.
    New,
    /// Ask for a dossier and open it.
    Open,
    /// Open a copy of the example.
    OpenExample,
    /// Save, asking where the first time.
    Save,
    /// Save under another name.
    SaveAs,
    /// Look at former versions of the file.
    Versions,
    /// Save without being asked, or no longer.
    SaveContinuously,
    /// Close the dossier.
    Close,
    /// Take back the last change.
    Undo,
    /// Make it again.
    Redo,
    /// Ask about a first campaign, the shortest there is.
    FirstPath,
    /// Ask about a new campaign.
    NewCampaign,
    /// Change title, date or note of the campaign shown.
    EditCampaign,
    /// Start an exercise of the remuneration.
    NewExercise,
    /// Go to the next criterion.
    NextCriterion,
    /// Go to the previous criterion.
    PreviousCriterion,
    /// Ask for a grid and check it.
    CheckGrid,
    /// Run the worked examples of the remuneration.
    CheckCalculations,
    /// Go to a screen.
    Go(Screen),
    /// Name every screen in the rail, or those that serve only.
    ShowAllScreens,
    /// Search commands and criteria.
    Palette,
    /// Explain the screen in front, and all the rest.
    Help,
    /// Tell which version this is.
    About,
    /// Show the technical journal.
    OpenJournal,
    /// Make everything larger.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Back to the usual size.
    ZoomReset,
    /// Give the meeting the whole screen, or take it back.
    Project,
    /// Stop the export under way.
    CancelExport,
    /// Make what is in front a document, to be printed.
    Print,
    /// Leave.
    Quit,
}

/// A key, by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCap {
    /// A letter, digit or sign.
    Character(char),
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// A function key.
    Function(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// With Ctrl (Cmd on a Mac).
    pub ctrl: bool,
    /// With Shift.
    pub shift: bool,
    /// The key.
    pub key: KeyCap,
}

impl Shortcut {
    const fn ctrl(character: char) -> Self {
        Self { ctrl: true, shift: false, key: KeyCap::Character(character) }
    }

    const fn plain(key: KeyCap) -> Self {
        Self { ctrl: false, shift: false, key }
    }

    /// Returns the keys as they are printed: `Ctrl+Maj+S`.
    pub fn label(self) -> String {
        let key = match self.key {
            KeyCap::Character(character) => character.to_uppercase().to_string(),
            KeyCap::Up => "↑".to_owned(),
            KeyCap::Down => "↓".to_owned(),
            KeyCap::Function(number) => format!("F{number}"),
        };
        let ctrl = if self.ctrl { "Ctrl+" } else { "" };
        let shift = if self.shift { "Maj+" } else { "" };
        format!("{ctrl}{shift}{key}")
    }
}

impl Command {
    /// Returns every command, in the order of menus and help.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter().flat_map(|command| {
            let is_of_screens = matches!(command, Self::Go(_));
            if is_of_screens { Screen::iter().map(Self::Go).collect() } else { vec![command] }
        })
    }

    /// Returns the name the person reads; it ends in `…` when more is asked.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "Nouveau dossier",
            Self::Open => "Ouvrir…",
            Self::OpenExample => "Ouvrir l’exemple",
            Self::Save => "Enregistrer",
            Self::SaveAs => "Enregistrer sous…",
            Self::Versions => "Versions précédentes",
            Self::SaveContinuously => "Enregistrer en continu",
            Self::Close => "Fermer le dossier",
            Self::Undo => "Annuler",
            Self::Redo => "Rétablir",
            Self::FirstPath => "Première évaluation…",
            Self::NewCampaign => "Nouvelle campagne…",
            Self::EditCampaign => "Modifier la campagne…",
            Self::NewExercise => "Nouvel exercice…",
            Self::NextCriterion => "Critère suivant",
            Self::PreviousCriterion => "Critère précédent",
            Self::CheckGrid => "Vérifier une grille…",
            Self::CheckCalculations => "Vérifier les calculs",
            Self::Go(screen) => screen.label(),
            Self::ShowAllScreens => "Tout montrer",
            Self::Palette => "Rechercher…",
            Self::Help => "Aide",
            Self::About => "À propos de Jalons",
            Self::OpenJournal => "Ouvrir le journal technique",
            Self::ZoomIn => "Agrandir",
            Self::ZoomOut => "Réduire",
            Self::ZoomReset => "Taille normale",
            Self::Project => "Projeter en plein écran",
            Self::CancelExport => "Arrêter l’export",
            Self::Print => "Imprimer un document",
            Self::Quit => "Quitter",
        }
    }

    /// Returns one sentence more.
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::New => "Commencer le dossier d’une équipe",
            Self::Open => "Ouvrir un dossier enregistré sur cet ordinateur",
            Self::OpenExample => "Découvrir Jalons sur une équipe inventée",
            Self::Save => "Enregistrer le dossier dans son fichier",
            Self::SaveAs => "Enregistrer le dossier sous un autre nom",
            Self::Versions => "Comparer le dossier à une version précédente, et y revenir",
            Self::SaveContinuously => {
                fr!(
                    "Enregistrer le fichier au fil de la saisie, tout seul ; le bouton Enregistrer n’est plus utile"
                )
            }
            Self::Close => "Revenir à l’accueil",
            Self::Undo => "Revenir sur la dernière modification",
            Self::Redo => "Refaire ce qui vient d’être annulé",
            Self::FirstPath => {
                "Quelques critères pour commencer, seul ou ensemble, en une demi-heure"
            }
            Self::NewCampaign => "Commencer une auto-évaluation datée",
            Self::EditCampaign => {
                "Changer le titre, la date, le parcours ou la note de la campagne"
            }
            Self::NewExercise => "Préparer le décompte d’une année",
            Self::NextCriterion => "Passer au critère suivant",
            Self::PreviousCriterion => "Revenir au critère précédent",
            Self::CheckGrid => "Lire une grille et dire toutes ses erreurs",
            Self::CheckCalculations => {
                "Refaire les exemples du guide de l’ACI, attendu et calculé côte à côte"
            }
            Self::Go(_) => "Aller à cet écran",
            Self::ShowAllScreens => {
                "Nommer à gauche tous les écrans, même ceux qui ne servent pas encore"
            }
            Self::Palette => "Chercher une commande, un critère, un mot",
            Self::Help => "Lire comment faire ici, les raccourcis, les mots expliqués",
            Self::About => "Voir la version, la licence, et de quoi aider en cas de panne",
            Self::OpenJournal => {
                fr!("Lire ce que le programme a noté ; rien n’y parle de l’équipe")
            }
            Self::ZoomIn => "Agrandir tout ce qui est à l’écran",
            Self::ZoomOut => "Réduire tout ce qui est à l’écran",
            Self::ZoomReset => fr!("Revenir à 100 %"),
            Self::Project => "Montrer la réunion à toute l’équipe, sans menu",
            Self::CancelExport => "Ne pas terminer le document en cours",
            Self::Print => {
                fr!(
                    "Montrer dans Rapports le document de cet écran ; là, l’exporter en PDF pour l’imprimer"
                )
            }
            Self::Quit => "Fermer Jalons",
        }
    }

    /// Returns its shortcut, if it has one.
    pub const fn shortcut(self) -> Option<Shortcut> {
        Some(match self {
            Self::New => Shortcut::ctrl('n'),
            Self::Open => Shortcut::ctrl('o'),
            Self::Save => Shortcut::ctrl('s'),
            Self::SaveAs => Shortcut { ctrl: true, shift: true, key: KeyCap::Character('s') },
            Self::Close => Shortcut::ctrl('w'),
            Self::Undo => Shortcut::ctrl('z'),
            Self::Redo => Shortcut::ctrl('y'),
            Self::NextCriterion => Shortcut::plain(KeyCap::Down),
            Self::PreviousCriterion => Shortcut::plain(KeyCap::Up),
            Self::Go(screen) => Shortcut::ctrl(match screen {
                Screen::Home => '1',
                Screen::Team => '2',
                Screen::Assess => '3',
                Screen::Meeting => '4',
                Screen::Results => '5',
                Screen::Progress => '6',
                Screen::Remuneration => '7',
                Screen::Plan => '8',
                Screen::Proofs => '9',
                Screen::Reports => 'r',
                Screen::Grids => 'g',
            }),
            Self::Palette => Shortcut::ctrl('k'),
            Self::Help => Shortcut::plain(KeyCap::Function(1)),
            Self::Project => Shortcut::plain(KeyCap::Function(11)),
            Self::ZoomIn => Shortcut::ctrl('+'),
            Self::ZoomOut => Shortcut::ctrl('-'),
            Self::ZoomReset => Shortcut::ctrl('0'),
            Self::Print => Shortcut::ctrl('p'),
            Self::Quit => Shortcut::ctrl('q'),
            Self::OpenExample
            | Self::Versions
            | Self::SaveContinuously
            | Self::FirstPath
            | Self::NewCampaign
            | Self::EditCampaign
            | Self::NewExercise
            | Self::ShowAllScreens
            | Self::CheckGrid
            | Self::CheckCalculations
            | Self::About
            | Self::OpenJournal
            | Self::CancelExport => return None,
        })
    }
}

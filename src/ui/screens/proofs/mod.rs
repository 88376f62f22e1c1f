//! Preuves: the register of proofs: what shows a claim, where it is kept, until when it holds.

mod due;
mod form;
mod links;
mod list;
mod place;
mod registered;

use eframe::egui::{Role, Ui, Vec2, WidgetInfo};
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

pub(super) use self::due::due_ui;
pub(in crate::ui) use self::list::validity_ui;
pub(super) use self::registered::registered_proofs_ui;
use crate::app::{Action, FileCheck, ProofAction, State};
use crate::dossier::{Dossier, Edit, FileState, Proof, ProofId};
use crate::french;
use crate::ui::sight;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    Button, Chooser, DateDraft, Field, card_frame, empty_state_ui, filter_chip_ui, page_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ProofsView {
    filter: ProofFilter,
    query: String,
    /// The proof whose form is open.
    open: Option<ProofId>,
    /// The proof the program last brought to the front.
    shown: Option<ProofId>,
    drafts: ProofDrafts,
}

/// What is being typed in the form.
#[derive(Debug, Default)]
struct ProofDrafts {
    date: DateDraft,
    valid_until: DateDraft,
    criterion: Chooser,
    indicator: Chooser,
    /// Whether the form opened just now: its first field then takes the keyboard.
    is_new: bool,
}

/// Which proofs are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter)]
enum ProofFilter {
    #[default]
    All,
    Soon,
    Expired,
    File,
    Unlinked,
}

impl ProofFilter {
    const fn label(self) -> &'static str {
        match self {
            Self::All => "Toutes",
            Self::Soon => "Bientôt expirées",
            Self::Expired => "Expirées",
            Self::File => "Fichier manquant ou changé",
            Self::Unlinked => "Sans lien",
        }
    }

    fn keeps(self, state: &State, proof: &Proof) -> bool {
        let is_expired = proof.is_expired(state.today);
        match self {
            Self::All => true,
            Self::Soon => !is_expired && proof.validity(state.today).is_due(),
            Self::Expired => is_expired,
            Self::File => {
                let found = state.session.proof_files.get(&proof.id);
                matches!(found, Some(FileState::Changed | FileState::Missing))
            }
            Self::Unlinked => proof.is_unlinked(),
        }
    }
}

/// Shows the screen.
pub fn proofs_ui(ui: &mut Ui, view: &mut ProofsView, state: &State, actions: &mut Vec<Action>) {
    let Some(dossier) = state.dossier() else { return };
    if let Some(proof) = view.follow(state) {
        sight::ask(ui.ctx(), awaited(proof));
    }
    let mut asked = Vec::new();
    page_ui(
        ui,
        "Preuves",
        &subtitle(state, dossier),
        |ui| head_buttons_ui(ui, state, dossier, &mut asked),
        |ui| {
            privacy_ui(ui);
            if dossier.proofs.is_empty() {
                empty_ui(ui, actions);
                return;
            }
            filters_ui(ui, view, state, dossier);
            register_ui(ui, view, state, dossier, actions);
        },
    );
    actions.extend(asked);
}

impl ProofsView {
    /// Opens the proof the program brought to the front, once; returns it then.
    fn follow(&mut self, state: &State) -> Option<ProofId> {
        if self.shown == state.session.proof {
            return None;
        }
        self.shown = state.session.proof;
        let proof = state.session.proof?;
        self.filter = ProofFilter::All;
        self.query.clear();
        self.open(Some(proof));
        Some(proof)
    }

    fn open(&mut self, proof: Option<ProofId>) {
        self.open = proof;
        self.drafts = ProofDrafts { is_new: true, ..ProofDrafts::default() };
    }

    /// Returns the proofs to list, the latest registered first.
    fn listed<'a>(&self, state: &State, dossier: &'a Dossier) -> Vec<&'a Proof> {
        let sought = french::Sought::new(&self.query);
        let is_found = |proof: &Proof| sought.is_in(&list::searched(dossier, proof));
        // What is open stays, even if what is typed in it takes it out of the filter.
        let is_kept = |proof: &&Proof| {
            self.open == Some(proof.id) || (self.filter.keeps(state, proof) && is_found(proof))
        };
        dossier.proofs.iter().rev().map(|proof| &**proof).filter(is_kept).collect()
    }
}

fn subtitle(state: &State, dossier: &Dossier) -> String {
    let count = |filter: ProofFilter| {
        dossier.proofs.iter().filter(|proof| filter.keeps(state, proof)).count()
    };
    if dossier.proofs.is_empty() {
        return "Ce qui montre ce que l’équipe affirme, et jusqu’à quand.".to_owned();
    }
    let mut parts = vec![french::count(dossier.proofs.len(), "preuve")];
    let (expired, soon, files) =
        (count(ProofFilter::Expired), count(ProofFilter::Soon), count(ProofFilter::File));
    if expired > 0 {
        parts.push(french::count(expired, "expirée"));
    }
    if soon > 0 {
        let verb = if soon > 1 { "expirent" } else { "expire" };
        parts.push(format!("{soon} {verb} dans les deux mois"));
    }
    if files > 0 {
        parts.push(format!("{} à revoir", french::count(files, "fichier")));
    }
    parts.join(" · ")
}

fn head_buttons_ui(ui: &mut Ui, state: &State, dossier: &Dossier, actions: &mut Vec<Action>) {
    if dossier.proofs.is_empty() {
        return;
    }
    if Button::new("Ajouter une preuve").primary().icon(Icon::Plus).ui(ui).clicked() {
        actions.push(add());
    }
    if dossier.proofs.iter().any(|proof| proof.file().is_some()) {
        let is_running = state.session.file_check != FileCheck::Idle;
        let label = if is_running { "Vérification…" } else { "Vérifier les fichiers" };
        let button = Button::new(label).icon(Icon::FileSearch).enabled(!is_running).ui(ui);
        let text = "Relire chaque fichier et le comparer à son empreinte";
        if button.on_hover_text(text).clicked() {
            actions.push(Action::Proofs(ProofAction::CheckFiles));
        }
    }
}

/// Names a proof that opens until it is drawn.
const fn awaited(proof: ProofId) -> (&'static str, ProofId) {
    ("proof", proof)
}

/// Returns the action that adds a proof and opens it.
fn add() -> Action {
    Action::Proofs(ProofAction::Add(Box::default()))
}

fn privacy_ui(ui: &mut Ui) {
    let text = "Le registre dit où est la preuve ; il ne la contient pas. Aucune donnée de patient \
                n’a sa place ici : ni dans un titre, ni dans une note.";
    ui.label(style::small(text).color(style::look(ui).muted));
    ui.add_space(size::xs());
}

fn empty_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    let text = "Un compte rendu, un protocole, un calendrier : ce qui montre un niveau ou un indicateur \
                de l’ACI, où il est rangé et jusqu’à quand il vaut. Une preuve sert à plusieurs critères.";
    if empty_state_ui(ui, Icon::FileCheck, text, "Ajouter une preuve") {
        actions.push(add());
    }
}

fn filters_ui(ui: &mut Ui, view: &mut ProofsView, state: &State, dossier: &Dossier) {
    const SEARCH: f32 = 240.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        let field = Field::new("Rechercher une preuve").unlabelled();
        field.hint("Rechercher une preuve").width(SEARCH).ui(ui, &mut view.query);
        ui.add_space(size::s());
        for filter in ProofFilter::iter() {
            let count = dossier.proofs.iter().filter(|proof| filter.keeps(state, proof)).count();
            if count == 0 && filter != view.filter {
                continue;
            }
            let text = format!("{} {count}", filter.label());
            if filter_chip_ui(ui, &text, view.filter == filter).clicked() {
                view.filter = filter;
                view.open = None;
            }
        }
    });
    ui.add_space(size::xs());
}

fn register_ui(
    ui: &mut Ui,
    view: &mut ProofsView,
    state: &State,
    dossier: &Dossier,
    actions: &mut Vec<Action>,
) {
    let proofs = view.listed(state, dossier);
    if proofs.is_empty() {
        let text = "Aucune preuve à montrer avec ce filtre et cette recherche.";
        ui.label(style::body(text).color(style::look(ui).muted));
        return;
    }
    card_frame(ui).inner_margin(0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        list::header_ui(ui);
        for proof in proofs {
            let is_open = view.open == Some(proof.id);
            sight::opened_ui(ui, awaited(proof.id), |ui| {
                if list::row_ui(ui, state, dossier, proof, is_open) {
                    view.open(Some(proof.id).filter(|_| !is_open));
                    sight::ask(ui.ctx(), awaited(proof.id));
                }
                if is_open {
                    form::form_ui(ui, &form::ProofForm { state, dossier, proof }, view, actions);
                }
            });
        }
    });
}

/// Returns the action that writes a proof.
fn edit(proof: Proof) -> Action {
    Action::Edit(Edit::Proof(Box::new(proof)))
}

/// Names a chip for a screen reader.
fn name_chip(response: &eframe::egui::Response, is_on: bool, name: &str) {
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, name));
}

//! Preuves: the register of proofs: what shows a claim, where it is kept, until when it holds.

mod due;
mod form;
mod links;
mod list;
mod place;
mod registered;
mod shown;

use eframe::egui::{Ui, Vec2};
use lucide_icons::Icon;
use strum::{EnumIter, IntoEnumIterator as _};

pub(super) use self::due::due_ui;
use self::form::{ProofDrafts, form_ui};
pub(in crate::ui) use self::list::validity_ui;
pub(super) use self::registered::registered_proofs_ui;
use self::shown::ProofForm;
use crate::app::{Action, FileCheck, ProofAction, State};
use crate::dossier::{Dossier, FileState, Proof, ProofId};
use crate::french;
use crate::ui::ask::Ask;
use crate::ui::sight;
use crate::ui::style::size;
use crate::ui::widgets::{
    Button, Field, RowsView, Sketch, card_frame, choose_ui, empty_state_ui, muted_ui, note_ui,
};

/// What the screen remembers for itself.
#[derive(Debug, Default)]
pub struct ProofsView {
    filter: ProofFilter,
    query: String,
    table: RowsView<ProofId>,
    /// The last time a proof was brought to the front.
    visit: u64,
    /// What is being typed, and in which form.
    drafts: (Option<ProofId>, ProofDrafts),
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
pub fn proofs_ui(ui: &mut Ui, view: &mut ProofsView, ask: &Ask<'_>) {
    let Some(dossier) = ask.state.dossier() else { return };
    if let Some(proof) = view.follow(ask.state) {
        sight::ask(ui.ctx(), awaited(proof));
    }
    ask.page_ui(
        ui,
        "Preuves",
        &subtitle(ask.state, dossier),
        |ui| head_buttons_ui(ui, ask, dossier),
        |ui| {
            privacy_ui(ui);
            if dossier.proofs.is_empty() {
                empty_ui(ui, ask);
                return;
            }
            filters_ui(ui, view, ask, dossier);
            register_ui(ui, view, ask, dossier);
        },
    );
}

impl ProofsView {
    /// Makes room for the proof in front, each time it is brought there; returns it then.
    fn follow(&mut self, state: &State) -> Option<ProofId> {
        let open = state.session.proof;
        if self.drafts.0 != open {
            self.drafts = (open, ProofDrafts::begun());
        }
        if self.visit == state.session.proof_visit {
            return None;
        }
        self.visit = state.session.proof_visit;
        let dossier = state.dossier()?;
        let is_listed = self.listed(state, dossier).iter().any(|proof| Some(proof.id) == open);
        if !is_listed {
            self.filter = ProofFilter::All;
            self.query.clear();
        }
        open
    }

    /// Returns the proofs to list, the latest registered first.
    fn listed<'a>(&self, state: &State, dossier: &'a Dossier) -> Vec<&'a Proof> {
        let sought = french::Sought::new(&self.query);
        let is_found = |proof: &Proof| sought.is_in(&list::searched(dossier, proof));
        // What is open stays, even if what is typed in it takes it out of the filter.
        let is_kept = |proof: &&Proof| {
            state.session.proof == Some(proof.id)
                || (self.filter.keeps(state, proof) && is_found(proof))
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

fn head_buttons_ui(ui: &mut Ui, ask: &Ask<'_>, dossier: &Dossier) {
    if dossier.proofs.is_empty() {
        return;
    }
    ask.button(ui, Button::new("Ajouter une preuve").primary().icon(Icon::Plus), add());
    if dossier.proofs.iter().any(|proof| proof.file().is_some()) {
        let is_running = ask.state.session.file_check != FileCheck::Idle;
        let label = if is_running { "Vérification…" } else { "Vérifier les fichiers" };
        let tip = "Relire chaque fichier et dire s’il a changé ou disparu";
        let button = Button::new(label).icon(Icon::FileSearch).enabled(!is_running).tip(tip);
        ask.button(ui, button, Action::Proofs(ProofAction::CheckFiles));
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
    let text =
        fr!("Le registre dit où est la preuve ; il ne la contient pas. Aucune donnée de patient \
                n’a sa place ici : ni dans un titre, ni dans une note.");
    note_ui(ui, text);
    ui.add_space(size::xs());
}

fn empty_ui(ui: &mut Ui, ask: &Ask<'_>) {
    let text = fr!(
        "Un compte rendu, un protocole, un calendrier : ce qui montre un niveau ou un indicateur \
                de l’ACI, où il est rangé et jusqu’à quand il vaut. Une preuve sert à plusieurs critères."
    );
    if empty_state_ui(ui, Sketch::Register, text, "Ajouter une preuve") {
        ask.push(add());
    }
}

fn filters_ui(ui: &mut Ui, view: &mut ProofsView, ask: &Ask<'_>, dossier: &Dossier) {
    const SEARCH: f32 = 240.0;
    let state = ask.state;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        let field = Field::new("Rechercher une preuve").unlabelled();
        field.hint("Rechercher une preuve").width(SEARCH).ui(ui, &mut view.query);
        ui.add_space(size::s());
        let count =
            |one: ProofFilter| dossier.proofs.iter().filter(|p| one.keeps(state, p)).count();
        let now = view.filter;
        let filters = ProofFilter::iter().filter(|one| count(*one) > 0 || *one == now);
        let filters = filters.map(|one| (one, format!("{} {}", one.label(), count(one))));
        if let Some(filter) = choose_ui(ui, "", filters, &now) {
            view.filter = filter;
            ask.push(Action::Proofs(ProofAction::Close));
        }
    });
    ui.add_space(size::xs());
}

fn register_ui(ui: &mut Ui, view: &mut ProofsView, ask: &Ask<'_>, dossier: &Dossier) {
    let proofs = view.listed(ask.state, dossier);
    if proofs.is_empty() {
        muted_ui(ui, "Aucune preuve à montrer avec ce filtre et cette recherche.");
        return;
    }
    card_frame(ui).inner_margin(0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let shown = list::ProofRegister { state: ask.state, dossier };
        let order = list::header_ui(ui, &mut view.table, &shown, &proofs);
        for proof in order.into_iter().filter_map(|place| proofs.get(place).copied()) {
            let is_open = ask.state.session.proof == Some(proof.id);
            sight::opened_ui(ui, awaited(proof.id), |ui| {
                if list::row_ui(ui, &mut view.table, shown, proof, is_open) {
                    let show = ProofAction::Show(proof.id);
                    let next = if is_open { ProofAction::Close } else { show };
                    ask.push(Action::Proofs(next));
                    sight::ask(ui.ctx(), awaited(proof.id));
                }
                let form = ProofForm { ask, dossier, proof };
                if is_open && form_ui(ui, &form, &mut view.drafts.1) {
                    ask.push(Action::Proofs(ProofAction::Close));
                }
            });
        }
    });
}

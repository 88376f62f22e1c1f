//! The register: one line per proof, its state in words.

use eframe::egui::{Rect, RichText, Ui, Vec2};
use lucide_icons::Icon;

use crate::app::{self, State};
use crate::dossier::{Dossier, FileState, Proof, ProofId, ProofPlace, Validity};
use crate::french;
use crate::ui::style::{self, size};
use crate::ui::widgets::{
    ChipTone, RowColumn, RowFace, Rows, RowsView, SortedCell, chip_ui, in_cell_ui, shortened_ui,
};

const ROW: f32 = 52.0;

/// The register; where it is narrow, only the title and the validity have room.
fn table() -> Rows<4> {
    Rows {
        name: "Registre des preuves",
        columns: [
            RowColumn::share("Preuve", 0.48),
            RowColumn::share("Où", 0.29).where_wide(),
            RowColumn::share("Ce qu’elle montre", 0.23).where_wide(),
            RowColumn::points("Validité", 210.0),
        ],
        head: 32.0,
        left: size::l(),
        sign: 32.0,
        narrow: 700.0,
    }
}

/// Shows the names of the columns; returns the places of the proofs in the order they are shown in.
pub(super) fn header_ui(
    ui: &mut Ui,
    view: &mut RowsView<ProofId>,
    shown: &ProofRegister<'_>,
    proofs: &[&Proof],
) -> Vec<usize> {
    let keys: Vec<ProofId> = proofs.iter().map(|proof| proof.id).collect();
    let cells =
        |place: usize| proofs.get(place).map(|proof| cells(shown, proof)).unwrap_or_default();
    table().head_ui(ui, view, &keys, cells)
}

/// Returns a proof as one sorts and copies it.
fn cells(shown: &ProofRegister<'_>, proof: &Proof) -> Vec<SortedCell> {
    vec![
        SortedCell::text(proof.display_title()),
        SortedCell::text(where_words(shown.state, proof).0),
        SortedCell::text(shown_codes(shown.dossier, proof)),
        proof.valid_until.map_or(SortedCell::Nothing, SortedCell::Day),
    ]
}

/// The register, as its lines read it.
#[derive(Clone, Copy)]
pub(super) struct ProofRegister<'a> {
    pub(super) state: &'a State,
    pub(super) dossier: &'a Dossier,
}

/// Shows a proof's line; returns true when it is to open or to close.
pub(super) fn row_ui(
    ui: &mut Ui,
    view: &mut RowsView<ProofId>,
    register: ProofRegister<'_>,
    proof: &Proof,
    is_open: bool,
) -> bool {
    let ProofRegister { state, dossier } = register;
    let spoken = spoken(state, dossier, proof);
    let face = RowFace { key: &proof.id, height: ROW, spoken: &spoken, is_open: Some(is_open) };
    table().row_ui(ui, view, &face, |ui, row, cells| {
        let [Some(title), place, shows, Some(validity)] = cells else { return };
        let codes = shown_codes(dossier, proof);
        let below = match place {
            Some(_) => kind_and_date(proof),
            None => format!("{} · {codes}", kind_and_date(proof)),
        };
        two_lines_ui(ui, title, proof.display_title(), &below);
        if let Some((place, shows)) = place.zip(shows) {
            let (text, is_wrong) = where_words(state, proof);
            let ink = if is_wrong { style::look(ui).warn } else { style::look(ui).muted };
            line_ui(ui, place, style::body(text).color(ink));
            line_ui(ui, shows, style::body(codes));
        }
        in_cell_ui(ui, validity, |ui| match proof.validity(state.today) {
            // The head says the rest.
            Validity::Until(date) => {
                let text = format!("jusqu’au {}", french::long_date(date));
                chip_ui(ui, &text, ChipTone::Neutral, None);
            }
            other => validity_ui(ui, other),
        });
        table().paint_sign(ui, row, row.center().y, is_open);
    })
}

fn two_lines_ui(ui: &mut Ui, cell: Rect, title: &str, below: &str) {
    let ink = style::look(ui).muted;
    let (upper, lower) = cell.shrink2(Vec2::new(0.0, 5.0)).split_top_bottom_at_fraction(0.5);
    line_ui(ui, upper, style::strong(title));
    line_ui(ui, lower, style::small(below).color(ink));
}

/// Shows a text on one line, cut where the room ends; a screen reader reads the row instead.
fn line_ui(ui: &mut Ui, cell: Rect, text: RichText) {
    let room = cell.with_max_x(cell.right() - size::l());
    in_cell_ui(ui, room, |ui| drop(shortened_ui(ui, text)));
}

/// Shows how long a proof still holds: words and sign, never a colour alone.
pub(in crate::ui) fn validity_ui(ui: &mut Ui, validity: Validity) {
    let (tone, icon) = match validity {
        Validity::Expired(_) => (ChipTone::Bad, Some(Icon::TriangleAlert)),
        Validity::Soon(_) => (ChipTone::Warn, Some(Icon::Clock)),
        Validity::Until(_) | Validity::Lasting => (ChipTone::Neutral, None),
    };
    chip_ui(ui, &validity.words(), tone, icon);
}

fn kind_and_date(proof: &Proof) -> String {
    match proof.date {
        Some(date) => format!("{} · {}", proof.kind.label(), french::long_date(date)),
        None => proof.kind.label().to_owned(),
    }
}

/// Says where a proof is, and whether something is wrong with it.
pub(super) fn where_words(state: &State, proof: &Proof) -> (String, bool) {
    match &proof.place {
        place if place.is_unsaid() => ("lieu non précisé".to_owned(), false),
        ProofPlace::Unsaid => (String::new(), false),
        ProofPlace::Address(text) | ProofPlace::Paper(text) => (text.clone(), false),
        ProofPlace::File { .. } => {
            let name = proof.place.file_name().unwrap_or_default();
            match state.session.proof_files.get(&proof.id) {
                Some(FileState::Missing) => (fr!("introuvable : {name}"), true),
                Some(FileState::Changed) => (fr!("modifié : {name}"), true),
                Some(FileState::Unknown) => (fr!("à confirmer : {name}"), false),
                Some(FileState::Same) | None => (name.to_owned(), false),
            }
        }
    }
}

/// Returns the codes of what a proof shows: "A2, B4, indicateur B3".
fn shown_codes(dossier: &Dossier, proof: &Proof) -> String {
    let rules = app::shipped_rules();
    let indicators = rules.indicators.iter().filter(|one| proof.indicators.contains(&one.id));
    let criteria = dossier.codes_of(&proof.criteria);
    let parts: Vec<String> =
        criteria.into_iter().chain(indicators.map(|one| one.code.clone())).collect();
    if parts.is_empty() { "sans lien".to_owned() } else { parts.join(", ") }
}

/// Returns all one may look for in a proof.
pub(super) fn searched(dossier: &Dossier, proof: &Proof) -> String {
    let place = match &proof.place {
        ProofPlace::Unsaid => "",
        ProofPlace::File { .. } => proof.place.file_name().unwrap_or_default(),
        ProofPlace::Address(text) | ProofPlace::Paper(text) => text,
    };
    let texts = [proof.display_title(), proof.kind.label(), place, &proof.owner, &proof.note];
    format!("{} {}", texts.join(" "), shown_codes(dossier, proof))
}

fn spoken(state: &State, dossier: &Dossier, proof: &Proof) -> String {
    let (place, _) = where_words(state, proof);
    [
        proof.display_title().to_owned(),
        kind_and_date(proof),
        proof.validity(state.today).words(),
        place,
        shown_codes(dossier, proof),
    ]
    .join(", ")
}

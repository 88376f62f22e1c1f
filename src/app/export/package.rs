//! The *paquet de preuves*: the documents of the campaign, an index, and copies of the proofs, named
//! by what they show.

use super::written::{step, written};
use super::{DocumentKind, ExportError, Format, Produced, Progress, Readership, Request, Stage};
use crate::dossier::{Proof, ProofId};
use crate::french;
use crate::report::documents::{Material, Missing, place_words};
use crate::report::package::{self, PackedFile, Paths, safe_name};
use crate::report::{csv, tables};

/// The documents a package holds, those that can be made.
const DOCUMENTS: [DocumentKind; 7] = [
    DocumentKind::Synthesis(Readership::Funder),
    DocumentKind::Whole(Readership::Funder),
    DocumentKind::Diagnostic,
    DocumentKind::ActionPlan,
    DocumentKind::Outcome,
    DocumentKind::Minutes,
    DocumentKind::Statement,
];

/// Makes the archive; what could not be copied is told, and written in the index.
pub(super) fn package(
    request: &Request,
    material: &Material<'_>,
    progress: Progress<'_>,
) -> Result<Produced, ExportError> {
    let mut files = Vec::new();
    let mut warnings = Vec::new();
    for kind in DOCUMENTS.into_iter().filter(|kind| !is_draft(*kind, material)) {
        match written(kind, Format::Pdf, material, progress) {
            Ok(made) => {
                let path = format!("documents/{}.pdf", safe_name(kind.label()));
                files.push(PackedFile { path, bytes: made.bytes, date: material.made_on });
                warnings.extend(made.warnings);
            }
            // Without a meeting or an exercise there is no such document, and nothing is wrong.
            Err(ExportError::Missing(Missing::Meeting | Missing::Exercise)) => {}
            Err(error) => return Err(error),
        }
    }
    let register = tables::proofs(material.dossier, material.rules, material.made_on);
    let (path, bytes) = ("index.csv".to_owned(), csv::render(&register));
    files.push(PackedFile { path, bytes, date: material.made_on });
    let mut index = vec![index_head(request, material)];
    let mut given = Paths::default();
    for proof in &material.dossier.proofs {
        step(progress, Stage::Writing)?;
        let title = one_line(proof.display_title());
        let state = match copied(request, proof.id) {
            Copied::Whole(bytes) => {
                // Two proofs may have one title: the index tells the path that each was given.
                let paths = paths(proof, material).into_iter().map(|path| given.give(&path));
                let paths: Vec<String> = paths.collect();
                let date = proof.date.unwrap_or(material.made_on);
                let copy =
                    |path: &String| PackedFile { path: path.clone(), bytes: bytes.to_vec(), date };
                files.extend(paths.iter().map(copy));
                paths.join(", ")
            }
            Copied::Elsewhere => place_words(&proof.place),
            Copied::Lost(reason) => {
                warnings.push(fr!("« {title} » n’a pas été copiée : {reason}."));
                fr!("fichier non copié : {reason}")
            }
        };
        index.push(fr!("- {title} : {state}"));
    }
    let (path, bytes) = ("LISEZ-MOI.txt".to_owned(), index.join("\r\n").into());
    let index = PackedFile { path, bytes, date: material.made_on };
    files.insert(0, index);
    Ok(Produced { bytes: package::zip(&files)?, warnings })
}

/// Tells whether a document would only announce itself: minutes of a meeting that was not held.
fn is_draft(kind: DocumentKind, material: &Material<'_>) -> bool {
    let meeting = material.campaign.and_then(|(campaign, _)| campaign.meeting.as_ref());
    kind == DocumentKind::Minutes && meeting.is_some_and(|meeting| meeting.sittings.is_empty())
}

/// What became of the file of a proof.
enum Copied<'a> {
    /// It is in the archive.
    Whole(&'a [u8]),
    /// The proof is kept on paper or at an address.
    Elsewhere,
    /// It could not be read.
    Lost(String),
}

fn copied(request: &Request, id: ProofId) -> Copied<'_> {
    let found = request.proof_files.iter().find(|file| file.proof == id);
    match found.map(|file| &file.contents) {
        Some(Ok(contents)) => Copied::Whole(contents),
        Some(Err(reason)) => Copied::Lost(reason.clone()),
        None => Copied::Elsewhere,
    }
}

/// Returns where a proof goes: a folder for each indicator it shows, or one for the others.
fn paths(proof: &Proof, material: &Material<'_>) -> Vec<String> {
    let name = file_name(proof);
    if proof.indicators.is_empty() {
        return vec![format!("preuves/autres/{name}")];
    }
    let indicator = |id: &String| {
        let found = material.rules.indicators.iter().find(|indicator| indicator.id == *id);
        found.map_or_else(
            || id.clone(),
            |indicator| format!("{} {}", indicator.code, indicator.name),
        )
    };
    let folders = proof.indicators.iter().map(|id| safe_name(&indicator(id)));
    folders.map(|folder| format!("preuves/{folder}/{name}")).collect()
}

/// Names the copy by the proof's title, with the extension of the file.
fn file_name(proof: &Proof) -> String {
    let name = proof.place.file_name().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let title = proof.display_title();
    if extension.is_empty() { safe_name(title) } else { safe_name(&format!("{title}.{extension}")) }
}

fn index_head(request: &Request, material: &Material<'_>) -> String {
    let fictitious = if material.dossier.is_fictitious { "\r\nExemple fictif." } else { "" };
    let has_copies = request.proof_files.iter().any(|file| file.contents.is_ok());
    let copies = if has_copies {
        fr!("preuves : les fichiers du registre, rangés par indicateur de l’ACI\r\n")
    } else {
        ""
    };
    fr!(
        "\u{feff}Paquet de preuves de {}\r\nFait avec Jalons, le {}.{fictitious}\r\n\r\n\
         documents : les rapports de la campagne\r\n{copies}\
         index.csv : le registre des preuves, pour un tableur\r\n\r\nLes preuves\r\n",
        one_line(material.dossier.team.display_name()),
        french::long_date(material.made_on),
    )
}

/// Keeps what a person wrote on its line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

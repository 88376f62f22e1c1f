//! The tables of a document for spreadsheets, whole: the first one is also its CSV.

use super::diagnostic;
use super::kind::DocumentKind;
use super::material::Material;
use super::parts::quality;
use crate::report::content::Table;
use crate::report::tables;

/// Returns the tables of a document, those that have something to say.
pub(super) fn tables(kind: DocumentKind, material: &Material<'_>) -> Vec<Table> {
    let (dossier, today) = (material.dossier, material.made_on);
    let campaign = material.campaign;
    let answers = || {
        let table = campaign.map(|(campaign, _)| tables::answers(dossier, campaign.id, today))?;
        let keeps = kind != DocumentKind::Diagnostic || diagnostic::keeps_comments(material);
        Some(if keeps { without(table, "commentaire") } else { table })
    };
    let profile = || campaign.map(|(_, scores)| tables::profile(scores));
    let plan = || {
        // What was said along the way stays with the team: its own CSV has it.
        let has_any = !dossier.improvements.is_empty();
        has_any.then(|| without(tables::plan(dossier, today), "historique"))
    };
    let progress = || (dossier.campaigns.len() > 1).then(|| tables::progress(dossier));
    let numbers = || tables::numbers(dossier);
    let measures = || {
        let approach = material.approach().filter(|one| !one.measures.is_empty());
        approach.map(quality::measures_table)
    };
    let proofs = || {
        let has_any = !dossier.proofs.is_empty();
        has_any.then(|| tables::proofs(dossier, material.rules, today))
    };
    let statement = || material.read_statement(|one| tables::statement(dossier, one)).ok();
    let exercises = || {
        let has_any = !dossier.exercises.is_empty();
        has_any.then(|| tables::exercises(dossier, material.rules, material.register()))
    };
    let wanted = match kind {
        DocumentKind::Diagnostic => vec![answers(), profile(), progress(), numbers()],
        DocumentKind::ActionPlan => vec![plan()],
        DocumentKind::Outcome => vec![measures(), plan(), progress(), numbers()],
        DocumentKind::Statement => vec![statement(), exercises()],
        DocumentKind::Whole(_) => vec![
            profile(),
            answers(),
            progress(),
            numbers(),
            plan(),
            measures(),
            proofs(),
            statement(),
            exercises(),
        ],
        DocumentKind::Synthesis(_)
        | DocumentKind::Minutes
        | DocumentKind::Poster
        | DocumentKind::Slides
        | DocumentKind::BlankGrid => Vec::new(),
    };
    wanted.into_iter().flatten().collect()
}

/// Returns a table without a column.
fn without(mut table: Table, title: &str) -> Table {
    let place = table.columns.iter().position(|column| column.title == title);
    if let Some(place) = place {
        table.columns.remove(place);
        for row in table.rows.iter_mut().filter(|row| place < row.cells.len()) {
            row.cells.remove(place);
        }
    }
    table
}

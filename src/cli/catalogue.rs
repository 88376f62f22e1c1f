//! `jalons rapport --liste`: what can be asked for, as JSON for other programs.

use serde_json::{Value, json};
use strum::IntoEnumIterator as _;

use crate::app::export::{ChartKind, DocumentKind, Export, PictureFormat, Readership};

/// Returns every document and every chart, by the names they are asked by: scripts rely on the keys.
///
/// `formats` are extensions without the dot, the usual one first; `lectures` is empty for a document
/// without readings.
pub(super) fn catalogue() -> Value {
    let extensions = |documents: &mut dyn Iterator<Item = Export>| -> Vec<&str> {
        documents.map(|document| document.kind().extension).collect()
    };
    let document = |kind: DocumentKind| {
        let reports = kind.formats().iter().map(|format| Export::Report(kind, *format));
        let table = (kind == DocumentKind::ActionPlan).then_some(Export::PlanTable);
        let readings = kind.reading().into_iter().flat_map(|_any| Readership::iter());
        json!({
            "nom": kind.slug(),
            "titre": kind.label(),
            "formats": extensions(&mut reports.chain(table)),
            "lectures": readings.map(Readership::slug).collect::<Vec<_>>(),
        })
    };
    let chart = |kind: ChartKind| {
        let mut pictures = PictureFormat::iter().map(|format| Export::Picture(kind, format));
        json!({"nom": kind.slug(), "titre": kind.label(), "formats": extensions(&mut pictures)})
    };
    json!({
        "documents": DocumentKind::iter().map(document).collect::<Vec<_>>(),
        "graphiques": ChartKind::all().map(chart).collect::<Vec<_>>(),
    })
}

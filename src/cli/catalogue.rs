//! `jalons rapport --liste`: what can be asked for, as JSON for other programs.

use serde_json::{Value, json};
use strum::IntoEnumIterator as _;

use crate::app::export::{ChartKind, Document, Kind, PictureFormat, Reading};

/// Returns every document and every chart, by the names they are asked by: scripts rely on the keys.
///
/// `formats` are extensions without the dot, the usual one first; `lectures` is empty for a document
/// without readings.
pub(super) fn catalogue() -> Value {
    let extensions = |documents: &mut dyn Iterator<Item = Document>| -> Vec<&str> {
        documents.map(|document| document.kind().extension).collect()
    };
    let document = |kind: Kind| {
        let reports = kind.formats().iter().map(|format| Document::Report(kind, *format));
        let table = (kind == Kind::ActionPlan).then_some(Document::PlanTable);
        let readings = kind.reading().into_iter().flat_map(|_any| Reading::iter());
        json!({
            "nom": kind.slug(),
            "titre": kind.label(),
            "formats": extensions(&mut reports.chain(table)),
            "lectures": readings.map(Reading::slug).collect::<Vec<_>>(),
        })
    };
    let chart = |kind: ChartKind| {
        let mut pictures = PictureFormat::iter().map(|format| Document::Picture(kind, format));
        json!({"nom": kind.slug(), "titre": kind.label(), "formats": extensions(&mut pictures)})
    };
    json!({
        "documents": Kind::iter().map(document).collect::<Vec<_>>(),
        "graphiques": ChartKind::all().map(chart).collect::<Vec<_>>(),
    })
}

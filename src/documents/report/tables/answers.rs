//! The answers of a campaign: one line per criterion.

use jiff::civil::Date;

use super::more::MoreColumns;
use super::{ITS_SCALE, NUMBERS, WORDS, columns, level, words, yes_or_no};
use crate::chart::Claims;
use crate::dossier::{Answer, Campaign, CampaignId, Dossier, Proof};
use crate::grid::{Criterion, Domain, Level};
use crate::report::content::{Align, CellUnit, Row, Table, TableCell};
use crate::report::scales::scale_words;
use crate::scoring::{self, Strength};

const LEVEL: &str = "niveau";
const STRENGTH: &str = "appui";
const COLUMNS: [(&str, &str, Align); 24] = [
    ("équipe", "Nom de l’équipe.", WORDS),
    ("fictif", "Oui si l’équipe et ses réponses sont inventées, pour l’exemple.", WORDS),
    ("campagne", "Titre de la campagne d’auto-évaluation.", WORDS),
    ("date", "Jour pour lequel la campagne vaut.", WORDS),
    ("grille", "Grille utilisée et sa version.", WORDS),
    ("code", "Code du critère dans la grille.", WORDS),
    ("critère", "Intitulé du critère.", WORDS),
    ("domaine", "Domaine de la grille auquel le critère appartient.", WORDS),
    ("socle", "Oui si le critère fait partie du socle, qui décide des paliers.", WORDS),
    ("poids", "Poids du critère dans les moyennes.", NUMBERS),
    (
        "réponse",
        fr!(
            "Ce que l’équipe a répondu : niveau, sans objet, ne sait pas, pas d’accord à ce jour ou sans réponse."
        ),
        WORDS,
    ),
    // What these two hold depends on the scales of the grid.
    (LEVEL, "", NUMBERS),
    ("nom du niveau", "Nom du niveau convenu dans la grille.", WORDS),
    (
        "niveau précédent",
        "Niveau de la dernière campagne comparable, si le critère y avait le même sens.",
        NUMBERS,
    ),
    ("évolution", "Niveau moins niveau précédent.", NUMBERS),
    ("cible", "Niveau visé par l’équipe.", NUMBERS),
    ("raison du sans objet", "Pourquoi le critère est sans objet pour l’équipe.", WORDS),
    ("commentaire", "Commentaire de l’équipe.", WORDS),
    ("campagne précédente", "Campagne d’où vient le niveau précédent.", WORDS),
    ("niveau au moins", "Faute d’accord, le plus bas niveau tenu pour vrai.", NUMBERS),
    ("niveau au plus", "Faute d’accord, le plus haut niveau tenu pour vrai.", NUMBERS),
    (STRENGTH, "", WORDS),
    ("preuves du registre", "Preuves du registre qui portent sur le critère.", WORDS),
    ("avis minoritaire", "Ce que certains pensent encore, à leur demande.", WORDS),
];

/// Sets out the agreed answers of a campaign as they stand on a day: proofs age. Without any row
/// when the dossier has no such campaign.
pub fn answers(dossier: &Dossier, id: CampaignId, today: Date) -> Table {
    let campaign = dossier.campaign(id);
    let more = campaign.map(|campaign| MoreColumns::of(&campaign.grid)).unwrap_or_default();
    let rows = campaign.map(|campaign| rows(dossier, campaign, more, today)).unwrap_or_default();
    let mut columns = columns(&COLUMNS);
    if let Some(grid) = campaign.map(|campaign| &campaign.grid) {
        let (scale, above) = (scale_words(grid, ITS_SCALE), Claims::above(grid));
        for column in &mut columns {
            if column.title == LEVEL {
                column.meaning =
                    fr!("Niveau convenu, {scale} ; vide sans niveau, ce qui n’est pas zéro.");
            } else if column.title == STRENGTH {
                column.meaning = fr!(
                    "Ce qui montre le niveau : déclaré, observé, documenté ou expiré ; vide sans niveau {above}."
                );
            }
        }
    }
    columns.extend(more.columns());
    Table { id: "reponses", title: "Réponses".to_owned(), columns, rows, chart: None }
}

fn rows(dossier: &Dossier, campaign: &Campaign, more: MoreColumns, today: Date) -> Vec<Row> {
    let criteria = campaign.grid.criteria();
    let criteria = criteria.filter(|(_, criterion)| criterion.is_in(campaign.extent));
    let row = |(domain, criterion): (&Domain, &Criterion)| {
        let mut row = row(dossier, campaign, domain, criterion, today);
        row.cells.extend(more.cells(campaign, criterion));
        row
    };
    criteria.map(row).collect()
}

fn row(
    dossier: &Dossier,
    campaign: &Campaign,
    domain: &Domain,
    criterion: &Criterion,
    today: Date,
) -> Row {
    let grid = &campaign.grid;
    let id = &criterion.id;
    let is_asked = campaign.includes(criterion);
    let now = campaign.level(id).filter(|_| is_asked);
    let former = dossier.former_entry(campaign.id, criterion);
    let then = former.and_then(|entry| entry.answer.as_ref()?.level());
    let former_campaign = former.and_then(|_| dossier.last_comparable(campaign.id));
    let (kind, reason) = match campaign.set_aside(criterion) {
        Some(rule) => ("sans objet par règle", rule.words(grid)),
        None => kind(campaign.answer(id)),
    };
    let band = campaign.answer(id).and_then(Answer::band);
    let strength = Strength::of(dossier, campaign, id, today).filter(|_| is_asked);
    let proofs: Vec<&str> =
        scoring::proofs(dossier, campaign, id, today).map(Proof::display_title).collect();
    Row::of(vec![
        words(dossier.team.display_name()),
        yes_or_no(dossier.is_fictitious),
        words(&campaign.title),
        TableCell::day(Some(campaign.date)),
        words(&format!("{} {}", grid.id, grid.version)),
        words(&criterion.code),
        words(&criterion.title),
        words(&format!("{} · {}", domain.code, domain.title)),
        yes_or_no(criterion.is_socle),
        TableCell::number(
            criterion.weight.to_string(),
            i128::from(criterion.weight),
            CellUnit::Count,
        ),
        words(kind),
        level(now),
        words(now.map_or("", |level| criterion.scale.name(level))),
        level(then),
        difference(then, now),
        level(campaign.target(id)),
        words(&reason),
        words(campaign.comment(id)),
        words(former_campaign.map_or("", |former| &former.title)),
        level(band.map(|(low, _)| low)),
        level(band.map(|(_, high)| high)),
        words(strength.map_or("", Strength::label)),
        words(&proofs.join(" | ")),
        words(campaign.entries.get(id).map_or("", |entry| &entry.minority)),
    ])
}

fn kind(answer: Option<&Answer>) -> (&'static str, String) {
    let reason = String::new();
    match answer {
        Some(Answer::Level(_)) => ("niveau", reason),
        Some(Answer::NotApplicable { reason }) => ("sans objet", reason.clone()),
        Some(Answer::Unknown) => ("ne sait pas", reason),
        Some(Answer::Disputed { .. }) => ("pas d’accord à ce jour", reason),
        None => ("sans réponse", reason),
    }
}

fn difference(then: Option<Level>, now: Option<Level>) -> TableCell {
    let (Some(then), Some(now)) = (then, now) else { return TableCell::nothing() };
    let difference = i128::from(now.number()) - i128::from(then.number());
    let shown = match difference {
        1.. => format!("+{difference}"),
        0 => "0".to_owned(),
        _ => format!("−{}", difference.unsigned_abs()),
    };
    TableCell::number(shown, difference, CellUnit::Level)
}

//! The answers of a campaign: one line per criterion.

use super::{safe, table, yes_or_no};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier};
use crate::french;
use crate::grid::{Criterion, Domain, Level};

const COLUMNS: [&str; 19] = [
    "équipe",
    "fictif",
    "campagne",
    "date",
    "grille",
    "code",
    "critère",
    "domaine",
    "socle",
    "poids",
    "réponse",
    "niveau",
    "nom du niveau",
    "niveau précédent",
    "évolution",
    "cible",
    "raison du sans objet",
    "commentaire",
    "campagne précédente",
];

type Line = [String; COLUMNS.len()];

/// Writes the agreed answers of a campaign; only the titles when the dossier has no such campaign.
pub fn answers(dossier: &Dossier, id: CampaignId) -> Vec<u8> {
    let lines = dossier.campaign(id).map(|campaign| lines(dossier, campaign)).unwrap_or_default();
    table(&COLUMNS, &lines)
}

fn lines(dossier: &Dossier, campaign: &Campaign) -> Vec<Line> {
    let criteria = campaign.grid.criteria().filter(|(_, criterion)| campaign.includes(criterion));
    criteria.map(|(domain, criterion)| line(dossier, campaign, domain, criterion)).collect()
}

fn line(dossier: &Dossier, campaign: &Campaign, domain: &Domain, criterion: &Criterion) -> Line {
    let grid = &campaign.grid;
    let answer = campaign.answer(&criterion.id);
    let level = campaign.level(&criterion.id);
    let former = dossier.former_entry(campaign.id, criterion);
    let former_level = former.and_then(|entry| entry.answer.as_ref()?.level());
    let former_campaign = former.and_then(|_| dossier.last_comparable(campaign.id));
    let (kind, reason) = match answer {
        Some(Answer::Level(_)) => ("niveau", ""),
        Some(Answer::NotApplicable { reason }) => ("sans objet", reason.as_str()),
        Some(Answer::Unknown) => ("ne sait pas", ""),
        None => ("sans réponse", ""),
    };
    [
        safe(dossier.team.display_name()),
        yes_or_no(dossier.is_fictitious),
        safe(&campaign.title),
        french::typed_date(campaign.date),
        safe(&format!("{} {}", grid.id, grid.version)),
        safe(&criterion.code),
        safe(&criterion.title),
        safe(&format!("{} · {}", domain.code, domain.title)),
        yes_or_no(criterion.is_socle),
        criterion.weight.to_string(),
        kind.to_owned(),
        number(level),
        level.map_or_else(String::new, |level| safe(grid.level_name(level))),
        number(former_level),
        level.zip(former_level).map_or_else(String::new, |(now, then)| difference(then, now)),
        number(campaign.target(&criterion.id)),
        safe(reason),
        safe(campaign.comment(&criterion.id)),
        former_campaign.map_or_else(String::new, |former| safe(&former.title)),
    ]
}

fn number(level: Option<Level>) -> String {
    level.map_or_else(String::new, |level| level.to_string())
}

fn difference(then: Level, now: Level) -> String {
    (i16::from(now.number()) - i16::from(then.number())).to_string()
}

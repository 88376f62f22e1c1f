//! The answers of a campaign: one line per criterion.

use jiff::civil::Date;

use super::{safe, table, yes_or_no};
use crate::dossier::{Answer, Campaign, CampaignId, Dossier, Proof};
use crate::french;
use crate::grid::{Criterion, Domain, Level};
use crate::scoring::{self, Strength};

const COLUMNS: [&str; 24] = [
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
    "niveau au moins",
    "niveau au plus",
    "appui",
    "preuves du registre",
    "avis minoritaire",
];

type Line = [String; COLUMNS.len()];

/// Writes the agreed answers of a campaign as they stand on a day: proofs age. Only the titles when the dossier has no such campaign.
pub fn answers(dossier: &Dossier, id: CampaignId, today: Date) -> Vec<u8> {
    let lines =
        dossier.campaign(id).map(|campaign| lines(dossier, campaign, today)).unwrap_or_default();
    table(&COLUMNS, &lines)
}

fn lines(dossier: &Dossier, campaign: &Campaign, today: Date) -> Vec<Line> {
    let criteria = campaign.grid.criteria().filter(|(_, criterion)| campaign.includes(criterion));
    criteria.map(|found| line(dossier, campaign, found, today)).collect()
}

fn line(
    dossier: &Dossier,
    campaign: &Campaign,
    (domain, criterion): (&Domain, &Criterion),
    today: Date,
) -> Line {
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
        Some(Answer::Disputed { .. }) => ("pas d’accord à ce jour", ""),
        None => ("sans réponse", ""),
    };
    let band = answer.and_then(Answer::band);
    let strength = Strength::of(dossier, campaign, &criterion.id, today);
    let proofs: Vec<&str> = scoring::proofs(dossier, campaign, &criterion.id, today)
        .map(Proof::display_title)
        .collect();
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
        number(band.map(|(low, _)| low)),
        number(band.map(|(_, high)| high)),
        strength.map_or_else(String::new, |strength| strength.label().to_owned()),
        safe(&proofs.join(" | ")),
        safe(campaign.entries.get(&criterion.id).map_or("", |entry| &entry.minority)),
    ]
}

fn number(level: Option<Level>) -> String {
    level.map_or_else(String::new, |level| level.to_string())
}

fn difference(then: Level, now: Level) -> String {
    (i16::from(now.number()) - i16::from(then.number())).to_string()
}

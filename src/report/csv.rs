//! The answers of a campaign as a spreadsheet: one line per criterion, ready for Excel in French.
//!
//! UTF-8 with its mark, `;` between cells, CRLF between lines, so that a double click opens it well.
//! Files of several campaigns or teams can be stacked: the first columns say whose line it is.
//!
//! A text that a spreadsheet would take for a formula (it starts with `=`, `+`, `-`, `@`, a tab or a
//! line end) gets an apostrophe in front. Numbers stay numbers: a change of −1 is written `-1`.
//! Never computes a score.

use csv::{Terminator, WriterBuilder};

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
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(table(&lines).expect("every line has the same columns and memory takes them all"));
    bytes
}

fn table(lines: &[Line]) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for line in lines {
        writer.write_record(line)?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
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

/// Keeps a spreadsheet from taking a text for a formula.
fn safe(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn number(level: Option<Level>) -> String {
    level.map_or_else(String::new, |level| level.to_string())
}

fn difference(then: Level, now: Level) -> String {
    (i16::from(now.number()) - i16::from(then.number())).to_string()
}

fn yes_or_no(yes: bool) -> String {
    if yes { "oui" } else { "non" }.to_owned()
}

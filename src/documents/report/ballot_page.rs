//! The ballot as one HTML file: words, style and script inside, and a policy that lets nothing else in.
//!
//! It holds the collection's public key only. Never makes a ballot: `assets/avis` does, in the browser.

use data_encoding::BASE64;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::dossier::{ALONE_IN_PROFESSION, Campaign, Collection, Dossier, OTHER_PROFESSION};
use crate::french;
use crate::grid::{Criterion, Domain, HOW_TO_CHOOSE, HOW_TO_READ, Level};
use crate::theme::{Colour, Palette, TOKENS};

const TEMPLATE: &str = include_str!("../../../assets/avis/page.html");
const STYLE: &str = include_str!("../../../assets/avis/page.css");
/// The sealing (`tweetnacl` 1.0.3), what leaves the page, then the screens.
const SCRIPTS: [&str; 3] = [
    include_str!("../../../assets/avis/nacl-fast.min.js"),
    include_str!("../../../assets/avis/formats.js"),
    include_str!("../../../assets/avis/page.js"),
];

/// What the page is told of the campaign.
#[derive(Serialize)]
struct PageData<'a> {
    format: u32,
    campagne: String,
    cle: String,
    grille: &'a str,
    version: String,
    equipe: &'a str,
    titre: &'a str,
    date: String,
    coordination: &'a str,
    /// How a level is chosen.
    regle: &'static str,
    /// What its words stand for.
    lecture: &'static str,
    echelle: Vec<&'a str>,
    professions: Vec<String>,
    /// What stands for a profession that is not among them.
    autre: &'static str,
    /// What who answers may choose when alone in a profession.
    seul: &'static str,
    domaines: Vec<String>,
    criteres: Vec<PageCriterion<'a>>,
}

#[derive(Serialize)]
struct PageCriterion<'a> {
    id: &'a str,
    code: &'a str,
    /// Place in `domaines`.
    domaine: usize,
    titre: &'a str,
    question: &'a str,
    niveaux: Vec<&'a str>,
    so: bool,
    sensible: bool,
}

/// Returns the page of a campaign; `None` while it gathers no ballots.
pub fn html(dossier: &Dossier, campaign: &Campaign) -> Option<String> {
    let collection = campaign.collection.as_ref()?;
    let style = format!("{}{STYLE}", colours());
    let script = SCRIPTS.join("\n");
    let data = serde_json::to_string(&data(dossier, campaign, collection)).ok()?;
    // Nothing a person wrote may end the element it stands in.
    let data = data.replace('<', "\\u003c");
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        fingerprint(&script),
        fingerprint(&style)
    );
    let parts = [("policy", policy), ("style", style), ("data", data), ("script", script)];
    Some(filled(TEMPLATE, &parts))
}

fn data<'a>(
    dossier: &'a Dossier,
    campaign: &'a Campaign,
    collection: &'a Collection,
) -> PageData<'a> {
    let asked: Vec<(&Domain, &Criterion)> = campaign.asked(&collection.scope).collect();
    let mut domains: Vec<&Domain> = asked.iter().map(|(domain, _)| *domain).collect();
    domains.dedup_by(|one, other| one.id == other.id);
    let place = |domain: &Domain| domains.iter().position(|other| other.id == domain.id);
    PageData {
        format: 1,
        campagne: collection.tag(),
        cle: BASE64.encode(&collection.public_key()),
        grille: &campaign.grid.id.0,
        version: campaign.grid.version.to_string(),
        equipe: dossier.team.display_name(),
        titre: &campaign.title,
        date: french::long_date(campaign.date),
        coordination: coordinator(dossier),
        regle: HOW_TO_CHOOSE,
        lecture: HOW_TO_READ,
        echelle: campaign.grid.scale.iter().map(|step| step.name.as_str()).collect(),
        professions: dossier.team.professions(),
        autre: OTHER_PROFESSION,
        seul: ALONE_IN_PROFESSION,
        criteres: asked
            .iter()
            .map(|(domain, criterion)| page_criterion(place(domain).unwrap_or(0), criterion))
            .collect(),
        domaines: domains
            .iter()
            .map(|domain| format!("{} · {}", domain.code, domain.title))
            .collect(),
    }
}

/// Returns who prepares the campaign, without what is said of that person in brackets.
fn coordinator(dossier: &Dossier) -> &str {
    dossier.team.coordinator.split('(').next().unwrap_or_default().trim()
}

fn page_criterion(domaine: usize, criterion: &Criterion) -> PageCriterion<'_> {
    PageCriterion {
        id: &criterion.id.0,
        code: &criterion.code,
        domaine,
        titre: &criterion.title,
        question: &criterion.question,
        niveaux: Level::ALL.map(|level| criterion.level(level).sentence.as_str()).to_vec(),
        so: criterion.allows_not_applicable,
        sensible: criterion.is_sensitive,
    }
}

/// Puts each part where the template names it, in one pass: what a part says is never looked at.
fn filled(template: &str, parts: &[(&str, String)]) -> String {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or(("", piece));
        let part = parts.iter().find(|(known, _)| *known == name);
        page.push_str(part.map_or("", |(_, text)| text));
        page.push_str(rest);
    }
    page
}

/// Returns how a policy names a text it allows.
fn fingerprint(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text)))
}

/// Returns both themes as the style's variables; paper is always light.
fn colours() -> String {
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        variables(&TOKENS.light),
        variables(&TOKENS.dark)
    )
}

fn variables(palette: &Palette) -> String {
    let named = [
        ("bg", palette.bg),
        ("surface", palette.surface),
        ("sunken", palette.sunken),
        ("ink", palette.ink),
        ("muted", palette.muted),
        ("faint", palette.faint),
        ("line", palette.line),
        ("accent", palette.accent),
        ("accent-soft", palette.accent_soft),
        ("accent-ink", palette.accent_ink),
        ("on-accent", palette.on_accent),
        ("warn", palette.warn),
        ("warn-soft", palette.warn_soft),
        ("bad", palette.bad),
        ("bad-soft", palette.bad_soft),
        ("good", palette.good),
        ("good-soft", palette.good_soft),
    ];
    let named = named.into_iter().map(|(name, colour)| (name.to_owned(), colour));
    let numbered = Level::ALL.into_iter().flat_map(|level| {
        let (levels, on_levels) = (&palette.levels, &palette.on_levels);
        [
            (format!("level-{level}"), *level.of(levels)),
            (format!("on-level-{level}"), *level.of(on_levels)),
        ]
    });
    let written = named.chain(numbered).map(|(name, colour)| format!("--{name}:{};", hex(colour)));
    written.collect()
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

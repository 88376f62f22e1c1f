//! The ballot as one HTML file: words, style and script inside, and a policy that lets nothing else in.
//!
//! It holds the collection's public key only. Never makes a ballot: `assets/avis` does, in the browser.

use data_encoding::BASE64;
use num_rational::Ratio;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::dossier::{ALONE_IN_PROFESSION, Campaign, Collection, Dossier, OTHER_PROFESSION};
use crate::french;
use crate::grid::{
    Characteristic, Criterion, CriterionKind, Domain, HOW_TO_READ, Level, LevelGroup, Measurement,
    Scale, decimal_text,
};
use crate::theme::{Colour, Palette, TOKENS};

const TEMPLATE: &str = include_str!("../../../assets/avis/page.html");
const STYLE: &str = include_str!("../../../assets/avis/page.css");
/// The sealing (`tweetnacl` 1.0.3), what leaves the page, how a level
/// follows, then the screens.
const SCRIPTS: [&str; 4] = [
    include_str!("../../../assets/avis/nacl-fast.min.js"),
    include_str!("../../../assets/avis/formats.js"),
    include_str!("../../../assets/avis/kinds.js"),
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
    /// The scales of what is asked, each once.
    echelles: Vec<PageScale<'a>>,
    professions: Vec<String>,
    /// What stands for a profession that is not among them.
    autre: &'static str,
    /// What who answers may choose when alone in a profession.
    seul: &'static str,
    domaines: Vec<String>,
    criteres: Vec<PageCriterion<'a>>,
}

#[derive(Serialize)]
struct PageScale<'a> {
    /// Number of the first level.
    premier: u8,
    /// Names of the levels.
    niveaux: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groupes: Vec<PageGroup<'a>>,
}

#[derive(Serialize)]
struct PageGroup<'a> {
    nom: &'a str,
    de: u8,
    a: u8,
}

/// A characteristic to say something of.
#[derive(Serialize)]
struct PageCharacteristic<'a> {
    id: &'a str,
    texte: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    des: Option<u8>,
}

/// A number to give.
#[derive(Serialize)]
struct PageMeasure<'a> {
    unite: &'a str,
    croissant: bool,
    seuils: Vec<PageNumber>,
    minimum: PageNumber,
    maximum: PageNumber,
    decimales: u8,
}

/// An exact number: `2`, or `"2.5"`, which a browser compares as a number too.
struct PageNumber(Ratio<i64>);

impl Serialize for PageNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_integer() {
            return serializer.serialize_i64(self.0.to_integer());
        }
        serializer.serialize_str(&decimal_text(self.0))
    }
}

#[derive(Serialize)]
struct PageCriterion<'a> {
    id: &'a str,
    code: &'a str,
    /// Place in `domaines`.
    domaine: usize,
    titre: &'a str,
    question: &'a str,
    /// What helps to answer, where the grid says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    aide: Option<&'a str>,
    /// Place in `echelles`.
    echelle: usize,
    niveaux: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caracteristiques: Option<Vec<PageCharacteristic<'a>>>,
    /// Whether "en partie" can be said of a characteristic.
    #[serde(skip_serializing_if = "Option::is_none")]
    partie: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seuils: Option<Vec<PageNumber>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mesure: Option<PageMeasure<'a>>,
    so: bool,
    sensible: bool,
}

/// Returns the page of a campaign; `None` while it gathers no ballots.
pub fn html(dossier: &Dossier, campaign: &Campaign) -> Option<String> {
    let collection = campaign.collection.as_ref()?;
    let scales = scales(campaign, collection);
    let style = format!("{}{STYLE}", colours(&scales));
    let script = SCRIPTS.join("\n");
    let data = serde_json::to_string(&data(dossier, campaign, collection, &scales)).ok()?;
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
    scales: &[&'a Scale],
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
        regle: campaign.grid.how_to_choose().unwrap_or_default(),
        lecture: campaign.grid.how_to_choose().map_or("", |_| HOW_TO_READ),
        echelles: scales.iter().copied().map(PageScale::of).collect(),
        professions: dossier.team.professions(),
        autre: OTHER_PROFESSION,
        seul: ALONE_IN_PROFESSION,
        criteres: asked
            .iter()
            .map(|(domain, criterion)| {
                let scale = scales.iter().position(|scale| **scale == *criterion.scale);
                page_criterion(place(domain).unwrap_or(0), scale.unwrap_or(0), criterion)
            })
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

/// Returns the scales of what is asked, each once, in the order they come.
fn scales<'a>(campaign: &'a Campaign, collection: &'a Collection) -> Vec<&'a Scale> {
    let mut scales: Vec<&Scale> = Vec::new();
    for (_, criterion) in campaign.asked(&collection.scope) {
        if !scales.iter().any(|scale| **scale == *criterion.scale) {
            scales.push(&criterion.scale);
        }
    }
    scales
}

impl<'a> PageScale<'a> {
    fn of(scale: &'a Scale) -> Self {
        let group = |group: &'a LevelGroup| PageGroup {
            nom: &group.name,
            de: group.from.number(),
            a: group.to.number(),
        };
        Self {
            premier: scale.first,
            niveaux: scale.levels.iter().map(|level| level.name.as_str()).collect(),
            groupes: scale.groups.iter().map(group).collect(),
        }
    }
}

impl<'a> PageMeasure<'a> {
    fn of(measure: &'a Measurement) -> Self {
        Self {
            unite: &measure.unit,
            croissant: measure.is_rising,
            seuils: measure.thresholds.iter().copied().map(PageNumber).collect(),
            minimum: PageNumber(measure.minimum),
            maximum: PageNumber(measure.maximum),
            decimales: measure.decimals,
        }
    }
}

fn page_criterion(domaine: usize, echelle: usize, criterion: &Criterion) -> PageCriterion<'_> {
    let all = match &criterion.kind {
        CriterionKind::Characteristics(all) => Some(all),
        CriterionKind::Levels | CriterionKind::Measure(_) | CriterionKind::YesNo(_) => None,
    };
    PageCriterion {
        id: &criterion.id.0,
        code: &criterion.code,
        domaine,
        titre: &criterion.title,
        question: &criterion.question,
        aide: criterion.help.as_deref(),
        echelle,
        niveaux: criterion.scale.levels().map(|level| criterion.level(level).sentence).collect(),
        caracteristiques: all.map(|all| all.items.iter().map(PageCharacteristic::of).collect()),
        partie: all.map(|all| all.has_partly),
        seuils: all.map(|all| all.thresholds.iter().copied().map(PageNumber).collect()),
        mesure: match &criterion.kind {
            CriterionKind::Measure(measure) => Some(PageMeasure::of(measure)),
            CriterionKind::Levels | CriterionKind::Characteristics(_) | CriterionKind::YesNo(_) => {
                None
            }
        },
        so: criterion.allows_not_applicable,
        sensible: criterion.is_sensitive,
    }
}

impl<'a> PageCharacteristic<'a> {
    fn of(item: &'a Characteristic) -> Self {
        Self { id: &item.id, texte: &item.text, des: item.from.map(Level::number) }
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

/// Returns both themes as the style's variables, then one class for each level of each scale; paper is
/// always light.
fn colours(scales: &[&Scale]) -> String {
    let classes = levels(scales)
        .map(|(name, ..)| format!(".{name}{{background:var(--{name});color:var(--on-{name});}}\n"));
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n{}",
        variables(&TOKENS.light, scales),
        variables(&TOKENS.dark, scales),
        classes.collect::<String>()
    )
}

/// Names every level of every scale: `l0-3`, as the page does.
fn levels<'a>(scales: &'a [&'a Scale]) -> impl Iterator<Item = (String, &'a Scale, Level)> {
    scales.iter().enumerate().flat_map(|(place, scale)| {
        let levels = scale.levels().enumerate();
        levels.map(move |(at, level)| (format!("l{place}-{at}"), *scale, level))
    })
}

fn variables(palette: &Palette, scales: &[&Scale]) -> String {
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
    let steps = (0..5).map(|place| (format!("level-{place}"), palette.step(place)));
    let numbered = levels(scales).flat_map(|(name, scale, level)| {
        let on = (format!("on-{name}"), palette.on_level(scale, level));
        [(name, palette.level(scale, level)), on]
    });
    let written = named
        .chain(steps)
        .chain(numbered)
        .map(|(name, colour)| format!("--{name}:{};", hex(colour)));
    written.collect()
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

//! Differences between two grids in plain words: one line for what matters by itself, one line for
//! each kind of the rest, counted.

use super::change::{CriterionChange, GridDifference, WholeChange};
use crate::french;
use crate::grid::{Extent, Level};

/// How many criteria of a kind are named.
const NAMED: usize = 12;

/// A line that tells the same of several criteria.
struct Bundle {
    heading: &'static str,
    items: Vec<String>,
}

/// Says differences, one a line; empty exactly when there is none.
pub fn difference_words(differences: &[GridDifference]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut bundles: Vec<Bundle> = Vec::new();
    for difference in differences {
        match difference {
            GridDifference::Whole(change) => lines.push(whole_words(change)),
            GridDifference::Criterion { code, title, change } => match kind(code, change) {
                Kind::Alone(words) => lines.push(fr!("{code} · {title} : {words}")),
                Kind::Bundled(heading, item) => {
                    match bundles.iter_mut().find(|bundle| bundle.heading == heading) {
                        Some(bundle) => bundle.items.push(item),
                        None => bundles.push(Bundle { heading, items: vec![item] }),
                    }
                }
            },
        }
    }
    lines.extend(bundles.iter().map(bundle_words));
    lines
}

/// Whether a change has a line of its own.
enum Kind {
    /// It has.
    Alone(String),
    /// It shares one with others of its kind.
    Bundled(&'static str, String),
}

fn kind(code: &str, change: &CriterionChange) -> Kind {
    let bundled = |heading| Kind::Bundled(heading, code.to_owned());
    match change {
        CriterionChange::Added => Kind::Alone("nouveau critère".to_owned()),
        CriterionChange::Renamed { former, id } => Kind::Alone(fr!(
            "nouveau critère, qui semble être l’ancien « {former} » ; reprenez son identifiant « {id} » pour que \
             ses niveaux se comparent"
        )),
        CriterionChange::Removed => Kind::Alone("critère retiré".to_owned()),
        CriterionChange::Meaning => Kind::Alone(
            "ne veut plus dire la même chose, les niveaux ne se comparent plus".to_owned(),
        ),
        CriterionChange::Moved { from, to } => {
            Kind::Alone(fr!("passe du domaine « {from} » au domaine « {to} »"))
        }
        CriterionChange::Weight { from, to } => Kind::Alone(format!("poids {from} devenu {to}")),
        CriterionChange::Socle { is_socle: true } => {
            Kind::Alone("devient un critère socle".to_owned())
        }
        CriterionChange::Socle { is_socle: false } => {
            Kind::Alone("n’est plus un critère socle".to_owned())
        }
        CriterionChange::Wording { levels, is_head } => Kind::Alone(wording(levels, *is_head)),
        CriterionChange::Code { from } => {
            Kind::Bundled("Codes changés", format!("{from} devient {code}"))
        }
        CriterionChange::Path { to, .. } => bundled(path_heading(*to)),
        CriterionChange::Sensitive { is_sensitive: true } => bundled("Deviennent sensibles"),
        CriterionChange::Sensitive { is_sensitive: false } => bundled("Ne sont plus sensibles"),
        CriterionChange::NotApplicable { is_allowed: true } => bundled("Peuvent être sans objet"),
        CriterionChange::NotApplicable { is_allowed: false } => {
            bundled("Ne peuvent plus être sans objet")
        }
        CriterionChange::Proofs => bundled("Preuves attendues changées"),
        CriterionChange::Links => bundled("Indicateurs de l’ACI soutenus changés"),
        CriterionChange::FirstSteps => bundled("Premiers pas changés"),
        CriterionChange::HasAxis => bundled("Axe de la HAS changé"),
        CriterionChange::Scale => {
            Kind::Alone("change d’échelle, les niveaux ne se comparent plus".to_owned())
        }
        CriterionChange::Kind => bundled("Caractéristiques ou seuils changés"),
        CriterionChange::Conditions => bundled("Demandés dans d’autres cas"),
        CriterionChange::Stage => bundled("Paliers changés"),
        CriterionChange::Help => bundled("Aide ou références changées"),
    }
}

const fn path_heading(to: Extent) -> &'static str {
    match to {
        Extent::First => "Passent dans le premier parcours",
        Extent::Short => "Passent dans le parcours court",
        Extent::Full => "Ne sont plus que dans le parcours complet",
    }
}

fn wording(levels: &[Level], is_head: bool) -> String {
    let levels = numbers(levels);
    match (levels.is_empty(), is_head) {
        (true, _) => "titre ou question reformulés".to_owned(),
        (false, true) => format!("titre ou question reformulés, niveaux {levels}"),
        (false, false) => fr!("niveaux reformulés : {levels}"),
    }
}

fn numbers(levels: &[Level]) -> String {
    levels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn bundle_words(bundle: &Bundle) -> String {
    let Bundle { heading, items } = bundle;
    let count = french::count(items.len(), "critère");
    let named: Vec<&str> = items.iter().take(NAMED).map(String::as_str).collect();
    let others = match items.len().saturating_sub(NAMED) {
        0 => String::new(),
        others => format!(" et {}", french::count(others, "autre")),
    };
    fr!("{heading} : {count} ({}{others})", named.join(", "))
}

fn whole_words(change: &WholeChange) -> String {
    match change {
        WholeChange::Series { from, to } => fr!(
            "Le premier nombre de la version passe de {from} à {to} : aucun niveau ne se compare à ceux d’avant"
        ),
        WholeChange::Head(names) => fr!("Présentation de la grille : {}", names.join(", ")),
        WholeChange::LevelName { level, from, to } => {
            fr!("Le niveau {level} s’appelait « {from} » ; il s’appelle « {to} »")
        }
        WholeChange::LevelMeanings(levels) => {
            fr!("Définitions de l’échelle reformulées : niveaux {}", numbers(levels))
        }
        WholeChange::Coverage { from, to } => fr!(
            "Une moyenne est montrée à partir de {to} % de critères ayant un niveau, au lieu de {from} %"
        ),
        WholeChange::Gates { from, to } => {
            fr!("Paliers : {}, au lieu de {}", gates(to), gates(from))
        }
        WholeChange::Indicators { added, removed, renamed } => {
            let part = |names: &[String], words: &str| {
                (!names.is_empty()).then(|| format!("{words} {}", names.join(", ")))
            };
            let parts =
                [part(added, "ajoutés"), part(removed, "retirés"), part(renamed, "renommés")];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            fr!("Indicateurs de l’ACI : {}", parts.join(" ; "))
        }
        WholeChange::Scale { name, from, to } if name.is_empty() => {
            fr!("L’échelle de la grille change : {to}, au lieu de {from}")
        }
        WholeChange::Scale { name, from, to } => {
            fr!("L’échelle « {name} » change : {to}, au lieu de {from}")
        }
        WholeChange::Rule { from, to } => fr!("Calcul : {to}, au lieu de {from}"),
        WholeChange::Agreement => "La règle de l’accord entre les avis change".to_owned(),
        WholeChange::Profile => "Les questions posées à l’équipe changent".to_owned(),
        WholeChange::Languages => "Les traductions changent".to_owned(),
        WholeChange::DomainStructure(name) => {
            fr!(
                "Le domaine « {name} » a un autre poids, une autre couleur ou d’autres sous-domaines"
            )
        }
        WholeChange::DomainAdded(name) => fr!("Nouveau domaine : {name}"),
        WholeChange::DomainRemoved(name) => fr!("Domaine retiré : {name}"),
        WholeChange::DomainNamed { from, to } => {
            fr!("Le domaine « {from} » s’appelle « {to} »")
        }
        WholeChange::DomainShortName(name) => {
            fr!("Le domaine « {name} » a un autre nom court sur les graphiques")
        }
        WholeChange::Order(what) => format!("L’ordre {what} change"),
    }
}

fn gates(gates: &[String]) -> String {
    if gates.is_empty() { "aucun".to_owned() } else { gates.join(", ") }
}

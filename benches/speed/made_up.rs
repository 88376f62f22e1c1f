//! A grid as large as nobody will ever write, and a dossier that answers it.

use std::fmt::Write as _;
use std::sync::Arc;

use jalons::dossier::{Answer, CampaignId, Dossier, Edit, Extent};
use jalons::grid::{self, Grid, Level};
use jiff::civil::date;

const DOMAINS: usize = 20;
const CRITERIA: usize = 50;

/// Writes a grid of 1,000 criteria as an author would.
pub fn grid_text() -> String {
    let mut text = String::from(HEAD);
    for domain in 1..=DOMAINS {
        let _ok = writeln!(
            text,
            "        (id: \"domaine-{domain}\", code: \"D{domain}\", titre: \"Domaine inventé numéro {domain}\", \
             titre_court: \"Domaine {domain}\", criteres: ["
        );
        for criterion in 1..=CRITERIA {
            let _ok = writeln!(text, "{}", criterion_text(domain, criterion));
        }
        text.push_str("        ]),\n");
    }
    text.push_str("    ],\n)\n");
    text
}

fn criterion_text(domain: usize, criterion: usize) -> String {
    let mut levels = String::new();
    for level in 0..5 {
        let phrase = format!(
            "Ce que l’équipe peut observer au niveau {level} du critère {criterion} du domaine {domain}."
        );
        let step = "Un premier petit pas, simple et daté, vers le niveau suivant du critère";
        let _ok = match level {
            4 => write!(levels, "(phrase: \"{phrase}\")"),
            _ => write!(
                levels,
                "(phrase: \"{phrase}\", pas: \"{step} {domain}.{criterion}.{level}.\"), "
            ),
        };
    }
    format!(
        "            (id: \"critere-{domain}-{criterion}\", code: \"D{domain}.{criterion}\", \
         titre: \"Critère inventé {criterion} du domaine {domain}\", question: \"Comment l’équipe fait-elle pour {criterion}, dans {domain} ?\", \
         sans_objet: true, niveaux: [{levels}], preuves: [\"Compte rendu\", \"Calendrier\"]),"
    )
}

const HEAD: &str = r#"Grille(
    format: 1,
    id: "mille",
    version: "1.0.0",
    titre: "Grille inventée de mille critères",
    structure: "MSP",
    langue: "fr",
    source: "Inventée pour mesurer",
    licence: "CC0",
    auteurs: ["Personne"],
    en_vigueur: "2026-01-01",
    echelle: [
        (nom: "Non engagé", definition: "Rien."),
        (nom: "Amorcé", definition: "Oral."),
        (nom: "Structuré", definition: "Écrit."),
        (nom: "Déployé", definition: "Appliqué."),
        (nom: "Amélioration continue", definition: "Mesuré."),
    ],
    calcul: (moyenne: ponderee, couverture_minimale: 60, paliers: []),
    domaines: [
"#;

/// Reads it.
pub fn grid() -> Arc<Grid> {
    let reading = grid::file::read(grid_text().as_bytes());
    for problem in &reading.problems {
        eprintln!("{}", problem.render("grille inventée"));
    }
    Arc::new(reading.value.expect("the made-up grid has no error"))
}

/// Three campaigns of it, the last one half answered.
pub fn dossier() -> Dossier {
    let grid = grid();
    let mut dossier = Dossier::default();
    for (number, year) in (1..).zip([2024, 2025, 2026]) {
        dossier = Edit::AddCampaign {
            id: CampaignId(number as u32),
            title: format!("Auto-évaluation {year}"),
            date: date(year, 6, 15),
            grid: Arc::clone(&grid),
            extent: Extent::Full,
        }
        .apply(&dossier);
        for (index, (_, criterion)) in grid.criteria().enumerate() {
            if number < 3 || index % 2 == 0 {
                let level = [Level::at(1), Level::at(2), Level::at(3)]
                    .into_iter()
                    .cycle()
                    .nth(index % 3 + number - 1);
                let answer = level.map(Answer::Level);
                let id = CampaignId(number as u32);
                dossier = Edit::Answer(id, criterion.id.clone(), answer).apply(&dossier);
            }
        }
    }
    dossier
}

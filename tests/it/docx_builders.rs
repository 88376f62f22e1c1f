//! A report with every kind of block, for the tests of the Word document.

use std::sync::Arc;

use jalons::grid::Level;
use jalons::report::content::{
    Block, CalloutTone, CellUnit, CheckLine, Choice, Column, Count, Figure, Illustration, Labelled,
    Letterhead, LevelSign, Logo, Mark, PageShape, Report, Row, Section, Sign, Style, Table,
    TableCell, Text, Titled, Tone, Width,
};
use jalons::report::png;
use jiff::civil::date;
use num_rational::Ratio;

/// A report that says these blocks, in one section.
pub fn report(blocks: Vec<Block>) -> Report {
    let section = Section {
        id: "corps",
        title: "Repères".into(),
        is_chapter: true,
        starts_page: false,
        blocks,
    };
    Report {
        title: "Synthèse".into(),
        shape: PageShape::Pages,
        is_fictitious: false,
        made_on_date: date(2026, 11, 22),
        made_on: "22 novembre 2026".into(),
        letterhead: Letterhead {
            name: "Les Tilleuls".into(),
            place: "Saint-Aubin-les-Prés, Occitanie".into(),
            logo: None,
        },
        running: "Les Tilleuls · Auto-évaluation 2025".into(),
        description: "Auto-évaluation en équipe, novembre 2025".into(),
        caution: String::new(),
        lines: vec![Text::muted("Grille d’essai, version 1.0.0")],
        sections: vec![section],
        data: Vec::new(),
    }
}

/// A report with every kind of block.
pub fn whole() -> Report {
    let mut whole = report(first_page());
    whole.is_fictitious = true;
    whole.caution = "Estimation sans valeur contractuelle".into();
    whole.letterhead.logo = Some(logo());
    whole.sections.push(Section {
        id: "criteres",
        title: "Critère par critère".into(),
        is_chapter: true,
        starts_page: true,
        blocks: criteria(),
    });
    whole.sections.push(Section {
        id: "reunion",
        title: String::new(),
        is_chapter: false,
        starts_page: false,
        blocks: meeting(),
    });
    whole
}

/// A paragraph of the body.
pub fn paragraph(text: impl Into<Text>) -> Block {
    Block::Paragraph { text: text.into(), tone: Tone::Body }
}

/// A drawing of this shape, in thousandths.
pub fn drawing(proportion: u32, alt: &str) -> Illustration {
    let width = proportion * 300 / 1000;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"300\">\
         <rect x=\"10\" y=\"40\" width=\"{}\" height=\"60\" fill=\"#2C807A\"/>\
         <rect x=\"10\" y=\"140\" width=\"{}\" height=\"60\" fill=\"#84C0BA\"/>\
         <text x=\"14\" y=\"30\" font-family=\"Inter\" font-size=\"14\">Déployé : 2,4</text></svg>",
        width / 2,
        width / 3,
    );
    Illustration { file: String::new(), svg, proportion, alt: alt.into(), most: 30 }
}

/// The profile by domain: words, numbers, a column that only draws, a sum.
pub fn table() -> Table {
    let bar =
        Column { is_drawing: true, ..Column::words("de 0 à 4", "").wide(Width::Millimetres(22)) };
    let mean = |shown: &str, tenths: i128| {
        TableCell::number(shown, Ratio::new(tenths, 10), CellUnit::Mean)
    };
    let row = |name: &str, shown: &str, tenths, change: Text| {
        let drawn = TableCell { bar: Some(250), ..TableCell::words("dessin") };
        vec![
            TableCell::words(name),
            mean(shown, tenths),
            drawn,
            TableCell::words(change),
            TableCell::count(12),
        ]
    };
    let up = Text::signed(Sign::Up, "+0,4", Style::Good);
    let down = Text::signed(Sign::Down, "−0,2", Style::Bad);
    Table {
        id: "profil",
        title: "Profil par domaine".into(),
        columns: vec![
            Column::words("Domaine", "Le domaine de la grille"),
            Column::numbers("Niveau", "Niveau moyen, de 0 à 4"),
            bar,
            Column::numbers("Évolution", "Depuis la dernière fois"),
            Column::numbers("Critères pris en compte", "Combien ont un niveau"),
        ],
        rows: vec![
            Row::of(row("A · Coordination et concertation pluriprofessionnelle", "2,5", 25, up)),
            Row::of(row("B · Participation des usagers", "1,8", 18, down)),
            Row::sum(row("Ensemble", "2,2", 22, Text::from("+0,1"))),
        ],
        chart: None,
    }
}

fn logo() -> Logo {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"45\">\
               <circle cx=\"22\" cy=\"22\" r=\"20\" fill=\"#0B6E6E\"/></svg>";
    let png: Arc<[u8]> = png::render(svg, 2.0).expect("a picture").into();
    Logo { png, width: 180, height: 90, alt: "Logo des Tilleuls".into() }
}

/// Every look and every sign, each with a word of its own.
pub fn looks() -> Text {
    let styles =
        [Style::Plain, Style::Strong, Style::Muted, Style::Accent, Style::Good, Style::Warn];
    let signs = [
        (Sign::Up, "hausse"),
        (Sign::Down, "baisse"),
        (Sign::Full, "complet"),
        (Sign::Partial, "partiel"),
        (Sign::Nothing, "absent"),
        (Sign::Unknown, "inconnu"),
        (Sign::Declared, "déclaré"),
        (Sign::Observed, "observé"),
        (Sign::Proven, "documenté"),
        (Sign::Expired, "expiré"),
    ];
    let looks = styles.iter().cycle().zip(signs);
    Text::joined(looks.map(|(style, (sign, word))| Text::signed(sign, word, *style)))
}

fn first_page() -> Vec<Block> {
    let figure = |label: &str, value: &str, unit: &str, detail: &str| Figure {
        label: label.into(),
        value: value.into(),
        unit: unit.into(),
        detail: detail.into(),
    };
    let lead = Text::from("L’équipe progresse : ")
        .then("trois domaines sur cinq", Style::Strong)
        .then(" ont gagné un demi-niveau depuis novembre 2024.", Style::Plain);
    vec![
        Block::Paragraph { text: lead, tone: Tone::Lead },
        Block::Figures {
            figures: vec![
                figure("Niveau moyen", "2,3", "sur 4", "2,0 en nov. 2024"),
                figure("Palier atteint", "2 · Structuré", "", "1 critère socle bloque le palier 3"),
                figure("Critères pris en compte", "38", "sur 42", "3 sans objet, 1 sans réponse"),
                figure("Évolution", "+0,5", "", "depuis nov. 2024, sur 36 critères"),
            ],
        },
        Block::Heading { level: 2, text: "Profil par domaine".into() },
        Block::Pair {
            first: vec![Block::Chart(drawing(1300, "Radar : cinq domaines entre 1,8 et 2,9."))],
            second: vec![Block::Chart(drawing(2400, "Niveau moyen par domaine."))],
            share: 42,
        },
        Block::Table(table()),
        Block::Table(table()),
        Block::Heading { level: 2, text: "L’équipe".into() },
        Block::Facts { facts: facts(), paired: true },
        Block::Heading { level: 3, text: "En détail".into() },
        Block::Facts { facts: facts(), paired: false },
        Block::Callout {
            tone: CalloutTone::Warning,
            title: "À vérifier.".into(),
            text: "Deux preuves du registre expirent avant la fin de l’exercice.".into(),
        },
        Block::Callout {
            tone: CalloutTone::Note,
            title: "Méthode.".into(),
            text: "Chaque niveau est une phrase que l’on peut observer ; dans le doute, c’est le \
                   niveau inférieur."
                .into(),
        },
        Block::List {
            items: vec![
                "Le niveau est une décision de l’équipe.".into(),
                "« Sans objet », avec son motif, ne compte pas dans les moyennes ; un critère sans \
                 réponse ne compte pas pour zéro."
                    .into(),
            ],
        },
        paragraph(looks()),
        Block::Paragraph { text: "Source : grille d’essai.".into(), tone: Tone::Small },
    ]
}

fn facts() -> Vec<Labelled> {
    [
        ("FINESS", "99 000 000 0"),
        ("Ouverture", "3 août 2022"),
        ("Professionnels de santé", "14, dont 4 médecins généralistes"),
    ]
    .map(|(label, value)| Labelled { label: label.into(), value: value.into() })
    .into()
}

/// An item whose title is a heading.
pub fn item(mark: Mark, title: &str, blocks: Vec<Block>) -> Titled {
    Titled {
        mark: Some(mark),
        title: title.into(),
        is_heading: true,
        notes: vec![
            Text::strong("Niveau 3 · Déployé"),
            Text::signed(Sign::Up, "+1 depuis 2024", Style::Good),
            Text::muted("cible 4"),
            Text::signed(Sign::Proven, "documenté", Style::Plain),
        ],
        blocks,
        is_card: false,
    }
}

/// Returns the mark of a level of the small grid.
fn sign(number: u8) -> LevelSign {
    LevelSign::of(crate::report_builders::small_grid().scale(), Level::at(number))
}

fn criteria() -> Vec<Block> {
    let quote = |label: &str, words: &str| Block::Quote {
        label: label.into(),
        paragraphs: vec![words.into(), "Un second paragraphe, plus court.".into()],
    };
    let first = vec![
        paragraph("Des réunions de concertation ont lieu chaque mois et laissent une trace."),
        quote("", "Nous avons tenu neuf réunions sur douze ; l’été reste difficile à couvrir."),
        quote("Avis minoritaire", "La trace n’est pas toujours partagée le jour même."),
        Block::Tally {
            counts: vec![
                Count { sign: "2".into(), level: Some(sign(2)), number: 3 },
                Count { sign: "3".into(), level: Some(sign(3)), number: 5 },
            ],
            words: "Répartition des avis : 3 au niveau 2, 5 au niveau 3".into(),
        },
        Block::Checks {
            checks: vec![
                CheckLine { is_done: true, label: "Calendrier".into(), detail: "affiché".into() },
                CheckLine { is_done: false, label: "Comptes rendus".into(), detail: String::new() },
            ],
        },
    ];
    let mut card = item(Mark::Disputed, "A2 · Rôles", vec![paragraph("Entre 1 et 3.")]);
    card.is_card = true;
    let marks = [
        Mark::Level(sign(0)),
        Mark::Level(sign(1)),
        Mark::Level(sign(2)),
        Mark::Level(sign(4)),
        Mark::NotApplicable,
        Mark::Unknown,
        Mark::Unanswered,
    ];
    let mut blocks = vec![
        Block::Item(item(Mark::Level(sign(3)), "A1 · Concertation", first)),
        Block::Item(card),
    ];
    blocks.extend(marks.map(|mark| Block::Item(item(mark, "A3 · Autre critère", Vec::new()))));
    blocks.push(Block::PageBreak);
    blocks
}

fn meeting() -> Vec<Block> {
    let choice = |level, name: &str, sentence: &str| Choice {
        level,
        name: name.into(),
        sentence: sentence.into(),
    };
    let action = Titled {
        mark: Some(Mark::Level(sign(1))),
        title: "Écrire le protocole de soins non programmés".into(),
        is_heading: false,
        notes: vec!["Porteur : Dr Martin".into(), "Échéance : 30 juin 2027".into()],
        blocks: vec![paragraph("À présenter à la prochaine réunion.")],
        is_card: true,
    };
    vec![
        Block::Heading { level: 2, text: "À décider en réunion".into() },
        Block::Choices {
            choices: vec![
                choice(Some(0), "Non engagé", "Rien n’est organisé."),
                choice(Some(1), "Amorcé", "Une première réunion a eu lieu."),
                choice(None, "Sans objet", ""),
            ],
        },
        Block::WritingLines { label: "Ce qui montre ce niveau :".into(), lines: 3 },
        Block::Item(action),
    ]
}

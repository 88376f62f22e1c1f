//! French as it is read: numbers, dates, and the typography of every text we ship.

use std::cell::Cell;

use jalons::french::{
    DateFault, Edge, count, decimal, due, fitted, fold, integer, long_date, month_year, parse_date,
    percent, read_date, shortened, signed, typed_date, typeset, weekday_date,
};
use jiff::civil::date;
use num_rational::Ratio;

use crate::sources::{files, take_apart};

#[track_caller]
fn check_texts<T: Copy + std::fmt::Debug>(write: impl Fn(T) -> String, expected: &[(T, &str)]) {
    for (value, text) in expected {
        assert_eq!(write(*value), *text, "{value:?}");
    }
}

#[test]
fn a_mean_has_one_decimal_rounded_half_away_from_zero() {
    let write = |(numerator, denominator)| decimal(Ratio::new(numerator, denominator));
    check_texts(
        write,
        &[
            ((7, 3), "2,3"),
            ((0, 1), "0,0"),
            ((1, 20), "0,1"),
            ((9, 4), "2,3"),
            ((-9, 4), "−2,3"),
            ((-1, 100), "0,0"),
            ((249, 100), "2,5"),
            ((24_690, 20), "1\u{a0}234,5"),
        ],
    );
}

#[test]
fn a_difference_says_its_sign_and_zero_has_none() {
    let write = |(numerator, denominator)| signed(Ratio::new(numerator, denominator));
    check_texts(
        write,
        &[
            ((1, 2), "+0,5"),
            ((-1, 2), "−0,5"),
            ((0, 1), "0,0"),
            ((1, 100), "0,0"),
            ((-1, 100), "0,0"),
            ((-12, 1), "−12,0"),
        ],
    );
}

#[test]
fn thousands_stand_apart_and_never_at_the_end_of_a_line() {
    check_texts(
        integer,
        &[
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{a0}000"),
            (-1_234_567, "−1\u{a0}234\u{a0}567"),
            (i64::MIN, "−9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808"),
        ],
    );
}

#[test]
fn a_share_is_a_whole_percentage() {
    let write = |(numerator, denominator)| percent(Ratio::new(numerator, denominator));
    check_texts(
        write,
        &[
            ((0, 1), "0\u{a0}%"),
            ((1, 3), "33\u{a0}%"),
            ((5, 8), "63\u{a0}%"),
            ((1, 1), "100\u{a0}%"),
        ],
    );
}

#[test]
fn a_noun_takes_its_s_from_two_on() {
    let write = |number| count(number, "critère");
    check_texts(write, &[(0, "0\u{a0}critère"), (1, "1\u{a0}critère"), (2, "2\u{a0}critères")]);
}

#[test]
fn dates_are_written_as_people_say_them() {
    let first = date(2023, 5, 1);
    let other = date(2022, 8, 13);
    assert_eq!(long_date(first), "1er\u{a0}mai 2023");
    assert_eq!(long_date(other), "13\u{a0}août 2022");
    assert_eq!(weekday_date(first), "lundi 1er\u{a0}mai");
    assert_eq!(weekday_date(other), "samedi 13\u{a0}août");
    assert_eq!(month_year(date(2025, 2, 9)), "févr.\u{a0}2025");
    assert_eq!(typed_date(first), "01/05/2023");
}

#[test]
fn a_date_is_read_in_every_form_people_type() {
    let forms = [
        "3/8/2022",
        "03/08/2022",
        "03-08-2022",
        "3.8.2022",
        "3 8 2022",
        "03/08/22",
        "2022-08-03",
        " 3/8/2022 ",
        "3\u{a0}8\u{a0}2022",
        "03082022",
        "030822",
        "20220803",
        "3 août 2022",
        "3 aout 22",
        "3 AOUT 2022",
        "3 aou\u{302}t 2022",
        "03-août-2022",
        "mercredi 3 août 2022",
        "Mercredi, 3 août 2022.",
        "le 3 août 2022",
    ];
    for form in forms {
        assert_eq!(parse_date(form), Some(date(2022, 8, 3)), "{form}");
    }
}

#[test]
fn months_are_read_in_full_in_short_and_after_a_first_day() {
    for (number, short) in (1..).zip([
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ]) {
        let first = date(2024, number, 1);
        for text in
            [format!("1er {short} 2024"), long_date(first), format!("1 {} 2024", fold(short))]
        {
            assert_eq!(parse_date(&text), Some(first), "{text}");
        }
        assert_eq!(parse_date(&format!("lundi {}", long_date(first))), Some(first));
    }
}

#[test]
fn a_month_alone_is_its_first_or_its_last_day_as_suits() {
    for text in
        ["février 2028", "fevrier 2028", "févr. 2028", "2/2028", "02-2028", "en février 2028"]
    {
        assert_eq!(read_date(text, Edge::First), Ok(date(2028, 2, 1)), "{text}");
        assert_eq!(read_date(text, Edge::Last), Ok(date(2028, 2, 29)), "{text}");
    }
    let within = [("début mars 2027", 1), ("mi-mars 2027", 15), ("fin mars 2027", 31)];
    for (text, day) in within {
        for edge in [Edge::First, Edge::Last] {
            assert_eq!(read_date(text, edge), Ok(date(2027, 3, day)), "{text}");
        }
    }
}

#[test]
fn what_is_not_understood_is_told_apart_from_what_does_not_exist() {
    for text in
        ["30/02/2027", "30 février 2027", "31 juin 2026", "32/1/2026", "1/13/2026", "29 févr. 2027"]
    {
        assert_eq!(read_date(text, Edge::Last), Err(DateFault::NoSuchDay), "{text}");
    }
    for text in ["hier", "12 mars", "2027", "bientôt 2027", "12//03/2024", "-1/1/2026"] {
        assert_eq!(read_date(text, Edge::Last), Err(DateFault::NotUnderstood), "{text}");
    }
    assert!(DateFault::NotUnderstood.words().starts_with("Je ne comprends pas cette date"));
    assert!(DateFault::NoSuchDay.words().starts_with("Cette date n’existe pas"));
}

#[test]
fn what_is_no_date_is_never_guessed() {
    let wrong = [
        "",
        "hier",
        "31/02/2026",
        "2026",
        "1/2/3/4",
        "0/1/2026",
        "32/1/2026",
        "1/13/2026",
        "-1/1/2026",
        "1//2026",
        "3 août",
        "3 aout 202",
        "3 jui 2022",
        "3 truc 2022",
        "3/8/202",
        "0308202",
        "99999999999/1/2026",
        "2026-13-01",
    ];
    for text in wrong {
        assert_eq!(parse_date(text), None, "{text}");
    }
}

#[test]
fn every_date_written_is_read_back() {
    let mut day = date(1999, 12, 31);
    for _ in 0..800 {
        assert_eq!(parse_date(&typed_date(day)), Some(day));
        assert_eq!(parse_date(&day.to_string()), Some(day));
        day = day.tomorrow().expect("far from the end of time");
    }
}

#[test]
fn ordinary_typing_becomes_presentable_once_and_for_all() {
    let cases = [
        ("L'équipe : oui !", "L’équipe\u{a0}: oui\u{a0}!"),
        ("« Déjà »", "«\u{a0}Déjà\u{a0}»"),
        ("12 % ; ou 13 ?", "12\u{a0}%\u{a0}; ou 13\u{a0}?"),
        ("10:30, a;b", "10:30, a;b"),
        ("", ""),
    ];
    for (typed, set) in cases {
        assert_eq!(typeset(typed), set);
        assert_eq!(typeset(set), set, "typeset twice");
    }
}

#[test]
fn a_text_that_is_too_long_ends_after_a_word_and_a_word_between_two_letters() {
    let cases = [
        ("Un deux trois", 13, "Un deux trois"),
        ("Un deux trois", 12, "Un deux…"),
        ("Un deux trois", 7, "Un…"),
        ("Coordination : réunions", 16, "Coordination…"),
        ("  Un deux", 6, "  Un…"),
        ("anticonstitutionnellement", 6, "antic…"),
        ("e\u{301}e\u{301}e\u{301} et", 5, "e\u{301}e\u{301}…"),
        ("Un deux", 1, ""),
        ("Un", 0, ""),
        ("", 0, ""),
    ];
    for (text, most, expected) in cases {
        assert_eq!(shortened(text, most), expected, "{text:?} in {most}");
    }
}

#[test]
fn the_length_of_a_text_costs_few_measures() {
    let (long, measures) = ("Nous avons tant à dire. ".repeat(2_000), Cell::new(0));
    let told = fitted(&long, |part| {
        measures.set(measures.get() + 1);
        part.chars().count() <= 40
    });
    assert_eq!(told, "Nous avons tant à dire. Nous avons tant…");
    assert!(measures.get() < 30, "{} measures", measures.get());
}

#[test]
fn a_search_forgives_case_accents_ligatures_and_apostrophes() {
    assert_eq!(fold("Évaluer l’ŒUVRE"), "evaluer l'oeuvre");
    assert_eq!(fold("E\u{301}VALUER"), "evaluer");
    assert_eq!(fold("ex\u{a0}æquo, çà"), "ex aequo, ca");
    assert_eq!(fold(" Aujourd´hui\u{202f}\u{200b} à  Saint‑Ouen "), "aujourd'hui a saint-ouen");
}

/// Typed plainly and typeset when they are told: texts of problems (`source::Problems`), and the
/// running text of documents (`report::prose`) and of the help (`guide`).
const TYPESET_WHEN_TOLD: [&str; 6] = [
    "src/core/source/",
    "src/core/grid/",
    "src/core/dossier/file/",
    "src/core/remuneration/file/",
    "assets/aide/guide.ron",
    "assets/rapports/textes.ron",
];

#[test]
fn every_text_we_ship_is_well_typeset() {
    let sources = [
        files("src", &[".rs"]),
        files("grids", &[".ron"]),
        files("assets", &[".ron", ".jalons", ".typ"]),
        files("assets/avis", &["page.js", "formats.js"]),
    ];
    let mut faults = Vec::new();
    for source in sources.iter().flatten() {
        if TYPESET_WHEN_TOLD.iter().any(|start| source.path.starts_with(start)) {
            continue;
        }
        for literal in take_apart(&source.text).0 {
            let told = fault(&literal.text).map(|why| format!("{why}: {:?}", literal.text));
            faults.extend(told.map(|told| format!("{}:{} {told}", source.path, literal.line)));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Typst writes running text without quotes, and no code of ours with a space before `:` or `;`.
#[test]
fn the_running_text_of_report_templates_is_well_typeset() {
    let mut faults = Vec::new();
    for template in files("assets", &[".typ"]) {
        let lines = (1..).zip(template.text.lines());
        for (line, text) in lines.filter(|(_, text)| !text.trim_start().starts_with("//")) {
            let why = fault(&text.replace(" !=", "!="));
            faults.extend(why.map(|why| format!("{}:{line} {why}: {text}", template.path)));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Returns what is wrong with the typography of a text, if something is.
fn fault(text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let is_french = letters.iter().any(|c| "àâçéèêëîïôùûüœÀÂÇÉÈÊÎÔŒ«»’".contains(*c));
    let ends_a_word = |c: char| c.is_alphanumeric() || "})»’…".contains(c);
    for three in letters.windows(3) {
        match three {
            [before, ' ', high] if ends_a_word(*before) && ":;?!»%".contains(*high) => {
                return Some("an ordinary space before high punctuation");
            }
            ['«', ' ', _] => return Some("an ordinary space after «"),
            [before, '\'', after]
                if is_french && before.is_alphabetic() && after.is_alphabetic() =>
            {
                return Some("a straight apostrophe");
            }
            _ => {}
        }
    }
    None
}

#[test]
fn the_proof_reader_sees_what_is_wrong_and_leaves_the_rest() {
    let before = Some("an ordinary space before high punctuation");
    assert_eq!(fault("Deux : oui"), before);
    assert_eq!(fault("«\u{a0}{name}\u{a0}» ?"), before);
    assert_eq!(fault("«\u{a0}Oui »"), before);
    assert_eq!(fault("« Oui\u{a0}»"), Some("an ordinary space after «"));
    assert_eq!(fault("l'équipe"), Some("a straight apostrophe"));
    let texts = ["«\u{a0}Déjà\u{a0}»\u{a0}: l’équipe", "a: 'b'", "10:30 à Lyon", "{a}:{b}", " ; "];
    for text in texts {
        assert_eq!(fault(text), None, "{text}");
    }
}

#[test]
fn a_long_time_is_told_in_the_unit_one_thinks_in() {
    check_texts(
        due,
        &[
            (-12, "en retard de 12\u{a0}jours"),
            (-70, "en retard de 2\u{a0}mois"),
            (-395, "en retard depuis plus d’un an"),
            (-800, "en retard depuis plus de 2\u{a0}ans"),
            (0, "aujourd’hui"),
            (1, "demain"),
            (40, "dans 40\u{a0}jours"),
            (121, "dans 4\u{a0}mois"),
            (400, "dans plus d’un an"),
        ],
    );
}

//! Charts: what they tell agrees with the scores, in shapes, in words and in figures.

use std::sync::Arc;

use jalons::chart::{
    Bars, Chart, Curves, HeatMap, Occasions, Picture, Radar, Rect, Shape, Spark, Weight, layout,
};
use jalons::dossier::{Answer, CriterionEntry, Dossier};
use jalons::french;
use jalons::grid::CriterionId;
use jalons::scoring::{MeanChange, Scores};
use jalons::theme::TOKENS;
use jiff::civil::date;

use crate::builders;

/// Makes every chart of a dossier.
pub fn charts(dossier: &Dossier) -> Vec<Chart> {
    let id = dossier.latest_campaign().unwrap().id;
    let scores = Scores::of(dossier, id).unwrap();
    let occasions = Occasions::of(dossier, id);
    vec![
        Chart::Radar(Radar::of(&scores, occasions.clone())),
        Chart::Radar(Radar::of(&scores, occasions.clone()).with_target()),
        Chart::Bars(Bars::of(&scores, occasions)),
        Chart::HeatMap(HeatMap::of(dossier)),
        Chart::Lines(Curves::of(dossier)),
        Chart::Lines(Curves::of(dossier).with_target()),
        Chart::Spark(Spark::of(dossier)),
    ]
}

/// Lays a chart out at the height it prefers.
pub fn preferred(chart: &Chart, width: f32) -> Picture {
    layout(chart, width, chart.preferred_height(width), &TOKENS.light)
}

fn texts(picture: &Picture) -> impl Iterator<Item = (&str, Rect)> {
    picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some((text.text.as_str(), text.bounds())),
        _ => None,
    })
}

/// Asserts that no text touches another and that no shape leaves the picture.
#[track_caller]
pub fn check(chart: &Chart, size: (f32, f32), context: &str) {
    let picture = layout(chart, size.0, size.1, &TOKENS.light);
    let context = format!("{} at {size:?}, {context}", chart.title());
    let (width, height) = picture.size;
    for shape in &picture.shapes {
        let bounds = shape.bounds();
        let is_inside = bounds.x >= -1.0
            && bounds.y >= -1.0
            && bounds.right() <= width + 1.0
            && bounds.bottom() <= height + 1.0;
        assert!(is_inside, "{context}: {shape:?} leaves the picture");
    }
    let mut texts: Vec<(&str, Rect)> = texts(&picture).collect();
    texts.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
    for (index, (words, rect)) in texts.iter().enumerate() {
        let near = texts[index + 1..].iter().take_while(|(_, other)| other.y < rect.bottom());
        for (others, other) in near {
            assert!(!rect.overlaps(other), "{context}: {words:?} touches {others:?}");
        }
    }
}

#[test]
fn at_its_preferred_size_a_chart_leaves_nothing_out() {
    let dossier = builders::les_tilleuls();
    for chart in charts(&dossier) {
        for width in [320.0, 480.0, 720.0, 1280.0] {
            let picture = preferred(&chart, width);
            let all: Vec<&str> = texts(&picture).map(|(text, _)| text).collect();
            let all = all.join("\n");
            if matches!(chart, Chart::Spark(_)) {
                assert!(all.contains("2,2"), "{all}");
                continue;
            }
            for title in ["Coordination", "Usagers", "Accès", "Stagiaires"] {
                assert!(all.contains(title), "{} at {width}: {all}", chart.title());
            }
        }
    }
}

#[test]
fn the_table_and_the_alternative_text_tell_the_scores() {
    let dossier = builders::les_tilleuls();
    let id = dossier.latest_campaign().unwrap().id;
    let scores = Scores::of(&dossier, id).unwrap();
    let all = charts(&dossier);
    for chart in [&all[0], &all[2]] {
        let (table, alt) = (chart.table(), chart.alt_text());
        assert_eq!(table.headers, ["Domaine", "2025", "2024", "Évolution", "Cible"]);
        assert_eq!(table.rows.len(), scores.domains.len());
        for (row, domain) in table.rows.iter().zip(&scores.domains) {
            let mean = french::decimal(domain.score.mean.unwrap());
            let change = domain.score.change.as_ref().map(MeanChange::difference).unwrap();
            let shown = french::signed(change);
            assert_eq!(row[1], mean);
            assert_eq!(row[3], if shown == "0,0" { "stable" } else { &shown });
            assert!(alt.contains(&format!("{}\u{a0}: {mean}", domain.title)), "{alt}");
        }
    }
}

#[test]
fn lines_colour_what_rose_most_and_what_fell() {
    let lines = Chart::Lines(Curves::of(&builders::les_tilleuls()));
    let picture = preferred(&lines, 700.0);
    let bold: Vec<&str> = picture
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text(text) if text.weight == Weight::SemiBold => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(bold, ["Projet et qualité 1,8\u{a0}(+0,6)", "Usagers 1,4\u{a0}(−0,1)"]);
    assert_eq!(lines.table().rows[3], ["Usagers", "1,3", "1,5", "1,4", "−0,1"].map(str::to_owned));
}

#[test]
fn a_date_is_placed_in_proportion_to_time() {
    let dossier = builders::dossier(
        &[("A", &[10, 10, 10])],
        &[date(2023, 1, 1), date(2023, 2, 1), date(2025, 1, 1)],
    );
    let picture = preferred(&Chart::Lines(Curves::of(&dossier)), 700.0);
    let points: Vec<f32> = picture
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Circle { centre, .. } => Some(centre.x),
            _ => None,
        })
        .collect();
    let share = (points[1] - points[0]) / (points[2] - points[0]);
    assert!((share - 31.0 / 731.0).abs() < 1e-3, "{share}");
}

#[test]
fn a_changed_meaning_is_a_gap_with_a_mark() {
    let mut dossier = builders::les_tilleuls();
    let joined = preferred(&Chart::Lines(Curves::of(&dossier)), 700.0);
    let last = Arc::make_mut(&mut dossier.campaigns[2]);
    let grid = Arc::make_mut(&mut last.grid);
    grid.domains[3].criteria[0].meaning += 1;
    let lines = Chart::Lines(Curves::of(&dossier));
    let broken = preferred(&lines, 700.0);
    let words: Vec<&str> = texts(&broken).map(|(text, _)| text).collect();
    assert!(words.contains(&"critères modifiés, niveaux non comparables"), "{words:?}");
    assert!(broken.shapes.len() > joined.shapes.len());
    assert!(lines.alt_text().contains("1,4 (non comparable) en nov."), "{}", lines.alt_text());
    check(&lines, (700.0, lines.preferred_height(700.0)), "broken");
}

#[test]
fn what_has_no_mean_says_why_and_is_never_zero() {
    let mut dossier = builders::les_tilleuls();
    let last = Arc::make_mut(&mut dossier.campaigns[2]);
    last.entries.retain(|id, _| !id.0.starts_with('d'));
    for chart in charts(&dossier).into_iter().filter(|c| !matches!(c, Chart::Spark(_))) {
        assert_ne!(chart.alt_text(), "");
        check(&chart, (480.0, chart.preferred_height(480.0)), "incomplete");
        if !matches!(chart, Chart::HeatMap(_)) {
            assert!(chart.alt_text().contains("sans réponse"), "{}", chart.alt_text());
            let picture = preferred(&chart, 480.0);
            let is_told = texts(&picture).any(|(text, _)| text.contains("sans réponse"));
            assert!(is_told, "{}", chart.title());
        }
    }
}

#[test]
fn every_kind_of_cell_is_written_or_left_empty() {
    let mut dossier = builders::les_tilleuls();
    let last = Arc::make_mut(&mut dossier.campaigns[2]);
    let answers = [
        ("a.1", Some(Answer::NotApplicable { reason: "Pas de stagiaire.".to_owned() })),
        ("a.2", Some(Answer::Unknown)),
        ("a.3", None),
    ];
    for (id, answer) in answers {
        let entry = CriterionEntry { answer, ..CriterionEntry::default() };
        last.entries.insert(CriterionId(id.to_owned()), entry);
    }
    Arc::make_mut(&mut last.grid).domains[0].criteria[3].meaning += 1;
    let map = HeatMap::of(&dossier);
    let rows = Chart::HeatMap(map.clone()).table().rows;
    let last_cells: Vec<&str> = rows[..4].iter().map(|row| row[4].as_str()).collect();
    assert_eq!(last_cells, ["sans objet", "ne sait pas", "sans réponse", "2 (Structuré)"]);
    assert_eq!(rows[3][3], "non comparable");
    let picture = preferred(&Chart::HeatMap(map.page(0..5)), 480.0);
    let words: Vec<&str> = texts(&picture).map(|(text, _)| text).collect();
    for sign in ["SO", "?", "–", "sans objet", "ne sait pas", "non comparable"] {
        assert!(words.contains(&sign), "{sign} in {words:?}");
    }
}

#[test]
fn nothing_to_show_is_a_calm_sentence() {
    let dossier = builders::dossier(&[("A", &[]), ("B", &[]), ("C", &[])], &[date(2025, 1, 1)]);
    let nothing = Dossier::default();
    let scores = Scores::of(&dossier, dossier.campaigns[0].id).unwrap();
    let charts = [
        Chart::Radar(Radar::of(&scores, Occasions::default())),
        Chart::HeatMap(HeatMap::of(&nothing)),
        Chart::Lines(Curves::of(&nothing)),
        Chart::Lines(Curves::of(&dossier)),
        Chart::Spark(Spark::of(&nothing)),
    ];
    for chart in charts {
        let reason = chart.empty_reason().unwrap();
        assert_eq!(chart.alt_text(), reason);
        check(&chart, (320.0, chart.preferred_height(320.0)), "empty");
        let picture = preferred(&chart, 320.0);
        let words: Vec<&str> = texts(&picture).map(|(text, _)| text).collect();
        assert_eq!(words.join(" "), reason);
    }
}

#[test]
fn a_page_of_a_long_map_holds_its_rows_under_their_titles() {
    let titles = vec!["Domaine"; 20];
    let rows: Vec<(&str, &[usize])> =
        titles.iter().map(|title| (*title, &[20_usize][..])).collect();
    let dossier = builders::dossier(&rows, &[date(2025, 1, 1)]);
    let map = HeatMap::of(&dossier);
    assert_eq!(map.row_count(), 200);
    let page = map.page(95..105);
    assert_eq!(page.row_count(), 10);
    let groups: Vec<usize> = page.groups.iter().map(|group| group.rows.len()).collect();
    assert_eq!(groups, [5, 5]);
}

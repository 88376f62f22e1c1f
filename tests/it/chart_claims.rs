//! Strengths and uncertain levels in charts: drawn, in the legend, in words and in figures.

use std::sync::Arc;

use jalons::chart::{Bars, Chart, Claims, HeatMap, Occasions, Radar, Shape};
use jalons::dossier::{Answer, CriterionEntry, Dossier, Proof, ProofId};
use jalons::grid::{CriterionId, Level};
use jalons::scoring::Scores;
use jiff::civil::{Date, date};

use crate::builders;
use crate::chart::{check, preferred};

const TODAY: Date = date(2026, 11, 22);
const WIDTHS: [f32; 4] = [320.0, 480.0, 720.0, 1280.0];

/// The last campaign of Les Tilleuls with one claim of each strength in its first domain, and no
/// agreement on the first criterion of the second.
fn uneven() -> Dossier {
    let mut dossier = builders::les_tilleuls();
    let id = |id: &str| CriterionId(id.to_owned());
    let proof = |number, criterion: &str, until: Option<Date>| Proof {
        id: ProofId(number),
        title: format!("Preuve {number}"),
        valid_until: until,
        criteria: [id(criterion)].into(),
        ..Proof::default()
    };
    dossier.proofs =
        vec![Arc::new(proof(1, "a.1", None)), Arc::new(proof(2, "a.2", Some(date(2026, 1, 1))))];
    let last = Arc::make_mut(&mut dossier.campaigns[2]);
    let entry = last.entries.get_mut(&id("a.3")).expect("an entry");
    entry.held_proofs.insert("Calendrier".to_owned());
    let answer = Some(Answer::Disputed { low: Level::at(1), high: Level::at(3) });
    last.entries.insert(id("b.1"), CriterionEntry { answer, ..CriterionEntry::default() });
    dossier
}

fn words(chart: &Chart, width: f32) -> Vec<String> {
    let picture = preferred(chart, width);
    let texts = picture.shapes.into_iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text.text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn the_map_tells_the_strength_of_each_level() {
    let dossier = uneven();
    let chart = Chart::HeatMap(HeatMap::of(&dossier).with_strengths(&dossier, TODAY));
    let rows = chart.table().rows;
    let last: Vec<&str> = rows[..4].iter().map(|row| row[4].rsplit(", ").next().unwrap()).collect();
    assert_eq!(last, ["documenté", "expiré", "observé", "déclaré"]);
    assert!(rows[10][4].contains("pas d’accord à ce jour, entre 1 et 3"), "{:?}", rows[10]);
    let alt = chart.alt_text();
    for told in ["1\u{a0}documenté", "1\u{a0}observé", "1\u{a0}expiré", "1 sans accord à ce jour"]
    {
        assert!(alt.contains(told), "{told} in {alt}");
    }
    for width in WIDTHS {
        let all = words(&chart, width);
        for legend in ["documenté", "observé", "déclaré", "expiré", "pas d’accord à ce jour", "≠"]
        {
            assert!(all.iter().any(|text| text == legend), "{legend} at {width} in {all:?}");
        }
        check(&chart, (width, chart.preferred_height(width)), "strengths");
    }
}

#[test]
fn a_map_that_is_not_asked_says_nothing_of_strength() {
    let chart = Chart::HeatMap(HeatMap::of(&uneven()));
    assert!(
        !chart.alt_text().contains("documenté")
            && !words(&chart, 720.0).contains(&"documenté".into())
    );
}

#[test]
fn a_campaign_is_counted_by_domain_and_as_a_whole() {
    let dossier = uneven();
    let claims = Claims::of(&dossier, &dossier.campaigns[2], TODAY);
    assert_eq!(claims.rows[0].counts, [1, 1, 7, 1]);
    assert_eq!(claims.rows[1].counts, [0, 0, 9, 0], "what is disputed claims no level");
    let chart = Chart::Claims(claims.clone());
    assert!(chart.alt_text().contains("Ensemble\u{a0}: 1\u{a0}documenté, 1\u{a0}observé"));
    assert_eq!(chart.table().rows[0][1..3], ["1".to_owned(), "1".to_owned()]);
    for width in WIDTHS {
        check(&chart, (width, chart.preferred_height(width)), "claims");
        assert!(words(&chart, width).contains(&"1\u{a0}expiré".to_owned()), "a legend at {width}");
    }
}

#[test]
fn nothing_claimed_is_a_calm_sentence() {
    let dossier = builders::dossier(&[("A", &[]), ("B", &[])], &[date(2025, 1, 1)]);
    let chart = Chart::Claims(Claims::of(&dossier, &dossier.campaigns[0], TODAY));
    assert!(chart.empty_reason().is_some());
    check(&chart, (320.0, chart.preferred_height(320.0)), "empty");
}

#[test]
fn an_uncertain_mean_is_a_band_in_the_bars_and_the_profile() {
    let dossier = uneven();
    let id = dossier.campaigns[2].id;
    let scores = Scores::of(&dossier, id).unwrap();
    let (low, high) = scores.domains[1].score.band.expect("a band");
    let told =
        format!("entre {} et {}", jalons::french::decimal(low), jalons::french::decimal(high));
    let occasions = Occasions::of(&dossier, id);
    let charts = [
        Chart::Bars(Bars::of(&scores, occasions.clone())),
        Chart::Radar(Radar::of(&scores, occasions)),
    ];
    for chart in charts {
        assert!(chart.alt_text().contains(&format!("{told} faute d’accord")));
        let table = chart.table();
        assert_eq!(table.headers.last().map(String::as_str), Some("Faute d’accord"));
        assert_eq!(table.rows[1].last(), Some(&told));
        assert_eq!(table.rows[0].last().map(String::as_str), Some("–"));
        for width in WIDTHS {
            let all = words(&chart, width);
            assert!(all.iter().any(|text| text == "incertain, faute d’accord"), "{width} {all:?}");
            check(&chart, (width, chart.preferred_height(width)), "band");
        }
    }
}

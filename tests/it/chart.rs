//! Charts: figures agree with the scores, nothing overlaps, nothing leaves the picture.

use jalons::chart::{Bars, Chart, HeatMap, Lines, Occasions, Radar, Spark, layout};
use jalons::dossier::Dossier;
use jalons::report::{png, svg};
use jalons::scoring::Scores;
use jalons::theme::{Palette, TOKENS};

use crate::builders;

fn charts(dossier: &Dossier) -> Vec<Chart> {
    let id = dossier.latest_campaign().unwrap().id;
    let scores = Scores::of(dossier, id).unwrap();
    let occasions = Occasions::of(dossier, id);
    vec![
        Chart::Radar(Radar::of(&scores, occasions.clone())),
        Chart::Bars(Bars::of(&scores, occasions)),
        Chart::HeatMap(HeatMap::of(dossier)),
        Chart::Lines(Lines::of(dossier)),
        Chart::Spark(Spark::of(dossier)),
    ]
}

#[test]
fn shots() {
    let Ok(folder) = std::env::var("CHART_SHOTS") else { return };
    let dossier = builders::les_tilleuls();
    for (index, chart) in charts(&dossier).iter().enumerate() {
        for (name, palette) in [("light", &TOKENS.light), ("dark", &TOKENS.dark)] {
            for width in [320.0, 480.0, 720.0] {
                shot(&folder, &format!("{index}-{name}-{width}"), chart, width, palette);
            }
        }
    }
}

#[allow(clippy::disallowed_methods)]
fn shot(folder: &str, name: &str, chart: &Chart, width: f32, palette: &Palette) {
    let picture = layout(chart, (width, chart.preferred_height(width)), palette);
    let mut text = svg::render(&picture);
    let [r, g, b] = palette.surface.0;
    text = text.replacen(
        "<title>",
        &format!("<rect width=\"100%\" height=\"100%\" fill=\"rgb({r},{g},{b})\"/><title>"),
        1,
    );
    std::fs::write(format!("{folder}/{name}.svg"), &text).unwrap();
    std::fs::write(format!("{folder}/{name}.png"), png::render(&text, 2.0).unwrap()).unwrap();
    println!("{name}\n{}\n", chart.alt_text());
}

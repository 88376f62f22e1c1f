//! Charts: nothing overlaps, nothing leaves the picture, every letter is there.

use jalons::chart::{Pos, Weight, is_convex, text_width, triangles};
use jalons::dossier::Dossier;
use jalons::report::{png, svg};
use jiff::civil::date;
use resvg::usvg::{Group, Node, TextChunk, Tree};

use crate::builders;
use crate::chart::{charts, check, preferred};

/// Titles and figures that try to break a layout.
fn hostile(domains: usize, campaigns: usize) -> Dossier {
    let titles = [
        "Organisation et coordination de l’équipe pluriprofessionnelle de soins primaires",
        "Accès",
        "",
        "Anticonstitutionnellementpluriprofessionnalisation",
        "<Système> & « informations » \"partagées\"",
        "健康评估 🙂",
        "Usagers",
    ];
    let rows: Vec<(&str, Vec<usize>)> = (0..domains)
        .map(|domain| {
            let means = (0..campaigns).map(|c| (20 + domain / 5 + (domain * c) % 3).min(40));
            (titles[domain % titles.len()], means.collect())
        })
        .collect();
    let rows: Vec<(&str, &[usize])> = rows.iter().map(|(t, m)| (*t, m.as_slice())).collect();
    let dates: Vec<_> = (0..campaigns)
        .map(|c| date(2020 + i16::try_from(c / 2).unwrap(), if c % 2 == 0 { 1 } else { 2 }, 3))
        .collect();
    builders::dossier(&rows, &dates)
}

#[test]
fn labels_never_overlap_and_nothing_leaves_the_picture() {
    for domains in [1, 2, 3, 5, 7, 8, 12, 30] {
        for campaigns in [1, 3, 12] {
            let dossier = hostile(domains, campaigns);
            for chart in charts(&dossier) {
                for width in [320.0, 441.0, 700.0, 1600.0] {
                    let context = format!("{domains} domains, {campaigns} campaigns");
                    check(&chart, (width, chart.preferred_height(width)), &context);
                    check(&chart, (width, 240.0), &context);
                }
            }
        }
    }
}

#[test]
fn the_svg_is_read_back_with_every_letter() {
    for chart in charts(&hostile(7, 3)).iter().chain(&charts(&builders::les_tilleuls())) {
        let text = svg::render(&preferred(chart, 480.0));
        let tree = Tree::from_str(&text, &png::options()).unwrap();
        check_letters(tree.root());
        assert!((tree.size().width() - 480.0).abs() < 0.01);
    }
}

fn check_letters(group: &Group) {
    for node in group.children() {
        match node {
            Node::Group(inner) => check_letters(inner),
            Node::Text(text) => {
                let words: String = text.chunks().iter().map(TextChunk::text).collect();
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let is_missing = glyphs.filter(|glyph| glyph.id.0 == 0).count() > 0;
                let is_alphabetic = words.chars().all(|letter| letter < '\u{2e80}');
                assert!(!is_missing || !is_alphabetic, "{words:?} misses a glyph");
            }
            _ => {}
        }
    }
}

#[test]
fn a_text_is_as_wide_as_it_is_measured() {
    for (weight, name) in [(Weight::Regular, "400"), (Weight::SemiBold, "600")] {
        let words = "Coordination et protocoles : 2,3 (−0,1)";
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='50'><text y='40' \
             font-family='Inter' font-weight='{name}' font-size='20'>{words}</text></svg>"
        );
        let tree = Tree::from_str(&text, &png::options()).unwrap();
        let drawn = tree.root().bounding_box().width();
        let measured = text_width(words, 20.0, weight);
        assert!((drawn - measured).abs() < 0.03 * drawn, "{drawn} drawn, {measured} measured");
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let draw = || -> Vec<String> {
        let dossier = builders::les_tilleuls();
        charts(&dossier).iter().map(|chart| svg::render(&preferred(chart, 480.0))).collect()
    };
    assert_eq!(draw(), draw());
}

#[test]
fn a_png_has_the_pixels_asked_for() {
    let chart = &charts(&builders::les_tilleuls())[2];
    let picture = preferred(chart, 320.0);
    let bytes = png::render(&svg::render(&picture), 2.0).unwrap();
    let image = image::load_from_memory(&bytes).unwrap();
    assert_eq!(image.width(), 640);
    assert_eq!(image.height(), (picture.size.1 * 2.0) as u32);
    assert!(png::render("<svg", 1.0).is_err());
}

#[test]
fn triangles_cover_a_concave_outline_exactly() {
    let star: Vec<Pos> = (0..14_u8)
        .map(|corner| {
            let (sin, cos) = (f32::from(corner) / 14.0 * std::f32::consts::TAU).sin_cos();
            let radius = if corner % 2 == 0 { 100.0 } else { 30.0 };
            Pos::new(radius * cos, radius * sin)
        })
        .collect();
    let area = |points: &[Pos]| {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
    };
    assert!(!is_convex(&star));
    let cut = triangles(&star);
    assert_eq!(cut.len(), 12);
    let covered: f32 = cut.iter().map(|triangle| area(triangle).abs()).sum();
    assert!((covered - area(&star).abs()).abs() < 0.1, "{covered}");
    assert!(is_convex(&cut[0]));
}

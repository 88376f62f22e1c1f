//! Concave polygons for surfaces that only fill triangles: ear clipping, for outlines of a few
//! dozen points that do not cross themselves.

use super::picture::Pos;

/// Tells whether an outline turns the same way at every corner, and only once round.
pub fn is_convex(points: &[Pos]) -> bool {
    let next = points.iter().cycle().skip(1);
    let after = points.iter().cycle().skip(2);
    let turns: Vec<f32> =
        points.iter().zip(next).zip(after).map(|((a, b), c)| cross(*a, *b, *c)).collect();
    let is_one_way = turns.iter().all(|t| *t >= 0.0) || turns.iter().all(|t| *t <= 0.0);
    is_one_way && points.len() >= 3
}

/// Cuts an outline into triangles that cover it exactly.
pub fn triangles(points: &[Pos]) -> Vec<[Pos; 3]> {
    let mut rest: Vec<Pos> = points.to_vec();
    rest.dedup();
    if signed_area(&rest) < 0.0 {
        rest.reverse();
    }
    let mut cut = Vec::new();
    while rest.len() > 3 {
        // an outline that crosses itself has no ear left: any corner will do
        let corner = (0..rest.len()).find(|corner| is_ear(&rest, *corner)).unwrap_or(0);
        cut.extend(triangle(&rest, corner));
        rest.remove(corner);
    }
    cut.extend(triangle(&rest, 0));
    cut
}

fn triangle(points: &[Pos], corner: usize) -> Option<[Pos; 3]> {
    let count = points.len();
    if count < 3 {
        return None;
    }
    let at = |index: usize| points.get(index % count).copied();
    Some([at(corner + count - 1)?, at(corner)?, at(corner + 1)?])
}

fn is_ear(points: &[Pos], corner: usize) -> bool {
    let Some([a, b, c]) = triangle(points, corner) else { return false };
    if cross(a, b, c) <= 0.0 {
        return false;
    }
    let is_inside =
        |p: &Pos| cross(a, b, *p) >= 0.0 && cross(b, c, *p) >= 0.0 && cross(c, a, *p) >= 0.0;
    !points.iter().filter(|p| ![a, b, c].contains(p)).any(is_inside)
}

fn signed_area(points: &[Pos]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// Returns twice the area of the triangle, negative when it turns the other way.
fn cross(a: Pos, b: Pos, c: Pos) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

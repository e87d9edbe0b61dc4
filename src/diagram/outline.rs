//! Lines as SVG path data, still in whole units.

use super::geometry::Point;
use std::fmt::Write;

/// How far from a corner its curve begins.
const RADIUS: i32 = 6;
/// The length of an arrow head, and half its width.
const ARROW: (i32, i32) = (9, 5);

/// A line through the points, with rounded corners, as the `d` of an SVG path.
#[must_use]
pub fn outline(points: &[Point]) -> String {
    let mut data = String::with_capacity(points.len().wrapping_mul(24));
    let mut before: Option<Point> = None;
    let mut rest = points.iter();
    while let Some(&point) = rest.next() {
        // Writing to a String cannot fail.
        let _ = match (before, rest.as_slice().first()) {
            (None, _) => write!(data, "M{} {}", point.x, point.y),
            (Some(_), None) => write!(data, "L{} {}", point.x, point.y),
            (Some(before), Some(&after)) => corner(&mut data, before, point, after),
        };
        before = Some(point);
    }
    data
}

fn corner(data: &mut String, before: Point, at: Point, after: Point) -> std::fmt::Result {
    let (back, ahead) = (at.direction(before), at.direction(after));
    let radius = RADIUS.min(at.distance(before) / 2).min(at.distance(after) / 2);
    let (from, to) = (at.along(back, radius), at.along(ahead, radius));
    write!(data, "L{} {}Q{} {} {} {}", from.x, from.y, at.x, at.y, to.x, to.y)
}

/// The corners of an arrow head whose tip is the end of the line, the tip first.
#[must_use]
pub fn arrow_head(points: &[Point]) -> Option<[Point; 3]> {
    let (tip, before) = points.split_last()?;
    let back = tip.direction(*before.last()?);
    let (length, half) = ARROW;
    let foot = tip.along(back, length);
    let (right, down) = back;
    let side = (down, right);
    Some([*tip, foot.along(side, half), foot.along(side, half.wrapping_neg())])
}

/// The same line so far to the left of it, as seen by somebody who walks along it.
pub(super) fn beside(points: &[Point], far: i32) -> Vec<Point> {
    let mut beside = Vec::with_capacity(points.len());
    let mut before: Option<Point> = None;
    let mut rest = points.iter();
    while let Some(&point) = rest.next() {
        let after = rest.as_slice().first();
        let arrives = before.map(|before| before.direction(point));
        let leaves = after.map(|after| point.direction(*after));
        let turned =
            |step: Option<(i32, i32)>| step.map(|(right, down)| (down, right.wrapping_neg()));
        let moved = match (turned(arrives), turned(leaves)) {
            (Some(one), Some(other)) if one == other => point.along(one, far),
            (Some(one), Some(other)) => point.along(one, far).along(other, far),
            (Some(only), None) | (None, Some(only)) => point.along(only, far),
            (None, None) => point,
        };
        beside.push(moved);
        before = Some(point);
    }
    beside
}

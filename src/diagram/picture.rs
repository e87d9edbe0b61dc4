//! A diagram as elements of SVG, drawn once for every place that shows it: the page, and a file of its own.
//! A class says what an element shows; how that looks is said where it is shown.

use super::geometry::Point;
use super::label::{Anchor, Gateway, Label, Text, Tone};
use super::outline::{arrow_head, outline};
use super::{Diagram, End, Figure, Kind, Path};
use crate::network::{SubnetRole, Zone};
use crate::reach::Place;
use std::borrow::Cow;

/// What a diagram is drawn with.
pub trait Pen {
    /// Opens an element: its name and the attributes that never change, `circle r='8'`.
    fn open(&mut self, element: &'static str);
    /// Gives the open element an attribute.
    fn set(&mut self, name: &'static str, value: Cow<'static, str>);
    /// Writes a label into the open element.
    fn write(&mut self, label: &Label);
    /// Closes the innermost element.
    fn close(&mut self);
    /// Says that the open element is the frame of a zone.
    fn zone(&mut self, zone: Zone);
    /// Says that the open element tells why the packet ends at a hop.
    fn hop(&mut self, hop: usize);
}

/// Draws a diagram. `hatch` is the id of the pattern over a failed zone: one of its own for each picture
/// of a document.
pub fn picture(pen: &mut dyn Pen, diagram: &Diagram, hatch: &'static str) {
    pen.open("g");
    for figure in &diagram.figures {
        frame(pen, figure);
    }
    pen.close();
    pen.open("g");
    if let Some(zone) = diagram.figures.iter().find(|figure| figure.failed) {
        hatched(pen, zone, hatch);
    }
    pen.close();
    pen.open("g class='dg-routes'");
    for route in &diagram.routes {
        line(pen, "", route);
    }
    pen.close();
    pen.open("g");
    if let Some(path) = &diagram.path {
        way(pen, path);
    }
    pen.close();
    pen.open("g");
    for figure in &diagram.figures {
        content(pen, figure);
    }
    pen.close();
    pen.open("g");
    if let Some(path) = &diagram.path {
        end(pen, path);
    }
    pen.close();
}

fn open_as(pen: &mut dyn Pen, element: &'static str, class: &'static str) {
    pen.open(element);
    if !class.is_empty() {
        pen.set("class", Cow::Borrowed(class));
    }
}

fn leaf(pen: &mut dyn Pen, element: &'static str) {
    pen.open(element);
    pen.close();
}

fn measure(pen: &mut dyn Pen, name: &'static str, value: i32) {
    pen.set(name, Cow::Owned(value.to_string()));
}

/// Stripes over a zone that has failed.
fn hatched(pen: &mut dyn Pen, figure: &Figure, id: &'static str) {
    pen.open("pattern width='9' height='9' patternUnits='userSpaceOnUse'");
    pen.set("id", Cow::Borrowed(id));
    pen.set("patternTransform", Cow::Borrowed("rotate(45)"));
    leaf(pen, "path d='M0 0V9' class='dg-hatch'");
    pen.close();
    rectangle(pen, "dg-stripes", figure);
    pen.set("fill", Cow::Owned(["url(#", id, ")"].concat()));
    pen.close();
}

fn line(pen: &mut dyn Pen, class: &'static str, points: &[Point]) {
    open_as(pen, "path", class);
    pen.set("d", Cow::Owned(outline(points)));
    pen.close();
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Internet => "dg-internet",
        Kind::OwnNetwork | Kind::Vpc => "dg-vpc",
        Kind::Gateway(_) => "dg-gateway",
        Kind::Zone => "dg-zone",
        Kind::Subnet(SubnetRole::Public) => "dg-subnet dg-public",
        Kind::Subnet(SubnetRole::Private) => "dg-subnet dg-private",
        Kind::Subnet(SubnetRole::Isolated) => "dg-subnet dg-isolated",
        Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => "dg-node",
    }
}

const fn corner(kind: Kind) -> &'static str {
    match kind {
        Kind::Gateway(_) => "14",
        Kind::Internet | Kind::OwnNetwork | Kind::Vpc => "8",
        Kind::Zone | Kind::Subnet(_) => "6",
        Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => "4",
    }
}

fn frame(pen: &mut dyn Pen, figure: &Figure) {
    rectangle(pen, class(figure.kind), figure);
    if let (Kind::Zone, Some(zone)) = (figure.kind, figure.zone) {
        pen.zone(zone);
    }
    pen.close();
}

/// Opens a rectangle where a figure stands.
fn rectangle(pen: &mut dyn Pen, class: &'static str, figure: &Figure) {
    let area = figure.area;
    pen.open("rect");
    pen.set(
        "class",
        match figure.visited {
            true => Cow::Owned([class, " dg-visited"].concat()),
            false => Cow::Borrowed(class),
        },
    );
    measure(pen, "x", area.x);
    measure(pen, "y", area.y);
    measure(pen, "width", area.width);
    measure(pen, "height", area.height);
    pen.set("rx", Cow::Borrowed(corner(figure.kind)));
}

/// Signs are drawn around their centre.
const fn sign(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Internet => Some("M-7.5 0H7.5M0-7.5C-5-4-5 4 0 7.5M0-7.5C5-4 5 4 0 7.5"),
        Kind::Gateway(Gateway::Internet) => {
            Some("M-2.5 4V-4M-5-1.5L-2.5-4L0-1.5M2.5-4V4M0 1.5L2.5 4L5 1.5")
        }
        Kind::Gateway(Gateway::EgressOnly) => Some("M0 3V-5M-3-2L0-5L3-2M-4 5H4"),
        Kind::Gateway(Gateway::Transit) => {
            Some("M-5-2.5H5M2.5-5L5-2.5L2.5 0M5 2.5H-5M-2.5 0L-5 2.5L-2.5 5")
        }
        Kind::Gateway(Gateway::S3 | Gateway::Dynamodb | Gateway::S3AndDynamodb)
        | Kind::Endpoints => Some("M-5 0H-3M-3 0A3 3 0 0 1 3 0A3 3 0 0 1-3 0M3 0H5"),
        Kind::LoadBalancer => Some("M0-5V0M-4 5L0 0L4 5M-4 2V5H-1M4 2V5H1"),
        Kind::NatGateway | Kind::RegionalNat | Kind::NatInstance => {
            Some("M0 5V-5M-2.5-2.5L0-5L2.5-2.5M-5 5V4Q-5 1 0 1M5 5V4Q5 1 0 1")
        }
        Kind::Tasks => Some("M-7-3H3V7H-7ZM-3-3V-7H7V3H3"),
        Kind::Instances => Some("M-7-7H7V-1H-7ZM-7 1H7V7H-7ZM-4-4H-2M-4 4H-2"),
        Kind::OwnNetwork | Kind::Vpc | Kind::Zone | Kind::Subnet(_) => None,
    }
}

/// Whether lines run through the sign, which then needs a ground of its own.
const fn round(kind: Kind) -> bool {
    match kind {
        Kind::Internet
        | Kind::Gateway(_)
        | Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints => true,
        Kind::OwnNetwork
        | Kind::Vpc
        | Kind::Zone
        | Kind::Subnet(_)
        | Kind::Tasks
        | Kind::Instances => false,
    }
}

fn content(pen: &mut dyn Pen, figure: &Figure) {
    let class = match (figure.failed, figure.kind) {
        (false, _) => "",
        (true, Kind::Zone) => "dg-end",
        (true, _) => "dg-failed",
    };
    open_as(pen, "g", class);
    if let Some((at, d)) = figure.sign.zip(sign(figure.kind)) {
        moved(pen, if figure.visited { "dg-sign dg-visited" } else { "dg-sign" }, at);
        if round(figure.kind) {
            leaf(pen, "circle cx='0' cy='0' r='9'");
        }
        pen.open("path");
        pen.set("d", Cow::Borrowed(d));
        pen.close();
        pen.close();
    }
    for text in &figure.texts {
        written(pen, text);
    }
    pen.close();
}

fn written(pen: &mut dyn Pen, written: &Text) {
    pen.open(match written.tone {
        Tone::Name => "text class='dg-name'",
        Tone::Detail => "text class='dg-detail'",
    });
    if written.side == Anchor::End {
        pen.set("text-anchor", Cow::Borrowed("end"));
    }
    measure(pen, "x", written.at.x);
    measure(pen, "y", written.at.y);
    pen.write(&written.label);
    pen.close();
}

fn way(pen: &mut dyn Pen, path: &Path) {
    let arrives = path.end == End::Delivered || !path.reply.is_empty();
    let (request, reply, start) = match path.end {
        End::Unknown { .. } => ("dg-way dg-doubt", "dg-way dg-reply dg-doubt", "dg-start dg-doubt"),
        End::Delivered | End::Dropped { .. } => {
            ("dg-way dg-lost", "dg-way dg-reply dg-lost", "dg-start dg-lost")
        }
    };
    line(pen, if arrives { "dg-way" } else { request }, &path.request);
    if !path.reply.is_empty() {
        line(pen, reply, &path.reply);
    }
    if let Some([a, b, c]) = arrow_head(&path.request).filter(|_| arrives) {
        pen.open("polygon class='dg-head'");
        let points = format!("{},{} {},{} {},{}", a.x, a.y, b.x, b.y, c.x, c.y);
        pen.set("points", Cow::Owned(points));
        pen.close();
    }
    hops(pen, path);
    // A packet from the internet starts at the globe, which marks its start already.
    let outside = path.stops.first().is_some_and(|stop| stop.place == Place::Internet);
    if let Some(at) = path.request.first().filter(|_| !outside) {
        open_as(pen, "circle r='3.5'", if arrives { "dg-start" } else { start });
        measure(pen, "cx", at.x);
        measure(pen, "cy", at.y);
        pen.close();
    }
}

/// A mark that stands closer to an end of its line than this would run into what is drawn there.
const CLEAR: i32 = 12;

/// A dot at every stop along the lines.
fn hops(pen: &mut dyn Pen, path: &Path) {
    let lost = match path.end {
        End::Delivered => "dg-hop",
        End::Dropped { .. } => "dg-hop dg-lost",
        End::Unknown { .. } => "dg-hop dg-doubt",
    };
    let arrives = if path.reply.is_empty() { lost } else { "dg-hop" };
    for (line, class) in [(&path.request, arrives), (&path.reply, lost)] {
        let ends = || line.first().into_iter().chain(line.last());
        let apart = |at: Point| ends().all(|end| end.distance(at) >= CLEAR);
        for stop in path.stops.iter().filter(|stop| line.contains(&stop.at) && apart(stop.at)) {
            open_as(pen, "circle r='2.5'", class);
            measure(pen, "cx", stop.at.x);
            measure(pen, "cy", stop.at.y);
            pen.close();
        }
    }
}

fn end(pen: &mut dyn Pen, path: &Path) {
    let (at, text, class, sign) = match &path.end {
        End::Delivered => return,
        End::Dropped { at, text } => (at, text, "dg-end dg-dropped", "M-3-3L3 3M3-3L-3 3"),
        End::Unknown { at, text } => {
            (at, text, "dg-end dg-unknown", "M-2.5-2A2.5 2.5 0 1 1 0 1V1.5M0 4.5V4.6")
        }
    };
    open_as(pen, "g", class);
    if let Some(stop) = path.stops.last() {
        pen.hop(stop.last);
    }
    moved(pen, "", *at);
    leaf(pen, "circle cx='0' cy='0' r='8'");
    pen.open("path");
    pen.set("d", Cow::Borrowed(sign));
    pen.close();
    pen.close();
    written(pen, text);
    pen.close();
}

/// Opens a group of shapes that are drawn around a point.
fn moved(pen: &mut dyn Pen, class: &'static str, at: Point) {
    open_as(pen, "g", class);
    pen.set("transform", Cow::Owned(format!("translate({} {})", at.x, at.y)));
}

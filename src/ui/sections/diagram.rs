//! The picture of the network. What stands where is the diagram's business; this is how it looks.

use super::Shown;
use crate::diagram::{
    Anchor, Diagram, End, Figure, Gateway, Kind, Path, Point, Room, Text, Tone, arrow_head, draw,
    outline,
};
use crate::network::SubnetRole;
use crate::reach::Place;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use yew::AttrValue;

/// No picture is enlarged to more than this height: it stands between the answers and the bill.
const HIGHEST: i32 = 344;
/// A diagram this narrow may shrink with the screen; a wider one scrolls and stays legible.
const SHRINKS_UP_TO: i32 = 400;

/// The picture of the network and of the path that is shown. Twice, where a wide page has room for another
/// picture than a telephone: the style sheet shows the one that fits. `labelled` and `described` are the
/// ids of its title and of what says the same in words.
pub(in crate::ui) fn diagram_view(
    page: &mut Writer,
    shown: &Shown<'_>,
    labelled: &'static str,
    described: &'static str,
) {
    let traced = shown.path();
    let traced = traced.as_deref();
    let lost = shown.loss().map(|loss| loss.zone);
    let drawn = |room| {
        let (trace, interface) =
            (traced.map(|path| &path.trace), traced.map(|path| path.interface));
        draw(&shown.assessment.network, trace, interface, lost, room)
    };
    // Where nothing was traced, nothing is known of a zone's loss either.
    let zones = !shown.assessment.zone_loss.is_empty();
    let (narrow, wide) = (drawn(Room::Narrow), drawn(Room::Wide));
    page.open_as("div", if zones { "dg dg-fails" } else { "dg" });
    // With many zones both rooms give the same picture.
    let alike = narrow.width == wide.width;
    let shrinks = narrow.width <= SHRINKS_UP_TO;
    let class = match (alike, shrinks) {
        (true, true) => "dg-picture dg-any dg-shrinks",
        (true, false) => "dg-picture dg-any",
        (false, true) => "dg-picture dg-narrow dg-shrinks",
        (false, false) => "dg-picture dg-narrow",
    };
    picture(page, &narrow, (class, "hatch"), labelled, described);
    if !alike {
        let class = "dg-picture dg-wide dg-shrinks";
        picture(page, &wide, (class, "hatch-wide"), labelled, described);
    }
    page.close();
}

fn picture(
    page: &mut Writer,
    diagram: &Diagram,
    (class, hatch): (&'static str, &'static str),
    labelled: &'static str,
    described: &'static str,
) {
    let (width, height) = (diagram.width, diagram.height);
    // At most a fifth larger than natural.
    let widest = width.saturating_add(width / 5);
    let higher = width.saturating_mul(HIGHEST).checked_div(height).unwrap_or(width);
    page.open("svg role='img'");
    page.set("class", class);
    page.set("viewBox", format!("0 0 {width} {height}"));
    let shrinks = class.ends_with("shrinks");
    measure(page, "width", if shrinks { higher.clamp(width, widest) } else { width });
    page.set("aria-labelledby", labelled);
    page.set("aria-describedby", described);
    page.open("g");
    for figure in &diagram.figures {
        frame(page, figure);
    }
    page.close();
    page.open("g");
    if let Some(zone) = diagram.figures.iter().find(|figure| figure.failed) {
        hatched(page, zone, hatch);
    }
    page.close();
    page.open("g class='dg-routes'");
    for route in &diagram.routes {
        line(page, "", route);
    }
    page.close();
    page.open("g");
    if let Some(path) = &diagram.path {
        way(page, path);
    }
    page.close();
    page.open("g");
    for figure in &diagram.figures {
        content(page, figure);
    }
    page.close();
    page.open("g");
    if let Some(path) = &diagram.path {
        end(page, path);
    }
    page.close();
    page.close();
}

/// Stripes over a zone that has failed.
fn hatched(page: &mut Writer, figure: &Figure, id: &'static str) {
    page.open("pattern width='9' height='9' patternUnits='userSpaceOnUse'");
    page.set("id", id);
    page.set("patternTransform", "rotate(45)");
    page.leaf("path d='M0 0V9' class='dg-hatch'");
    page.close();
    rectangle(page, "dg-stripes", figure);
    page.set("fill", ["url(#", id, ")"].concat());
    page.close();
}

fn measure(page: &mut Writer, name: &'static str, value: i32) {
    page.set(name, value.to_string());
}

fn line(page: &mut Writer, class: &'static str, points: &[Point]) {
    page.open_as("path", class);
    page.set("d", outline(points));
    page.close();
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Internet => "dg-internet",
        Kind::Vpc => "dg-vpc",
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
        Kind::Internet | Kind::Vpc => "8",
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

fn frame(page: &mut Writer, figure: &Figure) {
    rectangle(page, class(figure.kind), figure);
    if let (Kind::Zone, Some(zone)) = (figure.kind, figure.zone) {
        page.on(On::Click, Reaction::Do(Action::LoseZone(zone)));
    }
    page.close();
}

/// Opens a rectangle where a figure stands.
fn rectangle(page: &mut Writer, class: &'static str, figure: &Figure) {
    let area = figure.area;
    page.open("rect");
    page.set(
        "class",
        match figure.visited {
            true => AttrValue::from([class, " dg-visited"].concat()),
            false => AttrValue::Static(class),
        },
    );
    measure(page, "x", area.x);
    measure(page, "y", area.y);
    measure(page, "width", area.width);
    measure(page, "height", area.height);
    page.set("rx", corner(figure.kind));
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
        Kind::Vpc | Kind::Zone | Kind::Subnet(_) => None,
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
        Kind::Vpc | Kind::Zone | Kind::Subnet(_) | Kind::Tasks | Kind::Instances => false,
    }
}

fn content(page: &mut Writer, figure: &Figure) {
    let class = match (figure.failed, figure.kind) {
        (false, _) => "",
        (true, Kind::Zone) => "dg-end",
        (true, _) => "dg-failed",
    };
    page.open_as("g", class);
    if let Some((at, d)) = figure.sign.zip(sign(figure.kind)) {
        moved(page, if figure.visited { "dg-sign dg-visited" } else { "dg-sign" }, at);
        if round(figure.kind) {
            page.leaf("circle cx='0' cy='0' r='9'");
        }
        page.open("path");
        page.set("d", d);
        page.close();
        page.close();
    }
    for text in &figure.texts {
        written(page, text);
    }
    page.close();
}

fn written(page: &mut Writer, written: &Text) {
    page.open(match written.tone {
        Tone::Name => "text class='dg-name'",
        Tone::Detail => "text class='dg-detail'",
    });
    if written.side == Anchor::End {
        page.set("text-anchor", "end");
    }
    measure(page, "x", written.at.x);
    measure(page, "y", written.at.y);
    page.write(page.words.diagram_label(&written.label));
    page.close();
}

fn way(page: &mut Writer, path: &Path) {
    let arrives = path.end == End::Delivered || !path.reply.is_empty();
    let (request, reply, start) = match path.end {
        End::Unknown { .. } => ("dg-way dg-doubt", "dg-way dg-reply dg-doubt", "dg-start dg-doubt"),
        End::Delivered | End::Dropped { .. } => {
            ("dg-way dg-lost", "dg-way dg-reply dg-lost", "dg-start dg-lost")
        }
    };
    line(page, if arrives { "dg-way" } else { request }, &path.request);
    if !path.reply.is_empty() {
        line(page, reply, &path.reply);
    }
    if let Some([a, b, c]) = arrow_head(&path.request).filter(|_| arrives) {
        page.open("polygon class='dg-head'");
        let points = format!("{},{} {},{} {},{}", a.x, a.y, b.x, b.y, c.x, c.y);
        page.set("points", points);
        page.close();
    }
    // A packet from the internet starts at the globe, which marks its start already.
    let outside = path.stops.first().is_some_and(|stop| stop.place == Place::Internet);
    if let Some(at) = path.request.first().filter(|_| !outside) {
        page.open_as("circle r='3.5'", if arrives { "dg-start" } else { start });
        measure(page, "cx", at.x);
        measure(page, "cy", at.y);
        page.close();
    }
}

fn end(page: &mut Writer, path: &Path) {
    let (at, text, class, sign) = match &path.end {
        End::Delivered => return,
        End::Dropped { at, text } => (at, text, "dg-end dg-dropped", "M-3-3L3 3M3-3L-3 3"),
        End::Unknown { at, text } => {
            (at, text, "dg-end dg-unknown", "M-2.5-2A2.5 2.5 0 1 1 0 1V1.5M0 4.5V4.6")
        }
    };
    page.open_as("g", class);
    moved(page, "", *at);
    page.leaf("circle cx='0' cy='0' r='8'");
    page.open("path");
    page.set("d", sign);
    page.close();
    page.close();
    written(page, text);
    page.close();
}

/// Opens a group of shapes that are drawn around a point.
fn moved(page: &mut Writer, class: &'static str, at: Point) {
    page.open_as("g", class);
    page.set("transform", format!("translate({} {})", at.x, at.y));
}

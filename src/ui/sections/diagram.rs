//! The picture of the network. What stands where is the diagram's business; this is how it looks.

use crate::assess::Path as Traced;
use crate::diagram::{
    Anchor, Diagram, End, Figure, Kind, Path, Point, Room, Text, Tone, arrow_head, draw, outline,
};
use crate::network::{Network, SubnetRole};
use crate::reach::Place;
use crate::ui::writer::Writer;
use yew::AttrValue;

/// A diagram this narrow may shrink with the screen; a wider one scrolls and stays legible.
const SHRINKS_UP_TO: i32 = 400;

/// The picture of a network and of a path through it. Twice, where a wide page has room for another
/// picture than a telephone: the style sheet shows the one that fits. `labelled` and `described` are the
/// ids of its title and of what says the same in words.
pub(in crate::ui) fn diagram_view(
    page: &mut Writer,
    network: &Network,
    traced: Option<&Traced>,
    labelled: &'static str,
    described: Option<&'static str>,
) {
    let drawn = |room| {
        let (trace, interface) =
            (traced.map(|path| &path.trace), traced.map(|path| path.interface));
        draw(network, trace, interface, room)
    };
    let (narrow, wide) = (drawn(Room::Narrow), drawn(Room::Wide));
    page.open("div class='dg'");
    // With many zones both rooms give the same picture.
    if narrow.width == wide.width {
        let shrinks = narrow.width <= SHRINKS_UP_TO;
        let class = if shrinks { "dg-picture dg-any dg-shrinks" } else { "dg-picture dg-any" };
        picture(page, &narrow, class, shrinks, labelled, described);
    } else {
        let shrinks = narrow.width <= SHRINKS_UP_TO;
        let class =
            if shrinks { "dg-picture dg-narrow dg-shrinks" } else { "dg-picture dg-narrow" };
        picture(page, &narrow, class, shrinks, labelled, described);
        picture(page, &wide, "dg-picture dg-wide dg-shrinks", true, labelled, described);
    }
    page.close();
}

fn picture(
    page: &mut Writer,
    diagram: &Diagram,
    class: &'static str,
    shrinks: bool,
    labelled: &'static str,
    described: Option<&'static str>,
) {
    let (width, height) = (diagram.width, diagram.height);
    // At most a fifth larger than natural.
    let widest = width.saturating_add(width / 5);
    page.open("svg role='img'");
    page.set("class", class);
    page.set("viewBox", format!("0 0 {width} {height}"));
    measure(page, "width", if shrinks { widest } else { width });
    page.set("aria-labelledby", labelled);
    if let Some(described) = described {
        page.set("aria-describedby", described);
    }
    page.open("g");
    for figure in &diagram.figures {
        frame(page, figure);
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
        Kind::InternetGateway => "dg-gateway",
        Kind::Zone => "dg-zone",
        Kind::Subnet(SubnetRole::Public) => "dg-subnet dg-public",
        Kind::Subnet(SubnetRole::Private) => "dg-subnet dg-private",
        Kind::Subnet(SubnetRole::Isolated) => "dg-subnet dg-isolated",
        Kind::NatGateway => "dg-node dg-nat",
        Kind::Instances => "dg-node dg-instances",
        Kind::Tasks => "dg-node dg-tasks",
    }
}

const fn corner(kind: Kind) -> &'static str {
    match kind {
        Kind::InternetGateway => "14",
        Kind::Internet | Kind::Vpc => "8",
        Kind::Zone | Kind::Subnet(_) => "6",
        Kind::NatGateway | Kind::Instances | Kind::Tasks => "4",
    }
}

fn frame(page: &mut Writer, figure: &Figure) {
    let area = figure.area;
    page.open("rect");
    page.set(
        "class",
        match figure.visited {
            true => AttrValue::from([class(figure.kind), " dg-visited"].concat()),
            false => AttrValue::Static(class(figure.kind)),
        },
    );
    measure(page, "x", area.x);
    measure(page, "y", area.y);
    measure(page, "width", area.width);
    measure(page, "height", area.height);
    page.set("rx", corner(figure.kind));
    page.close();
}

/// Signs are drawn around their centre.
const fn sign(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Internet => Some("M-7.5 0H7.5M0-7.5C-5-4-5 4 0 7.5M0-7.5C5-4 5 4 0 7.5"),
        Kind::InternetGateway => Some("M-2.5 4V-4M-5-1.5L-2.5-4L0-1.5M2.5-4V4M0 1.5L2.5 4L5 1.5"),
        Kind::NatGateway => Some("M0 5V-5M-2.5-2.5L0-5L2.5-2.5M-5 5V4Q-5 1 0 1M5 5V4Q5 1 0 1"),
        Kind::Tasks => Some("M-7-3H3V7H-7ZM-3-3V-7H7V3H3"),
        Kind::Instances => Some("M-7-7H7V-1H-7ZM-7 1H7V7H-7ZM-4-4H-2M-4 4H-2"),
        Kind::Vpc | Kind::Zone | Kind::Subnet(_) => None,
    }
}

/// Whether lines run through the sign, which then needs a ground of its own.
const fn round(kind: Kind) -> bool {
    match kind {
        Kind::Internet | Kind::InternetGateway | Kind::NatGateway => true,
        Kind::Vpc | Kind::Zone | Kind::Subnet(_) | Kind::Tasks | Kind::Instances => false,
    }
}

fn content(page: &mut Writer, figure: &Figure) {
    page.open("g");
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
    page.set(
        "text-anchor",
        match written.side {
            Anchor::Start => "start",
            Anchor::End => "end",
        },
    );
    measure(page, "x", written.at.x);
    measure(page, "y", written.at.y);
    page.write(page.words.diagram_label(&written.label));
    page.close();
}

fn way(page: &mut Writer, path: &Path) {
    let lost = matches!(path.end, End::Dropped { .. });
    let arrives = !lost || !path.reply.is_empty();
    line(page, if arrives { "dg-way" } else { "dg-way dg-lost" }, &path.request);
    if !path.reply.is_empty() {
        line(page, "dg-way dg-reply dg-lost", &path.reply);
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
        page.open_as("circle r='3.5'", if arrives { "dg-start" } else { "dg-start dg-lost" });
        measure(page, "cx", at.x);
        measure(page, "cy", at.y);
        page.close();
    }
}

fn end(page: &mut Writer, path: &Path) {
    if let End::Dropped { at, text } = &path.end {
        page.open("g class='dg-dropped'");
        moved(page, "", *at);
        page.leaf("circle cx='0' cy='0' r='8'");
        page.leaf("path d='M-3-3L3 3M3-3L-3 3'");
        page.close();
        written(page, text);
        page.close();
    }
}

/// Opens a group of shapes that are drawn around a point.
fn moved(page: &mut Writer, class: &'static str, at: Point) {
    page.open_as("g", class);
    page.set("transform", format!("translate({} {})", at.x, at.y));
}

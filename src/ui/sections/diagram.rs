//! The picture of the network. What stands where is the diagram's business; this is how it looks.

use crate::assess::Path as Traced;
use crate::diagram::{
    Anchor, Diagram, End, Figure, Kind, Path, Point, Room, Text, Tone, arrow_head, draw, outline,
};
use crate::network::{Network, SubnetRole};
use crate::reach::Place;
use crate::text::Words;
use crate::ui::element::{element, text, with};
use yew::prelude::*;

/// A diagram this narrow may shrink with the screen; a wider one scrolls and stays legible.
const SHRINKS_UP_TO: i32 = 400;

/// The picture of a network and of a path through it. Twice, where a wide page has room for another
/// picture than a telephone: the style sheet shows the one that fits. `labelled` and `described` are the
/// ids of its title and of what says the same in words.
pub(in crate::ui) fn diagram_view(
    network: &Network,
    traced: Option<&Traced>,
    words: &dyn Words,
    labelled: &'static str,
    described: Option<&'static str>,
) -> Html {
    let drawn = |room| {
        let (trace, interface) =
            (traced.map(|path| &path.trace), traced.map(|path| path.interface));
        draw(network, trace, interface, room)
    };
    let (narrow, wide) = (drawn(Room::Narrow), drawn(Room::Wide));
    let view = |diagram: &Diagram, class| picture(diagram, class, words, labelled, described);
    // With many zones both rooms give the same picture.
    let views = match narrow.width == wide.width {
        true => vec![view(&narrow, "dg-any")],
        false => vec![view(&narrow, "dg-narrow"), view(&wide, "dg-wide")],
    };
    element("div", "dg", views)
}

fn picture(
    diagram: &Diagram,
    class: &'static str,
    words: &dyn Words,
    labelled: &'static str,
    described: Option<&'static str>,
) -> Html {
    let (width, height) = (diagram.width, diagram.height);
    let shrinks = width <= SHRINKS_UP_TO || class == "dg-wide";
    // At most a fifth larger than natural.
    let widest = width.saturating_add(width / 5);
    let shown = if shrinks { widest } else { width };
    let group = |class, children| element("g", class, children);
    let route = |route: &Vec<Point>| shape("path", "", &["class", "d"], vec![outline(route)]);
    let way = diagram.path.iter().flat_map(way).collect();
    let end = diagram.path.iter().flat_map(|path| end(path, words)).collect();
    let children = vec![
        group("", diagram.figures.iter().map(frame).collect()),
        group("dg-routes", diagram.routes.iter().map(route).collect()),
        group("", way),
        group("", diagram.figures.iter().map(|figure| content(figure, words)).collect()),
        group("", end),
    ];
    let class = format!("dg-picture {class}{}", if shrinks { " dg-shrinks" } else { "" });
    let mut values: Vec<AttrValue> = vec![
        class.into(),
        "img".into(),
        format!("0 0 {width} {height}").into(),
        shown.to_string().into(),
        labelled.into(),
    ];
    values.extend(described.map(AttrValue::Static));
    let keys = &["class", "role", "viewBox", "width", "aria-labelledby", "aria-describedby"];
    with("svg", keys.get(..values.len()).unwrap_or(keys), values, children)
}

/// A shape: its class first, then its measures in the order of `keys`.
fn shape(
    name: &'static str,
    class: impl Into<AttrValue>,
    keys: &'static [&'static str],
    measures: Vec<String>,
) -> Html {
    let mut values = vec![class.into()];
    values.extend(measures.into_iter().map(AttrValue::from));
    with(name, keys, values, Vec::new())
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

fn frame(figure: &Figure) -> Html {
    let area = figure.area;
    let visited = if figure.visited { " dg-visited" } else { "" };
    let measures = [area.x, area.y, area.width, area.height].map(|measure| measure.to_string());
    let mut measures = measures.to_vec();
    measures.push(corner(figure.kind).to_owned());
    let class = format!("{}{visited}", class(figure.kind));
    shape("rect", class, &["class", "x", "y", "width", "height", "rx"], measures)
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

fn content(figure: &Figure, words: &dyn Words) -> Html {
    let mut children = Vec::new();
    if let Some((at, d)) = figure.sign.zip(sign(figure.kind)) {
        let class = if figure.visited { "dg-sign dg-visited" } else { "dg-sign" };
        let mut drawn = Vec::new();
        if round(figure.kind) {
            drawn.push(circle("", Point { x: 0, y: 0 }, "9"));
        }
        drawn.push(shape("path", "", &["class", "d"], vec![d.to_owned()]));
        children.push(moved(class, at, drawn));
    }
    children.extend(figure.texts.iter().map(|label| written(label, words)));
    element("g", "", children)
}

fn written(written: &Text, words: &dyn Words) -> Html {
    let tone = match written.tone {
        Tone::Name => "dg-name",
        Tone::Detail => "dg-detail",
    };
    let anchor = match written.side {
        Anchor::Start => "start",
        Anchor::End => "end",
    };
    let values: Vec<AttrValue> = vec![
        tone.into(),
        anchor.into(),
        written.at.x.to_string().into(),
        written.at.y.to_string().into(),
    ];
    let label = text(words.diagram_label(&written.label));
    with("text", &["class", "text-anchor", "x", "y"], values, vec![label])
}

fn circle(class: &'static str, at: Point, radius: &'static str) -> Html {
    let measures = vec![at.x.to_string(), at.y.to_string(), radius.to_owned()];
    shape("circle", class, &["class", "cx", "cy", "r"], measures)
}

fn way(path: &Path) -> Vec<Html> {
    let lost = matches!(path.end, End::Dropped { .. });
    let arrives = !lost || !path.reply.is_empty();
    let line =
        |class, points: &[Point]| shape("path", class, &["class", "d"], vec![outline(points)]);
    let mut drawn = vec![line(if arrives { "dg-way" } else { "dg-way dg-lost" }, &path.request)];
    if !path.reply.is_empty() {
        drawn.push(line("dg-way dg-reply dg-lost", &path.reply));
    }
    if let Some(corners) = arrow_head(&path.request).filter(|_| arrives) {
        let corners = corners.map(|corner| format!("{},{}", corner.x, corner.y)).join(" ");
        drawn.push(shape("polygon", "dg-head", &["class", "points"], vec![corners]));
    }
    // A packet from the internet starts at the globe, which marks its start already.
    let outside = path.stops.first().is_some_and(|stop| stop.place == Place::Internet);
    if let Some(at) = path.request.first().filter(|_| !outside) {
        drawn.push(circle(if arrives { "dg-start" } else { "dg-start dg-lost" }, *at, "3.5"));
    }
    drawn
}

fn end(path: &Path, words: &dyn Words) -> Vec<Html> {
    match path.end {
        End::Delivered => Vec::new(),
        End::Dropped { at, text: word } => {
            let cross = "M-3-3L3 3M3-3L-3 3".to_owned();
            let cross = vec![
                circle("", Point { x: 0, y: 0 }, "8"),
                shape("path", "", &["class", "d"], vec![cross]),
            ];
            let badge = vec![moved("", at, cross), written(&word, words)];
            vec![element("g", "dg-dropped", badge)]
        }
    }
}

/// Shapes that are drawn around a point.
fn moved(class: &'static str, at: Point, children: Vec<Html>) -> Html {
    let values = vec![class.into(), format!("translate({} {})", at.x, at.y).into()];
    with("g", &["class", "transform"], values, children)
}

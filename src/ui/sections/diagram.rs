//! The picture of the network. What stands where is the diagram's business; this is how it looks.

use super::Shown;
use super::inspected::{inspected, name};
use super::path::path_title;
use crate::diagram::{
    self, Area, Diagram, End, Figure, Kind, Label, Path, Pen, Point, Room, Stop, draw, outline,
};
use crate::network::Zone;
use crate::reach::Place;
use crate::ui::anchor::Anchor;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Flow};
use crate::ui::writer::Writer;
use std::borrow::Cow;

/// A diagram this narrow may shrink with the screen; a wider one scrolls and stays legible.
const SHRINKS_UP_TO: i32 = 400;

/// The picture of the network and of the path that is shown. Twice, where nobody has measured the room and a
/// wide page has more of it than a telephone: the style sheet shows the one that fits. `labelled` and
/// `described` are the ids of its title and of what says the same in words. Returns what is looked at, where it
/// is there.
pub(in crate::ui) fn diagram_view(
    page: &mut Writer,
    shown: &Shown<'_>,
    labelled: &'static str,
    described: &'static str,
) -> Option<Kind> {
    let traced = shown.path();
    let traced = traced.as_deref();
    let lost = shown.loss().map(|loss| loss.zone);
    let drawn = |room| {
        let (trace, interface) =
            (traced.map(|path| &path.trace), traced.map(|path| path.interface));
        draw(&shown.assessment.network, trace, interface, lost, room)
    };
    let first = drawn(shown.room.unwrap_or(Room::Narrow));
    // With many zones both rooms give the same picture.
    let second = match shown.room {
        None => Some(drawn(Room::Wide)).filter(|wide| wide.width != first.width),
        Some(Room::Narrow | Room::Wide) => None,
    };
    let shrinks = match shown.room {
        None | Some(Room::Narrow) => first.width <= SHRINKS_UP_TO,
        // A wider one than the narrowest of wide rooms does not fit into each.
        Some(Room::Wide) => first.width <= Room::WIDE_FROM,
    };
    // Where nothing was traced, nothing is known of a zone's loss either.
    let zones = !shown.assessment.zone_loss.is_empty();
    page.open_as("div", if zones { "dg dg-fails" } else { "dg" });
    if !shrinks {
        // It scrolls: by keyboard, too.
        page.set("tabindex", "0");
        page.set("role", "group");
        page.set("aria-labelledby", labelled);
    }
    let class = match (second.is_some(), shrinks) {
        (false, true) => "dg-picture dg-shrinks",
        (false, false) => "dg-picture",
        (true, true) => "dg-picture dg-narrow dg-shrinks",
        (true, false) => "dg-picture dg-narrow",
    };
    picture(page, shown, &first, (class, "hatch"), labelled, described);
    if let Some(wide) = second {
        let class = "dg-picture dg-wide dg-shrinks";
        picture(page, shown, &wide, (class, "hatch-wide"), labelled, described);
    }
    page.close();
    let found = |figure: &&Figure| shown.inspected == Some(figure.subject());
    let figure = first.figures.iter().find(found);
    inspected(page, shown, figure);
    figure.map(|figure| figure.kind)
}

fn picture(
    page: &mut Writer,
    shown: &Shown<'_>,
    diagram: &Diagram,
    (class, hatch): (&'static str, &'static str),
    labelled: &'static str,
    described: &'static str,
) {
    let (width, height) = (diagram.width, diagram.height);
    page.open("svg role='group'");
    page.set("class", class);
    page.set("viewBox", format!("0 0 {width} {height}"));
    // Never larger than natural: letters are of one size in every picture.
    page.set("width", width.to_string());
    page.set("aria-labelledby", labelled);
    page.set("aria-describedby", described);
    // What is drawn is said in words elsewhere; what can be pressed says its own name.
    page.open("g aria-hidden='true'");
    diagram::picture(page, diagram, hatch);
    page.close();
    let mut buttons: Vec<(&Figure, Area)> = Vec::new();
    for figure in &diagram.figures {
        let Some(area) = ground(figure) else { continue };
        // Row by row, as one reads: so the Tab key goes through them.
        let later = |(_, other): &(&Figure, Area)| (other.y, other.x) > (area.y, area.x);
        let place = buttons.iter().position(later).unwrap_or(buttons.len());
        buttons.insert(place, (figure, area));
    }
    for (figure, area) in buttons {
        button(page, shown, figure, area);
    }
    page.open("g aria-hidden='true'");
    if let Some(path) = &diagram.path {
        run(page, path, shown.flow);
        stops(page, path);
    }
    page.close();
    page.close();
}

/// Below the last line of a subnet's name.
const BELOW_NAME: i32 = 9;

/// Where a figure is pressed to look at it; none where there is nothing to look at.
fn ground(figure: &Figure) -> Option<Area> {
    match figure.kind {
        Kind::Internet | Kind::OwnNetwork | Kind::Vpc | Kind::Zone => None,
        // It is pressed on its name: the rest of it belongs to its zone.
        Kind::Subnet(_) => {
            let lowest = figure.texts.iter().map(|text| text.at.y).max()?;
            let height = lowest.saturating_sub(figure.area.y).saturating_add(BELOW_NAME);
            Some(Area { height, ..figure.area })
        }
        Kind::Gateway(_)
        | Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => Some(figure.area),
    }
}

/// Looks at a figure, or no more.
fn button(page: &mut Writer, shown: &Shown<'_>, figure: &Figure, area: Area) {
    let subject = figure.subject();
    let open = shown.inspected == Some(subject);
    page.open("g role='button' tabindex='0' class='dg-button'");
    page.set("aria-controls", Anchor::Inspected.name());
    page.set("aria-label", name(page.words, figure));
    page.set("aria-expanded", if open { "true" } else { "false" });
    page.on(On::Click, Reaction::Do(Action::Inspect(subject)));
    page.on(On::Press, Reaction::Do(Action::Inspect(subject)));
    page.open("rect");
    page.set("x", area.x.to_string());
    page.set("y", area.y.to_string());
    page.set("width", area.width.to_string());
    page.set("height", area.height.to_string());
    page.set("rx", if matches!(figure.kind, Kind::Gateway(_)) { "14" } else { "5" });
    page.close();
    page.close();
}

/// The packet on its way: there, back as far as it comes, and a moment of rest where that ends. How it
/// moves is the style sheet's; it begins anew when its way or the flow is another one.
fn run(page: &mut Writer, path: &Path, flow: Flow) {
    let way: Vec<Point> = path.request.iter().chain(&path.reply).copied().collect();
    let way = outline(&way);
    page.open("path pathLength='100'");
    page.key(&[page.words.label(path_title(flow)), &way].concat());
    page.set(
        "class",
        match path.end {
            End::Delivered => "dg-run",
            End::Dropped { .. } => "dg-run dg-lost",
            End::Unknown { .. } => "dg-run dg-doubt",
        },
    );
    page.set("d", way);
    page.close();
}

/// Where the packet is looked at: pressed, its step in the list of hops is shown. The style sheet marks
/// it while somebody is at one of its steps. The Tab key passes them by: they do nothing but lead to a step of
/// the list, which one button opens and which has them all in order; half a dozen more between the boxes would
/// only make the way past the picture longer.
fn stops(page: &mut Writer, path: &Path) {
    let lost = path.stops.last().filter(|_| path.end != End::Delivered);
    // The reply comes by at the same places, a few units beside the request: they are pressed as one.
    let mut passed: Vec<Place> = Vec::new();
    for stop in &path.stops {
        if Some(stop) == lost || passed.contains(&stop.place) {
            continue;
        }
        passed.push(stop.place);
        let mut class = CLASS.to_owned();
        for other in &path.stops {
            if other.place == stop.place && Some(other) != lost {
                mark_at(&mut class, other);
            }
        }
        place(page, class, stop.at, stop.first);
    }
    if let Some(stop) = lost {
        let mut class = CLASS.to_owned();
        mark_at(&mut class, stop);
        place(page, class, stop.at, stop.last);
    }
}

const CLASS: &str = "dg-stop";

/// Names the steps at a stop for the style sheet.
fn mark_at(class: &mut String, stop: &Stop) {
    for hop in stop.first..=stop.last {
        class.push_str(" dg-at-");
        class.push_str(&hop.to_string());
    }
}

/// A place that leads to the step of a hop.
fn place(page: &mut Writer, class: String, at: Point, hop: usize) {
    page.open("circle r='10'");
    page.set("class", class);
    page.set("cx", at.x.to_string());
    page.set("cy", at.y.to_string());
    page.on(On::Click, Reaction::Do(Action::FindHop(hop)));
    page.close();
}

impl Pen for Writer {
    fn open(&mut self, element: &'static str) {
        Writer::open(self, element);
    }

    fn set(&mut self, name: &'static str, value: Cow<'static, str>) {
        Writer::set(self, name, value);
    }

    fn write(&mut self, label: &Label) {
        let label = self.words.diagram_label(label);
        Writer::write(self, label);
    }

    fn close(&mut self) {
        Writer::close(self);
    }

    /// A click on why it ends there leads to the step, as one on its mark does.
    fn hop(&mut self, hop: usize) {
        self.on(On::Click, Reaction::Do(Action::FindHop(hop)));
    }

    /// A click lets it fail, and stand again.
    fn zone(&mut self, zone: Zone) {
        self.on(On::Click, Reaction::Do(Action::LoseZone(zone)));
    }
}

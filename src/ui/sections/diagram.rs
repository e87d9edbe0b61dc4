//! The picture of the network. What stands where is the diagram's business; this is how it looks.

use super::Shown;
use crate::diagram::{self, Diagram, Label, Pen, Room, draw};
use crate::network::Zone;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Action;
use crate::ui::writer::Writer;
use std::borrow::Cow;

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
    if !shrinks {
        // It scrolls on a narrow page: by keyboard, too.
        page.set("tabindex", "0");
        page.set("role", "group");
        page.set("aria-labelledby", labelled);
    }
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
    let shown = if shrinks { higher.clamp(width, widest) } else { width };
    page.set("width", shown.to_string());
    page.set("aria-labelledby", labelled);
    page.set("aria-describedby", described);
    diagram::picture(page, diagram, hatch);
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

    /// A click lets it fail, and stand again.
    fn zone(&mut self, zone: Zone) {
        self.on(On::Click, Reaction::Do(Action::LoseZone(zone)));
    }
}

//! What every way out costs as the design grows: lines, the value that is looked at, and the crossings.

use super::ways::missing;
use super::{Column, Shown, head};
use crate::assess::Verdict;
use crate::chart::{self, Chart, Point};
use crate::decide::{Axis, Line, Meeting, Outlook, Scale};
use crate::text::{Label, MeetingFacts, Words};
use crate::ui::explain::{Figure, how};
use crate::ui::fields::{open_list, option, radio};
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use crate::units::{Money, Quantity};

/// The panel.
pub(in crate::ui) fn outlook(page: &mut Writer, shown: &Shown<'_>) {
    page.open("details class='panel' id='outlook'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Outlook));
    page.label("summary id='outlook-title'", Label::Outlook);
    page.slot();
    if let Some(outlook) = &shown.derived.outlook {
        drawn(page, shown, outlook);
    }
    page.close();
    page.close();
}

fn drawn(page: &mut Writer, shown: &Shown<'_>, outlook: &Outlook) {
    let scale = shown.deciding.scale;
    controls(page, outlook.axis, scale);
    let steps = outlook.steps(scale);
    let last = steps.len().saturating_sub(1);
    let chosen = shown.deciding.step.and_then(|step| usize::try_from(step).ok());
    let step = chosen
        .unwrap_or_else(|| steps.iter().position(|step| *step >= outlook.here).unwrap_or(last));
    let step = step.min(last);
    // Where nobody has looked anywhere yet, the design's own value, also between two steps.
    let at = match chosen {
        Some(_) => steps.get(step).copied().unwrap_or_default(),
        None => outlook.here,
    };
    page.open("div class='beside'");
    page.open("div");
    chart(page, shown, outlook, &steps, at);
    slider(page, outlook.axis, step, last, at);
    page.close();
    costs(page, shown, outlook, at);
    page.close();
    meetings(page, shown, outlook);
}

fn controls(page: &mut Writer, axis: Axis, scale: Scale) {
    page.open("div class='bar'");
    let along = Reaction::With(|name| {
        let chosen = Axis::ALL.iter().copied().find(|axis| axis.name() == name);
        chosen.map(Action::SeeAlong)
    });
    open_list(page, "axis", Label::Along, along);
    for one in Axis::ALL.iter().copied() {
        let text = page.words.label(axis_label(one)).to_owned();
        option(page, one.name(), one == axis, text);
    }
    page.close();
    page.close();
    page.open("fieldset class='field'");
    page.label("legend", Label::AxisScale);
    page.open("div class='segmented'");
    for (id, one, label) in [
        ("scale-linear", Scale::Linear, Label::ScaleLinear),
        ("scale-log", Scale::Logarithmic, Label::ScaleLog),
    ] {
        radio(page, "scale", id.to_owned(), label, one == scale, Action::Divide(one));
    }
    page.close();
    page.close();
    page.close();
}

fn chart(
    page: &mut Writer,
    shown: &Shown<'_>,
    outlook: &Outlook,
    steps: &[Quantity],
    at: Quantity,
) {
    let words = page.words;
    let currency = shown.assessment.bill.currency;
    let row = |line: &Line| steps.iter().map(|step| line.curve.at(*step)).collect();
    let rows: Vec<Vec<Option<Money>>> = outlook.lines.iter().map(row).collect();
    let chart = Chart::new(&rows, shown.deciding.scale == Scale::Logarithmic);
    page.open("svg class='chart' role='img' aria-labelledby='outlook-title' aria-describedby='costs-there'");
    page.set("viewBox", format!("0 0 {} {}", chart::SIZE.0, chart::SIZE.1));
    for ((x, y), amount) in &chart.ticks {
        page.open("path class='ch-grid'");
        page.set("d", chart.across(*y));
        page.close();
        text(page, "ch-amount", (*x, *y), words.locale().short_money(*amount));
    }
    let [upwards, along] = chart.titles();
    let unit = words.locale().currency_name(currency);
    text(page, "ch-up", upwards, [words.label(Label::WayCost), ", ", unit].concat());
    text(page, "ch-end", along, axis_title(outlook.axis, words));
    let marked = marked(steps, shown.deciding.scale);
    for (step, at) in chart.values(&marked) {
        let class = match step {
            0 => "ch-start",
            _ if step.saturating_add(1) == steps.len() => "ch-end",
            _ => "ch-value",
        };
        let value = steps.get(step).copied().unwrap_or_default();
        text(page, class, at, words.locale().rounded(value));
    }
    if let Some(x) = chart.place(steps, at) {
        page.open("path class='ch-here'");
        page.set("d", chart.upright(x));
        page.close();
    }
    for (place, (line, pieces)) in outlook.lines.iter().zip(&chart.lines).enumerate() {
        page.open("path");
        page.set("class", style(place, line.current));
        page.set("d", chart::through(pieces));
        page.close();
    }
    if let Some(x) = chart.place(steps, at) {
        let (foot, before) = chart.beside(x);
        let said = match at == outlook.here {
            true => words.label(Label::WayCurrent).to_owned(),
            false => words.locale().rounded(at),
        };
        text(page, if before { "ch-at-here ch-end" } else { "ch-at-here" }, foot, said);
    }
    for (at, places) in &chart.names {
        let numbers = places.iter().map(|place| place.saturating_add(1).to_string());
        let leader = places.first().and_then(|place| chart.leader(*at, *place));
        if let Some(leader) = leader {
            page.open("path class='ch-leader'");
            page.set("d", leader);
            page.close();
        }
        text(page, "ch-number", *at, numbers.collect::<Vec<_>>().join("\u{2009}\u{b7}\u{2009}"));
    }
    let place = |meeting: &Meeting| {
        let at = meeting.crossing.at;
        chart.place(steps, at).map(|x| (at, (x, chart.y_of(meeting.crossing.cost))))
    };
    let crossings: Vec<(Quantity, Point)> = outlook.own().filter_map(place).collect();
    let places: Vec<i32> = crossings.iter().map(|(_, (x, _))| *x).collect();
    for ((at, point), over) in crossings.iter().zip(chart.over(&places)) {
        page.open("path class='ch-cross'");
        page.set("d", chart.down_to(*point));
        page.close();
        dot(page, "ch-meet", *point);
        if let Some(over) = over {
            text(page, "ch-value ch-at", over, words.locale().rounded(readable(*at)));
        }
    }
    page.close();
}

/// A value of the axis in three figures, as far as it is more than a thousand: never less than it is, so that what
/// holds above it still does.
fn readable(at: Quantity) -> Quantity {
    let (mut figures, mut unit) = (at.floor(), 1_u64);
    while figures >= 1_000 {
        figures = figures.div_ceil(10);
        unit = unit.saturating_mul(10);
    }
    match unit {
        1 => at,
        _ => Quantity::whole(figures.saturating_mul(unit)),
    }
}

const fn axis_label(axis: Axis) -> Label {
    match axis {
        Axis::InternetOut => Label::InternetOut,
        Axis::InternetIn => Label::InternetIn,
        Axis::S3 => Label::S3,
        Axis::ImagePull => Label::ImagePull,
        Axis::AwsApi => Label::AwsApi,
        Axis::Tasks => Label::Tasks,
        Axis::Zones => Label::Zones,
    }
}

/// What is counted along an axis, with its unit.
fn axis_title(axis: Axis, words: &dyn Words) -> String {
    let name = words.label(axis_label(axis));
    match axis.is_whole() {
        true => name.to_owned(),
        false => [name, ", ", words.label(Label::GbPerMonth)].concat(),
    }
}

/// The steps whose values are written: all of a few, quarters of many, and decades.
fn marked(steps: &[Quantity], scale: Scale) -> Vec<usize> {
    let last = steps.len().saturating_sub(1);
    let quarter = |step: usize| step.saturating_mul(4).checked_rem(last) == Some(0);
    let decade = |step: usize| {
        let digits = steps.get(step).map(Quantity::to_string).unwrap_or_default();
        digits.trim_end_matches('0') == "1"
    };
    let is_marked = |step: &usize| match scale {
        _ if last <= 6 => true,
        Scale::Linear => quarter(*step),
        Scale::Logarithmic => decade(*step) || *step == last,
    };
    (0..=last).filter(is_marked).collect()
}

/// One colour and dash for each line; the number beside it says the same.
fn style(place: usize, current: bool) -> String {
    let own = if current { " ch-own" } else { "" };
    format!("ch-line ch-{place}{own}")
}

/// Writing in a chart.
pub(super) fn text(page: &mut Writer, class: &'static str, (x, y): Point, text: String) {
    page.open("text");
    page.set("class", class);
    page.set("x", x.to_string());
    page.set("y", y.to_string());
    page.write(text);
    page.close();
}

/// A point of a chart.
pub(super) fn dot(page: &mut Writer, class: &'static str, (x, y): Point) {
    page.open("circle");
    page.set("class", class);
    page.set("cx", x.to_string());
    page.set("cy", y.to_string());
    page.close();
}

fn slider(page: &mut Writer, axis: Axis, step: usize, last: usize, at: Quantity) {
    page.open("div class='slide'");
    page.label("label for='look-at'", Label::ValueThere);
    page.open("input type='range' id='look-at' min='0'");
    page.set("max", last.to_string());
    let value = page.words.amount_on(axis, at);
    page.set("aria-valuetext", value.clone());
    page.value(step.to_string().into());
    page.on(On::Input, Reaction::With(|text| text.parse().ok().map(Action::LookAt)));
    page.close();
    page.line("output for='look-at' id='looked-at'", value);
    page.close();
}

fn costs(page: &mut Writer, shown: &Shown<'_>, outlook: &Outlook, at: Quantity) {
    let words = page.words;
    let currency = shown.assessment.bill.currency;
    let own =
        outlook.lines.iter().find(|line| line.current).and_then(|line| line.curve.exactly(at));
    page.open("table id='costs-there' aria-labelledby='outlook-title'");
    let columns = [
        Column::Words(Label::Way),
        Column::Numbers(Label::CostThere),
        Column::Numbers(Label::AgainstThis),
    ];
    head(page, &columns);
    page.open("tbody");
    for (place, line) in outlook.lines.iter().enumerate() {
        page.open_as("tr", if line.current { "here" } else { "" });
        page.open("th scope='row'");
        page.open("svg class='sample' viewBox='0 0 32 12' aria-hidden='true'");
        page.open("path d='M0 6h32'");
        page.set("class", style(place, line.current));
        page.close();
        page.close();
        page.write([&place.saturating_add(1).to_string(), ". ", words.way(line.way)].concat());
        page.close();
        let cost = line.curve.exactly(at);
        page.line(
            "td class='number'",
            match cost {
                Some(cost) => words.locale().money(cost, currency),
                None if line.curve.carries(at) => words.label(Label::NotKnown).to_owned(),
                None => words.label(Label::NotCarried).to_owned(),
            },
        );
        let more = cost.zip(own).map(|(cost, own)| cost.less(own));
        page.line(
            "td class='number'",
            match more {
                Some(more) if !line.current => words.locale().difference(more, currency),
                Some(_) | None => "\u{2013}".to_owned(),
            },
        );
        page.close();
    }
    page.close();
    page.close();
}

/// The ways that are not drawn, each with the reason.
fn left_out(page: &mut Writer, shown: &Shown<'_>, outlook: &Outlook) {
    let words = page.words;
    let mut said = String::new();
    for alternative in &shown.derived.alternatives {
        let line = outlook.lines.iter().find(|line| line.way == alternative.way);
        let unpriced = missing(&alternative.assessment.bill, words);
        let drawn = line.is_some_and(|line| {
            // Of the design at hand it is told below.
            line.current || unpriced.is_empty() || line.curve.at(outlook.here).is_some()
        });
        if drawn {
            continue;
        }
        said.push_str(if said.is_empty() { words.label(Label::NotDrawn) } else { ", " });
        said.push_str(&[words.way(alternative.way), " ("].concat());
        match (line, alternative.assessment.start.judgement.verdict) {
            (Some(_), _) => {
                for part in [words.label(Label::NotKnown), words.label(Label::Colon), &unpriced] {
                    said.push_str(part);
                }
            }
            (None, Verdict::Yes) => said.push_str(words.label(Label::WayElsewhere)),
            (None, other @ (Verdict::No | Verdict::Depends | Verdict::Unknown)) => {
                for label in [Label::WayStarts, Label::Colon, Label::of_verdict(other)] {
                    said.push_str(words.label(label));
                }
            }
        }
        said.push(')');
    }
    match said.is_empty() {
        true => page.gap(),
        false => page.line("p class='hint'", said),
    }
}

fn meetings(page: &mut Writer, shown: &Shown<'_>, outlook: &Outlook) {
    let words = page.words;
    let currency = shown.assessment.bill.currency;
    let sentence = |meeting: &Meeting| {
        let name = |place: usize| outlook.lines.get(place).map_or("", |line| words.way(line.way));
        let facts = MeetingFacts {
            axis: outlook.axis,
            at: readable(meeting.crossing.at),
            cheaper: name(meeting.cheaper()),
            dearer: name(meeting.dearer()),
            cost: meeting.crossing.cost,
        };
        words.meeting(&facts, currency)
    };
    left_out(page, shown, outlook);
    how(page, Figure::Outlook);
    page.open("ul class='meetings'");
    // Without a price of the design at hand there is nothing that others could meet.
    let bill = &shown.assessment.bill;
    let unpriced = match Label::of_missing(bill) {
        Some(Label::WayElsewhere) => words.label(Label::EgressVpcBill).to_owned(),
        Some(_) | None => missing(bill, words),
    };
    if !unpriced.is_empty() {
        page.line("li", [words.label(Label::NoMeetingKnown), &unpriced, "."].concat());
    } else if outlook.own().next().is_none() {
        page.label("li", Label::NoMeeting);
    }
    for meeting in outlook.own() {
        page.line("li", sentence(meeting));
    }
    page.close();
    if outlook.meetings.len() > outlook.own().count() {
        page.open("details class='sources'");
        page.label("summary", Label::Meetings);
        page.open("ul");
        for meeting in &outlook.meetings {
            page.line("li", sentence(meeting));
        }
        page.close();
        page.close();
    } else {
        page.gap();
    }
}

//! What somebody looks at in the picture: what it costs, and of a subnet where its routes lead.

use super::frame::button;
use super::{Shown, rules};
use crate::bill::Line;
use crate::diagram::{self, Figure, Gateway, Kind, is_behind};
use crate::reach::{Event, Hop, Leg, Place};
use crate::rules::Rule;
use crate::text::{Label, Words};
use crate::ui::anchor::Anchor;
use crate::ui::state::Action;
use crate::ui::surroundings::Part;
use crate::ui::writer::Writer;

/// The panel below the picture; empty where nothing is looked at.
pub(super) fn inspected(page: &mut Writer, shown: &Shown<'_>, figure: Option<&Figure>) {
    page.open("section class='inspected' aria-labelledby='inspected-title'");
    page.id(&Anchor::Inspected);
    let Some(figure) = figure else {
        page.set("hidden", "hidden");
        return page.close();
    };
    page.open("div class='bar'");
    page.line("h3 id='inspected-title'", name(page.words, figure));
    button(page, "button type='button' id='look-away'", Label::Close, Action::LookAway);
    page.close();
    match figure.kind {
        Kind::Subnet(_) => routes(page, shown, figure),
        Kind::Internet
        | Kind::OwnNetwork
        | Kind::Vpc
        | Kind::Zone
        | Kind::Gateway(_)
        | Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => charges(page, shown, figure.kind),
    }
    page.close();
}

/// What a figure is called where there is room: all that is written in it, and its zone.
pub(super) fn name(words: &dyn Words, figure: &Figure) -> String {
    if let Kind::Gateway(gateway) = figure.kind {
        return words.diagram_label(&diagram::Label::GatewayInFull(gateway));
    }
    let mut name = String::new();
    let zone = figure.zone.map(diagram::Label::Zone);
    for label in figure.texts.iter().map(|text| text.label).chain(zone) {
        if !name.is_empty() {
            name.push_str(", ");
        }
        name.push_str(&words.diagram_label(&label));
    }
    name
}

/// The routes of a subnet's table, in the words of a hop that takes them.
fn routes(page: &mut Writer, shown: &Shown<'_>, figure: &Figure) {
    let network = &shown.assessment.network;
    let Some(id) = figure.subnet else { return };
    page.label("h4", Label::RouteTable);
    page.open("ul class='routes'");
    for route in &network.route_table_of(id).routes {
        let event = Event::Routed { destination: route.destination, target: route.target };
        let hop = Hop { leg: Leg::Request, place: Place::Subnet(id), event };
        page.open("li");
        page.write(page.words.hop(&hop, network).detail);
        page.write(" ");
        rules(page, event.rules());
        page.close();
    }
    page.close();
}

/// The lines of the bill behind a thing, or that it costs nothing.
fn charges(page: &mut Writer, shown: &Shown<'_>, kind: Kind) {
    let free = free(kind);
    let bill = &shown.assessment.bill;
    let lines = || bill.lines.iter().filter(|line| is_behind(line, kind));
    let none = lines().next().is_none();
    if none || !free.is_empty() {
        page.open("p");
        page.say(Label::NoCharge);
        page.write(" ");
        rules(page, free);
        page.close();
    }
    let gateway = kind == Kind::NatGateway;
    if let Some(one) = bill.sum_of_one_nat_gateway().filter(|_| gateway) {
        let (words, currency) = (page.words, bill.currency);
        let [title, colon] = [Label::CostOfOne, Label::Colon].map(|label| words.label(label));
        page.line("p", [title, colon, &words.locale().money(one, currency)].concat());
    }
    if !none {
        let title = if free.is_empty() { Label::ChargesOfKind } else { Label::ChargesThrough };
        page.label("h4", title);
        page.open("ul class='charges'");
        for line in lines() {
            page.open("li");
            charge(page, shown, line);
            page.close();
        }
        page.close();
        if shown.view.part == Part::Full {
            page.open("p");
            page.open_link("a", Anchor::Bill);
            page.say(Label::SeeBill);
            page.close();
            page.close();
        }
    }
    let computes = matches!(kind, Kind::Tasks | Kind::Instances);
    if computes && shown.assessment.network.compute.is_none() {
        page.label("p class='hint'", Label::ComputeApart);
    }
}

fn charge(page: &mut Writer, shown: &Shown<'_>, line: &Line) {
    let (words, currency) = (page.words, shown.assessment.bill.currency);
    let described = words.line(line, currency);
    page.line("span", described.label);
    page.line("b", words.sum(line.sum(), currency));
    page.line("span class='hint'", described.formula);
}

/// The rules by which a gateway costs nothing itself, whatever passes it.
const fn free(kind: Kind) -> &'static [Rule] {
    match kind {
        Kind::Gateway(Gateway::Internet) => &[Rule::D2],
        Kind::Gateway(Gateway::EgressOnly) => &[Rule::D16],
        Kind::Gateway(Gateway::S3 | Gateway::Dynamodb | Gateway::S3AndDynamodb) => &[Rule::D20],
        Kind::Gateway(Gateway::Transit)
        | Kind::Internet
        | Kind::OwnNetwork
        | Kind::Vpc
        | Kind::Zone
        | Kind::Subnet(_)
        | Kind::NatGateway
        | Kind::RegionalNat
        | Kind::NatInstance
        | Kind::LoadBalancer
        | Kind::Endpoints
        | Kind::Instances
        | Kind::Tasks => &[],
    }
}

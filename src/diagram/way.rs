//! The way of a packet over the plan, and where on it a trace stops.

use super::geometry::Point;
use super::label::{Anchor, Label, Text, Tone};
use super::layout::{Cell, Node, Plan};
use super::outline::beside;
use super::{End, Path, Stop};
use crate::network::{Id, Interface, NatGateway};
use crate::reach::{Event, Hop, Leg, Place, Trace};

/// How far the reply runs beside the request.
const BESIDE: i32 = 7;
/// From a dropped packet's sign to the word beside it.
const WORD: (i32, i32) = (12, 4);

/// A point of a way, and the place it stands for where it stands for one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) at: Point,
    place: Option<Place>,
}

/// A way in the making, from inside the VPC outwards.
#[derive(Debug, Default)]
struct Way(Vec<Step>);

impl Way {
    fn go(&mut self, at: Point) {
        // A corner that is none is left out.
        if self.0.last().is_none_or(|last| last.at != at) {
            self.0.push(Step { at, place: None });
        }
    }

    fn stop(&mut self, at: Point, place: Place) {
        // A corner becomes the stop; two places at one point stay two.
        if self.0.last().is_some_and(|last| last.at == at && last.place.is_none()) {
            self.0.pop();
        }
        self.0.push(Step { at, place: Some(place) });
    }
}

impl Plan<'_> {
    /// The way from a node, or from its subnet's border, to the internet or to where it can only end.
    pub(super) fn way(&self, from: Option<&Node>, cell: &Cell, nat: Option<&Node>) -> Vec<Step> {
        let mut way = Way::default();
        match from {
            Some(node) if node.across() => way.go(Point::new(node.lane, node.area.y)),
            Some(node) => {
                way.go(Point::new(node.area.right(), node.area.middle()));
                way.go(Point::new(node.lane, node.area.middle()));
            }
            None => way.go(Point::new(cell.lane(), cell.area.y)),
        }
        let mut last = *cell;
        if let Some(node) = from {
            let own =
                nat.filter(|nat| self.network.interfaces[nat.interface].subnet == cell.subnet);
            // From beside the lane it is straight down to a NAT gateway of the same subnet.
            if own.is_some() && !node.across() {
                way.stop(
                    Point::new(node.lane, node.area.middle()),
                    Place::Interface(node.interface),
                );
            } else {
                way.stop(node.gate(), Place::Interface(node.interface));
                way.go(Point::new(cell.lane(), node.gate().y));
            }
            if let Some((nat, gateway)) = own.zip(own.and_then(|nat| nat.nat_gateway)) {
                // Nothing leads on from there.
                way.stop(nat.gate(), Place::NatGateway(gateway));
                return way.0;
            }
        }
        way.stop(cell.gate(), Place::Subnet(cell.subnet));
        if let Some((nat, gateway)) = nat.zip(nat.and_then(|nat| nat.nat_gateway)) {
            let subnet = self.network.interfaces[nat.interface].subnet;
            let Some(there) = self.cell(subnet) else { return way.0 };
            if there.row >= cell.row {
                // Over the zones' heads, and down into the other subnet: no way leads on from there.
                way.go(Point::new(cell.lane(), self.bus()));
                way.go(Point::new(nat.lane, self.bus()));
                way.stop(there.gate(), Place::Subnet(subnet));
                way.stop(nat.gate(), Place::NatGateway(gateway));
                return way.0;
            }
            // Sideways between the two rows of subnets, then up.
            let across = Point::new(nat.lane, cell.gate().y);
            way.go(across);
            way.stop(there.back_gate(), Place::Subnet(subnet));
            way.stop(nat.gate(), Place::NatGateway(gateway));
            way.stop(there.gate(), Place::Subnet(subnet));
            last = *there;
        }
        if last.row > 0 {
            // Nothing of the rows above is on this way.
            way.go(Point::new(last.bypass(), last.gate().y));
            way.go(Point::new(last.bypass(), self.bus()));
        } else {
            way.go(Point::new(last.lane(), self.bus()));
        }
        way.go(Point::new(self.internet().x, self.bus()));
        way.stop(self.gateway_gate(), Place::InternetGateway);
        way.stop(self.internet(), Place::Internet);
        way.0
    }

    /// The way of a trace that begins or ends at an interface.
    pub(super) fn path(&self, trace: &Trace, interface: Id<Interface>) -> Option<Path> {
        let node = self.node(interface)?;
        let cell = self.cell(self.network.interfaces[interface].subnet)?;
        let nat = nat_gateway(&trace.hops).and_then(|gateway| self.nat_node(gateway));
        let outwards = self.way(Some(node), cell, nat);
        let inbound = trace.hops.first()?.place == Place::Internet;
        let turned = |mut steps: Vec<Step>, back: bool| {
            if back {
                steps.reverse();
            }
            steps
        };
        let shifted = beside(&outwards.iter().map(|step| step.at).collect::<Vec<_>>(), BESIDE);
        let shifted = outwards.iter().zip(shifted).map(|(step, at)| Step { at, place: step.place });
        let back = turned(shifted.collect(), !inbound);
        let there = turned(outwards, inbound);

        let (requests, replies): (Vec<&Hop>, Vec<&Hop>) =
            trace.hops.iter().partition(|hop| hop.leg == Leg::Request);
        let mut stops = Vec::new();
        let request_end = follow(&there, &requests, &mut stops);
        let Some(dropped) = trace.dropped_at() else {
            follow(&back, &replies, &mut stops);
            let request = points(&there, there.len());
            return Some(Path { request, reply: Vec::new(), stops, end: End::Delivered });
        };
        let (request, reply, at) = match dropped.leg {
            Leg::Request => (points(&there, request_end), Vec::new(), request_end),
            Leg::Reply => {
                let reply_end = follow(&back, &replies, &mut stops);
                (points(&there, there.len()), points(&back, reply_end), reply_end)
            }
        };
        let way = if reply.is_empty() { &there } else { &back };
        let at = way.get(at)?.at;
        let end = End::Dropped { at, text: word(dropped.place, at, dropped.event) };
        Some(Path { request, reply, stops, end })
    }
}

/// The NAT gateway that a request is sent to.
fn nat_gateway(hops: &[Hop]) -> Option<Id<NatGateway>> {
    hops.iter().find_map(|hop| match hop.place {
        Place::NatGateway(gateway) => Some(gateway),
        Place::Internet
        | Place::InternetGateway
        | Place::EgressOnlyInternetGateway
        | Place::TransitGateway
        | Place::GatewayEndpoint(_)
        | Place::Subnet(_)
        | Place::Interface(_) => None,
    })
}

/// Follows hops along a way and notes where they are; the last of those is where they end.
fn follow(way: &[Step], hops: &[&Hop], stops: &mut Vec<Stop>) -> usize {
    let mut here = 0;
    for hop in hops {
        // Where a zone is left is not where the next place is reached.
        if matches!(hop.event, Event::ZoneCrossed { .. }) {
            continue;
        }
        let matches = |step: &Step| step.place == Some(hop.place);
        let ahead = way.iter().skip(here).position(matches);
        let ahead = ahead.map(|steps| here.wrapping_add(steps));
        let Some(next) = ahead.or_else(|| way.iter().rposition(matches)) else { continue };
        here = next;
        if let Some(step) = way.get(here) {
            let stop = Stop { place: hop.place, at: step.at };
            if stops.last() != Some(&stop) {
                stops.push(stop);
            }
        }
    }
    here
}

/// The way up to a step.
pub(super) fn points(way: &[Step], last: usize) -> Vec<Point> {
    let mut points: Vec<Point> =
        way.iter().take(last.wrapping_add(1)).map(|step| step.at).collect();
    points.dedup();
    points
}

/// The word beside a dropped packet: to the right of the internet gateway, where there is nothing, and to
/// the left of every lane, which is near its column's right edge.
const fn word(place: Place, at: Point, event: Event) -> Text {
    let (right, down) = WORD;
    let label = Label::Dropped(event);
    match place {
        Place::Internet
        | Place::InternetGateway
        | Place::EgressOnlyInternetGateway
        | Place::TransitGateway
        | Place::GatewayEndpoint(_) => {
            Text { at: at.moved(right, down), side: Anchor::Start, tone: Tone::Name, label }
        }
        Place::Subnet(_) | Place::Interface(_) | Place::NatGateway(_) => {
            let left = right.wrapping_neg();
            Text { at: at.moved(left, down), side: Anchor::End, tone: Tone::Name, label }
        }
    }
}

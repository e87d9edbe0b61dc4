//! The way of a packet over the plan, and where on it a trace stops.

use super::geometry::Point;
use super::label::{Anchor, Label, Text, Tone};
use super::layout::{Cell, GATE, Node, Plan};
use super::outline::beside;
use super::{End, Kind, Path, Stop};
use crate::network::{Id, Interface};
use crate::reach::{Action, Event, Hop, Leg, Place, Trace};

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
    fn last(&self) -> Point {
        self.0.last().map_or(Point::new(0, 0), |step| step.at)
    }

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
    /// The way from a node, or from its subnet's border, through another node or a regional NAT gateway
    /// if there is one on it, to a gateway and the internet, or to where it can only end.
    pub(super) fn way(
        &self,
        from: Option<&Node>,
        cell: &Cell,
        through: Option<&Node>,
        place: Place,
    ) -> Vec<Step> {
        let mut way = Way::default();
        if let Some(node) = from {
            let [first, second] = edge(node);
            way.go(first);
            way.go(second);
            let below = |other: &Node| {
                other.subnet == cell.subnet && other.kind != Kind::LoadBalancer && !node.across()
            };
            if through.is_some_and(below) {
                // From beside the lane it is straight down to another node of the same subnet.
                way.stop(second, Place::Interface(node.interface));
            } else {
                way.stop(node.gate(), Place::Interface(node.interface));
                way.go(Point::new(cell.lane(), node.gate().y));
            }
        } else {
            way.go(Point::new(cell.lane(), cell.area.y));
        }
        let mut last = *cell;
        if let Some(node) = through {
            let here = match node.nat_gateway {
                Some(gateway) => Place::NatGateway(gateway),
                None => Place::Interface(node.interface),
            };
            // Every endpoint of a subnet is the same node.
            let here = if node.kind == Kind::Endpoints { place } else { here };
            let Some(there) = self.cell(node.subnet) else { return way.0 };
            let inside = there.subnet == cell.subnet;
            if !inside {
                way.stop(cell.gate(), Place::Subnet(cell.subnet));
                way.go(Point::new(cell.lane(), cell.above));
            }
            if node.kind == Kind::LoadBalancer {
                self.to_balancer(&mut way, cell, node, there);
            } else if there.row < cell.row && node.kind != Kind::Endpoints {
                // Sideways between the two rows of subnets, then up.
                let back = there.back_gate(node.lane);
                if there.row.wrapping_add(1) < cell.row {
                    way.go(Point::new(cell.bypass(), cell.above));
                    way.go(Point::new(cell.bypass(), back.y));
                }
                way.go(Point::new(node.lane, way.last().y));
                way.stop(back, Place::Subnet(node.subnet));
            } else {
                // Nothing leads on from there.
                if !inside {
                    if there.row != cell.row {
                        way.go(Point::new(cell.bypass(), cell.above));
                        way.go(Point::new(cell.bypass(), there.above));
                    }
                    way.go(Point::new(there.lane(), there.above));
                    way.stop(there.gate(), Place::Subnet(node.subnet));
                    way.go(Point::new(there.lane(), node.gate().y));
                }
                way.stop(node.gate(), here);
                let [first, second] = edge(node);
                way.go(second);
                way.go(first);
                return way.0;
            }
            way.stop(node.gate(), here);
            way.go(Point::new(there.lane(), node.gate().y));
            last = *there;
        }
        way.stop(last.gate(), Place::Subnet(last.subnet));
        // Nothing of the rows above is on this way.
        if last.row > 0 {
            way.go(Point::new(last.lane(), last.above));
            way.go(Point::new(last.bypass(), last.above));
        }
        way.go(Point::new(way.last().x, self.lower_bus));
        if let Some(regional) = self.regional {
            let is_through = place == Place::NatGateway(regional.nat_gateway);
            let x = if is_through { regional.lane } else { self.shaft };
            way.go(Point::new(x, self.lower_bus));
            if is_through {
                let gate = Point::new(x, regional.area.bottom().wrapping_add(GATE));
                way.stop(gate, place);
            }
            way.go(Point::new(x, self.upper_bus));
        }
        let Some(exit) = self.exit(place) else { return way.0 };
        way.go(Point::new(exit.lane, self.upper_bus));
        if exit.ends() {
            way.stop(Point::new(exit.lane, exit.area.bottom()), place);
            return way.0;
        }
        way.stop(exit.gate(), if exit.is(place) { place } else { Place::InternetGateway });
        way.stop(exit.internet(), Place::Internet);
        way.0
    }

    /// From a target's subnet, or from beside its lane, up into a load balancer's node from below.
    fn to_balancer(&self, way: &mut Way, cell: &Cell, node: &Node, there: &Cell) {
        let below = node.area.bottom().wrapping_add(GATE);
        if there.subnet == cell.subnet {
            way.go(Point::new(way.last().x, below));
        } else {
            let back = there.back_gate(node.way_out);
            if there.row.wrapping_add(1) != cell.row {
                way.go(Point::new(cell.bypass(), cell.above));
                way.go(Point::new(cell.bypass(), back.y));
            }
            way.go(Point::new(back.x, way.last().y));
            way.stop(back, Place::Subnet(node.subnet));
            way.go(Point::new(back.x, below));
        }
        way.go(Point::new(node.lane, below));
    }

    /// The node that a trace leads through or ends at, or else the gateway it leaves by.
    fn leads_through(&self, trace: &Trace, interface: Id<Interface>, cell: &Cell) -> Place {
        let passage = trace.passage;
        let mut place = Place::InternetGateway;
        if let Some(gateway) = passage.nat_gateway {
            place = Place::NatGateway(gateway);
        } else if let Some(instance) = passage.nat_instance {
            place = Place::Interface(instance);
        }
        for hop in &trace.hops {
            match hop.place {
                Place::Interface(other) if other == interface => {}
                Place::Internet | Place::InternetGateway => {}
                // A packet that is dropped at the border of the subnet does not reach the node.
                Place::Subnet(subnet) => {
                    let kind = match passage.load_balancer {
                        true => Kind::LoadBalancer,
                        false => Kind::Endpoints,
                    };
                    let inside = kind == Kind::Endpoints && subnet == cell.subnet;
                    let node = self
                        .nodes
                        .iter()
                        .find(|node| node.subnet == subnet && node.kind == kind && !inside);
                    let open = place == Place::InternetGateway
                        && (passage.load_balancer || passage.endpoint.is_some());
                    if let Some(node) = node.filter(|_| open) {
                        place = Place::Interface(node.interface);
                    }
                }
                Place::Interface(_)
                | Place::NatGateway(_)
                | Place::EgressOnlyInternetGateway
                | Place::TransitGateway
                | Place::GatewayEndpoint(_) => place = hop.place,
            }
        }
        place
    }

    /// The way of a trace that begins or ends at an interface.
    pub(super) fn path(&self, trace: &Trace, interface: Id<Interface>) -> Option<Path> {
        let node = self.node(interface)?;
        let cell = self.cell(node.subnet)?;
        let place = self.leads_through(trace, interface, cell);
        let through = self.node_at(place);
        let outwards = self.way(Some(node), cell, through, place);
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

        let (requests, replies): (Vec<_>, Vec<_>) =
            trace.hops.iter().enumerate().partition(|(_, hop)| hop.leg == Leg::Request);
        let mut stops = Vec::new();
        let request_end = follow(&there, &requests, &mut stops);
        let ended = trace.hops.last()?;
        let action = ended.event.action();
        if !matches!(action, Action::Dropped | Action::Unknown) {
            follow(&back, &replies, &mut stops);
            let request = points(&there, there.len());
            return Some(Path {
                interface,
                request,
                reply: Vec::new(),
                stops,
                end: End::Delivered,
            });
        }
        let (request, reply, at) = match ended.leg {
            Leg::Request => (points(&there, request_end), Vec::new(), request_end),
            Leg::Reply => {
                let reply_end = follow(&back, &replies, &mut stops);
                (points(&there, there.len()), points(&back, reply_end), reply_end)
            }
        };
        let way = if reply.is_empty() { &there } else { &back };
        let at = way.get(at)?.at;
        let text = word(ended.place, at, ended.event);
        let end = match action == Action::Unknown {
            true => End::Unknown { at, text },
            false => End::Dropped { at, text },
        };
        Some(Path { interface, request, reply, stops, end })
    }
}

/// Where a node's lines begin or end, and where they are then: its border, and its lane.
const fn edge(node: &Node) -> [Point; 2] {
    match node.across() {
        true => [Point::new(node.lane, node.area.y); 2],
        false => [
            Point::new(node.area.right(), node.area.middle()),
            Point::new(node.lane, node.area.middle()),
        ],
    }
}

/// Follows hops along a way and notes where they are; the last of those is where they end.
fn follow(way: &[Step], hops: &[(usize, &Hop)], stops: &mut Vec<Stop>) -> usize {
    let mut here = 0;
    for &(number, hop) in hops {
        let matches = |step: &Step| step.place == Some(hop.place);
        let ahead = way.iter().skip(here).position(matches);
        let ahead = ahead.map(|steps| here.wrapping_add(steps));
        let next = ahead.or_else(|| way.iter().rposition(matches));
        // Where a zone is left is not where the next place is reached.
        let next = next.filter(|_| !matches!(hop.event, Event::ZoneCrossed { .. }));
        here = next.unwrap_or(here);
        let at = next.and_then(|next| way.get(next)).map(|step| step.at);
        match (stops.last_mut(), at) {
            // What has no place of its own belongs to the stop before.
            (Some(stop), None) => stop.last = number,
            (Some(stop), Some(at)) if stop.place == hop.place && stop.at == at => {
                stop.last = number;
            }
            (_, Some(at)) => {
                stops.push(Stop { place: hop.place, at, first: number, last: number });
            }
            (None, None) => {}
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

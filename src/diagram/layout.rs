//! Where everything stands.

use super::geometry::{Area, Point};
use super::label::{Anchor, Label, Text, Tone};
use super::way::points;
use super::{Figure, Kind, Path, Room};
use crate::network::{
    Family, Id, Interface, NatGateway, Network, Owner, Subnet, SubnetRole, Target, Zone,
};
use crate::reach::Place;

/// The outermost line is one unit wide and must not be cut off.
const EDGE: i32 = 1;
/// Between a border and what stands inside it, and between zones.
const PAD: i32 = 8;
/// From a border to writing inside it.
const INDENT: i32 = 10;
/// The writing at the top of a subnet: its role and its range, in one line or two.
const ONE_LINE: i32 = 23;
const TWO_LINES: i32 = 37;
/// In one line, where the range begins.
const RANGE: i32 = 128;
/// Above a node and inside its subnet: room for a line's end and for the word at it.
const STRIP: i32 = 18;
/// Between the subnets of a zone.
const ROW_GAP: i32 = 20;
/// From a zone's top to its first subnet: its name, and below it a strip.
const ZONE_HEAD: i32 = 32;
/// A task, a NAT gateway, a container instance: two lines of writing.
const NODE: i32 = 36;
/// Tasks inside their container instance: one line.
const INNER: i32 = 26;
/// From a node's right edge to the lane.
const LANE: i32 = 17;
/// From the lane to a node that lets it pass.
const LANE_CLEAR: i32 = 13;
/// Where a packet waits in front of what it is about to enter.
const GATE: i32 = 9;
/// The band of the internet.
const INTERNET: i32 = 26;
/// The internet gateway's top and size; the VPC's border runs through its middle.
const GATEWAY_TOP: i32 = 48;
const GATEWAY_HEIGHT: i32 = 28;
const GATEWAY_WIDTH: i32 = 150;
/// The VPC's upper border.
const BORDER: i32 = GATEWAY_TOP + GATEWAY_HEIGHT / 2;
/// Where lines run sideways above the zones.
const BUS: i32 = 89;
/// Where the zones begin.
const ZONES: i32 = 102;
/// What the VPC's own label may need beside the internet gateway.
const VPC_LABEL: i32 = 140;
/// How far the internet gateway moves to stand straight above a lane.
const SNAP: i32 = 28;

/// Everything's place.
#[derive(Debug)]
pub(super) struct Plan<'n> {
    pub(super) network: &'n Network,
    zones: Vec<(Zone, Area)>,
    pub(super) cells: Vec<Cell>,
    pub(super) nodes: Vec<Node>,
    vpc: Area,
    measure: Measure,
    /// Where the internet gateway's lane is.
    gateway: i32,
}

/// A subnet in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) subnet: Id<Subnet>,
    pub(super) role: SubnetRole,
    pub(super) area: Area,
    /// Its zone's right edge.
    edge: i32,
    /// The number of rows above it.
    pub(super) row: usize,
}

/// An interface's owner in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) interface: Id<Interface>,
    pub(super) nat_gateway: Option<Id<NatGateway>>,
    kind: Kind,
    pub(super) area: Area,
    /// Where lines reach it: across its upper border, or beside it.
    pub(super) lane: i32,
    /// The tasks drawn inside a container instance.
    tasks: Option<u32>,
}

/// A place that some subnet of a row has something for.
#[derive(Debug, Clone, Copy)]
struct Slot {
    owner: Owner,
    /// The how manieth of that owner's, from zero.
    nth: usize,
    /// Where it is, from the subnet's corner.
    area: Area,
    /// Where lines reach it, from the subnet's left edge.
    lane: i32,
}

impl Cell {
    /// The lane of its column.
    pub(super) const fn lane(&self) -> i32 {
        self.area.right().wrapping_sub(PAD).wrapping_sub(LANE)
    }

    /// In front of its upper border.
    pub(super) const fn gate(&self) -> Point {
        Point { x: self.lane(), y: self.area.y.wrapping_sub(GATE) }
    }

    /// In front of its lower border.
    pub(super) const fn back_gate(&self) -> Point {
        Point { x: self.lane(), y: self.area.bottom().wrapping_add(ROW_GAP - GATE) }
    }

    /// A way up beside the other subnets of the zone.
    pub(super) const fn bypass(&self) -> i32 {
        self.edge.wrapping_sub(PAD / 2)
    }
}

impl Node {
    /// In front of it.
    pub(super) const fn gate(&self) -> Point {
        Point { x: self.lane, y: self.area.y.wrapping_sub(GATE) }
    }

    /// Whether lines reach it from above, and not from the side.
    pub(super) const fn across(&self) -> bool {
        self.lane < self.area.right()
    }
}

/// The widths that depend on the room.
#[derive(Debug, Clone, Copy)]
struct Measure {
    zone: i32,
    /// The writing at the top of a subnet: one line or two.
    head: i32,
    /// Two nodes fit beside each other.
    pairs: bool,
}

impl Measure {
    const fn new(room: Room, zones: usize) -> Measure {
        match (room, zones) {
            (Room::Wide, 0 | 1) => Measure { zone: 400, head: ONE_LINE, pairs: true },
            (Room::Narrow, 0 | 1) => Measure { zone: 340, head: ONE_LINE, pairs: true },
            (Room::Wide, 2) => Measure { zone: 300, head: ONE_LINE, pairs: true },
            (Room::Wide, 3) => Measure { zone: 264, head: ONE_LINE, pairs: false },
            (Room::Wide | Room::Narrow, _) => Measure { zone: 176, head: TWO_LINES, pairs: false },
        }
    }

    const fn subnet(self) -> i32 {
        self.zone.wrapping_sub(2 * PAD)
    }
}

impl<'n> Plan<'n> {
    pub(super) fn new(network: &'n Network, room: Room) -> Plan<'n> {
        let measure = Measure::new(room, network.zones.len());
        let pitch = measure.zone.wrapping_add(PAD);
        let shared = shares_host(network);
        let mut cells = Vec::new();
        let mut nodes = Vec::new();
        let mut top = ZONES + ZONE_HEAD;
        let rows = rows(network);
        for (row, (role, subnets)) in rows.iter().enumerate() {
            let slots = slots(network, subnets, measure, shared);
            let bottom = slots.iter().map(|slot| slot.area.bottom()).max();
            let height = bottom.unwrap_or(measure.head).wrapping_add(PAD);
            for &subnet in subnets {
                let column = as_i32(network.subnets[subnet].zone.position());
                let x = (EDGE + PAD).wrapping_add(pitch.wrapping_mul(column));
                let width = measure.subnet();
                let area = Area { x: x.wrapping_add(PAD), y: top, width, height };
                let edge = x.wrapping_add(measure.zone);
                let cell = Cell { subnet, role: *role, area, edge, row };
                cells.push(cell);
                place_nodes(network, &cell, &slots, shared, &mut nodes);
            }
            top = top.wrapping_add(height).wrapping_add(ROW_GAP);
        }
        // The last row has no row below it.
        let bottom = if rows.is_empty() { top } else { top.wrapping_sub(ROW_GAP) };
        let zone_height = bottom.wrapping_add(PAD).wrapping_sub(ZONES);
        let zones: Vec<(Zone, Area)> = network
            .zones
            .iter()
            .map(|&zone| {
                let column = as_i32(zone.position());
                let x = (EDGE + PAD).wrapping_add(pitch.wrapping_mul(column));
                (zone, Area { x, y: ZONES, width: measure.zone, height: zone_height })
            })
            .collect();
        let right = zones.iter().map(|(_, area)| area.right()).max().unwrap_or(measure.zone);
        let vpc = Area {
            x: EDGE,
            y: BORDER,
            width: right.wrapping_add(PAD - EDGE),
            height: bottom.wrapping_add(2 * PAD).wrapping_sub(BORDER),
        };
        let centred = vpc.x.wrapping_add(vpc.width.wrapping_sub(GATEWAY_WIDTH) / 2);
        let wanted = centred.max(VPC_LABEL).wrapping_add(LANE);
        let lanes = cells.iter().map(Cell::lane);
        let near = lanes.filter(|lane| lane.wrapping_sub(wanted).wrapping_abs() <= SNAP).max();
        let gateway = near.unwrap_or(wanted);
        Plan { network, zones, cells, nodes, vpc, measure, gateway }
    }

    pub(super) const fn size(&self) -> (i32, i32) {
        (self.vpc.right().wrapping_add(EDGE), self.vpc.bottom().wrapping_add(EDGE))
    }

    /// Where lines run sideways above the zones.
    pub(super) const fn bus(&self) -> i32 {
        BUS
    }

    /// In front of the internet gateway, as seen from outside.
    pub(super) const fn gateway_gate(&self) -> Point {
        Point { x: self.gateway, y: GATEWAY_TOP - GATE - 2 }
    }

    /// Where the lane of the internet gateway meets the internet.
    pub(super) const fn internet(&self) -> Point {
        Point { x: self.gateway, y: INTERNET }
    }

    pub(super) fn cell(&self, subnet: Id<Subnet>) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.subnet == subnet)
    }

    pub(super) fn node(&self, interface: Id<Interface>) -> Option<&Node> {
        self.nodes.iter().find(|node| node.interface == interface)
    }

    pub(super) fn nat_node(&self, gateway: Id<NatGateway>) -> Option<&Node> {
        self.nodes.iter().find(|node| node.nat_gateway == Some(gateway))
    }

    /// The subnets' default routes, each from the subnet's border to where it leads.
    pub(super) fn routes(&self) -> Vec<Vec<Point>> {
        let led = self.cells.iter().filter_map(|cell| {
            let target = default_route(self.network, cell.subnet)?;
            let way = match target {
                Target::InternetGateway => self.way(None, cell, None),
                Target::NatGateway(gateway) => {
                    let nat = self.nat_node(gateway)?;
                    // A route that leads back into its own subnet leads nowhere.
                    if self.network.interfaces[nat.interface].subnet == cell.subnet {
                        return None;
                    }
                    self.way(None, cell, Some(nat))
                }
                Target::Local
                | Target::EgressOnlyInternetGateway
                | Target::NatInstance(_)
                | Target::TransitGateway
                | Target::GatewayEndpoint(_) => return None,
            };
            Some(points(&way, way.len()))
        });
        led.collect()
    }

    pub(super) fn figures(&self, path: Option<&Path>) -> Vec<Figure> {
        let visited = |place: Place| {
            path.is_some_and(|path| path.stops.iter().any(|stop| stop.place == place))
        };
        let mut figures = Vec::with_capacity(40);
        let (width, _) = self.size();
        let internet =
            Area { x: EDGE, y: EDGE, width: width.wrapping_sub(2 * EDGE), height: INTERNET - EDGE };
        figures.push(Figure {
            kind: Kind::Internet,
            area: internet,
            sign: Some(Point::new(self.gateway, internet.middle())),
            texts: vec![name(internet.at(INDENT, 17), Label::Internet)],
            visited: visited(Place::Internet),
        });
        figures.push(Figure {
            kind: Kind::Vpc,
            area: self.vpc,
            sign: None,
            texts: vec![detail(self.vpc.at(INDENT, 19), Label::Vpc(self.network.vpc_cidr))],
            visited: false,
        });
        for &(zone, area) in &self.zones {
            let texts = vec![detail(area.at(INDENT, 15), Label::Zone(zone))];
            figures.push(Figure { kind: Kind::Zone, area, sign: None, texts, visited: false });
        }
        for cell in &self.cells {
            figures.push(Figure {
                kind: Kind::Subnet(cell.role),
                area: cell.area,
                sign: None,
                texts: self.subnet_texts(cell),
                visited: visited(Place::Subnet(cell.subnet)),
            });
        }
        for node in &self.nodes {
            let here = match node.nat_gateway {
                Some(gateway) => Place::NatGateway(gateway),
                None => Place::Interface(node.interface),
            };
            self.node_figures(node, visited(here), &mut figures);
        }
        if self.network.internet_gateway {
            let x = self.gateway.wrapping_sub(LANE);
            let area = Area { x, y: GATEWAY_TOP, width: GATEWAY_WIDTH, height: GATEWAY_HEIGHT };
            figures.push(Figure {
                kind: Kind::InternetGateway,
                area,
                sign: Some(Point::new(self.gateway, area.middle())),
                texts: vec![name(area.at(2 * LANE, 18), Label::InternetGateway)],
                visited: visited(Place::InternetGateway),
            });
        }
        figures
    }

    fn subnet_texts(&self, cell: &Cell) -> Vec<Text> {
        let range = self.network.range_of(cell.subnet).map(Label::Range);
        let role = name(cell.area.at(PAD, 17), Label::Subnet(cell.role));
        let range_at = match self.measure.head {
            ONE_LINE => cell.area.at(RANGE, 17),
            _ => cell.area.at(PAD, 32),
        };
        let range = range.map(|range| detail(range_at, range));
        std::iter::once(role).chain(range).collect()
    }

    fn node_figures(&self, node: &Node, visited: bool, figures: &mut Vec<Figure>) {
        let interface = &self.network.interfaces[node.interface];
        let label = match interface.owner {
            Owner::Task => Label::Tasks(interface.count),
            Owner::ContainerInstance => Label::Instances(interface.count),
            Owner::NatGateway
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_)
            | Owner::LoadBalancer => Label::NatGateway,
        };
        let texts = match interface.public_ipv4 {
            true => vec![
                name(node.area.at(INDENT, 15), label),
                detail(node.area.at(INDENT, 30), Label::PublicIpv4),
            ],
            false => vec![name(node.area.at(INDENT, 22), label)],
        };
        let sign =
            node.across().then_some(Point::new(node.lane, node.area.y.wrapping_add(NODE / 2)));
        figures.push(Figure { kind: node.kind, area: node.area, sign, texts, visited });
        if let Some(tasks) = node.tasks.filter(|tasks| *tasks > 0) {
            let width = node.area.width.wrapping_sub(2 * PAD);
            let at = node.area.at(PAD, NODE);
            let area = Area { x: at.x, y: at.y, width, height: INNER };
            let texts = vec![name(area.at(INDENT, 17), Label::Tasks(tasks))];
            figures.push(Figure { kind: Kind::Tasks, area, sign: None, texts, visited: false });
        }
    }
}

const fn name(at: Point, label: Label) -> Text {
    Text { at, side: Anchor::Start, tone: Tone::Name, label }
}

const fn detail(at: Point, label: Label) -> Text {
    Text { at, side: Anchor::Start, tone: Tone::Detail, label }
}

/// Where a subnet's IPv4 default route leads.
fn default_route(network: &Network, subnet: Id<Subnet>) -> Option<Target> {
    network.route_table_of(subnet).default_target(Family::Ipv4)
}

/// Whether tasks use the container instances' interfaces instead of their own.
fn shares_host(network: &Network) -> bool {
    let own = network.placements.iter().any(|placement| placement.task.is_some());
    let run = network.placements.iter().any(|placement| placement.tasks > 0);
    run && !own
}

/// Rows of subnets, from the internet inwards: of each role as many rows as a zone has subnets of it.
fn rows(network: &Network) -> Vec<(SubnetRole, Vec<Id<Subnet>>)> {
    let mut rows = Vec::new();
    for role in [SubnetRole::Public, SubnetRole::Private, SubnetRole::Isolated] {
        let mut left: Vec<(Zone, Id<Subnet>)> = network
            .subnets
            .iter()
            .filter(|(id, _)| network.role_of(*id) == role)
            .map(|(id, subnet)| (subnet.zone, id))
            .collect();
        while !left.is_empty() {
            let mut row: Vec<(Zone, Id<Subnet>)> = Vec::new();
            left.retain(|(zone, id)| {
                let taken = row.iter().any(|(other, _)| other == zone);
                if !taken {
                    row.push((*zone, *id));
                }
                taken
            });
            rows.push((role, row.into_iter().map(|(_, id)| id).collect()));
        }
    }
    rows
}

/// The places that the subnets of a row need, the same in each: so nothing moves when one fills up.
/// Container instances stand before the tasks, and NAT gateways last, where the lane runs across.
fn slots(network: &Network, subnets: &[Id<Subnet>], measure: Measure, shared: bool) -> Vec<Slot> {
    let mut wanted = Vec::new();
    for owner in [Owner::ContainerInstance, Owner::Task, Owner::NatGateway] {
        let most = subnets.iter().map(|subnet| owned(network, *subnet, owner).count()).max();
        wanted.extend((0..most.unwrap_or(0)).map(|nth| (owner, nth)));
    }
    let right = measure.subnet().wrapping_sub(PAD);
    let lane = right.wrapping_sub(LANE);
    let all = right.wrapping_sub(PAD);
    // A NAT gateway that leads nowhere is where lines end: the word beside it needs the row for itself.
    let dead_end = |subnet: &Id<Subnet>| {
        network.role_of(*subnet) != SubnetRole::Public
            && owned(network, *subnet, Owner::NatGateway).next().is_some()
    };
    let pairs = measure.pairs && !subnets.iter().any(dead_end);
    if let (true, [first, second]) = (pairs, wanted.as_slice()) {
        let width = all.wrapping_sub(PAD) / 2;
        let y = measure.head.wrapping_add(STRIP);
        return [(first, PAD), (second, right.wrapping_sub(width))]
            .into_iter()
            .map(|(&(owner, nth), x)| {
                let area = Area { x, y, width, height: node_height(owner, shared) };
                Slot { owner, nth, area, lane: area.right().wrapping_sub(LANE) }
            })
            .collect();
    }
    let mut top = measure.head;
    let last = wanted.len().wrapping_sub(1);
    let stacked = wanted.into_iter().enumerate().map(|(position, (owner, nth))| {
        // Only the last may stand in the lane's way: nothing below it needs to pass.
        let beside = all.wrapping_sub(LANE).wrapping_sub(LANE_CLEAR);
        let width = if position == last { all } else { beside };
        let y = top.wrapping_add(STRIP);
        let area = Area { x: PAD, y, width, height: node_height(owner, shared) };
        top = area.bottom();
        Slot { owner, nth, area, lane }
    });
    stacked.collect()
}

fn owned(
    network: &Network,
    subnet: Id<Subnet>,
    owner: Owner,
) -> impl Iterator<Item = Id<Interface>> {
    let here = network
        .interfaces
        .iter()
        .filter(move |(_, interface)| interface.subnet == subnet && interface.owner == owner)
        // What only a replacement would get is not there to be drawn; its place stays free.
        .filter(|(_, interface)| interface.count > 0);
    here.map(|(id, _)| id)
}

const fn node_height(owner: Owner, shared: bool) -> i32 {
    match (owner, shared) {
        (Owner::ContainerInstance, true) => NODE + INNER + PAD,
        (Owner::ContainerInstance, false)
        | (
            Owner::Task
            | Owner::NatGateway
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_)
            | Owner::LoadBalancer,
            _,
        ) => NODE,
    }
}

fn place_nodes(
    network: &Network,
    cell: &Cell,
    slots: &[Slot],
    shared: bool,
    nodes: &mut Vec<Node>,
) {
    for slot in slots {
        let mut owned = owned(network, cell.subnet, slot.owner);
        let Some(interface) = owned.nth(slot.nth) else { continue };
        let at = cell.area.at(slot.area.x, slot.area.y);
        let area = Area { x: at.x, y: at.y, ..slot.area };
        let placement = network.placements.iter().find(|there| there.host == Some(interface));
        let tasks = placement.map(|placement| placement.tasks).filter(|_| shared);
        let gateways = &network.nat_gateways;
        let nat_gateway = gateways
            .iter()
            .find(|(_, gateway)| gateway.interface() == Some(interface))
            .map(|(id, _)| id);
        let kind = match slot.owner {
            Owner::Task => Kind::Tasks,
            Owner::ContainerInstance => Kind::Instances,
            Owner::NatGateway
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_)
            | Owner::LoadBalancer => Kind::NatGateway,
        };
        let lane = cell.area.x.wrapping_add(slot.lane);
        nodes.push(Node { interface, nat_gateway, kind, area, lane, tasks });
    }
}

fn as_i32(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

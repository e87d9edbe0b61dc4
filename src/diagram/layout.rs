//! Where everything stands.

use super::geometry::{Area, Point};
use super::label::{Anchor, Gateway, Label, Text, Tone};
use super::way::points;
use super::{Figure, Kind, Path, Room};
use crate::network::{
    Destination, Family, Id, Interface, LoadBalancerKind, NatGateway, Network, Owner, Subnet,
    SubnetRole, Target, Zone, Zones,
};
use crate::reach::Place;
use crate::scenario::Endpoint;

/// The outermost line is one unit wide and must not be cut off.
const EDGE: i32 = 1;
/// Between a border and what stands inside it, and between zones.
const PAD: i32 = 8;
/// From a border to writing inside it.
const INDENT: i32 = 10;
/// The writing at the top of a subnet: its role, with its IPv4 range behind it where there is room; else
/// that and the IPv6 range in lines of their own.
const ONE_LINE: i32 = 23;
const LINE: i32 = 14;
/// In one line, where the range begins.
const RANGE: i32 = 128;
/// Above a node and inside its subnet: room for a line's end and for the word at it.
const STRIP: i32 = 18;
/// Between the subnets of a zone: lines run sideways below the upper one, and below that is a strip
/// for the word of a packet that does not enter the lower one.
const ROW_GAP: i32 = 36;
const CROSSING: i32 = 11;
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
/// A way down, left of the nodes below a load balancer's: how far those are moved, and where it is.
const SIDE: i32 = 14;
const SIDE_LANE: i32 = 13;
/// From the right edge of a load balancer's node that lets the lane pass to its own.
const BALANCER_LANE: i32 = 12;
/// Where a packet waits in front of what it is about to enter.
pub(super) const GATE: i32 = 9;
/// The band of the internet.
const INTERNET: i32 = 26;
/// Where the gateways on the VPC's border begin; the border runs through their middle.
const GATEWAY_TOP: i32 = 48;
/// The internet gateway, where it is the only one.
const GATEWAY_HEIGHT: i32 = 28;
const GATEWAY_WIDTH: i32 = 156;
/// From the left edge of one of several to its lane, to its writing, and between two.
const GATEWAY_LANE: i32 = 13;
const GATEWAY_TEXT: i32 = 26;
const GATEWAY_GAP: i32 = 6;
/// From a gateway to where lines run sideways below it, and from there to what is below that.
const BUS: i32 = 13;
/// A regional NAT gateway; below it a strip.
const REGIONAL: i32 = 190;
/// What the VPC's own label may need beside the gateways.
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
    /// The gateways on the VPC's border, the internet gateway first.
    exits: Vec<Exit>,
    /// The regional NAT gateway, above the zones.
    pub(super) regional: Option<Regional>,
    /// The VPC's label stands below the zones: the gateways need its usual place.
    label_below: bool,
    /// Where lines run sideways: below the gateways, and above the zones.
    pub(super) upper_bus: i32,
    pub(super) lower_bus: i32,
    /// Where lines pass a regional NAT gateway.
    pub(super) shaft: i32,
}

/// A gateway on the VPC's border.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exit {
    pub(super) gateway: Gateway,
    pub(super) area: Area,
    pub(super) lane: i32,
}

/// A NAT gateway that stands in no subnet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Regional {
    pub(super) nat_gateway: Id<NatGateway>,
    pub(super) area: Area,
    pub(super) lane: i32,
}

impl Exit {
    /// In front of it, as seen from outside.
    pub(super) const fn gate(&self) -> Point {
        Point { x: self.lane, y: GATEWAY_TOP - GATE - 2 }
    }

    /// Where its lane meets the internet.
    pub(super) const fn internet(&self) -> Point {
        Point { x: self.lane, y: INTERNET }
    }

    pub(super) fn is(&self, place: Place) -> bool {
        match place {
            Place::InternetGateway => self.gateway == Gateway::Internet,
            Place::EgressOnlyInternetGateway => self.gateway == Gateway::EgressOnly,
            Place::TransitGateway => self.gateway == Gateway::Transit,
            Place::GatewayEndpoint(_) => self.ends(),
            Place::Internet | Place::Subnet(_) | Place::Interface(_) | Place::NatGateway(_) => {
                false
            }
        }
    }

    /// Whether ways end at it, instead of leading to the internet.
    pub(super) const fn ends(&self) -> bool {
        match self.gateway {
            Gateway::Internet | Gateway::EgressOnly | Gateway::Transit => false,
            Gateway::S3 | Gateway::Dynamodb | Gateway::S3AndDynamodb => true,
        }
    }
}

/// The gateways on the VPC's border.
fn gateways(network: &Network) -> Vec<Gateway> {
    let mut gateways = vec![Gateway::Internet];
    let routes = || network.route_tables.iter().flat_map(|(_, table)| &table.routes);
    if routes().any(|route| route.target == Target::EgressOnlyInternetGateway) {
        gateways.push(Gateway::EgressOnly);
    }
    if network.transit_gateway {
        gateways.push(Gateway::Transit);
    }
    let has = |service| {
        let mut there = network.endpoints.iter();
        there.any(|(_, endpoint)| endpoint.service == service && endpoint.interfaces.is_empty())
    };
    match (has(Endpoint::S3), has(Endpoint::Dynamodb)) {
        (true, true) => gateways.push(Gateway::S3AndDynamodb),
        (true, false) => gateways.push(Gateway::S3),
        (false, true) => gateways.push(Gateway::Dynamodb),
        (false, false) => {}
    }
    gateways
}

/// How wide one of several is: for what is written in it, and for the word that may stand right of its
/// lane where a packet is dropped.
const fn gateway_width(gateway: Gateway) -> i32 {
    match gateway {
        Gateway::Internet => 112,
        Gateway::S3AndDynamodb => 120,
        Gateway::EgressOnly => 104,
        Gateway::S3 | Gateway::Dynamodb => 98,
        Gateway::Transit => 92,
    }
}

const fn pitch_of(gateway: Gateway) -> i32 {
    gateway_width(gateway).wrapping_add(GATEWAY_GAP)
}

/// A subnet in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) subnet: Id<Subnet>,
    pub(super) role: SubnetRole,
    pub(super) area: Area,
    /// Its zone's right edge.
    edge: i32,
    /// Where lines run sideways above it.
    pub(super) above: i32,
    /// The number of rows above it.
    pub(super) row: usize,
}

/// An interface's owner in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The first of its interfaces.
    pub(super) interface: Id<Interface>,
    pub(super) subnet: Id<Subnet>,
    pub(super) nat_gateway: Option<Id<NatGateway>>,
    pub(super) kind: Kind,
    pub(super) area: Area,
    /// Where lines reach it: across its upper border, or beside it.
    pub(super) lane: i32,
    /// Where the way from a load balancer's node to a target leaves it downwards.
    pub(super) way_out: i32,
    /// The tasks drawn inside a container instance.
    tasks: Option<u32>,
}

/// A place that some subnet of a row has something for.
#[derive(Debug, Clone, Copy)]
struct Slot {
    kind: Kind,
    /// The how manieth of that kind, from zero.
    nth: usize,
    /// Where it is, from the subnet's corner.
    area: Area,
    /// Where lines reach it, and a way out of it, from the subnet's left edge.
    lane: i32,
    way_out: i32,
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

    /// In front of its lower border, at a lane.
    pub(super) const fn back_gate(&self, lane: i32) -> Point {
        Point { x: lane, y: self.area.bottom().wrapping_add(CROSSING) }
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

/// The widths that depend on the room, and the heights that depend on what is written.
#[derive(Debug, Clone, Copy)]
struct Measure {
    zone: i32,
    /// The writing at the top of a subnet.
    head: i32,
    /// A subnet's role and its IPv4 range stand in one line.
    one_line: bool,
    /// Two nodes fit beside each other.
    pairs: bool,
}

impl Measure {
    /// `gateways` is the room that the gateways on the border need.
    fn new(network: &Network, room: Room, gateways: i32) -> Measure {
        let zones = network.zones.len();
        let subnets = || network.subnets.iter();
        let ipv6 = subnets().any(|(_, subnet)| subnet.ipv6_cidr.is_some());
        let (zone, one_line, pairs) = match (room, zones) {
            (Room::Wide, 0 | 1) => (400, true, true),
            (Room::Narrow, 0 | 1) => (340, true, true),
            (Room::Wide, 2) => (300, true, true),
            (Room::Wide, 3) => (264, true, false),
            // IPv6 ranges are longer.
            (Room::Wide | Room::Narrow, _) => (if ipv6 { 182 } else { 176 }, false, false),
        };
        let own_line = !one_line && subnets().any(|(_, subnet)| subnet.cidr.is_some());
        let zones = as_i32(zones.max(1));
        // Rounded up.
        let most = gateways.wrapping_add(PAD).wrapping_add(zones).wrapping_sub(1);
        let least = most.checked_div(zones).unwrap_or(most);
        let lines = i32::from(own_line).wrapping_add(i32::from(ipv6));
        let head = ONE_LINE.wrapping_add(lines.wrapping_mul(LINE));
        Measure { zone: zone.max(least.wrapping_sub(PAD)), head, one_line, pairs }
    }

    const fn subnet(self) -> i32 {
        self.zone.wrapping_sub(2 * PAD)
    }
}

impl<'n> Plan<'n> {
    pub(super) fn new(network: &'n Network, room: Room) -> Plan<'n> {
        let gateways = gateways(network);
        let several = gateways.len() > 1;
        let widths = gateways.iter().map(|gateway| pitch_of(*gateway));
        let all = widths.fold(-GATEWAY_GAP, i32::wrapping_add);
        let measure = Measure::new(network, room, if several { all } else { 0 });
        let gateway_height = if several { NODE } else { GATEWAY_HEIGHT };
        let border = GATEWAY_TOP.wrapping_add(gateway_height / 2);
        let upper_bus = GATEWAY_TOP.wrapping_add(gateway_height).wrapping_add(BUS);
        let regional = network.nat_gateways.iter().find(|(_, nat)| nat.interface().is_none());
        let regional = regional.map(|(nat_gateway, _)| {
            let y = upper_bus.wrapping_add(BUS);
            let area = Area { x: EDGE + PAD, y, width: REGIONAL, height: NODE };
            Regional { nat_gateway, area, lane: area.right().wrapping_sub(LANE) }
        });
        let lower_bus = match regional {
            Some(regional) => regional.area.bottom().wrapping_add(STRIP + 4),
            None => upper_bus,
        };
        let zones_top = lower_bus.wrapping_add(BUS);

        let pitch = measure.zone.wrapping_add(PAD);
        let shared = shares_host(network);
        let mut cells = Vec::new();
        let mut nodes = Vec::new();
        let mut top = zones_top.wrapping_add(ZONE_HEAD);
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
                let above = match row {
                    0 => lower_bus,
                    _ => top.wrapping_sub(ROW_GAP - CROSSING),
                };
                let cell = Cell { subnet, role: *role, area, edge, above, row };
                cells.push(cell);
                place_nodes(network, &cell, &slots, shared, &mut nodes);
            }
            top = top.wrapping_add(height).wrapping_add(ROW_GAP);
        }
        // The last row has no row below it.
        let bottom = if rows.is_empty() { top } else { top.wrapping_sub(ROW_GAP) };
        let zone_height = bottom.wrapping_add(PAD).wrapping_sub(zones_top);
        let zones: Vec<(Zone, Area)> = network
            .zones
            .iter()
            .map(|&zone| {
                let column = as_i32(zone.position());
                let x = (EDGE + PAD).wrapping_add(pitch.wrapping_mul(column));
                (zone, Area { x, y: zones_top, width: measure.zone, height: zone_height })
            })
            .collect();
        let right = zones.iter().map(|(_, area)| area.right()).max().unwrap_or(measure.zone);
        let width = right.wrapping_add(PAD - EDGE);
        // Beside the label where they fit, and as much in the middle as that allows; of what does not
        // fit a telephone, the beginning is seen first.
        let all = if several { all } else { GATEWAY_WIDTH };
        let scrolls = room == Room::Narrow && zones.len() > 2;
        let centred = if scrolls { 0 } else { EDGE.wrapping_add(width.wrapping_sub(all) / 2) };
        let label_below = several && width < all.wrapping_add(VPC_LABEL + 2 * PAD);
        let mut left = if label_below { EDGE + PAD } else { centred.max(VPC_LABEL) };
        if !several {
            let wanted = left.wrapping_add(LANE);
            let lanes = cells.iter().map(Cell::lane);
            let near = lanes.filter(|lane| lane.wrapping_sub(wanted).wrapping_abs() <= SNAP);
            left = near.max().unwrap_or(wanted).wrapping_sub(LANE);
        }
        let mut exits = Vec::with_capacity(gateways.len());
        for gateway in gateways {
            let (width, lane) = match several {
                true => (gateway_width(gateway), GATEWAY_LANE),
                false => (GATEWAY_WIDTH, LANE),
            };
            let area = Area { x: left, y: GATEWAY_TOP, width, height: gateway_height };
            exits.push(Exit { gateway, area, lane: left.wrapping_add(lane) });
            left = area.right().wrapping_add(GATEWAY_GAP);
        }
        let below = if label_below { LINE } else { 0 };
        let height = bottom.wrapping_add(2 * PAD).wrapping_add(below).wrapping_sub(border);
        let vpc = Area { x: EDGE, y: border, width, height };
        let shaft = cells.iter().map(Cell::lane).max().unwrap_or(EDGE);
        Plan {
            network,
            zones,
            cells,
            nodes,
            vpc,
            measure,
            exits,
            regional,
            label_below,
            upper_bus,
            lower_bus,
            shaft,
        }
    }

    pub(super) const fn size(&self) -> (i32, i32) {
        (self.vpc.right().wrapping_add(EDGE), self.vpc.bottom().wrapping_add(EDGE))
    }

    /// The gateway that stands for a place; the internet gateway where none does.
    pub(super) fn exit(&self, place: Place) -> Option<&Exit> {
        self.exits.iter().find(|exit| exit.is(place)).or(self.exits.first())
    }

    pub(super) fn cell(&self, subnet: Id<Subnet>) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.subnet == subnet)
    }

    /// The node of an interface. All endpoints of a subnet share one.
    pub(super) fn node(&self, interface: Id<Interface>) -> Option<&Node> {
        let own = &self.network.interfaces[interface];
        let kind = kind_of(own.owner);
        let shares = |node: &Node| kind == Kind::Endpoints && node.kind == kind;
        self.nodes
            .iter()
            .find(|node| node.interface == interface || (shares(node) && node.subnet == own.subnet))
    }

    /// The node that stands for a place.
    pub(super) fn node_at(&self, place: Place) -> Option<&Node> {
        match place {
            Place::Interface(interface) => self.node(interface),
            Place::NatGateway(gateway) => self.nat_node(gateway),
            Place::Internet
            | Place::InternetGateway
            | Place::EgressOnlyInternetGateway
            | Place::TransitGateway
            | Place::GatewayEndpoint(_)
            | Place::Subnet(_) => None,
        }
    }

    fn nat_node(&self, gateway: Id<NatGateway>) -> Option<&Node> {
        self.nodes.iter().find(|node| node.nat_gateway == Some(gateway))
    }

    /// The subnets' default routes, each from the subnet's border to where it leads.
    pub(super) fn routes(&self) -> Vec<Vec<Point>> {
        let mut lines = Vec::with_capacity(12);
        for cell in &self.cells {
            let routes = &self.network.route_table_of(cell.subnet).routes;
            let mut drawn = None;
            for destination in [Destination::ANY_IPV4, Destination::ANY_IPV6, Destination::NAT64] {
                let led = routes.iter().find(|route| route.destination == destination);
                let target = led.map(|route| route.target);
                if target == drawn {
                    continue;
                }
                let Some(target) = target else { continue };
                drawn = drawn.or(Some(target));
                let place = match target {
                    Target::InternetGateway => Place::InternetGateway,
                    Target::EgressOnlyInternetGateway => Place::EgressOnlyInternetGateway,
                    Target::TransitGateway => Place::TransitGateway,
                    Target::NatGateway(gateway) => Place::NatGateway(gateway),
                    Target::NatInstance(interface) => Place::Interface(interface),
                    Target::Local | Target::GatewayEndpoint(_) => continue,
                };
                let through = self.node_at(place);
                // A route that leads back into its own subnet leads nowhere.
                if through.is_none_or(|node| node.subnet != cell.subnet) {
                    let way = self.way(None, cell, through, place);
                    lines.push(points(&way, way.len()));
                }
            }
        }
        lines
    }

    pub(super) fn figures(&self, path: Option<&Path>, lost: Option<Zone>) -> Vec<Figure> {
        let stops = path.map_or(&[][..], |path| path.stops.as_slice());
        let visited = |place: Place| stops.iter().any(|stop| stop.place == place);
        let mut figures = Vec::with_capacity(40);
        let mut put = |kind, area, sign, texts, visited, zone: Option<Zone>, subnet| {
            let failed = zone.is_some() && zone == lost;
            figures.push(Figure { kind, area, sign, texts, visited, zone, subnet, failed });
        };
        let (width, _) = self.size();
        let internet =
            Area { x: EDGE, y: EDGE, width: width.wrapping_sub(2 * EDGE), height: INTERNET - EDGE };
        let globe = self.exits.first().map_or(LANE, |exit| exit.lane);
        put(
            Kind::Internet,
            internet,
            Some(Point::new(globe, internet.middle())),
            vec![name(Point::new(globe.wrapping_add(LANE), 18), Label::Internet)],
            visited(Place::Internet),
            None,
            None,
        );
        if self.cells.is_empty() {
            let texts = vec![
                detail(self.vpc.at(INDENT, 19), Label::OwnNetwork),
                name(self.vpc.at(INDENT, 19 + 2 * LINE), Label::ExternalInstances),
            ];
            put(Kind::OwnNetwork, self.vpc, None, texts, false, None, None);
            return figures;
        }
        let label_at = if self.label_below { self.vpc.height.wrapping_sub(PAD) } else { 19 };
        let label = Label::Vpc(self.network.vpc_cidr);
        let texts = vec![detail(self.vpc.at(INDENT, label_at), label)];
        put(Kind::Vpc, self.vpc, None, texts, false, None, None);
        for &(zone, area) in &self.zones {
            let at = area.at(INDENT, 13);
            let text = match lost == Some(zone) {
                true => name(at, Label::ZoneFailed(zone)),
                false => detail(at, Label::Zone(zone)),
            };
            put(Kind::Zone, area, None, vec![text], false, Some(zone), None);
        }
        for cell in &self.cells {
            let here = visited(Place::Subnet(cell.subnet));
            let zone = self.network.subnets[cell.subnet].zone;
            let texts = self.subnet_texts(cell);
            let (kind, subnet) = (Kind::Subnet(cell.role), Some(cell.subnet));
            put(kind, cell.area, None, texts, here, Some(zone), subnet);
        }
        if let Some(Regional { nat_gateway, area, lane }) = self.regional {
            let active = self.network.nat_gateways[nat_gateway].active_zones().iter();
            let active: Zones = active.copied().filter(|zone| Some(*zone) != lost).collect();
            let texts = titled(area, INDENT, Label::RegionalNat, Some(Label::ActiveIn(active)));
            let sign = Some(Point::new(lane, area.middle()));
            put(
                Kind::RegionalNat,
                area,
                sign,
                texts,
                visited(Place::NatGateway(nat_gateway)),
                None,
                None,
            );
        }
        for node in &self.nodes {
            let zone = Some(self.network.subnets[node.subnet].zone);
            // What only a replacement would get is drawn where a path begins or ends at it; else its
            // place stays free.
            let replacement = self.network.interfaces[node.interface].count == 0
                && path.is_none_or(|path| path.interface != node.interface);
            if replacement || (node.kind == Kind::Tasks && zone == lost) {
                continue;
            }
            let mut visits = stops.iter().filter_map(|stop| self.node_at(stop.place));
            let here = visits.any(|other| other.interface == node.interface);
            let sign = node.area.at(0, NODE / 2);
            let sign = node.across().then_some(Point::new(node.lane, sign.y));
            let subnet = Some(node.subnet);
            put(node.kind, node.area, sign, self.node_texts(node), here, zone, subnet);
            if let Some(tasks) = node.tasks.filter(|tasks| *tasks > 0 && zone != lost) {
                let width = node.area.width.wrapping_sub(PAD);
                let at = node.area.at(PAD / 2, NODE);
                let area = Area { x: at.x, y: at.y, width, height: INNER };
                let texts = vec![name(area.at(INDENT - PAD / 2, 17), Label::Tasks(tasks))];
                put(Kind::Tasks, area, None, texts, false, zone, subnet);
            }
        }
        let several = self.exits.len() > 1;
        for exit in &self.exits {
            if exit.gateway == Gateway::Internet && !self.network.internet_gateway {
                continue;
            }
            let Exit { gateway, area, lane } = *exit;
            let texts = match several {
                true => {
                    let kind = Some(Label::GatewayKind(gateway));
                    titled(area, GATEWAY_TEXT, Label::Gateway(gateway), kind)
                }
                false => vec![name(area.at(2 * LANE, 18), Label::InternetGateway)],
            };
            let here = stops.iter().any(|stop| exit.is(stop.place));
            let sign = Some(Point::new(lane, area.middle()));
            put(Kind::Gateway(gateway), area, sign, texts, here, None, None);
        }
        figures
    }

    fn subnet_texts(&self, cell: &Cell) -> Vec<Text> {
        let Subnet { cidr, ipv6_cidr, .. } = self.network.subnets[cell.subnet];
        let mut texts = vec![name(cell.area.at(PAD, 17), Label::Subnet(cell.role))];
        let (at, next) = match (cidr, self.measure.one_line) {
            (None, _) => (cell.area.at(PAD, 17), 17 + LINE),
            (Some(_), true) => (cell.area.at(RANGE, 17), 17 + LINE),
            (Some(_), false) => (cell.area.at(PAD, 17 + LINE), 17 + 2 * LINE),
        };
        texts.extend(cidr.map(|range| detail(at, Label::Range(range.into()))));
        let at = cell.area.at(PAD, next);
        texts.extend(ipv6_cidr.map(|range| detail(at, Label::Range(range.into()))));
        texts
    }

    fn node_texts(&self, node: &Node) -> Vec<Text> {
        let interface = &self.network.interfaces[node.interface];
        let alike = || owned(self.network, node.subnet, node.kind).count();
        let label = match node.kind {
            Kind::Tasks => Label::Tasks(interface.count),
            Kind::Instances => Label::Instances(interface.count),
            Kind::Endpoints => Label::Endpoints(alike()),
            Kind::LoadBalancer => match self.network.load_balancer.as_ref().map(|lb| lb.kind) {
                Some(LoadBalancerKind::Network) => Label::NetworkLoadBalancer,
                Some(LoadBalancerKind::Application) | None => Label::ApplicationLoadBalancer,
            },
            Kind::NatInstance => Label::NatInstance,
            Kind::NatGateway
            | Kind::RegionalNat
            | Kind::Internet
            | Kind::OwnNetwork
            | Kind::Vpc
            | Kind::Gateway(_)
            | Kind::Zone
            | Kind::Subnet(_) => Label::NatGateway,
        };
        let private = node.nat_gateway.is_some() && !interface.public_ipv4;
        let more = match (interface.public_ipv4, private) {
            (true, _) => Some(Label::PublicIpv4),
            (false, true) => Some(Label::PrivateNat),
            (false, false) => None,
        };
        titled(node.area, INDENT, label, more)
    }
}

/// A name, and below it something about what is named; the name alone stands in the middle.
fn titled(area: Area, indent: i32, label: Label, more: Option<Label>) -> Vec<Text> {
    let mut texts = vec![name(area.at(indent, if more.is_some() { 15 } else { 22 }), label)];
    texts.extend(more.map(|more| detail(area.at(indent, 30), more)));
    texts
}

const fn name(at: Point, label: Label) -> Text {
    Text { at, side: Anchor::Start, tone: Tone::Name, label }
}

const fn detail(at: Point, label: Label) -> Text {
    Text { at, side: Anchor::Start, tone: Tone::Detail, label }
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

/// The nodes of a subnet, from its top. What lines run through on their way out of the VPC stands first
/// or last, what they end at after what they come from.
const NODES: [Kind; 6] = [
    Kind::LoadBalancer,
    Kind::Instances,
    Kind::Tasks,
    Kind::Endpoints,
    Kind::NatInstance,
    Kind::NatGateway,
];

const fn kind_of(owner: Owner) -> Kind {
    match owner {
        Owner::Task => Kind::Tasks,
        Owner::ContainerInstance => Kind::Instances,
        Owner::NatGateway => Kind::NatGateway,
        Owner::NatInstance => Kind::NatInstance,
        Owner::InterfaceEndpoint(_) => Kind::Endpoints,
        Owner::LoadBalancer => Kind::LoadBalancer,
    }
}

const fn is_nat(kind: Kind) -> bool {
    matches!(kind, Kind::NatGateway | Kind::NatInstance)
}

/// The places that the subnets of a row need, the same in each: so nothing moves when one fills up.
fn slots(network: &Network, subnets: &[Id<Subnet>], measure: Measure, shared: bool) -> Vec<Slot> {
    let mut wanted = Vec::new();
    for kind in NODES {
        let most = subnets.iter().map(|subnet| owned(network, *subnet, kind).count()).max();
        let most = if kind == Kind::Endpoints { most.min(Some(1)) } else { most };
        wanted.extend((0..most.unwrap_or(0)).map(|nth| (kind, nth)));
    }
    let right = measure.subnet().wrapping_sub(PAD);
    let lane = right.wrapping_sub(LANE);
    let all = right.wrapping_sub(PAD);
    let over_ipv4 = |subnet: &Id<Subnet>| {
        network.route_table_of(*subnet).default_target(Family::Ipv4)
            == Some(Target::InternetGateway)
    };
    let public = subnets.iter().all(over_ipv4);
    let pairs = match *wanted.as_slice() {
        [(Kind::Instances, _), (Kind::Tasks, _)] => measure.pairs,
        // Where lines end at the second, the word there needs the row for itself.
        [_, (kind, _)] => measure.pairs && public && is_nat(kind),
        _ => false,
    };
    let mut slots = Vec::with_capacity(wanted.len());
    let mut top = measure.head;
    let last = wanted.len().wrapping_sub(1);
    let mut left = PAD;
    for (position, (kind, nth)) in wanted.into_iter().enumerate() {
        let y = top.wrapping_add(STRIP);
        let mut area = Area { x: left, y, width: right.wrapping_sub(left), height: NODE };
        let (mut lane, mut way_out) = (lane, lane);
        if pairs {
            area.width = all.wrapping_sub(PAD) / 2;
            if position == last {
                area.x = right.wrapping_sub(area.width);
            }
            lane = area.right().wrapping_sub(LANE);
            way_out = lane;
        } else if position != last {
            // Only the last may stand in the lane's way: nothing below it needs to pass.
            area.width = area.width.wrapping_sub(LANE + LANE_CLEAR);
            if kind == Kind::LoadBalancer {
                lane = area.right().wrapping_sub(BALANCER_LANE);
                way_out = SIDE_LANE;
                left = PAD + SIDE;
            }
        }
        if kind == Kind::Instances && shared {
            area.height = NODE + INNER + PAD;
        }
        if !pairs {
            // A load balancer's way out runs sideways above the strip of what is below it.
            let way_out = if kind == Kind::LoadBalancer { CROSSING } else { 0 };
            top = area.bottom().wrapping_add(way_out);
        }
        slots.push(Slot { kind, nth, area, lane, way_out });
    }
    slots
}

fn owned(network: &Network, subnet: Id<Subnet>, kind: Kind) -> impl Iterator<Item = Id<Interface>> {
    let here = network
        .interfaces
        .iter()
        .filter(move |(_, there)| there.subnet == subnet && kind_of(there.owner) == kind);
    here.map(|(id, _)| id)
}

fn place_nodes(
    network: &Network,
    cell: &Cell,
    slots: &[Slot],
    shared: bool,
    nodes: &mut Vec<Node>,
) {
    for slot in slots {
        let mut owned = owned(network, cell.subnet, slot.kind);
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
        let lane = cell.area.x.wrapping_add(slot.lane);
        let way_out = cell.area.x.wrapping_add(slot.way_out);
        let (subnet, kind) = (cell.subnet, slot.kind);
        nodes.push(Node { interface, subnet, nat_gateway, kind, area, lane, way_out, tasks });
    }
}

fn as_i32(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

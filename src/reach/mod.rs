//! The tracer: sends a packet through a network hop by hop, and its reply back.
//!
//! The path is the explanation: a verdict is read off the last hop and nothing else. Each mechanism a
//! packet meets is one file; this one puts them in the order in which a VPC applies them.

mod endpoint;
mod hop;
mod internet_gateway;
mod load_balancer;
mod nat;
mod nat_gateway;
mod nat_instance;
mod network_acl;
mod packet;
mod route_table;
mod security_group;
mod transit_gateway;

pub use hop::{Action, Event, Hop, Leg, Place, Side, Standing};

use crate::network::{
    Family, INTERNET_CLIENT_PORTS, Id, Interface, Network, Owner, Passage, Target, Zone, Zones,
};
use crate::scenario::{Endpoint, PortRange};
use packet::{Packet, Party};
use std::net::IpAddr;

/// Whom a connection is opened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Peer {
    /// A host on the internet, by the family of its address. From an interface without IPv4, a host
    /// that has IPv4 alone is reached through NAT64.
    Internet(Family),
    /// A service of AWS in the same Region, by the endpoint there may be for it.
    Service(Endpoint),
}

/// The whole way of a connection: the request, and the reply where the request arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Every hop in packet order; the last one says what happened.
    pub hops: Vec<Hop>,
    /// The address an internet host sees, where the connection works and leaves the VPC.
    pub seen_as: Option<SeenAs>,
    /// What on the path is charged.
    pub passage: Passage,
    /// The zones that something on the path stands in: while they stand, the path does.
    pub zones: Zones,
}

/// What became of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Request and reply arrive.
    Works,
    /// One of them is dropped.
    Fails,
    /// AWS does not document it, or a setting of another account decides.
    Unknown,
}

/// Whose public address an internet host sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeenAs {
    /// The task's own public IPv4 address.
    TaskPublicIp,
    /// The container instance's public IPv4 address.
    HostPublicIp,
    /// The NAT gateway's Elastic IP address.
    NatGateway,
    /// The NAT instance's public IPv4 address.
    NatInstance,
    /// The address of a NAT gateway in the egress VPC.
    EgressVpcNat,
    /// The task's own IPv6 address.
    TaskIpv6,
    /// The container instance's IPv6 address.
    HostIpv6,
    /// The load balancer's, which clients connect to.
    LoadBalancer,
}

impl Trace {
    /// What became of it: what the last hop says.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self.hops.last().map(|hop| hop.event.action()) {
            Some(Action::Delivered) => Outcome::Works,
            Some(Action::Unknown) => Outcome::Unknown,
            Some(Action::Dropped | Action::Sent | Action::Forwarded | Action::Translated)
            | None => Outcome::Fails,
        }
    }

    /// Whether request and reply both arrive.
    #[must_use]
    pub fn works(&self) -> bool {
        self.outcome() == Outcome::Works
    }

    /// Reply ports that a network ACL drops on a path that works otherwise.
    #[must_use]
    pub fn dropped_ports(&self) -> Option<PortRange> {
        self.hops.iter().find_map(|hop| {
            let Event::AclPasses { dropped, .. } = hop.event else { return None };
            dropped
        })
    }
}

/// What the tracer assumes about the world while it sends a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Conditions {
    /// Availability Zones that have failed, with everything in them.
    pub lost: Zones,
    /// What becomes of a packet that a filter drops.
    pub filtered: Filtered,
}

/// What becomes of a packet that a security group or a network ACL drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filtered {
    /// It ends there.
    #[default]
    Ends,
    /// The hop is recorded, and the packet goes on as if somebody had opened the filter: what else is in
    /// its way comes to light.
    GoesOn,
}

/// Traces a TCP connection that `from` opens to `port` of a peer. A service without an endpoint is
/// reached at its public address: a host on the internet, as far as the VPC is concerned.
#[must_use]
pub fn outbound(
    network: &Network,
    from: Id<Interface>,
    to: Peer,
    port: u16,
    conditions: Conditions,
) -> Trace {
    let trace = |past_doubts| {
        let mut walk = Walk { past_doubts, ..Walk::new(network, conditions) };
        let seen_as = walk.outbound(from, to, port).ok().flatten();
        walk.finish(seen_as)
    };
    let plain = trace(false);
    if plain.outcome() != Outcome::Unknown {
        return plain;
    }
    // What fails whatever the answer to the open question is, fails, or would if filters were not passed.
    let assumed = trace(true);
    let filtered = assumed.hops.iter().any(|hop| hop.event.is_filtered());
    if filtered || assumed.outcome() == Outcome::Fails { assumed } else { plain }
}

/// Traces a TCP connection that a host on the internet opens to `port` of `to`'s public address.
#[must_use]
pub fn inbound(
    network: &Network,
    to: Id<Interface>,
    family: Family,
    port: u16,
    conditions: Conditions,
) -> Trace {
    let mut walk = Walk::new(network, conditions);
    let seen_as = walk.inbound(to, family, port).ok();
    walk.finish(seen_as)
}

/// Traces a TCP connection that a host on the internet opens to the load balancer, and the one that its
/// node opens to `port` of the target `to`. Nothing where there is no load balancer.
#[must_use]
pub fn balanced(
    network: &Network,
    to: Id<Interface>,
    port: u16,
    conditions: Conditions,
) -> Option<Trace> {
    let balancer = network.load_balancer.as_ref()?;
    let mut walk = Walk::new(network, conditions);
    walk.passage.load_balancer = true;
    let done = walk.balanced(balancer, to, port).ok();
    Some(walk.finish(done.map(|()| SeenAs::LoadBalancer)))
}

/// The packet goes no further; the last hop says where and why.
struct Ended;

/// A trace in the making.
struct Walk<'n> {
    network: &'n Network,
    conditions: Conditions,
    /// What nobody documents is taken to work, to see whether anything else ends the packet.
    past_doubts: bool,
    leg: Leg,
    hops: Vec<Hop>,
    passage: Passage,
    zones: Zones,
}

impl<'n> Walk<'n> {
    fn new(network: &'n Network, conditions: Conditions) -> Walk<'n> {
        Walk {
            network,
            conditions,
            past_doubts: false,
            leg: Leg::Request,
            hops: Vec::with_capacity(16),
            passage: Passage::default(),
            zones: Zones::default(),
        }
    }

    fn finish(self, seen_as: Option<SeenAs>) -> Trace {
        Trace { hops: self.hops, seen_as, passage: self.passage, zones: self.zones }
    }

    fn record(&mut self, place: Place, event: Event) {
        self.hops.push(Hop { leg: self.leg, place, event });
    }

    /// The packet ends here: dropped, or nobody can say.
    fn end<T>(&mut self, place: Place, event: Event) -> Result<T, Ended> {
        self.record(place, event);
        Err(Ended)
    }

    /// A filter drops the packet: it ends there, or not.
    fn filter(&mut self, place: Place, event: Event) -> Result<(), Ended> {
        match self.conditions.filtered {
            Filtered::Ends => self.end(place, event),
            Filtered::GoesOn => {
                self.record(place, event);
                Ok(())
            }
        }
    }

    /// Nobody can say whether the packet goes on; it ends there, unless it is to be taken to.
    fn doubt(&mut self, place: Place, event: Event) -> Result<(), Ended> {
        if self.past_doubts { Ok(()) } else { self.end(place, event) }
    }

    /// Something on the path stands in a zone, which may have failed.
    fn stands_in(&mut self, zone: Zone, place: Place, standing: Standing) -> Result<(), Ended> {
        self.zones = self.zones.with(zone);
        match self.conditions.lost.contains(zone) {
            true => self.end(place, Event::ZoneLost { zone, standing }),
            false => Ok(()),
        }
    }

    /// The path leads from one zone into another.
    fn crosses(&mut self, place: Place, from: Zone, to: Zone) {
        if from != to {
            self.record(place, Event::ZoneCrossed { from, to });
            self.passage.crosses_zones = Some((from, to));
        }
    }

    fn outbound(
        &mut self,
        from: Id<Interface>,
        to: Peer,
        port: u16,
    ) -> Result<Option<SeenAs>, Ended> {
        let network = self.network;
        let interface = &network.interfaces[from];
        self.stands_in(network.zone_of(from), Place::Interface(from), Standing::Interface)?;
        let (family, destination) = self.resolve(from, to)?;
        let request = Packet {
            family,
            source: Party::Interface(from),
            source_ports: interface.ephemeral_ports,
            destination,
            destination_ports: PortRange::single(port),
        };
        let service = match to {
            Peer::Service(service) => Some(service),
            Peer::Internet(_) => None,
        };
        let (address, _) = request.source.example(family, network);
        self.record(Place::Interface(from), Event::Sent { address, port, service });
        self.group_leave(from, &request)?;
        let seen_as = match destination {
            Party::Interface(there) => {
                self.inside(from, there, &request)?;
                None
            }
            Party::Internet(_) | Party::Client(_) | Party::Nat64 => self.outside(from, &request)?,
        };
        self.record(Place::Interface(from), Event::GroupTracks);
        self.record(Place::Interface(from), Event::ReplyArrived);
        Ok(seen_as)
    }

    /// What name resolution answers, and which family is spoken then.
    fn resolve(&mut self, from: Id<Interface>, to: Peer) -> Result<(Family, Party), Ended> {
        let network = self.network;
        let interface = &network.interfaces[from];
        let place = Place::Interface(from);
        match to {
            Peer::Service(service) => {
                if let Some(endpoint) = network.interface_endpoint(service) {
                    return self.resolve_endpoint(from, endpoint);
                }
                // AWS's own clients prefer IPv4 wherever there is some (B16, G15).
                let there = Party::Internet(Some(service));
                match (interface.ipv4, interface.ipv6) {
                    (Some(_), _) => Ok((Family::Ipv4, there)),
                    (None, Some(_)) => Ok((Family::Ipv6, there)),
                    (None, None) => self.end(place, Event::NoAddress { family: Family::Ipv4 }),
                }
            }
            Peer::Internet(Family::Ipv4) => match (interface.ipv4, interface.ipv6) {
                (Some(_), _) => Ok((Family::Ipv4, Party::Internet(None))),
                (None, Some(_)) if network.subnet_of(from).dns64 => {
                    Ok((Family::Ipv6, Party::Nat64))
                }
                (None, _) => self.end(place, Event::NoAddress { family: Family::Ipv4 }),
            },
            Peer::Internet(Family::Ipv6) => match interface.ipv6 {
                Some(_) => Ok((Family::Ipv6, Party::Internet(None))),
                None => self.end(place, Event::NoAddress { family: Family::Ipv6 }),
            },
        }
    }

    /// From an interface to another one of the VPC, and the reply back.
    fn inside(
        &mut self,
        from: Id<Interface>,
        to: Id<Interface>,
        request: &Packet,
    ) -> Result<(), Ended> {
        let network = self.network;
        let (here, there) = (network.interfaces[from].subnet, network.interfaces[to].subnet);
        let zone = network.zone_of(to);
        // A network ACL stands at a subnet's border: what stays inside does not meet it.
        let leaves = here != there;
        if leaves {
            self.acl(here, Side::Egress, request)?;
            self.route(here, request)?;
            self.crosses(Place::Interface(to), network.zone_of(from), zone);
            self.acl(there, Side::Ingress, request)?;
        }
        self.group_enter(to, request)?;
        self.record(
            Place::Interface(to),
            Event::Arrived { port: request.destination_ports.first() },
        );
        self.leg = Leg::Reply;
        self.record(Place::Interface(to), Event::GroupTracks);
        if leaves {
            let reply = request.reply();
            self.acl(there, Side::Egress, &reply)?;
            self.acl(here, Side::Ingress, &reply)?;
        }
        Ok(())
    }

    /// Out of the VPC and back to the border of the subnet.
    fn outside(&mut self, from: Id<Interface>, request: &Packet) -> Result<Option<SeenAs>, Ended> {
        let network = self.network;
        let subnet = network.interfaces[from].subnet;
        self.acl(subnet, Side::Egress, request)?;
        let target = self.route(subnet, request)?;
        let place = Place::Subnet(subnet);
        // Only NAT gateways translate what NAT64 is for.
        if request.destination == Party::Nat64 && !matches!(target, Target::NatGateway(_)) {
            return self.end(place, Event::Nat64NotRouted { target });
        }
        // NAT forwards no IPv6 of its own (D15), an egress-only internet gateway no IPv4 (D16).
        let forwards = match target {
            Target::NatGateway(_) => {
                request.family == Family::Ipv4 || request.destination == Party::Nat64
            }
            Target::NatInstance(_) => request.family == Family::Ipv4,
            Target::EgressOnlyInternetGateway => request.family == Family::Ipv6,
            Target::InternetGateway
            | Target::TransitGateway
            | Target::GatewayEndpoint(_)
            | Target::Local => true,
        };
        if !forwards {
            return self.end(place, Event::NotForwarded { family: request.family, target });
        }
        let port = request.destination_ports.first();
        let seen_as = match target {
            Target::InternetGateway | Target::EgressOnlyInternetGateway => {
                let seen_as = self.leave_by(target, from, request)?;
                self.arrive_and_turn(port);
                self.enter_by(target, from, request)?;
                Some(seen_as)
            }
            Target::NatGateway(gateway) => {
                let service = self.nat_request(gateway, from, request)?;
                self.arrive_at(service, port);
                self.nat_reply(gateway, from, request, service)?;
                service.is_none().then_some(SeenAs::NatGateway)
            }
            Target::NatInstance(instance) => {
                let service = self.instance_request(instance, from, request)?;
                self.arrive_at(service, port);
                self.instance_reply(instance, from, request, service)?;
                service.is_none().then_some(SeenAs::NatInstance)
            }
            Target::TransitGateway => {
                self.transit_request()?;
                self.arrive_and_turn(port);
                self.transit_reply();
                Some(SeenAs::EgressVpcNat)
            }
            Target::GatewayEndpoint(service) => {
                self.gateway_endpoint(service, port);
                None
            }
            // The VPC's own range holds no internet host; a route that says so swallows the packet.
            Target::Local => return self.end(place, Event::NoRoute),
        };
        self.acl(subnet, Side::Ingress, &request.reply())?;
        Ok(seen_as)
    }

    /// The request reaches its host on the internet, which answers.
    fn arrive_and_turn(&mut self, port: u16) {
        self.record(Place::Internet, Event::Arrived { port });
        self.leg = Leg::Reply;
    }

    /// The same from a NAT device, whose own route may lead to a gateway endpoint.
    fn arrive_at(&mut self, service: Option<Endpoint>, port: u16) {
        match service {
            Some(service) => self.gateway_endpoint(service, port),
            None => self.arrive_and_turn(port),
        }
    }

    fn inbound(&mut self, to: Id<Interface>, family: Family, port: u16) -> Result<SeenAs, Ended> {
        let network = self.network;
        let subnet = network.interfaces[to].subnet;
        let request = Packet {
            family,
            source: Party::Internet(None),
            source_ports: INTERNET_CLIENT_PORTS,
            destination: Party::Interface(to),
            destination_ports: PortRange::single(port),
        };
        self.record(Place::Internet, Event::ClientConnects { port });
        let seen_as = self.enter_by(Target::InternetGateway, to, &request)?;
        self.stands_in(network.zone_of(to), Place::Interface(to), Standing::Interface)?;
        self.acl(subnet, Side::Ingress, &request)?;
        self.group_enter(to, &request)?;
        self.record(Place::Interface(to), Event::Arrived { port });
        self.leg = Leg::Reply;
        self.record(Place::Interface(to), Event::GroupTracks);
        self.answer(to, &request)?;
        Ok(seen_as)
    }

    /// The reply to a client on the internet, from an interface that the client connected to.
    fn answer(&mut self, from: Id<Interface>, request: &Packet) -> Result<(), Ended> {
        let reply = request.reply();
        let subnet = self.network.interfaces[from].subnet;
        self.acl(subnet, Side::Egress, &reply)?;
        match self.route(subnet, &reply)? {
            Target::InternetGateway => {
                self.leave_by(Target::InternetGateway, from, &reply)?;
            }
            // The client waits for an answer from the address it called, not from another one, and an
            // egress-only internet gateway knows nothing of a connection from outside.
            target @ (Target::EgressOnlyInternetGateway
            | Target::NatGateway(_)
            | Target::NatInstance(_)
            | Target::TransitGateway
            | Target::GatewayEndpoint(_)
            | Target::Local) => {
                return self.end(Place::Subnet(subnet), Event::ReplyElsewhere { target });
            }
        }
        self.record(Place::Internet, Event::ReplyArrived);
        Ok(())
    }
}

/// Whose address it is when an interface's own is seen.
const fn seen_as_own(owner: Owner, family: Family) -> SeenAs {
    match (owner, family) {
        (Owner::Task, Family::Ipv4) => SeenAs::TaskPublicIp,
        (Owner::Task | Owner::InterfaceEndpoint(_), Family::Ipv6) => SeenAs::TaskIpv6,
        (Owner::ContainerInstance | Owner::InterfaceEndpoint(_), Family::Ipv4) => {
            SeenAs::HostPublicIp
        }
        (Owner::ContainerInstance, Family::Ipv6) => SeenAs::HostIpv6,
        (Owner::NatGateway, _) => SeenAs::NatGateway,
        (Owner::NatInstance, _) => SeenAs::NatInstance,
        (Owner::LoadBalancer, _) => SeenAs::LoadBalancer,
    }
}

/// The first address, as a packet carries it.
fn address(network: &Network, id: Id<Interface>, family: Family) -> IpAddr {
    Party::Interface(id).example(family, network).0
}

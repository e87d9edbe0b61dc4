//! The tracer: sends a packet through a network hop by hop, and its reply back.
//!
//! The path is the explanation: a verdict is read off the last hop and nothing else. Each mechanism a
//! packet meets is one file; this one puts them in the order in which a VPC applies them.

mod hop;
mod internet_gateway;
mod nat_gateway;
mod network_acl;
mod packet;
mod route_table;
mod security_group;

pub use hop::{Action, Event, Hop, Leg, Place, Side};
pub use packet::{INTERNET_CLIENT_PORTS, LINUX_PORTS, NAT_PORTS};

use crate::network::{Id, Interface, Network, Owner, Passage, Target, Zone};
use crate::scenario::PortRange;
use packet::{Packet, Party};

/// The whole way of a connection: the request, and the reply where the request arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Every hop in packet order; the last one says what happened.
    pub hops: Vec<Hop>,
    /// The address an internet host sees, where the connection works.
    pub seen_as: Option<SeenAs>,
    /// What on the path is charged.
    pub passage: Passage,
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
}

impl Trace {
    /// The hop that drops the packet or its reply; none where the connection works.
    #[must_use]
    pub fn dropped_at(&self) -> Option<&Hop> {
        self.hops.last().filter(|hop| hop.event.action() == Action::Dropped)
    }

    /// Whether request and reply both arrive.
    #[must_use]
    pub fn works(&self) -> bool {
        self.seen_as.is_some()
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
    /// An Availability Zone that has failed, with everything in it.
    pub lost_zone: Option<Zone>,
}

/// Traces a TCP connection that `from` opens to `port` of a host on the internet. Public endpoints of
/// AWS services are hosts on the internet too, as far as the VPC is concerned.
#[must_use]
pub fn outbound(
    network: &Network,
    from: Id<Interface>,
    port: u16,
    conditions: Conditions,
) -> Trace {
    let mut walk = Walk::new(network, conditions);
    let seen_as = walk.outbound(from, port).ok();
    walk.finish(seen_as)
}

/// Traces a TCP connection that a host on the internet opens to `port` of `to`'s public address.
#[must_use]
pub fn inbound(network: &Network, to: Id<Interface>, port: u16, conditions: Conditions) -> Trace {
    let mut walk = Walk::new(network, conditions);
    let seen_as = walk.inbound(to, port).ok();
    walk.finish(seen_as)
}

/// The packet was dropped; the last hop says where and why.
struct Dropped;

/// A trace in the making.
struct Walk<'n> {
    network: &'n Network,
    conditions: Conditions,
    leg: Leg,
    hops: Vec<Hop>,
    passage: Passage,
}

impl<'n> Walk<'n> {
    fn new(network: &'n Network, conditions: Conditions) -> Walk<'n> {
        let hops = Vec::with_capacity(24);
        Walk { network, conditions, leg: Leg::Request, hops, passage: Passage::default() }
    }

    fn finish(self, seen_as: Option<SeenAs>) -> Trace {
        Trace { hops: self.hops, seen_as, passage: self.passage }
    }

    fn record(&mut self, place: Place, event: Event) {
        self.hops.push(Hop { leg: self.leg, place, event });
    }

    fn drop<T>(&mut self, place: Place, event: Event) -> Result<T, Dropped> {
        self.record(place, event);
        Err(Dropped)
    }

    fn outbound(&mut self, from: Id<Interface>, port: u16) -> Result<SeenAs, Dropped> {
        let network = self.network;
        let interface = &network.interfaces[from];
        let request = Packet {
            source: Party::Inside(interface.address),
            source_ports: LINUX_PORTS,
            destination: Party::Internet,
            destination_ports: PortRange::single(port),
        };
        let reply = request.reply();

        self.record(Place::Interface(from), Event::Sent { address: interface.address, port });
        self.group_leave(from, &request)?;
        self.acl(interface.subnet, Side::Egress, &request)?;
        let seen_as = match self.route(interface.subnet, request.destination)? {
            Target::InternetGateway => {
                let seen_as = self.gateway_leave(from)?;
                self.record(Place::Internet, Event::Arrived { port });
                self.leg = Leg::Reply;
                self.gateway_enter(from)?;
                seen_as
            }
            Target::NatGateway(gateway) => {
                self.nat_request(gateway, from, &request)?;
                self.record(Place::Internet, Event::Arrived { port });
                self.leg = Leg::Reply;
                self.nat_reply(gateway, from, &reply)?;
                SeenAs::NatGateway
            }
            // The VPC's own range holds no internet host; a route that says so swallows the packet.
            Target::Local => return self.drop(Place::Subnet(interface.subnet), Event::NoRoute),
        };
        self.acl(interface.subnet, Side::Ingress, &reply)?;
        self.record(Place::Interface(from), Event::GroupTracks);
        self.record(Place::Interface(from), Event::ReplyArrived);
        Ok(seen_as)
    }

    fn inbound(&mut self, to: Id<Interface>, port: u16) -> Result<SeenAs, Dropped> {
        let network = self.network;
        let interface = &network.interfaces[to];
        let request = Packet {
            source: Party::Internet,
            source_ports: INTERNET_CLIENT_PORTS,
            destination: Party::Inside(interface.address),
            destination_ports: PortRange::single(port),
        };
        let reply = request.reply();

        self.record(Place::Internet, Event::ClientConnects { port });
        let seen_as = self.gateway_enter(to)?;
        self.acl(interface.subnet, Side::Ingress, &request)?;
        self.group_enter(to, &request)?;
        self.record(Place::Interface(to), Event::Arrived { port });
        self.leg = Leg::Reply;
        self.record(Place::Interface(to), Event::GroupTracks);
        self.acl(interface.subnet, Side::Egress, &reply)?;
        match self.route(interface.subnet, reply.destination)? {
            Target::InternetGateway => self.gateway_leave(to)?,
            // The client waits for an answer from the address it called, not from another one.
            target @ (Target::NatGateway(_) | Target::Local) => {
                return self
                    .drop(Place::Subnet(interface.subnet), Event::ReplyElsewhere { target });
            }
        };
        self.record(Place::Internet, Event::ReplyArrived);
        Ok(seen_as)
    }
}

/// Whose public address it is when an interface's own is seen.
const fn seen_as_own(owner: Owner) -> SeenAs {
    match owner {
        Owner::Task => SeenAs::TaskPublicIp,
        Owner::ContainerInstance => SeenAs::HostPublicIp,
        Owner::NatGateway => SeenAs::NatGateway,
    }
}

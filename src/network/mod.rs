//! The VPC as data: what stands in it and what leads where. Nothing here knows what ECS is asked to do;
//! a network read from a real account would have the same form.

mod address_plan;
mod arena;
mod passage;

pub use address_plan::AddressPlan;
pub use arena::{Arena, Id};
pub use passage::Passage;

use crate::scenario::{NetworkAclRules, SecurityGroupRules};
use ipnet::{IpNet, Ipv4Net};
use std::net::{IpAddr, Ipv4Addr};

/// A VPC and everything in it that a packet can meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// The VPC's IPv4 range.
    pub vpc_cidr: Ipv4Net,
    /// The Availability Zones in use, in order.
    pub zones: Vec<Zone>,
    /// An internet gateway is attached. It is a component of the whole VPC and of no zone.
    pub internet_gateway: bool,
    /// Subnets.
    pub subnets: Arena<Subnet>,
    /// Route tables.
    pub route_tables: Arena<RouteTable>,
    /// Network ACLs.
    pub network_acls: Arena<NetworkAclRules>,
    /// Security groups.
    pub security_groups: Arena<SecurityGroupRules>,
    /// Elastic network interfaces; each entry may stand for several alike.
    pub interfaces: Arena<Interface>,
    /// Zonal public NAT gateways.
    pub nat_gateways: Arena<NatGateway>,
    /// Which tasks and container instances stand in which zone, and on which interfaces.
    pub placements: Vec<Placement>,
}

/// An Availability Zone, known by its letter: accounts differ in which physical zone that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(u8);

impl Zone {
    /// The first `count` zones: a, b, c …
    pub fn first(count: u8) -> impl Iterator<Item = Zone> {
        (0..count).map(Zone)
    }

    /// The letter at the end of the zone's name, such as the `a` of `eu-west-1a`.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(b'a'.saturating_add(self.0))
    }

    /// The position among the zones in use, from zero.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// A part of the VPC's range in one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subnet {
    /// The zone; a subnet belongs to exactly one.
    pub zone: Zone,
    /// Its IPv4 range.
    pub cidr: Ipv4Net,
    /// The table that routes what leaves it.
    pub route_table: Id<RouteTable>,
    /// The filter at its border.
    pub network_acl: Id<NetworkAclRules>,
}

/// Where packets go, by destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteTable {
    /// In no particular order: the longest prefix wins.
    pub routes: Vec<Route>,
}

/// One entry of a route table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The destinations it is for.
    pub destination: IpNet,
    /// Where they are sent.
    pub target: Target,
}

/// What a route can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The VPC itself.
    Local,
    /// The VPC's internet gateway.
    InternetGateway,
    /// A NAT gateway.
    NatGateway(Id<NatGateway>),
}

/// What an internet host would call the subnet, read off its default route alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SubnetRole {
    /// Its IPv4 default route leads to an internet gateway.
    Public,
    /// Its IPv4 default route leads to a NAT device.
    Private,
    /// It has no IPv4 default route.
    Isolated,
}

impl RouteTable {
    /// The route with the longest prefix that holds the address.
    #[must_use]
    pub fn select(&self, destination: IpAddr) -> Option<&Route> {
        let matching = self.routes.iter().filter(|route| route.destination.contains(&destination));
        matching.max_by_key(|route| route.destination.prefix_len())
    }
}

/// An elastic network interface, or several alike in one subnet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Whose it is.
    pub owner: Owner,
    /// How many alike this entry stands for; none where it is only what a replacement would get.
    pub count: u32,
    /// The subnet it is in.
    pub subnet: Id<Subnet>,
    /// The private IPv4 address of the first of them.
    pub address: Ipv4Addr,
    /// A public IPv4 address is associated with each of them.
    pub public_ipv4: bool,
    /// Its security group; a NAT gateway has none.
    pub security_group: Option<Id<SecurityGroupRules>>,
}

/// Whose interface it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A task, in network mode `awsvpc`.
    Task,
    /// A container instance's primary interface.
    ContainerInstance,
    /// A NAT gateway.
    NatGateway,
}

/// A zonal public NAT gateway: redundant inside its zone, gone with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatGateway {
    /// Its interface, which says in which subnet it stands.
    pub interface: Id<Interface>,
}

/// The tasks and container instances of one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The zone.
    pub zone: Zone,
    /// Tasks that run here.
    pub tasks: u32,
    /// Container instances that run here; none with AWS Fargate.
    pub instances: u32,
    /// The tasks' own interfaces, in network mode `awsvpc`.
    pub task: Option<Id<Interface>>,
    /// The container instances' primary interfaces.
    pub host: Option<Id<Interface>>,
}

impl Network {
    /// The subnet an interface is in.
    #[must_use]
    pub fn subnet_of(&self, interface: Id<Interface>) -> &Subnet {
        &self.subnets[self.interfaces[interface].subnet]
    }

    /// The zone an interface is in.
    #[must_use]
    pub fn zone_of(&self, interface: Id<Interface>) -> Zone {
        self.subnet_of(interface).zone
    }

    /// The zone a NAT gateway stands in.
    #[must_use]
    pub fn zone_of_nat(&self, gateway: Id<NatGateway>) -> Zone {
        self.zone_of(self.nat_gateways[gateway].interface)
    }

    /// Public, private or isolated: purely a property of the route table.
    #[must_use]
    pub fn role_of(&self, subnet: Id<Subnet>) -> SubnetRole {
        let table = &self.route_tables[self.subnets[subnet].route_table];
        let default = table.routes.iter().find(|route| {
            route.destination.prefix_len() == 0 && route.destination.addr().is_ipv4()
        });
        match default.map(|route| route.target) {
            Some(Target::InternetGateway) => SubnetRole::Public,
            Some(Target::NatGateway(_)) => SubnetRole::Private,
            Some(Target::Local) | None => SubnetRole::Isolated,
        }
    }

    /// How many public IPv4 addresses stand on interfaces of that owner.
    #[must_use]
    pub fn public_addresses(&self, owner: Owner) -> u64 {
        let owned = self.interfaces.iter().filter(|(_, interface)| interface.owner == owner);
        owned.filter(|(_, interface)| interface.public_ipv4).map(|(_, i)| u64::from(i.count)).sum()
    }
}

//! The VPC as data: what stands in it and what leads where. Nothing here knows what ECS is asked to do;
//! a network read from a real account would have the same form.

mod address_plan;
mod address_use;
mod arena;
mod passage;
mod ports;
mod summary;
mod zone;

pub use address_plan::{AddressPlan, Split};
pub use address_use::AddressUse;
pub use arena::{Arena, Id};
pub use passage::Passage;
pub use ports::{
    BALANCER_PORTS, HTTPS, INTERNET_CLIENT_PORTS, LINUX_PORTS, NAT_PORTS, WINDOWS_PORTS,
};
pub use summary::{Summary, WayOut};
pub use zone::{Zone, Zones};

pub use crate::scenario::{CpuArchitecture, EphemeralStorage, OperatingSystem, TaskVcpu};

use crate::closed::closed;
use crate::prices::InstanceType;
use crate::scenario::{
    self, Endpoint, NetworkAclRules, PortRange, PublicAccessBlock, SecurityGroupRules,
};
use crate::units::Quantity;
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A VPC and everything in it that a packet can meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// The VPC's IPv4 range.
    pub vpc_cidr: Ipv4Net,
    /// The VPC's IPv6 range; none where it has no IPv6.
    pub vpc_ipv6_cidr: Option<Ipv6Net>,
    /// The Availability Zones in use, in order.
    pub zones: Vec<Zone>,
    /// An internet gateway is attached. It is a component of the whole VPC and of no zone.
    pub internet_gateway: bool,
    /// VPC Block Public Access of the account and Region.
    pub public_access_block: PublicAccessBlock,
    /// Subnets.
    pub subnets: Arena<Subnet>,
    /// The subnet of the first zone that the application is meant for, whether or not ECS starts tasks there; none
    /// outside of a VPC.
    pub application_subnet: Option<Id<Subnet>>,
    /// Route tables.
    pub route_tables: Arena<RouteTable>,
    /// Network ACLs.
    pub network_acls: Arena<NetworkAclRules>,
    /// Security groups.
    pub security_groups: Arena<SecurityGroup>,
    /// Elastic network interfaces; each entry may stand for several alike.
    pub interfaces: Arena<Interface>,
    /// NAT gateways. A NAT instance is an interface that routes lead to.
    pub nat_gateways: Arena<NatGateway>,
    /// What NAT instances run on, where there are any.
    pub nat_instance_type: Option<InstanceType>,
    /// VPC endpoints, with private DNS.
    pub endpoints: Arena<VpcEndpoint>,
    /// The load balancer, if there is one.
    pub load_balancer: Option<LoadBalancer>,
    /// The VPC is attached to a transit gateway.
    pub transit_gateway: bool,
    /// The compute that tasks run on, where its cost is asked for; external instances always.
    pub compute: Option<Compute>,
    /// Which tasks and container instances stand in which zone, and on which interfaces.
    pub placements: Vec<Placement>,
}

/// The compute that tasks run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compute {
    /// Fargate tasks, all of one size.
    Fargate {
        /// How many there are.
        tasks: u32,
        /// Their operating system.
        os: OperatingSystem,
        /// Their processor architecture.
        architecture: CpuArchitecture,
        /// The vCPUs of each.
        vcpu: TaskVcpu,
        /// The GB of memory of each.
        memory: Quantity,
        /// The GB of ephemeral storage of each.
        storage: EphemeralStorage,
    },
    /// External instances, which Amazon ECS Anywhere charges for.
    External {
        /// How many there are.
        count: u32,
    },
    /// Container instances on Amazon EC2, all of one type.
    Instances {
        /// How many there are.
        count: u32,
        /// Their operating system.
        os: OperatingSystem,
        /// What they run on.
        instance_type: InstanceType,
        /// AWS runs them, as Amazon ECS Managed Instances.
        managed: bool,
    },
}

/// An address family. Routes, addresses and filters of the two are separate (D1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// IPv4.
    Ipv4,
    /// IPv6.
    Ipv6,
}

impl Family {
    /// As everybody writes it, in any language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Family::Ipv4 => "IPv4",
            Family::Ipv6 => "IPv6",
        }
    }
}

/// A part of the VPC's range in one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subnet {
    /// The zone; a subnet belongs to exactly one.
    pub zone: Zone,
    /// Its IPv4 range; none in an IPv6-only subnet.
    pub cidr: Option<Ipv4Net>,
    /// Its IPv6 range, always a /64; none in an IPv4-only subnet.
    pub ipv6_cidr: Option<Ipv6Net>,
    /// DNS answers for hosts that have IPv4 alone with an address in `64:ff9b::/96` (D14).
    pub dns64: bool,
    /// The table that routes what leaves it.
    pub route_table: Id<RouteTable>,
    /// The filter at its border.
    pub network_acl: Id<NetworkAclRules>,
}

/// A security group: rules by address, and other groups whose members may connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityGroup {
    /// Rules by address.
    pub rules: SecurityGroupRules,
    /// Inbound rules that name a group: its members may connect to these ports over TCP.
    pub admits: Vec<(Id<SecurityGroup>, PortRange)>,
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
    pub destination: Destination,
    /// Where they are sent.
    pub target: Target,
}

/// The destinations of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A range of addresses.
    Range(IpNet),
    /// The Region's addresses of a service with a gateway endpoint: a managed prefix list (D20).
    PrefixList(Endpoint),
}

impl Destination {
    /// `0.0.0.0/0`.
    pub const ANY_IPV4: Destination =
        Destination::Range(IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0)));
    /// `::/0`.
    pub const ANY_IPV6: Destination =
        Destination::Range(IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::UNSPECIFIED, 0)));
    /// `64:ff9b::/96`, in which NAT64 finds IPv4 addresses (D14).
    pub const NAT64: Destination = Destination::Range(IpNet::V6(NAT64));
}

/// `64:ff9b::/96`.
pub const NAT64: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// What a route can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The VPC itself.
    Local,
    /// The VPC's internet gateway.
    InternetGateway,
    /// The VPC's egress-only internet gateway: IPv6 alone, outbound alone (D16).
    EgressOnlyInternetGateway,
    /// A NAT gateway.
    NatGateway(Id<NatGateway>),
    /// A NAT instance, by its interface.
    NatInstance(Id<Interface>),
    /// A transit gateway to a central egress VPC.
    TransitGateway,
    /// A gateway endpoint of that service.
    GatewayEndpoint(Endpoint),
}

closed! {
    /// What AWS calls the subnet, read off its default routes alone.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    SubnetRole by name {
        /// A default route leads to an internet gateway, over whichever family.
        Public = "public",
        /// None does, but one leads to a NAT device, a transit gateway or an egress-only internet gateway.
        Private = "private",
        /// It has no default route.
        Isolated = "isolated",
    }
}

impl RouteTable {
    /// The route for an address, which may be one of a service's: a prefix list wins over every range
    /// that is not the VPC's own, and then the longest prefix wins.
    #[must_use]
    pub fn select(&self, address: IpAddr, service: Option<Endpoint>) -> Option<&Route> {
        // The public ranges of a service are longer prefixes than a default route (D20).
        let listed = self.routes.iter().find(|route| match route.destination {
            Destination::PrefixList(listed) => Some(listed) == service,
            Destination::Range(_) => false,
        });
        listed.or_else(|| {
            let matching = self.routes.iter().filter_map(|route| match route.destination {
                Destination::Range(range) if range.contains(&address) => Some((range, route)),
                Destination::Range(_) | Destination::PrefixList(_) => None,
            });
            matching.max_by_key(|(range, _)| range.prefix_len()).map(|(_, route)| route)
        })
    }

    /// Where a default route leads.
    #[must_use]
    pub fn default_target(&self, family: Family) -> Option<Target> {
        let any = match family {
            Family::Ipv4 => Destination::ANY_IPV4,
            Family::Ipv6 => Destination::ANY_IPV6,
        };
        self.routes.iter().find(|route| route.destination == any).map(|route| route.target)
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
    /// The private IPv4 address of the first of them; none in an IPv6-only subnet.
    pub ipv4: Option<Ipv4Addr>,
    /// The IPv6 address of the first of them; none where it gets none.
    pub ipv6: Option<Ipv6Addr>,
    /// A public IPv4 address is associated with each of them.
    pub public_ipv4: bool,
    /// Its security group; a NAT gateway has none.
    pub security_group: Option<Id<SecurityGroup>>,
    /// It takes only packets that are its own; a NAT instance must not (D23).
    pub source_dest_check: bool,
    /// The ports its connections come from (D19).
    pub ephemeral_ports: PortRange,
}

/// Whose interface it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A task, in network mode `awsvpc`.
    Task,
    /// A container instance's primary interface.
    ContainerInstance,
    /// A zonal NAT gateway.
    NatGateway,
    /// A NAT instance.
    NatInstance,
    /// An interface endpoint for a service.
    InterfaceEndpoint(Endpoint),
    /// A load balancer's node.
    LoadBalancer,
}

impl Owner {
    /// The service that an interface endpoint's interface reaches; none of any other.
    #[must_use]
    pub const fn endpoint(self) -> Option<Endpoint> {
        match self {
            Owner::InterfaceEndpoint(service) => Some(service),
            Owner::Task
            | Owner::ContainerInstance
            | Owner::NatGateway
            | Owner::NatInstance
            | Owner::LoadBalancer => None,
        }
    }
}

/// A NAT gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatGateway {
    /// It has Elastic IP addresses; a private one has none and gives no internet (D10).
    pub public: bool,
    /// Where it stands.
    pub availability: Availability,
}

/// Where a NAT gateway stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// In one zone, on that interface: redundant inside the zone, gone with it (D9).
    Zonal(Id<Interface>),
    /// In no subnet, active in these zones, one address in each (D11).
    Regional(Vec<Zone>),
}

impl NatGateway {
    /// The interface of a zonal one.
    #[must_use]
    pub const fn interface(&self) -> Option<Id<Interface>> {
        match &self.availability {
            Availability::Zonal(interface) => Some(*interface),
            Availability::Regional(_) => None,
        }
    }

    /// The zones in which a regional one is active; none of a zonal one.
    #[must_use]
    pub fn active_zones(&self) -> &[Zone] {
        match &self.availability {
            Availability::Zonal(_) => &[],
            Availability::Regional(zones) => zones,
        }
    }
}

/// A VPC endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VpcEndpoint {
    /// The service it reaches.
    pub service: Endpoint,
    /// Its interfaces, at most one a zone (D21); none of a gateway endpoint, which is in route tables
    /// alone (D20).
    pub interfaces: Vec<Id<Interface>>,
}

/// The kinds of load balancers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoadBalancerKind {
    /// An Application Load Balancer.
    Application,
    /// A Network Load Balancer.
    Network,
}

impl LoadBalancerKind {
    /// The kind that is asked for; none where none is.
    #[must_use]
    pub const fn asked(setting: scenario::LoadBalancer) -> Option<LoadBalancerKind> {
        match setting {
            scenario::LoadBalancer::None => None,
            scenario::LoadBalancer::Application => Some(LoadBalancerKind::Application),
            scenario::LoadBalancer::Network => Some(LoadBalancerKind::Network),
        }
    }
}

/// An internet-facing Elastic Load Balancer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadBalancer {
    /// Which kind.
    pub kind: LoadBalancerKind,
    /// Its nodes, one a zone.
    pub nodes: Vec<Id<Interface>>,
    /// A node sends to targets in other zones, too (F7).
    pub cross_zone: bool,
    /// The port that clients connect to.
    pub listener: u16,
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

    /// The zone a NAT gateway stands in; none of a regional one.
    #[must_use]
    pub fn zone_of_nat(&self, gateway: Id<NatGateway>) -> Option<Zone> {
        self.nat_gateways[gateway].interface().map(|interface| self.zone_of(interface))
    }

    /// The table that routes what leaves a subnet.
    #[must_use]
    pub fn route_table_of(&self, subnet: Id<Subnet>) -> &RouteTable {
        &self.route_tables[self.subnets[subnet].route_table]
    }

    /// A subnet's IPv4 range, or its IPv6 range where it has no other.
    #[must_use]
    pub fn range_of(&self, subnet: Id<Subnet>) -> Option<IpNet> {
        let subnet = &self.subnets[subnet];
        subnet.cidr.map(IpNet::V4).or(subnet.ipv6_cidr.map(IpNet::V6))
    }

    /// Public, private or isolated: purely a property of the route table. `::/0` to an internet gateway
    /// makes a subnet public, too, whatever its IPv4 does; a subnet without IPv4 has no use for `0.0.0.0/0`.
    #[must_use]
    pub fn role_of(&self, subnet: Id<Subnet>) -> SubnetRole {
        let routes = self.route_table_of(subnet);
        let has_ipv4 = self.subnets[subnet].cidr.is_some();
        let over_ipv4 = routes.default_target(Family::Ipv4).filter(|_| has_ipv4);
        match (over_ipv4, routes.default_target(Family::Ipv6)) {
            (Some(Target::InternetGateway), _) | (_, Some(Target::InternetGateway)) => {
                SubnetRole::Public
            }
            (None, None) => SubnetRole::Isolated,
            (Some(_), _) | (_, Some(_)) => SubnetRole::Private,
        }
    }

    /// What AWS calls the subnet that the application's traffic leaves from: that of the tasks' own
    /// interface where they have one, else of the container instances'. None outside of a VPC.
    #[must_use]
    pub fn application_role(&self) -> Option<SubnetRole> {
        let interface = self.placements.iter().find_map(|there| there.task.or(there.host))?;
        Some(self.role_of(self.interfaces[interface].subnet))
    }

    /// The interface endpoint that private DNS answers with for a service, in every subnet (C24).
    #[must_use]
    pub fn interface_endpoint(&self, service: Endpoint) -> Option<Id<VpcEndpoint>> {
        let mut serving = self.endpoints.iter().filter(|(_, endpoint)| endpoint.service == service);
        serving.find(|(_, endpoint)| !endpoint.interfaces.is_empty()).map(|(id, _)| id)
    }

    /// Whether a NAT instance stands somewhere.
    #[must_use]
    pub fn has_nat_instance(&self) -> bool {
        self.interfaces.iter().any(|(_, interface)| interface.owner == Owner::NatInstance)
    }

    /// Whether anything translates addresses for what has none of the internet's: here, or behind a transit gateway.
    #[must_use]
    pub fn has_nat(&self) -> bool {
        !self.nat_gateways.is_empty() || self.has_nat_instance() || self.transit_gateway
    }

    /// How many public IPv4 addresses stand on interfaces of that owner. A regional NAT gateway, which
    /// has no interface of the VPC's, counts as the owner of one in every zone it is active in.
    #[must_use]
    pub fn public_addresses(&self, owner: Owner) -> u64 {
        let owned = self.interfaces.iter().filter(|(_, interface)| interface.owner == owner);
        let on_interfaces =
            owned.filter(|(_, i)| i.public_ipv4).map(|(_, i)| u64::from(i.count)).sum();
        let regional: usize = match owner {
            Owner::NatGateway => {
                self.nat_gateways.iter().map(|(_, nat)| nat.active_zones().len()).sum()
            }
            Owner::Task
            | Owner::ContainerInstance
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_)
            | Owner::LoadBalancer => 0,
        };
        u64::try_from(regional).unwrap_or(u64::MAX).saturating_add(on_interfaces)
    }
}

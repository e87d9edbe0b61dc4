//! Subnets and their route tables: in every zone, one subnet of each kind that something stands in.

use super::filters::Filters;
use super::{load_balancer, nat};
use crate::ecs::{self, Carrier, Carriers};
use crate::network::{
    AddressPlan, Arena, BALANCER_PORTS, Destination, Id, Interface, LINUX_PORTS, NAT_PORTS,
    Network, Owner, Route, RouteTable, Split, Subnet, Target, Zone,
};
use crate::scenario::{HostSubnet, IpStack, Ipv6Route, NetworkAclRules, Scenario, SubnetKind};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// A row of subnets, one in every zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// Tasks, container instances and interface endpoints stand there.
    Workload(SubnetKind),
    /// Public subnets with IPv4 for NAT gateways and load balancers: those of the workload where it has
    /// such.
    Edge,
}

/// A subnet, by what it was built as.
#[derive(Debug, Clone, Copy)]
struct Built {
    zone: Zone,
    tier: Tier,
    subnet: Id<Subnet>,
    /// Interfaces placed so far: the next one gets the next address.
    interfaces: u32,
}

/// Finds subnets and hands out their addresses while the network is being built.
#[derive(Debug)]
pub(super) struct Subnets(Vec<Built>);

/// Where the application's interface and the container instance sit.
pub(super) const fn kinds(scenario: &Scenario) -> (SubnetKind, SubnetKind) {
    let mode = ecs::effective_mode(scenario);
    let carriers = Carriers::of(scenario.launch_type, mode);
    let host = match (carriers.application, scenario.host_subnet) {
        (Some(Carrier::Task), HostSubnet::Private) => SubnetKind::Private,
        (Some(Carrier::Task), HostSubnet::Public) => SubnetKind::Public,
        (Some(Carrier::Task), HostSubnet::Isolated) => SubnetKind::Isolated,
        // Without an interface of the task's own there is one subnet: the host's.
        (Some(Carrier::Task), HostSubnet::Same) | (Some(Carrier::Host) | None, _) => {
            scenario.subnet
        }
    };
    (scenario.subnet, host)
}

pub(super) fn build(
    scenario: &Scenario,
    filters: &Filters,
    split: Split,
    network: &mut Network,
) -> Subnets {
    let (application, host) = kinds(scenario);
    let has_hosts = scenario.launch_type.has_instances();
    // Nothing of ECS Anywhere stands in a VPC (B21).
    let in_vpc = scenario.launch_type.is_in_vpc();
    let used = |kind| in_vpc && (application == kind || (has_hosts && host == kind));
    let zones = network.zones.clone();
    let has_nat = in_vpc && nat::wanted(scenario, used(SubnetKind::Private));
    let edge = (has_nat && nat::tier(scenario) == Some(Tier::Edge))
        || load_balancer::built(scenario, zones.len()).is_some();
    // Public subnets of the workload serve for both, where they have IPv4.
    let shared = used(SubnetKind::Public) && scenario.ip_stack != IpStack::Ipv6Only;
    let tiers: Vec<Tier> = [
        (Tier::Edge, edge && !shared),
        (Tier::Workload(SubnetKind::Public), used(SubnetKind::Public)),
        (Tier::Workload(SubnetKind::Private), used(SubnetKind::Private)),
        (Tier::Workload(SubnetKind::Isolated), used(SubnetKind::Isolated)),
    ]
    .into_iter()
    .filter_map(|(tier, built)| built.then_some(tier))
    .collect();

    let all = zones.len().saturating_mul(tiers.len());
    let plan = AddressPlan::new(network.vpc_cidr, all, split);
    let mut position = 0;
    let mut subnets = Subnets(Vec::with_capacity(all));
    network.subnets = Arena::with_capacity(all);
    network.route_tables = Arena::with_capacity(all);
    for tier in tiers {
        let network_acl = match tier == Tier::Workload(application) {
            true => filters.application_acl,
            false => filters.default_acl,
        };
        for &zone in &zones {
            // A VPC cut into as many parts as needed always has the next one.
            let ipv6 = network.vpc_ipv6_cidr;
            let ipv6 = ipv6.and_then(|vpc| AddressPlan::ipv6_subnet(vpc, position));
            let ranges = (plan.subnet(position), ipv6);
            position = position.saturating_add(1);
            subnets.add(scenario, (zone, tier), ranges, network_acl, network);
        }
    }
    let application = |built: &&Built| built.tier == Tier::Workload(application);
    network.application_subnet = subnets.0.iter().find(application).map(|built| built.subnet);
    subnets
}

/// The routes a subnet is born with.
fn routes(scenario: &Scenario, tier: Tier, ipv6: bool, network: &Network) -> Vec<Route> {
    let mut routes = Vec::with_capacity(8);
    let mut route = |destination, target| routes.push(Route { destination, target });
    route(Destination::Range(IpNet::V4(network.vpc_cidr)), Target::Local);
    if let Some(range) = network.vpc_ipv6_cidr {
        route(Destination::Range(IpNet::V6(range)), Target::Local);
    }
    let to_ipv4 = match tier {
        Tier::Edge => true,
        Tier::Workload(SubnetKind::Public) => scenario.ip_stack != IpStack::Ipv6Only,
        Tier::Workload(SubnetKind::Private | SubnetKind::Isolated) => false,
    };
    if to_ipv4 {
        route(Destination::ANY_IPV4, Target::InternetGateway);
    }
    let to_ipv6 = match (tier, scenario.ipv6_route) {
        (Tier::Edge, _) | (_, Ipv6Route::InternetGateway) => Some(Target::InternetGateway),
        (_, Ipv6Route::EgressOnly) => Some(Target::EgressOnlyInternetGateway),
        (_, Ipv6Route::None) => None,
    };
    if let Some(target) = to_ipv6.filter(|_| ipv6) {
        route(Destination::ANY_IPV6, target);
    }
    routes
}

impl Subnets {
    fn add(
        &mut self,
        scenario: &Scenario,
        (zone, tier): (Zone, Tier),
        (cidr, ipv6_cidr): (Option<Ipv4Net>, Option<Ipv6Net>),
        network_acl: Id<NetworkAclRules>,
        network: &mut Network,
    ) {
        let ipv6_only = tier != Tier::Edge && scenario.ip_stack == IpStack::Ipv6Only;
        let routes = routes(scenario, tier, ipv6_cidr.is_some(), network);
        let route_table = network.route_tables.add(RouteTable { routes });
        let subnet = network.subnets.add(Subnet {
            zone,
            cidr: cidr.filter(|_| !ipv6_only),
            ipv6_cidr,
            dns64: tier != Tier::Edge && nat::has_nat64(scenario),
            route_table,
            network_acl,
        });
        self.0.push(Built { zone, tier, subnet, interfaces: 0 });
    }

    /// Whether subnets of that kind were built for the workload.
    pub(super) fn has(&self, kind: SubnetKind) -> bool {
        self.0.iter().any(|built| built.tier == Tier::Workload(kind))
    }

    /// Places an interface in a zone's subnet and gives it the next address of each family.
    pub(super) fn place(
        &mut self,
        zone: Zone,
        tier: Tier,
        owner: Owner,
        count: u32,
        network: &mut Network,
    ) -> Option<Id<Interface>> {
        let shared = Tier::Workload(SubnetKind::Public);
        let found = |tier| self.0.iter().position(|built| built.zone == zone && built.tier == tier);
        let position = found(tier).or_else(|| found(shared).filter(|_| tier == Tier::Edge))?;
        let built = self.0.get_mut(position)?;
        let subnet = &network.subnets[built.subnet];
        let ipv4 = subnet.cidr.map(|cidr| AddressPlan::address(cidr, built.interfaces));
        // NAT gateways and instances translate IPv4; endpoints have IPv6 only where there is no IPv4.
        let has_ipv6 = match owner {
            Owner::Task | Owner::ContainerInstance | Owner::LoadBalancer => true,
            Owner::InterfaceEndpoint(_) => ipv4.is_none(),
            Owner::NatGateway | Owner::NatInstance => false,
        };
        let ephemeral_ports = match owner {
            Owner::Task | Owner::ContainerInstance | Owner::NatInstance => LINUX_PORTS,
            Owner::InterfaceEndpoint(_) => LINUX_PORTS,
            Owner::NatGateway => NAT_PORTS,
            Owner::LoadBalancer => BALANCER_PORTS,
        };
        let ipv6 = subnet.ipv6_cidr.filter(|_| has_ipv6);
        let ipv6 = ipv6.map(|cidr| AddressPlan::ipv6_address(cidr, built.interfaces));
        built.interfaces = built.interfaces.saturating_add(count);
        Some(network.interfaces.add(Interface {
            owner,
            count,
            subnet: built.subnet,
            ipv4,
            ipv6,
            public_ipv4: false,
            security_group: None,
            source_dest_check: true,
            ephemeral_ports,
        }))
    }

    /// Sends the IPv4 default route of a zone's private subnet to a target, where it has IPv4.
    pub(super) fn route_private(&self, zone: Zone, target: Target, network: &mut Network) {
        let private = Tier::Workload(SubnetKind::Private);
        let built = self.0.iter().find(|built| built.zone == zone && built.tier == private);
        if let Some(built) = built.filter(|built| network.subnets[built.subnet].cidr.is_some()) {
            route(built, Destination::ANY_IPV4, target, network);
        }
    }

    /// Adds a route to every table of a zone's workload.
    pub(super) fn route_workloads(
        &self,
        zone: Zone,
        destination: Destination,
        target: Target,
        network: &mut Network,
    ) {
        let workload = |built: &&Built| built.zone == zone && built.tier != Tier::Edge;
        for built in self.0.iter().filter(workload) {
            route(built, destination, target, network);
        }
    }

    /// Adds a route to every table.
    pub(super) fn route_all(
        &self,
        destination: Destination,
        target: Target,
        network: &mut Network,
    ) {
        for built in &self.0 {
            route(built, destination, target, network);
        }
    }
}

fn route(built: &Built, destination: Destination, target: Target, network: &mut Network) {
    let table = network.subnets[built.subnet].route_table;
    network.route_tables[table].routes.push(Route { destination, target });
}

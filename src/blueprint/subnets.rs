//! Subnets and their route tables: in every zone, one subnet of each kind that something stands in.

use super::filters::Filters;
use crate::ecs::{self, Carrier, Carriers};
use crate::network::{
    AddressPlan, Id, Interface, Network, Owner, Route, RouteTable, Subnet, Target, Zone,
};
use crate::scenario::{
    HostSubnet, LaunchType, NatPlacement, NatStrategy, NetworkAclRules, Scenario, SubnetKind,
};
use ipnet::IpNet;
use std::net::Ipv4Addr;

/// `0.0.0.0/0`.
const DEFAULT_ROUTE: IpNet = IpNet::V4(ipnet::Ipv4Net::new_assert(Ipv4Addr::UNSPECIFIED, 0));

/// The subnets of one zone, by what they were built as.
#[derive(Debug, Clone, Copy)]
struct Built {
    zone: Zone,
    kind: SubnetKind,
    subnet: Id<Subnet>,
    /// Interfaces placed so far: the next one gets the next address.
    interfaces: u32,
}

/// Finds subnets and hands out their addresses while the network is being built.
#[derive(Debug, Default)]
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

pub(super) fn build(scenario: &Scenario, filters: &Filters, network: &mut Network) -> Subnets {
    let (application, host) = kinds(scenario);
    let has_hosts = !matches!(
        Carriers::of(scenario.launch_type, ecs::effective_mode(scenario)).control,
        Carrier::Task
    );
    // Nothing of ECS Anywhere stands in a VPC (B21).
    let in_vpc = scenario.launch_type != LaunchType::External;
    let used = |kind| in_vpc && (application == kind || (has_hosts && host == kind));
    let nat_stands_in_public = match (scenario.nat, scenario.nat_placement) {
        (NatStrategy::PerZone | NatStrategy::Single, NatPlacement::Public) => true,
        (NatStrategy::PerZone | NatStrategy::Single, NatPlacement::Private) => false,
        (NatStrategy::Regional | NatStrategy::Instance | NatStrategy::PrivateGateway, _) => false,
        (NatStrategy::TransitGateway | NatStrategy::None, _) => false,
    };
    let public = used(SubnetKind::Public) || (used(SubnetKind::Private) && nat_stands_in_public);
    let kinds: Vec<SubnetKind> = [
        (SubnetKind::Public, public),
        (SubnetKind::Private, used(SubnetKind::Private)),
        (SubnetKind::Isolated, used(SubnetKind::Isolated)),
    ]
    .into_iter()
    .filter_map(|(kind, built)| built.then_some(kind))
    .collect();

    let zones = network.zones.clone();
    let plan = AddressPlan::new(network.vpc_cidr, zones.len().saturating_mul(kinds.len()));
    let mut ranges = plan.subnets();
    let mut subnets = Subnets::default();
    for kind in kinds {
        let acl = match kind == application {
            true => filters.application_acl,
            false => filters.default_acl,
        };
        for &zone in &zones {
            // A VPC cut into as many parts as needed always has the next one.
            let Some(cidr) = ranges.next() else { continue };
            subnets.add(zone, kind, cidr, acl, network);
        }
    }
    subnets
}

impl Subnets {
    fn add(
        &mut self,
        zone: Zone,
        kind: SubnetKind,
        cidr: ipnet::Ipv4Net,
        network_acl: Id<NetworkAclRules>,
        network: &mut Network,
    ) {
        let local = Route { destination: IpNet::V4(network.vpc_cidr), target: Target::Local };
        let mut routes = vec![local];
        if kind == SubnetKind::Public {
            routes.push(Route { destination: DEFAULT_ROUTE, target: Target::InternetGateway });
        }
        let route_table = network.route_tables.add(RouteTable { routes });
        let subnet = network.subnets.add(Subnet { zone, cidr, route_table, network_acl });
        self.0.push(Built { zone, kind, subnet, interfaces: 0 });
    }

    /// Whether subnets of that kind were built.
    pub(super) fn has(&self, kind: SubnetKind) -> bool {
        self.0.iter().any(|built| built.kind == kind)
    }

    /// Places an interface in a zone's subnet of that kind and gives it the next address.
    pub(super) fn place(
        &mut self,
        zone: Zone,
        kind: SubnetKind,
        owner: Owner,
        count: u32,
        network: &mut Network,
    ) -> Option<Id<Interface>> {
        let built = self.0.iter_mut().find(|built| built.zone == zone && built.kind == kind)?;
        let address = AddressPlan::address(network.subnets[built.subnet].cidr, built.interfaces);
        built.interfaces = built.interfaces.saturating_add(count);
        Some(network.interfaces.add(Interface {
            owner,
            count,
            subnet: built.subnet,
            address,
            public_ipv4: false,
            security_group: None,
        }))
    }

    /// Sends the default route of a zone's private subnet to a target.
    pub(super) fn route_private(&self, zone: Zone, target: Target, network: &mut Network) {
        let private = |built: &&Built| built.zone == zone && built.kind == SubnetKind::Private;
        if let Some(built) = self.0.iter().find(private) {
            let table = network.subnets[built.subnet].route_table;
            network.route_tables[table].routes.push(Route { destination: DEFAULT_ROUTE, target });
        }
    }
}

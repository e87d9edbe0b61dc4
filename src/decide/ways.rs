//! The ways out of a VPC, as changes to the design at hand: what is not about the way stays as it is.

use crate::closed::closed;
use crate::ecs::{self, Carrier, Carriers};
use crate::network::{Family, Network, SubnetRole, Target};
use crate::scenario::{
    Endpoint, Endpoints, HostSubnet, IpStack, Ipv6Route, NatPlacement, NatRouting, NatStrategy,
    Scenario, SubnetKind,
};

closed! {
    /// A way for tasks to reach what they need, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Way by name {
        /// Public subnets and an address of one's own.
        PublicAddress = "public-address",
        /// One NAT gateway for all zones.
        SingleNat = "single-nat",
        /// A NAT gateway in every zone.
        NatPerZone = "nat-per-zone",
        /// A regional NAT gateway.
        RegionalNat = "regional-nat",
        /// A NAT instance.
        NatInstance = "nat-instance",
        /// A transit gateway to the NAT gateway of an egress VPC.
        CentralEgress = "central-egress",
        /// Endpoints for what a start needs, and no way to the internet.
        EndpointsOnly = "endpoints-only",
        /// Endpoints for what a start needs, and a NAT gateway for everything else.
        EndpointsAndNat = "endpoints-and-nat",
        /// IPv6 alone, through an egress-only internet gateway.
        EgressOnlyIpv6 = "egress-only-ipv6",
    }
}

impl Way {
    /// The design with this way out; none where that is no other way, or where ECS refuses it. On somebody else's
    /// network there is none to choose.
    #[must_use]
    pub fn of(self, scenario: &Scenario) -> Option<Scenario> {
        if !scenario.launch_type.is_in_vpc() {
            return None;
        }
        let mut design = scenario.clone();
        match self {
            Way::PublicAddress => public(&mut design),
            Way::SingleNat => private(&mut design, NatStrategy::Single),
            // In one zone that is the single gateway.
            Way::NatPerZone if scenario.zones.get() == 1 => return None,
            Way::NatPerZone => private(&mut design, NatStrategy::PerZone),
            Way::RegionalNat => private(&mut design, NatStrategy::Regional),
            Way::NatInstance => private(&mut design, NatStrategy::Instance),
            Way::CentralEgress => private(&mut design, NatStrategy::TransitGateway),
            Way::EndpointsOnly => {
                private(&mut design, NatStrategy::None);
                design.subnet = SubnetKind::Isolated;
                needed(&mut design);
            }
            Way::EndpointsAndNat => {
                let nat = match scenario.nat {
                    NatStrategy::Single => NatStrategy::Single,
                    NatStrategy::Regional => NatStrategy::Regional,
                    NatStrategy::Instance => NatStrategy::Instance,
                    NatStrategy::PerZone
                    | NatStrategy::PrivateGateway
                    | NatStrategy::TransitGateway
                    | NatStrategy::None => NatStrategy::PerZone,
                };
                private(&mut design, nat);
                needed(&mut design);
            }
            Way::EgressOnlyIpv6 => {
                private(&mut design, NatStrategy::None);
                design.ip_stack = IpStack::Ipv6Only;
                design.ipv6_route = Ipv6Route::EgressOnly;
                design.nat64 = false;
            }
        }
        ecs::refusals(&design).is_empty().then_some(design)
    }

    /// Whether what it is named for stands in the network of its design; without that it is another way, or
    /// none.
    pub(super) fn stands_in(self, network: &Network) -> bool {
        let gateways = !network.nat_gateways.is_empty();
        let instance = network.has_nat_instance();
        let endpoints = !network.endpoints.is_empty();
        match self {
            Way::PublicAddress => {
                network.application_role().is_none_or(|role| role == SubnetRole::Public)
            }
            Way::SingleNat | Way::NatPerZone | Way::RegionalNat => gateways,
            Way::NatInstance => instance,
            Way::CentralEgress => network.transit_gateway,
            Way::EndpointsOnly => endpoints,
            Way::EndpointsAndNat => endpoints && (gateways || instance),
            Way::EgressOnlyIpv6 => network.route_tables.iter().any(|(_, table)| {
                table.default_target(Family::Ipv6) == Some(Target::EgressOnlyInternetGateway)
            }),
        }
    }
}

/// Whether the application has an interface on the task, so that the container instance stands apart.
pub(super) fn apart(design: &Scenario) -> bool {
    let carriers = Carriers::of(design.launch_type, ecs::effective_mode(design));
    carriers.application == Some(Carrier::Task) && design.launch_type.has_instances()
}

/// Public subnets, with a public address on what can have one: the task on Fargate, else the container
/// instance, which then stands where the application does. A task's own interface on an instance never has one
/// (B7).
pub(super) fn public(design: &mut Scenario) {
    design.subnet = SubnetKind::Public;
    design.host_subnet = HostSubnet::Same;
    design.nat = NatStrategy::None;
    let tasks = design.launch_type.gives_tasks_public_ipv4();
    design.assign_public_ip |= tasks;
    design.host_public_ip |= !tasks && design.launch_type.has_instances();
    plain(design);
}

/// Private subnets behind a NAT of a kind.
pub(super) fn private(design: &mut Scenario, nat: NatStrategy) {
    design.subnet = SubnetKind::Private;
    if apart(design) {
        design.host_subnet = HostSubnet::Same;
    }
    design.nat = nat;
    design.assign_public_ip = false;
    design.host_public_ip = false;
    plain(design);
}

/// Without the mistakes that a NAT can be set up with: another way would not inherit them.
fn plain(design: &mut Scenario) {
    design.nat_placement = NatPlacement::default();
    design.nat_routing = NatRouting::default();
    design.nat_source_dest_check = false;
}

/// With an endpoint for everything that a start needs and that has one.
fn needed(design: &mut Scenario) {
    for endpoint in required(design).iter() {
        design.endpoints.add(endpoint);
    }
}

/// The endpoints that a start needs where nothing else leads out.
pub(super) fn required(design: &Scenario) -> Endpoints {
    let mut endpoints = Endpoints::default();
    for need in ecs::needs(design) {
        // What Fargate reaches on an interface of its own needs none, and what is not to be had neither.
        if let (Some(_), true, Some(endpoint)) =
            (need.carrier, need.possible, need.service.endpoint())
        {
            endpoints.add(endpoint);
        }
    }
    // Image layers of Amazon ECR come from Amazon S3, and the endpoint costs nothing (C28).
    if endpoints.contains(Endpoint::EcrDkr) {
        endpoints.add(Endpoint::S3);
    }
    endpoints
}

//! From the hop that drops a packet to the reason a person can act on.

use super::{Finding, NatDevice, Opened, Speaker};
use crate::ecs::{Carrier, Ipv6Doubt};
use crate::network::{Family, Network, Target};
use crate::reach::{Event, Hop, Leg, Place, SeenAs, Side, Trace};
use crate::scenario::{
    IpStack, LaunchType, LoadBalancer, OperatingSystem, PortRange, Protocol, Scenario,
    SecurityGroupRule, SecurityGroupRules, SubnetKind,
};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// A connection that was traced, and who speaks on it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Traced<'a> {
    pub(crate) scenario: &'a Scenario,
    pub(crate) network: &'a Network,
    pub(crate) trace: &'a Trace,
    pub(crate) opened: Opened,
    pub(crate) family: Family,
    pub(crate) speaker: Speaker,
    /// The sender has a way to the internet besides.
    pub(crate) has_internet: bool,
}

/// Everything for which a connection fails, or nobody can say: first what ends it also when every filter is
/// open, then the filters. Nothing where it works.
pub(crate) fn obstacles(traced: &Traced<'_>, past_filters: Option<&Trace>) -> Vec<Finding> {
    let trace = past_filters.unwrap_or(traced.trace);
    let end = trace.hops.last().filter(|_| trace.outcome() == traced.trace.outcome());
    let filters = trace.hops.iter().filter(|hop| hop.event.is_filtered());
    let traced = Traced { trace, ..*traced };
    end.into_iter().chain(filters).filter_map(|hop| reason(&traced, hop)).collect()
}

/// What a hop that ends a connection says; none where it goes on there.
fn reason(traced: &Traced<'_>, hop: &Hop) -> Option<Finding> {
    let Traced { scenario, network, trace, opened, family, speaker, has_internet } = *traced;
    Some(match hop.event {
        Event::NoAddress { family: Family::Ipv4 } | Event::Nat64NotRouted { .. } => {
            Finding::NoIpv4Path
        }
        Event::NoAddress { family: Family::Ipv6 } => match scenario.ip_stack {
            IpStack::Ipv4 => Finding::NoIpv6Addresses,
            IpStack::DualStack | IpStack::Ipv6Only => {
                Finding::NoIpv6OnInterface { speaker, os: scenario.os }
            }
        },
        Event::NoPublicAddress { side: Side::Egress } => no_public_address(speaker, scenario.os),
        Event::NoPublicAddress { side: Side::Ingress } => {
            let balanced = scenario.load_balancer != LoadBalancer::None;
            Finding::NoPublicAddressToReach { speaker, balanced, stack: scenario.ip_stack }
        }
        Event::NoRoute | Event::NotForwarded { .. } if family == Family::Ipv6 => {
            Finding::NoIpv6Route { speaker }
        }
        // What is sent there is for NAT64: an IPv4 host, asked for from an address of IPv6.
        Event::NoRoute if opened == Opened::Outbound && scenario.ip_stack == IpStack::Ipv6Only => {
            Finding::NoIpv4Path
        }
        Event::NoRoute if opened != Opened::Outbound && hop.leg == Leg::Reply => {
            Finding::PublicAddressWithoutRoute { speaker }
        }
        Event::NoRoute | Event::NotForwarded { .. } => {
            let idle = [scenario.internet_out_gb, scenario.internet_in_gb];
            let picked = scenario.subnet == SubnetKind::Isolated
                && idle.iter().all(|gigabytes| gigabytes.get().is_zero());
            let over_ipv6 = leads_out_over_ipv6(hop.place, network);
            Finding::NoDefaultRoute { speaker, over_ipv6, picked }
        }
        Event::ReplyElsewhere { target: Target::EgressOnlyInternetGateway } => {
            Finding::EgressOnlyBlocksInbound
        }
        Event::ReplyElsewhere { .. } => Finding::PublicAddressWithoutRoute { speaker },
        Event::GroupDrops { side, rules, port } => {
            let endpoint = match hop.place {
                Place::Interface(id) => network.interfaces[id].owner.endpoint(),
                Place::Internet
                | Place::InternetGateway
                | Place::EgressOnlyInternetGateway
                | Place::TransitGateway
                | Place::GatewayEndpoint(_)
                | Place::Subnet(_)
                | Place::NatGateway(_) => None,
            };
            match (endpoint, opened) {
                (Some(service), _) => {
                    Finding::EndpointGroupBlocks { service, speaker, has_internet }
                }
                (None, Opened::Balanced) => {
                    let default_group = scenario.default_security_group;
                    Finding::BalancerNotAdmitted { port, default_group }
                }
                (None, Opened::Outbound | Opened::Inbound) => {
                    let has_rules = rules > 0;
                    Finding::SecurityGroupBlocks { speaker, side, port, has_rules, family }
                }
            }
        }
        Event::AclDrops { side, number, ports } => {
            let leg = hop.leg;
            Finding::NetworkAclBlocks { speaker, opened, leg, side, number, ports, family }
        }
        Event::NatNotPublic => {
            let device = match trace.passage.nat_instance {
                Some(_) => NatDevice::Instance,
                None => NatDevice::Gateway,
            };
            Finding::NatGatewayNotPublic { device }
        }
        Event::NatPrivate => Finding::PrivateNatGateway,
        Event::SourceDestCheck => Finding::NatInstanceSourceDestCheck,
        Event::GatewayMissing => Finding::NoInternetGateway,
        Event::AccessBlocked { block } => {
            let nat_instance = trace.passage.nat_instance.is_some();
            Finding::PublicAccessBlocked { block, speaker, opened, nat_instance, family }
        }
        Event::Nat64NotDocumented => Finding::Nat64Undocumented,
        Event::EgressVpcNotKnown => Finding::EgressVpcNotKnown,
        // A lost zone is the resilience view's question; here every zone stands, and has its node.
        Event::ZoneLost { .. }
        | Event::NoNodeInZone { .. }
        | Event::ResolvesToEndpoint { .. }
        | Event::Sent { .. }
        | Event::ClientConnects { .. }
        | Event::GroupAllows { .. }
        | Event::GroupAdmits
        | Event::GroupTracks
        | Event::AclPasses { .. }
        | Event::Routed { .. }
        | Event::ZoneCrossed { .. }
        | Event::GatewayTranslates { .. }
        | Event::GatewayForwards
        | Event::EgressOnlyForwards
        | Event::NatTranslates
        | Event::Nat64Translates
        | Event::NatRestores
        | Event::InstanceTranslates
        | Event::InstanceRestores
        | Event::TransitForwards
        | Event::EgressVpcTranslates
        | Event::EgressVpcRestores
        | Event::GatewayEndpointForwards
        | Event::Balances
        | Event::Arrived { .. }
        | Event::ReplyArrived => return None,
    })
}

/// Routes of IPv4 and IPv6 are separate: where one family has none, the other can have one (D1).
fn leads_out_over_ipv6(place: Place, network: &Network) -> bool {
    match place {
        Place::Subnet(subnet) => {
            network.route_table_of(subnet).default_target(Family::Ipv6).is_some()
        }
        Place::Internet
        | Place::InternetGateway
        | Place::EgressOnlyInternetGateway
        | Place::TransitGateway
        | Place::GatewayEndpoint(_)
        | Place::Interface(_)
        | Place::NatGateway(_) => false,
    }
}

/// Which remedy there is depends on whose interface it is.
const fn no_public_address(speaker: Speaker, os: OperatingSystem) -> Finding {
    match (speaker.carrier, speaker.launch_type) {
        (Carrier::Host, launch_type) => Finding::HostWithoutPublicIp { launch_type },
        (Carrier::Task, LaunchType::Fargate) => Finding::TaskWithoutPublicIp,
        (Carrier::Task, LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External) => {
            Finding::TaskInterfaceNeverPublic { launch_type: speaker.launch_type, os }
        }
    }
}

/// Whether something happens on the way. By pattern: comparing events costs a function for all of them.
fn passes(trace: &Trace, what: fn(&Event) -> bool) -> bool {
    trace.hops.iter().any(|hop| what(&hop.event))
}

/// The reason for which outbound works: by the address that is seen.
pub(crate) fn outbound_works(trace: &Trace, speaker: Speaker) -> Option<Finding> {
    Some(match trace.seen_as? {
        SeenAs::TaskPublicIp | SeenAs::HostPublicIp => {
            Finding::OutboundThroughInternetGateway { speaker }
        }
        SeenAs::NatGateway if passes(trace, |event| matches!(event, Event::Nat64Translates)) => {
            Finding::OutboundThroughNat64
        }
        SeenAs::NatGateway => Finding::OutboundThroughNatGateway { speaker },
        SeenAs::NatInstance => Finding::OutboundThroughNatInstance,
        SeenAs::EgressVpcNat => Finding::OutboundThroughEgressVpc,
        SeenAs::TaskIpv6 | SeenAs::HostIpv6 => {
            let egress_only = passes(trace, |event| matches!(event, Event::EgressOnlyForwards));
            Finding::OutboundOverIpv6 { speaker, egress_only }
        }
        SeenAs::LoadBalancer => return None,
    })
}

/// Why nobody can say, where the interface has a path and the application may have no address on it.
pub(crate) const fn doubtful(doubt: Ipv6Doubt) -> Finding {
    Finding::Ipv6Undocumented { doubt }
}

impl Finding {
    /// The rules that a security group lacks, as the finding advises to add them; none where it is about none.
    #[must_use]
    pub fn wanted_rules(&self) -> Option<SecurityGroupRules> {
        let Finding::SecurityGroupBlocks { side, port, family, .. } = *self else { return None };
        let cidr = match family {
            Family::Ipv4 => IpNet::V4(Ipv4Net::default()),
            Family::Ipv6 => IpNet::V6(Ipv6Net::default()),
        };
        let (protocol, ports) = (Protocol::Tcp, PortRange::single(port));
        let rule = vec![SecurityGroupRule { cidr, protocol, ports }];
        let (ingress, egress) = match side {
            Side::Ingress => (rule, Vec::new()),
            Side::Egress => (Vec::new(), rule),
        };
        Some(SecurityGroupRules { ingress, egress })
    }
}

//! What the answers and the bill assume: what is not set, not traced and not billed.

use crate::network::{LoadBalancerKind, Network};
use crate::scenario::{IpStack, Ipv6Route, Scenario};

/// One thing that is assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// Tasks are spread evenly over the zones, and traffic over the tasks.
    EvenSpread,
    /// The free allowance of transfer out is counted.
    FreeAllowance,
    /// It is not.
    NoFreeAllowance,
    /// What a GB is.
    Gigabytes,
    /// What AWS charges for and no line is for.
    NotPriced,
    /// The load balancer has one public address in each zone (E14).
    NodeAddresses,
    /// The capacity units of a Network Load Balancer are those of TCP.
    TcpUnits,
    /// The VPC holds nothing else.
    NothingElse,
    /// What is traced and what is not.
    Traced,
    /// Through which endpoint other services of AWS are reached.
    OtherServices,
    /// From IPv6-only subnets services of AWS are called by names that have IPv6.
    DualStackNames,
    /// From dual-stack subnets the internet is reached over IPv4 where that leads out.
    Ipv4First,
    /// What a failed zone takes along.
    ZoneFailure,
    /// The egress VPC lets everything through.
    EgressVpc,
    /// Of the network around an external machine nothing is known.
    External,
}

impl Assumption {
    /// What is assumed of a design, in reading order.
    pub(super) fn of(scenario: &Scenario, network: &Network, traced: bool) -> Vec<Assumption> {
        let external = !scenario.launch_type.is_in_vpc();
        let services = [scenario.s3_gb, scenario.dynamodb_gb, scenario.aws_api_gb];
        let services = services.iter().any(|gigabytes| !gigabytes.get().is_zero());
        let others = !scenario.aws_api_gb.get().is_zero();
        let (two_stacks, six) =
            (scenario.ip_stack == IpStack::DualStack, scenario.ip_stack == IpStack::Ipv6Only);
        let leads_out = scenario.ipv6_route != Ipv6Route::None;
        let balancer = network.load_balancer.as_ref().map(|balancer| balancer.kind);
        let over_tcp = balancer == Some(LoadBalancerKind::Network);
        let all = [
            (!external, Assumption::EvenSpread),
            (scenario.free_tier, Assumption::FreeAllowance),
            (!scenario.free_tier, Assumption::NoFreeAllowance),
            (true, Assumption::Gigabytes),
            (true, Assumption::NotPriced),
            (balancer.is_some(), Assumption::NodeAddresses),
            (over_tcp, Assumption::TcpUnits),
            (!external, Assumption::NothingElse),
            (true, Assumption::Traced),
            (!external && others, Assumption::OtherServices),
            (services && six, Assumption::DualStackNames),
            (!external && two_stacks && leads_out, Assumption::Ipv4First),
            (traced, Assumption::ZoneFailure),
            (network.transit_gateway, Assumption::EgressVpc),
            (external, Assumption::External),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, assumed)| assumed).collect()
    }
}

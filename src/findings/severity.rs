//! How much each finding matters: one that has no severity does not compile.

use super::Finding;
use crate::closed::closed;
use crate::reach::Side;

closed! {
    /// How much a finding matters, the gravest first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Severity by name {
        /// Something does not work, or is open that must not be.
        Error = "error",
        /// Something works today and hurts later, or costs without use.
        Warning = "warning",
        /// Something could be better.
        Advice = "advice",
        /// A reason, or something worth knowing.
        Info = "info",
    }
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Finding::NetworkModeRefused { .. }
            | Finding::AssignPublicIpRefused { .. }
            | Finding::ServiceConnectRefused { .. }
            | Finding::Ipv6Refused
            | Finding::Ipv6OnlyRefused
            | Finding::TaskSizeRefused { .. }
            | Finding::BalancerNeedsTwoZones
            | Finding::EndpointGroupBlocks { .. }
            | Finding::PrivateNatGateway
            | Finding::NatInstanceSourceDestCheck
            | Finding::SubnetFull { deploying: false, .. }
            | Finding::TooFewInterfaces { deploying: false, .. }
            | Finding::HostPortTaken { deploying: false, .. }
            | Finding::BalancerSubnetTooSmall { .. }
            | Finding::ZonesBeyondRegion { .. }
            | Finding::VpcTooSmall { .. }
            | Finding::StartBlocked { .. }
            | Finding::TaskWithoutPublicIp
            | Finding::TaskInterfaceNeverPublic { .. }
            | Finding::HostWithoutPublicIp { .. }
            | Finding::NatGatewayNotPublic { .. }
            | Finding::SshOpenToTheWorld => Severity::Error,
            Finding::HostPortTaken { deploying: true, .. }
            | Finding::TooFewInterfaces { deploying: true, .. }
            | Finding::ReplacementsWithoutRoom { .. }
            | Finding::NetworkModeUndocumented
            | Finding::EndpointsDoNotServe { .. }
            | Finding::EcrEndpointsIpv4Only
            | Finding::ManagedEndpointsUndocumented
            | Finding::StartNeedsIpv4 { .. }
            | Finding::StartOverNat64
            | Finding::RegistryIpv6Unknown { .. }
            | Finding::ExecUnavailable { .. }
            | Finding::ExecUnsupported { .. }
            | Finding::FirelensUnavailable { .. }
            | Finding::NoIpv4Path
            | Finding::Ipv6Undocumented { .. }
            | Finding::Nat64Undocumented
            | Finding::EgressVpcNotKnown
            | Finding::PublicAccessBlocked { .. }
            | Finding::ExternalNoLoadBalancer
            | Finding::BalancerNotAdmitted { .. }
            | Finding::BalancerZoneWithoutTargets { .. }
            | Finding::NatGatewaysBypassed { .. }
            | Finding::NatGatewayUnused { .. }
            | Finding::RegionalNatWindow { .. }
            | Finding::EndpointsInOneZone { .. }
            | Finding::AllInOneZone { .. }
            | Finding::SubnetFull { deploying: true, .. }
            | Finding::WindowsForeignLayers
            | Finding::NoDefaultRoute { picked: false, .. }
            | Finding::NoInternetGateway
            | Finding::SecurityGroupBlocks { side: Side::Egress, .. }
            | Finding::NetworkAclBlocks { .. }
            | Finding::NetworkAclDropsSome { .. }
            | Finding::OpenToTheInternet { .. }
            | Finding::SingleNatGateway { .. }
            | Finding::PublicIpv4Unused { .. }
            | Finding::TrunkLosesPublicIp
            | Finding::TrafficWithoutPath
            | Finding::NatInstanceOverloaded { .. }
            | Finding::RatesMissing { .. } => Severity::Warning,
            Finding::SettingWithoutEffect { .. }
            | Finding::EndpointsMissing { .. }
            | Finding::PublicVpcRange { .. }
            | Finding::ElasticIpQuota { .. }
            | Finding::InterfaceQuota { .. }
            | Finding::LayersThroughNat
            | Finding::GatewayEndpointSpares { .. }
            | Finding::EndpointsBesideNat { .. }
            | Finding::SharedPullAddress
            | Finding::OldPlatform
            | Finding::NatGatewayWithoutTasks { .. }
            | Finding::BalancerOverIpv6 { .. }
            | Finding::BridgeDynamicPorts { .. }
            | Finding::NatConnections { .. }
            | Finding::NoContainerNetwork { .. }
            | Finding::PublicAddressChanges
            | Finding::WorkloadMisfit { .. }
            | Finding::SmallWorkloadClaim { .. } => Severity::Advice,
            Finding::CombinationAccepted { .. }
            | Finding::ExternalNetworkDecides
            | Finding::StartThroughEndpoints { .. }
            | Finding::IsolatedRegion { .. }
            | Finding::OutboundThroughNatInstance
            | Finding::OutboundThroughEgressVpc
            | Finding::OutboundThroughNat64
            | Finding::OutboundOverIpv6 { .. }
            | Finding::NoIpv6OnInterface { .. }
            | Finding::NoIpv6Route { .. }
            | Finding::EgressOnlyBlocksInbound
            | Finding::BalancerDelivers { .. }
            | Finding::DefaultSecurityGroup
            | Finding::RegionalNatGateway { .. }
            | Finding::NatGatewayLimits
            | Finding::StartReady { .. }
            | Finding::HostCarriesControl
            | Finding::ServiceConnectThroughInstance
            | Finding::OutboundThroughInternetGateway { .. }
            | Finding::OutboundThroughNatGateway { .. }
            | Finding::NoPublicAddressToReach { .. }
            | Finding::NoDefaultRoute { picked: true, .. }
            | Finding::SecurityGroupBlocks { side: Side::Ingress, .. }
            | Finding::PublicAddressWithoutRoute { .. }
            | Finding::NoIpv6Addresses
            | Finding::NoLoadBalancer
            | Finding::NatGatewayPerZone { .. }
            | Finding::InternetGatewayNotZonal
            | Finding::NatGatewayCharges { .. }
            | Finding::GuidancePublicSubnet
            | Finding::GuidancePrivateSubnet
            | Finding::WorkloadFits { .. } => Severity::Info,
        }
    }
}

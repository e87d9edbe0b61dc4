//! What each finding is called in an assessment, for programs: one that has no code does not compile.

use super::{Finding, NatDevice, Opened};
use crate::ecs::{Blocking, Carrier, NoExec};
use crate::network::Family;
use crate::reach::Side;

impl Finding {
    /// The finding's name in an assessment, stable across versions.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Finding::NetworkModeRefused { .. } => "network-mode-refused",
            Finding::AssignPublicIpRefused { .. } => "assign-public-ip-refused",
            Finding::ServiceConnectRefused { .. } => "service-connect-refused",
            Finding::Ipv6Refused => "ipv6-refused",
            Finding::Ipv6OnlyRefused => "ipv6-only-refused",
            Finding::TaskSizeRefused { .. } => "task-size-refused",
            Finding::NetworkModeUndocumented => "network-mode-undocumented",
            Finding::ExternalNetworkDecides => "external-network-decides",
            Finding::CombinationAccepted { .. } => "combination-accepted",
            Finding::ZonesBeyondRegion { .. } => "zones-beyond-region",
            Finding::VpcTooSmall { .. } => "vpc-too-small",
            Finding::SettingWithoutEffect { .. } => "setting-without-effect",
            Finding::HostPortTaken { deploying: false, .. } => "host-port-taken",
            Finding::HostPortTaken { deploying: true, .. } => "host-port-taken-while-deploying",
            Finding::StartReady { .. } => "start-ready",
            Finding::StartBlocked { step: Blocking::Register, .. } => "cannot-register",
            Finding::StartBlocked { step: Blocking::Pull, .. } => "cannot-pull-image",
            Finding::StartBlocked { step: Blocking::Secrets, .. } => "cannot-fetch-secrets",
            Finding::StartBlocked { step: Blocking::Logs, .. } => "cannot-create-log-stream",
            Finding::StartBlocked { step: Blocking::ServiceConnect, .. } => {
                "cannot-configure-service-connect"
            }
            Finding::ExecUnavailable { .. } => "exec-unavailable",
            Finding::HostCarriesControl => "host-carries-control",
            Finding::ServiceConnectThroughInstance => "service-connect-through-instance",
            Finding::StartThroughEndpoints { .. } => "start-through-endpoints",
            Finding::EndpointsMissing { .. } => "endpoints-missing",
            Finding::EndpointsDoNotServe { .. } => "endpoints-do-not-serve",
            Finding::EcrEndpointsIpv4Only => "ecr-endpoints-ipv4-only",
            Finding::ManagedEndpointsUndocumented => "managed-endpoints-undocumented",
            Finding::StartNeedsIpv4 { .. } => "start-needs-ipv4",
            Finding::StartOverNat64 => "start-over-nat64-undocumented",
            Finding::RegistryIpv6Unknown { .. } => "registry-ipv6-unknown",
            Finding::EndpointGroupBlocks { .. } => "endpoint-security-group-blocks",
            Finding::OldPlatform => "old-platform-version",
            Finding::FirelensUnavailable { .. } => "firelens-unavailable",
            Finding::ExecUnsupported { why } => match why {
                NoExec::Ipv6Only => "exec-unsupported-ipv6-only",
                NoExec::OldPlatform => "exec-unsupported-old-platform",
                NoExec::NoNetwork => "exec-unsupported-without-network",
            },
            Finding::LayersThroughNat => "layers-through-nat",
            Finding::GatewayEndpointSpares { .. } => "gateway-endpoint-spares",
            Finding::EndpointsBesideNat { .. } => "endpoints-beside-nat",
            Finding::WindowsForeignLayers => "windows-foreign-layers",
            Finding::SharedPullAddress => "shared-pull-address",
            Finding::OutboundThroughInternetGateway { .. } => "outbound-through-internet-gateway",
            Finding::OutboundThroughNatGateway { .. } => "outbound-through-nat-gateway",
            Finding::OutboundThroughNatInstance => "outbound-through-nat-instance",
            Finding::OutboundThroughEgressVpc => "outbound-through-egress-vpc",
            Finding::OutboundThroughNat64 => "outbound-through-nat64",
            Finding::OutboundOverIpv6 { .. } => "outbound-over-ipv6",
            Finding::IsolatedRegion { .. } => "isolated-region",
            Finding::NoContainerNetwork { .. } => "no-container-network",
            Finding::TaskWithoutPublicIp => "task-without-public-ip",
            Finding::TaskInterfaceNeverPublic { .. } => "task-interface-never-public",
            Finding::HostWithoutPublicIp { .. } => "host-without-public-ip",
            Finding::NoPublicAddressToReach { .. } => "no-public-address-to-reach",
            Finding::NoDefaultRoute { speaker, .. } => match speaker.carrier {
                Carrier::Task => "no-default-route",
                Carrier::Host => "no-default-route-for-instances",
            },
            Finding::NoInternetGateway => "no-internet-gateway",
            Finding::SecurityGroupBlocks { side, family, .. } => match (side, family) {
                (Side::Ingress, Family::Ipv4) => "security-group-blocks-inbound",
                (Side::Ingress, Family::Ipv6) => "security-group-blocks-inbound-over-ipv6",
                (Side::Egress, Family::Ipv4) => "security-group-blocks-outbound",
                (Side::Egress, Family::Ipv6) => "security-group-blocks-outbound-over-ipv6",
            },
            Finding::NetworkAclBlocks { opened, speaker, family, .. } => {
                match (opened, speaker.carrier, family) {
                    (Opened::Inbound, _, Family::Ipv4) => "network-acl-blocks-inbound",
                    (Opened::Inbound, _, Family::Ipv6) => "network-acl-blocks-inbound-over-ipv6",
                    (Opened::Balanced, ..) => "network-acl-blocks-load-balancer",
                    (Opened::Outbound, Carrier::Task, Family::Ipv4) => {
                        "network-acl-blocks-outbound"
                    }
                    (Opened::Outbound, Carrier::Task, Family::Ipv6) => {
                        "network-acl-blocks-outbound-over-ipv6"
                    }
                    (Opened::Outbound, Carrier::Host, Family::Ipv4) => {
                        "network-acl-blocks-instances"
                    }
                    (Opened::Outbound, Carrier::Host, Family::Ipv6) => {
                        "network-acl-blocks-instances-over-ipv6"
                    }
                }
            }
            Finding::NetworkAclDropsSome { opened, family, .. } => match (opened, family) {
                (Opened::Inbound, Family::Ipv4) => "network-acl-drops-some-inbound",
                (Opened::Inbound, Family::Ipv6) => "network-acl-drops-some-inbound-over-ipv6",
                (Opened::Balanced, _) => "network-acl-drops-some-load-balancer",
                (Opened::Outbound, Family::Ipv4) => "network-acl-drops-some-outbound",
                (Opened::Outbound, Family::Ipv6) => "network-acl-drops-some-outbound-over-ipv6",
            },
            Finding::NatGatewayNotPublic { device: NatDevice::Gateway } => "nat-gateway-not-public",
            Finding::NatGatewayNotPublic { device: NatDevice::Instance } => {
                "nat-instance-not-public"
            }
            Finding::PrivateNatGateway => "private-nat-gateway",
            Finding::NatInstanceSourceDestCheck => "nat-instance-source-dest-check",
            Finding::NatInstanceOverloaded { .. } => "nat-instance-overloaded",
            Finding::NoIpv4Path => "no-ipv4-path",
            Finding::NoIpv6OnInterface { .. } => "no-ipv6-on-interface",
            Finding::NoIpv6Route { speaker } => match speaker.carrier {
                Carrier::Task => "no-ipv6-route",
                Carrier::Host => "no-ipv6-route-for-instances",
            },
            Finding::Ipv6Undocumented { .. } => "ipv6-undocumented",
            Finding::Nat64Undocumented => "nat64-undocumented",
            Finding::EgressVpcNotKnown => "egress-vpc-not-known",
            Finding::PublicAccessBlocked { opened, .. } => match opened {
                Opened::Outbound => "public-access-blocked-outbound",
                Opened::Inbound => "public-access-blocked-inbound",
                Opened::Balanced => "public-access-blocked-load-balancer",
            },
            Finding::EgressOnlyBlocksInbound => "egress-only-blocks-inbound",
            Finding::PublicAddressWithoutRoute { .. } => "public-address-without-route",
            Finding::OpenToTheInternet { family: Family::Ipv4, .. } => "open-to-the-internet",
            Finding::OpenToTheInternet { family: Family::Ipv6, .. } => {
                "open-to-the-internet-over-ipv6"
            }
            Finding::SshOpenToTheWorld => "ssh-open-to-the-world",
            Finding::NoIpv6Addresses => "no-ipv6-addresses",
            Finding::NoLoadBalancer => "no-load-balancer",
            Finding::ExternalNoLoadBalancer => "external-no-load-balancer",
            Finding::BalancerNeedsTwoZones => "load-balancer-needs-two-zones",
            Finding::BalancerDelivers { .. } => "load-balancer-delivers",
            Finding::BalancerNotAdmitted { .. } => "load-balancer-not-admitted",
            Finding::BalancerZoneWithoutTargets { .. } => "load-balancer-zone-without-targets",
            Finding::BalancerOverIpv6 { .. } => "load-balancer-over-ipv6",
            Finding::BridgeDynamicPorts { .. } => "bridge-dynamic-ports",
            Finding::DefaultSecurityGroup => "default-security-group",
            Finding::SingleNatGateway { device: NatDevice::Gateway, .. } => "single-nat-gateway",
            Finding::SingleNatGateway { device: NatDevice::Instance, .. } => "single-nat-instance",
            Finding::NatGatewaysBypassed { .. } => "nat-gateways-bypassed",
            Finding::NatGatewayWithoutTasks { .. } => "nat-gateway-without-tasks",
            Finding::NatGatewayUnused { .. } => "nat-gateway-unused",
            Finding::RegionalNatGateway { .. } => "regional-nat-gateway",
            Finding::RegionalNatWindow { .. } => "regional-nat-window",
            Finding::NatGatewayLimits => "nat-gateway-limits",
            Finding::NatConnections { .. } => "nat-connections",
            Finding::EndpointsInOneZone { .. } => "endpoints-in-one-zone",
            Finding::AllInOneZone { .. } => "all-in-one-zone",
            Finding::PublicVpcRange { .. } => "public-vpc-range",
            Finding::ElasticIpQuota { .. } => "elastic-ip-quota",
            Finding::InterfaceQuota { .. } => "interface-quota",
            Finding::SubnetFull { deploying: false, .. } => "subnet-full",
            Finding::SubnetFull { deploying: true, .. } => "subnet-full-while-deploying",
            Finding::BalancerSubnetTooSmall { .. } => "load-balancer-subnet-too-small",
            Finding::TooFewInterfaces { deploying: false, .. } => "too-few-interfaces",
            Finding::TooFewInterfaces { deploying: true, .. } => {
                "too-few-interfaces-while-deploying"
            }
            Finding::ReplacementsWithoutRoom { .. } => "replacements-without-room",
            Finding::NatGatewayPerZone { .. } => "nat-gateway-per-zone",
            Finding::InternetGatewayNotZonal => "internet-gateway-not-zonal",
            Finding::NatGatewayCharges { .. } => "nat-gateway-charges",
            Finding::PublicIpv4Unused { .. } => "public-ipv4-unused",
            Finding::PublicAddressChanges => "public-address-changes",
            Finding::TrunkLosesPublicIp => "trunk-loses-public-ip",
            Finding::GuidancePublicSubnet => "guidance-public-subnet",
            Finding::GuidancePrivateSubnet => "guidance-private-subnet",
            Finding::WorkloadFits { .. } => "workload-fits",
            Finding::WorkloadMisfit { .. } => "workload-misfit",
            Finding::SmallWorkloadClaim { .. } => "small-workload-claim",
            Finding::TrafficWithoutPath => "traffic-without-path",
            Finding::RatesMissing { .. } => "rates-missing",
        }
    }
}

/// Each code once, in the order of the first of each.
pub(crate) fn codes(codes: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
    let mut once = Vec::new();
    for code in codes {
        if !once.contains(&code) {
            once.push(code);
        }
    }
    once
}

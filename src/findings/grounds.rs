//! The rules that each finding rests on: the facts it can be checked against.

use super::{Finding, NatDevice, Shortage};
use crate::ecs::{Blocking, Carrier, Ipv6Doubt, NoExec, NoServiceConnect};
use crate::network::LoadBalancerKind;
use crate::reach::Side;
use crate::rules::{Rule, Source};
use crate::scenario::{LaunchType, OperatingSystem, Workload};

impl Finding {
    /// The rules it rests on, the deciding one first.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        use Rule::*;
        match self {
            Finding::NetworkModeRefused { launch_type, .. } => match launch_type {
                LaunchType::External => &[B1, B21],
                LaunchType::Fargate | LaunchType::Ec2 | LaunchType::ManagedInstances => &[B1],
            },
            Finding::AssignPublicIpRefused { launch_type } => match launch_type {
                LaunchType::ManagedInstances => &[B18, B7],
                LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => &[B8, B7, G17],
            },
            Finding::CombinationAccepted { launch_type, public, .. } => match (launch_type, public)
            {
                (LaunchType::Fargate, true) => &[S19, B1],
                (LaunchType::Fargate, false) => &[S44, B1],
                (LaunchType::Ec2, true) => &[S19, S20, S21, B1],
                (LaunchType::Ec2, false) => &[S44, S45, B1],
                (LaunchType::ManagedInstances | LaunchType::External, _) => &[B1],
            },
            Finding::ServiceConnectRefused { why: NoServiceConnect::Mode(_) } => &[B29, B28],
            Finding::ServiceConnectRefused { .. } => &[B28, B29],
            Finding::Ipv6Refused => &[B11],
            Finding::Ipv6OnlyRefused => &[B23],
            Finding::TaskSizeRefused { .. } => &[B27],
            Finding::NetworkModeUndocumented => &[X6, B1],
            Finding::ExternalNetworkDecides => &[B21],
            Finding::StartThroughEndpoints { speaker } => match speaker.carrier {
                Carrier::Task => &[C20, C31, C23, C27, D22, G10],
                Carrier::Host => &[C21, C20, C22, C23, C27, D22, G10],
            },
            Finding::EndpointsMissing { launch_type, .. } => match launch_type {
                LaunchType::Fargate => &[C20, X11, D20, D21, K5, G30],
                LaunchType::ManagedInstances => &[X15, C21, C20, X11, D20, D21, K5],
                LaunchType::Ec2 | LaunchType::External => &[C21, C20, C22, X11, D20, D21, K5],
            },
            Finding::EndpointsDoNotServe { .. } => &[C25, G7],
            Finding::EcrEndpointsIpv4Only => &[C26, X13],
            Finding::ManagedEndpointsUndocumented => &[X15, C21],
            Finding::StartNeedsIpv4 { speaker } => match speaker.carrier {
                Carrier::Task => &[B16],
                Carrier::Host => &[G15],
            },
            Finding::StartOverNat64 => &[B23, D14],
            Finding::RegistryIpv6Unknown { .. } => &[B23, D14],
            Finding::EndpointGroupBlocks { .. } => &[C24, C23, G9],
            Finding::OldPlatform => &[C1, B15, X12],
            Finding::ExecUnavailable { .. } => &[C6, G23],
            Finding::FirelensUnavailable { speaker: Some(_) } => &[C7, C1],
            Finding::FirelensUnavailable { speaker: None } => &[B4, C7],
            Finding::ExecUnsupported { why } => match why {
                NoExec::Ipv6Only => &[B23, C6],
                NoExec::OldPlatform => &[C13],
                NoExec::NoNetwork => &[B4, C6],
            },
            Finding::LayersThroughNat => &[C28, K7, D20],
            Finding::GatewayEndpointSpares { .. } => &[D20, K7, C28],
            Finding::EndpointsBesideNat { .. } => &[K5, D21],
            Finding::WindowsForeignLayers => &[C29],
            Finding::SharedPullAddress => &[G27],
            Finding::OutboundThroughNatInstance => &[D23, S4],
            Finding::OutboundThroughEgressVpc => &[D25],
            Finding::OutboundThroughNat64 => &[D14, B23],
            Finding::OutboundOverIpv6 { speaker, egress_only } => {
                match (egress_only, speaker.carrier, speaker.launch_type) {
                    (true, Carrier::Task, LaunchType::Fargate) => &[D16, B16, X3, E15],
                    (true, Carrier::Task, LaunchType::ManagedInstances) => &[D16, B26, X3, E15],
                    (true, Carrier::Task, LaunchType::Ec2 | LaunchType::External) => {
                        &[D16, B11, X3, E15]
                    }
                    (true, Carrier::Host, _) => &[D16, B25, E15],
                    (false, Carrier::Task, LaunchType::Fargate) => &[D5, B16, X3, E15],
                    (false, Carrier::Task, LaunchType::ManagedInstances) => &[D5, B26, X3, E15],
                    (false, Carrier::Task, LaunchType::Ec2 | LaunchType::External) => {
                        &[D5, B11, X3, E15]
                    }
                    (false, Carrier::Host, _) => &[D5, B25, E15],
                }
            }
            Finding::PrivateNatGateway => &[D10],
            Finding::NatInstanceSourceDestCheck => &[D23],
            Finding::NatInstanceOverloaded { .. } => &[D27, D23],
            Finding::NoIpv4Path => &[D14, B23],
            Finding::NoIpv6OnInterface { os: OperatingSystem::Windows, .. } => &[B11],
            Finding::NoIpv6OnInterface { os: OperatingSystem::Linux, .. } => &[B16],
            Finding::NoIpv6Route { .. } => &[D1, D15],
            Finding::Ipv6Undocumented { doubt } => match doubt {
                Ipv6Doubt::Bridge => &[B24],
                Ipv6Doubt::ManagedInstancesHost => &[B20, B25],
                Ipv6Doubt::FargateWindows => &[X16, B16],
            },
            Finding::Nat64Undocumented => &[D14, D11],
            Finding::EgressVpcNotKnown => &[D25, D30],
            Finding::PublicAccessBlocked { nat_instance: true, .. } => &[D30, D24, G31],
            Finding::PublicAccessBlocked { .. } => &[D30, X17, G31],
            Finding::EgressOnlyBlocksInbound => &[D16],
            Finding::ExternalNoLoadBalancer => &[F11, B21],
            Finding::BalancerNeedsTwoZones => &[E6, Z7],
            Finding::BalancerDelivers { kind: LoadBalancerKind::Network, .. } => {
                &[F3, F4, F6, F8, X9, B5, E14]
            }
            Finding::BalancerDelivers { .. } => &[F3, F4, F6, F9, B5, E14],
            Finding::BalancerNotAdmitted { default_group: true, .. } => &[B6, D18, F9, G28],
            Finding::BalancerNotAdmitted { .. } => &[F9, G28, D17],
            Finding::BalancerZoneWithoutTargets { .. } => &[F7],
            Finding::BalancerOverIpv6 { .. } => &[F10, B23],
            Finding::BridgeDynamicPorts { .. } => &[B3, F9],
            Finding::DefaultSecurityGroup => &[B6, D18],
            Finding::NatGatewaysBypassed { .. } => &[S41, Z1, Z1b, K6],
            Finding::NatGatewayWithoutTasks { .. } => &[S39, K3, S41],
            Finding::NatGatewayUnused { .. } => &[S49, S39, K3],
            Finding::RegionalNatGateway { .. } => &[D11, D12, D13, K8, X5],
            Finding::RegionalNatWindow { .. } => &[Z3, D11],
            Finding::NatGatewayLimits => &[D9, X2, G24],
            Finding::NatConnections { .. } => &[D9, G25, D11],
            Finding::EndpointsInOneZone { .. } => &[Z5, D21],
            Finding::AllInOneZone { .. } => &[Z6, Z8],
            Finding::PublicVpcRange { .. } => &[D6],
            Finding::ElasticIpQuota { .. } => &[E11],
            Finding::InterfaceQuota { .. } => &[E10, X14],
            Finding::SubnetFull { deploying: false, .. } => &[E7, E1, E3, G20],
            Finding::SubnetFull { .. } => &[E5, E7, E1, E3],
            Finding::BalancerSubnetTooSmall { .. } => &[E6],
            Finding::TooFewInterfaces { deploying: false, .. } => &[E8, E9, G18],
            Finding::TooFewInterfaces { .. } => &[E8, E5, E9, G18],
            Finding::ReplacementsWithoutRoom { short, .. } => match short {
                Shortage::Ports { .. } => &[B2, Z6],
                Shortage::Interfaces { .. } => &[E8, E9, Z6, G18],
                Shortage::Addresses => &[E7, E1, E3, Z6],
            },
            Finding::InternetGatewayNotZonal => &[Z4],
            Finding::SettingWithoutEffect { .. } => &[],
            Finding::ZonesBeyondRegion { .. } => &[Z8],
            Finding::VpcTooSmall { .. } => &[E1],
            Finding::HostPortTaken { deploying: true, .. } => &[B2, E5],
            Finding::HostPortTaken { public: Some(LaunchType::ManagedInstances), .. } => &[B2, B18],
            Finding::HostPortTaken {
                public: Some(LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External),
                ..
            } => &[B2, B10, B3],
            Finding::HostPortTaken { public: None, .. } => &[B2],
            Finding::StartReady { speaker } | Finding::StartBlocked { speaker, .. } => {
                match (self, speaker.launch_type) {
                    (Finding::StartBlocked { step: Blocking::Register, .. }, _) => {
                        &[C10, C4, G14, D26]
                    }
                    (Finding::StartBlocked { step: Blocking::ServiceConnect, .. }, _) => {
                        &[C2, C20, C30]
                    }
                    (Finding::StartReady { .. }, LaunchType::Fargate) => &[C1, B15, C2],
                    (_, LaunchType::Fargate) => &[C1, B15, C30],
                    (_, LaunchType::ManagedInstances) => &[C3, B17, B19, C9],
                    (_, LaunchType::Ec2 | LaunchType::External) => &[C4, C5, C10, C11],
                }
            }
            Finding::ServiceConnectThroughInstance => &[C12, C2],
            Finding::HostCarriesControl => &[C4, C3, B9, B18, C7, C8, X4, X8],
            Finding::OutboundThroughInternetGateway { speaker } => {
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, _) => &[S4, S5, S9, S10, S26, S27, B7, D3, X7],
                    (Carrier::Host, LaunchType::ManagedInstances) => &[S4, S5, B20, B17, D3],
                    (
                        Carrier::Host,
                        LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External,
                    ) => &[S4, S5, S6, S9, S10, S22, S23, D3],
                }
            }
            Finding::OutboundThroughNatGateway { speaker } => {
                match (speaker.carrier, speaker.launch_type) {
                    (Carrier::Task, LaunchType::Fargate) => &[S4, S32, S33, S47, S48, S49],
                    (
                        Carrier::Task,
                        LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External,
                    ) => &[S4, S32, S33, S49, B9, B10],
                    (Carrier::Host, _) => &[S4, S32, S33, S45, S46],
                }
            }
            Finding::NoContainerNetwork { .. } => &[B4, B1],
            Finding::TaskWithoutPublicIp => &[S26, B12, D3, S2, S3],
            Finding::TaskInterfaceNeverPublic { .. } => &[S24, S25, B10, G16, S2, S3],
            Finding::HostWithoutPublicIp { launch_type } => match launch_type {
                LaunchType::ManagedInstances => &[S6, D3, B17, E12],
                LaunchType::Fargate | LaunchType::Ec2 | LaunchType::External => {
                    &[S6, D3, E12, D8, C10]
                }
            },
            Finding::NoPublicAddressToReach { .. } => &[S29, S31, S30, F1, F12],
            Finding::NoDefaultRoute { .. } => &[D1, D4, D7, S2, S3],
            Finding::NoInternetGateway => &[D3],
            Finding::SecurityGroupBlocks { side: Side::Egress, .. } => &[D17, F2, C27],
            Finding::SecurityGroupBlocks { side: Side::Ingress, .. } => &[D17, F1, F2],
            Finding::NetworkAclBlocks { .. } | Finding::NetworkAclDropsSome { .. } => &[D19, F1],
            Finding::NatGatewayNotPublic { device: NatDevice::Gateway } => &[D9, G26, S33],
            Finding::NatGatewayNotPublic { device: NatDevice::Instance } => &[D23, G26],
            Finding::PublicAddressWithoutRoute { .. } => &[D4, B13],
            Finding::OpenToTheInternet { .. } => &[S10, S11, S12, F1],
            Finding::SshOpenToTheWorld => &[S13, S14, S15],
            Finding::NoIpv6Addresses => &[D1],
            Finding::NoLoadBalancer => &[F3],
            Finding::SingleNatGateway { device: NatDevice::Gateway, .. } => {
                &[S41, Z1, Z1b, S42, K6]
            }
            Finding::SingleNatGateway { device: NatDevice::Instance, .. } => &[D23, Z1, Z1b, K6],
            Finding::NatGatewayPerZone { .. } => &[S41, S42, Z2],
            Finding::NatGatewayCharges { .. } => &[S39, S40, K3],
            Finding::PublicIpv4Unused { speaker, .. } => match speaker.carrier {
                Carrier::Task => &[S47, B13, D4, E13],
                Carrier::Host => &[D4, E13],
            },
            Finding::TrunkLosesPublicIp => &[D8, G22, E9],
            Finding::PublicAddressChanges => &[B14, S27],
            Finding::GuidancePublicSubnet => &[S17, S18, D2],
            Finding::GuidancePrivateSubnet => &[S37, S38, S35, S16],
            Finding::WorkloadFits { workload, .. } | Finding::WorkloadMisfit { workload, .. } => {
                match workload {
                    Workload::Streaming | Workload::Gaming => &[S18, S17, D2],
                    Workload::Payments | Workload::UserData => &[S38, S37, S35],
                    Workload::Unspecified => &[],
                }
            }
            Finding::SmallWorkloadClaim { .. } => &[S43, X1, K4, S1],
            Finding::TrafficWithoutPath => &[D1],
            Finding::IsolatedRegion { .. } | Finding::RatesMissing { .. } => &[],
        }
    }

    /// The page to read about it: the deciding rule's.
    #[must_use]
    pub fn source(&self) -> Option<Source> {
        self.rules().first().map(|rule| rule.source())
    }
}

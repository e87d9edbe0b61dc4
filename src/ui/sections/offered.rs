//! What a control offers for each closed list of the scenario, in the order in which it is read, and in which words: a
//! new choice is asked for here by the compiler.

use super::form::Options;
use crate::scenario::{
    CpuArchitecture, EndpointPlacement, EndpointSecurityGroup, HostSubnet, HoursPerMonth,
    InstanceSize, IpStack, Ipv6Route, LaunchType, LoadBalancer, LogDriver, NatPlacement,
    NatRouting, NatStrategy, NetworkMode, OperatingSystem, PlatformVersion, PublicAccessBlock,
    Registry, Secrets, SubnetKind, TaskVcpu, Workload,
};
use crate::text::Label;

/// Makes the table of a closed list: the name of each choice in documents, and what the control calls it.
macro_rules! offered {
    ($($table:ident of $list:ident { $($choice:ident $label:ident,)+ })+) => {$(
        pub(super) const $table: Options<'static> = {
            const fn label(choice: $list) -> Label {
                match choice { $($list::$choice => Label::$label,)+ }
            }
            const fn row(choice: $list) -> (&'static str, Label) {
                (choice.name(), label(choice))
            }
            // Each choice once: else the array has another length than the list.
            const ROWS: [(&str, Label); $list::ALL.len()] = [$(row($list::$choice),)+];
            &ROWS
        };
    )+};
}

offered! {
    LAUNCH_TYPES of LaunchType {
        Fargate Fargate,
        Ec2 Ec2,
        ManagedInstances ManagedInstances,
        External External,
    }
    SYSTEMS of OperatingSystem {
        Linux Linux,
        Windows Windows,
    }
    MODES of NetworkMode {
        Awsvpc ModeAwsvpc,
        Bridge ModeBridge,
        Host ModeHost,
        None ModeNone,
        Default ModeDefault,
        Unset ModeUnset,
    }
    PLATFORMS of PlatformVersion {
        Latest PlatformLatest,
        V1_3_0 PlatformOld,
    }
    SIZES of InstanceSize {
        Unspecified SizeUnspecified,
        Medium SizeMedium,
        Large SizeLarge,
        Xlarge SizeXlarge,
        Xlarge2 Size2xlarge,
        Xlarge4 Size4xlarge,
    }
    STACKS of IpStack {
        Ipv4 StackIpv4,
        DualStack StackDual,
        Ipv6Only StackIpv6,
    }
    SUBNETS of SubnetKind {
        Private Private,
        Public Public,
        Isolated Isolated,
    }
    HOST_SUBNETS of HostSubnet {
        Same HostSubnetSame,
        Private Private,
        Public Public,
        Isolated Isolated,
    }
    NATS of NatStrategy {
        PerZone NatPerZone,
        Single NatSingle,
        Regional NatRegional,
        Instance NatInstance,
        PrivateGateway NatPrivateGateway,
        TransitGateway NatTransitGateway,
        None NatNone,
    }
    NAT_PLACEMENTS of NatPlacement {
        Public NatInPublic,
        Private NatInPrivate,
    }
    NAT_ROUTINGS of NatRouting {
        OwnZone RoutingOwnZone,
        OneZone RoutingOneZone,
        None RoutingNone,
    }
    IPV6_ROUTES of Ipv6Route {
        None Ipv6RouteNone,
        InternetGateway Ipv6RouteGateway,
        EgressOnly Ipv6RouteEgressOnly,
    }
    ENDPOINT_PLACEMENTS of EndpointPlacement {
        PerZone EndpointsEveryZone,
        Single EndpointsOneZone,
    }
    ENDPOINT_GROUPS of EndpointSecurityGroup {
        Vpc EndpointGroupVpc,
        Default EndpointGroupDefault,
    }
    ACCESS_BLOCKS of PublicAccessBlock {
        Off BlockOff,
        IngressOnly BlockIngress,
        Bidirectional BlockBoth,
    }
    LOAD_BALANCERS of LoadBalancer {
        None BalancerNone,
        Application BalancerApplication,
        Network BalancerNetwork,
    }
    REGISTRIES of Registry {
        Ecr RegistryEcr,
        EcrPublic RegistryEcrPublic,
        DockerHub RegistryDockerHub,
        Other RegistryOther,
    }
    LOG_DRIVERS of LogDriver {
        Awslogs LogsAwslogs,
        Firelens LogsFirelens,
        None LogsNone,
    }
    SECRETS of Secrets {
        None SecretsNone,
        SecretsManager SecretsManager,
        ParameterStore ParameterStore,
    }
    WORKLOADS of Workload {
        Unspecified WorkloadUnspecified,
        Streaming WorkloadStreaming,
        Gaming WorkloadGaming,
        Payments WorkloadPayments,
        UserData WorkloadUserData,
    }
    ARCHITECTURES of CpuArchitecture {
        X86 CpuX86,
        Arm CpuArm,
    }
    VCPUS of TaskVcpu {
        Quarter Vcpu025,
        Half Vcpu05,
        One Vcpu1,
        Two Vcpu2,
        Four Vcpu4,
        Eight Vcpu8,
        Sixteen Vcpu16,
    }
    HOURS of HoursPerMonth {
        H730 Hours730,
        H720 Hours720,
        H744 Hours744,
    }
}

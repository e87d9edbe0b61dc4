//! Designs to start from, each a story: what people build, what AWS's page shows, and the classic mistakes.

use super::{Scenario, ZoneCount};
use crate::closed::closed;

/// Declares the designs, each with what it is among and its link.
macro_rules! presets {
    ($($(#[$doc:meta])* $name:ident $shelf:ident $link:literal,)+) => {
        /// A design to start from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Preset { $($(#[$doc])* $name,)+ }

        impl Preset {
            /// Every one, in display order.
            pub const ALL: &'static [Preset] = &[$(Preset::$name,)+];

            /// What it is among.
            #[must_use]
            pub const fn shelf(self) -> Shelf {
                match self { $(Preset::$name => Shelf::$shelf,)+ }
            }

            /// Its link: what it is about, and nothing else.
            #[must_use]
            pub const fn link(self) -> &'static str {
                match self { $(Preset::$name => $link,)+ }
            }
        }
    };
}

closed! {
    /// What presets are kept together.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Shelf {
        /// What people build.
        Usual,
        /// The four designs of AWS's page on connecting applications to the internet.
        AwsPage,
        /// What goes wrong again and again.
        Mistakes,
    }
}

presets! {
    /// A web service behind an Application Load Balancer.
    Service Usual "loadBalancer=application&tasks=4&internetOutGb=20&imagePullGb=10&loadBalancerOutGb=200&loadBalancerInGb=20",
    /// Public subnets and public addresses: nothing else to pay for.
    LowCost Usual "zones=1&subnet=public&assignPublicIp=true&nat=none&tasks=1&internetOutGb=20",
    /// One NAT gateway for all zones.
    SingleNat Usual "nat=single",
    /// No way to the internet; endpoints for what a start needs.
    Isolated Usual "subnet=isolated&nat=none&endpoints=ecr-api,ecr-dkr,s3,logs",
    /// Dual-stack, out over IPv6 without NAT.
    DualStack Usual "ipStack=dual-stack&ipv6Route=egress-only",
    /// AWS Fargate in a public subnet.
    FargatePublic AwsPage "subnet=public&assignPublicIp=true",
    /// Container instances in a public subnet.
    Ec2Public AwsPage "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true",
    /// AWS Fargate in private subnets behind NAT gateways.
    FargatePrivate AwsPage "",
    /// Container instances in private subnets behind NAT gateways.
    Ec2Private AwsPage "launchType=ec2&networkMode=bridge",
    /// A Fargate task in a public subnet without a public address.
    NoAddress Mistakes "subnet=public",
    /// A task with an interface of its own in a public subnet on EC2: it cannot have a public address.
    Ec2TaskPublic Mistakes "launchType=ec2&subnet=public&hostPublicIp=true",
    /// A NAT gateway in a private subnet.
    NatInPrivate Mistakes "natPlacement=private",
    /// An isolated subnet without endpoints.
    NoEndpoints Mistakes "subnet=isolated&nat=none",
    /// Every endpoint but the one that image layers come through.
    NoS3Endpoint Mistakes "subnet=isolated&nat=none&endpoints=ecr-api,ecr-dkr,logs",
    /// A network ACL that lets requests in and no replies.
    NoEphemeralPorts Mistakes "networkAcl.ingress=100_allow_tcp_443_0.0.0.0/0",
}

impl Preset {
    /// The preset for whoever has that scenario: in their Region, at their rates, in their month.
    #[must_use]
    pub fn of(self, scenario: &Scenario) -> Scenario {
        let (preset, _) = Scenario::from_link(self.link());
        let zones = ZoneCount::most_in(scenario.region);
        let zones = ZoneCount::new(zones.min(preset.zones.get())).unwrap_or(preset.zones);
        Scenario {
            region: scenario.region,
            hours_per_month: scenario.hours_per_month,
            free_tier: scenario.free_tier,
            price_overrides: scenario.price_overrides.clone(),
            discounts: scenario.discounts.clone(),
            zones,
            ..preset
        }
    }

    /// The preset that a scenario is, if it is one.
    #[must_use]
    pub fn is(scenario: &Scenario) -> Option<Preset> {
        let usual = Scenario::default();
        let link = Scenario {
            region: usual.region,
            hours_per_month: usual.hours_per_month,
            free_tier: usual.free_tier,
            price_overrides: usual.price_overrides,
            discounts: usual.discounts,
            ..scenario.clone()
        }
        .to_link();
        Preset::ALL.iter().copied().find(|preset| preset.link() == link)
    }
}

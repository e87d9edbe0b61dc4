//! From the hop that drops a packet to the reason a person can act on.

use super::{Finding, Opened, Speaker};
use crate::ecs::Carrier;
use crate::reach::{Event, Leg, SeenAs, Side, Trace};
use crate::scenario::LaunchType;

/// The reason for which a connection fails; none where it works.
pub(crate) fn blocked(trace: &Trace, opened: Opened, speaker: Speaker) -> Option<Finding> {
    let hop = trace.dropped_at()?;
    Some(match hop.event {
        Event::NoPublicAddress { side: Side::Egress } => no_public_address(speaker),
        Event::NoPublicAddress { side: Side::Ingress } => {
            Finding::NoPublicAddressToReach { speaker }
        }
        Event::NoRoute if opened == Opened::Inbound && hop.leg == Leg::Reply => {
            Finding::PublicAddressWithoutRoute { speaker }
        }
        Event::NoRoute => Finding::NoDefaultRoute { speaker },
        Event::ReplyElsewhere { .. } => Finding::PublicAddressWithoutRoute { speaker },
        Event::GroupDrops { side, rules, port } => {
            Finding::SecurityGroupBlocks { speaker, side, port, has_rules: rules > 0 }
        }
        Event::AclDrops { side, number, ports } => {
            Finding::NetworkAclBlocks { speaker, opened, leg: hop.leg, side, number, ports }
        }
        // A lost zone is the resilience view's question; here every zone stands.
        Event::NatNotPublic | Event::NatZoneLost { .. } => Finding::NatGatewayNotPublic,
        Event::GatewayMissing => Finding::NoInternetGateway,
        Event::Sent { .. }
        | Event::ClientConnects { .. }
        | Event::GroupAllows { .. }
        | Event::GroupTracks
        | Event::AclPasses { .. }
        | Event::Routed { .. }
        | Event::ZoneCrossed { .. }
        | Event::GatewayTranslates { .. }
        | Event::NatTranslates
        | Event::NatRestores
        | Event::Arrived { .. }
        | Event::ReplyArrived => return None,
    })
}

/// Which remedy there is depends on whose interface it is.
const fn no_public_address(speaker: Speaker) -> Finding {
    match (speaker.carrier, speaker.launch_type) {
        (Carrier::Host, _) => Finding::HostWithoutPublicIp,
        (Carrier::Task, LaunchType::Fargate) => Finding::TaskWithoutPublicIp,
        (Carrier::Task, LaunchType::Ec2 | LaunchType::ManagedInstances | LaunchType::External) => {
            Finding::TaskInterfaceNeverPublic
        }
    }
}

/// The reason for which outbound works.
pub(crate) const fn outbound_works(seen_as: SeenAs, speaker: Speaker) -> Finding {
    match seen_as {
        SeenAs::TaskPublicIp | SeenAs::HostPublicIp => {
            Finding::OutboundThroughInternetGateway { speaker }
        }
        SeenAs::NatGateway => Finding::OutboundThroughNatGateway { speaker },
    }
}

//! What an Availability Zone takes with it: the zone is removed and every packet is traced again.

use crate::network::{Id, Interface, Network, Placement, Zone};
use crate::reach::{self, Conditions};

/// The state after one zone has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneLoss {
    /// The zone that failed.
    pub zone: Zone,
    /// The other zones whose tasks could reach the internet before and cannot now.
    pub outbound_lost_in: Vec<Zone>,
    /// A replacement task can start in some other zone.
    pub new_tasks_can_start: bool,
    /// Tasks that still run.
    pub tasks_left: u32,
    /// Codes of the findings that say why.
    pub because: Vec<&'static str>,
}

/// The interfaces that matter in a placement: the application's, and the one for control traffic.
#[derive(Debug, Clone, Copy)]
pub struct Roles {
    /// Carries the application's traffic.
    pub application: fn(&Placement) -> Option<Id<Interface>>,
    /// Carries image pull, secrets, logs and control traffic.
    pub control: fn(&Placement) -> Option<Id<Interface>>,
}

/// Loses each zone in turn.
#[must_use]
pub fn lose_each_zone(network: &Network, roles: Roles, port: u16) -> Vec<ZoneLoss> {
    let reaches = |interface: Option<Id<Interface>>, lost_zone| {
        let conditions = Conditions { lost_zone };
        interface.is_some_and(|from| reach::outbound(network, from, port, conditions).works())
    };
    let lose = |&zone: &Zone| {
        let survivors = || network.placements.iter().filter(move |place| place.zone != zone);
        let lost = survivors().filter(|place| {
            let application = (roles.application)(place);
            reaches(application, None) && !reaches(application, Some(zone))
        });
        ZoneLoss {
            zone,
            outbound_lost_in: lost.map(|place| place.zone).collect(),
            new_tasks_can_start: survivors()
                .any(|place| reaches((roles.control)(place), Some(zone))),
            tasks_left: survivors().map(|place| place.tasks).sum(),
            because: Vec::new(),
        }
    };
    network.zones.iter().map(lose).collect()
}

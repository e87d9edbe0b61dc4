//! Route tables: the longest prefix wins. After "Configure route tables", Amazon VPC User Guide (D1).

use super::packet::Packet;
use super::{Ended, Event, Place, Walk};
use crate::network::{Id, Subnet, Target};

impl Walk<'_> {
    /// Where the subnet's route table sends a packet.
    pub(super) fn route(&mut self, subnet: Id<Subnet>, packet: &Packet) -> Result<Target, Ended> {
        let network = self.network;
        let (address, service) = packet.destination.example(packet.family, network);
        match network.route_table_of(subnet).select(address, service) {
            Some(route) => {
                let event = Event::Routed { destination: route.destination, target: route.target };
                self.record(Place::Subnet(subnet), event);
                Ok(route.target)
            }
            None => self.end(Place::Subnet(subnet), Event::NoRoute),
        }
    }
}

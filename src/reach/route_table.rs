//! Route tables: the longest prefix wins. After "Configure route tables", Amazon VPC User Guide (D1).

use super::packet::Party;
use super::{Dropped, Event, Place, Walk};
use crate::network::{Id, Subnet, Target};

impl Walk<'_> {
    /// Where the subnet's route table sends the destination.
    pub(super) fn route(
        &mut self,
        subnet: Id<Subnet>,
        destination: Party,
    ) -> Result<Target, Dropped> {
        let network = self.network;
        let table = &network.route_tables[network.subnets[subnet].route_table];
        match table.select(destination.example()) {
            Some(route) => {
                let event = Event::Routed { destination: route.destination, target: route.target };
                self.record(Place::Subnet(subnet), event);
                Ok(route.target)
            }
            None => self.drop(Place::Subnet(subnet), Event::NoRoute),
        }
    }
}

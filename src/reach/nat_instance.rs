//! NAT instances: an EC2 instance that forwards for others, which it may only with its source/destination
//! check off. Unlike a NAT gateway it has a security group. After "NAT instances", Amazon VPC User Guide
//! (D23).

use super::nat::Device;
use super::packet::{Packet, Party};
use super::{Ended, Event, Place, Standing, Walk};
use crate::network::{Id, Interface};
use crate::scenario::Endpoint;

impl Walk<'_> {
    /// From a subnet through the instance to the internet, or to the service whose gateway endpoint
    /// its own subnet routes to.
    pub(super) fn instance_request(
        &mut self,
        own: Id<Interface>,
        from: Id<Interface>,
        request: &Packet,
    ) -> Result<Option<Endpoint>, Ended> {
        let network = self.network;
        let instance = &network.interfaces[own];
        let place = Place::Interface(own);
        self.passage.nat_instance = Some(own);
        self.crosses(place, network.zone_of(from), network.zone_of(own));
        self.stands_in(network.zone_of(own), place, Standing::NatInstance)?;
        let device = Device { own, place, public: true };
        self.enter_nat_subnet(device, from, request)?;
        self.group_enter(own, request)?;
        if instance.source_dest_check {
            return self.end(place, Event::SourceDestCheck);
        }
        self.record(place, Event::InstanceTranslates);
        let translated = self.translated_by_instance(own, request);
        self.group_leave(own, &translated)?;
        self.leave_nat(device, &translated)
    }

    /// From the internet through the instance back to the subnet that asked.
    pub(super) fn instance_reply(
        &mut self,
        own: Id<Interface>,
        to: Id<Interface>,
        request: &Packet,
        service: Option<Endpoint>,
    ) -> Result<(), Ended> {
        let device = Device { own, place: Place::Interface(own), public: true };
        let sent = (request, &self.translated_by_instance(own, request));
        self.nat_answer(device, to, sent, service, Event::InstanceRestores)
    }

    fn translated_by_instance(&self, own: Id<Interface>, request: &Packet) -> Packet {
        let source_ports = self.network.interfaces[own].ephemeral_ports;
        Packet { source: Party::Interface(own), source_ports, ..*request }
    }
}

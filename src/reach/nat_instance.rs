//! NAT instances: an EC2 instance that forwards for others, which it may only with its source/destination
//! check off. Unlike a NAT gateway it has a security group. After "NAT instances", Amazon VPC User Guide
//! (D23).

use super::packet::{Packet, Party};
use super::{Ended, Event, Place, Side, Standing, Walk};
use crate::network::{Id, Interface, Target};
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
        if instance.subnet != network.interfaces[from].subnet {
            self.acl(instance.subnet, Side::Ingress, request)?;
        }
        self.group_enter(own, request)?;
        if instance.source_dest_check {
            return self.end(place, Event::SourceDestCheck);
        }
        self.record(place, Event::InstanceTranslates);
        let translated = self.translated_by_instance(own, request);
        self.group_leave(own, &translated)?;
        self.acl(instance.subnet, Side::Egress, &translated)?;
        match self.route(instance.subnet, &translated)? {
            Target::InternetGateway => {
                self.leave_by(Target::InternetGateway, own, &translated).map(|_| None)
            }
            Target::GatewayEndpoint(service) => Ok(Some(service)),
            Target::NatGateway(_)
            | Target::NatInstance(_)
            | Target::EgressOnlyInternetGateway
            | Target::TransitGateway
            | Target::Local => self.end(place, Event::NatNotPublic),
        }
    }

    /// From the internet through the instance back to the subnet that asked.
    pub(super) fn instance_reply(
        &mut self,
        own: Id<Interface>,
        to: Id<Interface>,
        request: &Packet,
        service: Option<Endpoint>,
    ) -> Result<(), Ended> {
        let network = self.network;
        let subnet = network.interfaces[own].subnet;
        let translated = self.translated_by_instance(own, request);
        if service.is_none() {
            self.enter_by(Target::InternetGateway, own, &translated)?;
        }
        self.acl(subnet, Side::Ingress, &translated.reply())?;
        self.record(Place::Interface(own), Event::InstanceRestores);
        if subnet != network.interfaces[to].subnet {
            self.acl(subnet, Side::Egress, &request.reply())?;
        }
        Ok(())
    }

    fn translated_by_instance(&self, own: Id<Interface>, request: &Packet) -> Packet {
        let source_ports = self.network.interfaces[own].ephemeral_ports;
        Packet { source: Party::Interface(own), source_ports, ..*request }
    }
}

//! The zonal public NAT gateway: sends with its own Elastic IP address, and gives the replies back to
//! whoever asked. It opens nothing to the inside. After "NAT gateway basics", Amazon VPC User Guide (D9).

use super::packet::{NAT_PORTS, Packet, Party};
use super::{Dropped, Event, Place, Side, Walk};
use crate::network::{Id, Interface, NatGateway, Target};

impl Walk<'_> {
    /// From a subnet through the gateway to the internet.
    pub(super) fn nat_request(
        &mut self,
        gateway: Id<NatGateway>,
        from: Id<Interface>,
        request: &Packet,
    ) -> Result<(), Dropped> {
        let network = self.network;
        let own = network.nat_gateways[gateway].interface;
        let (zone, nat_zone) = (network.zone_of(from), network.zone_of(own));
        let subnet = network.interfaces[own].subnet;
        if zone != nat_zone {
            let event = Event::ZoneCrossed { from: zone, to: nat_zone };
            self.record(Place::NatGateway(gateway), event);
            self.passage.crosses_zones = Some((zone, nat_zone));
        }
        if self.conditions.lost_zone == Some(nat_zone) {
            return self.drop(Place::NatGateway(gateway), Event::NatZoneLost { zone: nat_zone });
        }
        if subnet != network.interfaces[from].subnet {
            self.acl(subnet, Side::Ingress, request)?;
        }
        self.record(Place::NatGateway(gateway), Event::NatTranslates);
        self.passage.nat_gateway = Some(gateway);
        let translated = self.translated(own, request);
        self.acl(subnet, Side::Egress, &translated)?;
        match self.route(subnet, translated.destination)? {
            Target::InternetGateway => self.gateway_leave(own)?,
            Target::NatGateway(_) | Target::Local => {
                return self.drop(Place::NatGateway(gateway), Event::NatNotPublic);
            }
        };
        Ok(())
    }

    /// From the internet through the gateway back to the subnet that asked.
    pub(super) fn nat_reply(
        &mut self,
        gateway: Id<NatGateway>,
        to: Id<Interface>,
        reply: &Packet,
    ) -> Result<(), Dropped> {
        let network = self.network;
        let own = network.nat_gateways[gateway].interface;
        let subnet = network.interfaces[own].subnet;
        self.gateway_enter(own)?;
        let translated = self.translated(own, &reply.reply()).reply();
        self.acl(subnet, Side::Ingress, &translated)?;
        self.record(Place::NatGateway(gateway), Event::NatRestores);
        if subnet != network.interfaces[to].subnet {
            self.acl(subnet, Side::Egress, reply)?;
        }
        Ok(())
    }

    fn translated(&self, own: Id<Interface>, request: &Packet) -> Packet {
        let source = Party::Inside(self.network.interfaces[own].address);
        Packet { source, source_ports: NAT_PORTS, ..*request }
    }
}

//! NAT gateways send with their own Elastic IP address, and give the replies back to whoever asked. They
//! open nothing to the inside. After "NAT gateway basics" and "Regional NAT gateways", Amazon VPC User
//! Guide (D9 to D11), and "DNS64 and NAT64" (D14).

use super::nat::Device;
use super::packet::{Packet, Party};
use super::{Ended, Event, Place, Standing, Walk};
use crate::network::{Availability, Family, Id, Interface, NAT_PORTS, NatGateway, Zone};
use crate::scenario::Endpoint;

impl Walk<'_> {
    /// From a subnet through the gateway to the internet, or to the service whose gateway endpoint
    /// its own subnet routes to.
    pub(super) fn nat_request(
        &mut self,
        gateway: Id<NatGateway>,
        from: Id<Interface>,
        request: &Packet,
    ) -> Result<Option<Endpoint>, Ended> {
        let network = self.network;
        let place = Place::NatGateway(gateway);
        let zone = network.zone_of(from);
        self.passage.nat_gateway = Some(gateway);
        let NatGateway { public, availability } = &network.nat_gateways[gateway];
        let own = match availability {
            Availability::Zonal(own) => *own,
            Availability::Regional(active) => {
                return self.regional_request(gateway, zone, active, request).map(|()| None);
            }
        };
        let device = Device { own, place, public: *public };
        let nat_zone = network.zone_of(own);
        self.crosses(place, zone, nat_zone);
        self.stands_in(nat_zone, place, Standing::NatGateway)?;
        self.enter_nat_subnet(device, from, request)?;
        self.translates(place, request);
        self.leave_nat(device, &translated(own, request))
    }

    /// A regional gateway serves in the sender's zone where it is active there, and from another zone
    /// until it has grown into it. It has its own route to the internet gateway.
    fn regional_request(
        &mut self,
        gateway: Id<NatGateway>,
        zone: Zone,
        active: &[Zone],
        request: &Packet,
    ) -> Result<(), Ended> {
        let place = Place::NatGateway(gateway);
        let lost = self.conditions.lost;
        let near = active.iter().find(|active| **active == zone);
        let other = active.iter().find(|active| !lost.contains(**active));
        let Some(&serving) = near.or(other).or(active.first()) else {
            return self.end(place, Event::NatNotPublic);
        };
        self.crosses(place, zone, serving);
        self.stands_in(serving, place, Standing::NatGateway)?;
        if request.destination == Party::Nat64 {
            // What stops every packet stops these as well; only then nobody can say.
            self.regional_gateway_stands(place)?;
            self.doubt(place, Event::Nat64NotDocumented)?;
        }
        self.translates(place, request);
        self.regional_gateway()
    }

    fn regional_gateway(&mut self) -> Result<(), Ended> {
        let place = Place::InternetGateway;
        self.regional_gateway_stands(place)?;
        self.record(place, Event::GatewayForwards);
        Ok(())
    }

    /// Whether a packet at `place` may leave by the gateway's own route to the internet gateway.
    fn regional_gateway_stands(&mut self, place: Place) -> Result<(), Ended> {
        match self.network.internet_gateway {
            true => self.not_blocked(place, true),
            false => self.end(place, Event::GatewayMissing),
        }
    }

    fn translates(&mut self, place: Place, request: &Packet) {
        let event = match request.destination {
            Party::Nat64 => Event::Nat64Translates,
            Party::Internet(_) | Party::Interface(_) | Party::Client(_) => Event::NatTranslates,
        };
        self.record(place, event);
    }

    /// From the internet through the gateway back to the subnet that asked.
    pub(super) fn nat_reply(
        &mut self,
        gateway: Id<NatGateway>,
        to: Id<Interface>,
        request: &Packet,
        service: Option<Endpoint>,
    ) -> Result<(), Ended> {
        let place = Place::NatGateway(gateway);
        let NatGateway { public, availability } = &self.network.nat_gateways[gateway];
        match availability {
            Availability::Zonal(own) => {
                let device = Device { own: *own, place, public: *public };
                let sent = (request, &translated(*own, request));
                self.nat_answer(device, to, sent, service, Event::NatRestores)
            }
            Availability::Regional(_) => {
                self.regional_gateway()?;
                self.record(place, Event::NatRestores);
                Ok(())
            }
        }
    }
}

/// The packet as the gateway sends it on: over IPv4, whatever it came in.
fn translated(own: Id<Interface>, request: &Packet) -> Packet {
    let destination = match request.destination {
        Party::Nat64 => Party::Internet(None),
        other @ (Party::Internet(_) | Party::Interface(_) | Party::Client(_)) => other,
    };
    Packet {
        family: Family::Ipv4,
        source: Party::Interface(own),
        source_ports: NAT_PORTS,
        destination,
        ..*request
    }
}

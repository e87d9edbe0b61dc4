//! NAT gateways send with their own Elastic IP address, and give the replies back to whoever asked. They
//! open nothing to the inside. After "NAT gateway basics" and "Regional NAT gateways", Amazon VPC User
//! Guide (D9 to D11), and "DNS64 and NAT64" (D14).

use super::packet::{Packet, Party};
use super::{Ended, Event, Place, Side, Standing, Walk};
use crate::network::{Availability, Family, Id, Interface, NAT_PORTS, NatGateway, Target, Zone};
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
        let nat_zone = network.zone_of(own);
        let subnet = network.interfaces[own].subnet;
        self.crosses(place, zone, nat_zone);
        self.stands_in(nat_zone, place, Standing::NatGateway)?;
        if subnet != network.interfaces[from].subnet {
            self.acl(subnet, Side::Ingress, request)?;
        }
        self.translates(place, request);
        let translated = translated(own, request);
        self.acl(subnet, Side::Egress, &translated)?;
        match self.route(subnet, &translated)? {
            Target::InternetGateway if !public => self.end(place, Event::NatPrivate),
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
        if request.destination == Party::Nat64 {
            return self.end(place, Event::Nat64NotDocumented);
        }
        let lost = self.conditions.lost;
        let near = active.iter().find(|active| **active == zone);
        let other = active.iter().find(|active| !lost.contains(**active));
        let Some(&serving) = near.or(other).or(active.first()) else {
            return self.end(place, Event::NatNotPublic);
        };
        self.crosses(place, zone, serving);
        self.stands_in(serving, place, Standing::NatGateway)?;
        self.translates(place, request);
        self.regional_gateway()
    }

    fn regional_gateway(&mut self) -> Result<(), Ended> {
        let place = Place::InternetGateway;
        if !self.network.internet_gateway {
            return self.end(place, Event::GatewayMissing);
        }
        self.not_blocked(place, true)?;
        self.record(place, Event::GatewayForwards);
        Ok(())
    }

    fn translates(&mut self, place: Place, request: &Packet) {
        let event = match request.destination {
            Party::Nat64 => Event::Nat64Translates,
            Party::Internet(_) | Party::Interface(_) => Event::NatTranslates,
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
        let network = self.network;
        let place = Place::NatGateway(gateway);
        let own = match network.nat_gateways[gateway].availability {
            Availability::Zonal(own) => own,
            Availability::Regional(_) => {
                self.regional_gateway()?;
                self.record(place, Event::NatRestores);
                return Ok(());
            }
        };
        let subnet = network.interfaces[own].subnet;
        let translated = translated(own, request);
        if service.is_none() {
            self.enter_by(Target::InternetGateway, own, &translated)?;
        }
        self.acl(subnet, Side::Ingress, &translated.reply())?;
        self.record(place, Event::NatRestores);
        if subnet != network.interfaces[to].subnet {
            self.acl(subnet, Side::Egress, &request.reply())?;
        }
        Ok(())
    }
}

/// The packet as the gateway sends it on: over IPv4, whatever it came in.
fn translated(own: Id<Interface>, request: &Packet) -> Packet {
    let destination = match request.destination {
        Party::Nat64 => Party::Internet(None),
        other @ (Party::Internet(_) | Party::Interface(_)) => other,
    };
    Packet {
        family: Family::Ipv4,
        source: Party::Interface(own),
        source_ports: NAT_PORTS,
        destination,
        ..*request
    }
}

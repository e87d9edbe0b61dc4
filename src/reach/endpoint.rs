//! VPC endpoints. Private DNS is VPC-wide: where a service has an interface endpoint, every subnet
//! resolves its name to the endpoint's interfaces, also one that has another way (C24). After "Access an
//! AWS service using an interface VPC endpoint" and "Gateway endpoints", AWS PrivateLink (D20, D21).

use super::packet::Party;
use super::{Ended, Event, Leg, Place, Standing, Walk};
use crate::network::{Family, Id, Interface, VpcEndpoint};
use crate::scenario::Endpoint;

impl Walk<'_> {
    /// Private DNS answers with an interface endpoint: in the sender's zone where one stands there.
    pub(super) fn resolve_endpoint(
        &mut self,
        from: Id<Interface>,
        endpoint: Id<VpcEndpoint>,
    ) -> Result<(Family, Party), Ended> {
        let network = self.network;
        let VpcEndpoint { service, interfaces } = &network.endpoints[endpoint];
        let zone = network.zone_of(from);
        let lost = self.conditions.lost;
        let near = interfaces.iter().find(|id| network.zone_of(**id) == zone);
        let standing = interfaces.iter().find(|id| !lost.contains(network.zone_of(**id)));
        let place = Place::Interface(from);
        self.record(place, Event::ResolvesToEndpoint { service: *service });
        let Some(&there) = near.or(standing).or(interfaces.first()) else {
            return self.end(place, Event::NoRoute);
        };
        self.stands_in(network.zone_of(there), Place::Interface(there), Standing::Endpoint)?;
        self.passage.endpoint = Some(endpoint);
        let both = |family| {
            let [here, there] = [from, there].map(Party::Interface);
            here.addresses(family, network).and(there.addresses(family, network))
        };
        match (both(Family::Ipv4), both(Family::Ipv6)) {
            (Some(_), _) => Ok((Family::Ipv4, Party::Interface(there))),
            (None, Some(_)) => Ok((Family::Ipv6, Party::Interface(there))),
            (None, None) => {
                let family = match network.interfaces[from].ipv4 {
                    Some(_) => Family::Ipv6,
                    None => Family::Ipv4,
                };
                self.end(place, Event::NoAddress { family })
            }
        }
    }

    /// Through a gateway endpoint to the service and back. It stands in no zone.
    pub(super) fn gateway_endpoint(&mut self, service: Endpoint, port: u16) {
        let place = Place::GatewayEndpoint(service);
        let mut endpoints = self.network.endpoints.iter();
        self.passage.endpoint =
            endpoints.find(|(_, endpoint)| endpoint.service == service).map(|(id, _)| id);
        self.record(place, Event::GatewayEndpointForwards);
        self.record(place, Event::Arrived { port });
        self.leg = Leg::Reply;
    }
}

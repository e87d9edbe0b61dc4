//! The internet gateway: exchanges private for public addresses one to one, both ways, and has nothing
//! to exchange for an interface without a public IPv4 address. After "Enable internet access for a VPC
//! using an internet gateway", Amazon VPC User Guide (D2, D3). It is in no zone and fails with none (Z4).

use super::{Dropped, Event, Place, SeenAs, Side, Walk, seen_as_own};
use crate::network::{Id, Interface};

impl Walk<'_> {
    /// Out of the VPC: the interface's public address becomes the sender.
    pub(super) fn gateway_leave(&mut self, from: Id<Interface>) -> Result<SeenAs, Dropped> {
        self.gateway(from, Side::Egress)
    }

    /// Into the VPC: the interface's private address becomes the recipient.
    pub(super) fn gateway_enter(&mut self, to: Id<Interface>) -> Result<SeenAs, Dropped> {
        self.gateway(to, Side::Ingress)
    }

    fn gateway(&mut self, interface: Id<Interface>, side: Side) -> Result<SeenAs, Dropped> {
        let network = self.network;
        if !network.internet_gateway {
            return self.drop(Place::InternetGateway, Event::GatewayMissing);
        }
        let interface = &network.interfaces[interface];
        if !interface.public_ipv4 {
            return self.drop(Place::InternetGateway, Event::NoPublicAddress { side });
        }
        let event = Event::GatewayTranslates { private: interface.address };
        self.record(Place::InternetGateway, event);
        Ok(seen_as_own(interface.owner))
    }
}

//! The internet gateway exchanges private for public IPv4 addresses one to one, both ways, and has
//! nothing to exchange for an interface without a public one; IPv6 passes as it is (D3, D5). The
//! egress-only internet gateway passes IPv6 alone, and lets no connection in (D16). Both are in no zone
//! and fail with none (Z4). VPC Block Public Access overrides them (D30). After "Enable internet access
//! for a VPC using an internet gateway", Amazon VPC User Guide.

use super::packet::Packet;
use super::{Ended, Event, Place, SeenAs, Side, Walk, address, seen_as_own};
use crate::network::{Family, Id, Interface, Owner, Target};
use crate::scenario::PublicAccessBlock;

impl Walk<'_> {
    /// Out of the VPC by an internet gateway of either kind.
    pub(super) fn leave_by(
        &mut self,
        gateway: Target,
        from: Id<Interface>,
        packet: &Packet,
    ) -> Result<SeenAs, Ended> {
        self.gateway(gateway, from, packet.family, Side::Egress)
    }

    /// Into the VPC by an internet gateway of either kind.
    pub(super) fn enter_by(
        &mut self,
        gateway: Target,
        to: Id<Interface>,
        packet: &Packet,
    ) -> Result<SeenAs, Ended> {
        self.gateway(gateway, to, packet.family, Side::Ingress)
    }

    pub(super) fn gateway(
        &mut self,
        gateway: Target,
        id: Id<Interface>,
        family: Family,
        side: Side,
    ) -> Result<SeenAs, Ended> {
        let network = self.network;
        let interface = &network.interfaces[id];
        let seen_as = seen_as_own(interface.owner, family);
        if gateway == Target::EgressOnlyInternetGateway {
            let place = Place::EgressOnlyInternetGateway;
            self.not_blocked(place, true)?;
            self.record(place, Event::EgressOnlyForwards);
            return Ok(seen_as);
        }
        let place = Place::InternetGateway;
        if !network.internet_gateway {
            return self.end(place, Event::GatewayMissing);
        }
        match family {
            Family::Ipv4 if !interface.public_ipv4 => {
                return self.end(place, Event::NoPublicAddress { side });
            }
            Family::Ipv6 if interface.ipv6.is_none() => {
                return self.end(place, Event::NoAddress { family });
            }
            Family::Ipv4 | Family::Ipv6 => {}
        }
        self.not_blocked(place, interface.owner == Owner::NatGateway)?;
        let event = match family {
            Family::Ipv4 => Event::GatewayTranslates { private: address(network, id, family) },
            Family::Ipv6 => Event::GatewayForwards,
        };
        self.record(place, event);
        Ok(seen_as)
    }

    /// VPC Block Public Access: with `ingress-only` what only leads outwards still flows, which NAT
    /// gateways and egress-only internet gateways do; a public address does not. It is a filter: what is behind it
    /// may stop the packet as well.
    pub(super) fn not_blocked(&mut self, place: Place, only_outwards: bool) -> Result<(), Ended> {
        let block = self.network.public_access_block;
        match block {
            PublicAccessBlock::Off => Ok(()),
            PublicAccessBlock::IngressOnly if only_outwards => Ok(()),
            PublicAccessBlock::IngressOnly | PublicAccessBlock::Bidirectional => {
                self.filter(place, Event::AccessBlocked { block })
            }
        }
    }
}

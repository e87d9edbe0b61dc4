//! What NAT gateways and NAT instances share: both stand on an interface, forward by the route table and
//! the network ACL of their own subnet, and give the replies back to whoever asked.

use super::packet::Packet;
use super::{Ended, Event, Place, Side, Walk};
use crate::network::{Id, Interface, Target};
use crate::scenario::Endpoint;

/// A NAT device on a packet's way.
#[derive(Clone, Copy)]
pub(super) struct Device {
    /// The interface it stands on.
    pub(super) own: Id<Interface>,
    /// Where its hops are.
    pub(super) place: Place,
    /// It has a public address to send from.
    pub(super) public: bool,
}

impl Walk<'_> {
    /// Into the device's subnet, where the packet does not come from it.
    pub(super) fn enter_nat_subnet(
        &mut self,
        device: Device,
        from: Id<Interface>,
        request: &Packet,
    ) -> Result<(), Ended> {
        let interfaces = &self.network.interfaces;
        let subnet = interfaces[device.own].subnet;
        match subnet == interfaces[from].subnet {
            true => Ok(()),
            false => self.acl(subnet, Side::Ingress, request),
        }
    }

    /// On from the device, translated: to the internet, or to the service whose gateway endpoint its own
    /// subnet routes to.
    pub(super) fn leave_nat(
        &mut self,
        device: Device,
        translated: &Packet,
    ) -> Result<Option<Endpoint>, Ended> {
        let Device { own, place, public } = device;
        let subnet = self.network.interfaces[own].subnet;
        self.acl(subnet, Side::Egress, translated)?;
        match self.route(subnet, translated)? {
            Target::InternetGateway if !public => self.end(place, Event::NatPrivate),
            Target::InternetGateway => {
                self.leave_by(Target::InternetGateway, own, translated).map(|_| None)
            }
            Target::GatewayEndpoint(service) => Ok(Some(service)),
            Target::NatGateway(_)
            | Target::NatInstance(_)
            | Target::EgressOnlyInternetGateway
            | Target::TransitGateway
            | Target::Local => self.end(place, Event::NatNotPublic),
        }
    }

    /// The reply to what was sent on, back to the border of the subnet that asked.
    pub(super) fn nat_answer(
        &mut self,
        device: Device,
        to: Id<Interface>,
        (request, translated): (&Packet, &Packet),
        service: Option<Endpoint>,
        restored: Event,
    ) -> Result<(), Ended> {
        let Device { own, place, .. } = device;
        let subnet = self.network.interfaces[own].subnet;
        if service.is_none() {
            self.enter_by(Target::InternetGateway, own, translated)?;
        }
        self.acl(subnet, Side::Ingress, &translated.reply())?;
        self.record(place, restored);
        if subnet != self.network.interfaces[to].subnet {
            self.acl(subnet, Side::Egress, &request.reply())?;
        }
        Ok(())
    }
}

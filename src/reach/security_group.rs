//! Security groups: rules only allow, and replies always pass. After "Control traffic to your AWS
//! resources using security groups", Amazon VPC User Guide (D17).

use super::packet::Packet;
use super::{Dropped, Event, Place, Side, Walk};
use crate::network::{Id, Interface};
use crate::scenario::{PortRange, Protocol, SecurityGroupRule};
use std::net::{IpAddr, Ipv4Addr};

impl Walk<'_> {
    /// Lets a request out of an interface.
    pub(super) fn group_leave(&mut self, from: Id<Interface>, packet: &Packet) -> Result<(), Dropped> {
        let network = self.network;
        let Some(group) = network.interfaces[from].security_group else { return Ok(()) };
        let rules = &network.security_groups[group].egress;
        self.group(from, Side::Egress, rules, packet.destination, packet.destination_ports)
    }

    /// Lets a request into an interface.
    pub(super) fn group_enter(&mut self, to: Id<Interface>, packet: &Packet) -> Result<(), Dropped> {
        let network = self.network;
        let Some(group) = network.interfaces[to].security_group else { return Ok(()) };
        let rules = &network.security_groups[group].ingress;
        self.group(to, Side::Ingress, rules, packet.source, packet.destination_ports)
    }

    fn group(
        &mut self,
        at: Id<Interface>,
        side: Side,
        rules: &[SecurityGroupRule],
        peer: Ipv4Addr,
        ports: PortRange,
    ) -> Result<(), Dropped> {
        let allowing = rules.iter().find(|rule| {
            let whole = rule.ports.overlap(ports) == Some(ports) || rule.protocol == Protocol::All;
            rule.protocol.covers(Protocol::Tcp) && rule.cidr.contains(&IpAddr::V4(peer)) && whole
        });
        match allowing {
            Some(&rule) => {
                self.record(Place::Interface(at), Event::GroupAllows { side, rule });
                Ok(())
            }
            None => {
                let event = Event::GroupDrops { side, rules: rules.len(), port: ports.first() };
                self.drop(Place::Interface(at), event)
            }
        }
    }
}

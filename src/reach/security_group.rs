//! Security groups: rules only allow, and replies always pass. After "Control traffic to your AWS
//! resources using security groups", Amazon VPC User Guide (D17).

use super::packet::{Packet, Party, covers, halves};
use super::{Ended, Event, Place, Side, Walk};
use crate::network::{Id, Interface};
use crate::scenario::{Protocol, SecurityGroupRule};
use ipnet::IpNet;

impl Walk<'_> {
    /// Lets a request out of an interface.
    pub(super) fn group_leave(
        &mut self,
        from: Id<Interface>,
        packet: &Packet,
    ) -> Result<(), Ended> {
        let network = self.network;
        let Some(group) = network.interfaces[from].security_group else { return Ok(()) };
        let rules = &network.security_groups[group].rules.egress;
        self.group(from, (Side::Egress, rules), 0, packet.destination, packet)
    }

    /// Lets a request into an interface: by the group of the sender, or by its address.
    pub(super) fn group_enter(&mut self, to: Id<Interface>, packet: &Packet) -> Result<(), Ended> {
        let network = self.network;
        let Some(group) = network.interfaces[to].security_group else { return Ok(()) };
        let group = &network.security_groups[group];
        let sender = match packet.source {
            // A node's group is known by also where the client's address is kept.
            Party::Interface(sender) | Party::Client(sender) => {
                network.interfaces[sender].security_group
            }
            Party::Internet(_) | Party::Nat64 => None,
        };
        let ports = packet.destination_ports;
        let admits = |(admitted, open): &(_, crate::scenario::PortRange)| {
            Some(*admitted) == sender && open.overlap(ports) == Some(ports)
        };
        if group.admits.iter().any(admits) {
            self.record(Place::Interface(to), Event::GroupAdmits);
            return Ok(());
        }
        let rules = (Side::Ingress, group.rules.ingress.as_slice());
        self.group(to, rules, group.admits.len(), packet.source, packet)
    }

    /// Lets through what a rule for addresses allows; beside those, `named` rules allow other groups.
    fn group(
        &mut self,
        at: Id<Interface>,
        (side, rules): (Side, &[SecurityGroupRule]),
        named: usize,
        peer: Party,
        packet: &Packet,
    ) -> Result<(), Ended> {
        let ports = packet.destination_ports;
        let fits = |rule: &SecurityGroupRule| {
            let whole = rule.ports.overlap(ports) == Some(ports) || rule.protocol == Protocol::All;
            rule.protocol.covers(Protocol::Tcp) && whole
        };
        let addresses = peer.addresses(packet.family, self.network);
        match addresses.and_then(|addresses| covering(rules, fits, addresses)) {
            Some(&rule) => {
                self.record(Place::Interface(at), Event::GroupAllows { side, rule });
                Ok(())
            }
            None => {
                let rules = rules.len().saturating_add(named);
                let event = Event::GroupDrops { side, rules, port: ports.first() };
                self.filter(Place::Interface(at), event)
            }
        }
    }
}

/// The rule that allows all the addresses, or the first of several that do so together.
fn covering(
    rules: &[SecurityGroupRule],
    fits: impl Fn(&SecurityGroupRule) -> bool + Copy,
    addresses: IpNet,
) -> Option<&SecurityGroupRule> {
    let fitting = || rules.iter().filter(move |rule| fits(rule));
    if let Some(rule) = fitting().find(|rule| covers(rule.cidr, addresses)) {
        return Some(rule);
    }
    // Only rules for parts of the addresses are left: all parts must be allowed.
    fitting().find(|rule| covers(addresses, rule.cidr))?;
    let [lower, upper] = halves(addresses)?;
    covering(rules, fits, upper)?;
    covering(rules, fits, lower)
}

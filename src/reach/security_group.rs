//! Security groups: rules only allow, and replies always pass. After "Control traffic to your AWS
//! resources using security groups", Amazon VPC User Guide (D17).

use super::packet::{Packet, Party, halves};
use super::{Dropped, Event, Place, Side, Walk};
use crate::network::{Id, Interface};
use crate::scenario::{PortRange, Protocol, SecurityGroupRule};
use ipnet::{IpNet, Ipv4Net};

impl Walk<'_> {
    /// Lets a request out of an interface.
    pub(super) fn group_leave(
        &mut self,
        from: Id<Interface>,
        packet: &Packet,
    ) -> Result<(), Dropped> {
        let network = self.network;
        let Some(group) = network.interfaces[from].security_group else { return Ok(()) };
        let rules = &network.security_groups[group].egress;
        self.group(from, Side::Egress, rules, packet.destination, packet.destination_ports)
    }

    /// Lets a request into an interface.
    pub(super) fn group_enter(
        &mut self,
        to: Id<Interface>,
        packet: &Packet,
    ) -> Result<(), Dropped> {
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
        peer: Party,
        ports: PortRange,
    ) -> Result<(), Dropped> {
        let fits = |rule: &SecurityGroupRule| {
            let whole = rule.ports.overlap(ports) == Some(ports) || rule.protocol == Protocol::All;
            rule.protocol.covers(Protocol::Tcp) && whole
        };
        match covering(rules, fits, peer.addresses()) {
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

/// The rule that allows all the addresses, or the first of several that do so together.
fn covering(
    rules: &[SecurityGroupRule],
    fits: impl Fn(&SecurityGroupRule) -> bool + Copy,
    addresses: Ipv4Net,
) -> Option<&SecurityGroupRule> {
    let ranges = || {
        let fitting = rules.iter().filter(move |rule| fits(rule));
        fitting.filter_map(|rule| match rule.cidr {
            IpNet::V4(cidr) => Some((rule, cidr)),
            IpNet::V6(_) => None,
        })
    };
    if let Some((rule, _)) = ranges().find(|(_, cidr)| cidr.contains(&addresses)) {
        return Some(rule);
    }
    // Only rules for parts of the addresses are left: all parts must be allowed.
    ranges().find(|(_, cidr)| addresses.contains(cidr))?;
    let [lower, upper] = halves(addresses)?;
    covering(rules, fits, upper)?;
    covering(rules, fits, lower)
}

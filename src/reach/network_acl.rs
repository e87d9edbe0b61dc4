//! Network ACLs: numbered rules at a subnet's border, lowest number first, without memory: the reply is
//! filtered like any other packet. After "Control subnet traffic with network access control lists",
//! Amazon VPC User Guide (D19).

use super::packet::{Packet, covers, halves};
use super::{Ended, Event, Place, Side, Walk};
use crate::network::{Id, Subnet};
use crate::scenario::{AclAction, NetworkAclRule, PortRange, Protocol};
use ipnet::IpNet;

/// What becomes of the ports a packet may carry.
#[derive(Debug, Default)]
struct Sorted {
    /// The rule that lets the first of them pass.
    passed_by: Option<u16>,
    /// The first range that is dropped, with the rule, or none for the final `*` rule.
    dropped: Option<(PortRange, Option<u16>)>,
}

impl Walk<'_> {
    /// Lets a packet over a subnet's border. Where only some of its possible ports pass, it passes, and
    /// the hop names the ports that do not.
    pub(super) fn acl(
        &mut self,
        subnet: Id<Subnet>,
        side: Side,
        packet: &Packet,
    ) -> Result<(), Ended> {
        let network = self.network;
        let acl = &network.network_acls[network.subnets[subnet].network_acl];
        let (rules, peer) = match side {
            Side::Ingress => (&acl.ingress, packet.source),
            Side::Egress => (&acl.egress, packet.destination),
        };
        let ports = packet.destination_ports;
        let addresses = peer.addresses(packet.family, network);
        let sorted = addresses.map(|addresses| sort(rules, addresses, ports)).unwrap_or_default();
        match sorted.passed_by {
            Some(number) => {
                let dropped = sorted.dropped.map(|(ports, _)| ports);
                self.record(Place::Subnet(subnet), Event::AclPasses { side, number, dropped });
                Ok(())
            }
            None => {
                let number = sorted.dropped.and_then(|(_, number)| number);
                self.filter(Place::Subnet(subnet), Event::AclDrops { side, number, ports })
            }
        }
    }
}

/// What becomes of packets with all the addresses. Where rules speak about parts of them, each part is
/// looked at: a numbered rule that denies a part is an exception, as blocking one attacker is, and does
/// not decide; a part that only the final `*` rule denies was never let in, and does.
fn sort(rules: &[NetworkAclRule], addresses: IpNet, ports: PortRange) -> Sorted {
    if let Some(rule) = first_about_all(rules, addresses, ports) {
        return match rule.action {
            AclAction::Allow => Sorted { passed_by: Some(rule.number), dropped: None },
            AclAction::Deny => {
                Sorted { passed_by: None, dropped: Some((ports, Some(rule.number))) }
            }
        };
    }
    let splits = rules.iter().any(|rule| {
        let cidr = rule.matches.cidr;
        cidr != addresses && covers(addresses, cidr)
    });
    let parts = if splits { halves(addresses) } else { None };
    let Some([lower, upper]) = parts else { return sort_alike(rules, addresses, ports) };
    let (lower, upper) = (sort(rules, lower, ports), sort(rules, upper, ports));
    match (lower.decides(), upper.decides()) {
        (true, _) => lower,
        (_, true) => upper,
        (false, false) if lower.passed_by.is_some() => lower,
        (false, false) => upper,
    }
}

/// The usual case, spared everything else: the first rule that speaks about any of the packets speaks about all.
fn first_about_all(
    rules: &[NetworkAclRule],
    addresses: IpNet,
    ports: PortRange,
) -> Option<&NetworkAclRule> {
    let (first, all) = rules.iter().find_map(|rule| {
        let ports =
            rule.matches.protocol.covers(Protocol::Tcp).then(|| covered(rule).overlap(ports))??;
        let cidr = rule.matches.cidr;
        let all = covers(cidr, addresses);
        (all || covers(addresses, cidr)).then_some((rule, all.then_some(ports)))
    })?;
    let all = all == Some(ports) && rules.is_sorted_by_key(|rule| rule.number);
    all.then_some(first)
}

/// The ports that a rule speaks about.
const fn covered(rule: &NetworkAclRule) -> PortRange {
    match rule.matches.protocol {
        Protocol::All => PortRange::ALL,
        Protocol::Tcp | Protocol::Udp | Protocol::Icmp => rule.matches.ports,
    }
}

impl Sorted {
    /// True where nothing passes and no numbered rule says so.
    const fn decides(&self) -> bool {
        self.passed_by.is_none() && matches!(self.dropped, Some((_, None)))
    }
}

/// What becomes of packets with addresses that every rule treats alike.
fn sort_alike(rules: &[NetworkAclRule], addresses: IpNet, ports: PortRange) -> Sorted {
    let mut sorted = Sorted::default();
    let mut open = vec![ports];
    let mut after: Option<u16> = None;
    // AWS numbers are unique; two rules of one number in a document are taken in the order given.
    while let Some(number) = next_number(rules, after) {
        for rule in rules.iter().filter(|rule| rule.number == number) {
            let matches = &rule.matches;
            if !matches.protocol.covers(Protocol::Tcp) || !covers(matches.cidr, addresses) {
                continue;
            }
            let covered = covered(rule);
            let mut left = Vec::new();
            for range in open {
                if let Some(hit) = range.overlap(covered) {
                    match rule.action {
                        AclAction::Allow => sorted.passed_by = sorted.passed_by.or(Some(number)),
                        AclAction::Deny => {
                            sorted.dropped = sorted.dropped.or(Some((hit, Some(number))));
                        }
                    }
                }
                left.extend(range.without(covered).into_iter().flatten());
            }
            open = left;
        }
        if open.is_empty() {
            return sorted;
        }
        after = Some(number);
    }
    if let Some(rest) = open.first() {
        sorted.dropped = sorted.dropped.or(Some((*rest, None)));
    }
    sorted
}

fn next_number(rules: &[NetworkAclRule], after: Option<u16>) -> Option<u16> {
    let numbers = rules.iter().map(|rule| rule.number);
    numbers.filter(|number| after.is_none_or(|after| *number > after)).min()
}

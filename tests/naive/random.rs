//! Numbers that are the same in every run, and filters made of them.

use ecs_reach::scenario::{
    AclAction, NetworkAclRule, NetworkAclRules, PortRange, Protocol, SecurityGroupRule,
    SecurityGroupRules,
};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Xorshift64*, after Marsaglia and Vigna.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
    /// Two networks in three have few faults: with many at once, nothing ever arrives.
    calm: bool,
}

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        let state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Random { state, calm: !seed.is_multiple_of(3) }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// True where something is to go wrong: in so many of a hundred networks that are not calm.
    pub(crate) fn fault(&mut self, percent: usize) -> bool {
        let percent = if self.calm { percent.div_ceil(10) } else { percent };
        self.percent(percent)
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A port to ask about; 443 mostly, so that rules for it matter.
    pub(crate) fn port(&mut self) -> u16 {
        self.pick(&[443, 443, 443, 443, 80, 8080, 40_000])
    }

    fn ports(&mut self) -> PortRange {
        let all = (0, u16::MAX);
        let common = [all, all, all, (443, 443), (80, 80), (1024, 65_535), (32_768, 61_000)];
        let parts = [(49_152, 65_535), (0, 40_000), (1024, 32_767), (8080, 8080), (61_001, 65_535)];
        let any = u16::try_from(self.below(65_000)).unwrap();
        let (first, last) = match self.below(20) {
            0..14 => self.pick(&common),
            14..18 => self.pick(&parts),
            _ => (any, any.saturating_add(u16::try_from(self.below(9000)).unwrap())),
        };
        PortRange::new(first, last).unwrap()
    }

    fn cidr(&mut self) -> IpNet {
        const PARTS: [&str; 22] = [
            "0.0.0.0/1",
            "128.0.0.0/1",
            "0.0.0.0/2",
            "10.0.0.0/16",
            "10.0.0.0/20",
            "10.0.1.0/24",
            "198.51.100.0/24",
            "203.0.113.7/32",
            "100.64.0.0/10",
            "255.255.255.255/32",
            "10.0.9.9/8",
            "10.0.0.0/8",
            "::/1",
            "8000::/1",
            "2000::/3",
            "2001:db8::/32",
            "2001:db8:0:100::/56",
            "64:ff9b::/96",
            "64:ff9b::/97",
            "64:ff9b::8000:0/97",
            "64:ff9b::cb00:7107/128",
            "::1/128",
        ];
        match self.below(20) {
            0..8 => IpNet::V4(Ipv4Net::default()),
            8..13 => IpNet::V6(Ipv6Net::default()),
            13..19 => self.pick(&PARTS).parse().unwrap(),
            _ => {
                let address = u32::try_from(self.next() % (1 << 32)).unwrap();
                let length = u8::try_from(self.below(33)).unwrap();
                IpNet::V4(Ipv4Net::new(Ipv4Addr::from(address), length).unwrap())
            }
        }
    }

    fn rule(&mut self) -> SecurityGroupRule {
        let protocols = [Protocol::All, Protocol::All, Protocol::Tcp, Protocol::Tcp, Protocol::Udp];
        let protocol = match self.percent(4) {
            true => Protocol::Icmp,
            false => self.pick(&protocols),
        };
        SecurityGroupRule { cidr: self.cidr(), protocol, ports: self.ports() }
    }

    /// Rules of a security group for one side.
    fn side(&mut self) -> Vec<SecurityGroupRule> {
        let halves = ["0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1", "64:ff9b::/96"];
        let ports = PortRange::single(443);
        let kind = if self.fault(30) { 15 + self.below(5) } else { self.below(15) };
        let mut rules: Vec<SecurityGroupRule> = match kind {
            0..11 => open(),
            11..15 => halves.map(|half| SecurityGroupRule::all(half.parse().unwrap())).to_vec(),
            15..17 => open()
                .into_iter()
                .map(|rule| SecurityGroupRule { ports, protocol: Protocol::Tcp, ..rule })
                .collect(),
            17 => Vec::new(),
            _ => (0..self.below(4)).map(|_| self.rule()).collect(),
        };
        if self.fault(8) && !rules.is_empty() {
            let dropped = self.below(rules.len());
            rules.remove(dropped);
        }
        if self.fault(15) {
            for rule in &mut rules {
                rule.protocol =
                    self.pick(&[Protocol::Tcp, Protocol::Tcp, Protocol::Tcp, Protocol::Udp]);
            }
        }
        rules
    }

    pub(crate) fn group(&mut self) -> SecurityGroupRules {
        SecurityGroupRules { ingress: self.side(), egress: self.side() }
    }

    /// Rules of a network ACL for one side: some of their own, mostly before one that allows the rest.
    fn numbered(&mut self) -> Vec<NetworkAclRule> {
        let mut rules = Vec::new();
        for _ in 0..self.below(4) {
            let action = match self.fault(50) {
                true => AclAction::Deny,
                false => AclAction::Allow,
            };
            let number = u16::try_from(1 + self.below(150)).unwrap();
            let matches = self.rule();
            // AWS numbers are unique.
            if rules.iter().all(|rule: &NetworkAclRule| rule.number != number) {
                rules.push(NetworkAclRule { number, action, matches });
            }
        }
        let kind = if self.fault(60) { 6 + self.below(3) } else { self.below(7) };
        let last = match kind {
            0..6 => open(),
            6 => ["0.0.0.0/1", "128.0.0.0/1", "::/0"]
                .map(|part| SecurityGroupRule::all(part.parse().unwrap()))
                .to_vec(),
            7 => {
                let ports = PortRange::new(1024, 65_535).unwrap();
                let limited = |rule| SecurityGroupRule { ports, protocol: Protocol::Tcp, ..rule };
                let mut rules: Vec<_> = open().into_iter().map(limited).collect();
                let https = PortRange::single(443);
                rules.extend(open().into_iter().map(|rule| SecurityGroupRule {
                    ports: https,
                    protocol: Protocol::Tcp,
                    ..rule
                }));
                rules
            }
            _ => Vec::new(),
        };
        for (number, matches) in (200..).zip(last) {
            rules.push(NetworkAclRule { number, action: AclAction::Allow, matches });
        }
        if self.percent(30) {
            rules.reverse();
        }
        rules
    }

    pub(crate) fn acl(&mut self) -> NetworkAclRules {
        match self.below(10) {
            0..5 => NetworkAclRules::default(),
            5..7 => NetworkAclRules { ingress: self.numbered(), ..NetworkAclRules::default() },
            7..9 => NetworkAclRules { egress: self.numbered(), ..NetworkAclRules::default() },
            _ => NetworkAclRules { ingress: self.numbered(), egress: self.numbered() },
        }
    }
}

/// Everything, of both families.
fn open() -> Vec<SecurityGroupRule> {
    let ipv4 = IpNet::V4(Ipv4Net::new(Ipv4Addr::UNSPECIFIED, 0).unwrap());
    let ipv6 = IpNet::V6(Ipv6Net::new(Ipv6Addr::UNSPECIFIED, 0).unwrap());
    vec![SecurityGroupRule::all(ipv4), SecurityGroupRule::all(ipv6)]
}

//! What a reader needs where the two disagree: a network as small as it gets, and both answers.

use crate::oracle::{self, Answer};
use crate::{Case, Network};
use ecs_reach::network::{Destination, SecurityGroup, VpcEndpoint, Zones};
use ecs_reach::network::{NatGateway, RouteTable};
use ecs_reach::scenario::{NetworkAclRules, PublicAccessBlock, SecurityGroupRule};
use std::fmt::{Debug, Write};

/// Fails with the smallest network found that shows the disagreement.
pub(crate) fn disagreement(network: &Network, case: Case) -> ! {
    let (mut network, mut case) = (network.clone(), case);
    'smaller: loop {
        let standing = Case { lost: Zones::default(), ..case };
        if standing.lost != case.lost && differs(&network, standing) {
            case = standing;
        }
        for smaller in smaller(&network) {
            let shorter = size(&smaller) < size(&network);
            if shorter && differs(&smaller, case) {
                network = smaller;
                continue 'smaller;
            }
        }
        break;
    }
    panic!("{}", dump(&network, case));
}

/// How much there is to read.
fn size(network: &Network) -> usize {
    format!("{network:?}").len()
}

fn differs(network: &Network, case: Case) -> bool {
    let Some(trace) = case.trace(network) else { return false };
    let expected = oracle::answer(network, case.interface, case.question, case.port, case.lost);
    expected != Answer { outcome: trace.outcome(), seen_as: trace.seen_as }
}

/// Networks with one thing less.
fn smaller(network: &Network) -> Vec<Network> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Network)| {
        let mut smaller = network.clone();
        change(&mut smaller);
        all.push(smaller);
    };
    with(&|n| n.load_balancer = None);
    with(&|n| n.public_access_block = PublicAccessBlock::Off);
    for (id, acl) in network.network_acls.iter() {
        with(&|n| n.network_acls[id] = NetworkAclRules::default());
        for rule in 0..acl.ingress.len() {
            with(&|n| {
                n.network_acls[id].ingress.remove(rule);
            });
        }
        for rule in 0..acl.egress.len() {
            with(&|n| {
                n.network_acls[id].egress.remove(rule);
            });
        }
    }
    for (id, group) in network.security_groups.iter() {
        let open: Vec<SecurityGroupRule> =
            ["0.0.0.0/0", "::/0"].map(|any| SecurityGroupRule::all(any.parse().unwrap())).to_vec();
        with(&|n| n.security_groups[id].rules.ingress.clone_from(&open));
        with(&|n| n.security_groups[id].rules.egress.clone_from(&open));
        with(&|n| n.security_groups[id].admits.clear());
        for rule in 0..group.rules.ingress.len() {
            with(&|n| {
                n.security_groups[id].rules.ingress.remove(rule);
            });
        }
        for rule in 0..group.rules.egress.len() {
            with(&|n| {
                n.security_groups[id].rules.egress.remove(rule);
            });
        }
    }
    for (id, table) in network.route_tables.iter() {
        for (route, there) in table.routes.iter().enumerate() {
            let local = there.target == ecs_reach::network::Target::Local;
            if !local && there.destination != Destination::ANY_IPV4 {
                with(&|n| {
                    n.route_tables[id].routes.remove(route);
                });
            }
        }
    }
    for (id, _) in network.endpoints.iter() {
        with(&|n| n.endpoints[id].interfaces.clear());
    }
    for (id, _) in network.interfaces.iter() {
        with(&|n| n.interfaces[id].security_group = None);
    }
    all
}

fn list<T: Debug>(out: &mut String, indent: &str, things: impl IntoIterator<Item = T>) {
    for thing in things {
        writeln!(out, "{indent}{thing:?}").unwrap();
    }
}

fn dump(network: &Network, case: Case) -> String {
    let Case { interface, question, port, lost } = case;
    let mut out = String::from("the two disagree\n");
    let lost: String = network
        .zones
        .iter()
        .filter(|zone| lost.contains(**zone))
        .map(|zone| zone.letter())
        .collect();
    let block = network.public_access_block;
    writeln!(out, "{question:?} of interface {interface:?}, port {port}, lost zones [{lost}]")
        .unwrap();
    writeln!(out, "internet gateway {}, {block:?}", network.internet_gateway).unwrap();
    for (id, subnet) in network.subnets.iter() {
        let (cidr, ipv6) = (subnet.cidr, subnet.ipv6_cidr);
        let (zone, dns64) = (subnet.zone.letter(), subnet.dns64);
        let (table, acl) = (subnet.route_table, subnet.network_acl);
        write!(out, "subnet {id:?} zone {zone} {cidr:?} {ipv6:?} dns64 {dns64}").unwrap();
        writeln!(out, " table {table:?} ACL {acl:?}").unwrap();
    }
    for (id, RouteTable { routes }) in network.route_tables.iter() {
        writeln!(out, "route table {id:?}").unwrap();
        for route in routes {
            let to: String = match route.destination {
                Destination::Range(range) => range.to_string(),
                Destination::PrefixList(service) => service.name().to_owned(),
            };
            writeln!(out, "  {to} -> {:?}", route.target).unwrap();
        }
    }
    for (id, acl) in network.network_acls.iter() {
        let name = if *acl == NetworkAclRules::default() { " (default)" } else { "" };
        writeln!(out, "ACL {id:?}{name}").unwrap();
        if name.is_empty() {
            for (side, rules) in [("in", &acl.ingress), ("out", &acl.egress)] {
                let text =
                    rules.iter().map(|rule| (side, rule.number, rule.action, short(&rule.matches)));
                list(&mut out, "  ", text);
            }
        }
    }
    for (id, SecurityGroup { rules, admits }) in network.security_groups.iter() {
        writeln!(out, "security group {id:?} admits {admits:?}").unwrap();
        list(&mut out, "  in ", rules.ingress.iter().map(short));
        list(&mut out, "  out ", rules.egress.iter().map(short));
    }
    for (id, there) in network.interfaces.iter() {
        let (group, check) = (there.security_group, there.source_dest_check);
        write!(out, "interface {id:?} {:?} subnet {:?}", there.owner, there.subnet).unwrap();
        write!(out, " {:?} {:?} public {}", there.ipv4, there.ipv6, there.public_ipv4).unwrap();
        writeln!(out, " group {group:?} check {check} {:?}", there.ephemeral_ports).unwrap();
    }
    for (id, NatGateway { public, availability }) in network.nat_gateways.iter() {
        writeln!(out, "NAT gateway {id:?} public {public} {availability:?}").unwrap();
    }
    for (id, VpcEndpoint { service, interfaces }) in network.endpoints.iter() {
        writeln!(out, "endpoint {id:?} {service:?} {interfaces:?}").unwrap();
    }
    writeln!(out, "{:?}", network.load_balancer).unwrap();
    let expected = oracle::answer(network, interface, question, port, case.lost);
    writeln!(out, "naive  {expected:?}").unwrap();
    if let Some(trace) = case.trace(network) {
        writeln!(out, "tracer {:?} {:?}", trace.outcome(), trace.seen_as).unwrap();
        list(&mut out, "  ", trace.hops);
    }
    out
}

fn short(rule: &SecurityGroupRule) -> String {
    let (first, last) = (rule.ports.first(), rule.ports.last());
    format!("{} {:?} {first}-{last}", rule.cidr, rule.protocol)
}

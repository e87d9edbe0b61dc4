//! Reachability a second time, as plainly as it can be put: follow the topology, write down every filter
//! that stands on the way, then send one concrete packet after the other past all of them. The packets
//! are taken at both sides of every border that a rule of these filters draws, so nothing lies between
//! two samples that a filter could tell apart.

use ecs_reach::network::{
    Availability, Destination, Family, INTERNET_CLIENT_PORTS, Id, Interface, LoadBalancer,
    LoadBalancerKind, NAT_PORTS, NatGateway, Network, Owner, Route, RouteTable, SecurityGroup,
    Subnet, Target, Zones,
};
use ecs_reach::reach::{Leg, Outcome, Peer, SeenAs};
use ecs_reach::scenario::{
    AclAction, Endpoint, NetworkAclRule, NetworkAclRules, PortRange, Protocol, PublicAccessBlock,
    SecurityGroupRule,
};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What is asked about an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// May it open a connection to that peer?
    Outbound(Peer),
    /// May a host on the internet open one to it?
    Inbound(Family),
    /// May one through the load balancer?
    Balanced,
}

/// The answer, as far as the tracer gives the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) outcome: Outcome,
    pub(crate) seen_as: Option<SeenAs>,
}

/// Hosts on the internet by which routes are looked up: of the ranges kept for documentation.
const HOST: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 10);
const HOST_IPV6: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0xffff, 0, 0, 0, 0, 0x10);
/// `64:ff9b::`, behind which NAT64 writes the 32 bits of an IPv4 address (D14).
const NAT64_START: u128 = 0x0064_ff9b << 96;

/// The answer to a question about an interface, by the facts.
pub(crate) fn answer(
    network: &Network,
    interface: Id<Interface>,
    question: Question,
    port: u16,
    lost: Zones,
) -> Answer {
    let mut way = Way { network, lost, gates: Vec::new() };
    let seen_as = match question {
        Question::Outbound(peer) => way.outbound(interface, peer, port),
        Question::Inbound(family) => way.inbound(interface, family, port).map(Some),
        Question::Balanced => way.balanced(interface, port).map(Some),
    };
    let fails = Answer { outcome: Outcome::Fails, seen_as: None };
    match seen_as {
        Ok(seen_as) if way.passes(&[Leg::Request, Leg::Reply]) => {
            Answer { outcome: Outcome::Works, seen_as }
        }
        // What no filter stops, and where nobody can say how it goes on beyond the VPC.
        Err(Stop::Unknown) if way.passes(&[Leg::Request, Leg::Reply]) => {
            Answer { outcome: Outcome::Unknown, seen_as: None }
        }
        Ok(_) | Err(Stop::No | Stop::Unknown) => fails,
    }
}

/// Why there is no way.
enum Stop {
    No,
    Unknown,
}

type Step<T> = Result<T, Stop>;

fn need(holds: bool) -> Step<()> {
    if holds { Ok(()) } else { Err(Stop::No) }
}

/// Who is at the other side of a filter: one address, or any host on the internet. All filters of a way
/// see the same host, each in its own form.
#[derive(Debug, Clone, Copy)]
enum Who {
    One(u128),
    AnyIpv4,
    AnyIpv6,
    /// Any IPv4 host, as IPv6 hosts see it behind NAT64.
    AnyNat64,
}

/// One rule of a filter, of the family and protocol in question.
#[derive(Debug, Clone, Copy)]
struct Line {
    allows: bool,
    addresses: (u128, u128),
    ports: (u16, u16),
}

/// A filter that the packets of a way must pass.
#[derive(Debug)]
enum Gate {
    /// A security group: any of its rules, for every host.
    Group { lines: Vec<Line>, peer: Who, port: u16 },
    /// A network ACL: the first rule that matches.
    Acl { leg: Leg, lines: Vec<Line>, peer: Who, ports: PortRange },
}

/// What a network ACL says about one packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Allow,
    Deny,
    /// Only the final `*` rule matches.
    Nothing,
}

/// A TCP connection as filters see it: every filter stands near one of its ends.
#[derive(Debug, Clone, Copy)]
struct Connection {
    family: Family,
    client: Who,
    client_ports: PortRange,
    server: Who,
    port: u16,
}

struct Way<'n> {
    network: &'n Network,
    lost: Zones,
    gates: Vec<Gate>,
}

impl<'n> Way<'n> {
    fn of(&self, id: Id<Interface>) -> &'n Interface {
        &self.network.interfaces[id]
    }

    fn stands(&self, id: Id<Interface>) -> Step<()> {
        need(!self.lost.contains(self.network.subnets[self.of(id).subnet].zone))
    }

    fn own(&self, id: Id<Interface>, family: Family) -> Step<Who> {
        let address = match family {
            Family::Ipv4 => self.of(id).ipv4.map(|own| u128::from(u32::from(own))),
            Family::Ipv6 => self.of(id).ipv6.map(u128::from),
        };
        address.map(Who::One).ok_or(Stop::No)
    }

    // -----------------------------------------------------------------------------------------------
    // The questions

    fn outbound(&mut self, from: Id<Interface>, to: Peer, port: u16) -> Step<Option<SeenAs>> {
        self.stands(from)?;
        let (v4, v6) = (self.of(from).ipv4.is_some(), self.of(from).ipv6.is_some());
        let service = match to {
            Peer::Service(service) => Some(service),
            Peer::Internet(_) => None,
        };
        if let Some(service) = service
            && let Some(there) = self.endpoint_interface(from, service)
        {
            self.stands(there)?;
            let family = match v4 && self.of(there).ipv4.is_some() {
                true => Family::Ipv4,
                false => Family::Ipv6,
            };
            self.inside(from, there, family, port, false)?;
            return Ok(None);
        }
        let (family, server, address) = match to {
            Peer::Internet(Family::Ipv4) if !v4 => {
                need(v6 && self.network.subnets[self.of(from).subnet].dns64)?;
                let address = Ipv6Addr::from(NAT64_START | u128::from(u32::from(HOST)));
                (Family::Ipv6, Who::AnyNat64, IpAddr::V6(address))
            }
            Peer::Service(_) if v4 => (Family::Ipv4, Who::AnyIpv4, IpAddr::V4(HOST)),
            Peer::Internet(Family::Ipv4) => (Family::Ipv4, Who::AnyIpv4, IpAddr::V4(HOST)),
            Peer::Service(_) | Peer::Internet(Family::Ipv6) => {
                (Family::Ipv6, Who::AnyIpv6, IpAddr::V6(HOST_IPV6))
            }
        };
        let sent = Connection {
            family,
            client: self.own(from, family)?,
            client_ports: self.of(from).ephemeral_ports,
            server,
            port,
        };
        self.leave_group(from, &sent);
        let subnet = self.of(from).subnet;
        let target = self.routed(subnet, address, service).ok_or(Stop::No)?;
        let nat64 = matches!(server, Who::AnyNat64);
        self.border_of_client(subnet, &sent);
        if nat64 {
            need(matches!(target, Target::NatGateway(_)))?;
        }
        match target {
            Target::Local => Err(Stop::No),
            Target::InternetGateway => {
                self.internet_gateway(from, family)?;
                Ok(Some(own_address(self.of(from).owner, family)))
            }
            Target::EgressOnlyInternetGateway => {
                need(family == Family::Ipv6 && self.block() != PublicAccessBlock::Bidirectional)?;
                Ok(Some(own_address(self.of(from).owner, family)))
            }
            Target::NatGateway(gateway) => self.nat_gateway(gateway, &sent, service),
            Target::NatInstance(own) => self.nat_instance(own, from, &sent, service),
            Target::TransitGateway => match self.block() {
                // The egress VPC's own gateway may be blocked, in an account that nobody knows.
                PublicAccessBlock::Bidirectional => Err(Stop::Unknown),
                PublicAccessBlock::Off | PublicAccessBlock::IngressOnly => {
                    Ok(Some(SeenAs::EgressVpcNat))
                }
            },
            Target::GatewayEndpoint(_) => Ok(None),
        }
    }

    fn inbound(&mut self, to: Id<Interface>, family: Family, port: u16) -> Step<SeenAs> {
        self.stands(to)?;
        self.internet_to(to, family, port)?;
        Ok(own_address(self.of(to).owner, family))
    }

    fn balanced(&mut self, to: Id<Interface>, port: u16) -> Step<SeenAs> {
        let balancer: &LoadBalancer = self.network.load_balancer.as_ref().ok_or(Stop::No)?;
        self.stands(to)?;
        let zone = self.network.zone_of(to);
        let near = balancer.nodes.iter().find(|node| self.network.zone_of(**node) == zone);
        let node = match near {
            Some(node) => *node,
            None => {
                need(balancer.cross_zone)?;
                let mut nodes = balancer.nodes.iter();
                *nodes.find(|node| self.stands(**node).is_ok()).ok_or(Stop::No)?
            }
        };
        self.stands(node)?;
        self.internet_to(node, Family::Ipv4, balancer.listener)?;
        let family = match self.of(to).ipv4 {
            Some(_) => Family::Ipv4,
            None => Family::Ipv6,
        };
        // Instances behind a Network Load Balancer see the client itself (F6, F8).
        let instance = self.of(to).owner == Owner::ContainerInstance;
        let network = balancer.kind == LoadBalancerKind::Network;
        let keeps_client = instance && network && family == Family::Ipv4;
        self.inside(node, to, family, port, keeps_client)?;
        Ok(SeenAs::LoadBalancer)
    }

    // -----------------------------------------------------------------------------------------------
    // Inside the VPC

    /// Private DNS is VPC-wide: the endpoint's interface in the same zone, else one that stands (C24).
    fn endpoint_interface(&self, from: Id<Interface>, service: Endpoint) -> Option<Id<Interface>> {
        let zone = self.network.zone_of(from);
        for (_, endpoint) in self.network.endpoints.iter() {
            if endpoint.service != service || endpoint.interfaces.is_empty() {
                continue;
            }
            let all = &endpoint.interfaces;
            let near = all.iter().find(|there| self.network.zone_of(**there) == zone);
            let standing = all.iter().find(|there| self.stands(**there).is_ok());
            return near.or(standing).or(all.first()).copied();
        }
        None
    }

    fn inside(
        &mut self,
        from: Id<Interface>,
        to: Id<Interface>,
        family: Family,
        port: u16,
        keeps_client: bool,
    ) -> Step<()> {
        let own = self.own(from, family)?;
        let (client, client_ports) = match keeps_client {
            true => (Who::AnyIpv4, INTERNET_CLIENT_PORTS),
            false => (own, self.of(from).ephemeral_ports),
        };
        let server = self.own(to, family)?;
        let sent = Connection { family, client, client_ports, server, port };
        self.leave_group(from, &sent);
        let (here, there) = (self.of(from).subnet, self.of(to).subnet);
        if here != there {
            let ways = [(here, sent.server), (there, own)];
            for (subnet, peer) in ways {
                let address = address(peer, family);
                need(self.routed(subnet, address, None) == Some(Target::Local))?;
            }
            self.border_of_client(here, &sent);
            self.border_of_server(there, &sent);
        }
        self.enter_group(to, Some(from), &sent);
        Ok(())
    }

    // -----------------------------------------------------------------------------------------------
    // Gateways

    const fn block(&self) -> PublicAccessBlock {
        self.network.public_access_block
    }

    /// One to one between private and public addresses, and only with a public one (D3, D5, D30).
    fn internet_gateway(&self, own: Id<Interface>, family: Family) -> Step<()> {
        let interface = self.of(own);
        need(self.network.internet_gateway)?;
        need(match family {
            Family::Ipv4 => interface.public_ipv4,
            Family::Ipv6 => interface.ipv6.is_some(),
        })?;
        need(match self.block() {
            PublicAccessBlock::Off => true,
            PublicAccessBlock::IngressOnly => interface.owner == Owner::NatGateway,
            PublicAccessBlock::Bidirectional => false,
        })
    }

    /// A connection from the internet to an interface's public address, and the reply by the same way.
    fn internet_to(&mut self, to: Id<Interface>, family: Family, port: u16) -> Step<()> {
        self.internet_gateway(to, family)?;
        let (client, host) = match family {
            Family::Ipv4 => (Who::AnyIpv4, IpAddr::V4(HOST)),
            Family::Ipv6 => (Who::AnyIpv6, IpAddr::V6(HOST_IPV6)),
        };
        let server = self.own(to, family)?;
        let client_ports = INTERNET_CLIENT_PORTS;
        let sent = Connection { family, client, client_ports, server, port };
        let subnet = self.of(to).subnet;
        self.border_of_server(subnet, &sent);
        self.enter_group(to, None, &sent);
        need(self.routed(subnet, host, None) == Some(Target::InternetGateway))
    }

    fn nat_gateway(
        &mut self,
        gateway: Id<NatGateway>,
        sent: &Connection,
        service: Option<Endpoint>,
    ) -> Step<Option<SeenAs>> {
        let nat = &self.network.nat_gateways[gateway];
        let nat64 = matches!(sent.server, Who::AnyNat64);
        // `::/0` to a NAT gateway is not a thing (D15).
        need(nat64 || sent.family == Family::Ipv4)?;
        let own = match &nat.availability {
            Availability::Zonal(own) => *own,
            Availability::Regional(active) => {
                need(active.iter().any(|zone| !self.lost.contains(*zone)))?;
                need(self.network.internet_gateway)?;
                need(self.block() != PublicAccessBlock::Bidirectional)?;
                // Whether it translates for NAT64 nobody says (D14).
                return if nat64 { Err(Stop::Unknown) } else { Ok(Some(SeenAs::NatGateway)) };
            }
        };
        self.stands(own)?;
        self.border_of_server(self.of(own).subnet, sent);
        let onward = Connection {
            family: Family::Ipv4,
            client: self.own(own, Family::Ipv4)?,
            client_ports: NAT_PORTS,
            server: Who::AnyIpv4,
            port: sent.port,
        };
        self.border_of_client(self.of(own).subnet, &onward);
        match self.routed(self.of(own).subnet, IpAddr::V4(HOST), service) {
            Some(Target::InternetGateway) => {
                need(nat.public)?;
                self.internet_gateway(own, Family::Ipv4)?;
                Ok(Some(SeenAs::NatGateway))
            }
            // To the service by its endpoint, which asks for no public address (D20).
            Some(Target::GatewayEndpoint(_)) => Ok(None),
            _ => Err(Stop::No),
        }
    }

    fn nat_instance(
        &mut self,
        own: Id<Interface>,
        from: Id<Interface>,
        sent: &Connection,
        service: Option<Endpoint>,
    ) -> Step<Option<SeenAs>> {
        self.stands(own)?;
        need(sent.family == Family::Ipv4 && !self.of(own).source_dest_check)?;
        self.border_of_server(self.of(own).subnet, sent);
        self.enter_group(own, Some(from), sent);
        let onward = Connection {
            client: self.own(own, sent.family)?,
            client_ports: self.of(own).ephemeral_ports,
            ..*sent
        };
        self.leave_group(own, &onward);
        self.border_of_client(self.of(own).subnet, &onward);
        match self.routed(self.of(own).subnet, IpAddr::V4(HOST), service) {
            Some(Target::InternetGateway) => {
                self.internet_gateway(own, sent.family)?;
                Ok(Some(SeenAs::NatInstance))
            }
            Some(Target::GatewayEndpoint(_)) => Ok(None),
            _ => Err(Stop::No),
        }
    }

    // -----------------------------------------------------------------------------------------------
    // Route tables, by brute force

    fn routed(&self, subnet: Id<Subnet>, to: IpAddr, service: Option<Endpoint>) -> Option<Target> {
        let table: &RouteTable =
            &self.network.route_tables[self.network.subnets[subnet].route_table];
        let mut best: Option<(u16, Target)> = None;
        for Route { destination, target } in &table.routes {
            let length = match destination {
                Destination::PrefixList(listed) if Some(*listed) == service => 1000,
                Destination::Range(range) if range.contains(&to) => u16::from(range.prefix_len()),
                Destination::PrefixList(_) | Destination::Range(_) => continue,
            };
            if best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, *target));
            }
        }
        best.map(|(_, target)| target)
    }

    // -----------------------------------------------------------------------------------------------
    // Filters on the way

    fn group(&self, own: Id<Interface>) -> Option<&'n SecurityGroup> {
        self.of(own).security_group.map(|group| &self.network.security_groups[group])
    }

    fn leave_group(&mut self, own: Id<Interface>, sent: &Connection) {
        if let Some(group) = self.group(own) {
            let lines = lines(&group.rules.egress, sent.family);
            self.gates.push(Gate::Group { lines, peer: sent.server, port: sent.port });
        }
    }

    /// Into an interface, from another one or from the internet. Replies are remembered (D17).
    fn enter_group(&mut self, own: Id<Interface>, from: Option<Id<Interface>>, sent: &Connection) {
        let Some(group) = self.group(own) else { return };
        let member_of = from.and_then(|from| self.of(from).security_group);
        let admitted = group.admits.iter().any(|(admitted, ports)| {
            let open = (ports.first()..=ports.last()).contains(&sent.port);
            open && member_of == Some(*admitted)
        });
        if !admitted {
            let lines = lines(&group.rules.ingress, sent.family);
            self.gates.push(Gate::Group { lines, peer: sent.client, port: sent.port });
        }
    }

    fn acl(&self, subnet: Id<Subnet>) -> &'n NetworkAclRules {
        &self.network.network_acls[self.network.subnets[subnet].network_acl]
    }

    /// The border of the client's subnet: the request leaves, the reply enters.
    fn border_of_client(&mut self, subnet: Id<Subnet>, sent: &Connection) {
        let acl = self.acl(subnet);
        let request = numbered(&acl.egress, sent.family);
        let reply = numbered(&acl.ingress, sent.family);
        let (peer, ports) = (sent.server, PortRange::single(sent.port));
        self.gates.push(Gate::Acl { leg: Leg::Request, lines: request, peer, ports });
        let ports = sent.client_ports;
        self.gates.push(Gate::Acl { leg: Leg::Reply, lines: reply, peer, ports });
    }

    /// The border of the server's subnet: the request enters, the reply leaves.
    fn border_of_server(&mut self, subnet: Id<Subnet>, sent: &Connection) {
        let acl = self.acl(subnet);
        let request = numbered(&acl.ingress, sent.family);
        let reply = numbered(&acl.egress, sent.family);
        let (peer, ports) = (sent.client, PortRange::single(sent.port));
        self.gates.push(Gate::Acl { leg: Leg::Request, lines: request, peer, ports });
        let ports = sent.client_ports;
        self.gates.push(Gate::Acl { leg: Leg::Reply, lines: reply, peer, ports });
    }

    // -----------------------------------------------------------------------------------------------
    // Packets

    /// Sends the packets of every host past every filter.
    fn passes(&self, legs: &[Leg]) -> bool {
        let hosts = self.hosts();
        self.gates.iter().all(|gate| match gate {
            Gate::Group { lines, peer, port } => hosts.iter().all(|host| {
                let Some(address) = seen(*peer, *host) else { return true };
                lines.iter().any(|line| line.matches(address, *port))
            }),
            // A host that rules deny by number is an exception; one that no rule speaks of is not.
            Gate::Acl { leg, .. } if !legs.contains(leg) => true,
            Gate::Acl { lines, peer, ports, .. } => {
                let mut some = false;
                for host in &hosts {
                    let Some(address) = seen(*peer, *host) else { continue };
                    let said = said(lines, address, *ports);
                    if said.iter().all(|said| *said == Said::Nothing) {
                        return false;
                    }
                    some |= said.contains(&Said::Allow);
                }
                some
            }
        })
    }

    /// Hosts at both sides of every border that the filters draw.
    fn hosts(&self) -> Vec<Host> {
        let mut hosts = Vec::new();
        for gate in &self.gates {
            let (Gate::Group { lines, peer, .. } | Gate::Acl { lines, peer, .. }) = gate;
            let last = match peer {
                Who::One(_) => continue,
                Who::AnyIpv4 | Who::AnyNat64 => u128::from(u32::MAX),
                Who::AnyIpv6 => u128::MAX,
            };
            let start = if matches!(peer, Who::AnyNat64) { NAT64_START } else { 0 };
            let mut add = |bits: u128| {
                let host = match peer {
                    Who::AnyIpv6 => Host::Ipv6(bits),
                    Who::AnyIpv4 | Who::AnyNat64 | Who::One(_) => Host::Ipv4(bits),
                };
                if bits <= last && !hosts.contains(&host) {
                    hosts.push(host);
                }
            };
            add(0);
            add(last);
            for Line { addresses: (low, high), .. } in lines {
                for border in [Some(*low), low.checked_sub(1), Some(*high), high.checked_add(1)] {
                    if let Some(bits) = border.and_then(|border| border.checked_sub(start)) {
                        add(bits);
                    }
                }
            }
        }
        if hosts.is_empty() {
            hosts.push(Host::Ipv4(0));
        }
        hosts
    }
}

/// A concrete host on the internet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Host {
    Ipv4(u128),
    Ipv6(u128),
}

/// The address that a filter sees; none where the filter sees only hosts of the other family.
const fn seen(peer: Who, host: Host) -> Option<u128> {
    match (peer, host) {
        (Who::One(address), _) => Some(address),
        (Who::AnyIpv4, Host::Ipv4(bits)) | (Who::AnyIpv6, Host::Ipv6(bits)) => Some(bits),
        (Who::AnyNat64, Host::Ipv4(bits)) => Some(NAT64_START | bits),
        (Who::AnyIpv4 | Who::AnyNat64, Host::Ipv6(_)) | (Who::AnyIpv6, Host::Ipv4(_)) => None,
    }
}

fn address(who: Who, family: Family) -> IpAddr {
    let Who::One(bits) = who else { panic!("not a single address: {who:?}") };
    match family {
        Family::Ipv4 => IpAddr::V4(Ipv4Addr::from(u32::try_from(bits).unwrap())),
        Family::Ipv6 => IpAddr::V6(Ipv6Addr::from(bits)),
    }
}

/// What a network ACL says to each of the ports at both sides of every border that its rules draw.
fn said(lines: &[Line], address: u128, ports: PortRange) -> Vec<Said> {
    let range = ports.first()..=ports.last();
    let mut samples = vec![ports.first(), ports.last()];
    for line in lines {
        let (first, last) = line.ports;
        let borders = [Some(first), first.checked_sub(1), Some(last), last.checked_add(1)];
        samples.extend(borders.into_iter().flatten().filter(|port| range.contains(port)));
    }
    samples.dedup();
    let of_port = |port| match lines.iter().find(|line| line.matches(address, port)) {
        Some(Line { allows: true, .. }) => Said::Allow,
        Some(Line { allows: false, .. }) => Said::Deny,
        None => Said::Nothing,
    };
    samples.into_iter().map(of_port).collect()
}

impl Line {
    fn new(allows: bool, rule: &SecurityGroupRule, family: Family) -> Option<Line> {
        let addresses = match (rule.cidr, family) {
            (IpNet::V4(range), Family::Ipv4) => {
                let ends = [range.network(), range.broadcast()];
                let [low, high] = ends.map(|end| u128::from(u32::from(end)));
                (low, high)
            }
            (IpNet::V6(range), Family::Ipv6) => {
                (u128::from(range.network()), u128::from(range.broadcast()))
            }
            (IpNet::V4(_), Family::Ipv6) | (IpNet::V6(_), Family::Ipv4) => return None,
        };
        let ports = match rule.protocol {
            Protocol::All => (0, u16::MAX),
            Protocol::Tcp => (rule.ports.first(), rule.ports.last()),
            Protocol::Udp | Protocol::Icmp => return None,
        };
        Some(Line { allows, addresses, ports })
    }

    fn matches(&self, address: u128, port: u16) -> bool {
        let ((low, high), (first, last)) = (self.addresses, self.ports);
        low <= address && address <= high && first <= port && port <= last
    }
}

fn lines(rules: &[SecurityGroupRule], family: Family) -> Vec<Line> {
    rules.iter().filter_map(|rule| Line::new(true, rule, family)).collect()
}

fn numbered(rules: &[NetworkAclRule], family: Family) -> Vec<Line> {
    let mut rules: Vec<_> = rules.iter().collect();
    rules.sort_by_key(|rule| rule.number);
    let line =
        |rule: &&NetworkAclRule| Line::new(rule.action == AclAction::Allow, &rule.matches, family);
    rules.iter().filter_map(line).collect()
}

/// Whose address a host on the internet sees where nothing translates but the internet gateway.
fn own_address(owner: Owner, family: Family) -> SeenAs {
    match (owner, family) {
        (Owner::Task, Family::Ipv4) => SeenAs::TaskPublicIp,
        (Owner::Task, Family::Ipv6) => SeenAs::TaskIpv6,
        (Owner::ContainerInstance, Family::Ipv4) => SeenAs::HostPublicIp,
        (Owner::ContainerInstance, Family::Ipv6) => SeenAs::HostIpv6,
        (
            Owner::NatGateway
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_)
            | Owner::LoadBalancer,
            _,
        ) => panic!("nobody asks for {owner:?}"),
    }
}

//! Random networks: some that the blueprint builds, and some that no scenario leads to.

use crate::random::Random;
use ecs_reach::network::{
    Arena, Availability, BALANCER_PORTS, Destination, Id, Interface, LINUX_PORTS, LoadBalancer,
    LoadBalancerKind, NAT_PORTS, NatGateway, Network, Owner, Route, RouteTable, SecurityGroup,
    Subnet, Target, VpcEndpoint, WINDOWS_PORTS, Zone, Zones,
};
use ecs_reach::scenario::{
    self, Count, Endpoint, EndpointPlacement, EndpointSecurityGroup, Endpoints, HostSubnet,
    IpStack, Ipv6Route, LaunchType, NatPlacement, NatRouting, NatStrategy, NetworkAclRules,
    NetworkMode, OperatingSystem, Port, PortRange, PublicAccessBlock, Scenario, SubnetKind,
    ZoneCount,
};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A scenario with everything that shapes its network picked at random.
pub(crate) fn scenario(random: &mut Random) -> Scenario {
    let launch_type = match random.below(20) {
        0..13 => LaunchType::Fargate,
        13..17 => LaunchType::Ec2,
        17..19 => LaunchType::ManagedInstances,
        _ => LaunchType::External,
    };
    let network_mode = match random.below(10) {
        0..4 => NetworkMode::Awsvpc,
        4..8 => NetworkMode::Host,
        8 => NetworkMode::Bridge,
        _ => random.pick(NetworkMode::ALL),
    };
    let mut endpoints = Endpoints::default();
    for _ in 0..random.below(4) {
        endpoints.add(random.pick(Endpoint::ALL));
    }
    Scenario {
        zones: ZoneCount::new(u8::try_from(1 + random.below(3)).unwrap()).unwrap(),
        launch_type,
        os: match random.fault(12) {
            true => OperatingSystem::Windows,
            false => OperatingSystem::Linux,
        },
        network_mode: match launch_type {
            LaunchType::Fargate if !random.fault(10) => NetworkMode::Awsvpc,
            _ => network_mode,
        },
        ip_stack: match random.below(7) {
            0 => IpStack::Ipv4,
            1 => IpStack::Ipv6Only,
            _ => IpStack::DualStack,
        },
        subnet: match random.fault(15) {
            true => SubnetKind::Isolated,
            false if random.percent(75) => SubnetKind::Public,
            false => SubnetKind::Private,
        },
        host_subnet: match random.percent(70) {
            true => HostSubnet::Same,
            false => random.pick(HostSubnet::ALL),
        },
        assign_public_ip: !random.fault(20),
        host_public_ip: !random.fault(30),
        nat: random.pick(NatStrategy::ALL),
        nat_placement: match random.fault(20) {
            true => NatPlacement::Private,
            false => NatPlacement::Public,
        },
        nat_routing: match random.fault(20) {
            true => random.pick(NatRouting::ALL),
            false => NatRouting::OwnZone,
        },
        nat_source_dest_check: random.fault(30),
        ipv6_route: match random.fault(30) {
            true => Ipv6Route::None,
            false if random.percent(75) => Ipv6Route::InternetGateway,
            false => Ipv6Route::EgressOnly,
        },
        nat64: random.percent(70),
        endpoints,
        endpoint_placement: random.pick(EndpointPlacement::ALL),
        endpoint_security_group: match random.fault(40) {
            true => EndpointSecurityGroup::Default,
            false => EndpointSecurityGroup::Vpc,
        },
        public_access_block: block(random),
        load_balancer: random
            .pick(&[scenario::LoadBalancer::Application, scenario::LoadBalancer::Network]),
        allow_load_balancer: random.percent(60),
        security_group: random.group(),
        default_security_group: random.fault(15),
        network_acl: match random.percent(60) {
            true => NetworkAclRules::default(),
            false => random.acl(),
        },
        port: Port::new(random.port()).unwrap(),
        tasks: Count::new(u32::try_from(1 + random.below(4)).unwrap()).unwrap(),
        instances: Count::new(u32::try_from(1 + random.below(3)).unwrap()).unwrap(),
        ..Scenario::default()
    }
}

fn block(random: &mut Random) -> PublicAccessBlock {
    match random.fault(40) {
        true => random.pick(&[PublicAccessBlock::IngressOnly, PublicAccessBlock::Bidirectional]),
        false => PublicAccessBlock::Off,
    }
}

/// Zones that have failed.
pub(crate) fn lost(random: &mut Random, network: &Network) -> Zones {
    network.zones.iter().copied().filter(|_| random.percent(20)).collect()
}

/// What a subnet is meant to be; its routes are not bound by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Public,
    Private,
    Isolated,
}

/// A network in the making.
struct Made<'r> {
    random: &'r mut Random,
    network: Network,
    subnets: Vec<(Id<Subnet>, Kind)>,
    groups: Vec<Id<SecurityGroup>>,
    /// Addresses handed out so far.
    addresses: u8,
}

/// A network that was not built for a scenario.
pub(crate) fn network(random: &mut Random) -> Network {
    let vpc_ipv6_cidr: Ipv6Net = "2001:db8:0:100::/56".parse().unwrap();
    let network = Network {
        nat_instance_type: None,
        vpc_cidr: "10.0.0.0/16".parse().unwrap(),
        vpc_ipv6_cidr: random.percent(90).then_some(vpc_ipv6_cidr),
        zones: Zone::first(u8::try_from(1 + random.below(3)).unwrap()).collect(),
        internet_gateway: !random.fault(8),
        public_access_block: block(random),
        application_subnet: None,
        subnets: Arena::default(),
        route_tables: Arena::default(),
        network_acls: Arena::default(),
        security_groups: Arena::default(),
        interfaces: Arena::default(),
        nat_gateways: Arena::default(),
        endpoints: Arena::default(),
        load_balancer: None,
        transit_gateway: true,
        compute: None,
        placements: Vec::new(),
    };
    let mut made = Made { random, network, subnets: Vec::new(), groups: Vec::new(), addresses: 4 };
    made.filters_and_subnets();
    made.askers();
    made.endpoints();
    made.balancer();
    let targets = made.nat();
    made.routes(&targets);
    made.network
}

impl Made<'_> {
    fn filters_and_subnets(&mut self) {
        let network = &mut self.network;
        for _ in 0..1 + self.random.below(4) {
            let rules = self.random.group();
            self.groups
                .push(network.security_groups.add(SecurityGroup { rules, admits: Vec::new() }));
        }
        for group in &self.groups {
            while self.random.percent(35) {
                let all = PortRange::ALL;
                let ports = self.random.pick(&[all, PortRange::single(443), PortRange::single(80)]);
                let admitted = self.random.pick(&self.groups);
                network.security_groups[*group].admits.push((admitted, ports));
            }
        }
        let acls: Vec<_> = (0..1 + self.random.below(3))
            .map(|_| network.network_acls.add(self.random.acl()))
            .collect();
        let mut tables = Vec::new();
        for position in 0..1 + self.random.below(6) {
            let own = match tables.last() {
                Some(last) if self.random.percent(15) => *last,
                _ => {
                    let kinds = [Kind::Public, Kind::Public, Kind::Public, Kind::Private];
                    let kind = match self.random.fault(12) {
                        true => Kind::Isolated,
                        false => self.random.pick(&kinds),
                    };
                    let kind = if position == 0 { Kind::Public } else { kind };
                    let own = network.route_tables.add(RouteTable { routes: Vec::new() });
                    (own, kind)
                }
            };
            tables.push(own);
            let (route_table, kind) = own;
            let third = u8::try_from(position).unwrap();
            let cidr = Ipv4Net::new(Ipv4Addr::new(10, 0, third, 0), 24).unwrap();
            let fourth = 0x100 + u16::from(third);
            let ipv6 = Ipv6Addr::new(0x2001, 0xdb8, 0, fourth, 0, 0, 0, 0);
            let ipv6_cidr = network.vpc_ipv6_cidr.map(|_| Ipv6Net::new(ipv6, 64).unwrap());
            let only_ipv4 = self.random.percent(12);
            let only_ipv6 = ipv6_cidr.is_some() && !only_ipv4 && self.random.percent(25);
            let subnet = network.subnets.add(Subnet {
                zone: self.random.pick(&network.zones),
                cidr: (!only_ipv6).then_some(cidr),
                ipv6_cidr: ipv6_cidr.filter(|_| !only_ipv4),
                dns64: !self.random.fault(20),
                route_table,
                network_acl: self.random.pick(&acls),
            });
            self.subnets.push((subnet, kind));
        }
    }

    fn place(&mut self, owner: Owner, subnet: Id<Subnet>) -> Id<Interface> {
        let Subnet { cidr, ipv6_cidr, .. } = &self.network.subnets[subnet];
        self.addresses += 1;
        let ipv4 =
            cidr.map(|cidr| Ipv4Addr::from(u32::from(cidr.network()) + u32::from(self.addresses)));
        let ipv6 = ipv6_cidr
            .map(|cidr| Ipv6Addr::from(u128::from(cidr.network()) + u128::from(self.addresses)));
        let host = matches!(owner, Owner::Task | Owner::ContainerInstance);
        let ephemeral_ports = match owner {
            Owner::NatGateway => NAT_PORTS,
            Owner::LoadBalancer => BALANCER_PORTS,
            Owner::Task
            | Owner::ContainerInstance
            | Owner::NatInstance
            | Owner::InterfaceEndpoint(_) => {
                self.random.pick(&[LINUX_PORTS, LINUX_PORTS, WINDOWS_PORTS])
            }
        };
        // A dual-stack subnet always gives IPv4; IPv6 only where it is asked for.
        let asked = self.random.percent(match owner {
            Owner::NatGateway | Owner::NatInstance => 0,
            Owner::InterfaceEndpoint(_) => 50,
            Owner::Task | Owner::ContainerInstance | Owner::LoadBalancer => 85,
        });
        let member = owner != Owner::NatGateway && self.random.percent(96);
        let group = self.random.pick(&self.groups);
        self.network.interfaces.add(Interface {
            owner,
            count: 1,
            subnet,
            ipv4,
            ipv6: ipv6.filter(|_| asked || (ipv4.is_none() && self.random.percent(90))),
            public_ipv4: host && ipv4.is_some() && !self.random.fault(20),
            security_group: member.then_some(group),
            source_dest_check: true,
            ephemeral_ports,
        })
    }

    /// Subnets with IPv4, those of a kind first where there are such.
    fn with_ipv4(&mut self, wanted: Kind) -> Option<Id<Subnet>> {
        let has = |subnet: &Id<Subnet>| self.network.subnets[*subnet].cidr.is_some();
        let all: Vec<_> = self.subnets.iter().filter(|(subnet, _)| has(subnet)).copied().collect();
        let fit: Vec<_> = all.iter().filter(|(_, kind)| *kind == wanted).copied().collect();
        let from = if fit.is_empty() || self.random.percent(8) { all } else { fit };
        (!from.is_empty()).then(|| self.random.pick(&from).0)
    }

    fn askers(&mut self) {
        for _ in 0..1 + self.random.below(3) {
            let owner = self.random.pick(&[Owner::Task, Owner::ContainerInstance]);
            let (subnet, _) = self.random.pick(&self.subnets);
            self.place(owner, subnet);
        }
    }

    fn endpoints(&mut self) {
        for _ in 0..self.random.below(4) {
            let service = self.random.pick(&Endpoint::ALL[..6]);
            let mut zones: Vec<Zone> = Vec::new();
            let mut interfaces = Vec::new();
            for _ in 0..self.random.below(4) {
                let (subnet, _) = self.random.pick(&self.subnets);
                let zone = self.network.subnets[subnet].zone;
                // At most one a zone (D21).
                if !zones.contains(&zone) {
                    zones.push(zone);
                    interfaces.push(self.place(Owner::InterfaceEndpoint(service), subnet));
                }
            }
            self.network.endpoints.add(VpcEndpoint { service, interfaces });
        }
    }

    fn balancer(&mut self) {
        let mut nodes = Vec::new();
        for zone in self.network.zones.clone() {
            let Some(subnet) = self.with_ipv4(Kind::Public) else { continue };
            let taken = nodes.iter().any(|node| self.network.zone_of(*node) == zone);
            if self.network.subnets[subnet].zone == zone && !taken && !self.random.fault(15) {
                let node = self.place(Owner::LoadBalancer, subnet);
                self.network.interfaces[node].public_ipv4 = true;
                nodes.push(node);
            }
        }
        self.network.load_balancer = self.random.percent(95).then_some(LoadBalancer {
            kind: self.random.pick(&[LoadBalancerKind::Application, LoadBalancerKind::Network]),
            nodes,
            cross_zone: !self.random.fault(40),
            listener: self.random.port(),
        });
    }

    /// NAT gateways and instances, and the targets that private route tables pick from.
    fn nat(&mut self) -> Vec<Target> {
        let mut targets = vec![Target::TransitGateway];
        for _ in 0..self.random.below(3) {
            let Some(subnet) = self.with_ipv4(Kind::Public) else { continue };
            let interface = self.place(Owner::NatGateway, subnet);
            let public = !self.random.fault(20);
            self.network.interfaces[interface].public_ipv4 = public;
            let availability = Availability::Zonal(interface);
            let gateway = self.network.nat_gateways.add(NatGateway { public, availability });
            targets.extend([Target::NatGateway(gateway); 2]);
        }
        if self.random.percent(50) {
            let zones = self.network.zones.clone();
            let active = zones.into_iter().filter(|_| self.random.percent(65)).collect();
            let availability = Availability::Regional(active);
            let gateway = self.network.nat_gateways.add(NatGateway { public: true, availability });
            targets.push(Target::NatGateway(gateway));
        }
        if self.random.percent(40)
            && let Some(subnet) = self.with_ipv4(Kind::Public)
        {
            let interface = self.place(Owner::NatInstance, subnet);
            self.network.interfaces[interface].public_ipv4 = !self.random.fault(15);
            self.network.interfaces[interface].source_dest_check = self.random.fault(25);
            targets.extend([Target::NatInstance(interface); 2]);
        }
        targets
    }

    fn routes(&mut self, nat: &[Target]) {
        let tables: Vec<(Id<RouteTable>, Kind)> = self
            .subnets
            .iter()
            .map(|(subnet, kind)| (self.network.subnets[*subnet].route_table, *kind))
            .collect();
        for (table, kind) in tables {
            if !self.network.route_tables[table].routes.is_empty() {
                continue;
            }
            let mut routes =
                vec![(Destination::Range(IpNet::V4(self.network.vpc_cidr)), Target::Local)];
            let target = match kind {
                Kind::Public => Some(Target::InternetGateway),
                Kind::Private => Some(self.random.pick(nat)),
                Kind::Isolated => None,
            };
            routes.extend(target.map(|target| (Destination::ANY_IPV4, target)));
            let of_ipv4 = [Some(Target::InternetGateway), target, Some(self.random.pick(nat))];
            for part in ["0.0.0.0/1", "128.0.0.0/1", "198.51.100.0/24", "198.51.100.10/32"] {
                if let Some(target) = self.random.pick(&of_ipv4).filter(|_| self.random.percent(4))
                {
                    routes.push((Destination::Range(part.parse().unwrap()), target));
                }
            }
            if let Some(range) = self.network.vpc_ipv6_cidr {
                self.ipv6_routes(range, nat, &mut routes);
            }
            for service in &Endpoint::ALL[..6] {
                let gateway = Target::GatewayEndpoint(*service);
                if self.random.percent(15) {
                    routes.push((Destination::PrefixList(*service), gateway));
                }
            }
            // What no gateway translates: a route may lead to it, and still nothing comes of it.
            if self.random.fault(5) {
                routes.retain(|(destination, _)| *destination != Destination::ANY_IPV4);
                routes.push((Destination::ANY_IPV4, Target::EgressOnlyInternetGateway));
            }
            if self.random.percent(40) {
                routes.reverse();
            }
            let routes = routes.into_iter();
            let routes = routes.map(|(destination, target)| Route { destination, target });
            self.network.route_tables[table].routes = routes.collect();
        }
    }

    fn ipv6_routes(
        &mut self,
        range: Ipv6Net,
        nat: &[Target],
        routes: &mut Vec<(Destination, Target)>,
    ) {
        let gateways = [Target::InternetGateway, Target::EgressOnlyInternetGateway];
        routes.push((Destination::Range(IpNet::V6(range)), Target::Local));
        let translating: Vec<Target> =
            nat.iter().copied().filter(|target| matches!(target, Target::NatGateway(_))).collect();
        // Nothing says what a transit gateway does with IPv6; what NAT does is known (D15).
        let devices: Vec<Target> =
            nat.iter().copied().filter(|target| *target != Target::TransitGateway).collect();
        match self.random.below(10) {
            0..7 => routes.push((Destination::ANY_IPV6, Target::InternetGateway)),
            7..9 => routes.push((Destination::ANY_IPV6, Target::EgressOnlyInternetGateway)),
            _ if !devices.is_empty() && self.random.fault(50) => {
                routes.push((Destination::ANY_IPV6, self.random.pick(&devices)));
            }
            _ => {}
        }
        for part in ["2000::/3", "2001:db8:ffff::/48"] {
            if self.random.percent(5) {
                routes
                    .push((Destination::Range(part.parse().unwrap()), self.random.pick(&gateways)));
            }
        }
        if !translating.is_empty() && self.random.percent(85) {
            routes.push((Destination::NAT64, self.random.pick(&translating)));
        }
        if self.random.percent(3) {
            let half = Destination::Range("64:ff9b::8000:0/97".parse().unwrap());
            routes.push((half, self.random.pick(&gateways)));
        }
    }
}

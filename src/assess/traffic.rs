//! A month's traffic, each kind on the path that was traced for it.

use super::Judge;
use super::paths::{Paths, ZonePaths};
use crate::bill::{Peer, Traffic};
use crate::network::{Passage, Zone};
use crate::scenario::{Endpoint, LoadBalancer, Registry};
use crate::units::{Portion, Quantity};

/// A month's traffic on its paths.
pub(super) struct Flows {
    pub(super) flows: Vec<Traffic>,
    /// Some of it has no path.
    pub(super) unroutable: bool,
    /// What goes through NAT or to the egress VPC on its way to a service that a gateway endpoint would carry it to for
    /// nothing.
    pub(super) to_spare: Vec<(Endpoint, Quantity)>,
}

/// What a kind of traffic is exchanged with.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Hosts on the internet, on the tasks' own connections.
    Internet,
    /// A service of AWS, from the application.
    Service(Option<Endpoint>),
    /// Image layers, pulled by whoever pulls.
    Layers,
    /// Clients of the load balancer.
    Balanced,
}

impl Judge<'_> {
    /// Spreads the month's traffic over the tasks, each on the path that was traced for its zone.
    pub(super) fn traffic(&self, paths: &mut Paths) -> Flows {
        let scenario = self.scenario;
        let none = Quantity::ZERO;
        // Direction makes no difference on the way to a service of AWS in the Region: neither side is
        // internet transfer, and NAT gateways process both alike.
        let kinds = [
            (Kind::Internet, scenario.internet_out_gb.get(), scenario.internet_in_gb.get()),
            (Kind::Service(Some(Endpoint::S3)), none, scenario.s3_gb.get()),
            (Kind::Service(Some(Endpoint::Dynamodb)), none, scenario.dynamodb_gb.get()),
            (Kind::Service(None), none, scenario.aws_api_gb.get()),
            (Kind::Layers, none, scenario.image_pull_gb.get()),
            (
                Kind::Balanced,
                scenario.load_balancer_out_gb.get(),
                scenario.load_balancer_in_gb.get(),
            ),
        ];
        let tasks: u64 = paths.occupied().map(|zone| u64::from(zone.tasks)).sum();
        let mut flows = Flows { flows: Vec::new(), unroutable: false, to_spare: Vec::new() };
        for (kind, sent, received) in kinds {
            // One that is asked for and cannot be built carries nothing; without one, nothing is asked of it.
            let unbalanced =
                matches!(kind, Kind::Balanced) && scenario.load_balancer == LoadBalancer::None;
            if (sent.is_zero() && received.is_zero()) || unbalanced {
                continue;
            }
            let peer = match kind {
                Kind::Internet | Kind::Balanced => Peer::Internet,
                Kind::Layers => match self.layers_endpoint() {
                    Some(_) => Peer::AwsService,
                    None => Peer::Internet,
                },
                Kind::Service(_) => Peer::AwsService,
            };
            let spared_by = match kind {
                Kind::Service(service @ Some(Endpoint::S3 | Endpoint::Dynamodb)) => service,
                Kind::Layers => self.layers_endpoint(),
                Kind::Internet | Kind::Service(_) | Kind::Balanced => None,
            };
            let mut charged = Portion::default();
            let mut before: u64 = 0;
            for zone in paths.zones.iter_mut().filter(|zone| zone.tasks > 0) {
                // Shares are differences of running sums, so that together they are the whole.
                let after = before.saturating_add(u64::from(zone.tasks));
                let up_to = |gb, number| Portion::of(gb, number, tasks);
                let share = |gb| up_to(gb, after).less(up_to(gb, before));
                match self.passage(kind, zone) {
                    Some(passage) => {
                        let processed = passage.nat_gateway.is_some()
                            || passage.nat_instance.is_some()
                            || passage.transit_gateway;
                        if processed && passage.endpoint.is_none() {
                            charged = charged.plus(share(sent)).plus(share(received));
                        }
                        let others = self.other_nodes(&passage, zone.zone);
                        let nodes = u64::try_from(others.len()).unwrap_or(u64::MAX);
                        let far = |gb| share(gb).share(nodes, nodes.saturating_add(1));
                        let near = |gb| share(gb).less(far(gb));
                        let flow = |part: &dyn Fn(Quantity) -> Portion, passage| Traffic {
                            peer,
                            sent: part(sent),
                            received: part(received),
                            passage,
                        };
                        flows.flows.push(flow(&near, passage));
                        flows.flows.extend(others.first().map(|other| {
                            let crosses_zones = Some((*other, zone.zone));
                            let passage = Passage { crosses_zones, ..passage };
                            flow(&far, passage)
                        }));
                    }
                    None => flows.unroutable = true,
                }
                before = after;
            }
            let charged = Portion::sum([charged].into_iter());
            let spared_by = spared_by.filter(|_| !charged.is_zero());
            flows.to_spare.extend(spared_by.map(|endpoint| (endpoint, charged)));
            // What somebody else's network carries, nobody here can say.
            flows.unroutable |= tasks == 0 && self.scenario.launch_type.is_in_vpc();
        }
        flows
    }

    /// What the traffic of a zone runs through; none where it has no path.
    fn passage(&self, kind: Kind, zone: &mut ZonePaths) -> Option<Passage> {
        let (from, endpoint) = match kind {
            Kind::Balanced => {
                let trace = &zone.balanced.as_ref()?.trace;
                return trace.works().then_some(trace.passage);
            }
            Kind::Internet => {
                // On whichever family works; IPv4 first, which every host speaks.
                let ways = [zone.outbound_ipv4, zone.outbound_ipv6];
                let mut traces = ways.into_iter().flatten().filter_map(|way| zone.trace(way));
                return traces.find(|trace| trace.works()).map(|trace| trace.passage);
            }
            // Of services that are not named, an application sends much to where its logs go.
            Kind::Service(service) => (zone.application?, service.or_else(|| self.logs_endpoint())),
            Kind::Layers => (zone.control?, self.layers_endpoint()),
        };
        let path = zone.towards(self, from, self.peer(from, endpoint));
        let trace = zone.trace(path)?;
        trace.works().then_some(trace.passage)
    }

    /// Where image layers are: Amazon ECR keeps them in Amazon S3 (C28); other registries are hosts on the internet.
    const fn layers_endpoint(&self) -> Option<Endpoint> {
        match self.scenario.registry {
            Registry::Ecr => Some(Endpoint::S3),
            Registry::EcrPublic | Registry::DockerHub | Registry::Other => None,
        }
    }

    /// The zones of a load balancer's nodes that send to targets in another zone. With cross-zone load
    /// balancing every node sends to every target: what a target gets comes from the nodes in equal shares (F7).
    fn other_nodes(&self, passage: &Passage, zone: Zone) -> Vec<Zone> {
        let balancer = self.network.load_balancer.as_ref();
        let nodes = balancer.filter(|there| passage.load_balancer && there.cross_zone);
        let zones = nodes.into_iter().flat_map(|there| &there.nodes);
        zones.map(|node| self.network.zone_of(*node)).filter(|other| *other != zone).collect()
    }
}

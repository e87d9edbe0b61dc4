//! The paths of every zone's tasks, each traced once. All tasks of a zone share theirs.

use super::{Connection, Judge, Path};
use crate::ecs::{self, Carrier, Need};
use crate::network::{Family, HTTPS, Id, Interface, Network, Placement, Zone};
use crate::reach::{self, Conditions, Filtered, Outcome, Peer, Trace};
use crate::resilience::{Requirement, Watched};
use crate::scenario::{Endpoint, LogDriver, Scenario};

/// A connection that was traced, found again by who opens it to whom.
struct Traced {
    from: Id<Interface>,
    to: Peer,
    trace: Trace,
}

/// What an interface does for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It carries the application's traffic.
    Application,
    /// It reaches what a start needs.
    Control,
}

/// Names one path of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PathId(usize);

/// Something that a new task needs, with the paths that may get it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought {
    pub(super) requirement: Requirement,
    pub(super) way: Option<PathId>,
}

/// A path that was traced. Only what an answer shows becomes a [`Path`] of its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'p> {
    interface: Id<Interface>,
    connection: Connection,
    pub(super) trace: &'p Trace,
}

impl Seen<'_> {
    pub(super) fn of(path: &Path) -> Seen<'_> {
        Seen { interface: path.interface, connection: path.connection, trace: &path.trace }
    }

    pub(super) fn to_path(self) -> Path {
        let Seen { interface, connection, trace } = self;
        Path { interface, connection, trace: trace.clone() }
    }

    /// The same connection as if every filter were open, with what filters drop among its hops; none where
    /// it is no filter that ends it.
    pub(super) fn past_filters(self, network: &Network) -> Option<Trace> {
        self.trace.hops.last().filter(|end| end.event.is_filtered())?;
        let conditions = Conditions { filtered: Filtered::GoesOn, ..Conditions::default() };
        Some(self.connection.trace(network, self.interface, conditions)?.trace)
    }
}

/// The paths of one zone's tasks.
pub(super) struct ZonePaths {
    pub(super) zone: Zone,
    /// Tasks that are wanted here.
    pub(super) tasks: u32,
    /// Tasks that the instances here have ports (B2) and interfaces (E8) for; as many as you like where those do
    /// not limit them.
    pub(super) places: u32,
    /// Tasks that there is room for here: places, and addresses (E7).
    pub(super) room: u32,
    pub(super) application: Option<Id<Interface>>,
    pub(super) control: Option<Id<Interface>>,
    pub(super) outbound_ipv4: Option<PathId>,
    pub(super) outbound_ipv6: Option<PathId>,
    pub(super) inbound_ipv4: Option<Path>,
    pub(super) inbound_ipv6: Option<Path>,
    pub(super) balanced: Option<Path>,
    /// To the endpoint for logs, from the application.
    pub(super) logs: Option<PathId>,
    /// What a new task needs; nothing before it is asked for.
    pub(super) sought: Vec<Sought>,
    traced: Vec<Traced>,
}

impl ZonePaths {
    /// Tasks that run here: of those that are wanted, as many as there is room for.
    pub(super) fn running(&self) -> u32 {
        self.tasks.min(self.room)
    }

    /// The trace of a path.
    pub(super) fn trace(&self, id: PathId) -> Option<&Trace> {
        self.traced.get(id.0).map(|traced| &traced.trace)
    }

    /// A path with the interface it starts from.
    pub(super) fn path(&self, id: PathId) -> Option<Seen<'_>> {
        let Traced { from, to, trace } = self.traced.get(id.0)?;
        Some(Seen { interface: *from, connection: Connection::Outbound(*to), trace })
    }

    /// The connection as it is watched while zones fail.
    pub(super) fn watched(&self, id: PathId) -> Option<Watched> {
        let Traced { from, to, trace } = self.traced.get(id.0)?;
        Some(Watched::outbound(*from, *to, HTTPS, trace))
    }

    /// The path between two, traced unless it was before.
    pub(super) fn towards(&mut self, judge: &Judge<'_>, from: Id<Interface>, to: Peer) -> PathId {
        let known = self.traced.iter().position(|traced| traced.from == from && traced.to == to);
        PathId(known.unwrap_or_else(|| {
            let here = Conditions::default();
            let trace = reach::outbound(judge.network, from, to, HTTPS, here);
            self.traced.push(Traced { from, to, trace });
            self.traced.len().saturating_sub(1)
        }))
    }

    /// What a new task here needs, with the paths that may get it.
    fn seek(&mut self, judge: &Judge<'_>, placement: &Placement, need: Need) -> Sought {
        let network = judge.network;
        let from = need.carrier.and_then(|carrier| interface(placement, carrier));
        let way =
            from.map(|from| self.towards(judge, from, judge.peer(from, need.service.endpoint())));
        // Private DNS answers with an interface endpoint's own address (C24): there is nothing to translate.
        let private =
            need.service.endpoint().and_then(|it| network.interface_endpoint(it)).is_some();
        let nat64 = from.filter(|from| network.interfaces[*from].ipv4.is_none() && !private);
        let nat64 = nat64.map(|from| self.towards(judge, from, Peer::Internet(Family::Ipv4)));
        let trace = way.and_then(|way| self.trace(way));
        let documented = judge.is_documented(need.step, trace);
        let besides = from.filter(|_| !documented);
        let besides =
            besides.map(|from| self.towards(judge, from, Peer::Internet(judge.family(from))));
        let requirement = Requirement {
            need,
            way: way.and_then(|way| self.watched(way)),
            over_nat64: nat64.and_then(|way| self.watched(way)),
            besides: besides.and_then(|way| self.watched(way)),
        };
        Sought { requirement, way }
    }
}

/// The paths of every zone in which tasks run, or could.
pub(super) struct Paths {
    pub(super) zones: Vec<ZonePaths>,
}

/// The interface of a placement that plays a role.
fn interface(placement: &Placement, carrier: Carrier) -> Option<Id<Interface>> {
    match carrier {
        Carrier::Task => placement.task,
        Carrier::Host => placement.host,
    }
}

impl Judge<'_> {
    /// Whom a connection to a service is opened to: its endpoint, where there is one; else a host on
    /// the internet.
    pub(super) fn peer(&self, from: Id<Interface>, endpoint: Option<Endpoint>) -> Peer {
        let endpoint = endpoint.filter(|service| self.has_endpoint(*service));
        endpoint.map_or_else(|| Peer::Internet(self.family(from)), Peer::Service)
    }

    /// Whether the VPC has an endpoint for a service.
    pub(super) fn has_endpoint(&self, service: Endpoint) -> bool {
        self.network.endpoints.iter().any(|(_, endpoint)| endpoint.service == service)
    }

    /// The endpoint that running tasks send their logs to, where there is one.
    pub(super) fn logs_endpoint(&self) -> Option<Endpoint> {
        match self.scenario.log_driver {
            LogDriver::Awslogs | LogDriver::Firelens => {
                Some(Endpoint::Logs).filter(|logs| self.has_endpoint(*logs))
            }
            LogDriver::None => None,
        }
    }

    /// AWS's own clients speak IPv4 wherever there is some (B16, G15).
    pub(super) fn family(&self, from: Id<Interface>) -> Family {
        match self.network.interfaces[from].ipv4 {
            Some(_) => Family::Ipv4,
            None => Family::Ipv6,
        }
    }

    /// AWS does not list the endpoints that a Managed Instance registers through: whether one is enough,
    /// without a way to the rest of ECS besides, nobody can say (X15).
    fn is_documented(&self, step: ecs::Step, trace: Option<&Trace>) -> bool {
        let scenario: &Scenario = self.scenario;
        scenario.launch_type.lists_endpoints_to_register()
            || step != ecs::Step::Blocking(ecs::Blocking::Register)
            || trace.is_none_or(|trace| trace.passage.endpoint.is_none())
    }
}

impl Paths {
    /// Those of the application: all that a bill asks for.
    pub(super) fn of_application(judge: &Judge<'_>) -> Paths {
        let placements = judge.network.placements.iter();
        Paths { zones: placements.map(|placement| zone_paths(judge, placement)).collect() }
    }

    /// With those to all that a new task needs.
    pub(super) fn with_needs(mut self, judge: &Judge<'_>) -> Paths {
        let needs = ecs::needs(judge.scenario);
        for (zone, placement) in self.zones.iter_mut().zip(&judge.network.placements) {
            zone.sought = needs.iter().map(|need| zone.seek(judge, placement, *need)).collect();
        }
        self
    }

    /// Whether what reaches for the needs of a start reaches the internet over IPv4: that the application does is
    /// no way out for its instances.
    pub(super) fn control_leads_out(&mut self, judge: &Judge<'_>) -> bool {
        self.zones.iter_mut().all(|zone| {
            let Some(control) = zone.control else { return true };
            let path = zone.towards(judge, control, Peer::Internet(Family::Ipv4));
            zone.trace(path).is_some_and(Trace::works)
        })
    }

    /// Whether a NAT gateway or instance translates a connection that an interface of this role opens.
    pub(super) fn through_nat(&self, role: Role) -> bool {
        self.zones.iter().any(|zone| {
            let own = match role {
                Role::Application => zone.application,
                Role::Control => zone.control,
            };
            let translated = |trace: &Trace| {
                let passage = trace.passage;
                trace.outcome() != Outcome::Fails
                    && (passage.nat_gateway.is_some() || passage.nat_instance.is_some())
            };
            let sent = zone.traced.iter().filter(|traced| Some(traced.from) == own);
            sent.into_iter().any(|traced| translated(&traced.trace))
        })
    }

    /// The zones in which tasks are wanted.
    pub(super) fn occupied(&self) -> impl Iterator<Item = &ZonePaths> + Clone {
        self.zones.iter().filter(|zone| zone.tasks > 0)
    }
}

fn zone_paths(judge: &Judge<'_>, placement: &Placement) -> ZonePaths {
    let network = judge.network;
    let here = Conditions::default();
    let port = judge.scenario.port.get();
    let carrier = |carrier| interface(placement, carrier);
    let application = judge.carriers.application.and_then(carrier);
    let each = ecs::tasks_per_instance(judge.scenario);
    let places = each.map_or(u32::MAX, |each| placement.instances.saturating_mul(each));
    let mut zone = ZonePaths {
        zone: placement.zone,
        tasks: placement.tasks,
        places,
        room: places.min(network.room_for_tasks(placement)),
        application,
        control: carrier(judge.carriers.control),
        outbound_ipv4: None,
        outbound_ipv6: None,
        inbound_ipv4: None,
        inbound_ipv6: None,
        balanced: None,
        logs: None,
        sought: Vec::new(),
        traced: Vec::with_capacity(4),
    };
    if let Some(own) = application {
        zone.outbound_ipv4 = Some(zone.towards(judge, own, Peer::Internet(Family::Ipv4)));
        let inbound = |family| Connection::Inbound(family, port).trace(network, own, here);
        zone.inbound_ipv4 = inbound(Family::Ipv4);
        if judge.has_ipv6_subnets() {
            zone.outbound_ipv6 = Some(zone.towards(judge, own, Peer::Internet(Family::Ipv6)));
            zone.inbound_ipv6 = inbound(Family::Ipv6);
        }
        zone.balanced = Connection::Balanced(port).trace(network, own, here);
        let logs = judge.logs_endpoint().map(Peer::Service);
        zone.logs = logs.map(|logs| zone.towards(judge, own, logs));
    }
    zone
}

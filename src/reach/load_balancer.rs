//! Internet-facing load balancers: clients connect to a node in a public subnet, and the node connects to
//! a target over private addresses (F3, F4). After the Elastic Load Balancing user guides (F5 to F9).

use super::packet::{Packet, Party};
use super::{Ended, Event, Place, Side, Standing, Walk};
use crate::network::{
    Family, INTERNET_CLIENT_PORTS, Id, Interface, LoadBalancer, LoadBalancerKind, Owner, Target,
};
use crate::scenario::PortRange;

impl Walk<'_> {
    pub(super) fn balanced(
        &mut self,
        balancer: &LoadBalancer,
        to: Id<Interface>,
        port: u16,
    ) -> Result<(), Ended> {
        let network = self.network;
        let zone = network.zone_of(to);
        let lost = self.conditions.lost;
        let near = balancer.nodes.iter().find(|node| network.zone_of(**node) == zone);
        let other = balancer.nodes.iter().find(|node| !lost.contains(network.zone_of(**node)));
        // Without cross-zone load balancing a node sends to targets of its own zone alone (F7).
        let node = near.or(other.filter(|_| balancer.cross_zone));
        self.record(Place::Internet, Event::ClientConnects { port: balancer.listener });
        let Some(&node) = node else {
            return self.end(Place::Interface(to), Event::NoNodeInZone { zone });
        };
        let place = Place::Interface(node);
        let subnet = network.interfaces[node].subnet;
        let request = Packet {
            family: Family::Ipv4,
            source: Party::Internet(None),
            source_ports: INTERNET_CLIENT_PORTS,
            destination: Party::Interface(node),
            destination_ports: PortRange::single(balancer.listener),
        };
        self.enter_by(Target::InternetGateway, node, &request)?;
        self.stands_in(network.zone_of(node), place, Standing::Balancer)?;
        self.acl(subnet, Side::Ingress, &request)?;
        self.group_enter(node, &request)?;
        self.record(place, Event::Balances);
        self.stands_in(zone, Place::Interface(to), Standing::Interface)?;

        let own = &network.interfaces[node];
        let family = match (own.ipv4, network.interfaces[to].ipv4) {
            (Some(_), Some(_)) => Family::Ipv4,
            (_, None) | (None, _) => Family::Ipv6,
        };
        // Targets that are instances (F6) see the client's address behind a Network Load Balancer (F8).
        let instance = network.interfaces[to].owner == Owner::ContainerInstance;
        let keeps =
            instance && balancer.kind == LoadBalancerKind::Network && family == Family::Ipv4;
        let (source, source_ports) = match keeps {
            true => (Party::Client(node), INTERNET_CLIENT_PORTS),
            false => (Party::Interface(node), own.ephemeral_ports),
        };
        let forwarded = Packet {
            family,
            source,
            source_ports,
            destination: Party::Interface(to),
            destination_ports: PortRange::single(port),
        };
        self.group_leave(node, &forwarded)?;
        self.inside(node, to, &forwarded)?;
        self.answer(node, &request)
    }
}

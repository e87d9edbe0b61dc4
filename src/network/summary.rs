//! What of a network tells it from others in one line, read off what stands in it.

use super::{Availability, Destination, Family, Id, NatGateway, Network, Owner, Subnet, Target};
use crate::scenario::{Endpoints, IpStack, Ipv6Route};

/// What of a network tells it from others in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// How many Availability Zones are in use.
    pub zones: u64,
    /// How the application's subnets lead out.
    pub way_out: WayOut,
    /// Which families they have addresses of.
    pub stack: IpStack,
    /// Where their `::/0` leads.
    pub ipv6_route: Ipv6Route,
    /// Their `64:ff9b::/96` leads to a NAT gateway.
    pub nat64: bool,
    /// The VPC endpoints.
    pub endpoints: Endpoints,
    /// Interface endpoints stand in one zone of several.
    pub endpoints_in_one_zone: bool,
}

/// How the application's subnets lead out, in as few words as tell networks apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// Public subnets, with public addresses in them.
    PublicAddresses,
    /// Public subnets.
    Public,
    /// A NAT gateway in each of several zones.
    NatGatewayPerZone,
    /// One zonal NAT gateway.
    OneNatGateway,
    /// A regional NAT gateway.
    RegionalNatGateway,
    /// A private NAT gateway.
    PrivateNatGateway,
    /// A NAT instance.
    NatInstance,
    /// A transit gateway to a central egress VPC.
    TransitGateway,
    /// An egress-only internet gateway, from subnets that have no IPv4.
    EgressOnly,
    /// Over IPv6 alone, from subnets that have IPv4 as well.
    NoIpv4Route,
    /// Not at all.
    Isolated,
}

impl Network {
    /// What tells it from others in one line; none where nothing of the application stands in a VPC.
    #[must_use]
    pub fn summary(&self) -> Option<Summary> {
        let subnet = self.application_subnet?;
        let routes = self.route_table_of(subnet);
        let Subnet { cidr, ipv6_cidr, .. } = &self.subnets[subnet];
        let mut endpoints = Endpoints::default();
        let mut in_one_zone = false;
        for (_, endpoint) in self.endpoints.iter() {
            endpoints.add(endpoint.service);
            in_one_zone |= endpoint.interfaces.len() == 1;
        }
        Some(Summary {
            zones: u64::try_from(self.zones.len()).unwrap_or(u64::MAX),
            way_out: self.way_out(subnet),
            stack: match (cidr, ipv6_cidr) {
                (Some(_), Some(_)) => IpStack::DualStack,
                (None, Some(_)) => IpStack::Ipv6Only,
                (_, None) => IpStack::Ipv4,
            },
            ipv6_route: match routes.default_target(Family::Ipv6) {
                Some(Target::InternetGateway) => Ipv6Route::InternetGateway,
                Some(_) => Ipv6Route::EgressOnly,
                None => Ipv6Route::None,
            },
            nat64: self.nat64_target(subnet).is_some(),
            endpoints,
            endpoints_in_one_zone: in_one_zone && self.zones.len() > 1,
        })
    }

    /// A subnet with IPv4 leads out over it, or over IPv6 alone. One without leads to a NAT gateway by NAT64
    /// alone, and public addresses are of IPv4.
    fn way_out(&self, subnet: Id<Subnet>) -> WayOut {
        let routes = self.route_table_of(subnet);
        let over_ipv6 = routes.default_target(Family::Ipv6);
        let has_ipv4 = self.subnets[subnet].cidr.is_some();
        let target = match has_ipv4 {
            true => routes.default_target(Family::Ipv4),
            false => self.nat64_target(subnet).or(over_ipv6),
        };
        match target {
            Some(Target::InternetGateway) => match self.has_public_addresses() {
                true => WayOut::PublicAddresses,
                false => WayOut::Public,
            },
            Some(Target::NatGateway(gateway)) => self.nat_gateway(gateway),
            Some(Target::NatInstance(_)) => WayOut::NatInstance,
            Some(Target::TransitGateway) => WayOut::TransitGateway,
            Some(Target::EgressOnlyInternetGateway) => WayOut::EgressOnly,
            // No default route leads to these.
            None | Some(Target::Local | Target::GatewayEndpoint(_)) => match over_ipv6 {
                Some(_) => WayOut::NoIpv4Route,
                None => WayOut::Isolated,
            },
        }
    }

    fn nat_gateway(&self, gateway: Id<NatGateway>) -> WayOut {
        let NatGateway { public, availability } = &self.nat_gateways[gateway];
        match availability {
            _ if !public => WayOut::PrivateNatGateway,
            Availability::Regional(_) => WayOut::RegionalNatGateway,
            Availability::Zonal(_) if self.nat_gateways.len() > 1 => WayOut::NatGatewayPerZone,
            Availability::Zonal(_) => WayOut::OneNatGateway,
        }
    }

    /// Where the IPv4 addresses that NAT64 gives hosts lead.
    fn nat64_target(&self, subnet: Id<Subnet>) -> Option<Target> {
        let routes = &self.route_table_of(subnet).routes;
        let nat64 = routes.iter().find(|route| route.destination == Destination::NAT64);
        nat64.map(|route| route.target)
    }

    /// Whether tasks or container instances have public IPv4 addresses.
    fn has_public_addresses(&self) -> bool {
        let own = |owner| matches!(owner, Owner::Task | Owner::ContainerInstance);
        self.interfaces.iter().any(|(_, one)| own(one.owner) && one.public_ipv4)
    }
}

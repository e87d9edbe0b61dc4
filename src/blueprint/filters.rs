//! Security groups and network ACLs.

use crate::network::{Id, Network, SecurityGroup};
use crate::scenario::{
    ANY_IPV4, ANY_IPV6, EndpointSecurityGroup, LoadBalancer, NetworkAclRules, PortRange, Protocol,
    Scenario, SecurityGroupRule, SecurityGroupRules,
};
use ipnet::IpNet;

/// The port that clients connect to on the load balancer, and on every endpoint: HTTPS.
pub(super) const HTTPS: u16 = 443;

/// The filters that the other parts of the network are given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filters {
    /// Of the interface that carries the application's traffic: the user's rules.
    pub(super) application_group: Id<SecurityGroup>,
    /// Of a container instance that carries none of it: nothing in, everything out (C11, D17).
    pub(super) instance_group: Id<SecurityGroup>,
    /// Of interface endpoints (C23).
    pub(super) endpoint_group: Id<SecurityGroup>,
    /// Of the load balancer: its port from everywhere (F9).
    pub(super) balancer_group: Id<SecurityGroup>,
    /// Of a NAT instance: everything from the VPC (D23).
    pub(super) nat_instance_group: Id<SecurityGroup>,
    /// Of the subnet that the application's interface is in: the user's rules.
    pub(super) application_acl: Id<NetworkAclRules>,
    /// Of every other subnet: the VPC's default network ACL, which lets everything pass.
    pub(super) default_acl: Id<NetworkAclRules>,
}

pub(super) fn build(scenario: &Scenario, network: &mut Network) -> Filters {
    let from_vpc = |protocol, ports| {
        let ranges = [Some(IpNet::V4(network.vpc_cidr)), network.vpc_ipv6_cidr.map(IpNet::V6)];
        let rule = |cidr| SecurityGroupRule { cidr, protocol, ports };
        ranges.into_iter().flatten().map(rule).collect()
    };
    let https = PortRange::single(HTTPS);
    let to_endpoints: Vec<_> = from_vpc(Protocol::Tcp, https);
    let to_nat_instance: Vec<_> = from_vpc(Protocol::All, PortRange::ALL);
    let clients = [ANY_IPV4, ANY_IPV6];
    let clients =
        clients.map(|cidr| SecurityGroupRule { cidr, protocol: Protocol::Tcp, ports: https });

    let groups = &mut network.security_groups;
    let mut group = |ingress: Vec<SecurityGroupRule>| {
        let rules = SecurityGroupRules { ingress, ..SecurityGroupRules::default() };
        groups.add(SecurityGroup { rules, admits: Vec::new() })
    };
    // The VPC's own: its members may reach each other, and everything may leave (D18).
    let default_group = group(Vec::new());
    let instance_group = group(Vec::new());
    let balancer_group = group(clients.to_vec());
    let nat_instance_group = group(to_nat_instance);
    let endpoint_group = match scenario.endpoint_security_group {
        EndpointSecurityGroup::Vpc => group(to_endpoints),
        EndpointSecurityGroup::Default => default_group,
    };
    groups[default_group].admits.push((default_group, PortRange::ALL));
    let application_group = match scenario.default_security_group {
        true => default_group,
        false => {
            let balanced = match scenario.load_balancer {
                LoadBalancer::Application | LoadBalancer::Network => scenario.allow_load_balancer,
                LoadBalancer::None => false,
            };
            let port = PortRange::single(scenario.port.get());
            let admits = balanced.then_some((balancer_group, port)).into_iter().collect();
            groups.add(SecurityGroup { rules: scenario.security_group.clone(), admits })
        }
    };
    Filters {
        application_group,
        instance_group,
        endpoint_group,
        balancer_group,
        nat_instance_group,
        application_acl: network.network_acls.add(scenario.network_acl.clone()),
        default_acl: network.network_acls.add(NetworkAclRules::default()),
    }
}

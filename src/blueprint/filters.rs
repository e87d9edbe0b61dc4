//! Security groups and network ACLs.

use crate::network::{HTTPS, Id, Network, SecurityGroup};
use crate::scenario::{
    ANY_IPV4, ANY_IPV6, EndpointSecurityGroup, LoadBalancer, NetworkAclRules, PortRange, Protocol,
    Scenario, SecurityGroupRule, SecurityGroupRules,
};
use ipnet::IpNet;

/// The filters that several parts of the network are given. What one part alone has is made with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filters {
    /// Of the VPC itself: its members may reach each other, and everything may leave (D18).
    default_group: Id<SecurityGroup>,
    /// Of the interface that carries the application's traffic: the user's rules.
    pub(super) application_group: Id<SecurityGroup>,
    /// Of the load balancer, where there is one: its port from everywhere (F9).
    pub(super) balancer_group: Option<Id<SecurityGroup>>,
    /// Of the subnet that the application's interface is in: the user's rules.
    pub(super) application_acl: Id<NetworkAclRules>,
    /// Of every other subnet: the VPC's default network ACL, which lets everything pass.
    pub(super) default_acl: Id<NetworkAclRules>,
}

impl Filters {
    /// Of interface endpoints: HTTPS from the VPC (C23).
    pub(super) fn endpoint_group(
        &self,
        scenario: &Scenario,
        network: &mut Network,
    ) -> Id<SecurityGroup> {
        match scenario.endpoint_security_group {
            EndpointSecurityGroup::Vpc => {
                let ingress = from_vpc(network, Protocol::Tcp, PortRange::single(HTTPS));
                add(network, ingress)
            }
            EndpointSecurityGroup::Default => self.default_group,
        }
    }
}

/// Of a NAT instance: everything from the VPC (D23).
pub(super) fn nat_instance_group(network: &mut Network) -> Id<SecurityGroup> {
    let ingress = from_vpc(network, Protocol::All, PortRange::ALL);
    add(network, ingress)
}

/// Of a container instance that carries none of the application's traffic: nothing in, everything out
/// (C11, D17).
pub(super) fn instance_group(network: &mut Network) -> Id<SecurityGroup> {
    add(network, Vec::new())
}

/// Rules for everything that has an address of the VPC.
fn from_vpc(network: &Network, protocol: Protocol, ports: PortRange) -> Vec<SecurityGroupRule> {
    let ranges = [Some(IpNet::V4(network.vpc_cidr)), network.vpc_ipv6_cidr.map(IpNet::V6)];
    let rule = |cidr| SecurityGroupRule { cidr, protocol, ports };
    ranges.into_iter().flatten().map(rule).collect()
}

/// A group that lets everything out, as AWS makes one.
fn add(network: &mut Network, ingress: Vec<SecurityGroupRule>) -> Id<SecurityGroup> {
    let rules = SecurityGroupRules { ingress, ..SecurityGroupRules::default() };
    network.security_groups.add(SecurityGroup { rules, admits: Vec::new() })
}

pub(super) fn build(scenario: &Scenario, network: &mut Network) -> Filters {
    let default_group = add(network, Vec::new());
    let balancer_group = match scenario.load_balancer {
        LoadBalancer::Application | LoadBalancer::Network => {
            let ports = PortRange::single(HTTPS);
            let client = |cidr| SecurityGroupRule { cidr, protocol: Protocol::Tcp, ports };
            Some(add(network, [ANY_IPV4, ANY_IPV6].map(client).to_vec()))
        }
        LoadBalancer::None => None,
    };
    let groups = &mut network.security_groups;
    groups[default_group].admits.push((default_group, PortRange::ALL));
    let application_group = match scenario.default_security_group {
        true => default_group,
        false => {
            let balancer = balancer_group.filter(|_| scenario.allow_load_balancer);
            let port = PortRange::single(scenario.port.get());
            let admits = balancer.map(|balancer| (balancer, port)).into_iter().collect();
            groups.add(SecurityGroup { rules: scenario.security_group.clone(), admits })
        }
    };
    Filters {
        default_group,
        application_group,
        balancer_group,
        application_acl: network.network_acls.add(scenario.network_acl.clone()),
        default_acl: network.network_acls.add(NetworkAclRules::default()),
    }
}

//! Security groups and network ACLs.

use crate::network::{Id, Network};
use crate::scenario::{NetworkAclRules, Scenario, SecurityGroupRules};

/// The filters that the other parts of the network are given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filters {
    /// Of the interface that carries the application's traffic: the user's rules.
    pub(super) application_group: Id<SecurityGroupRules>,
    /// Of a container instance that carries none of it: nothing in, everything out (C11, D17).
    pub(super) instance_group: Id<SecurityGroupRules>,
    /// Of the subnet that the application's interface is in: the user's rules.
    pub(super) application_acl: Id<NetworkAclRules>,
    /// Of every other subnet: the VPC's default network ACL, which lets everything pass.
    pub(super) default_acl: Id<NetworkAclRules>,
}

pub(super) fn build(scenario: &Scenario, network: &mut Network) -> Filters {
    Filters {
        application_group: network.security_groups.add(scenario.security_group.clone()),
        instance_group: network.security_groups.add(SecurityGroupRules::default()),
        application_acl: network.network_acls.add(scenario.network_acl.clone()),
        default_acl: network.network_acls.add(NetworkAclRules::default()),
    }
}

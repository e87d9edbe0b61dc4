//! How many addresses of each subnet are in use (E1, E3, E4), and how many a rolling deployment needs
//! besides (E5).

use super::{AddressPlan, Id, Network, Owner, Subnet};

/// What uses the IPv4 addresses of one subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressUse {
    /// The subnet.
    pub subnet: Id<Subnet>,
    /// Addresses that can be used: all but the five that AWS reserves.
    pub usable: u64,
    /// Task interfaces.
    pub tasks: u64,
    /// Container instances.
    pub instances: u64,
    /// Interface endpoints.
    pub endpoints: u64,
    /// NAT gateways and instances.
    pub nat: u64,
    /// Nodes of the load balancer.
    pub balancer: u64,
}

impl AddressUse {
    /// Addresses in use.
    #[must_use]
    pub const fn used(&self) -> u64 {
        let standing = self.instances.saturating_add(self.endpoints).saturating_add(self.nat);
        self.tasks.saturating_add(standing).saturating_add(self.balancer)
    }

    /// Addresses in use while a deployment runs old and new tasks side by side, as `maximumPercent`
    /// allows by default.
    #[must_use]
    pub const fn deploying(&self) -> u64 {
        self.used().saturating_add(self.tasks)
    }

    /// Addresses that nothing uses.
    #[must_use]
    pub const fn free(&self) -> u64 {
        self.usable.saturating_sub(self.used())
    }
}

impl Network {
    /// What uses the addresses of each subnet that has IPv4.
    #[must_use]
    pub fn address_use(&self) -> Vec<AddressUse> {
        let subnets = self.subnets.iter().filter_map(|(subnet, there)| {
            let usable = AddressPlan::usable(there.cidr?);
            let mut used = AddressUse {
                subnet,
                usable,
                tasks: 0,
                instances: 0,
                endpoints: 0,
                nat: 0,
                balancer: 0,
            };
            for (_, interface) in self.interfaces.iter().filter(|(_, i)| i.subnet == subnet) {
                let sum = match interface.owner {
                    Owner::Task => &mut used.tasks,
                    Owner::ContainerInstance => &mut used.instances,
                    Owner::InterfaceEndpoint(_) => &mut used.endpoints,
                    Owner::NatGateway | Owner::NatInstance => &mut used.nat,
                    Owner::LoadBalancer => &mut used.balancer,
                };
                *sum = sum.saturating_add(u64::from(interface.count));
            }
            Some(used)
        });
        subnets.collect()
    }
}

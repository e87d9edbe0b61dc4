//! How many addresses of each subnet are in use (E1, E3, E4), and how many a rolling deployment needs
//! besides (E5).

use super::{AddressPlan, Id, LoadBalancerKind, Network, Owner, Placement, Subnet};

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

    /// Addresses that nothing uses, but nodes of the load balancer.
    #[must_use]
    pub const fn free_for_balancer(&self) -> u64 {
        self.free().saturating_add(self.balancer)
    }

    /// Addresses that nothing uses.
    #[must_use]
    pub const fn free(&self) -> u64 {
        self.usable.saturating_sub(self.used())
    }
}

/// What a load balancer's subnet must have free, and the longest prefix that it may have for an Application Load
/// Balancer (E6).
const BALANCER_FREE: u64 = 8;
const BALANCER_PREFIX: u8 = 27;

impl Network {
    /// The first subnet in which the load balancer cannot be created (E6).
    #[must_use]
    pub fn balancer_in_small_subnet(&self) -> Option<AddressUse> {
        self.load_balancer.as_ref()?;
        self.address_use().into_iter().find(|used| self.is_too_small_for_balancer(used))
    }

    /// Whether a node of the load balancer is meant to stand in a subnet that it cannot be created in (E6).
    #[must_use]
    pub fn is_too_small_for_balancer(&self, used: &AddressUse) -> bool {
        let kind = self.load_balancer.as_ref().map(|balancer| balancer.kind);
        let prefix = self.subnets[used.subnet].cidr.map_or(0, |cidr| cidr.prefix_len());
        let too_long = kind == Some(LoadBalancerKind::Application) && prefix > BALANCER_PREFIX;
        used.balancer > 0 && (too_long || used.free_for_balancer() < BALANCER_FREE)
    }

    /// Tasks with addresses of their own for which a zone's subnet has room, those that stand there included; as
    /// many as you like where they use none (E4).
    #[must_use]
    pub fn room_for_tasks(&self, placement: &Placement) -> u32 {
        let Some(subnet) = placement.task.map(|task| self.interfaces[task].subnet) else {
            return u32::MAX;
        };
        let Some(cidr) = self.subnets[subnet].cidr else { return u32::MAX };
        let beside = self.interfaces.iter().map(|(_, interface)| interface);
        let beside = beside.filter(|it| it.subnet == subnet && it.owner != Owner::Task);
        let beside: u64 = beside.map(|interface| u64::from(interface.count)).sum();
        let room = AddressPlan::usable(cidr).saturating_sub(beside);
        u32::try_from(room).unwrap_or(u32::MAX)
    }

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

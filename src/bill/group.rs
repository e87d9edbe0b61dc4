//! The bill by what its charges pay for, and by what makes them grow.

use super::{Basis, Bill, Charge, Line, Thing};
use crate::closed::closed;
use crate::units::{Money, Quantity, Rate};

closed! {
    /// What a charge pays for, in display order: that of [`Charge::ALL`].
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Family by id {
        /// Network address translation.
        Nat = "nat",
        /// Public IPv4 addresses.
        PublicIpv4 = "public-ipv4",
        /// VPC endpoints.
        Endpoints = "endpoints",
        /// Data across zones, and to and from the internet.
        DataTransfer = "data-transfer",
        /// Load balancers.
        LoadBalancing = "load-balancing",
        /// A transit gateway.
        TransitGateway = "transit-gateway",
        /// What tasks run on.
        Compute = "compute",
    }
}

closed! {
    /// What makes a charge grow, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Driver by name {
        /// Time: it is the same in a month without traffic.
        Hours = "hours",
        /// Traffic.
        Traffic = "traffic",
    }
}

impl Charge {
    /// What it pays for.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Charge::NatGatewayHours
            | Charge::NatGatewayData
            | Charge::RegionalNatGatewayHours
            | Charge::RegionalNatGatewayData
            | Charge::NatInstanceHours => Family::Nat,
            Charge::PublicIpv4 | Charge::IdlePublicIpv4 => Family::PublicIpv4,
            Charge::InterfaceEndpointHours
            | Charge::InterfaceEndpointData
            | Charge::GatewayEndpoint => Family::Endpoints,
            Charge::CrossZoneData
            | Charge::InternetDataOut
            | Charge::InternetDataIn
            | Charge::ServiceDataOut => Family::DataTransfer,
            Charge::LoadBalancerHours | Charge::LoadBalancerCapacity => Family::LoadBalancing,
            Charge::TransitGatewayHours | Charge::TransitGatewayData => Family::TransitGateway,
            Charge::FargateVcpu
            | Charge::FargateMemory
            | Charge::FargateStorage
            | Charge::InstanceHours
            | Charge::ManagedInstancesFee
            | Charge::ExternalInstanceHours => Family::Compute,
        }
    }

    /// What makes it grow.
    #[must_use]
    pub const fn driver(self) -> Driver {
        match self {
            Charge::NatGatewayHours
            | Charge::RegionalNatGatewayHours
            | Charge::NatInstanceHours
            | Charge::PublicIpv4
            | Charge::IdlePublicIpv4
            | Charge::InterfaceEndpointHours
            | Charge::LoadBalancerHours
            | Charge::TransitGatewayHours
            | Charge::FargateVcpu
            | Charge::FargateMemory
            | Charge::FargateStorage
            | Charge::InstanceHours
            | Charge::ManagedInstancesFee
            | Charge::ExternalInstanceHours => Driver::Hours,
            Charge::NatGatewayData
            | Charge::RegionalNatGatewayData
            | Charge::InterfaceEndpointData
            | Charge::GatewayEndpoint
            | Charge::CrossZoneData
            | Charge::InternetDataOut
            | Charge::InternetDataIn
            | Charge::ServiceDataOut
            | Charge::LoadBalancerCapacity
            | Charge::TransitGatewayData => Driver::Traffic,
        }
    }
}

/// What several lines come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// The sum of what is known of every amount: exact.
    pub amount: Money,
    /// Every line is whole; else it is that much at least.
    pub complete: bool,
}

impl Sum {
    /// Nothing of it is known to cost anything.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.amount == Money::ZERO
    }

    /// The sum of lines.
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Sum {
        let mut sum = Sum { amount: Money::ZERO, complete: true };
        for line in lines {
            sum.amount = sum.amount.plus(line.priced.known());
            sum.complete &= line.is_whole();
        }
        sum
    }
}

/// The lines of one family.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    /// What they pay for.
    pub family: Family,
    /// The lines; there is at least one.
    pub lines: &'a [Line],
}

impl Group<'_> {
    /// What the group comes to.
    #[must_use]
    pub fn sum(&self) -> Sum {
        Sum::of(self.lines.iter())
    }

    /// What those of its lines come to that grow for one reason.
    #[must_use]
    pub fn sum_by(&self, driver: Driver) -> Sum {
        Sum::of(self.lines.iter().filter(|line| line.charge.driver() == driver))
    }
}

/// Why what is used costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Free {
    /// Its rate is nothing.
    OfCharge,
    /// The free allowance covers it.
    Allowance,
}

impl Line {
    /// What it comes to by itself.
    #[must_use]
    pub fn sum(&self) -> Sum {
        Sum { amount: self.priced.known(), complete: self.priced.amount.is_some() }
    }

    /// Whether its amount is known, and is all that the thing costs: behind a transit gateway there is an egress VPC,
    /// whose costs are on the bill of its owner (D25).
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.priced.amount.is_some() && self.charge.family() != Family::TransitGateway
    }

    /// Why it costs nothing although something is used; none where it costs something, where nothing is
    /// used, and where that is not known.
    #[must_use]
    pub fn free(&self) -> Option<Free> {
        if self.priced.amount? != Money::ZERO {
            return None;
        }
        if self.quantity.is_zero() {
            let allowed =
                matches!(&self.basis, Basis::OneDirection { free, .. } if !free.is_zero());
            return allowed.then_some(Free::Allowance);
        }
        let free = self.priced.parts.iter().all(|part| part.rate == Rate::FREE);
        free.then_some(Free::OfCharge)
    }
}

impl Bill {
    /// Whether its amounts, each rounded to cents, come to another total than the one that is: those of the lines, of
    /// the groups, or of what makes charges grow.
    #[must_use]
    pub fn rounds_apart(&self) -> bool {
        let shown = |amount: Money| amount.rounded_to_cents();
        let lines: Money = self.lines.iter().map(|line| shown(line.sum().amount)).sum();
        let groups: Money = self.groups().map(|group| shown(group.sum().amount)).sum();
        let drivers: Money = Driver::ALL.iter().map(|one| shown(self.sum_by(*one).amount)).sum();
        [lines, groups, drivers].into_iter().any(|sum| sum != shown(self.monthly_total))
    }

    /// What one of several zonal NAT gateways costs a month for being there, whatever passes it: its share of the hours
    /// and of the addresses of all, which are alike. None of one alone, or where a rate is missing.
    #[must_use]
    pub fn sum_of_one_nat_gateway(&self) -> Option<Money> {
        let (mut one, mut gateways) = (Money::ZERO, 0_u64);
        for line in &self.lines {
            let Basis::Hourly { things, .. } = &line.basis else { continue };
            let (mut own, mut all) = (0_u64, 0_u64);
            for (thing, count) in things {
                all = all.saturating_add(*count);
                if matches!(thing, Thing::NatGateway | Thing::NatAddress) {
                    own = own.saturating_add(*count);
                }
                // Their hours come before their addresses.
                if *thing == Thing::NatGateway {
                    gateways = *count;
                }
            }
            if own > 0 {
                one = one.plus(line.priced.amount?.share(own, all.saturating_mul(gateways)));
            }
        }
        (gateways > 1).then_some(one)
    }

    /// The lines by what they pay for. Lines of one family stand together.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let alike = |one: &Line, next: &Line| one.charge.family() == next.charge.family();
        self.lines.chunk_by(alike).filter_map(|lines| {
            lines.first().map(|first| Group { family: first.charge.family(), lines })
        })
    }

    /// The whole of it.
    #[must_use]
    pub const fn sum(&self) -> Sum {
        Sum { amount: self.monthly_total, complete: self.complete }
    }

    /// What those lines come to that grow for one reason.
    #[must_use]
    pub fn sum_by(&self, driver: Driver) -> Sum {
        Sum::of(self.lines.iter().filter(|line| line.charge.driver() == driver))
    }

    /// What twelve such months come to, each of them billed in whole cents.
    #[must_use]
    pub const fn sum_of_a_year(&self) -> Sum {
        Sum { amount: self.monthly_total.rounded_to_cents().times(12), complete: self.complete }
    }

    /// What a month comes to for each of several tasks; none of a single one.
    #[must_use]
    pub fn sum_of_each(&self, tasks: u32) -> Option<Sum> {
        let amount = self.monthly_total.share(1, u64::from(tasks));
        (tasks > 1).then_some(Sum { amount, complete: self.complete })
    }

    /// How much of what is known a sum is, in percent; none of a sum that is not known at all, and where
    /// nothing costs anything.
    #[must_use]
    pub fn share(&self, sum: Sum) -> Option<Quantity> {
        let known = sum.complete || !sum.is_nothing();
        let shared = known && self.monthly_total > Money::ZERO;
        shared.then(|| Quantity::whole(100).part_of_money(sum.amount, self.monthly_total))
    }
}

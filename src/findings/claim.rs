//! AWS's sentence that NAT gateways may be more cost-effective for a small workload (S43), beside the
//! number that contradicts it (X1, K4): how many public IPv4 addresses cost as much as the gateways.

use super::Finding;
use crate::bill::RateSheet;
use crate::ecs::{Carrier, Carriers, effective_mode};
use crate::findings::nat::count;
use crate::network::{Network, SubnetRole};
use crate::prices::Item;
use crate::scenario::{Count, IpStack, NatStrategy, Scenario};
use crate::units::Quantity;

/// Compares what both patterns cost before any traffic, for the zones and tasks of this design.
pub(crate) fn small_workload_claim(
    scenario: &Scenario,
    network: &Network,
    rates: &RateSheet<'_>,
) -> Option<Finding> {
    // Without IPv4 there are no public IPv4 addresses to compare with, and on one's own machines neither pattern.
    if scenario.ip_stack == IpStack::Ipv6Only || !scenario.launch_type.is_in_vpc() {
        return None;
    }
    // Where only an instance's own interface can have a public address, its tasks have none in public subnets (B10).
    let (carrier, holders) = address_holders(scenario);
    let Carriers { application, .. } = Carriers::of(scenario.launch_type, effective_mode(scenario));
    if application.is_some_and(|application| application != carrier) {
        return None;
    }
    // Who wants no internet has neither pattern.
    if network.application_role() == Some(SubnetRole::Isolated) {
        return None;
    }
    let zones = count(network.zones.len());
    let gateways = match scenario.nat {
        NatStrategy::Single => 1,
        // AWS's sentence follows from its advice to have one gateway in every zone (S41).
        NatStrategy::PerZone | NatStrategy::None => zones,
        NatStrategy::Regional | NatStrategy::Instance => return None,
        NatStrategy::PrivateGateway | NatStrategy::TransitGateway => return None,
    };
    let addresses = holders.get();
    let hours = Quantity::whole(scenario.hours_per_month.hours());
    let address = rates.cost(Item::PublicIpv4InUseHour, hours)?;
    let gateway = rates.cost(Item::NatGatewayHour, hours)?.plus(address);
    let nat = gateway.times(u64::from(gateways));
    Some(Finding::SmallWorkloadClaim {
        gateways,
        nat,
        addresses,
        public: address.times(u64::from(addresses)),
        break_even: nat.per(address)?,
    })
}

/// What holds public addresses in the public pattern, and how many there are of it: on Fargate the tasks, elsewhere
/// the instances (K2).
#[must_use]
pub fn address_holders(scenario: &Scenario) -> (Carrier, Count) {
    let carrier = Carriers::of(scenario.launch_type, effective_mode(scenario)).control;
    match carrier {
        Carrier::Task => (carrier, scenario.tasks),
        Carrier::Host => (carrier, scenario.instances),
    }
}

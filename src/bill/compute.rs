//! Compute beside the network, where it is asked for: Fargate tasks after "Pricing details" on AWS's Fargate
//! pricing page (by the vCPU, the GB of memory and the GB of ephemeral storage above the 20 that are
//! included, each by the hour), container instances after the Amazon EC2 On-Demand page, and the fee of ECS
//! Managed Instances on top, a share of the On-Demand price. A price for Windows is not known, nor what ECS
//! Anywhere charges for an external instance.

use super::{Basis, Charge, Line, Meter, Thing};
use crate::network::{Compute, CpuArchitecture, EphemeralStorage, OperatingSystem};
use crate::prices::Item;
use crate::units::Quantity;

pub(super) fn charge(meter: &mut Meter<'_>) {
    match meter.usage.network.compute {
        None => {}
        Some(Compute::Fargate { tasks, os, architecture, vcpu, memory, storage }) => {
            let tasks = u64::from(tasks);
            let linux = |item| (os == OperatingSystem::Linux).then_some(item);
            let (vcpu_hour, gb_hour) = match architecture {
                CpuArchitecture::X86 => (Item::FargateX86VcpuHour, Item::FargateX86GbHour),
                CpuArchitecture::Arm => (Item::FargateArmVcpuHour, Item::FargateArmGbHour),
            };
            let vcpu = Quantity::whole(vcpu.hundredths()).share(1, 100);
            sized(meter, Charge::FargateVcpu, linux(vcpu_hour), tasks, vcpu);
            sized(meter, Charge::FargateMemory, linux(gb_hour), tasks, memory);
            let more = storage.get().saturating_sub(EphemeralStorage::INCLUDED);
            let more = Quantity::whole(u64::from(more));
            let item = linux(Item::FargateEphemeralGbHour);
            sized(meter, Charge::FargateStorage, item, tasks, more);
        }
        Some(Compute::External { count }) => {
            let things = vec![(Thing::ExternalInstance, u64::from(count))];
            meter.hourly(Charge::ExternalInstanceHours, None, things);
        }
        Some(Compute::Instances { count, os, instance_type, managed }) => {
            let known = os == OperatingSystem::Linux;
            let item = known.then_some(Item::InstanceHour(instance_type));
            let things = vec![(Thing::Instance(instance_type), u64::from(count))];
            meter.hourly(Charge::InstanceHours, item, things.clone());
            if managed {
                let hours = meter.usage.hours;
                let quantity = Quantity::whole(hours).times(u64::from(count));
                let priced = meter.rates.managed_instances_fee(item, quantity);
                let basis = Basis::Hourly { things, hours };
                let charge = Charge::ManagedInstancesFee;
                meter.lines.push(Line { charge, item: None, basis, quantity, priced });
            }
        }
    }
}

/// The charge for things of one size by the hour; no line where there is nothing to charge.
fn sized(meter: &mut Meter<'_>, charge: Charge, item: Option<Item>, count: u64, size: Quantity) {
    let hours = meter.usage.hours;
    let quantity = size.times(count).times(hours);
    if !quantity.is_zero() {
        meter.write(charge, item, Basis::Sized { count, size, hours }, quantity);
    }
}

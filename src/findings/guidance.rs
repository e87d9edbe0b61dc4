//! Which pattern AWS names for which use (S16 to S18, S35 to S38).

use super::{Finding, note};
use crate::network::{Network, SubnetRole};
use crate::scenario::{Scenario, Workload};

pub(crate) fn guidance(scenario: &Scenario, network: &Network, findings: &mut Vec<Finding>) {
    let workload = scenario.workload;
    let public = network.application_role() == Some(SubnetRole::Public);
    let named_for_public = match workload {
        Workload::Streaming | Workload::Gaming => true,
        Workload::Payments | Workload::UserData => false,
        Workload::Unspecified => {
            note(
                findings,
                match public {
                    true => Finding::GuidancePublicSubnet,
                    false => Finding::GuidancePrivateSubnet,
                },
            );
            return;
        }
    };
    note(
        findings,
        match named_for_public == public {
            true => Finding::WorkloadFits { workload, public },
            false => Finding::WorkloadMisfit { workload, public },
        },
    );
}

//! SSH open to the world on a container instance (S13 to S15), found by connecting to it.

use super::Finding;
use crate::ecs::SSH;
use crate::network::{Family, Network, Owner};
use crate::reach::{self, Conditions};
use crate::scenario::LaunchType;

pub(crate) fn ssh(network: &Network, launch_type: LaunchType) -> Option<Finding> {
    if !launch_type.has_ssh() {
        return None;
    }
    let mut hosts = network.interfaces.iter().filter(|(_, i)| i.owner == Owner::ContainerInstance);
    let reaches =
        |id, family| reach::inbound(network, id, family, SSH, Conditions::default()).works();
    let open = hosts.any(|(id, _)| reaches(id, Family::Ipv4) || reaches(id, Family::Ipv6));
    open.then_some(Finding::SshOpenToTheWorld)
}

//! The ports that connections come from, as Amazon VPC's network ACL page lists them (D19), and the one they go to.

use crate::scenario::PortRange;

/// The port of HTTPS: of hosts on the internet, services of AWS and their endpoints that tasks connect to, and of the
/// load balancer that clients connect to.
pub const HTTPS: u16 = 443;
/// The ephemeral ports of Linux.
pub const LINUX_PORTS: PortRange = range(32_768, 61_000);
/// The ephemeral ports of Windows (D19).
pub const WINDOWS_PORTS: PortRange = range(49_152, 65_535);
/// The ports a NAT gateway translates to (D9).
pub const NAT_PORTS: PortRange = range(1_024, 65_535);
/// The ports a load balancer's node connects to targets from (D19).
pub const BALANCER_PORTS: PortRange = range(1_024, 65_535);
/// The ports an unknown client on the internet may connect from.
pub const INTERNET_CLIENT_PORTS: PortRange = range(1_024, 65_535);

const fn range(first: u16, last: u16) -> PortRange {
    match PortRange::new(first, last) {
        Some(range) => range,
        None => PortRange::ALL,
    }
}

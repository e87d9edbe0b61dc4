//! What each zone takes with it, and why.

use super::paths::Paths;
use super::{Answer, Judge, Judgement, Verdict};
use crate::blueprint;
use crate::findings::{Finding, note};
use crate::reach::SeenAs;
use crate::resilience::{self, Site, Watched, ZoneLoss};
use crate::scenario::EndpointPlacement;

impl Judge<'_> {
    pub(super) fn zone_loss(&self, paths: &Paths) -> Vec<ZoneLoss> {
        let port = self.scenario.port.get();
        let sites = paths.zones.iter().filter(|zone| zone.control.is_some());
        let sites: Vec<Site> = sites
            .map(|zone| Site {
                zone: zone.zone,
                tasks: zone.tasks,
                outbound: [zone.outbound_ipv4, zone.outbound_ipv6]
                    .into_iter()
                    .flatten()
                    .filter_map(|path| zone.watched(path))
                    .collect(),
                needs: zone.sought.iter().map(|sought| sought.requirement).collect(),
                balanced: zone
                    .balanced
                    .as_ref()
                    .map(|path| Watched::balanced(path.interface, port, &path.trace)),
            })
            .collect();
        let spread = |tasks| blueprint::spread(tasks, sites.len()).collect();
        resilience::lose_each_zone(self.network, &sites, spread)
    }

    /// Why a zone takes with it what it does.
    pub(super) fn because_of(
        &self,
        losses: Vec<ZoneLoss>,
        start: &Judgement,
        outbound: &Answer,
        found: &mut Vec<Finding>,
    ) -> Vec<ZoneLoss> {
        let first = self.network.zones.first().copied();
        let has_interfaces =
            self.network.endpoints.iter().any(|(_, endpoint)| !endpoint.interfaces.is_empty());
        let single = self.scenario.endpoint_placement == EndpointPlacement::Single;
        if let (Some(zone), true) = (first, has_interfaces && single && losses.len() > 1) {
            note(found, Finding::EndpointsInOneZone { zone });
        }
        let through_gateway =
            matches!(outbound.seen_as(), Some(SeenAs::TaskPublicIp | SeenAs::HostPublicIp));
        let several = losses.len() > 1;
        let reason = |loss: &ZoneLoss, found: &mut Vec<Finding>| -> Vec<&'static str> {
            let mut because = Vec::new();
            if !loss.outbound_lost_in.is_empty() {
                because.extend(code(found, |finding| {
                    matches!(
                        finding,
                        Finding::SingleNatGateway { .. }
                            | Finding::NatGatewaysBypassed { .. }
                            | Finding::RegionalNatWindow { .. }
                    )
                }));
            }
            if !loss.services_lost.is_empty() {
                let endpoints =
                    |finding: &Finding| matches!(finding, Finding::EndpointsInOneZone { .. });
                because.extend(code(found, endpoints));
            }
            if !because.is_empty() {
                return because;
            }
            if start.verdict != Verdict::Yes {
                start.because.iter().map(Finding::code).collect()
            } else if through_gateway && several {
                vec![note(found, Finding::InternetGatewayNotZonal).code()]
            } else {
                code(found, |finding| {
                    matches!(
                        finding,
                        Finding::NatGatewayPerZone { .. }
                            | Finding::RegionalNatWindow { .. }
                            | Finding::RegionalNatGateway { .. }
                    )
                })
            }
        };
        losses.into_iter().map(|loss| ZoneLoss { because: reason(&loss, found), ..loss }).collect()
    }
}

fn code(found: &[Finding], wanted: fn(&Finding) -> bool) -> Vec<&'static str> {
    let finding = found.iter().find(|finding| wanted(finding));
    finding.map(Finding::code).into_iter().collect()
}

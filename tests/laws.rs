//! What holds for every design.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message"
)]

mod designs;
mod support;

use std::collections::BTreeSet;

use designs::{Design, config, consistent, gigabytes, keys, names, rule, scenarios, traced};
use ecs_reach::Scenario;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use support::{JUDGEMENTS, assess, list, text, value};

/// The document of a design.
fn document(scenario: &Scenario) -> Json {
    serde_json::from_str(&scenario.write().to_json()).unwrap()
}

/// A verdict of a document's assessment.
fn verdict(document: &Json, at: &str) -> String {
    let assessment = assess(&support::scenario(document));
    text(assessment.pointer(at).unwrap(), "/verdict").to_owned()
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn total(scenario: &Scenario) -> Decimal {
    amount(text(&assess(scenario), "/bill/monthlyTotal"))
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn an_assessment_agrees_with_itself(Design(scenario) in scenarios()) {
        let assessment = assess(&scenario);
        consistent(&assessment)?;
        prop_assert_eq!(&assessment, &assess(&scenario), "twice the same design, two answers");
        // The total is the sum of what is known.
        let lines = list(&assessment, "/bill/lines");
        let known = |line: &Json| list(line, "/tiers").iter().map(|tier| amount(text(tier, "/amount"))).sum::<Decimal>();
        let sum: Decimal = lines.iter().map(known).sum();
        prop_assert_eq!(amount(text(&assessment, "/bill/monthlyTotal")), sum);
        if assessment["bill"]["complete"] == true {
            prop_assert!(lines.iter().all(|line| line["amount"].is_string()));
        }
        // Its groups part the lines and the sum, and so do the reasons for which charges grow.
        let groups = list(&assessment, "/bill/groups");
        let mut order: Vec<&str> = lines.iter().map(|line| text(line, "/group")).collect();
        order.dedup();
        let ids: Vec<&str> = groups.iter().map(|group| text(group, "/id")).collect();
        prop_assert_eq!(&order, &ids, "lines of one group stand together");
        let mut parts: Vec<(&Json, Vec<&Json>)> = Vec::new();
        for group in groups {
            let own = lines.iter().filter(|line| line["group"] == group["id"]);
            parts.push((group, own.collect()));
        }
        for (key, name) in [("byHours", "hours"), ("byTraffic", "traffic")] {
            let own = lines.iter().filter(|line| line["growsWith"] == name);
            parts.push((&assessment["bill"][key], own.collect()));
        }
        for (part, own) in &parts {
            let sum = own.iter().map(|line| known(line)).sum();
            prop_assert_eq!(amount(text(part, "/monthlyTotal")), sum, "{}", part);
            let whole = |line: &&Json| line["amount"].is_string() && line["group"] != "transit-gateway";
            let complete = own.iter().all(whole);
            prop_assert_eq!(&part["complete"], complete, "{}", part);
        }
        let of = |parts: &[(&Json, Vec<&Json>)]| -> Decimal {
            parts.iter().map(|(part, _)| amount(text(part, "/monthlyTotal"))).sum()
        };
        let (groups, drivers) = parts.split_at(groups.len());
        prop_assert_eq!((of(groups), of(drivers)), (sum, sum), "the parts are the whole, exactly");
        let asked = usize::from(scenario.zones.get());
        let losses = list(&assessment, "/zoneLoss");
        prop_assert!(losses.is_empty() || losses.len() == asked, "{} zones", losses.len());
    }

    #[test]
    fn what_is_traced_agrees_with_itself(Design(scenario) in traced()) {
        let assessment = assess(&scenario);
        consistent(&assessment)?;
        prop_assert_eq!(text(&assessment, "/valid/verdict"), "yes");
    }

    #[test]
    fn a_link_opens_the_same_design(Design(scenario) in scenarios()) {
        let link = scenario.to_link();
        let (opened, problems) = Scenario::from_link(&link);
        prop_assert!(problems.is_empty(), "{:?} in {}", problems, link);
        prop_assert_eq!(&opened, &scenario, "{}", link);
        prop_assert_eq!(opened.to_link(), link.as_str());
        let address = format!("https://example.com/a/b?c=d#{link}");
        prop_assert_eq!(Scenario::from_link(&address).0, scenario);
    }

    #[test]
    fn a_saved_document_opens_the_same_design(Design(scenario) in scenarios()) {
        let json = scenario.write().to_json();
        let (opened, problems) = Scenario::read(&value(&json)).unwrap();
        prop_assert!(problems.is_empty(), "{:?} in {}", problems, json);
        prop_assert_eq!(opened.write().to_json(), json);
        prop_assert_eq!(opened, scenario);
    }

    #[test]
    fn more_traffic_never_costs_less(
        Design(scenario) in prop_oneof![4 => traced().boxed(), 1 => scenarios().boxed()],
        key in traffic_keys(), more in gigabytes(),
    ) {
        let document: Json = serde_json::from_str(&scenario.write().to_json()).unwrap();
        let (mut least, mut most) = (document.clone(), document);
        let given = |json: &Json| amount(json.to_string().trim_matches('"'));
        let (low, high) = (given(&least[key]).min(given(&more)), given(&least[key]).max(given(&more)));
        least[key] = low.to_string().into();
        most[key] = high.to_string().into();
        let (low, high) = (support::scenario(&least), support::scenario(&most));
        prop_assert!(total(&low) <= total(&high), "{}: {} {}", key, low.to_link(), high.to_link());
    }

    #[test]
    fn one_more_rule_that_allows_closes_nothing(
        Design(scenario) in traced(), rule in rule(), inbound in any::<bool>(), position in any::<prop::sample::Index>(),
    ) {
        let mut document = document(&scenario);
        let side = if inbound { "ingress" } else { "egress" };
        let rules = document["securityGroup"][side].as_array_mut().unwrap();
        rules.insert(position.index(rules.len() + 1), rule.clone());
        let before = assess(&scenario);
        opens(&before, &assess(&support::scenario(&document)))?;
        // A network ACL rule that allows, before all others, opens as well.
        let list = document["networkAcl"][side].as_array_mut().unwrap();
        list.retain(|rule| rule["number"] != 1);
        let plain = assess(&support::scenario(&document));
        let mut first = rule;
        first["number"] = 1.into();
        document["networkAcl"][side].as_array_mut().unwrap().insert(0, first);
        opens(&plain, &assess(&support::scenario(&document)))?;
    }

    /// Private DNS is the whole VPC's: an endpoint breaks a start only where its security group does not
    /// admit who asks, and an IPv6-only subnet cannot reach one that has IPv4 alone.
    #[test]
    fn one_more_endpoint_breaks_no_start_that_it_admits(
        Design(scenario) in traced(), endpoint in select(names("endpoints")),
    ) {
        let mut document = document(&scenario);
        document["endpointSecurityGroup"] = "vpc".into();
        document["endpointPlacement"] = "per-zone".into();
        // What the sender's own filters keep from the VPC is their doing.
        document["securityGroup"]["egress"] = json!([{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }]);
        document["networkAcl"] = json!({});
        let before = assess(&support::scenario(&document));
        let endpoints = document["endpoints"].as_array_mut().unwrap();
        if !endpoints.contains(&endpoint.into()) {
            endpoints.push(endpoint.into());
        }
        let after = assess(&support::scenario(&document));
        // A Managed Instance may register through endpoints; AWS does not say which (X15).
        let worse = match text(&after, "/start/verdict") {
            "unknown" => document["launchType"] != "managed-instances",
            verdict => verdict != "yes",
        };
        let (before, shown) = (text(&before, "/start/verdict"), after.pointer("/start").unwrap());
        prop_assert!(before != "yes" || !worse, "{endpoint}: {shown}");
    }

    /// A route that is taken away opens no path: neither the private default route, nor `::/0`, nor the
    /// way to NAT64.
    #[test]
    fn a_route_less_opens_no_path(Design(scenario) in traced(), which in 0..3_usize) {
        let (key, gone) = [
            ("natRouting", json!("none")), ("ipv6Route", json!("none")), ("nat64", json!(false)),
        ][which].clone();
        let mut less = document(&scenario);
        // DNS64 without NAT64 changes what a name resolves to, not only where it leads.
        less[key] = gone;
        let (before, after) = (assess(&scenario), assess(&support::scenario(&less)));
        for at in ["/outbound/ipv4", "/outbound/ipv6", "/inbound/ipv4", "/inbound/ipv6"] {
            let verdict = |assessment: &Json| text(assessment.pointer(at).unwrap(), "/verdict").to_owned();
            prop_assert!(verdict(&after) != "yes" || verdict(&before) == "yes", "{} opens", at);
        }
    }

    #[test]
    fn a_security_group_without_rules_and_an_acl_without_rules_are_closed(Design(scenario) in traced()) {
        let mut document = document(&scenario);
        document["defaultSecurityGroup"] = false.into();
        let directions = ["/inbound/ipv4", "/outbound/ipv4", "/inbound/ipv6", "/outbound/ipv6"];
        document["securityGroup"] = json!({ "ingress": [], "egress": [] });
        for at in directions {
            prop_assert_eq!(verdict(&document, at), "no", "{}", at);
        }
        document["securityGroup"] = json!({
            "ingress": [{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }],
            "egress": [{ "cidr": "0.0.0.0/0" }, { "cidr": "::/0" }],
        });
        document["networkAcl"] = json!({ "ingress": [], "egress": [] });
        for at in directions {
            prop_assert_eq!(verdict(&document, at), "no", "{}", at);
        }
    }

    /// A design in one zone loses its tasks with the zone; no zone takes more than all tasks.
    #[test]
    fn tasks_that_are_left_are_those_of_the_other_zones(Design(scenario) in traced()) {
        let assessment = assess(&scenario);
        let tasks = u64::from(scenario.tasks.get());
        let losses = list(&assessment, "/zoneLoss");
        let left: u64 = losses.iter().map(|loss| loss["tasksLeft"].as_u64().unwrap()).sum();
        // Each task is lost exactly once, when its own zone fails; one without room does not run (B2, E7, E8).
        let zones = u64::try_from(losses.len()).unwrap();
        let room = ["subnet-full", "too-few-interfaces", "host-port-taken"];
        let because = list(&assessment, "/start/because");
        let full = because.iter().any(|code| room.contains(&code.as_str().unwrap()));
        prop_assert!(full || left == tasks * zones.saturating_sub(1), "{} {}", left, zones);
        prop_assert!(left <= tasks * zones.saturating_sub(1), "{} {}", left, zones);
        let document = document(&scenario);
        let is = |key: &str, value: &str| document[key] == value;
        // With a NAT gateway of its own in every zone, no zone takes another's internet along.
        let own = ["per-zone", "private-gateway", "transit-gateway", "none"];
        let own = own.iter().any(|nat| is("nat", nat)) && !is("natRouting", "one-zone");
        if own {
            prop_assert!(losses.iter().all(|loss| list(loss, "/outboundLostIn").is_empty()));
        }
        // If tasks start today, on Fargate they start in the zones that are left.
        let fargate = is("launchType", "fargate") && is("endpointPlacement", "per-zone");
        if fargate && own && text(&assessment, "/start/verdict") == "yes" && losses.len() > 1 {
            for loss in losses {
                prop_assert_eq!(&loss["newTasksCanStart"], true, "{}", loss);
                prop_assert!(list(loss, "/servicesLost").is_empty(), "{}", loss);
            }
        }
        for loss in losses {
            // Without another zone no number of tasks is enough, nor where there is no room for it (B2, E7, E8);
            // with one, more than half as many again.
            let short = loss["replacementsWithoutRoom"].as_u64().unwrap() > 0;
            match loss["tasksToRun"].as_u64() {
                Some(run) => prop_assert!(run >= tasks && run <= 2 * tasks + zones, "{}", loss),
                None => prop_assert!(
                    losses.iter().any(|loss| loss["tasksLeft"] == 0 || loss["replacementsWithoutRoom"] != 0),
                    "{}", loss
                ),
            }
            // Whatever is lost has a reason.
            let lost = !list(loss, "/outboundLostIn").is_empty()
                || !list(loss, "/servicesLost").is_empty()
                || loss["newTasksCanStart"] != true
                || loss["loadBalancerDelivers"] == false
                || loss["tasksLeft"] == 0
                || short;
            prop_assert!(!lost || !list(loss, "/because").is_empty(), "{}", loss);
            // Nobody knows which zone will fail: the number is the same for each.
            prop_assert_eq!(&loss["tasksToRun"], &losses[0]["tasksToRun"], "{}", loss);
            // A zone that fails makes no answer better, and takes along just the ways that are said to be lost.
            let left = |at: &str| text(loss, &format!("/answers/{at}"));
            for at in ["outbound/ipv4", "outbound/ipv6", "inbound/ipv4", "inbound/ipv6", "inbound/loadBalancer"] {
                let whole = text(&assessment, &format!("/{at}/verdict"));
                prop_assert!(left(at) == whole || left(at) == "no" || whole == "yes", "{}: {}", at, loss);
            }
            let lost = !list(loss, "/outboundLostIn").is_empty();
            let ways = ["outbound/ipv4", "outbound/ipv6"];
            let gone = |at: &&str| text(&assessment, &format!("/{at}/verdict")) == "yes" && left(at) != "yes";
            if loss["tasksLeft"] != 0 {
                prop_assert_eq!(ways.iter().any(gone), lost, "{}", loss);
            }
        }
        // As many tasks as are to be run can be run.
        if let (Some(run), "yes") = (losses.first().and_then(|it| it["tasksToRun"].as_u64()), text(&assessment, "/start/verdict")) {
            let mut more = document.clone();
            more["tasks"] = run.into();
            prop_assert_eq!(verdict(&more, "/start"), "yes", "{}", run);
        }
        // Where what a start needs cannot be reached, no task runs that a zone could take along; where there is
        // no room for all of them, some do.
        let blocked = because.iter().any(|code| {
            let code = code.as_str().unwrap();
            code.starts_with("cannot-") || code == "task-size-refused"
        });
        prop_assert_eq!(losses.is_empty(), blocked, "{:?}", because);
    }

    /// Zones fail in any order: what is traced with two of them lost does not know which went first.
    #[test]
    fn two_zones_are_lost_in_any_order(Design(scenario) in traced(), first in 0..6_usize, second in 0..6_usize) {
        use ecs_reach::network::{Family, Zones};
        use ecs_reach::reach::{Conditions, Peer, balanced, inbound, outbound};
        let network = ecs_reach::assess(&scenario).network;
        let zone = |place: usize| network.zones[place % network.zones.len()];
        let none = Zones::default();
        let one = Conditions { lost: none.with(zone(first)).with(zone(second)), ..Conditions::default() };
        let other = Conditions { lost: none.with(zone(second)).with(zone(first)), ..Conditions::default() };
        let alone = Conditions { lost: none.with(zone(first)), ..Conditions::default() };
        for (id, _) in network.interfaces.iter() {
            for family in [Family::Ipv4, Family::Ipv6] {
                let out = |conditions| outbound(&network, id, Peer::Internet(family), 443, conditions);
                prop_assert_eq!(out(one), out(other));
                // What is lost with one zone is not given back by losing another one besides.
                prop_assert!(out(alone).works() || !out(one).works());
                let into = |conditions| inbound(&network, id, family, 443, conditions);
                prop_assert_eq!(into(one), into(other));
            }
            prop_assert_eq!(balanced(&network, id, 443, one), balanced(&network, id, 443, other));
        }
    }
}

/// What worked before works after.
fn opens(before: &Json, after: &Json) -> Result<(), TestCaseError> {
    for at in JUDGEMENTS {
        let verdict =
            |assessment: &Json| text(assessment.pointer(at).unwrap(), "/verdict").to_owned();
        prop_assert!(verdict(before) != "yes" || verdict(after) == "yes", "{} is closed", at);
    }
    Ok(())
}

fn traffic_keys() -> impl Strategy<Value = &'static str> {
    let sizes = ["taskMemoryGb", "ephemeralStorageGb"];
    let moved = keys().into_iter().filter(|key| key.ends_with("Gb") && !sizes.contains(key));
    select(moved.collect::<Vec<_>>())
}

/// The codes to compare with AWS Reachability Analyzer are ones that it has.
#[test]
fn analyzer_codes_exist() {
    let known: Json = serde_json::from_str(include_str!("cases/analyzer-codes.json")).unwrap();
    let known: BTreeSet<&str> = known
        .as_object()
        .unwrap()
        .values()
        .filter_map(Json::as_array)
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let mut seen = BTreeSet::new();
    for link in [
        "",
        "subnet=public",
        "subnet=isolated",
        "nat=single&zones=3",
        "natPlacement=private",
        "securityGroup.egress=",
        "networkAcl.egress=",
        "securityGroup.egress=tcp_80_0.0.0.0/0",
        "subnet=public&assignPublicIp=true",
        "nat=instance&natSourceDestCheck=true",
        "nat=private-gateway",
        "publicAccessBlock=bidirectional",
        "subnet=isolated&endpoints=s3",
        "ipStack=ipv6-only&ipv6Route=egress-only&nat64=true&nat=regional",
        "loadBalancer=network&zones=3&allowLoadBalancer=false",
    ] {
        let assessment = assess(&support::from_link(link));
        let paths = list(&assessment, "/start/paths").iter().filter_map(Json::as_array).flatten();
        for hop in ["/outbound/ipv4/path", "/inbound/ipv4/path", "/inbound/loadBalancer/path"]
            .iter()
            .flat_map(|at| list(&assessment, at))
            .chain(paths)
        {
            if let Some(code) = hop["code"].as_str() {
                // Newer than the list, and named by AWS's pages on Block Public Access (D30, G31).
                let newer = code == "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";
                assert!(newer || known.contains(code), "{link}: {code}");
                seen.insert(code.to_owned());
            }
        }
    }
    assert!(seen.len() >= 9, "{seen:?}");
}

/// Replies come to the ports of whoever sent last: a NAT instance's own, not those of the task behind it.
#[test]
fn replies_come_to_the_ports_of_the_nat_instance() {
    use ecs_reach::network::{Family, Owner};
    use ecs_reach::reach::{Conditions, Peer, outbound};
    // Windows connects from 49152 on, the Linux instance from 32768 on.
    let design = "nat=instance&os=windows&networkAcl.ingress=\
        100_allow_tcp_32768-49151_0.0.0.0/0,110_allow_all_10.0.0.0/16";
    let mut network = ecs_reach::blueprint::build(&support::from_link(design));
    let acl = |of: Owner, network: &ecs_reach::network::Network| {
        let interface = network.interfaces.iter().find(|(_, there)| there.owner == of).unwrap();
        (interface.0, interface.1.subnet)
    };
    let (task, private) = acl(Owner::Task, &network);
    let (_, public) = acl(Owner::NatInstance, &network);
    // The filter of the tasks' subnet goes to the instance's, and the other way round.
    let of_tasks = network.subnets[private].network_acl;
    network.subnets[private].network_acl = network.subnets[public].network_acl;
    network.subnets[public].network_acl = of_tasks;
    let internet = Peer::Internet(Family::Ipv4);
    let trace = outbound(&network, task, internet, 443, Conditions::default());
    assert!(trace.works(), "{:?}", trace.hops.last());
}

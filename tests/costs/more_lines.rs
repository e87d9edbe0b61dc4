//! Lines besides NAT, addresses, endpoints and transfer: load balancers' capacity units, idle addresses and
//! compute in every Region, and discounts.

use super::{
    ADDRESSES, BALANCER, CAPACITY, CROSSING, DATA, ENDPOINT_DATA, ENDPOINT_HOURS, EXTERNAL, FEE,
    GATEWAY_ENDPOINT, HOURS, IDLE, IN, INSTANCE, ITEMS, MACHINES, MEMORY, OUT, Oracle,
    REGIONAL_DATA, REGIONAL_HOURS, STORAGE, TO_MACHINES, VCPU, bill, check, decimal, item_of, line,
};
use crate::support::{list, text};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// An hour of a capacity unit is the highest of what it takes for each thing that a load balancer does.
#[test]
fn capacity_units_are_the_highest_dimension() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    // Kind, GB, new connections a second, active connections a minute, rule evaluations a second.
    let rows = [
        ("application", "0", "0", "0", "0"),
        ("application", "2920.000001", "100", "12000", "4000"),
        ("application", "2920", "100.01", "12000", "4000"),
        ("application", "2920", "100", "12001", "4000"),
        ("application", "2920", "100", "12000", "4000.01"),
        ("application", "0", "0.000001", "1", "0"),
        ("application", "1000000000", "1000000000", "100000000", "1000000000"),
        ("network", "2920", "3200", "400000", "1000000000"),
        ("network", "2920.5", "3200", "400000", "0"),
        ("network", "2920", "3200.7", "400000", "0"),
        ("network", "2920", "3200", "400001", "0"),
    ];
    for region in oracle.regions() {
        for (kind, gb, new, active, rules) in rows {
            let link = format!(
                "region={region}&nat=none&subnet=public&loadBalancer={kind}&loadBalancerInGb={gb}\
                 &loadBalancerNewConnections={new}&loadBalancerActiveConnections={active}\
                 &loadBalancerRuleEvaluations={rules}"
            );
            let (new_in_one, active_in_one, rules_in_one) = match kind {
                "application" => ("25", "3000", Some("1000")),
                _ => ("800", "100000", None),
            };
            let taken = |amount: &str, in_one: &str| {
                (decimal(amount) * hours / decimal(in_one)).trunc_with_scale(6)
            };
            let rules = rules_in_one.map_or(Decimal::ZERO, |in_one| taken(rules, in_one));
            let highest = decimal(gb).max(taken(new, new_in_one)).max(taken(active, active_in_one));
            check(
                &oracle,
                region,
                &link,
                &[
                    (ADDRESSES, decimal("2") * hours),
                    (IN, decimal(gb)),
                    (BALANCER, hours),
                    (CAPACITY, highest.max(rules)),
                ],
            );
        }
    }
}

/// With cross-zone load balancing, what a target gets comes from the nodes of all zones in equal parts. Data
/// transfer between zones is charged to a Network Load Balancer's targets alone.
#[test]
fn network_load_balancers_pay_for_what_they_send_to_other_zones() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    for region in oracle.regions() {
        for (kind, cross, crosses) in [
            ("network", true, true),
            ("network", false, false),
            ("application", true, false),
            ("application", false, false),
        ] {
            for zones in 2..=3_u32 {
                let (out, received) = (decimal("600"), decimal("1200"));
                let link = format!(
                    "region={region}&zones={zones}&tasks={}&nat=none&subnet=public&freeTier=false\
                     &loadBalancer={kind}&crossZoneLoadBalancing={cross}&loadBalancerOutGb={out}\
                     &loadBalancerInGb={received}",
                    zones * 2
                );
                let of_others = (out + received) * Decimal::from(zones - 1) / Decimal::from(zones);
                let both_sides = of_others * decimal("2");
                check(
                    &oracle,
                    region,
                    &link,
                    &[
                        (ADDRESSES, Decimal::from(zones) * hours),
                        (CROSSING, if crosses { both_sides } else { Decimal::ZERO }),
                        (OUT, out),
                        (IN, received),
                        (BALANCER, hours),
                        (CAPACITY, out + received),
                    ],
                );
            }
        }
    }
}

#[test]
fn idle_addresses_in_every_region() {
    let oracle = Oracle::new();
    let hours = decimal("744");
    for region in oracle.regions() {
        for (more, used) in [("", 2), ("&subnet=public&assignPublicIp=true&tasks=4", 4)] {
            for idle in [0, 1, 7, 100_000_000_u32] {
                let link = format!("region={region}&hoursPerMonth=744&idleAddresses={idle}{more}");
                let gateways = if more.is_empty() { decimal("2") * hours } else { Decimal::ZERO };
                check(
                    &oracle,
                    region,
                    &link,
                    &[
                        (HOURS, gateways),
                        (ADDRESSES, Decimal::from(used) * hours),
                        (IDLE, Decimal::from(idle) * hours),
                    ],
                );
            }
        }
    }
}

#[test]
fn fargate_tasks_in_every_region() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    let mut priced = BTreeMap::new();
    for region in oracle.regions() {
        for (os, architecture, tasks, vcpu, memory, storage) in [
            ("linux", "x86_64", 2_u32, "1", "2", "20"),
            ("linux", "x86_64", 7, "0.25", "0.5", "21"),
            ("linux", "x86_64", 100_000, "16", "120", "200"),
            ("linux", "arm64", 3, "0.5", "3.75", "20"),
            ("linux", "arm64", 1, "8", "16.000001", "150"),
            ("windows", "x86_64", 2, "4", "8", "30"),
        ] {
            let link = format!(
                "region={region}&subnet=isolated&compute=true&os={os}&cpuArchitecture={architecture}\
                 &tasks={tasks}&taskVcpu={vcpu}&taskMemoryGb={memory}&ephemeralStorageGb={storage}"
            );
            let all = Decimal::from(tasks) * hours;
            let expected = [
                (VCPU, all * decimal(vcpu)),
                (MEMORY, all * decimal(memory)),
                // The first 20 GB of every task are included.
                (STORAGE, all * (decimal(storage) - decimal("20"))),
            ];
            check(&oracle, region, &link, &expected);
            let complete = bill(&link)["complete"] == true;
            *priced.entry((os, architecture)).or_insert(0) += u32::from(complete);
        }
        // Nobody asked.
        check(&oracle, region, &format!("region={region}&subnet=isolated&compute=false"), &[]);
        // AWS charges for instances that it does not run, too; how much is not known.
        // And for what its services send there; how much of it that is, is not known either.
        for compute in [true, false] {
            let link = format!("region={region}&compute={compute}&launchType=external&instances=3");
            check(&oracle, region, &link, &[(EXTERNAL, decimal("2190"))]);
            let own = format!("{link}&networkMode=bridge&internetOutGb=500&internetInGb=7");
            check(&oracle, region, &own, &[(EXTERNAL, decimal("2190"))]);
            let moved = format!("{own}&s3Gb=1&dynamodbGb=2&awsApiGb=3&imagePullGb=4");
            let of = |gb: &str| [(EXTERNAL, decimal("2190")), (TO_MACHINES, decimal(gb))];
            check(&oracle, region, &moved, &of("10"));
            check(&oracle, region, &format!("{moved}&registry=docker-hub"), &of("6"));
            // Without a network only the image comes from there.
            let alone = moved.replace("bridge", "none");
            check(&oracle, region, &alone, &of("4"));
        }
    }
    // Windows has no price anywhere.
    assert_eq!(priced[&("windows", "x86_64")], 0);
    assert!(priced[&("linux", "x86_64")] > 90 && priced[&("linux", "arm64")] > 60, "{priced:?}");
}

#[test]
fn container_instances_in_every_region() {
    let oracle = Oracle::new();
    let hours = decimal("720");
    let mut priced = BTreeMap::new();
    for region in oracle.regions() {
        for size in
            ["t4g.nano", "t4g.medium", "t3.small", "c6gn.medium", "c7g.medium", "c7gn.medium"]
        {
            for (launch_type, os, count) in [
                ("ec2", "linux", 3_u32),
                ("ec2", "windows", 2),
                ("managed-instances", "linux", 1),
                ("managed-instances", "linux", 250),
            ] {
                let link = format!(
                    "region={region}&subnet=isolated&hoursPerMonth=720&compute=true\
                     &launchType={launch_type}&os={os}&instances={count}&tasks=9&instanceType={size}"
                );
                let all = Decimal::from(count) * hours;
                let managed = launch_type == "managed-instances";
                let fee = if managed { all } else { Decimal::ZERO };
                check(&oracle, region, &link, &[(MACHINES, all), (FEE, fee)]);
                let complete = bill(&link)["complete"] == true;
                *priced.entry((launch_type, os)).or_insert(0) += u32::from(complete);
            }
        }
    }
    assert_eq!(priced[&("ec2", "windows")], 0);
    assert_eq!(priced[&("managed-instances", "linux")], 2 * priced[&("ec2", "linux")]);
    assert!(priced[&("ec2", "linux")] > 100, "{priced:?}");
}

/// The offers of AWS's price list and the lines that each sells.
const OFFERS: [(&str, &[&str]); 5] = [
    ("AmazonEC2", &[HOURS, DATA, REGIONAL_HOURS, REGIONAL_DATA, INSTANCE, MACHINES]),
    ("AmazonVPC", &[ADDRESSES, IDLE, ENDPOINT_HOURS, ENDPOINT_DATA, GATEWAY_ENDPOINT]),
    ("AWSDataTransfer", &[CROSSING, OUT, IN]),
    ("AWSELB", &[BALANCER, CAPACITY]),
    ("AmazonECS", &[VCPU, MEMORY, STORAGE, FEE]),
];

#[test]
fn a_discount_is_taken_off_the_lines_of_its_offer_alone() {
    let traffic = "tasks=2&internetOutGb=20000&internetInGb=10&s3Gb=5&awsApiGb=2000000&endpoints=logs,s3\
        &loadBalancerOutGb=3&idleAddresses=2&interZoneGb=4&compute=true&ephemeralStorageGb=50";
    let designs = [
        "nat=single&loadBalancer=application",
        "nat=regional&loadBalancer=network&cpuArchitecture=arm64",
        "nat=instance&natInstanceType=t3.small&loadBalancer=application&launchType=managed-instances",
    ];
    let mut seen = BTreeSet::new();
    for design in designs {
        let link = format!("{traffic}&{design}");
        let full = bill(&link);
        for (offer, of_offer) in OFFERS {
            for percent in ["0", "0.01", "12.5", "99.99", "100"] {
                let bill = bill(&format!("{link}&discounts.{offer}={percent}"));
                let left = Decimal::ONE - decimal(percent) / decimal("100");
                let mut total = Decimal::ZERO;
                for (line, before) in list(&bill, "/lines").iter().zip(list(&full, "/lines")) {
                    let id = text(line, "/id");
                    assert_eq!(id, text(before, "/id"), "{link}");
                    let takes = of_offer.contains(&id);
                    let factor = if takes { left } else { Decimal::ONE };
                    let expected = decimal(text(before, "/amount")) * factor;
                    assert_eq!(decimal(text(line, "/amount")), expected, "{offer} {percent}: {id}");
                    assert_eq!(line["unitPrice"], before["unitPrice"], "the published rate: {id}");
                    let told = (takes && percent != "0").then_some(percent);
                    assert_eq!(line["discount"].as_str(), told, "{offer}: {id}");
                    total += expected;
                    if takes {
                        seen.insert(id.to_owned());
                    }
                }
                assert_eq!(decimal(text(&bill, "/monthlyTotal")), total, "{link}: {offer}");
            }
            // The user's own rate is what the user pays.
            let of_user = |id: &str| format!("priceOverrides.{}=0.5", item_of(&link, id));
            let id = of_offer.iter().find(|id| **id != FEE && line(&full, id).is_some());
            let Some(id) = id else { continue };
            let own = format!("{link}&{}", of_user(id));
            let both = bill(&format!("{own}&discounts.{offer}=50"));
            assert_eq!(line(&both, id), line(&bill(&own), id), "{own}: {offer}");
        }
    }
    // All but those of the transit gateway, and those without a price.
    assert_eq!(seen.len(), ITEMS.len() - 4, "{seen:?}");
}

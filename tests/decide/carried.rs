//! What a design carries: a NAT instance no more than it sustains.

use crate::support::from_link;
use ecs_reach::assess::{Trait, assess, monthly_bill};
use ecs_reach::bill::Family;
use ecs_reach::decide::{
    Alternative, Axis, Curve, Outlook, Requirements, Search, Way, compare, remedies,
};
use ecs_reach::findings::Finding;
use ecs_reach::scenario::NatStrategy;
use ecs_reach::units::Quantity;

/// What 32 Mbps come to in 730 hours, in GB of 2^30 bytes to the millionth below: a t4g.nano, by its own record.
const NANO: &str = "9790.062904";

fn gb(text: &str) -> Quantity {
    text.parse().unwrap()
}

/// NAT instances with a month's GB: the Mbps that these come to, and those that it sustains; none where it is not too
/// much, or nobody knows.
const OVERLOADS: &[(&str, Option<(u64, u64)>)] = &[
    ("internetOutGb=9790", None),
    ("internetOutGb=9790.062904", None),
    ("internetOutGb=9790.062905", Some((32, 32))),
    // Every GB counts, in either direction and to whomever.
    ("internetOutGb=5000&internetInGb=5000", Some((32, 32))),
    ("awsApiGb=4000&s3Gb=4000&imagePullGb=4000", Some((39, 32))),
    ("awsApiGb=4000&s3Gb=4000&imagePullGb=4000&endpoints=s3", None),
    ("internetOutGb=200000", Some((653, 32))),
    // A shorter month has less room.
    ("internetOutGb=9790&hoursPerMonth=720", Some((32, 32))),
    ("internetOutGb=200000&natInstanceType=t3.micro", Some((653, 64))),
    ("internetOutGb=200000&natInstanceType=c6gn.medium", None),
    ("internetOutGb=500000&natInstanceType=c6gn.medium", Some((1634, 1600))),
    ("internetOutGb=950000&natInstanceType=c7gn.medium", None),
    ("internetOutGb=960000&natInstanceType=c7gn.medium", Some((3137, 3125))),
    // Of these no figure is on record.
    ("internetOutGb=200000&natInstanceType=t4g.micro", None),
    ("internetOutGb=200000&natInstanceType=t4g.small", None),
    ("internetOutGb=200000&natInstanceType=t4g.medium", None),
    ("internetOutGb=200000&natInstanceType=t3.nano", None),
    ("internetOutGb=200000&natInstanceType=t3.small", None),
    ("internetOutGb=200000&natInstanceType=c7g.medium", None),
    // What does not go through it is no matter.
    ("internetOutGb=200000&natSourceDestCheck=true", None),
    ("internetOutGb=200000&subnet=public&assignPublicIp=true", None),
];

#[test]
fn a_nat_instance_that_cannot_carry_the_month_says_so() {
    for (link, expected) in OVERLOADS {
        let scenario = from_link(&format!("nat=instance&{link}"));
        let assessment = assess(&scenario);
        let found = match assessment.finding("nat-instance-overloaded") {
            Some(Finding::NatInstanceOverloaded {
                average, sustained, gigabytes, most, ..
            }) => {
                assert!(gigabytes > most, "{link}");
                Some((average.floor(), *sustained))
            }
            _ => None,
        };
        assert_eq!(found, *expected, "{link}");
        let alone = monthly_bill(&scenario);
        assert_eq!(alone.overloaded.is_some(), expected.is_some(), "{link}");
    }
}

#[test]
fn no_nat_instance_is_offered_for_more_than_it_sustains() {
    let kinds = |more: &str| {
        let scenario = from_link(&format!("zones=2&nat=instance&{more}"));
        let mut search = Search::new(&scenario, Requirements::default());
        while search.step(usize::MAX) {}
        let instance = search.found().iter().any(|it| !it.traits.has(Trait::NoNatInstance));
        (instance, search.found().iter().any(|it| it.design.nat == NatStrategy::Single))
    };
    assert_eq!(kinds("internetOutGb=9000"), (true, true));
    assert_eq!(kinds("internetOutGb=200000"), (false, true));
    assert_eq!(kinds("internetOutGb=200000&natInstanceType=c6gn.medium"), (true, true));
    assert_eq!(kinds("internetOutGb=200000&natInstanceType=t4g.small"), (true, true), "not known");
}

#[test]
fn the_line_of_a_nat_instance_ends_where_it_sustains_no_more() {
    let design = from_link("nat=instance&zones=1&internetInGb=790.062904");
    let curve = Curve::new(&design, Axis::InternetOut);
    for (at, carries) in [("0", true), ("9000", true), ("9000.000001", false), ("50000", false)] {
        let at = gb(at);
        assert_eq!((curve.at(at).is_some(), curve.carries(at)), (carries, carries), "{at}");
        let bill = monthly_bill(&Axis::InternetOut.at(&design, at)).bill;
        assert_eq!(curve.at(at), carries.then_some(bill.monthly_total), "{at}");
    }
    let full = from_link(&format!("nat=instance&zones=1&s3Gb={NANO}"));
    let curve = Curve::new(&full, Axis::InternetOut);
    assert!(
        curve.at(gb("0")).is_some() && curve.at(gb("0.000001")).is_none(),
        "there is room for nothing"
    );

    let scenario = from_link("nat=instance&zones=1&internetOutGb=50000");
    let alternatives = compare(&scenario);
    let own = alternatives.iter().find(|one| one.way == Some(Way::NatInstance)).unwrap();
    assert!(!own.carries() && alternatives.iter().filter(|one| one.carries()).count() > 2);
    let outlook = Outlook::new(&alternatives, Axis::InternetOut);
    let place = outlook.lines.iter().position(|line| line.way == Some(Way::NatInstance)).unwrap();
    assert_eq!(outlook.lines[place].curve.at(outlook.here), None);
    let most = gb(NANO);
    let with_it = outlook.meetings.iter().filter(|it| [it.first, it.second].contains(&place));
    assert!(with_it.into_iter().all(|it| it.crossing.at <= most));
}

/// Two designs of which one, and two of which both carry their traffic: what the second costs more, where that can be
/// said.
const DIFFERENCES: &[(&str, &str, Option<&str>)] = &[
    ("nat=per-zone&internetOutGb=1000", "nat=single&internetOutGb=1000", Some("-26.50")),
    ("nat=per-zone&internetOutGb=1000", "nat=none&internetOutGb=1000", None),
    ("nat=none&internetOutGb=1000", "nat=per-zone&internetOutGb=1000", None),
    ("nat=per-zone", "nat=none", Some("-73.00")),
    ("nat=per-zone&internetOutGb=1000", "nat=none&internetOutGb=0", Some("-199.00")),
    // What a NAT instance cannot carry is billed all the same.
    (
        "nat=instance&zones=1&internetOutGb=20000",
        "nat=instance&zones=1&internetOutGb=9000",
        Some("-941.70"),
    ),
];

/// What is billed is not held against what is not, for want of a path.
#[test]
fn a_bill_without_the_traffic_is_not_the_cheaper_one() {
    for (first, second, more) in DIFFERENCES {
        let [one, other] = [first, second].map(|link| monthly_bill(&from_link(link)).bill);
        let found = other.more_than(&one).map(|more| more.to_string());
        assert_eq!(found.as_deref(), *more, "{first} and {second}");
    }
}

#[test]
fn a_remedy_that_lets_traffic_through_does_not_cost_what_the_traffic_costs() {
    for (link, code, more, carries) in [
        ("nat=none&internetOutGb=1000", "no-default-route", None, true),
        ("nat=none&internetOutGb=1000", "endpoints-missing", None, false),
        ("nat=none", "no-default-route", Some("73.00"), true),
        ("nat=none", "endpoints-missing", Some("43.80"), true),
        ("nat=single&zones=2&internetOutGb=1000", "single-nat-gateway", Some("26.50"), true),
    ] {
        let scenario = from_link(link);
        let all = remedies(&scenario, &assess(&scenario));
        let one = all.iter().find(|it| it.finding.code() == code).unwrap();
        let said = (one.more.map(|more| more.to_string()), one.carries);
        assert_eq!(said, (more.map(str::to_owned), carries), "{link}: {code}");
    }
}

/// What the egress VPC costs is on another bill: a total without it is no price of the same service.
#[test]
fn central_egress_costs_that_much_at_least() {
    let scenario = from_link("nat=transit-gateway&internetOutGb=1000");
    let bill = monthly_bill(&scenario).bill;
    assert_eq!(bill.monthly_total.to_string(), "137.50");
    assert!(!bill.complete && bill.is_priced());
    let whole = |family| bill.groups().filter(|it| it.family == family).all(|it| it.sum().complete);
    assert!(whole(Family::DataTransfer) && !whole(Family::TransitGateway));
    let own = monthly_bill(&from_link("nat=per-zone&internetOutGb=1000")).bill;
    assert_eq!((own.more_than(&bill), bill.more_than(&own)), (None, None));
    // What differs besides is known.
    let with =
        monthly_bill(&from_link("nat=transit-gateway&internetOutGb=1000&idleAddresses=1")).bill;
    assert_eq!(with.more_than(&bill).map(|more| more.to_string()).as_deref(), Some("3.65"));

    let alternatives = compare(&scenario);
    let complete = |one: &Alternative| one.assessment.bill.complete && one.tenfold.bill.complete;
    let central = |one: &&Alternative| one.way == Some(Way::CentralEgress);
    assert!(!alternatives.iter().filter(central).any(complete));
    let outlook = Outlook::new(&alternatives, Axis::InternetOut);
    let place = outlook.lines.iter().position(|line| line.current).unwrap();
    let curve = &outlook.lines[place].curve;
    assert!(curve.carries(outlook.here) && curve.exactly(outlook.here).is_none());
    assert!(outlook.meetings.iter().all(|it| ![it.first, it.second].contains(&place)));
}

//! What holds for every bill and every comparison.

use super::{document, open};
use crate::designs::{Design, config, scenarios, traced, values};
use crate::ranking::offers;
use crate::support;
use ecs_reach::Scenario;
use ecs_reach::assess::{
    Assessment, Scales, Traits, Verdict, Weighed, assess, monthly_bill, weigh,
};
use ecs_reach::bill::{Bill, Charge, Line, Origin, RateSheet};
use ecs_reach::blueprint;
use ecs_reach::decide::{
    Elsewhere, Influence, Input, Way, compare, difference, in_each_region, influences, remedies,
};
use ecs_reach::findings::Finding;
use ecs_reach::network::{SubnetRole, Target};
use ecs_reach::prices::{Discounts, Item, Offer, PriceOverrides, Region, tiers};
use ecs_reach::resilience::Endurance;
use ecs_reach::scenario::LoadBalancer;
use ecs_reach::units::{Money, Quantity, Rate};
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;
use serde_json::json;
use std::cell::RefCell;

fn any_design() -> impl Strategy<Value = Design> {
    prop_oneof![3 => open().boxed(), 2 => traced().boxed(), 1 => scenarios().boxed()]
}

fn known(bill: &Bill) -> Money {
    bill.lines.iter().flat_map(|line| &line.priced.parts).map(|part| part.amount).sum()
}

/// Whether a line has an amount, and what it stands for is on no other bill besides.
fn whole(line: &Line) -> bool {
    let elsewhere = matches!(line.charge, Charge::TransitGatewayHours | Charge::TransitGatewayData);
    line.priced.amount.is_some() && !elsewhere
}

/// Whoever asks for a design that offers nothing in particular, and has seen none.
struct Nothing;

impl Scales for Nothing {
    fn wanted(&self) -> Traits {
        Traits::default()
    }

    fn beaten(&self, _: Money, _: Traits) -> bool {
        false
    }
}

/// Whoever is never satisfied, and remembers what a design was said to cost at least and to offer at most.
#[derive(Default)]
struct Said(RefCell<Vec<(Money, Traits)>>);

impl Scales for Said {
    fn wanted(&self) -> Traits {
        Traits::default()
    }

    fn beaten(&self, total: Money, traits: Traits) -> bool {
        self.0.borrow_mut().push((total, traits));
        false
    }
}

/// Everything that a load balancer, a NAT gateway or an endpoint is charged by, and what is counted.
const GROWS: [&str; 13] = [
    "internetOutGb",
    "internetInGb",
    "s3Gb",
    "dynamodbGb",
    "awsApiGb",
    "imagePullGb",
    "loadBalancerOutGb",
    "loadBalancerInGb",
    "interZoneGb",
    "loadBalancerNewConnections",
    "loadBalancerActiveConnections",
    "loadBalancerRuleEvaluations",
    "idleAddresses",
];

/// Amounts around the places where a rate changes.
fn amounts() -> impl Strategy<Value = u64> {
    let places = vec![0, 99, 100, 101, 10_240, 10_340, 51_300, 153_700, 1_048_576, 5_242_881];
    prop_oneof![select(places), 0..20_000_u64, 0..100_000_000_u64]
}

proptest! {
    #![proptest_config(config(250))]

    /// The same design in each Region costs what it costs there, and what is known in full is in order.
    #[test]
    fn a_design_is_in_each_region_what_it_is_there(Design(scenario) in any_design()) {
        let regions = in_each_region(&scenario);
        let here = regions.iter().filter(|there| there.design == scenario).count();
        prop_assert_eq!((regions.len(), here), (Region::all().count(), 1));
        for Elsewhere { design, bill } in &regions {
            prop_assert_eq!(&assess(design).bill, bill, "{}", design.to_link());
            let Scenario { region, zones, .. } = design.clone();
            let most = region.zone_count().unwrap_or(zones.get());
            prop_assert_eq!(zones.get(), scenario.zones.get().min(most), "{}", design.to_link());
            prop_assert_eq!(&Scenario { region: scenario.region, zones: scenario.zones, ..design.clone() }, &scenario);
        }
        let own = |there: &&Elsewhere| there.bill.currency == scenario.region.currency();
        let whole: Vec<Money> = regions
            .iter()
            .take_while(|there| there.bill.complete && own(there))
            .map(|there| there.bill.monthly_total)
            .collect();
        prop_assert!(whole.is_sorted(), "{:?}", whole);
        let known = regions.iter().filter(|there| there.bill.complete).filter(own).count();
        prop_assert_eq!(whole.len(), known, "those known in full come first");
    }

    #[test]
    fn a_bill_alone_is_that_of_the_assessment(Design(scenario) in any_design()) {
        let (alone, assessment) = (monthly_bill(&scenario), assess(&scenario));
        prop_assert_eq!(&alone.bill, &assessment.bill);
        let told = assessment.finding("traffic-without-path").is_some();
        prop_assert_eq!(!alone.bill.carried, told);
        prop_assert_eq!(alone.bill.monthly_total, known(&alone.bill));
        for line in &alone.bill.lines {
            let Some(amount) = line.priced.amount else { continue };
            let parts: Money = line.priced.parts.iter().map(|part| part.amount).sum();
            let quantity = line.priced.parts.iter().fold(Quantity::ZERO, |sum, part| sum.plus(part.quantity));
            prop_assert_eq!((parts, quantity), (amount, line.quantity), "{:?}", line);
        }
        let complete = alone.bill.lines.iter().all(whole);
        prop_assert_eq!(alone.bill.complete, complete);
    }

    /// What is weighed is what is assessed.
    #[test]
    fn the_scales_agree_with_the_assessment(Design(scenario) in any_design()) {
        let assessment = assess(&scenario);
        let starts = assessment.start.judgement.verdict == Verdict::Yes;
        let codes = ["traffic-without-path", "nat-instance-overloaded"];
        let routable = codes.iter().all(|code| assessment.finding(code).is_none());
        let balanced = assessment.inbound.load_balancer.judgement.verdict;
        let delivers = scenario.load_balancer == LoadBalancer::None
            || matches!(balanced, Verdict::Yes | Verdict::Depends);
        let expected = match (starts && routable && delivers, assessment.bill.complete) {
            (false, _) => Weighed::Unfit,
            (true, false) => Weighed::Unpriced,
            (true, true) => Weighed::Fit {
                total: assessment.bill.monthly_total,
                traits: offers(&assessment).into_iter().collect(),
                left: Endurance::of(&assessment.zone_loss).unwrap(),
            },
        };
        prop_assert_eq!(weigh(&scenario, &Nothing), expected);
    }

    /// No design is passed over for a cost that it does not have, or for want of something that it offers.
    #[test]
    fn a_design_never_costs_less_nor_offers_more_than_was_said(Design(scenario) in any_design()) {
        let said = Said::default();
        let weighed = weigh(&scenario, &said);
        let total = monthly_bill(&scenario).bill.monthly_total;
        for (least, most) in said.0.into_inner() {
            prop_assert!(least <= total, "{} is more than {}: {}", least, total, scenario.to_link());
            if let Weighed::Fit { traits, .. } = weighed {
                prop_assert!(most.covers(traits), "{:?}: {}", traits, scenario.to_link());
            }
        }
    }

    #[test]
    fn more_of_anything_never_costs_less(
        Design(scenario) in any_design(), key in select(GROWS.to_vec()), one in amounts(), other in amounts(),
    ) {
        let at = |amount: u64| {
            let mut document = document(&scenario);
            document[key] = amount.into();
            monthly_bill(&support::scenario(&document))
        };
        let (low, high) = (at(one.min(other)), at(one.max(other)));
        for line in &low.bill.lines {
            let more = high.bill.lines.iter().find(|more| more.charge == line.charge);
            prop_assert!(more.is_some(), "{:?} is gone", line.charge);
            // Where it grows into a tier without a price, nothing is known.
            let (Some(less), Some(more)) = (line.priced.amount, more.and_then(|more| more.priced.amount)) else { continue };
            prop_assert!(less <= more, "{:?}: {} is more than {}", line.charge, less, more);
        }
        prop_assert!(low.bill.monthly_total <= high.bill.monthly_total, "what is known of it stays in the total");
    }

    /// The price of more is the sum of the rates of every further unit.
    #[test]
    fn tiers_are_the_integral_of_their_rates(
        region in select(Region::all().collect::<Vec<_>>()),
        item in prop_oneof![
            2 => Just(Item::DataTransferOutInternetGb), 2 => Just(Item::VpcEndpointInterfaceGb),
            1 => select(Item::ALL.to_vec()),
        ],
        one in (amounts(), 0..1_000_000_u64), other in (amounts(), 0..1_000_000_u64),
    ) {
        let (overrides, discounts) = (PriceOverrides::default(), Discounts::default());
        let sheet = RateSheet::new(region, &overrides, &discounts);
        let price = |quantity| sheet.price(item, quantity).amount;
        let quantity = |(whole, part): (u64, u64)| Quantity::whole(whole).plus(Quantity::STEP.times(part));
        let (start, end) = (quantity(one.min(other)), quantity(one.max(other)));
        let bounds = tiers(region, item).flat_map(|tier| [Some(tier.from_gb), tier.to_gb]).flatten();
        let inside = bounds.map(Quantity::whole).filter(|bound| *bound > start && *bound < end);
        let mut places: Vec<Quantity> = inside.chain([start, end]).collect();
        places.sort_unstable();
        places.dedup();
        let (Some(low), Some(high)) = (price(start), price(end)) else { return Ok(()) };
        let mut sum = Money::ZERO;
        for pair in places.windows(2) {
            let step = price(pair[0].plus(Quantity::STEP)).unwrap().less(price(pair[0]).unwrap());
            let steps = pair[1].less(pair[0]).to_string().parse::<Decimal>().unwrap();
            let steps = (steps * Decimal::from(1_000_000)).try_into().unwrap();
            sum = sum.plus(step.times(steps));
        }
        prop_assert_eq!(high.less(low), sum, "{} {:?} from {} to {}", region.code(), item, start, end);
    }

    #[test]
    fn a_discount_never_makes_dearer_and_all_of_it_makes_free(
        Design(scenario) in any_design(), discounts in values("discounts"), all in select(Offer::ALL.to_vec()),
    ) {
        let at = |discounts: serde_json::Value| {
            let mut document = document(&scenario);
            document["discounts"] = discounts;
            monthly_bill(&support::scenario(&document)).bill
        };
        let (full, less) = (at(json!({})), at(discounts));
        let free = at(json!({ (all.code()): "100" }));
        for ((full, less), free) in full.lines.iter().zip(&less.lines).zip(&free.lines) {
            prop_assert!(less.priced.amount <= full.priced.amount, "{:?}", less);
            let user = full.priced.origin == Some(Origin::User);
            let of_offer = match full.item {
                Some(item) => item.offer() == all,
                // The fee of Managed Instances, and what has no price.
                None => all == Offer::Ecs && full.priced.origin.is_some(),
            };
            match of_offer && !user && full.priced.amount.is_some() {
                true => prop_assert_eq!(free.priced.amount, Some(Money::ZERO), "{:?}", free),
                false => prop_assert_eq!(free.priced.amount, full.priced.amount, "{:?}", free),
            }
        }
        prop_assert!(less.monthly_total <= full.monthly_total);
    }

    #[test]
    fn a_rate_of_the_users_own_replaces_the_published_one(
        Design(scenario) in any_design(), item in any::<prop::sample::Index>(), rate in 0..20_000_000_000_u64,
    ) {
        let before = monthly_bill(&scenario).bill;
        let items: Vec<Item> = before.lines.iter().filter_map(|line| line.item).collect();
        prop_assume!(!items.is_empty());
        let (item, rate) = (items[item.index(items.len())], Rate::from_ten_billionths(rate));
        let mut own = scenario.clone();
        own.price_overrides.set(item, rate);
        let after = monthly_bill(&own).bill;
        for (before, after) in before.lines.iter().zip(&after.lines) {
            if after.item == Some(item) {
                let found = (after.quantity, after.priced.amount, after.priced.origin);
                prop_assert_eq!(found, (before.quantity, Some(before.quantity.at(rate)), Some(Origin::User)));
            } else {
                prop_assert_eq!(before, after);
            }
        }
    }

    #[test]
    fn bills_differ_by_the_sum_of_their_differences(Design(one) in any_design(), way in select(Way::ALL.to_vec())) {
        let other = way.of(&one).unwrap_or_else(|| one.clone());
        let (first, second) = (monthly_bill(&one).bill, monthly_bill(&other).bill);
        let changes = difference(&first, &second);
        let sum = changes.iter().fold(Money::ZERO, |sum, change| {
            sum.plus(change.second.unwrap_or_default()).less(change.first.unwrap_or_default())
        });
        if first.complete && second.complete {
            prop_assert_eq!(sum, second.monthly_total.less(first.monthly_total));
            let more: Option<Vec<Money>> = changes.iter().map(|change| change.more()).collect();
            prop_assert_eq!(more.map(|more| more.into_iter().sum::<Money>()), Some(sum));
        }
        prop_assert!(changes.windows(2).all(|pair| pair[0].charge < pair[1].charge), "in order, each once");
        let charges: std::collections::BTreeSet<_> =
            first.lines.iter().chain(&second.lines).map(|line| line.charge).collect();
        prop_assert!(charges.iter().eq(changes.iter().map(|change| &change.charge)));
        prop_assert!(difference(&first, &first).iter().all(|change| change.first == change.second));
    }

    /// What a little more of an input comes to is what two assessments differ by.
    #[test]
    fn influences_are_differences_of_assessments(Design(scenario) in any_design()) {
        let found = influences(&scenario);
        let total = |scenario: &Scenario| assess(scenario).bill.monthly_total;
        let now = total(&scenario);
        let mut moving = 0;
        for input in Input::all() {
            let Some(design) = input.more(&scenario) else { continue };
            let more = total(&design).less(now);
            let influence = found.iter().find(|influence| influence.input == input).copied();
            // Known, unless something changes that has no price.
            let unpriced = |scenario: &Scenario| -> Vec<_> {
                let lines = assess(scenario).bill.lines;
                let unpriced = lines.iter().filter(|line| !whole(line));
                unpriced.map(|line| (line.charge, line.quantity)).collect()
            };
            let complete = unpriced(&design) == unpriced(&scenario);
            let expected = (more != Money::ZERO).then_some(Influence { input, more, complete });
            prop_assert_eq!(influence, expected, "{:?}", input);
            moving += usize::from(more != Money::ZERO);
            // One more of what is counted, a tenth more of what is measured, and nothing else.
            let number = |scenario: &Scenario| -> Decimal { input.key().get(scenario).quote().parse().unwrap() };
            let grown = match input {
                Input::Counted(_) => number(&scenario) + Decimal::ONE,
                Input::Traffic(_) => number(&scenario) * Decimal::new(11, 1),
            };
            let most = Decimal::from(1_000_000_000);
            prop_assert_eq!(number(&design), grown.min(most).trunc_with_scale(6), "{:?}", input);
            let mut document = document(&scenario);
            let key = input.key().name();
            document[key] = super::document(&design)[key].clone();
            prop_assert_eq!(support::scenario(&document), design, "{:?}", input);
        }
        prop_assert_eq!(found.len(), moving);
        prop_assert!(found.windows(2).all(|pair| pair[0].more.magnitude() >= pair[1].more.magnitude()));
    }
}

/// Whether a way has what it is named for, by the bill and the picture's kinds of subnets.
fn builds(way: Way, assessment: &Assessment) -> bool {
    let billed = |ids: &[&str]| {
        let mut lines = assessment.bill.lines.iter();
        lines.any(|line| ids.contains(&line.charge.id()))
    };
    let nat = || billed(&["nat-gateway-hours", "regional-nat-gateway-hours", "nat-instance-hours"]);
    let endpoints = || !assessment.network.endpoints.is_empty();
    match way {
        Way::PublicAddress => assessment.network.application_role() == Some(SubnetRole::Public),
        Way::SingleNat | Way::NatPerZone => billed(&["nat-gateway-hours"]),
        Way::RegionalNat => billed(&["regional-nat-gateway-hours"]),
        Way::NatInstance => billed(&["nat-instance-hours"]),
        Way::CentralEgress => billed(&["transit-gateway-hours"]),
        Way::EndpointsOnly => endpoints(),
        Way::EndpointsAndNat => endpoints() && nat(),
        Way::EgressOnlyIpv6 => assessment.network.route_tables.iter().any(|(_, table)| {
            table.routes.iter().any(|route| route.target == Target::EgressOnlyInternetGateway)
        }),
    }
}

/// The ways out of a design by name, the one at hand marked; `-` is the design at hand where it is none of them.
#[test]
fn ways_that_build_nothing_of_their_own_are_left_out() {
    for (link, expected) in [
        ("ipStack=ipv6-only", "-* endpoints-only egress-only-ipv6"),
        ("ipStack=ipv6-only&nat=single&subnet=public", "-* endpoints-only egress-only-ipv6"),
        (
            "ipStack=ipv6-only&ipv6Route=internet-gateway",
            "public-address* endpoints-only egress-only-ipv6",
        ),
        ("ipStack=ipv6-only&ipv6Route=egress-only", "endpoints-only egress-only-ipv6*"),
        (
            "ipStack=ipv6-only&ipv6Route=egress-only&nat64=true",
            "single-nat nat-per-zone* regional-nat endpoints-only endpoints-and-nat egress-only-ipv6",
        ),
        // What ECS refuses is no way: neither has IPv6-only subnets.
        (
            "launchType=ec2&os=windows&networkMode=awsvpc&nat=single",
            "public-address single-nat* nat-per-zone regional-nat nat-instance central-egress \
             endpoints-only endpoints-and-nat",
        ),
        (
            "platformVersion=1.3.0&nat=single",
            "public-address single-nat* nat-per-zone regional-nat nat-instance central-egress \
             endpoints-only endpoints-and-nat",
        ),
        // And of a design that is refused whatever its way there is none.
        ("networkMode=bridge&nat=single", "-*"),
        (
            "launchType=ec2&networkMode=bridge&assignPublicIp=true&zones=1",
            "-* single-nat regional-nat \
         nat-instance central-egress endpoints-only endpoints-and-nat egress-only-ipv6",
        ),
        (
            "nat=single",
            "public-address single-nat* nat-per-zone regional-nat nat-instance central-egress \
             endpoints-only endpoints-and-nat egress-only-ipv6",
        ),
    ] {
        let names = compare(&support::from_link(link)).into_iter().map(|alternative| {
            let name = alternative.way.map_or("-", Way::name);
            format!("{name}{}", if alternative.current { "*" } else { "" })
        });
        assert_eq!(names.collect::<Vec<_>>().join(" "), expected, "{link}");
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn one_design_of_a_comparison_is_the_one_at_hand(Design(scenario) in any_design()) {
        let alternatives = compare(&scenario);
        let current: Vec<_> = alternatives.iter().filter(|alternative| alternative.current).collect();
        prop_assert_eq!(current.len(), 1);
        prop_assert_eq!(&current[0].design, &scenario);
        let here = blueprint::build(&scenario);
        for (place, alternative) in alternatives.iter().enumerate() {
            let assessment = assess(&alternative.design);
            prop_assert_eq!(&alternative.assessment, &assessment, "{:?}", alternative.way);
            prop_assert_eq!(alternative.assessment.network == here, alternative.current);
            let others = alternatives.iter().skip(place + 1);
            let again = others.filter(|other| other.assessment.network == assessment.network).count();
            prop_assert_eq!(again, 0, "{:?} stands twice", alternative.way);
            let same_way = alternatives.iter().filter(|other| other.way == alternative.way).count();
            prop_assert_eq!(same_way, 1);
            if let Some(way) = alternative.way {
                prop_assert!(builds(way, &alternative.assessment), "{:?} builds nothing of its own", way);
            }
            // Who adopts it, has it.
            let adopted = compare(&alternative.design);
            let now = adopted.iter().find(|other| other.current).unwrap();
            prop_assert_eq!(&now.design, &alternative.design, "{:?}", alternative.way);
            prop_assert_eq!(&now.assessment, &alternative.assessment);
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    /// Who does what a finding advises has it no more, and loses nothing that worked.
    #[test]
    fn what_is_applied_puts_right_and_breaks_nothing(Design(scenario) in any_design()) {
        let before = assess(&scenario);
        for remedy in remedies(&scenario, &before) {
            prop_assert!(before.findings.contains(&remedy.finding));
            prop_assert_ne!(&remedy.design, &scenario);
            let after = assess(&remedy.design);
            // What it says that this saves is what it saves.
            let said = match Some(remedy.finding) {
                Some(Finding::GatewayEndpointSpares { saves, .. } | Finding::NatGatewayWithoutTasks { saves, .. }) => saves,
                Some(Finding::EndpointsBesideNat { saves, .. }) => Some(saves),
                Some(Finding::NatGatewayUnused { cost, .. } | Finding::PublicIpv4Unused { cost, .. }) => cost,
                _ => None,
            };
            if let Some((said, more)) = said.zip(remedy.more) {
                prop_assert_eq!(Money::ZERO.less(said), more, "{:?}: {}", remedy.finding, scenario.to_link());
            }
            let gone = after.findings.iter().all(|other| other.code() != remedy.finding.code());
            prop_assert!(gone, "{:?} is still there", remedy.finding);
            let verdicts = |of: &Assessment| [of.start.judgement.verdict, of.outbound.ipv4.judgement.verdict];
            for (before, after) in verdicts(&before).into_iter().zip(verdicts(&after)) {
                prop_assert!(before != Verdict::Yes || after == Verdict::Yes, "{:?}", remedy.finding);
            }
        }
    }
}

const REMEDIES: &str = include_str!("../cases/remedies.csv");

/// What the button beside a finding makes of a design.
#[test]
fn a_finding_is_put_right_in_one_step() {
    let rows = support::rows(REMEDIES);
    for row in &rows {
        let link = row["link"].replace(';', ",");
        let scenario = support::from_link(&link);
        let assessment = assess(&scenario);
        let there = assessment.findings.iter().any(|finding| finding.code() == row["finding"]);
        assert!(there, "{link}: no {}", row["finding"]);
        let all = remedies(&scenario, &assessment);
        let after = all.iter().find(|remedy| remedy.finding.code() == row["finding"]);
        let after = after.map_or("-".to_owned(), |remedy| remedy.design.to_link());
        assert_eq!(after.replace(',', ";"), row["after"], "{link}: {}", row["finding"]);
    }
}

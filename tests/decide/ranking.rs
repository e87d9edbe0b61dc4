//! The ranking is that of a person with time: every design of the space assessed in full, and what nobody would
//! take crossed out.

use super::least;
use crate::support::from_link;
use ecs_reach::Scenario;
use ecs_reach::assess::{Assessment, Trait, Traits, Verdict, assess};
use ecs_reach::decide::{Requirements, Search, Space, offered};
use ecs_reach::ecs::Service;
use ecs_reach::network::Owner;
use ecs_reach::reach::{Outcome, SeenAs};
use ecs_reach::scenario::{Endpoint, EndpointPlacement};
use ecs_reach::units::Money;

/// A design of a space that does something, by its assessment.
#[derive(Debug, Clone, PartialEq)]
struct Ranked {
    total: Money,
    changes: usize,
    number: usize,
    traits: Vec<Trait>,
    complete: bool,
}

/// What an assessment says that a design offers.
pub(crate) fn offers(assessment: &Assessment) -> Vec<Trait> {
    let outbound = &assessment.outbound;
    let works = |answer: &ecs_reach::assess::Answer| answer.judgement.verdict == Verdict::Yes;
    let inbound = [&assessment.inbound.ipv4, &assessment.inbound.ipv6];
    let source = outbound.ipv4.seen_as();
    let stays = [SeenAs::NatGateway, SeenAs::NatInstance, SeenAs::EgressVpcNat];
    let losses = &assessment.zone_loss;
    let goes_on = losses.iter().all(|loss| {
        let delivers = loss.balanced.is_none_or(|balanced| balanced == Outcome::Works);
        let logs = !loss.services_lost.contains(&Service::Logs);
        loss.tasks_left > 0 && loss.outbound_lost_in.is_empty() && logs && delivers
    });
    let instance = |owner: Owner| owner == Owner::NatInstance;
    let offered = |one: &Trait| match one {
        Trait::OutboundIpv4 => works(&outbound.ipv4),
        Trait::OutboundIpv6 => works(&outbound.ipv6),
        Trait::NoDirectInbound => inbound.iter().all(|way| way.judgement.verdict == Verdict::No),
        Trait::FixedSource => {
            works(&outbound.ipv4) && source.is_some_and(|seen| stays.contains(&seen))
        }
        Trait::SurvivesZoneLoss => goes_on,
        Trait::RestartsInZoneLoss => losses.iter().all(|loss| loss.new_tasks == Outcome::Works),
        Trait::NoNatInstance => {
            !assessment.network.interfaces.iter().any(|(_, there)| instance(there.owner))
        }
    };
    Trait::ALL.iter().copied().filter(offered).collect()
}

/// Every design in which new tasks start and all traffic has a path.
fn usable(space: &Space) -> Vec<Ranked> {
    let designs = (0..space.len()).filter_map(|number| Some((number, space.design(number)?)));
    designs
        .filter_map(|(number, design)| {
            let assessment = assess(&design);
            let starts = assessment.start.judgement.verdict == Verdict::Yes;
            let routable = assessment.carries;
            let bill = &assessment.bill;
            (starts && routable).then(|| Ranked {
                total: bill.monthly_total,
                changes: space.changes(&design).len(),
                number,
                traits: offers(&assessment),
                complete: bill.complete,
            })
        })
        .collect()
}

/// Those of them that do what is wanted and that nobody would pass over for another: what costs less offers less,
/// what costs as much does not offer more, and what offers the same at that cost changes more.
fn naive(usable: &[Ranked], wanted: &Requirements) -> Vec<Ranked> {
    let covers = |ranked: &Ranked| ranked.traits.iter().copied().collect::<Traits>();
    let fits = |ranked: &&Ranked| {
        let affordable = wanted.budget.is_none_or(|most| ranked.total <= most);
        ranked.complete && affordable && covers(ranked).covers(wanted.traits)
    };
    let mut fit: Vec<&Ranked> = usable.iter().filter(fits).collect();
    // What beats a design stands before it: it costs less, or offers more, or has fewer changes.
    let more_first = |ranked: &Ranked| std::cmp::Reverse(ranked.traits.len());
    fit.sort_by_key(|ranked| (ranked.total, more_first(ranked), ranked.changes, ranked.number));
    let mut kept: Vec<Ranked> = Vec::new();
    for ranked in fit {
        let offered = |first: &Ranked| ranked.traits.iter().all(|one| first.traits.contains(one));
        if !kept.iter().any(offered) {
            kept.push(ranked.clone());
        }
    }
    kept.sort_by_key(|ranked| (ranked.total, ranked.changes, ranked.number));
    kept
}

fn searched(scenario: &Scenario, wanted: Requirements, slices: &[usize]) -> Search {
    let mut search = Search::new(scenario, wanted);
    let mut slices = slices.iter().cycle();
    while search.step(*slices.next().unwrap()) {}
    search
}

/// Everything that can be asked for here: nothing, each trait, two of them, all, and budgets.
fn questions(usable: &[Ranked]) -> Vec<Requirements> {
    let none = Requirements::default();
    let each = Trait::ALL
        .iter()
        .copied()
        .map(|one| Requirements { traits: Traits::default().with(one), ..none });
    let two = Trait::ALL.iter().copied().zip(Trait::ALL.iter().copied().skip(2));
    let two =
        two.map(|(one, other)| Requirements { traits: [one, other].into_iter().collect(), ..none });
    let all = Requirements { traits: Traits::all(), ..none };
    // A budget that is just enough for one of them, and one that just is not.
    let front = naive(usable, &none);
    let places = [0, front.len() / 2, front.len() - 1];
    let totals = places.into_iter().map(|place| front[place].total);
    let budgets = totals.flat_map(|total| [total.less(least()), total]);
    let budgets = budgets.map(|budget| Requirements { budget: Some(budget), ..none });
    let poor = Requirements { budget: Some(Money::ZERO), traits: Traits::all(), ..none };
    each.chain(two).chain([none, all, poor]).chain(budgets).collect()
}

/// Small spaces: Regions with few zones and starts with few needs, so that all of it can be assessed.
const SPACES: &[&str] = &[
    "region=us-west-1&registry=docker-hub&logDriver=none&internetOutGb=100&s3Gb=2000",
    "region=sa-east-1&registry=other&logDriver=none&tasks=7&internetOutGb=4000&loadBalancer=network\
        &priceOverrides.nlb_nlcu_hour=0.0061&discounts.AmazonVPC=50",
    "region=us-west-1&registry=docker-hub&logDriver=none&tasks=40&compute=true&exec=true",
];

#[test]
fn the_ranking_is_that_of_all_assessments() {
    for link in SPACES {
        let scenario = from_link(link);
        let space = Space::new(&scenario);
        let usable = usable(&space);
        assert!(!usable.is_empty(), "{link}");
        let designs = (0..space.len()).filter(|number| space.design(*number).is_some()).count();
        let mut kinds = 0;
        for (place, wanted) in questions(&usable).into_iter().enumerate() {
            let expected = naive(&usable, &wanted);
            let search = searched(&scenario, wanted, &[usize::MAX]);
            let found: Vec<_> = search
                .found()
                .iter()
                .map(|choice| (choice.total, choice.traits, choice.design.to_link()))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|ranked| {
                    let traits: Traits = ranked.traits.iter().copied().collect();
                    (ranked.total, traits, space.design(ranked.number).unwrap().to_link())
                })
                .collect();
            assert_eq!(found, expected, "{link}: {wanted:?}");
            kinds += usize::from(!found.is_empty());
            let progress = search.progress();
            assert_eq!(
                (progress.looked_at, progress.of, progress.designs),
                (space.len(), space.len(), designs)
            );
            // Nobody waits for all of it at once.
            let slices: [&[usize]; 2] = [&[1, 7, 64], &[1_000]];
            for slices in slices.into_iter().filter(|_| place % 6 == 0) {
                assert_eq!(searched(&scenario, wanted, slices), search, "{link}: {slices:?}");
            }
        }
        assert!(kinds > 5, "{link}: {kinds}");
    }
}

/// Of two designs at one price nobody takes the one that does less.
#[test]
fn what_is_found_is_beaten_by_nothing_found() {
    for link in ["internetOutGb=500&tasks=4", "launchType=ec2&networkMode=bridge&tasks=9&s3Gb=50"] {
        let search = searched(&from_link(link), Requirements::default(), &[usize::MAX]);
        let found = search.found();
        assert!(found.len() > 2, "{link}");
        for (place, one) in found.iter().enumerate() {
            let others = found.iter().enumerate().filter(|(other, _)| *other != place);
            let beaten = others
                .filter(|(_, other)| other.total <= one.total && other.traits.covers(one.traits));
            let beaten: Vec<_> = beaten.map(|(_, other)| other.design.to_link()).collect();
            assert!(beaten.is_empty(), "{link}: {} beside {beaten:?}", one.design.to_link());
        }
    }
}

/// What made designs look cheap that were not what was asked for.
#[test]
fn what_is_found_has_what_was_asked_for() {
    let found = |link: &str, traits: &[Trait]| -> Vec<(String, Scenario)> {
        let wanted =
            Requirements { traits: traits.iter().copied().collect(), ..Requirements::default() };
        let search = searched(&from_link(link), wanted, &[usize::MAX]);
        let found = search.found().iter();
        found.map(|choice| (choice.total.to_string(), choice.design.clone())).collect()
    };
    // An Application Load Balancer stands in two zones (E6), and is paid for.
    let balanced = found("loadBalancer=application&loadBalancerOutGb=1000", &[]);
    assert!(!balanced.is_empty());
    for (total, design) in &balanced {
        let delivers = assess(design).inbound.load_balancer.judgement.verdict;
        assert_eq!((delivers, design.zones.get() > 1), (Verdict::Yes, true), "{total}");
    }
    assert!(found("loadBalancer=application&allowLoadBalancer=false", &[]).is_empty());
    // An endpoint that nothing here uses does not tie others together.
    let wanted = [
        Trait::NoDirectInbound,
        Trait::SurvivesZoneLoss,
        Trait::RestartsInZoneLoss,
        Trait::NoNatInstance,
    ];
    for more in ["", "&endpoints=kms"] {
        let open = "&securityGroup.ingress=tcp_443_0.0.0.0/0";
        let link = ["os=windows&secrets=secrets-manager", open, more].concat();
        assert_eq!(found(&link, &wanted)[0].0, "58.40", "{link}");
    }
    // What goes to a service without an endpoint takes no other one's.
    let outbound = [Trait::NoDirectInbound, Trait::OutboundIpv4, Trait::NoNatInstance];
    let (total, design) = &found("awsApiGb=20000&os=windows&logDriver=none", &outbound)[0];
    assert!(!design.endpoints.contains(Endpoint::Logs), "{total}");
    // Logs that go through one zone alone do not survive it.
    let mut design = from_link("endpoints=logs&endpointPlacement=single&logDriver=firelens");
    assert!(!offers(&assess(&design)).contains(&Trait::SurvivesZoneLoss));
    design.endpoint_placement = EndpointPlacement::PerZone;
    assert!(offers(&assess(&design)).contains(&Trait::SurvivesZoneLoss));
}

#[test]
fn the_space_around_the_first_design_has_more_than_ten_thousand_designs() {
    let space = Space::new(&Scenario::default());
    let designs: Vec<String> = (0..space.len())
        .filter_map(|number| space.design(number))
        .map(|design| design.to_link())
        .collect();
    assert!(designs.len() > 10_000, "{}", designs.len());
    let different: std::collections::BTreeSet<&String> = designs.iter().collect();
    assert_eq!(different.len(), designs.len(), "two numbers name one design");
}

/// What has no price has no rank, and is counted.
#[test]
fn a_design_without_a_price_is_not_ranked() {
    let scenario = from_link("region=ca-west-1&registry=other&logDriver=none&loadBalancer=network");
    let search = searched(&scenario, Requirements::default(), &[500]);
    assert!(search.found().is_empty(), "{:?}", search.found());
    assert!(search.progress().unpriced > 0, "{:?}", search.progress());
}

#[test]
fn zones_that_are_to_stay_stay() {
    let scenario = from_link("zones=3&tasks=6&internetOutGb=100");
    let kept = Requirements { zones: Some(scenario.zones), ..Requirements::default() };
    let all = searched(&scenario, Requirements::default(), &[usize::MAX]);
    let kept = searched(&scenario, kept, &[usize::MAX]);
    assert!(all.found().iter().any(|choice| choice.design.zones < scenario.zones));
    assert!(kept.found().iter().all(|choice| choice.design.zones >= scenario.zones));
    assert!(!kept.found().is_empty());
}

#[test]
fn what_a_design_offers_is_where_a_search_begins() {
    for link in ["", "nat=single&zones=3", "nat=instance", "subnet=public&assignPublicIp=true"] {
        let design = from_link(link);
        let traits: Traits = offers(&assess(&design)).into_iter().collect();
        assert_eq!(offered(&design), Some(traits), "{link}");
    }
    assert_eq!(offered(&from_link("subnet=public")), None, "nothing starts");
}

//! Break-even points are the true ones, and none is missing: held against bills of the designs themselves, of
//! every number of tasks up to hundreds, every number of zones, and GB around every place where a rate changes.

use super::{least, open};
use crate::designs::{Design, config};
use crate::support::from_link;
use ecs_reach::Scenario;
use ecs_reach::assess::{assess, monthly_bill};
use ecs_reach::decide::{Axis, Crossing, Curve, Outlook, compare, crossings};
use ecs_reach::network::AddressUse;
use ecs_reach::prices::{Item, free_internet_out_gb, tiers};
use ecs_reach::units::{Money, Quantity};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Shares of traffic are counted in millionths of a GB, below: bills of a few more or fewer of them differ by
/// less than that.
fn noise() -> Money {
    least().times(10_000_000_000_000)
}

/// What a design costs by its own bill, where all of it has a price and a path.
struct Bills<'a> {
    design: &'a Scenario,
    axis: Axis,
    known: RefCell<BTreeMap<Quantity, Option<Money>>>,
}

impl Bills<'_> {
    fn new(design: &Scenario, axis: Axis) -> Bills<'_> {
        Bills { design, axis, known: RefCell::default() }
    }

    fn at(&self, at: Quantity) -> Option<Money> {
        *self.known.borrow_mut().entry(at).or_insert_with(|| {
            let design = self.axis.at(self.design, at);
            // What the subnets have no addresses for cannot be built.
            let full = |used: &AddressUse| used.used() > used.usable;
            if self.axis == Axis::Tasks && assess(&design).addresses.iter().any(full) {
                return None;
            }
            let priced = monthly_bill(&design);
            (priced.bill.complete && priced.carries()).then_some(priced.bill.monthly_total)
        })
    }
}

#[test]
fn where_a_design_stands_it_costs_what_its_bill_says_to_the_last_digit() {
    for link in [
        "zones=3&tasks=6&internetOutGb=1234.567&s3Gb=500&imagePullGb=50",
        "zones=3&tasks=7&nat=single&internetOutGb=10241&internetInGb=333.333333",
        "zones=3&nat=instance&internetOutGb=0.1&awsApiGb=77.7",
    ] {
        let design = from_link(link);
        let total = monthly_bill(&design).bill.monthly_total;
        for axis in Axis::ALL {
            let there = Curve::new(&design, *axis).at(axis.value(&design));
            assert_eq!(there, Some(total), "{link} along {axis:?}");
        }
    }
}

/// Two designs along an axis, with what is claimed about them.
struct Pair<'a> {
    axis: Axis,
    first: &'a Bills<'a>,
    second: &'a Bills<'a>,
    crossings: &'a [Crossing],
}

impl Pair<'_> {
    fn difference(&self, at: Quantity) -> Option<Money> {
        Some(self.first.at(at)?.less(self.second.at(at)?))
    }

    /// Whether the first is the dearer one, by what is claimed; none where no crossing says so.
    fn claimed(&self, at: Quantity) -> Option<bool> {
        let next = self.crossings.partition_point(|crossing| crossing.at <= at);
        match next.checked_sub(1) {
            Some(last) => Some(self.crossings[last].first_dearer),
            None => self.crossings.first().map(|crossing| !crossing.first_dearer),
        }
    }

    fn told(&self) -> String {
        let (first, second) = (self.first.design.to_link(), self.second.design.to_link());
        format!("{:?} of #{first} and #{second}: {:?}", self.axis, self.crossings)
    }

    /// The order is the claimed one at all these places, given in order, where it can be told from noise.
    fn ordered(&self, places: &[Quantity], noise: Money) -> Result<(), TestCaseError> {
        let mut dearer = None;
        for at in places {
            let Some(difference) = self.difference(*at) else { continue };
            if difference.magnitude() <= noise {
                continue;
            }
            let now = !difference.is_negative();
            // Without any crossing the order never changes.
            let claimed = self.claimed(*at).or(dearer);
            prop_assert!(
                claimed.is_none_or(|claimed| claimed == now),
                "at {at} the difference is {difference}: {}",
                self.told()
            );
            dearer = Some(now);
        }
        Ok(())
    }

    /// Both cost the same at every crossing along GB, and the cost is the claimed one.
    fn equal(&self) -> Result<(), TestCaseError> {
        prop_assert!(self.crossings.is_sorted_by_key(|crossing| crossing.at), "{}", self.told());
        for crossing in self.crossings {
            let difference = self.difference(crossing.at).unwrap();
            prop_assert!(difference.magnitude() <= noise(), "{difference}: {}", self.told());
            let real = self.cheaper(crossing.at);
            prop_assert_eq!(real, crossing.cost, "at {}: {}", crossing.at, self.told());
        }
        Ok(())
    }

    /// What the cheaper one costs.
    fn cheaper(&self, at: Quantity) -> Money {
        let [first, second] = [&self.first, &self.second].map(|curve| curve.at(at).unwrap());
        first.min(second)
    }

    /// The crossings among whole numbers are those of a scan of all of them, one by one.
    fn whole(&self, first: u64, last: u64) -> Result<(), TestCaseError> {
        let mut scanned = Vec::new();
        let mut before = None;
        for at in (first..=last).map(Quantity::whole) {
            let Some(difference) = self.difference(at) else { break };
            if difference == Money::ZERO {
                continue;
            }
            let dearer = !difference.is_negative();
            if before.is_some_and(|before| before != dearer) {
                let cost = self.cheaper(at);
                scanned.push(Crossing { at, cost, first_dearer: dearer });
            }
            before = Some(dearer);
        }
        let claimed = self.crossings.iter().filter(|crossing| crossing.at.floor() <= last);
        let claimed: Vec<Crossing> = claimed.copied().collect();
        prop_assert_eq!(&claimed, &scanned, "{}", self.told());
        Ok(())
    }
}

/// Where a rate may change along GB, and places between.
fn gigabytes(design: &Scenario, found: &[Crossing], samples: &[u64]) -> Vec<Quantity> {
    let region = design.region;
    let free = free_internet_out_gb(region).map_or(0, |allowance| allowance.gb);
    let items = [Item::DataTransferOutInternetGb, Item::VpcEndpointInterfaceGb];
    let tiers = items.into_iter().flat_map(|item| tiers(region, item));
    let bounds = tiers.flat_map(|tier| [Some(tier.from_gb), tier.to_gb]).flatten();
    let bounds = bounds.flat_map(|bound| [bound, bound + free]).map(Quantity::whole);
    let others = [design.load_balancer_out_gb, design.s3_gb, design.internet_in_gb];
    let others: Vec<Quantity> = others.iter().map(|gb| gb.get()).collect();
    let shifted: Vec<Quantity> = bounds
        .flat_map(|bound| {
            let less = others.iter().map(move |other| bound.less(*other));
            less.chain(Some(bound)).collect::<Vec<_>>()
        })
        .collect();
    let centres = shifted.into_iter().chain(found.iter().map(|crossing| crossing.at));
    let steps = [Quantity::STEP, Quantity::STEP.times(10_000), Quantity::whole(1)];
    let mut places: Vec<Quantity> = centres
        .flat_map(|centre| {
            let near = steps.into_iter().flat_map(|step| [centre.less(step), centre.plus(step)]);
            near.chain(Some(centre)).collect::<Vec<_>>()
        })
        .collect();
    places.extend(samples.iter().map(|sample| Quantity::STEP.times(*sample)));
    places.retain(|at| *at <= Axis::S3.bounds(design).1);
    places.sort_unstable();
    places.dedup();
    places
}

/// Amounts of every order of magnitude, in millionths of a GB.
fn samples() -> impl Strategy<Value = Vec<u64>> {
    let one = (0..16_u32, 1_000..10_000_u64)
        .prop_map(|(power, digits)| (digits * 10_u64.pow(power) / 1_000).min(10_u64.pow(15)));
    prop::collection::vec(one, 12)
}

/// Everything that holds for two designs along an axis.
fn holds(pair: &Pair<'_>, samples: &[u64], scan: u64) -> Result<(), TestCaseError> {
    match pair.axis {
        Axis::Zones => pair.whole(1, pair.axis.bounds(pair.first.design).1.floor()),
        Axis::Tasks => {
            pair.whole(1, scan)?;
            let far = samples.iter().map(|sample| (sample % 100_000).max(1));
            let near = pair.crossings.iter().map(|crossing| crossing.at.floor());
            let near = near.flat_map(|at| at.saturating_sub(7).max(1)..=(at + 7).min(100_000));
            let mut places: Vec<u64> = far.chain(near).collect();
            places.sort_unstable();
            let places: Vec<Quantity> = places.into_iter().map(Quantity::whole).collect();
            pair.ordered(&places, Money::ZERO)
        }
        Axis::InternetOut | Axis::InternetIn | Axis::S3 | Axis::ImagePull | Axis::AwsApi => {
            pair.equal()?;
            pair.ordered(&gigabytes(pair.first.design, pair.crossings, samples), noise())
        }
    }
}

fn axis() -> impl Strategy<Value = Axis> {
    prop::sample::select(Axis::ALL.to_vec())
}

proptest! {
    #![proptest_config(config(60))]

    /// What an outlook says of any two of its lines.
    #[test]
    fn the_meetings_of_an_outlook_are_the_true_ones(
        Design(scenario) in open(), axis in axis(), samples in samples(),
    ) {
        let alternatives = compare(&scenario);
        let outlook = Outlook::new(&alternatives, axis);
        let designs: Vec<&Scenario> = outlook.lines.iter().map(|line| {
            let of = alternatives.iter().find(|other| (other.way, other.current) == (line.way, line.current));
            &of.unwrap().design
        }).collect();
        let bills: Vec<Bills<'_>> = designs.into_iter().map(|design| Bills::new(design, axis)).collect();
        for (place, first) in bills.iter().enumerate() {
            for (other, second) in bills.iter().enumerate().skip(place + 1) {
                let meetings = outlook.meetings.iter().filter(|meeting| (meeting.first, meeting.second) == (place, other));
                let found: Vec<Crossing> = meetings.map(|meeting| meeting.crossing).collect();
                let pair = Pair { axis, first, second, crossings: &found };
                holds(&pair, &samples, 120)?;
            }
        }
    }

    /// A curve is what bills say, anywhere.
    #[test]
    fn a_curve_is_the_bill(Design(scenario) in open(), axis in axis(), samples in samples()) {
        for alternative in compare(&scenario) {
            let curve = Curve::new(&alternative.design, axis);
            let (least, most) = axis.bounds(&alternative.design);
            for at in samples.iter().map(|sample| Quantity::STEP.times(*sample)) {
                let at = if axis.is_whole() { Quantity::whole(at.floor()) } else { at };
                let at = at.clamp(least, most);
                let (read, real) = (curve.at(at), Bills::new(&alternative.design, axis).at(at));
                let off = read.zip(real).map(|(read, real)| read.less(real).magnitude());
                let agree = read.is_some() == real.is_some() && off.is_none_or(|off| off <= noise());
                prop_assert_eq!(curve.exactly(at), real);
                prop_assert!(agree, "{:?} at {}: {:?}, not {:?}: {}", axis, at, read, real, alternative.design.to_link());
            }
        }
    }
}

/// Designs on which break-even points were once wrong, or that are the edge of a rule: each with an axis.
const EDGES: &[(Axis, &str)] = &[
    // The order changes with every task up to the tenth.
    (Axis::Tasks, "zones=2&s3Gb=4055&nat=single"),
    // And up to the 73rd.
    (Axis::Tasks, "zones=2&s3Gb=3700&nat=single"),
    // Both cost the same for every even number of tasks.
    (Axis::Tasks, "zones=2&s3Gb=3650&nat=single"),
    (Axis::Tasks, "zones=3&s3Gb=5475&nat=single"),
    (Axis::Tasks, "zones=3&s3Gb=5600.5&nat=single"),
    // Tasks are in the zones that have an instance: two of three.
    (Axis::Tasks, "zones=3&launchType=ec2&instances=2&s3Gb=8110&nat=single"),
    (Axis::Tasks, "zones=6&launchType=ec2&instances=4&s3Gb=12200&nat=single&internetOutGb=100"),
    // Both cost the same at the very place where the next tier begins.
    (
        Axis::AwsApi,
        "zones=1&nat=single\
            &priceOverrides.nat_gateway_gb=0.01219&priceOverrides.vpc_endpoint_interface_az_hour=1.048576",
    ),
    // The last tier that is known has an end.
    (Axis::InternetOut, "region=ap-southeast-3&zones=3&tasks=30&nat=instance"),
    (Axis::InternetOut, "region=us-gov-west-1&zones=3&tasks=30&nat=instance"),
    // The free GB are used up by the load balancer's, in part or in full.
    (
        Axis::InternetOut,
        "zones=3&tasks=30&nat=instance&loadBalancer=network&loadBalancerOutGb=99.5",
    ),
    (
        Axis::InternetOut,
        "zones=3&tasks=30&nat=instance&loadBalancer=network&loadBalancerOutGb=10240",
    ),
    (Axis::InternetOut, "zones=3&tasks=30&nat=instance&discounts.AWSDataTransfer=33.33&s3Gb=70"),
    (
        Axis::InternetOut,
        "zones=3&tasks=30&nat=instance&priceOverrides.data_transfer_out_internet_gb=0.07",
    ),
    (Axis::InternetIn, "zones=3&tasks=31&nat=single&interZoneGb=10"),
    (Axis::S3, "zones=3&tasks=8&nat=single&natInstanceType=c7g.medium&discounts.AmazonEC2=50"),
    (Axis::ImagePull, "zones=3&tasks=100&nat=single&region=sa-east-1"),
    (Axis::AwsApi, "zones=3&tasks=5&nat=regional&awsApiGb=5"),
    (
        Axis::Zones,
        "zones=1&tasks=12&internetOutGb=4000&s3Gb=7000&natInstanceType=t4g.micro\
            &priceOverrides.ec2_t4g_micro_linux_hour=0.0042",
    ),
];

/// Two designs that are no ways out of one another, with their axis.
const PAIRS: &[(Axis, &str, &str)] = &[
    // The more tasks, the more crosses between zones: from 80 on the first is the dearer one for odd numbers too.
    // The addresses of the second make that the dearer one for odd numbers from 300 on, for all from 380 on.
    (
        Axis::Tasks,
        "zones=2&nat=instance&natInstanceType=t4g.small&priceOverrides.ec2_t4g_small_linux_hour=0.0042&s3Gb=8760000",
        "zones=2&subnet=public&assignPublicIp=true&s3Gb=8760000&interZoneGb=4310985",
    ),
    // One spreads its tasks over two zones, the other one over three.
    (Axis::Tasks, "zones=2&nat=instance&s3Gb=4055", "zones=3&nat=instance&s3Gb=3100"),
    (Axis::AwsApi, "zones=1&nat=single&tasks=3", "zones=2&endpoints=logs,kms&nat=single"),
];

fn hold(axis: Axis, designs: &[Scenario], scan: u64, told: &str) {
    let powers = (0..160_u32).map(|step| 10_u64.pow(step / 10) * u64::from(step % 10));
    let samples: Vec<u64> = powers.collect();
    let curves: Vec<Curve> = designs.iter().map(|design| Curve::new(design, axis)).collect();
    let bills: Vec<Bills<'_>> = designs.iter().map(|design| Bills::new(design, axis)).collect();
    let mut found = 0;
    for place in 0..bills.len() {
        for other in place + 1..bills.len() {
            let Some(crossings) = crossings(&curves[place], &curves[other]) else { continue };
            found += crossings.len();
            let (first, second) = (&bills[place], &bills[other]);
            let pair = Pair { axis, first, second, crossings: &crossings };
            holds(&pair, &samples, scan).unwrap_or_else(|error| panic!("{told}: {error}"));
        }
    }
    assert!(found > 0, "{told}: nothing meets");
}

/// Money at a place and at a meeting is that of the bills there, to the last digit.
#[test]
fn what_is_told_of_a_place_is_exact() {
    let outlook = |link: &str| {
        let scenario = from_link(link);
        let outlook = Outlook::new(&compare(&scenario), Axis::InternetOut);
        let current = outlook.lines.iter().find(|line| line.current).unwrap();
        let here = current.curve.exactly(outlook.here).unwrap().to_string();
        let meetings = outlook.meetings.iter().map(|it| it.crossing);
        (here, meetings.map(|it| (it.at.to_string(), it.cost.to_string())).collect::<Vec<_>>())
    };
    let (here, meetings) = outlook("region=sa-east-1&zones=3&nat=single&internetOutGb=20000");
    assert_eq!(here, "5000.62");
    let meeting = |at: &str, cost: &str| (at.to_owned(), cost.to_owned());
    assert_eq!(
        meetings,
        [meeting("511", "323.793"), meeting("7154", "1866.502"), meeting("14308", "3628.848")]
    );
}

#[test]
fn the_edges() {
    for (axis, link) in EDGES {
        let designs = compare(&from_link(link)).into_iter().map(|alternative| alternative.design);
        hold(*axis, &designs.collect::<Vec<_>>(), 200, link);
    }
    for (axis, first, second) in PAIRS {
        hold(*axis, &[from_link(first), from_link(second)], 400, first);
    }
}

//! Where one design overtakes another in cost: exactly, from the tiers of its prices.
//!
//! Along GB of a month a bill is a chain of straight lines. It bends only where a line of it enters the next
//! tier or uses up the free allowance; these places are worked out from the bill, and between two of them two points
//! give the whole line. Along tasks and zones a bill is a row of values.

use crate::assess::{Priced, monthly_bill};
use crate::bill::{Basis, Line, RateSheet};
use crate::blueprint;
use crate::closed::closed;
use crate::scenario::{Count, Gigabytes, Scenario, ZoneCount};
use crate::units::{Money, Quantity};
use std::cell::RefCell;
use std::cmp::Ordering;

closed! {
    /// What two designs are compared along, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Axis by name {
        /// GB that the tasks send to the internet.
        InternetOut = Axis::InternetOut.key().name(),
        /// GB that they receive from it.
        InternetIn = Axis::InternetIn.key().name(),
        /// GB exchanged with Amazon S3.
        S3 = Axis::S3.key().name(),
        /// GB of image layers.
        ImagePull = Axis::ImagePull.key().name(),
        /// GB exchanged with other services of AWS.
        AwsApi = Axis::AwsApi.key().name(),
        /// Running tasks.
        Tasks = Axis::Tasks.key().name(),
        /// Availability Zones.
        Zones = Axis::Zones.key().name(),
    }
}

impl Axis {
    /// The name of the setting that it is about.
    #[must_use]
    pub const fn key(self) -> crate::scenario::Key {
        use crate::scenario::Key;
        match self {
            Axis::InternetOut => Key::InternetOutGb,
            Axis::InternetIn => Key::InternetInGb,
            Axis::S3 => Key::S3Gb,
            Axis::ImagePull => Key::ImagePullGb,
            Axis::AwsApi => Key::AwsApiGb,
            Axis::Tasks => Key::Tasks,
            Axis::Zones => Key::Zones,
        }
    }

    /// True for what comes in whole numbers: tasks and zones.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        match self {
            Axis::Tasks | Axis::Zones => true,
            Axis::InternetOut | Axis::InternetIn => false,
            Axis::S3 | Axis::ImagePull | Axis::AwsApi => false,
        }
    }

    /// The smallest and the largest value that a design can have.
    #[must_use]
    pub fn bounds(self, design: &Scenario) -> (Quantity, Quantity) {
        let one = Quantity::whole(1);
        match self {
            Axis::Tasks => (one, Quantity::whole(u64::from(Count::MAX))),
            Axis::Zones => {
                let zones = ZoneCount::most_in(design.region);
                (one, Quantity::whole(u64::from(zones)))
            }
            Axis::InternetOut | Axis::InternetIn | Axis::S3 | Axis::ImagePull | Axis::AwsApi => {
                (Quantity::ZERO, Quantity::whole(Gigabytes::MAX))
            }
        }
    }

    /// The design's own value.
    #[must_use]
    pub fn value(self, design: &Scenario) -> Quantity {
        match self {
            Axis::InternetOut => design.internet_out_gb.get(),
            Axis::InternetIn => design.internet_in_gb.get(),
            Axis::S3 => design.s3_gb.get(),
            Axis::ImagePull => design.image_pull_gb.get(),
            Axis::AwsApi => design.aws_api_gb.get(),
            Axis::Tasks => Quantity::whole(u64::from(design.tasks.get())),
            Axis::Zones => Quantity::whole(u64::from(design.zones.get())),
        }
    }

    /// The design at another value; the fraction of what comes in whole numbers is left out.
    #[must_use]
    pub fn at(self, design: &Scenario, value: Quantity) -> Scenario {
        let mut design = design.clone();
        let gb = Gigabytes::at_most(value);
        match self {
            Axis::InternetOut => design.internet_out_gb = gb,
            Axis::InternetIn => design.internet_in_gb = gb,
            Axis::S3 => design.s3_gb = gb,
            Axis::ImagePull => design.image_pull_gb = gb,
            Axis::AwsApi => design.aws_api_gb = gb,
            Axis::Tasks => {
                let count = u32::try_from(value.floor()).unwrap_or(u32::MAX);
                design.tasks = Count::new(count).unwrap_or(design.tasks);
            }
            Axis::Zones => {
                let zones = u8::try_from(value.floor()).unwrap_or(u8::MAX);
                design.zones = ZoneCount::new(zones).unwrap_or(design.zones);
            }
        }
        design
    }
}

/// What a design costs a month along an axis.
#[derive(Debug, Clone)]
pub struct Curve {
    design: Scenario,
    axis: Axis,
    /// The largest value at which it can be built and carries the traffic: so many tasks have addresses, so many GB
    /// a NAT instance sustains.
    last: Quantity,
    /// Along GB, the places where it may bend, in order, with the cost at each.
    bends: Costs,
    /// What was asked for exactly already, in order.
    known: RefCell<Costs>,
}

/// What a design costs a month, by value; none where a rate is not known, traffic has no path, or tasks have no
/// addresses.
pub type Costs = Vec<(Quantity, Option<Money>)>;

impl Curve {
    /// The curve of a design.
    #[must_use]
    pub fn new(design: &Scenario, axis: Axis) -> Curve {
        let (bends, known) = (Vec::new(), RefCell::default());
        let (_, most) = axis.bounds(design);
        let last = if axis == Axis::Tasks { with_addresses(design, most) } else { most };
        let mut curve = Curve { design: design.clone(), axis, last, bends, known };
        if !axis.is_whole() {
            let (first, most) = axis.bounds(design);
            let last = curve.sustained(first, most);
            curve.last = last;
            let ends = [curve.priced(first), curve.priced(last)];
            let mut places = vec![first];
            put(&mut places, last);
            // There it says to the last digit what the design's bill says.
            put(&mut places, axis.value(design).min(last));
            bends_of(design, &ends, last, &mut places);
            curve.bends = places.into_iter().map(|at| (at, curve.billed(at))).collect();
        }
        curve
    }

    fn priced(&self, at: Quantity) -> Priced {
        monthly_bill(&self.axis.at(&self.design, at))
    }

    /// The most GB at which a NAT instance sustains what goes through it; the least where it never does.
    fn sustained(&self, least: Quantity, most: Quantity) -> Quantity {
        let sustains = |at: Quantity| self.priced(at).overloaded.is_none();
        if sustains(most) {
            return most;
        }
        let (mut low, mut high) = (least, most);
        // Halved until nothing is between them.
        while let half = high.less(low).share(1, 2)
            && !half.is_zero()
        {
            let middle = low.plus(half);
            if sustains(middle) { low = middle } else { high = middle }
        }
        low
    }

    /// From the bill of that very design.
    fn billed(&self, at: Quantity) -> Option<Money> {
        let priced = self.priced(at);
        let known = priced.bill.complete && priced.carries() && at <= self.last;
        known.then_some(priced.bill.monthly_total)
    }

    /// Whether all traffic is carried there, and all tasks have an address; where it is so and no cost is known, a
    /// rate is missing.
    #[must_use]
    pub fn carries(&self, at: Quantity) -> bool {
        self.priced(at).carries() && at <= self.last
    }

    /// What the design costs there: along GB read off the line between two bends, which is off by the millionths of a GB
    /// that its ends are rounded to.
    #[must_use]
    pub fn at(&self, at: Quantity) -> Option<Money> {
        let next = self.bends.partition_point(|(bend, _)| *bend < at);
        match (next.checked_sub(1).and_then(|place| self.bends.get(place)), self.bends.get(next)) {
            (_, Some((bend, cost))) if *bend == at => *cost,
            (Some((left, low)), Some((right, high))) => {
                let run = right.less(*left);
                Some((*low)?.plus((*high)?.less((*low)?).part_of(at.less(*left), run)))
            }
            (_, _) => self.exactly(at),
        }
    }

    /// The same, exactly: from the bill of that very design.
    #[must_use]
    pub fn exactly(&self, at: Quantity) -> Option<Money> {
        let mut known = self.known.borrow_mut();
        match known.binary_search_by_key(&at, |(value, _)| *value) {
            Ok(place) => known.get(place).and_then(|(_, cost)| *cost),
            Err(place) => {
                let cost = self.billed(at);
                known.insert(place, (at, cost));
                cost
            }
        }
    }
}

/// The most tasks that the subnets of a design have addresses for; at least one.
fn with_addresses(design: &Scenario, most: Quantity) -> Quantity {
    let fits = |tasks: u64| {
        let network = blueprint::build(&Axis::Tasks.at(design, Quantity::whole(tasks)));
        network.address_use().iter().all(|used| used.used() <= used.usable)
    };
    let (mut fitting, mut beyond) = (1, most.floor().saturating_add(1));
    // Halved until nothing is between them.
    while let half @ 1.. = beyond.abs_diff(fitting).wrapping_shr(1) {
        let tasks = fitting.saturating_add(half);
        if fits(tasks) { fitting = tasks } else { beyond = tasks }
    }
    Quantity::whole(fitting)
}

/// Puts a value in its place among others in order, once. They are few: a sort from the standard library is
/// dearer to download than it is faster.
fn put<T: Ord>(places: &mut Vec<T>, value: T) {
    if let Err(place) = places.binary_search(&value) {
        places.insert(place, value);
    }
}

/// Where the bill of a design may bend, given its bills at nothing and at `last`.
fn bends_of(
    design: &Scenario,
    [first, second]: &[Priced; 2],
    last: Quantity,
    into: &mut Vec<Quantity>,
) {
    let rates = RateSheet::new(design.region, &design.price_overrides, &design.discounts);
    for line in &second.bill.lines {
        let before = first.bill.lines.iter().find(|before| before.charge == line.charge);
        // A quantity that grows from `start` to `end` passes `at` there.
        let mut passes = |start: Quantity, end: Quantity, at: Quantity| {
            if at > start && at < end {
                let place = last.part_of(at.less(start), end.less(start));
                // A bend lies between two steps of a quantity, or on one.
                for place in [place, place.plus(Quantity::STEP)] {
                    put(into, place.min(last));
                }
            }
        };
        let (start, end) = (before.map(moved).unwrap_or_default(), moved(line));
        let free = match &line.basis {
            Basis::OneDirection { free, .. } => *free,
            Basis::Hourly { .. }
            | Basis::BothDirections { .. }
            | Basis::BothSides { .. }
            | Basis::Sized { .. }
            | Basis::CapacityUnits { .. } => Quantity::ZERO,
        };
        passes(start, end, free);
        for step in line.item.into_iter().flat_map(|item| rates.steps(item)) {
            passes(start, end, step.plus(free));
        }
    }
}

/// What a line is priced by, before any allowance. Nothing along an axis goes through the load balancer, so that its
/// capacity units stay what they are.
fn moved(line: &Line) -> Quantity {
    match &line.basis {
        Basis::OneDirection { moved, .. } => *moved,
        Basis::Hourly { .. }
        | Basis::BothDirections { .. }
        | Basis::BothSides { .. }
        | Basis::Sized { .. }
        | Basis::CapacityUnits { .. } => line.quantity,
    }
}

/// Where one design becomes dearer than another, or stops being so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The value from which the order is another one: along GB the one at which both cost the same, to a
    /// millionth of a GB; of tasks and zones the first whole number behind it.
    pub at: Quantity,
    /// What the cheaper one costs there; along GB the other costs as much.
    pub cost: Money,
    /// From there on the first is the dearer one.
    pub first_dearer: bool,
}

/// Every crossing of two designs along an axis, in order; of tasks the first two hundred where the order
/// changes with every few of them. None where a cost is not known.
#[must_use]
pub fn crossings(first: &Curve, second: &Curve) -> Option<Vec<Crossing>> {
    let (axis, design) = (first.axis, &first.design);
    let difference = |at: Quantity| Some(first.at(at)?.less(second.at(at)?));
    let (least, _) = axis.bounds(design);
    // Where one of them cannot be built there is nothing to compare.
    let most = first.last.min(second.last);
    let places: Vec<Quantity> = match axis {
        Axis::Tasks => {
            let both = together(zones_of_tasks(first), zones_of_tasks(second));
            whole_places(both, least.floor(), most.floor(), &difference)?
        }
        Axis::Zones => (least.floor()..=most.floor()).map(Quantity::whole).collect(),
        Axis::InternetOut | Axis::InternetIn | Axis::S3 | Axis::ImagePull | Axis::AwsApi => {
            let mut places = Vec::with_capacity(first.bends.len());
            for (at, _) in first.bends.iter().chain(&second.bends) {
                put(&mut places, *at);
            }
            places
        }
    };
    difference(*places.first()?)?;
    let mut found = Vec::new();
    let mut left: Option<(Quantity, Money)> = None;
    let mut was_dearer = None;
    for at in places {
        // Above the last tier that is known nothing more can be said.
        let Some(now) = difference(at) else { break };
        let dearer = !now.is_negative();
        if now != Money::ZERO {
            if let Some((left, was)) = left
                && was_dearer.is_some_and(|was_dearer: bool| was_dearer != dearer)
            {
                let at = match axis.is_whole() {
                    true => at,
                    false => {
                        // The share of the way at which the difference is used up. Where there was none left,
                        // both cost the same up to there.
                        let (run, all) = (at.less(left), was.less(now));
                        let near = left.plus(run.part_of_money(was, all));
                        // Lines are off by what their ends are rounded to: the bills say which way, and how far.
                        let off = |at| Some(first.exactly(at)?.less(second.exactly(at)?));
                        let far = off(near)?;
                        let shift = run.part_of_money(far, all);
                        let near = match far.is_negative() == was.is_negative() {
                            true => near.plus(shift),
                            false => near.less(shift),
                        };
                        // And so are bills: of steps side by side the last at which they differ least.
                        let mut best: Option<(Money, Quantity)> = None;
                        for place in [near.less(Quantity::STEP), near, near.plus(Quantity::STEP)] {
                            let place = place.max(left).min(at);
                            let differs = off(place)?.magnitude();
                            if best.is_none_or(|(least, _)| differs <= least) {
                                best = Some((differs, place));
                            }
                        }
                        best?.1
                    }
                };
                let cost = first.exactly(at)?.min(second.exactly(at)?);
                found.push(Crossing { at, cost, first_dearer: dearer });
            }
            was_dearer = Some(dearer);
        }
        left = Some((at, now));
    }
    Some(found)
}

/// The zones that tasks are spread over, once there are enough of them: on container instances, those that
/// have one.
fn zones_of_tasks(curve: &Curve) -> u64 {
    let (_, most) = Axis::Tasks.bounds(&curve.design);
    let network = blueprint::build(&Axis::Tasks.at(&curve.design, most));
    let occupied = network.placements.iter().filter(|placement| placement.tasks > 0);
    u64::try_from(occupied.count()).unwrap_or(u64::MAX).max(1)
}

/// The smallest number that both go into.
fn together(one: u64, other: u64) -> u64 {
    let multiples = (1..=other).map(|times| one.saturating_mul(times));
    let mut common = multiples.filter(|multiple| multiple.checked_rem(other) == Some(0));
    common.next().unwrap_or(one)
}

/// Where the order changes from one number of tasks to the next and back, so many of them are looked at one by
/// one. Nobody reads as many.
const ALTERNATING: u64 = 200;

/// The signs of a row of values: each with the number from which on it holds.
type Signs = Vec<(u64, Ordering)>;

/// Numbers of tasks among which the order of two designs is to be looked for: wherever it changes, the
/// number itself and one before with the other order.
///
/// Traffic is spread over the zones, so that the share that crosses between zones depends on what is left when
/// tasks are divided by zones. Among numbers that leave the same the difference is a line and a hyperbola: it
/// turns at most once, and changes its sign at most twice. Where numbers that leave something else differ in
/// sign, the order changes with every few numbers.
fn whole_places(
    zones: u64,
    least: u64,
    most: u64,
    difference: &dyn Fn(Quantity) -> Option<Money>,
) -> Option<Vec<Quantity>> {
    let few = least.saturating_add(zones.saturating_mul(2));
    let mut places: Vec<u64> = (least..=few).collect();
    let mut changes = vec![few];
    let mut rows: Vec<Signs> = Vec::new();
    for rest in 0..zones {
        let number =
            |turn: u64| few.saturating_add(rest).saturating_add(turn.saturating_mul(zones));
        let last = most.saturating_sub(number(0)).checked_div(zones).unwrap_or(0);
        let value = |turn: u64| difference(Quantity::whole(number(turn)));
        let sign = |turn: u64| Some(value(turn)?.cmp(&Money::ZERO));
        let turn = turning(0, last, &value)?;
        let mut row = vec![(few, sign(0)?)];
        for (mut from, to) in [(0, turn), (turn, last)] {
            let (mut now, end) = (sign(from)?, sign(to)?);
            while now != end {
                // The first that has another sign.
                let (mut low, mut high) = (from, to);
                while high.saturating_sub(low) > 1 {
                    let middle = low.midpoint(high);
                    match sign(middle)? == now {
                        true => low = middle,
                        false => high = middle,
                    }
                }
                (from, now) = (high, sign(high)?);
                row.push((number(high), now));
                put(&mut changes, number(high));
            }
        }
        rows.push(row);
    }
    let mut alternating = ALTERNATING;
    let ends = changes.iter().skip(1).copied().chain(Some(most));
    for (from, to) in changes.iter().copied().zip(ends) {
        let around = from.saturating_sub(zones).max(least)..=from.saturating_add(zones).min(most);
        around.for_each(|number| put(&mut places, number));
        let sign =
            |row: &Signs| row.iter().rfind(|(start, _)| *start <= from).map(|(_, sign)| *sign);
        let has = |wanted: Ordering| rows.iter().any(|row| sign(row) == Some(wanted));
        if has(Ordering::Less) && has(Ordering::Greater) {
            let end = to.min(from.saturating_add(alternating));
            (from..end).for_each(|number| put(&mut places, number));
            alternating = alternating.saturating_sub(end.saturating_sub(from));
        }
    }
    put(&mut places, most);
    Some(places.into_iter().map(Quantity::whole).collect())
}

/// Where a row of values that turns at most once does so; an end where it does not.
fn turning(first: u64, last: u64, value: &dyn Fn(u64) -> Option<Money>) -> Option<u64> {
    // It rises at its start or falls: after the turn it does the opposite.
    let rises = |at: u64| Some(value(at.saturating_add(1))? > value(at)?);
    if last <= first.saturating_add(1) {
        return Some(last);
    }
    let start = rises(first)?;
    let (mut low, mut high) = (first, last);
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        match rises(middle)? == start {
            true => low = middle,
            false => high = middle,
        }
    }
    Some(high)
}

//! What the ways out cost as traffic, tasks or zones grow, and where they overtake each other.

use super::break_even::{Axis, Crossing, Curve, crossings};
use super::compare::Alternative;
use super::ways::Way;
use crate::assess::Verdict;
use crate::units::Quantity;

/// The ways out along an axis.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// What they are seen along.
    pub axis: Axis,
    /// The ways by which new tasks can start, in display order. Central egress is left out unless the design
    /// at hand has it: what the egress VPC costs is on the bill of its owner.
    pub lines: Vec<Line>,
    /// Where they overtake each other, by value.
    pub meetings: Vec<Meeting>,
    /// The value of the design at hand.
    pub here: Quantity,
    /// The largest value that a design can have.
    pub most: Quantity,
}

/// One way out.
#[derive(Debug, Clone)]
pub struct Line {
    /// The way; none where the design at hand is none of them.
    pub way: Option<Way>,
    /// It is the design at hand.
    pub current: bool,
    /// What it costs.
    pub curve: Curve,
}

/// Where two ways out cost the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meeting {
    /// The place of the first in [`Outlook::lines`].
    pub first: usize,
    /// The place of the second.
    pub second: usize,
    /// Where, and which is dearer from there on.
    pub crossing: Crossing,
}

impl Meeting {
    /// The place of the way that is cheaper from there on.
    #[must_use]
    pub const fn cheaper(&self) -> usize {
        if self.crossing.first_dearer { self.second } else { self.first }
    }

    /// The place of the other one.
    #[must_use]
    pub const fn dearer(&self) -> usize {
        if self.crossing.first_dearer { self.first } else { self.second }
    }
}

/// How an axis is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scale {
    /// Equal steps.
    #[default]
    Linear,
    /// Equal ratios.
    Logarithmic,
}

/// Twenty equal ratios of a decade, in thousandths.
const RATIOS: [u64; 20] = [
    1_000, 1_122, 1_259, 1_413, 1_585, 1_778, 1_995, 2_239, 2_512, 2_818, 3_162, 3_548, 3_981,
    4_467, 5_012, 5_623, 6_310, 7_079, 7_943, 8_913,
];

/// As many equal steps has a linear axis of GB.
const STEPS: u64 = 120;

impl Outlook {
    /// The outlook of a design's alternatives.
    #[must_use]
    pub fn new(alternatives: &[Alternative], axis: Axis) -> Outlook {
        let seen = alternatives.iter().filter(|alternative| {
            let starts = alternative.assessment.start.judgement.verdict == Verdict::Yes;
            let own = alternative.way != Some(Way::CentralEgress);
            alternative.current || (starts && own)
        });
        let line = |alternative: &Alternative| Line {
            way: alternative.way,
            current: alternative.current,
            curve: Curve::new(&alternative.design, axis),
        };
        let lines: Vec<Line> = seen.map(line).collect();
        let mut meetings: Vec<Meeting> = Vec::new();
        let rank = |meeting: &Meeting| (meeting.crossing.at, meeting.first, meeting.second);
        for (first, one) in lines.iter().enumerate() {
            for (second, other) in lines.iter().enumerate().skip(first.saturating_add(1)) {
                for crossing in crossings(&one.curve, &other.curve).unwrap_or_default() {
                    let meeting = Meeting { first, second, crossing };
                    let place = meetings.partition_point(|kept| rank(kept) <= rank(&meeting));
                    meetings.insert(place, meeting);
                }
            }
        }
        let current = alternatives.iter().find(|alternative| alternative.current);
        let design = current.map(|alternative| &alternative.design);
        let here = design.map(|design| axis.value(design)).unwrap_or_default();
        let most = design.map(|design| axis.bounds(design).1).unwrap_or_default();
        Outlook { axis, lines, meetings, here, most }
    }

    /// The crossings of the design at hand.
    pub fn own(&self) -> impl Iterator<Item = &Meeting> {
        let current = |place: usize| self.lines.get(place).is_some_and(|line| line.current);
        self.meetings
            .iter()
            .filter(move |meeting| current(meeting.first) || current(meeting.second))
    }

    /// How far to look: past the design at hand and past its crossings, as far as those a person would come
    /// to, in round numbers.
    #[must_use]
    pub fn far(&self) -> Quantity {
        let (least, common) = match self.axis {
            Axis::Zones => return self.most,
            Axis::Tasks => (20, 1_000),
            Axis::InternetOut | Axis::InternetIn | Axis::S3 | Axis::ImagePull | Axis::AwsApi => {
                (1_000, 100_000)
            }
        };
        let common = Quantity::whole(common);
        let own = self.own().map(|meeting| meeting.crossing.at).filter(|at| *at <= common);
        let seen = own.fold(Quantity::whole(least), Quantity::max).max(self.here);
        let wanted = seen.plus(seen.share(1, 4));
        let mut round = Quantity::whole(1);
        while round < wanted {
            let next = [2, 5, 10].into_iter().map(|times| round.times(times));
            match next.clone().find(|next| *next >= wanted) {
                Some(found) => round = found,
                None => round = round.times(10),
            }
        }
        round.min(self.most)
    }

    /// The values to look at, in order, as far as `far`: whole numbers of tasks and zones.
    #[must_use]
    pub fn steps(&self, scale: Scale) -> Vec<Quantity> {
        let far = self.far();
        let mut steps: Vec<Quantity> = match (self.axis.is_whole(), scale) {
            (true, Scale::Linear) => {
                let all = far.floor();
                let each = all.div_ceil(STEPS).max(1);
                let ends = (1..=all).step_by(usize::try_from(each).unwrap_or(1));
                ends.chain(Some(all)).map(Quantity::whole).collect()
            }
            (false, Scale::Linear) => (0..=STEPS).map(|step| far.share(step, STEPS)).collect(),
            (whole, Scale::Logarithmic) => {
                let mut steps = Vec::new();
                let mut decade = Quantity::whole(1);
                while decade <= far {
                    let exact = RATIOS.iter().map(|ratio| decade.share(*ratio, 1_000));
                    steps.extend(exact.filter(|at| *at <= far).map(|at| match whole {
                        true => Quantity::whole(at.floor()),
                        false => at,
                    }));
                    decade = decade.times(10);
                }
                steps.push(far);
                steps
            }
        };
        steps.dedup();
        steps
    }
}

//! Amounts as lines in a box, in whole units: where each point, each tick and each crossing stands. A unit is
//! a tenth of a pixel at natural size, so that lines are smooth. It knows no words and no colours.

use crate::units::{Money, Quantity};

/// The size of the box in which lines are drawn.
pub const WIDTH: i32 = 4_000;
/// Its height.
pub const HEIGHT: i32 = 2_000;
/// So much room a line's name takes.
const NAME: i32 = 110;

/// Lines of amounts over steps of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The pieces of each line, in the order they were given: a line is broken where an amount is not known.
    pub lines: Vec<Vec<Vec<(i32, i32)>>>,
    /// Where the name of each line stands: at its end, and beside that of no other line. None of a line
    /// without a point.
    pub names: Vec<Option<(i32, i32)>>,
    /// Amounts beside the box, with their height.
    pub ticks: Vec<(i32, Money)>,
    lowest: i64,
    highest: i64,
    logarithmic: bool,
    steps: usize,
}

impl Chart {
    /// Draws rows of amounts, all of the same number of steps; `logarithmic` gives equal ratios equal heights.
    #[must_use]
    pub fn new(rows: &[Vec<Option<Money>>], logarithmic: bool) -> Chart {
        let known = || rows.iter().flatten().flatten().map(|amount| cents(*amount));
        let highest = known().max().unwrap_or(0).max(1);
        // Nothing costs less than a dollar worth a decade of its own.
        let lowest =
            if logarithmic { known().min().unwrap_or(0).clamp(100, highest.max(100)) } else { 0 };
        let steps = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut chart = Chart {
            lines: Vec::new(),
            names: Vec::new(),
            ticks: Vec::new(),
            lowest,
            highest,
            logarithmic,
            steps,
        };
        chart.lines = rows.iter().map(|row| chart.line(row)).collect();
        chart.names = names(&chart.lines);
        chart.ticks =
            chart.amounts().into_iter().map(|at| (chart.y(at), Money::cents(at))).collect();
        chart
    }

    fn line(&self, row: &[Option<Money>]) -> Vec<Vec<(i32, i32)>> {
        let mut pieces: Vec<Vec<(i32, i32)>> = Vec::new();
        let mut broken = true;
        for (step, amount) in row.iter().enumerate() {
            let Some(amount) = amount else {
                broken = true;
                continue;
            };
            if broken {
                pieces.push(Vec::new());
            }
            broken = false;
            if let Some(piece) = pieces.last_mut() {
                piece.push((self.x(step), self.y(cents(*amount))));
            }
        }
        pieces
    }

    /// Where a step stands.
    #[must_use]
    pub fn x(&self, step: usize) -> i32 {
        let last = self.steps.saturating_sub(1).max(1);
        scaled(as_i64(step), as_i64(last), WIDTH)
    }

    /// Where a value of the axis stands, between the steps beside it; none beyond the last.
    #[must_use]
    pub fn place(&self, steps: &[Quantity], at: Quantity) -> Option<i32> {
        let next = steps.iter().position(|step| *step >= at)?;
        let Some(before) = next.checked_sub(1) else { return Some(self.x(0)) };
        let (left, right) = (*steps.get(before)?, *steps.get(next)?);
        let room = self.x(next).saturating_sub(self.x(before));
        let part = Quantity::whole(u64::try_from(room).unwrap_or(0));
        let part = part.part_of(at.less(left), right.less(left)).floor();
        Some(self.x(before).saturating_add(i32::try_from(part).unwrap_or(0)))
    }

    /// Where an amount stands: the highest at the top.
    #[must_use]
    pub fn y_of(&self, amount: Money) -> i32 {
        self.y(cents(amount))
    }

    fn y(&self, cents: i64) -> i32 {
        let level = |cents: i64| match self.logarithmic {
            true => log2(cents.max(self.lowest)),
            false => cents,
        };
        let (low, high) = (level(self.lowest), level(self.highest));
        let above = level(cents).saturating_sub(low);
        HEIGHT.saturating_sub(scaled(above, high.saturating_sub(low).max(1), HEIGHT))
    }

    /// Round amounts, in cents: a few equal steps, or every decade.
    fn amounts(&self) -> Vec<i64> {
        let mut amounts = Vec::new();
        if self.logarithmic {
            let mut decade: i64 = 100;
            while decade <= self.highest {
                if decade >= self.lowest {
                    amounts.push(decade);
                }
                decade = decade.saturating_mul(10);
            }
            return amounts;
        }
        let mut step: i64 = 100;
        'found: while step.saturating_mul(5) < self.highest {
            for times in [2, 5, 10] {
                if step.saturating_mul(times).saturating_mul(5) >= self.highest {
                    step = step.saturating_mul(times);
                    break 'found;
                }
            }
            step = step.saturating_mul(10);
        }
        let mut at = 0;
        while at <= self.highest {
            amounts.push(at);
            at = at.saturating_add(step);
        }
        amounts
    }
}

/// From the lowest end up, each name as much above the one before as it needs; then from the top down, so that
/// none leaves the box there.
fn names(lines: &[Vec<Vec<(i32, i32)>>]) -> Vec<Option<(i32, i32)>> {
    let mut names: Vec<Option<(i32, i32)>> =
        lines.iter().map(|pieces| pieces.last().and_then(|piece| piece.last()).copied()).collect();
    let mut upwards: Vec<&mut (i32, i32)> = Vec::with_capacity(lines.len());
    for name in names.iter_mut().flatten() {
        upwards.insert(upwards.partition_point(|lower| lower.1 >= name.1), name);
    }
    let mut free = i32::MAX;
    for (_, y) in &mut upwards {
        *y = free.min(*y);
        free = y.saturating_sub(NAME);
    }
    let mut taken = 0;
    for (_, y) in upwards.into_iter().rev() {
        *y = taken.max(*y);
        taken = y.saturating_add(NAME);
    }
    names
}

/// As much of `length` as `part` is of `whole`.
fn scaled(part: i64, whole: i64, length: i32) -> i32 {
    let product = i128::from(part).saturating_mul(i128::from(length));
    let scaled = product.checked_div(i128::from(whole)).unwrap_or(0);
    i32::try_from(scaled).unwrap_or(length)
}

fn as_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn cents(amount: Money) -> i64 {
    i64::try_from(amount.rounded_to_cents()).unwrap_or(i64::MAX)
}

/// The logarithm to base 2 in steps of 1/256, of a number from one on: by squaring the mantissa.
fn log2(number: i64) -> i64 {
    let number = u64::try_from(number).unwrap_or(1).max(1);
    let whole = number.ilog2();
    // The mantissa from 1 to 2, in 2^-31.
    let mut mantissa = match whole.checked_sub(31) {
        Some(down) => number.checked_shr(down).unwrap_or(0),
        None => number.checked_shl(31_u32.saturating_sub(whole)).unwrap_or(0),
    };
    let mut log = i64::from(whole);
    for _ in 0..8 {
        mantissa = mantissa.saturating_mul(mantissa) >> 31;
        log = log.saturating_mul(2);
        if mantissa >= 1 << 32 {
            mantissa >>= 1;
            log = log.saturating_add(1);
        }
    }
    log
}

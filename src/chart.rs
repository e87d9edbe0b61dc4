//! Amounts as lines in a box, in whole units: where each point, each tick and each crossing stands. A unit is
//! a tenth of a pixel at natural size, so that lines are smooth. It knows no words and no colours.

use crate::units::{Money, Quantity};

/// The size of a chart of amounts.
pub const SIZE: Point = (5_000, 2_760);
/// Where the box of its lines begins, and the box's size.
const BOX: Point = (860, 360);
const BOX_SIZE: Point = (3_780, 2_000);
/// So much room a line's name takes.
const NAME: i32 = 175;
/// So much room a value of the axis takes.
const VALUE: i32 = 700;

/// How far to the right and how far down.
pub type Point = (i32, i32);

/// Lines of amounts over steps of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The pieces of each line, in the order they were given: a line is broken where an amount is not known.
    pub lines: Vec<Vec<Vec<Point>>>,
    /// Where the names of lines begin, beside their end and over those of no other, with the places of the lines:
    /// of more than one where one covers the others there. A line that is but a point has none.
    pub names: Vec<(Point, Vec<usize>)>,
    /// Amounts beside the box: where each ends, and its height.
    pub ticks: Vec<(Point, Money)>,
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
        let (lines, names, ticks) = (Vec::new(), Vec::new(), Vec::new());
        let mut chart = Chart { lines, names, ticks, lowest, highest, logarithmic, steps };
        chart.lines = rows.iter().map(|row| chart.line(row)).collect();
        chart.names = names_of(&chart.lines, steps);
        let tick = |at: i64| ((BOX.0.saturating_sub(60), chart.y(at)), Money::cents(at));
        chart.ticks = chart.amounts().into_iter().map(tick).collect();
        chart
    }

    /// Where the name of what is measured upwards begins, and where that of the axis ends.
    #[must_use]
    pub const fn titles(&self) -> [Point; 2] {
        let right = BOX.0.saturating_add(BOX_SIZE.0);
        [(0, BOX.1.saturating_sub(260)), (right, SIZE.1.saturating_sub(40))]
    }

    /// Where the values of these steps of the axis are written: those that have room, and the ends first.
    #[must_use]
    pub fn values(&self, steps: &[usize]) -> Vec<(usize, Point)> {
        let below = BOX.1.saturating_add(BOX_SIZE.1).saturating_add(160);
        let mut values: Vec<(usize, Point)> = Vec::with_capacity(steps.len());
        let (first, last) = (steps.first(), steps.last());
        for step in first.into_iter().chain(last).chain(steps) {
            let x = self.x(*step);
            if has_room(x, values.iter().map(|(_, at)| *at)) {
                values.push((*step, (x, below)));
            }
        }
        values
    }

    /// Where the value of the axis at each of these places is written, over the box; none where there is no
    /// room beside one before it.
    #[must_use]
    pub fn over(&self, places: &[i32]) -> Vec<Option<Point>> {
        let mut over: Vec<Option<Point>> = Vec::with_capacity(places.len());
        for x in places {
            let room = has_room(*x, over.iter().flatten().copied());
            over.push(room.then_some((*x, BOX.1.saturating_sub(50))));
        }
        over
    }

    /// The line from the top of the box down to a height.
    #[must_use]
    pub fn down_to(&self, (x, y): Point) -> String {
        format!("M{x} {}V{y}", BOX.1)
    }

    /// The line across the box at a height.
    #[must_use]
    pub fn across(&self, y: i32) -> String {
        format!("M{} {y}h{}", BOX.0, BOX_SIZE.0)
    }

    /// Where something is written over that line, and whether left of it: it ends there then.
    #[must_use]
    pub const fn beside(&self, x: i32) -> (Point, bool) {
        let over = BOX.1.saturating_sub(180);
        ((x, over), x > BOX.0.saturating_add(BOX_SIZE.0.saturating_sub(1_200)))
    }

    /// The line from the end of a line to its name; none where the name is beside it anyway.
    #[must_use]
    pub fn leader(&self, (x, y): Point, line: usize) -> Option<String> {
        let (from_x, from_y) = *self.lines.get(line)?.last()?.last()?;
        let to = (x.saturating_sub(30), y.saturating_sub(40));
        let far = to.1.saturating_sub(from_y).saturating_abs() > 30;
        far.then(|| format!("M{from_x} {from_y}L{} {}", to.0, to.1))
    }

    /// The line through the box at a place.
    #[must_use]
    pub fn upright(&self, x: i32) -> String {
        format!("M{x} {}v{}", BOX.1, BOX_SIZE.1)
    }

    fn line(&self, row: &[Option<Money>]) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = Vec::new();
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
        BOX.0.saturating_add(scaled(as_i64(step), as_i64(last), BOX_SIZE.0))
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
        let above = scaled(above, high.saturating_sub(low).max(1), BOX_SIZE.1);
        BOX.1.saturating_add(BOX_SIZE.1).saturating_sub(above)
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

/// Whether a value at a place keeps clear of those that are written.
fn has_room(x: i32, mut written: impl Iterator<Item = Point>) -> bool {
    !written
        .any(|(other, _)| i64::from(x).saturating_sub(i64::from(other)).abs() < i64::from(VALUE))
}

/// From the lowest end up, each name as much above the one before as it needs; then from the top down, so that
/// none leaves the box there.
fn names_of(lines: &[Vec<Vec<Point>>], steps: usize) -> Vec<(Point, Vec<usize>)> {
    let mut names: Vec<(Point, Vec<usize>)> = Vec::with_capacity(lines.len());
    for (place, pieces) in lines.iter().enumerate() {
        let points: usize = pieces.iter().map(Vec::len).sum();
        let end = pieces.last().and_then(|piece| piece.last());
        let Some((x, y)) = end.filter(|_| points > 1 || steps == 1) else { continue };
        let beside = (x.saturating_add(120), y.saturating_add(40));
        match names.iter_mut().find(|(at, _)| *at == beside) {
            Some((_, covered)) => covered.push(place),
            None => names.push((beside, vec![place])),
        }
    }
    let mut upwards: Vec<&mut Point> = Vec::with_capacity(names.len());
    for (name, _) in &mut names {
        upwards.insert(upwards.partition_point(|lower| lower.1 >= name.1), name);
    }
    let mut free = i32::MAX;
    for (_, y) in &mut upwards {
        *y = free.min(*y);
        free = y.saturating_sub(NAME);
    }
    let mut taken = BOX.1;
    for (_, y) in upwards.into_iter().rev() {
        *y = taken.max(*y);
        taken = y.saturating_add(NAME);
    }
    names
}

/// The size of a picture of costs against levels.
pub const FRONT_SIZE: Point = (5_000, 1_620);
/// Where its box begins, how wide it is, and how far one level is above the next.
const FRONT_BOX: Point = (1_800, 220);
const FRONT_WIDTH: i32 = 3_050;
const LEVEL: i32 = 380;
/// The highest level, counted from 0.
pub const HIGHEST: u8 = 3;

/// Where the line of a level runs, from its left end.
#[must_use]
pub fn level(level: u8) -> Point {
    let down = i32::from(HIGHEST.saturating_sub(level)).saturating_mul(LEVEL);
    (FRONT_BOX.0, FRONT_BOX.1.saturating_add(down))
}

/// Where the lowest and the highest cost are written, below the box: from its left end on, and up to its right
/// end.
#[must_use]
pub fn front_ends() -> [Point; 2] {
    let (left, lowest) = level(0);
    let below = lowest.saturating_add(190);
    [(left, below), (left.saturating_add(FRONT_WIDTH), below)]
}

/// Whether what is written beside a point has room on its left, where the line that goes on upwards to the right
/// does not strike it.
#[must_use]
pub const fn has_room_before((x, _): Point) -> bool {
    x > FRONT_BOX.0.saturating_add(1_600)
}

/// Where each of these stands: cost from left to right, its level upwards.
#[must_use]
pub fn front(choices: &[(Money, u8)]) -> Vec<Point> {
    let dearest = choices.iter().map(|(cost, _)| cents(*cost)).max().unwrap_or(0).max(1);
    let place = |(cost, height): &(Money, u8)| {
        let (left, y) = level(*height);
        (left.saturating_add(scaled(cents(*cost), dearest, FRONT_WIDTH)), y)
    };
    choices.iter().map(place).collect()
}

/// The line from point to point, each first to the right and then up.
#[must_use]
pub fn stairs(points: &[Point]) -> String {
    let mut line = String::new();
    for (x, y) in points {
        line.push_str(&match line.is_empty() {
            true => format!("M{x} {y}"),
            false => format!("H{x}V{y}"),
        });
    }
    line
}

/// The line through the points of each piece; a single point is a dot.
#[must_use]
pub fn through(pieces: &[Vec<Point>]) -> String {
    let mut line = String::new();
    for piece in pieces {
        for (place, (x, y)) in piece.iter().enumerate() {
            let sign = if place == 0 { 'M' } else { 'L' };
            line.push_str(&format!("{sign}{x} {y}"));
        }
        if piece.len() == 1 {
            line.push_str("h0");
        }
    }
    line
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
    i64::try_from(amount.in_cents()).unwrap_or(i64::MAX)
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

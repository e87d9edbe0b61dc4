//! Points and areas on a grid of whole units; y grows downwards.

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

impl Point {
    /// The point at these coordinates.
    #[must_use]
    pub const fn new(x: i32, y: i32) -> Point {
        Point { x, y }
    }

    /// The point so far to the right and down.
    #[must_use]
    pub const fn moved(self, right: i32, down: i32) -> Point {
        Point { x: self.x.wrapping_add(right), y: self.y.wrapping_add(down) }
    }

    /// The direction of a horizontal or vertical line from here to there, as a step of -1, 0 or 1 on
    /// each axis.
    #[must_use]
    pub const fn direction(self, there: Point) -> (i32, i32) {
        (there.x.wrapping_sub(self.x).signum(), there.y.wrapping_sub(self.y).signum())
    }

    /// The distance along the axes.
    #[must_use]
    pub const fn distance(self, there: Point) -> i32 {
        let across = there.x.wrapping_sub(self.x).wrapping_abs();
        across.wrapping_add(there.y.wrapping_sub(self.y).wrapping_abs())
    }

    /// The point so far in a direction.
    #[must_use]
    pub const fn along(self, (right, down): (i32, i32), far: i32) -> Point {
        self.moved(right.wrapping_mul(far), down.wrapping_mul(far))
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Area {
    /// The left edge.
    pub x: i32,
    /// The top edge.
    pub y: i32,
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

impl Area {
    /// The right edge.
    #[must_use]
    pub const fn right(self) -> i32 {
        self.x.wrapping_add(self.width)
    }

    /// The bottom edge.
    #[must_use]
    pub const fn bottom(self) -> i32 {
        self.y.wrapping_add(self.height)
    }

    /// Halfway down.
    #[must_use]
    pub const fn middle(self) -> i32 {
        self.y.wrapping_add(self.height / 2)
    }

    /// The point so far right and down of the top left corner.
    #[must_use]
    pub const fn at(self, right: i32, down: i32) -> Point {
        Point { x: self.x, y: self.y }.moved(right, down)
    }

    /// Whether the other lies within, edges included.
    #[must_use]
    pub const fn holds(self, other: Area) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// Whether they share more than an edge.
    #[must_use]
    pub const fn overlaps(self, other: Area) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

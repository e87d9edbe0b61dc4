//! Things of one kind in a network, and the ids that name them.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Names one thing in the [`Arena`] it was put into.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The position among its kind, from zero: for display order, not a way to make ids.
    #[must_use]
    pub const fn position(self) -> usize {
        self.0 as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Things of one kind. They are only ever added, so an id stays valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arena<T>(Vec<T>);

impl<T> Default for Arena<T> {
    fn default() -> Arena<T> {
        Arena(Vec::new())
    }
}

impl<T> Arena<T> {
    /// With room for so many things; it holds more, too.
    #[must_use]
    pub fn with_capacity(things: usize) -> Arena<T> {
        Arena(Vec::with_capacity(things))
    }

    /// Adds a thing and names it.
    pub fn add(&mut self, thing: T) -> Id<T> {
        let id = Id(u32::try_from(self.0.len()).unwrap_or(u32::MAX), PhantomData);
        self.0.push(thing);
        id
    }

    /// All things with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        (0..).map(|position| Id(position, PhantomData)).zip(&self.0)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Index<Id<T>> for Arena<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "ids come from `add` and `iter` alone, and nothing is ever removed"
    )]
    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.position()]
    }
}

impl<T> IndexMut<Id<T>> for Arena<T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "ids come from `add` and `iter` alone, and nothing is ever removed"
    )]
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.0[id.position()]
    }
}

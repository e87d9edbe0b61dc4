//! Stub.
/// Label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {}

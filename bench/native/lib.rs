//! Holds the benchmark `assess`; see `cargo xtask bench`.

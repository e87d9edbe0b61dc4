//! How long one assessment of the default scenario takes, compiled as the wasm is: for size.

use std::hint::black_box;

use criterion::Criterion;
use ecs_reach::{Scenario, assess};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let scenario = Scenario::default();
    // `cargo xtask bench` reads the result under this name.
    criterion.bench_function("assess-default", |bencher| {
        bencher.iter(|| assess(black_box(&scenario)));
    });
    criterion.final_summary();
}

//! How long one assessment takes, compiled as the wasm is: for size. Of the default scenario, of the
//! largest there is, and of growing ones; and how long it takes to rank all designs around the default.

use std::hint::black_box;
use std::time::Instant;

use criterion::Criterion;
use ecs_reach::assess::Trait;
use ecs_reach::decide::{Requirements, Search};
use ecs_reach::{Scenario, assess};

/// The largest design but for its zones: every endpoint, a load balancer, dual-stack, two interfaces a
/// task, everything that a task can need.
const LARGEST: &str = "launchType=ec2&ipStack=dual-stack&ipv6Route=egress-only&hostSubnet=public&hostPublicIp=true\
&endpoints=ecr-api,ecr-dkr,s3,dynamodb,logs,secretsmanager,ssm,ssmmessages,kms,ecs,ecs-agent,ecs-telemetry\
&loadBalancer=application&secrets=secrets-manager&exec=true&serviceConnect=true&tasks=60&instances=12\
&internetOutGb=100&s3Gb=100&dynamodbGb=10&imagePullGb=10&loadBalancerOutGb=50&interZoneGb=5";

/// What the page asks of the cheapest design until somebody asks for something else.
const WANTED: [Trait; 2] = [Trait::OutboundIpv4, Trait::NoDirectInbound];

fn scenario(link: &str) -> Scenario {
    let (scenario, problems) = Scenario::from_link(link);
    assert!(problems.is_empty(), "{problems:?}");
    scenario
}

/// Nanoseconds of one assessment: the fastest of several batches.
fn time(scenario: &Scenario) -> u128 {
    const CALLS: u32 = 200;
    let batch = || {
        let start = Instant::now();
        for _ in 0..CALLS {
            black_box(assess(black_box(scenario)));
        }
        start.elapsed().checked_div(CALLS).unwrap_or_default().as_nanos()
    };
    batch();
    (0..25).map(|_| batch()).min().unwrap_or_default()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    // `cargo xtask bench` reads the results under these names, and the lines `growth ROWS ZONES NS`.
    for (name, scenario) in [
        ("assess-default", Scenario::default()),
        ("assess-largest", scenario(&format!("{LARGEST}&zones=6"))),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| assess(black_box(&scenario)));
        });
    }
    criterion.bench_function("rank-default", |bencher| {
        bencher.iter(|| {
            let traits = WANTED.into_iter().collect();
            let wanted = Requirements { traits, ..Requirements::default() };
            let mut search = Search::new(black_box(&Scenario::default()), wanted);
            while search.step(64) {}
            search
        });
    });
    println!("largest {LARGEST}&zones=6");
    for zones in 1..=6_usize {
        for (rows, more) in
            [(1, "subnet=public&hostSubnet=same"), (2, ""), (3, "hostSubnet=isolated")]
        {
            // The later of two settings counts, with a word about it.
            let (scenario, _) = Scenario::from_link(&format!("{LARGEST}&zones={zones}&{more}"));
            let subnets = assess(&scenario).network.subnets.len();
            assert_eq!(subnets, zones.saturating_mul(rows), "{more}");
            println!("growth {rows} {zones} {}", time(&scenario));
        }
    }
    criterion.final_summary();
}

//! The month's traffic: every setting that says how much of it there is.

use super::{Gigabytes, Key, PerSecond, Scenario, Tally};
use crate::closed::closed;

/// How much there is of one kind of traffic.
enum Amount<'a> {
    Gigabytes(&'a mut Gigabytes),
    PerSecond(&'a mut PerSecond),
    Count(&'a mut Tally),
}

/// Declares the kinds of traffic: the key of each, and the field behind it.
macro_rules! traffic {
    ($($(#[$doc:meta])* $name:ident $key:ident $amount:ident $field:ident,)+) => {
        closed! {
            /// A kind of traffic that a month has more or less of.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
            Traffic { $($(#[$doc])* $name,)+ }
        }

        impl Traffic {
            /// The setting.
            #[must_use]
            pub const fn key(self) -> Key {
                match self { $(Traffic::$name => Key::$key,)+ }
            }

            const fn amount(self, scenario: &mut Scenario) -> Amount<'_> {
                match self { $(Traffic::$name => Amount::$amount(&mut scenario.$field),)+ }
            }
        }
    };
}

traffic! {
    /// GB to the internet.
    InternetOut InternetOutGb Gigabytes internet_out_gb,
    /// GB from the internet.
    InternetIn InternetInGb Gigabytes internet_in_gb,
    /// GB exchanged with Amazon S3.
    S3 S3Gb Gigabytes s3_gb,
    /// GB exchanged with Amazon DynamoDB.
    Dynamodb DynamodbGb Gigabytes dynamodb_gb,
    /// GB exchanged with other services of AWS.
    AwsApi AwsApiGb Gigabytes aws_api_gb,
    /// GB of image layers.
    ImagePull ImagePullGb Gigabytes image_pull_gb,
    /// GB out through the load balancer.
    BalancedOut LoadBalancerOutGb Gigabytes load_balancer_out_gb,
    /// GB in through the load balancer.
    BalancedIn LoadBalancerInGb Gigabytes load_balancer_in_gb,
    /// GB between tasks in different zones.
    InterZone InterZoneGb Gigabytes inter_zone_gb,
    /// New connections to the load balancer.
    NewConnections LoadBalancerNewConnections PerSecond load_balancer_new_connections,
    /// Connections that are open at the load balancer.
    ActiveConnections LoadBalancerActiveConnections Count load_balancer_active_connections,
    /// Rules that the load balancer evaluates.
    RuleEvaluations LoadBalancerRuleEvaluations PerSecond load_balancer_rule_evaluations,
}

impl Scenario {
    /// The design with so many times the traffic, each kind as far as its setting goes.
    #[must_use]
    pub fn with_traffic_times(&self, times: u32) -> Scenario {
        let mut design = self.clone();
        for traffic in Traffic::ALL {
            match traffic.amount(&mut design) {
                Amount::Gigabytes(gb) => *gb = Gigabytes::at_most(gb.get().times(times.into())),
                Amount::PerSecond(often) => {
                    *often = PerSecond::at_most(often.get().times(times.into()));
                }
                Amount::Count(open) => *open = Tally::at_most(open.get().saturating_mul(times)),
            }
        }
        design
    }
}

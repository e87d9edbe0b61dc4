//! Of traffic a share is charged for: what crosses between zones, and what the free allowance leaves.

use super::{ADDRESSES, CROSSING, DATA, HOURS, IN, OUT, Oracle, bill, check, decimal, line};
use crate::support::text;
use rust_decimal::Decimal;

#[test]
fn a_single_nat_gateway_is_crossed_to_from_every_other_zone() {
    let oracle = Oracle::new();
    let hours = decimal("730");
    for zones in 1..=4_u32 {
        for tasks in [zones, zones * 3, zones * 3 + 1, 1] {
            // The first zones get one task more; all but the first zone's cross.
            let own = tasks.div_ceil(zones);
            let share = Decimal::from(tasks - own) / Decimal::from(tasks);
            // Of 700 GB each, three tasks have shares without end; what crosses is right to the millionth.
            let (out, received) = (decimal("700"), decimal("700"));
            let moved = ((out + received) * share).round_dp(6);
            let link = format!(
                "nat=single&zones={zones}&tasks={tasks}&internetOutGb={out}&internetInGb={received}"
            );
            check(
                &oracle,
                "us-east-1",
                &link,
                &[
                    (HOURS, hours),
                    (DATA, out + received),
                    (ADDRESSES, hours),
                    (CROSSING, moved * decimal("2")),
                    (OUT, (out - decimal("100")).max(Decimal::ZERO)),
                    (IN, received),
                ],
            );
        }
    }
}

#[test]
fn the_hundred_free_gigabytes() {
    let out = |link: &str| {
        let bill = bill(link);
        let line = line(&bill, OUT).unwrap().clone();
        (decimal(text(&line, "/quantity")), decimal(text(&line, "/amount")))
    };
    let gb = |text: &str| decimal(text);
    assert_eq!(out("internetOutGb=100"), (Decimal::ZERO, Decimal::ZERO));
    assert_eq!(out("internetOutGb=100.000001").0, gb("0.000001"));
    assert_eq!(out("internetOutGb=150"), (gb("50"), gb("4.50")));
    assert_eq!(out("internetOutGb=150&freeTier=false"), (gb("150"), gb("13.50")));
    assert_eq!(out("internetOutGb=150&region=us-gov-west-1").0, gb("150"), "GovCloud has none");
    // The cheaper tier begins behind the free GB.
    assert_eq!(out("internetOutGb=10340").1, gb("921.60"));
    assert_eq!(out("internetOutGb=10341").1, gb("921.685"));
}

#[test]
fn what_is_known_of_a_charge_is_in_the_total() {
    // In these Regions no price is known for transfer out beyond the first tier, of 10,240 GB.
    for (region, known) in [("ap-southeast-3", "2008.46"), ("ap-southeast-4", "1824.14")] {
        let at = |gb: &str| bill(&format!("region={region}&nat=single&zones=1&internetOutGb={gb}"));
        let (all, more) = (at("10340"), at("10341"));
        assert_eq!(
            (&all["complete"], &more["complete"]),
            (&true.into(), &false.into()),
            "{region}"
        );
        let [all, more] = [all, more].map(|bill| decimal(text(&bill, "/monthlyTotal")));
        assert_eq!(all, decimal(known), "{region}");
        let processing = more - all;
        assert!(processing > Decimal::ZERO && processing < Decimal::ONE, "{region}: {processing}");
    }
}

//! The designs to start from tell the stories they are named for, wherever the reader is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

use ecs_reach::assess::Verdict::{self, No, Yes};
use ecs_reach::findings::Severity;
use ecs_reach::scenario::{Preset, Shelf};
use ecs_reach::{Scenario, assess};

/// For each: can tasks start, do they reach the internet, does it reach them, through the load balancer.
const STORIES: &[(Preset, [Verdict; 4])] = &[
    (Preset::Service, [Yes, Yes, No, Yes]),
    (Preset::LowCost, [Yes, Yes, No, No]),
    (Preset::SingleNat, [Yes, Yes, No, No]),
    (Preset::Isolated, [Yes, No, No, No]),
    (Preset::DualStack, [Yes, Yes, No, No]),
    (Preset::FargatePublic, [Yes, Yes, No, No]),
    (Preset::Ec2Public, [Yes, Yes, No, No]),
    (Preset::FargatePrivate, [Yes, Yes, No, No]),
    (Preset::Ec2Private, [Yes, Yes, No, No]),
    (Preset::NoAddress, [No, No, No, No]),
    (Preset::Ec2TaskPublic, [Yes, No, No, No]),
    (Preset::NatInPrivate, [No, No, No, No]),
    (Preset::NoEndpoints, [No, No, No, No]),
    (Preset::NoS3Endpoint, [No, No, No, No]),
    (Preset::NoEphemeralPorts, [No, No, No, No]),
];

#[test]
fn every_preset_tells_its_story() {
    for preset in Preset::ALL {
        let told = STORIES.iter().find(|(one, _)| one == preset);
        let (_, told) = told.unwrap_or_else(|| panic!("{preset:?} has no story"));
        let answer = assess(&preset.of(&Scenario::default()));
        let found = [
            answer.start.judgement.verdict,
            answer.outbound.ipv4.judgement.verdict,
            answer.inbound.ipv4.judgement.verdict,
            answer.inbound.load_balancer.judgement.verdict,
        ];
        assert_eq!(found, *told, "{preset:?}");
        assert_ne!(answer.valid.verdict, No, "{preset:?} is no refused combination");
        let worst = answer.findings.iter().map(|finding| finding.severity()).min();
        match preset.shelf() {
            Shelf::Mistakes => assert!(worst <= Some(Severity::Warning), "{preset:?}: {worst:?}"),
            Shelf::Usual | Shelf::AwsPage => {
                assert!(worst > Some(Severity::Error), "{preset:?}: {worst:?}");
            }
        }
    }
}

#[test]
fn a_preset_is_known_again_and_keeps_what_is_the_readers() {
    for region in ["us-east-1", "us-west-1", "cn-north-1"] {
        let own = "hoursPerMonth=744&freeTier=false&priceOverrides.nat_gateway_hour=0.01";
        let (reader, problems) = Scenario::from_link(&format!("region={region}&{own}&tasks=77"));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(Preset::is(&reader), None);
        for preset in Preset::ALL {
            let (meant, problems) = Scenario::from_link(preset.link());
            assert!(problems.is_empty(), "{preset:?}: {problems:?}");
            assert_eq!(meant.to_link(), preset.link(), "{preset:?} has its shortest link");
            let taken = preset.of(&reader);
            assert_eq!(Preset::is(&taken), Some(*preset), "{preset:?} in {region}");
            assert!(taken.to_link().contains("0.01"), "{preset:?} keeps the reader's rates");
            assert_eq!(taken.region, reader.region);
        }
    }
}

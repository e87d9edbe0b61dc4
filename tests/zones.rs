//! What a failed zone takes with it, and why: by the room that is left, and with the reason that it is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod support;

use support::{assess, from_link, list, text};

/// A design, codes of findings that it has, and of findings that it has not.
const FOUND: &[(&str, &[&str], &[&str])] = &[
    // As large as the VPC has room for, where a sixteenth of it is too small.
    ("vpcCidr=10.0.0.0/24&tasks=24", &[], &["subnet-full", "subnet-full-while-deploying"]),
    ("vpcCidr=10.0.0.0/24&tasks=80", &["subnet-full-while-deploying"], &["subnet-full"]),
    ("vpcCidr=10.0.0.0/24&tasks=120", &["subnet-full"], &[]),
];

#[test]
fn room_is_counted() {
    for (link, said, unsaid) in FOUND {
        let assessment = assess(&from_link(link));
        let codes: Vec<&str> =
            list(&assessment, "/findings").iter().map(|found| text(found, "/code")).collect();
        for code in *said {
            assert!(codes.contains(code), "{link}: no {code} among {codes:?}");
        }
        for code in *unsaid {
            assert!(!codes.contains(code), "{link}: {code}");
        }
    }
}

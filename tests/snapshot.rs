//! The program behind `cargo xtask snapshot`: a file in, a picture or a summary out, or a message that names
//! what is wrong.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use ecs_reach::export::markdown;
use ecs_reach::prices::AsOf;
use ecs_reach::text::Language;
use ecs_reach::{Scenario, assess};

const ADDRESS: &str = "https://example.org/reach/";

/// Runs the program on a text, with language, format and path.
fn run(name: &str, text: &str, [language, format, path]: [&str; 3]) -> (Output, PathBuf) {
    let file = std::env::temp_dir().join(format!("ecs-reach-{name}-{}.json", std::process::id()));
    fs::write(&file, text).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_snapshot"));
    let output = program.arg(&file).args([language, format, path, ADDRESS]).output().unwrap();
    fs::remove_file(&file).unwrap();
    (output, file)
}

#[test]
fn a_design_becomes_a_picture_or_a_summary_in_either_language() {
    let design = r#"{ "subnet": "isolated", "tasks": 3 }"#;
    let whole = format!("{{ \"scenario\": {design}, \"assessment\": {{}} }}");
    let (scenario, _) = Scenario::from_link("subnet=isolated&tasks=3");
    for language in Language::ALL.iter().copied() {
        for (text, name) in [(design, "design"), (&whole, "shared")] {
            let (output, _) = run(name, text, [language.code(), "md", "outbound"]);
            let address = format!("{ADDRESS}#{}", scenario.to_link());
            let expected =
                markdown(&scenario, &assess(&scenario), &address, AsOf::UNDATED, language.words());
            assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "{name}");
            assert!(output.status.success() && output.stderr.is_empty(), "{name}");
        }
        for path in ["start", "outbound", "inbound"] {
            let (output, _) = run(path, design, [language.code(), "svg", path]);
            let svg = String::from_utf8(output.stdout).unwrap();
            assert!(svg.starts_with("<svg ") && output.status.success(), "{path}: {svg}");
        }
    }
}

/// A text, its options, and what the message must name.
const REFUSED: &[(&str, [&str; 3], &[&str])] = &[
    ("{", ["en", "svg", "outbound"], &["holds no JSON", "line 1"]),
    ("[]", ["en", "svg", "outbound"], &[]),
    (r#"{ "tasks": 0 }"#, ["en", "svg", "outbound"], &["“tasks” is “0”", "from 1 to 100,000"]),
    (
        r#"{ "subnett": "public", "zones": 9 }"#,
        ["en", "md", "outbound"],
        &["“subnett” is not a known key; did you mean “subnet”?", "“zones”"],
    ),
    (
        r#"{ "tasks": 0 }"#,
        ["fr", "svg", "outbound"],
        &["«\u{202f}tasks\u{202f}»", "100\u{202f}000"],
    ),
    ("{}", ["xx", "svg", "outbound"], &["--language is `xx`; choose one of en, fr"]),
    ("{}", ["en", "png", "outbound"], &["--format is `png`; choose one of svg, md"]),
    ("{}", ["en", "svg", "up"], &["--path is `up`; choose one of start, outbound, inbound"]),
];

#[test]
fn what_cannot_be_read_is_named_and_nothing_is_printed() {
    for (place, (text, options, named)) in REFUSED.iter().enumerate() {
        let (output, _) = run(&format!("refused-{place}"), text, *options);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && output.stdout.is_empty(), "{text}: {said}");
        assert!(!said.is_empty(), "{text}");
        for name in *named {
            assert!(said.contains(name), "{text}: `{name}` in {said}");
        }
    }
}

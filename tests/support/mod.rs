//! The one way in that the tests share: a document or a link in, the wire contract's JSON out.

#![allow(dead_code, reason = "each test file uses its part of this module")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ecs_reach::Scenario;
use ecs_reach::export::assessment_json;
use ecs_reach::scenario::Value;
use ecs_reach::text::Language;
use serde_json::Value as Json;

/// A row of a table, by the names of its columns.
pub(crate) type Row = BTreeMap<String, String>;

/// The rows of a CSV file.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// JSON text as the engine reads it.
pub(crate) fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The scenario of a document that must hold nothing to complain about.
pub(crate) fn scenario(document: &Json) -> Scenario {
    let (scenario, problems) = Scenario::read(&value(&document.to_string()))
        .unwrap_or_else(|problem| panic!("{problem:?} in {document}"));
    assert!(problems.is_empty(), "{problems:?} in {document}");
    scenario
}

/// The scenario of a link that must hold nothing to complain about.
pub(crate) fn from_link(link: &str) -> Scenario {
    let (scenario, problems) = Scenario::from_link(link);
    assert!(problems.is_empty(), "{problems:?} in {link}");
    scenario
}

/// The assessment as everybody outside gets it.
pub(crate) fn assess(scenario: &Scenario) -> Json {
    let assessment = ecs_reach::assess(scenario);
    let text = assessment_json(&assessment, Language::English.words());
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// The text at a JSON pointer.
pub(crate) fn text<'a>(json: &'a Json, pointer: &str) -> &'a str {
    json.pointer(pointer).and_then(Json::as_str).unwrap_or_else(|| panic!("no text at {pointer}"))
}

/// The list at a JSON pointer.
pub(crate) fn list<'a>(json: &'a Json, pointer: &str) -> &'a [Json] {
    json.pointer(pointer).and_then(Json::as_array).unwrap_or_else(|| panic!("no list at {pointer}"))
}

/// Every judgement of an assessment, by its pointer.
pub(crate) const JUDGEMENTS: [&str; 7] = [
    "/valid",
    "/start",
    "/outbound/ipv4",
    "/outbound/ipv6",
    "/inbound/ipv4",
    "/inbound/ipv6",
    "/inbound/loadBalancer",
];

/// The ids of all rules that findings and hops of an assessment cite.
pub(crate) fn cited(assessment: &Json) -> Vec<String> {
    let paths = JUDGEMENTS.iter().filter_map(|at| assessment.pointer(&format!("{at}/path")));
    let hops = paths.filter_map(Json::as_array).flatten();
    let rules = list(assessment, "/findings").iter().chain(hops);
    rules.flat_map(|item| list(item, "/rules")).map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// The package's folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a text with a file below `tests/cases`; with `UPDATE=1` the file is rewritten instead.
pub(crate) fn golden(file: &str, text: &str) {
    let path: PathBuf = root().join("tests/cases").join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != text {
        let line = expected.lines().zip(text.lines()).take_while(|(left, right)| left == right);
        panic!(
            "tests/cases/{file} differs from line {}; UPDATE=1 rewrites it. Now:\n{text}",
            line.count().saturating_add(1)
        );
    }
}

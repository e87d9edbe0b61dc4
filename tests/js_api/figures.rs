//! Numbers as callers have them: given as such or as a text, computed, none at all; and what JavaScript has beside
//! what a document holds.

use super::{Runtime, literals};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is typed as a number, or as that or its text, is read as both and comes back as a number.
pub(super) fn numbers(runtime: &Runtime, declared: &BTreeMap<String, String>, whole: &Value) {
    let numeric = declared.iter().filter(|(key, of)| {
        let number = |value: &String| value.parse::<f64>().is_ok();
        *of == "Numeric" || key.as_str() != "version" && literals(of).iter().any(number)
    });
    let mut asked = Vec::new();
    for (key, of) in numeric {
        assert!(whole[key].is_number(), "{key} is {of} and comes back as {}", whole[key]);
        let mut values = literals(of);
        if of == "Numeric" {
            values.insert(whole[key].to_string());
        }
        for value in values {
            let number: Value = serde_json::from_str(&value).unwrap();
            asked.extend([json!([key, number, number]), json!([key, value, number])]);
        }
    }
    assert!(asked.len() > 50, "{asked:?}");
    let found = runtime.run(
        "return input.map(([key, given, kept]) => {
             const { scenario, problems } = api.fromLink(api.toLink({ [key]: given }));
             const { alternatives } = api.compare({ [key]: given });
             const back = [scenario, alternatives.find(({ current }) => current).scenario];
             return api.assess({ [key]: given }).problems.length + problems.length === 0
                 && back.every((it) => it[key] === kept) || [key, given, back.map((it) => it[key])];
         }).filter((it) => it !== true)",
        &json!(asked),
    );
    assert_eq!(found, json!([]));
}

/// A design as JavaScript writes it, the key in question, and what is kept of it; nothing where it is a problem
/// that tells this.
const FIGURES: &[(&str, &str, Result<&str, &str>)] = &[
    ("{ internetOutGb: 1000 / 3 }", "internetOutGb", Ok("333.333333")),
    ("{ s3Gb: 5_000_000_000 / 2 ** 30 }", "s3Gb", Ok("4.656613")),
    ("{ internetOutGb: 0.1 + 0.2 }", "internetOutGb", Ok("0.3")),
    ("{ internetOutGb: 0.3 - 0.1 - 0.2 }", "internetOutGb", Ok("0")),
    ("{ internetOutGb: 1e-7 }", "internetOutGb", Ok("0")),
    ("{ internetOutGb: -1 / 3 }", "internetOutGb", Err("“-0.3333333333333333”; give GB")),
    ("{ internetOutGb: 1e21 / 3 }", "internetOutGb", Err("“333333333333333300000”; give GB")),
    ("{ internetOutGb: NaN }", "internetOutGb", Err("“NaN”; give GB")),
    ("{ internetOutGb: 1 / 0 }", "internetOutGb", Err("“Infinity”; give GB")),
    ("{ internetOutGb: -1 / 0 }", "internetOutGb", Err("“-Infinity”; give GB")),
    ("{ tasks: Infinity }", "tasks", Err("“Infinity”; give a whole number")),
    ("{ internetOutGb: String(1000 / 3) }", "internetOutGb", Err("up to six decimals")),
    ("{ tasks: undefined }", "tasks", Ok("2")),
    ("{ securityGroup: { ingress: undefined } }", "securityGroup", Ok("{\"ingress\":[],")),
    (
        "{ securityGroup: { egress: [{ cidr: '::/0', protocol: undefined, fromPort: undefined }] } }",
        "securityGroup",
        Ok("{\"ingress\":[],\"egress\":[{\"cidr\":\"::/0\",\"protocol\":\"all\"}]}"),
    ),
    ("{ priceOverrides: { alb_hour: undefined } }", "priceOverrides", Ok("{}")),
    ("{ nosuchkey: undefined }", "tasks", Ok("2")),
    ("{ get tasks() { return undefined } }", "tasks", Ok("2")),
    ("{ tasks: null }", "tasks", Err("“null”; give")),
    ("{ tasks: () => 2 }", "tasks", Err("“function”; give")),
    ("{ tasks: Symbol('two') }", "tasks", Err("“symbol”; give")),
    ("{ tasks: new Date(2) }", "tasks", Err("“Date”; give")),
    ("{ securityGroup: new Map([['ingress', []]]) }", "securityGroup", Err("“Map”; give")),
    ("{ nat: Promise.resolve('single') }", "nat", Err("“Promise”; choose")),
    ("{ tasks: new (class Two {})() }", "tasks", Err("“Two”; give")),
    ("{ tasks: new (class {})() }", "tasks", Err("“object”; give")),
    ("{ endpoints: ['s3', undefined] }", "endpoints", Err("“undefined”; choose one of")),
    ("{ get tasks() { throw new Error('no') } }", "tasks", Err("“unreadable”; give")),
];

/// What else is not there, or is nothing of the kind, and what is told of it.
const NO_DOCUMENTS: &[(&str, &str)] = &[
    ("api.assess()", "The document is “undefined”; give"),
    ("api.assess(null)", "The document is “null”; give"),
    ("api.assess(new Map())", "The document is “Map”; give"),
    ("api.assess(new Date())", "The document is “Date”; give"),
    ("api.assess(Promise.resolve({}))", "The document is “Promise”; give"),
    ("api.assess(() => ({}))", "The document is “function”; give"),
    ("api.breakEven({})", "“along” is “undefined”; choose one of"),
    ("api.breakEven({}, null)", "“along” is “null”; choose one of"),
    ("api.difference({})", "“second” is “undefined”; give"),
    ("api.cheapest({}, null)", "“requirements” is “null”; give"),
    ("api.diagnose()", "The document is “undefined”; give a text"),
    ("api.fromLink(new URL('https://example.org/#tasks=3'))", "The document is “URL”; give a text"),
];

pub(super) fn figures(runtime: &Runtime) {
    let designs: Vec<_> = FIGURES.iter().map(|(made, ..)| format!("({made})")).collect();
    let calls: Vec<_> = NO_DOCUMENTS.iter().map(|(call, _)| *call).collect();
    let body = format!(
        "const kept = [{}].map((design) => [
             api.fromLink(api.toLink(design)).scenario, api.assess(design).problems.map((it) => it.message),
         ]);
         const failed = [{}].map(({{ errors }}) => errors?.[0]);
         return {{ kept, failed }};",
        designs.join(","),
        calls.join(",")
    );
    let found = runtime.run(&body, &Value::Null);
    let mut wrong = Vec::new();
    for ((made, key, expected), found) in FIGURES.iter().zip(found["kept"].as_array().unwrap()) {
        let (kept, told) = (found[0][key].to_string(), found[1].to_string());
        let fits = match expected {
            Ok(value) => kept.starts_with(value) && told == "[]",
            Err(message) => told.contains(message) && found[1].as_array().unwrap().len() == 1,
        };
        if !fits {
            wrong.push(format!("{made}: {kept}, {told}"));
        }
    }
    for ((call, expected), error) in NO_DOCUMENTS.iter().zip(found["failed"].as_array().unwrap()) {
        let message = error["message"].as_str().unwrap_or_default();
        if !message.starts_with(expected) || error["help"].as_str().is_none_or(str::is_empty) {
            wrong.push(format!("{call}: {error}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", runtime.name(), wrong.join("\n"));
}

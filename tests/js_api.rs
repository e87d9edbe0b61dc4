//! The JavaScript package as its callers meet it: `dist/pkg/` in Chromium and, where there is one, in
//! Node.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "in a test, a panic is the message; clippy knows only the test functions themselves"
)]

#[path = "js_api/consumers.rs"]
mod consumers;
#[path = "js_api/decide.rs"]
mod decide;
#[path = "js_api/figures.rs"]
mod figures;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ecs_reach::export::outcome_json;
use ecs_reach::scenario::Value as Document;
use ecs_reach::text::Language;
use serde_json::{Map, Value, json};
use xtask::browser::{Browser, Options};
use xtask::node::Node;
use xtask::server::Server;

/// Where the package runs.
enum Runtime {
    Node(Node, PathBuf),
    Chromium(Box<Browser>, Server),
}

impl Runtime {
    /// Chromium always, Node where it is new enough.
    fn all() -> Vec<Runtime> {
        let package = package();
        let server = Server::start(package.parent().unwrap(), "/a/b/").unwrap();
        let browser = Browser::start(&Options::default()).unwrap();
        // A package must work below the strictest policy, which the page has.
        browser.goto(server.url()).unwrap();
        let node = Node::find().map(|node| Runtime::Node(node, package));
        if node.is_none() {
            eprintln!("There is no Node from version 20 on: the package runs in Chromium only");
        }
        node.into_iter().chain([Runtime::Chromium(Box::new(browser), server)]).collect()
    }

    fn name(&self) -> &'static str {
        match self {
            Runtime::Node(..) => "Node",
            Runtime::Chromium(..) => "Chromium",
        }
    }

    /// What the body of an async function returns; `api` is the package and `input` what is handed in.
    fn run(&self, body: &str, input: &Value) -> Value {
        match self {
            Runtime::Node(node, folder) => {
                // Too long for a command line.
                let thread = std::thread::current();
                let name = format!("input-{}-{:?}.json", std::process::id(), thread.id());
                let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
                fs::write(&file, input.to_string()).unwrap();
                let module = format!(
                    "import * as api from 'ecs-reach';
                     import {{ readFileSync }} from 'node:fs';
                     const input = JSON.parse(readFileSync({}));
                     const result = await (async () => {{ {body} }})();
                     console.log(JSON.stringify(result));",
                    json!(file)
                );
                let said = node.run(folder, &module).unwrap_or_else(|error| panic!("{error:#}"));
                fs::remove_file(file).unwrap();
                serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
            }
            Runtime::Chromium(browser, server) => {
                let script = format!(
                    "const input = JSON.parse(arguments[0]);
                     return (async () => {{
                         const api = await import({});
                         {body}
                     }})().then(JSON.stringify);",
                    json!(format!("{}pkg/index.js", server.url()))
                );
                let said = browser.execute(&script, &[json!(input.to_string())]);
                let said = said.unwrap_or_else(|error| panic!("{error:#}"));
                serde_json::from_str(said.as_str().unwrap()).unwrap()
            }
        }
    }
}

fn package() -> PathBuf {
    xtask::dist::up_to_date().unwrap().join("pkg")
}

fn types() -> String {
    fs::read_to_string(package().join("index.d.ts")).unwrap()
}

/// A part of the contract by its name.
type Check = (&'static str, fn(&Runtime));

#[test]
fn the_package_keeps_its_contract_wherever_it_runs() {
    let checks: [Check; 15] = [
        ("exactly the functions that are typed", functions),
        ("version and Regions", version_and_regions),
        ("the default", the_default),
        ("links", links),
        ("error messages", error_messages),
        ("the types say what the reader takes", types_and_reader_agree),
        ("figures, and what a document does not hold", figures::figures),
        ("bad input", bad_input),
        ("what is too long is said", too_long),
        ("objects of a class", of_classes),
        ("ways out", decide::ways_out),
        ("break-even", decide::break_even),
        ("the cheapest designs", decide::cheapest),
        ("sensitivity and difference", decide::sensitivity_and_difference),
        ("requirements", decide::types_and_requirements_agree),
    ];
    for runtime in Runtime::all() {
        for (name, check) in checks {
            eprintln!("{}: {name}", runtime.name());
            check(&runtime);
        }
        if let Runtime::Chromium(browser, server) = &runtime {
            assert_eq!(browser.console_messages().unwrap(), [], "a quiet console");
            for url in browser.requests().unwrap() {
                assert!(url.starts_with(server.url()) || url.starts_with("data:"), "{url}");
            }
        }
    }
}

fn functions(runtime: &Runtime) {
    let exported = "Object.entries(api).map(([name, it]) => `${typeof it} ${name}`).sort()";
    // What the module itself exports, but for what starts it.
    let core = match runtime {
        Runtime::Node(..) => "new URL('./core.js', import.meta.resolve('ecs-reach'))",
        Runtime::Chromium(..) => "input",
    };
    let url = match runtime {
        Runtime::Node(..) => Value::Null,
        Runtime::Chromium(_, server) => json!(format!("{}pkg/core.js", server.url())),
    };
    let body = format!(
        "const core = await import({core});
         const own = Object.keys(core).filter((name) => !['default', 'initSync'].includes(name));
         return [{exported}, own.sort()]"
    );
    let found = runtime.run(&body, &url);
    let declared = types();
    let names =
        declared.split("export function ").skip(1).map(|after| after.split_once('(').unwrap().0);
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    let all = [
        "assess",
        "breakEven",
        "cheapest",
        "compare",
        "defaultScenario",
        "diagnose",
        "difference",
        "fromLink",
        "regions",
        "remedies",
        "sensitivity",
        "toLink",
        "version",
    ];
    assert_eq!(names, all, "the typed functions");
    assert_eq!(found[0], json!(all.map(|name| format!("function {name}"))), "what is exported");
    assert_eq!(found[1], json!(all), "what the wasm offers");
}

fn version_and_regions(runtime: &Runtime) {
    let found = runtime.run("return [api.version(), api.regions()]", &Value::Null);
    assert_eq!(found[0], xtask::project::version().unwrap());
    let regions = found[1].as_array().unwrap();
    let priced = regions.iter().filter(|region| region["hasPrices"] == true);
    assert!(priced.count() >= 36, "Regions with prices");
    let codes: BTreeSet<_> = regions.iter().map(|region| region["code"].as_str()).collect();
    assert_eq!(codes.len(), regions.len(), "each Region once");
    for region in regions {
        shape(
            region,
            &json!({
                "code": "text", "name": "text", "partition": "text", "zones": "whole?",
                "currency": "text?", "hasPrices": "boolean",
            }),
            "region",
            &mut BTreeSet::new(),
        );
        let priced = region["hasPrices"] == true;
        assert!(!priced || region["zones"].is_u64() && region["currency"].is_string(), "{region}");
    }
}

fn the_default(runtime: &Runtime) {
    let found = runtime.run(
        "const whole = api.defaultScenario();
         const { scenario, problems, type } = api.fromLink(api.toLink(whole));
         return { nothing: api.assess({}), whole, problems, type, again: scenario,
                  assessed: api.assess(whole), link: api.toLink(whole) };",
        &Value::Null,
    );
    assert_eq!(found["nothing"]["type"], "success");
    assert_eq!(found["nothing"]["problems"], json!([]));
    assert_eq!(found["nothing"]["assessment"]["bill"]["monthlyTotal"], "73.00");
    assert_eq!(found["assessed"], found["nothing"], "the default is what nothing stands for");
    assert_eq!((&found["type"], &found["problems"]), (&json!("success"), &json!([])));
    assert_eq!(found["again"], found["whole"], "there and back");
    assert_eq!(found["link"], "");
}

fn links(runtime: &Runtime) {
    let found = runtime.run(
        "const design = { launchType: 'ec2', region: 'eu-west-1', endpoints: ['s3', 'logs'],
             securityGroup: { ingress: [{ cidr: '::/0', protocol: 'udp', fromPort: 1, toPort: 9 }] },
             networkAcl: { egress: [{ number: 7, cidr: '10.0.0.0/8', action: 'deny' }] },
             internetOutGb: '0.000001', priceOverrides: { nat_gateway_hour: '0.04' } };
         const link = api.toLink(design);
         const { scenario, problems } = api.fromLink('https://example.org/x/?y#' + link);
         return { same: JSON.stringify(api.assess(scenario)) === JSON.stringify(api.assess(design)),
                  problems, scenario, link, same_link: api.toLink(scenario) === link,
                  broken: api.fromLink('#tasks=0&zones=3&colour=<b>') };",
        &Value::Null,
    );
    assert_eq!(found["problems"], json!([]), "{}", found["link"]);
    assert_eq!((&found["same"], &found["same_link"]), (&json!(true), &json!(true)), "{found}");
    assert_eq!(found["scenario"]["launchType"], "ec2");
    assert_eq!(found["broken"]["scenario"]["zones"], 3, "what could be read counts");
    let paths = found["broken"]["problems"].as_array().unwrap().iter().map(|it| &it["path"]);
    assert_eq!(paths.collect::<Vec<_>>(), ["tasks", "colour"]);
}

fn error_messages(runtime: &Runtime) {
    let found = runtime.run(
        "return input.map((text) => api.diagnose(text))",
        &json!([
            "Error: \"RESOURCE:ENI\"",
            "OutOfMemory",
            "read ECONNRESET",
            7,
            "CannotStartContainerError:"
        ]),
    );
    let entry = json!({
        "id": "text", "specific": "boolean", "message": "text", "misconfiguration": "text", "check": "text",
        "link": "text?", "rules": ["text"], "source": { "title": "text", "url": "text" },
    });
    for answer in found.as_array().unwrap().iter().filter(|answer| answer["type"] == "success") {
        let expected = json!({ "type": "success", "matches": [entry] });
        shape(answer, &expected, "diagnose", &mut BTreeSet::new());
    }
    let first = &found[0]["matches"][0];
    assert_eq!((&first["id"], &first["rules"]), (&json!("G18"), &json!(["G18"])));
    assert_eq!(first["specific"], true);
    let of_class = &found[4]["matches"][0];
    assert_eq!((&of_class["id"], &of_class["specific"]), (&json!("G12"), &json!(false)));
    let link = first["link"].as_str().unwrap();
    let opened = runtime.run("return api.fromLink(input).scenario", &json!(link));
    assert_eq!(opened["launchType"], "ec2", "{link}");
    assert_eq!(found[1]["matches"], json!([]));
    assert_eq!(found[2]["matches"][0]["link"], Value::Null);
    assert_eq!(found[3]["type"], "failure");
    assert!(found[3]["errors"][0]["message"].as_str().unwrap().contains("“7”"));
}

// ---------------------------------------------------------------------------------------------
// index.d.ts

/// The keys and types of an interface in the type declarations.
fn interface(name: &str) -> BTreeMap<String, String> {
    let types = types();
    let head = format!("export interface {name} ");
    let body = types.split_once(&head).unwrap_or_else(|| panic!("no interface {name}")).1;
    let body = body.split_once("{\n").unwrap().1.split_once("\n}").unwrap().0;
    let members = body.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
    members
        .map(|(key, of)| {
            // With `exactOptionalPropertyTypes` that is said of every key that can be left out.
            let of = of.trim_end_matches(" | undefined");
            (key.trim_end_matches('?').to_owned(), of.to_owned())
        })
        .collect()
}

/// The literals a type allows, looked up where it is a name; empty for other types.
fn literals(of: &str) -> BTreeSet<String> {
    let types = types();
    let of = of.trim_start_matches("readonly ").trim_end_matches("[]");
    let alias = types.split_once(&format!("export type {of} =")).map(|(_, after)| after);
    let union = alias.map_or(of, |after| after.split_once(';').unwrap().0);
    let parts = union.split('|').map(str::trim).filter(|part| !part.is_empty());
    let all = parts.flat_map(|part| match part.starts_with('"') || part.parse::<f64>().is_ok() {
        true => BTreeSet::from([part.trim_matches('"').to_owned()]),
        // A name among others, as in "TaskVcpu | `${TaskVcpu}`".
        false if part != of && part.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            literals(part)
        }
        false => BTreeSet::new(),
    });
    all.collect()
}

/// The values that a message offers: "choose one of “a”, “b”."
fn offered(message: &str) -> BTreeSet<String> {
    let Some((_, offer)) = message.split_once("; choose one of ") else { return BTreeSet::new() };
    let quoted = offer.split('“').skip(1).filter_map(|rest| rest.split_once('”'));
    quoted.map(|(value, _)| value.to_owned()).collect()
}

/// Values that are read and offered to nobody: another name of a value, its key, and the link to what is read.
const ALIASES: &[(&str, &str, &str)] = &[("1.4.0", "platformVersion", "")];

fn types_and_reader_agree(runtime: &Runtime) {
    let declared = interface("Scenario");
    let whole = runtime.run("return api.defaultScenario()", &Value::Null);
    let written: BTreeSet<_> = whole.as_object().unwrap().keys().collect();
    assert_eq!(declared.keys().collect::<BTreeSet<_>>(), written, "keys of Scenario");

    let messages = runtime.run(
        "const first = (design) => api.assess(design).problems.map(({ path, message }) => [path, message]);
         return input.map((key) => first({ [key]: key === 'endpoints' ? ['?'] : '?' })[0]);",
        &json!(written),
    );
    for ((key, of), said) in declared.iter().zip(messages.as_array().unwrap()) {
        let (path, message) = (said[0].as_str().unwrap(), said[1].as_str().unwrap());
        assert!(path.starts_with(key.as_str()), "{key}: {said}");
        let mut values = literals(of);
        for &(alias, of_key, read) in ALIASES {
            if of_key == key && values.remove(alias) {
                let design = json!({ of_key: alias });
                let link = runtime.run("return api.toLink(input)", &design);
                assert_eq!(link, read, "{key} {alias} is read");
            }
        }
        // `version` is one number and says so in words of its own.
        if key != "version" {
            assert_eq!(offered(message), values, "values of {key}: {of}");
        }
        let is_boolean = message.contains("give “true” or “false”");
        assert_eq!(is_boolean, of == "boolean", "{key} is {of}: {message}");
    }

    figures::numbers(runtime, &declared, &whole);

    let rule = runtime.run(
        "const rule = { cidr: '0.0.0.0/0', protocol: '?', action: '?', number: 1 };
         return api.assess({ networkAcl: { ingress: [rule] } }).problems.map((it) => it.message)",
        &Value::Null,
    );
    let offers: Vec<_> =
        rule.as_array().unwrap().iter().map(|it| offered(it.as_str().unwrap())).collect();
    for (of, key) in
        [("NetworkAclRule extends SecurityGroupRule", "action"), ("SecurityGroupRule", "protocol")]
    {
        let values = literals(&interface(of)[key]);
        assert!(!values.is_empty() && offers.contains(&values), "{key}: {values:?} in {offers:?}");
    }
}

// ---------------------------------------------------------------------------------------------
// Bad input

/// Names and expressions: whatever a caller may hand in by mistake or on purpose.
const BAD: &[(&str, &str)] = &[
    ("nothing", "undefined"),
    ("null", "null"),
    ("a number", "1"),
    ("a text", "'x'"),
    ("a list", "[]"),
    ("NaN", "NaN"),
    ("a BigInt", "10n"),
    ("a huge BigInt", "10n ** 50n"),
    ("a symbol", "Symbol('x')"),
    ("a function", "() => 1"),
    ("a class", "class { static tasks = 1 }"),
    ("a date", "new Date()"),
    ("a map", "new Map([['tasks', 3]])"),
    ("a map of odd keys", "new Map([[{}, 3], [Symbol(), 4], [null, 5]])"),
    ("a set", "new Set([1])"),
    ("bytes", "new Uint8Array(9)"),
    ("a buffer", "new ArrayBuffer(9)"),
    ("an expression", "/x/"),
    ("an error", "new Error('x')"),
    ("a promise", "Promise.resolve({})"),
    ("a weak map", "new WeakMap()"),
    ("boxed", "new String('x')"),
    ("without a prototype", "Object.assign(Object.create(null), { colour: 1 })"),
    (
        "cyclic",
        "(() => { const it = { tasks: 0 }; it.securityGroup = it; it.x = [it]; return it })()",
    ),
    ("a cyclic list", "(() => { const it = []; it.push(it); return { endpoints: it } })()"),
    ("a getter that throws", "({ get tasks() { throw new Error('no') } })"),
    ("a nested getter that throws", "({ securityGroup: { get ingress() { throw 1 } } })"),
    (
        "an iterator that throws",
        "({ endpoints: { [Symbol.iterator]() { throw new Error('no') } } })",
    ),
    ("a toJSON that throws", "({ toJSON() { throw new Error('no') } })"),
    ("a valueOf that throws", "({ tasks: { valueOf() { throw 1 }, toString() { throw 1 } } })"),
    ("a proxy that throws", "new Proxy({}, new Proxy({}, { get() { throw new Error('no') } }))"),
    ("a proxy whose keys throw", "new Proxy({}, { ownKeys() { throw new Error('no') } })"),
    ("a proxy whose values throw", "new Proxy({ tasks: 1 }, { get() { throw new Error('no') } })"),
    (
        "a revoked proxy",
        "(() => { const it = Proxy.revocable({}, {}); it.revoke(); return it.proxy })()",
    ),
    (
        "a nested revoked proxy",
        "(() => { const it = Proxy.revocable({}, {}); it.revoke(); return { tasks: it.proxy } })()",
    ),
    (
        "deep maps",
        "(() => { let it = 1; for (let i = 0; i < 1e5; i++) it = { securityGroup: it }; return it })()",
    ),
    (
        "deep lists",
        "(() => { let it = 1; for (let i = 0; i < 1e5; i++) it = [it]; return { endpoints: it } })()",
    ),
    (
        "one list in a thousand places, and so on",
        "(() => { let it = 1; for (let i = 0; i < 5; i++) it = Array(1000).fill(it); return { endpoints: it } })()",
    ),
    ("many keys", "Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['key' + i, i]))"),
    ("many rules", "({ securityGroup: { ingress: Array(1e5).fill({ cidr: '0.0.0.0/0' }) } })"),
    ("a sparse list", "({ endpoints: Array(1e6) })"),
    ("a long text", "({ region: 'x'.repeat(1e6), ['y'.repeat(1e6)]: 1 })"),
    ("half a letter", "({ region: '\\ud800', '\\udfff': '\\ud800' })"),
    (
        "odd numbers",
        "({ tasks: -0, zones: Infinity, port: -Infinity, internetOutGb: 1e308, s3Gb: 5e-324 })",
    ),
    (
        "odd values",
        "({ tasks: 3n, zones: Symbol(), port: () => 1, nat: undefined, exec: null, nat64: NaN })",
    ),
    (
        "huge numbers",
        "({ tasks: 2 ** 53, zones: 10n ** 30n, internetOutGb: 2 ** 64, port: -(2 ** 63) })",
    ),
    ("a polluted key", "JSON.parse('{\"__proto__\": 1, \"constructor\": 2, \"toString\": 3}')"),
];

/// What it is handed to. Somebody else's network leaves nothing to search through, and a budget of nothing little.
const CALLS: &str =
    "assess: api.assess, toLink: api.toLink, fromLink: api.fromLink, diagnose: api.diagnose,
    compare: api.compare, sensitivity: api.sensitivity, remedies: api.remedies,
    breakEven: (it) => api.breakEven(it, 'zones'), along: (it) => api.breakEven({}, it),
    cheapest: (it) => api.cheapest(it, { budget: 0 }),
    requirements: (it) => api.cheapest({ launchType: 'external' }, it),
    first: (it) => api.difference(it, {}), second: (it) => api.difference({}, it)";

/// Requirements that mean nothing, as JSON.
const BAD_REQUIREMENTS: &[&str] = &[
    "null",
    "7",
    "\"outboundIpv4\"",
    "[\"outboundIpv4\"]",
    r#"{ "outboundIpv4": 1, "fixedSource": "yes", "noNatInstance": null, "survivesZoneLoss": [] }"#,
    r#"{ "budget": -1, "OutboundIpv4": true, "outbound-ipv4": true, "": true, "a\u0000<b>": 1 }"#,
    r#"{ "budget": "0.12345678901234567" }"#,
    r#"{ "budget": "99999999999999999999999999999999999999" }"#,
    r#"{ "budget": 1e21 }"#,
    r#"{ "budget": { "amount": 1 } }"#,
    r#"{ "budget": "" }"#,
];

/// Objects of a class: what it computes is read as what it holds. What the browser computes is no document.
fn of_classes(runtime: &Runtime) {
    let found = runtime.run(
        "class Held { zones = 3; get tasks() { return 5 } get subnet() { return 'public' } nat() { return 'none' } }
         class Computed extends class { get port() { return 80 } get tasks() { return 4 } } { get tasks() { return 6 } }
         const endless = () => new Proxy({}, { getPrototypeOf: endless });
         const given = [new Held(), new Computed(), Object.create({ get tasks() { throw 1 } }), endless(), new Map()];
         return given.map((design) => {
             const { type, problems, errors } = api.assess(design);
             return [type, api.toLink(design), (problems ?? errors).map(({ path }) => path)];
         })",
        &Value::Null,
    );
    let expected = json!([
        ["success", "zones=3&subnet=public&tasks=5", []],
        ["success", "tasks=6&port=80", []],
        ["success", "", ["tasks"]],
        ["failure", "", [""]],
        ["failure", "", [""]],
    ]);
    let sorted = |found: &Value| {
        let mut found = found.clone();
        for design in found.as_array_mut().unwrap() {
            let mut pairs: Vec<_> =
                design[1].as_str().unwrap().split('&').map(str::to_owned).collect();
            pairs.sort_unstable();
            design[1] = json!(pairs);
        }
        found
    };
    assert_eq!(sorted(&found), sorted(&expected));
}

fn too_long(runtime: &Runtime) {
    let found = runtime.run(
        "const rules = (count) => ({ securityGroup: { ingress: Array(count).fill({ cidr: '::/0' }) }, tasks: 0 });
         const keys = (count) => Object.fromEntries(Array.from({ length: count }, (_, place) => ['k' + place, 1]));
         const designs = [rules(201), rules(5000), { priceOverrides: keys(3000) }, keys(3000)];
         return designs.map((design) => api.assess(design).problems.map(({ message }) => message))",
        &Value::Null,
    );
    for (place, most) in ["200", "200", "500", "500"].iter().enumerate() {
        let said = found[place].as_array().unwrap();
        let more = format!("more than {most} items");
        let counts = said.iter().filter(|message| message.as_str().unwrap().contains(&more));
        assert_eq!(counts.count(), 1, "{said:?}");
    }
    // What comes after it is read.
    assert!(
        found[1]
            .as_array()
            .unwrap()
            .iter()
            .any(|message| message.as_str().unwrap().contains("“tasks”"))
    );
}

fn bad_input(runtime: &Runtime) {
    let table = BAD.iter().map(|(name, made)| format!("[{}, () => ({made})]", json!(name)));
    let table = table.collect::<Vec<_>>().join(",\n");
    let body = format!(
        "const answers = [];
         const calls = {{ {CALLS} }};
         for (const [name, make] of [{table}]) for (const call of Object.keys(calls)) {{
             const started = performance.now();
             let threw = null, answer = null;
             try {{ answer = calls[call](make()) }} catch (error) {{ threw = String(error) }}
             const took = performance.now() - started;
             const problems = answer?.errors ?? answer?.problems ?? [];
             answers.push({{ name, call, threw, took, type: answer?.type ?? typeof answer,
                            problems: problems.length, named: problems.slice(0, 3) }});
         }}
         return {{ answers, after: api.assess({{}}).assessment.bill.monthlyTotal }};"
    );
    let found = runtime.run(&body, &Value::Null);
    let mut wrong = Vec::new();
    for answer in found["answers"].as_array().unwrap() {
        let expected = match answer["call"].as_str().unwrap() {
            "toLink" => &["string"][..],
            "fromLink" | "diagnose" if answer["name"] != "a text" => &["failure"],
            "along" => &["failure"],
            _ => &["success", "failure"],
        };
        let threw = !answer["threw"].is_null();
        let typed = expected.contains(&answer["type"].as_str().unwrap());
        let unread = answer["call"] == "requirements" && answer["name"] == "nothing";
        let silent = !["toLink", "fromLink", "diagnose"]
            .contains(&answer["call"].as_str().unwrap())
            && answer["problems"] == 0
            && !unread;
        let slow = answer["took"].as_f64().unwrap() > 5000.0;
        let unnamed = answer["named"].as_array().unwrap().iter().any(|problem| {
            !problem["path"].is_string() || problem["message"].as_str().is_none_or(str::is_empty)
        });
        if threw || !typed || silent || slow || unnamed {
            wrong.push(answer.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", runtime.name(), wrong.join("\n"));
    assert_eq!(found["after"], "73.00", "the package works on after all that");
}

// ---------------------------------------------------------------------------------------------
// The shape of an answer

/// The contract's Assessment. A leaf names the type; a list holds the shape of its items.
fn assessment_shape() -> Value {
    let hop = json!({
        "leg": "request|reply", "kind": "text", "where": "text",
        "action": "sent|forwarded|translated|dropped|delivered|unknown",
        "detail": "text", "code": "text?", "rules": ["text"],
    });
    let verdict = "yes|no|depends|unknown";
    let answer = json!({ "verdict": verdict, "because": ["text"], "path": [hop] });
    let mut outbound = answer.clone();
    outbound["source"] = json!(
        "task-public-ip|host-public-ip|nat-gateway|nat-instance|egress-vpc-nat|task-ipv6|host-ipv6|none|unknown"
    );
    let mut start = answer.clone();
    start["needs"] = json!([{
        "service": "text", "interface": "task|host|fargate?", "verdict": verdict, "via": "text?",
        "symptom": "text?", "blocksStart": "boolean", "path": "whole?",
    }]);
    start["paths"] = json!([[hop]]);
    json!({
        "valid": { "verdict": verdict, "because": ["text"] },
        "start": start,
        "outbound": { "ipv4": outbound, "ipv6": outbound },
        "inbound": { "ipv4": answer, "ipv6": answer, "loadBalancer": answer },
        "zoneLoss": [{
            "zone": "text", "outboundLostIn": ["text"], "newTasksCanStart": "boolean?",
            "replacementsWithoutRoom": "whole",
            "servicesLost": ["text"], "loadBalancerDelivers": "boolean?", "tasksLeft": "whole",
            "tasksToRun": "whole?", "because": ["text"],
            "answers": {
                "start": verdict, "outbound": { "ipv4": verdict, "ipv6": verdict },
                "inbound": { "ipv4": verdict, "ipv6": verdict, "loadBalancer": verdict },
            },
        }],
        "addresses": [{
            "zone": "text", "kind": "public|private|isolated", "cidr": "text?", "ipv6Cidr": "text?",
            "usable": "whole", "tasks": "whole", "instances": "whole", "endpoints": "whole",
            "nat": "whole", "loadBalancer": "whole", "used": "whole", "deploying": "whole",
        }],
        "bill": {
            "currency": "text?", "monthlyTotal": "decimal", "complete": "boolean",
            "trafficCarried": "boolean",
            "lines": [{
                "id": "text", "label": "text", "quantity": "decimal",
                "unit": "hours|GB|LCU-hours|NLCU-hours|vCPU-hours|GB-hours", "item": "text?",
                "unitPrice": "decimal?", "amount": "decimal?", "discount": "decimal?",
                "formula": "text", "asOf": "text?",
                "confidence": "confirmed|single|inferred|user|unknown", "source": "text?", "note": "text?",
                "tiers": [{ "quantity": "decimal", "unitPrice": "decimal", "amount": "decimal" }],
            }],
        },
        "findings": [{
            "code": "text", "severity": "error|warning|advice|info", "title": "text", "why": "text",
            "fix": "text", "rules": ["text"], "source": "source",
        }],
        "assumptions": ["text"],
    })
}

/// Walks a value beside its shape; `seen` collects the places that were looked at.
fn shape(value: &Value, expected: &Value, at: &str, seen: &mut BTreeSet<String>) {
    seen.insert(at.to_owned());
    match expected {
        Value::Object(keys) => {
            let found = value.as_object().unwrap_or_else(|| panic!("{at} is no object: {value}"));
            for (key, expected) in keys {
                let value = found.get(key).unwrap_or_else(|| panic!("{at}.{key} is missing"));
                shape(value, expected, &format!("{at}.{key}"), seen);
            }
        }
        Value::Array(item) => {
            let found = value.as_array().unwrap_or_else(|| panic!("{at} is no list: {value}"));
            found.iter().for_each(|value| shape(value, &item[0], &format!("{at}[]"), seen));
        }
        Value::String(leaf) if leaf == "source" => {
            if !value.is_null() {
                shape(value, &json!({ "title": "text", "url": "text" }), at, seen);
            }
        }
        Value::String(of) => leaf(value, of, at),
        Value::Null | Value::Bool(_) | Value::Number(_) => panic!("{at} has no shape"),
    }
}

fn leaf(value: &Value, expected: &str, at: &str) {
    let (of, optional) = expected.strip_suffix('?').map_or((expected, false), |of| (of, true));
    let text = value.as_str();
    let fits = match of {
        "text" => text.is_some(),
        "boolean" => value.is_boolean(),
        "whole" => value.is_u64(),
        "decimal" => text.is_some_and(|text| text.parse::<rust_decimal::Decimal>().is_ok()),
        choices => text.is_some_and(|text| choices.split('|').any(|choice| choice == text)),
    };
    assert!(fits || optional && value.is_null(), "{at} is {value}, not {expected}");
}

/// Every place of a shape, as `shape` names them.
fn places(expected: &Value, at: &str, all: &mut BTreeSet<String>) {
    all.insert(at.to_owned());
    match expected {
        Value::Object(keys) => {
            keys.iter().for_each(|(key, value)| places(value, &format!("{at}.{key}"), all));
        }
        Value::Array(item) => places(&item[0], &format!("{at}[]"), all),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

// ---------------------------------------------------------------------------------------------
// Native and wasm

/// Reproducible pseudo-random numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn pick(&mut self, from: &[Value]) -> Value {
        from[self.below(from.len())].clone()
    }
}

/// What nobody should hand in. No numbers beyond 2^53: JavaScript cannot read those exactly.
fn garbage(dice: &mut Dice) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(-0.0),
        json!(1.5),
        json!(0.1),
        json!(1e300),
        json!(5e-324),
        json!(1e21),
        json!(-2.5e22),
        json!(1.5e-10),
        json!(9_007_199_254_740_991_u64),
        json!(-2.5e-7),
        json!(123456.789),
        json!(""),
        json!(" 3 "),
        json!("NaN"),
        json!("<b>\"&'\\</b>"),
        json!("\u{0}\u{1f}\n\t\u{7f}"),
        json!("\u{1F600}\u{2028}\u{fffe}é"),
        json!("x".repeat(70)),
        json!("é".repeat(61)),
        json!("1e3"),
        json!("0x10"),
        json!("+5"),
        json!("٣"),
        json!([]),
        json!({}),
        json!([[[[[[[[1]]]]]]]]),
        json!(["s3", "s3", 7]),
        json!({ "ingress": [{ "cidr": "1.2.3.4/0" }, 5], "egress": {}, "sideways": [] }),
        json!({ "a": { "b": { "c": { "d": { "e": { "f": {} } } } } } }),
    ];
    dice.pick(&all)
}

/// What each key can hold, from the type declarations; where they list no values, from here.
fn values(key: &str, of: &str, regions: &[Value]) -> Vec<Value> {
    let rule = |cidr: &str, port: u16| json!({ "cidr": cidr, "protocol": "tcp", "fromPort": port, "toPort": port });
    let numbered = |number: u16, action: &str, cidr: &str| json!({ "number": number, "action": action, "cidr": cidr });
    match key {
        "region" => regions.iter().map(|region| region["code"].clone()).collect(),
        "version" => vec![json!(1), json!("1")],
        "zones" => (1..=6).map(|zones| json!(zones)).collect(),
        "tasks" | "instances" => [1, 2, 3, 7, 100_000].map(|count| json!(count)).to_vec(),
        "connections" => [0, 1_000, 500_000].map(|count| json!(count)).to_vec(),
        "loadBalancerActiveConnections" | "idleAddresses" => {
            vec![json!(0), json!(7), json!("40000"), json!(100_000_000), json!(100_000_001)]
        }
        "loadBalancerNewConnections" | "loadBalancerRuleEvaluations" => {
            vec![json!(0), json!(12.5), json!("3000.000001"), json!(1e9), json!("1000000001")]
        }
        "taskMemoryGb" => {
            vec![json!(0.5), json!("2"), json!(30), json!("244"), json!(0.25), json!(245)]
        }
        "ephemeralStorageGb" => vec![json!(20), json!("21"), json!(200), json!(19), json!(201)],
        "port" => [22, 80, 443, 1024, 65_535].map(|port| json!(port)).to_vec(),
        "vpcCidr" => {
            ["10.0.0.0/16", "172.16.0.0/20", "192.168.1.0/28"].map(|it| json!(it)).to_vec()
        }
        "endpoints" => vec![json!(["s3"]), json!(["ecr-api", "ecr-dkr", "logs", "s3"]), json!([])],
        "securityGroup" => vec![
            json!({ "ingress": [rule("0.0.0.0/0", 443), rule("0.0.0.0/0", 22)] }),
            json!({ "ingress": [rule("10.0.0.0/8", 443)], "egress": [rule("0.0.0.0/0", 443)] }),
            json!({ "egress": [] }),
        ],
        "networkAcl" => vec![
            json!({ "ingress": [numbered(10, "deny", "0.0.0.0/0"), numbered(5, "allow", "10.0.0.0/8")] }),
            json!({ "egress": [numbered(1, "allow", "0.0.0.0/0")] }),
        ],
        "priceOverrides" => vec![
            json!({ "nat_gateway_hour": "0.0333333333", "fargate_x86_vcpu_hour": 0.03 }),
            json!({ "public_ipv4_in_use_hour": 0.001, "no_such_item": "1" }),
            json!({ "data_transfer_out_internet_gb": "0", "alb_lcu_hour": "-0.008" }),
        ],
        "discounts" => vec![
            json!({ "AmazonEC2": "12.5", "AmazonVPC": 100 }),
            json!({ "AWSDataTransfer": "0.01", "AWSELB": "3", "AmazonECS": 50.25 }),
            json!({ "AmazonECS": "100.01", "AmazonEC2": "1.234", "AmazonS3": "5" }),
        ],
        _ if of == "boolean" => vec![json!(true), json!(false)],
        _ if key.ends_with("Gb") => {
            vec![
                json!(0),
                json!(0.1),
                json!(150.5),
                json!("12345.678901"),
                json!(1e9),
                json!("1000000000"),
            ]
        }
        _ => literals(of).into_iter().map(|value| json!(value)).collect(),
    }
}

fn documents(count: usize, regions: &[Value]) -> Vec<Value> {
    let fields: Vec<(String, Vec<Value>)> = interface("Scenario")
        .into_iter()
        .map(|(key, of)| {
            let values = values(&key, &of, regions);
            (key, values)
        })
        .collect();
    let mut dice = Dice(2);
    let document = |number: usize| {
        // Every twentieth is no document at all; the others set few keys or nearly all.
        if number % 20 == 19 {
            return garbage(&mut dice);
        }
        let chance = [3, 8, 20, 40][number % 4];
        let mut document = Map::new();
        for (key, values) in &fields {
            assert!(!values.is_empty(), "no values for {key}");
            if dice.below(40) < chance {
                let value = if dice.below(8) == 0 { garbage(&mut dice) } else { dice.pick(values) };
                document.insert(key.clone(), value);
            }
        }
        if dice.below(10) == 0 {
            let key = ["colour", "Tasks", "netwrokMode", "<i>", "é\u{0}\"\\", ""][dice.below(6)];
            document.insert(key.to_owned(), garbage(&mut dice));
        }
        Value::Object(document)
    };
    (0..count).map(document).collect()
}

/// The same JSON with its escapes written in one way.
fn plain(json: &str) -> String {
    let value: Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    value.to_string()
}

#[test]
fn native_and_wasm_give_the_same_bytes_in_the_contracts_shape() {
    let runtimes = Runtime::all();
    let regions = runtimes[0].run("return api.regions()", &Value::Null);
    let documents = documents(220, regions.as_array().unwrap());
    let expected = assessment_shape();
    let mut seen = BTreeSet::new();

    for runtime in &runtimes {
        let body = "return input.map((document) => JSON.stringify(api.assess(document)))";
        let answers = runtime.run(body, &json!(documents));
        let answers = answers.as_array().unwrap();
        assert_eq!(answers.len(), documents.len());
        for (document, answer) in documents.iter().zip(answers) {
            let read: Document = serde_json::from_str(&document.to_string()).unwrap();
            let native = plain(&outcome_json(&read, Language::default().words()));
            let answer = plain(answer.as_str().unwrap());
            assert!(
                native == answer,
                "{}: {document}\nnative {native}\nwasm   {answer}",
                runtime.name()
            );

            let outcome: Value = serde_json::from_str(&answer).unwrap();
            let problem = json!({ "path": "text", "message": "text" });
            if outcome["type"] == "success" {
                shape(&outcome["assessment"], &expected, "assessment", &mut seen);
                shape(&outcome["problems"], &json!([problem]), "problems", &mut seen);
            } else {
                let error = json!({ "path": "text", "message": "text", "help": "text" });
                shape(
                    &outcome,
                    &json!({ "type": "failure", "errors": [error] }),
                    "failure",
                    &mut seen,
                );
            }
        }
    }

    // The designs met every place, so nothing went unlooked at.
    let mut all = BTreeSet::new();
    places(&expected, "assessment", &mut all);
    let unseen: Vec<_> = all.difference(&seen).collect();
    assert!(unseen.is_empty(), "no design showed {unseen:?}");
    assert!(seen.contains("problems[].path") && seen.contains("failure.errors[].help"));
}

//! What helps to decide, through the package: ways out, break-even, the cheapest designs, sensitivity, and the
//! bills of two designs. What an answer says of another design is held against the assessment of that design.

use super::{
    BAD_REQUIREMENTS, Document, Language, Runtime, documents, interface, literals, offered, places,
    plain, shape,
};
use ecs_reach::assess::{Trait, Verdict};
use ecs_reach::bill::Charge;
use ecs_reach::decide::{Axis, Input, Way};
use ecs_reach::ecs::Service;
use ecs_reach::export::{
    break_even_json, cheapest_json, compare_json, difference_json, remedies_json, sensitivity_json,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What `assess` says of a design, as far as another answer repeats it.
const ASSESSED: &str = "const assessed = (scenario) => {
    const { assessment, problems } = api.assess(scenario);
    return { bill: assessment.bill, start: assessment.start, outbound: assessment.outbound,
             problems, link: api.toLink(scenario) };
};";

fn list<'a>(json: &'a Value, key: &str) -> &'a [Value] {
    json[key].as_array().unwrap_or_else(|| panic!("no list at {key}: {json}"))
}

fn decimal(json: &Value) -> Decimal {
    json.as_str().unwrap_or_else(|| panic!("{json} is no text")).parse().unwrap()
}

pub(super) fn ways_out(runtime: &Runtime) {
    let found = runtime.run(
        &format!(
            "{ASSESSED}
             return input.map((design) => {{
                 const {{ alternatives, problems }} = api.compare(design);
                 return {{ alternatives, problems, here: assessed(design),
                           each: alternatives.map((one) => assessed(one.scenario)) }};
             }});"
        ),
        &json!([
            { "zones": 3, "internetOutGb": 500, "tasks": 7 },
            { "nat": "private-gateway" },
            { "launchType": "external", "tasks": 0 },
        ]),
    );
    for answer in found.as_array().unwrap() {
        let mut current = 0;
        for (one, assessed) in list(answer, "alternatives").iter().zip(list(answer, "each")) {
            assert_eq!(one["start"]["verdict"], assessed["start"]["verdict"], "{one}");
            assert_eq!(one["start"]["because"], assessed["start"]["because"], "{one}");
            for key in ["currency", "monthlyTotal", "complete", "trafficCarried"] {
                assert_eq!(one["bill"][key], assessed["bill"][key], "{key} of {one}");
            }
            for family in ["ipv4", "ipv6"] {
                let answer = &one["outbound"][family];
                for key in ["verdict", "because", "source"] {
                    assert_eq!(answer[key], assessed["outbound"][family][key], "{key} of {one}");
                }
            }
            assert_eq!((&assessed["problems"], &assessed["link"]), (&json!([]), &one["link"]));
            if one["current"] == true {
                current += 1;
                assert_eq!(one["bill"]["monthlyTotal"], answer["here"]["bill"]["monthlyTotal"]);
                assert_eq!(one["link"], answer["here"]["link"]);
            }
        }
        assert_eq!(current, 1, "the design at hand is among them, once: {answer}");
    }
    assert!(list(&found[0], "alternatives").len() > 7, "{found}");
    assert_eq!(list(&found[1], "alternatives")[0]["way"], Value::Null, "none of the ways");
    assert_eq!(list(&found[2], "alternatives").len(), 1, "somebody else's network");
    assert_eq!(found[2]["problems"][0]["path"], "tasks");
}

pub(super) fn break_even(runtime: &Runtime) {
    // Held against bills on both sides of every meeting.
    let found = runtime.run(
        "const ways = Object.fromEntries(
             api.compare(input).alternatives.map((one) => [one.way, one.scenario]));
         const cost = (way, along, at) =>
             api.assess({ ...ways[way], [along]: at }).assessment.bill.monthlyTotal;
         return ['tasks', 'zones', 'internetOutGb', 's3Gb'].map((along) => {
             const answer = api.breakEven(input, along);
             const step = along === 'tasks' || along === 'zones' ? 1 : 2;
             const sides = answer.meetings.map(({ at, cheaper, dearer }) =>
                 [Number(at) - step, at, Number(at) + step].map((at) =>
                     [cheaper, dearer].map((way) => cost(way, along, at))));
             return { ...answer, sides };
         });",
        &json!({ "zones": 3, "registry": "ecr", "internetOutGb": 50, "s3Gb": 20 }),
    );
    for answer in found.as_array().unwrap() {
        assert!(!list(answer, "meetings").is_empty(), "{answer}");
        let whole = ["tasks", "zones"].contains(&answer["along"].as_str().unwrap());
        let mut last = Decimal::ZERO;
        for (meeting, sides) in list(answer, "meetings").iter().zip(list(answer, "sides")) {
            let pair = |place: usize| [0, 1].map(|way| decimal(&sides[place][way]));
            let [[was_cheaper, was_dearer], [at_cheaper, at_dearer], [cheaper, dearer]] =
                [pair(0), pair(1), pair(2)];
            let known = format!("{} {meeting} {sides}", answer["along"]);
            assert!(was_cheaper >= was_dearer, "the other way round before: {known}");
            let off = (at_cheaper - decimal(&meeting["cost"])).abs();
            if whole {
                assert!(at_cheaper < at_dearer && off.is_zero(), "{known}");
            } else {
                let cent = Decimal::new(1, 2);
                assert!(cheaper < dearer, "{known}");
                assert!((at_cheaper - at_dearer).abs() < cent && off < cent, "{known}");
            }
            assert!(decimal(&meeting["at"]) >= last, "by value: {known}");
            last = decimal(&meeting["at"]);
        }
        let current = list(answer, "lines").iter().filter(|line| line["current"] == true);
        assert_eq!(current.count(), 1);
    }

    let unknown =
        runtime.run("return [api.breakEven({}, 'Tasks'), api.breakEven(1)]", &Value::Null);
    let error = &unknown[0]["errors"][0];
    assert_eq!((&unknown[0]["type"], &error["path"]), (&json!("failure"), &json!("along")));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("“Tasks”"), "{message}");
    assert_eq!(offered(message), literals("Axis"));
    let paths: Vec<_> = list(&unknown[1], "errors").iter().map(|error| &error["path"]).collect();
    assert_eq!(paths, ["", "along"]);
    for (error, help) in list(&unknown[1], "errors").iter().zip(["defaultScenario()", "index.d.ts"])
    {
        assert!(error["help"].as_str().unwrap().contains(help), "{error}");
    }
}

pub(super) fn cheapest(runtime: &Runtime) {
    let found = runtime.run(
        &format!(
            "{ASSESSED}
             return input.map(([design, wanted]) => {{
                 const answer = api.cheapest(design, wanted);
                 return {{ ...answer, each: answer.designs.map((one) => assessed(one.scenario)) }};
             }});"
        ),
        &json!([
            [{ "internetOutGb": 100, "registry": "ecr-public", "logDriver": "none" },
             { "outboundIpv4": true, "fixedSource": true, "noNatInstance": true, "budget": "70.5" }],
            [{ "internetOutGb": 100, "registry": "ecr-public", "logDriver": "none" },
             { "outboundIpv4": "true", "survivesZoneLoss": true, "fixedSource": false }],
            [{ "launchType": "external" }, {}],
        ]),
    );
    let wanted = [
        vec!["outbound-ipv4", "fixed-source", "no-nat-instance"],
        vec!["outbound-ipv4", "survives-zone-loss"],
    ];
    for (answer, wanted) in found.as_array().unwrap().iter().zip(wanted) {
        let designs = list(answer, "designs");
        assert!(!designs.is_empty() && answer["problems"] == json!([]), "{answer}");
        assert!(designs.iter().any(|one| one["onFront"] == true));
        let offers = |one: &Value| -> BTreeSet<String> {
            list(one, "offers").iter().map(|name| name.as_str().unwrap().to_owned()).collect()
        };
        for (one, assessed) in designs.iter().zip(list(answer, "each")) {
            assert_eq!(assessed["start"]["verdict"], "yes", "{one}");
            assert_eq!(assessed["bill"]["monthlyTotal"], one["monthlyTotal"], "{one}");
            assert_eq!((&assessed["problems"], &assessed["link"]), (&json!([]), &one["link"]));
            let reaches = assessed["outbound"]["ipv4"]["verdict"] == "yes";
            assert_eq!(offers(one).contains("outbound-ipv4"), reaches, "{one}");
            assert!(wanted.iter().all(|name| offers(one).contains(*name)), "{one}");
        }
        for pair in designs.windows(2) {
            assert!(decimal(&pair[0]["monthlyTotal"]) <= decimal(&pair[1]["monthlyTotal"]));
            let gives_up: BTreeSet<_> =
                offers(&pair[1]).difference(&offers(&pair[0])).cloned().collect();
            let said =
                list(&pair[0], "givesUp").iter().map(|name| name.as_str().unwrap().to_owned());
            assert_eq!(said.collect::<BTreeSet<_>>(), gives_up);
        }
        let progress = &answer["progress"];
        assert!(progress["fit"].as_u64() >= Some(designs.len() as u64), "{progress}");
        assert!(progress["designs"].as_u64() < progress["combinations"].as_u64(), "{progress}");
    }
    let budget = Decimal::new(705, 1);
    assert!(list(&found[0], "designs").iter().all(|one| decimal(&one["monthlyTotal"]) <= budget));
    assert_eq!((&found[2]["type"], &found[2]["designs"]), (&json!("success"), &json!([])));
}

pub(super) fn sensitivity_and_difference(runtime: &Runtime) {
    let found = runtime.run(
        "const { inputs, bill } = api.sensitivity(input);
         const more = inputs.map(({ input: key, step }) => {
             const now = Number(input[key] ?? api.defaultScenario()[key]);
             const value = step === 'one-more' ? now + 1 : String(now * 1.1);
             return api.difference(input, { ...input, [key]: value });
         });
         const back = api.difference({ ...input, zones: 1, tasks: 0 }, { ...input, colour: 1 });
         const forth = api.difference(input, { ...input, zones: 1 });
         const china = api.difference(input, { region: 'cn-north-1' });
         return { inputs, bill, more, back, forth, china };",
        &json!({ "zones": 3, "internetOutGb": 500, "s3Gb": 1000, "idleAddresses": 2 }),
    );
    let inputs = list(&found, "inputs");
    let keys: BTreeSet<_> = inputs.iter().map(|one| one["input"].as_str().unwrap()).collect();
    assert!(
        keys.is_superset(&BTreeSet::from(["zones", "internetOutGb", "idleAddresses"])),
        "{keys:?}"
    );
    for pair in inputs.windows(2) {
        assert!(decimal(&pair[0]["more"]).abs() >= decimal(&pair[1]["more"]).abs(), "{found}");
    }
    for (one, difference) in inputs.iter().zip(list(&found, "more")) {
        assert_eq!(one["more"], difference["more"], "{one}");
        assert_eq!(difference["first"], found["bill"]);
        let lines: Decimal =
            list(difference, "lines").iter().map(|line| decimal(&line["more"])).sum();
        assert_eq!(lines, decimal(&difference["more"]), "{difference}");
    }
    assert_eq!(
        decimal(&found["back"]["more"]),
        -decimal(&found["forth"]["more"]),
        "there and back"
    );
    let paths: Vec<_> = list(&found["back"], "problems").iter().map(|one| &one["path"]).collect();
    assert_eq!(paths, ["first.tasks", "second.colour"]);
    // Of two currencies there is no difference.
    let china = &found["china"];
    assert_eq!((&china["second"]["currency"], &china["more"]), (&json!("CNY"), &Value::Null));
    assert!(list(china, "lines").iter().all(|line| line["more"].is_null()), "{china}");
}

pub(super) fn types_and_requirements_agree(runtime: &Runtime) {
    let declared = interface("Requirements");
    let said = runtime.run(
        "const first = (wanted) => api.cheapest({ launchType: 'external' }, wanted).problems[0];
         return input.map((key) => first({ [key]: '?' }));",
        &json!(declared.keys().chain([&"colour".to_owned()]).collect::<Vec<_>>()),
    );
    let said = said.as_array().unwrap();
    for ((key, of), problem) in declared.iter().zip(said) {
        assert_eq!(problem["path"], format!("requirements.{key}"));
        let message = problem["message"].as_str().unwrap();
        assert_eq!(message.contains("give “true” or “false”"), of == "boolean", "{key}: {message}");
        assert!(!message.contains("not a known key"), "{key}: {message}");
    }
    let unknown = said.last().unwrap()["message"].as_str().unwrap();
    assert!(unknown.contains("“requirements.colour” is not a known key"), "{unknown}");
    let kebab = |key: &String| -> String {
        let letter = |it: char| match it.is_ascii_uppercase() {
            true => format!("-{}", it.to_ascii_lowercase()),
            false => it.to_string(),
        };
        key.chars().map(letter).collect()
    };
    let asked: BTreeSet<_> = declared.keys().filter(|key| *key != "budget").map(kebab).collect();
    assert_eq!(asked, literals("Trait"), "each trait can be asked for");
}

// ---------------------------------------------------------------------------------------------
// Shapes, native and wasm

/// The literals of a type as a choice.
fn choice(of: &str) -> String {
    let all: Vec<_> = literals(of).into_iter().collect();
    assert!(!all.is_empty(), "no literals of {of}");
    all.join("|")
}

/// The answers by the name of the function, each with what `index.d.ts` calls the maps in it.
fn shapes() -> Value {
    let total = json!({
        "currency": "USD|CNY?", "monthlyTotal": "decimal", "complete": "boolean",
        "trafficCarried": "boolean",
    });
    let judgement = json!({ "verdict": "yes|no|depends|unknown", "because": ["text"] });
    let mut outbound = judgement.clone();
    outbound["source"] = json!("text");
    let way = format!("{}?", choice("Way"));
    let offered = choice("Trait");
    let problems = json!([{ "path": "text", "message": "text" }]);
    json!({
        "compare": {
            "type": "success", "problems": problems,
            "alternatives": [{
                "way": way, "label": "text", "current": "boolean", "scenario": {}, "link": "text",
                "start": judgement, "outbound": { "ipv4": outbound, "ipv6": outbound },
                "directInbound": "yes|no|depends|unknown",
                "afterZoneLoss": "nothing|loses-connections|runs-on|unharmed?",
                "trafficCarried": "boolean", "bill": total, "billAtTenfoldTraffic": total,
            }],
        },
        "breakEven": {
            "type": "success", "problems": problems,
            "along": choice("Axis"), "here": "decimal", "most": "decimal", "currency": "USD|CNY?",
            "lines": [{ "way": way, "label": "text", "current": "boolean", "monthlyTotal": "decimal?" }],
            "meetings": [{
                "at": "decimal", "cheaper": way, "dearer": way, "cost": "decimal", "text": "text",
            }],
        },
        "cheapest": {
            "type": "success", "problems": problems, "currency": "USD|CNY?",
            "designs": [{
                "scenario": {}, "link": "text", "monthlyTotal": "decimal", "offers": [offered],
                "givesUp": [offered], "onFront": "boolean",
                "changes": ["zones|way-out|addressing|endpoints|endpoint-placement"],
            }],
            "progress": {
                "combinations": "whole", "designs": "whole", "fit": "whole", "unpriced": "whole",
            },
        },
        "sensitivity": {
            "type": "success", "problems": problems, "bill": total,
            "inputs": [{
                "input": choice("Input"), "step": "one-more|tenth-more", "more": "decimal",
                "complete": "boolean", "text": "text",
            }],
        },
        "remedies": {
            "type": "success", "problems": problems,
            "remedies": [{
                "code": "text", "fix": "text", "scenario": {}, "link": "text",
                "trafficCarried": "boolean", "more": "decimal?",
            }],
        },
        "difference": {
            "type": "success", "problems": problems, "first": total, "second": total, "more": "decimal?",
            "lines": [{
                "id": "text", "label": "text", "first": "decimal?", "second": "decimal?", "more": "decimal?",
            }],
        },
    })
}

/// The keys of a map in an answer are those of its type.
#[test]
fn answers_have_the_keys_that_are_typed() {
    let shapes = shapes();
    for (at, name, besides) in [
        ("/compare/alternatives/0", "Alternative", &[][..]),
        ("/compare/alternatives/0/bill", "Total", &[]),
        ("/compare/alternatives/0/outbound/ipv4", "OutboundVerdict", &["verdict", "because"]),
        ("/breakEven", "BreakEven", &["type", "problems"]),
        ("/breakEven/lines/0", "CostLine", &[]),
        ("/breakEven/meetings/0", "Meeting", &[]),
        ("/cheapest", "Cheapest", &["type", "problems"]),
        ("/cheapest/designs/0", "Choice", &[]),
        ("/cheapest/progress", "Progress", &[]),
        ("/sensitivity/inputs/0", "Influence", &[]),
        ("/remedies/remedies/0", "Remedy", &[]),
        ("/difference", "Difference", &["type", "problems"]),
        ("/difference/lines/0", "Change", &[]),
    ] {
        let head = match name {
            "OutboundVerdict" => "OutboundVerdict extends Judgement",
            other => other,
        };
        let keys = shapes.pointer(at).unwrap().as_object().unwrap().keys().map(String::as_str);
        let keys: BTreeSet<_> = keys.filter(|key| !besides.contains(key)).collect();
        let declared = interface(head);
        assert_eq!(declared.keys().map(String::as_str).collect::<BTreeSet<_>>(), keys, "{name}");
    }
}

#[test]
fn the_names_of_the_engine_are_those_that_are_typed() {
    for (of, names) in [
        ("Way", Way::NAMES.to_vec()),
        ("Axis", Axis::NAMES.to_vec()),
        ("Input", Input::all().map(|input| input.key().name()).collect()),
        ("Trait", Trait::NAMES.to_vec()),
        ("Charge", Charge::NAMES.to_vec()),
        ("Service", Service::ALL.iter().map(|service| service.name()).collect()),
        ("Verdict", Verdict::NAMES.to_vec()),
    ] {
        let names: BTreeSet<_> = names.into_iter().map(str::to_owned).collect();
        assert_eq!(literals(of), names, "{of}");
    }
    // Of what holds facts there is no list: the names stand where they are given.
    for (of, file, function) in [
        ("FindingCode", "src/findings/code.rs", "pub const fn code(&self)"),
        ("HopKind", "src/reach/hop.rs", "pub const fn kind(&self)"),
    ] {
        let source = std::fs::read_to_string(xtask::project::root().join(file)).unwrap();
        let (_, body) = source.split_once(function).unwrap();
        let (body, _) = body.split_once("\n    }\n").unwrap();
        let names: BTreeSet<_> = body.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        assert_eq!(literals(of), names, "{of}");
    }
}

/// Every key of a map stands in its shape; a shape without keys stands for a whole design.
fn nothing_else(value: &Value, expected: &Value, at: &str, keys_of_a_design: usize) {
    match (value, expected) {
        (Value::Object(found), Value::Object(keys)) if keys.is_empty() => {
            assert_eq!(found.len(), keys_of_a_design, "{at} is a whole design");
        }
        (Value::Object(found), Value::Object(keys)) => {
            for (key, value) in found {
                let at = format!("{at}.{key}");
                let expected = keys.get(key).unwrap_or_else(|| panic!("{at} is not typed"));
                nothing_else(value, expected, &at, keys_of_a_design);
            }
        }
        (Value::Array(items), Value::Array(item)) => {
            items.iter().for_each(|one| nothing_else(one, &item[0], at, keys_of_a_design));
        }
        _ => {}
    }
}

/// A call of the package: the function, and what it is handed.
fn calls(regions: &[Value]) -> Vec<(&'static str, Vec<Value>)> {
    let designs = documents(61, regions);
    let axes: Vec<Value> = literals("Axis").into_iter().map(Value::from).collect();
    let mut calls = Vec::new();
    for (place, pair) in designs.windows(2).enumerate() {
        calls.push(("compare", vec![pair[0].clone()]));
        calls.push(("sensitivity", vec![pair[0].clone()]));
        calls.push(("remedies", vec![pair[0].clone()]));
        calls.push(("difference", pair.to_vec()));
        let axis = axes[place % axes.len()].clone();
        // A hundred thousand tasks take their time where nothing is optimised.
        if axis != "tasks" || place % 4 == 0 {
            calls.push(("breakEven", vec![pair[0].clone(), axis]));
        }
    }
    calls.push(("breakEven", vec![json!({}), json!("colour")]));
    // Few endpoints and few zones, so that there are few designs to weigh.
    let small = json!({ "region": "us-west-1", "registry": "ecr-public", "logDriver": "none" });
    let with = |more: Value| {
        let mut design = small.clone();
        design.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        design
    };
    let searched = [
        small.clone(),
        with(
            json!({ "internetOutGb": "123.456789", "ipStack": "dual-stack", "tasks": 5, "exec": 1 }),
        ),
        with(
            json!({ "launchType": "ec2", "region": "cn-north-1", "priceOverrides": { "nat_gateway_hour": "1" } }),
        ),
        json!({ "launchType": "external" }),
        json!([]),
    ];
    for design in searched {
        for wanted in [json!({}), json!({ "outboundIpv4": true, "budget": 40.5 })] {
            calls.push(("cheapest", vec![design.clone(), wanted]));
        }
    }
    calls.extend(BAD_REQUIREMENTS.iter().map(|wanted| {
        let wanted = serde_json::from_str(wanted).unwrap();
        ("cheapest", vec![json!({ "launchType": "external" }), wanted])
    }));
    calls
}

fn native((function, given): &(&str, Vec<Value>)) -> String {
    let words = Language::default().words();
    let given: Vec<Document> =
        given.iter().map(|it| serde_json::from_str(&it.to_string()).unwrap()).collect();
    match *function {
        "compare" => compare_json(&given[0], words),
        "breakEven" => break_even_json(&given[0], &given[1], words),
        "cheapest" => cheapest_json(&given[0], &given[1], words),
        "sensitivity" => sensitivity_json(&given[0], words),
        "remedies" => remedies_json(&given[0], words),
        "difference" => difference_json(&given[0], &given[1], words),
        other => panic!("no such function: {other}"),
    }
}

#[test]
fn native_and_wasm_decide_alike_in_the_shape_that_is_typed() {
    let runtimes = Runtime::all();
    let regions = runtimes[0].run("return api.regions()", &Value::Null);
    let calls = calls(regions.as_array().unwrap());
    let expected: Vec<String> = calls.iter().map(|call| plain(&native(call))).collect();
    let shapes = shapes();
    let keys_of_a_design = interface("Scenario").len();
    let mut seen = BTreeSet::new();
    for runtime in &runtimes {
        let body = "return input.map(([call, given]) => JSON.stringify(api[call](...given)))";
        let answers = runtime.run(body, &json!(calls));
        let answers = answers.as_array().unwrap();
        assert_eq!(answers.len(), calls.len());
        for ((call, native), answer) in calls.iter().zip(&expected).zip(answers) {
            let (function, given) = call;
            let answer = plain(answer.as_str().unwrap());
            let name = runtime.name();
            assert!(
                *native == answer,
                "{name}: {function} {given:?}\nnative {native}\nwasm   {answer}"
            );
            let answer: Value = serde_json::from_str(&answer).unwrap();
            if answer["type"] == "success" {
                shape(&answer, &shapes[function], function, &mut seen);
                nothing_else(&answer, &shapes[function], function, keys_of_a_design);
            } else {
                let error = json!({ "path": "text", "message": "text", "help": "text" });
                let failure = json!({ "type": "failure", "errors": [error] });
                shape(&answer, &failure, "failure", &mut seen);
                nothing_else(&answer, &failure, "failure", keys_of_a_design);
            }
        }
    }
    // The calls met every place, so nothing went unlooked at.
    let mut all = BTreeSet::new();
    for (function, expected) in shapes.as_object().unwrap() {
        places(expected, function, &mut all);
    }
    let unseen: Vec<_> = all.difference(&seen).collect();
    assert!(unseen.is_empty(), "no call showed {unseen:?}");
}

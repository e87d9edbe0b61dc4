//! What the markup of a design in a page of others says: its attributes, what stands inside, and what of both counts
//! beside properties.

use ecs_reach::Scenario;
use serde_json::{Value, json};

use super::{BROUGHT, Host};

#[test]
fn of_markup_and_properties_the_last_one_counts() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    host.js("window.one = document.createElement('ecs-reach');
        Object.assign(one, { id: 'one', view: 'verdicts', link: 'tasks=3' });
        one.setAttribute('tasks', '4');
        document.getElementById('here').append(one)");
    host.shows("one");
    assert_eq!(host.link("one"), "tasks=4", "before it is loaded");
    host.js("one.setAttribute('tasks', '6'); one.scenario = { tasks: 11 }");
    host.waits("one", "tasks=11");
    host.js("one.view = 'bill'; one.removeAttribute('tasks'); one.link = 'tasks=12'");
    host.visit.wait("inside('one', '#bill')");
    host.waits("one", "tasks=12");
    host.js("one.scenario = { tasks: 13 }; one.setAttribute('tasks', '14')");
    host.waits("one", "tasks=14");
    host.js("one.setAttribute('scenario', JSON.stringify({ tasks: 5, endpoints: ['s3'] }))");
    host.waits("one", "endpoints=s3&tasks=5");
    host.js("one.scenario = JSON.stringify({ tasks: 21 })");
    host.waits("one", "tasks=21");
    host.js("one.setAttribute('link', '#tasks=8')");
    host.visit.settle();
    assert_eq!(host.link("one"), "tasks=21", "the other one says it already");
    host.js("one.removeAttribute('scenario')");
    host.waits("one", "tasks=8");
    assert_eq!(host.js("return one.problems"), json!([]));
    host.js("one.setAttribute('link', JSON.stringify({ tasks: 15 }))");
    host.waits("one", "tasks=15");
    host.js("one.removeAttribute('link')");
    host.waits("one", "tasks=14");
    // What is read is the reader's.
    host.js("one.scenario.tasks = 99; one.assessment.findings.length = 0; one.problems.push('x');
        addEventListener('ecs-reach-change', ({ detail }) => (detail.scenario.tasks = 98), { once: true });
        one.setAttribute('subnet', 'public')");
    host.waits("one", "subnet=public&tasks=14");
    let kept =
        "return [one.scenario.tasks, one.assessment.findings.length > 0, one.problems.length]";
    assert_eq!(host.js(kept), json!([14, true, 0]));
    host.js("const { scenario } = one; scenario.tasks = 10; scenario.subnet = 'private'; one.scenario = scenario");
    host.waits("one", "tasks=10");
    host.js("one.removeAttribute('subnet')");
    host.waits("one", "tasks=14");
    // Nothing is no design.
    for nothing in ["scenario = null", "link = null", "scenario = undefined"] {
        host.js("one.link = 'tasks=9'");
        host.waits("one", "tasks=9");
        host.js(&format!("one.{nothing}"));
        host.waits("one", "tasks=14");
        assert_eq!(host.js("return one.problems"), json!([]), "{nothing}");
    }
    // While it is nowhere.
    host.js("one.scenario = { tasks: 15 }; one.remove()");
    host.visit.wait("!one.tree.querySelector('.ecs-reach')");
    host.js("one.setAttribute('tasks', '16'); document.body.prepend(one)");
    host.visit.wait("one.tree.querySelector('.ecs-reach')");
    host.waits("one", "tasks=16");
    host.visit.end();
}

#[test]
fn a_setting_that_is_yes_or_no_may_stand_without_a_value() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    let design: Value = serde_json::from_str(&Scenario::default().write().to_json()).unwrap();
    let design = design.as_object().unwrap();
    let yes_or_no: Vec<_> =
        design.iter().filter(|(_, value)| value.is_boolean()).map(|(key, _)| key).collect();
    assert!(yes_or_no.len() >= 12, "{yes_or_no:?}");
    for value in ["", "=''", "=NAME", "=True"] {
        let attributes: String =
            yes_or_no.iter().map(|key| format!(" {key}{}", value.replace("NAME", key))).collect();
        host.js("document.querySelector('#here').replaceChildren()");
        host.add(&format!("<ecs-reach id='it' lang='en' view='bill'{attributes}></ecs-reach>"));
        host.shows("it");
        let scenario = host.js("return it.scenario");
        let problems = host.js("return it.problems");
        // Only what stands for nothing at all, or for itself, is yes; another text is read.
        if value == "=True" {
            assert_eq!(problems.as_array().unwrap().len(), yes_or_no.len(), "{problems}");
            continue;
        }
        assert_eq!(problems, json!([]), "{value}");
        for key in &yes_or_no {
            assert_eq!(scenario[key.as_str()], true, "{key}{value}");
        }
    }
    host.js("for (const name of it.getAttributeNames()) if (!['id', 'view', 'lang'].includes(name)) it.removeAttribute(name);
        it.setAttribute('compute', 'false'); it.setAttribute('natsourcedestcheck', 'false')");
    host.visit.wait("it.scenario.compute === false");
    // What is none of them is not filled in.
    host.js("it.setAttribute('tasks', '')");
    host.visit.wait("it.problems.length === 1 && it.problems[0].includes('“tasks” is empty')");

    // Read-only is what says so.
    for (value, readonly) in
        [("", true), ("readonly", true), ("true", true), ("false", false), ("False", false)]
    {
        host.js("document.querySelector('#here').replaceChildren()");
        host.add(&format!("<ecs-reach id='it' view='full' readonly='{value}'></ecs-reach>"));
        host.shows("it");
        assert_eq!(host.js("return it.readonly"), readonly, "{value}");
        assert_eq!(host.count("it", ".controls") == 0, readonly, "{value}");
    }
    host.js("it.readonly = true");
    host.visit.wait("!inside('it', '.controls')");
    host.visit.settle();
    host.js("it.readonly = false");
    host.visit.wait("inside('it', '.controls')");
    assert_eq!(host.js("return it.hasAttribute('readonly')"), false);
    host.visit.end();
}

/// Markup that is wrong, and what is said in its place.
const WRONG: &[(&str, &str)] = &[
    ("<ecs-reach id='it' lang='en' subnett='public'></ecs-reach>", "did you mean “subnet”?"),
    ("<ecs-reach id='it' lang='en' scenario='#tasks=0'></ecs-reach>", "“tasks” is “0”"),
    ("<ecs-reach id='it' lang='en' tasks='<img src=x onerror=boom()>'></ecs-reach>", "<img src=x"),
    ("<ecs-reach id='it' lang='en' view='x'></ecs-reach>", "no view “x”; choose one of full"),
    ("<ecs-reach id='it'><script type='application/json'>{</script></ecs-reach>", "Le JSON placé"),
    (
        "<ecs-reach id='it' lang='en'><script type='application/json'>[1]</script></ecs-reach>",
        "give keys and values",
    ),
    (
        "<ecs-reach id='it' lang='en' tasks='3'><p><script type='application/ld+json'>{}</script></p></ecs-reach>",
        "of the type “application/ld+json”",
    ),
    (
        "<ecs-reach id='it'><script type='text/json'>{}</script></ecs-reach>",
        "de type «\u{202f}text/json",
    ),
];

/// A design inside, as different hands write it.
const INSIDE: &[&str] = &[
    "<script type='application/json'>{\"tasks\":5}</script>",
    "<script type='APPLICATION/JSON'>{\"tasks\":5}</script>",
    "<script type=' application/json; charset=utf-8 '>{\"tasks\":5}</script>",
    "<p>Five tasks. <script type='application/json'>{\"tasks\":5}</script></p>",
    "<script>1</script><script type='module'>1</script><script type='text/javascript'>1</script>
     <div><div><script type='Application/JSON;a=b'>{\"tasks\":5}</script></div></div>",
];

#[test]
fn a_json_text_is_read_however_deep_it_stands_and_however_its_type_is_spelt() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    for inside in INSIDE {
        host.js("document.querySelector('#here').replaceChildren()");
        host.add(&format!("<ecs-reach id='it' view='bill' tasks='9'>{inside}</ecs-reach>"));
        host.shows("it");
        assert_eq!(host.link("it"), "tasks=5", "{inside}");
    }
    host.js("document.querySelector('#it [type*=JSON]').textContent = '{\"tasks\":6}'");
    host.waits("it", "tasks=6");
    host.js("document.querySelector('#it [type*=JSON]').type = 'text/x'");
    host.visit.wait("inside('it', '[role=alert]')");
    host.js("document.querySelector('#it [type=\"text/x\"]').remove()");
    host.waits("it", "tasks=9");
    host.visit.end();
}

#[test]
fn wrong_markup_is_told_in_its_place() {
    let host = Host::of("empty");
    host.js(BROUGHT);
    for (markup, told) in WRONG {
        host.js("heard.length = 0; document.querySelector('#here').replaceChildren()");
        host.add(markup);
        host.visit.wait("heard.length");
        host.visit.settle();
        let said = host.says("it", "[role=alert]");
        assert!(said.as_str().is_some_and(|said| said.contains(told)), "{markup}: {said}");
        assert_eq!(host.count("it", "img, [onerror]"), 0, "{markup}");
    }
    host.js("document.querySelector('#it').scenario = { tasks: 4 }");
    host.waits("it", "tasks=4");
    assert_eq!(host.says("it", "[role=alert]"), Value::Null, "what was wrong goes");
    host.visit.end();
}

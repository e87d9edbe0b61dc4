//! What a field refuses never counts, not even how it began.

use ecs_reach::Scenario;
use serde_json::json;
use xtask::browser::{Options, key};

use crate::visit::Visit;

/// Types in place of what stands in a field, letter by letter.
fn type_into(visit: &Visit, field: &str, text: &str) {
    let script =
        "const field = document.getElementById(arguments[0]); field.focus(); field.select()";
    visit.js(script, &[json!(field)]);
    visit.press(&[text]);
}

/// A field, what is typed, and what the message says of the value that still counts.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    ("", "port", "71234", "The answers still use 8080."),
    ("", "port", "80,443", "The answers still use 8080."),
    ("", "tasks", "98765432", "The answers still use 7."),
    ("", "internetOutGb", "1e12", "The answers still use 100."),
    ("", "internetOutGb", "1,5", "The answers still use 100."),
    ("fr/", "port", "71234", "Les réponses utilisent toujours 8080."),
];

const DESIGN: &str = "tasks=7&port=8080&internetOutGb=100";

#[test]
fn a_number_that_is_refused_leaves_the_one_before_in_the_design() {
    let visit = Visit::of(&Options::default());
    for (page, field, text, said) in REFUSED {
        visit.browser.goto("about:blank").unwrap();
        visit.browser.goto(&format!("{}{page}#{DESIGN}", visit.address(""))).unwrap();
        visit.started();
        let (before, answers) = (Scenario::from_link(DESIGN).0.to_link(), visit.answers());
        type_into(&visit, field, text);
        let message = visit.text(&format!("#{field}-message"));
        assert!(message.ends_with(said), "{field} {text}: {message}");
        assert_eq!(visit.property(&format!("#{field}"), "value"), *text, "what was typed stays");
        visit.press(&[key::TAB]);
        assert_eq!((visit.link(), visit.answers()), (before, answers), "{field} {text}");
        assert_eq!(visit.attribute("#undo", "aria-disabled").as_deref(), Some("true"));
        assert_eq!(visit.property(&format!("#{field}"), "value"), *text, "also once it is left");
    }
    visit.end();
}

#[test]
fn what_is_mended_after_it_was_refused_is_one_step() {
    let visit = Visit::to("port=8080");
    type_into(&visit, "port", "71234");
    visit.press(&["\u{E003}", key::TAB]);
    assert_eq!(visit.link(), "port=7123");
    visit.click("#undo");
    assert_eq!(visit.link(), "port=8080");
    assert_eq!(visit.attribute("#undo", "aria-disabled").as_deref(), Some("true"), "one step");

    // Rules are no one value.
    visit.click("#more-filters > summary");
    visit.wait("document.querySelector('#networkAcl-ingress')");
    visit.put("networkAcl-ingress", "80 allow tcp");
    let message = visit.text("#networkAcl-ingress-message");
    assert!(message.ends_with("still use the rules as they were last in order."), "{message}");
    visit.end();
}

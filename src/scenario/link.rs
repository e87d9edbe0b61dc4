//! A design as a link: `#region=eu-west-1&launchType=ec2&tasks=4`, only what differs from the default.
//!
//! Made to be read and edited by a person. A link is turned into a document first and then read as any
//! other, so that a wrong value in a link gets the same message as in a file.

use super::filter_rules::entry;
use super::place::At;
use super::value::Value;
use super::wire::missing;
use super::{Expected, Key, Kind, Problem, RulePart, Scenario};

pub(super) fn write(scenario: &Scenario) -> String {
    let default = Scenario::default();
    let mut parts = Vec::new();
    for key in Key::ALL {
        let (value, usual) = (key.get(scenario), key.get(&default));
        if value != usual {
            write_field(*key, &value, &usual, &mut parts);
        }
    }
    parts.join("&")
}

fn write_field(key: Key, value: &Value, usual: &Value, parts: &mut Vec<String>) {
    let name = key.name();
    match key.kind() {
        Kind::Plain | Kind::Count | Kind::PerSecond | Kind::Port | Kind::Gigabytes => {
            parts.push(format!("{name}={}", escape(&value.plain())))
        }
        Kind::Names => parts.push(format!("{name}={}", list(value, Value::plain))),
        Kind::SecurityGroup | Kind::NetworkAcl => {
            let changed = map(value).iter().zip(map(usual)).filter(|(now, usual)| now != usual);
            for ((side, rules), _) in changed {
                parts.push(format!("{name}.{side}={}", list(rules, |value| rule(value, "_"))));
            }
        }
        Kind::Rates | Kind::Discounts => {
            for (item, rate) in map(value) {
                parts.push(format!("{name}.{item}={}", escape(&rate.plain())));
            }
        }
    }
}

fn map(value: &Value) -> &[(String, Value)] {
    match value {
        Value::Map(entries) => entries,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => &[],
        Value::List(_) | Value::Foreign(_) | Value::TooDeep => &[],
    }
}

fn list(value: &Value, write: fn(&Value) -> String) -> String {
    let items: &[Value] = match value {
        Value::List(items) => items,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => &[],
        Value::Map(_) | Value::Foreign(_) | Value::TooDeep => &[],
    };
    items.iter().map(|item| escape(&write(item))).collect::<Vec<_>>().join(",")
}

/// A rule's values in a fixed order: `100_allow_tcp_443_0.0.0.0/0`; ports are left out where all.
pub(crate) fn rule(rule: &Value, between: &str) -> String {
    let of = |part: RulePart| {
        map(rule).iter().find(|(name, _)| name == part.name()).map(|(_, value)| value.plain())
    };
    let ports = match (of(RulePart::FromPort), of(RulePart::ToPort)) {
        (Some(from), Some(to)) if from == to => Some(from),
        (Some(from), Some(to)) => Some(format!("{from}-{to}")),
        _ => None,
    };
    let [number, action] = [RulePart::Number, RulePart::Action].map(of);
    let parts = [number, action, of(RulePart::Protocol), ports, of(RulePart::Cidr)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(between)
}

/// Percent-encodes what would end a value or a link; everything else stays readable.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b':' | b'/' => {
                escaped.push(char::from(byte));
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// Undoes percent-encoding; a `%` that starts no pair of hexadecimal digits stays as it is.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let decoded = pair.filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match decoded.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    // What is not text when decoded stays as it was written.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// How an address begins that has no fragment, and so no design.
const ADDRESSES: [&str; 3] = ["http:", "https:", "file:"];

pub(super) fn read(text: &str) -> (Scenario, Vec<Problem>) {
    let text = text.trim();
    // A whole address, a fragment, or the bare text: the design is what follows the first `#`, if it is not before
    // it already. It holds none itself.
    let (before, after) = text.split_once('#').unwrap_or(("", text));
    let (design, beyond) = match names_setting(before) {
        true => (before, after),
        false => after.split_once('#').unwrap_or((after, "")),
    };
    if design.starts_with('{') {
        return (Scenario::default(), vec![missing(&At::Root.key(design), Expected::LinkNotJson)]);
    }
    let is_address = design == text && ADDRESSES.iter().any(|scheme| text.starts_with(scheme));
    let pairs = design.split('&').filter(|pair| !pair.is_empty() && !is_address);
    let mut document: Vec<(String, Value)> = Vec::new();
    for pair in pairs {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        read_pair(&unescape(key), text, &mut document);
    }
    if !beyond.is_empty() {
        document.push((["#", &unescape(beyond)].concat(), Value::Null));
    }
    let read = Scenario::read(&Value::Map(document));
    read.unwrap_or_else(|problem| (Scenario::default(), vec![problem]))
}

/// Whether the pairs of a design stand there, in small or capital letters.
fn names_setting(text: &str) -> bool {
    let mut names = text.split('&').filter_map(|pair| pair.split(['=', '.']).next());
    names.any(|name| Key::NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

fn read_pair(key: &str, text: &str, document: &mut Vec<(String, Value)>) {
    let (outer, inner) = key.split_once('.').unwrap_or((key, ""));
    let kind = Key::from_name(outer).map(Key::kind);
    let value = match kind {
        Some(Kind::Names) if inner.is_empty() => {
            Value::List(split(text).into_iter().map(Value::Text).collect())
        }
        Some(Kind::SecurityGroup) if !inner.is_empty() => Value::List(read_rules(text, false)),
        Some(Kind::NetworkAcl) if !inner.is_empty() => Value::List(read_rules(text, true)),
        Some(Kind::Rates | Kind::Discounts) if !inner.is_empty() => Value::Text(unescape(text)),
        Some(
            Kind::Plain
            | Kind::Count
            | Kind::PerSecond
            | Kind::Port
            | Kind::Gigabytes
            | Kind::Names
            | Kind::SecurityGroup
            | Kind::NetworkAcl
            | Kind::Rates
            | Kind::Discounts,
        )
        | None => {
            document.push((key.to_owned(), Value::Text(unescape(text))));
            return;
        }
    };
    if inner.is_empty() {
        document.push((key.to_owned(), value));
        return;
    }
    // `securityGroup.ingress` and `securityGroup.egress` are two pairs of one entry.
    let entry = (inner.to_owned(), value);
    match document.iter_mut().find(|(name, _)| name == outer) {
        Some((_, Value::Map(entries))) => entries.push(entry),
        Some(_) | None => document.push((outer.to_owned(), Value::Map(vec![entry]))),
    }
}

/// The items of a list. No item holds a comma, so one that was percent-encoded parts items as well.
fn split(text: &str) -> Vec<String> {
    let text = unescape(text);
    if text.is_empty() {
        Vec::new()
    } else {
        text.split(',').map(|item| item.trim().to_owned()).collect()
    }
}

/// The rules as a document has them; one that is none stays a text, which the reader reports.
fn read_rules(text: &str, numbered: bool) -> Vec<Value> {
    let rule = |text: String| read_rule(&text, numbered).unwrap_or(Value::Text(text));
    split(text).into_iter().map(rule).collect()
}

/// A rule's parts, which nobody has looked at yet; nothing where there are too few or too many.
pub(crate) fn read_rule(text: &str, numbered: bool) -> Option<Value> {
    let mut parts = text.split('_');
    let mut entries = Vec::new();
    let mut add = |part: RulePart, value: &str| entries.push(entry(part, Value::text(value)));
    if numbered {
        add(RulePart::Number, parts.next()?);
        add(RulePart::Action, parts.next()?);
    }
    add(RulePart::Protocol, parts.next()?);
    let rest: Vec<&str> = parts.collect();
    match rest.as_slice() {
        [cidr] => add(RulePart::Cidr, cidr),
        [ports, cidr] => {
            let (from, to) = ports.split_once('-').unwrap_or((ports, ports));
            add(RulePart::FromPort, from);
            add(RulePart::ToPort, to);
            add(RulePart::Cidr, cidr);
        }
        _ => return None,
    }
    Some(Value::Map(entries))
}

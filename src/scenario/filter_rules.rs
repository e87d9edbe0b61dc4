//! Rules of security groups and network ACLs as they stand in a document.

use super::nearest::unknown_key;
use super::wire::{
    Wire, entries, items, missing, name, or_problem, problem, whole, without_host_bits,
};
use super::*;
use ipnet::IpNet;

/// The most rules a list may have. AWS's own quotas are lower (60 and 40); this bounds hostile input.
const MOST_RULES: usize = 200;

/// Reads `{ ingress, egress }`; a list that is not given keeps its default. Of rules with the same number the
/// first one counts.
fn read_both<T: Wire>(
    value: &Value,
    at: &At<'_>,
    default: [Vec<T>; 2],
    number: fn(&T) -> Option<u16>,
    problems: &mut Vec<Problem>,
) -> Option<[Vec<T>; 2]> {
    let [mut ingress, mut egress] = default;
    for (key, value) in entries(value, at, problems)? {
        let side = match key.as_str() {
            "ingress" => &mut ingress,
            "egress" => &mut egress,
            _ => {
                problems.push(unknown_key(at, key, &["ingress", "egress"]));
                continue;
            }
        };
        let at = at.key(key);
        let Some(list) = items(value, MOST_RULES, &at, problems) else { continue };
        side.clear();
        for (index, rule) in list.iter().enumerate() {
            let at = at.item(index);
            let Some(rule) = T::read(rule, &at, problems) else { continue };
            match number(&rule).filter(|taken| side.iter().any(|it| number(it) == Some(*taken))) {
                Some(taken) => {
                    let (at, found) = (at.key(RulePart::Number.name()), Value::number(taken));
                    problems.push(problem(&at, &found, Expected::FreeNumber));
                }
                None => side.push(rule),
            }
        }
    }
    Some([ingress, egress])
}

fn write_both<T: Wire>(ingress: &[T], egress: &[T]) -> Value {
    let side = |rules: &[T]| Value::List(rules.iter().map(Wire::write).collect());
    Value::Map(vec![("ingress".to_owned(), side(ingress)), ("egress".to_owned(), side(egress))])
}

impl Wire for SecurityGroupRules {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        let SecurityGroupRules { ingress, egress } = SecurityGroupRules::default();
        let [ingress, egress] = read_both(value, at, [ingress, egress], |_| None, problems)?;
        Some(SecurityGroupRules { ingress, egress })
    }
    fn write(&self) -> Value {
        write_both(&self.ingress, &self.egress)
    }
}

impl Wire for NetworkAclRules {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        let NetworkAclRules { ingress, egress } = NetworkAclRules::default();
        let number = |rule: &NetworkAclRule| Some(rule.number);
        let [ingress, egress] = read_both(value, at, [ingress, egress], number, problems)?;
        Some(NetworkAclRules { ingress, egress })
    }
    fn write(&self) -> Value {
        write_both(&self.ingress, &self.egress)
    }
}

/// A rule as it is being read: every part optional until the end.
#[derive(Default)]
struct RuleParts {
    cidr: Option<IpNet>,
    protocol: Option<Protocol>,
    from: Option<u16>,
    to: Option<u16>,
    number: Option<u16>,
    action: Option<AclAction>,
    /// Something in it was reported; a rule half understood would open or close the wrong thing.
    broken: bool,
}

impl RuleParts {
    fn read(
        value: &Value,
        at: &At<'_>,
        numbered: bool,
        problems: &mut Vec<Problem>,
    ) -> Option<RuleParts> {
        if let Value::Text(_) = value {
            problems.push(problem(at, value, Expected::RuleText));
            return None;
        }
        let before = problems.len();
        let known = if numbered { RulePart::NAMES } else { RulePart::NAMES.get(..4)? };
        let mut parts = RuleParts::default();
        for (key, value) in entries(value, at, problems)? {
            let within = at.key(key);
            let mut number = |bounds| RuleParts::number(value, &within, bounds, problems);
            match RulePart::from_name(key).filter(|part| known.contains(&part.name())) {
                Some(RulePart::Cidr) => {
                    let cidr = name(value).and_then(|text| text.parse::<IpNet>().ok());
                    let expected = cidr.map_or(Expected::Cidr, without_host_bits);
                    let cidr = cidr.filter(|cidr| cidr.addr() == cidr.network());
                    parts.cidr = or_problem(cidr, value, &within, expected, problems);
                }
                Some(RulePart::Protocol) => {
                    parts.protocol = Protocol::read(value, &within, problems)
                }
                Some(RulePart::FromPort) => parts.from = number((0, u16::MAX)),
                Some(RulePart::ToPort) => parts.to = number((0, u16::MAX)),
                Some(RulePart::Number) => parts.number = number((1, NetworkAclRule::MAX_NUMBER)),
                Some(RulePart::Action) => parts.action = AclAction::read(value, &within, problems),
                None => problems.push(unknown_key(at, key, known)),
            }
        }
        parts.broken = problems.len() > before;
        Some(parts)
    }

    fn number(
        value: &Value,
        at: &At<'_>,
        (least, most): (u16, u16),
        problems: &mut Vec<Problem>,
    ) -> Option<u16> {
        let (least, most) = (u64::from(least), u64::from(most));
        let read = whole(value, least, most).and_then(|number| number.try_into().ok());
        or_problem(read, value, at, Expected::WholeNumber(least, most), problems)
    }

    /// The packets it speaks about, once every part is in order.
    fn matches(&self, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<SecurityGroupRule> {
        if self.broken {
            return None;
        }
        let cidr = given(self.cidr, at, RulePart::Cidr, Expected::Cidr, problems)?;
        // One port given means that port; none means all.
        let (from, to) = match (self.from, self.to) {
            (Some(from), Some(to)) => (from, to),
            (Some(port), None) | (None, Some(port)) => (port, port),
            (None, None) => (0, u16::MAX),
        };
        let ports = PortRange::new(from, to);
        let ports_part = if self.from.is_some() { RulePart::FromPort } else { RulePart::ToPort };
        let (given, at) = (Value::number(from), at.key(ports_part.name()));
        let mut ports = or_problem(ports, &given, &at, Expected::PortsInOrder, problems)?;
        let protocol = self.protocol.unwrap_or_default();
        // A rule for every protocol is one for every port, whatever range it names (IpPermission,
        // Amazon EC2 API Reference); ICMP has none.
        if ports != PortRange::ALL && !protocol.has_ports() {
            problems.push(problem(&at, &given, Expected::NoPorts));
            ports = PortRange::ALL;
        }
        Some(SecurityGroupRule { cidr, protocol, ports })
    }
}

/// A part that a rule must have, or the problem that it is missing.
fn given<T>(
    given: Option<T>,
    at: &At<'_>,
    part: RulePart,
    expected: Expected,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    if given.is_none() {
        problems.push(missing(&at.key(part.name()), expected));
    }
    given
}

/// A part as it stands in a document.
pub(super) fn entry(part: RulePart, value: Value) -> (String, Value) {
    (part.name().to_owned(), value)
}

fn write_rule(rule: &SecurityGroupRule) -> Vec<(String, Value)> {
    let mut entries = vec![
        entry(RulePart::Cidr, Value::Text(rule.cidr.to_string())),
        entry(RulePart::Protocol, rule.protocol.write()),
    ];
    if rule.ports != PortRange::ALL && rule.protocol.has_ports() {
        entries.push(entry(RulePart::FromPort, Value::number(rule.ports.first())));
        entries.push(entry(RulePart::ToPort, Value::number(rule.ports.last())));
    }
    entries
}

impl Wire for SecurityGroupRule {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        RuleParts::read(value, at, false, problems)?.matches(at, problems)
    }
    fn write(&self) -> Value {
        Value::Map(write_rule(self))
    }
}

impl Wire for NetworkAclRule {
    fn read(value: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Self> {
        let parts = RuleParts::read(value, at, true, problems)?;
        let matches = parts.matches(at, problems)?;
        let expected = Expected::WholeNumber(1, u64::from(NetworkAclRule::MAX_NUMBER));
        let number = given(parts.number, at, RulePart::Number, expected, problems)?;
        Some(NetworkAclRule { number, action: parts.action.unwrap_or_default(), matches })
    }
    fn write(&self) -> Value {
        let mut entries = vec![
            entry(RulePart::Number, Value::number(self.number)),
            entry(RulePart::Action, self.action.write()),
        ];
        entries.extend(write_rule(&self.matches));
        Value::Map(entries)
    }
}

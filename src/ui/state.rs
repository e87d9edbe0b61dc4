//! What the user did: the scenario, what is half typed, and which path they look at. One pure `reduce`.

use crate::blueprint;
use crate::ecs::{Service, Step};
use crate::network::Zone;
use crate::scenario::{
    IpStack, Key, LoadBalancer, Problem, Scenario, SecurityGroupRule, Value, read_rule,
};

/// The page's state. The assessment is derived from it and not in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// The design.
    pub(super) scenario: Scenario,
    /// What is being typed and is not (yet) the plain form of a value that holds.
    pub(super) drafts: Vec<Draft>,
    /// What the link held and could not be read; until the next change or dismissal.
    pub(super) problems: Vec<Problem>,
    /// The link must follow the design. Not so right after a link was opened: what could not be read
    /// in it would be lost.
    pub(super) edited: bool,
    /// The path that is drawn.
    pub(super) flow: Flow,
    /// The hop list of that path is open.
    pub(super) path_shown: bool,
    /// The zone that has failed, for as long as somebody wants to see it.
    pub(super) lost: Option<Zone>,
    /// The panels that are open. What is closed is not drawn.
    pub(super) open: Vec<Panel>,
    /// Whether the browser allowed the link to be copied, until the next change.
    pub(super) copied: Option<bool>,
    /// The error message that was pasted.
    pub(super) pasted: String,
}

/// A text in a field. It never reaches the engine unless it is in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// The field's setting.
    pub(super) key: Key,
    /// The side of its rules, `ingress` or `egress`; empty for what has none.
    pub(super) side: &'static str,
    /// What was typed.
    pub(super) typed: String,
    /// What is wrong with it, if anything.
    pub(super) problems: Vec<Problem>,
}

/// A path to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flow {
    /// What a new task needs to start: what decides about it.
    Start,
    /// One of the things that a new task needs.
    Need(Step, Service),
    /// From the application to the internet.
    Outbound,
    /// The same over IPv6.
    OutboundIpv6,
    /// From the internet to the application.
    Inbound,
    /// The same over IPv6.
    InboundIpv6,
    /// From the internet through the load balancer to the application.
    LoadBalancer,
}

impl Flow {
    /// The paths behind the three questions, in reading order.
    pub(super) const MAIN: [Flow; 3] = [Flow::Start, Flow::Outbound, Flow::Inbound];

    /// The paths that a design can be asked about, in reading order.
    pub(super) fn of(scenario: &Scenario) -> Vec<Flow> {
        let ipv6 = scenario.ip_stack != IpStack::Ipv4;
        let balancer = scenario.load_balancer != LoadBalancer::None;
        let mut flows = vec![Flow::Start, Flow::Outbound];
        if ipv6 {
            flows.push(Flow::OutboundIpv6);
        }
        flows.push(Flow::Inbound);
        if ipv6 {
            flows.push(Flow::InboundIpv6);
        }
        if balancer {
            flows.push(Flow::LoadBalancer);
        }
        flows
    }

    /// The question that the path belongs to.
    pub(super) const fn question(self) -> Flow {
        match self {
            Flow::Start | Flow::Need(..) => Flow::Start,
            Flow::Outbound | Flow::OutboundIpv6 => Flow::Outbound,
            Flow::Inbound | Flow::InboundIpv6 | Flow::LoadBalancer => Flow::Inbound,
        }
    }
}

/// A part of the page that opens and closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Addressing by IPv6.
    Ipv6,
    /// The VPC endpoints.
    Endpoints,
    /// Security group and network ACL.
    Filters,
    /// What is built around NAT gateways, and Block Public Access.
    Gateways,
    /// What a task needs to start.
    Needs,
    /// The rarer settings.
    MoreSettings,
    /// Addresses of the subnets.
    Addresses,
    /// Reasons and background.
    Background,
    /// The cause of an error message.
    Diagnosis,
}

/// Something the user did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Gave a setting another value. A value that the setting cannot hold changes nothing.
    Set(Key, Value),
    /// Typed in the field of a setting or of one side of its rules.
    Type(Key, &'static str, String),
    /// Left a setting's field.
    Leave(Key),
    /// Opened a port of the security group to everyone on IPv4.
    AllowFromAnywhere(u16),
    /// Closed it again.
    DisallowFromAnywhere(u16),
    /// Opened a link.
    Open(String),
    /// Went back to the default design.
    Reset,
    /// Dismissed the problems of a link.
    Dismiss,
    /// Asked for the link.
    CopyLink,
    /// The browser copied it, or did not allow it.
    LinkCopied(bool),
    /// Opened a panel.
    Disclose(Panel),
    /// Closed a panel.
    Conceal(Panel),
    /// Chose the path that is drawn.
    Show(Flow),
    /// Let a zone fail, or stand again.
    LoseZone(Zone),
    /// Opened or closed the hop list of a path.
    TogglePath(Flow),
    /// Pasted an error message, or typed in it.
    Paste(String),
    /// Asked for the design that shows the cause of a message.
    Demonstrate(&'static str),
}

impl Default for State {
    fn default() -> State {
        State::from_link("")
    }
}

impl State {
    pub(super) fn from_link(link: &str) -> State {
        let (scenario, problems) = Scenario::from_link(link);
        State {
            scenario,
            drafts: Vec::new(),
            problems,
            edited: false,
            flow: Flow::Outbound,
            path_shown: false,
            lost: None,
            open: Vec::new(),
            copied: None,
            pasted: String::new(),
        }
    }

    /// The state after what the user did.
    pub(super) fn reduce(mut self, action: Action) -> State {
        match action {
            Action::Set(key, value) => {
                self.forget(key);
                self.set(key, &value);
            }
            Action::Type(key, side, typed) => {
                let problems = match side {
                    "" => self.set(key, &Value::text(&typed)),
                    _ => self.set_rules(key, side, &typed),
                };
                self.drafts.retain(|draft| draft.key != key || draft.side != side);
                self.drafts.push(Draft { key, side, typed, problems });
            }
            // A text that is in order gives way to the plain form of its value; another one stays.
            Action::Leave(key) => {
                self.drafts.retain(|draft| draft.key != key || !draft.problems.is_empty());
            }
            Action::AllowFromAnywhere(port) => {
                self.close(port);
                let rule = SecurityGroupRule::tcp_from_anywhere(port);
                self.scenario.security_group.ingress.push(rule);
                self.changed();
            }
            Action::DisallowFromAnywhere(port) => {
                self.close(port);
                self.changed();
            }
            Action::Open(link) => {
                let State { flow, path_shown, open, pasted, .. } = self;
                self = State { flow, path_shown, open, pasted, ..State::from_link(&link) };
            }
            Action::Reset => {
                self.scenario = Scenario::default();
                self.drafts.clear();
                self.changed();
            }
            Action::Dismiss => self.problems.clear(),
            // An effect; nothing in the state changes.
            Action::CopyLink => {}
            Action::LinkCopied(copied) => self.copied = Some(copied),
            Action::Disclose(panel) => self.open.push(panel),
            Action::Conceal(panel) => self.open.retain(|open| *open != panel),
            Action::Show(flow) => self.flow = flow,
            Action::LoseZone(zone) => self.lost = Some(zone).filter(|_| self.lost != Some(zone)),
            Action::TogglePath(flow) => {
                self.path_shown = self.flow != flow || !self.path_shown;
                self.flow = flow;
            }
            Action::Paste(text) => self.pasted = text,
            Action::Demonstrate(link) => {
                self = self.reduce(Action::Open(link.to_owned()));
                // Not the address bar's own link: it must follow.
                self.edited = true;
            }
        }
        let need = matches!(self.flow, Flow::Need(..));
        if !need && !Flow::of(&self.scenario).contains(&self.flow) {
            self.flow = self.flow.question();
        }
        self
    }

    fn set(&mut self, key: Key, value: &Value) -> Vec<Problem> {
        let mut problems = Vec::new();
        let old_port = self.scenario.port.get();
        key.set(&mut self.scenario, value, &mut problems);
        if problems.is_empty() {
            self.changed();
            self.move_rule(old_port);
        }
        problems
    }

    /// Sets one side of a setting's rules: all that were typed or, where something is wrong, none.
    fn set_rules(&mut self, key: Key, side: &'static str, typed: &str) -> Vec<Problem> {
        let mut rules = Vec::new();
        for line in typed.split('\n') {
            let parts: Vec<&str> = line.split_ascii_whitespace().collect();
            if !parts.is_empty() {
                let text = parts.join("_").to_ascii_lowercase();
                let rule = read_rule(&text, key == Key::NetworkAcl);
                rules.push(rule.unwrap_or(Value::Text(text)));
            }
        }
        let before = key.get(&self.scenario);
        let mut after = key.get(&self.scenario);
        if let Value::Map(sides) = &mut after {
            sides.retain(|(name, _)| name != side);
            sides.push((side.to_owned(), Value::List(rules)));
        }
        let problems = self.set(key, &after);
        if !problems.is_empty() {
            key.set(&mut self.scenario, &before, &mut Vec::new());
        }
        problems
    }

    /// A rule that admits everyone to the application moves with the application's port.
    fn move_rule(&mut self, old_port: u16) {
        let old = SecurityGroupRule::tcp_from_anywhere(old_port);
        let new = SecurityGroupRule::tcp_from_anywhere(self.scenario.port.get());
        if old == new {
            return;
        }
        for rule in &mut self.scenario.security_group.ingress {
            if *rule == old {
                *rule = new;
                self.drafts.retain(|draft| draft.key != Key::SecurityGroup);
            }
        }
    }

    fn forget(&mut self, key: Key) {
        self.drafts.retain(|draft| draft.key != key);
    }

    fn close(&mut self, port: u16) {
        self.forget(Key::SecurityGroup);
        let rule = SecurityGroupRule::tcp_from_anywhere(port);
        self.scenario.security_group.ingress.retain(|other| *other != rule);
    }

    fn changed(&mut self) {
        self.edited = true;
        self.problems.clear();
        self.copied = None;
        let there = blueprint::zones(&self.scenario);
        self.lost = self.lost.filter(|zone| there.contains(zone));
    }
}

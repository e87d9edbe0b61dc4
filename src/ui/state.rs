//! What the user did: the scenario, what is half typed, and which path they look at. One pure `reduce`, which also
//! says what is to be done around the page.

mod action;

use super::WORDS;
use super::anchor::Anchor;
use super::explain::Topic;
use super::history::History;
use super::keeping::Keeping;
use crate::assess::{Trait, Traits};
use crate::blueprint;
use crate::decide::{Axis, Requirements, Scale, offered};
use crate::diagram::{Room, Subject};
use crate::ecs::{Service, Step};
use crate::network::Zone;
use crate::prices::AsOf;
use crate::rules::Rule;
use crate::scenario::{
    At, Expected, IpStack, Key, Kind, LoadBalancer, Measure, Problem, Scenario, SecurityGroupRule,
    Value, problem, read_rule,
};
use crate::units::{Money, Quantity, QuantityError, Rate};
pub(super) use action::{Action, Effect, Leap, Message};
use std::rc::Rc;

/// The page's state. The assessment is derived from it and not in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// The design.
    pub(super) scenario: Scenario,
    /// The designs before and after it.
    pub(super) history: History,
    /// What is being typed and is not (yet) the plain form of a value that holds.
    pub(super) drafts: Vec<Draft>,
    /// What the link held and could not be read; until the next change or dismissal.
    pub(super) problems: Vec<Problem>,
    /// The link must follow the design. Not so right after a link was opened: what could not be read
    /// in it would be lost.
    pub(super) edited: bool,
    /// The path that is drawn, once somebody has picked one.
    pub(super) flow: Option<Flow>,
    /// The hop list of that path is open.
    pub(super) path_shown: bool,
    /// What of the picture somebody looks at.
    pub(super) inspected: Option<Subject>,
    /// The zone that has failed, for as long as somebody wants to see it.
    pub(super) lost: Option<Zone>,
    /// How much room the picture has; none until somebody has measured it.
    pub(super) room: Option<Room>,
    /// The panels that are open. What is closed is not drawn.
    pub(super) open: Vec<Panel>,
    /// How often something was typed; zero once nobody types any more.
    pub(super) typing: u32,
    /// What is being typed may be wrong, or a message: of that nothing is told yet.
    pub(super) half: bool,
    /// What is being typed has changed the design, and nobody has been told of it.
    pub(super) untold: bool,
    /// What was last taken along, until the next change.
    pub(super) shared: Option<Shared>,
    /// The error message that was pasted.
    pub(super) pasted: String,
    /// The design is an example of a fault.
    pub(super) example: Option<Example>,
    /// What is explained to them.
    pub(super) explained: Option<Topic>,
    /// What the user asks about other designs.
    pub(super) deciding: Deciding,
    /// Today's date, as far as the browser knows it.
    pub(super) today: AsOf,
    /// How the page looks.
    pub(super) theme: Theme,
    /// The designs that are saved.
    pub(super) keeping: Keeping,
}

/// What an example stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Example {
    /// The error message that the fault prints.
    pub(super) rule: Rule,
    /// The reader's own design, in whose place it stands.
    pub(super) own: Rc<Scenario>,
}

/// What the user asks about other designs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Deciding {
    /// The design that others are compared with.
    pub(super) pinned: Option<Rc<Scenario>>,
    /// It was pinned, and the design at hand has not changed since.
    pub(super) just_pinned: bool,
    /// What the break-even is seen along.
    pub(super) axis: Axis,
    /// How that axis is divided.
    pub(super) scale: Scale,
    /// The step of the axis that is looked at; none for that of the design at hand.
    pub(super) step: Option<u32>,
    /// What the cheapest design must offer.
    pub(super) wanted: Traits,
    /// They have chosen that themselves: else it is what the design offers when they ask.
    chosen: bool,
    /// It must be in as many zones as the design at hand, or more.
    pub(super) keep_zones: bool,
    /// What it may cost a month, as it was typed.
    pub(super) budget: String,
    /// The same as an amount: none where nothing is typed, an error where it is no amount.
    pub(super) limit: Result<Option<Money>, QuantityError>,
    /// The search was stopped.
    pub(super) stopped: bool,
    /// The number of tasks or instances that the sentence about small workloads is held against; none for the
    /// design's.
    pub(super) claimed: Option<u32>,
}

impl Default for Deciding {
    fn default() -> Deciding {
        Deciding {
            pinned: None,
            just_pinned: false,
            axis: Axis::InternetOut,
            scale: Scale::Linear,
            step: None,
            wanted: Traits::default().with(Trait::OutboundIpv4).with(Trait::NoDirectInbound),
            chosen: false,
            keep_zones: true,
            budget: String::new(),
            limit: Ok(None),
            stopped: false,
            claimed: None,
        }
    }
}

impl Deciding {
    /// What the cheapest design must do beside a design. A budget that is no amount counts for none.
    pub(super) fn requirements(&self, design: &Scenario) -> Requirements {
        let zones = self.keep_zones.then_some(design.zones);
        Requirements { traits: self.wanted, budget: self.limit.unwrap_or_default(), zones }
    }

    /// Wants other traits.
    fn choose(&mut self, wanted: Traits) {
        self.wanted = wanted;
        self.chosen = true;
        self.stopped = false;
    }
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
    /// The paths that answer the three questions, in reading order. Who builds a load balancer lets clients come
    /// in through it.
    pub(super) fn main(scenario: &Scenario) -> [Flow; 3] {
        let inbound = match scenario.load_balancer {
            LoadBalancer::None => Flow::Inbound,
            LoadBalancer::Application | LoadBalancer::Network => Flow::LoadBalancer,
        };
        [Flow::Start, Flow::Outbound, inbound]
    }

    /// The paths that a design can be asked about, in reading order: of each question first the one that answers
    /// it.
    pub(super) fn of(scenario: &Scenario) -> Vec<Flow> {
        let ipv6 = scenario.ip_stack != IpStack::Ipv4;
        let mut flows = Vec::with_capacity(6);
        for flow in Flow::main(scenario) {
            flows.push(flow);
            if flow == Flow::Outbound && ipv6 {
                flows.push(Flow::OutboundIpv6);
            }
            if flow == Flow::LoadBalancer {
                flows.push(Flow::Inbound);
            }
        }
        if ipv6 {
            flows.push(Flow::InboundIpv6);
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
    /// What the answers assume.
    Assumptions,
    /// Addresses of the subnets.
    Addresses,
    /// Reasons and background.
    Background,
    /// The cause of an error message.
    Diagnosis,
    /// Compute in the bill.
    Compute,
    /// Own rates and discounts.
    Rates,
    /// Cost as the design grows.
    Outlook,
    /// Cost in other Regions.
    Regions,
    /// The cheapest design.
    Cheapest,
    /// The sentence about small workloads.
    Claim,
}

/// Something that one takes along to show others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Share {
    /// The address with the design in it.
    Link,
    /// A summary in Markdown.
    Markdown,
    /// The bill as CSV.
    Csv,
    /// Design and assessment as JSON.
    Json,
    /// The diagram as SVG.
    Svg,
    /// The diagram as PNG.
    Png,
    /// The page on paper, or as PDF.
    Print,
}

/// Where it is offered. What became of it is told there and nowhere else: nobody hears it twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// In the header.
    InHeader,
    /// In the panel below it.
    InPanel,
}

/// What became of something that was to be taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// What.
    pub(super) what: Share,
    /// Where somebody asked for it.
    pub(super) offered: Offered,
    /// Whether the browser gave it.
    pub(super) done: bool,
}

/// How the page looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Theme {
    /// As the reader's system does.
    #[default]
    Automatic,
    /// Dark letters on light ground.
    Light,
    /// Light letters on dark ground.
    Dark,
}

impl Theme {
    /// Its name in the document and in storage; the automatic one has none.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Theme::Automatic => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The one of that name.
    pub(super) fn named(name: &str) -> Theme {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::Automatic,
        }
    }
}

impl Default for State {
    fn default() -> State {
        State::from_link("")
    }
}

impl State {
    pub(super) fn from_link(link: &str) -> State {
        let (scenario, problems) = Scenario::from_link(link);
        State::of(scenario, problems)
    }

    pub(super) fn of(scenario: Scenario, problems: Vec<Problem>) -> State {
        State {
            scenario,
            history: History::default(),
            drafts: Vec::new(),
            problems,
            edited: false,
            flow: None,
            path_shown: false,
            inspected: None,
            lost: None,
            room: None,
            open: Vec::new(),
            typing: 0,
            half: false,
            untold: false,
            shared: None,
            pasted: String::new(),
            example: None,
            explained: None,
            deciding: Deciding::default(),
            today: AsOf::UNDATED,
            theme: Theme::Automatic,
            keeping: Keeping::default(),
        }
    }

    /// The state after what the user did, and what is to be done besides, in that order. What changed the design
    /// can be undone.
    pub(super) fn reduce(self, action: Action) -> (State, Vec<Effect>) {
        let (before, typing) = (self.scenario.clone(), self.typing);
        let travelled = matches!(action, Action::Undo | Action::Redo);
        let field =
            if let Action::Type(key, side, _) = &action { Some((*key, *side)) } else { None };
        let mut effects = Vec::new();
        let mut state = self.apply(action, &mut effects);
        if state.typing > typing {
            effects.push(Effect::Pause(state.typing));
        }
        let changed = state.scenario != before;
        state.half &= state.typing > 0;
        state.untold = state.typing > 0 && (state.untold || (changed && field.is_some()));
        if changed {
            state.deciding.just_pinned = false;
            if !travelled {
                state.history.remember(before, &state.scenario, field);
            }
        }
        (state, effects)
    }

    fn apply(mut self, action: Action, effects: &mut Vec<Effect>) -> State {
        match action {
            Action::Set(key, value) => {
                self.forget(key);
                self.set(key, &value);
            }
            Action::CountDown(key, least) => {
                self.count(key, |now| now.saturating_sub(1).max(least))
            }
            Action::CountUp(key, most) => self.count(key, |now| now.saturating_add(1).min(most)),
            Action::AddEndpoint(endpoint) => {
                self.scenario.endpoints.add(endpoint);
                self.changed();
            }
            Action::RemoveEndpoint(endpoint) => {
                self.scenario.endpoints.remove(endpoint);
                self.changed();
            }
            Action::Type(key, side, typed) => {
                let read = match key.kind().measure() {
                    Some(measure) => WORDS.locale().measure(&typed, measure),
                    None => Some(typed.clone()),
                };
                let problems = match (read, side, key.kind()) {
                    (None, _, _) => {
                        let at = At::Root.key(key.name());
                        vec![problem(&at, &Value::text(&typed), Expected::Separators)]
                    }
                    (Some(read), "", _) => {
                        let mut problems = self.set(key, &Value::text(&read));
                        for problem in &mut problems {
                            say_as_typed(problem, &typed, &read);
                        }
                        problems
                    }
                    (Some(read), _, Kind::Rates | Kind::Discounts) => {
                        self.set_entry(key, side, rate(&read))
                    }
                    (Some(read), _, _) => self.set_entry(key, side, Some(rules(key, &read))),
                };
                // Of rules, those before the one that is being typed count as they were last in order.
                let in_lines = matches!(key.kind(), Kind::SecurityGroup | Kind::NetworkAcl);
                if !problems.is_empty()
                    && !in_lines
                    && let Some(before) = self.history.typed_from((key, side)).cloned()
                {
                    // Nothing of it counts, not even how it began.
                    self.scenario = before;
                    self.changed();
                }
                self.types(!problems.is_empty());
                self.drafts.retain(|draft| draft.key != key || draft.side != side);
                self.drafts.push(Draft { key, side, typed, problems });
            }
            // A text that is in order gives way to the plain form of its value; another one stays.
            Action::Leave(key) => {
                self.drafts.retain(|draft| draft.key != key || !draft.problems.is_empty());
                self.history.leave();
                self.typing = 0;
            }
            Action::Pause(typed) if typed == self.typing => self.typing = 0,
            Action::Pause(_) => {}
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
            Action::Open(link) => self = self.opened(State::from_link(&link)),
            Action::Give(design, problems) => {
                self = self.opened(State::of((*design).clone(), problems));
            }
            Action::StartFrom(preset) => {
                self.scenario = preset.of(&self.scenario);
                self.drafts.clear();
                self.changed();
                effects.push(Effect::Leap(Leap::Look));
            }
            Action::Reset => {
                self.scenario = Scenario::default();
                self.drafts.clear();
                self.changed();
                effects.push(Effect::Leap(Leap::Far));
            }
            Action::Undo => {
                let undone = self.history.undo(&self.scenario);
                self.go_to(undone);
            }
            Action::Redo => {
                let redone = self.history.redo(&self.scenario);
                self.go_to(redone);
            }
            Action::Keep(keep) => self.keeping.follow(keep),
            Action::NextTheme => {
                self.theme = match self.theme {
                    Theme::Automatic => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Automatic,
                };
                effects.push(Effect::ShowTheme(self.theme));
            }
            Action::Dismiss => {
                self.problems.clear();
                effects.push(Effect::LeadTo(Anchor::Answers));
            }
            // What went before is no longer told.
            Action::Share(what, offered) => {
                self.shared = None;
                effects.push(Effect::Share(what, offered));
            }
            Action::Shared(shared) => {
                self.shared = Some(shared);
                // The text that the panel then offers, to be copied by hand.
                if !shared.done && shared.offered == Offered::InPanel {
                    effects.push(Effect::Focus(Anchor::ShareText));
                }
            }
            Action::Disclose(panel) => {
                if panel == Panel::Cheapest && !self.deciding.chosen {
                    let usual = Deciding::default().wanted;
                    self.deciding.wanted = offered(&self.scenario).unwrap_or(usual);
                }
                self.open.push(panel);
            }
            Action::Conceal(panel) => self.open.retain(|open| *open != panel),
            Action::Show(flow) => {
                self.flow = Some(flow);
                effects.push(Effect::ShowWay);
            }
            Action::LoseZone(zone) => {
                self.lost = Some(zone).filter(|_| self.lost != Some(zone));
                effects.push(Effect::ShowWay);
            }
            Action::Inspect(subject) => {
                self.inspected = Some(subject).filter(|_| self.inspected != Some(subject));
            }
            Action::LookAway => {
                self.inspected = None;
                effects.push(Effect::Leave(Anchor::Inspected));
            }
            Action::Fit(room) => self.room = room,
            Action::FindHop(hop) => {
                self.path_shown = true;
                effects.push(Effect::Focus(Anchor::Hop(hop)));
            }
            Action::TogglePath(flow) => {
                let closes = self.flow.is_none_or(|shown| shown == flow) && self.path_shown;
                self.path_shown = !closes;
                self.flow = Some(flow);
                effects.push(Effect::ShowWay);
                effects.push(match closes {
                    true => Effect::LeavePath,
                    false => Effect::ShowPath,
                });
            }
            Action::Paste(text) => {
                self.pasted = text;
                self.types(true);
            }
            Action::Explain(topic) => {
                if topic.is_some() && self.explained.is_some() && self.explained != topic {
                    effects.push(Effect::HidePopover(Anchor::Explained));
                }
                self.explained = topic;
            }
            Action::Demonstrate(rule, link) => {
                effects.extend([Effect::JumpTo(Anchor::Answers), Effect::Leap(Leap::Look)]);
                let own = match self.example.take() {
                    Some(Example { own, .. }) => own,
                    None => Rc::new(self.scenario.clone()),
                };
                self = self.apply(Action::Open(link.to_owned()), effects);
                // Not the address bar's own link: it must follow.
                self.edited = true;
                // Whoever has just that design is shown nobody else's.
                self.example = Some(Example { rule, own }).filter(|of| *of.own != self.scenario);
            }
            Action::Adopt(design) => {
                self.scenario = (*design).clone();
                self.drafts.clear();
                self.changed();
                effects.push(Effect::Leap(Leap::Far));
            }
            Action::Pin(design) => {
                effects.push(Effect::LeadTo(match &design {
                    Some(_) => Anchor::Pinned,
                    None => Anchor::PinThis,
                }));
                // From the list of saved designs it is led to the comparison.
                if self.keeping.shown {
                    effects.push(Effect::Focus(Anchor::Pinned));
                }
                self.deciding.just_pinned = design.is_some();
                self.deciding.pinned = design;
                self.keeping.shown = false;
            }
            Action::ResetRates => {
                self.forget(Key::PriceOverrides);
                self.forget(Key::Discounts);
                let usual = Scenario::default();
                self.scenario.price_overrides = usual.price_overrides;
                self.scenario.discounts = usual.discounts;
                self.changed();
            }
            Action::SeeAlong(axis) => {
                self.deciding.axis = axis;
                self.deciding.step = None;
            }
            Action::Divide(scale) => {
                self.deciding.scale = scale;
                self.deciding.step = None;
            }
            Action::LookAt(step) => self.deciding.step = Some(step),
            Action::Want(one) => self.deciding.choose(self.deciding.wanted.with(one)),
            Action::DoWithout(one) => self.deciding.choose(self.deciding.wanted.without(one)),
            Action::KeepZones(keep) => {
                self.deciding.keep_zones = keep;
                self.deciding.stopped = false;
            }
            Action::Budget(typed) => {
                self.deciding.limit = amount(&typed);
                if self.deciding.limit.is_err() {
                    self.types(true);
                }
                self.deciding.budget = typed;
                self.deciding.stopped = false;
            }
            Action::StopSearch => self.deciding.stopped = !self.deciding.stopped,
            Action::Claim(tasks) => self.deciding.claimed = Some(tasks),
        }
        let flows = Flow::of(&self.scenario);
        let stands = |flow| matches!(flow, Flow::Need(..)) || flows.contains(&flow);
        self.flow = self.flow.map(|flow| if stands(flow) { flow } else { flow.question() });
        self
    }

    /// Something was typed; that of which there may be something to tell is not told before it is whole.
    fn types(&mut self, half: bool) {
        self.typing = self.typing.saturating_add(1);
        self.half |= half;
    }

    /// What was looked at goes on with another design.
    fn opened(self, other: State) -> State {
        let State { history, flow, path_shown, open, pasted, deciding, .. } = self;
        let State { keeping, today, theme, room, .. } = self;
        let kept = State { flow, path_shown, open, pasted, deciding, ..other };
        State { history, keeping, today, theme, room, ..kept }
    }

    /// Takes a design of the history. What is typed in fields that it leaves alone stays.
    fn go_to(&mut self, design: Option<Scenario>) {
        let Some(design) = design else { return };
        let before = std::mem::replace(&mut self.scenario, design);
        self.drafts.retain(|draft| draft.key.get(&before) == draft.key.get(&self.scenario));
        self.changed();
    }

    fn count(&mut self, key: Key, next: impl Fn(u32) -> u32) {
        if let Value::Number(now) = key.get(&self.scenario)
            && let Ok(now) = now.parse()
        {
            self.forget(key);
            self.set(key, &Value::number(next(now)));
        }
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

    /// Sets one entry of a setting, or takes it out: all that was typed or, where something is wrong, nothing.
    fn set_entry(&mut self, key: Key, side: &'static str, value: Option<Value>) -> Vec<Problem> {
        let before = key.get(&self.scenario);
        let mut after = key.get(&self.scenario);
        if let Value::Map(sides) = &mut after {
            sides.retain(|(name, _)| name != side);
            sides.extend(value.map(|value| (side.to_owned(), value)));
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
        self.example = None;
        self.problems.clear();
        self.shared = None;
        let there = blueprint::zones(&self.scenario);
        self.lost = self.lost.filter(|zone| there.contains(zone));
    }
}

/// Says what was typed, where that is read as something else. In whole numbers a separator before three digits
/// is no decimal one, and may be one of another language between thousands: which is asked, and not guessed.
fn say_as_typed(problem: &mut Problem, typed: &str, read: &str) {
    problem.found = Some(Value::text(typed).quote());
    let Expected::WholeNumber(least, most) = problem.expected else { return };
    let Some((whole, group)) = read.split_once('.') else { return };
    let number = [whole, group].concat().parse::<u64>().ok();
    let grouped = group.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if let Some(number) = number.filter(|number| grouped && (least..=most).contains(number)) {
        problem.expected = Expected::Thousands(number);
    }
}

/// The rules that were typed, one a line.
fn rules(key: Key, typed: &str) -> Value {
    let mut rules = Vec::new();
    for line in typed.split('\n') {
        let parts: Vec<&str> = line.split_ascii_whitespace().collect();
        if !parts.is_empty() {
            let text = parts.join("_").to_ascii_lowercase();
            let rule = read_rule(&text, key == Key::NetworkAcl);
            rules.push(rule.unwrap_or(Value::Text(text)));
        }
    }
    Value::List(rules)
}

/// The amount that was typed; none where the field is empty.
fn amount(typed: &str) -> Result<Option<Money>, QuantityError> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let plain = WORDS.locale().measure(typed, Measure::Money);
    let rate: Rate = plain.ok_or(QuantityError::NotANumber)?.parse()?;
    Ok(Some(Quantity::whole(1).at(rate)))
}

/// The rate that was typed; none where the field is empty.
fn rate(typed: &str) -> Option<Value> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| Value::text(typed))
}

#[cfg(test)]
mod tests;

//! What every summary of a design says: the design, the questions and answers, what is assumed.

use crate::assess::{Assessment, Judgement, Verdict};
use crate::decide::{Alternative, Axis};
use crate::network::{LoadBalancerKind, Network};
use crate::prices::AsOf;
use crate::resilience::Endurance;
use crate::scenario::{IpStack, LaunchType, LoadBalancer, Scenario, Traffic};
use crate::text::{Label, Words};
use crate::units::Quantity;

/// A design in one line: where it runs, and how it is connected.
#[must_use]
pub fn design_line(design: &Scenario, network: &Network, words: &dyn Words) -> String {
    [design.region.code(), &design_anywhere(design, network, words)].join(BETWEEN)
}

/// The same without its Region.
#[must_use]
pub fn design_anywhere(design: &Scenario, network: &Network, words: &dyn Words) -> String {
    let launched = words.label(match design.launch_type {
        LaunchType::Fargate => Label::Fargate,
        LaunchType::Ec2 => Label::Ec2,
        LaunchType::ManagedInstances => Label::ManagedInstances,
        LaunchType::External => Label::External,
    });
    let tasks = words.amount_on(Axis::Tasks, Quantity::whole(design.tasks.get().into()));
    let built = words.design(network.summary());
    let mut said = [launched, &tasks, &built].join(BETWEEN);
    let balancer = network.load_balancer.as_ref().map(|balancer| match balancer.kind {
        LoadBalancerKind::Application => "Application Load Balancer",
        LoadBalancerKind::Network => "Network Load Balancer",
    });
    if let Some(balancer) = balancer {
        let port = design.port.get().to_string();
        let port = [", ", words.label(Label::RulePort), "\u{a0}", &port].concat();
        said.push_str(&[BETWEEN, balancer, &port].concat());
    }
    if let Some(compute) = compute(design, words) {
        let colon = words.label(Label::Colon);
        said.push_str(&[BETWEEN, words.label(Label::FamilyCompute), colon, &compute].concat());
    }
    said
}

/// What made it, by whose prices and rules; and on which day, where that is known.
#[must_use]
pub fn made_with(today: AsOf, words: &dyn Words) -> String {
    let tool = concat!("ECS Reach ", env!("CARGO_PKG_VERSION"));
    match today == AsOf::UNDATED {
        true => tool.to_owned(),
        false => [tool, BETWEEN, &words.date(today)].concat(),
    }
}

/// Whether an address is only the part from `#` on, because that of the page leads nobody else anywhere. Then
/// [`Label::OfAnyCopy`] is said behind it.
#[must_use]
pub fn is_of_any_copy(address: &str) -> bool {
    address.starts_with('#')
}

/// The compute that is in the bill.
fn compute(design: &Scenario, words: &dyn Words) -> Option<String> {
    match (design.compute, design.launch_type) {
        (false, _) | (true, LaunchType::External) => None,
        (true, LaunchType::Fargate) => {
            let vcpu = words.locale().number(design.task_vcpu.name());
            let memory = words.locale().quantity(design.task_memory_gb.get());
            Some([&vcpu, "\u{a0}vCPU, ", &memory, "\u{a0}", words.label(Label::Gb)].concat())
        }
        (true, LaunchType::Ec2 | LaunchType::ManagedInstances) => {
            let count = words.locale().count(design.instances.get().into());
            Some([&count, " \u{d7} ", design.instance_type.api_name()].concat())
        }
    }
}

/// Between things of one line.
const BETWEEN: &str = " \u{b7} ";

/// How the internet reaches the tasks of a design among others, in a word or two.
#[must_use]
pub const fn way_in(alternative: &Alternative) -> Label {
    let balanced = alternative.assessment.inbound.load_balancer.judgement.verdict;
    match (alternative.exposure(), balanced) {
        (Verdict::No, Verdict::Yes) => Label::BalancerOnly,
        (Verdict::No, Verdict::No | Verdict::Depends | Verdict::Unknown) => Label::Closed,
        (Verdict::Yes, _) => Label::Open,
        (other @ (Verdict::Depends | Verdict::Unknown), _) => Label::of_verdict(other),
    }
}

/// What the failure of a zone leaves of a design, in a word or two; a design whose tasks cannot start loses none.
#[must_use]
pub fn zone_fails(left: Option<Endurance>, start: Verdict, words: &dyn Words) -> &'static str {
    match (left, start) {
        (Some(left), _) => words.endurance(left),
        (None, Verdict::No) => words.label(Label::NoTaskRuns),
        (None, Verdict::Yes | Verdict::Depends | Verdict::Unknown) => words.label(Label::Unknown),
    }
}

/// A question and its answer.
pub(super) struct Asked {
    /// The question.
    pub(super) question: String,
    /// The verdict as a word.
    pub(super) answer: &'static str,
    /// Every reason, the deciding one first.
    pub(super) reasons: String,
}

/// What a design can be asked, in reading order.
pub(super) fn asked(scenario: &Scenario, assessment: &Assessment, words: &dyn Words) -> Vec<Asked> {
    let ipv6 = scenario.ip_stack != IpStack::Ipv4;
    let balancer = scenario.load_balancer != LoadBalancer::None;
    let (outbound, inbound) = (&assessment.outbound, &assessment.inbound);
    let directly_over_ipv6 = if balancer { Label::DirectlyOverIpv6 } else { Label::OverIpv6 };
    let all = [
        (true, Label::Starts, None, &assessment.start.judgement),
        (true, Label::Outbound, None, &outbound.ipv4.judgement),
        (ipv6, Label::Outbound, Some(Label::OverIpv6), &outbound.ipv6.judgement),
        (balancer, Label::Inbound, Some(Label::ThroughBalancer), &inbound.load_balancer.judgement),
        (true, Label::Inbound, balancer.then_some(Label::Directly), &inbound.ipv4.judgement),
        (ipv6, Label::Inbound, Some(directly_over_ipv6), &inbound.ipv6.judgement),
    ];
    let mut asked = Vec::with_capacity(all.len());
    for (there, question, way, judgement) in all {
        if there {
            let question = words.label(question);
            let question = match way {
                Some(way) => [question, " (", words.label(way), ")"].concat(),
                None => question.to_owned(),
            };
            asked.push(Asked {
                question,
                answer: words.label(answer(assessment, judgement)),
                reasons: reasons(assessment, judgement, words),
            });
        }
    }
    // One reason settles every question of a design that is refused.
    if assessment.valid.verdict == Verdict::No {
        asked.truncate(1);
    }
    asked
}

/// A verdict as a word.
pub(super) fn answer(assessment: &Assessment, judgement: &Judgement) -> Label {
    match assessment.valid.verdict {
        Verdict::No => Label::Refused,
        Verdict::Yes | Verdict::Depends | Verdict::Unknown => Label::of_verdict(judgement.verdict),
    }
}

/// The reasons of a verdict, the deciding one first.
pub(super) fn reasons(assessment: &Assessment, judgement: &Judgement, words: &dyn Words) -> String {
    let mut said = String::new();
    for finding in &judgement.because {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&words.finding(finding, assessment.bill.currency).title);
    }
    said
}

/// What the answers and the bill assume, one sentence each: for the page, for paper and for summaries.
#[must_use]
pub fn assumed(scenario: &Scenario, assessment: &Assessment, words: &dyn Words) -> Vec<String> {
    let mut said = Vec::with_capacity(12);
    said.push([assumptions(scenario, words).as_str(), "."].concat());
    said.push(prices(assessment, words));
    said.extend(assessment.assumptions.iter().map(|it| words.assumption(*it).to_owned()));
    said
}

/// The traffic that is said in GB, in the order of the page's controls.
const MOVED: [(Traffic, Label); 9] = [
    (Traffic::InternetOut, Label::InternetOut),
    (Traffic::InternetIn, Label::InternetIn),
    (Traffic::BalancedOut, Label::BalancedOut),
    (Traffic::BalancedIn, Label::BalancedIn),
    (Traffic::ImagePull, Label::ImagePull),
    (Traffic::S3, Label::S3),
    (Traffic::Dynamodb, Label::Dynamodb),
    (Traffic::AwsApi, Label::AwsApi),
    (Traffic::InterZone, Label::InterZone),
];

/// What the bill is counted for, in one line.
fn assumptions(scenario: &Scenario, words: &dyn Words) -> String {
    let colon = words.label(Label::Colon);
    let hours = scenario.hours_per_month.hours().to_string();
    let mut said = [words.label(Label::HoursPerMonth), colon, &hours].concat();
    let mut none = true;
    for (traffic, label) in MOVED {
        let gigabytes: Quantity = traffic.key().get(scenario).plain().parse().unwrap_or_default();
        if !gigabytes.is_zero() {
            none = false;
            let amount = words.locale().quantity(gigabytes);
            let unit = words.label(Label::Gb);
            let parts = [BETWEEN, words.label(label), colon, &amount, "\u{a0}", unit];
            said.push_str(&parts.concat());
        }
    }
    let no_compute = !scenario.compute && scenario.launch_type.is_in_vpc();
    let left_out = [(none, Label::NoTraffic), (no_compute, Label::NoCompute)];
    for (_, label) in left_out.into_iter().filter(|(left_out, _)| *left_out) {
        said.push_str(BETWEEN);
        said.push_str(words.label(label));
    }
    said
}

/// When the prices of a bill were read, and what they leave out.
pub(super) fn prices(assessment: &Assessment, words: &dyn Words) -> String {
    let bill = &assessment.bill;
    let mut said = words.label(Label::of_total(bill)).to_owned();
    said.push('.');
    if let Some((oldest, newest)) = bill.prices_read() {
        said.push(' ');
        // How old that is depends on when it is read.
        said.push_str(&words.age_of_prices(oldest, newest, None));
    }
    // Of the egress VPC there is a sentence of its own.
    if !bill.is_priced() {
        said.push(' ');
        said.push_str(words.label(Label::Incomplete));
        said.push('.');
    }
    said
}

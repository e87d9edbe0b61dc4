//! The parts of the screen. Each shows finished facts in words; none decides or computes anything.
//!
//! They are plain functions, not components: see [`super`] for why.

mod addresses;
mod answers;
mod assumed;
mod bill;
mod cheapest;
mod claim;
mod controls;
mod diagnosis;
mod diagram;
mod explained;
mod findings;
mod form;
mod frame;
mod inspected;
mod offered;
mod outlook;
mod path;
mod rates;
mod reach;
mod regions;
mod saved;
mod share;
mod ways;
mod zone_loss;

pub(super) use addresses::addresses;
pub(super) use answers::{answers, caption};
pub(super) use assumed::assumed;
pub(super) use bill::monthly_bill;
pub(super) use cheapest::cheapest_design;
pub(super) use claim::claim;
pub(super) use controls::controls;
pub(super) use diagnosis::diagnosis;
pub(super) use explained::explained;
pub(super) use findings::findings;
pub(super) use form::Form;
pub(super) use frame::{footer, header, link_problems, way_home};
pub(super) use outlook::outlook;
pub(super) use path::path_list;
pub(super) use reach::reach;
pub(super) use regions::regions;
pub(super) use saved::saved_designs;
pub(super) use share::{picture, printed, share, text_of};
pub(super) use ways::ways_out;
pub(super) use zone_loss::zone_losses;

use super::derived::Derived;
use super::explain;
use super::state::{Deciding, Example, Flow, Panel};
use super::surroundings::View;
use super::writer::Writer;
use crate::assess::{Answer, Assessment, Judgement, NeedMet, Path, Verdict};
use crate::diagram::{Room, Subject};
use crate::findings::{Finding, Severity};
use crate::network::Zone;
use crate::prices::AsOf;
use crate::resilience::ZoneLoss;
use crate::rules::Rule;
use crate::scenario::Scenario;
use crate::text::Label;
use std::borrow::Cow;
use yew::AttrValue;

/// What the sections show.
pub(super) struct Shown<'a> {
    /// What is asked about.
    pub(super) scenario: &'a Scenario,
    /// Everything there is to say.
    pub(super) assessment: &'a Assessment,
    /// The path that is drawn.
    pub(super) flow: Flow,
    /// Somebody is typing what changes the answers: they are told once that is done.
    pub(super) untold: bool,
    /// Its hop list is open.
    pub(super) path_shown: bool,
    /// What of the picture somebody looks at.
    pub(super) inspected: Option<Subject>,
    /// The zone that has failed.
    pub(super) lost: Option<Zone>,
    /// What the design is an example of.
    pub(super) example: Option<&'a Example>,
    /// How much room the picture has, where that is known.
    pub(super) room: Option<Room>,
    /// The panels that are open.
    pub(super) open: &'a [Panel],
    /// What is asked about other designs.
    pub(super) deciding: &'a Deciding,
    /// What follows from the state.
    pub(super) derived: &'a Derived,
    /// Today's date.
    pub(super) today: AsOf,
    /// What of it all is there.
    pub(super) view: View,
}

impl Shown<'_> {
    /// What the failed zone took with it.
    fn loss(&self) -> Option<&ZoneLoss> {
        self.assessment.zone_loss.iter().find(|loss| Some(loss.zone) == self.lost)
    }

    /// The path of the flow: with a failed zone, what becomes of it then.
    fn path(&self) -> Option<Cow<'_, Path>> {
        let (_, path) = answer_to(self.assessment, self.flow);
        match self.loss() {
            // Where no task runs on, nobody is there to be reached.
            Some(loss) if loss.tasks_left == 0 && self.flow.question() == Flow::Inbound => None,
            Some(loss) => path?.without(&self.assessment.network, loss.zone).map(Cow::Owned),
            None => path.map(Cow::Borrowed),
        }
    }
}

/// The verdict on a flow and the path that decided it.
fn answer_to(assessment: &Assessment, flow: Flow) -> (&Judgement, Option<&Path>) {
    let answer: &Answer = match flow {
        Flow::Start | Flow::Need(..) => {
            let start = &assessment.start;
            let path = need_of(assessment, flow).and_then(|met| start.path_to(met));
            return (&start.judgement, path);
        }
        Flow::Outbound => &assessment.outbound.ipv4,
        Flow::OutboundIpv6 => &assessment.outbound.ipv6,
        Flow::Inbound => &assessment.inbound.ipv4,
        Flow::InboundIpv6 => &assessment.inbound.ipv6,
        Flow::LoadBalancer => &assessment.inbound.load_balancer,
    };
    (&answer.judgement, answer.path.as_ref())
}

/// The path that tells most: of the first answer that is a fault; where none is, the tasks' way out.
pub(super) fn telling(scenario: &Scenario, assessment: &Assessment) -> Flow {
    let faulty = |flow: &Flow| {
        let (judgement, path) = answer_to(assessment, *flow);
        judgement.verdict == Verdict::No && path.is_some() && !answers::is_wished(judgement, *flow)
    };
    Flow::main(scenario).into_iter().find(faulty).unwrap_or(Flow::Outbound)
}

/// The need whose path a flow is: the one that was chosen, where the design still has it, else the one
/// that decides.
fn need_of(assessment: &Assessment, flow: Flow) -> Option<&NeedMet> {
    let chosen = |met: &&NeedMet| Flow::Need(met.need.step, met.need.service) == flow;
    assessment.start.needs.iter().find(chosen).or_else(|| assessment.start.deciding())
}

/// A small mark that says in shape what the word beside it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Yes,
    No,
    Unknown,
    Error,
    Warning,
    Advice,
    Info,
}

impl Mark {
    /// Beside a verdict.
    const fn of_verdict(verdict: Verdict) -> Mark {
        match verdict {
            Verdict::Yes => Mark::Yes,
            Verdict::No => Mark::No,
            Verdict::Depends | Verdict::Unknown => Mark::Unknown,
        }
    }

    /// Beside a finding.
    const fn of_severity(severity: Severity) -> Mark {
        match severity {
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Advice => Mark::Advice,
            Severity::Info => Mark::Info,
        }
    }
}

/// The colour of a verdict.
const fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Depends | Verdict::Unknown => "unknown",
    }
}

fn mark(page: &mut Writer, mark: Mark) {
    let (class, shape) = match mark {
        Mark::Yes => ("mark yes", "M3 8.5l3.5 3.5L13 4.5"),
        Mark::No => ("mark no", "M4 4l8 8M12 4l-8 8"),
        Mark::Unknown => ("mark", "M5.2 5.6a2.8 2.6 0 1 1 4.2 2.2Q8 8.7 8 10M8 13v.2"),
        Mark::Error => ("mark", "M8 3.5v5.5M8 12.2v.3"),
        Mark::Warning => ("mark", "M8 5v4.5M8 12v.3M8 1.8L15 14H1z"),
        Mark::Advice => ("mark", "M4 8h7M8 4.5L11.5 8 8 11.5"),
        Mark::Info => ("mark", "M8 7v5M8 4v.3"),
    };
    page.open_as("svg viewBox='0 0 16 16' aria-hidden='true'", class);
    page.open("path");
    page.set("d", shape);
    page.close();
    page.close();
}

/// The rules that something rests on, each leading to AWS's page.
fn rules(page: &mut Writer, rules: &[Rule]) {
    page.open("span class='rules'");
    for rule in rules {
        let source = rule.source();
        outside(page, source.url, source.title, rule.id());
    }
    page.close();
}

/// A link to a page of somebody else's, which opens beside this one.
fn outside(page: &mut Writer, url: &'static str, title: &'static str, content: &'static str) {
    page.open("a target='_blank' rel='noreferrer' hreflang='en'");
    page.set("href", url);
    page.set("title", title);
    page.write(content);
    page.close();
}

/// A column of a table by its title.
#[derive(Debug, Clone, Copy)]
enum Column {
    Words(Label),
    Numbers(Label),
    /// There is nothing in it.
    Empty,
}

/// A table's header.
fn head(page: &mut Writer, columns: &[Column]) {
    page.open("thead");
    page.open("tr");
    for column in columns {
        match column {
            Column::Words(title) => title_of(page, "th scope='col'", *title),
            Column::Numbers(title) => title_of(page, "th scope='col' class='number'", *title),
            Column::Empty => page.line("td", ""),
        }
    }
    page.close();
    page.close();
}

/// A title that opens its explanation, if there is one.
fn title_of(page: &mut Writer, element: &'static str, title: Label) {
    page.open(element);
    explain::explained(page, title);
    page.close();
}

/// The cell that names a table's row.
fn row_title(page: &mut Writer, title: impl Into<AttrValue>) {
    page.line("th scope='row'", title);
}

/// The first reason of a verdict.
fn reason(judgement: &Judgement) -> Option<&Finding> {
    judgement.because.first()
}

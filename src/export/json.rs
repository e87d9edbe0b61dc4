//! The wire contract's documents, as JSON text.

use crate::assess::{Answer, AnswersLeft, Assessment, Judgement, NeedMet, Path};
use crate::bill::{Bill, Driver, Group, Line, Origin, Sum};
use crate::diagnose::{Told, diagnose};
use crate::ecs::{Carrier, Symptom};
use crate::findings::{self, Finding};
use crate::json::Json;
use crate::network::{AddressUse, Network, Zone};
use crate::prices::{Currency, Item, Note, Percent, Region};
use crate::reach::Outcome;
use crate::resilience::ZoneLoss;
use crate::rules::Source;
use crate::scenario::{Problem, Scenario, Value};
use crate::text::Sentences;

/// The whole assessment.
#[must_use]
pub fn assessment(assessment: &Assessment, words: &dyn Sentences) -> String {
    let mut json = Json::default();
    write_assessment(&mut json, assessment, words);
    json.finish()
}

/// A design with its assessment, as it is kept in a file.
#[must_use]
pub fn design(scenario: &Scenario, answered: &Assessment, words: &dyn Sentences) -> String {
    let mut json = Json::default();
    json.map(|json| {
        scenario.write().write_json(json.key("scenario"));
        write_assessment(json.key("assessment"), answered, words);
    });
    json.finish()
}

/// What `assess` answers: the assessment with the document's problems, or why there is none.
#[must_use]
pub fn outcome_json(document: &Value, words: &dyn Sentences) -> String {
    let mut json = Json::ascii();
    json.map(|json| match Scenario::read(document) {
        Ok((scenario, problems)) => {
            json.key("type").name("success");
            write_assessment(json.key("assessment"), &crate::assess(&scenario), words);
            write_problems(json.key("problems"), &problems, words);
        }
        Err(problem) => failure(json, &[problem], words),
    });
    json.finish()
}

/// What `fromLink` answers: the design that could be read, and what could not.
#[must_use]
pub fn link_json(text: &str, words: &dyn Sentences) -> String {
    let (scenario, problems) = Scenario::from_link(text);
    let mut json = Json::ascii();
    json.map(|json| {
        json.key("type").name("success");
        scenario.write().write_json(json.key("scenario"));
        write_problems(json.key("problems"), &problems, words);
    });
    json.finish()
}

/// What a call answers that could not use what it was given.
#[must_use]
pub fn problems_json(problem: Problem, words: &dyn Sentences) -> String {
    let mut json = Json::ascii();
    json.map(|json| failure(json, &[problem], words));
    json.finish()
}

pub(super) fn failure(json: &mut Json, errors: &[Problem], words: &dyn Sentences) {
    json.key("type").name("failure");
    json.key("errors").list(errors, |json, problem| {
        json.map(|json| {
            json.key("path").text(&problem.place.to_string());
            json.key("message").text(&words.problem(problem));
            json.key("help").text(words.help(&problem.expected));
        });
    });
}

/// Every Region: code, name, zones, currency, and whether prices are known.
#[must_use]
pub fn regions_json() -> String {
    let mut json = Json::ascii();
    json.list(Region::all(), |json, region| {
        json.map(|json| {
            json.key("code").text(region.code());
            json.key("name").text(region.name());
            json.key("partition").text(region.partition().id());
            match region.zone_count() {
                Some(zones) => json.key("zones").number(&zones.to_string()),
                None => json.key("zones").null(),
            }
            optional(json.key("currency"), region.currency().map(Currency::code));
            json.key("hasPrices").bool(region.has_prices());
        });
    });
    json.finish()
}

pub(super) fn optional(json: &mut Json, text: Option<&str>) {
    match text {
        Some(text) => json.text(text),
        None => json.null(),
    }
}

pub(super) fn write_problems(json: &mut Json, problems: &[Problem], words: &dyn Sentences) {
    json.list(problems, |json, problem| {
        json.map(|json| {
            json.key("path").text(&problem.place.to_string());
            json.key("message").text(&words.problem(problem));
        });
    });
}

fn write_assessment(json: &mut Json, assessment: &Assessment, words: &dyn Sentences) {
    let network = &assessment.network;
    let answer = |json: &mut Json, answer: &Answer, with_source: bool| {
        json.map(|json| {
            judgement(json, &answer.judgement);
            if with_source {
                json.key("source").name(answer.source());
            }
            path(json.key("path"), answer.path.as_ref(), network, words);
        });
    };
    json.map(|json| {
        json.key("valid").map(|json| judgement(json, &assessment.valid));
        json.key("start").map(|json| {
            judgement(json, &assessment.start.judgement);
            let start = &assessment.start;
            json.key("needs").list(&start.needs, need);
            // What stands in one place is not told again in another: the application's own path, and
            // the one that decides.
            let (decides, outbound) = (start.path(), assessment.outbound.ipv4.path.as_ref());
            let own = decides.filter(|path| Some(*path) != outbound);
            path(json.key("path"), own, network, words);
            json.key("paths").list(&start.paths, |json, there| {
                let decided = decides.is_some_and(|path| std::ptr::eq(path, there));
                let told = decided || Some(there) == outbound;
                path(json, (!told).then_some(there), network, words);
            });
        });
        json.key("outbound").map(|json| {
            answer(json.key("ipv4"), &assessment.outbound.ipv4, true);
            answer(json.key("ipv6"), &assessment.outbound.ipv6, true);
        });
        json.key("inbound").map(|json| {
            answer(json.key("ipv4"), &assessment.inbound.ipv4, false);
            answer(json.key("ipv6"), &assessment.inbound.ipv6, false);
            answer(json.key("loadBalancer"), &assessment.inbound.load_balancer, false);
        });
        json.key("zoneLoss").list(&assessment.zone_loss, |json, loss| {
            zone_loss(json, loss, assessment.left(loss));
        });
        json.key("addresses")
            .list(&assessment.addresses, |json, used| address_use(json, used, network));
        bill(json.key("bill"), &assessment.bill, words);
        let currency = assessment.bill.currency;
        json.key("findings").list(&assessment.findings, |json, found| {
            finding(json, found, currency, words);
        });
        json.key("assumptions").list(&assessment.assumptions, |json, assumed| {
            json.text(words.assumption(*assumed));
        });
    });
}

pub(super) fn judgement(json: &mut Json, judgement: &Judgement) {
    json.key("verdict").name(judgement.verdict.name());
    because(json, &judgement.because);
}

/// The codes of reasons, each once.
fn because(json: &mut Json, reasons: &[Finding]) {
    json.key("because").names(findings::codes(reasons.iter().map(Finding::code)));
}

fn need(json: &mut Json, met: &NeedMet) {
    json.map(|json| {
        json.key("service").name(met.need.service.name());
        // Before platform version 1.4.0 Fargate reaches for some of it itself.
        let fargate = met.need.possible.then_some("fargate");
        optional(json.key("interface"), met.need.carrier.map(Carrier::name).or(fargate));
        json.key("verdict").name(met.verdict.name());
        optional(json.key("via"), met.via.map(crate::assess::Via::name));
        optional(json.key("symptom"), met.symptom.map(Symptom::message));
        json.key("blocksStart").bool(met.need.step.blocks_start());
        match met.path {
            Some(path) => json.key("path").number(&path.to_string()),
            None => json.key("path").null(),
        }
    });
}

fn path(json: &mut Json, path: Option<&Path>, network: &Network, words: &dyn Sentences) {
    let hops = path.map(|path| path.trace.hops.as_slice()).unwrap_or_default();
    json.list(hops, |json, hop| {
        let text = words.hop(hop, network);
        json.map(|json| {
            json.key("leg").name(hop.leg.name());
            json.key("kind").name(hop.event.kind());
            json.key("where").text(&text.place);
            json.key("action").name(hop.event.action().name());
            json.key("detail").text(&text.detail);
            optional(json.key("code"), hop.event.analyzer_code());
            json.key("rules").names(hop.event.rules().iter().map(|rule| rule.id()));
        });
    });
}

fn zone_loss(json: &mut Json, loss: &ZoneLoss, left: AnswersLeft) {
    let name = |zone: &Zone| zone.letter().to_string();
    json.map(|json| {
        json.key("zone").text(&name(&loss.zone));
        json.key("outboundLostIn")
            .list(&loss.outbound_lost_in, |json, zone| json.text(&name(zone)));
        outcome(json.key("newTasksCanStart"), Some(loss.new_tasks));
        json.key("replacementsWithoutRoom").number(&loss.without_room.to_string());
        json.key("servicesLost").names(loss.services_lost.iter().map(|service| service.name()));
        outcome(json.key("loadBalancerDelivers"), loss.balanced);
        json.key("tasksLeft").number(&loss.tasks_left.to_string());
        match loss.tasks_to_run.tasks() {
            Some(tasks) => json.key("tasksToRun").number(&tasks.to_string()),
            None => json.key("tasksToRun").null(),
        }
        json.key("answers").map(|json| {
            let AnswersLeft { start, outbound, inbound } = left;
            json.key("start").name(start.name());
            json.key("outbound").map(|json| {
                json.key("ipv4").name(outbound.ipv4.name());
                json.key("ipv6").name(outbound.ipv6.name());
            });
            json.key("inbound").map(|json| {
                json.key("ipv4").name(inbound.ipv4.name());
                json.key("ipv6").name(inbound.ipv6.name());
                json.key("loadBalancer").name(inbound.load_balancer.name());
            });
        });
        json.key("because").names(loss.because.iter().copied());
    });
}

/// Yes or no; null where nobody can say, or there is nothing to say it of.
fn outcome(json: &mut Json, outcome: Option<Outcome>) {
    match outcome {
        Some(Outcome::Works) => json.bool(true),
        Some(Outcome::Fails) => json.bool(false),
        Some(Outcome::Unknown) | None => json.null(),
    }
}

fn address_use(json: &mut Json, used: &AddressUse, network: &Network) {
    let subnet = &network.subnets[used.subnet];
    let number = |json: &mut Json, count: u64| json.number(&count.to_string());
    json.map(|json| {
        json.key("zone").text(&subnet.zone.letter().to_string());
        json.key("kind").name(network.role_of(used.subnet).name());
        optional(json.key("cidr"), subnet.cidr.map(|cidr| cidr.to_string()).as_deref());
        optional(json.key("ipv6Cidr"), subnet.ipv6_cidr.map(|cidr| cidr.to_string()).as_deref());
        number(json.key("usable"), used.usable);
        number(json.key("tasks"), used.tasks);
        number(json.key("instances"), used.instances);
        number(json.key("endpoints"), used.endpoints);
        number(json.key("nat"), used.nat);
        number(json.key("loadBalancer"), used.balancer);
        number(json.key("used"), used.used());
        number(json.key("deploying"), used.deploying());
    });
}

fn bill(json: &mut Json, bill: &Bill, words: &dyn Sentences) {
    json.map(|json| {
        optional(json.key("currency"), bill.currency.map(Currency::code));
        json.key("monthlyTotal").text(&bill.monthly_total.to_string());
        json.key("complete").bool(bill.complete);
        json.key("trafficCarried").bool(bill.carried);
        json.key("lines").list(&bill.lines, |json, item| line(json, item, bill.currency, words));
        let groups: Vec<Group<'_>> = bill.groups().collect();
        json.key("groups").list(&groups, |json, group| {
            json.map(|json| {
                json.key("id").name(group.family.id());
                json.key("label").text(words.family(group.family));
                sum(json, group.sum());
            });
        });
        for driver in Driver::ALL.iter().copied() {
            let key = match driver {
                Driver::Hours => "byHours",
                Driver::Traffic => "byTraffic",
            };
            json.key(key).map(|json| sum(json, bill.sum_by(driver)));
        }
    });
}

fn sum(json: &mut Json, sum: Sum) {
    json.key("monthlyTotal").text(&sum.amount.to_string());
    json.key("complete").bool(sum.complete);
}

fn line(json: &mut Json, line: &Line, currency: Option<Currency>, words: &dyn Sentences) {
    let text = words.line(line, currency);
    let priced = &line.priced;
    json.map(|json| {
        json.key("id").name(line.charge.id());
        json.key("label").text(&text.label);
        json.key("quantity").text(&line.quantity.to_string());
        json.key("unit").name(line.unit().name());
        json.key("group").name(line.charge.family().id());
        json.key("growsWith").name(line.charge.driver().name());
        optional(json.key("item"), line.item.map(Item::name));
        // The rate of the first unit; every tier's stands in `tiers`.
        let rate = priced.parts.first().map(|part| part.rate.to_string());
        optional(json.key("unitPrice"), rate.as_deref());
        json.key("tiers").list(&priced.parts, |json, part| {
            json.map(|json| {
                json.key("quantity").text(&part.quantity.to_string());
                json.key("unitPrice").text(&part.rate.to_string());
                json.key("amount").text(&part.amount.to_string());
            });
        });
        optional(json.key("amount"), priced.amount.map(|amount| amount.to_string()).as_deref());
        optional(
            json.key("discount"),
            (priced.discount != Percent::ZERO).then(|| priced.discount.to_string()).as_deref(),
        );
        json.key("formula").text(&text.formula);
        match priced.origin {
            Some(Origin::Published { as_of, confidence, source, note }) => {
                json.key("asOf").text(&as_of.to_string());
                json.key("confidence").name(confidence.name());
                json.key("source").text(&source.to_string());
                optional(json.key("note"), note.map(Note::text));
            }
            Some(Origin::User) => {
                json.key("asOf").null();
                json.key("confidence").name("user");
                json.key("source").text(words.own_rate());
                json.key("note").null();
            }
            None => {
                json.key("asOf").null();
                json.key("confidence").name("unknown");
                json.key("source").null();
                json.key("note").null();
            }
        }
    });
}

fn finding(json: &mut Json, finding: &Finding, currency: Option<Currency>, words: &dyn Sentences) {
    let text = words.finding(finding, currency);
    json.map(|json| {
        json.key("code").name(finding.code());
        json.key("severity").name(finding.severity().name());
        json.key("title").text(&text.title);
        json.key("why").text(&text.why);
        json.key("fix").text(&text.fix);
        json.key("rules").names(finding.rules().iter().map(|rule| rule.id()));
        match finding.source() {
            Some(source) => write_source(json.key("source"), source),
            None => json.key("source").null(),
        }
    });
}

fn write_source(json: &mut Json, source: Source) {
    json.map(|json| {
        json.key("title").text(source.title);
        json.key("url").text(source.url);
    });
}

/// What `diagnose` answers: the misconfigurations that a message points to, the likeliest first.
#[must_use]
pub fn diagnoses_json(text: &str, words: &dyn Sentences) -> String {
    let mut json = Json::ascii();
    json.map(|json| {
        json.key("type").name("success");
        json.key("matches").list(diagnose(text), |json, found| {
            let text = words.symptom(found.symptom);
            let rule = found.symptom.rule();
            json.map(|json| {
                json.key("id").name(rule.id());
                json.key("specific").bool(found.told == Told::Message);
                json.key("message").text(found.symptom.message());
                json.key("misconfiguration").text(text.misconfiguration);
                json.key("check").text(text.check);
                optional(json.key("link"), found.design);
                json.key("rules").names([rule.id()]);
                write_source(json.key("source"), rule.source());
            });
        });
    });
    json.finish()
}

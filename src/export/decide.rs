//! What helps to decide, as JSON text: ways out, break-even, the cheapest designs, sensitivity, two bills.

use super::json::{failure, judgement, optional, write_problems};
use crate::assess::{Answer, Trait, assess, monthly_bill};
use crate::bill::Bill;
use crate::decide::{
    Alternative, Axis, Choice, Meeting, Outlook, Requirements, Search, Way, compare, difference,
    influences, remedies,
};
use crate::json::Json;
use crate::prices::Currency;
use crate::resilience::Endurance;
use crate::scenario::{At, Problem, Scenario, Value};
use crate::text::{MeetingFacts, Sentences};
use crate::units::Money;

/// What a caller gave, as far as it was read.
#[derive(Default)]
struct Given {
    /// What could not be read; the rest counts.
    problems: Vec<Problem>,
    /// What nothing can be answered without.
    errors: Vec<Problem>,
}

impl Given {
    fn design(&mut self, document: &Value) -> Option<Scenario> {
        self.readable(Scenario::read(document))
    }

    /// One of two designs, whose problems say in which they stand.
    fn design_at(&mut self, document: &Value, place: &str) -> Option<Scenario> {
        self.readable(Scenario::read_at(document, &At::Root.key(place)))
    }

    fn readable<T>(&mut self, read: Result<(T, Vec<Problem>), Problem>) -> Option<T> {
        match read {
            Ok((read, problems)) => {
                self.problems.extend(problems);
                Some(read)
            }
            Err(problem) => {
                self.errors.push(problem);
                None
            }
        }
    }

    /// The answer to what could be read, with the problems.
    fn answer(&self, words: &dyn Sentences, write: &dyn Fn(&mut Json)) -> String {
        let mut json = Json::ascii();
        json.map(|json| {
            json.key("type").name("success");
            write(json);
            write_problems(json.key("problems"), &self.problems, words);
        });
        json.finish()
    }

    /// Why there is no answer.
    fn no_answer(&self, words: &dyn Sentences) -> String {
        let mut json = Json::ascii();
        json.map(|json| failure(json, &self.errors, words));
        json.finish()
    }
}

/// What `compare` answers: every way out of the design, side by side.
#[must_use]
pub fn compare_json(document: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let Some(scenario) = given.design(document) else { return given.no_answer(words) };
    given.answer(words, &|json| {
        json.key("alternatives")
            .list(&compare(&scenario), |json, one| alternative(json, one, words));
    })
}

fn alternative(json: &mut Json, alternative: &Alternative, words: &dyn Sentences) {
    let assessment = &alternative.assessment;
    json.map(|json| {
        way(json.key("way"), alternative.way);
        json.key("label").text(words.way(alternative.way));
        json.key("current").bool(alternative.current);
        design(json, &alternative.design);
        json.key("start").map(|json| judgement(json, &assessment.start.judgement));
        json.key("outbound").map(|json| {
            outbound(json.key("ipv4"), &assessment.outbound.ipv4);
            outbound(json.key("ipv6"), &assessment.outbound.ipv6);
        });
        json.key("directInbound").name(alternative.exposure().name());
        optional(json.key("afterZoneLoss"), alternative.endurance().map(Endurance::name));
        json.key("trafficCarried").bool(alternative.carries());
        total(json.key("bill"), &assessment.bill);
        total(json.key("billAtTenfoldTraffic"), &alternative.tenfold.bill);
    });
}

fn outbound(json: &mut Json, answer: &Answer) {
    json.map(|json| {
        judgement(json, &answer.judgement);
        json.key("source").name(answer.source());
    });
}

/// What `breakEven` answers: where the ways out overtake each other along an axis.
#[must_use]
pub fn break_even_json(document: &Value, along: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let scenario = given.design(document);
    let axis = given.readable(Axis::read(along).map(|axis| (axis, Vec::new())));
    let (Some(scenario), Some(axis)) = (scenario, axis) else { return given.no_answer(words) };
    given.answer(words, &|json| {
        let outlook = Outlook::new(&compare(&scenario), axis);
        let currency = scenario.region.currency();
        json.key("along").name(outlook.axis.name());
        json.key("here").text(&outlook.here.to_string());
        json.key("most").text(&outlook.most.to_string());
        optional(json.key("currency"), currency.map(Currency::code));
        json.key("lines").list(&outlook.lines, |json, line| {
            json.map(|json| {
                way(json.key("way"), line.way);
                json.key("label").text(words.way(line.way));
                json.key("current").bool(line.current);
                money(json.key("monthlyTotal"), line.curve.exactly(outlook.here));
            });
        });
        json.key("meetings").list(&outlook.meetings, |json, one| {
            meeting(json, one, &outlook, currency, words);
        });
    })
}

fn meeting(
    json: &mut Json,
    meeting: &Meeting,
    outlook: &Outlook,
    currency: Option<Currency>,
    words: &dyn Sentences,
) {
    let crossing = &meeting.crossing;
    let way_of = |place: usize| outlook.lines.get(place).and_then(|line| line.way);
    let (cheaper, dearer) = (way_of(meeting.cheaper()), way_of(meeting.dearer()));
    let facts = MeetingFacts {
        axis: outlook.axis,
        at: crossing.at,
        cheaper: words.way(cheaper),
        dearer: words.way(dearer),
        cost: crossing.cost,
    };
    json.map(|json| {
        json.key("at").text(&crossing.at.to_string());
        way(json.key("cheaper"), cheaper);
        way(json.key("dearer"), dearer);
        json.key("cost").text(&crossing.cost.to_string());
        json.key("text").text(&words.meeting(&facts, currency));
    });
}

/// What `cheapest` answers: the cheapest designs that do what is required.
#[must_use]
pub fn cheapest_json(document: &Value, requirements: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let scenario = given.design(document);
    let requirements = given.readable(Requirements::read(requirements));
    let (Some(scenario), Some(requirements)) = (scenario, requirements) else {
        return given.no_answer(words);
    };
    given.answer(words, &|json| {
        let mut search = Search::new(&scenario, requirements);
        while search.step(usize::MAX) {}
        let currency = scenario.region.currency();
        optional(json.key("currency"), currency.map(Currency::code));
        let dearer = search.found().iter().skip(1).map(Some).chain([None]);
        json.key("designs").list(search.found().iter().zip(dearer), |json, (choice, dearer)| {
            found(json, choice, dearer, &search);
        });
        let progress = search.progress();
        json.key("progress").map(|json| {
            let mut count = |key, number: usize| json.key(key).number(&number.to_string());
            count("combinations", progress.looked_at);
            count("designs", progress.designs);
            count("fit", progress.fit);
            count("unpriced", progress.unpriced);
        });
    })
}

fn found(json: &mut Json, choice: &Choice, dearer: Option<&Choice>, search: &Search) {
    json.map(|json| {
        design(json, &choice.design);
        json.key("monthlyTotal").text(&choice.total.to_string());
        let offers = Trait::ALL.iter().copied().filter(|one| choice.traits.has(*one));
        json.key("offers").names(offers.map(Trait::name));
        let lost = dearer.into_iter().flat_map(|dearer| choice.gives_up(dearer));
        json.key("givesUp").names(lost.map(Trait::name));
        json.key("onFront").bool(search.front().any(|other| std::ptr::eq(other, choice)));
        json.key("changes").names(search.changes(choice).into_iter().map(|part| part.name()));
    });
}

/// What `sensitivity` answers: what a little more of each input costs.
#[must_use]
pub fn sensitivity_json(document: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let Some(scenario) = given.design(document) else { return given.no_answer(words) };
    given.answer(words, &|json| {
        let bill = monthly_bill(&scenario).bill;
        json.key("inputs").list(&influences(&scenario), |json, influence| {
            json.map(|json| {
                json.key("input").name(influence.input.key().name());
                json.key("step").name(influence.input.step());
                json.key("more").text(&influence.more.to_string());
                json.key("complete").bool(influence.complete);
                json.key("text").text(&words.influence(influence, bill.currency));
            });
        });
        total(json.key("bill"), &bill);
    })
}

/// What `remedies` answers: each with its finding, and the design that it makes.
#[must_use]
pub fn remedies_json(document: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let Some(scenario) = given.design(document) else { return given.no_answer(words) };
    given.answer(words, &|json| {
        let assessment = assess(&scenario);
        json.key("remedies").list(remedies(&scenario, &assessment), |json, remedy| {
            let text = words.finding(&remedy.finding, assessment.bill.currency);
            json.map(|json| {
                json.key("code").name(remedy.finding.code());
                json.key("fix").text(&text.fix);
                design(json, &remedy.design);
                json.key("trafficCarried").bool(remedy.carries);
                money(json.key("more"), remedy.more);
            });
        });
    })
}

/// What `difference` answers: the bills of two designs, line by line.
#[must_use]
pub fn difference_json(first: &Value, second: &Value, words: &dyn Sentences) -> String {
    let mut given = Given::default();
    let first = given.design_at(first, "first");
    let second = given.design_at(second, "second");
    let (Some(first), Some(second)) = (first, second) else { return given.no_answer(words) };
    given.answer(words, &|json| {
        let [first, second] = [&first, &second].map(|design| monthly_bill(design).bill);
        json.key("lines").list(difference(&first, &second), |json, change| {
            json.map(|json| {
                json.key("id").name(change.charge.id());
                json.key("label").text(words.charge(change.charge));
                money(json.key("first"), change.first);
                money(json.key("second"), change.second);
                money(json.key("more"), change.more());
            });
        });
        total(json.key("first"), &first);
        total(json.key("second"), &second);
        money(json.key("more"), second.more_than(&first));
    })
}

/// A design as a document and as a link: the two forms that it can be opened from.
fn design(json: &mut Json, design: &Scenario) {
    design.write().write_json(json.key("scenario"));
    json.key("link").text(&design.to_link());
}

fn way(json: &mut Json, way: Option<Way>) {
    optional(json, way.map(Way::name));
}

fn money(json: &mut Json, amount: Option<Money>) {
    optional(json, amount.map(|amount| amount.to_string()).as_deref());
}

/// What a bill comes to, under the names that it has in an assessment.
fn total(json: &mut Json, bill: &Bill) {
    json.map(|json| {
        optional(json.key("currency"), bill.currency.map(Currency::code));
        json.key("monthlyTotal").text(&bill.monthly_total.to_string());
        json.key("complete").bool(bill.complete);
        json.key("trafficCarried").bool(bill.carried);
    });
}

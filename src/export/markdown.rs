//! A design and its answers as Markdown, to paste where people discuss it: a pull request, an issue, a page.

use super::summary::{
    Asked, asked, assumed, design_line, is_of_any_copy, made_with, way_in, zone_fails,
};
use crate::Scenario;
use crate::assess::Assessment;
use crate::bill::Driver;
use crate::decide::{Alternative, compare};
use crate::findings::Severity;
use crate::prices::AsOf;
use crate::text::{Label, Words};

/// The summary in GitHub's Markdown; `address` is that of the page with this design in it,
/// and the day, where it is known, is that on which a price is old or not.
#[must_use]
pub fn markdown(
    scenario: &Scenario,
    assessment: &Assessment,
    address: &str,
    today: AsOf,
    words: &dyn Words,
) -> String {
    let mut text = Text { text: String::with_capacity(4096), words };
    text.heading("## ", Label::Title);
    text.paragraph(&[&plain(&design_line(scenario, &assessment.network, words))]);
    let open = words.label(Label::OpenDesign);
    // A link's address is escaped already, and cannot hold what would end it here.
    let [before, between, behind, copies] = match is_of_any_copy(address) {
        true => ["", " `", "`", words.label(Label::OfAnyCopy)],
        false => ["[", "](<", ">)", ""],
    };
    let link = [before, open, between, address, behind, copies].concat();
    text.paragraph(&[&link, " \u{b7} ", &made_with(today, words)]);
    text.row(&[Label::Question, Label::Answer, Label::Reason].map(|label| words.label(label)));
    text.line(&["|---|---|---|"]);
    for Asked { question, answer, reasons } in asked(scenario, assessment, words) {
        text.row(&[&question, &["**", answer, "**"].concat(), &plain(&reasons)]);
    }
    text.line(&[]);
    bill(&mut text, scenario, assessment, today);
    ways_out(&mut text, scenario);
    findings(&mut text, assessment);
    zone_loss(&mut text, assessment);
    assumptions(&mut text, scenario, assessment);
    text.text.truncate(text.text.trim_end().len());
    text.line(&[]);
    text.text
}

fn bill(text: &mut Text<'_>, scenario: &Scenario, assessment: &Assessment, today: AsOf) {
    let (bill, words) = (&assessment.bill, text.words);
    let said = |sum| words.sum(sum, bill.currency);
    text.heading("### ", Label::Bill);
    text.row(
        &[Label::BillCharge, Label::BillFormula, Label::BillShare, Label::BillAmount]
            .map(|label| words.label(label)),
    );
    text.line(&["|---|---|---:|---:|"]);
    for group in bill.groups() {
        let name = words.family(group.family);
        let sum = group.sum();
        // Of a total that is not known there are no shares.
        let share = bill.share(sum).filter(|_| bill.complete);
        let share = share.map(|share| words.locale().percent(share));
        let amount = ["**", &said(sum), "**"].concat();
        text.row(&[&["**", name, "**"].concat(), "", &share.unwrap_or_default(), &amount]);
        for line in group.lines {
            let described = words.line(line, bill.currency);
            let mut formula = plain(&described.formula);
            let old = line.is_old(today).then_some(Label::OldPrice);
            for more in [line.free().map(Label::of_free), old].into_iter().flatten() {
                formula.push_str(&[" (", words.label(more), ")"].concat());
            }
            text.row(&[&plain(&described.label), &formula, "", &said(line.sum())]);
        }
    }
    let total = ["**", &said(bill.sum()), "**"].concat();
    text.row(&[&["**", words.label(Label::BillTotal), "**"].concat(), "", "", &total]);
    text.line(&[]);
    let split = Driver::ALL.iter().copied();
    let split = split.map(|driver| (Label::of_driver(driver), Some(bill.sum_by(driver))));
    let each = bill.sum_of_each(scenario.tasks.get());
    let others = [(Label::BillYear, Some(bill.sum_of_a_year())), (Label::BillPerTask, each)];
    if !bill.sum().is_nothing() {
        for (label, sum) in split.chain(others) {
            let Some(sum) = sum else { continue };
            text.line(&["- ", words.label(label), words.label(Label::Colon), &said(sum)]);
        }
        text.line(&[]);
    }
}

/// The other ways out, each with its cost and its verdicts.
fn ways_out(text: &mut Text<'_>, scenario: &Scenario) {
    let (words, alternatives) = (text.words, compare(scenario));
    if alternatives.len() < 2 {
        return;
    }
    text.heading("### ", Label::Ways);
    let columns = [
        Label::Way,
        Label::WayCost,
        Label::WayStarts,
        Label::WayInternet,
        Label::WayInbound,
        Label::WayZone,
    ];
    text.row(&columns.map(|label| words.label(label)));
    text.line(&["|---|---:|---|---|---|---|"]);
    for alternative in &alternatives {
        let Alternative { assessment, current, way, .. } = alternative;
        let bill = &assessment.bill;
        let mut name = words.way(*way).to_owned();
        if *current && way.is_some() {
            name.push_str(&[" (", words.label(Label::WayCurrent), ")"].concat());
        }
        let mut cost = words.sum(bill.sum(), bill.currency);
        let elsewhere = assessment.network.transit_gateway.then_some(Label::WayElsewhere);
        let lost = (!alternative.carries()).then_some(Label::NotCarried);
        for more in [elsewhere, lost].into_iter().flatten() {
            cost.push_str(&[" (", words.label(more), ")"].concat());
        }
        let verdict = |verdict| words.label(Label::of_verdict(verdict));
        let [ipv4, ipv6] = [&assessment.outbound.ipv4, &assessment.outbound.ipv6]
            .map(|answer| verdict(answer.judgement.verdict));
        // A way may bring IPv6 along that the design at hand is without.
        let colon = words.label(Label::Colon);
        let internet = ["IPv4", colon, ipv4, ", IPv6", colon, ipv6].concat();
        let inbound = words.label(way_in(alternative));
        let start = assessment.start.judgement.verdict;
        let zone = zone_fails(alternative.endurance(), start, words);
        text.row(&[&plain(&name), &plain(&cost), verdict(start), &internet, inbound, zone]);
    }
    text.line(&[]);
}

/// What all of it assumes.
fn assumptions(text: &mut Text<'_>, scenario: &Scenario, assessment: &Assessment) {
    text.heading("### ", Label::Assumptions);
    for sentence in assumed(scenario, assessment, text.words) {
        text.line(&["- ", &plain(&sentence)]);
    }
}

/// What is wrong, and what deserves a look.
fn findings(text: &mut Text<'_>, assessment: &Assessment) {
    let words = text.words;
    let mut none = true;
    for finding in &assessment.findings {
        match finding.severity() {
            Severity::Error | Severity::Warning => {}
            Severity::Advice | Severity::Info => continue,
        }
        if none {
            text.heading("### ", Label::Findings);
            none = false;
        }
        let described = words.finding(finding, assessment.bill.currency);
        let severity = words.severity(finding.severity());
        let (title, fix) = (plain(&described.title), plain(&described.fix));
        let gap = if fix.is_empty() { "" } else { " " };
        let colon = words.label(Label::Colon).trim_end();
        text.line(&["- **", severity, colon, "** ", &title, gap, &fix]);
    }
    if !none {
        text.line(&[]);
    }
}

fn zone_loss(text: &mut Text<'_>, assessment: &Assessment) {
    let words = text.words;
    let tasks = assessment.network.placements.iter().map(|there| there.tasks).sum();
    if !assessment.zone_loss.is_empty() {
        text.heading("### ", Label::ZoneLoss);
    }
    for loss in &assessment.zone_loss {
        text.line(&["- ", &plain(&words.zone_loss(loss, tasks))]);
    }
    if !assessment.zone_loss.is_empty() {
        text.line(&[]);
    }
}

/// Markdown in the making.
struct Text<'a> {
    text: String,
    words: &'a dyn Words,
}

impl Text<'_> {
    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push('\n');
    }

    fn paragraph(&mut self, parts: &[&str]) {
        self.line(parts);
        self.line(&[]);
    }

    fn heading(&mut self, level: &str, label: Label) {
        let label = self.words.label(label);
        self.paragraph(&[level, label]);
    }

    /// A row of a table, of cells that are Markdown already.
    fn row(&mut self, cells: &[&str]) {
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(cell);
            self.text.push(' ');
        }
        self.line(&["|"]);
    }
}

/// A text that Markdown shows as it stands, in a table as well.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '|' | '*' | '_' | '[' | ']' | '<' | '>' | '~' => {
                plain.push('\\');
                plain.push(letter);
            }
            '\n' | '\r' => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    /// A text, and the Markdown that shows it.
    const TEXTS: &[(&str, &str)] = &[
        ("730 hours \u{d7} $0.045 (::/0)", "730 hours \u{d7} $0.045 (::/0)"),
        ("a|b `c` \\", "a\\|b \\`c\\` \\\\"),
        ("<img> [x](y) *z* _z_ ~z~", "\\<img\\> \\[x\\](y) \\*z\\* \\_z\\_ \\~z\\~"),
        ("two\nlines", "two lines"),
    ];

    #[test]
    fn no_text_is_taken_for_markdown() {
        for (text, markdown) in TEXTS {
            assert_eq!(plain(text), *markdown);
        }
    }
}

//! Everything worth saying: what to mend first, reasons and background after it.

use super::{Mark, Shown, mark, outside, rules};
use crate::findings::{Finding, Severity};
use crate::prices::Currency;
use crate::text::Label;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Panel;
use crate::ui::writer::Writer;

/// All findings, the gravest first.
pub(in crate::ui) fn findings(page: &mut Writer, shown: &Shown<'_>) {
    let currency = shown.assessment.bill.currency;
    let all = &shown.assessment.findings;
    let background = |finding: &Finding| finding.severity() == Severity::Info;
    page.open("section class='notes' id='notes' aria-labelledby='findings-title' tabindex='-1'");
    page.label("h2 id='findings-title'", Label::Findings);
    if all.iter().all(background) {
        page.label("p class='hint'", Label::NoFindings);
    } else {
        list(page, all, false, currency);
    }
    page.open("details class='background'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Background));
    page.label("summary", Label::Background);
    page.slot();
    if shown.open.contains(&Panel::Background) {
        list(page, all, true, currency);
    }
    page.close();
    page.close();
    page.close();
}

fn list(page: &mut Writer, all: &[Finding], background: bool, currency: Option<Currency>) {
    page.open("ul class='findings'");
    let mut place: u32 = 0;
    for finding in all {
        if (finding.severity() == Severity::Info) == background {
            entry(page, place, finding, currency);
            place = place.saturating_add(1);
        }
    }
    page.close();
}

/// The cure, where there is one.
pub(super) fn what_to_do(page: &mut Writer, cure: &str) {
    if cure.is_empty() {
        return page.gap();
    }
    page.open("p class='fix'");
    page.label("b", Label::Fix);
    page.write([page.words.label(Label::Colon), cure].concat());
    page.close();
}

fn entry(page: &mut Writer, place: u32, finding: &Finding, currency: Option<Currency>) {
    let described = page.words.finding(finding, currency);
    let severity = finding.severity();
    page.open_as("li", severity.name());
    page.set("data-finding", finding.code());
    // Two findings can have one code: with another setting or interface.
    page.key(&[finding.code(), &place.to_string()].concat());
    page.open("p class='severity'");
    mark(page, Mark::of_severity(severity));
    page.write(page.words.severity(severity));
    page.close();
    page.open("div");
    page.line("h3", described.title);
    page.line("p", described.why);
    what_to_do(page, &described.fix);
    page.open("p class='refs' lang='en'");
    if let Some(source) = finding.source() {
        outside(page, source.url, "", source.title);
    }
    page.write(" ");
    rules(page, finding.rules());
    page.close();
    page.close();
    page.close();
}

//! Everything worth saying: what to mend first, reasons and background after it.

use super::ways::act;
use super::{Mark, Shown, mark, outside, rules};
use crate::findings::{Finding, Severity};
use crate::text::Label;
use crate::ui::anchor::Anchor;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::{Action, Panel};
use crate::ui::writer::Writer;
use crate::units::Money;
use std::rc::Rc;

/// All findings, the gravest first.
pub(in crate::ui) fn findings(page: &mut Writer, shown: &Shown<'_>) {
    let all = &shown.assessment.findings;
    let background = |finding: &Finding| finding.severity() == Severity::Info;
    page.open("section class='notes' aria-labelledby='findings-title' tabindex='-1'");
    page.id(&Anchor::Notes);
    page.label("h2 id='findings-title'", Label::Findings);
    if all.iter().all(background) {
        page.label("p class='hint'", Label::NoFindings);
    } else {
        list(page, false, shown);
    }
    page.open("details class='background'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Background));
    page.label("summary", Label::Background);
    page.slot();
    if shown.open.contains(&Panel::Background) {
        list(page, true, shown);
    }
    page.close();
    page.close();
    page.close();
}

fn list(page: &mut Writer, background: bool, shown: &Shown<'_>) {
    page.open("ul class='findings'");
    let mut place: u32 = 0;
    for finding in &shown.assessment.findings {
        if (finding.severity() == Severity::Info) == background {
            entry(page, place, finding, shown);
            place = place.saturating_add(1);
        }
    }
    page.close();
}

/// The cure, where there is one, and the button that does it where it is one step.
pub(super) fn what_to_do(page: &mut Writer, finding: &Finding, cure: &str, shown: &Shown<'_>) {
    if cure.is_empty() {
        return page.gap();
    }
    page.open("div class='fix'");
    page.open("p");
    page.label("b", Label::Fix);
    page.write([page.words.label(Label::Colon), cure].concat());
    page.close();
    page.slot();
    if let Some(remedy) = shown.derived.remedy(finding).filter(|_| !shown.view.readonly) {
        page.open("p class='apply'");
        let adopt = Action::Adopt(Rc::new(remedy.design.clone()));
        act(page, Label::Apply, cure, Reaction::Do(adopt));
        if let Some(more) = remedy.more.filter(|more| *more != Money::ZERO) {
            let currency = shown.assessment.bill.currency;
            let more = page.words.locale().difference(more, currency);
            page.line("span class='hint'", [&more, " ", page.words.label(Label::AMonth)].concat());
        }
        page.close();
    }
    page.close();
    page.close();
}

fn entry(page: &mut Writer, place: u32, finding: &Finding, shown: &Shown<'_>) {
    let described = page.words.finding(finding, shown.assessment.bill.currency);
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
    what_to_do(page, finding, &described.fix, shown);
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

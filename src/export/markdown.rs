//! A design and its answers as Markdown, to paste where people discuss it: a pull request, an issue, a page.

use super::summary::{Asked, asked, assumptions, design_line, prices};
use crate::Scenario;
use crate::assess::Assessment;
use crate::findings::Severity;
use crate::text::{Label, Words};

/// The summary in GitHub's Markdown; `address` is that of the page with this design in it.
#[must_use]
pub fn markdown(
    scenario: &Scenario,
    assessment: &Assessment,
    address: &str,
    words: &dyn Words,
) -> String {
    let mut text = Text { text: String::with_capacity(4096), words };
    text.heading("## ", Label::Title);
    text.paragraph(&[&plain(&design_line(scenario, words))]);
    // A link's address is escaped already, and cannot hold what would end it here.
    text.paragraph(&["[", words.label(Label::OpenDesign), "](<", address, ">)"]);
    text.row(&[Label::Question, Label::Answer, Label::Reason].map(|label| words.label(label)));
    text.line(&["|---|---|---|"]);
    for Asked { question, answer, reasons } in asked(scenario, assessment, words) {
        text.row(&[&question, &["**", answer, "**"].concat(), &plain(&reasons)]);
    }
    text.line(&[]);
    bill(&mut text, scenario, assessment);
    findings(&mut text, assessment);
    zone_loss(&mut text, assessment);
    text.text.truncate(text.text.trim_end().len());
    text.line(&[]);
    text.text
}

fn bill(text: &mut Text<'_>, scenario: &Scenario, assessment: &Assessment) {
    let (bill, words) = (&assessment.bill, text.words);
    let money = |amount| words.locale().money(amount, bill.currency);
    text.heading("### ", Label::Bill);
    text.row(
        &[Label::BillCharge, Label::BillFormula, Label::BillAmount].map(|label| words.label(label)),
    );
    text.line(&["|---|---|---:|"]);
    for line in &bill.lines {
        let described = words.line(line, bill.currency);
        let amount = line.priced.amount.map(money);
        let amount = amount.unwrap_or_else(|| words.label(Label::NotKnown).to_owned());
        text.row(&[&plain(&described.label), &plain(&described.formula), &amount]);
    }
    let total = ["**", &money(bill.monthly_total), "**"].concat();
    text.row(&[&["**", words.label(Label::BillTotal), "**"].concat(), "", &total]);
    text.line(&[]);
    let assumed = words.label(Label::Assumptions);
    let colon = words.label(Label::Colon);
    text.paragraph(&[assumed, colon, &plain(&assumptions(scenario, words)), "."]);
    text.paragraph(&[&prices(assessment, words), " ", words.label(Label::GbNote)]);
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

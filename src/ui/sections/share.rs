//! What one takes along to show others: the panel that offers it, and what only paper shows.

use super::frame::button;
use super::path::path_title;
use super::{Shown, answer_to};
use crate::export::{
    Pictured, Svg, bill_csv, design_json, design_line, diagram_svg, is_of_any_copy, made_with,
    markdown,
};
use crate::text::{Label, Words};
use crate::ui::anchor::Anchor;
use crate::ui::state::{Action, Offered, Share, Shared};
use crate::ui::writer::Writer;

/// What is offered, and how it is called.
const OFFERED: [(Share, Label); 7] = [
    (Share::Link, Label::CopyLink),
    (Share::Markdown, Label::ShareMarkdown),
    (Share::Csv, Label::ShareCsv),
    (Share::Json, Label::ShareJson),
    (Share::Svg, Label::ShareSvg),
    (Share::Png, Label::SharePng),
    (Share::Print, Label::SharePrint),
];

/// The panel below the button in the header; `shared` is what was taken last.
pub(in crate::ui) fn share(
    page: &mut Writer,
    shown: &Shown<'_>,
    shared: Option<Shared>,
    address: &str,
) {
    page.open("div id='share' class='share' popover='auto' role='region'");
    page.set("aria-labelledby", "share-open");
    page.open("ul");
    for (what, label) in OFFERED {
        page.open("li");
        button(page, "button type='button'", label, Action::Share(what, Offered::InPanel));
        page.close();
    }
    page.close();
    page.open("p role='status'");
    outcome(page, shared, Offered::InPanel, address);
    page.close();
    page.slot();
    // A picture's text is that of the other one.
    if let Some(Shared { what, offered: Offered::InPanel, done: false }) = shared
        && what != Share::Png
    {
        let text = text_of(what, shown, address, page.words);
        page.open("label");
        page.set("for", Anchor::ShareText.name());
        page.say(Label::TextToCopy);
        page.close();
        page.open("textarea readonly='readonly' rows='6' spellcheck='false'");
        page.id(&Anchor::ShareText);
        page.value(text.into());
        page.close();
    }
    page.close();
    page.close();
}

/// What became of what was asked for there, if anything was.
pub(super) fn outcome(page: &mut Writer, shared: Option<Shared>, there: Offered, address: &str) {
    match shared.filter(|shared| shared.offered == there) {
        Some(Shared { what, done, .. }) => {
            page.say(told(what, done));
            if what == Share::Link && is_of_any_copy(address) {
                page.say(Label::OfAnyCopy);
            }
        }
        None => page.write(""),
    }
}

/// What became of it, and what to do where it did not work.
const fn told(what: Share, done: bool) -> Label {
    match (what, done) {
        (Share::Link, true) => Label::LinkCopied,
        (Share::Link, false) => Label::LinkNotCopied,
        (Share::Markdown, true) => Label::MarkdownCopied,
        (Share::Markdown, false) => Label::MarkdownNotCopied,
        (Share::Png, false) => Label::PictureNotSaved,
        (Share::Csv | Share::Json | Share::Svg | Share::Png, true) => Label::FileSaved,
        (Share::Csv | Share::Json | Share::Svg, false) => Label::FileNotSaved,
        // The browser's own dialogue tells.
        (Share::Print, _) => Label::SharePrint,
    }
}

/// The text of what is taken along; that of the SVG also for the PNG that is made of it.
pub(in crate::ui) fn text_of(
    what: Share,
    shown: &Shown<'_>,
    address: &str,
    words: &dyn Words,
) -> String {
    let Shown { scenario, assessment, today, .. } = *shown;
    match what {
        Share::Link => address.to_owned(),
        Share::Markdown | Share::Print => markdown(scenario, assessment, address, today, words),
        Share::Csv => bill_csv(scenario.region, &assessment.bill, address, today, words),
        Share::Json => design_json(scenario, assessment, words),
        Share::Svg | Share::Png => picture(shown, words).text,
    }
}

/// The diagram of the path that is shown.
pub(in crate::ui) fn picture(shown: &Shown<'_>, words: &dyn Words) -> Svg {
    let (judgement, _) = answer_to(shown.assessment, shown.flow);
    let path = shown.path();
    let pictured = Pictured {
        scenario: shown.scenario,
        assessment: shown.assessment,
        title: path_title(shown.flow),
        judgement,
        path: path.as_deref(),
        lost: shown.loss().map(|loss| loss.zone),
    };
    diagram_svg(&pictured, words)
}

/// What stands on the screen in the controls and the address bar, and on paper at the head of it.
pub(in crate::ui) fn printed(page: &mut Writer, shown: &Shown<'_>, address: &str) {
    let words = page.words;
    page.open("section class='printed'");
    page.line("h2", design_line(shown.scenario, &shown.assessment.network, words));
    page.line("p class='made'", made_with(shown.today, page.words));
    page.open("p");
    page.open("a");
    // As a link it would be one to the disk again.
    if is_of_any_copy(address) {
        page.write(address.to_owned());
        page.say(Label::OfAnyCopy);
    } else {
        page.set("href", address.to_owned());
        page.write(address.to_owned());
    }
    page.close();
    page.close();
    page.close();
}

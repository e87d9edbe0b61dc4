//! The diagram as a file of its own: what is asked and answered above it, the design and its cost below, and
//! its own colours, those of the page in daylight. It needs nothing from outside.

use super::summary::{answer, design_line, prices, reasons};
use crate::Scenario;
use crate::assess::{Assessment, Judgement, Path};
use crate::diagram::{self, Diagram, End, Pen, Room, draw, picture};
use crate::network::Zone;
use crate::text::{Label, Words};
use std::borrow::Cow;

/// What a picture shows of a design.
#[derive(Debug, Clone, Copy)]
pub struct Pictured<'a> {
    /// The design.
    pub scenario: &'a Scenario,
    /// Its assessment.
    pub assessment: &'a Assessment,
    /// The name of the path.
    pub title: Label,
    /// The verdict on it.
    pub judgement: &'a Judgement,
    /// The path, where there is one.
    pub path: Option<&'a Path>,
    /// The zone that has failed, where one has.
    pub lost: Option<Zone>,
}

/// A picture as a file, and how large it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg {
    /// The file's text.
    pub text: String,
    /// Its width in CSS pixels.
    pub width: i32,
    /// Its height in CSS pixels.
    pub height: i32,
}

/// How everything looks. The classes are the diagram's; the colours are those of the page's style sheet.
const STYLE: &str = "svg{font:12px/1 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}\
text{fill:#16202c}\
.title{font-size:16px;font-weight:700}\
.total{font-size:14px;font-weight:600}\
.dg-name{font-weight:500}\
.dg-detail{fill:#536070}\
.dg-internet,.dg-subnet{fill:#f6f7f9}\
.dg-vpc,.dg-zone{fill:none;stroke:#8a94a3}\
.dg-zone{stroke-dasharray:3 3}\
.dg-node,.dg-gateway{fill:#ffffff;stroke:#8a94a3}\
.dg-node.dg-visited,.dg-gateway.dg-visited{stroke:#536070}\
.dg-routes path{fill:none;stroke:#8a94a3}\
.dg-way{fill:none;stroke:#0b5cc4;stroke-width:2;stroke-linecap:round}\
.dg-way.dg-lost{stroke:#b3261e}\
.dg-way.dg-doubt{stroke:#5b4bb2}\
.dg-reply{stroke-dasharray:1 5;stroke-width:2.5}\
.dg-head,.dg-start{fill:#0b5cc4}\
.dg-start.dg-lost{fill:#b3261e}\
.dg-start.dg-doubt{fill:#5b4bb2}\
.dg-hop{fill:#ffffff;stroke:#0b5cc4;stroke-width:1.5}\
.dg-hop.dg-lost{stroke:#b3261e}\
.dg-hop.dg-doubt{stroke:#5b4bb2}\
.dg-sign{fill:none;stroke:#536070;stroke-width:1.25;stroke-linecap:round;stroke-linejoin:round}\
.dg-sign circle{fill:#ffffff;stroke:#8a94a3}\
.dg-sign.dg-visited,.dg-sign.dg-visited circle{stroke:#16202c}\
.dg-end circle{fill:#b3261e}\
.dg-end path{fill:none;stroke:#ffffff;stroke-width:2;stroke-linecap:round}\
.dg-end text{fill:#b3261e;font-weight:600}\
.dg-unknown circle,.dg-unknown text{fill:#5b4bb2}\
.dg-stripes{stroke:#b3261e}\
.dg-hatch{stroke:#8a94a3;stroke-width:2;opacity:.25}\
.dg-failed .dg-sign{opacity:.5}\
.dg-failed text{fill:#536070}";

/// Around everything.
const MARGIN: i32 = 24;
/// The sentences need that much, however narrow the diagram is.
const NARROWEST: i32 = 560;
/// From one line of writing to the next, and between parts.
const LINE: i32 = 18;
const GAP: i32 = 14;
/// A legend's line, and from there to its words.
const SAMPLE: i32 = 28;
const AFTER_SAMPLE: i32 = 8;

/// The picture of a design.
#[must_use]
pub fn diagram_svg(pictured: &Pictured<'_>, words: &dyn Words) -> Svg {
    let Pictured { scenario, assessment, judgement, path, lost, .. } = *pictured;
    let (trace, interface) = (path.map(|path| &path.trace), path.map(|path| path.interface));
    let drawn = draw(&assessment.network, trace, interface, lost, Room::Wide);
    let inner = drawn.width.max(NARROWEST);
    let loss = assessment.zone_loss.iter().find(|loss| Some(loss.zone) == lost);
    let title = words.label(pictured.title);
    let (title, said) = match loss {
        // What the path shows then is what the loss leaves.
        Some(loss) => {
            let tasks = assessment.network.placements.iter().map(|there| there.tasks).sum();
            (title.to_owned(), words.zone_loss(loss, tasks))
        }
        None => {
            let verdict = words.label(answer(assessment, judgement));
            let title = [title, words.label(Label::Colon), verdict].concat();
            (title, reasons(assessment, judgement, words))
        }
    };
    let design = design_line(scenario, &assessment.network, words);
    let bill = &assessment.bill;
    let total = words.sum(bill.sum(), bill.currency);
    let total = [words.label(Label::Cost), words.label(Label::Colon), &total].concat();

    let mut sheet =
        Sheet { text: String::with_capacity(16_384), inside: false, open: Vec::new(), words };
    let mut y = MARGIN.saturating_add(LINE);
    sheet.line("text class='title'", y, &title);
    for line in wrapped(&said, inner) {
        y = y.saturating_add(LINE);
        sheet.line("text", y, line);
    }
    y = y.saturating_add(GAP);
    sheet.open("g");
    sheet.moved(MARGIN, y);
    picture(&mut sheet, &drawn, "hatch");
    sheet.close();
    y = y.saturating_add(drawn.height).saturating_add(GAP);
    y = legend(&mut sheet, &drawn, inner, y);
    y = y.saturating_add(GAP);
    for line in wrapped(&design, inner) {
        y = y.saturating_add(LINE);
        sheet.line("text", y, line);
    }
    y = y.saturating_add(LINE).saturating_add(4);
    sheet.line("text class='total'", y, &total);
    for line in wrapped(&prices(assessment, words), inner) {
        y = y.saturating_add(LINE);
        sheet.line("text class='dg-detail'", y, line);
    }
    let around = MARGIN.saturating_add(MARGIN);
    let (width, height) = (inner.saturating_add(around), y.saturating_add(MARGIN));

    let body = sheet.text;
    let (title, said) =
        (escaped(&[words.label(Label::Title), ", ", &title].concat()), escaped(&said));
    let code = words.language().code();
    let text = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' \
         viewBox='0 0 {width} {height}' xml:lang='{code}' role='img' aria-labelledby='title desc'>\
         <title id='title'>{title}</title><desc id='desc'>{said} {}. {}</desc>\
         <style>{STYLE}</style><rect width='{width}' height='{height}' fill='#ffffff'/>{body}</svg>\n",
        escaped(&design),
        escaped(&total),
    );
    Svg { text, width, height }
}

/// What each kind of line means, of those that are there. Ends with where the last one stands.
fn legend(sheet: &mut Sheet<'_>, drawn: &Diagram, inner: i32, top: i32) -> i32 {
    let mut kinds: Vec<(&'static str, Label)> = Vec::new();
    if let Some(path) = &drawn.path {
        let request = match path.end {
            End::Unknown { .. } => ("path class='dg-way dg-doubt'", Label::LegendRequestLost),
            End::Delivered => ("path class='dg-way'", Label::LegendRequest),
            End::Dropped { .. } => ("path class='dg-way dg-lost'", Label::LegendRequestLost),
        };
        let reply = match path.end {
            End::Unknown { .. } => "path class='dg-way dg-reply dg-doubt'",
            End::Delivered | End::Dropped { .. } => "path class='dg-way dg-reply dg-lost'",
        };
        match path.reply.is_empty() {
            true => kinds.push(request),
            false => kinds.extend([
                ("path class='dg-way'", Label::LegendRequest),
                (reply, Label::LegendReplyLost),
            ]),
        }
    }
    if !drawn.routes.is_empty() {
        kinds.push(("path", Label::LegendRoutes));
    }
    let mut x = MARGIN;
    let mut y = top.saturating_add(LINE);
    for (element, label) in kinds {
        let routes = label == Label::LegendRoutes;
        let said = sheet.words.label(label);
        let beside = SAMPLE.saturating_add(AFTER_SAMPLE);
        let room = beside.saturating_add(width_of(said));
        if x.saturating_add(room) > inner.saturating_add(MARGIN) && x > MARGIN {
            x = MARGIN;
            y = y.saturating_add(LINE);
        }
        sheet.open(if routes { "g class='dg-routes'" } else { "g" });
        sheet.moved(x, y);
        sheet.open(element);
        sheet.set("d", Cow::Borrowed("M0-4H28"));
        sheet.close();
        sheet.close();
        sheet.open("text");
        sheet.place(x.saturating_add(beside), y);
        sheet.content(said);
        sheet.close();
        x = x.saturating_add(room).saturating_add(GAP);
    }
    y
}

/// About how wide a text is: nobody can measure it here, and fonts differ.
fn width_of(text: &str) -> i32 {
    let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX);
    // Six and a half a letter.
    letters.saturating_mul(13) / 2
}

/// A text in lines of about that width, parted between words.
fn wrapped(text: &str, width: i32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while width_of(rest) > width {
        let mut end = None;
        for (at, _) in rest.match_indices(' ') {
            let fits = rest.get(..at).is_some_and(|line| width_of(line) <= width);
            if fits || end.is_none() {
                end = Some(at);
            }
            if !fits {
                break;
            }
        }
        let Some((line, more)) = end.and_then(|end| rest.split_at_checked(end)) else { break };
        lines.push(line);
        rest = more.trim_start();
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// A text as it stands in XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(&mut escaped, text);
    escaped
}

fn escape(into: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\'' => into.push_str("&#39;"),
            _ => into.push(letter),
        }
    }
}

/// The text of a picture in the making.
struct Sheet<'a> {
    text: String,
    /// The innermost element's tag is still open for attributes.
    inside: bool,
    /// The names of the elements that are open, the innermost last.
    open: Vec<&'static str>,
    words: &'a dyn Words,
}

impl Sheet<'_> {
    fn content(&mut self, text: &str) {
        self.begin();
        escape(&mut self.text, text);
    }

    /// Ends the attributes of the innermost element.
    fn begin(&mut self) {
        if self.inside {
            self.text.push('>');
            self.inside = false;
        }
    }

    fn place(&mut self, x: i32, y: i32) {
        self.set("x", Cow::Owned(x.to_string()));
        self.set("y", Cow::Owned(y.to_string()));
    }

    fn moved(&mut self, x: i32, y: i32) {
        self.set("transform", Cow::Owned(format!("translate({x} {y})")));
    }

    /// A line of writing at the left margin.
    fn line(&mut self, element: &'static str, y: i32, text: &str) {
        self.open(element);
        self.place(MARGIN, y);
        self.content(text);
        self.close();
    }
}

impl Pen for Sheet<'_> {
    fn open(&mut self, element: &'static str) {
        self.begin();
        self.text.push('<');
        self.text.push_str(element);
        self.inside = true;
        self.open.push(element.split(' ').next().unwrap_or(element));
    }

    fn set(&mut self, name: &'static str, value: Cow<'static, str>) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("='");
        escape(&mut self.text, &value);
        self.text.push('\'');
    }

    fn write(&mut self, label: &diagram::Label) {
        let label = self.words.diagram_label(label);
        self.content(&label);
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if self.inside {
            self.text.push_str("/>");
            self.inside = false;
        } else {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// Nothing happens in a file.
    fn zone(&mut self, _: Zone) {}

    fn hop(&mut self, _: usize) {}
}

#[cfg(test)]
mod tests {
    use super::{escaped, width_of, wrapped};

    /// A text, a width, and the lines that it is parted into.
    const LINES: &[(&str, i32, &[&str])] = &[
        ("", 65, &[]),
        ("short", 65, &["short"]),
        ("one two three four", 65, &["one two", "three four"]),
        ("a-word-that-is-too-long and more", 65, &["a-word-that-is-too-long", "and more"]),
        ("unbreakable", 13, &["unbreakable"]),
        ("é\u{a0}é é", 26, &["é\u{a0}é", "é"]),
    ];

    #[test]
    fn lines_are_parted_between_words() {
        for (text, width, lines) in LINES {
            assert_eq!(wrapped(text, *width), *lines, "{text}");
        }
        assert_eq!(width_of("é\u{a0}é"), 19);
    }

    #[test]
    fn no_text_is_taken_for_markup() {
        assert_eq!(escaped("a<b> & 'c'"), "a&lt;b&gt; &amp; &#39;c&#39;");
    }
}

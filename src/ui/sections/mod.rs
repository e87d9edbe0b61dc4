//! The parts of the screen. Each shows finished facts in words; none decides or computes anything.
//!
//! They are plain functions, not components: see [`super`] for why.

mod answers;
mod bill;
mod controls;
mod diagram;
mod findings;
mod form;
mod frame;
mod path;
mod reach;
mod zone_loss;

pub(super) use answers::answers;
pub(super) use bill::monthly_bill;
pub(super) use controls::controls;
pub(super) use findings::findings;
pub(super) use form::Form;
pub(super) use frame::{footer, header, link_problems};
pub(super) use reach::reach;
pub(super) use zone_loss::zone_losses;

use super::element::{element, outside, text, with};
use super::state::{Action, Flow};
use crate::assess::{Assessment, Judgement, Path, Verdict};
use crate::findings::Finding;
use crate::rules::Rule;
use crate::text::{Label, Words};
use yew::prelude::*;

/// What the sections show.
pub(super) struct Shown<'a> {
    /// The words to show it in.
    pub(super) words: &'static dyn Words,
    /// Everything there is to say.
    pub(super) assessment: &'a Assessment,
    /// The path that is drawn.
    pub(super) flow: Flow,
    /// Its hop list is open.
    pub(super) path_shown: bool,
    /// Takes what the user does.
    pub(super) dispatch: Callback<Action>,
}

/// The verdict on a flow and the path that decided it.
fn answer_to(assessment: &Assessment, flow: Flow) -> (&Judgement, Option<&Path>) {
    match flow {
        Flow::Start => (&assessment.start.judgement, assessment.start.path.as_ref()),
        Flow::Outbound => {
            let answer = &assessment.outbound.ipv4;
            (&answer.judgement, answer.path.as_ref())
        }
        Flow::Inbound => {
            let answer = &assessment.inbound.ipv4;
            (&answer.judgement, answer.path.as_ref())
        }
    }
}

/// The verdict as a word.
const fn verdict_label(verdict: Verdict) -> Label {
    match verdict {
        Verdict::Yes => Label::Yes,
        Verdict::No => Label::No,
        Verdict::Depends => Label::Depends,
        Verdict::Unknown => Label::Unknown,
    }
}

/// A small mark that says in shape what the word beside it says.
fn mark(name: &'static str) -> Html {
    let (class, shape) = match name {
        "yes" => ("mark yes", "M3 8.5l3.5 3.5L13 4.5"),
        "no" => ("mark no", "M4 4l8 8M12 4l-8 8"),
        "error" => ("mark", "M8 3.5v5.5M8 12.2v.3"),
        "warning" => ("mark", "M8 5v4.5M8 12v.3M8 1.8L15 14H1z"),
        "advice" => ("mark", "M4 8h7M8 4.5L11.5 8 8 11.5"),
        _ => ("mark", "M8 7v5M8 4v.3"),
    };
    let path = with("path", &["d"], vec![shape.into()], Vec::new());
    let values = [class, "0 0 16 16", "true"].map(AttrValue::Static).to_vec();
    with("svg", &["class", "viewBox", "aria-hidden"], values, vec![path])
}

/// The rules that something rests on, each leading to AWS's page.
fn rules(rules: &[Rule]) -> Html {
    let link = |rule: &Rule| outside(rule.source().url, rule.source().title, rule.id());
    element("span", "rules", rules.iter().map(link).collect())
}

/// A section of the page with its heading; `class` is its id as well.
fn section(
    class: &'static str,
    title_id: &'static str,
    title: &'static str,
    content: Vec<Html>,
) -> Html {
    let mut children = vec![with("h2", &["id"], vec![title_id.into()], vec![text(title)])];
    children.extend(content);
    let values = [class, class, title_id, "-1"].map(AttrValue::Static).to_vec();
    with("section", &["class", "id", "aria-labelledby", "tabindex"], values, children)
}

/// A table's header cell.
fn column(title: &'static str, class: &'static str) -> Html {
    with("th", &["scope", "class"], vec!["col".into(), class.into()], vec![text(title)])
}

/// The cell that names a table's row.
fn row_title(title: impl Into<AttrValue>) -> Html {
    with("th", &["scope"], vec!["row".into()], vec![text(title)])
}

/// The finding behind the first reason of a verdict.
fn reason<'a>(assessment: &'a Assessment, judgement: &Judgement) -> Option<&'a Finding> {
    judgement.because.first().and_then(|code| assessment.finding(code))
}

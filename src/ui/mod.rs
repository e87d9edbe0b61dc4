//! The page: state in, HTML out. Every answer comes from [`crate::assess`]; nothing is decided here.
//!
//! `state` holds what the user did, `effects` is the only place that touches the browser around the
//! page (address bar, clipboard), `fields` are form controls that know nothing of ECS, `sections` are
//! the parts of the screen.
//!
//! There is one Yew component, the page, and it uses no hooks: each further component and the hooks
//! add 4 KB to the download, and a page this small is drawn anew within a frame.

mod effects;
mod element;
mod fields;
mod sections;
mod state;

use crate::text::{Label, Language};
use sections::{
    Form, Shown, answers, controls, findings, footer, header, link_problems, monthly_bill, reach,
    zone_losses,
};
use state::{Action, State};
use yew::prelude::*;

/// Puts the page into the document's `#app` element.
pub fn mount() {
    let props = PageProps { link: effects::link(), language: Language::default() };
    if let Some(root) = effects::root() {
        yew::Renderer::<Page>::with_root_and_props(root, props).render();
    }
}

/// What the page starts with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The design's link, as the address bar had it; empty for the default design.
    pub link: String,
    /// The language.
    pub language: Language,
}

/// The page.
#[derive(Debug)]
pub struct Page {
    state: State,
    address_bar: effects::AddressBar,
}

impl Component for Page {
    type Message = Action;
    type Properties = PageProps;

    fn create(context: &Context<Page>) -> Page {
        Page {
            state: State::from_link(&context.props().link),
            address_bar: effects::AddressBar::default(),
        }
    }

    fn update(&mut self, context: &Context<Page>, action: Action) -> bool {
        if action == Action::CopyLink {
            let done = context.link().callback(Action::LinkCopied);
            effects::copy_link(&self.state.scenario.to_link(), done);
            return false;
        }
        self.state = std::mem::take(&mut self.state).reduce(action);
        true
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        if first {
            self.address_bar.listen(context.link().callback(Action::Open));
        }
        if self.state.edited {
            self.address_bar.show(&self.state.scenario.to_link());
        }
    }

    fn view(&self, context: &Context<Page>) -> Html {
        let words = context.props().language.words();
        let dispatch = context.link().callback(|action| action);
        let State { scenario, problems, drafts, copied, flow, path_shown, .. } = &self.state;
        let assessment = crate::assess(scenario);
        let form = Form { words, scenario, drafts, dispatch: dispatch.clone() };
        let shown = Shown {
            words,
            assessment: &assessment,
            flow: *flow,
            path_shown: *path_shown,
            dispatch: dispatch.clone(),
        };
        html! {
            <>
                <a class="skip" href="#answers" onclick={effects::jump_to("answers")}>
                    { words.label(Label::SkipToAnswers) }
                </a>
                { header(*copied, words, &dispatch) }
                { link_problems(problems, words, &dispatch) }
                <div class="page">
                    { controls(&form) }
                    <main id="answers" tabindex="-1" aria-label={words.label(Label::Answers)}>
                        { answers(&shown) }
                        { reach(&shown) }
                        { monthly_bill(&shown) }
                        { zone_losses(&shown) }
                        { findings(&shown) }
                        { footer(words) }
                    </main>
                </div>
            </>
        }
    }
}

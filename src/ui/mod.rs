//! The page: state in, HTML out. Every answer comes from [`crate::assess()`]; nothing is decided here.
//!
//! `state` holds what the user did, `effects` is the only place that touches the browser around the
//! page (address bar, clipboard, storage, files, printer), `fields` are form controls that know nothing of ECS,
//! `sections` are the parts of the screen, written from top to bottom with a `writer`; `listener` is what
//! elements do, `explain` what opens an explanation; `html` writes the page as text, for the time before it
//! has started.
//!
//! There is one Yew component, the page, and it uses no hooks: each further component and the hooks
//! add 4 KB to the download, and a page this small is drawn anew within a frame.

mod derived;
mod effects;
mod explain;
mod fields;
mod history;
mod html;
mod keeping;
mod listener;
mod sections;
mod state;
mod writer;

use crate::scenario::saved::read;
use crate::text::{Label, Language, Words};
use derived::Derived;
use keeping::Keep;
use listener::{On, Reaction};
use sections::{
    Form, Shown, addresses, answers, assumed, cheapest_design, claim, controls, diagnosis,
    explained, findings, footer, header, hop_id, link_problems, monthly_bill, outlook, picture,
    printed, reach, saved_designs, share, text_of, ways_out, zone_losses,
};
use state::{Action, Share, State};
use std::rc::Rc;
use writer::Writer;
use yew::prelude::*;

/// Puts the page into the document's `#app` element.
pub fn mount() {
    let props = PageProps { link: effects::link() };
    if let Some(root) = effects::root() {
        yew::set_custom_panic_hook(Box::new(|panic| effects::note_panic(&panic.to_string())));
        yew::Renderer::<Page>::with_root_and_props(root, props).render();
    }
}

/// The page of the default design as HTML, in a language: what stands in the document until the app does.
/// It is dated by nobody's clock.
#[must_use]
pub fn prerendered(language: Language) -> String {
    let page = Page::new(State::default());
    let mut text = String::new();
    html::write(&mut text, &page.draw(language.words(), Callback::noop(), ""));
    text
}

/// The language of the page at the root of the site; each of the others has a folder there.
pub const LANGUAGE_OF_ROOT: Language = Language::English;

/// The page's words: known when it is compiled, so that those of other languages are not in the download.
const WORDS: &dyn Words = language(option_env!("ECS_REACH_LANGUAGE")).words();

/// The language that the page is compiled for, by its code.
#[expect(
    clippy::panic,
    reason = "it runs while compiling: a code that no language has does not compile"
)]
const fn language(code: Option<&str>) -> Language {
    let Some(code) = code else { return LANGUAGE_OF_ROOT };
    match Language::from_code(code) {
        Some(language) => language,
        None => panic!("ECS_REACH_LANGUAGE is the code of no language"),
    }
}

/// What the page starts with.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PageProps {
    /// The design's link, as the address bar had it; empty for the default design.
    pub link: String,
}

/// The page.
#[expect(missing_debug_implementations, reason = "it holds a listener of the browser's")]
pub struct Page {
    state: State,
    derived: Derived,
    address_bar: effects::AddressBar,
    /// When the search was last drawn.
    drawn: i64,
    shelf: effects::Shelf,
    /// Keys, and what other tabs store.
    ears: Vec<effects::Ear>,
    /// The dialog of saved designs stands open on the screen.
    dialog: bool,
    /// The element that gets the focus once it is there.
    focus: Option<String>,
}

impl Component for Page {
    type Message = Action;
    type Properties = PageProps;

    fn create(context: &Context<Page>) -> Page {
        let (today, theme) = (effects::today(), effects::theme());
        Page::new(State { today, theme, ..State::from_link(&context.props().link) })
    }

    fn update(&mut self, context: &Context<Page>, action: Action) -> bool {
        if action == Action::CopyLink {
            let done = context.link().callback(Action::LinkCopied);
            effects::copy(&effects::address(&self.state.scenario.to_link()), done);
            return false;
        }
        if let Action::Share(what) = action {
            self.share(context, what);
        }
        if matches!(action, Action::Demonstrate(_)) {
            effects::jump_to("verdicts");
        }
        if let Action::Explain(Some(topic)) = &action
            && self.state.explained.is_some_and(|shown| shown != *topic)
        {
            // The button that asks would close it, though it was opened for another one.
            effects::hide_popover("explained");
        }
        if action == Action::Search {
            return self.search(context);
        }
        if action == Action::Decide {
            if self.derived.decide(&self.state) {
                // What a short search finds is drawn once, at its end.
                self.drawn = effects::now();
                effects::later(context.link().callback(|()| Action::Search), 0);
            }
            return true;
        }
        if let Action::Keep(keep) = &action {
            self.keep(keep);
        }
        let theme = self.state.theme;
        // The button that closed it goes with it.
        if action == Action::LookAway {
            self.focus = Some("picture".to_owned());
        }
        if let Action::FindHop(hop) = action {
            self.focus = Some(hop_id(hop));
        }
        self.state = std::mem::take(&mut self.state).reduce(action);
        if theme != self.state.theme {
            effects::show_theme(self.state.theme);
        }
        if self.derived.follow(&self.state) {
            effects::after_painting(context.link().callback(|()| Action::Decide));
        }
        true
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        if first {
            self.address_bar.listen(context.link().callback(Action::Open));
            let act = context.link().callback(|action| action);
            let pressed = act.clone();
            let keys = move |event| match effects::shortcut(&event) {
                Some(effects::Shortcut::Undo) => pressed.emit(Action::Undo),
                Some(effects::Shortcut::Redo) => pressed.emit(Action::Redo),
                None => {}
            };
            let stored = move |_| act.emit(Action::Keep(Keep::Follow));
            self.ears.push(effects::Ear::new("keydown", Box::new(keys)));
            self.ears.push(effects::Ear::new("storage", Box::new(stored)));
        }
        let shown = self.state.keeping.shown;
        if shown != self.dialog {
            self.dialog = shown;
            match shown {
                true => effects::open_dialog("saved"),
                false => effects::close_dialog("saved"),
            }
        }
        if let Some(id) = self.focus.take() {
            effects::focus(&id);
        }
        let State { scenario, edited, .. } = &self.state;
        self.address_bar.show(edited.then(|| scenario.to_link()));
    }

    fn view(&self, context: &Context<Page>) -> Html {
        let address = effects::address(&self.state.scenario.to_link());
        self.draw(WORDS, context.link().callback(|action| action), &address)
    }
}

impl Page {
    fn new(state: State) -> Page {
        let derived = Derived::new(&state);
        Page {
            state,
            derived,
            address_bar: effects::AddressBar::default(),
            drawn: 0,
            shelf: effects::Shelf::default(),
            ears: Vec::new(),
            dialog: false,
            focus: None,
        }
    }

    /// The page in words, from top to bottom. The address is the one that leads to this design.
    fn draw(&self, words: &'static dyn Words, dispatch: Callback<Action>, address: &str) -> Html {
        let State { scenario, problems, drafts, shared, open, pasted, .. } = &self.state;
        let assessment = &self.derived.assessment;
        let shown = self.shown();
        let mut writer = Writer::new(words, dispatch);
        let page = &mut writer;
        page.open("a class='skip' href='#verdicts'");
        page.on(On::Click, Reaction::JumpTo("verdicts"));
        page.say(Label::SkipToAnswers);
        page.close();
        header(page, &self.state);
        share(page, &shown, *shared, address);
        printed(page, &shown, address);
        link_problems(page, problems);
        page.open("div class='page'");
        controls(&mut Form { page, scenario, assessment, drafts, open });
        page.open("main id='answers'");
        page.set("aria-label", page.words.label(Label::Answers));
        diagnosis(page, &shown, pasted);
        answers(page, &shown);
        let inspected = reach(page, &shown);
        monthly_bill(&mut Form { page, scenario, assessment, drafts, open }, &shown, inspected);
        ways_out(page, &shown);
        outlook(page, &shown);
        cheapest_design(page, &shown);
        claim(page, &shown);
        zone_losses(page, &shown);
        addresses(page, &shown);
        findings(page, &shown);
        assumed(page, &shown);
        footer(page);
        page.close();
        page.close();
        explained(page, &shown, self.state.explained);
        saved_designs(page, scenario, &self.state.keeping);
        writer.finish()
    }

    /// What the sections show.
    fn shown(&self) -> Shown<'_> {
        let State { scenario, flow, lost, open, path_shown, deciding, today, .. } = &self.state;
        let inspected = self.state.inspected;
        Shown {
            scenario,
            assessment: &self.derived.assessment,
            flow: *flow,
            path_shown: *path_shown,
            inspected,
            lost: *lost,
            open,
            deciding,
            derived: &self.derived,
            today: *today,
        }
    }

    /// Gives what was asked for to the browser, and tells whether it took it.
    fn share(&self, context: &Context<Page>, what: Share) {
        let done = context.link().callback(move |done| Action::Shared(what, done));
        let shown = self.shown();
        let address = effects::address(&self.state.scenario.to_link());
        let text = || text_of(what, &shown, &address, WORDS);
        let save = |name, kind| done.emit(effects::save_text(name, kind, &text()));
        match what {
            Share::Link | Share::Markdown => effects::copy(&text(), done.clone()),
            Share::Csv => save("ecs-reach-bill.csv", "text/csv;charset=utf-8"),
            Share::Json => save("ecs-reach.json", "application/json"),
            Share::Svg => save("ecs-reach.svg", "image/svg+xml"),
            Share::Png => {
                let svg = picture(&shown, WORDS);
                effects::save_picture("ecs-reach.png", &svg.text, (svg.width, svg.height), done);
            }
            Share::Print => effects::print(),
        }
    }
}

/// A search holds up the page for at most that many milliseconds at a time, and is drawn every so many.
const BUSY: i64 = 28;
const REDRAW: i64 = 250;

impl Page {
    /// Does what is more than to show: stores, opens, exports. Always from what is stored now, so that
    /// nothing is lost of what another tab did meanwhile.
    fn keep(&mut self, keep: &Keep) {
        let keeping = &mut self.state.keeping;
        let design = &self.state.scenario;
        match keep {
            Keep::Hide | Keep::Name(_) | Keep::TypeName(_) => return,
            Keep::Choose | Keep::NotRead(_) => return,
            Keep::Follow if !keeping.shown => return,
            Keep::Show | Keep::Follow | Keep::Rename(_) | Keep::NotRenamed => {}
            Keep::Save | Keep::Open(_) | Keep::Replace(_) | Keep::Renamed => {}
            Keep::Duplicate(_) | Keep::Delete(_) | Keep::Restore => {}
            Keep::ExportThis | Keep::Export(_) | Keep::ExportAll | Keep::Import(_) => {}
        }
        keeping.kept = self.shelf.read();
        self.focus = keeping.focus_after(keep);
        let mut fresh = || self.shelf.fresh_id();
        let mut changes = keeping.change(keep, design, WORDS, &mut fresh);
        if let Keep::Import(text) = keep {
            match effects::parse(text) {
                Some(document) => changes = keeping.import(read(&document), WORDS, &mut fresh),
                None => keeping.fail(Label::FileNotJson),
            }
        }
        if !changes.is_empty() {
            keeping.wrong = self.shelf.store(changes);
            keeping.kept = self.shelf.read();
        } else if *keep == Keep::Show {
            keeping.wrong = effects::Shelf::trouble();
        }
        if let Some(file) = keeping.export(keep, design, WORDS) {
            match effects::save_text(&file.name, "application/json", &file.text) {
                true => keeping.tell(Label::Exported, file.name),
                false => keeping.fail(Label::NotExported),
            }
        }
        if let Keep::Open(id) = keep {
            let saved = keeping.find(id).and_then(|kept| kept.design.as_ref());
            match saved.map(|saved| Rc::new(saved.scenario.clone())) {
                Some(design) => {
                    keeping.shown = false;
                    self.state = std::mem::take(&mut self.state).reduce(Action::Adopt(design));
                }
                None => keeping.fail(Label::DesignGone),
            }
        }
    }

    /// Searches on for a moment; true where there is something new to see.
    fn search(&mut self, context: &Context<Page>) -> bool {
        let begun = effects::now();
        let more = self.derived.search_on(|| effects::now() < begun.saturating_add(BUSY));
        if more {
            effects::later(context.link().callback(|()| Action::Search), 0);
        }
        let due = !more || begun > self.drawn.saturating_add(REDRAW);
        if due {
            self.drawn = begun;
        }
        due
    }
}

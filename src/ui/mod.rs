//! The page: state in, HTML out. Every answer comes from [`crate::assess()`]; nothing is decided here.
//!
//! `state` holds what the user did, `effects` is the only place that touches the browser around the
//! page (address bar, clipboard, storage, files, printer), `fields` are form controls that know nothing of ECS,
//! `sections` are the parts of the screen, written from top to bottom with a `writer`; `listener` is what
//! elements do, `explain` what opens an explanation; `html` writes the page as text, for the time before it
//! has started; `surroundings` says what is other within a page of somebody else's.
//!
//! There is one Yew component, the page, and `held`, a part of it that can be left as it stands, so that `turns`
//! can draw one after the other: each further component and the hooks add up to 4 KB to the download.

mod derived;
mod effects;
mod explain;
mod fields;
mod held;
mod history;
mod html;
mod keeping;
mod listener;
mod sections;
mod shapes;
mod state;
mod surroundings;
mod turns;
mod writer;

use crate::export::design_json;
use crate::scenario::saved::read;
use crate::scenario::{Problem, Scenario};
use crate::text::{Label, Language, Words};
use derived::Derived;
use js_sys::Function;
use keeping::Keep;
use listener::{On, Reaction};
use sections::{
    Form, Shown, addresses, answers, assumed, caption, cheapest_design, claim, controls, diagnosis,
    explained, findings, footer, header, hop_id, link_problems, monthly_bill, outlook, path_list,
    picture, printed, reach, regions, saved_designs, share, text_of, way_home, ways_out,
    zone_losses,
};
use state::{Action, Share, State};
use std::cell::RefCell;
use std::rc::Rc;
use surroundings::{Embed, Part, Surroundings, View, design};
use turns::{Turn, Turns};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Element, EventTarget};
use writer::Writer;
use yew::prelude::*;

/// A design with its answers, before anything is drawn of it.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "it is handed from one function to another")]
pub struct Answered {
    link: String,
    state: State,
    derived: Derived,
}

impl Answered {
    fn new(link: String, (scenario, problems): (Scenario, Vec<Problem>)) -> Answered {
        let (today, theme) = (effects::today(), effects::theme());
        let state = State { today, theme, ..State::of(scenario, problems) };
        let derived = Derived::new(&state);
        Answered { link, state, derived }
    }
}

/// Answers about the design of the address bar. A step of its own, so that whoever does something meanwhile need
/// not wait until the page is drawn as well.
#[wasm_bindgen]
#[must_use]
pub fn answer() -> Answered {
    yew::set_custom_panic_hook(Box::new(|panic| effects::note_panic(&panic.to_string())));
    let link = effects::link();
    let given = Scenario::from_link(&link);
    Answered::new(link, given)
}

/// Puts the page into an element of its own document. `whole` hears when all of it is there.
#[wasm_bindgen]
pub fn page(root: Element, answered: Answered, whole: Function) {
    let still = answered.link == effects::link();
    mount(root, if still { answered } else { answer() }, Surroundings::Page, Some(whole));
}

/// Puts a design into an element of somebody else's page: a link, or a document. `home` is the address of the
/// page by itself; `told` hears of every design that is shown.
#[wasm_bindgen]
#[must_use]
pub fn embed(
    root: Element,
    given: &JsValue,
    part: &str,
    readonly: &JsValue,
    home: String,
    told: Function,
) -> Embedded {
    let view = View { part: Part::from_name(part), readonly: readonly.is_truthy() };
    let surroundings = Surroundings::Embed(Embed { view, home, told });
    Embedded(mount(root, Answered::new(String::new(), design(given)), surroundings, None))
}

/// A design that stands in a page of somebody else's.
#[wasm_bindgen]
#[expect(missing_debug_implementations, reason = "it holds an app of Yew's")]
pub struct Embedded(AppHandle<Page>);

#[wasm_bindgen]
impl Embedded {
    /// Shows another one.
    pub fn give(&self, given: &JsValue) {
        let (scenario, problems) = design(given);
        self.0.send_message(Action::Give(Rc::new(scenario), problems));
    }

    /// Ends it.
    pub fn destroy(self) {
        self.0.destroy();
    }
}

fn mount(
    root: Element,
    mut answered: Answered,
    surroundings: Surroundings,
    whole: Option<Function>,
) -> AppHandle<Page> {
    // What stands in the document until we do gives its picture as much room. How much it has within a page of
    // somebody else's can change at any time.
    answered.state.room = match surroundings {
        Surroundings::Page => effects::room(&root),
        Surroundings::Embed(_) => None,
    };
    // What stands there is about the default design, and can stand there until its turn. Where there is nothing,
    // what comes late would move the rest.
    let stands = matches!(surroundings, Surroundings::Page)
        && answered.state.scenario == Scenario::default();
    let (upto, until_then) = match stands {
        true => {
            (Turn::Answers, STANDS.map(|(turn, there)| (turn, effects::taken_out(&root, there))))
        }
        false => {
            answered.derived.weigh();
            (Turn::Picture, STANDS.map(|(turn, _)| (turn, Html::default())))
        }
    };
    let Answered { state, derived, .. } = answered;
    let turns = Turns::begin(upto, until_then.into());
    let page = Page { whole, ..Page::new(state, derived, turns, surroundings) };
    let props = PageProps { root: root.clone(), page: Rc::new(RefCell::new(Some(page))) };
    yew::Renderer::<Page>::with_root_and_props(root, props).render()
}

/// Where the parts stand that are drawn later, from the bottom to the top.
const STANDS: [(Turn, &str); 4] = [
    (Turn::Notes, "#cheapest + :not(footer)"),
    (Turn::Rest, "#bill + :not(footer)"),
    (Turn::Picture, ".rest > :not(footer)"),
    (Turn::Design, ".controls"),
];

/// The page of the default design as HTML, in a language: what stands in the document until the app does.
/// It is dated by nobody's clock.
#[must_use]
pub fn prerendered(language: Language) -> String {
    let turns = Turns::begin(Turn::Rest, Vec::new());
    let state = State::default();
    let derived = Derived::new(&state);
    let mut page = Page::new(state, derived, turns, Surroundings::Page);
    page.derived.decide(&page.state);
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

/// Where the page stands, and the page as it starts, until it does.
#[expect(missing_debug_implementations, reason = "it holds what is the browser's")]
#[derive(Clone, Properties)]
pub struct PageProps {
    root: Element,
    page: Rc<RefCell<Option<Page>>>,
}

impl PartialEq for PageProps {
    /// They are given once.
    fn eq(&self, other: &PageProps) -> bool {
        Rc::ptr_eq(&self.page, &other.page)
    }
}

/// The page.
#[expect(missing_debug_implementations, reason = "it holds a listener of the browser's")]
pub struct Page {
    state: State,
    derived: Derived,
    turns: Turns,
    surroundings: Surroundings,
    /// What the page around an embed was told of last.
    told: Option<(Scenario, Vec<Problem>)>,
    address_bar: effects::AddressBar,
    /// What is drawn next is another design as a whole.
    leap: bool,
    /// When the search was last drawn.
    drawn: i64,
    shelf: effects::Shelf,
    stillness: effects::Stillness,
    /// Keys, and what other tabs store.
    ears: Vec<effects::Ear>,
    /// The path stood beside the picture when its room was measured.
    path_beside: bool,
    /// Somebody asked for the path and waits to see it.
    path_awaited: bool,
    /// The dialog of saved designs stands open on the screen.
    dialog: bool,
    /// Waits to hear that all of it has been drawn.
    whole: Option<Function>,
    /// The element that gets the focus once it is there.
    focus: Option<String>,
    /// The one that gets it if what has it goes.
    meant: Option<&'static str>,
    /// Where the focus was before what is drawn now.
    place: effects::Place,
}

impl Component for Page {
    type Message = Action;
    type Properties = PageProps;

    fn create(context: &Context<Page>) -> Page {
        // It is created once.
        context.props().page.take().unwrap_or_else(|| {
            let Answered { state, derived, .. } = answer();
            let turns = Turns::begin(Turn::Answers, Vec::new());
            Page::new(state, derived, turns, Surroundings::Page)
        })
    }

    fn update(&mut self, context: &Context<Page>, action: Action) -> bool {
        if action == Action::CopyLink {
            let done = context.link().callback(Action::LinkCopied);
            effects::copy(&self.address(), done);
            return false;
        }
        if action == Action::Fit(self.state.room) {
            return false;
        }
        let typing = self.state.typing;
        // More has been typed since.
        if matches!(action, Action::Pause(typed) if typed != typing) {
            return false;
        }
        // The browser tells late that a dialog has closed: it may be wanted again by then.
        if action == Action::Keep(Keep::Hide) && !self.dialog {
            return false;
        }
        if let Action::Share(what) = action {
            self.share(context, what);
        }
        if matches!(action, Action::Demonstrate(_)) {
            effects::jump_to(&context.props().root, "verdicts");
        }
        if let Action::Explain(Some(topic)) = &action
            && self.state.explained.is_some_and(|shown| shown != *topic)
        {
            // The button that asks would close it, though it was opened for another one.
            effects::hide_popover(&context.props().root, "explained");
        }
        if action == Action::Search {
            return self.search(context);
        }
        if action == Action::DrawOn {
            self.draw_on(context);
            return true;
        }
        if let Action::Keep(keep) = &action {
            self.keep(keep);
        }
        let theme = self.state.theme;
        // The button that closes something goes with it.
        if action == Action::LookAway {
            effects::leave(&context.props().root, "[aria-controls=inspected][aria-expanded=true]");
        }
        if self.state.path_shown && action == Action::TogglePath(self.state.flow) {
            effects::leave(&context.props().root, "[aria-controls=path][aria-expanded=true]");
        }
        self.meant = action.leads_to().or(self.meant);
        // From the list of saved designs it is led to the comparison.
        if self.state.keeping.shown && matches!(action, Action::Pin(_)) {
            self.focus = Some("pinned".to_owned());
        }
        // The text that is to be copied by hand.
        if matches!(action, Action::Shared(_, false)) {
            self.focus = Some("share-text".to_owned());
        }
        if let Action::FindHop(hop) = action {
            self.focus = Some(hop_id(hop));
        }
        let path_asked = matches!(action, Action::TogglePath(_));
        let paused = matches!(action, Action::Pause(_));
        self.leap |= action.leaps();
        self.state = std::mem::take(&mut self.state).reduce(action);
        if theme != self.state.theme {
            effects::show_theme(self.state.theme);
        }
        self.path_awaited |= path_asked && self.state.path_shown;
        if self.state.typing > typing {
            let typed = self.state.typing;
            effects::later(context.link().callback(move |()| Action::Pause(typed)), PAUSE);
        }
        // What follows by itself holds nothing up.
        if !paused {
            self.stillness.keep(&context.props().root);
        }
        if self.turns.change(self.derived.follow(&self.state)) {
            effects::after_painting(context.link().callback(|()| Action::DrawOn));
        }
        true
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        let root = &context.props().root;
        if first {
            self.listen(context, root);
            effects::after_painting(context.link().callback(|()| Action::DrawOn));
        }
        let shown = self.state.keeping.shown;
        if shown != self.dialog {
            self.dialog = shown;
            match shown {
                true => effects::open_dialog(root, "saved"),
                false => effects::close_dialog(root, "saved"),
            }
        }
        if self.focus.is_none() {
            self.place.mend(root, self.meant);
        }
        if self.turns.next().is_none() {
            self.meant = None;
            if let Some(id) = self.focus.take() {
                effects::focus(root, &id);
            }
            if let Some(whole) = self.whole.take() {
                let _ = whole.call0(&JsValue::NULL);
            }
        }
        let picture_drawn = self.turns.shows(Turn::Picture);
        if picture_drawn && std::mem::take(&mut self.path_awaited) {
            effects::show_beginning(root, "path");
            effects::enter(root, "path-text");
        }
        match &self.surroundings {
            Surroundings::Page => {
                let beside = self.state.path_shown;
                if picture_drawn && std::mem::replace(&mut self.path_beside, beside) != beside {
                    context.link().send_message(Action::Fit(effects::room(root)));
                }
                let link = self.state.edited.then(|| self.derived.link.clone());
                self.address_bar.show(link, std::mem::take(&mut self.leap));
            }
            Surroundings::Embed(embed) => {
                let now = Some((self.state.scenario.clone(), self.state.problems.clone()));
                if self.told != now {
                    let State { scenario, problems, .. } = &self.state;
                    let json = design_json(scenario, &self.derived.assessment, WORDS);
                    let problems = problems.iter().map(|problem| WORDS.problem(problem));
                    effects::tell(&embed.told, &self.derived.link, &json, problems.collect());
                    self.told = now;
                }
            }
        }
    }

    fn view(&self, context: &Context<Page>) -> Html {
        let address = self.address();
        self.place.note(&context.props().root);
        let drawn = self.draw(WORDS, context.link().callback(|action| action), &address);
        self.turns.drawn();
        drawn
    }
}

impl Page {
    fn new(state: State, derived: Derived, turns: Turns, surroundings: Surroundings) -> Page {
        Page {
            state,
            derived,
            turns,
            surroundings,
            told: None,
            address_bar: effects::AddressBar::default(),
            leap: false,
            drawn: 0,
            shelf: effects::Shelf::default(),
            stillness: effects::Stillness::default(),
            ears: Vec::new(),
            path_beside: false,
            path_awaited: false,
            dialog: false,
            whole: None,
            focus: None,
            meant: None,
            place: effects::Place::default(),
        }
    }

    /// Hears what is done beside the elements: in the address bar, at the keyboard, in other tabs. An embed hears
    /// nothing but keys, and those only while it has the focus.
    fn listen(&mut self, context: &Context<Page>, root: &Element) {
        let act = context.link().callback(|action| action);
        let (pressed, place) = (act.clone(), root.clone());
        let keys = move |event| match effects::shortcut(&place, &event) {
            Some(effects::Shortcut::Undo) => pressed.emit(Action::Undo),
            Some(effects::Shortcut::Redo) => pressed.emit(Action::Redo),
            None => {}
        };
        let keys = Box::new(keys);
        match &self.surroundings {
            Surroundings::Page => {
                self.address_bar.listen(context.link().callback(Action::Open));
                let Some(window) = effects::window() else { return };
                let (measured, place) = (act.clone(), root.clone());
                let resized = move |_| measured.emit(Action::Fit(effects::room(&place)));
                let stored = move |_| act.emit(Action::Keep(Keep::Follow));
                self.ears.push(effects::Ear::new(&window, "keydown", keys));
                self.ears.push(effects::Ear::new(&window, "storage", Box::new(stored)));
                self.ears.push(effects::Ear::new(&window, "resize", Box::new(resized)));
            }
            Surroundings::Embed(embed) if embed.view.readonly => {}
            Surroundings::Embed(_) => {
                let here: &EventTarget = root;
                self.ears.push(effects::Ear::new(here, "keydown", keys));
            }
        }
    }

    /// The address that leads to this design.
    fn address(&self) -> String {
        self.surroundings.address(&self.derived.link)
    }

    /// It all in words, from top to bottom. The address is the one that leads to this design.
    fn draw(&self, words: &'static dyn Words, dispatch: Callback<Action>, address: &str) -> Html {
        let mut writer = Writer::new(words, dispatch);
        writer.typing = self.state.typing > 0;
        match &self.surroundings {
            Surroundings::Page => self.draw_page(&mut writer, address),
            Surroundings::Embed(_) => {
                writer.sections_are("group");
                self.draw_embed(&mut writer, address);
            }
        }
        writer.finish()
    }

    fn draw_page(&self, page: &mut Writer, address: &str) {
        let State { problems, shared, .. } = &self.state;
        let shown = self.shown();
        page.open("a class='skip' href='#picture'");
        page.on(On::Click, Reaction::JumpTo("picture"));
        page.say(Label::SkipToPicture);
        page.close();
        self.turns.draw(Turn::Answers, page, &|page| {
            header(page, &self.state);
            share(page, &shown, *shared, address);
            printed(page, &shown, address);
            link_problems(page, Label::LinkProblems, problems);
        });
        page.open("main class='page'");
        self.draw_design(page, &shown);
        page.close();
        explained(page, &shown, self.state.explained);
        saved_designs(page, &shown, &self.state.keeping);
    }

    /// The answers, the design, and everything else that is said about it: the order in which a narrow page
    /// shows them, and in which Tab and screen readers go through every page.
    fn draw_design(&self, page: &mut Writer, shown: &Shown<'_>) {
        let readonly = shown.view.readonly;
        page.open("div class='first'");
        self.turns.draw(Turn::Answers, page, &|page| {
            // What it leads to is another design.
            match readonly {
                true => page.gap(),
                false => diagnosis(page, shown, &self.state.pasted),
            }
            answers(page, shown);
        });
        page.close();
        match readonly {
            true => page.gap(),
            false => self.turns.draw(Turn::Design, page, &|page| self.form(page, controls)),
        }
        page.open("div class='rest'");
        self.turns.draw(Turn::Picture, page, &|page| {
            let inspected = reach(page, shown);
            self.form(page, |form| monthly_bill(form, shown, inspected));
        });
        self.turns.draw(Turn::Rest, page, &|page| self.draw_others(page, shown));
        self.turns.draw(Turn::Notes, page, &|page| {
            claim(page, shown);
            zone_losses(page, shown);
            addresses(page, shown);
            findings(page, shown);
            assumed(page, shown);
        });
        match self.surroundings {
            Surroundings::Page => footer(page),
            Surroundings::Embed(_) => {}
        }
        page.close();
    }

    /// What is said about other designs.
    fn draw_others(&self, page: &mut Writer, shown: &Shown<'_>) {
        let readonly = shown.view.readonly;
        ways_out(page, shown);
        outlook(page, shown);
        regions(page, shown);
        match readonly {
            true => page.gap(),
            false => cheapest_design(page, shown),
        }
    }

    /// An embed has no landmarks: those are for the page around it to give.
    fn draw_embed(&self, page: &mut Writer, address: &str) {
        let shown = self.shown();
        link_problems(page, Label::GivenProblems, &self.state.problems);
        match shown.view.part {
            Part::Full => {
                page.open_as("div", if shown.view.readonly { "" } else { "page" });
                self.draw_design(page, &shown);
                page.close();
            }
            Part::Verdicts => {
                self.turns.draw(Turn::Answers, page, &|page| answers(page, &shown));
                self.turns.draw(Turn::Picture, page, &|page| {
                    page.open_as("div", if shown.path_shown { "reach" } else { "" });
                    path_list(page, &shown);
                    page.close();
                });
            }
            Part::Diagram => self.turns.draw(Turn::Picture, page, &|page| {
                let _ = reach(page, &shown);
                caption(page, &shown);
            }),
            Part::Bill => self.turns.draw(Turn::Picture, page, &|page| {
                self.form(page, |form| monthly_bill(form, &shown, None));
            }),
        }
        way_home(page, address);
        explained(page, &shown, self.state.explained);
    }

    /// Writes what has fields in it.
    fn form(&self, page: &mut Writer, write: impl FnOnce(&mut Form<'_>)) {
        let State { scenario, drafts, open, .. } = &self.state;
        let assessment = &self.derived.assessment;
        write(&mut Form { page, scenario, assessment, drafts, open });
    }

    /// What the sections show.
    fn shown(&self) -> Shown<'_> {
        let State { scenario, flow, lost, open, path_shown, deciding, today, .. } = &self.state;
        let (inspected, room) = (self.state.inspected, self.state.room);
        Shown {
            scenario,
            assessment: &self.derived.assessment,
            flow: *flow,
            path_shown: *path_shown,
            inspected,
            lost: *lost,
            room,
            open,
            deciding,
            derived: &self.derived,
            today: *today,
            view: self.surroundings.view(),
        }
    }

    /// Gives what was asked for to the browser, and tells whether it took it.
    fn share(&self, context: &Context<Page>, what: Share) {
        let shared = context.link().callback(move |done| Action::Shared(what, done));
        // Once what was told of the last one is gone: nobody hears of the same text twice.
        let done = Callback::from(move |done| {
            effects::after_painting(shared.reform(move |()| done));
        });
        let shown = self.shown();
        let address = self.address();
        let text = || text_of(what, &shown, &address, WORDS);
        let save = |name: &str, kind| done.emit(effects::save_text(name, kind, &text()));
        match what {
            Share::Link | Share::Markdown => effects::copy(&text(), done.clone()),
            Share::Csv => {
                let (bill, region) = (WORDS.label(Label::FileOfBill), shown.scenario.region.code());
                let day = shown.today.to_string();
                let name = ["ecs-reach-", bill, "-", region, "-", &day, ".csv"].concat();
                save(&name, "text/csv;charset=utf-8");
            }
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

/// So many milliseconds after the last letter somebody has typed all of it.
const PAUSE: i32 = 600;

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

    /// Works out and draws what comes in the next turn.
    fn draw_on(&mut self, context: &Context<Page>) {
        let (turn, more) = self.turns.go_on();
        match turn {
            Turn::Answers | Turn::Design => {}
            // After clicks in haste the notes can be drawn without a turn of the picture's.
            Turn::Picture | Turn::Notes => self.derived.weigh(),
            Turn::Rest => {
                if self.derived.decide(&self.state) {
                    // What a short search finds is drawn once, at its end.
                    self.drawn = effects::now();
                    effects::later(context.link().callback(|()| Action::Search), 0);
                }
            }
        }
        if more {
            effects::after_painting(context.link().callback(|()| Action::DrawOn));
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
            self.turns.change_rest();
        }
        due
    }
}

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

mod anchor;
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
mod tab;
mod turns;
mod writer;

use crate::export::design_json;
use crate::scenario::saved::read;
use crate::scenario::{Problem, Scenario};
use crate::text::{Label, Language, Notice, Words};
use anchor::Anchor;
use derived::Derived;
use js_sys::Function;
use keeping::Keep;
use sections::{
    Form, Shown, addresses, answers, assumed, caption, cheapest_design, claim, controls, diagnosis,
    explained, findings, footer, header, link_problems, monthly_bill, outlook, path_list, picture,
    printed, reach, regions, saved_designs, share, telling, text_of, way_home, ways_out,
    zone_losses,
};
use state::{Action, Effect, Leap, Message, Offered, Share, Shared, State};
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
    let mut answered = Answered::new(link, given);
    if let Some(left) = effects::left_behind() {
        tab::take_up(&mut answered.state, &left);
    }
    answered
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
            let stands = |turn: Turn| (turn, effects::taken_out(&root, &turn.selector()));
            (Turn::Frame, Turn::LATER.map(stands))
        }
        false => {
            answered.derived.weigh();
            (Turn::Picture, Turn::LATER.map(|turn| (turn, Html::default())))
        }
    };
    let Answered { state, derived, .. } = answered;
    let turns = Turns::begin(upto, until_then.into());
    let page = Page { whole, ..Page::new(state, derived, turns, surroundings) };
    let props = PageProps { root: root.clone(), page: Rc::new(RefCell::new(Some(page))) };
    yew::Renderer::<Page>::with_root_and_props(root, props).render()
}

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
    let drawn = page.draw(language.words(), Callback::noop(), "");
    html::write(&mut text, &drawn, language.notices().notice(Notice::OfDefaultDesign));
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
    /// How far what is drawn next is from what was.
    leap: Leap,
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
    /// Another path is drawn, or one without a zone: it comes into view in the picture.
    way_awaited: bool,
    /// Where the page stood before it was scrolled to the path.
    path_from: Option<f64>,
    /// The dialog of saved designs stands open on the screen.
    dialog: bool,
    /// Waits to hear that all of it has been drawn.
    whole: Option<Function>,
    /// The element that gets the focus once it is there.
    focus: Option<Anchor>,
    /// The one that gets it if what has it goes.
    meant: Option<Anchor>,
    /// Where the focus was before what is drawn now.
    place: effects::Place,
}

impl Component for Page {
    type Message = Message;
    type Properties = PageProps;

    fn create(context: &Context<Page>) -> Page {
        // It is created once.
        context.props().page.take().unwrap_or_else(|| {
            let Answered { state, derived, .. } = answer();
            let turns = Turns::begin(Turn::Frame, Vec::new());
            Page::new(state, derived, turns, Surroundings::Page)
        })
    }

    fn update(&mut self, context: &Context<Page>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(context, action),
            Message::DrawOn => {
                self.draw_on(context);
                true
            }
            Message::Search => self.search(context),
            Message::Away => {
                effects::leave_behind(&tab::written(&self.state));
                false
            }
        }
    }

    fn rendered(&mut self, context: &Context<Page>, first: bool) {
        let root = &context.props().root;
        if first {
            self.listen(context, root);
            effects::after_painting(context.link().callback(|()| Message::DrawOn));
        }
        let shown = self.state.keeping.shown;
        if shown != self.dialog {
            self.dialog = shown;
            match shown {
                true => {
                    effects::open_dialog(root, &Anchor::Saved);
                    effects::enter(root, &Anchor::SaveName);
                }
                false => effects::close_dialog(root, &Anchor::Saved),
            }
        }
        if self.focus.is_none() {
            self.place.mend(root, self.meant.as_ref());
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
            self.path_from = effects::show_beginning(root, &Anchor::Path).or(self.path_from);
            effects::enter(root, &Anchor::PathText);
        }
        if picture_drawn && std::mem::take(&mut self.way_awaited) {
            effects::show_way(root);
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
        let drawn = self.draw(WORDS, context.link().callback(Message::Act), &address);
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
            leap: Leap::None,
            drawn: 0,
            shelf: effects::Shelf::default(),
            stillness: effects::Stillness::default(),
            ears: Vec::new(),
            path_beside: false,
            path_awaited: false,
            way_awaited: false,
            path_from: None,
            dialog: false,
            whole: None,
            focus: None,
            meant: None,
            place: effects::Place::default(),
        }
    }

    /// Follows what the user did; false where nothing is to be drawn.
    fn act(&mut self, context: &Context<Page>, action: Action) -> bool {
        if self.is_past(&action) {
            return false;
        }
        if let Action::Keep(keep) = &action {
            self.keep(context, keep);
        }
        let paused = matches!(action, Action::Pause(_));
        self.reduce(context, action);
        // What follows by itself holds nothing up.
        if !paused {
            self.stillness.keep(&context.props().root);
        }
        if self.turns.change(self.derived.follow(&self.state)) {
            effects::after_painting(context.link().callback(|()| Message::DrawOn));
        }
        true
    }

    /// Whether it is so already, or is not so any more.
    fn is_past(&self, action: &Action) -> bool {
        if let Action::Fit(room) = action {
            *room == self.state.room
        } else if let Action::Pause(typed) = action {
            // More has been typed since.
            *typed != self.state.typing
        } else {
            // The browser tells late that a dialog has closed: it may be wanted again by then.
            *action == Action::Keep(Keep::Hide) && !self.dialog
        }
    }

    fn reduce(&mut self, context: &Context<Page>, action: Action) {
        let (state, effects) = std::mem::take(&mut self.state).reduce(action);
        self.state = state;
        for effect in effects {
            self.follow(context, effect);
        }
    }

    /// Does what is to be done around the page.
    fn follow(&mut self, context: &Context<Page>, effect: Effect) {
        let root = &context.props().root;
        match effect {
            Effect::Share(what, offered) => self.share(context, what, offered),
            Effect::JumpTo(there) => effects::jump_to(root, &there),
            Effect::HidePopover(popover) => effects::hide_popover(root, &popover),
            Effect::Leave(opened) => effects::leave(root, &opened),
            Effect::LeavePath => {
                effects::leave(root, &Anchor::Path);
                if let Some(place) = self.path_from.take() {
                    effects::go_back_to(place);
                }
            }
            Effect::Focus(there) => self.focus = Some(there),
            Effect::LeadTo(there) => self.meant = Some(there),
            Effect::ShowPath => self.path_awaited = true,
            Effect::ShowWay => self.way_awaited = true,
            Effect::ShowTheme(theme) => effects::show_theme(theme),
            Effect::Pause(typed) => {
                effects::later(context.link().callback(move |()| Action::Pause(typed)), PAUSE);
            }
            Effect::Leap(leap) => self.leap = self.leap.max(leap),
        }
    }

    /// Hears what is done beside the elements: in the address bar, at the keyboard, in other tabs. An embed hears
    /// nothing but keys, and those only while it has the focus.
    fn listen(&mut self, context: &Context<Page>, root: &Element) {
        let act = context.link().callback(Message::Act);
        let (pressed, place) = (act.clone(), root.clone());
        let keys = move |event| match effects::shortcut(&place, &event) {
            Some(effects::Shortcut::Undo) => pressed.emit(Action::Undo),
            Some(effects::Shortcut::Redo) => pressed.emit(Action::Redo),
            None => {}
        };
        let keys = Box::new(keys);
        match &self.surroundings {
            Surroundings::Page => {
                let opened = context.link().callback(Action::Open);
                self.address_bar.listen(&self.derived.link, opened);
                let Some(window) = effects::window() else { return };
                let (measured, place) = (act.clone(), root.clone());
                let resized = move |_| measured.emit(Action::Fit(effects::room(&place)));
                for leaving in ["pagehide", "visibilitychange"] {
                    let left = context.link().callback(|()| Message::Away);
                    let away = Box::new(move |_| left.emit(()));
                    self.ears.push(effects::Ear::new(&window, leaving, away));
                }
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
        writer.typing = self.state.half;
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
        page.open_link("a class='skip'", Anchor::Picture);
        page.say(Label::SkipToPicture);
        page.close();
        self.turns.draw(Turn::Head, page, &|page| {
            header(page, &self.state, address);
            share(page, &shown, *shared, address);
            printed(page, &shown, address);
        });
        link_problems(page, Label::LinkProblems, problems, shown.scenario);
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
        link_problems(page, Label::GivenProblems, &self.state.problems, shown.scenario);
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
        let State { inspected, room, untold, .. } = self.state;
        Shown {
            scenario,
            assessment: &self.derived.assessment,
            flow: flow.unwrap_or_else(|| telling(scenario, &self.derived.assessment)),
            untold,
            path_shown: *path_shown,
            inspected,
            lost: *lost,
            example: self.state.example.as_ref(),
            room,
            open,
            deciding,
            derived: &self.derived,
            today: *today,
            view: self.surroundings.view(),
        }
    }

    /// Gives what was asked for to the browser, and tells whether it took it.
    fn share(&self, context: &Context<Page>, what: Share, offered: Offered) {
        let shared = move |done| Action::Shared(Shared { what, offered, done });
        let shared = context.link().callback(shared);
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
const PAUSE: i32 = 700;

/// A search holds up the page for at most that many milliseconds at a time, and is drawn every so many.
const BUSY: i64 = 28;
const REDRAW: i64 = 250;

impl Page {
    /// Does what is more than to show: stores, opens, exports. Always from what is stored now, so that
    /// nothing is lost of what another tab did meanwhile.
    fn keep(&mut self, context: &Context<Page>, keep: &Keep) {
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
        let kept = self.shelf.read();
        // What was told of a list is not said beside another one.
        if *keep == Keep::Follow && kept != keeping.kept {
            keeping.quiet();
        }
        keeping.kept = kept;
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
                    self.reduce(context, Action::Adopt(design));
                }
                None => keeping.fail(Label::DesignGone),
            }
        }
    }

    /// Works out and draws what comes in the next turn.
    fn draw_on(&mut self, context: &Context<Page>) {
        let (turn, more) = self.turns.go_on();
        match turn {
            Turn::Frame | Turn::Answers | Turn::Design | Turn::Head => {}
            // After clicks in haste the notes can be drawn without a turn of the picture's.
            Turn::Picture | Turn::Notes => self.derived.weigh(),
            Turn::Rest => {
                if self.derived.decide(&self.state) {
                    // What a short search finds is drawn once, at its end.
                    self.drawn = effects::now();
                    effects::later(context.link().callback(|()| Message::Search), 0);
                }
            }
        }
        if more {
            effects::after_painting(context.link().callback(|()| Message::DrawOn));
        }
    }

    /// Searches on for a moment; true where there is something new to see.
    fn search(&mut self, context: &Context<Page>) -> bool {
        let begun = effects::now();
        let more = self.derived.search_on(|| effects::now() < begun.saturating_add(BUSY));
        if more {
            effects::later(context.link().callback(|()| Message::Search), 0);
        }
        let due = !more || begun > self.drawn.saturating_add(REDRAW);
        if due {
            self.drawn = begun;
            self.turns.change_rest();
        }
        due
    }
}

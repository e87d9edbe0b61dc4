//! What elements do when something happens to them. One kind of listener for all: every closure of its
//! own would be compiled, and downloaded, for itself.

use super::anchor::Anchor;
use super::effects;
use super::state::{Action, Panel};
use crate::scenario::{Key, Value};
use yew::Callback;
use yew::virtual_dom::{Listener as Listens, ListenerKind};

/// Something that happens to an element.
#[derive(Debug, Clone, Copy)]
pub(super) enum On {
    /// It is clicked.
    Click,
    /// Enter or the space bar is pressed on it: what a button of the browser's does by itself.
    Press,
    /// Escape is pressed in it, and nothing lies above it that the browser closes by that.
    Escape,
    /// Another choice is made.
    Change,
    /// Something is typed.
    Input,
    /// It is left.
    Leave,
    /// Enter is pressed in a form.
    Submit,
    /// It opens or closes.
    Toggle,
    /// A dialog closes.
    Close,
}

/// What happens then.
#[derive(Debug, Clone)]
pub(super) enum Reaction {
    /// The user did something that is known beforehand.
    Do(Action),
    /// The user turned it on or off. What it shows now tells which: what was drawn may be older.
    Turn { on: Action, off: Action },
    /// The setting gets the value that was picked.
    Pick(Key),
    /// The setting, or one of its lists, gets what was typed.
    Type(Key, &'static str),
    /// The panel is drawn, or not any more.
    Disclose(Panel),
    /// View and focus move to an element, and the address bar stays as it is.
    JumpTo(Anchor),
    /// The pasted message is what stands there.
    Paste,
    /// What somebody picked, typed or slid to means this.
    With(fn(String) -> Option<Action>),
    /// The file that was chosen is read.
    ReadFile,
    /// That, instead of what a browser would do.
    Instead(Action),
    /// An explanation is there and gets the focus, or is there no more.
    Explained,
    /// Nothing, instead of what a browser would do.
    Nothing,
}

/// Waits for something and sends what it means.
pub(super) struct Listener {
    pub(super) on: On,
    pub(super) reaction: Reaction,
    pub(super) dispatch: Callback<Action>,
}

impl Listens for Listener {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Press | On::Escape => ListenerKind::onkeydown,
            On::Change => ListenerKind::onchange,
            On::Input => ListenerKind::oninput,
            On::Leave => ListenerKind::onblur,
            On::Submit => ListenerKind::onsubmit,
            On::Toggle => ListenerKind::ontoggle,
            On::Close => ListenerKind::onclose,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        let passed = match self.on {
            On::Press => !effects::presses(&event),
            On::Escape => !effects::escapes(&event),
            On::Click | On::Change | On::Input | On::Leave => false,
            On::Submit | On::Toggle | On::Close => false,
        };
        if passed {
            return;
        }
        // It was opened again before the browser told of it.
        if matches!(self.on, On::Close) && effects::is_open(&event) {
            return;
        }
        let action = match &self.reaction {
            Reaction::Do(action) => action.clone(),
            Reaction::Turn { on, off } => match effects::is_checked(&event) {
                true => on.clone(),
                false => off.clone(),
            },
            Reaction::Pick(key) => Action::Set(*key, Value::Text(effects::value(&event))),
            Reaction::Type(key, side) => Action::Type(*key, side, effects::value(&event)),
            Reaction::Paste => Action::Paste(effects::value(&event)),
            Reaction::With(meaning) => match meaning(effects::value(&event)) {
                Some(action) => action,
                None => return,
            },
            Reaction::Disclose(panel) => match effects::is_open(&event) {
                true => Action::Disclose(*panel),
                false => Action::Conceal(*panel),
            },
            Reaction::JumpTo(id) => {
                event.prevent_default();
                return effects::root_of(&event).map_or((), |root| effects::jump_to(&root, id));
            }
            Reaction::ReadFile => {
                return effects::read_file(&event, self.dispatch.reform(Action::Keep));
            }
            Reaction::Instead(action) => {
                event.prevent_default();
                action.clone()
            }
            Reaction::Explained => match effects::is_popped(&event) {
                true => {
                    return effects::root_of(&event)
                        .map_or((), |root| effects::focus(&root, &Anchor::Explained));
                }
                false => Action::Explain(None),
            },
            Reaction::Nothing => return event.prevent_default(),
        };
        self.dispatch.emit(action);
    }

    fn passive(&self) -> bool {
        false
    }
}

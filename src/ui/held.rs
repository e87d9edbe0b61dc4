//! A part of the page that can be left as it stands while the rest is drawn anew.

use std::cell::RefCell;
use yew::prelude::*;
use yew::virtual_dom::VComp;

/// The part: what it is to show next.
pub(super) struct Held(RefCell<Html>);

/// What it shows from now on; none to leave it as it stands.
#[derive(Properties)]
pub(super) struct Shows {
    next: RefCell<Option<Html>>,
}

impl PartialEq for Shows {
    /// Each is other than the one before: the part looks for itself whether there is something new.
    fn eq(&self, _: &Shows) -> bool {
        false
    }
}

impl Component for Held {
    type Message = ();
    type Properties = Shows;

    fn create(context: &Context<Held>) -> Held {
        Held(RefCell::new(context.props().next.take().unwrap_or_default()))
    }

    fn changed(&mut self, context: &Context<Held>, _: &Shows) -> bool {
        let shows = context.props().next.take();
        let new = shows.is_some();
        self.0 = RefCell::new(shows.unwrap_or_else(|| self.0.take()));
        new
    }

    fn view(&self, _: &Context<Held>) -> Html {
        self.0.take()
    }
}

/// A part that shows this from now on, or goes on showing what it shows. In a text there is no before.
pub(super) fn held(shows: Option<Html>) -> Html {
    if cfg!(target_family = "wasm") {
        Html::from(VComp::new::<Held>(Shows { next: RefCell::new(shows) }.into(), None))
    } else {
        shows.unwrap_or_default()
    }
}

//! What is to be done around the page, without a browser.

use super::*;
use crate::ui::explain::Figure;
use crate::ui::keeping::Keep;

#[test]
fn what_is_to_be_done_besides_follows_from_what_was_done() {
    let (saved, copied) = (Offered::InPanel, Share::Link);
    let shared = |offered, done| Action::Shared(Shared { what: copied, offered, done });
    let pin = || Action::Pin(Some(Rc::default()));
    let mut state = State::default();
    for (action, expected) in [
        (Action::TogglePath(Flow::Outbound), vec![Effect::ShowWay, Effect::ShowPath]),
        (Action::TogglePath(Flow::Start), vec![Effect::ShowWay, Effect::ShowPath]),
        (Action::TogglePath(Flow::Start), vec![Effect::ShowWay, Effect::LeavePath]),
        (Action::FindHop(2), vec![Effect::Focus(Anchor::Hop(2))]),
        (Action::Show(Flow::Inbound), vec![Effect::ShowWay]),
        (Action::LookAway, vec![Effect::Leave(Anchor::Inspected)]),
        (Action::Explain(Some(Topic::Figure(Figure::Total))), vec![]),
        (Action::Explain(Some(Topic::Figure(Figure::Total))), vec![]),
        (
            Action::Explain(Some(Topic::Figure(Figure::Price))),
            vec![Effect::HidePopover(Anchor::Explained)],
        ),
        (Action::Explain(None), vec![]),
        (Action::NextTheme, vec![Effect::ShowTheme(Theme::Light)]),
        (Action::Share(copied, saved), vec![Effect::Share(copied, saved)]),
        (shared(Offered::InPanel, true), vec![]),
        (shared(Offered::InHeader, false), vec![]),
        (shared(Offered::InPanel, false), vec![Effect::Focus(Anchor::ShareText)]),
        (pin(), vec![Effect::LeadTo(Anchor::Pinned)]),
        (Action::Pin(None), vec![Effect::LeadTo(Anchor::PinThis)]),
        (Action::Dismiss, vec![Effect::LeadTo(Anchor::Answers)]),
        (Action::Type(Key::Tasks, "", "7".to_owned()), vec![Effect::Pause(1)]),
        (Action::Type(Key::Tasks, "", "x".to_owned()), vec![Effect::Pause(2)]),
        (Action::Paste("RESOURCE:ENI".to_owned()), vec![Effect::Pause(3)]),
        (
            Action::Demonstrate(Rule::G1, "zones=3"),
            vec![Effect::JumpTo(Anchor::Answers), Effect::Leap(Leap::Look)],
        ),
        (Action::Reset, vec![Effect::Leap(Leap::Far)]),
        (Action::Undo, vec![]),
        (Action::Keep(Keep::Show), vec![]),
        (pin(), vec![Effect::LeadTo(Anchor::Pinned), Effect::Focus(Anchor::Pinned)]),
    ] {
        let (after, effects) = state.reduce(action.clone());
        assert_eq!(effects, expected, "{action:?}");
        state = after;
    }
}

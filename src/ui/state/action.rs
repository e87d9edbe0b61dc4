//! What the user can do, what the page hears besides, and what is to be done around it because of that.

use super::{Flow, Offered, Panel, Share, Shared, Theme};
use crate::assess::Trait;
use crate::decide::{Axis, Scale};
use crate::diagram::{Room, Subject};
use crate::network::Zone;
use crate::rules::Rule;
use crate::scenario::{Endpoint, Key, Preset, Problem, Scenario, Value};
use crate::ui::anchor::Anchor;
use crate::ui::explain::Topic;
use crate::ui::keeping::Keep;
use std::rc::Rc;

/// Something the user did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Gave a setting another value. A value that the setting cannot hold changes nothing.
    Set(Key, Value),
    /// Counted a setting down by one, to no less than this.
    CountDown(Key, u32),
    /// Counted a setting up by one, to no more than this.
    CountUp(Key, u32),
    /// Added a VPC endpoint.
    AddEndpoint(Endpoint),
    /// Removed it.
    RemoveEndpoint(Endpoint),
    /// Typed in the field of a setting or of one side of its rules.
    Type(Key, &'static str, String),
    /// Left a setting's field.
    Leave(Key),
    /// Nothing: some time has gone by since something was typed for this many times.
    Pause(u32),
    /// Opened a port of the security group to everyone on IPv4.
    AllowFromAnywhere(u16),
    /// Closed it again.
    DisallowFromAnywhere(u16),
    /// Turned to the next theme.
    NextTheme,
    /// Opened a link.
    Open(String),
    /// Nothing: the page around an embed gave it a design, of which this could not be read.
    Give(Rc<Scenario>, Vec<Problem>),
    /// Chose a design to start from.
    StartFrom(Preset),
    /// Went back to the default design.
    Reset,
    /// Took back the last change of the design.
    Undo,
    /// Made again what was taken back last.
    Redo,
    /// Did something with the designs that are saved.
    Keep(Keep),
    /// Dismissed the problems of a link.
    Dismiss,
    /// Asked for something to show others.
    Share(Share, Offered),
    /// The browser gave it, or did not.
    Shared(Shared),
    /// Opened a panel.
    Disclose(Panel),
    /// Closed a panel.
    Conceal(Panel),
    /// Chose the path that is drawn.
    Show(Flow),
    /// Let a zone fail, or stand again.
    LoseZone(Zone),
    /// Looked at a thing in the picture, or no more.
    Inspect(Subject),
    /// Closed what it says about that thing.
    LookAway,
    /// Gave the picture more or less room.
    Fit(Option<Room>),
    /// Looked for a hop of the path that is drawn, counted from zero.
    FindHop(usize),
    /// Opened or closed the hop list of a path.
    TogglePath(Flow),
    /// Pasted an error message, or typed in it.
    Paste(String),
    /// Asked for the design that shows the cause of a message.
    Demonstrate(Rule, &'static str),
    /// Took another design in place of this one.
    Adopt(Rc<Scenario>),
    /// Pinned a design to compare others with, or none.
    Pin(Option<Rc<Scenario>>),
    /// Gave up every rate and discount of their own.
    ResetRates,
    /// Chose what the break-even is seen along.
    SeeAlong(Axis),
    /// Chose how that axis is divided.
    Divide(Scale),
    /// Looked at a step of it.
    LookAt(u32),
    /// Wanted something of the cheapest design.
    Want(Trait),
    /// Wanted it no more.
    DoWithout(Trait),
    /// Wanted no fewer zones than now, or let go of them.
    KeepZones(bool),
    /// Typed what it may cost.
    Budget(String),
    /// Stopped the search, or asked for it again.
    StopSearch,
    /// Asked for an explanation, or closed it.
    Explain(Option<Topic>),
    /// Held the sentence about small workloads against so many tasks or instances.
    Claim(u32),
}

/// What the page hears.
#[derive(Debug)]
pub enum Message {
    /// What the user did.
    Act(Action),
    /// Of itself: the next part of it is to follow.
    DrawOn,
    /// Of itself: the search is to go on for a slice of time.
    Search,
    /// The tab may be left now.
    Away,
}

impl From<Action> for Message {
    fn from(action: Action) -> Message {
        Message::Act(action)
    }
}

/// How far what is shown next is from what was shown before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::ui) enum Leap {
    /// It is the same design with a setting changed.
    #[default]
    None,
    /// It is another design as a whole, as a page is that is gone to.
    Far,
    /// The same, out of several that somebody looks through one after the other.
    Look,
}

/// What is to be done around the page because of that, before it is drawn again.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Effect {
    /// Give the browser something to take along.
    Share(Share, Offered),
    /// Move view and focus there.
    JumpTo(Anchor),
    /// Close a popover: the button that asks for the next one would do that, though it was opened for another one.
    HidePopover(Anchor),
    /// Move the focus to what opened this: the button that closes it goes with it.
    Leave(Anchor),
    /// Move the focus there once everything is drawn.
    Focus(Anchor),
    /// Move the focus there if the button that was pressed goes.
    LeadTo(Anchor),
    /// Show where the path begins, once it is drawn.
    ShowPath,
    /// Bring the path into view in the picture.
    ShowWay,
    /// Lead back to where the path was asked for.
    LeavePath,
    /// Show another theme.
    ShowTheme(Theme),
    /// Tell when nothing more was typed for a while after so many times.
    Pause(u32),
    /// What is shown next is that far from what is shown now.
    Leap(Leap),
}

//! Elements that other parts of the page lead to, by what they are: none is known by a text in two files.

use yew::AttrValue;

/// An element of ours that something leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The answers.
    Answers,
    /// The picture.
    Picture,
    /// What is said of a thing in the picture.
    Inspected,
    /// The path in words.
    Path,
    /// Reasons and hops of that path.
    PathText,
    /// A hop of that path, counted from zero.
    Hop(usize),
    /// The bill.
    Bill,
    /// What else is to be said about the design.
    Notes,
    /// What the answers assume.
    Assumptions,
    /// The explanation of a term or number. Each of their buttons names it as well.
    Explained,
    /// The design that others are compared with.
    Pinned,
    /// The button that pins this one.
    PinThis,
    /// The text that is to be copied by hand.
    ShareText,
    /// The dialog of saved designs.
    Saved,
    /// The field with the name under which this design is saved.
    SaveName,
    /// The button that opens a saved design.
    OpenSaved(String),
    /// The button that gives it another name.
    RenameSaved(String),
    /// The field with that name.
    NewName,
    /// The button that brings back what was deleted last.
    Restore,
}

impl Anchor {
    /// The id in the document.
    pub(super) fn name(&self) -> AttrValue {
        AttrValue::Static(match self {
            Anchor::Answers => "verdicts",
            Anchor::Picture => "picture",
            Anchor::Inspected => "inspected",
            Anchor::Path => "path",
            Anchor::PathText => "path-text",
            Anchor::Hop(hop) => return ["hop-", &hop.to_string()].concat().into(),
            Anchor::Bill => "bill",
            Anchor::Notes => "notes",
            Anchor::Assumptions => "assumptions",
            Anchor::Explained => "explained",
            Anchor::Pinned => "pinned",
            Anchor::PinThis => "pin-this",
            Anchor::ShareText => "share-text",
            Anchor::Saved => "saved",
            Anchor::SaveName => "save-name",
            Anchor::OpenSaved(id) => return ["open-", id].concat().into(),
            Anchor::RenameSaved(id) => return ["rename-", id].concat().into(),
            Anchor::NewName => "new-name",
            Anchor::Restore => "restore",
        })
    }
}

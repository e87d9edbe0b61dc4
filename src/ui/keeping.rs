//! The designs that are saved: what is shown of them, and what becomes of them. Pure; where they are
//! stored is up to `effects`.

use super::anchor::Anchor;
use crate::blueprint;
use crate::export::design_anywhere;
use crate::scenario::saved::{DesignName, SavedDesign, write};
use crate::scenario::{Problem, Scenario};
use crate::text::{Label, Words};

/// What the page knows of saved designs.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Keeping {
    /// The dialog is open.
    pub(super) shown: bool,
    /// The saved designs, the newest first; as they were when last looked at.
    pub(super) kept: Vec<Kept>,
    /// The name that was typed for the design at hand.
    pub(super) name: Option<String>,
    /// The design that gets another name, and what is typed.
    pub(super) renaming: Option<(String, String)>,
    /// What was done and can be undone, the last one last.
    done: Vec<Done>,
    /// What was done, and to which design.
    pub(super) told: Vec<(Label, String)>,
    /// What is told is the last of what can be undone, or that it was: beside something else, nobody would know what
    /// is undone.
    tells_done: bool,
    /// What went wrong.
    pub(super) wrong: Option<Label>,
    /// What of a file was not understood.
    pub(super) problems: Vec<Problem>,
}

/// What can be undone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Done {
    /// Designs came out of a file; else one was deleted or replaced.
    pub(super) came: bool,
    /// What it is called, or that they were imported.
    pub(super) title: String,
    /// Their texts.
    texts: Vec<Change>,
}

/// A saved design.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    /// What tells it from every other, in every tab.
    pub(super) id: String,
    /// The text that is stored.
    pub(super) text: String,
    /// The design; none where the text cannot be read.
    pub(super) design: Option<SavedDesign>,
    /// What of it was not understood.
    pub(super) problems: Vec<Problem>,
    /// Where it is.
    pub(super) place: Place,
}

/// Where a saved design is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the browser, for every tab and the next visit.
    Browser,
    /// In this tab only: the browser did not take it.
    Tab,
}

/// What the user does with saved designs. A text is the id of the one.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// Opened the dialog.
    Show,
    /// Closed it.
    Hide,
    /// Nothing: another tab changed what is stored.
    Follow,
    /// Typed a name for the design at hand.
    Name(String),
    /// Saved the design at hand under it.
    Save,
    /// Opened one in place of the design at hand.
    Open(String),
    /// Saved the design at hand in its place.
    Replace(String),
    /// Wants to call it something else.
    Rename(String),
    /// Typed what.
    TypeName(String),
    /// Called it that.
    Renamed,
    /// Called it nothing else.
    NotRenamed,
    /// Made a second one of it.
    Duplicate(String),
    /// Deleted it.
    Delete(String),
    /// Undid what was deleted, replaced or imported last.
    Restore,
    /// Exported the design at hand.
    ExportThis,
    /// Exported one.
    Export(String),
    /// Exported all.
    ExportAll,
    /// Chose a file, which is being read.
    Choose,
    /// It has this text.
    Import(String),
    /// It is not to be had.
    NotRead(Label),
}

/// What is to be stored under an id, or none where nothing is to be any more.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    pub(super) id: String,
    pub(super) text: Option<String>,
}

/// A file to be handed to the user.
pub(super) struct Export {
    pub(super) name: String,
    pub(super) text: String,
}

impl Kept {
    /// The name of the design.
    fn name(&self) -> Option<&DesignName> {
        self.design.as_ref()?.name.as_ref()
    }

    /// What it is called: its name, or what it is.
    pub(super) fn title(&self, words: &dyn Words) -> String {
        match &self.design {
            Some(design) => match &design.name {
                Some(name) => name.as_str().to_owned(),
                None => in_words(&design.scenario, words),
            },
            None => words.label(Label::DesignNotRead).to_owned(),
        }
    }
}

impl Keeping {
    /// What is only about the dialog itself.
    pub(super) fn follow(&mut self, keep: Keep) {
        match keep {
            Keep::Show => self.shown = true,
            Keep::Hide => {
                self.shown = false;
                self.renaming = None;
                self.quiet();
            }
            Keep::Name(typed) => self.name = Some(typed),
            Keep::Rename(id) => {
                let title = self.find(&id).and_then(|kept| kept.design.as_ref()?.name.clone());
                let title = title.map(|name| name.as_str().to_owned());
                self.renaming = Some((id, title.unwrap_or_default()));
            }
            Keep::TypeName(typed) => {
                if let Some((_, name)) = &mut self.renaming {
                    *name = typed;
                }
            }
            Keep::NotRenamed => self.renaming = None,
            // So that the same message is told again where the next file deserves it, too.
            Keep::Choose => self.quiet(),
            Keep::NotRead(why) => self.fail(why),
            // These change what is stored, or the design.
            Keep::Follow | Keep::Save | Keep::Open(_) | Keep::Replace(_) | Keep::Renamed => {}
            Keep::Duplicate(_) | Keep::Delete(_) | Keep::Restore => {}
            Keep::ExportThis | Keep::Export(_) | Keep::ExportAll | Keep::Import(_) => {}
        }
    }

    /// What there was to tell has been told.
    pub(super) fn quiet(&mut self) {
        self.told.clear();
        self.tells_done = false;
        self.wrong = None;
        self.problems.clear();
    }

    /// What can be undone beside what is told.
    pub(super) fn last_done(&self) -> Option<&Done> {
        self.done.last().filter(|_| self.tells_done)
    }

    /// Notes what can be undone from now on.
    fn note(&mut self, done: Done) {
        self.done.push(done);
        self.tells_done = true;
    }

    /// Tells what becomes of a design that goes, and keeps it.
    fn goes(&mut self, told: Label, old: &Kept, words: &dyn Words) {
        let title = old.title(words);
        self.tell(told, title.clone());
        let text = Change { id: old.id.clone(), text: Some(old.text.clone()) };
        self.note(Done { came: false, title, texts: vec![text] });
    }

    /// Undoes what was done last.
    fn undo(&mut self) -> Vec<Change> {
        let Some(Done { came, title, texts }) = self.done.pop() else {
            self.wrong = Some(Label::DesignGone);
            return Vec::new();
        };
        self.tells_done = true;
        if !came {
            self.tell(Label::Restored, title);
            return texts;
        }
        let mut changes = Vec::new();
        for Change { id, text } in texts {
            // What was given another name or design since is not what came.
            if self.find(&id).is_some_and(|kept| text.as_ref() == Some(&kept.text)) {
                changes.push(Change { id, text: None });
            }
        }
        self.tell(Label::ImportUndone, changes.len().to_string());
        changes
    }

    /// The saved design with this id.
    pub(super) fn find(&self, id: &str) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// A name for the design at hand that none has yet.
    pub(super) fn proposal(&self, design: &Scenario, words: &dyn Words) -> String {
        let name = DesignName::new(&in_words(design, words));
        name.map(|name| self.free(name).as_str().to_owned()).unwrap_or_default()
    }

    /// The name, or the first like it that is free.
    fn free(&self, name: DesignName) -> DesignName {
        name.or_next(|name| self.kept.iter().any(|kept| kept.name() == Some(name)))
    }

    /// The design at hand under the name that was typed, or that is proposed.
    fn at_hand(&self, design: &Scenario, words: &dyn Words) -> Option<SavedDesign> {
        let typed = self.name.as_deref().and_then(DesignName::new);
        let name = typed.or_else(|| DesignName::new(&in_words(design, words)))?;
        Some(SavedDesign::new(name, design.clone()))
    }

    /// Does what changes what is stored: tells what, and says what is to be stored now. `self.kept` is
    /// what every tab has stored so far, so that nothing of another tab is lost.
    pub(super) fn change(
        &mut self,
        keep: &Keep,
        design: &Scenario,
        words: &dyn Words,
        fresh: &mut dyn FnMut() -> String,
    ) -> Vec<Change> {
        if !matches!(keep, Keep::Follow) {
            self.quiet();
        }
        let changed: Option<Change> = match keep {
            Keep::Save => self.at_hand(design, words).map(|saved| {
                self.name = None;
                self.add(saved, Label::Saved, fresh())
            }),
            Keep::Duplicate(id) => self.known(id).map(|(_, saved)| {
                let name = self.named(&saved, words);
                self.add(name, Label::Duplicated, fresh())
            }),
            Keep::Replace(id) => self.known(id).map(|(old, saved)| {
                let name = saved.name.clone().or_else(|| DesignName::new(&old.title(words)));
                let text = name.map(|name| write([&SavedDesign::new(name, design.clone())]));
                self.goes(Label::Replaced, &old, words);
                Change { id: old.id, text }
            }),
            Keep::Renamed => {
                let (id, typed) = self.renaming.take().unwrap_or_default();
                let name = DesignName::new(&typed);
                self.known(&id).map(|(old, saved)| match name {
                    Some(name) if saved.name.as_ref() != Some(&name) => {
                        let saved = saved.renamed(self.free(name));
                        self.add(saved, Label::Renamed, id)
                    }
                    // Nothing typed, or the same: it keeps its name.
                    Some(_) | None => Change { id, text: Some(old.text) },
                })
            }
            Keep::Delete(id) => self.find(id).cloned().map(|old| {
                self.goes(Label::Deleted, &old, words);
                Change { id: old.id, text: None }
            }),
            Keep::Restore => return self.undo(),
            Keep::Show | Keep::Hide | Keep::Follow | Keep::Name(_) | Keep::Open(_) => return vec![],
            Keep::Rename(_) | Keep::TypeName(_) | Keep::NotRenamed => return vec![],
            Keep::ExportThis | Keep::Export(_) | Keep::ExportAll => return vec![],
            Keep::Choose | Keep::Import(_) | Keep::NotRead(_) => return vec![],
        };
        if changed.is_none() {
            self.wrong = Some(Label::DesignGone);
        }
        changed.into_iter().collect()
    }

    /// Takes in the designs of a file. What is there already stays as it is; another design of the same
    /// name comes to stand beside it.
    pub(super) fn import(
        &mut self,
        read: Result<(Vec<SavedDesign>, Vec<Problem>), Problem>,
        words: &dyn Words,
        fresh: &mut dyn FnMut() -> String,
    ) -> Vec<Change> {
        self.quiet();
        let (designs, problems) = match read {
            Ok(read) => read,
            Err(problem) => (Vec::new(), vec![problem]),
        };
        let (mut changes, mut there) = (Vec::new(), 0_usize);
        let before = self.kept.clone();
        // From the last to the first, so that the first comes to stand on top.
        for design in designs.into_iter().rev() {
            let design = self.named(&design, words);
            let same = |kept: &Kept, is: &dyn Fn(&DesignName, &DesignName) -> bool| {
                let own = kept.design.as_ref().filter(|own| own.holds_the_same(&design));
                let names = own.and_then(|own| own.name.as_ref()).zip(design.name.as_ref());
                names.is_some_and(|(own, name)| is(own, name))
            };
            // Also where it came to stand beside another one earlier, and so has a number.
            let kept = before.iter().any(|kept| same(kept, &|own, name| own.is_or_follows(name)));
            if kept || self.kept.iter().any(|kept| same(kept, &|own, name| own == name)) {
                there = there.saturating_add(1);
            } else {
                changes.push(self.add(design, Label::Imported, fresh()));
            }
        }
        self.told.clear();
        if !changes.is_empty() || problems.is_empty() {
            self.tell(Label::Imported, changes.len().to_string());
        }
        if there > 0 {
            self.tell(Label::AlreadyThere, there.to_string());
        }
        self.problems = problems;
        if !changes.is_empty() {
            let title = words.label(Label::Imported).to_owned();
            self.note(Done { came: true, title, texts: changes.clone() });
        }
        changes
    }

    /// A file of the designs that are meant.
    pub(super) fn export(
        &self,
        keep: &Keep,
        design: &Scenario,
        words: &dyn Words,
    ) -> Option<Export> {
        if let Keep::Export(id) = keep {
            let kept = self.find(id)?;
            return Some(Export { name: file_name(&kept.title(words)), text: kept.text.clone() });
        }
        if *keep == Keep::ExportThis {
            let saved = self.at_hand(design, words)?;
            let name = saved.name.as_ref().map_or("", DesignName::as_str);
            return Some(Export { name: file_name(name), text: write([&saved]) });
        }
        if *keep != Keep::ExportAll {
            return None;
        }
        let all = self.kept.iter().filter_map(|kept| kept.design.as_ref());
        Some(Export { name: file_name(""), text: write(all) })
    }

    /// A saved design and what it holds, where both are there.
    fn known(&self, id: &str) -> Option<(Kept, SavedDesign)> {
        let kept = self.find(id)?;
        Some((kept.clone(), kept.design.clone()?))
    }

    /// The design, with a name in any case.
    fn named(&self, design: &SavedDesign, words: &dyn Words) -> SavedDesign {
        let name =
            design.name.clone().or_else(|| DesignName::new(&in_words(&design.scenario, words)));
        match name {
            Some(name) => design.renamed(name),
            None => design.clone(),
        }
    }

    /// Stores a design under an id, with a name that no other has.
    fn add(&mut self, design: SavedDesign, told: Label, id: String) -> Change {
        let design = match &design.name {
            Some(name) => design.renamed(self.free(name.clone())),
            None => design,
        };
        let text = write([&design]);
        self.tell(told, design.name.as_ref().map_or("", DesignName::as_str).to_owned());
        let kept = Kept {
            id: id.clone(),
            text: text.clone(),
            design: Some(design),
            problems: Vec::new(),
            place: Place::Browser,
        };
        self.kept.insert(0, kept);
        Change { id, text: Some(text) }
    }

    /// Tells what was done, and to which design.
    pub(super) fn tell(&mut self, label: Label, name: String) {
        self.told.push((label, name));
    }

    /// Tells what went wrong, and nothing else.
    pub(super) fn fail(&mut self, why: Label) {
        self.quiet();
        self.wrong = Some(why);
    }

    /// Where the focus goes, because the button that was pressed will not be there any more.
    pub(super) fn focus_after(&self, keep: &Keep) -> Option<Anchor> {
        match keep {
            Keep::Delete(_) => Some(Anchor::Restore),
            Keep::Restore => {
                let gone = self.done.last().filter(|done| !done.came);
                let there = gone.and_then(|done| done.texts.first());
                Some(there.map_or(Anchor::SaveName, |text| Anchor::OpenSaved(text.id.clone())))
            }
            Keep::Rename(_) => Some(Anchor::NewName),
            Keep::Renamed | Keep::NotRenamed => {
                self.renaming.as_ref().map(|(id, _)| Anchor::RenameSaved(id.clone()))
            }
            Keep::Show | Keep::Hide | Keep::Follow | Keep::Name(_) | Keep::Save => None,
            Keep::Open(_) | Keep::Replace(_) | Keep::TypeName(_) | Keep::Duplicate(_) => None,
            Keep::ExportThis | Keep::Export(_) | Keep::ExportAll => None,
            Keep::Choose | Keep::Import(_) | Keep::NotRead(_) => None,
        }
    }
}

/// What tells a design from others in one line.
fn in_words(design: &Scenario, words: &dyn Words) -> String {
    design_anywhere(design, &blueprint::build(design), words)
}

/// The name of a file of designs: plain letters, as every system takes them.
fn file_name(design: &str) -> String {
    let mut name = "ecs-reach-".to_owned();
    for letter in design.chars().take(60) {
        let plain = letter.is_ascii_alphanumeric();
        if plain || !name.ends_with('-') {
            name.push(if plain { letter.to_ascii_lowercase() } else { '-' });
        }
    }
    if design.is_empty() {
        name.push_str("designs");
    }
    [name.trim_end_matches('-'), ".json"].concat()
}

//! Designs under names, as a file holds them: `{"format":"ecs-reach-designs","version":1,"designs":[…]}`.
//!
//! A browser stores each design as such a file of one, so that whatever opens files opens what is stored.
//! A design stands there as its whole document: should a default ever change, it keeps what it meant.

use super::keys::MOST_PROBLEMS;
use super::nearest::unknown_key;
use super::place::At;
use super::value::{Value, is_unseen};
use super::wire::{entries, items, missing, number, or_problem, problem};
use super::{Expected, Problem, Scenario};

/// What tells such a file from any other.
const FORMAT: &str = "ecs-reach-designs";
/// The version of the file that this build reads and writes.
const VERSION: u64 = 1;
/// As many designs of a file are read.
const MOST_DESIGNS: usize = 500;
/// The keys of the file, and those of one design.
const FILE: [&str; 3] = ["format", "version", "designs"];
const DESIGN: [&str; 2] = ["name", "scenario"];

/// What a design is called: one line of 1 to [`DesignName::LONGEST`] letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignName(String);

impl DesignName {
    /// As many letters a name may have.
    pub const LONGEST: usize = 100;

    /// The text as one line, cut where it is too long; none where it holds no letter that is seen.
    #[must_use]
    pub fn new(text: &str) -> Option<DesignName> {
        let mut name = String::new();
        let mut letters = 0_usize;
        let mut gap = false;
        for letter in text.chars() {
            if is_unseen(letter) {
                continue;
            }
            if letter.is_control() || letter == ' ' || letter == '\u{a0}' {
                gap = letters > 0;
                continue;
            }
            let more = if gap { 2 } else { 1 };
            letters = letters.saturating_add(more);
            if letters > DesignName::LONGEST {
                break;
            }
            if gap {
                name.push(' ');
            }
            name.push(letter);
            gap = false;
        }
        (!name.is_empty()).then_some(DesignName(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is that name, or what [`DesignName::or_next`] makes of it beside others.
    #[must_use]
    pub fn is_or_follows(&self, name: &DesignName) -> bool {
        let cut = self.0.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
        let follows = cut.is_some_and(|(own, number)| {
            let numbered = number.bytes().all(|digit| digit.is_ascii_digit());
            let full = self.0.chars().count() >= DesignName::LONGEST;
            numbered && (own == name.0 || (full && name.0.starts_with(own)))
        });
        self == name || follows
    }

    /// The name, or where it is taken the first that is free: `name (2)`, `name (3)`.
    #[must_use]
    pub fn or_next(self, taken: impl Fn(&DesignName) -> bool) -> DesignName {
        let mut name = self.clone();
        let mut next = 2_u32;
        while taken(&name) {
            let end = [" (", &next.to_string(), ")"].concat();
            let room = DesignName::LONGEST.saturating_sub(end.len());
            let start: String = self.0.chars().take(room).collect();
            name = DesignName([&start, end.as_str()].concat());
            next = next.saturating_add(1);
        }
        name
    }
}

/// A design under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedDesign {
    /// What it is called; none where the file gives no name.
    pub name: Option<DesignName>,
    /// The design, as far as it was understood.
    pub scenario: Scenario,
    /// As it stands in the file, with what this build does not know.
    entry: Value,
}

impl SavedDesign {
    /// A design under a name.
    #[must_use]
    pub fn new(name: DesignName, scenario: Scenario) -> SavedDesign {
        let entry = Value::Map(vec![
            ("name".to_owned(), Value::text(name.as_str())),
            ("scenario".to_owned(), scenario.write()),
        ]);
        SavedDesign { name: Some(name), scenario, entry }
    }

    /// The same under another name. What this build does not know of it stays.
    #[must_use]
    pub fn renamed(&self, name: DesignName) -> SavedDesign {
        let mut design = self.clone();
        if let Value::Map(entries) = &mut design.entry {
            entries.retain(|(key, _)| key != "name");
            entries.insert(0, ("name".to_owned(), Value::text(name.as_str())));
        }
        design.name = Some(name);
        design
    }

    /// Whether both hold the same but for their names, down to what this build does not know.
    #[must_use]
    pub fn holds_the_same(&self, other: &SavedDesign) -> bool {
        rest(&self.entry).eq(rest(&other.entry))
    }
}

/// What an entry holds beside its name.
fn rest(entry: &Value) -> impl Iterator<Item = &(String, Value)> {
    let entries: &[(String, Value)] = match entry {
        Value::Map(entries) => entries,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => &[],
        Value::List(_) | Value::Foreign(_) | Value::TooDeep => &[],
    };
    entries.iter().filter(|(key, _)| key != "name")
}

/// The file of these designs.
#[must_use]
pub fn write<'a>(designs: impl IntoIterator<Item = &'a SavedDesign>) -> String {
    let mut json = crate::json::Json::default();
    json.map(|file| {
        file.key("format").name(FORMAT);
        file.key("version").number(&VERSION.to_string());
        file.key("designs").list(designs, |json, design| design.entry.write_json(json));
    });
    json.finish()
}

/// Reads a file. What is not understood in it is reported and everything else counts, each design for
/// itself; `Err` only where the whole is no file of saved designs. A design with its assessment, as the page
/// saves it for others to read, is a file of one design without a name.
///
/// # Errors
/// A single [`Problem`] at the root, or at `format`, when the document is something else.
pub fn read(document: &Value) -> Result<(Vec<SavedDesign>, Vec<Problem>), Problem> {
    let mut problems = Vec::new();
    let Some(file) = entries(document, &At::Root, &mut problems) else {
        return Err(problem(&At::Root, document, Expected::SavedDesigns));
    };
    let of = |key: &str| file.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
    if let (None, Some(document), Some(_)) = (of("format"), of("scenario"), of("assessment")) {
        let scenario = held(document, &At::Root.key("scenario"), &mut problems);
        problems.truncate(MOST_PROBLEMS);
        let entry = Value::Map(vec![("scenario".to_owned(), document.clone())]);
        let design = scenario.map(|scenario| SavedDesign { name: None, scenario, entry });
        return Ok((design.into_iter().collect(), problems));
    }
    match of("format") {
        Some(Value::Text(format)) if format == FORMAT => {}
        Some(other) => return Err(problem(&At::Root.key("format"), other, Expected::SavedDesigns)),
        None => return Err(missing(&At::Root.key("format"), Expected::SavedDesigns)),
    }
    match of("version") {
        Some(version) if number(version) == Some(VERSION.to_string().as_str()) => {}
        Some(given) => {
            problems.push(problem(&At::Root.key("version"), given, Expected::Version(VERSION)))
        }
        None => problems.push(missing(&At::Root.key("version"), Expected::Version(VERSION))),
    }
    for (key, _) in file {
        if !FILE.contains(&key.as_str()) {
            problems.push(unknown_key(&At::Root, key, &FILE));
        }
    }
    let mut designs = Vec::new();
    let at = At::Root.key("designs");
    match of("designs") {
        Some(list) => {
            let list = items(list, MOST_DESIGNS, &at, &mut problems).unwrap_or_default();
            for (index, entry) in list.iter().enumerate() {
                designs.extend(design(entry, &at.item(index), &mut problems));
            }
        }
        None => problems.push(missing(&at, Expected::List)),
    }
    problems.truncate(MOST_PROBLEMS);
    Ok((designs, problems))
}

/// One design of a file. Without a scenario it is none.
fn design(entry: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<SavedDesign> {
    let known = entries(entry, at, problems)?;
    let of = |key: &str| known.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
    let name_at = at.key("name");
    let name = match of("name") {
        Some(Value::Text(text)) => {
            let name = DesignName::new(text).filter(|name| name.as_str() == text);
            or_problem(name, &Value::text(text), &name_at, Expected::DesignName, problems);
            DesignName::new(text)
        }
        Some(other) => {
            problems.push(problem(&name_at, other, Expected::DesignName));
            None
        }
        None => {
            problems.push(missing(&name_at, Expected::DesignName));
            None
        }
    };
    for (key, _) in known {
        if !DESIGN.contains(&key.as_str()) {
            problems.push(unknown_key(at, key, &DESIGN));
        }
    }
    let at = at.key("scenario");
    let Some(document) = of("scenario") else {
        problems.push(missing(&at, Expected::Document));
        return None;
    };
    let scenario = held(document, &at, problems)?;
    Some(SavedDesign { name, scenario, entry: entry.clone() })
}

/// The scenario that a document at a place of a file holds.
fn held(document: &Value, at: &At<'_>, problems: &mut Vec<Problem>) -> Option<Scenario> {
    match Scenario::read_at(document, at) {
        Ok((scenario, inner)) => {
            problems.extend(inner);
            Some(scenario)
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

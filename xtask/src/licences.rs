//! Whose work ships with ours, and on which terms. The build writes their licences into the site; a crate
//! on terms that are not accepted, one that is banned and one that ships twice end it.
//!
//! `cargo deny` does the same and more. It is 168 crates to compile for every newcomer, where this is one
//! file and `cargo tree`. What it would add is the list of known vulnerabilities, which needs the network:
//! `SECURITY.md` has the command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::tools::WASM_TARGET;
use crate::{command, project};

/// The terms that are accepted, by SPDX's names: all of them ask for no more than to be named.
const ACCEPTED: [&str; 8] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Crates that may not ship, and why.
const BANNED: [(&str, &str); 4] = [
    ("wee_alloc", "nobody mends it, and it loses memory"),
    ("regex", "what is read here is read by hand: a general engine is too large a download"),
    ("chrono", "the engine knows no clock"),
    ("rand", "the same design has the same answer"),
];

/// Crates that ship in more than one version, and why.
const TWICE: [(&str, &str); 1] = [(
    "thiserror",
    "gloo, below Yew, has the first; Yew the second: only macros, no code of it ships",
)];

/// Where every crate comes from, as `Cargo.lock` says it.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A crate whose code is in the wasm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipped {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its terms, as an SPDX expression.
    pub terms: String,
    /// Where it is at home.
    pub home: Option<String>,
    /// Where its files are, if they are on this machine.
    folder: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
}

/// The features that make the page and the package.
pub const ALL: &str = "ui,js";

/// Every crate of others that is compiled into what these features make, by name.
///
/// # Errors
/// When Cargo does not know them, or one of them may not ship.
pub fn shipped(features: &str) -> Result<Vec<Shipped>> {
    let tree = tree(&[
        "--package",
        "ecs-reach",
        "--target",
        WASM_TARGET,
        "--edges",
        "normal,no-proc-macro",
        "--features",
        features,
    ])?;
    let mut cargo = command::cargo();
    cargo.args(["metadata", "--format-version", "1", "--filter-platform", WASM_TARGET]).args([
        "--locked",
        "--features",
        features,
    ]);
    let metadata: Metadata = serde_json::from_str(&command::output(&mut cargo)?)?;
    let mut all = Vec::new();
    for package in metadata.packages {
        if package.name == "ecs-reach"
            || !tree.contains(&(package.name.clone(), package.version.clone()))
        {
            continue;
        }
        let terms =
            package.license.with_context(|| format!("{} names no licence", package.name))?;
        let folder = package.manifest_path.parent().map(Path::to_owned);
        let Package { name, version, repository: home, .. } = package;
        all.push(Shipped { name, version, terms, home, folder });
    }
    ensure!(!all.is_empty(), "no crate ships: `cargo tree` was misread");
    all.push(standard_library()?);
    all.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    may_ship(&all)?;
    Ok(all)
}

/// What Cargo does not list. Its own parts are on the same terms.
fn standard_library() -> Result<Shipped> {
    let answer = command::ask(Path::new("rustc"), &["--version"]).context("no rustc is here")?;
    let version = answer.split(' ').nth(1).context("rustc names no version")?.to_owned();
    Ok(Shipped {
        name: "std".to_owned(),
        version,
        terms: "MIT OR Apache-2.0".to_owned(),
        home: Some("https://github.com/rust-lang/rust".to_owned()),
        folder: None,
    })
}

/// The gate: what ships may ship, and the tools stand on accepted terms too.
///
/// # Errors
/// When a crate is not in order.
pub fn check() -> Result<()> {
    from_one_place(&project::read(&project::root().join("Cargo.lock"))?)?;
    let shipped = shipped(ALL)?;
    let texts = texts(&shipped)?;
    let mut cargo = command::cargo();
    cargo.args(["tree", "--locked", "--workspace", "--edges", "all", "--prefix", "none"]);
    let all = command::output(cargo.args(["--format", "{p}\t{l}"]))?;
    let lines: Vec<&str> = all.lines().filter(|line| !line.trim_end().ends_with("(*)")).collect();
    for (name, terms) in lines.iter().filter_map(|line| line.split_once('\t')) {
        // What is ours and only measures the rest is published nowhere.
        if !terms.is_empty() {
            ensure!(accepted(terms)?, "{name} stands on terms that are not accepted: {terms}");
        }
    }
    println!(
        "  {} crates ship, with {} texts of licences; all terms are accepted",
        shipped.len(),
        texts.len()
    );
    Ok(())
}

fn from_one_place(lock: &str) -> Result<()> {
    for source in lock.lines().filter_map(|line| line.strip_prefix("source = ")) {
        ensure!(source.trim_matches('"') == SOURCE, "a crate comes from {source}");
    }
    Ok(())
}

/// Names and versions of what `cargo tree` lists.
fn tree(arguments: &[&str]) -> Result<Vec<(String, String)>> {
    let mut cargo = command::cargo();
    cargo.args(["tree", "--locked", "--prefix", "none", "--format", "{p}"]);
    let listed = command::output(cargo.args(arguments))?;
    let words = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    Ok(listed.lines().filter_map(words).collect())
}

fn may_ship(all: &[Shipped]) -> Result<()> {
    let mut versions = BTreeMap::<&str, usize>::new();
    for Shipped { name, version, terms, .. } in all {
        if let Some((_, why)) = BANNED.iter().find(|(banned, _)| banned == name) {
            bail!("{name} may not ship: {why}");
        }
        ensure!(
            accepted(terms)?,
            "{name} {version} stands on terms that are not accepted: {terms}"
        );
        *versions.entry(name).or_default() += 1;
    }
    for (name, count) in &versions {
        let known = TWICE.iter().any(|(twice, _)| twice == name);
        ensure!(known || *count == 1, "{name} ships in {count} versions");
        ensure!(!known || *count > 1, "{name} ships once: take it out of the list of exceptions");
    }
    Ok(())
}

/// The texts of the licences, each with the crates that it belongs to.
///
/// # Errors
/// When a crate brings no text and does not offer the one licence whose text is the same for all.
pub fn texts(shipped: &[Shipped]) -> Result<Vec<(String, Vec<String>)>> {
    // By the text without its line breaks, in which copies differ.
    let mut found = BTreeMap::<String, (String, Vec<String>)>::new();
    let apache = project::read(&project::root().join("LICENSE-APACHE"))?;
    for crate_ in shipped {
        let mut own = Vec::new();
        let files = crate_.folder.as_deref().map(project::files_of).transpose()?;
        for file in files.unwrap_or_default() {
            let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let name = name.to_ascii_uppercase();
            if ["LICEN", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|word| name.starts_with(word))
            {
                own.push(project::read(&file)?);
            }
        }
        if own.is_empty() {
            ensure!(
                offers(&crate_.terms, "Apache-2.0"),
                "{} brings no text of its licence, {}",
                crate_.name,
                crate_.terms
            );
            own.push(apache.clone());
        }
        for text in own {
            let key: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let of = &mut found.entry(key).or_insert_with(|| (text, Vec::new())).1;
            of.push(format!("{} {}", crate_.name, crate_.version));
        }
    }
    // What most crates share comes last: it is the longest.
    let mut texts: Vec<_> = found.into_values().collect();
    texts.sort_by(|(_, one), (_, other)| (one.len(), one).cmp(&(other.len(), other)));
    Ok(texts)
}

/// Whether one of the licences to choose from is this one.
fn offers(terms: &str, licence: &str) -> bool {
    !terms.contains(" AND ")
        && terms.replace('/', " OR ").split(" OR ").any(|one| one.trim() == licence)
}

/// Whether an SPDX expression leaves a choice of accepted terms.
fn accepted(terms: &str) -> Result<bool> {
    let spaced = terms.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let held = any_of(&mut words).with_context(|| format!("cannot read the terms `{terms}`"))?;
    ensure!(words.next().is_none(), "cannot read the terms `{terms}`");
    Ok(held)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(words: &mut Words<'_>) -> Option<bool> {
    let mut held = all_of(words)?;
    while words.next_if_eq(&"OR").is_some() {
        held |= all_of(words)?;
    }
    Some(held)
}

fn all_of(words: &mut Words<'_>) -> Option<bool> {
    let mut held = one(words)?;
    while words.next_if_eq(&"AND").is_some() {
        held &= one(words)?;
    }
    Some(held)
}

fn one(words: &mut Words<'_>) -> Option<bool> {
    match words.next()? {
        "(" => {
            let held = any_of(words)?;
            (words.next()? == ")").then_some(held)
        }
        ")" | "OR" | "AND" | "WITH" => None,
        licence => {
            let whole = match words.next_if_eq(&"WITH") {
                Some(with) => format!("{licence} {with} {}", words.next()?),
                None => licence.to_owned(),
            };
            Some(ACCEPTED.contains(&whole.as_str()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{SOURCE, Shipped, accepted, from_one_place, may_ship, offers, texts};
    use crate::project;

    fn shipped(name: &str, version: &str, terms: &str, folder: PathBuf) -> Shipped {
        let folder = Some(folder);
        let [name, version, terms] = [name, version, terms].map(str::to_owned);
        Shipped { name, version, terms, home: None, folder }
    }

    #[test]
    fn terms_are_read_as_spdx_writes_them() {
        for (terms, held) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("GPL-3.0 OR MIT", true),
            ("GPL-3.0 AND MIT", false),
            ("Apache-2.0/MIT", true),
            ("Apache-2.0 / GPL-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("MIT OR GPL-3.0 AND GPL-2.0", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("GPL-2.0 WITH Classpath-exception-2.0", false),
        ] {
            assert_eq!(accepted(terms).unwrap(), held, "{terms}");
        }
        for unreadable in ["", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "AND MIT"] {
            assert!(accepted(unreadable).is_err(), "{unreadable}");
        }
        assert!(offers("MIT/Apache-2.0", "Apache-2.0"));
        assert!(!offers("(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0"));
    }

    #[test]
    fn a_crate_from_elsewhere_is_named() {
        let lock = |source: &str| format!("[[package]]\nname = \"a\"\nsource = \"{source}\"\n");
        assert!(from_one_place(&lock(SOURCE)).is_ok());
        for other in ["git+https://example.org/a#1", "registry+https://example.org/index"] {
            let error = from_one_place(&lock(other)).unwrap_err();
            assert!(error.to_string().contains(other), "{error}");
        }
    }

    #[test]
    fn what_may_not_ship_is_named() {
        let twice =
            ["1.0.0", "2.0.0"].map(|version| shipped("thiserror", version, "MIT", PathBuf::new()));
        let with = |name: &str, version: &str, terms: &str| {
            let mut all = twice.to_vec();
            all.push(shipped(name, version, terms, PathBuf::new()));
            may_ship(&all).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(with("a", "1.0.0", "MIT"), "");
        assert!(with("a", "1.0.0", "GPL-3.0").contains("GPL-3.0"));
        assert!(with("wee_alloc", "1.0.0", "MIT").starts_with("wee_alloc may not ship"));
        let mut all = vec![twice[0].clone()];
        assert!(may_ship(&all).is_err(), "an exception that is none any more");
        all.extend(["1.0.0", "2.0.0"].map(|version| shipped("b", version, "MIT", PathBuf::new())));
        all.push(twice[1].clone());
        assert!(may_ship(&all).unwrap_err().to_string().contains("b ships in 2 versions"));
    }

    #[test]
    fn a_text_is_shown_once_and_one_that_is_missing_is_that_of_all() {
        let folder = std::env::temp_dir().join(format!("xtask-licences-{}", std::process::id()));
        for (file, text) in [
            ("a/LICENSE-MIT", "Copyright A\nas is"),
            ("a/src/LICENSE", "of a part"),
            ("b/license.md", "Copyright A as\n is"),
            ("c/Cargo.toml", "nothing"),
        ] {
            project::write(&folder.join(file), text).unwrap();
        }
        let of = |name: &str, terms: &str| shipped(name, "1.0.0", terms, folder.join(name));
        let found = texts(&[of("a", "MIT"), of("b", "MIT"), of("c", "MIT OR Apache-2.0")]).unwrap();
        assert_eq!(found.len(), 2);
        assert!(found[0].0.contains("Apache License") && found[0].1 == ["c 1.0.0"]);
        assert_eq!(
            found[1],
            ("Copyright A\nas is".into(), vec!["a 1.0.0".into(), "b 1.0.0".into()])
        );
        assert!(texts(&[of("c", "MIT")]).is_err(), "terms without their text");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

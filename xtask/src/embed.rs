//! What stands in other people's pages: `embed.js` with its types, and the page for an `iframe`. Their names stay
//! the same from one version to the next; the files that they lead to have names that change with their content.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::language::Language;
use crate::{page, project, smaller};

/// What stands in `embed.js` in the place of what only the build knows.
const PLACE: &str = "\"{built}\"";

/// What pages of others lead to.
pub(crate) const FILES: [&str; 3] = ["embed.js", "frame.js", "frame.html"];

/// What the messages of `embed.js` are called there, and what in the product.
const TEXTS: [(&str, &str); 6] = [
    ("notJson", "EmbedNotJson"),
    ("strange", "EmbedStrange"),
    ("view", "EmbedView"),
    ("blocked", "EmbedBlocked"),
    ("notLoaded", "EmbedNotLoaded"),
    ("stopped", "EmbedStopped"),
];

/// The page in one language: what its files are called in `dist/`, by the names that Trunk gave them.
pub(crate) struct Built<'a> {
    pub(crate) language: &'a Language,
    pub(crate) names: BTreeMap<String, String>,
}

/// Writes the files of embeds into the folder of the pages.
pub(crate) fn write(folder: &Path, pages: &[Built<'_>]) -> Result<()> {
    let source = project::root().join("embed");
    let read = |name: &str| project::read(&source.join(name));
    let script = read("embed.js")?;
    if script.matches(PLACE).count() != 1 {
        bail!("embed.js does not hold {PLACE} once");
    }
    let script = smaller::script(&script)?.replace(PLACE, &parts(pages)?.to_string());
    project::write(&folder.join("embed.js"), script)?;
    project::write(&folder.join("embed.d.ts"), read("embed.d.ts")?)?;
    project::write(&folder.join("frame.js"), smaller::script(&read("frame.js")?)?)?;
    for Built { language, .. } in pages {
        let html = language.fill(&read("frame.html")?)?;
        let html = page::with_policy(&html)?;
        let html = html.replace("\"frame.js\"", &format!("\"{}frame.js\"", language.to_root()));
        project::write(&folder.join(language.folder()).join("frame.html"), html)?;
    }
    Ok(())
}

/// The style sheet; for each language, that of the root first, its files, its page and its messages.
fn parts(pages: &[Built<'_>]) -> Result<Value> {
    let root = pages.iter().find(|page| page.language.root).context("no page at the root")?;
    let mut languages = serde_json::Map::new();
    let others = pages.iter().filter(|page| !page.language.root);
    for Built { language, names } in [root].into_iter().chain(others) {
        let mut texts = serde_json::Map::new();
        for (name, notice) in TEXTS {
            let text = language.texts.get(notice);
            texts.insert(
                name.to_owned(),
                text.with_context(|| format!("no text `{notice}`"))?.clone(),
            );
        }
        let part = json!({
            "js": named(names, "ecs-reach.js")?,
            "wasm": named(names, "ecs-reach_bg.wasm")?,
            "page": format!("./{}", language.folder()),
            "texts": texts,
        });
        languages.insert(language.code.clone(), part);
    }
    Ok(json!({ "style": named(&root.names, "style.css")?, "languages": languages }))
}

fn named<'a>(names: &'a BTreeMap<String, String>, name: &str) -> Result<&'a str> {
    names.get(name).map(String::as_str).with_context(|| format!("the page has no `{name}`"))
}

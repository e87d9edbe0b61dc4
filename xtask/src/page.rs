//! The page: built by Trunk once for each language, made smaller where that takes nothing from it, then
//! given its words, its content security policy and files whose names change with their content.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::embed::{self, Built};
use crate::fingerprint;
use crate::language::{self, Language};
use crate::offline;
use crate::package;
use crate::papers;
use crate::project;
use crate::single_file;
use crate::smaller;
use crate::tools::Tools;

/// What the page may do, in force before the first link or script. It talks to its own origin only,
/// and no text can become script: the Trusted Types part closes `innerHTML` and its like. Its one policy,
/// in `boot.js`, gives nothing but the address of the service worker.
///
/// Only the finished page carries it, because `trunk serve` reloads through an inline script.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types ecs-reach-worker";

/// The comments in `index.html` in whose place something is put.
const PLACE_OF_POLICY: &str = "<!-- content-security-policy -->";
const PLACE_OF_ALTERNATES: &str = "<!-- alternates -->";
const PLACE_OF_MANIFEST: &str = "<!-- manifest -->";
const PLACE_OF_PAGE: &str = "<!-- page -->";

const INDEX: &str = "index.html";

/// Tells the product which language its page is compiled for.
pub const LANGUAGE_VARIABLE: &str = "ECS_REACH_LANGUAGE";

/// Builds the release page into an empty folder: that of one language at its root, that of each other
/// one in a folder with its code for a name. What is the same in all of them stands there once.
///
/// # Errors
/// When Trunk fails or `index.html` lacks a place for something.
pub fn build(tools: &Tools, folder: &Path) -> Result<()> {
    project::empty(folder)?;
    let languages = language::all()?;
    let mut pages = Vec::new();
    for language in &languages {
        let built = built_folder(language);
        project::empty(&built)?;
        let mut trunk = tools.trunk()?;
        trunk
            .args(["build", "--release", "--offline", "--filehash", "false", "--dist"])
            .arg(&built)
            .env(LANGUAGE_VARIABLE, &language.code)
            .env("RUSTFLAGS", package::reproducible_flags());
        command::run(&mut trunk)?;
        smaller::page(&built)?;

        let html = finished(&project::read(&built.join(INDEX))?, language, &languages)?;
        let (html, names) = named_by_content(&built, folder, language.to_root(), html)?;
        let html = offline::announced(&html, language)?;
        project::write(&folder.join(language.folder()).join(INDEX), html)?;
        pages.push(Built { language, names });
    }
    embed::write(folder, &pages)?;
    single_file::write(folder, &languages)?;
    papers::write(folder, &languages)?;
    // It keeps what stands there.
    offline::write(folder, &languages)
}

/// Where Trunk puts the page of a language.
pub(crate) fn built_folder(language: &Language) -> PathBuf {
    project::target_dir().join("xtask/page").join(&language.code)
}

/// The document of a language, from the template.
///
/// # Errors
/// When the template lacks a place for something, or names a text that does not exist.
pub fn finished(template: &str, language: &Language, languages: &[Language]) -> Result<String> {
    let html = with_policy(&language.fill(template)?)?;
    let html = once(&html, PLACE_OF_ALTERNATES, &language.alternates(languages))?;
    let html = once(&html, PLACE_OF_MANIFEST, offline::MANIFEST_LINK)?;
    once(&html, PLACE_OF_PAGE, &language.page)
}

/// Gives every file that the page loads a name that changes with its content, so that browsers may keep
/// it for good, and puts it at the root. Returns the page, and the new names by the old ones.
fn named_by_content(
    built: &Path,
    root: &Path,
    to_root: &str,
    mut html: String,
) -> Result<(String, BTreeMap<String, String>)> {
    let mut names = BTreeMap::new();
    for file in project::files_below(built)? {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((stem, extension)) = name.rsplit_once('.').filter(|_| name != INDEX) else {
            continue;
        };
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let named = format!("{stem}-{}.{extension}", fingerprint::short(&content));
        let old = format!("\"./{name}\"");
        if !html.contains(&old) {
            bail!("index.html does not mention `{old}`");
        }
        html = html.replace(&old, &format!("\"{to_root}{named}\""));
        project::write(&root.join(&named), content)?;
        names.insert(name.to_owned(), named);
    }
    Ok((html, names))
}

/// A document with the policy in its place.
pub(crate) fn with_policy(html: &str) -> Result<String> {
    once(html, PLACE_OF_POLICY, &policy())
}

/// The content security policy of the finished page.
pub(crate) fn policy() -> String {
    policy_of(POLICY)
}

/// A content security policy for the document's head.
pub(crate) fn policy_of(rules: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{rules}\">")
}

/// Replaces a text that must stand there exactly once.
pub(crate) fn once(html: &str, old: &str, new: &str) -> Result<String> {
    match html.matches(old).count() {
        1 => Ok(html.replace(old, new)),
        found => bail!("index.html holds `{old}` {found} times instead of once"),
    }
}

#[cfg(test)]
mod tests {
    use super::once;

    #[test]
    fn a_page_without_its_place_for_the_policy_is_refused() {
        assert_eq!(once("a b", "b", "c").unwrap(), "a c");
        assert!(once("a", "b", "c").is_err());
        assert!(once("b b", "b", "c").is_err());
    }
}

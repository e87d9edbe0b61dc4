//! The page: built by Trunk, made smaller where that takes nothing from it, then given its content
//! security policy and files whose names change with their content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::fingerprint;
use crate::package;
use crate::project;
use crate::smaller;
use crate::tools::Tools;

/// What the page may do, in force before the first link or script. It talks to its own origin only,
/// and no text can become script: the Trusted Types part closes `innerHTML` and its like.
///
/// Only the finished page carries it, because `trunk serve` reloads through an inline script.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The comment in `index.html` that the policy replaces.
const PLACE_OF_POLICY: &str = "<!-- content-security-policy -->";

const INDEX: &str = "index.html";

/// Builds the release page into an empty folder.
///
/// # Errors
/// When Trunk fails or `index.html` has no place for the policy.
pub fn build(tools: &Tools, folder: &Path) -> Result<()> {
    project::empty(folder)?;
    let mut trunk = tools.trunk()?;
    trunk
        .args(["build", "--release", "--offline", "--filehash", "false", "--dist"])
        .arg(folder)
        .env("RUSTFLAGS", package::reproducible_flags());
    command::run(&mut trunk)?;

    smaller::page(folder)?;

    let index = folder.join(INDEX);
    let html = project::read(&index)?;
    let html = once(&html, PLACE_OF_POLICY, &policy())?;

    let html = named_by_content(folder, html)?;
    project::write(&index, html)
}

/// Gives every file that the page loads a name that changes with its content, so that browsers may keep
/// it for good.
fn named_by_content(folder: &Path, mut html: String) -> Result<String> {
    for file in project::files_below(folder)? {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((stem, extension)) = name.rsplit_once('.').filter(|_| name != INDEX) else {
            continue;
        };
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let named = format!("{stem}-{}.{extension}", fingerprint::short(&content));
        let (old, new) = (format!("./{name}"), format!("./{named}"));
        if !html.contains(&old) {
            bail!("index.html does not mention `{old}`");
        }
        html = html.replace(&old, &new);
        fs::rename(&file, folder.join(&named))
            .with_context(|| format!("cannot rename {}", file.display()))?;
    }
    Ok(html)
}

fn policy() -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">")
}

/// Replaces a text that must stand there exactly once.
fn once(html: &str, old: &str, new: &str) -> Result<String> {
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

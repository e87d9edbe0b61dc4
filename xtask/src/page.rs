//! The page: built by Trunk, then given its content security policy and a loader whose name, like
//! those of the other assets, changes with its content.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::fingerprint;
use crate::package;
use crate::project;
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

const LOADER: &str = "boot.js";

/// Builds the release page into an empty folder.
///
/// # Errors
/// When Trunk fails or `index.html` has no place for the policy.
pub fn build(tools: &Tools, folder: &Path) -> Result<()> {
    project::empty(folder)?;
    let mut trunk = tools.trunk()?;
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(folder)
        .env("RUSTFLAGS", package::reproducible_flags());
    command::run(&mut trunk)?;

    let index = folder.join("index.html");
    let html = project::read(&index)?;
    let html = once(&html, PLACE_OF_POLICY, &policy())?;

    let loader = folder.join(LOADER);
    let content =
        fs::read(&loader).with_context(|| format!("Trunk did not copy {}", loader.display()))?;
    let named = format!("boot-{}.js", fingerprint::short(&content));
    fs::rename(&loader, folder.join(&named))
        .with_context(|| format!("cannot rename {}", loader.display()))?;
    let html = once(&html, &format!("./{LOADER}"), &format!("./{named}"))?;
    project::write(&index, html)
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

//! What the page and the package are held against comes from npm: the rules of axe-core, Lighthouse, TypeScript, and
//! the bundlers Vite and webpack. The lock file in `tests/tools` pins versions and contents; where they are fetched
//! from is npm's own setting. No script of a package is run when it is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};

use crate::node::Node;
use crate::{command, project};

/// What says which packages there are to be.
const LISTS: [&str; 2] = ["package.json", "package-lock.json"];

/// Written when all of them are in place: the lists as they were then.
const INSTALLED: &str = "installed";

/// The folder with the packages; those that are missing are installed first. What is there is never
/// fetched again.
///
/// # Errors
/// When there is no Node or no npm, or when npm cannot install them. No other check depends on these
/// packages, so whoever asks says so and goes on.
pub fn ready() -> Result<&'static Path> {
    static READY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let ready = READY.get_or_init(|| install().map_err(|error| format!("{error:#}")));
    ready.as_deref().map_err(|why| anyhow!("{why}"))
}

/// The script of axe-core, which gives a page the object `axe`.
///
/// # Errors
/// As [`ready`].
pub fn axe() -> Result<&'static str> {
    static AXE: OnceLock<String> = OnceLock::new();
    let script = ready()?.join("node_modules/axe-core/axe.min.js");
    if AXE.get().is_none() {
        // Of two that read it at once, one is let go.
        let _ = AXE.set(project::read(&script)?);
    }
    AXE.get().map(String::as_str).context("axe-core was read and is gone")
}

fn install() -> Result<PathBuf> {
    Node::find().context("there is no Node 20")?;
    let npm = command::on_path(&["npm"]).context("there is no npm")?;
    let from = project::root().join("tests/tools");
    let mut lists = String::new();
    for list in LISTS {
        lists.push_str(&project::read(&from.join(list))?);
    }
    let folder = project::target_dir().join("xtask/npm");
    let up_to_date = || fs::read_to_string(folder.join(INSTALLED)).is_ok_and(|of| of == lists);
    if up_to_date() {
        return Ok(folder);
    }
    eprintln!("Installing what the tests need from npm (once; about a minute)");
    // Made whole beside its place: another program may be doing the same.
    let fresh = folder.with_extension(std::process::id().to_string());
    project::empty(&fresh)?;
    for list in LISTS {
        project::write(&fresh.join(list), project::read(&from.join(list))?)?;
    }
    let mut ci = Command::new(npm);
    ci.current_dir(&fresh).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    let installed = command::run(ci.args(["--no-update-notifier", "--loglevel=error"]));
    if let Err(error) = installed {
        fs::remove_dir_all(&fresh)?;
        return Err(error.context("npm could not install what the tests need"));
    }
    project::write(&fresh.join(INSTALLED), &lists)?;
    if up_to_date() {
        fs::remove_dir_all(&fresh)?;
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(&fresh, &folder)
        .with_context(|| format!("cannot put {} into place", folder.display()))?;
    Ok(folder)
}

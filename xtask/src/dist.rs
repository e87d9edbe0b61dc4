//! `dist/`: the page and, in `pkg/`, the JavaScript package. It is built only when something it is
//! made of has changed, or when it is not as the last build left it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::{command, fingerprint, package, page, project, tools};

/// Everything that decides what `dist/` holds.
const INPUTS: [&str; 24] = [
    "src",
    "pkg",
    "index.html",
    "boot.js",
    "single.js",
    "sw.js",
    "icons",
    "embed",
    "style.css",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "xtask/src/dist.rs",
    "xtask/src/embed.rs",
    "xtask/src/language.rs",
    "xtask/src/licences.rs",
    "xtask/src/offline.rs",
    "xtask/src/package.rs",
    "xtask/src/page.rs",
    "xtask/src/papers.rs",
    "xtask/src/single_file.rs",
    "xtask/src/smaller.rs",
    "xtask/src/tools.rs",
];

/// Builds `dist/` if it is out of date and returns where it stands. Tests call this too: whatever
/// way they are started, they see the page of the present source.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the source does not build.
pub fn up_to_date() -> Result<PathBuf> {
    // The tests of one program run in parallel; the first one builds.
    static BUILDING: Mutex<()> = Mutex::new(());
    let _guard = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);

    let dist = project::dist();
    let record = project::target_dir().join("xtask/dist.fingerprint");
    if fs::read_to_string(&record).is_ok_and(|last| Some(last) == state(&dist).ok()) {
        return Ok(dist);
    }
    build(&dist)?;
    project::write(&record, state(&dist)?)?;
    Ok(dist)
}

/// What was built from what.
fn state(dist: &Path) -> Result<String> {
    let root = project::root();
    let inputs = INPUTS.map(|input| root.join(input));
    Ok(format!(
        "source {}\ndist {}\n",
        fingerprint::of(root, &inputs)?,
        fingerprint::of(root, &[dist.to_owned()])?
    ))
}

fn build(dist: &Path) -> Result<()> {
    let tools = tools::ready()?;
    let started = Instant::now();
    eprintln!("Building the page and the JavaScript package");
    // Trunk is told to stay off the network, so what it compiles must be here before.
    command::run(command::cargo().args(["fetch", "--quiet", "--target", tools::WASM_TARGET]))
        .context("the crates could not be downloaded: crates.io must be reachable")?;

    // Built beside the old one and swapped in whole: a failed build leaves the old page working.
    let fresh = project::target_dir().join("xtask/dist");
    page::build(&tools, &fresh)?;
    package::build(&tools, &fresh.join("pkg"))?;
    swap(&fresh, dist)?;
    eprintln!("Built dist/ in {:.0} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// Puts the files of one folder in place of those of another, which may stand on another disk.
fn swap(fresh: &Path, dist: &Path) -> Result<()> {
    project::empty(dist)?;
    for file in project::files_below(fresh)? {
        let target = dist.join(file.strip_prefix(fresh)?);
        project::write(&target, fs::read(&file)?)?;
    }
    Ok(())
}

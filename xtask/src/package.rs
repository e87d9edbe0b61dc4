//! The headless JavaScript package in `dist/pkg/`: the engine as WebAssembly, the entries for
//! browsers and Node, and the types. Its hand-written files stand in `pkg/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::command;
use crate::project;
use crate::tools::{Tools, WASM_TARGET};

/// The name of the library target of the root package.
const LIBRARY: &str = "ecs_reach";

/// The file that must be there beside the templates for the package to be usable with TypeScript.
const TYPES: &str = "index.d.ts";

/// Builds the package into an empty folder.
///
/// # Errors
/// When Cargo or wasm-bindgen fails, or a hand-written file is missing.
pub fn build(tools: &Tools, folder: &Path) -> Result<()> {
    project::empty(folder)?;
    let mut cargo = command::cargo();
    // The crate type is asked for here and not in the manifest: a package that lists rlib and
    // cdylib together loses link-time optimisation without a word.
    cargo
        .args(["rustc", "--lib", "--crate-type", "cdylib", "--profile", "headless"])
        .args(["--package", "ecs-reach", "--features", "js"])
        .args(["--target", WASM_TARGET])
        .arg("--message-format=json-render-diagnostics")
        .env("RUSTFLAGS", reproducible_flags());
    let messages = command::output(&mut cargo)?;
    let wasm = built_wasm(&messages).context("Cargo reported no wasm file of the library")?;

    let mut wasm_bindgen = tools.wasm_bindgen();
    wasm_bindgen
        .args(["--target", "web", "--no-typescript"])
        .args(["--remove-name-section", "--remove-producers-section"])
        .args(["--out-name", "core", "--out-dir"])
        .arg(folder)
        .arg(wasm);
    command::run(&mut wasm_bindgen)?;
    copy_templates(&project::root().join("pkg"), folder)
}

/// Compiler flags that keep the places of this machine's folders out of the wasm, so that the same
/// source gives the same bytes everywhere.
#[must_use]
pub fn reproducible_flags() -> String {
    let mut flags = env::var("RUSTFLAGS").unwrap_or_default();
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    // Cargo keeps each registry's crates in a folder named after the host they came from.
    let mut registries: Vec<PathBuf> = home
        .iter()
        .filter_map(|home| fs::read_dir(home.join("registry/src")).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    // Flags in another order would make Cargo compile everything anew.
    registries.sort();
    let folders = registries
        .into_iter()
        .map(|registry| (registry, "/crates"))
        .chain([(project::root().to_owned(), "/ecs-reach")]);
    for (folder, name) in folders {
        // The variable is split at blanks, so a folder with one in its name cannot stand in it.
        if !folder.to_string_lossy().contains(' ') {
            if !flags.is_empty() {
                flags.push(' ');
            }
            flags.push_str(&format!("--remap-path-prefix={}={name}", folder.display()));
        }
    }
    flags
}

/// The wasm file of the library among the messages Cargo printed, one JSON object a line.
fn built_wasm(messages: &str) -> Option<String> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == LIBRARY)
        .filter_map(|message| message["filenames"].as_array().cloned())
        .flatten()
        .filter_map(|file| file.as_str().map(str::to_owned))
        .find(|file| file.ends_with(".wasm"))
}

fn copy_templates(from: &Path, to: &Path) -> Result<()> {
    ensure!(
        from.join(TYPES).is_file(),
        "pkg/{TYPES} is missing: it holds the types of the exported functions"
    );
    for file in project::files_below(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if file.ends_with("package.json") {
            let text = project::read(&file)?;
            project::write(&target, text.replace("{{version}}", &project::version()?))?;
        } else {
            fs::copy(&file, &target).with_context(|| format!("cannot copy {}", file.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::built_wasm;

    #[test]
    fn the_wasm_file_is_that_of_the_library_itself() {
        let messages = r#"not json
{"reason":"compiler-artifact","target":{"name":"other"},"filenames":["/t/other.wasm"]}
{"reason":"compiler-artifact","target":{"name":"ecs_reach"},"filenames":["/t/ecs_reach.d","/t/ecs_reach.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(built_wasm(messages).as_deref(), Some("/t/ecs_reach.wasm"));
        assert_eq!(built_wasm(""), None);
    }
}

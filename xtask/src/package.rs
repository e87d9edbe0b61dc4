//! The headless JavaScript package in `dist/pkg/`: the engine as WebAssembly, the entries with a second file and
//! without one, and the types. Its hand-written files stand in `pkg/`; what they hold in `{{…}}` is
//! filled in here.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::tools::{Tools, WASM_TARGET};
use crate::{command, licences, project, smaller};

/// The name of the library target of the root package.
const LIBRARY: &str = "ecs_reach";

/// The file that must be there beside the templates for the package to be usable with TypeScript.
const TYPES: &str = "index.d.ts";

/// What wasm-bindgen makes: the wasm, and the JavaScript around it.
const WASM: &str = "core_bg.wasm";
const GLUE: &str = "core.js";

/// What stands in the glue once. The entries say themselves where the wasm is: a bundler that reads it here too
/// would ship the file to those who take the entry without it.
const ITS_WASM: &str = "module_or_path = new URL('core_bg.wasm', import.meta.url);";

/// How the glue ends.
const STARTS: &str = "export { initSync, __wbg_init as default };";

/// Where the texts of the licences of others stand.
const THIRD_PARTY: &str = "THIRD-PARTY.txt";

/// Every file of the package, by name. There are no folders in it.
pub const FILES: [&str; 10] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    THIRD_PARTY,
    GLUE,
    WASM,
    TYPES,
    "index.js",
    "inline.js",
    "package.json",
];

/// What a browser downloads of it that imports `index.js`.
pub const DOWNLOADED: [&str; 3] = ["index.js", GLUE, WASM];

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
    smaller::page(folder)?;
    fill(&project::root().join("pkg"), folder)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        project::write(&folder.join(licence), project::read(&project::root().join(licence))?)?;
    }
    project::write(&folder.join(THIRD_PARTY), third_party()?)
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
        .map(|registry| (registry, "/crates".to_owned()))
        .chain([(project::root().to_owned(), "/ecs-reach".to_owned())])
        .chain(standard_library());
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

/// Where the source of the standard library stands, if it is installed, and what the compiler calls it elsewhere.
fn standard_library() -> Option<(PathBuf, String)> {
    let root = command::ask(Path::new("rustc"), &["--print", "sysroot"])?;
    let version = command::ask(Path::new("rustc"), &["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((Path::new(&root).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")))
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

/// Writes the hand-written files beside what wasm-bindgen made.
fn fill(from: &Path, to: &Path) -> Result<()> {
    ensure!(
        from.join(TYPES).is_file(),
        "pkg/{TYPES} is missing: it holds the types of the exported functions"
    );
    let glue = glue(&project::read(&to.join(GLUE))?)?;
    let wasm = fs::read(to.join(WASM)).with_context(|| format!("wasm-bindgen wrote no {WASM}"))?;
    let filled = [
        ("{{version}}", project::version()?),
        ("{{functions}}", functions(&glue).join(", ")),
        ("{{glue}}", glue.replace(STARTS, "").trim().to_owned()),
        ("{{wasm}}", STANDARD.encode(wasm)),
    ];
    for file in project::files_below(from)? {
        let mut text = project::read(&file)?;
        for (place, content) in &filled {
            text = text.replace(place, content);
        }
        project::write(&to.join(file.strip_prefix(from)?), text)?;
    }
    project::write(&to.join(GLUE), glue)
}

/// The glue without the place of the wasm.
fn glue(made: &str) -> Result<String> {
    for part in [ITS_WASM, STARTS] {
        ensure!(
            made.matches(part).count() == 1,
            "wasm-bindgen's JavaScript does not hold `{part}` once"
        );
    }
    Ok(made.replace(ITS_WASM, ""))
}

/// The names of the functions that the glue exports.
fn functions(glue: &str) -> Vec<&str> {
    let exported = glue.lines().filter_map(|line| line.strip_prefix("export function "));
    exported.filter_map(|rest| Some(rest.split_once('(')?.0)).collect()
}

/// The licences of the crates whose code is in the wasm.
fn third_party() -> Result<String> {
    let mut all =
        "The WebAssembly of this package holds code of others, on these terms.\n".to_owned();
    for (text, crates) in licences::texts(&licences::shipped("js")?)? {
        let rule = "-".repeat(80);
        all.push_str(&format!("\n{rule}\n{}\n\n{}\n", crates.join(", "), text.trim()));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::{ITS_WASM, STARTS, built_wasm, functions, glue};
    use crate::project;

    #[test]
    fn the_glue_says_what_is_exported_and_no_longer_where_the_wasm_is() {
        let made = format!(
            "let wasm;\nexport function assess(a) {{\nf();\n}}\nexport function toLink(a) {{\n}}\n{ITS_WASM}\n{STARTS}\n"
        );
        let glue_text = glue(&made).unwrap();
        assert_eq!(functions(&glue_text), ["assess", "toLink"]);
        assert!(!glue_text.contains("import.meta"));
        assert!(glue(&made.replace(STARTS, "")).is_err());
        assert!(glue(&[made.as_str(), ITS_WASM].concat()).is_err());
    }

    /// What stands in `///` or `/** */` right above a line, as one line.
    fn said_above<'a>(text: &'a str, line: &str) -> String {
        let (before, _) = text.split_once(line).unwrap_or_else(|| panic!("no `{line}`"));
        let mark = |line: &'a str| {
            let line = line.trim();
            ["///", "/**", "*/", "*"].iter().find_map(|mark| line.strip_prefix(mark))
        };
        let above = before.lines().rev().skip_while(|line| line.starts_with("#["));
        let mut said: Vec<_> = above.map_while(mark).collect();
        said.reverse();
        let words = said.iter().flat_map(|line| line.trim_end_matches("*/").split_whitespace());
        words.collect::<Vec<_>>().join(" ")
    }

    /// The names of a function's parameters.
    fn parameters(after_its_name: &str) -> Vec<&str> {
        let (all, _) = after_its_name.split_once(')').unwrap_or_default();
        let names = all.split(',').filter_map(|one| Some(one.split_once(':')?.0.trim()));
        names.map(|name| name.trim_end_matches('?')).collect()
    }

    #[test]
    fn rust_types_and_readme_say_the_same_of_every_function() {
        let [rust, types, readme] = ["src/js.rs", "pkg/index.d.ts", "pkg/README.md"]
            .map(|file| project::read(&project::root().join(file)).unwrap());
        let all: Vec<&str> = rust.split("\npub fn ").skip(1).collect();
        assert_eq!(all.len(), types.matches("\nexport function ").count());
        for function in all {
            let (name, rest) = function.split_once('(').unwrap();
            let exported = name.split('_').enumerate().map(|(place, word)| match place {
                0 => word.to_owned(),
                _ => [word[..1].to_uppercase().as_str(), &word[1..]].concat(),
            });
            let exported: String = exported.collect();
            let typed = format!("export function {exported}(");
            let said = said_above(&rust, &format!("pub fn {name}("));
            assert!(!said.is_empty(), "{name}");
            assert_eq!(said, said_above(&types, &typed), "{name}");
            let (_, after) = types.split_once(&typed).unwrap();
            assert_eq!(parameters(rest), parameters(after), "{name}");
            let row = format!("| `{exported}({})` | ", parameters(rest).join(", "));
            assert!(readme.contains(&row), "pkg/README.md has no row `{row}`");
        }
    }

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

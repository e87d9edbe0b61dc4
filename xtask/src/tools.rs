//! The tools the build needs beside Cargo: the wasm32 target, Trunk and wasm-bindgen, at versions
//! that fit each other. What is missing is installed into a folder of the project's own, `.tools`
//! (or the one that the variable `ECS_REACH_TOOLS` names).

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{command, project};

/// What the product is compiled to.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A program that Cargo installs.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    minutes: u32,
}

const TRUNK: Tool = Tool { package: "trunk", program: "trunk", version: "0.21.14", minutes: 8 };

/// Its version must be that of the `wasm-bindgen` crate: the two halves speak a private format.
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.128", minutes: 3 };

/// The tools, installed and ready to run.
#[derive(Debug, Clone)]
pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

/// Finds the tools and installs those that are missing.
///
/// # Errors
/// When an installation fails, or when the pinned wasm-bindgen is not the one Cargo.lock asks for.
pub fn ready() -> Result<Tools> {
    let locked = project::locked_version("wasm-bindgen")?;
    if locked != WASM_BINDGEN.version {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, the tools are pinned to {}: \
             give both the same version (Cargo.toml and xtask/src/tools.rs)",
            WASM_BINDGEN.version
        );
    }
    wasm_target()?;
    Ok(Tools { wasm_bindgen: WASM_BINDGEN.ready()?, trunk: TRUNK.ready()? })
}

impl Tools {
    /// Trunk, in the project's folder, with our wasm-bindgen first on its PATH: left alone it
    /// would download one.
    ///
    /// # Errors
    /// When PATH cannot be extended.
    pub fn trunk(&self) -> Result<Command> {
        let mut trunk = Command::new(&self.trunk);
        trunk
            .current_dir(project::root())
            .env("PATH", path_with(&self.wasm_bindgen)?)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk reads it as a yes or no of its own and stops at any other value.
            .env_remove("NO_COLOR");
        Ok(trunk)
    }

    /// wasm-bindgen, in the project's folder.
    #[must_use]
    pub fn wasm_bindgen(&self) -> Command {
        let mut wasm_bindgen = Command::new(&self.wasm_bindgen);
        wasm_bindgen.current_dir(project::root());
        wasm_bindgen
    }
}

impl Tool {
    /// The program, from the project's own folder, else from PATH, else freshly installed.
    fn ready(&self) -> Result<PathBuf> {
        let folder = folder();
        let own = folder.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        let on_path = command::on_path(&[self.program]);
        if let Some(found) =
            [Some(own.clone()), on_path].into_iter().flatten().find(|program| self.fits(program))
        {
            return Ok(found);
        }
        self.install(&folder)?;
        if !self.fits(&own) {
            bail!(
                "{} was installed, but {} does not answer as version {}",
                self.package,
                own.display(),
                self.version
            );
        }
        Ok(own)
    }

    /// Whether a program is this tool at exactly the pinned version.
    fn fits(&self, program: &Path) -> bool {
        program.is_file()
            && command::ask(program, &["--version"])
                .is_some_and(|answer| names_version(&answer, self.version))
    }

    fn install(&self, folder: &Path) -> Result<()> {
        eprintln!(
            "Installing {} {} into {} (once; about {} minutes on two cores)",
            self.package,
            self.version,
            folder.display(),
            self.minutes
        );
        let mut install = command::cargo();
        install
            .args(["install", self.package, "--version", self.version])
            .args(["--locked", "--force", "--root"])
            .arg(folder);
        command::run(&mut install).with_context(|| {
            format!(
                "{package} {version} could not be installed. It is compiled from crates.io, which \
                 must be reachable, and needs a C linker. To try by hand: `cargo install {package} \
                 --version {version} --locked --root {folder}`",
                package = self.package,
                version = self.version,
                folder = folder.display()
            )
        })
    }
}

/// Where the project's own tools stand.
pub(crate) fn folder() -> PathBuf {
    match env::var_os("ECS_REACH_TOOLS") {
        Some(folder) => project::root().join(folder),
        None => project::root().join(".tools"),
    }
}

/// `trunk 0.21.14` and `wasm-bindgen 0.2.128 (a-commit)` both name their version as a word.
fn names_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word == version)
}

fn path_with(program: &Path) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let first = program.parent().map(Path::to_owned);
    env::join_paths(first.into_iter().chain(env::split_paths(&old)))
        .with_context(|| format!("{} cannot stand on PATH", program.display()))
}

/// Installs the wasm32 target where the toolchain lacks it.
fn wasm_target() -> Result<()> {
    let sysroot = command::ask(Path::new("rustc"), &["--print", "sysroot"])
        .context("`rustc --print sysroot` failed: is Rust installed?")?;
    let library = Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET);
    if library.is_dir() {
        return Ok(());
    }
    eprintln!("Installing the Rust target {WASM_TARGET} (once; some seconds)");
    let mut rustup = Command::new("rustup");
    rustup.current_dir(project::root()).args(["target", "add", WASM_TARGET]);
    command::run(&mut rustup).with_context(|| {
        format!(
            "the Rust target {WASM_TARGET} is missing and rustup could not add it. With rustup: \
             `rustup target add {WASM_TARGET}` in the project's folder; with a Rust from \
             elsewhere: install the standard library of that target from the same place"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::names_version;

    #[test]
    fn a_version_is_compared_as_a_whole_word() {
        assert!(names_version("trunk 0.21.14", "0.21.14"));
        assert!(names_version("wasm-bindgen 0.2.128 (abc)", "0.2.128"));
        assert!(!names_version("trunk 0.21.140", "0.21.14"));
        assert!(!names_version("", "0.21.14"));
    }
}

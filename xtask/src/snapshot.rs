//! `cargo xtask snapshot`: a design as a picture or as a summary, for pages that allow nothing but those.

use std::ffi::OsString;

use anyhow::{Context, Result};
use pico_args::Arguments;

use crate::{command, project};

/// Prints the snapshot of a scenario file.
///
/// # Errors
/// When the file or an option cannot be read; the message names it.
pub fn run(mut arguments: Arguments) -> Result<()> {
    let mut option = |name: &'static str, usual: &str| -> Result<String> {
        Ok(arguments.opt_value_from_str(name)?.unwrap_or_else(|| usual.to_owned()))
    };
    let language = option("--language", "en")?;
    let format = option("--format", "svg")?;
    let path = option("--path", "outbound")?;
    let address = option("--address", "")?;
    let file: OsString = arguments.free_from_os_str(|file| Ok::<_, String>(file.to_owned()))?;
    nothing_left(arguments)?;
    // The program runs in the project's folder, wherever we were called from.
    let file = std::env::current_dir().context("there is no present folder")?.join(file);
    let mut cargo = command::cargo();
    cargo
        .args(["run", "--quiet", "--package", "ecs-reach", "--features", "snapshot"])
        .args(["--bin", "snapshot", "--"])
        .arg(file)
        .args([language, format, path, address])
        .current_dir(project::root());
    print!("{}", command::output(&mut cargo)?);
    Ok(())
}

fn nothing_left(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        None => Ok(()),
        Some(first) => anyhow::bail!("`{}` is not understood here", first.to_string_lossy()),
    }
}

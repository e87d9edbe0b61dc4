//! Runs JavaScript in Node, where there is one: the package must work there too.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command;

/// The oldest version the package promises to work in.
const OLDEST: u32 = 20;

/// A Node that is new enough.
#[derive(Debug, Clone)]
pub struct Node {
    program: PathBuf,
}

impl Node {
    /// The Node on PATH, if there is one and it is new enough.
    #[must_use]
    pub fn find() -> Option<Self> {
        let program = command::on_path(&["node"])?;
        let version = command::ask(&program, &["--version"])?;
        (major(&version)? >= OLDEST).then_some(Self { program })
    }

    /// Runs an ES module given as text, as if it stood in the folder, and returns what it printed.
    ///
    /// # Errors
    /// When it ends with a failure; what it says then is shown.
    pub fn run(&self, folder: &Path, module: &str) -> Result<String> {
        command::output(Command::new(&self.program).current_dir(folder).args([
            "--input-type=module",
            "--eval",
            module,
        ]))
    }
}

/// `v20.20.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}

//! Files that are replaced together: written beside the old ones, then renamed over them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Replaces files by new texts. Until every one of them is written, none is touched.
pub(super) fn replace(files: &[(&Path, &str)]) -> Result<()> {
    let written = files.iter().map(|(path, text)| write_beside(path, text));
    let written: Vec<Result<PathBuf>> = written.collect();
    if written.iter().any(Result::is_err) {
        for path in written.iter().flatten() {
            // Of no use any more; what matters is the error below.
            let _ = fs::remove_file(path);
        }
    }
    let written = written.into_iter().collect::<Result<Vec<PathBuf>>>()?;
    for (new, (path, _)) in written.iter().zip(files) {
        fs::rename(new, path).with_context(|| {
            format!("{} is written, but cannot be renamed to {}", new.display(), path.display())
        })?;
    }
    Ok(())
}

fn write_beside(path: &Path, text: &str) -> Result<PathBuf> {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let new = PathBuf::from(name);
    fs::write(&new, text).with_context(|| new.display().to_string())?;
    Ok(new)
}

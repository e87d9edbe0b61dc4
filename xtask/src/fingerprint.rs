//! One number for the content of many files, so that a build with nothing changed can be skipped.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project;

/// The fingerprint of the files and folders named, by content and by path relative to `base`:
/// times do not count, so a fresh clone and a touched file change nothing. One that does not exist
/// counts as empty.
///
/// # Errors
/// When a file cannot be read.
pub fn of(base: &Path, inputs: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for input in inputs {
        let files =
            if input.is_file() { vec![input.clone()] } else { project::files_below(input)? };
        for file in files {
            let content =
                std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let path = file.strip_prefix(base).unwrap_or(&file);
            // The lengths keep two files apart from one that holds both their contents.
            for part in [path.to_string_lossy().as_bytes(), &content] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
    }
    Ok(hex(&hash.finalize()))
}

/// The whole SHA-256 of one content, as `sha256sum` prints it.
#[must_use]
pub fn whole(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

/// The fingerprint of one content, short enough for a file's name.
#[must_use]
pub fn short(content: &[u8]) -> String {
    hex(&Sha256::digest(content)[..8])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::of;

    #[test]
    fn content_and_names_count_and_times_do_not() {
        let folder = std::env::temp_dir().join(format!("xtask-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).unwrap();
        let inputs = [folder.join("src"), folder.join("absent.css")];
        let print = || of(&folder, &inputs).unwrap();

        fs::write(folder.join("src/a.rs"), "one").unwrap();
        let first = print();
        fs::write(folder.join("src/a.rs"), "one").unwrap();
        assert_eq!(print(), first, "written again, the same content");

        fs::write(folder.join("src/a.rs"), "two").unwrap();
        let changed = print();
        assert_ne!(changed, first, "other content");

        fs::rename(folder.join("src/a.rs"), folder.join("src/b.rs")).unwrap();
        assert_ne!(print(), changed, "another name");

        fs::write(folder.join("absent.css"), "").unwrap();
        fs::write(folder.join("src/b.rs"), "on").unwrap();
        let split = print();
        fs::write(folder.join("src/b.rs"), "one").unwrap();
        assert_ne!(print(), split);
        fs::remove_dir_all(folder).unwrap();
    }
}

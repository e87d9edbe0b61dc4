//! Archives that are the same to the byte wherever and whenever they are made of the same files: sorted, of
//! nobody, and all of the same time.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, GzBuilder};

use crate::project;

/// A tar block; everything in one is filled up to it.
const BLOCK: usize = 512;

/// All files of a folder as `.tar.gz`, each below the folder's own name, of a time in seconds since 1970.
///
/// Hosts tell browsers apart by a file's time and length whether it has changed, and two releases can differ in the
/// fingerprints alone that `index.html` names: so every release needs a time of its own.
///
/// # Errors
/// When a file cannot be read, or its path is too long for the format.
pub fn tar_gz(folder: &Path, time: u64) -> Result<Vec<u8>> {
    let above =
        folder.parent().with_context(|| format!("{} stands in nothing", folder.display()))?;
    let mut tar = Vec::new();
    for file in project::files_below(folder)? {
        let content =
            std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let names = file.strip_prefix(above)?.iter().map(|name| name.to_string_lossy());
        let path = names.collect::<Vec<_>>().join("/");
        tar.extend(header(&path, content.len(), time)?);
        tar.extend_from_slice(&content);
        tar.resize(tar.len().next_multiple_of(BLOCK), 0);
    }
    tar.resize(tar.len() + 2 * BLOCK, 0);
    gz(&tar)
}

/// A content compressed with gzip, without name and time.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn gz(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().write(Vec::new(), Compression::best());
    packed.write_all(content)?;
    Ok(packed.finish()?)
}

/// The header of a file, as POSIX's ustar has it.
fn header(path: &str, length: usize, time: u64) -> Result<[u8; BLOCK]> {
    const SUM: std::ops::Range<usize> = 148..156;
    let mut header = [0; BLOCK];
    let mut put =
        |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    ensure!(path.len() <= 100, "`{path}` is too long for the archive");
    ensure!(length < 1 << 33 && time < 1 << 33, "`{path}` is too large for the archive");
    put(0, path);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{length:011o}\0"));
    put(136, &format!("{time:011o}\0"));
    // The sum is taken with blanks in its own place.
    put(SUM.start, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[SUM].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(header)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;
    use std::path::PathBuf;

    use super::{BLOCK, header, tar_gz};
    use crate::{command, project};

    /// The same files, written in the given order.
    fn folder(name: &str, order: &[usize]) -> PathBuf {
        let files = [("b.txt", "second"), ("a/c.txt", ""), ("a/b.txt", "first")];
        let above =
            std::env::temp_dir().join(format!("xtask-archive-{name}-{}", std::process::id()));
        for place in order {
            let (file, content) = files[*place];
            project::write(&above.join("x-1").join(file), content).unwrap();
        }
        above
    }

    #[test]
    fn the_same_files_are_the_same_archive_whenever_they_were_written() {
        let (one, other) = (folder("one", &[0, 1, 2]), folder("other", &[2, 1, 0]));
        let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1);
        fs::File::options()
            .write(true)
            .open(other.join("x-1/b.txt"))
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
        let packed = tar_gz(&one.join("x-1"), 1_700_000_000).unwrap();
        assert_eq!(tar_gz(&other.join("x-1"), 1_700_000_000).unwrap(), packed);
        assert_ne!(tar_gz(&one.join("x-1"), 1_700_000_001).unwrap(), packed);
        fs::write(other.join("x-1/b.txt"), "Second").unwrap();
        assert_ne!(tar_gz(&other.join("x-1"), 1_700_000_000).unwrap(), packed);

        let mut tar = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut tar).unwrap();
        let names = [0, 2, 3].map(|block| {
            let header = &tar[block * BLOCK..][..BLOCK];
            String::from_utf8(header.split(|byte| *byte == 0).next().unwrap().into()).unwrap()
        });
        assert_eq!(names, ["x-1/a/b.txt", "x-1/a/c.txt", "x-1/b.txt"]);
        assert!(tar[BLOCK..].starts_with(b"first\0") && tar.len() == 7 * BLOCK);

        // What others unpack it with understands it.
        if let Some(tar) = command::on_path(&["tar"]) {
            fs::write(one.join("x.tar.gz"), &packed).unwrap();
            fs::remove_dir_all(one.join("x-1")).unwrap();
            let mut tar = std::process::Command::new(tar);
            command::run(tar.current_dir(&one).args(["-xzf", "x.tar.gz"])).unwrap();
            let file = one.join("x-1/a/b.txt");
            assert_eq!(project::read(&file).unwrap(), "first");
            let time = fs::metadata(file).unwrap().modified().unwrap();
            let since = time.duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap();
            assert_eq!(since.as_secs(), 1_700_000_000);
        }
        for above in [one, other] {
            fs::remove_dir_all(above).unwrap();
        }
    }

    #[test]
    fn a_path_that_does_not_fit_is_refused() {
        assert!(header(&"a".repeat(100), 1, 1).is_ok());
        assert!(header(&"a".repeat(101), 1, 1).is_err());
    }
}

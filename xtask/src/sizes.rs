//! What a visitor downloads: every file that `index.html` leads to, compressed as a good host
//! sends it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

use crate::{offline, package, project};

/// The most that a first visit may download: 302 KB of 1,024 bytes, compressed with brotli 11.
pub const BUDGET: usize = 302 * 1024;

/// The most that a page may download which imports the package: 152 KB of 1,024 bytes, compressed with brotli 11.
pub const PACKAGE_BUDGET: usize = 152 * 1024;

/// One file and its sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// The path below the measured folder.
    pub path: PathBuf,
    /// As it stands on the disk.
    pub raw: usize,
    /// Compressed with brotli 11.
    pub brotli: usize,
}

/// The files of a first visit: `index.html` and, one from the other, every file that a file of the
/// visit names.
///
/// # Errors
/// When the folder has no `index.html` or cannot be read.
pub fn first_visit(site: &Path) -> Result<Vec<Size>> {
    let mut waiting = project::files_below(site)?;
    let index = site.join("index.html");
    let Some(position) = waiting.iter().position(|file| *file == index) else {
        bail!("{} is missing: `cargo xtask build`", index.display());
    };
    // Neither the package nor another document is a part of this one, though the page may lead to it.
    waiting.remove(position);
    waiting.retain(|file| !file.starts_with(site.join("pkg")) && is_loaded(file));

    let mut visit = vec![index];
    let mut read = 0;
    while let Some(file) = visit.get(read).cloned() {
        read += 1;
        let content = read_file(&file)?;
        let content = String::from_utf8_lossy(&content);
        let (named, rest) = waiting.into_iter().partition(|other| {
            other.file_name().is_some_and(|name| content.contains(&*name.to_string_lossy()))
        });
        waiting = rest;
        visit.extend::<Vec<PathBuf>>(named);
    }
    measure(site, &visit)
}

/// Whether a page loads the file when it names it. It leads to other pages, and starts without what keeps and
/// installs it.
fn is_loaded(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    !matches!(extension, Some("html" | "webmanifest")) && !file.ends_with(offline::WORKER)
}

/// Of the files of the package's folder, those that a page downloads which imports it.
///
/// # Errors
/// When one of them is missing.
pub fn downloaded(folder: &[Size]) -> Result<Vec<Size>> {
    let find = |name: &str| folder.iter().find(|size| size.path == Path::new(name)).cloned();
    let found =
        package::DOWNLOADED.iter().map(|name| find(name).with_context(|| format!("no {name}")));
    found.collect()
}

/// Every file of a folder.
///
/// # Errors
/// When it cannot be read.
pub fn folder(folder: &Path) -> Result<Vec<Size>> {
    measure(folder, &project::files_below(folder)?)
}

/// The sum of the compressed sizes.
#[must_use]
pub fn total(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.brotli).sum()
}

/// The sizes as a table with a line for the total.
#[must_use]
pub fn table(title: &str, sizes: &[Size]) -> String {
    let raw = sizes.iter().map(|size| size.raw).sum();
    let total = Size { path: "total".into(), raw, brotli: total(sizes) };
    let mut table = format!("  {title:<44} {:>10} {:>10}\n", "bytes", "brotli");
    for size in sizes.iter().chain([&total]) {
        // Writing to a String cannot fail.
        let _ =
            writeln!(table, "  {:<44} {:>10} {:>10}", size.path.display(), size.raw, size.brotli);
    }
    table
}

fn measure(base: &Path, files: &[PathBuf]) -> Result<Vec<Size>> {
    files
        .iter()
        .map(|file| {
            let content = read_file(file)?;
            Ok(Size {
                path: file.strip_prefix(base)?.to_owned(),
                raw: content.len(),
                brotli: brotli(&content)?.len(),
            })
        })
        .collect()
}

fn read_file(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// A content compressed as a good host sends it.
///
/// # Errors
/// Never in practice: it is written to memory.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters).context("brotli failed")?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{first_visit, table, total};

    #[test]
    fn a_first_visit_is_what_the_page_leads_to() {
        let site = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        for (file, content) in [
            (
                "index.html",
                "<a href='fr/'><a href='./licenses.html'><script src='./boot-1.js' data-js='./app-2.js'> index.html
                  sw.js all.html app.webmanifest",
            ),
            ("fr/index.html", "<script src='../boot-1.js' data-js='../app-4.js'>"),
            ("app-4.js", "in French"),
            ("licenses.html", "read on its own"),
            ("boot-1.js", "import"),
            ("app-2.js", "import './snippets/part-3.js'"),
            ("snippets/part-3.js", "part"),
            ("unused.js", "not downloaded"),
            ("sw.js", "after the start"),
            ("all.html", "where it is asked for"),
            ("app.webmanifest", "icon.png"),
            ("icon.png", "where it is installed"),
            ("pkg/app-2.js", "of the package"),
        ] {
            crate::project::write(&site.join(file), content).unwrap();
        }
        let sizes = first_visit(&site).unwrap();
        let names: Vec<String> = sizes.iter().map(|size| size.path.display().to_string()).collect();
        assert_eq!(names, ["index.html", "app-2.js", "boot-1.js", "snippets/part-3.js"]);
        assert_eq!(sizes[2].raw, "import".len());
        let line = format!("{:>10}\n", total(&sizes));
        assert!(table("first visit", &sizes).ends_with(&line));
        fs::remove_file(site.join("index.html")).unwrap();
        assert!(first_visit(&site).is_err());
        fs::remove_dir_all(site).unwrap();
    }
}

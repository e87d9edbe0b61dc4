//! What lets the page be installed and work without a network: the service worker with the list of all that
//! it keeps, and for each language a web app manifest.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::embed;
use crate::language::Language;
use crate::page::once;
use crate::{fingerprint, papers, project, smaller};

/// The service worker's name: always the same, because browsers look for a newer one there.
pub const WORKER: &str = "sw.js";

/// The manifest's name, beside the page of its language.
const MANIFEST: &str = "manifest.webmanifest";

/// What leads the page of a language to its manifest.
pub(crate) const MANIFEST_LINK: &str = "<link rel=\"manifest\" href=\"./manifest.webmanifest\">";

/// The pictures of the installed app: name, size, and what they are for.
const ICONS: [(&str, &str, &str); 3] = [
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
];

/// The page of a language as it names its worker. The one that is served while it is worked on has none: it
/// would go on showing what it has kept.
pub(crate) fn announced(html: &str, language: &Language) -> Result<String> {
    let named = format!(" data-worker=\"{}{WORKER}\" data-js=", language.to_root());
    once(html, " data-js=", &named)
}

/// Writes the manifests and the worker beside the finished pages.
///
/// # Errors
/// When an icon or a text is missing, or a file cannot be read.
pub(crate) fn write(site: &Path, languages: &[Language]) -> Result<()> {
    let mut icons = Vec::new();
    for (name, sizes, purpose) in ICONS {
        let file = project::root().join("icons").join(name);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let named = name.replace('.', &format!("-{}.", fingerprint::short(&content)));
        project::write(&site.join(&named), content)?;
        icons.push((named, sizes, purpose));
    }
    for language in languages {
        let manifest = manifest(language, &icons)?;
        project::write(&site.join(language.folder()).join(MANIFEST), manifest)?;
    }
    write_worker(site)
}

fn manifest(language: &Language, icons: &[(String, &str, &str)]) -> Result<String> {
    let way = language.to_root();
    let icons: Vec<Value> = icons
        .iter()
        .map(|(name, sizes, purpose)| {
            json!({
                "src": format!("{way}{name}"), "sizes": sizes, "type": "image/png",
                "purpose": purpose,
            })
        })
        .collect();
    let text = |name: &str| {
        let text = language.texts.get(name).and_then(Value::as_str);
        text.with_context(|| format!("the language {} has no text `{name}`", language.code))
    };
    let manifest = json!({
        "name": text("Title")?,
        "short_name": text("Title")?,
        "description": text("Description")?,
        "lang": language.code,
        "start_url": "./",
        // Every language, so that the switch does not lead out of the app.
        "scope": way,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": icons,
    });
    Ok(format!("{manifest:#}\n"))
}

/// Writes the worker of a finished site: of what stands there now, whole.
///
/// # Errors
/// When there is no page, or a file cannot be read.
pub fn write_worker(site: &Path) -> Result<()> {
    let mut files = Map::new();
    for file in kept(site)? {
        let content = fs::read(site.join(&file)).with_context(|| format!("cannot read {file}"))?;
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(content)));
        files.insert(address(&file).to_owned(), integrity.into());
    }
    let list =
        Value::from(files.into_iter().map(|(file, sum)| json!([file, sum])).collect::<Vec<_>>());
    let list = list.to_string();
    let source = project::read(&project::root().join(WORKER))?;
    let worker = once(&smaller::script(&source)?, "{files}", &list)?;
    let version = fingerprint::short(worker.as_bytes());
    project::write(&site.join(WORKER), once(&worker, "{version}", &version)?)
}

/// What a page is asked for by: a folder's page by the folder.
fn address(file: &str) -> &str {
    file.strip_suffix("index.html").unwrap_or(file)
}

/// Every file that a visit can want, by its path: the pages, what they load, their manifests and what those
/// name, what embeds lead to, and the licences. Not the package, nor other documents beside the pages.
fn kept(site: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut others = Vec::new();
    for file in project::files_below(site)? {
        let path = file.strip_prefix(site)?.to_string_lossy().replace('\\', "/");
        if path.starts_with("pkg/") || path == WORKER {
            continue;
        }
        match path.rsplit('/').next() {
            Some("index.html" | MANIFEST | papers::LICENCES) => {
                texts.push((path, project::read(&file)?))
            }
            _ => others.push(path),
        }
    }
    ensure!(!texts.is_empty(), "{} holds no page: `cargo xtask build`", site.display());
    others.retain(|path| {
        let named = format!("./{path}\"");
        let of_embeds = path.rsplit('/').next().is_some_and(|name| embed::FILES.contains(&name));
        let loaded =
            !path.ends_with(".html") && texts.iter().any(|(_, text)| text.contains(&named));
        of_embeds || loaded
    });
    let pages = texts.into_iter().map(|(path, _)| path);
    Ok(pages.chain(others).collect())
}

#[cfg(test)]
mod tests {
    use super::{WORKER, write_worker};
    use crate::project;

    #[test]
    fn the_worker_keeps_what_pages_load_and_changes_with_it() {
        let site = std::env::temp_dir().join(format!("xtask-offline-{}", std::process::id()));
        assert!(write_worker(&site).is_err(), "no page");
        let write = |file: &str, content: &str| project::write(&site.join(file), content).unwrap();
        let worker = || {
            write_worker(&site).unwrap();
            project::read(&site.join(WORKER)).unwrap()
        };
        write(
            "index.html",
            "href=\"./a-1.css\" href=\"./all.html\" content=\"https://b/social.png\"",
        );
        write("fr/index.html", "href=\"../b-2.js\"");
        write("manifest.webmanifest", "\"src\": \"./icon.png\"");
        for other in ["a-1.css", "a-1.css.br", "b-2.js", "icon.png", "all.html", "social.png"] {
            write(other, "content");
        }
        write("licenses.html", "href=\"./paper-3.css\"");
        write("paper-3.css", "content");
        for embed in ["embed.js", "embed.d.ts", "frame.html", "fr/frame.html", "frame.js.gz"] {
            write(embed, "content");
        }
        write("pkg/index.html", "\"./unnamed.js\"");
        write("unnamed.js", "content");
        let first = worker();
        for file in ["", "fr/", "manifest.webmanifest", "a-1.css", "b-2.js", "icon.png"] {
            assert!(first.contains(&format!("[\"{file}\",\"sha256-")), "{file}: {first}");
        }
        for file in ["embed.js", "frame.html", "fr/frame.html", "licenses.html", "paper-3.css"] {
            assert!(first.contains(&format!("[\"{file}\",\"sha256-")), "{file}: {first}");
        }
        for file in ["a-1.css.br", "all.html", "social.png", "unnamed.js", "index.html", "pkg/"] {
            assert!(!first.contains(&format!("[\"{file}\"")), "{file}: {first}");
        }
        for file in ["embed.d.ts", "frame.js.gz"] {
            assert!(!first.contains(&format!("[\"{file}\"")), "{file}: {first}");
        }
        assert!(!first.contains("{files}") && !first.contains("{version}"), "{first}");
        assert_eq!(worker(), first);

        write("all.html", "other content");
        assert_eq!(worker(), first, "what is not kept does not count");
        write("fr/index.html", "href=\"../b-2.js\" more");
        assert_ne!(worker(), first, "what is kept counts");
        std::fs::remove_dir_all(site).unwrap();
    }
}

//! What stands beside the page: the document for addresses where nothing is, and the licences of the code
//! of others. Neither needs a script.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::language::{Language, escape};
use crate::licences::{self, Shipped};
use crate::{fingerprint, project};

/// The name that static hosts look for when they find nothing.
pub const NOT_FOUND: &str = "404.html";

/// The page's footer leads there.
pub(crate) const LICENCES: &str = "licenses.html";

/// They need less than the page, even of the same host.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:24px 16px}\
h1{font-size:24px;line-height:32px}\
section{margin-bottom:32px}\
section p a{display:inline-block;padding:4px 0;margin-right:24px}\
li{margin:4px 0}\
summary{padding:4px 0;overflow-wrap:anywhere}\
pre{font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;\
border-left:2px solid GrayText;padding-left:12px}";

/// Writes them into a folder with the page.
///
/// # Errors
/// When a crate ships that may not, or a language lacks a text.
pub fn write(folder: &Path, languages: &[Language]) -> Result<()> {
    project::write(&folder.join(style_name()), STYLE)?;
    project::write(&folder.join(NOT_FOUND), not_found(languages, None)?)?;
    project::write(&folder.join(LICENCES), of_others(languages)?)
}

/// What a host sends for an address where nothing is, at any depth. So it can name no file beside it; only
/// where the path of the page is known, it has a style and leads straight there.
///
/// # Errors
/// When a language lacks a text.
pub fn not_found(languages: &[Language], path: Option<&str>) -> Result<String> {
    let mut body = String::new();
    for language in languages {
        let text = |name: &str| text(language, name);
        let link = |href: &str, name: &str| {
            Ok::<_, anyhow::Error>(format!("<a href=\"{href}\">{}</a>", text(name)?))
        };
        let way = match path {
            Some(path) => link(&format!("{path}{}", language.folder()), "OpenPage")?,
            // One of the two is right for every address that a link on the page could have been.
            None => [link(".", "ThisFolder")?, link("..", "FolderAbove")?].join("</p>\n<p>"),
        };
        let why = if path.is_some() { "NotFoundWhy" } else { "NotFoundWhere" };
        body.push_str(&format!(
            "<section lang=\"{}\">\n<h1>{}</h1>\n<p>{}</p>\n<p>{way}</p>\n</section>\n",
            language.code,
            text("NotFound")?,
            text(why)?,
        ));
    }
    let style = path.map(|path| format!("{path}{}", style_name()));
    document(languages, "NotFound", style.as_deref(), &body)
}

fn of_others(languages: &[Language]) -> Result<String> {
    let shipped = licences::shipped(licences::ALL)?;
    let mut body = String::new();
    for language in languages {
        body.push_str(&format!(
            "<section lang=\"{}\">\n<h1>{}</h1>\n<p>{}</p>\n<p><a href=\"./{}\">ECS Reach</a></p>\n</section>\n",
            language.code,
            text(language, "Licences")?,
            text(language, "LicencesWhy")?,
            language.folder(),
        ));
    }
    body.push_str(&crates(&shipped)?);
    document(languages, "Licences", Some(&format!("./{}", style_name())), &body)
}

/// The same as a part of a document that stands alone: closed, with an id.
pub(crate) fn of_others_within(languages: &[Language], id: &str) -> Result<String> {
    let (mut titles, mut whys) = (Vec::new(), String::new());
    for language in languages {
        let (code, title) = (&language.code, text(language, "Licences")?);
        titles.push(format!("<span lang=\"{code}\">{title}</span>"));
        whys.push_str(&format!("<p lang=\"{code}\">{}</p>\n", text(language, "LicencesWhy")?));
    }
    let (titles, crates) = (titles.join(" · "), crates(&licences::shipped(licences::ALL)?)?);
    Ok(format!("<details id=\"{id}\">\n<summary>{titles}</summary>\n{whys}{crates}</details>\n"))
}

/// The crates with their terms, and the texts.
fn crates(shipped: &[Shipped]) -> Result<String> {
    let mut body = String::from("<ul>\n");
    for crate_ in shipped {
        let name = escape(&format!("{} {}", crate_.name, crate_.version));
        let name = match &crate_.home {
            Some(home) => format!("<a href=\"{}\" rel=\"noreferrer\">{name}</a>", escape(home)),
            None => name,
        };
        body.push_str(&format!("<li>{name}: {}</li>\n", escape(&crate_.terms)));
    }
    body.push_str("</ul>\n");
    for (text, crates) in licences::texts(shipped)? {
        let (crates, text) = (escape(&crates.join(", ")), escape(text.trim()));
        // Some crates have two.
        let first = text.lines().next().unwrap_or_default();
        body.push_str(&format!(
            "<details>\n<summary>{crates} · {first}</summary>\n<pre>{text}</pre>\n</details>\n"
        ));
    }
    Ok(body)
}

/// A document in the language of the root, which parts in other languages tell themselves apart from.
fn document(
    languages: &[Language],
    title: &str,
    style: Option<&str>,
    body: &str,
) -> Result<String> {
    let first = languages.iter().find(|language| language.root).context("no page at the root")?;
    let style = style
        .map(|style| format!("<link rel=\"stylesheet\" href=\"{style}\">\n"))
        .unwrap_or_default();
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <title>{} · ECS Reach</title>\n{style}</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        first.code,
        text(first, title)?,
    ))
}

fn style_name() -> String {
    format!("paper-{}.css", fingerprint::short(STYLE.as_bytes()))
}

/// A text of a language, as HTML.
fn text(language: &Language, name: &str) -> Result<String> {
    let text = language.texts.get(name).and_then(Value::as_str);
    let text =
        text.with_context(|| format!("the language {} has no text `{name}`", language.code))?;
    Ok(escape(text))
}

#[cfg(test)]
mod tests {
    use super::not_found;
    use crate::language::Language;
    use serde_json::json;

    fn languages() -> Vec<Language> {
        let names =
            ["NotFound", "NotFoundWhy", "NotFoundWhere", "OpenPage", "ThisFolder", "FolderAbove"];
        let language = |(code, root): (&str, bool)| {
            let texts: serde_json::Map<_, _> = names
                .map(|name| (name.to_owned(), json!(format!("{name} {code}"))))
                .into_iter()
                .collect();
            let language =
                json!({ "code": code, "name": code, "root": root, "page": "", "texts": texts });
            serde_json::from_value(language).unwrap()
        };
        [("en", true), ("fr", false)].map(language).into()
    }

    #[test]
    fn where_nothing_is_only_a_known_path_is_named() {
        let links = |path| -> Vec<String> {
            let html = not_found(&languages(), path).unwrap();
            html.split("href=\"")
                .skip(1)
                .map(|link| link.split('"').next().unwrap().to_owned())
                .collect()
        };
        assert_eq!(links(None), [".", "..", ".", ".."]);
        let known = links(Some("/a/b/"));
        assert!(known[0].starts_with("/a/b/paper-"), "{known:?}");
        assert_eq!(known[1..], ["/a/b/", "/a/b/fr/"]);
        let html = not_found(&languages(), None).unwrap();
        for part in ["lang=\"en\"", "lang=\"fr\"", "NotFoundWhere fr", "default-src 'none'"] {
            assert!(html.contains(part), "{part}");
        }
        assert!(!html.contains("<script"));
        assert!(not_found(&languages()[1..], None).is_err(), "no language at the root");
    }
}

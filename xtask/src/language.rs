//! The languages of the page and their words. They stand in the product; its program `prerender` prints
//! them, so that no list of them is kept here.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{command, project};

/// A language, with all that the build writes into its page.
#[derive(Debug, Clone, Deserialize)]
pub struct Language {
    /// The code, as in HTML's `lang`.
    pub code: String,
    /// What those who speak it call it.
    pub name: String,
    /// Its page stands at the root of the site, not in a folder.
    pub root: bool,
    /// The page of the default design, as HTML.
    pub page: String,
    /// Every fixed text, by its name.
    pub texts: Map<String, Value>,
}

/// Every language of the page.
///
/// # Errors
/// When the product does not build, or prints something else.
pub fn all() -> Result<Vec<Language>> {
    let mut cargo = command::cargo();
    cargo.args(["run", "--quiet", "--package", "ecs-reach", "--features", "ui"]);
    let printed = command::output(cargo.args(["--bin", "prerender"]))?;
    serde_json::from_str(&printed).context("`prerender` printed something else than languages")
}

impl Language {
    /// The folder of its page below the root: empty, or ending in `/`.
    #[must_use]
    pub fn folder(&self) -> String {
        if self.root { String::new() } else { format!("{}/", self.code) }
    }

    /// The way from its page to the root.
    #[must_use]
    pub fn to_root(&self) -> &'static str {
        if self.root { "./" } else { "../" }
    }

    /// A template with the language's texts in place of their names in braces.
    ///
    /// # Errors
    /// When a text of that name does not exist.
    pub fn fill(&self, template: &str) -> Result<String> {
        let mut filled = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').context("a `{` without its `}`")?;
            filled.push_str(before);
            match (name, self.texts.get(name).and_then(Value::as_str)) {
                ("lang", _) => filled.push_str(&self.code),
                ("version", _) => filled.push_str(&project::version()?),
                (_, Some(text)) => filled.push_str(&escape(text)),
                (_, None) => bail!("the language {} has no text `{name}`", self.code),
            }
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// Where the same page stands in every language, as seen from this one.
    #[must_use]
    pub fn alternates(&self, all: &[Language]) -> String {
        Self::alternates_below(self.to_root(), all)
    }

    /// The same with another way to the root, such as its address.
    pub(crate) fn alternates_below(way: &str, all: &[Language]) -> String {
        let link = |code: &str, folder: &str| {
            format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{way}{folder}\">")
        };
        let each = all.iter().map(|other| link(&other.code, &other.folder()));
        each.chain([link("x-default", "")]).collect::<Vec<_>>().join("\n  ")
    }
}

/// A text as it stands in HTML, within an attribute too.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::Language;
    use serde_json::json;

    fn language(code: &str, root: bool) -> Language {
        serde_json::from_value(json!({
            "code": code, "name": code, "root": root, "page": "",
            "texts": { "Title": "A & \"b\" <c>" },
        }))
        .unwrap()
    }

    #[test]
    fn names_become_texts_and_an_unknown_name_is_refused() {
        let french = language("fr", false);
        let filled = french.fill("<html lang=\"{lang}\"><p>{Title}</p>").unwrap();
        assert_eq!(filled, "<html lang=\"fr\"><p>A &amp; &quot;b&quot; &lt;c></p>");
        assert!(french.fill("{Absent}").is_err());
        assert!(french.fill("{Title").is_err());
    }

    #[test]
    fn pages_lead_to_each_other_below_any_path() {
        let all = [language("en", true), language("fr", false)];
        let links = |from: &Language| -> Vec<String> {
            let links = from.alternates(&all);
            links
                .split("href=\"")
                .skip(1)
                .map(|link| link.split('"').next().unwrap().into())
                .collect()
        };
        assert_eq!(links(&all[0]), ["./", "./fr/", "./"]);
        assert_eq!(links(&all[1]), ["../", "../fr/", "../"]);
    }
}

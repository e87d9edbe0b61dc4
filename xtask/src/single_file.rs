//! `ecs-reach.html`: the whole page in one file that works from a disk, in every language. It is made of the
//! same parts as the page; its policy lets it ask for nothing at all.
//!
//! One file and not one for each language, because a file that is taken elsewhere leaves the others behind, and
//! the switch would lead nowhere. The wasm is compressed: both languages are 0.7 MB so and 1.7 MB without; it
//! costs 10 ms at the start.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::language::Language;
use crate::offline::MANIFEST_LINK;
use crate::page::{self, once};
use crate::{papers, project, smaller};

/// The name of the file.
pub const NAME: &str = "ecs-reach.html";

/// What its document begins with.
pub(crate) const BEGINS: &str = "<html class=\"single\" ";

/// The part with the licences of others, to which the footer leads here; `single.js` knows it, too.
const LICENCES: &str = "licences";

/// Where a host forbids what stands in the file, this is its first text. It is hidden where the script runs, and where
/// the reader has turned scripts off, to whom the page itself says so.
const BLOCKED_STYLE: &str = "\
.runs .blocked{display:none}\
.blocked{margin:0;padding:12px 20px;font-weight:700}\
noscript:has(p)~.blocked{display:none}";

const LICENCES_STYLE: &str = "\
#licences{max-width:960px;margin:0 auto;padding:8px 20px 24px}\
#licences :is(p,ul,details){margin:8px 0}\
#licences pre{white-space:pre-wrap;overflow-wrap:anywhere;font:12px/16px ui-monospace,monospace}\
@media print{#licences{display:none}}";

/// Puts the file together from what Trunk has built for each language.
///
/// # Errors
/// When a part is missing or cannot stand inside a document.
pub(crate) fn write(site: &Path, languages: &[Language]) -> Result<()> {
    let first = languages.iter().find(|language| language.root).context("no page at the root")?;
    let style = part(first, "style.css")? + BLOCKED_STYLE + LICENCES_STYLE;
    let single = smaller::script(&project::read(&project::root().join("single.js"))?)?;
    let script = once(&single, "{glue}", &loads(languages)?)? + &part(first, "boot.js")?;
    for (text, end) in [(&style, "</style"), (&script, "</script"), (&script, "<!--")] {
        ensure!(
            !text.contains(end),
            "a part of the page holds `{end}`: it cannot stand in a document"
        );
    }

    let html = document(first, languages)?;
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        checksum(&script),
        checksum(&style)
    );
    let html = once(&html, &page::policy(), &page::policy_of(&policy))?;
    let html = once(&html, &first.alternates(languages), &switches(languages))?;
    let html = once(&html, MANIFEST_LINK, "")?;
    let html = once(&html, "<html ", BEGINS)?;
    let html = once(&html, "<p class=\"waiting\">", &before_it_runs(languages)?)?;
    let html =
        replace_tag(&html, "<link rel=\"stylesheet\"", ">", &format!("<style>{style}</style>"))?;
    let html = replace_tag(&html, "<script ", "</script>", &format!("<script>{script}</script>"))?;

    let mut rest = String::new();
    for language in languages {
        if !language.root {
            rest.push_str(&other_page(language, languages)?);
        }
        let wasm = fs::read(page::built_folder(language).join("ecs-reach_bg.wasm"))?;
        // A block of data: no script, so no policy asks about it.
        let _ = writeln!(
            rest,
            "<script type=\"application/octet-stream\" id=\"wasm-{}\">{}</script>",
            language.code,
            STANDARD.encode(compressed(&wasm)?)
        );
    }
    let licences = papers::of_others_within(languages, LICENCES)?;
    let html = once(&html, "</body>", &format!("{licences}{rest}</body>"))?;
    project::write(&site.join(NAME), html)
}

fn part(language: &Language, name: &str) -> Result<String> {
    project::read(&page::built_folder(language).join(name))
}

fn document(language: &Language, languages: &[Language]) -> Result<String> {
    page::finished(&part(language, "index.html")?, language, languages)
}

/// The language switch leads to this file again.
fn switches(languages: &[Language]) -> String {
    let switch = |code: &str| {
        format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"?language={code}\">")
    };
    languages.iter().map(|language| switch(&language.code)).collect()
}

/// What stands before the text that a link is waited for with, and the beginning of that: it is hidden without the
/// style, too.
fn before_it_runs(languages: &[Language]) -> Result<String> {
    let mut said = String::new();
    for language in languages {
        let text = language.fill("{FileBlocked}")?;
        let _ = writeln!(said, "<p class=\"blocked\" lang=\"{}\">{text}</p>", language.code);
    }
    Ok(said + "  <p class=\"waiting\" hidden>")
}

/// The body of another language's page, where it is no part of the document yet.
fn other_page(language: &Language, languages: &[Language]) -> Result<String> {
    let html = document(language, languages)?;
    let title = between(&html, "<title>", "</title>")?.replace('"', "&quot;");
    let body = between(&html, "<body>", "</body>")?;
    Ok(format!("<template id=\"page-{}\" title=\"{title}\">{body}</template>\n", language.code))
}

/// The JavaScript of each language's app as functions: a call gives an app with a memory of its own. What is
/// the same in several languages stands there once.
fn loads(languages: &[Language]) -> Result<String> {
    let mut codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for language in languages {
        codes.entry(part(language, "ecs-reach.js")?).or_default().push(&language.code);
    }
    let mut loads = String::from("(() => {\nconst all = {};\n");
    for (glue, codes) in codes {
        let named = codes.iter().map(|code| format!("all.{code} = ")).collect::<String>();
        let _ = writeln!(loads, "{named}() => {{\n{}}};", inside(&glue)?);
    }
    loads.push_str("return all;\n})()");
    Ok(loads)
}

/// A module as the body of a function that returns what the page asks of it.
fn inside(module: &str) -> Result<String> {
    let exports = "export { initSync, __wbg_init as default };";
    let mut module = once(module, exports, "return { default: __wbg_init, answer, page };")?;
    // The first are the page itself, the others are for pages of others.
    for named in [
        "function answer(",
        "function page(",
        "class Answered ",
        "function embed(",
        "class Embedded ",
    ] {
        module = once(&module, &format!("export {named}"), named)?;
    }
    // The app is given its wasm and never looks for it.
    let module =
        once(&module, "module_or_path = new URL('ecs-reach_bg.wasm', import.meta.url);\n", "")?;
    let left = ["import.meta", "\nimport ", "\nexport "].into_iter().find(|it| module.contains(it));
    ensure!(left.is_none(), "the app's JavaScript holds `{}`", left.unwrap_or_default().trim());
    Ok(module)
}

fn checksum(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

fn compressed(content: &[u8]) -> Result<Vec<u8>> {
    // Without a time in it: the same content gives the same bytes.
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content)?;
    Ok(packed.finish()?)
}

/// What stands between two texts.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Result<&'a str> {
    let found = html.split_once(from).and_then(|(_, rest)| rest.split_once(to));
    Ok(found.with_context(|| format!("the page has no `{from}` before a `{to}`"))?.0)
}

/// Puts a text in place of the only element that begins so, to its end.
fn replace_tag(html: &str, begin: &str, end: &str, new: &str) -> Result<String> {
    let old = between(html, begin, end)?;
    once(html, &[begin, old, end].concat(), new)
}

#[cfg(test)]
mod tests {
    use super::{inside, replace_tag};

    const MODULE: &str = "export class Answered {}\nexport class Embedded {}\n\
        export function answer() {}\nexport function embed() {}\nexport function page() {}\nlet wasm;\nif (module_or_path === undefined) {\n\
        module_or_path = new URL('ecs-reach_bg.wasm', import.meta.url);\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn a_module_becomes_a_function_or_is_refused() {
        let body = "class Answered {}\nclass Embedded {}\nfunction answer() {}\n\
            function embed() {}\nfunction page() {}\nlet wasm;\n\
            if (module_or_path === undefined) {\n}\nreturn { default: __wbg_init, answer, page };\n";
        assert_eq!(inside(MODULE).unwrap(), body);
        for more in ["import { a } from './snippet.js';\n", "export const b = 1;\n", "import.meta"]
        {
            assert!(inside(&format!("\n{more}{MODULE}")).is_err(), "{more}");
        }
        assert!(inside("export default 1;").is_err());
    }

    #[test]
    fn only_one_element_of_a_kind_is_replaced() {
        let html = "<a><link rel=x href='y'/><b>";
        assert_eq!(replace_tag(html, "<link rel=x", ">", "<c>").unwrap(), "<a><c><b>");
        assert!(replace_tag(html, "<link rel=z", ">", "").is_err());
    }
}

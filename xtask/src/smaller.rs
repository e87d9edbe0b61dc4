//! Takes out of the built page what only its authors read: comments, indentation, and the checksums in the
//! names that the wasm and its JavaScript call each other by. About 3 KB of the first visit. What Rust calls of our
//! own JavaScript is put into the file that calls it: one request less.
//!
//! No minifier does it: the one inside Trunk refuses `export default` and leaves the JavaScript as it is,
//! and the others are large to compile. Nothing here reads more of a language than its lines.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project;

/// Makes every file of a freshly built page smaller.
///
/// # Errors
/// When a file is not as expected: then it would not work afterwards.
pub fn page(folder: &Path) -> Result<()> {
    put_snippets_in(folder)?;
    for file in project::files_below(folder)? {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("js") => project::write(&file, script(&project::read(&file)?)?)?,
            Some("css") => project::write(&file, style(&project::read(&file)?))?,
            Some("wasm") => {
                let glue = file.with_file_name(
                    file.file_name()
                        .and_then(|name| name.to_str())
                        .context("a file without a name")?
                        .replace("_bg.wasm", ".js"),
                );
                let wasm =
                    fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                let (wasm, glue_text) = imports(&wasm, &project::read(&glue)?)?;
                project::write(&file, wasm)?;
                project::write(&glue, glue_text)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where wasm-bindgen puts the JavaScript that stands beside Rust files.
const SNIPPETS: &str = "snippets";

/// Puts each snippet in the place of its import.
fn put_snippets_in(folder: &Path) -> Result<()> {
    let snippets = folder.join(SNIPPETS);
    if !snippets.is_dir() {
        return Ok(());
    }
    let files =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for file in files {
        let file = file?.path();
        if file.extension().is_some_and(|extension| extension == "js") {
            let script = project::read(&file)?;
            let whole = with_snippets(&script, &|path| project::read(&folder.join(path)))?;
            project::write(&file, whole)?;
        }
    }
    fs::remove_dir_all(&snippets).with_context(|| format!("cannot remove {}", snippets.display()))
}

/// A script with what it imports from snippets in place of the imports.
fn with_snippets(script: &str, snippet: &dyn Fn(&str) -> Result<String>) -> Result<String> {
    let mut whole = String::with_capacity(script.len());
    for line in script.lines() {
        let path = line.split_once(&format!(" from './{SNIPPETS}/"));
        match path.and_then(|(import, path)| Some((import, path.strip_suffix("';")?))) {
            Some((import, path)) if import.starts_with("import { ") => {
                if import.contains(" as ") {
                    bail!("a snippet is imported under another name: `{line}`");
                }
                let text = snippet(&format!("{SNIPPETS}/{path}"))?;
                for line in text.lines() {
                    whole.push_str(line.strip_prefix("export ").unwrap_or(line));
                    whole.push('\n');
                }
            }
            _ => {
                whole.push_str(line);
                whole.push('\n');
            }
        }
    }
    Ok(whole)
}

/// A script without its comments and indentation. Only whole lines go: a comment behind code stays.
///
/// # Errors
/// When a text stands over several lines.
pub(crate) fn script(script: &str) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        if line.matches('`').count() % 2 == 1 {
            bail!("a text over several lines in a script: `{line}`");
        }
        comment |= line.starts_with("/*");
        if !(comment || line.is_empty() || line.starts_with("//")) {
            kept.push_str(line);
            kept.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    Ok(kept)
}

/// A style sheet without its comments and the blanks that mean nothing.
fn style(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    let mut quote = None;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = rest.split_at(next.len_utf8()).1;
        match quote {
            Some(open) => {
                kept.push(next);
                quote = Some(open).filter(|open| *open != next);
            }
            None if next.is_whitespace() => {
                // Before a colon a blank may be the one between an element and what is in it.
                let needed = !kept.ends_with(['{', '}', ';', ',', ':', ' ']) && !kept.is_empty();
                if needed {
                    kept.push(' ');
                }
            }
            None => {
                if matches!(next, '{' | '}' | ';' | ',') {
                    kept.truncate(kept.trim_end().len());
                }
                if next == '}' && kept.ends_with(';') {
                    kept.pop();
                }
                kept.push(next);
                quote = Some(next).filter(|next| matches!(next, '"' | '\''));
            }
        }
    }
    kept
}

/// The wasm and its JavaScript with short names for what the one imports from the other, and no others.
fn imports(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    const IMPORTS: u8 = 2;
    let mut glue = glue.to_owned();
    let mut short = wasm.get(..HEADER).context("not a wasm file")?.to_vec();
    let mut rest = Reader(&wasm[HEADER..]);
    while let [kind, ..] = *rest.0 {
        rest.take(1)?;
        let length = rest.number()?;
        let body = rest.take(length)?;
        let body = match kind {
            // Names for debuggers, and who made it: nothing that runs reads them.
            CUSTOM => continue,
            IMPORTS => short_names(body, &mut glue)?,
            _ => body.to_vec(),
        };
        short.push(kind);
        push_number(&mut short, body.len());
        short.extend(body);
    }
    Ok((short, glue))
}

/// The section of the imports with short names, which stand in the JavaScript from then on too.
fn short_names(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut rest = Reader(section);
    let count = rest.number()?;
    let mut short = Vec::with_capacity(section.len());
    push_number(&mut short, count);
    for place in 0..count {
        let module = rest.name()?;
        let mut name = rest.name()?.to_owned();
        let checksum = name.rsplit_once('_').map_or("", |(_, last)| last);
        if name.starts_with("__wbg_") && checksum.len() == 16 {
            let key = format!("{name}: function");
            if glue.matches(name.as_str()).count() != 1 || !glue.contains(&key) {
                bail!("the JavaScript does not hold `{name}` once, as a function");
            }
            let new = format!("i{place}");
            *glue = glue.replace(&key, &format!("{new}: function"));
            name = new;
        }
        for name in [module, &name] {
            push_number(&mut short, name.len());
            short.extend(name.as_bytes());
        }
        short.extend(rest.import_type()?);
    }
    Ok(short)
}

/// Reads a wasm file from front to back.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("the wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    /// A number of seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in 0..5 {
            let byte = usize::from(self.take(1)?[0]);
            number |= (byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the wasm is too long")
    }

    fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    /// What an import is: a function of some type. wasm-bindgen imports nothing else.
    fn import_type(&mut self) -> Result<&'a [u8]> {
        let before = self.0;
        if self.take(1)? != [0] {
            bail!("the wasm imports something that is not a function");
        }
        self.number()?;
        Ok(&before[..before.len() - self.0.len()])
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::{imports, push_number, script, style, with_snippets};

    #[test]
    fn a_snippet_stands_in_the_place_of_its_import() {
        let script =
            "import { a } from './snippets/x-1/src/a.js';\n\nexport function b() { a(); }\n";
        let file = |path: &str| {
            assert_eq!(path, "snippets/x-1/src/a.js");
            Ok("export function a() {}\nconst c = 1;\n".to_owned())
        };
        let whole = with_snippets(script, &file).unwrap();
        assert_eq!(whole, "function a() {}\nconst c = 1;\n\nexport function b() { a(); }\n");
        assert!(with_snippets(&script.replace("{ a }", "{ a as d }"), &file).is_err());
    }

    #[test]
    fn a_style_sheet_keeps_every_blank_that_means_something() {
        let sheet = "/* a */\n@media (min-width: 1px) {\n  a :hover, b + c { color: red; width: calc(1px - 2px); }\n  d::after { content: \"a;  b\"; }\n}\n";
        assert_eq!(
            style(sheet),
            "@media (min-width:1px){a :hover,b + c{color:red;width:calc(1px - 2px)}d::after{content:\"a;  b\"}}"
        );
    }

    #[test]
    fn a_script_keeps_all_its_code() {
        let text = "/** a\n * b\n */\n  let a = 'x'; // c\n\n  // d\n  /* e */\n  f();\n";
        assert_eq!(script(text).unwrap(), "let a = 'x'; // c\nf();\n");
        assert!(script("a(`b\nc`)").is_err());
    }

    #[test]
    fn both_sides_of_an_import_get_the_same_short_name() {
        let name = "__wbg_now_0123456789abcdef";
        let mut section = vec![1, 1, b'm'];
        push_number(&mut section, name.len());
        section.extend(name.as_bytes());
        section.extend([0, 3]);
        let mut wasm = b"\0asm\x01\0\0\0\x02".to_vec();
        push_number(&mut wasm, section.len());
        wasm.extend(&section);
        wasm.extend([0, 2, 1, b'n', 10, 1, 0]);
        let glue = format!("{name}: function() {{}}");
        let (short, glue_short) = imports(&wasm, &glue).unwrap();
        assert_eq!(short, b"\0asm\x01\0\0\0\x02\x08\x01\x01m\x02i0\0\x03\x0a\x01\0");
        assert_eq!(glue_short, "i0: function() {}");
        assert!(imports(&wasm, "").is_err());
        assert!(imports(&wasm[..20], &glue).is_err());
    }
}

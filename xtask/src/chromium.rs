//! Finds Chromium or Chrome and the driver that belongs to it, and installs them where that is one
//! known command: Debian and Ubuntu, as root.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::PoisonError;

use anyhow::{Context, Result, bail};

use crate::command;

/// A browser and its driver.
#[derive(Debug, Clone)]
pub struct Chromium {
    /// The browser's program.
    pub browser: PathBuf,
    /// The WebDriver server for it.
    pub driver: PathBuf,
}

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where browsers and drivers stand that are not on PATH.
const BROWSERS_ELSEWHERE: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DRIVERS_ELSEWHERE: [&str; 2] =
    ["/usr/lib/chromium-browser/chromedriver", "/usr/lib/chromium/chromedriver"];

/// Lists below the address bar, which no page sees: they are pages themselves, in a process of their own, and are
/// drawn anew for every page that is opened.
const WITHOUT: &str =
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup";

const FLAGS: [&str; 9] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    WITHOUT,
];

const HELP: &str = "Chromium (or Chrome) and chromedriver of the same version are needed. \
    Debian: `apt-get install chromium chromium-driver`; Fedora: `dnf install chromium \
    chromedriver`; Arch: `pacman -S chromium`; macOS: `brew install --cask google-chrome \
    chromedriver`. If they are installed, name them in the variables CHROME and CHROMEDRIVER";

/// The browser and the driver of this machine, installed first where that is possible.
///
/// # Errors
/// When one of them is missing and cannot be installed; the message says what to install.
pub fn ready() -> Result<Chromium> {
    // Two browsers started at once must not install twice.
    static INSTALLING: Mutex<()> = Mutex::new(());
    let _guard = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);

    if let Some(found) = find()? {
        return Ok(found);
    }
    if !is_debian() {
        bail!("no browser was found. {HELP}");
    }
    if !is_root() {
        bail!("no browser was found, and only root can install one. {HELP}");
    }
    install()?;
    find()?.with_context(|| format!("Chromium was installed but is not to be found. {HELP}"))
}

/// How it is started: without a window, and without asking for anything by itself.
#[must_use]
pub fn flags() -> Vec<String> {
    let mut flags = FLAGS.map(str::to_owned).to_vec();
    if is_root() {
        flags.push("--no-sandbox".to_owned());
    }
    flags
}

/// Whether we run as root, for whom Chromium's sandbox does not work.
#[must_use]
pub fn is_root() -> bool {
    command::ask(Path::new("id"), &["-u"]).is_some_and(|id| id == "0")
}

fn find() -> Result<Option<Chromium>> {
    let browser = program("CHROME", &BROWSERS, &BROWSERS_ELSEWHERE)?;
    let driver = program("CHROMEDRIVER", &["chromedriver"], &DRIVERS_ELSEWHERE)?;
    Ok(browser.zip(driver).map(|(browser, driver)| Chromium { browser, driver }))
}

/// The program a variable names, else one of the names on PATH, else one of the places.
fn program(variable: &str, names: &[&str], places: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        if !named.is_file() {
            bail!("{variable} names `{}`, which is no file", named.display());
        }
        return Ok(Some(named));
    }
    let elsewhere = || places.iter().map(PathBuf::from).find(|place| place.is_file());
    Ok(command::on_path(names).or_else(elsewhere))
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file() && command::on_path(&["apt-get"]).is_some()
}

fn install() -> Result<()> {
    eprintln!("Installing Chromium and its driver with apt-get (once; about two minutes)");
    apt(&["update"])?;
    let debian = ["chromium", "chromium-driver", "fonts-liberation"];
    let ubuntu = ["chromium-browser", "chromium-chromedriver", "fonts-liberation"];
    install_packages(&debian).or_else(|_| install_packages(&ubuntu)).context(HELP)
}

fn install_packages(packages: &[&str]) -> Result<()> {
    let options = ["install", "--yes", "--no-install-recommends"];
    apt(&[&options, packages].concat())
}

fn apt(arguments: &[&str]) -> Result<()> {
    command::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

//! `cargo xtask serve`: the page in the developer's own browser.

use anyhow::{Context, Result};

use crate::server::Server;
use crate::{command, dist, language, project, tools};

/// Serves the release page, built first if it is out of date, until interrupted.
///
/// # Errors
/// When the page does not build or the port is taken.
pub fn serve(port: u16) -> Result<()> {
    let dist = dist::up_to_date()?;
    let server = Server::start_on(port, &dist, "/").with_context(|| {
        format!("cannot serve on port {port}: is it in use? Choose another: `--port 8081`")
    })?;
    println!("ECS Reach is at {} (Ctrl+C ends)", server.url());
    loop {
        std::thread::park();
    }
}

/// The template with its texts, beside the files that it names; git does not see it.
const FILLED: &str = ".dev.html";

/// Serves an unoptimised page that is rebuilt and reloaded at every change, until interrupted.
///
/// # Errors
/// When Trunk is missing and cannot be installed, or ends with a failure.
pub fn watch(port: u16) -> Result<()> {
    let tools = tools::ready()?;
    // Trunk knows no texts; what it is given has them, in the language of the root.
    let languages = language::all()?;
    let first = languages.iter().find(|language| language.root).context("no page at the root")?;
    let template = project::read(&project::root().join("index.html"))?;
    project::write(&project::root().join(FILLED), first.fill(&template)?)?;
    let mut trunk = tools.trunk()?;
    trunk
        .args(["serve", FILLED, "--html-output", "index.html", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(project::target_dir().join("xtask/dev"));
    command::run(&mut trunk)
}

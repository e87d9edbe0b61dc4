//! `cargo xtask screenshots`: how the page looks, in sizes and colours people use.

use std::time::Duration;

use anyhow::Result;

use crate::browser::{Area, Browser, Motion, Options, Scheme};
use crate::server::Server;
use crate::{dist, project};

/// A name for the file, and the design as the part of the link after `#`.
const DESIGNS: [(&str, &str); 5] = [
    ("default", ""),
    ("fargate-public", "launchType=fargate&subnet=public&assignPublicIp=true"),
    ("ec2-awsvpc-public", "launchType=ec2&networkMode=awsvpc&subnet=public"),
    ("ec2-bridge-public", "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true"),
    ("isolated", "subnet=isolated&nat=none"),
];

const WIDTHS: [u32; 3] = [390, 768, 1440];
const SCHEMES: [(&str, Scheme); 2] = [("light", Scheme::Light), ("dark", Scheme::Dark)];

/// True once the app runs: what stands in the document before takes nothing yet.
const STARTED: &str = "document.querySelector('#app input:enabled')";
const PATIENCE: Duration = Duration::from_secs(20);

/// Writes a picture of every design at every width in both schemes to `target/screenshots/`.
///
/// # Errors
/// When the page does not build or does not start.
pub fn all() -> Result<()> {
    let folder = project::target_dir().join("screenshots");
    project::empty(&folder)?;
    with_page(|browser, url| {
        for (name, design) in DESIGNS {
            // Another page in between, or a new fragment would only be a step within the old one.
            browser.goto("about:blank")?;
            browser.goto(&format!("{url}#{design}"))?;
            browser.wait_until(STARTED, PATIENCE)?;
            for width in WIDTHS {
                browser.set_viewport(width, 900)?;
                for (scheme_name, scheme) in SCHEMES {
                    browser.emulate(scheme, Motion::Reduced)?;
                    let file = folder.join(format!("{name}-{width}-{scheme_name}.png"));
                    browser.screenshot(Area::FullPage, &file)?;
                    println!("{}", file.display());
                }
            }
        }
        Ok(())
    })
}

/// Renews the picture in the README, the default design as it opens on a common desktop, and the one that
/// others show beside a link, in the size that they ask for.
///
/// # Errors
/// When the page does not build or does not start.
pub fn readme() -> Result<()> {
    let docs = project::root().join("docs");
    with_page(|browser, url| {
        browser.goto(url)?;
        browser.wait_until(STARTED, PATIENCE)?;
        let file = docs.join("screenshot.png");
        browser.screenshot(Area::Viewport, &file)?;
        println!("{}", file.display());
        browser.set_viewport(1200, 630)?;
        let file = docs.join("social.png");
        browser.screenshot(Area::Viewport, &file)?;
        println!("{}", file.display());
        Ok(())
    })
}

/// Opens a browser on the built page, which is served for as long.
fn with_page(take: impl FnOnce(&Browser, &str) -> Result<()>) -> Result<()> {
    let server = Server::start(&dist::up_to_date()?, "/")?;
    let browser = Browser::start(&Options { motion: Motion::Reduced, ..Options::default() })?;
    take(&browser, server.url())
}

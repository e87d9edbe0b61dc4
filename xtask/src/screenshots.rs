//! `cargo xtask screenshots`: how the page looks, in sizes and colours people use.

use std::time::Duration;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::{Area, Browser, Motion, Options, Scheme};
use crate::page::once;
use crate::server::Server;
use crate::{dist, language, project};

/// What is shown: a name for the file, the design as the part of the link after `#`, and what is clicked
/// there.
struct Shown {
    name: &'static str,
    design: &'static str,
    clicks: &'static [&'static str],
}

const SHOWN: [Shown; 9] = [
    Shown { name: "default", design: "", clicks: &[] },
    Shown {
        name: "fargate-public",
        design: "launchType=fargate&subnet=public&assignPublicIp=true",
        clicks: &[],
    },
    Shown {
        name: "ec2-awsvpc-public",
        design: "launchType=ec2&networkMode=awsvpc&subnet=public",
        clicks: &["#answer-outbound .why"],
    },
    Shown {
        name: "ec2-bridge-public",
        design: "launchType=ec2&networkMode=bridge&subnet=public&hostPublicIp=true",
        clicks: &[],
    },
    Shown {
        name: "isolated",
        design: "subnet=isolated&nat=none&endpoints=s3,ecr-api,ecr-dkr,logs",
        clicks: &["#answer-start .why"],
    },
    Shown {
        name: "rich",
        design: "region=eu-west-1&zones=3&ipStack=dual-stack&nat=single&ipv6Route=egress-only\
            &loadBalancer=application&tasks=6&internetOutGb=20000&loadBalancerOutGb=50",
        clicks: &[".fail .zone", "#outlook > summary", "#rates > summary"],
    },
    Shown {
        name: "external",
        design: "launchType=external&ipStack=dual-stack&region=eu-isoe-west-1",
        clicks: &[],
    },
    Shown { name: "saved", design: "tasks=3", clicks: &["#show-saved", "#save"] },
    Shown { name: "share", design: "subnet=public", clicks: &["#share-open"] },
];

const WIDTHS: [u32; 3] = [390, 768, 1440];
const SCHEMES: [(&str, Scheme); 2] = [("light", Scheme::Light), ("dark", Scheme::Dark)];

/// Which of them are printed as well.
const PRINTED: [&str; 3] = ["default", "isolated", "rich"];

/// True once the app runs: what stands in the document before takes nothing yet.
const STARTED: &str = "document.querySelector('#cheapest:not([inert])')";
const PATIENCE: Duration = Duration::from_secs(20);

/// Writes a picture of every design in every language, at every width, in both schemes, and some of them
/// as they print, to `target/screenshots/`.
///
/// # Errors
/// When the page does not build or does not start.
pub fn all() -> Result<()> {
    let folder = project::target_dir().join("screenshots");
    project::empty(&folder)?;
    with_page(|browser, url| {
        for language in language::all()? {
            let (code, below) = (&language.code, language.folder());
            for Shown { name, design, clicks } in SHOWN {
                // Another page in between, or a new fragment would only be a step within the old one.
                browser.goto("about:blank")?;
                browser.goto(&format!("{url}{below}#{design}"))?;
                browser.wait_until(STARTED, PATIENCE)?;
                for css in clicks {
                    browser
                        .execute("document.querySelector(arguments[0]).click()", &[json!(css)])?;
                }
                for width in WIDTHS {
                    browser.set_viewport(width, 900)?;
                    for (scheme_name, scheme) in SCHEMES {
                        browser.emulate(scheme, Motion::Reduced)?;
                        let file = folder.join(format!("{name}-{code}-{width}-{scheme_name}.png"));
                        browser.screenshot(Area::FullPage, &file)?;
                        println!("{}", file.display());
                    }
                }
                if PRINTED.contains(&name) {
                    let file = folder.join(format!("{name}-{code}.pdf"));
                    browser.print(&file)?;
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

/// Renews the pictures of the installed app in `icons/` from the icon that stands in `index.html`.
///
/// # Errors
/// When the icon is not as expected or the browser gives no picture.
pub fn icons() -> Result<()> {
    let html = project::read(&project::root().join("index.html"))?;
    let encoded =
        html.split("href=\"data:image/svg+xml,").nth(1).and_then(|it| it.split('"').next());
    let icon = encoded.context("index.html has no icon")?.replace("%3C", "<").replace("%3E", ">");
    let icon = icon.replace("%23", "#");
    // Systems cut their own shape out of it: the ground reaches the edge, the arrow keeps away from it.
    let masked = once(&icon, " rx='4'", "")?;
    let masked =
        once(&masked, "<path ", "<path transform='translate(8 8) scale(.72) translate(-8 -8)' ")?;
    let browser = Browser::start(&Options::default())?;
    let nothing = json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } });
    browser.cdp("Emulation.setDefaultBackgroundColorOverride", &nothing)?;
    for (name, icon, size) in
        [("icon-192", &icon, 192), ("icon-512", &icon, 512), ("icon-maskable", &masked, 512)]
    {
        let svg = icon.replace("<svg ", &format!("<svg width='{size}' height='{size}' "));
        browser.set_viewport(size, size)?;
        browser.goto(&format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)))?;
        let file = project::root().join("icons").join(name).with_extension("png");
        browser.screenshot(Area::Viewport, &file)?;
        println!("{}", file.display());
    }
    Ok(())
}

/// Opens a browser on the built page, which is served for as long.
fn with_page(take: impl FnOnce(&Browser, &str) -> Result<()>) -> Result<()> {
    let server = Server::start(&dist::up_to_date()?, "/")?;
    let browser = Browser::start(&Options { motion: Motion::Reduced, ..Options::default() })?;
    take(&browser, server.url())
}

//! What Lighthouse says about the built page, in Node, with the browser that the tests use.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::chromium::{self, Chromium};
use crate::language;
use crate::node::Node;
use crate::npm;
use crate::server::Server;

const SCRIPT: &str = include_str!("lighthouse.mjs");

/// What is the same however busy the machine is.
const STEADY: [&str; 3] = ["accessibility", "best-practices", "seo"];

/// The least that each of them may score.
pub const LEAST: u32 = 99;

/// How often the speed is measured; the median counts.
const VISITS: usize = 5;

/// One visit of Lighthouse's.
#[derive(Debug, Clone, Deserialize)]
struct Visit {
    address: String,
    device: String,
    scores: BTreeMap<String, u32>,
    missed: Vec<String>,
}

/// What the page scores for speed in one language, on a telephone of the middle class and its network,
/// which Lighthouse slows the browser down to.
#[derive(Debug, Clone)]
pub struct Speed {
    /// The code of the language.
    pub language: String,
    /// The median of its scores.
    pub score: u32,
    /// The worst and the best of them.
    pub range: (u32, u32),
}

/// Where a page scores less than [`LEAST`] for accessibility, best practices or search engines, in any
/// language, on a telephone or a desktop, and what it is missing there.
///
/// Speed is not among them: Lighthouse measures it by the clock, and beside other work the same page loses
/// ten points. `cargo xtask bench` tells it.
///
/// # Errors
/// When Lighthouse does not run.
pub fn weak(server: &Server) -> Result<Vec<String>> {
    let mut visits = Vec::new();
    for language in language::all()? {
        for device in ["mobile", "desktop"] {
            let address = format!("{}{}", server.url(), language.folder());
            visits.push(json!({ "address": address, "device": device }));
        }
    }
    let mut weak = Vec::new();
    for Visit { address, device, scores, missed } in run(&STEADY, "simulate", &visits)? {
        println!("  {address} {device}: {scores:?}");
        let least = STEADY.map(|name| scores.get(name).copied().unwrap_or_default());
        if least.iter().any(|score| *score < LEAST) {
            weak.push(format!("{address} ({device}): {}", missed.join("; ")));
        }
    }
    Ok(weak)
}

/// The speed in every language.
///
/// # Errors
/// When Lighthouse does not run.
pub fn speed(server: &Server) -> Result<Vec<Speed>> {
    let mut speeds = Vec::new();
    for language in language::all()? {
        let address = format!("{}{}", server.url(), language.folder());
        let visits = vec![json!({ "address": address, "device": "mobile" }); VISITS];
        // Slowed down for real. What it simulates instead takes an answer that is painted before the app
        // is there for one that waits for it, because here the files arrive at once.
        let mut scores: Vec<u32> = run(&["performance"], "devtools", &visits)?
            .iter()
            .filter_map(|visit| visit.scores.get("performance").copied())
            .collect();
        scores.sort_unstable();
        let [worst, .., best] = scores[..] else { bail!("Lighthouse gave no scores") };
        let score = scores[scores.len() / 2];
        speeds.push(Speed { language: language.code, score, range: (worst, best) });
    }
    Ok(speeds)
}

fn run(categories: &[&str], throttling: &str, visits: &[Value]) -> Result<Vec<Visit>> {
    let packages = npm::ready()?;
    let node = Node::find().context("there is no Node 20")?;
    let Chromium { browser, .. } = chromium::ready()?;
    let settings = json!({
        "browser": browser,
        "flags": chromium::flags(),
        "categories": categories,
        "throttling": throttling,
        "visits": visits,
    });
    let printed = node.run(packages, &format!("const settings = {settings};\n{SCRIPT}"))?;
    serde_json::from_str(&printed).context("Lighthouse printed something else than scores")
}

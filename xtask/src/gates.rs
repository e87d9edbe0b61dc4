//! `cargo xtask test`: every gate a change has to pass, the quick ones first. The first failure
//! ends the run, because what follows would mostly repeat it.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, ensure};

use crate::server::Server;
use crate::tools::WASM_TARGET;
use crate::{
    chromium, command, dist, guides, licences, lighthouse, node, npm, project, sizes, tools,
};

/// A gate: what it proves, and how.
struct Gate {
    name: &'static str,
    check: fn() -> Result<()>,
}

const GATES: [Gate; 13] = [
    Gate { name: "format", check: format },
    Gate { name: "licences and crates that ship", check: licences::check },
    Gate { name: "lints, native", check: lints_native },
    Gate { name: "lints, wasm", check: lints_wasm },
    Gate { name: "tests of the engine (no features) and of the tools", check: tests },
    Gate { name: "build of dist/", check: build },
    Gate { name: "size of a first visit", check: size },
    Gate { name: "tests of the JavaScript package and of snapshots", check: tests_of_package },
    Gate { name: "tests of the page in a browser", check: tests_in_browser },
    Gate { name: "Lighthouse", check: lighthouse },
    Gate { name: "guides, where their tools are there", check: guides::run_if_installed },
    Gate { name: "documentation", check: documentation },
    Gate { name: "second build with nothing to do", check: second_build },
];

/// Runs every gate; at the end the work tree must be as it was.
///
/// # Errors
/// When a gate fails.
pub fn run() -> Result<()> {
    // What may have to be installed comes first: a gate's time is then its own.
    tools::ready()?;
    chromium::ready()?;
    if node::Node::find().is_none() {
        println!("No Node 20 here: the JavaScript package is tested in the browser alone");
    }
    if let Err(why) = npm::ready() {
        println!("Without axe-core, Lighthouse, TypeScript, Vite and webpack: {why:#}");
    }

    let before = work_tree()?;
    let all = GATES.len() + usize::from(before.is_some());
    let mut passed = 0;
    for gate in &GATES {
        println!("\n=== {}", gate.name);
        let started = Instant::now();
        if let Err(error) = (gate.check)() {
            return Err(failed(gate.name, passed, all, error));
        }
        println!("=== passed in {:.1} s", started.elapsed().as_secs_f32());
        passed += 1;
    }
    if let Some(before) = before {
        let name = "work tree as it was";
        println!("\n=== {name}");
        let after = work_tree()?.context("the work tree is gone")?;
        if after != before {
            let error = anyhow!("before:\n{before}\nafter:\n{after}");
            return Err(failed(name, passed, all, error));
        }
        println!("=== passed");
        passed += 1;
    }
    println!("\n{passed} passed, 0 failed");
    Ok(())
}

fn failed(gate: &str, passed: usize, all: usize, error: anyhow::Error) -> anyhow::Error {
    println!("\n{passed} passed, 1 failed ({gate}), {} not run", all - passed - 1);
    error.context(format!("the gate `{gate}` failed"))
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"]).context("`cargo fmt --all` puts it right")
}

fn lints_native() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "-Dwarnings"])
}

fn lints_wasm() -> Result<()> {
    cargo(&[
        "clippy",
        "--package",
        "ecs-reach",
        "--lib",
        "--bins",
        "--features",
        "ui,js",
        "--target",
        WASM_TARGET,
        "--",
        "-Dwarnings",
    ])
}

/// One call for both packages shares what they have in common. The tools do not depend on the
/// product, so no feature of it is switched on by their company.
fn tests() -> Result<()> {
    cargo(&["test", "--package", "ecs-reach", "--package", "xtask"])
}

fn build() -> Result<()> {
    dist::up_to_date().map(|_| ())
}

fn size() -> Result<()> {
    let site = project::dist();
    let visit = sizes::first_visit(&site)?;
    print!("{}", sizes::table("first visit", &visit));
    let folder = site.join("pkg");
    print!("{}", sizes::table("pkg/, the JavaScript package", &sizes::folder(&folder)?));
    let package = sizes::total(&sizes::package(&folder)?);
    let total = sizes::total(&visit);
    ensure!(
        total <= sizes::BUDGET,
        "a first visit downloads {total} bytes, {} more than the budget of {}",
        total - sizes::BUDGET,
        sizes::BUDGET
    );
    ensure!(
        package <= sizes::PACKAGE_BUDGET,
        "an import of the package downloads {package} bytes, more than the budget of {}",
        sizes::PACKAGE_BUDGET
    );
    println!("  {total} of {} bytes, {} %", sizes::BUDGET, total * 100 / sizes::BUDGET);
    println!("  an import of the package: {package} of {} bytes", sizes::PACKAGE_BUDGET);
    Ok(())
}

/// What the tests of what was built have in common.
const OF_DIST: [&str; 5] = ["test", "--package", "ecs-reach", "--features", "ui,js,snapshot"];

fn tests_of_package() -> Result<()> {
    cargo(&[&OF_DIST[..], &["--test", "js_api", "--test", "snapshot"]].concat())
}

/// More tests than this do not fail by chance.
const BY_CHANCE: usize = 3;

/// A test that fails has a second chance, alone: on a machine that does much else a browser may take longer than
/// the test has patience. It is said, because it may be the page as well.
fn tests_in_browser() -> Result<()> {
    let tests = [&OF_DIST[..], &["--test", "browser"]].concat();
    let mut failed = Vec::new();
    let passed = command::run_and_read(command::cargo().args(&tests), |line| {
        let name = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED"));
        failed.extend(name.map(str::to_owned));
    });
    let Err(error) = passed else { return Ok(()) };
    if failed.is_empty() || failed.len() > BY_CHANCE {
        return Err(error);
    }
    let names = failed.join(", ");
    println!("once more, one after the other: {names}");
    let alone = ["--", "--exact", "--test-threads=1"];
    command::run(command::cargo().args(&tests).args(alone).args(&failed))?;
    println!("passed at the second time only, look into it: {names}");
    Ok(())
}

/// Accessibility, best practices and search engines in every language. A Lighthouse that does not run
/// says nothing about the page.
fn lighthouse() -> Result<()> {
    if let Err(why) = npm::ready() {
        println!("  not checked: {why:#}");
        return Ok(());
    }
    let server = Server::start(&dist::up_to_date()?, "/")?;
    match lighthouse::weak(&server) {
        Ok(weak) => {
            let least = lighthouse::LEAST;
            ensure!(weak.is_empty(), "below {least} of 100:\n{}", weak.join("\n"));
        }
        Err(why) => println!("  not checked: {why:#}"),
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["doc", "--no-deps", "--all-features"]).env("RUSTDOCFLAGS", "-Dwarnings");
    command::run(&mut cargo)
}

fn second_build() -> Result<()> {
    let started = Instant::now();
    dist::up_to_date()?;
    let seconds = started.elapsed().as_secs_f32();
    ensure!(
        seconds < 5.0,
        "a build with nothing changed took {seconds:.0} s: what it writes has changed by itself"
    );
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    command::run(command::cargo().args(arguments))
}

/// Which files differ from the last commit, and how. `None` outside of a git work tree.
fn work_tree() -> Result<Option<String>> {
    if command::ask(Path::new("git"), &["rev-parse", "--is-inside-work-tree"]).is_none() {
        println!("No git work tree here: whether the run changes files is not checked");
        return Ok(None);
    }
    let git = |arguments: &[&str]| {
        command::output(Command::new("git").current_dir(project::root()).args(arguments))
    };
    let status = git(&["status", "--porcelain", "--untracked-files=all"])?;
    let changes = git(&["diff", "--stat", "--no-color"])?;
    Ok(Some(format!("{status}{changes}")))
}

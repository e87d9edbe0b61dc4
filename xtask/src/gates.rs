//! `cargo xtask test`: every gate a change has to pass, the quick ones first. The first failure
//! ends the run, because what follows would mostly repeat it.

use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
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
    check: Check,
}

enum Check {
    /// In its turn.
    Now(fn() -> Result<()>),
    /// By this command of ours, which is begun with an earlier gate and waited for in its turn.
    Beside(&'static str, With),
}

/// The name of a gate that has work for one core only.
type With = &'static str;
use Check::{Beside, Now};

const FIRST: With = "format";
const PACKAGE: With =
    "tests of the JavaScript package, of snapshots and of what the page does without a browser";

const GATES: [Gate; 13] = [
    Gate { name: FIRST, check: Now(format) },
    Gate { name: "licences and crates that ship", check: Now(licences::check) },
    Gate { name: "lints, native", check: Now(lints_native) },
    Gate { name: "lints, wasm", check: Now(lints_wasm) },
    Gate { name: "tests of the engine (no features) and of the tools", check: Now(tests) },
    Gate { name: "build of dist/", check: Beside("build", FIRST) },
    Gate { name: "size of a first visit", check: Now(size) },
    Gate { name: PACKAGE, check: Now(tests_of_package) },
    Gate { name: "Lighthouse", check: Beside("lighthouse", PACKAGE) },
    Gate { name: "tests of the page in a browser", check: Now(tests_in_browser) },
    Gate { name: "guides, where their tools are there", check: Now(guides::run_if_installed) },
    Gate { name: "documentation", check: Now(documentation) },
    Gate { name: "second build with nothing to do", check: Now(second_build) },
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
    let mut begun = Vec::new();
    let all = GATES.len() + usize::from(before.is_some());
    let mut passed = 0;
    for gate in &GATES {
        println!("\n=== {}", gate.name);
        let started = Instant::now();
        for other in &GATES {
            if let Beside(command, with) = other.check
                && with == gate.name
            {
                begun.push(Begun::new(command)?);
            }
        }
        let checked = match gate.check {
            Now(check) => check(),
            Beside(command, _) => Begun::end(&mut begun, command),
        };
        if let Err(error) = checked {
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

/// A command of ours that runs beside the gates. The build is one: for minutes it has work for one core only.
/// What needs what was built begins later.
struct Begun {
    command: &'static str,
    process: Child,
    /// What it prints, to be shown in its turn.
    printed: PathBuf,
}

impl Begun {
    fn new(command: &'static str) -> Result<Self> {
        let printed = project::target_dir().join("xtask").join(command).with_extension("log");
        project::write(&printed, "")?;
        let output = File::create(&printed)?;
        let process = Command::new(env::current_exe()?)
            .arg(command)
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("cannot start `cargo xtask {command}`"))?;
        Ok(Self { command, process, printed })
    }

    fn end(begun: &mut [Self], command: &str) -> Result<()> {
        let it = begun.iter_mut().find(|it| it.command == command);
        let Self { process, printed, .. } = it.context("it was not begun")?;
        let status = process.wait()?;
        print!("{}", project::read(printed)?);
        ensure!(status.success(), "`cargo xtask {command}` failed ({status})");
        Ok(())
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        // After a gate that failed nobody waits for it; it may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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

/// What ships, each as it is built: what only one of them uses would be dead code in the other.
fn lints_wasm() -> Result<()> {
    let lint = |kinds: &[&str], feature: &str| {
        let of = ["clippy", "--package", "ecs-reach", "--features", feature];
        cargo(&[&of, kinds, &["--target", WASM_TARGET, "--", "-Dwarnings"]].concat())
    };
    lint(&["--lib"], "js")?;
    lint(&["--lib", "--bins"], "ui")
}

/// The tests of the engine are sums over thousands of designs: a little optimised they take half as long. What the
/// profile checks while they run, overflows among it, is checked all the same.
const OPTIMISED: &str = "profile.dev.package.ecs-reach.opt-level=1";

/// One call for both packages shares what they have in common. The tools do not depend on the
/// product, so no feature of it is switched on by their company.
fn tests() -> Result<()> {
    cargo(&["--config", OPTIMISED, "test", "--package", "ecs-reach", "--package", "xtask"])
}

fn size() -> Result<()> {
    let site = project::dist();
    // Compressing takes a while, and one core each.
    let (visit, folder) = thread::scope(|scope| {
        let visit = scope.spawn(|| sizes::first_visit(&site));
        let folder = sizes::folder(&site.join("pkg"));
        (visit.join(), folder)
    });
    let visit = visit.map_err(|_| anyhow!("the first visit was not measured"))??;
    let folder = folder?;
    print!("{}", sizes::table("first visit", &visit));
    print!("{}", sizes::table("pkg/, the JavaScript package", &folder));
    let package = sizes::total(&sizes::downloaded(&folder)?);
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
    cargo(&[&OF_DIST[..], &["--lib", "--test", "js_api", "--test", "snapshot"]].concat())
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
///
/// # Errors
/// When a page scores less than it must.
pub fn lighthouse() -> Result<()> {
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

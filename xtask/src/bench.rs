//! `cargo xtask bench`: how fast and how large we are, against what was promised and against the
//! smallest page that Yew can make, measured in the same run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, Options};
use crate::server::{Host, Server};
use crate::tools::WASM_TARGET;
use crate::{command, dist, lighthouse, npm, package, project, sizes, tools};

/// What was promised of `assess`, in microseconds.
const ASSESS_NATIVE: f64 = 30.0;
const ASSESS_BROWSER: f64 = 100.0;
/// And of the largest design: six zones, every endpoint, a load balancer, dual-stack.
const LARGEST_NATIVE: f64 = 100.0;
const LARGEST_BROWSER: f64 = 300.0;
/// Ranking 10,000 designs on the page, in milliseconds, and how long it may hold up anything else.
const RANKING: f64 = 150.0;
const HELD_UP: f64 = 50.0;
/// Milliseconds from frame to frame while the chart is redrawn: 50 frames a second.
const FRAME: f64 = 20.0;
/// What a design far below costs the page around it, in milliseconds of its main thread.
const EMBED: f64 = 5.0;
/// A click may take this many times as long as on the counter page.
const CLICK_RATIO: f64 = 2.0;
/// So many times slower than this machine is a telephone, and so long a click may take there but for the slowest
/// twentieth, in milliseconds.
const TELEPHONE: f64 = 4.0;
const SLOW_CLICK: f64 = 50.0;
/// What a first visit may download, in KB.
const FIRST_VISIT: f64 = 170.0;

/// The two pages take turns, so that a busy moment of the machine falls on both.
const ROUNDS: usize = 6;
const CLICKS: usize = 15;

/// Median time of `assess` of a link's scenario in microseconds. Timed in batches, because the
/// browser's clock is too coarse for one call.
const TIME_ASSESS: &str = "
const { assess, fromLink } = await import(new URL('pkg/index.js', document.baseURI));
const { scenario } = fromLink(arguments[0]);
const time = (calls) => {
  const start = performance.now();
  for (let call = 0; call < calls; call++) assess(scenario);
  return performance.now() - start;
};
time(2000);
let calls = 64;
while (time(calls) < 20) calls *= 2;
const batches = Array.from({ length: 31 }, () => 1000 * time(calls) / calls);
return batches.sort((a, b) => a - b)[15];";

/// Times of clicks in milliseconds, from the click to the first task after the frame that shows its effect: first
/// at the pace of a quick hand, four to seven a second, then one after another, faster than anybody clicks, so that
/// each waits for what the one before has put off. Clicks alternate between the controls, so that each changes
/// something, and begin at a random moment, as a user's do.
const TIME_CLICKS: &str = "
const [clicks, selector] = arguments;
const task = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { port1.close(); done(); };
  port2.postMessage(null);
});
const frame = () => new Promise((done) => requestAnimationFrame(() => task().then(done)));
const pause = (least, most) => new Promise((done) => setTimeout(done, least + (most - least) * Math.random()));
const time = async (least, most) => {
  await pause(least, most);
  const controls = [...document.querySelectorAll(selector)];
  const control = controls.length > 1 ? controls.find((one) => !one.checked) : controls[0];
  const start = performance.now();
  control.click();
  await frame();
  return performance.now() - start;
};
const series = async (least, most) => {
  const times = [];
  for (let click = -5; click < clicks; click++) times.push(await time(least, most));
  return times.slice(5);
};
return { by_hand: await series(150, 250), hurried: await series(20, 37) };";

/// Ranks every design around the default one, on the page itself: how long that took from the click
/// that asks for it to the last answer, the longest time for which nothing else had its turn, and how many
/// designs there were.
const TIME_RANKING: &str = "
const panel = document.querySelector('#cheapest');
panel.scrollIntoView();
const said = () => panel.querySelector('#searched')?.textContent ?? '';
const start = performance.now();
panel.querySelector('summary').click();
let last = start, longest = 0;
await new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (said() && panel.querySelector('#search-stop[aria-disabled]')) return done(port1.close());
    port2.postMessage(null);
  };
  port2.postMessage(null);
});
return { took: last - start, longest, designs: parseInt(said().replaceAll(/[^0-9 ]/g, '')) };";

/// Drags the slider of the break-even chart a step at each frame; the times from frame to frame.
const TIME_SLIDER: &str = "
const panel = document.querySelector('#outlook');
panel.querySelector('summary').click();
const frame = () => new Promise((done) => requestAnimationFrame(done));
while (!panel.querySelector('#look-at')) await frame();
panel.scrollIntoView();
const slider = panel.querySelector('#look-at');
const times = [];
let last = await frame();
for (let step = 0; step < 200; step++) {
  slider.value = step % slider.max;
  slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
  const now = await frame();
  if (step > 20) times.push(now - last);
  last = now;
}
return times;";

/// The controls to click: those marked with `data-bench`, else the radio buttons of the first
/// group on the page.
const FIND_CONTROLS: &str = "
if (document.querySelector('[data-bench]')) return '[data-bench]';
const first = document.querySelector('#app input[type=radio]');
return first && `input[type=radio][name=\"${CSS.escape(first.name)}\"]`;";

const PATIENCE: Duration = Duration::from_secs(20);

/// A measured value beside what it is held against.
struct Row {
    what: &'static str,
    ours: f64,
    other: f64,
    other_is: &'static str,
    unit: &'static str,
    limit: Option<f64>,
}

/// Measures and prints the table.
///
/// # Errors
/// When something does not build, or the page has nothing to click.
pub fn run() -> Result<()> {
    let dist = dist::up_to_date()?;
    let counter = counter()?;
    let Native { default, largest, link, growth } = native()?;

    let server = Server::start(&dist, "/")?;
    let counter_server = Server::start(&counter, "/")?;
    let browser = Browser::start(&Options::default())?;
    browser.goto(server.url())?;
    let in_browser = |link: &str| {
        browser
            .execute(&awaited(TIME_ASSESS), &[json!(link)])?
            .as_f64()
            .context("the browser gave no time for assess")
    };
    let (default_in_browser, largest_in_browser) = (in_browser("")?, in_browser(&link)?);
    let mut ours = Clicks::default();
    let mut theirs = Clicks::default();
    for _ in 0..ROUNDS {
        ours.add(&browser, server.url())?;
        theirs.add(&browser, counter_server.url())?;
    }

    let (slow, slow_hurried) = {
        let slowed = |times: f64| {
            browser.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": times })).map(drop)
        };
        let mut slow = Clicks::default();
        slowed(TELEPHONE)?;
        for _ in 0..ROUNDS {
            slow.add(&browser, server.url())?;
        }
        slowed(1.0)?;
        (all_but_a_twentieth(slow.by_hand)?, all_but_a_twentieth(slow.hurried)?)
    };

    let decided = Decided::measure(&browser, server.url())?;
    let embed = embed(&browser, &dist)?;

    let visit = sizes::total(&sizes::first_visit(&dist)?);
    let floor = sizes::total(&sizes::first_visit(&counter)?);
    println!("\n{}\n", machine());
    for row in [
        Row {
            what: "assess, native",
            ours: default,
            other: ASSESS_NATIVE,
            other_is: "limit",
            unit: "µs",
            limit: Some(1.0),
        },
        Row {
            what: "assess, JavaScript package in Chromium",
            ours: default_in_browser,
            other: ASSESS_BROWSER,
            other_is: "limit",
            unit: "µs",
            limit: Some(1.0),
        },
        Row {
            what: "assess of the largest design, native",
            ours: largest,
            other: LARGEST_NATIVE,
            other_is: "limit",
            unit: "µs",
            limit: Some(1.0),
        },
        Row {
            what: "assess of the largest design, Chromium",
            ours: largest_in_browser,
            other: LARGEST_BROWSER,
            other_is: "limit",
            unit: "µs",
            limit: Some(1.0),
        },
        Row {
            what: "click to next paint",
            ours: median(ours.by_hand)?,
            other: median(theirs.by_hand)?,
            other_is: "Yew counter",
            unit: "ms",
            limit: Some(CLICK_RATIO),
        },
        Row {
            what: "the same, 4 times slower, 95th percent",
            ours: slow,
            other: SLOW_CLICK,
            other_is: "limit",
            unit: "ms",
            limit: Some(1.0),
        },
        Row {
            what: "30 clicks a second, to next paint",
            ours: median(ours.hurried)?,
            other: median(theirs.hurried)?,
            other_is: "Yew counter",
            unit: "ms",
            limit: None,
        },
        Row {
            what: "the same, 4 times slower, 95th percent",
            ours: slow_hurried,
            other: SLOW_CLICK,
            other_is: "limit",
            unit: "ms",
            limit: None,
        },
        Row {
            what: "ranking 10,000 designs on the page",
            ours: decided.ranking,
            other: RANKING,
            other_is: "limit",
            unit: "ms",
            limit: Some(1.0),
        },
        Row {
            what: "longest wait of anything else meanwhile",
            ours: decided.held_up,
            other: HELD_UP,
            other_is: "limit",
            unit: "ms",
            limit: Some(1.0),
        },
        Row {
            what: "frame while the slider moves, 95th percent",
            ours: decided.frame,
            other: FRAME,
            other_is: "limit",
            unit: "ms",
            limit: Some(1.0),
        },
        Row {
            what: "a design far below in another page",
            ours: embed,
            other: EMBED,
            other_is: "limit",
            unit: "ms",
            limit: Some(1.0),
        },
        Row {
            what: "first visit, brotli",
            ours: kilobytes(visit),
            other: FIRST_VISIT,
            other_is: "limit",
            unit: "KB",
            limit: Some(1.0),
        },
        Row {
            what: "first visit, brotli",
            ours: kilobytes(visit),
            other: kilobytes(floor),
            other_is: "Yew counter",
            unit: "KB",
            limit: None,
        },
    ] {
        println!("{}", row.line());
    }
    speed(&dist)?;
    println!("\nTimes are medians. Growth of the largest design, native, fastest of several:");
    for fit in growth {
        println!("{fit}");
    }
    Ok(())
}

/// What Lighthouse says about the speed, where there is one.
fn speed(dist: &Path) -> Result<()> {
    if let Err(why) = npm::ready() {
        println!("\nLighthouse is not here: {why:#}");
        return Ok(());
    }
    println!(
        "\nLighthouse, performance on its telephone, median of several visits (worst to best):"
    );
    for lighthouse::Speed { language, score, range: (worst, best) } in
        lighthouse::speed(&Server::start_as(Host::Compressing, dist, "/")?)?
    {
        let verdict = if score >= lighthouse::LEAST { "ok" } else { "MISSED" };
        println!(
            "  {language}: {score} ({worst} to {best})  {verdict} (at least {})",
            lighthouse::LEAST
        );
    }
    Ok(())
}

impl Row {
    fn line(&self) -> String {
        let ratio = self.ours / self.other;
        let verdict = match self.limit {
            Some(limit) if ratio <= limit => format!("ok (at most {limit})"),
            Some(limit) => format!("MISSED (at most {limit})"),
            None => String::new(),
        };
        format!(
            "{:<40} {:>8.2} {}  {:>11} {:>8.2} {}  ratio {:>5.2}  {verdict}",
            self.what, self.ours, self.unit, self.other_is, self.other, self.unit, ratio
        )
        .trim_end()
        .to_owned()
    }
}

/// Builds the counter page the way ours is built and returns its folder.
fn counter() -> Result<PathBuf> {
    let tools = tools::ready()?;
    let mut cargo = command::cargo();
    cargo
        .args(["build", "--release", "--package", "counter"])
        .args(["--target", WASM_TARGET])
        .env("RUSTFLAGS", package::reproducible_flags());
    command::run(&mut cargo)?;
    let wasm = project::target_dir().join(WASM_TARGET).join("release/counter.wasm");

    let folder = project::target_dir().join("xtask/counter");
    project::empty(&folder)?;
    let mut wasm_bindgen = tools.wasm_bindgen();
    wasm_bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(wasm);
    command::run(&mut wasm_bindgen)?;
    for file in ["index.html", "boot.js"] {
        let from = project::root().join("bench/counter").join(file);
        fs::copy(&from, folder.join(file))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(folder)
}

/// Times of `assess` outside of a browser, in microseconds.
struct Native {
    /// Of the default scenario, the median.
    default: f64,
    /// Of the largest one, the median.
    largest: f64,
    /// The largest one's link.
    link: String,
    /// How the time grows with the zones, a sentence for each number of subnets a zone.
    growth: Vec<String>,
}

fn native() -> Result<Native> {
    let mut cargo = command::cargo();
    cargo.args(["bench", "--package", "ecs-reach-bench", "--bench", "assess"]);
    let printed = command::output(&mut cargo)?;
    let median = |name: &str| -> Result<f64> {
        let path = format!("criterion/{name}/new/estimates.json");
        let found = project::target_dir().join(path);
        let estimates: Value = serde_json::from_str(&project::read(&found)?)?;
        let nanoseconds = estimates["median"]["point_estimate"]
            .as_f64()
            .with_context(|| format!("{} holds no median", found.display()))?;
        Ok(nanoseconds / 1000.0)
    };
    let link = printed.lines().find_map(|line| line.strip_prefix("largest "));
    Ok(Native {
        default: median("assess-default")?,
        largest: median("assess-largest")?,
        link: link.context("the benchmark names no largest design")?.to_owned(),
        growth: growth(&printed),
    })
}

/// The straight line through the times of 1 to 6 zones, for each number of subnets a zone.
fn growth(printed: &str) -> Vec<String> {
    let numbers = |line: &str| -> Option<[f64; 3]> {
        let parts: Vec<f64> = line.split(' ').filter_map(|part| part.parse().ok()).collect();
        parts.try_into().ok()
    };
    let lines = printed.lines().filter_map(|line| line.strip_prefix("growth "));
    let points: Vec<[f64; 3]> = lines.filter_map(numbers).collect();
    let fits = [1.0, 2.0, 3.0].into_iter().map(|rows| {
        let points = points.iter().filter(|[of, _, _]| *of == rows);
        let points: Vec<(f64, f64)> =
            points.map(|[_, zones, nanoseconds]| (*zones, nanoseconds / 1000.0)).collect();
        let (start, each, fit) = line_through(&points);
        format!("  {rows} subnets a zone: {start:.1} + {each:.1} µs × zones, R² = {fit:.3}")
    });
    fits.collect()
}

/// Start and slope of the least-squares line, and how much of the variation it explains.
fn line_through(points: &[(f64, f64)]) -> (f64, f64, f64) {
    let count = points.len() as f64;
    let mean_x = points.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = points.iter().map(|(_, y)| y).sum::<f64>() / count;
    let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
        points.iter().map(|(x, y)| of(x - mean_x, y - mean_y)).sum()
    };
    let each = sum(&|x, y| x * y) / sum(&|x, _| x * x);
    let start = mean_y - each * mean_x;
    let explained = sum(&|x, _| each * x * each * x) / sum(&|_, y| y * y);
    (start, each, explained)
}

/// Times of clicks on one page in milliseconds.
#[derive(Default)]
struct Clicks {
    /// At the pace of a quick hand.
    by_hand: Vec<f64>,
    /// One after another.
    hurried: Vec<f64>,
}

impl Clicks {
    fn open(browser: &Browser, url: &str) -> Result<()> {
        browser.goto(url)?;
        browser
            .wait_until("document.querySelector('[data-bench], #cheapest:not([inert])')", PATIENCE)
            .with_context(|| format!("{url} shows nothing to click"))
    }

    /// Opens the page and clicks for one round.
    fn add(&mut self, browser: &Browser, url: &str) -> Result<()> {
        Clicks::open(browser, url)?;
        let controls = browser.execute(FIND_CONTROLS, &[])?;
        ensure!(
            controls.is_string(),
            "the page has neither an element with `data-bench` nor a radio button"
        );
        let times = browser.execute(&awaited(TIME_CLICKS), &[json!(CLICKS), controls])?;
        for (kind, list) in [("by_hand", &mut self.by_hand), ("hurried", &mut self.hurried)] {
            let new = times[kind].as_array().context("the browser gave no times")?;
            list.extend(new.iter().filter_map(Value::as_f64));
        }
        Ok(())
    }
}

/// Times of what helps to decide, on the page, in milliseconds.
struct Decided {
    /// Ranking, for each 10,000 designs.
    ranking: f64,
    /// The longest time for which nothing else had its turn meanwhile.
    held_up: f64,
    /// From frame to frame while the slider of the chart moves, but for the slowest twentieth.
    frame: f64,
}

impl Decided {
    fn measure(browser: &Browser, url: &str) -> Result<Decided> {
        let (mut ranking, mut held_up) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            Clicks::open(browser, url)?;
            let times = browser.execute(&awaited(TIME_RANKING), &[])?;
            let [took, longest, designs] = ["took", "longest", "designs"]
                .map(|name| times[name].as_f64().context("the browser gave no times"));
            ranking.push(took? / designs? * 10_000.0);
            held_up.push(longest?);
        }
        Clicks::open(browser, url)?;
        let times = browser.execute(&awaited(TIME_SLIDER), &[])?;
        let times = times.as_array().context("the browser gave no frames")?;
        let frames: Vec<f64> = times.iter().filter_map(Value::as_f64).collect();
        Ok(Decided {
            ranking: median(ranking)?,
            held_up: median(held_up)?,
            frame: all_but_a_twentieth(frames)?,
        })
    }
}

/// Puts a read-only diagram far below, and brings in the module at an address; done when what follows is painted.
const EMBEDDED: &str = "
const design = document.createElement('ecs-reach');
design.setAttribute('view', 'diagram');
design.setAttribute('readonly', '');
document.body.append(design);
await import(arguments[0]);
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));";

/// Milliseconds of the main thread that a design costs the page around it before it is near the screen: beyond
/// those that an empty module costs.
fn embed(browser: &Browser, dist: &Path) -> Result<f64> {
    let hosts = project::root().join("tests/cases/hosts");
    let server = Server::start_beside((&hosts, "/hosts/"), (dist, "/"))?;
    browser.cdp("Performance.enable", &json!({}))?;
    let busy = || -> Result<f64> {
        let metrics = browser.cdp("Performance.getMetrics", &json!({}))?;
        let metrics = metrics["metrics"].as_array().context("the browser gave no metrics")?;
        let tasks = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
        let seconds = tasks.and_then(|metric| metric["value"].as_f64());
        Ok(1000.0 * seconds.context("the browser does not tell how busy it is")?)
    };
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..3 * ROUNDS {
        for (module, times) in [("../embed.js", &mut ours), ("empty.js", &mut empty)] {
            browser.goto(&format!("{}long.html", server.url()))?;
            let address = format!("{}{module}", server.url());
            let before = busy()?;
            browser.execute(&awaited(EMBEDDED), &[json!(address)])?;
            times.push(busy()? - before);
        }
    }
    Ok(median(ours)? - median(empty)?)
}

/// A script that may wait.
fn awaited(script: &str) -> String {
    format!("return (async function () {{ {script} }}).apply(null, arguments);")
}

fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}

/// What all but the slowest twentieth are below.
fn all_but_a_twentieth(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() * 95 / 100).copied().context("nothing was measured")
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

/// The processor, where the system tells, and how many of them there are.
fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let model = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines()
                .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
                .map(|(_, model)| model.to_owned())
        })
        .or_else(|| command::ask(Path::new("sysctl"), &["-n", "machdep.cpu.brand_string"]))
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    format!("{processors} × {model}")
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_the_middle_value() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]).unwrap(), 2.0);
        assert!(median(Vec::new()).is_err());
    }
}

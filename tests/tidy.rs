//! The walls of the house: who may import whom, and what no file may hold.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the message")]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use support::root;

/// What each room may know besides itself, in the order in which they may know of each other. A room that is not here
/// fails the test.
const ROOMS: &[(&str, &[&str])] = &[
    // Leaves: they know nothing and everybody may know them.
    ("units", &[]),
    ("json", &[]),
    ("rules", &[]),
    // How a closed list is declared.
    ("closed", &[]),
    // Amounts as lines and points; it knows neither what costs them nor how they look.
    ("chart", &["units"]),
    ("prices", &["closed", "units"]),
    ("scenario", &["units", "closed", "json", "prices"]),
    ("network", &["units", "closed", "prices", "rules", "scenario"]),
    ("ecs", &["units", "closed", "prices", "rules", "scenario", "network"]),
    ("blueprint", &["units", "prices", "rules", "scenario", "network", "ecs"]),
    ("reach", &["units", "closed", "prices", "rules", "scenario", "network"]),
    ("resilience", &["units", "closed", "prices", "rules", "scenario", "network", "ecs", "reach"]),
    // The bill counts what stands in the network; it never sees how a path was found.
    ("bill", &["units", "closed", "prices", "rules", "network"]),
    (
        "findings",
        &[
            "units",
            "closed",
            "prices",
            "rules",
            "scenario",
            "network",
            "ecs",
            "blueprint",
            "reach",
            "resilience",
            "bill",
        ],
    ),
    (
        "assess",
        &[
            "units",
            "closed",
            "prices",
            "rules",
            "scenario",
            "network",
            "ecs",
            "blueprint",
            "reach",
            "resilience",
            "bill",
            "findings",
        ],
    ),
    // Designs beside the one at hand, each answered like any other.
    (
        "decide",
        &[
            "units",
            "closed",
            "prices",
            "scenario",
            "network",
            "ecs",
            "blueprint",
            "resilience",
            "bill",
            "findings",
            "assess",
        ],
    ),
    // It reads messages and names designs; it builds none.
    ("diagnose", &["ecs"]),
    // Boxes and arrows; the words for their labels are in `text`.
    (
        "diagram",
        &[
            "units",
            "prices",
            "rules",
            "scenario",
            "network",
            "ecs",
            "reach",
            "resilience",
            "bill",
            "findings",
            "assess",
        ],
    ),
    (
        "text",
        &[
            "units",
            "prices",
            "rules",
            "scenario",
            "network",
            "ecs",
            "reach",
            "resilience",
            "bill",
            "findings",
            "assess",
            "decide",
            "diagram",
        ],
    ),
    (
        "export",
        &[
            "units",
            "json",
            "prices",
            "rules",
            "scenario",
            "network",
            "ecs",
            "reach",
            "resilience",
            "bill",
            "findings",
            "assess",
            "decide",
            "text",
            "diagram",
            "diagnose",
        ],
    ),
    // Values of JavaScript as documents, for both ways in.
    ("javascript", &["scenario"]),
];

/// The ways in: they may know every room, and not each other.
const WAYS_IN: [&str; 2] = ["js", "ui"];

/// What is no room: the crate's root and the programs.
const PROGRAMS: [&str; 4] = ["lib", "main", "prerender", "snapshot"];

/// Names at the root of the crate that stand for a room.
const RE_EXPORTS: [(&str, &str); 3] =
    [("Assessment", "assess"), ("assess", "assess"), ("Scenario", "scenario")];

/// Source files that are longer than a reader likes, and why that is right.
const LONG: &[(&str, &str)] = &[
    ("src/prices/table.rs", "generated from prices.csv by `cargo xtask prices`"),
    ("src/text/en.rs", "one list of sentences, one arm each"),
    ("src/text/fr.rs", "one list of sentences, one arm each"),
];

/// As many lines as a file may have.
const MOST_LINES: usize = 900;

/// The files below a folder of the package, by their path from its root.
fn files(folder: &str, extensions: &[&str]) -> Vec<(String, String)> {
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(path) = open.pop() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        // Where git keeps its folder elsewhere, `.git` is a file that says where.
        if ["target", "dist", ".tools", ".git", "node_modules"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let extension =
            path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let relative = path.strip_prefix(root()).unwrap_or(Path::new(&name)).display().to_string();
        if (extensions.is_empty() || extensions.contains(&extension))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            files.push((relative.replace('\\', "/"), text));
        }
    }
    files.sort();
    files
}

/// The room of a source file: its first folder, or its own name.
fn room(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap();
    inside.split(['/', '.']).next().unwrap()
}

/// Code without comments; texts may still hold anything.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The names that follow `crate::` or the crate's own name, those of a braced list one by one.
fn imported(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for prefix in ["crate::", "ecs_reach::"] {
        for (at, _) in code.match_indices(prefix) {
            let rest = code.get(at.saturating_add(prefix.len())..).unwrap_or_default();
            match rest.strip_prefix('{') {
                Some(list) => names.extend(members(list)),
                None => names.extend(first_name(rest)),
            }
        }
    }
    names
}

fn first_name(text: &str) -> Option<String> {
    let name: String =
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each member of a braced list, nested lists left out.
fn members(list: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut member = String::new();
    let mut members = Vec::new();
    for letter in list.chars() {
        match letter {
            '{' => depth = depth.saturating_add(1),
            '}' if depth == 0 => break,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                members.extend(first_name(&member));
                member.clear();
                continue;
            }
            _ => {}
        }
        member.push(letter);
    }
    members.extend(first_name(&member));
    members
}

/// Whether a name at the root of the crate is a macro or an item of `lib.rs` and no room.
fn rooms() -> BTreeSet<String> {
    let inside = std::fs::read_dir(root().join("src")).unwrap();
    let names = inside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // What stands in JavaScript beside a file belongs to its room.
    let rooms = names.map(|name| name.trim_end_matches(".rs").trim_end_matches(".js").to_owned());
    rooms.filter(|name| !PROGRAMS.contains(&name.as_str())).collect()
}

#[test]
fn rooms_know_only_what_stands_below_them() {
    let all = rooms();
    for name in &all {
        let listed = ROOMS.iter().any(|(room, _)| room == name) || WAYS_IN.contains(&name.as_str());
        assert!(listed, "src/{name} is a room without a place in the house");
    }
    let mut wrong = Vec::new();
    let mut checked = 0_usize;
    for (file, text) in files("src", &["rs"]) {
        let own = room(&file);
        if PROGRAMS.contains(&own) {
            continue;
        }
        // What leaves a file upwards must leave its room downwards: no import climbs out by `super`.
        let depth = file.matches('/').count().saturating_sub(1);
        let climbs = "super::".repeat(depth.saturating_add(1));
        if code(&text).contains(&climbs) && !text.contains("mod tests") {
            wrong.push(format!("{file} leaves its room by `{climbs}`"));
        }
        for name in imported(&code(&text)) {
            let re_export = RE_EXPORTS.iter().find(|(of, _)| *of == name);
            let name = re_export.map_or(name.as_str(), |(_, room)| room);
            if name == own || (!all.contains(name) && re_export.is_none()) {
                continue;
            }
            checked = checked.saturating_add(1);
            let allowed = match ROOMS.iter().find(|(room, _)| *room == own) {
                Some((_, below)) => below.contains(&name),
                None => WAYS_IN.contains(&own) && !WAYS_IN.contains(&name),
            };
            if !allowed {
                wrong.push(format!("{file} imports {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(checked > 50, "only {checked} imports were found: this test is blind");
}

#[test]
fn the_tour_has_the_rooms_in_the_order_in_which_they_may_know_of_each_other() {
    let mut before: Vec<&str> = Vec::new();
    for (name, below) in ROOMS {
        let above: Vec<_> = below.iter().filter(|known| !before.contains(*known)).collect();
        assert!(above.is_empty(), "{name} stands above {above:?}, and may know of them");
        before.push(name);
    }
    before.extend(WAYS_IN);
    let tour = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rows = tour.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
    // A room stands in backticks.
    let told: Vec<&str> = rows
        .flat_map(|row| row.split('`').skip(1).step_by(2))
        .map(|name| name.trim_start_matches("mod@"))
        .collect();
    assert_eq!(told, before, "the table in src/lib.rs");
}

#[test]
fn the_engine_knows_no_browser() {
    let browsers = ["web_sys", "yew", "js_sys", "wasm_bindgen", "serde_wasm_bindgen", "gloo"];
    let mut wrong = Vec::new();
    for (file, text) in files("src", &["rs"]) {
        let own = room(&file);
        let code = code(&text);
        let mut names = browsers.iter().filter(|name| {
            let word = format!("{name}::");
            code.contains(&word) || code.contains(&format!("use {name}"))
        });
        let allowed: &[&str] = match own {
            "ui" | "main" => &browsers,
            "js" | "javascript" => &["js_sys", "wasm_bindgen", "serde_wasm_bindgen"],
            _ => &[],
        };
        wrong.extend(
            names.find(|name| !allowed.contains(name)).map(|name| format!("{file} uses {name}")),
        );
        // No clock, no file, no chance, no thread: the same answer everywhere.
        let engine = !["ui", "js", "javascript", "main", "snapshot"].contains(&own);
        for world in [
            "std::fs",
            "std::time",
            "std::env",
            "std::net::Tcp",
            "std::thread",
            "std::process",
            "rand::",
            "HashMap",
            "HashSet",
        ] {
            if engine && code.contains(world) {
                wrong.push(format!("{file} uses {world}"));
            }
        }
        if engine
            && ["f32", "f64"].iter().any(|float| {
                code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == *float)
            })
            && !FLOATS.iter().any(|(listed, _)| *listed == file)
        {
            wrong.push(format!("{file} counts with floats"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Engine files that may name a float type, and why.
const FLOATS: &[(&str, &str)] =
    &[("src/scenario/value.rs", "turns the numbers of JavaScript into decimal text")];

#[test]
fn files_are_of_a_readable_length() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "xtask", "bench"] {
        for (file, text) in files(folder, &["rs"]) {
            let listed = LONG.iter().any(|(long, _)| *long == file);
            let lines = text.lines().count();
            if lines > MOST_LINES && !listed {
                wrong.push(format!("{file} has {lines} lines"));
            }
        }
    }
    for (file, why) in LONG {
        assert!(root().join(file).exists() && !why.is_empty(), "{file} is listed and not there");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What a launch type is like is asked in `src/ecs/launch_types.rs`, or told apart by a `match` that names all: a
/// comparison with one of them sends each further one to the other side without a word.
#[test]
fn no_launch_type_is_picked_out_by_comparison() {
    let picks = [
        "== LaunchType::",
        "!= LaunchType::",
        "== scenario::LaunchType::",
        "!= scenario::LaunchType::",
    ];
    let mut wrong = Vec::new();
    let mut named = 0_usize;
    for (file, text) in files("src", &["rs"]) {
        let code = code(&text);
        named = named.saturating_add(usize::from(code.contains("LaunchType::Ec2")));
        if room(&file) == "ecs" {
            continue;
        }
        wrong.extend(
            picks.iter().filter(|pick| code.contains(**pick)).map(|pick| format!("{file}: {pick}")),
        );
        // A `matches!` is a `match` with a catch-all arm.
        let matched = code.split("matches!(").skip(1);
        let inside = matched.filter_map(|rest| rest.split([';', '{']).next());
        if inside.into_iter().any(|inside| inside.contains("LaunchType::")) {
            wrong.push(format!("{file}: matches!(.., LaunchType::..)"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(named > 5, "only {named} files name a launch type: this test is blind");
}

#[test]
fn nothing_is_left_undone() {
    // Written apart, so that this file does not hold them itself.
    let marks = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["XX", "X"],
        ["unimple", "mented!"],
        ["to", "do!("],
        ["#[ig", "nore"],
    ]
    .map(|parts| parts.concat());
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "xtask", "bench", "examples", "docs", "pkg"] {
        for (file, text) in files(folder, &["rs", "md", "toml", "js", "ts", "html", "css"]) {
            wrong.extend(
                marks
                    .iter()
                    .filter(|mark| text.contains(*mark))
                    .map(|mark| format!("{file} holds {mark}")),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn nothing_speaks_of_the_machine_it_was_made_on() {
    let places = [
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
        ["/Us", "ers/"],
        [".cargo/regi", "stry"],
        ["C:\\", "Users"],
    ]
    .map(|parts| parts.concat());
    let mut wrong = Vec::new();
    for (file, text) in files("", &[]) {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(place) = places.iter().find(|place| line.contains(*place)) {
                wrong.push(format!("{file}:{number}: {place}"));
            }
        }
        // Packages come from crates.io, whatever the machine's settings put in its place.
        if file.ends_with("Cargo.lock") {
            let sources = text.lines().filter(|line| line.starts_with("source = "));
            let public = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
            wrong.extend(
                sources.filter(|line| *line != public).map(|line| format!("{file}: {line}")),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

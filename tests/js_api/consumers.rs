//! The package as others take it into what they build: its files, its types under TypeScript, through Vite, through
//! webpack, and from a script tag. TypeScript and the bundlers come from npm, where there is one.

use super::{Document, Language, package, plain, types};
use ecs_reach::export::outcome_json;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use xtask::browser::{Browser, Options};
use xtask::node::Node;
use xtask::server::Server;
use xtask::{command, npm, package as parts, project};

const MAIN: &str = include_str!("consumers/main.js");
const WORKER: &str = include_str!("consumers/worker.js");
const USES: &str = include_str!("consumers/uses.ts");

/// What the consumers ask about.
const DESIGN: &str = r#"{"subnet":"public","assignPublicIp":true,"internetOutGb":"500.5"}"#;

/// Node and the folder of what npm has installed; why there is none is said once for each test.
fn tools() -> Option<(Node, &'static Path)> {
    match npm::ready() {
        Ok(folder) => Some((Node::find().unwrap(), folder)),
        Err(why) => {
            eprintln!("The package is not held against what comes from npm: {why:#}");
            None
        }
    }
}

/// A folder of a consumer who has installed the package.
fn consumer(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("consumer-{name}"));
    project::empty(&folder).unwrap();
    install(&folder.join("node_modules/ecs-reach"));
    project::write(&folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    folder
}

fn install(to: &Path) {
    for file in project::files_of(&package()).unwrap() {
        project::write(&to.join(file.file_name().unwrap()), fs::read(&file).unwrap()).unwrap();
    }
}

/// A page that shows what the consumer's module says.
fn page(script: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<title>A consumer</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <script type=\"application/json\" id=\"design\">{DESIGN}</script>\n<output></output>\n{script}\n</html>\n"
    )
}

#[test]
fn the_package_holds_exactly_its_files() {
    let package = package();
    let found = project::files_below(&package).unwrap();
    let found: BTreeSet<_> =
        found.iter().map(|file| file.strip_prefix(&package).unwrap().to_str().unwrap()).collect();
    assert_eq!(found, BTreeSet::from(parts::FILES));
    for file in found.iter().filter(|file| !file.ends_with(".wasm")) {
        let text = project::read(&package.join(file)).unwrap();
        assert!(!text.contains("{{"), "{file} has a place that nothing was filled into");
    }
    let manifest: Value =
        serde_json::from_str(&project::read(&package.join("package.json")).unwrap()).unwrap();
    assert_eq!(manifest["version"], project::version().unwrap());
    assert_eq!((&manifest["scripts"], &manifest["dependencies"]), (&Value::Null, &Value::Null));
    for condition in ["/.", "/.~1inline"].map(|entry| format!("/exports{entry}")) {
        let files = manifest.pointer(&condition).unwrap().as_object().unwrap();
        for file in files.values().map(|file| file.as_str().unwrap().trim_start_matches("./")) {
            assert!(found.contains(file), "{file} of {condition}");
        }
    }

    if tools().is_none() {
        return;
    }
    let npm = command::on_path(&["npm"]).unwrap();
    let mut pack = Command::new(npm);
    pack.current_dir(&package).args(["pack", "--dry-run", "--json", "--ignore-scripts"]);
    let said = command::output(pack.args(["--offline", "--no-update-notifier"])).unwrap();
    let said: Value = serde_json::from_str(&said).unwrap();
    // A list of packages in older versions of npm, an object with their names in newer ones.
    let packed = said.get(0).or_else(|| said.get("ecs-reach")).unwrap();
    let packed = packed["files"].as_array().unwrap();
    let packed: BTreeSet<_> = packed.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(packed, BTreeSet::from(parts::FILES), "what npm would publish");
}

#[test]
fn every_type_and_function_compiles_under_strict_typescript() {
    let types = types();
    let used: BTreeSet<&str> = USES.split(|letter: char| !letter.is_alphanumeric()).collect();
    for line in types.lines().filter_map(|line| line.strip_prefix("export ")) {
        let name = line.split([' ', '(', '=', '<']).nth(1).unwrap();
        assert!(used.contains(name), "uses.ts does not use {name}");
    }
    let Some((node, npm)) = tools() else { return };
    let folder = consumer("typescript");
    project::write(&folder.join("uses.ts"), USES).unwrap();
    let script = "import ts from 'typescript';
        const ways = [
            { module: ts.ModuleKind.NodeNext },
            { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
            // The way of before there were `exports`.
            { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Node10 },
        ];
        const always = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [],
                         target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'], skipDefaultLibCheck: true };
        for (const way of ways) {
            const options = { ...always, ...way };
            const wrong = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
            const host = { getCurrentDirectory: () => '', getCanonicalFileName: (name) => name, getNewLine: () => '\\n' };
            console.log(ts.formatDiagnostics(wrong, host));
        }";
    let said = node.run(npm, &format!("const file = {};\n{script}", json!(folder.join("uses.ts"))));
    assert_eq!(said.unwrap().trim(), "");
}

/// As much of React as TypeScript needs for an element.
const REACT: &str =
    "export interface HTMLAttributes<T> { lang?: string; onClick?: (on: T) => void }
export type DetailedHTMLProps<E, T> = E & { ref?: (one: T | null) => void };
export namespace JSX { interface Element {} interface IntrinsicElements {} }
";

#[test]
fn the_element_compiles_under_strict_typescript_as_the_paper_says() {
    let uses = include_str!("consumers/embed.tsx");
    let site = package();
    let site = site.parent().unwrap();
    let types = project::read(&site.join("embed.d.ts")).unwrap();
    for line in types.lines().filter_map(|line| line.strip_prefix("export ")) {
        let name = line.split([' ', '=']).nth(1).unwrap();
        assert!(uses.contains(name), "embed.tsx does not use {name}");
    }
    let Some((node, npm)) = tools() else { return };
    let folder = consumer("embed");
    let paper = project::read(&project::root().join("docs/embedding.md")).unwrap();
    let (_, recipe) = paper.split_once("```ts\n").unwrap();
    let (recipe, _) = recipe.split_once("```").unwrap();
    for (file, text) in [
        ("uses.tsx", uses),
        ("ecs-reach.d.ts", recipe),
        ("ecs-reach/embed.d.ts", &types),
        ("node_modules/react/index.d.ts", REACT),
        ("node_modules/react/jsx-runtime.d.ts", "export { JSX } from \"./index.js\";\n"),
    ] {
        project::write(&folder.join(file), text).unwrap();
    }
    install(&folder.join("ecs-reach/pkg"));
    let script = "import ts from 'typescript';
        const options = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, types: [],
                          jsx: ts.JsxEmit.ReactJSX, target: ts.ScriptTarget.ES2022,
                          module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
        const files = ['uses.tsx', 'ecs-reach.d.ts'].map((file) => root + '/' + file);
        const wrong = ts.getPreEmitDiagnostics(ts.createProgram(files, options));
        const host = { getCurrentDirectory: () => '', getCanonicalFileName: (name) => name, getNewLine: () => '\\n' };
        console.log(ts.formatDiagnostics(wrong, host));";
    let said = node.run(npm, &format!("const root = {};\n{script}", json!(folder)));
    assert_eq!(said.unwrap().trim(), "");
}

/// A bundler, or none: writes what is to be served into the folder `out` of the consumer's, and returns what it
/// had to say.
type Build = fn(&Node, &Path, &Path) -> String;

fn vite(node: &Node, npm: &Path, folder: &Path) -> String {
    let page = page("<script type=\"module\" src=\"./main.js\"></script>");
    project::write(&folder.join("index.html"), page).unwrap();
    let script = "import { build } from 'vite';
        // The entry without a second file is large, which is what it is for.
        const settings = { outDir: 'out', chunkSizeWarningLimit: 10_000 };
        await build({ root, base: './', configFile: false, logLevel: 'warn', build: settings });";
    node.run(npm, &format!("const root = {};\n{script}", json!(folder))).unwrap()
}

fn webpack(node: &Node, npm: &Path, folder: &Path) -> String {
    let page = page("<script defer src=\"./main.js\"></script>");
    project::write(&folder.join("out/index.html"), page).unwrap();
    let script = "import webpack from 'webpack';
        const settings = { mode: 'production', context: root, entry: './main.js',
                           output: { path: root + '/out' }, performance: { hints: false } };
        const stats = await new Promise((done, failed) =>
            webpack(settings, (error, stats) => (error ? failed(error) : done(stats))));
        if (stats.hasErrors() || stats.hasWarnings()) console.log(stats.toString('errors-warnings'));";
    node.run(npm, &format!("const root = {};\n{script}", json!(folder))).unwrap()
}

fn script_tag(folder: &Path) {
    let [main, worker] = [MAIN, WORKER].map(|script| {
        script
            .replace("\"ecs-reach/inline\"", "\"./ecs-reach/inline.js\"")
            .replace("\"ecs-reach\"", "\"./ecs-reach/index.js\"")
    });
    let page = page(&format!("<script type=\"module\">\n{main}</script>"));
    project::write(&folder.join("out/index.html"), page).unwrap();
    project::write(&folder.join("out/worker.js"), worker).unwrap();
    install(&folder.join("out/ecs-reach"));
}

/// Opens what was built in a browser of its own and holds both answers against the native one.
fn answers_as_native(name: &str, folder: &Path) {
    let out = folder.join("out");
    let wasm = project::files_below(&out).unwrap();
    let wasm = wasm.iter().filter(|file| file.extension().is_some_and(|of| of == "wasm"));
    assert_eq!(wasm.count(), 1, "{name}: the wasm is shipped once");

    let server = Server::start(&out, "/a/b/").unwrap();
    let browser = Browser::start(&Options::default()).unwrap();
    browser.goto(server.url()).unwrap();
    let shown = "document.querySelector('output').textContent";
    let waited = browser.wait_until(shown, Duration::from_secs(60));
    assert_eq!(browser.console_messages().unwrap(), [], "{name}: a quiet console");
    waited.unwrap_or_else(|error| panic!("{name}: {error:#}"));
    let shown = browser.execute(&format!("return {shown}"), &[]).unwrap();
    let answers: [String; 3] = serde_json::from_str(shown.as_str().unwrap()).unwrap();
    let design: Document = serde_json::from_str(DESIGN).unwrap();
    let native = plain(&outcome_json(&design, Language::English.words()));
    for (entry, answer) in ["ecs-reach", "ecs-reach/inline", "a worker"].iter().zip(answers) {
        assert!(plain(&answer) == native, "{name}, {entry}: {answer}\nnative: {native}");
    }
    for url in browser.requests().unwrap() {
        assert!(url.starts_with(server.url()) || url.starts_with("data:"), "{name}: {url}");
    }
}

/// The policies that the README of the package gives, by the entry that each is for.
fn policies() -> Vec<(String, String)> {
    let readme = project::read(&package().join("README.md")).unwrap();
    let row = |line: &str| {
        let mut cells = line.split('`').skip(1).step_by(2).map(str::to_owned);
        let (entry, policy) = (cells.next()?, cells.next()?);
        policy.starts_with("script-src ").then_some((entry, policy))
    };
    readme.lines().filter(|line| line.starts_with("| `")).filter_map(row).collect()
}

#[test]
fn each_entry_works_under_the_policy_that_the_readme_gives_and_makes_the_requests_it_says() {
    let policies = policies();
    let entries: Vec<&str> = policies.iter().map(|(entry, _)| entry.as_str()).collect();
    assert_eq!(entries, ["index.js", "inline.js"], "entries with a policy");
    for (entry, policy) in &policies {
        let folder = consumer(&format!("policy-{entry}"));
        let main = format!(
            "import {{ assess }} from \"./ecs-reach/{entry}\";\n\
             const design = JSON.parse(document.querySelector(\"#design\").textContent);\n\
             document.querySelector(\"output\").textContent = assess(design).type;\n"
        );
        let policy = format!("default-src 'none'; img-src data:; {policy}");
        let head =
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<link ");
        let html =
            page("<script type=\"module\" src=\"main.js\"></script>").replace("<link ", &head);
        project::write(&folder.join("out/main.js"), main).unwrap();
        project::write(&folder.join("out/index.html"), html).unwrap();
        install(&folder.join("out/ecs-reach"));

        let server = Server::start(&folder.join("out"), "/").unwrap();
        let browser = Browser::start(&Options::default()).unwrap();
        browser.goto(server.url()).unwrap();
        let shown = "document.querySelector('output').textContent === 'success'";
        let waited = browser.wait_until(shown, Duration::from_secs(60));
        assert_eq!(browser.console_messages().unwrap(), [], "{entry}: a quiet console");
        waited.unwrap_or_else(|error| panic!("{entry}: {error:#}"));
        let requests = browser.requests().unwrap();
        let wasm = requests.iter().filter(|url| url.ends_with(".wasm")).count();
        assert_eq!(wasm, usize::from(entry == "index.js"), "{entry}: {requests:?}");
    }
}

#[test]
fn npm_installs_the_folder_without_a_network() {
    let Some((node, _)) = tools() else { return };
    let npm = command::on_path(&["npm"]).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer-npm");
    // As a developer has it: a copy of the folder beside their project.
    let of = folder.join("dist/pkg");
    for (name, more) in [("linked", None), ("copied", Some("--install-links"))] {
        let project = folder.join(name);
        project::empty(&project).unwrap();
        install(&of);
        project::write(&project.join("package.json"), r#"{ "type": "module" }"#).unwrap();
        let mut command = Command::new(&npm);
        command.current_dir(&project).args([
            "install",
            "../dist/pkg",
            "--offline",
            "--no-update-notifier",
        ]);
        command::output(command.args(["--no-audit", "--no-fund"]).args(more)).unwrap();
        let module = format!(
            "import {{ assess }} from 'ecs-reach';
             import {{ assess as inline }} from 'ecs-reach/inline';
             console.log([assess, inline].map((assess) => assess({DESIGN}).type).join());"
        );
        assert_eq!(node.run(&project, &module).unwrap().trim(), "success,success", "{name}");
    }
}

#[test]
fn a_script_tag_shows_the_native_answer() {
    let folder = consumer("script-tag");
    script_tag(&folder);
    answers_as_native("a script tag", &folder);
}

#[test]
fn bundlers_build_a_page_that_shows_the_native_answer() {
    let Some((node, npm)) = tools() else { return };
    let bundlers: [(&str, Build); 2] = [("vite", vite), ("webpack", webpack)];
    for (name, build) in bundlers {
        let folder = consumer(name);
        project::write(&folder.join("main.js"), MAIN).unwrap();
        project::write(&folder.join("worker.js"), WORKER).unwrap();
        let said = build(&node, npm, &folder);
        assert_eq!(said.trim(), "", "{name} has something to say");
        answers_as_native(name, &folder);
    }
}

/// Bundles a server's module into `out/`.
const FOR_SERVERS: &[(&str, &str)] = &[
    (
        "vite",
        "import { build } from 'vite';
         await build({ root, configFile: false, logLevel: 'warn', ssr: { noExternal: true },
                       build: { ssr: 'main.js', outDir: 'out', rollupOptions: { output: { entryFileNames: 'main.cjs', format: 'cjs' } } } });",
    ),
    (
        "webpack",
        "import webpack from 'webpack';
         const settings = { mode: 'production', target: 'node', context: root, entry: './main.js',
                            output: { path: root + '/out', filename: 'main.cjs' } };
         const stats = await new Promise((done, failed) =>
             webpack(settings, (error, stats) => (error ? failed(error) : done(stats))));
         if (stats.hasErrors() || stats.hasWarnings()) console.log(stats.toString('errors-warnings'));",
    ),
    (
        "esbuild",
        "import { build } from 'esbuild';
         await build({ absWorkingDir: root, entryPoints: ['main.js'], bundle: true, platform: 'node',
                       outfile: 'out/main.cjs', logLevel: 'warning' });",
    ),
];

#[test]
fn a_bundle_for_a_server_gives_the_native_answer_from_wherever_it_stands() {
    let Some((node, npm)) = tools() else { return };
    let design: Document = serde_json::from_str(DESIGN).unwrap();
    let native = plain(&outcome_json(&design, Language::English.words()));
    for (name, build) in FOR_SERVERS {
        let folder = consumer(&format!("server-{name}"));
        let main = format!(
            "import {{ assess }} from \"ecs-reach\";\nconsole.log(JSON.stringify(assess({DESIGN})));\n"
        );
        project::write(&folder.join("main.js"), main).unwrap();
        let said = node.run(npm, &format!("const root = {};\n{build}", json!(folder))).unwrap();
        assert_eq!(said.trim(), "", "{name} has something to say");
        let alone = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("server-{name}-alone"));
        project::empty(&alone).unwrap();
        fs::copy(folder.join("out/main.cjs"), alone.join("main.cjs")).unwrap();
        let said = node.run(&alone, "import './main.cjs'");
        assert!(
            plain(&said.unwrap_or_else(|error| panic!("{name}: {error:#}"))) == native,
            "{name}"
        );
    }
}

#[test]
fn in_node_both_entries_are_the_one_in_one_file() {
    let Some(node) = Node::find() else { return };
    let module = "import * as api from 'ecs-reach';
         import * as inline from 'ecs-reach/inline';
         console.log(api === inline);";
    assert_eq!(node.run(&package(), module).unwrap().trim(), "true");
}

//! The site as hosts serve it: below any path, with every header, without the type of wasm, and what stands
//! beside the page.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use xtask::browser::Options;
use xtask::command::on_path;
use xtask::server::{Host, Server};
use xtask::{headers, language, project, release, single_file};

use crate::offline::{Site, kept};
use crate::visit::{Visit, dist};

#[test]
fn the_page_works_below_any_path_whatever_the_host_knows_and_says() {
    for (host, path) in [
        (Host::Plain, "/"),
        (Host::WithoutWasm, "/reach/"),
        (Host::Careful, "/tools/ecs%20reach/%C3%A9/"),
    ] {
        let server = Server::start_as(host, dist(), path).unwrap();
        let visit = Visit::served(server, &Options::default());
        let at = format!("{host:?} at {path}");
        for (folder, answer) in [("", "Yes"), ("fr/", "Oui")] {
            visit.browser.goto(&format!("{}{folder}#tasks=3", visit.address(""))).unwrap();
            visit.started();
            assert_eq!(visit.text("#answer-start .verdict"), answer, "{at}");
            assert_eq!(visit.property("#tasks", "value"), "3", "{at}");
            visit.click("#subnet-isolated");
            assert_eq!(visit.link(), "subnet=isolated&tasks=3", "{at}");
        }
        visit.allow_clipboard("granted");
        visit.press_button("Copier le lien");
        visit.wait("document.querySelector('.actions [role=status]').textContent");
        assert!(visit.text(".actions [role=status]").contains("copié"), "{at}: may copy");
        visit.end();
    }
}

#[test]
fn a_careful_host_says_every_header_and_keeps_what_is_named_by_its_content() {
    let server = Server::start_as(Host::Careful, dist(), "/a/").unwrap();
    let visit = Visit::served(server, &Options::default());
    visit.open("");
    let script = "const icons = (await (await fetch(new URL('manifest.webmanifest', document.baseURI))).json()).icons;
        const files = [document.baseURI, document.scripts[0].src, new URL(icons[0].src, document.baseURI)];
        return Promise.all(files.map(async (url) => Object.fromEntries((await fetch(url)).headers)))";
    let script = format!("return (async () => {{ {script} }})()");
    let said = visit.js(&script, &[]);
    // Over plain HTTP the browser passes over the header that is for HTTPS.
    let over_http = |(name, _): &(&str, String)| *name != "Strict-Transport-Security";
    for (name, value) in headers::all().into_iter().filter(over_http) {
        for file in [&said[0], &said[1]] {
            assert_eq!(file[name.to_ascii_lowercase()], *value, "{name}");
        }
    }
    assert_eq!(said[0]["cache-control"], headers::ASK);
    assert_eq!(said[1]["cache-control"], headers::KEEP);
    assert_eq!(said[2]["cache-control"], headers::KEEP, "an icon");
    visit.end();
}

#[test]
fn the_one_file_runs_on_a_careful_host_and_says_what_to_do_where_it_may_not() {
    let server = Server::start_as(Host::Careful, dist(), "/a/").unwrap();
    let visit = Visit::served(server, &Options::default());
    let file = format!("{}{}#tasks=3", visit.address(""), single_file::NAME);
    visit.browser.goto(&file).unwrap();
    visit.started();
    assert_eq!(visit.property("#tasks", "value"), "3");
    assert!(!visit.shows(".blocked"));
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
    // Without scripts the page itself says so.
    let off = |off: bool| {
        let command = "Emulation.setScriptExecutionDisabled";
        visit.browser.cdp(command, &json!({ "value": off })).unwrap();
    };
    off(true);
    visit.browser.goto("about:blank").unwrap();
    visit.browser.goto(&file).unwrap();
    let seen = ["noscript p", ".blocked", ".waiting"].map(|css| visit.shows(css));
    assert_eq!(seen, [true, false, false], "noscript, .blocked, .waiting");
    off(false);

    let server = Server::start_as(Host::Uniform, dist(), "/a/").unwrap();
    let visit = Visit::served(server, &Options::default());
    let file = format!("{}{}#tasks=3", visit.address(""), single_file::NAME);
    visit.browser.goto(&file).unwrap();
    for (language, says) in [
        ("en", "Save it, and open it from your disk."),
        ("fr", "Enregistrez-le, puis ouvrez-le depuis votre disque."),
    ] {
        let said = visit.text(&format!(".blocked[lang={language}]"));
        assert!(said.ends_with(says), "{said}");
    }
    assert!(!visit.shows(".waiting"), "nothing is waited for");
    assert_eq!(visit.js("return document.body.innerText.slice(0, 9)", &[]), "This file");
}

#[test]
fn where_the_host_knows_no_type_for_javascript_it_is_named_with_the_cure() {
    let server = Server::start_as(Host::WithoutJavaScript, dist(), "/a/").unwrap();
    let visit = Visit::served(server, &Options::default());
    for (folder, says, never) in [
        (
            "",
            "sends its JavaScript as “text/plain”; browsers run it only as text/javascript.",
            "Try again",
        ),
        ("fr/", "comme «\u{202f}text/plain\u{202f}»\u{202f}; les navigateurs", "Réessayer"),
    ] {
        visit.browser.goto(&format!("{}{folder}#tasks=3", visit.address(""))).unwrap();
        visit.wait("document.querySelector('[role=alert] strong')");
        let told = visit.text("[role=alert]");
        assert!(told.contains(says) && !told.contains(never), "{told}");
        assert_eq!(visit.verdict("start"), "yes", "the default answer is there");
        visit.accessible(folder);
    }
}

/// What a link, a name or a message holds is text; and were it taken for more, the policy would stop it.
#[test]
fn nothing_that_is_handed_over_becomes_script() {
    let server = Server::start(dist(), "/a/").unwrap();
    let visit = Visit::served(server, &Options::default());
    let markup = "<img src=x onerror=window.harmed=1>\"'><script>window.harmed=1</script>";
    let encoded = markup.replace('<', "%3C").replace('>', "%3E").replace('"', "%22");
    visit.open(&format!("tasks={encoded}&{encoded}=1&region={encoded}&subnet=isolated"));
    assert_eq!(visit.verdict("outbound"), "no", "the rest of the link is open");
    assert!(visit.text(".problems").contains("<img src=x"), "{}", visit.text(".problems"));
    assert_eq!(visit.count("#app :is(img, script)"), 0);

    // In a task of its own: what the driver runs directly may do more than the page.
    let stopped = |what: &str| {
        let script = format!(
            "return new Promise((done) => setTimeout(() => {{
                try {{ {what}; done('done'); }} catch {{ done(window.harmed ?? 'stopped'); }}
            }}))"
        );
        assert_eq!(visit.js(&script, &[]), "stopped", "{what}");
    };
    stopped("document.body.innerHTML = '<b>'");
    stopped("document.createElement('script').text = 'window.harmed = 1'");
    stopped("eval('window.harmed = 1')");
    stopped("new Worker('./worker.js')");
    let other = Server::start(&project::root().join("docs"), "/").unwrap();
    let ask = format!(
        "return fetch('{}', {{ mode: 'no-cors' }}).then(() => 'done', () => 'stopped')",
        other.url()
    );
    assert_eq!(visit.js(&ask, &[]), "stopped");
    assert_eq!(other.requests(), [], "nothing left the page");
    let inline = "const it = document.createElement('a');
        it.setAttribute('style', 'top: 1px');
        document.body.append(it);
        return getComputedStyle(it).top";
    assert_eq!(visit.js(inline, &[]), "auto", "no style in an attribute");
    assert_eq!(visit.js("return window.harmed ?? null", &[]), serde_json::Value::Null);
}

#[test]
fn the_footer_leads_to_the_licences_of_all_that_ships_and_back() {
    let visit = Visit::to("");
    for (folder, title) in [("", "Licences of third-party code"), ("fr/", "Licences du code tiers")]
    {
        visit.browser.goto(&format!("{}{folder}", visit.address(""))).unwrap();
        visit.started();
        visit.click("footer a[href$='licenses.html']");
        visit.wait("document.querySelector('main > details')");
        let titles =
            "return [...document.querySelectorAll('h1')].map((one) => one.innerText).join()";
        assert!(visit.js(titles, &[]).as_str().unwrap().contains(title), "{folder}");
        // Its style is there, and nothing is wider than the window.
        let measure = "return getComputedStyle(document.body).maxWidth";
        assert_eq!(visit.js(measure, &[]), "768px");
        for name in ["yew", "wasm-bindgen", "ipnet", "std"] {
            let listed = format!(
                "return [...document.querySelectorAll('li')].some((one) => one.innerText.startsWith('{name} '))"
            );
            assert_eq!(visit.js(&listed, &[]), true, "{name}");
        }
        visit.click(&format!("section a[href='./{folder}']"));
        visit.started();
    }
    visit.end();
}

/// Where nothing is, a link on the document leads to the page: by folders where its path is not known.
#[test]
fn where_nothing_is_the_way_to_the_page_is_shown() {
    let visit = Visit::of(&Options::default());
    let root = visit.address("");
    for (missing, links, led_to) in [
        ("absent", &["."][..], ""),
        ("absent.html?x#tasks=3", &["."], ""),
        ("absent/", &[".."], ""),
        ("fr/absent", &["."], "fr/"),
        ("absent/absent", &[".", ".."], ""),
    ] {
        visit.browser.goto(&format!("{root}{missing}")).unwrap();
        for link in links {
            visit.find(&format!("section[lang=en] a[href='{link}']")).click().unwrap();
        }
        let url = visit.browser.url().unwrap();
        assert_eq!(url, format!("{root}{led_to}"), "{missing}");
        visit.started();
    }
}

#[test]
fn a_release_with_an_address_names_it_everywhere() {
    let site = std::env::temp_dir().join(format!("ecs-reach-site-{}", std::process::id()));
    project::empty(&site).unwrap();
    for file in project::files_below(dist()).unwrap() {
        let to = site.join(file.strip_prefix(dist()).unwrap());
        project::write(&to, std::fs::read(&file).unwrap()).unwrap();
    }
    let server = Server::start_as(Host::Careful, &site, "/a/b/").unwrap();
    let address = release::Address::new(server.url()).unwrap();
    release::addressed(&site, &language::all().unwrap(), &address).unwrap();

    let url = server.url().to_owned();
    let visit = Visit::served(server, &Options::default());
    for (folder, words) in [("", "three verdicts"), ("fr/", "trois verdicts")] {
        let page = format!("{url}{folder}");
        visit.browser.goto(&page).unwrap();
        visit.started();
        assert_eq!(visit.property("link[rel=canonical]", "href"), page);
        let tag = |name: &str| {
            visit.attribute(&format!("meta[property='og:{name}']"), "content").unwrap()
        };
        assert_eq!(tag("url"), page);
        assert!(tag("image:alt").contains(words), "{}", tag("image:alt"));
        let loaded = "return (async () => {
            const picture = new Image();
            picture.src = document.querySelector('meta[property=\"og:image\"]').content;
            await picture.decode();
            return picture.naturalWidth + ' × ' + picture.naturalHeight;
        })()";
        let measures = format!("{} × {}", tag("image:width"), tag("image:height"));
        assert_eq!(visit.js(loaded, &[]), measures);
        let text = visit
            .js(&format!("return (async () => (await fetch('{url}sitemap.xml')).text())()"), &[]);
        assert!(text.as_str().unwrap().contains(&format!("<loc>{page}</loc>")), "{text}");
    }
    visit.end();

    let server = Server::start_as(Host::Careful, &site, "/a/b/").unwrap();
    let mut visit = Visit::served(server, &Options::default());
    let root = visit.address("");
    visit.browser.goto(&format!("{root}x/y/z")).unwrap();
    let style = visit.js("return getComputedStyle(document.body).maxWidth", &[]);
    assert_eq!(style, "768px", "at any depth it has its style");
    visit.find("section[lang=fr] a").click().unwrap();
    assert_eq!(visit.browser.url().unwrap(), format!("{root}fr/"));

    visit.started();
    kept(&visit);
    visit.stop_server();
    visit.reload();
    assert_eq!(visit.text("#answer-start .verdict"), "Oui", "without its server");
    visit.click("footer a[href$='licenses.html']");
    visit.wait("document.querySelector('main > details')");
    std::fs::remove_dir_all(site).unwrap();
}

/// What the documents say of their addresses is for search engines; whoever reads a copy of the site stays there.
#[test]
fn a_copy_of_a_release_with_an_address_leads_to_no_other() {
    let site = Site::copied("addressed");
    let address = release::Address::new("https://example.com/reach/").unwrap();
    release::addressed(&site.0, &language::all().unwrap(), &address).unwrap();
    for page in ["index.html", "fr/index.html"] {
        let html = project::read(&site.0.join(page)).unwrap();
        for (code, folder) in [("en", ""), ("fr", "fr/"), ("x-default", "")] {
            let href = format!("https://example.com/reach/{folder}");
            let link = format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{href}\">");
            assert!(html.contains(&link), "{page} has no {link}");
        }
    }
    let french = Options { language: "fr".to_owned(), ..Options::default() };
    for at in ["", "index.html", "?language=fr"] {
        let visit = Visit::at(&site.0, &french);
        visit.browser.goto(&format!("{}{at}#tasks=3", visit.address(""))).unwrap();
        visit.started();
        assert_eq!(
            visit.browser.url().unwrap(),
            format!("{}fr/#tasks=3", visit.address("")),
            "{at}"
        );
        visit.click(".actions a");
        visit.started();
        let english = format!("{}#tasks=3", visit.address(""));
        assert_eq!(visit.browser.url().unwrap(), english, "{at}: it stays where it was chosen");
        visit.end();
    }
}

/// Whether a pattern of the AWS CLI fits a path: `*` is anything, `?` one letter.
fn fits(pattern: &[u8], path: &[u8]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, rest) => rest.is_none(),
        (Some((b'*', rest)), None) => fits(rest, path),
        (Some((b'*', rest)), Some((_, later))) => fits(rest, path) || fits(pattern, later),
        (Some((b'?', rest)), Some((_, later))) => fits(rest, later),
        (Some((letter, rest)), Some((own, later))) => letter == own && fits(rest, later),
        (Some(_), None) => false,
    }
}

#[test]
fn the_recipe_for_object_storage_uploads_every_file_once() {
    let guide = project::read(&project::root().join("docs/hosting.md")).unwrap();
    let commands: Vec<_> =
        guide.split("aws s3 cp ").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert_eq!(commands.len(), 4);
    for file in project::files_below(dist()).unwrap() {
        let path = file.strip_prefix(dist()).unwrap().to_string_lossy().into_owned();
        for (path, times) in [(path.clone(), 1), (format!("{path}.br"), 0)] {
            // Of the filters of a command the last that fits decides; without any, a file is uploaded.
            let taken = commands.iter().filter(|command| {
                let mut words = command.split_whitespace();
                let mut taken = true;
                while let Some(word) = words.next() {
                    let pattern = |word: Option<&str>| word.unwrap().trim_matches('\'').to_owned();
                    match word {
                        "--include" => {
                            taken |= fits(pattern(words.next()).as_bytes(), path.as_bytes())
                        }
                        "--exclude" => {
                            taken &= !fits(pattern(words.next()).as_bytes(), path.as_bytes())
                        }
                        _ => {}
                    }
                }
                taken
            });
            let taken: Vec<_> = taken.collect();
            assert_eq!(taken.len(), times, "{path}");
            // What changes its name with its content is kept for good, and nothing else.
            let named = headers::is_named_by_content(path.rsplit('/').next().unwrap());
            for command in taken {
                assert_eq!(command.contains(headers::KEEP), named, "{path}");
            }
        }
    }
}

#[test]
fn the_function_for_a_cdn_answers_folders_and_leads_nowhere_else() {
    let guide = project::read(&project::root().join("docs/hosting.md")).unwrap();
    let (_, function) = guide.split_once("```js\nfunction handler").unwrap();
    let (function, _) = function.split_once("```").unwrap();
    let visit = Visit::to("");
    let files = project::files_below(dist()).unwrap();
    let files = files
        .iter()
        .map(|file| format!("/reach/{}", file.strip_prefix(dist()).unwrap().to_string_lossy()));
    let files: Vec<_> = files.collect();
    // Every file is answered by its own name.
    let answered = files.iter().map(|uri| (uri.as_str(), json!({}), uri.as_str()));
    for (uri, asked, answer) in answered.chain([
        ("/reach/", json!({}), "/reach/index.html"),
        ("/reach/fr/", json!({}), "/reach/fr/index.html"),
        ("/reach/embed.js", json!({}), "/reach/embed.js"),
        ("/reach", json!({}), "301 /reach/"),
        (
            "/reach/fr",
            json!({ "a": { "value": "1" }, "b": { "value": "" } }),
            "301 /reach/fr/?a=1&b",
        ),
        (
            "/reach",
            json!({ "a": { "value": "1", "multiValue": [{ "value": "1" }, { "value": "%26" }] } }),
            "301 /reach/?a=1&a=%26",
        ),
        ("//example.org/x", json!({}), "301 /example.org/x/"),
        ("/\\example.org/x", json!({}), "301 /example.org/x/"),
    ]) {
        let call = format!(
            "function handler{function}
            const answer = handler({{ request: {{ uri: arguments[0], querystring: arguments[1] }} }});
            return answer.uri ?? answer.statusCode + ' ' + answer.headers.location.value;"
        );
        assert_eq!(visit.js(&call, &[json!(uri), asked]), answer, "{uri}");
    }
    visit.end();
}

/// Python's server, ended with the test.
struct Python {
    process: Child,
    url: String,
}

impl Python {
    fn serve(python: &Path, how: &[&str], folder: &Path) -> Python {
        let mut process = Command::new(python)
            .args(["-u"])
            .args(how)
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        // "Serving HTTP on 127.0.0.1 port 43251 (http://127.0.0.1:43251/) ..."
        let url =
            line.split(['(', ')']).nth(1).unwrap_or_else(|| panic!("it said `{line}`")).to_owned();
        Python { process, url }
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Python's server as it is.
const USUAL: &[&str] = &["-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"];

/// As many hosts do it: the address of a page has no `.html`, and one that has is led to the one without.
const CLEAN: &[&str] = &[
    "-c",
    "
import functools, http.server, os, sys

class Clean(http.server.SimpleHTTPRequestHandler):
    def send_head(self):
        path, mark, query = self.path.partition('?')
        if path.endswith('.html'):
            self.send_response(308)
            self.send_header('Location', path[:-5] + mark + query)
            self.end_headers()
            return None
        if os.path.isfile(self.translate_path(path) + '.html'):
            self.path = path + '.html'
        return super().send_head()

clean = functools.partial(Clean, directory=sys.argv[1])
http.server.test(clean, http.server.ThreadingHTTPServer, port=0, bind='127.0.0.1')
",
];

/// The site below a path, on a server of Python's, and the folder that it serves.
fn served(how: &[&str], name: &str) -> Option<(Python, PathBuf)> {
    let Some(python) = on_path(&["python3"]) else {
        eprintln!("No python3 here: the page is not tested on its server");
        return None;
    };
    // Its folder is the root of the site; the page is below it.
    let root = std::env::temp_dir().join(format!("ecs-reach-{name}-{}", std::process::id()));
    project::empty(&root).unwrap();
    for file in project::files_below(dist()).unwrap() {
        let to = root.join("a/b").join(file.strip_prefix(dist()).unwrap());
        project::write(&to, std::fs::read(&file).unwrap()).unwrap();
    }
    Some((Python::serve(&python, how, &root), root))
}

#[test]
fn a_host_that_leaves_html_out_of_addresses_has_its_site_kept_too() {
    let Some((python, root)) = served(CLEAN, "clean") else { return };
    let visit = Visit::elsewhere(&format!("{}a/b/", python.url));
    visit.open("");
    kept(&visit);
    drop(python);
    for page in ["frame.html?view=bill#zones=1", "fr/frame.html?view=bill#zones=1"] {
        visit.browser.goto(&format!("{}{page}", visit.address(""))).unwrap();
        visit.wait("document.querySelector('ecs-reach').assessment");
    }
    visit.open("tasks=3");
    visit.end();
    std::fs::remove_dir_all(root).unwrap();
}

#[test]
fn the_server_that_everybody_has_is_enough() {
    let Some((python, root)) = served(USUAL, "python") else { return };
    let visit = Visit::elsewhere(&format!("{}a/b/", python.url));
    for (folder, answer) in [("", "Yes"), ("fr", "Oui")] {
        // It leads to the slash.
        visit.browser.goto(&format!("{}{folder}", visit.address(""))).unwrap();
        visit.started();
        assert_eq!(visit.text("#answer-start .verdict"), answer);
    }
    visit.end();
    std::fs::remove_dir_all(root).unwrap();
}

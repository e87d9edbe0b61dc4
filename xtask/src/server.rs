//! A server of static files on this machine, which remembers what it was asked: tests serve the
//! page below a sub-path and check that every file was found.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow, ensure};
use tiny_http::{Header, Method, Response, StatusCode};

use crate::headers;
use crate::papers::NOT_FOUND;
use crate::{project, sizes};

/// One request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD` and so on.
    pub method: String,
    /// The path as it was asked for, with its query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

/// What a host makes of the files it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// It sends them as they are.
    Plain,
    /// It says all that [`crate::headers`] asks for.
    Careful,
    /// It says of every file what is asked for of most.
    Uniform,
    /// It knows no type for wasm.
    WithoutWasm,
    /// It takes JavaScript for a text like any other. Browsers run it all the same where no module is wanted.
    WithoutJavaScript,
    /// It sends every file compressed.
    Compressing,
}

/// A running server; it stops when dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    thread: Option<JoinHandle<()>>,
}

/// What is served where.
struct Site {
    root: PathBuf,
    prefix: String,
    host: Host,
    /// What is sent compressed, by its file.
    compressed: BTreeMap<PathBuf, Vec<u8>>,
}

/// The answer to a request, before it becomes HTTP.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    NotFound,
    NotAllowed,
}

impl Server {
    /// Serves a folder below a prefix such as `/` or `/a/b/`, on a free port.
    ///
    /// # Errors
    /// When the folder does not exist, the prefix does not begin and end with `/`, or no port is
    /// free.
    pub fn start(root: &Path, prefix: &str) -> Result<Self> {
        Self::start_on(0, root, prefix)
    }

    /// As [`Server::start`], in the manner of a host.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_as(host: Host, root: &Path, prefix: &str) -> Result<Self> {
        Self::start_sites(0, &[(root, prefix)], host)
    }

    /// As [`Server::start`], on a given port.
    ///
    /// # Errors
    /// As [`Server::start`], and when the port is in use.
    pub fn start_on(port: u16, root: &Path, prefix: &str) -> Result<Self> {
        Self::start_sites(port, &[(root, prefix)], Host::Plain)
    }

    /// As [`Server::start`], with a second folder beside the first, below a prefix of its own.
    ///
    /// # Errors
    /// As [`Server::start`].
    pub fn start_beside(first: (&Path, &str), second: (&Path, &str)) -> Result<Self> {
        Self::start_sites(0, &[first, second], Host::Plain)
    }

    fn start_sites(port: u16, sites: &[(&Path, &str)], host: Host) -> Result<Self> {
        let prefix = sites.first().map_or("/", |(_, prefix)| *prefix);
        let sites = sites.iter().map(|(root, prefix)| Site::new(root, prefix, host));
        let sites = sites.collect::<Result<Vec<Site>>>()?;
        let http = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("cannot listen on 127.0.0.1:{port}: {error}"))?;
        let address = http.server_addr().to_ip().context("the server has no IP address")?;
        let http = Arc::new(http);
        let requests = Arc::new(Mutex::new(Vec::new()));
        let thread = thread::spawn({
            let http = Arc::clone(&http);
            let requests = Arc::clone(&requests);
            move || {
                for request in http.incoming_requests() {
                    let asked = request.url();
                    let site = sites.iter().find(|site| asked.starts_with(&site.prefix));
                    // What is below none of them is not found below the first.
                    if let Some(site) = site.or(sites.first()) {
                        site.answer(request, &requests);
                    }
                }
            }
        });
        Ok(Self { http, url: format!("http://{address}{prefix}"), requests, thread: Some(thread) })
    }

    /// The address of the folder, ending in `/`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Every request so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been printed already; dropping cannot report it again.
            let _ = thread.join();
        }
    }
}

impl Site {
    fn new(root: &Path, prefix: &str, host: Host) -> Result<Self> {
        ensure!(
            prefix.starts_with('/') && prefix.ends_with('/'),
            "the prefix `{prefix}` must begin and end with `/`"
        );
        let root =
            root.canonicalize().with_context(|| format!("cannot serve {}", root.display()))?;
        let compressed = match host {
            Host::Compressing => compressed(&root)?,
            Host::Plain | Host::Careful | Host::Uniform => BTreeMap::new(),
            Host::WithoutWasm | Host::WithoutJavaScript => BTreeMap::new(),
        };
        Ok(Self { root, prefix: prefix.to_owned(), host, compressed })
    }

    fn answer(&self, request: tiny_http::Request, requests: &Mutex<Vec<Request>>) {
        let method = request.method().to_string();
        let path = request.url().to_owned();
        let found = match self.find(request.method(), &path) {
            Answer::File(file) => match File::open(&file) {
                Ok(open) => Ok((open, self.compressed.get(&file), self.content_type(&file))),
                Err(_) => Err(404),
            },
            Answer::NotFound => Err(404),
            Answer::NotAllowed => Err(405),
        };
        requests.lock().unwrap_or_else(PoisonError::into_inner).push(Request {
            method,
            path: path.clone(),
            status: found.as_ref().err().copied().unwrap_or(200),
        });
        // A browser that went away while being answered is no concern of the server.
        let _ = match found {
            Ok((_, Some(content), kind)) => {
                let response = Response::from_data(content.as_slice());
                let encoding = Header::from_bytes("Content-Encoding", "br");
                let response = encoding.into_iter().fold(response, Response::with_header);
                request.respond(self.with_headers(response, kind, &path))
            }
            Ok((file, None, kind)) => {
                request.respond(self.with_headers(Response::from_file(file), kind, &path))
            }
            // As static hosts do it; where no such document is, the number alone.
            Err(404) if self.root.join(NOT_FOUND).is_file() => {
                match File::open(self.root.join(NOT_FOUND)) {
                    Ok(file) => {
                        let response = Response::from_file(file).with_status_code(StatusCode(404));
                        request.respond(self.with_headers(response, "text/html; charset=utf-8", ""))
                    }
                    Err(_) => request.respond(Response::empty(StatusCode(404))),
                }
            }
            Err(status) => request.respond(
                Response::from_string(format!("{status}\n")).with_status_code(StatusCode(status)),
            ),
        };
    }

    fn with_headers<R: Read>(
        &self,
        mut response: Response<R>,
        kind: &str,
        path: &str,
    ) -> Response<R> {
        let mut headers = vec![("Content-Type", kind.to_owned())];
        let name = path.split(['?', '#']).next().and_then(|path| path.rsplit('/').next());
        let name = name.unwrap_or_default();
        match self.host {
            Host::Careful | Host::Uniform => {
                let uniform = self.host == Host::Uniform;
                headers.extend(if uniform { headers::all() } else { headers::of(name) });
                let kept = headers::is_named_by_content(name);
                let cache = if kept { headers::KEEP } else { headers::ASK };
                headers.push(("Cache-Control", cache.to_owned()));
            }
            Host::Plain | Host::WithoutWasm | Host::Compressing => {
                headers.push(("X-Content-Type-Options", "nosniff".to_owned()));
                // A rebuilt page is seen at the next reload.
                headers.push(("Cache-Control", headers::ASK.to_owned()));
            }
            Host::WithoutJavaScript => {}
        }
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        response
    }

    fn content_type(&self, file: &Path) -> &'static str {
        match (self.host, content_type(file)) {
            (Host::WithoutWasm, "application/wasm") => UNKNOWN,
            (Host::WithoutJavaScript, kind) if kind.starts_with("text/javascript") => "text/plain",
            (_, kind) => kind,
        }
    }

    fn find(&self, method: &Method, url: &str) -> Answer {
        if !matches!(method, Method::Get | Method::Head) {
            return Answer::NotAllowed;
        }
        let file = self.file(url).filter(|file| {
            // A link inside the folder may point out of it.
            file.is_file() && file.canonicalize().is_ok_and(|real| real.starts_with(&self.root))
        });
        file.map_or(Answer::NotFound, Answer::File)
    }

    /// The file a path names, if every part of the path is a plain name.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?;
        let path = decode(path.strip_prefix(&self.prefix)?)?;
        let mut file = self.root.clone();
        for name in path.split('/') {
            let plain = !matches!(name, "." | "..") && !name.contains(['\\', ':', '\0']);
            if !plain {
                return None;
            }
            file.push(name);
        }
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        Some(file)
    }
}

/// What every file of a folder is when it is compressed.
fn compressed(root: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let files = project::files_below(&root.canonicalize()?)?;
    let content = |file: PathBuf| {
        let content = sizes::brotli(&std::fs::read(&file)?)?;
        Ok((file, content))
    };
    files.into_iter().map(content).collect()
}

/// Resolves `%20` and its like; `None` when the result is not text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The content type by the file's extension. Browsers compile wasm while it arrives only under its
/// own type, and run modules only under that of JavaScript.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("md" | "ts" | "txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml",
        _ => UNKNOWN,
    }
}

/// The type of what has none.
const UNKNOWN: &str = "application/octet-stream";

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::{Answer, BTreeMap, Host, Method, Server, Site, content_type};

    /// A folder `site` with a page, a file with a blank in its name, and a file outside of it.
    fn site(name: &str) -> (PathBuf, Site) {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("site/pkg")).unwrap();
        fs::write(folder.join("secret"), "secret").unwrap();
        fs::write(folder.join("site/index.html"), "page").unwrap();
        fs::write(folder.join("site/pkg/a b.wasm"), "wasm").unwrap();
        let root = folder.join("site").canonicalize().unwrap();
        let prefix = "/a/b/".to_owned();
        (folder, Site { root, prefix, host: Host::Plain, compressed: BTreeMap::new() })
    }

    #[test]
    fn only_files_below_the_folder_are_found() {
        let (folder, site) = site("find");
        let find = |url: &str| site.find(&Method::Get, url);
        let page = Answer::File(site.root.join("index.html"));

        assert_eq!(find("/a/b/"), page);
        assert_eq!(find("/a/b/index.html?x=1"), page);
        assert_eq!(find("/a/b/pkg/a%20b.wasm"), Answer::File(site.root.join("pkg/a b.wasm")));
        for refused in [
            "/",
            "/index.html",
            "/a/b",
            "/a/b/absent",
            "/a/b/pkg/",
            "/a/b/pkg",
            "/a/b/../secret",
            "/a/b/%2e%2e/secret",
            "/a/b/..%2fsecret",
            "/a/b/..%5csecret",
            "/a/b/pkg/../../secret",
            "/a/b//etc/passwd",
            "/a/b/%2fetc%2fpasswd",
            "/a/b/%zz",
            "/a/b/%",
            "/a/b/%ff",
        ] {
            assert_eq!(find(refused), Answer::NotFound, "{refused}");
        }
        assert_eq!(site.find(&Method::Post, "/a/b/"), Answer::NotAllowed);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let (folder, site) = site("link");
        std::os::unix::fs::symlink(folder.join("secret"), site.root.join("link")).unwrap();
        assert_eq!(site.find(&Method::Get, "/a/b/link"), Answer::NotFound);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn answers_are_typed_and_recorded_and_the_server_stops() {
        let (folder, site) = site("serve");
        let server = Server::start(&site.root, "/a/b/").unwrap();
        let url = server.url().to_owned();
        assert!(url.ends_with("/a/b/"), "{url}");

        let agent: ureq::Agent =
            ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let page = agent.get(&url).call().unwrap();
        assert_eq!(page.status(), 200);
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(agent.get(format!("{url}no")).call().unwrap().status(), 404);
        let seen: Vec<(String, u16)> =
            server.requests().into_iter().map(|request| (request.path, request.status)).collect();
        assert_eq!(seen, [("/a/b/".into(), 200), ("/a/b/no".into(), 404)]);

        drop(server);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_good_host_sends_every_file_compressed() {
        let (folder, site) = site("compressed");
        fs::write(site.root.join("index.html"), "page ".repeat(500)).unwrap();
        let server = Server::start_as(Host::Compressing, &site.root, "/").unwrap();
        let mut page = ureq::get(server.url()).call().unwrap();
        assert_eq!(page.headers()["content-encoding"], "br");
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert!(page.body_mut().read_to_vec().unwrap().len() < 100);
        drop(server);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn modules_and_wasm_have_the_types_browsers_insist_on() {
        assert_eq!(content_type("a/b.wasm".as_ref()), "application/wasm");
        assert_eq!(content_type("b.js".as_ref()), "text/javascript; charset=utf-8");
        assert_eq!(content_type("b".as_ref()), "application/octet-stream");
    }
}

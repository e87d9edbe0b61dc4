//! Stands for every host but this machine. A browser that is led here asks nobody else, and whatever it asks
//! is noted: also by workers and frames of other sites, which the browser's own log leaves out.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};
use tiny_http::{Response, StatusCode};

/// Hosts that Chromium asks by itself, such as for newer lists of its own. No file of ours names one, and
/// what a page asks of them is in the browser's log.
const ITS_OWN: [&str; 4] = ["google.com", "googleapis.com", "gvt1.com", "gstatic.com"];

/// A proxy that passes nothing on; it stops when dropped.
pub(crate) struct Elsewhere {
    http: Arc<tiny_http::Server>,
    asked: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Elsewhere {
    /// Starts it on a free port.
    pub(crate) fn start() -> Result<Self> {
        let http = tiny_http::Server::http(("127.0.0.1", 0))
            .map_err(|error| anyhow!("cannot listen on 127.0.0.1: {error}"))?;
        let (http, asked) = (Arc::new(http), Arc::new(Mutex::new(Vec::new())));
        let thread = thread::spawn({
            let (http, asked) = (Arc::clone(&http), Arc::clone(&asked));
            move || {
                for request in http.incoming_requests() {
                    let address = request.url().to_owned();
                    if !is_its_own(&address) {
                        asked.lock().unwrap_or_else(PoisonError::into_inner).push(address);
                    }
                    // A browser that went away while being answered is no concern of ours.
                    let _ = request.respond(Response::empty(StatusCode(502)));
                }
            }
        });
        Ok(Self { http, asked, thread: Some(thread) })
    }

    /// The flag that leads Chromium here. What is on this machine it goes on asking directly.
    pub(crate) fn flag(&self) -> String {
        format!("--proxy-server=http://{}", self.http.server_addr())
    }

    /// What was asked for since this was last asked.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been printed already; dropping cannot report it again.
            let _ = thread.join();
        }
    }
}

/// Of an address, or of a host with its port, as a browser asks a proxy for it.
fn is_its_own(address: &str) -> bool {
    let host = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    ITS_OWN.iter().any(|own| host == *own || host.ends_with(&format!(".{own}")))
}

#[cfg(test)]
mod tests {
    use super::is_its_own;

    #[test]
    fn only_chromium_s_own_hosts_are_its_own() {
        for own in ["update.googleapis.com:443", "http://google.com/x", "http://r1.gvt1.com"] {
            assert!(is_its_own(own), "{own}");
        }
        for other in ["elsewhere.invalid:443", "http://notgoogle.com/", "http://a/google.com", ""] {
            assert!(!is_its_own(other), "{other}");
        }
    }
}

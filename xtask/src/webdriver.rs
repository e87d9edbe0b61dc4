//! The WebDriver protocol as far as [`crate::browser`] needs it. It is JSON over HTTP on this
//! machine, one question at a time: a synchronous client says that in a page of code, and spares
//! whoever compiles this an asynchronous runtime.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};

/// The key under which the protocol hides the id of an element.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Whether driver and browser end with us, however we end: by a signal, or with work left to do.
pub(crate) const ENDS_WITH_US: bool = cfg!(unix);

/// Stands beside the driver and ends it once the pipe to us closes. What driver and browser leave in the folder for
/// temporary files goes with them; the browser writes there for a moment longer than the driver lives.
const BESIDE: &str = r#"
    trap : HUP INT TERM
    TMPDIR=$(mktemp -d) && export TMPDIR || exit
    "$0" --port=0 &
    driver=$!
    exec 1>&-
    read -r _
    kill -KILL $driver
    wait $driver
    for _ in 1 2 3 4 5; do rm -rf "$TMPDIR" 2>/dev/null && break; sleep 1; done"#;

/// By this flag the browser ends once its driver has.
pub(crate) const WITH_ITS_DRIVER: &str = "--remote-debugging-pipe";

/// A driver process with one browser session; both end when it is dropped.
pub(crate) struct Session {
    driver: Child,
    agent: ureq::Agent,
    /// Empty until the session exists.
    url: String,
}

impl Session {
    /// Starts the driver on a free port and a browser with the given capabilities. Of several drivers that start
    /// at once, two may be given one port: then the second ends, and is started again.
    pub(crate) fn start(driver: &Path, capabilities: &Value) -> Result<Self> {
        let mut attempt = Self::attempt(driver, capabilities);
        for _ in 0..3 {
            if attempt.is_ok() {
                break;
            }
            attempt = Self::attempt(driver, capabilities);
        }
        attempt
    }

    fn attempt(driver: &Path, capabilities: &Value) -> Result<Self> {
        let mut command = if ENDS_WITH_US {
            let mut beside = Command::new("sh");
            beside.arg("-c").arg(BESIDE).arg(driver);
            beside
        } else {
            let mut alone = Command::new(driver);
            alone.arg("--port=0");
            alone
        };
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", driver.display()))?;
        let output = child.stdout.take().context("the driver has no output")?;
        let agent = ureq::Agent::config_builder()
            // The body of a failure says what went wrong, so a status alone is no error.
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .build()
            .into();
        let mut session = Self { driver: child, agent, url: String::new() };
        let port = announced_port(BufReader::new(output))?;
        let server = format!("http://127.0.0.1:{port}/session");
        let answer = session
            .send(Some(&json!({ "capabilities": { "alwaysMatch": capabilities } })), &server)?;
        let id = answer["sessionId"].as_str().context("the driver started no session")?;
        session.url = format!("{server}/{id}");
        Ok(session)
    }

    /// Sends a command with parameters.
    pub(crate) fn post(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.send(Some(parameters), &format!("{}/{command}", self.url))
    }

    /// Takes something away.
    pub(crate) fn delete(&self, command: &str) -> Result<Value> {
        let sent = self.agent.delete(format!("{}/{command}", self.url)).call();
        Self::answer(sent)
    }

    /// Asks for a value.
    pub(crate) fn get(&self, command: &str) -> Result<Value> {
        self.send(None, &format!("{}/{command}", self.url))
    }

    fn send(&self, parameters: Option<&Value>, url: &str) -> Result<Value> {
        let sent = match parameters {
            Some(parameters) => self.agent.post(url).send_json(parameters),
            None => self.agent.get(url).call(),
        };
        Self::answer(sent)
    }

    fn answer(sent: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
        let mut answer = sent
            .context("the browser's driver does not answer")?
            .body_mut()
            .with_config()
            // A picture of a long page is larger than the client's usual limit.
            .limit(256 * 1024 * 1024)
            .read_json::<Value>()
            .context("the browser's driver gave an unreadable answer")?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            // A value of the page may have a key of that name; only failures have all three.
            Some(error) if value["stacktrace"].is_string() => {
                let message = value["message"].as_str().unwrap_or_default();
                Err(anyhow!("{error}: {message}"))
            }
            _ => Ok(value),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Nothing can be reported from here: a browser that has crashed is gone all the same.
        if !self.url.is_empty() {
            let _ = self.agent.delete(&self.url).call();
        }
        if ENDS_WITH_US {
            drop(self.driver.stdin.take());
        } else {
            let _ = self.driver.kill();
        }
        let _ = self.driver.wait();
    }
}

/// Reads on until the driver says where it listens.
fn announced_port(output: impl BufRead) -> Result<u16> {
    for line in output.lines() {
        let line = line?;
        if let Some((_, port)) = line.rsplit_once("started successfully on port ") {
            return port
                .trim_end_matches('.')
                .parse()
                .with_context(|| format!("the driver announced no port: `{line}`"));
        }
    }
    bail!("the browser's driver ended before it listened")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::{Session, announced_port};
    use crate::command::ask;

    #[test]
    fn the_port_is_read_from_what_the_driver_announces() {
        let said: &[u8] = b"Starting ChromeDriver 156.0 on port 0\n\
            ChromeDriver was started successfully on port 41234.\n";
        assert_eq!(announced_port(said).unwrap(), 41234);
        assert!(announced_port(&b"no\n"[..]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_driver_that_is_not_wanted_any_more_ends_and_leaves_nothing() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = std::env::temp_dir().join(format!("xtask-driver-{}", std::process::id()));
        let driver = folder.join("driver");
        // It says where it would leave its files, listens nowhere, and does not end by itself.
        let script = "#!/bin/sh\necho $TMPDIR $$ > ${0%driver}told; touch $TMPDIR/left\n\
            echo started successfully on port 1.\nexec tail -f /dev/null > /dev/null";
        crate::project::write(&driver, script).unwrap();
        std::fs::set_permissions(&driver, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert!(Session::attempt(&driver, &json!({})).is_err());
        let told = std::fs::read_to_string(folder.join("told")).unwrap();
        let (left, process) = told.trim().split_once(' ').unwrap();
        assert!(!Path::new(left).exists(), "{left}");
        let there = format!("kill -0 {process} && echo there");
        assert_eq!(ask(Path::new("sh"), &["-c", &there]), None, "it goes on");
        std::fs::remove_dir_all(folder).unwrap();
    }
}

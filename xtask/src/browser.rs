//! A real, headless Chromium for tests, pictures and measurements. Every call waits for its answer;
//! the browser ends when the [`Browser`] is dropped.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::chromium::{self, Chromium};
use crate::elsewhere::Elsewhere;
use crate::project;
use crate::webdriver::{ELEMENT, ENDS_WITH_US, Session, WITH_ITS_DRIVER};

/// What WebDriver calls the keys that are no characters, to be used with [`Browser::press`] and
/// [`Element::type_keys`].
pub mod key {
    /// Tab.
    pub const TAB: &str = "\u{E004}";
    /// Enter.
    pub const ENTER: &str = "\u{E007}";
    /// Shift; held until the end of what is pressed.
    pub const SHIFT: &str = "\u{E008}";
    /// Control; held until the end of what is pressed.
    pub const CONTROL: &str = "\u{E009}";
    /// Escape.
    pub const ESCAPE: &str = "\u{E00C}";
    /// Space.
    pub const SPACE: &str = " ";
    /// End.
    pub const END: &str = "\u{E010}";
    /// Home.
    pub const HOME: &str = "\u{E011}";
    /// Arrow to the left.
    pub const LEFT: &str = "\u{E012}";
    /// Arrow up.
    pub const UP: &str = "\u{E013}";
    /// Arrow to the right.
    pub const RIGHT: &str = "\u{E014}";
    /// Arrow down.
    pub const DOWN: &str = "\u{E015}";
}

/// The colour scheme the user's system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

/// Whether the user's system asks for less motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// `prefers-reduced-motion: no-preference`
    Full,
    /// `prefers-reduced-motion: reduce`
    Reduced,
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// What stands in the window.
    Viewport,
    /// The page from top to bottom.
    FullPage,
}

/// How a browser is started. [`Options::default`] is a common desktop: 1440×900, light, English.
#[derive(Debug, Clone)]
pub struct Options {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// The colour scheme of the system.
    pub scheme: Scheme,
    /// Less motion or not.
    pub motion: Motion,
    /// The user's languages, most wanted first, such as `fr-FR,en`.
    pub language: String,
    /// Further flags of Chromium's.
    pub flags: Vec<String>,
    /// What the user has chosen in Chromium's settings, by their names.
    pub preferences: Value,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 1440,
            height: 900,
            scheme: Scheme::Light,
            motion: Motion::Full,
            language: "en-US".to_owned(),
            flags: Vec::new(),
            preferences: json!({}),
        }
    }
}

/// One line of the browser's console: what scripts write, and what the browser itself complains
/// about (a blocked script, a file not found).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsoleMessage {
    /// `DEBUG`, `INFO`, `WARNING` or `SEVERE`.
    pub level: String,
    /// Who speaks: `console-api`, `network`, `security`, `javascript` and so on.
    pub source: String,
    /// The text.
    pub text: String,
}

/// A running browser with one page.
pub struct Browser {
    session: Session,
    elsewhere: Elsewhere,
    /// How it was started.
    options: Options,
}

/// An element of the page.
pub struct Element<'a> {
    browser: &'a Browser,
    id: String,
}

impl Browser {
    /// Starts a browser; Chromium and its driver are installed first where that is possible.
    ///
    /// # Errors
    /// When there is no browser, or it does not start.
    pub fn start(options: &Options) -> Result<Self> {
        let Chromium { browser, driver } = chromium::ready()?;
        let elsewhere = Elsewhere::start()?;
        let mut arguments = chromium::flags();
        if ENDS_WITH_US {
            arguments.push(WITH_ITS_DRIVER.to_owned());
        }
        arguments.push(elsewhere.flag());
        arguments.push("--hide-scrollbars".to_owned());
        arguments.push(format!("--window-size={},{}", options.width, options.height));
        arguments.push(format!("--accept-lang={}", options.language));
        arguments.extend(options.flags.iter().cloned());
        let capabilities = json!({
            "browserName": "chrome",
            // Milliseconds that a script may take, on a slow machine.
            "timeouts": { "script": 180_000 },
            "goog:chromeOptions": {
                "binary": browser,
                "args": arguments,
                "prefs": options.preferences,
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let session = Session::start(&driver, &capabilities)
            .with_context(|| format!("cannot start {}", browser.display()))?;
        let browser = Self { session, elsewhere, options: options.clone() };
        browser.set_viewport(options.width, options.height)?;
        browser.emulate(options.scheme, options.motion)?;
        Ok(browser)
    }

    /// Whether [`Browser::renew`] makes of this browser what [`Browser::start`] makes with these options: the
    /// others are of its process.
    #[must_use]
    pub fn suits(&self, options: &Options) -> bool {
        let Options { language, flags, preferences, .. } = &self.options;
        (language, flags, preferences) == (&options.language, &options.flags, &options.preferences)
    }

    /// Whether it ends with this process, so that nobody has to drop it.
    pub const ENDS_WITH_US: bool = ENDS_WITH_US;

    /// Makes it as if it had just been started, in less time, for somebody who must find nothing of what was done
    /// with it before.
    ///
    /// What was set for a tab (its size, media, network, blocked addresses, scripts of ours, whether scripts run at
    /// all) and what goes on in it ends with the tab: there is a new one. What was kept for an origin (storage,
    /// caches, databases, cookies, service workers) is removed for all of them, and what was allowed is asked for
    /// again. What has been said and asked so far is nobody's any more.
    ///
    /// # Errors
    /// When any of it fails, because a tab has crashed or shows a dialog: then it is fit for nobody.
    pub fn renew(&self, options: &Options) -> Result<()> {
        let fresh = self.open_tab()?;
        let tabs: Vec<String> = serde_json::from_value(self.session.get("window/handles")?)?;
        for tab in tabs.iter().filter(|tab| **tab != fresh) {
            self.go_to_tab(tab)?;
            self.session.delete("window")?;
        }
        self.go_to_tab(&fresh)?;
        // One that was opened beside others does not have the focus.
        self.cdp("Page.bringToFront", &json!({}))?;
        let everything = json!({ "origin": "*", "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", &everything)?;
        self.cdp("Network.clearBrowserCache", &json!({}))?;
        self.cdp("Browser.resetPermissions", &json!({}))?;
        self.cdp("Browser.setDownloadBehavior", &json!({ "behavior": "default" }))?;
        self.set_viewport(options.width, options.height)?;
        self.emulate(options.scheme, options.motion)?;
        self.console_messages()?;
        self.requests()?;
        let _ = self.asked_elsewhere();
        Ok(())
    }

    /// Opens an address and waits until it has loaded. One that differs from the present address
    /// only after `#` does not load the page anew.
    ///
    /// # Errors
    /// When the address cannot be opened.
    pub fn goto(&self, url: &str) -> Result<()> {
        self.session
            .post("url", &json!({ "url": url }))
            .with_context(|| format!("cannot open {url}"))?;
        Ok(())
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn reload(&self) -> Result<()> {
        self.session.post("refresh", &json!({}))?;
        Ok(())
    }

    /// Goes back in the history.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn back(&self) -> Result<()> {
        self.session.post("back", &json!({}))?;
        Ok(())
    }

    /// The tab that calls go to.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn tab(&self) -> Result<String> {
        text(self.session.get("window")?)
    }

    /// Opens another tab, empty; calls still go to the present one.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn open_tab(&self) -> Result<String> {
        let opened: Value = self.session.post("window/new", &json!({ "type": "tab" }))?;
        text(opened["handle"].clone())
    }

    /// Goes to a tab: calls go to it from now on.
    ///
    /// # Errors
    /// When there is no such tab.
    pub fn go_to_tab(&self, tab: &str) -> Result<()> {
        self.session.post("window", &json!({ "handle": tab }))?;
        Ok(())
    }

    /// Goes into a frame of the page: calls go to what is in it from now on, until an address is opened.
    ///
    /// # Errors
    /// When the element is no frame.
    pub fn go_into(&self, frame: &Element<'_>) -> Result<()> {
        self.session.post("frame", &json!({ "id": frame.argument() }))?;
        Ok(())
    }

    /// The present address.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn url(&self) -> Result<String> {
        text(self.session.get("url")?)
    }

    /// The first element that matches a CSS selector.
    ///
    /// # Errors
    /// When none matches; the message names the selector.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        let found = self
            .session
            .post("element", &json!({ "using": "css selector", "value": css }))
            .with_context(|| format!("nothing in the page matches `{css}`"))?;
        self.element(&found)
    }

    /// Every element that matches a CSS selector, in document order.
    ///
    /// # Errors
    /// When the selector is wrong.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'_>>> {
        let found = self
            .session
            .post("elements", &json!({ "using": "css selector", "value": css }))
            .with_context(|| format!("cannot look for `{css}`"))?;
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(|found| self.element(found)).collect()
    }

    /// The element that has the focus.
    ///
    /// # Errors
    /// When none has it.
    pub fn focused(&self) -> Result<Element<'_>> {
        self.element(&self.session.get("element/active")?)
    }

    /// Presses keys one after the other, as at a keyboard: wherever the focus is when each is
    /// pressed. Shift and Control are held until the end: `&[SHIFT, TAB].concat()`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn press(&self, keys: &str) -> Result<()> {
        let held = |key: &char| [key::SHIFT, key::CONTROL].contains(&key.to_string().as_str());
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key }));
            if !held(&key) {
                actions.push(json!({ "type": "keyUp", "value": key }));
            }
        }
        for key in keys.chars().filter(held) {
            actions.push(json!({ "type": "keyUp", "value": key }));
        }
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.session.post("actions", &json!({ "actions": [keyboard] }))?;
        Ok(())
    }

    /// Runs the body of a JavaScript function with the given arguments (`arguments[0]` and so on)
    /// and returns what it returns; a promise is waited for.
    ///
    /// # Errors
    /// When the script throws, or its promise is rejected.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session
            .post("execute/sync", &json!({ "script": script, "args": arguments }))
            .context("a script failed in the page")
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Errors
    /// When it throws, or is still not true at the end of the time.
    pub fn wait_until(&self, condition: &str, at_most: Duration) -> Result<()> {
        let deadline = Instant::now() + at_most;
        let script = format!("return Boolean({condition})");
        while self.execute(&script, &[])? != Value::Bool(true) {
            if Instant::now() > deadline {
                bail!("after {at_most:?} this is still not true: {condition}");
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Sends a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.session
            .post("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
            .with_context(|| format!("the DevTools command {command} failed"))
    }

    /// What was written to the console since this was last asked, at every level.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn console_messages(&self) -> Result<Vec<ConsoleMessage>> {
        let field = |entry: &Value, name: &str| entry[name].as_str().unwrap_or_default().to_owned();
        Ok(self
            .log("browser")?
            .iter()
            .map(|entry| ConsoleMessage {
                level: field(entry, "level"),
                source: field(entry, "source"),
                text: field(entry, "message"),
            })
            .collect())
    }

    /// Every address the page asked for since this was last asked, of whatever host and scheme (`data:`
    /// too), WebSockets included. What workers ask for is not in it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn requests(&self) -> Result<Vec<String>> {
        let log = self.log("performance")?;
        Ok(log.iter().filter_map(requested).collect())
    }

    /// What anything in the browser asked of hosts that are not this machine, since this was last asked: the
    /// page, its frames and its workers. None of it was passed on.
    #[must_use]
    pub fn asked_elsewhere(&self) -> Vec<String> {
        self.elsewhere.asked()
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        match self.session.post("se/log", &json!({ "type": kind }))? {
            Value::Array(entries) => Ok(entries),
            other => bail!("the browser gave no {kind} log but {other}"),
        }
    }

    /// Gives the page another size, in CSS pixels.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        // The window itself cannot be narrower than about 500 pixels; an emulated screen can.
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics)?;
        Ok(())
    }

    /// Lets the page see another setting of the user's system.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn emulate(&self, scheme: Scheme, motion: Motion) -> Result<()> {
        let scheme = match scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let motion = match motion {
            Motion::Full => "no-preference",
            Motion::Reduced => "reduce",
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.cdp("Emulation.setEmulatedMedia", &json!({ "features": features }))?;
        Ok(())
    }

    /// Writes a picture of the page to a PNG file.
    ///
    /// # Errors
    /// When the browser gives no picture or the file cannot be written.
    pub fn screenshot(&self, area: Area, file: &Path) -> Result<()> {
        let mut parameters = json!({ "format": "png" });
        if area == Area::FullPage {
            let size = self.cdp("Page.getLayoutMetrics", &json!({}))?;
            let size = &size["cssContentSize"];
            parameters["captureBeyondViewport"] = json!(true);
            parameters["clip"] = json!({
                "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1,
            });
        }
        let picture = self.cdp("Page.captureScreenshot", &parameters)?;
        let encoded = picture["data"].as_str().context("there is no picture")?;
        let png = STANDARD.decode(encoded).context("the picture is unreadable")?;
        project::write(file, png)
    }

    /// Prints the page to a PDF file, on A4.
    ///
    /// # Errors
    /// When the browser gives no document or the file cannot be written.
    pub fn print(&self, file: &Path) -> Result<()> {
        let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true });
        let document = self.cdp("Page.printToPDF", &paper)?;
        let encoded = document["data"].as_str().context("there is no document")?;
        let pdf = STANDARD.decode(encoded).context("the document is unreadable")?;
        project::write(file, pdf)
    }

    fn element(&self, found: &Value) -> Result<Element<'_>> {
        let id = found[ELEMENT].as_str().context("the browser gave no element")?;
        Ok(Element { browser: self, id: id.to_owned() })
    }
}

impl Element<'_> {
    /// The text as the user sees it: what is hidden does not count.
    ///
    /// # Errors
    /// When the element is no longer in the page.
    pub fn text(&self) -> Result<String> {
        text(self.get("text")?)
    }

    /// An attribute as it stands in the document.
    ///
    /// # Errors
    /// When the element is no longer in the page.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        Ok(self.get(&format!("attribute/{name}"))?.as_str().map(str::to_owned))
    }

    /// A property as scripts see it, such as `value` or `checked`.
    ///
    /// # Errors
    /// When the element is no longer in the page.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.get(&format!("property/{name}"))
    }

    /// The name that assistive technology reads out.
    ///
    /// # Errors
    /// When the element is no longer in the page.
    pub fn accessible_name(&self) -> Result<String> {
        text(self.get("computedlabel")?)
    }

    /// Whether the user can see it.
    ///
    /// # Errors
    /// When the element is no longer in the page.
    pub fn is_displayed(&self) -> Result<bool> {
        Ok(self.get("displayed")? == Value::Bool(true))
    }

    /// Scrolls to the element and clicks in its middle.
    ///
    /// # Errors
    /// When it is not displayed, or something else lies over it.
    pub fn click(&self) -> Result<()> {
        self.post("click", &json!({}))
    }

    /// Empties a text field.
    ///
    /// # Errors
    /// When it is no text field.
    pub fn clear(&self) -> Result<()> {
        self.post("clear", &json!({}))
    }

    /// Gives the element the focus and types, after what stands in it.
    ///
    /// # Errors
    /// When it takes no keys.
    pub fn type_keys(&self, keys: &str) -> Result<()> {
        self.post("value", &json!({ "text": keys }))
    }

    /// Picks the option of a `select` that has this value.
    ///
    /// # Errors
    /// When it has no such option.
    pub fn select(&self, value: &str) -> Result<()> {
        // A JSON string is a CSS string for every value we use.
        let css = format!("option[value={}]", json!(value));
        let option = self
            .browser
            .session
            .post(
                &format!("element/{}/element", self.id),
                &json!({ "using": "css selector", "value": css }),
            )
            .with_context(|| format!("the list has no option with the value `{value}`"))?;
        self.browser.element(&option)?.click()
    }

    /// The element as an argument for [`Browser::execute`].
    #[must_use]
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.id })
    }

    fn get(&self, what: &str) -> Result<Value> {
        self.browser.session.get(&format!("element/{}/{what}", self.id))
    }

    fn post(&self, what: &str, parameters: &Value) -> Result<()> {
        self.browser.session.post(&format!("element/{}/{what}", self.id), parameters)?;
        Ok(())
    }
}

/// The address in an entry of the performance log, if the entry is about a request.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    let url = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &event["params"]["request"]["url"],
        "Network.webSocketCreated" => &event["params"]["url"],
        _ => return None,
    };
    url.as_str().map(str::to_owned)
}

fn text(value: Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text),
        other => bail!("the browser gave {other} instead of a text"),
    }
}

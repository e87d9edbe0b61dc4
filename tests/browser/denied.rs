//! What a browser denies: storage, the clipboard, files, to every page or to one in a frame of another
//! site. Each is told in the reader's language with what to do instead, and the page works on.

use ecs_reach::text::{Label, Language};
use serde_json::json;
use xtask::browser::{Options, key};
use xtask::project;

use crate::offline::Site;
use crate::visit::Visit;

/// What is denied and how, the buttons that ask for it, and the message with its place.
type Denied = (&'static str, &'static str, &'static [Label], &'static str, Label);

const DIALOG: &str = "#wrong";
const HEADER: &str = ".actions [role=status]";
const PANEL: &str = "#share [role=status]";

const DENIED: &[Denied] = &[
    (
        "room for a saved design",
        "for (let size = 1 << 22, text = ''; size >= 1; size >>= 1) {
            try { localStorage.setItem('filler', text + 'x'.repeat(size)); text += 'x'.repeat(size); } catch { }
        }",
        &[Label::SavedDesigns, Label::Save],
        DIALOG,
        Label::StorageFull,
    ),
    (
        "the storage",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })",
        &[Label::SavedDesigns],
        DIALOG,
        Label::StorageForbidden,
    ),
    (
        "to store",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); }",
        &[Label::SavedDesigns, Label::Save],
        DIALOG,
        Label::StorageForbidden,
    ),
    (
        "a file of designs",
        "URL.createObjectURL = () => { throw new TypeError('refused'); }",
        &[Label::SavedDesigns, Label::ExportThis],
        DIALOG,
        Label::NotExported,
    ),
    (
        "a file that is shared",
        "URL.createObjectURL = () => { throw new TypeError('refused'); }",
        &[Label::Share, Label::ShareJson],
        PANEL,
        Label::FileNotSaved,
    ),
    (
        "a picture",
        "HTMLCanvasElement.prototype.getContext = () => null",
        &[Label::Share, Label::SharePng],
        PANEL,
        Label::PictureNotSaved,
    ),
    ("to copy the link", CLIPBOARD, &[Label::CopyLink], HEADER, Label::LinkNotCopied),
    (
        "to copy text",
        CLIPBOARD,
        &[Label::Share, Label::ShareMarkdown],
        PANEL,
        Label::MarkdownNotCopied,
    ),
];

/// The user has denied it; no script is needed.
const CLIPBOARD: &str = "";

#[test]
fn what_a_browser_denies_is_told_in_either_language_and_the_page_works() {
    for &language in Language::ALL {
        let code = language.code().to_owned();
        let visit = Visit::of(&Options { language: code, ..Options::default() });
        let words = language.words();
        visit.open("");
        visit.allow_clipboard("denied");
        for (what, script, buttons, place, message) in DENIED {
            visit.open("tasks=3");
            visit.js("localStorage.clear()", &[]);
            visit.js(script, &[]);
            for button in *buttons {
                press(&visit, words.label(*button));
            }
            let at = format!("{what}: {}", language.code());
            visit.wait(&format!("document.querySelector('{place}')?.textContent"));
            assert_eq!(visit.text(place), words.label(*message), "{at}");
            works(&visit, &at);
        }
        visit.open("");
        visit.end();
    }
}

/// Presses the button with this word on it, wherever it is shown.
fn press(visit: &Visit, word: &str) {
    let script = "[...document.querySelectorAll('button')]
        .find((one) => one.checkVisibility() && one.innerText.trim() === arguments[0]).click()";
    visit.js(script, &[json!(word)]);
    visit.settle();
}

/// A change is made, answered and written to the address, and another theme is shown.
fn works(visit: &Visit, at: &str) {
    visit.press(&[key::ESCAPE]);
    visit.click("#subnet-isolated");
    assert_eq!(visit.verdict("outbound"), "no", "{at}");
    visit.wait("location.hash === '#subnet=isolated&tasks=3'");
    visit.click("#theme");
    assert_ne!(visit.attribute("html", "data-theme").as_deref(), Some(""), "{at}: a theme");
    visit.js(
        "document.querySelector('#theme').click(); document.querySelector('#theme').click()",
        &[],
    );
}

/// The user's setting by which frames of other sites get no cookies: 1.
const THIRD_PARTIES: &str = "profile.cookie_controls_mode";

#[test]
fn in_a_frame_of_another_site_what_is_denied_is_told_and_the_page_works() {
    let site = Site::copied("framed");
    let preferences = json!({ THIRD_PARTIES: 1 });
    let visit = Visit::at(&site.0, &Options { preferences, ..Options::default() });
    let page = format!("{}#tasks=3", visit.address(""));
    let host = format!(
        "<!DOCTYPE html><title>Host</title><link rel=icon href='data:image/svg+xml,'>
        <iframe src='{page}' width=1300 height=800></iframe>"
    );
    project::write(&site.0.join("host.html"), host).unwrap();
    // Another site, on this machine.
    let other = visit.address("").replace("127.0.0.1", "localhost");
    visit.browser.goto(&format!("{other}host.html")).unwrap();
    visit.browser.go_into(&visit.find("iframe")).unwrap();
    visit.started();
    // Browsers differ: some give such a frame a storage of its own, some none.
    let none = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })";
    visit.js(none, &[]);
    let words = Language::English.words();
    // No frame may copy either, unless its host lets it.
    press(&visit, words.label(Label::CopyLink));
    visit.wait(&format!("document.querySelector('{HEADER}').textContent"));
    assert_eq!(visit.text(HEADER), words.label(Label::LinkNotCopied));
    press(&visit, words.label(Label::SavedDesigns));
    assert_eq!(visit.text(DIALOG), words.label(Label::StorageForbidden));
    press(&visit, words.label(Label::Save));
    assert_eq!(visit.count(".kept li"), 1);
    assert!(visit.text(".kept li").contains(words.label(Label::OnlyThisTab)));
    works(&visit, "in a frame");
    visit.click(".actions a[hreflang]");
    visit.started();
    assert_eq!(visit.property("html", "lang"), "fr", "the other language");
    assert_eq!(visit.property("#subnet-isolated", "checked"), true, "with the design");
    assert_eq!(visit.browser.console_messages().unwrap(), [], "the console stays clean");
    for url in visit.browser.requests().unwrap() {
        let inside = [visit.address("").as_str(), &other, "data:image/svg"]
            .iter()
            .any(|own| url.starts_with(own));
        assert!(inside || url.starts_with("about:"), "{url}");
    }
}

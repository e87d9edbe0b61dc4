//! Nothing is lost: undo and redo, designs that are saved, files, several tabs, a browser that stores nothing.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::visit::Visit;
use ecs_reach::Scenario;
use ecs_reach::scenario::saved;
use serde_json::json;
use xtask::browser::{Options, key};

const UNDO: &[&str] = &["\u{E009}z"];
const REDO: &[&str] = &["\u{E009}\u{E008}z"];
const REDO_TOO: &[&str] = &["\u{E009}y"];

fn open(visit: &Visit) {
    visit.click("#show-saved");
    assert!(visit.shows("#saved"), "the dialog is open");
}

/// What a design in a file without a name is called.
const IMPORTED: &str = "Fargate \u{b7} 4 tasks \u{b7} 3 zones \u{b7} one NAT gateway \u{b7} IPv4 \u{b7} \
    Application Load Balancer, port 443";

/// Saves the design at hand under a name.
fn save(visit: &Visit, name: &str) {
    visit.put("save-name", name);
    visit.click("#save");
}

/// The names of the saved designs, as they stand in the list.
fn names(visit: &Visit) -> Vec<String> {
    let titles = visit.browser.find_all(".kept h3").unwrap();
    titles.iter().map(|title| title.text().unwrap()).collect()
}

/// Presses a button of one saved design.
fn act(visit: &Visit, name: &str, word: &str) {
    visit.click(&format!(".kept button[aria-label='{word}: {name}']"));
}

fn told(visit: &Visit) -> String {
    visit.text("#told")
}

fn focused(visit: &Visit) -> String {
    let id = visit.browser.focused().unwrap().property("id").unwrap();
    id.as_str().unwrap().to_owned()
}

// ---------------------------------------------------------------------------------------------
// Undo and redo

#[test]
fn every_change_is_undone_and_made_again() {
    let visit = Visit::to("tasks=3");
    let ends = || ["#undo", "#redo"].map(|css| visit.attribute(css, "aria-disabled").is_some());
    assert_eq!(ends(), [true, true], "nothing to undo yet");
    visit.click("#undo");
    assert_eq!(visit.link(), "tasks=3", "and nothing happens");
    assert_eq!(focused(&visit), "undo", "the button keeps the focus");

    visit.click("#launchType-ec2");
    visit.find("#region").select("eu-west-3").unwrap();
    visit.settle();
    visit.paste("subnet=isolated");
    visit.press_button("Start over");
    visit.click("#ways [data-way=nat-instance] .acts button");
    let steps = [
        "tasks=3",
        "tasks=3&launchType=ec2",
        "region=eu-west-3&launchType=ec2&tasks=3",
        "subnet=isolated",
        "",
        "nat=instance",
    ];
    let stands = |place: usize, how: &str| {
        let (shown, meant) =
            (Scenario::from_link(&visit.link()), Scenario::from_link(steps[place]));
        assert_eq!(shown, meant, "{how} to {}", steps[place]);
        assert_eq!(visit.text("#bill-total"), visit.total_of(steps[place]), "{how}: the bill");
        assert_eq!(ends(), [place == 0, place + 1 == steps.len()], "{how}: the ends");
    };
    for place in (0..5).rev() {
        visit.click("#undo");
        stands(place, "undo");
    }
    for place in 1..6 {
        visit.click("#redo");
        stands(place, "redo");
    }
    for place in (0..5).rev() {
        visit.press(UNDO);
        stands(place, "Ctrl+Z");
    }
    visit.press(REDO);
    stands(1, "Ctrl+Shift+Z");
    visit.press(REDO_TOO);
    stands(2, "Ctrl+Y");

    // What is only looked at is no step; a change ends what could be made again.
    visit.js("scrollTo(0, 0)", &[]);
    visit.click("#answer-start .why");
    visit.click("#flow-inbound");
    visit.press(UNDO);
    stands(1, "past what was looked at");
    assert!(visit.shows("#path"), "which stays");
    visit.click("#subnet-public");
    assert_eq!(ends(), [false, true]);
    visit.end();
}

#[test]
fn typing_in_a_field_is_one_step_and_undone_there_by_the_browser() {
    let visit = Visit::to("");
    visit.js("document.querySelector('#tasks').select()", &[]);
    visit.press(&["1", "2", "7"]);
    assert_eq!(visit.link(), "tasks=127");
    visit.press(UNDO);
    assert_ne!(visit.property("#tasks", "value"), "127", "the field's own undo");
    assert!(visit.attribute("#redo", "aria-disabled").is_some(), "it is no step of the page");
    visit.put("tasks", "127");
    visit.click("#undo");
    assert_eq!((visit.link().as_str(), visit.property("#tasks", "value")), ("", json!("2")));
    visit.click("#redo");
    assert_eq!(visit.link(), "tasks=127", "all that was typed is one step");

    // The next time the field is typed in is the next step.
    visit.put("tasks", "5");
    visit.press(&[key::TAB]);
    visit.put("tasks", "6");
    visit.click("#undo");
    assert_eq!(visit.link(), "tasks=5");

    // What is half typed elsewhere stays.
    visit.put("port", "x");
    visit.click("#undo");
    assert_eq!(visit.property("#port", "value"), "x");
    assert_eq!(visit.link(), "tasks=127");
    visit.end();
}

#[test]
fn a_hundred_steps_back_are_remembered() {
    let visit = Visit::to("");
    let script =
        "for (let i = 0; i < arguments[0]; i += 1) document.querySelector(arguments[1]).click()";
    visit.put("tasks", "200");
    for _ in 0..120 {
        visit.js(script, &[json!(1), json!(".entry:has(#tasks) > button:last-child")]);
    }
    visit.settle();
    assert_eq!(visit.link(), "tasks=320");
    for _ in 0..120 {
        visit.js(script, &[json!(1), json!("#undo")]);
    }
    visit.settle();
    assert_eq!(visit.link(), "tasks=220");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Saved designs

#[test]
fn saved_designs_are_told_apart_and_undo_stands_beside_what_it_undoes() {
    let visit = Visit::to("");
    open(&visit);
    visit.click("#save");
    visit.press(&[key::ESCAPE]);
    visit.put("tasks", "4");
    visit.click("#loadBalancer-application");
    open(&visit);
    visit.click("#save");
    let names = names(&visit);
    assert!(
        names[0].contains("4 tasks") && names[0].contains("Application Load Balancer"),
        "{names:?}"
    );
    let lines = "return [...document.querySelectorAll('.kept .hint')].map((it) => it.textContent)";
    let lines = visit.js(lines, &[]);
    assert_ne!(
        lines[0].as_str().map(|it| it.replace("this design", "")),
        lines[1].as_str().map(str::to_owned)
    );

    act(&visit, &names[1], "Delete");
    assert_eq!(visit.text("#restore"), "Undo");
    save(&visit, "Another");
    assert!(!visit.shows("#restore"), "it would undo something else");
    act(&visit, "Another", "Delete");
    visit.click("#restore");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/saved/assessment.json");
    import(&visit, &file);
    assert!(told(&visit).starts_with("Designs imported: 1"), "{}", told(&visit));
    let undo = || visit.attribute("#restore", "aria-label");
    assert_eq!(undo().unwrap(), "Undo: Designs imported", "and not what was deleted before");
    import(&visit, &file);
    assert_eq!(told(&visit), "Designs imported: 0 \u{b7} already there: 1");
    assert!(!visit.shows("#restore"), "nothing came of it");
    visit.end();
}

#[test]
fn an_import_is_undone_but_for_what_was_made_of_it_since() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("undone");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("three.json");
    let designs = ["A", "B", "C"].map(|name| {
        let scenario = Scenario::from_link("tasks=3").0;
        saved::SavedDesign::new(saved::DesignName::new(name).unwrap(), scenario)
    });
    std::fs::write(&file, saved::write(&designs)).unwrap();
    for (language, undone) in [
        ("en-US", "Imported designs removed: 2"),
        ("fr-FR", "Architectures importées retirées\u{202f}: 2"),
    ] {
        let visit = Visit::of(&Options { language: language.to_owned(), ..Options::default() });
        visit.open("");
        open(&visit);
        save(&visit, "Mine");
        import(&visit, &file);
        assert_eq!(names(&visit), ["A", "B", "C", "Mine"]);
        // What takes its place in another tab is somebody's own.
        let other = "for (const [key, text] of Object.entries(localStorage))
            if (text.includes('\"B\"')) localStorage[key] = text.replace('\"B\"', '\"Kept\"');";
        visit.js(other, &[]);
        visit.click("#restore");
        assert_eq!(names(&visit), ["Kept", "Mine"], "{language}");
        assert_eq!(told(&visit), undone);
        assert_eq!(focused(&visit), "save-name", "the button has gone");
        visit.reload();
        open(&visit);
        assert_eq!(names(&visit), ["Kept", "Mine"], "and from what is stored");
        visit.end();
    }
}

#[test]
fn designs_are_saved_opened_renamed_duplicated_and_deleted_by_keyboard() {
    let visit = Visit::to("zones=3&tasks=9");
    visit.js("document.querySelector('#show-saved').focus()", &[]);
    visit.press(&[key::ENTER]);
    assert!(visit.text("#saved").contains("Nothing is saved yet"));
    assert_eq!(focused(&visit), "save-name");
    let proposed = visit.property("#save-name", "placeholder");
    assert!(
        proposed
            .as_str()
            .unwrap()
            .starts_with("Fargate \u{b7} 9 tasks \u{b7} 3 zones \u{b7} NAT gateway per zone")
    );
    visit.press(&[key::ENTER]);
    assert_eq!(names(&visit), [proposed.as_str().unwrap()], "saved as proposed");
    assert!(visit.text(".kept li").contains("this design"));
    save(&visit, "  Paris <b>prod</b> ");
    save(&visit, "Paris <b>prod</b>");
    assert_eq!(told(&visit), "Saved: Paris <b>prod</b> (2)", "nothing is overwritten silently");
    let on_top = &names(&visit)[..2];
    assert_eq!(on_top, ["Paris <b>prod</b> (2)", "Paris <b>prod</b>"]);

    // Typed in place of what is proposed, as much as fits.
    let long = "n".repeat(100);
    visit.js("document.querySelector('#save-name').focus()", &[]);
    visit.press(&[&long[1..]]);
    assert_eq!(visit.count("#saved .hint[role=status]"), 0);
    visit.press(&["nnn"]);
    assert_eq!(visit.property("#save-name", "value"), long);
    assert!(visit.text("#saved .hint[role=status]").contains("at most 100"), "and says so");
    visit.put("save-name", "");

    // Another name.
    visit.js("document.querySelector('.kept li [id^=rename-]').focus()", &[]);
    visit.press(&[key::ENTER]);
    assert_eq!(focused(&visit), "new-name");
    visit.press(&["Test", key::ENTER]);
    assert_eq!(names(&visit)[0], "Test");
    assert!(focused(&visit).starts_with("rename-"), "the focus stays where it was");
    act(&visit, "Test", "Duplicate");
    assert_eq!(&names(&visit)[..2], ["Test (2)", "Test"]);

    // Deleted, and had back.
    visit.js("document.querySelector('.kept li .acts button:last-child').focus()", &[]);
    visit.press(&[key::ENTER]);
    assert_eq!((told(&visit).as_str(), names(&visit)[0].as_str()), ("Deleted: Test (2)", "Test"));
    assert_eq!(focused(&visit), "restore");
    assert_eq!(visit.text("#restore"), "Undo");
    assert_eq!(visit.find("#restore").accessible_name().unwrap(), "Undo: Test (2)");
    visit.press(&[key::ENTER]);
    assert_eq!(names(&visit)[0], "Test (2)");
    assert!(focused(&visit).starts_with("open-"), "{}", focused(&visit));
    act(&visit, "Test (2)", "Delete");

    // Escape leads back to the button; a reload finds everything.
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#saved"));
    assert_eq!(focused(&visit), "show-saved");
    visit.open("subnet=isolated");
    open(&visit);
    assert_eq!(names(&visit).len(), 3);
    assert!(!visit.text(".kept").contains("this design"));

    // Saved over, which can be undone, too.
    act(&visit, "Test", "Save over");
    assert!(visit.text(".kept li").contains("isolated subnets"), "{}", visit.text(".kept li"));
    visit.click("#restore");
    assert!(visit.text(".kept li").contains("3 zones"), "{}", visit.text(".kept li"));
    act(&visit, "Paris <b>prod</b>", "Open");
    assert!(!visit.shows("#saved"), "opened, the dialog is closed");
    assert_eq!(visit.link(), "zones=3&tasks=9");
    assert_eq!(visit.text("#bill-total"), visit.total_of("zones=3&tasks=9"));
    visit.press(UNDO);
    assert_eq!(visit.link(), "subnet=isolated", "opening is a step");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Files

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ecs-reach-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/saved").join(name)
}

/// Chooses a file, and waits until something is said about it.
fn import(visit: &Visit, file: &Path) {
    visit.find("#import").type_keys(file.to_str().unwrap()).unwrap();
    visit.settle();
    let said = "document.querySelector('#told').textContent || document.querySelector('.notice')";
    visit.browser.wait_until(said, Duration::from_secs(10)).unwrap();
}

/// The file that a click hands out.
fn exported(visit: &Visit, folder: &Path, name: &str, click: &dyn Fn()) -> String {
    let file = folder.join(name);
    click();
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        visit.settle();
        match std::fs::read_to_string(&file) {
            Ok(text) if text.ends_with('}') => return text,
            _ => assert!(Instant::now() < deadline, "{name} is not handed out"),
        }
    }
}

#[test]
fn files_take_designs_elsewhere_and_bring_them_back() {
    let visit = Visit::to("launchType=ec2&zones=3");
    let folder = folder("files");
    let parameters = json!({ "behavior": "allow", "downloadPath": folder });
    visit.browser.cdp("Browser.setDownloadBehavior", &parameters).unwrap();
    open(&visit);
    visit.put("save-name", "\u{c9}t\u{e9} & Co");
    let this = exported(&visit, &folder, "ecs-reach-t-co.json", &|| visit.click("#export-this"));
    assert_eq!(told(&visit), "Exported as: ecs-reach-t-co.json");
    let (designs, problems) = saved::read(&serde_json::from_str(&this).unwrap()).unwrap();
    assert_eq!(problems, []);
    assert_eq!(designs[0].scenario, Scenario::from_link("launchType=ec2&zones=3").0);
    assert_eq!(designs[0].name.as_ref().unwrap().as_str(), "\u{c9}t\u{e9} & Co");
    assert!(names(&visit).is_empty(), "exported is not saved");

    save(&visit, "One");
    visit.press(&[key::ESCAPE]);
    visit.click("#subnet-public");
    open(&visit);
    save(&visit, "Two");
    let one = exported(&visit, &folder, "ecs-reach-one.json", &|| act(&visit, "One", "Export"));
    let (designs, _) = saved::read(&serde_json::from_str(&one).unwrap()).unwrap();
    assert_eq!(designs.len(), 1);
    let all = exported(&visit, &folder, "ecs-reach-designs.json", &|| visit.click("#export-all"));
    let (designs, problems) = saved::read(&serde_json::from_str(&all).unwrap()).unwrap();
    assert_eq!((designs.len(), problems.len()), (2, 0));

    // There already: nothing happens. Gone, and another of the same name: both are there.
    import(&visit, &folder.join("ecs-reach-designs.json"));
    assert_eq!(told(&visit), "Designs imported: 0 \u{b7} already there: 2");
    act(&visit, "One", "Delete");
    act(&visit, "Two", "Save over");
    visit.press(&[key::ESCAPE]);
    visit.paste("tasks=7");
    open(&visit);
    act(&visit, "Two", "Save over");
    import(&visit, &folder.join("ecs-reach-designs.json"));
    assert_eq!(told(&visit), "Designs imported: 2");
    assert_eq!(names(&visit), ["Two (2)", "One", "Two"]);
    act(&visit, "Two (2)", "Open");
    assert_eq!(visit.link(), "zones=3&launchType=ec2&subnet=public");
    open(&visit);
    act(&visit, "Two", "Open");
    assert_eq!(visit.link(), "tasks=7", "what was there is as it was");

    // A design with its assessment, as the page saves it for others to read, is a design, too.
    open(&visit);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/saved/assessment.json");
    import(&visit, &file);
    assert_eq!(names(&visit)[0], IMPORTED);
    let answered = visit.text(".kept li:first-child .answered");
    assert_eq!(answered, "Starts: Yes\nOut: Yes\nIn: Yes\nA month: $78.09");
    act(&visit, IMPORTED, "Pin as A");
    assert!(!visit.shows("#saved"), "it leads to the comparison");
    assert!(visit.text("#pinned tfoot").contains("$78.09"));
    let focused = visit.js("return document.activeElement.id", &[]);
    assert_eq!(focused, "pinned");
    std::fs::remove_dir_all(folder).unwrap();
    visit.end();
}

#[test]
fn whatever_stands_in_a_file_is_read_or_named_and_harms_nothing() {
    let visit = Visit::to("tasks=5");
    let folder = folder("hostile");
    open(&visit);
    save(&visit, "Mine");
    let safe = |at: &str| {
        assert!(names(&visit).iter().any(|name| name == "Mine"), "{at}: what was there is there");
        assert_eq!(visit.count("#app script, #app img, #app [onerror]"), 0, "{at}: no markup");
        assert_eq!(visit.link(), "tasks=5", "{at}: the design at hand");
        let wide = "return [document.scrollingElement, document.querySelector('#saved')]
            .some((element) => element.scrollWidth > element.clientWidth)";
        assert_eq!(visit.js(wide, &[]), false, "{at}: it keeps within the dialog");
    };
    let mut count = 1;
    for (file, added, said) in [
        ("version-1.json", 3, &[] as &[&str]),
        ("unknown-keys.json", 4, &["“designs[0].scenario.nat” is “wormhole”", "“version” is “2”"]),
        ("hostile.json", 8, &["“<script>boom()</script>”", "“designs[9]” is “null”"]),
    ] {
        import(&visit, &fixture(file));
        count += added;
        assert_eq!(names(&visit).len(), count, "{file}");
        assert_eq!(visit.count("#not-understood"), usize::from(!said.is_empty()), "{file}");
        for said in said {
            let shown = visit.property("#not-understood", "textContent");
            assert!(shown.as_str().unwrap().contains(said), "{file}: {said} in {shown}");
        }
        safe(file);
    }
    act(&visit, "Paris \u{2014} “prod” \\\\ <1>", "Open");
    assert!(
        visit.link().starts_with("region=eu-west-3&zones=3&launchType=ec2"),
        "{}",
        visit.link()
    );
    visit.press(UNDO);
    open(&visit);

    // What is no file of ours, each with a reason and what to do.
    let write = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).unwrap();
        folder.join(name)
    };
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    for (file, said) in [
        (fixture("truncated.json"), "part of it is missing"),
        (write("text.json", "Dear diary"), "no JSON"),
        (write("empty.json", ""), "no JSON"),
        (write("list.json", "[1,2]"), "no file of saved designs"),
        (write("other.json", "{\"tasks\":4}"), "no file of saved designs"),
        (write("deep.json", &deep), "no "),
        (write("huge.json", &" ".repeat(4_000_001)), "larger than 4 MB"),
    ] {
        import(&visit, &file);
        let shown = visit.text(".notice");
        assert!(shown.contains(said), "{}: {said} in {shown}", file.display());
        assert_eq!(visit.attribute(".notice", "role").unwrap(), "alert");
        assert_eq!(names(&visit).len(), count, "{}", file.display());
        assert!(!visit.shows("#restore"), "{}: nothing to undo", file.display());
        safe(&file.display().to_string());
    }
    visit.js(
        "Blob.prototype.text = () => Promise.reject(new DOMException('', 'NotReadableError'))",
        &[],
    );
    import(&visit, &fixture("version-1.json"));
    assert!(visit.text("#wrong").contains("could not read the file"), "{}", visit.text("#wrong"));
    safe("a file that is gone");

    // What another version stored, and what is stored and cannot be read, stay as they are.
    visit.js(
        "localStorage.setItem('ecs-reach/design/9', '{\"format\":\"ecs-reach-designs\",\"version\":9}');
         localStorage.setItem('ecs-reach/design/8', 'torn');
         localStorage.setItem('somebody-else', 'x')",
        &[],
    );
    visit.press(&[key::ESCAPE]);
    open(&visit);
    assert_eq!(
        names(&visit)[..2],
        ["A design that cannot be read", "A design that cannot be read"]
    );
    save(&visit, "More");
    let torn = "return localStorage.getItem('ecs-reach/design/8')";
    assert_eq!(visit.js(torn, &[]), "torn");
    visit.click(".kept li:nth-child(2) .acts button:last-child");
    assert_eq!(visit.js(torn, &[]), json!(null));
    visit.click("#restore");
    assert_eq!(visit.js(torn, &[]), "torn", "had back as it was");
    std::fs::remove_dir_all(folder).unwrap();
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Several tabs, and a browser that stores nothing

/// Closes the dialog and opens it again before the browser has told that it closed: it does so with its next frame.
const AGAIN: &str = "
    const dialog = document.querySelector('#saved');
    const told = new Promise((done) => dialog.addEventListener('close', done, { once: true }));
    const closed = new Promise((done) => new MutationObserver(done).observe(dialog, { attributeFilter: ['open'] }));
    dialog.querySelector('.bar button').click();
    return closed.then(() => {
        document.querySelector('#show-saved').click();
        return told;
    });";

#[test]
fn a_dialog_that_is_opened_again_at_once_stays_open() {
    let visit = Visit::to("");
    open(&visit);
    let stays = |how: &str| {
        visit.settle();
        assert_eq!(visit.property("#saved", "open"), true, "{how}");
        assert_eq!(visit.count("#import"), 1, "{how}: and shows what it holds");
    };
    for _ in 0..5 {
        visit.js(AGAIN, &[]);
        stays("before the browser has told that it closed");
        visit.js("document.querySelector('#saved').dispatchEvent(new Event('close'))", &[]);
        stays("when it is told late");
    }
    // Escape, which the page hears of by that event alone.
    visit.press(&[key::ESCAPE]);
    assert!(!visit.shows("#saved"));
    assert_eq!(visit.count("#import"), 0, "and nothing of it is drawn");
    open(&visit);
    visit.end();
}

#[test]
fn two_tabs_overwrite_nothing_of_each_other() {
    let visit = Visit::to("tasks=1");
    let first = visit.browser.tab().unwrap();
    let second = visit.browser.open_tab().unwrap();
    open(&visit);
    save(&visit, "First");
    save(&visit, "Both");
    visit.browser.go_to_tab(&second).unwrap();
    visit.open("tasks=2");
    open(&visit);
    assert_eq!(names(&visit), ["Both", "First"]);
    save(&visit, "Second");

    // The first one has its dialog open still.
    let follows = |shown: &[&str]| {
        let all = "[...document.querySelectorAll('.kept h3')].map((title) => title.textContent)";
        let condition = format!("JSON.stringify({all}) === {}", json!(json!(shown).to_string()));
        visit.browser.wait_until(&condition, Duration::from_secs(5)).unwrap();
    };
    visit.browser.go_to_tab(&first).unwrap();
    follows(&["Second", "Both", "First"]);
    act(&visit, "Both", "Save over");
    act(&visit, "First", "Delete");
    visit.browser.go_to_tab(&second).unwrap();
    follows(&["Second", "Both"]);
    assert_eq!(told(&visit), "", "what was told of another list is gone");
    act(&visit, "Second", "Rename");
    visit.put("new-name", "Third");
    visit.press(&[key::ENTER]);

    // Before the news arrives: what the other tab stored is looked at again at each change.
    let silent = "const listen = addEventListener; addEventListener =
        (kind, ...rest) => { if (kind !== 'storage') listen(kind, ...rest); }";
    let silent = json!({ "source": silent });
    visit.browser.cdp("Page.addScriptToEvaluateOnNewDocument", &silent).unwrap();
    visit.reload();
    open(&visit);
    visit.browser.go_to_tab(&first).unwrap();
    follows(&["Third", "Both"]);
    act(&visit, "Both", "Delete");
    save(&visit, "Fourth");
    visit.browser.go_to_tab(&second).unwrap();
    assert_eq!(names(&visit), ["Third", "Both"], "it has heard nothing");
    act(&visit, "Both", "Duplicate");
    assert!(
        visit.text("#wrong").contains("another tab has deleted it"),
        "{}",
        visit.text("#wrong")
    );
    assert_eq!(names(&visit), ["Fourth", "Third"]);
    save(&visit, "Fourth");
    assert_eq!(names(&visit), ["Fourth (2)", "Fourth", "Third"]);
    visit.end();
}

#[test]
fn what_does_not_fit_is_kept_in_the_tab_until_it_does() {
    let visit = Visit::to("tasks=4");
    open(&visit);
    save(&visit, "Small");
    let fill = "let size = 1 << 22, text = '';
        for (; size >= 1; size >>= 1) {
            try { localStorage.setItem('filler', text + 'x'.repeat(size)); text += 'x'.repeat(size); }
            catch { }
        }
        return text.length";
    assert!(visit.js(fill, &[]).as_u64().unwrap() > 1_000_000);
    save(&visit, "Large");
    assert!(visit.text("#wrong").contains("storage is full"), "{}", visit.text("#wrong"));
    assert_eq!(visit.attribute("#wrong", "role").unwrap(), "alert");
    assert_eq!(names(&visit), ["Large", "Small"], "it is not lost");
    assert!(visit.text(".kept li").contains("only in this tab"));
    visit.press(&[key::ESCAPE]);
    visit.click("#subnet-public");
    open(&visit);
    act(&visit, "Large", "Open");
    assert_eq!(visit.link(), "tasks=4", "it can be opened");
    visit.js("localStorage.removeItem('filler')", &[]);
    open(&visit);
    act(&visit, "Small", "Delete");
    assert_eq!(visit.count("#wrong"), 0);
    assert!(!visit.text(".kept").contains("only in this tab"), "now there is room");
    visit.reload();
    open(&visit);
    assert_eq!(names(&visit), ["Large"]);
    visit.end();
}

#[test]
fn where_nothing_can_be_stored_the_page_says_so_and_works() {
    let visit = Visit::to("");
    for getter in ["{ throw new DOMException('', 'SecurityError'); }", "{ return null; }"] {
        let script = format!("Object.defineProperty(window, 'localStorage', {{ get() {getter} }})");
        let script = json!({ "source": script });
        let added = visit.browser.cdp("Page.addScriptToEvaluateOnNewDocument", &script).unwrap();
        visit.open("tasks=6");
        open(&visit);
        let said = visit.text("#wrong");
        assert!(said.contains("private window") && said.contains("export them"), "{said}");
        save(&visit, "Mine");
        assert_eq!(names(&visit), ["Mine"], "it is kept in the tab");
        assert!(visit.text(".kept li").contains("only in this tab"));
        visit.press(&[key::ESCAPE]);
        visit.click("#subnet-isolated");
        open(&visit);
        act(&visit, "Mine", "Open");
        assert_eq!(visit.link(), "tasks=6");
        open(&visit);
        act(&visit, "Mine", "Delete");
        visit.click("#restore");
        assert_eq!(names(&visit), ["Mine"]);
        visit.browser.cdp("Page.removeScriptToEvaluateOnNewDocument", &added).unwrap();
    }
    visit.end();
}

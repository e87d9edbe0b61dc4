//! The bill in the reader's own rates, and help to decide: other ways out, break-even, the cheapest design.

use crate::visit::Visit;
use ecs_reach::prices::Region;
use rust_decimal::Decimal;
use serde_json::json;
use xtask::browser::{Options, key};

fn open(visit: &Visit, panel: &str) {
    visit.click(&format!("#{panel} > summary"));
}

/// An amount as it stands on the screen.
fn amount(text: &str) -> Decimal {
    let text = text.replace('\u{2212}', "-");
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || "-.".contains(*c)).collect();
    digits.parse().unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn total(visit: &Visit) -> Decimal {
    amount(&visit.text("#bill-total"))
}

/// What stands in a column of a table's rows, first column 1.
fn column(visit: &Visit, rows: &str, column: usize) -> Vec<String> {
    let cells = visit.browser.find_all(&format!("{rows} > :nth-child({column})")).unwrap();
    cells.iter().map(|cell| cell.text().unwrap()).collect()
}

// ---------------------------------------------------------------------------------------------
// Rates

#[test]
fn own_rates_and_discounts_are_in_the_bill_and_the_link_until_they_are_reset() {
    let visit = Visit::to("zones=1");
    assert_eq!(total(&visit), amount("36.50"));
    open(&visit, "rates");
    let said = visit.text("#rates");
    assert!(said.contains("List price: $0.045 (2025-10-28)"), "with what it replaces: {said}");

    visit.put("priceOverrides-nat_gateway_hour", "0.04");
    assert_eq!(total(&visit), amount("32.85"), "730 hours at a rate of one's own");
    assert_eq!(visit.link(), "zones=1&priceOverrides.nat_gateway_hour=0.04");
    let row = "#bill tr[data-line=nat-gateway-hours]";
    assert!(visit.text(row).contains("Your own rate"), "{}", visit.text(row));

    visit.press(&[key::TAB]);
    visit.put("priceOverrides-nat_gateway_hour", "four cents");
    assert_eq!(visit.count(".message"), 1, "a rate that is none is explained");
    assert_eq!(total(&visit), amount("32.85"), "and the last good one stays");
    visit.put("priceOverrides-nat_gateway_hour", "");
    assert_eq!(total(&visit), amount("36.50"), "emptied, the list price counts again");
    assert_eq!(visit.link(), "zones=1");

    visit.put("discounts-AmazonEC2", "10");
    assert_eq!(total(&visit), amount("33.22"), "a tenth off 32.85");
    assert!(visit.text(row).contains("10"), "the line says so: {}", visit.text(row));
    visit.put("priceOverrides-public_ipv4_in_use_hour", "0");
    visit.reload();
    open(&visit, "rates");
    assert_eq!(total(&visit), amount("29.57"), "the link carries them");
    assert_eq!(visit.property("#discounts-AmazonEC2", "value"), "10");
    visit.click("#reset-rates");
    assert_eq!((visit.link().as_str(), total(&visit)), ("zones=1", amount("36.50")), "reset");
    assert_eq!(visit.count("#reset-rates"), 0, "nothing is left to reset");
    visit.end();
}

/// A total without a charge is no price of the same thing: what it leaves out stands beside it, and so does what a
/// chart leaves out.
#[test]
fn what_totals_and_charts_leave_out_is_named() {
    let visit = Visit::to("region=us-gov-west-1&nat=single&internetOutGb=500");
    let cost = visit.line("#ways [data-way=regional-nat] > :nth-child(2)");
    assert!(cost.contains("at least $84.80"), "{cost}");
    assert!(cost.contains("Regional NAT gateway hours, Regional NAT"), "{cost}");
    open(&visit, "outlook");
    let said = visit.text("#outlook");
    assert!(said.contains("Not drawn: Regional NAT gateway (not known: Regional NAT"), "{said}");
    assert!(said.contains("Central egress (and the egress VPC"), "{said}");
    visit.paste("region=cn-northwest-1&zones=1");
    let said = visit.text("#outlook .meetings");
    assert_eq!(
        said,
        "What this design costs cannot be drawn, because these prices are not known: \
         Public IPv4 addresses."
    );
    visit.paste("subnet=public");
    let zone = visit.text("#ways tr.here > :nth-child(8)");
    assert_eq!(zone, "No task starts", "and no zone takes any along");
    assert_eq!(visit.count("#zone-loss"), 0);
    visit.end();
}

#[test]
fn a_price_that_is_missing_is_marked_and_can_be_typed_in() {
    let visit = Visit::to("region=cn-northwest-1&zones=1");
    assert!(visit.text("#bill tfoot").contains("Incomplete"), "{}", visit.text("#bill tfoot"));
    let row = "#bill tr[data-line=public-ipv4]";
    assert!(visit.text(row).contains("not known"), "{}", visit.text(row));
    assert!(visit.text("#bill-total").starts_with("at least CN\u{a5}"));
    open(&visit, "rates");
    visit.put("priceOverrides-public_ipv4_in_use_hour", "0.03");
    assert!(!visit.text("#bill tfoot").contains("Incomplete"), "{}", visit.text("#bill tfoot"));
    assert_eq!(total(&visit), amount("292.00"), "730 \u{d7} (0.37 + 0.03)");
    assert_eq!(visit.count("#bill thead th"), 5);
    visit.paste("region=eusc-de-east-1");
    assert_eq!(visit.count("#bill thead th"), 4, "of nothing there is no share");
    visit.end();
}

#[test]
fn the_page_says_how_old_its_prices_are() {
    let visit = Visit::to("");
    let said = visit.text("#bill .age");
    assert!(said.contains("2025-10-28") && said.contains("2³⁰"), "{said}");
    let months = "return (new Date().getUTCFullYear() - 2025) * 12 + new Date().getUTCMonth() - 9";
    let months = visit.js(months, &[]).as_i64().unwrap();
    assert_eq!(said.contains("months old"), months > 12, "{months}: {said}");
    assert_eq!(visit.shows("#bill .old"), months > 12);
    let marked = visit.attribute("#bill .as-of", "title").unwrap();
    assert!(marked.starts_with("two captures agree"), "what the mark means: {marked}");
    assert!(visit.text("#bill .as-of .grade").contains('\u{25cf}'), "the mark");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Other ways out

#[test]
fn every_way_out_stands_beside_the_design_and_one_click_takes_it() {
    let link = "internetOutGb=500&internetInGb=100";
    let visit = Visit::to(link);
    let rows = "#ways tbody tr";
    assert_eq!(visit.attribute("#ways [aria-current]", "data-way").unwrap(), "nat-per-zone");
    assert_eq!(visit.count(rows), 9, "every way out");
    let names = visit.js(
        "return [...document.querySelectorAll('#ways [data-way]')].map((row) => row.dataset.way)",
        &[],
    );
    for name in names.as_array().unwrap() {
        let row = format!("#ways [data-way={}]", name.as_str().unwrap());
        visit.paste(link);
        let said = visit.line(&format!("{row} > :nth-child(2)"));
        if visit.attribute(&row, "aria-current").is_none() {
            visit.click(&format!("{row} .acts button"));
        }
        let now = visit.text("#answer-cost .verdict");
        assert!(said.contains(&now), "{name}: what is told is what it costs then: {said}, {now}");
        let current = visit.attribute("#ways [aria-current]", "data-way").unwrap();
        assert_eq!(json!(current), *name, "and it is marked");
        let total = visit.text("#bill-total");
        assert!(total.ends_with(&visit.total_of(&visit.link())), "{name}: {total}");
    }

    // What does less than the design is no bargain: last, and never cheaper without a word.
    visit.paste(link);
    let idle = "return [...document.querySelectorAll('#ways tbody tr')]
        .map((row) => row.classList.contains('idle')).join()";
    let idle = visit.js(idle, &[]);
    assert!(idle.as_str().unwrap().ends_with("false,true"), "{idle}");
    let against = visit.text("#ways [data-way=single-nat] > :nth-child(3)");
    let (one, own) = (visit.text("#ways [data-way=single-nat] > :nth-child(2)"), total(&visit));
    assert_eq!(amount(&against), amount(&one) - own, "against this design: {against}");

    // What cannot start says why, and what cannot carry the traffic is not cheap for that.
    visit.open("secrets=secrets-manager&endpoints=s3&subnet=isolated&internetOutGb=5");
    assert_eq!(visit.attribute("#ways [aria-current]", "data-way").unwrap(), "this");
    let said = visit.text("#ways [data-way=this]");
    assert!(said.contains("No") && said.contains("cannot carry"), "{said}");
    visit.end();
}

/// Cells whose writing stands beyond them, sideways.
const OVER_AN_EDGE: &str = "
    const range = document.createRange();
    return [...document.querySelectorAll('#ways .scrolls :is(td, th)')]
        .filter((cell) => cell.checkVisibility() && getComputedStyle(cell).display !== 'contents')
        .filter((cell) => {
            range.selectNodeContents(cell);
            const [{ left, right }, box] = [range, cell].map((one) => one.getBoundingClientRect());
            return left < box.left - 0.5 || right > box.right + 0.5;
        })
        .map((cell) => cell.textContent)";

#[test]
fn amounts_and_words_of_the_ways_out_stay_in_their_columns() {
    for folder in ["", "fr/"] {
        let visit = Visit::of(&Options::default());
        visit.browser.goto(&format!("{}{folder}", visit.address(""))).unwrap();
        visit.started();
        // With a row that says no more than that it is at least so much.
        assert!(visit.shows("#ways [data-way=central-egress] .least"), "/{folder}");
        for width in [1440, 1260, 1024, 768, 390] {
            visit.browser.set_viewport(width, 900).unwrap();
            visit.settle();
            assert_eq!(visit.js(OVER_AN_EDGE, &[]), json!([]), "/{folder} at {width}");
        }
        visit.end();
    }
}

/// Where the name of this design, its cost and what follows that stand.
const THIS_DESIGN: &str = "
    const [name, cost, ...others] = document.querySelector('#ways .here').children;
    const amount = cost.querySelector('.term').getBoundingClientRect();
    const next = others.find((cell) => cell.checkVisibility()).getBoundingClientRect();
    const { right } = document.querySelector('#ways .here').getBoundingClientRect();
    return [amount.bottom <= next.top, Math.round(right - amount.right) <= 12]";

#[test]
fn this_design_stands_among_the_ways_out_as_they_do() {
    let visit = Visit::of(&Options { width: 390, ..Options::default() });
    for link in ["", "subnet=public", "nat=single&loadBalancer=application"] {
        visit.open(link);
        assert_eq!(visit.js(THIS_DESIGN, &[]), json!([true, true]), "{link} on a telephone");
    }
    // On paper its reason, which stands in its card, takes no room from it.
    visit.open("subnet=public");
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).unwrap();
    visit.browser.set_viewport(703, 1047).unwrap();
    visit.settle();
    let [[_, top, _, bottom]] = visit.boxes("#ways .here")[..] else { panic!("no such row") };
    assert!(bottom - top < 32.0, "{} high on paper", bottom - top);
    visit.browser.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).unwrap();
    visit.end();
}

#[test]
fn a_pinned_design_is_compared_line_by_line() {
    let visit = Visit::to("");
    visit.click("#pin-this");
    assert!(visit.text("#pinned").contains("NAT gateway per zone"), "{}", visit.text("#pinned"));
    visit.click("#ways [data-way=public-address] .acts button");
    let of_two = |place| column(&visit, "#pinned .answers-of-two tbody tr", place);
    assert_eq!(of_two(2), ["Yes", "Yes", "No", "Runs on"], "A");
    assert_eq!(of_two(3), ["Yes", "Yes", "No", "Runs on"], "and this design");
    let rows = "#pinned tfoot ~ tbody tr, #pinned tbody:has(~ tfoot) tr";
    let [first, now, more] = [2, 3, 4].map(|place| -> Decimal {
        column(&visit, rows, place).iter().map(|text| amount(text)).sum()
    });
    assert_eq!((first, now), (amount("73.00"), total(&visit)), "both bills, line by line");
    assert_eq!(more, now - first);
    let foot = visit.text("#pinned tfoot");
    assert!(foot.contains("$73.00") && foot.contains("\u{2212}$65.70"), "{foot}");
    visit.click("#subnet-isolated");
    let foot = visit.text("#pinned tfoot");
    assert!(foot.contains("No task starts") && foot.contains("not for the same"), "{foot}");
    visit.click("#use-a");
    assert_eq!((visit.link().as_str(), total(&visit)), ("", amount("73.00")), "back to A");
    visit.click("#unpin");
    assert_eq!(visit.count("#pinned"), 0);
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Other Regions

#[test]
fn the_same_design_in_other_regions_is_ranked_by_what_it_costs_there() {
    let visit = Visit::to("zones=3&nat=single&internetOutGb=500");
    assert_eq!(visit.count("#regions table"), 0, "nothing is drawn while it is closed");
    open(&visit, "regions");
    let rows = "#regions tbody tr";
    assert_eq!(visit.count(rows), Region::all().count());
    let totals = column(&visit, rows, 2);
    let known: Vec<Decimal> =
        totals.iter().take_while(|text| text.starts_with('$')).map(|text| amount(text)).collect();
    assert!(known.is_sorted() && known.len() > 20, "{totals:?}");
    let names = column(&visit, rows, 1);
    let other = names.iter().position(|name| !name.contains("this design")).unwrap();
    visit.click(&format!("{rows}:not(.here) .act"));
    assert_eq!(total(&visit), known[other], "{}", names[other]);
    let here = visit.text("#regions .here th");
    assert!(here.starts_with(&names[other]), "{here}");
    assert_eq!(visit.text("#regions .here > :nth-child(3)"), "\u{2013}");
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// Break-even

#[test]
fn break_even_is_told_drawn_and_read_by_keyboard() {
    let visit = Visit::to("zones=2&tasks=4&internetInGb=100");
    assert_eq!(visit.count("#costs-there"), 0, "nothing is drawn while it is closed");
    open(&visit, "outlook");
    visit.find("#axis").select("internetInGb").unwrap();
    visit.settle();
    let own = "#costs-there tr.here > :nth-child(2)";
    assert_eq!(amount(&visit.text(own)), total(&visit), "it begins at the design at hand");

    // One NAT gateway is cheaper until what crosses zones costs as much as the second: 36.50 / 0.01.
    let said = visit.text("#outlook .meetings");
    let at = "Above 3,650 GB a month from the internet, \u{201c}NAT gateway per zone\u{201d} costs less than \
        \u{201c}One NAT gateway\u{201d}; there both cost $237.25.";
    assert!(said.contains(at), "{said}");
    visit.put("internetInGb", "3650");
    let row = |way: &str| visit.text(&format!("#ways [data-way={way}] > :nth-child(2)"));
    assert_eq!((row("nat-per-zone"), row("single-nat")), ("$237.25".into(), "$237.25".into()));
    assert!(visit.shows("#outlook .ch-meet"), "the crossing is marked");

    // Every value of the chart, by keyboard.
    visit.js("document.querySelector('#look-at').focus()", &[]);
    visit.press(&[key::HOME, key::RIGHT, key::RIGHT]);
    let there = visit.attribute("#look-at", "aria-valuetext").unwrap();
    assert_eq!(visit.text("#looked-at"), there, "and it is told");
    let gb = amount(there.split(" GB").next().unwrap());
    for way in ["public-address", "single-nat"] {
        let name = visit.text(&format!("#ways [data-way={way}] th"));
        let rows = visit.browser.find_all("#costs-there tbody tr").unwrap();
        let row = rows.iter().map(|row| row.text().unwrap()).find(|row| row.contains(&name));
        let shown = row.unwrap();
        let more = if way == "single-nat" {
            "nat=single"
        } else {
            "subnet=public&assignPublicIp=true&nat=none"
        };
        let bill = visit.total_of(&format!("zones=2&tasks=4&internetInGb={gb}&{more}"));
        assert!(shown.contains(&bill), "{way} at {gb} GB: {bill} in {shown}");
    }

    visit.click("#scale-log");
    assert_eq!(visit.property("#scale-log", "checked"), true);
    visit.find("#axis").select("tasks").unwrap();
    visit.settle();
    let said = visit.text("#outlook .meetings");
    let at = "From 66 tasks on, \u{201c}NAT gateway per zone\u{201d} costs less";
    assert!(said.contains(at), "65 addresses cost what two gateways with 3,650 GB cost: {said}");
    visit.find("#axis").select("zones").unwrap();
    visit.settle();
    assert_eq!(visit.property("#look-at", "max"), "5", "six zones");
    visit.end();
}

#[test]
fn the_sentence_about_small_workloads_is_held_against_any_number_of_tasks() {
    let visit = Visit::to("zones=1");
    open(&visit, "claim");
    let costs = || column(&visit, "#claim dl > div", 2);
    assert_eq!(costs(), ["$7.30", "$36.50"]);
    visit.js("document.querySelector('#claim-tasks').focus()", &[]);
    visit.press(&[key::END]);
    assert_eq!(costs(), ["$219.00", "$36.50"]);
    assert!(visit.text("#claim").contains("10 public"), "{}", visit.text("#claim"));
    assert_eq!(visit.link(), "zones=1", "it asks about another number and changes none");
    visit.end();
}

#[test]
fn the_sentence_about_small_workloads_counts_instances_where_they_hold_the_addresses() {
    let visit = Visit::to("zones=1&launchType=ec2&networkMode=bridge&instances=3");
    open(&visit, "claim");
    let costs = || column(&visit, "#claim dl > div", 2);
    assert_eq!(visit.text("label[for=claim-tasks]"), "Container instances");
    assert_eq!(costs(), ["$10.95", "$36.50"]);
    visit.js("document.querySelector('#claim-tasks').focus()", &[]);
    visit.press(&[key::END]);
    assert_eq!(costs(), ["$219.00", "$36.50"]);
    visit.end();
}

// ---------------------------------------------------------------------------------------------
// The cheapest design

/// What the search goes through while somebody is at a field of it or at its button.
fn keeps_the_focus(visit: &Visit, css: &str, keys: &[&str]) {
    visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
    visit.press(keys);
    searched(visit);
    let focused = "return document.activeElement === document.querySelector(arguments[0])";
    assert_eq!(visit.js(focused, &[json!(css)]), true, "{css} keeps the focus");
}

/// Begins a search, and is at its button as soon as that has something to stop.
const AT_THE_BUTTON: &str = "
    const stop = document.querySelector('#search-stop');
    return new Promise((done) => {
        new MutationObserver((_, observer) => {
            if (stop.hasAttribute('aria-disabled')) return;
            observer.disconnect();
            stop.focus();
            done();
        }).observe(stop, { attributes: true });
        document.querySelector('#want-0').click();
    })";

#[test]
fn a_search_takes_the_focus_from_nobody() {
    let visit = Visit::to("zones=3&tasks=6&internetOutGb=100");
    open(&visit, "cheapest");
    searched(&visit);
    for place in [0, 1] {
        keeps_the_focus(&visit, &format!("#want-{place}"), &[key::SPACE]);
    }
    for keys in [&["0"][..], &[key::END, "9"], &[key::END, "9"]] {
        keeps_the_focus(&visit, "#budget", keys);
    }
    // Stopped, and taken up again until there is nothing to stop.
    visit.js(AT_THE_BUTTON, &[]);
    keeps_the_focus(&visit, "#search-stop", &[key::ENTER, key::ENTER]);
    assert!(visit.shows("#search-stop"), "it is still seen with the focus");
    visit.press(&[key::ENTER, key::TAB]);
    assert!(!visit.shows("#search-stop"), "and then goes");
    visit.end();
}

#[test]
fn a_search_that_rests_shows_nothing_of_the_design_before() {
    let visit = Visit::to("zones=3&tasks=6&internetOutGb=100");
    open(&visit, "cheapest");
    searched(&visit);
    assert!(visit.count("#cheapest tbody tr") > 0);
    visit.js(AT_THE_BUTTON, &[]);
    visit.press(&[key::ENTER]);
    visit.put("tasks", "7");
    visit.settle();
    assert_eq!(visit.count("#cheapest tbody tr"), 0, "what was found was about six tasks");
    visit.click("#search-stop");
    searched(&visit);
    assert!(visit.count("#cheapest tbody tr") > 0);
    visit.end();
}

#[test]
fn a_design_that_is_taken_by_keyboard_leaves_the_focus_where_it_was_taken() {
    let visit = Visit::to("zones=3&tasks=6&internetOutGb=100");
    let focused = |css: &str| {
        let script = "return document.activeElement.matches(arguments[0])";
        visit.js(script, &[json!(css)]) == true
    };
    let take = |css: &str| {
        visit.press(&[key::TAB]);
        visit.js("document.querySelector(arguments[0]).focus()", &[json!(css)]);
        assert!(focused(css));
        visit.press(&[key::ENTER]);
    };
    open(&visit, "cheapest");
    searched(&visit);
    take("#cheapest tr:not(.here) .act");
    searched(&visit);
    // The row may stand all the while, or go with what was found and come again.
    assert!(focused("#search-stop, #searched, #cheapest tr *"), "the search, or its row, has it");
    visit.press(&[key::TAB]);
    assert!(focused("#cheapest *"), "and leads on into what it finds");

    let row = "#ways [data-way=single-nat]";
    take(&format!("{row} .act"));
    assert!(visit.attribute(row, "aria-current").is_some());
    assert!(focused(&format!("{row} .act[aria-disabled]")), "its row keeps the button");
    let before = visit.link();
    visit.press(&[key::ENTER]);
    assert_eq!(visit.link(), before, "which does nothing any more");
    visit.press(&[key::TAB]);
    assert!(focused(&format!("{row} .act:last-child")), "the next one is beside it");
    assert!(!visit.shows(&format!("{row} .act[aria-disabled]")), "and then it goes");
    visit.end();
}

#[test]
fn what_a_finding_advises_is_done_with_one_click_and_undone_with_another() {
    let visit = Visit::to("subnet=public");
    assert_eq!(visit.verdict("start"), "no");
    // Where the answer explains itself, by keyboard.
    visit.click("#answer-start .why");
    visit.js("document.querySelector('#path .fix .act').focus()", &[]);
    visit.press(&[key::ENTER]);
    assert_eq!(visit.link(), "subnet=public&assignPublicIp=true");
    assert_eq!((visit.verdict("start"), visit.verdict("outbound")), ("yes".into(), "yes".into()));
    assert_eq!(visit.js("return document.activeElement === document.body", &[]), false);
    visit.click("#undo");
    visit.wait("location.hash === '#subnet=public'");
    assert_eq!(visit.verdict("start"), "no");

    // Where it is said, with what it costs a month.
    visit.paste("nat=single&zones=3");
    let finding = "[data-finding=single-nat-gateway] .fix";
    assert!(visit.text(finding).ends_with("+$73.00 a month"), "{}", visit.text(finding));
    let before = total(&visit);
    visit.click(&format!("{finding} .act"));
    assert_eq!(visit.link(), "zones=3");
    assert_eq!(total(&visit) - before, amount("73.00"), "as was said");
    assert_eq!(visit.count(finding), 0);
    visit.accessible("after advice was taken");
    visit.end();
}

#[test]
fn a_rate_is_typed_letter_by_letter() {
    let visit = Visit::to("zones=1");
    open(&visit, "rates");
    let field = "priceOverrides-nat_gateway_hour";
    visit.js("document.getElementById(arguments[0]).focus()", &[json!(field)]);
    for letter in ["0", ".", "0", "4"] {
        visit.press(&[letter]);
    }
    assert_eq!(visit.js("return document.activeElement.id", &[]), field);
    assert_eq!(total(&visit), amount("32.85"));
    visit.end();
}

fn searched(visit: &Visit) -> String {
    let done = "document.querySelector('#searched') && document.querySelector('#search-stop[aria-disabled]')";
    visit.browser.wait_until(done, std::time::Duration::from_secs(60)).unwrap();
    visit.text("#searched")
}

/// What is wanted of the cheapest design.
const TICKED: &str = "return [...document.querySelectorAll('#cheapest .wanted :checked + label')]
    .map((label) => label.innerText)";

#[test]
fn the_cheapest_design_that_does_what_is_wanted_is_found_and_taken() {
    let visit = Visit::to("zones=3&tasks=6&internetOutGb=100");
    open(&visit, "cheapest");
    let said = searched(&visit);
    let designs: u32 = said.split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert!(designs >= 10_000, "{said}");
    let moves = visit.text(".influences");
    assert!(moves.contains("10% more to the internet"), "as English writes it: {moves}");
    let rows = "#cheapest tbody tr";
    // It begins with what the design does, in its zones.
    let ticked = || visit.js(TICKED, &[]);
    let offered =
        ["Reaches IPv4 hosts", "No direct way in", "Fixed source address", "Survives a zone"];
    let offered = offered.iter().chain(&["Restarts without a zone", "No NAT instance"]);
    let zones = "At least as many zones as now: 3";
    assert_eq!(ticked(), json!(offered.clone().chain(&[zones]).collect::<Vec<_>>()));
    let turn = |name: &str| {
        let label = visit.browser.find_all("#cheapest .wanted label").unwrap();
        label.iter().find(|label| label.text().unwrap() == name).unwrap().click().unwrap();
        visit.settle();
        searched(&visit)
    };
    for name in offered.clone().skip(2) {
        assert!(column(&visit, rows, 1).iter().all(|offers| offers.contains(name)), "{name}");
        turn(name);
    }
    let in_three = |text: &String| text.contains(". 3 zones ");
    assert!(column(&visit, rows, 1).iter().all(in_three), "{:?}", column(&visit, rows, 1));
    turn(zones);
    assert!(!column(&visit, rows, 1).iter().all(in_three), "let go of");
    let costs = column(&visit, rows, 2);
    let costs: Vec<Decimal> = costs.iter().map(|text| amount(text)).collect();
    assert!(costs.len() > 1 && costs.is_sorted(), "in order of cost: {costs:?}");
    assert!(visit.text(rows).contains("NAT instance"), "the cheapest way: {}", visit.text(rows));
    assert!(
        visit.count("#cheapest .ch-front") == 1 && visit.count("#cheapest circle") == costs.len()
    );

    for wanted in ["No NAT instance", "Survives a zone", "Fixed source address"] {
        turn(wanted);
        for offers in column(&visit, rows, 1) {
            assert!(offers.contains(wanted), "{wanted}: {offers}");
        }
    }
    let cheapest = column(&visit, rows, 2).first().map(|text| amount(text)).unwrap();
    visit.click(&format!("{rows} .acts button"));
    assert_eq!(total(&visit), cheapest, "what is taken costs what was told");
    assert_eq!((visit.verdict("start"), visit.verdict("outbound")), ("yes".into(), "yes".into()));
    searched(&visit);
    assert!(visit.text("#cheapest tr.here").contains("this design"), "and is found again");

    visit.put("budget", "much");
    assert_eq!(visit.count("#budget-message"), 1, "a budget that is no amount");
    visit.put("budget", "0.50");
    searched(&visit);
    assert!(visit.shows("#nothing-fits"), "nothing costs as little");
    visit.end();
}

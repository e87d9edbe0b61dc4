//! From rows and files to the table: what is refused, what becomes of each known price, and what is
//! said about it.

use super::aws::sample;
use super::prices_csv::EVERYWHERE;
use super::*;

const REGIONS: &str = r#"{ "regions": [
        { "code": "us-east-1", "name": "US East (N. Virginia)", "partition": "aws",
          "currency": "USD", "az_count_new_account": 6, "az_count_listed": 6 },
        { "code": "cn-north-1", "name": "China (Beijing)", "partition": "aws-cn",
          "currency": "CNY", "az_count_new_account": null, "az_count_listed": 3 }
    ] }"#;

/// The header and the two rows that are no prices: lines 1 to 3.
const START: &str = "\
region,item,from_gb,to_gb,price,currency,unit,confidence,as_of,source,note
*,data_transfer_out_internet_free_gb_month,,,100,USD,GB,confirmed,2026-09-16,S,
*,ecs_managed_instances_fee_share_of_on_demand,,,0.12,USD,share,inferred,2025-11-04,S,
";

/// What becomes of these rows, which begin at line 4: the table, or the first complaint.
fn table(rows: &str) -> Result<String> {
    let regions = Regions::read(REGIONS.as_bytes())?;
    let prices = read_prices(format!("{START}{rows}").as_bytes())?;
    Table::new(&regions, prices)?.to_rust()
}

fn check(rows: &str, complaint: &str) {
    let found = table(rows).map_or_else(|error| format!("{error:#}"), |_| "none".to_owned());
    assert_eq!(found, complaint, "{rows}");
}

#[test]
fn rows_that_are_not_understood_are_named_by_line() {
    let nat = "us-east-1,nat_gateway_hour,0,,0.045,USD,gateway-hour,confirmed,2025-10-28,S,\n";
    check(nat, "none");
    let with = |from: &str, to: &str| {
        assert!(nat.contains(from), "{from}");
        nat.replace(from, to)
    };
    for (row, complaint) in [
        (with("nat_gateway_hour", "nat_hour"), "`nat_hour` is no item that item.rs lists"),
        (with("us-east-1", "us-east-9"), "`us-east-9` is no Region of regions.json"),
        (with("0.045", "4.5e-2"), "the price `4.5e-2` is not a plain decimal"),
        (with("0.045", "-0.045"), "the price `-0.045` is not a plain decimal"),
        (with("0.045", "0.00000000001"), "more than eight decimals"),
        (with("USD", "EUR"), "`EUR` is no currency that the engine knows: USD or CNY"),
        (
            with("gateway-hour", "hour"),
            "the unit is `hour`, but `nat_gateway_hour` is counted in `gateway-hour`",
        ),
        (with("confirmed", "sure"), "`sure` is no confidence: confirmed, single or inferred"),
        (
            with("2025-10-28", "2025-02-30"),
            "`2025-02-30` is no date: 2026, 2026-09, 2026-09-01 or undated",
        ),
        (with(",S,", ",,"), "a price needs a source"),
        (
            with(",S,", ",a file (a copy of some page),"),
            "the source `a file (a copy of some page)` is of no kind that src/prices/provenance.rs lists: \
             there it gets one, and its words in every language",
        ),
        (
            with(",S,", ",S,no meter exists in the price-list"),
            "the note `no meter exists in the price-list` is none that src/prices/provenance.rs lists: \
             there it gets a name, and its words in every language",
        ),
        (with(",0,,", ",,,"), "`from_gb` is empty: a price begins at 0"),
        (with(",0,,", ",0,0,"), "the tier ends at 0 GB, before it begins at 0 GB"),
    ] {
        check(&row, &format!("line 4: {complaint}"));
    }
    let twice = "line 5: `nat_gateway_hour` in `us-east-1`: line 4 has that price already";
    check(&nat.repeat(2), twice);
    let both = with("us-east-1", "*") + nat;
    let complaint = "has a price for every Region, `*`, and prices for Regions besides";
    check(&both, &format!("`nat_gateway_hour` {complaint}"));
    let allowance = START.lines().nth(1).unwrap_or_default();
    check(allowance, "line 4: line 2 has that already");
}

#[test]
fn tiers_must_meet() {
    let tier = |bounds: &str, date: &str| {
        let unit = "GB processed (Region total per month)";
        let name = "vpc_endpoint_interface_gb";
        format!("us-east-1,{name},{bounds},0.01,USD,{unit},confirmed,{date},S,\n")
    };
    let (low, high) = (tier("0,10", "2026"), tier("10,", "2026"));
    // In either order: the file need not be sorted.
    assert_eq!(table(&format!("{low}{high}")).unwrap(), table(&format!("{high}{low}")).unwrap());
    let at = |line: u8, complaint: &str| {
        format!("line {line}: `vpc_endpoint_interface_gb` in `us-east-1`: {complaint}")
    };
    check(&high, &at(4, "the first tier begins at 10 GB, not at 0"));
    let gap = low.clone() + &tier("11,", "2026");
    check(&gap, &at(5, "begins at 11 GB, but the tier of line 4 ends at 10 GB"));
    let endless = tier("0,", "2026") + &high;
    check(&endless, &at(5, "begins at 10 GB, but the tier of line 4 never ends"));
    let dates = low + &tier("10,", "2025");
    let complaint = "currency, confidence, date, source and note must be those of its first tier";
    check(&dates, &at(5, complaint));
}

#[test]
fn changes_are_counted_by_line() {
    assert_eq!(changed_lines("a\nb\nb\n", "b\nc\nd\na\n"), (1, 2));
    assert_eq!(changed_lines("a\n", "a\n"), (0, 0));
}

#[test]
fn the_table_in_the_repository_is_the_one_its_files_give() {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let regions = Regions::read(read("regions.json").as_bytes()).unwrap();
    let prices = read_prices(read("prices.csv").as_bytes()).unwrap();
    let text = Table::new(&regions, prices).unwrap().to_rust().unwrap();
    assert!(text == read("table.rs"), "run `cargo xtask prices`");
}

#[test]
fn rows_are_written_as_they_were_read() {
    let text = fs::read_to_string(folder().join("prices.csv")).unwrap();
    let rows = read_rows(text.as_bytes()).unwrap();
    assert!(write_rows(rows.iter().map(|(_, row)| row)).unwrap() == text);
}

/// A folder like `src/prices` that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, rows: &str) -> Folder {
        let name = format!("ecs-reach-prices-{}-{name}", std::process::id());
        let new = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&new.0).unwrap();
        fs::copy(folder().join("regions.json"), new.0.join("regions.json")).unwrap();
        new.put("prices.csv", format!("{START}{rows}"));
        refresh(&new.0, &[]).unwrap();
        new
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The rows below those that are no prices.
    fn rows(&self) -> String {
        let text = fs::read_to_string(self.0.join("prices.csv")).unwrap();
        text.strip_prefix(START).unwrap().to_owned()
    }

    /// Refreshes and gives what was said, without the folder's name.
    fn refresh(&self, files: &[PathBuf]) -> Result<String, String> {
        let bare = |text: String| text.replace(&format!("{}/", self.0.display()), "");
        refresh(&self.0, files).map(bare).map_err(|error| bare(format!("{error:#}")))
    }

    /// Every file but AWS's, byte for byte.
    fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().path());
        let own = files.filter(|path| path.extension().is_some_and(|of| of != "aws"));
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        own.map(|path| (name(&path), fs::read(&path).unwrap())).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const NAT: &str = "productFamily=NAT Gateway; usagetype=EUC1-NatGateway-Hours; \
    operation=NatGateway; group=NGW:NatGateway";

/// A note that a known price has.
const NOTE: &str = "no meter exists in the price list";

/// A known price of a NAT gateway's hour in Frankfurt.
fn known(price: &str, confidence: &str, as_of: &str, source: &str, note: &str) -> String {
    format!(
        "eu-central-1,nat_gateway_hour,0,,{price},USD,gateway-hour,{confidence},{as_of},{source},\
         {note}\n"
    )
}

#[test]
fn what_becomes_of_a_known_price_follows_the_rule() {
    let list = "AWS price list AmazonEC2 20261001080000";
    let older_list = "AWS price list AmazonEC2 20250912225308";
    let new = |confidence, note| known("0.052", confidence, "2026-10-01", list, note);
    let cases = [
        (String::new(), new("single", ""), "new: 1\n  nat_gateway_hour in eu-central-1: 0.052 USD"),
        (
            known("0.048", "confirmed", "2025-10-28", "a copy", NOTE),
            new("single", ""),
            "changed: 1\n  nat_gateway_hour in eu-central-1: 0.048 USD of 2025-10-28 -> 0.052 USD, \
             dearer",
        ),
        (
            known("0.06", "single", "2026-10-01", "a copy", ""),
            new("single", ""),
            "changed: 1\n  nat_gateway_hour in eu-central-1: 0.06 USD of 2026-10-01 -> 0.052 USD, \
             cheaper",
        ),
        // Another file is a second witness; a newer version of the same file is not.
        (
            known("0.0520", "single", "2025-10-28", "a copy", NOTE),
            new("confirmed", NOTE),
            "unchanged: 1, 1 confirmed by this second source",
        ),
        (
            known("0.052", "single", "2026-10-01", "a copy", ""),
            new("confirmed", ""),
            "unchanged: 1, 1 confirmed by this second source",
        ),
        (
            known("0.052", "single", "2025-09-12", older_list, ""),
            new("single", ""),
            "unchanged: 1, 1 with a newer date and source",
        ),
        (
            known("0.052", "single", "2026-10-01", "AWS price list AmazonEC2 20261001000000", ""),
            new("single", ""),
            "unchanged: 1, 1 with a newer date and source",
        ),
        (
            known("0.052", "single", "2026", "a copy of AmazonEC2", ""),
            new("single", ""),
            "unchanged: 1, 1 with a newer date and source",
        ),
        (
            known("0.052", "confirmed", "undated", older_list, NOTE),
            new("confirmed", NOTE),
            "unchanged: 1, 1 with a newer date and source",
        ),
        (
            known("0.052", "inferred", "2026-10", "worked out", NOTE),
            new("single", ""),
            "unchanged: 1, 1 with a newer date and source",
        ),
        // The very same publication, or a copy of it.
        (
            known("0.052", "single", "2026-10-01", list, NOTE),
            known("0.052", "single", "2026-10-01", list, NOTE),
            "unchanged: 1, 1 from this very publication",
        ),
        (
            known("0.052", "single", "2026-10-01", "copy of AmazonEC2 20261001080000", ""),
            known("0.052", "single", "2026-10-01", "copy of AmazonEC2 20261001080000", ""),
            "unchanged: 1, 1 from this very publication",
        ),
        // Newer prices stay.
        (
            known("0.048", "single", "2026-10-02", "a copy", ""),
            known("0.048", "single", "2026-10-02", "a copy", ""),
            "older than what is known, not used: 1\n  nat_gateway_hour in eu-central-1: 0.052 USD, \
             but 0.048 USD of 2026-10-02 is known",
        ),
        (
            known("0.052", "single", "2026-11", "a copy", ""),
            known("0.052", "single", "2026-11", "a copy", ""),
            "unchanged: 1, 1 known with a later date already",
        ),
    ];
    let offer = sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.0520000000")]);
    for (rows, expected, said) in cases {
        let folder = Folder::new("rule", &rows);
        let file = folder.put("offer.aws", &offer);
        let report = folder.refresh(&[file]).unwrap();
        assert_eq!(folder.rows(), expected, "{rows}");
        let start = format!("offer.aws: {list} of 2026-10-01: 1 of the table's prices\n{said}\n");
        assert!(report.starts_with(&start), "{rows}: {report}");
    }
}

#[test]
fn rows_keep_their_order_and_new_ones_find_their_place() {
    let hour = |region: &str, item: &str, unit: &str| {
        format!("{region},{item},0,,0.01,USD,{unit},single,2025,a copy,\n")
    };
    let alb = hour("eu-central-1", "alb_hour", "LB-hour");
    let nlb = hour("eu-central-1", "nlb_hour", "LB-hour");
    let address = hour("ap-east-1", "public_ipv4_idle_hour", "address-hour");
    let west = hour("us-west-2", "alb_hour", "LB-hour");
    let folder = Folder::new("order", &format!("{address}{alb}{nlb}{west}"));
    let virginia = NAT.replace("EUC1-", "") + "; regionCode=us-east-1";
    let samples = [(NAT, "0..Inf 0.052"), (virginia.as_str(), "0..Inf 0.045")];
    let file = folder.put("offer.aws", sample::offer_csv("AmazonEC2", &samples));
    let report = folder.refresh(&[file]).unwrap();
    let list = "AWS price list AmazonEC2 20261001080000";
    let frankfurt = known("0.052", "single", "2026-10-01", list, "");
    let virginia = known("0.045", "single", "2026-10-01", list, "");
    let virginia = virginia.replace("eu-central-1", "us-east-1");
    assert_eq!(folder.rows(), format!("{address}{alb}{frankfurt}{nlb}{virginia}{west}"));
    assert!(report.contains("src/prices/prices.csv: 2 lines added and 0 removed\n"), "{report}");
    assert!(report.contains("src/prices/table.rs: "), "{report}");
}

#[test]
fn a_price_is_replaced_with_all_its_tiers() {
    let unit =
        "GB out to internet (per month; after the account-wide free 100 GB in commercial Regions)";
    let tier = |from: &str, price: &str, rest: &str| {
        format!("eu-central-1,data_transfer_out_internet_gb,{from},{price},USD,{unit},{rest}\n")
    };
    let old = tier("0,10240", "0.09", "confirmed,2025-10,a copy,only the first tier is sourced");
    let before = known("0.052", "single", "2026", "a copy", "").replace("nat_gateway", "alb");
    let before = before.replace("gateway-hour", "LB-hour");
    let after = known("0.052", "single", "2026", "a copy", "");
    let folder = Folder::new("tiers", &format!("{before}{old}{after}"));
    let product = "usagetype=EUC1-DataTransfer-Out-Bytes; transferType=AWS Outbound; \
        toLocation=External; fromLocationType=AWS Region; fromRegionCode=eu-central-1";
    let prices = "10240..51200 0.085, 0..10240 0.09, 51200..Inf 0.07";
    let file = folder.put("offer.aws", sample::offer_json("AWSDataTransfer", &[(product, prices)]));
    let report = folder.refresh(std::slice::from_ref(&file)).unwrap();
    let rest = "single,2026-10-01,AWS price list AWSDataTransfer 20261001080000,";
    let new = [tier("0,10240", "0.09", rest), tier("10240,51200", "0.085", rest)].concat();
    let new = new + &tier("51200,", "0.07", rest);
    assert_eq!(folder.rows(), format!("{before}{new}{after}"));
    let said = "changed: 1\n  data_transfer_out_internet_gb in eu-central-1: 0.09 to 10240 GB USD of \
        2025-10 -> 0.09 to 10240 GB, then 0.085 to 51200 GB, then 0.07 USD, in other tiers\n";
    assert!(report.contains(said), "{report}");
    // A second time there is nothing to do.
    let before = folder.bytes();
    let again = folder.refresh(&[file]).unwrap();
    assert!(again.ends_with("publication\nsrc/prices: unchanged, 7 prices\n"), "{again}");
    assert_eq!(folder.bytes(), before);
}

#[test]
fn files_are_merged_by_date_and_not_by_the_order_they_are_named_in() {
    let newer = sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.055")]);
    let older = sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.052")]);
    let older = older.replace(sample::DATE, "2026-09-01T08:00:00Z");
    let older = older.replace(sample::VERSION, "20260901080000");
    let folder = Folder::new("dates", "");
    let files = [folder.put("newer.aws", newer), folder.put("older.aws", older)];
    let report = folder.refresh(&files).unwrap();
    let list = "AWS price list AmazonEC2 20261001080000";
    assert_eq!(folder.rows(), known("0.055", "single", "2026-10-01", list, ""));
    assert!(report.contains("0.052 USD of 2026-09-01 -> 0.055 USD, dearer"), "{report}");
}

#[test]
fn a_copy_of_a_price_page_lends_its_name() {
    let copy = "a copy (verbatim copy of AWS .../meteredUnitMaps/ec2/USD/current/natgateway.json)";
    let derived = "a table (derived from AWS .../meteredUnitMaps/ec2/USD/current/natgateway.json)";
    let page = include_str!("../../tests/cases/prices/natgateway.json");
    let own = "AWS price page natgateway.json";
    for (as_of, known_source, kept, of_new) in [
        ("2025-10-28", copy, copy, copy),
        ("2025-10-28", derived, derived, own),
        ("2025-10-27", copy, own, own),
    ] {
        let rows = known("0.052", "single", as_of, known_source, "");
        let folder = Folder::new("copy", &rows);
        let file = folder.put("natgateway.aws", page);
        folder.refresh(&[file]).unwrap();
        let rows = read_rows(fs::File::open(folder.0.join("prices.csv")).unwrap()).unwrap();
        let sources = |is_known: bool| -> Vec<String> {
            let own = rows.iter().map(|(_, row)| row).filter(|row| row.region != EVERYWHERE);
            let is = |row: &&Row| {
                let at = (row.region.as_str(), row.item.as_str());
                (at == ("eu-central-1", "nat_gateway_hour")) == is_known
            };
            own.filter(is).map(|row| row.source.clone()).collect()
        };
        assert_eq!(
            (sources(true), sources(false)),
            (vec![kept.to_owned()], vec![of_new.to_owned(); 4])
        );
    }
}

#[test]
fn yuan_are_read_as_yuan() {
    let product = NAT.replace("EUC1", "CNW1") + "; regionCode=cn-northwest-1";
    let folder = Folder::new("yuan", "");
    let file =
        folder.put("cn.aws", sample::offer_json("AmazonEC2", &[(&product, "0..Inf 0.37 CNY")]));
    folder.refresh(&[file]).unwrap();
    let expected = "cn-northwest-1,nat_gateway_hour,0,,0.37,CNY,gateway-hour,single,2026-10-01,";
    assert!(folder.rows().starts_with(expected), "{}", folder.rows());
    let table = fs::read_to_string(folder.0.join("table.rs")).unwrap();
    assert!(table.contains("Currency::Cny, Confidence::Single, 20261001"));
}

#[test]
fn what_is_known_for_every_region_stays_so() {
    let everywhere = known("0.0", "confirmed", "2025", "a copy", "").replace("eu-central-1", "*");
    let folder = Folder::new("everywhere", &everywhere);
    let file = folder.put("offer.aws", sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.052")]));
    let report = folder.refresh(&[file]).unwrap();
    assert_eq!(folder.rows(), everywhere);
    let said = "not used: 1\n  nat_gateway_hour in eu-central-1: its one price holds in every \
        Region, `*`\nunchanged: 0\n";
    assert!(report.contains(said), "{report}");
}

#[test]
fn a_report_says_all() {
    let unit = "endpoint-AZ-hour";
    let item = "vpc_endpoint_interface_az_hour";
    let rows = format!("eu-central-1,{item},0,,0.013,USD,{unit},single,2024,a copy,\n");
    let folder = Folder::new("report", &rows);
    let file = folder.put("vpc.aws", include_str!("../../tests/cases/prices/vpc.json"));
    let nat = folder.put("nat.aws", sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.052")]));
    let report = folder.refresh(&[file, nat]).unwrap();
    assert_eq!(report, include_str!("../../tests/cases/prices/report.txt"), "{report}");
}

#[test]
fn after_a_fault_nothing_is_touched() {
    let rows = known("0.048", "single", "2025", "a copy", "");
    let folder = Folder::new("fault", &rows);
    let good = folder.put("good.aws", sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.052")]));
    let before = folder.bytes();
    let offer = sample::offer_json("AmazonEC2", &[(NAT, "0..Inf 0.052")]);
    for (bytes, complaint) in [
        (String::new(), "bad.aws: is empty: fetch it again"),
        ("<html>".to_owned(), "bad.aws: is a web page or an error message in XML"),
        ("{}".to_owned(), "bad.aws: is JSON, but no price file of AWS's: its keys are ``"),
        (offer[..offer.len() / 2].to_owned(), "bad.aws: cut off at line "),
        (
            offer.replace("\"USD\"", "\"EUR\""),
            "bad.aws: `nat_gateway_hour` in `eu-central-1` (SKU ",
        ),
        (
            offer.replace("0.052", "0.0520000001"),
            "bad.aws: `nat_gateway_hour` in `eu-central-1` (SKU ",
        ),
    ] {
        let bad = folder.put("bad.aws", bytes);
        for files in [[good.clone(), bad.clone()], [bad, good.clone()]] {
            let said = folder.refresh(&files).unwrap_err();
            assert!(said.starts_with(complaint), "{said}");
            assert_eq!(folder.bytes(), before, "{complaint}");
        }
    }
    let said = folder.refresh(&[good.clone(), folder.0.join("none.aws")]).unwrap_err();
    assert_eq!(said, "none.aws: there is no such file");
    assert_eq!(folder.bytes(), before);
    // An old row that is not understood is named by its own line.
    folder.put("prices.csv", format!("{START}{}", rows.replace("USD", "EUR")));
    let before = folder.bytes();
    let said = folder.refresh(std::slice::from_ref(&good)).unwrap_err();
    assert!(said.starts_with("prices.csv: line 4: `EUR` is no currency"), "{said}");
    assert_eq!(folder.bytes(), before);
    // Where one of the two cannot be written, neither is.
    folder.put("prices.csv", format!("{START}{rows}"));
    fs::create_dir(folder.0.join("table.rs.new")).unwrap();
    let prices = fs::read(folder.0.join("prices.csv")).unwrap();
    let said = folder.refresh(&[good]).unwrap_err();
    assert!(said.starts_with("table.rs.new: "), "{said}");
    assert_eq!(fs::read(folder.0.join("prices.csv")).unwrap(), prices);
    assert!(!folder.0.join("prices.csv.new").exists());
}

#[test]
fn an_option_is_no_file() {
    let said = run(&["--help".to_owned()]).unwrap_err().to_string();
    assert_eq!(said, "`--help` is no file: `prices` takes price files of AWS's, or nothing");
}

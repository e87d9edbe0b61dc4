//! `cargo xtask <command>`: reads the command line and calls the library.

use std::process::ExitCode;

use anyhow::{Result, bail};
use pico_args::Arguments;
use xtask::{bench, dist, gates, guides, prices, release, screenshots, serve, snapshot};

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--dev]   build what is out of date and serve the page on 127.0.0.1 (port 8080);
                             --dev rebuilds and reloads at every change (port 8081)
  build                      write dist/: the page, and the JavaScript package in dist/pkg/
  dist [--url ADDRESS]       the site for a host, compressed, its archive and checksums in target/archive/;
                             ADDRESS is where it will stand, for search engines and link previews
  test                       every gate: format, licences, lints, tests, browser, documentation, size
  lighthouse                 what Lighthouse says about the page, its speed aside; one of the gates
  bench                      speed and size of the page and the engine, with ratios
  guides                     the examples in docs/examples/, built with mdBook, MkDocs and Sphinx
                             (installed first) and opened in the browser
  screenshots [--readme|--icons]
                             pictures of the page, and how it prints, in target/screenshots/;
                             --readme renews docs/screenshot.png and docs/social.png, --icons those of the
                             installed app
  snapshot SCENARIO.json     a design as a picture or, with --format md, as a summary; --language fr,
                             --path start|outbound|inbound, --address of the page the summary leads to
  prices [FILES]             make the price table from src/prices/prices.csv; FILES are price files
                             of AWS's, whose prices are merged into it first
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = Arguments::from_env();
    let command = arguments.subcommand()?;
    match command.as_deref() {
        Some("serve") => {
            let dev = arguments.contains("--dev");
            // Not the same: at its address the built page is kept for use without a network, and would go
            // on standing there.
            let usual = if dev { 8081 } else { 8080 };
            let port = arguments.opt_value_from_str("--port")?.unwrap_or(usual);
            nothing_left(arguments)?;
            if dev { serve::watch(port) } else { serve::serve(port) }
        }
        Some("build") => {
            nothing_left(arguments)?;
            println!("{}", dist::up_to_date()?.display());
            Ok(())
        }
        Some("dist") => {
            let url: Option<String> = arguments.opt_value_from_str("--url")?;
            nothing_left(arguments)?;
            release::run(url.as_deref())
        }
        Some("test") => {
            nothing_left(arguments)?;
            gates::run()
        }
        Some("lighthouse") => {
            nothing_left(arguments)?;
            gates::lighthouse()
        }
        Some("bench") => {
            nothing_left(arguments)?;
            bench::run()
        }
        Some("guides") => {
            nothing_left(arguments)?;
            guides::run()
        }
        Some("screenshots") => {
            let readme = arguments.contains("--readme");
            let icons = arguments.contains("--icons");
            nothing_left(arguments)?;
            match (readme, icons) {
                (true, _) => screenshots::readme(),
                (false, true) => screenshots::icons(),
                (false, false) => screenshots::all(),
            }
        }
        Some("snapshot") => snapshot::run(arguments),
        Some("prices") => {
            let rest: Vec<String> = arguments
                .finish()
                .into_iter()
                .map(|argument| argument.to_string_lossy().into_owned())
                .collect();
            prices::run(&rest)
        }
        None => {
            print!("{USAGE}");
            Ok(())
        }
        Some(other) => bail!("`{other}` is not a command\n\n{USAGE}"),
    }
}

/// A misspelt option is named instead of ignored.
fn nothing_left(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        None => Ok(()),
        Some(first) => bail!("`{}` is not understood here\n\n{USAGE}", first.to_string_lossy()),
    }
}

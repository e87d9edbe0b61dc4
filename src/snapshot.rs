//! Prints a design as a picture or as a summary, for pages that allow nothing but those. `cargo xtask snapshot`
//! calls it: the file, the language's code, `svg` or `md`, the path that is drawn, the address of the page.

use ecs_reach::assess::{Answer, Judgement, Path};
use ecs_reach::export::{Pictured, diagram_svg, markdown};
use ecs_reach::prices::AsOf;
use ecs_reach::scenario::{Problem, Value};
use ecs_reach::text::{Label, Language, Words};
use ecs_reach::{Assessment, Scenario, assess};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match snapshot(&arguments) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn snapshot(arguments: &[String]) -> Result<String, String> {
    let [file, language, format, path, address] = arguments else {
        return Err("call me as `cargo xtask snapshot`".to_owned());
    };
    let codes = || Language::ALL.iter().map(|language| language.code()).collect::<Vec<_>>();
    let language = Language::from_code(language).ok_or_else(|| {
        format!("--language is `{language}`; choose one of {}", codes().join(", "))
    })?;
    let words = language.words();
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let document: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{file} holds no JSON that can be read: {error}"))?;
    let scenario = scenario(&document).map_err(|problems| {
        let lines = problems.iter().map(|problem| format!("\n  {}", words.problem(problem)));
        [file.as_str(), ":"].into_iter().map(str::to_owned).chain(lines).collect::<String>()
    })?;
    let assessment = assess(&scenario);
    match format.as_str() {
        "md" if address.is_empty() => {
            Err("--format md needs --address: where your page stands, such as https://example.org/reach/".to_owned())
        }
        "md" => {
            let link = scenario.to_link();
            let mark = if link.is_empty() { "" } else { "#" };
            let address = [address.as_str(), mark, &link].concat();
            // Nobody knows when it is read.
            Ok(markdown(&scenario, &assessment, &address, AsOf::UNDATED, words))
        }
        "svg" => picture(&scenario, &assessment, path, words),
        _ => Err(format!("--format is `{format}`; choose one of svg, md")),
    }
}

/// The design of a document, or of one that holds it beside its assessment. Nothing of it may be left unread:
/// nobody would see that in a picture.
fn scenario(document: &Value) -> Result<Scenario, Vec<Problem>> {
    let inside = match document {
        Value::Map(entries) => entries.iter().find(|(name, _)| name == "scenario"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => None,
        Value::List(_) | Value::Foreign(_) | Value::TooDeep => None,
    };
    let document = inside.map_or(document, |(_, scenario)| scenario);
    match Scenario::read(document) {
        Ok((scenario, problems)) if problems.is_empty() => Ok(scenario),
        Ok((_, problems)) => Err(problems),
        Err(problem) => Err(vec![problem]),
    }
}

/// The diagram with one path in it.
fn picture(
    scenario: &Scenario,
    assessment: &Assessment,
    path: &str,
    words: &dyn Words,
) -> Result<String, String> {
    let start = &assessment.start;
    let (title, (judgement, path)) = match path {
        "start" => {
            let path = start.deciding().and_then(|met| start.path_to(met));
            (Label::PathStart, (&start.judgement, path))
        }
        "outbound" => (Label::PathOutbound, of(&assessment.outbound.ipv4)),
        "inbound" => (Label::PathInbound, of(&assessment.inbound.ipv4)),
        _ => return Err(format!("--path is `{path}`; choose one of start, outbound, inbound")),
    };
    let pictured = Pictured { scenario, assessment, title, judgement, path, lost: None };
    Ok(diagram_svg(&pictured, words).text)
}

fn of(answer: &Answer) -> (&Judgement, Option<&Path>) {
    (&answer.judgement, answer.path.as_ref())
}

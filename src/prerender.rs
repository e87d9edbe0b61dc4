//! Prints, as JSON, what the build writes into `index.html` for each language: its code and name, whether
//! its page stands at the root, every fixed text by its name, and the page of the default design.

use ecs_reach::json::Json;
use ecs_reach::text::{Label, Language, Notice};
use ecs_reach::ui;

fn main() {
    let mut json = Json::default();
    json.list(Language::ALL, |json, language| {
        json.map(|json| {
            json.key("code").text(language.code());
            json.key("name").text(language.name());
            json.key("root").bool(*language == ui::LANGUAGE_OF_ROOT);
            json.key("page").text(&ui::prerendered(*language));
            json.key("texts").map(|json| {
                for label in Label::ALL {
                    json.any_key(&format!("{label:?}")).text(language.words().label(*label));
                }
                for notice in Notice::ALL {
                    json.any_key(&format!("{notice:?}")).text(language.notices().notice(*notice));
                }
            });
        });
    });
    println!("{}", json.finish());
}

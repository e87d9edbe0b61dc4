//! What the answers and the bill assume for this design. Drawn while it is open.

use super::Shown;
use crate::export;
use crate::text::Label;
use crate::ui::anchor::Anchor;
use crate::ui::listener::{On, Reaction};
use crate::ui::state::Panel;
use crate::ui::surroundings::{Part, View};
use crate::ui::writer::Writer;

/// One sentence each; on paper all of them, after what rests on them.
pub(in crate::ui) fn assumed(page: &mut Writer, shown: &Shown<'_>) {
    let sentences = export::assumed(shown.scenario, shown.assessment, page.words);
    page.open("details class='assumed'");
    page.on(On::Toggle, Reaction::Disclose(Panel::Assumptions));
    page.open("summary");
    page.id(&Anchor::Assumptions);
    page.say(Label::Assumptions);
    page.close();
    if shown.open.contains(&Panel::Assumptions) {
        page.open("ul");
        for sentence in &sentences {
            page.line("li", sentence.clone());
        }
        page.close();
    } else {
        page.gap();
    }
    page.close();
    page.open("section class='printed'");
    page.label("h2", Label::Assumptions);
    page.line("p", sentences.join(" "));
    page.close();
}

/// Leads there, and opens it; nothing in a view that it is no part of.
pub(super) fn link(page: &mut Writer, view: View) {
    if view.part != Part::Full {
        return page.gap();
    }
    page.open_link("a class='why'", Anchor::Assumptions);
    page.say(Label::Assumptions);
    page.close();
}

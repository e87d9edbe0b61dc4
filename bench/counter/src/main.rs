//! A button that counts: the least that a page written with Yew downloads and does at a click.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_| count.set(count.wrapping_add(1)))
    };
    html! { <button type="button" data-bench="" {onclick}>{ *count }</button> }
}

fn main() {
    yew::Renderer::<Counter>::new().render();
}

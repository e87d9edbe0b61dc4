/**
 * `<ecs-reach>`: a design of ECS Reach with its answers, in any page. A script tag brings it in, from beside the files
 * that it needs: no bundler can. `docs/embedding.md` has examples.
 */

import type { Assessment, Scenario, WholeScenario } from "./pkg/index.js";

/** Everything; the four answers with their reasons; the picture with its path; the bill. */
export type View = "full" | "verdicts" | "diagram" | "bill";

/** `auto` follows the reader's system. */
export type Theme = "auto" | "light" | "dark";

/** A design and all that is said of it. */
export interface Shown {
  /** The short text of the design for a link's fragment, without `#`. */
  link: string;
  scenario: WholeScenario;
  assessment: Assessment;
  /** What of the design could not be read, each in a sentence that names the setting. */
  problems: string[];
}

/**
 * The design is, the first of these that is there: what was set by a property, a JSON text inside, in a
 * `<script type="application/json">`, the attribute `scenario` or `link` (a link, or JSON), or attributes with the names of
 * settings (`subnet="public" tasks="3"`). A change of the markup comes after what was set before.
 *
 * Attributes: `view`, `theme`, `readonly` (`readonly="false"` is none), and `lang`, without which the language of the text around it counts.
 */
export interface EcsReachElement extends HTMLElement {
  /**
   * The design as a document; null until the answers are there. Takes any part of one, also as JSON; null and undefined
   * lead back to what the markup says.
   */
  get scenario(): WholeScenario | null;
  set scenario(scenario: Scenario | string | null | undefined);
  /** The design as a link; null until the answers are there. Takes null and undefined, too. */
  get link(): string | null;
  set link(link: string | null | undefined);
  /** What is said of the design; null until the answers are there. */
  readonly assessment: Assessment | null;
  readonly problems: string[];
  view: View;
  theme: Theme;
  /** Nothing in it changes the design. */
  readonly: boolean;
  /**
   * Loads it now, wherever the element is. Fails with a message for whoever wrote the page, and with an `AbortError`
   * where the element is removed before the answers are there.
   */
  load(): Promise<void>;
}

/** The answers are there, or those to another design are. It bubbles. */
export type EcsReachChangeEvent = CustomEvent<Shown>;
/** It cannot be shown; the message says why and what to do, and stands in the element, too. It bubbles. */
export type EcsReachErrorEvent = CustomEvent<{ message: string }>;

/**
 * What `frame.html` sends to the page around it. The height goes to whoever shows the frame, the rest only to the
 * origin that is named in its address: `frame.html?origin=https://example.org`.
 */
export type FrameMessage =
  | { ecsReach: 1; type: "height"; height: number }
  | ({ ecsReach: 1; type: "change" } & Shown)
  | { ecsReach: 1; type: "error"; message: string };

/**
 * What `frame.html` takes from the page around it, and only from the origin that is named in its address.
 * Anything else is passed over without an answer.
 */
export type FrameCommand =
  | { ecsReach: 1; type: "set"; link: string }
  | { ecsReach: 1; type: "set"; scenario: Scenario };

declare global {
  interface HTMLElementTagNameMap {
    "ecs-reach": EcsReachElement;
  }
  // Both bubble, so that whatever is around it hears of them, too: elements, document, window.
  interface GlobalEventHandlersEventMap {
    "ecs-reach-change": EcsReachChangeEvent;
    "ecs-reach-error": EcsReachErrorEvent;
  }
}

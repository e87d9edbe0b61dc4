// Whatever embed.d.ts declares, used as it allows; `tsc --strict` reads it and nothing runs it. What TypeScript must
// know of React stands in docs/embedding.md, and beside this file as `ecs-reach.d.ts`.

import type {
  EcsReachChangeEvent, EcsReachElement, EcsReachErrorEvent, FrameCommand, FrameMessage, Shown, Theme, View,
} from "./ecs-reach/embed.js";

const view: View = "bill";
const theme: Theme = "dark";

export const given = () => (
  <ecs-reach view={view} theme={theme} readonly scenario={{ tasks: 3 }} ref={(one: EcsReachElement | null) => { one?.load(); }} />
);
export const text = () => <ecs-reach scenario={JSON.stringify({ tasks: 3 })} link="tasks=3" lang="fr" />;
export const settings = () => (
  <ecs-reach view="diagram" subnet="public" assignpublicip natsourcedestcheck="false" tasks={4} internetoutgb="500.5" />
);
// @ts-expect-error a view that there is not
export const wrong = () => <ecs-reach view="no" />;

// @ts-expect-error no setting
export const mistyped = () => <ecs-reach subnett="public" />;

export function set(one: EcsReachElement): void {
  one.scenario = { tasks: 3 };
  // What it shows, or nothing.
  one.scenario = one.scenario;
  one.link = one.link;
  one.scenario = undefined;
  // @ts-expect-error no design
  one.scenario = 7;
}

// Its events bubble to whatever is around it.
const told = ({ link, scenario, assessment, problems }: Shown): string[] =>
  [link, scenario.region, assessment.bill.monthlyTotal, ...problems];
document.addEventListener("ecs-reach-change", ({ detail }) => told(detail));
window.addEventListener("ecs-reach-error", ({ detail }) => detail.message.length);
document.body.addEventListener("ecs-reach-change", (event: EcsReachChangeEvent) => told(event.detail));
document.querySelector("ecs-reach")?.addEventListener("ecs-reach-error", (event: EcsReachErrorEvent) => event.detail);

export const message = (one: FrameMessage): string[] => (one.type === "change" ? told(one) : []);
export const command: FrameCommand = { ecsReach: 1, type: "set", scenario: { tasks: 3 } };

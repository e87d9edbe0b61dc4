// Whatever the package exports, used as its types allow; `tsc --strict` reads it and nothing runs it.

import {
  assess, breakEven, cheapest, compare, defaultScenario, diagnose, difference, fromLink, regions, remedies, sensitivity,
  toLink, version,
} from "ecs-reach";
import * as inline from "ecs-reach/inline";
import type {
  AddressUse, Alternative, Answer, Assessment, Axis, Bill, BillGroup, BillLine, BreakEven, Change, Charge, Cheapest,
  Choice, CostLine, Diagnosis, Difference, Endpoint, Failure, Finding, FindingCode, Hop, HopKind, HostSubnet,
  HoursPerMonth, Influence, Input, InstanceType, IpStack, Judgement, LaunchType, Meeting, NatStrategy, Need,
  NetworkAclRule, NetworkMode, Numeric, OperatingSystem, OutboundAnswer, OutboundVerdict, Problem, Progress, Region,
  Remedy, Requirements, Rules, Scenario, SecurityGroupRule, Service, SubnetKind, Subtotal, TaskVcpu, Total, Trait,
  Verdict, Way, Whole, WholeNetworkAclRule, WholeScenario, WholeSecurityGroupRule, ZoneLoss,
} from "ecs-reach";

const launchType: LaunchType = "fargate";
const os: OperatingSystem = "linux";
const networkMode: NetworkMode = "awsvpc";
const ipStack: IpStack = "dual-stack";
const subnet: SubnetKind = "private";
const hostSubnet: HostSubnet = "same";
const nat: NatStrategy = "per-zone";
const natInstanceType: InstanceType = "t4g.nano";
const endpoints: Endpoint[] = ["s3", "ecr-api"];
const rule: SecurityGroupRule = { cidr: "0.0.0.0/0", protocol: "tcp", fromPort: 443, toPort: 443 };
const numbered: NetworkAclRule = { ...rule, number: 100, action: "allow" };
const rules: Rules<SecurityGroupRule> = { egress: [rule] };
const scenario: Scenario = {
  launchType, os, networkMode, ipStack, subnet, hostSubnet, nat, natInstanceType, endpoints,
  securityGroup: rules, networkAcl: { ingress: [numbered] }, internetOutGb: "0.5", tasks: 2,
};
// A number that is kept as one may be given as its text; what is left out may be `undefined`.
const numeric: Numeric[] = [2, "2"];
const given: Scenario[] = [
  ...numeric.map((tasks) => ({ tasks, port: tasks, s3Gb: tasks, priceOverrides: { alb_hour: tasks } })),
  { hoursPerMonth: 744, taskVcpu: 0.25 }, { hoursPerMonth: "744", taskVcpu: "0.25" },
  { tasks: undefined, securityGroup: { egress: undefined }, nat: undefined },
  { securityGroup: { egress: [{ cidr: "::/0", protocol: undefined, fromPort: undefined }] } },
];
const requirements: Requirements = { outboundIpv4: true, budget: 100, fixedSource: undefined };
const along: Axis = "internetOutGb";

/** What nobody may change can be handed in. */
export const fixed = {
  endpoints: ["s3", "ecr-api"], priceOverrides: { alb_hour: 1 },
  securityGroup: { ingress: [{ cidr: "0.0.0.0/0", protocol: "tcp", fromPort: 443, toPort: 443 }] },
  networkAcl: { egress: [{ cidr: "::/0", number: 7 }] },
} as const;
export const ofFixed: string = toLink(fixed) + assess(fixed).type;

function failed({ errors }: Failure): string {
  return errors.map(({ path, message, help }) => path + message + help).join();
}

function told(problems: Problem[]): string {
  return problems.map(({ path, message }) => path + message).join();
}

export function verdicts(): Verdict[] | string {
  const answer = assess(scenario);
  if (answer.type === "failure") return failed(answer);
  const assessment: Assessment = answer.assessment;
  const { start, outbound, inbound, valid } = assessment;
  const judged: Judgement[] = [valid, start];
  const needs: Need[] = start.needs;
  const source: OutboundAnswer = outbound.ipv4;
  const answers: Answer[] = [source, outbound.ipv6, inbound.ipv4, inbound.ipv6, inbound.loadBalancer];
  const hops: Hop[] = answers.flatMap(({ path }) => path);
  const lost: ZoneLoss[] = assessment.zoneLoss;
  const used: AddressUse[] = assessment.addresses;
  const findings: Finding[] = assessment.findings;
  const met: HopKind[] = hops.map(({ kind }) => kind);
  const reached: Service[] = [...needs.map(({ service }) => service), ...lost.flatMap((loss) => loss.servicesLost)];
  const codes: FindingCode[] = [...findings.map(({ code }) => code), ...judged.flatMap(({ because }) => because)];
  const pulls = codes.includes("cannot-pull-image") || met.includes("nat-gateway") || reached.includes("ecr-api");
  const counted: number = hops.length + lost.length + used.length + findings.length + Number(pulls);
  return counted === 0 ? told(answer.problems) : [...judged, ...needs, ...answers].map(({ verdict }) => verdict);
}

export function money({ monthlyTotal, complete, lines, groups, byHours, byTraffic }: Bill): string {
  const parts: Subtotal[] = [byHours, byTraffic];
  const charges: Charge[] = lines.map(({ id }) => id);
  const each: string[] = lines.map(({ amount }: BillLine) => amount ?? "?").concat(charges);
  const names: string[] = groups.map(({ label }: BillGroup) => label);
  return [monthlyTotal, String(complete), ...each, ...names, ...parts.map((part) => part.monthlyTotal)].join();
}

export function other(): string[] {
  const compared = compare(scenario);
  const met = breakEven(scenario, along);
  const found = cheapest(scenario, requirements);
  const anything = cheapest({});
  const moved = sensitivity(scenario);
  const advised = remedies(scenario);
  const apart = difference(scenario, { ...scenario, nat: "single" });
  const causes = diagnose("CannotPullContainerError");
  const linked = fromLink(toLink(scenario));
  if (
    compared.type === "failure" || met.type === "failure" || found.type === "failure" || anything.type === "failure" ||
    moved.type === "failure" || advised.type === "failure" || apart.type === "failure" ||
    causes.type === "failure" || linked.type === "failure"
  ) {
    return [];
  }
  const ways: (Way | null)[] = compared.alternatives.map(({ way }: Alternative) => way);
  const outside: OutboundVerdict[] = compared.alternatives.map(({ outbound }) => outbound.ipv4);
  const curve: BreakEven = met;
  const lines: (string | null)[] = curve.lines.map(({ monthlyTotal }: CostLine) => monthlyTotal);
  const meetings: string[] = curve.meetings.map(({ text }: Meeting) => text);
  const best: Cheapest = found;
  const progress: Progress = anything.progress;
  const traits: Trait[] = best.designs.flatMap(({ offers, givesUp }: Choice) => [...offers, ...givesUp]);
  const mended: WholeScenario[] = advised.remedies.map(({ scenario: after }: Remedy) => after);
  const inputs: Input[] = moved.inputs.map(({ input }: Influence) => input);
  const changes: Difference = apart;
  const more: (string | null)[] = changes.lines.map((line: Change) => line.more);
  const totals: Total[] = [moved.bill, changes.first, changes.second];
  const checks: string[] = causes.matches.map(({ check }: Diagnosis) => check);
  const whole: WholeScenario = linked.scenario;
  const again: string = toLink({ ...whole, tasks: 3 });
  const places: Region[] = regions();
  return [
    ...ways, ...outside.map(({ source }) => source), ...lines, ...meetings, ...traits, ...inputs, ...more, ...checks,
    ...totals.map(({ monthlyTotal }) => monthlyTotal), whole.region, String(progress.designs), version(),
    ...places.map(({ code }) => code), String(defaultScenario().zones), inline.version(), again,
    ...mended.map(({ region }) => region),
  ].map(String);
}

/** All of it is there in what comes back, and numbers are numbers. */
export function whole(): (number | string | boolean | undefined)[] {
  const back: WholeScenario = defaultScenario();
  const rule: WholeSecurityGroupRule | undefined = back.securityGroup.ingress[0];
  const numbered: WholeNetworkAclRule | undefined = back.networkAcl.egress[0];
  const hours: HoursPerMonth = back.hoursPerMonth;
  const vcpu: TaskVcpu = back.taskVcpu;
  const counted: number = back.tasks + back.zones + back.internetOutGb + back.taskMemoryGb + back.ephemeralStorageGb;
  const numbers: Whole<{ one?: Numeric }> = { one: counted };
  const rates: string[] = Object.values(back.priceOverrides);
  // What comes back is its receiver's to change.
  back.endpoints.push("kms");
  const ports = (rule?.fromPort ?? 0) + (rule?.toPort ?? 0) + (numbered?.number ?? 0);
  return [
    rule?.protocol.length, numbered?.action.length, hours * vcpu * numbers.one, back.exec, back.region.length, ports,
    ...rates, ...given.map((scenario) => assess(scenario).type),
  ];
}

/** What somebody else has written: looked at as carefully as anything, and its type is the caller's word. */
export function untrusted(text: string): string {
  const found: unknown = JSON.parse(text);
  return assess(found as Scenario).type + cheapest({}, found as Requirements).type;
}

// @ts-expect-error a launch type that there is not
export const wrongType: Scenario = { launchType: "lambda" };
// @ts-expect-error a key that there is not
export const wrongKey: Requirements = { cheap: true };
// @ts-expect-error the assessment is there only where it succeeded
export const unchecked = assess({}).assessment;
// @ts-expect-error a key that is misspelt
assess({ launchTyp: "fargate" });
// @ts-expect-error a value that is misspelt
assess({ nat: "singel" });
// @ts-expect-error a size that there is not
assess({ taskVcpu: 3 });
// @ts-expect-error a size that there is not, as a text
assess({ taskVcpu: "3" });
// @ts-expect-error a key within a key
assess({ securityGroup: { ingres: [] } });
// @ts-expect-error a rule without its number
assess({ networkAcl: { egress: [{ cidr: "::/0" }] } });
// @ts-expect-error no scenario
assess("tasks=3");
// @ts-expect-error what nobody has said the type of
assess(JSON.parse("{}") as unknown);
// @ts-expect-error nothing at all
assess();
// @ts-expect-error a key that is misspelt
toLink({ task: 3 });
// @ts-expect-error a value that is misspelt
compare({ ipStack: "dualstack" });
// @ts-expect-error what nothing can be compared along
breakEven({}, "Tasks");
// @ts-expect-error the axis is missing
breakEven({});
// @ts-expect-error a requirement that is misspelt
cheapest({}, { outboundIPv4: true });
// @ts-expect-error a scenario that is misspelt
cheapest({ region: 7 });
// @ts-expect-error no scenario
sensitivity(7);
// @ts-expect-error no scenario
remedies("tasks=3");
// @ts-expect-error the second one is misspelt
difference({}, { subnets: "public" });
// @ts-expect-error what comes back has no text for a number
export const notWhole: WholeScenario = { ...defaultScenario(), tasks: "2" };
// @ts-expect-error nor does it lack a key
export const lacking: WholeScenario = { tasks: 2 };
// @ts-expect-error no text
diagnose(7);
// @ts-expect-error the text is missing
fromLink();

// Whatever the package exports, used as its types allow; `tsc --strict` reads it and nothing runs it.

import {
  assess, breakEven, cheapest, compare, defaultScenario, diagnose, difference, fromLink, regions, sensitivity, toLink,
  version,
} from "ecs-reach";
import * as inline from "ecs-reach/inline";
import type {
  AddressUse, Alternative, Answer, Assessment, Axis, Bill, BillGroup, BillLine, BreakEven, Change, Cheapest, Choice,
  CostLine, Diagnosis, Difference, Endpoint, Failure, Finding, Hop, HostSubnet, Influence, Input, InstanceType, IpStack,
  Judgement, LaunchType, Meeting, NatStrategy, Need, NetworkAclRule, NetworkMode, OperatingSystem, OutboundAnswer,
  OutboundVerdict, Problem, Progress, Region, Requirements, Scenario, SecurityGroupRule, SubnetKind, Subtotal, Total,
  Trait, Verdict, Way, ZoneLoss,
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
const scenario: Scenario = {
  launchType, os, networkMode, ipStack, subnet, hostSubnet, nat, natInstanceType, endpoints,
  securityGroup: { egress: [rule] }, networkAcl: { ingress: [numbered] }, internetOutGb: "0.5", tasks: 2,
};
const requirements: Requirements = { outboundIpv4: true, budget: 100 };
const along: Axis = "internetOutGb";

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
  const counted: number = hops.length + lost.length + used.length + findings.length;
  return counted === 0 ? told(answer.problems) : [...judged, ...needs, ...answers].map(({ verdict }) => verdict);
}

export function money({ monthlyTotal, complete, lines, groups, byHours, byTraffic }: Bill): string {
  const parts: Subtotal[] = [byHours, byTraffic];
  const each: string[] = lines.map(({ amount }: BillLine) => amount ?? "?");
  const names: string[] = groups.map(({ label }: BillGroup) => label);
  return [monthlyTotal, String(complete), ...each, ...names, ...parts.map((part) => part.monthlyTotal)].join();
}

export function other(): string[] {
  const compared = compare(scenario);
  const met = breakEven(scenario, along);
  const found = cheapest(scenario, requirements);
  const anything = cheapest({});
  const moved = sensitivity(scenario);
  const apart = difference(scenario, { ...scenario, nat: "single" });
  const causes = diagnose("CannotPullContainerError");
  const linked = fromLink(toLink(scenario));
  if (
    compared.type === "failure" || met.type === "failure" || found.type === "failure" || anything.type === "failure" ||
    moved.type === "failure" || apart.type === "failure" || causes.type === "failure" || linked.type === "failure"
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
  const inputs: Input[] = moved.inputs.map(({ input }: Influence) => input);
  const changes: Difference = apart;
  const more: (string | null)[] = changes.lines.map((line: Change) => line.more);
  const totals: Total[] = [moved.bill, changes.first, changes.second];
  const checks: string[] = causes.matches.map(({ check }: Diagnosis) => check);
  const whole: Required<Scenario> = linked.scenario;
  const places: Region[] = regions();
  return [
    ...ways, ...outside.map(({ source }) => source), ...lines, ...meetings, ...traits, ...inputs, ...more, ...checks,
    ...totals.map(({ monthlyTotal }) => monthlyTotal), whole.region, String(progress.designs), version(),
    ...places.map(({ code }) => code), String(defaultScenario().zones), inline.version(),
  ].map(String);
}

// @ts-expect-error a launch type that there is not
export const wrongType: Scenario = { launchType: "lambda" };
// @ts-expect-error a key that there is not
export const wrongKey: Requirements = { cheap: true };
// @ts-expect-error the assessment is there only where it succeeded
export const unchecked = assess({}).assessment;
// @ts-expect-error no text
diagnose(7);
// @ts-expect-error the text is missing
fromLink();

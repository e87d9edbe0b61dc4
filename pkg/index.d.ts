/**
 * ECS Reach without a page: can Amazon ECS tasks reach the internet, can the internet reach them, and
 * what does it cost a month? Every function is pure; none throws on bad input, and none makes a request.
 *
 * In a worker import them from `ecs-reach/inline`: it waits for nothing, and so misses no message.
 */

/**
 * A number, or its digits as a text such as `"500.5"`. A number is taken for a computed figure and rounded to the
 * decimals that are kept: six of GB and of what happens a second, ten of a rate, two of a discount. A text is
 * read exactly, and one with more decimals is a problem.
 */
export type Numeric = number | string;

/** Somebody's choice among a closed list, as the types below. What is not chosen is as in `defaultScenario()`. */
export type LaunchType = "fargate" | "ec2" | "managed-instances" | "external";
export type OperatingSystem = "linux" | "windows";
export type NetworkMode = "awsvpc" | "bridge" | "host" | "none" | "default" | "unset";
export type IpStack = "ipv4" | "dual-stack" | "ipv6-only";
export type SubnetKind = "private" | "public" | "isolated";
export type HostSubnet = "same" | "private" | "public" | "isolated";
export type NatStrategy =
  | "per-zone" | "single" | "regional" | "instance" | "private-gateway" | "transit-gateway" | "none";
export type Endpoint =
  | "ecr-api" | "ecr-dkr" | "s3" | "dynamodb" | "logs" | "secretsmanager" | "ssm" | "ssmmessages"
  | "kms" | "ecs" | "ecs-agent" | "ecs-telemetry";
export type InstanceType =
  | "t4g.nano" | "t4g.micro" | "t4g.small" | "t4g.medium" | "t3.nano" | "t3.micro" | "t3.small"
  | "c6gn.medium" | "c7g.medium" | "c7gn.medium";
export type HoursPerMonth = 730 | 720 | 744;
export type TaskVcpu = 0.25 | 0.5 | 1 | 2 | 4 | 8 | 16;

/** A security group rule. Ports are left out where all are meant. */
export interface SecurityGroupRule {
  cidr: string;
  protocol?: "all" | "tcp" | "udp" | "icmp" | undefined;
  fromPort?: Numeric | undefined;
  toPort?: Numeric | undefined;
}

/** A network ACL rule: the lowest number that matches decides. In one direction no two have the same. */
export interface NetworkAclRule extends SecurityGroupRule {
  number: Numeric;
  action?: "allow" | "deny" | undefined;
}

/** Rules in both directions. */
export interface Rules<Rule> {
  ingress?: readonly Rule[] | undefined;
  egress?: readonly Rule[] | undefined;
}

/**
 * A design. Every key is optional and has a default; `defaultScenario()` shows them all. A key that is
 * `undefined` is one that is left out. What comes from elsewhere and has the type `unknown` is handed in
 * `as Scenario`: every function looks at all of it and names what it cannot read.
 */
export interface Scenario {
  version?: 1 | undefined;
  /** Code of an AWS Region, such as `eu-west-1`; see `regions()`. */
  region?: string | undefined;
  /** Availability Zones in use: 1 to 6, no more than the Region has. */
  zones?: Numeric | undefined;
  launchType?: LaunchType | undefined;
  os?: OperatingSystem | undefined;
  /** Of Fargate; `latest` is 1.4.0 on Linux and 1.0.0 on Windows. `1.4.0` is read as `latest`. */
  platformVersion?: "latest" | "1.4.0" | "1.3.0" | undefined;
  networkMode?: NetworkMode | undefined;
  ipStack?: IpStack | undefined;
  /** Subnet of the interface that carries the application's traffic. */
  subnet?: SubnetKind | undefined;
  /** Subnet of the container instance, where it differs. */
  hostSubnet?: HostSubnet | undefined;
  /** The task-level request for a public IPv4 address; only Fargate honours it. */
  assignPublicIp?: boolean | undefined;
  /** The container instance's primary interface owns a public IPv4 address. */
  hostPublicIp?: boolean | undefined;
  /** Where a private subnet's IPv4 default route leads. */
  nat?: NatStrategy | undefined;
  natInstanceType?: InstanceType | undefined;
  natPlacement?: "public" | "private" | undefined;
  /** Which NAT gateway the private route tables lead to. */
  natRouting?: "own-zone" | "one-zone" | "none" | undefined;
  /** The NAT instance still checks source and destination, which stops it from forwarding. */
  natSourceDestCheck?: boolean | undefined;
  ipv6Route?: "none" | "internet-gateway" | "egress-only" | undefined;
  nat64?: boolean | undefined;
  endpoints?: readonly Endpoint[] | undefined;
  /** The zones that interface endpoints stand in: every one, or the first alone. */
  endpointPlacement?: "per-zone" | "single" | undefined;
  /** Whom the endpoints' security group admits: the VPC, or as the VPC's default group its own members. */
  endpointSecurityGroup?: "vpc" | "default" | undefined;
  publicAccessBlock?: "off" | "ingress-only" | "bidirectional" | undefined;
  loadBalancer?: "none" | "application" | "network" | undefined;
  /** A Network Load Balancer's nodes send to targets in every zone; an Application Load Balancer's always do. */
  crossZoneLoadBalancing?: boolean | undefined;
  /** The security group of the tasks admits the load balancer's on the application's port. */
  allowLoadBalancer?: boolean | undefined;
  securityGroup?: Rules<SecurityGroupRule> | undefined;
  /** The VPC's default security group in place of `securityGroup`. */
  defaultSecurityGroup?: boolean | undefined;
  networkAcl?: Rules<NetworkAclRule> | undefined;
  /** The port the application listens on. */
  port?: Numeric | undefined;
  /** Connections that all tasks hold open at once to one destination. */
  connections?: Numeric | undefined;
  registry?: "ecr" | "ecr-public" | "docker-hub" | "other" | undefined;
  /** The log router of FireLens is taken to send to Amazon CloudWatch Logs. */
  logDriver?: "awslogs" | "firelens" | "none" | undefined;
  secrets?: "none" | "secrets-manager" | "parameter-store" | undefined;
  exec?: boolean | undefined;
  serviceConnect?: boolean | undefined;
  /** What the application handles; steers guidance, never a verdict. */
  workload?: "unspecified" | "streaming" | "gaming" | "payments" | "user-data" | undefined;
  vpcCidr?: string | undefined;
  tasks?: Numeric | undefined;
  instances?: Numeric | undefined;
  /** Of the container instances, for how many task interfaces one holds. */
  instanceSize?: "unspecified" | "medium" | "large" | "xlarge" | "2xlarge" | "4xlarge" | undefined;
  eniTrunking?: boolean | undefined;
  hoursPerMonth?: HoursPerMonth | `${HoursPerMonth}` | undefined;
  /** GB a month. */
  internetOutGb?: Numeric | undefined;
  internetInGb?: Numeric | undefined;
  s3Gb?: Numeric | undefined;
  dynamodbGb?: Numeric | undefined;
  awsApiGb?: Numeric | undefined;
  imagePullGb?: Numeric | undefined;
  loadBalancerOutGb?: Numeric | undefined;
  loadBalancerInGb?: Numeric | undefined;
  /** New connections a second that the load balancer accepts, on average. */
  loadBalancerNewConnections?: Numeric | undefined;
  /** Connections through the load balancer that are open in a minute, on average. */
  loadBalancerActiveConnections?: Numeric | undefined;
  /** Listener rules beyond the first ten that an Application Load Balancer evaluates a second. */
  loadBalancerRuleEvaluations?: Numeric | undefined;
  interZoneGb?: Numeric | undefined;
  /** Public IPv4 addresses that the account holds and nothing uses. */
  idleAddresses?: Numeric | undefined;
  /** Count the compute beside the network: Fargate tasks, container instances and their fee. */
  compute?: boolean | undefined;
  cpuArchitecture?: "x86_64" | "arm64" | undefined;
  taskVcpu?: TaskVcpu | `${TaskVcpu}` | undefined;
  taskMemoryGb?: Numeric | undefined;
  /** 20, which are included, to 200. */
  ephemeralStorageGb?: Numeric | undefined;
  /** What container instances run on, as far as their price is asked for. */
  instanceType?: InstanceType | undefined;
  freeTier?: boolean | undefined;
  /** Your own rates, per price item: `{ "nat_gateway_hour": "0.04" }`. */
  priceOverrides?: Record<string, Numeric> | undefined;
  /** Your discounts in percent, per offer code of AWS's price list: `{ "AmazonEC2": "10" }`. */
  discounts?: Record<string, Numeric> | undefined;
}

/** A security group rule as it comes back. Without ports it is about all of them. */
export interface WholeSecurityGroupRule {
  cidr: string;
  protocol: NonNullable<SecurityGroupRule["protocol"]>;
  fromPort?: number;
  toPort?: number;
}

export interface WholeNetworkAclRule extends WholeSecurityGroupRule {
  number: number;
  action: NonNullable<NetworkAclRule["action"]>;
}

/** Every key, and where a number may be given as a text, the number. */
export type Whole<Keys> = {
  [Key in keyof Keys]-?: [Extract<Keys[Key], number>] extends [never]
    ? Exclude<Keys[Key], undefined>
    : Extract<Keys[Key], number>;
};

/** A design as it comes back, with every key. It can be handed in again, whole or changed. */
export interface WholeScenario
  extends Whole<
    Omit<
      Scenario,
      "platformVersion" | "endpoints" | "securityGroup" | "networkAcl" | "priceOverrides" | "discounts"
    >
  > {
  platformVersion: "latest" | "1.3.0";
  endpoints: Endpoint[];
  securityGroup: { ingress: WholeSecurityGroupRule[]; egress: WholeSecurityGroupRule[] };
  networkAcl: { ingress: WholeNetworkAclRule[]; egress: WholeNetworkAclRule[] };
  priceOverrides: Record<string, string>;
  discounts: Record<string, string>;
}

/** `depends`: somebody else's network decides. `unknown`: AWS does not document it, or a setting of another
 * account decides; `because` says which. */
export type Verdict = "yes" | "no" | "depends" | "unknown";

/** What a finding is about. A newer version can have more of them, as of all that answers hold: keep a default. */
export type FindingCode =
  | "network-mode-refused" | "assign-public-ip-refused" | "ipv6-refused" | "ipv6-only-refused"
  | "service-connect-refused" | "task-size-refused"
  | "network-mode-undocumented" | "external-network-decides" | "combination-accepted"
  | "zones-beyond-region" | "vpc-too-small" | "setting-without-effect" | "host-port-taken"
  | "host-port-taken-while-deploying"
  | "start-ready" | "cannot-register" | "cannot-pull-image" | "cannot-fetch-secrets"
  | "cannot-create-log-stream" | "cannot-configure-service-connect" | "exec-unavailable"
  | "host-carries-control" | "service-connect-through-instance" | "start-through-endpoints" | "endpoints-missing"
  | "endpoints-do-not-serve" | "ecr-endpoints-ipv4-only" | "managed-endpoints-undocumented"
  | "start-needs-ipv4" | "start-over-nat64-undocumented" | "registry-ipv6-unknown"
  | "endpoint-security-group-blocks" | "old-platform-version" | "exec-unsupported-ipv6-only"
  | "exec-unsupported-old-platform" | "exec-unsupported-without-network"
  | "firelens-unavailable"
  | "layers-through-nat" | "gateway-endpoint-spares" | "endpoints-beside-nat"
  | "windows-foreign-layers" | "shared-pull-address"
  | "outbound-through-internet-gateway" | "outbound-through-nat-gateway"
  | "outbound-through-nat-instance" | "outbound-through-egress-vpc" | "outbound-through-nat64"
  | "outbound-over-ipv6" | "isolated-region" | "no-container-network" | "task-without-public-ip"
  | "task-interface-never-public" | "host-without-public-ip" | "no-public-address-to-reach"
  | "no-default-route" | "no-default-route-for-instances" | "no-internet-gateway"
  | "security-group-blocks-inbound" | "security-group-blocks-inbound-over-ipv6"
  | "security-group-blocks-outbound" | "security-group-blocks-outbound-over-ipv6"
  | "network-acl-blocks-inbound" | "network-acl-blocks-inbound-over-ipv6"
  | "network-acl-blocks-load-balancer" | "network-acl-blocks-outbound"
  | "network-acl-blocks-outbound-over-ipv6" | "network-acl-blocks-instances"
  | "network-acl-blocks-instances-over-ipv6" | "network-acl-drops-some-inbound"
  | "network-acl-drops-some-inbound-over-ipv6" | "network-acl-drops-some-load-balancer"
  | "network-acl-drops-some-outbound" | "network-acl-drops-some-outbound-over-ipv6"
  | "nat-gateway-not-public" | "nat-instance-not-public" | "private-nat-gateway"
  | "nat-instance-source-dest-check" | "no-ipv4-path" | "no-ipv6-on-interface" | "no-ipv6-route"
  | "no-ipv6-route-for-instances" | "ipv6-undocumented" | "nat64-undocumented"
  | "egress-vpc-not-known" | "public-access-blocked-outbound" | "public-access-blocked-inbound"
  | "public-access-blocked-load-balancer" | "egress-only-blocks-inbound"
  | "public-address-without-route" | "open-to-the-internet" | "open-to-the-internet-over-ipv6"
  | "ssh-open-to-the-world" | "no-ipv6-addresses" | "no-load-balancer" | "external-no-load-balancer"
  | "load-balancer-needs-two-zones" | "load-balancer-delivers" | "load-balancer-not-admitted"
  | "load-balancer-zone-without-targets" | "load-balancer-over-ipv6" | "bridge-dynamic-ports" | "default-security-group"
  | "single-nat-gateway" | "single-nat-instance" | "nat-gateways-bypassed" | "nat-gateway-unused"
  | "nat-gateway-without-tasks" | "nat-instance-overloaded"
  | "regional-nat-gateway" | "regional-nat-window" | "nat-gateway-limits" | "nat-connections"
  | "endpoints-in-one-zone" | "all-in-one-zone" | "public-vpc-range" | "elastic-ip-quota"
  | "interface-quota" | "subnet-full" | "subnet-full-while-deploying"
  | "load-balancer-subnet-too-small" | "too-few-interfaces" | "too-few-interfaces-while-deploying"
  | "replacements-without-room" | "nat-gateway-per-zone"
  | "internet-gateway-not-zonal" | "nat-gateway-charges" | "public-ipv4-unused"
  | "public-address-changes" | "trunk-loses-public-ip" | "guidance-public-subnet" | "guidance-private-subnet"
  | "workload-fits" | "workload-misfit" | "small-workload-claim" | "traffic-without-path"
  | "rates-missing";

export interface Judgement {
  verdict: Verdict;
  /** Codes of the findings that gave the verdict, the deciding one first; several findings can have one. */
  because: FindingCode[];
}

/** What a packet meets on its way. */
export type HopKind =
  | "interface" | "internet" | "dns" | "security-group" | "network-acl" | "route-table"
  | "availability-zone" | "internet-gateway" | "public-access-block"
  | "egress-only-internet-gateway" | "nat-gateway" | "nat-instance" | "transit-gateway"
  | "gateway-endpoint" | "load-balancer" | "delivery";

export interface Hop {
  leg: "request" | "reply";
  kind: HopKind;
  where: string;
  /** `unknown`: nobody can say from here on. */
  action: "sent" | "forwarded" | "translated" | "dropped" | "delivered" | "unknown";
  detail: string;
  /** AWS Reachability Analyzer's explanation code, where one fits. */
  code: string | null;
  rules: string[];
}

/** A verdict on a network path, with the path: hop by hop, there and back. */
export interface Answer extends Judgement {
  path: Hop[];
}

export interface OutboundAnswer extends Answer {
  /** Whose address an internet host sees. */
  source:
    | "task-public-ip" | "host-public-ip" | "nat-gateway" | "nat-instance" | "egress-vpc-nat"
    | "task-ipv6" | "host-ipv6" | "none" | "unknown";
}

/** What a new task must reach. Those that are an `Endpoint`, too, can be reached through it. */
export type Service =
  | "ecs" | "ecs-agent" | "ecs-telemetry" | "ecr-api" | "ecr-dkr" | "s3" | "ecr-public"
  | "docker-hub" | "other-registry" | "secretsmanager" | "ssm" | "logs" | "ec2messages"
  | "ssmmessages";

export interface Need {
  service: Service;
  /**
   * Whose interface reaches for it; `fargate`: one outside the VPC, before platform version 1.4.0. Null where the
   * container that would has no network.
   */
  interface: "task" | "host" | "fargate" | null;
  verdict: Verdict;
  via:
    | "internet-gateway" | "egress-only-internet-gateway" | "nat-gateway" | "nat-instance"
    | "transit-gateway" | "interface-endpoint" | "gateway-endpoint" | "fargate" | null;
  /** The message that a user sees where the service cannot be reached. */
  symptom: string | null;
  /** False where a task runs without it, as without ECS Exec or the log router of FireLens. */
  blocksStart: boolean;
  /** The place of its path in `start.paths`. */
  path: number | null;
}

/** The state after one zone has failed, by tracing again what ran through it. */
export interface ZoneLoss {
  zone: string;
  /** Other zones whose tasks could reach the internet before and cannot now. */
  outboundLostIn: string[];
  /** A replacement reaches what it needs, and there is room for it. Null where nobody can say. */
  newTasksCanStart: boolean | null;
  /** Tasks of the failed zone for which the others have no port, interface or address left. */
  replacementsWithoutRoom: number;
  /** What a new task needs, could reach from another zone before, and cannot now. */
  servicesLost: Service[];
  /** Null where there is no load balancer, or nobody can say. */
  loadBalancerDelivers: boolean | null;
  tasksLeft: number;
  /**
   * Tasks to run so that as many as wanted are left, whichever zone fails: one number for all zones. Null where some
   * zone is the only one with tasks, and where there is no room for so many.
   */
  tasksToRun: number | null;
  /** The answers that are left, for the tasks that still run or, where none does, for those that can replace them. */
  answers: {
    start: Verdict;
    outbound: { ipv4: Verdict; ipv6: Verdict };
    inbound: { ipv4: Verdict; ipv6: Verdict; loadBalancer: Verdict };
  };
  because: FindingCode[];
}

/** What uses the IPv4 addresses of one subnet. */
export interface AddressUse {
  zone: string;
  kind: "public" | "private" | "isolated";
  cidr: string | null;
  ipv6Cidr: string | null;
  /** All but the five that AWS reserves. */
  usable: number;
  tasks: number;
  instances: number;
  endpoints: number;
  nat: number;
  loadBalancer: number;
  used: number;
  /** While a deployment runs old and new tasks side by side. */
  deploying: number;
}

/** What is charged for. */
export type Charge =
  | "nat-gateway-hours" | "nat-gateway-data" | "regional-nat-gateway-hours"
  | "regional-nat-gateway-data" | "nat-instance-hours" | "public-ipv4" | "public-ipv4-idle"
  | "interface-endpoint-hours" | "interface-endpoint-data" | "gateway-endpoint" | "cross-zone-data"
  | "internet-data-out" | "internet-data-in" | "service-data-out" | "load-balancer-hours" | "load-balancer-capacity"
  | "transit-gateway-hours" | "transit-gateway-data" | "fargate-vcpu-hours" | "fargate-memory-hours"
  | "fargate-storage-hours" | "container-instance-hours" | "managed-instances-fee"
  | "external-instance-hours";

/** Quantities and amounts are exact decimal strings. */
export interface BillLine {
  id: Charge;
  label: string;
  quantity: string;
  unit: "hours" | "GB" | "LCU-hours" | "NLCU-hours" | "vCPU-hours" | "GB-hours";
  /** The `id` of its group. */
  group: BillGroup["id"];
  /** `hours`: the same in a month without traffic. */
  growsWith: "hours" | "traffic";
  /** The name of the rate in `priceOverrides`; null where it has none. */
  item: string | null;
  /** Rate of the first unit; `tiers` has every tier's. Null where it is not known. */
  unitPrice: string | null;
  tiers: { quantity: string; unitPrice: string; amount: string }[];
  /** Null where a rate is not known: what `tiers` come to is in the total all the same. */
  amount: string | null;
  /** The percentage that your discount took off; null where there is none. */
  discount: string | null;
  formula: string;
  asOf: string | null;
  /**
   * `confirmed`: two copies of AWS's prices, read independently, agree; `single`: one copy has it; `inferred`: no source
   * states it, and `source` tells what it follows from; `user`: a rate of yours; `unknown`: there is no rate. A copy that
   * others published was not checked against AWS's own page.
   */
  confidence: "confirmed" | "single" | "inferred" | "user" | "unknown";
  source: string | null;
  note: string | null;
}

/**
 * The sum of charges; that much at least where it is not complete: a rate is not known, or what the egress VPC behind a
 * transit gateway costs is on the bill of its owner.
 */
export interface Subtotal {
  monthlyTotal: string;
  /** False where an amount is missing from the total. */
  complete: boolean;
}

/** The charges that pay for the same kind of thing. */
export interface BillGroup {
  id: "nat" | "public-ipv4" | "endpoints" | "data-transfer" | "load-balancing" | "transit-gateway" | "compute";
  label: string;
  monthlyTotal: string;
  complete: boolean;
}

export interface Bill {
  currency: "USD" | "CNY" | null;
  monthlyTotal: string;
  /** False where an amount is missing from the total. */
  complete: boolean;
  /** False where some of the traffic has no path, and so costs nothing. */
  trafficCarried: boolean;
  lines: BillLine[];
  /** What the lines pay for, in the order of the lines. The totals add up to that of the bill, exactly. */
  groups: BillGroup[];
  /** What is the same without traffic. */
  byHours: Subtotal;
  /** What grows with traffic. */
  byTraffic: Subtotal;
}

export interface Finding {
  code: FindingCode;
  severity: "error" | "warning" | "advice" | "info";
  title: string;
  why: string;
  fix: string;
  rules: string[];
  source: { title: string; url: string } | null;
}

export interface Assessment {
  valid: Judgement;
  /**
   * `path` is the way to the need that decides, empty where it is `outbound.ipv4.path`; `paths` are the ways
   * to all needs, an entry empty where it is one of those two.
   */
  start: Judgement & { needs: Need[]; path: Hop[]; paths: Hop[][] };
  outbound: { ipv4: OutboundAnswer; ipv6: OutboundAnswer };
  inbound: { ipv4: Answer; ipv6: Answer; loadBalancer: Answer };
  /** One entry a zone; empty where nothing was traced and where no task can ever start. */
  zoneLoss: ZoneLoss[];
  addresses: AddressUse[];
  bill: Bill;
  findings: Finding[];
  /** What answers and bill assume and leave out, one sentence each, in reading order. */
  assumptions: string[];
}

export interface Problem {
  /** Where it stands: `tasks`, `securityGroup.ingress[0].cidr`. */
  path: string;
  message: string;
}

export interface Failure {
  type: "failure";
  errors: (Problem & { help: string })[];
}

export interface Region {
  code: string;
  name: string;
  partition: string;
  /** The most Availability Zones any account has there; null where that is not known. */
  zones: number | null;
  currency: "USD" | "CNY" | null;
  hasPrices: boolean;
}

/** Assesses a design. What cannot be read is a problem by name, and the rest still counts. */
export function assess(
  scenario: Scenario,
): { type: "success"; assessment: Assessment; problems: Problem[] } | Failure;

/** The whole document that stands for no input at all. */
export function defaultScenario(): WholeScenario;

/** Every AWS Region that is known, with its zones and currency, and whether it has prices. */
export function regions(): Region[];

/** The short text of a design for a link's fragment, without `#`. What cannot be read is left out. */
export function toLink(scenario: Scenario): string;

/** The design of a link, a fragment, or the text of `toLink`, and what could not be read in it. */
export function fromLink(
  text: string,
): { type: "success"; scenario: WholeScenario; problems: Problem[] } | Failure;

/** A misconfiguration that prints such a message. */
export interface Diagnosis {
  /** Id of the fact, such as `G1`. */
  id: string;
  /**
   * True where the text says what went wrong. False where it is the class of an error and no more, such as
   * `CannotPullContainerError`, or the state of a task, such as `PENDING`: then every misconfiguration on record for
   * it is among the matches.
   */
  specific: boolean;
  /** The message, shortened with `…`. */
  message: string;
  misconfiguration: string;
  check: string;
  /** A design that shows it, for `fromLink`; null where no design can. */
  link: string | null;
  rules: string[];
  source: { title: string; url: string };
}

/** The misconfigurations that a stopped reason, service event or log line points to, the likeliest first. */
export function diagnose(text: string): { type: "success"; matches: Diagnosis[] } | Failure;

/**
 * A way for tasks to reach what they need. Of `central-egress` the bill holds this VPC's side and is not `complete`:
 * what the egress VPC costs is on the bill of its owner.
 */
export type Way =
  | "public-address" | "single-nat" | "nat-per-zone" | "regional-nat" | "nat-instance" | "central-egress"
  | "endpoints-only" | "endpoints-and-nat" | "egress-only-ipv6";

/** What a bill comes to, by the names that it has in an assessment. */
export interface Total {
  currency: "USD" | "CNY" | null;
  monthlyTotal: string;
  /** False where an amount is missing from the total. */
  complete: boolean;
  /** False where some of the traffic has no path, and so costs nothing. */
  trafficCarried: boolean;
}

export interface OutboundVerdict extends Judgement {
  source: OutboundAnswer["source"];
}

/** A design with one way out, and what there is to say about it; `assess(scenario)` says more. */
export interface Alternative {
  /** Null for the design at hand where it is none of the ways. */
  way: Way | null;
  /** The way in a few words. */
  label: string;
  /** It is the design at hand. */
  current: boolean;
  scenario: WholeScenario;
  /** The short text of `scenario` for a link's fragment, as from `toLink`. */
  link: string;
  start: Judgement;
  outbound: { ipv4: OutboundVerdict; ipv6: OutboundVerdict };
  /** Whether hosts on the internet reach the application directly, over IPv4 or IPv6. */
  directInbound: Verdict;
  /**
   * What the loss of any one zone leaves, at the worst. `nothing`: no task. `loses-connections`: tasks elsewhere
   * lose the internet or the endpoint for their logs, or the load balancer does not deliver. `runs-on`: what runs goes
   * on, but no new task can start, or nobody can say. `unharmed`: new tasks start, too. Null where nothing was traced.
   */
  afterZoneLoss: "nothing" | "loses-connections" | "runs-on" | "unharmed" | null;
  /**
   * False where some of the traffic has no path on this way, and both bills leave it out for that reason; or where more
   * goes through its NAT instance than that sustains, as far as that is on record.
   */
  trafficCarried: boolean;
  bill: Total;
  /** The same design with ten times the traffic. */
  billAtTenfoldTraffic: Total;
}

/**
 * Every way out that makes sense for a design, side by side, with the design at hand among them. What is
 * not about the way stays as it is.
 */
export function compare(
  scenario: Scenario,
): { type: "success"; alternatives: Alternative[]; problems: Problem[] } | Failure;

/** What ways out can be compared along: GB a month, tasks, or zones. */
export type Axis =
  | "internetOutGb" | "internetInGb" | "s3Gb" | "imagePullGb" | "awsApiGb" | "tasks" | "zones";

export interface CostLine {
  way: Way | null;
  label: string;
  current: boolean;
  /**
   * At `here`; null where the total is not complete, or the traffic is not carried: it has no path, or is more than a NAT
   * instance sustains. Such a line meets none.
   */
  monthlyTotal: string | null;
}

/** Where one way out becomes cheaper than another. */
export interface Meeting {
  /** From here on: of GB to a millionth of one, of tasks and zones the first whole number. */
  at: string;
  /** The cheaper way from there on; null stands for the line without a way. */
  cheaper: Way | null;
  dearer: Way | null;
  /** What the cheaper way costs a month there. Of GB that is what both cost. */
  cost: string;
  /** The same in a sentence. */
  text: string;
}

export interface BreakEven {
  along: Axis;
  /** The value of the design at hand. */
  here: string;
  /** The largest value that a design can have. */
  most: string;
  currency: "USD" | "CNY" | null;
  /** The ways by which new tasks can start. `central-egress` is left out unless the design at hand has it. */
  lines: CostLine[];
  /** Every place where two lines change their order, by value. */
  meetings: Meeting[];
}

/**
 * Where the ways out of a design overtake each other, exactly, from the tiers of their prices. Along tasks
 * it takes some tenths of a second.
 */
export function breakEven(
  scenario: Scenario,
  along: Axis,
): ({ type: "success"; problems: Problem[] } & BreakEven) | Failure;

/** What a design must do. That new tasks can start always must. Every key is optional. */
export interface Requirements {
  /** The application reaches IPv4 hosts on the internet. */
  outboundIpv4?: boolean | undefined;
  /** It reaches IPv6 hosts on the internet. */
  outboundIpv6?: boolean | undefined;
  /** No host on the internet reaches it directly. */
  noDirectInbound?: boolean | undefined;
  /** IPv4 hosts see addresses that stay: those of NAT gateways or instances. */
  fixedSource?: boolean | undefined;
  /** Whichever zone fails, the tasks elsewhere reach what they reached, and the load balancer delivers. */
  survivesZoneLoss?: boolean | undefined;
  /** Whichever zone fails, a new task can start. */
  restartsInZoneLoss?: boolean | undefined;
  /** Nothing runs through an instance that somebody must look after. */
  noNatInstance?: boolean | undefined;
  /** What it may cost a month at most, in the currency of its Region. */
  budget?: Numeric | undefined;
}

/** What a design can offer; each has a key in `Requirements`. */
export type Trait =
  | "outbound-ipv4" | "outbound-ipv6" | "no-direct-inbound" | "fixed-source" | "survives-zone-loss"
  | "restarts-in-zone-loss" | "no-nat-instance";

export interface Choice {
  scenario: WholeScenario;
  /** The short text of `scenario` for a link's fragment, as from `toLink`. */
  link: string;
  monthlyTotal: string;
  /** What it offers, asked for or not. */
  offers: Trait[];
  /** What the next dearer one offers and this one does not. */
  givesUp: Trait[];
  /** Nothing cheaper keeps as much when a zone fails. */
  onFront: boolean;
  /** In what it differs from the design at hand. */
  changes: ("zones" | "way-out" | "addressing" | "endpoints" | "endpoint-placement")[];
}

/** How many designs a search looked at. */
export interface Progress {
  /** Combinations of zones, way out, addressing and endpoints: every one. */
  combinations: number;
  /** Designs among them: combinations that are no other name for another. */
  designs: number;
  /** Designs that do what is required, and were beaten by none before them. */
  fit: number;
  /** Designs that would do, but have a charge without a known rate. */
  unpriced: number;
}

export interface Cheapest {
  currency: "USD" | "CNY" | null;
  /** For everything that can be offered the cheapest design, by cost: what is left out offers no more. */
  designs: Choice[];
  progress: Progress;
}

/**
 * The cheapest designs that do what is required, out of every combination of the choices that are about the
 * network; of endpoints, those that a start or the traffic can use. In each of them new tasks start, the traffic is
 * carried, and a load balancer that the design has delivers. It weighs thousands of designs, which takes some tenths
 * of a second: call it in a worker where that is too long.
 */
export function cheapest(
  scenario: Scenario,
  requirements?: Requirements,
): ({ type: "success"; problems: Problem[] } & Cheapest) | Failure;

/** The settings that a bill can grow with. */
export type Input =
  | "zones" | "tasks" | "instances" | "idleAddresses" | "internetOutGb" | "internetInGb" | "s3Gb"
  | "dynamodbGb" | "awsApiGb" | "imagePullGb" | "loadBalancerOutGb" | "loadBalancerInGb" | "interZoneGb"
  | "loadBalancerNewConnections" | "loadBalancerActiveConnections" | "loadBalancerRuleEvaluations";

/** An input that moves the bill. */
export interface Influence {
  input: Input;
  /** Of what is counted one more, of anything else a tenth more. */
  step: "one-more" | "tenth-more";
  /** What a month costs more, as far as rates are known; below zero where it costs less. */
  more: string;
  /** False where something changes whose rate is not known: then it is not in `more`. */
  complete: boolean;
  /** The same in a few words. */
  text: string;
}

/** What a little more of each input costs, the strongest first; those that move nothing are left out. */
export function sensitivity(
  scenario: Scenario,
): { type: "success"; inputs: Influence[]; bill: Total; problems: Problem[] } | Failure;

/** What a finding advises, done. */
export interface Remedy {
  /** The finding's `code`. */
  code: FindingCode;
  /** What it advises, as in the finding. */
  fix: string;
  /** The design in which the finding is gone. */
  scenario: WholeScenario;
  /** The short text of `scenario` for a link's fragment, as from `toLink`. */
  link: string;
  /** False where `scenario` does not carry all of the traffic, as in an alternative. */
  trafficCarried: boolean;
  /** What it costs more a month; null where either bill is incomplete or leaves out traffic that has no path. */
  more: string | null;
}

/**
 * What the findings of a design advise, done: of each that one step puts right, the design in which it is gone and
 * nothing that worked has stopped.
 */
export function remedies(
  scenario: Scenario,
): { type: "success"; remedies: Remedy[]; problems: Problem[] } | Failure;

/** One charge of two designs. */
export interface Change {
  /** The `id` of the charge in a bill. */
  id: Charge;
  label: string;
  /** In the first design; null where a rate is not known. */
  first: string | null;
  second: string | null;
  /** What the second costs more; null where either is not known, or the currencies differ. */
  more: string | null;
}

export interface Difference {
  /** The charges of either bill, in display order, also those that are alike. */
  lines: Change[];
  first: Total;
  second: Total;
  /** What the second costs more; null where a bill is incomplete or leaves traffic out, or the currencies differ. */
  more: string | null;
}

/** The bills of two designs, line by line. Paths of problems begin with `first` or `second`. */
export function difference(
  first: Scenario,
  second: Scenario,
): ({ type: "success"; problems: Problem[] } & Difference) | Failure;

/** The version of this package. */
export function version(): string;

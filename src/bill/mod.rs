//! What the network costs a month: counts read off the Network and traffic along the paths it takes,
//! times published prices. One family of charges a file, in the order of AWS's pricing pages.

mod compute;
mod data_transfer;
mod group;
mod load_balancer;
mod nat_gateway;
mod nat_instance;
mod public_ipv4;
mod rates;
mod transit_gateway;
mod vpc_endpoint;

pub use group::{Driver, Family, Free, Group, Sum};
pub use rates::{Origin, Part, Priced, RateSheet};

use crate::closed::closed;
use crate::network::{Network, Passage};
use crate::prices::{AsOf, Currency, InstanceType, Item};
use crate::units::{Money, Portion, Quantity};

/// What is billed: the network, and a month's traffic along its paths.
#[derive(Debug)]
pub struct Usage<'a> {
    /// The network.
    pub network: &'a Network,
    /// The traffic that flows; what has no path is not in it.
    pub traffic: &'a [Traffic],
    /// There is no traffic without a path.
    pub carried: bool,
    /// GB between tasks in different zones.
    pub inter_zone: Quantity,
    /// GB that services of AWS exchange with machines outside AWS.
    pub to_machines: Quantity,
    /// Hours of the month.
    pub hours: u64,
    /// Count the account's free allowance of transfer out.
    pub free_allowance: bool,
    /// Public IPv4 addresses that are held and not used.
    pub idle_addresses: u64,
    /// What the load balancer has to do besides moving data.
    pub balancer: BalancerLoad,
}

/// What a load balancer has to do besides moving data, on average over the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BalancerLoad {
    /// New connections a second.
    pub new_connections: Quantity,
    /// Connections open in a minute.
    pub active_connections: Quantity,
    /// Rules beyond the first ten evaluated a second.
    pub rule_evaluations: Quantity,
}

/// A month's traffic of one kind along one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// Who is at the other end.
    pub peer: Peer,
    /// GB that leave the VPC.
    pub sent: Portion,
    /// GB that enter it.
    pub received: Portion,
    /// What it runs through.
    pub passage: Passage,
}

/// The other end of traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Peer {
    /// A host on the internet.
    Internet,
    /// A service of AWS in the same Region.
    AwsService,
}

/// A month's bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// What the Region bills in; none where that is not known.
    pub currency: Option<Currency>,
    /// The charges, in display order.
    pub lines: Vec<Line>,
    /// The sum of what is known of every amount: exact, and that much at least where it is not complete.
    pub monthly_total: Money,
    /// Every line is whole: its amount is known, and no other bill is part of it.
    pub complete: bool,
    /// All of the traffic has a path; else what has none costs nothing for that reason.
    pub carried: bool,
}

impl Bill {
    /// What it comes to more than another; none where something differs whose rate is not known, where either leaves
    /// traffic out, and where they are of two currencies.
    #[must_use]
    pub fn more_than(&self, other: &Bill) -> Option<Money> {
        let comparable = self.carried && other.carried && self.currency == other.currency;
        let known = comparable && self.not_known().eq(other.not_known());
        known.then(|| self.monthly_total.less(other.monthly_total))
    }

    /// What is used of everything that the total does not hold in full.
    pub fn not_known(&self) -> impl Iterator<Item = (Charge, Quantity)> {
        let lines = self.lines.iter().filter(|line| !line.is_whole());
        lines.map(|line| (line.charge, line.quantity))
    }

    /// Every rate is known: what the total is without, if anything, is on another bill.
    #[must_use]
    pub fn is_priced(&self) -> bool {
        self.lines.iter().all(|line| line.priced.amount.is_some())
    }

    /// When the oldest and the newest of its published prices were read, as far as that is known.
    #[must_use]
    pub fn prices_read(&self) -> Option<(AsOf, AsOf)> {
        let dates = || self.lines.iter().filter_map(Line::price_read);
        let known = || dates().filter(|date| *date != AsOf::UNDATED);
        known().min().zip(known().max())
    }
}

/// One charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is charged.
    pub charge: Charge,
    /// The price item of its rate; none where the rate is no item's.
    pub item: Option<Item>,
    /// What the quantity is made of.
    pub basis: Basis,
    /// How much of it is charged.
    pub quantity: Quantity,
    /// The rate or rates, the amount, and where they come from.
    pub priced: Priced,
}

impl Line {
    /// What its quantity counts.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self.item {
            Some(Item::NlbNlcuHour) => Unit::NetworkCapacityUnitHours,
            Some(_) | None => self.charge.unit(),
        }
    }

    /// When its published price was read; none where the price is no published one.
    #[must_use]
    pub fn price_read(&self) -> Option<AsOf> {
        match self.priced.origin {
            Some(Origin::Published { as_of, .. }) => Some(as_of),
            Some(Origin::User) | None => None,
        }
    }

    /// Whether its published price was read more than a year ago, as far as that is known.
    #[must_use]
    pub fn is_old(&self, today: AsOf) -> bool {
        self.price_read().is_some_and(|date| date.is_old(today))
    }
}

closed! {
    /// A charge by the name AWS's pricing pages give it, in display order.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    Charge by id {
        /// Hours for which zonal NAT gateways are provisioned.
        NatGatewayHours = "nat-gateway-hours",
        /// GB that zonal NAT gateways process, both directions.
        NatGatewayData = "nat-gateway-data",
        /// Hours for which regional NAT gateways are active in a zone, per zone.
        RegionalNatGatewayHours = "regional-nat-gateway-hours",
        /// GB that regional NAT gateways process, both directions.
        RegionalNatGatewayData = "regional-nat-gateway-data",
        /// Hours for which NAT instances run.
        NatInstanceHours = "nat-instance-hours",
        /// Hours of public IPv4 addresses in use.
        PublicIpv4 = "public-ipv4",
        /// Hours of public IPv4 addresses that are held and not used.
        IdlePublicIpv4 = "public-ipv4-idle",
        /// Hours of interface endpoints, per zone.
        InterfaceEndpointHours = "interface-endpoint-hours",
        /// GB that interface endpoints process, both directions.
        InterfaceEndpointData = "interface-endpoint-data",
        /// GB through gateway endpoints: free of charge.
        GatewayEndpoint = "gateway-endpoint",
        /// GB across Availability Zones, counted where they leave and where they arrive.
        CrossZoneData = "cross-zone-data",
        /// GB out to the internet.
        InternetDataOut = "internet-data-out",
        /// GB in from the internet.
        InternetDataIn = "internet-data-in",
        /// GB that services of AWS send to machines outside AWS.
        ServiceDataOut = "service-data-out",
        /// Hours of load balancers.
        LoadBalancerHours = "load-balancer-hours",
        /// Hours of load balancer capacity units.
        LoadBalancerCapacity = "load-balancer-capacity",
        /// Hours of attachments to a transit gateway.
        TransitGatewayHours = "transit-gateway-hours",
        /// GB that a transit gateway processes, both directions.
        TransitGatewayData = "transit-gateway-data",
        /// Hours of the vCPUs of Fargate tasks.
        FargateVcpu = "fargate-vcpu-hours",
        /// Hours of the GB of memory of Fargate tasks.
        FargateMemory = "fargate-memory-hours",
        /// Hours of the GB of ephemeral storage of Fargate tasks above what is included.
        FargateStorage = "fargate-storage-hours",
        /// Hours for which container instances run.
        InstanceHours = "container-instance-hours",
        /// The fee of ECS Managed Instances on top.
        ManagedInstancesFee = "managed-instances-fee",
        /// Hours of external instances.
        ExternalInstanceHours = "external-instance-hours",
    }
}

impl Charge {
    /// The page where AWS has today's price of it.
    #[must_use]
    pub const fn price_page(self) -> &'static str {
        match self {
            Charge::NatGatewayHours
            | Charge::NatGatewayData
            | Charge::RegionalNatGatewayHours
            | Charge::RegionalNatGatewayData
            | Charge::PublicIpv4
            | Charge::IdlePublicIpv4 => "https://aws.amazon.com/vpc/pricing/",
            Charge::InterfaceEndpointHours
            | Charge::InterfaceEndpointData
            | Charge::GatewayEndpoint => "https://aws.amazon.com/privatelink/pricing/",
            Charge::NatInstanceHours
            | Charge::InstanceHours
            | Charge::CrossZoneData
            | Charge::InternetDataOut
            | Charge::InternetDataIn
            | Charge::ServiceDataOut => "https://aws.amazon.com/ec2/pricing/on-demand/",
            Charge::LoadBalancerHours | Charge::LoadBalancerCapacity => {
                "https://aws.amazon.com/elasticloadbalancing/pricing/"
            }
            Charge::TransitGatewayHours | Charge::TransitGatewayData => {
                "https://aws.amazon.com/transit-gateway/pricing/"
            }
            Charge::FargateVcpu | Charge::FargateMemory | Charge::FargateStorage => {
                "https://aws.amazon.com/fargate/pricing/"
            }
            Charge::ManagedInstancesFee | Charge::ExternalInstanceHours => {
                "https://aws.amazon.com/ecs/pricing/"
            }
        }
    }

    /// What its quantity counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Charge::NatGatewayHours
            | Charge::RegionalNatGatewayHours
            | Charge::NatInstanceHours
            | Charge::PublicIpv4
            | Charge::IdlePublicIpv4
            | Charge::InstanceHours
            | Charge::ManagedInstancesFee
            | Charge::ExternalInstanceHours
            | Charge::InterfaceEndpointHours
            | Charge::LoadBalancerHours
            | Charge::TransitGatewayHours => Unit::Hours,
            Charge::NatGatewayData
            | Charge::RegionalNatGatewayData
            | Charge::InterfaceEndpointData
            | Charge::GatewayEndpoint
            | Charge::CrossZoneData
            | Charge::InternetDataOut
            | Charge::InternetDataIn
            | Charge::ServiceDataOut
            | Charge::TransitGatewayData => Unit::Gigabytes,
            Charge::LoadBalancerCapacity => Unit::CapacityUnitHours,
            Charge::FargateVcpu => Unit::VcpuHours,
            Charge::FargateMemory | Charge::FargateStorage => Unit::GigabyteHours,
        }
    }
}

closed! {
    /// What a quantity counts.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    Unit by name {
        /// Hours of one thing.
        Hours = "hours",
        /// GB of 2^30 bytes, as AWS bills transfer.
        Gigabytes = "GB",
        /// Hours of one load balancer capacity unit.
        CapacityUnitHours = "LCU-hours",
        /// The same of a Network Load Balancer.
        NetworkCapacityUnitHours = "NLCU-hours",
        /// Hours of one vCPU.
        VcpuHours = "vCPU-hours",
        /// Hours of one GB.
        GigabyteHours = "GB-hours",
    }
}

/// What a quantity is made of: the facts of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// So many things of each kind, each for so many hours.
    Hourly {
        /// The things.
        things: Vec<(Thing, u64)>,
        /// Hours of the month.
        hours: u64,
    },
    /// GB sent and received.
    BothDirections {
        /// GB sent.
        sent: Quantity,
        /// GB received.
        received: Quantity,
        /// GB of those that come from services of AWS in the Region.
        from_aws: Quantity,
    },
    /// GB that cross a zone boundary, each charged on both sides.
    BothSides {
        /// GB that cross.
        moved: Quantity,
    },
    /// So many things of one size, each for so many hours.
    Sized {
        /// How many there are.
        count: u64,
        /// The size of each, in vCPU or GB.
        size: Quantity,
        /// Hours of the month.
        hours: u64,
    },
    /// The highest dimension of a load balancer's capacity units.
    CapacityUnits {
        /// The hours of units that each dimension comes to.
        dimensions: Vec<(Dimension, Quantity)>,
        /// GB sent.
        sent: Quantity,
        /// GB received.
        received: Quantity,
    },
    /// GB in one direction, less what is free.
    OneDirection {
        /// GB moved.
        moved: Quantity,
        /// GB of them that the free allowance covers.
        free: Quantity,
    },
}

/// What a load balancer's capacity units measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// GB processed.
    ProcessedBytes,
    /// New connections.
    NewConnections,
    /// Active connections.
    ActiveConnections,
    /// Rule evaluations.
    RuleEvaluations,
}

/// Something that is charged by the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A zonal NAT gateway.
    NatGateway,
    /// A zone in which a regional NAT gateway is active.
    ActiveZone,
    /// A NAT instance.
    NatInstance(InstanceType),
    /// A task's public IPv4 address.
    TaskAddress,
    /// A container instance's public IPv4 address.
    HostAddress,
    /// A NAT gateway's Elastic IP address.
    NatAddress,
    /// A NAT instance's public IPv4 address.
    NatInstanceAddress,
    /// The public IPv4 address of a load balancer's node.
    NodeAddress,
    /// An interface endpoint in one zone.
    InterfaceEndpoint,
    /// A load balancer.
    LoadBalancer,
    /// A VPC's attachment to a transit gateway.
    Attachment,
    /// A public IPv4 address that nothing uses.
    IdleAddress,
    /// A container instance.
    Instance(InstanceType),
    /// An external instance.
    ExternalInstance,
}

/// Adds up a month.
#[must_use]
pub fn bill(usage: &Usage<'_>, rates: &RateSheet<'_>) -> Bill {
    let mut meter = Meter { usage, rates, lines: Vec::with_capacity(16) };
    nat_gateway::charge(&mut meter);
    nat_instance::charge(&mut meter);
    public_ipv4::charge(&mut meter);
    vpc_endpoint::charge(&mut meter);
    data_transfer::charge(&mut meter);
    load_balancer::charge(&mut meter);
    transit_gateway::charge(&mut meter);
    compute::charge(&mut meter);
    let lines = meter.lines;
    let Sum { amount, complete } = Sum::of(lines.iter());
    let carried = usage.carried;
    Bill { currency: rates.currency(), monthly_total: amount, complete, carried, lines }
}

/// Counts what is used, and writes down what it costs.
struct Meter<'a> {
    usage: &'a Usage<'a>,
    rates: &'a RateSheet<'a>,
    lines: Vec<Line>,
}

impl Meter<'_> {
    /// The charge for things by the hour; no line where there is nothing to charge. An item is none
    /// where nothing is published for any Region.
    fn hourly(&mut self, charge: Charge, item: Option<Item>, mut things: Vec<(Thing, u64)>) {
        things.retain(|(_, count)| *count > 0);
        let count = things.iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(*count));
        if count > 0 {
            let hours = self.usage.hours;
            let quantity = Quantity::whole(hours).times(count);
            self.write(charge, item, Basis::Hourly { things, hours }, quantity);
        }
    }

    /// The charge for every GB of traffic that takes a way, in both directions. Its rate is shown also
    /// where there is none.
    fn both_directions(
        &mut self,
        charge: Charge,
        item: Option<Item>,
        takes: &dyn Fn(&Passage) -> bool,
    ) {
        let flows = || self.usage.traffic.iter().filter(|flow| takes(&flow.passage));
        let sent = Portion::sum(flows().map(|flow| flow.sent));
        let received = Portion::sum(flows().map(|flow| flow.received));
        let of_aws = flows().filter(|flow| flow.peer == Peer::AwsService);
        let from_aws = Portion::sum(of_aws.map(|flow| flow.received));
        let basis = Basis::BothDirections { sent, received, from_aws };
        self.write(charge, item, basis, sent.plus(received));
    }

    fn write(&mut self, charge: Charge, item: Option<Item>, basis: Basis, quantity: Quantity) {
        let priced = match item {
            Some(item) => self.rates.price(item, quantity),
            None => Priced::not_known(quantity),
        };
        self.lines.push(Line { charge, item, basis, quantity, priced });
    }
}

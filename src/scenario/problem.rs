//! What could not be understood in a document, as facts; the sentences are in `text`.

use super::place::Place;
use ipnet::IpNet;

/// One key or value that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What was given, shortened to a line; none where something is missing.
    pub found: Option<String>,
    /// What would have been understood.
    pub expected: Expected,
}

/// What a place in a document can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A map of keys and values.
    Document,
    /// A map of requirements.
    Requirements,
    /// A known key; the nearest known one is given where one is near.
    KnownKey(Option<&'static str>),
    /// The version of the document that this build reads.
    Version(u64),
    /// The code of an AWS Region, such as `eu-west-1`.
    Region,
    /// One of a closed list.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Boolean,
    /// A whole number from the first to the second.
    WholeNumber(u64, u64),
    /// No more Availability Zones than the Region has; that many are used.
    ZonesOfRegion {
        /// The Region's code.
        region: &'static str,
        /// The zones it has.
        zones: u8,
    },
    /// GB: a decimal number from zero to [`super::Gigabytes::MAX`].
    Gigabytes,
    /// How often something happens a second: from zero to [`super::PerSecond::MAX`].
    PerSecond,
    /// GB of memory of a task: from a half to [`super::TaskMemory::MAX`].
    TaskMemory,
    /// A discount: a percentage from 0 to 100 with up to two decimals.
    Percent,
    /// The offer code of an AWS service in the price list.
    Offer,
    /// A VPC's IPv4 range.
    VpcCidr,
    /// An IPv4 or IPv6 range without host bits.
    Cidr,
    /// The range that was given, without the host bits that are set in it.
    WithoutHostBits(IpNet),
    /// A list.
    List,
    /// No more than this many items or keys.
    AtMost(usize),
    /// A price per unit: a decimal string, zero or more, with up to ten decimals.
    Rate,
    /// What something may cost: a decimal, zero or more.
    Amount,
    /// The name of a price item.
    PriceItem,
    /// The name of a price item that a bill can have a charge for.
    ChargedItem,
    /// A number that no rule before it has.
    FreeNumber,
    /// First port no higher than the last.
    PortsInOrder,
    /// A protocol that has ports, where ports are given; the rule counts for all of its own.
    NoPorts,
    /// A rule in a link: `tcp_443_0.0.0.0/0`, in a network ACL `100_allow_tcp_443_0.0.0.0/0`.
    RuleText,
    /// A link, as a text.
    LinkText,
    /// A link, and not JSON.
    LinkNotJson,
    /// What a text means, and not the text: JSON that nobody has parsed, or a link.
    Parsed,
    /// A key that stands only once; the last one counts.
    Once,
    /// A file of saved designs.
    SavedDesigns,
    /// The name of a design.
    DesignName,
    /// A number with the separators of the reader's language.
    Separators,
    /// A whole number; the one that was typed may be that one, with a separator between its thousands.
    Thousands(u64),
}

//! The picture of a network: boxes, writing and the way of a packet, in whole units of which one is a
//! CSS pixel at natural size. It knows no colours, no words and no page.
//!
//! Zones are columns. Every column has a lane near its right edge that only lines use, so that no line
//! runs through writing. Where things stand follows from what the network is made of, never from the
//! path that is shown, from how many tasks a box stands for or from a zone that fails.
//!
//! The way out of a column is its lane, over the zones' heads and up to a gateway on the VPC's border.
//! Subnets of an inner row pass the others beside them; NAT gateways and instances stand last in their
//! subnets and are crossed from below, load balancers first and are crossed from above.

mod charges;
mod geometry;
mod label;
mod layout;
mod outline;
mod picture;
mod way;

pub use charges::is_behind;
pub use geometry::{Area, Point};
pub use label::{Anchor, Gateway, Label, Text, Tone};
pub use outline::{arrow_head, outline};
pub use picture::{Pen, picture};

use crate::network::{Id, Interface, Network, Subnet, SubnetRole, Zone};
use crate::reach::{Place, Trace};

/// A network drawn, and the way of a packet through it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// From the left to the right edge of everything.
    pub width: i32,
    /// From the top to the bottom edge of everything.
    pub height: i32,
    /// Everything that stands somewhere, each thing after what it stands in.
    pub figures: Vec<Figure>,
    /// Where the subnets' default routes lead: one line for each target of a subnet's.
    pub routes: Vec<Vec<Point>>,
    /// The way of the packet, where one was traced.
    pub path: Option<Path>,
}

/// The room that a diagram is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// A telephone held upright: two zones fit.
    Narrow,
    /// A column of a wide page, from about 700 units: three zones fit.
    Wide,
}

impl Room {
    /// The width in units from which on there is room for a wide picture. The style sheet says the same, for a
    /// document that nobody has measured.
    pub const WIDE_FROM: i32 = 760;

    /// The room that a width in units gives; none where there is no width.
    #[must_use]
    pub const fn of(width: i32) -> Option<Room> {
        match width {
            ..=0 => None,
            Room::WIDE_FROM.. => Some(Room::Wide),
            _ => Some(Room::Narrow),
        }
    }
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub area: Area,
    /// Where its sign stands, the centre.
    pub sign: Option<Point>,
    /// What is written in it.
    pub texts: Vec<Text>,
    /// The traced packet visits it.
    pub visited: bool,
    /// The zone it stands in, or is.
    pub zone: Option<Zone>,
    /// The subnet it stands in, or is.
    pub subnet: Option<Id<Subnet>>,
    /// That zone has failed.
    pub failed: bool,
}

impl Figure {
    /// Which of its kind it is: the same one in every picture of a design.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        Subject { kind: self.kind, zone: self.zone, subnet: self.subnet }
    }
}

/// A thing in the picture, told apart by what it is and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// What it is.
    pub kind: Kind,
    /// The zone it stands in, or is.
    pub zone: Option<Zone>,
    /// The subnet it stands in, or is.
    pub subnet: Option<Id<Subnet>>,
}

/// What a figure stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Everything outside the VPC.
    Internet,
    /// The network of one's own that external instances stand in, where nothing stands in a VPC.
    OwnNetwork,
    /// The VPC.
    Vpc,
    /// A gateway on the VPC's border.
    Gateway(Gateway),
    /// An Availability Zone.
    Zone,
    /// A subnet.
    Subnet(SubnetRole),
    /// A NAT gateway in a subnet.
    NatGateway,
    /// A NAT gateway in no subnet.
    RegionalNat,
    /// A NAT instance.
    NatInstance,
    /// A load balancer's node.
    LoadBalancer,
    /// The interface endpoints of a subnet.
    Endpoints,
    /// Container instances.
    Instances,
    /// Tasks.
    Tasks,
}

/// The way of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The interface inside the VPC that it begins or ends at.
    pub interface: Id<Interface>,
    /// The request's way, as far as it comes.
    pub request: Vec<Point>,
    /// The reply's way, where it is the reply that is lost; else empty.
    pub reply: Vec<Point>,
    /// Where the packet is looked at, in its order.
    pub stops: Vec<Stop>,
    /// How it ends.
    pub end: End,
}

/// A place of the trace and where it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// The place.
    pub place: Place,
    /// Where it is drawn.
    pub at: Point,
    /// The first of the trace's hops that belong there, counted from zero.
    pub first: usize,
    /// The last of them.
    pub last: usize,
}

/// How a way ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Request and reply arrive.
    Delivered,
    /// A packet is dropped.
    Dropped {
        /// Where.
        at: Point,
        /// Why, written beside it.
        text: Text,
    },
    /// Nobody can say what becomes of a packet from here on.
    Unknown {
        /// Where.
        at: Point,
        /// Why, written beside it.
        text: Text,
    },
}

/// Draws a network, a trace through it that begins or ends at `interface`, and a zone that has failed.
#[must_use]
pub fn draw(
    network: &Network,
    trace: Option<&Trace>,
    interface: Option<Id<Interface>>,
    lost: Option<Zone>,
    room: Room,
) -> Diagram {
    let plan = layout::Plan::new(network, room);
    let path = trace.zip(interface).and_then(|(trace, interface)| plan.path(trace, interface));
    let figures = plan.figures(path.as_ref(), lost);
    let (width, height) = plan.size();
    Diagram { width, height, figures, routes: plan.routes(), path }
}

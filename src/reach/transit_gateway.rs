//! Central egress: a transit gateway leads to another VPC, whose NAT gateway sends to the internet. That
//! VPC is not part of the design; it is taken to be as AWS's whitepaper "Centralized egress to internet"
//! describes it (D25).

use super::{Ended, Event, Place, Walk};
use crate::scenario::PublicAccessBlock;

impl Walk<'_> {
    pub(super) fn transit_request(&mut self) -> Result<(), Ended> {
        self.passage.transit_gateway = true;
        self.record(Place::TransitGateway, Event::TransitForwards);
        if self.network.public_access_block == PublicAccessBlock::Bidirectional {
            // The way to the egress VPC stays open; whether its NAT gateway is blocked depends on whose
            // account it is in.
            self.doubt(Place::TransitGateway, Event::EgressVpcNotKnown)?;
        }
        self.record(Place::TransitGateway, Event::EgressVpcTranslates);
        Ok(())
    }

    pub(super) fn transit_reply(&mut self) {
        self.record(Place::TransitGateway, Event::EgressVpcRestores);
    }
}

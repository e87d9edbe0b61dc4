//! The rates that apply: the Region's published prices, or the user's own in their place.

use crate::prices::{
    self, AsOf, Confidence, Currency, Discounts, Item, Note, Offer, Percent, PriceOverrides,
    Region, Source,
};
use crate::units::{Money, Quantity, Rate};

/// Rates of one Region with the user's own on top.
#[derive(Debug, Clone, Copy)]
pub struct RateSheet<'a> {
    region: Region,
    overrides: &'a PriceOverrides,
    discounts: &'a Discounts,
}

/// A quantity with its price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    /// The quantity by tier, lowest first; one part where the item has no tiers, and where the
    /// quantity is zero the rate that would apply. Empty where no rate is known.
    pub parts: Vec<Part>,
    /// The sum of the parts: exact. None where a rate is missing.
    pub amount: Option<Money>,
    /// What the user's discount took off every part.
    pub discount: Percent,
    /// Where the rates come from; none where there are none.
    pub origin: Option<Origin>,
}

impl Priced {
    /// What of it is known to cost something: the amount, or that of the tiers whose rates are known.
    #[must_use]
    pub fn known(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }

    /// The price of what no rate is known for: none, and nothing for nothing.
    pub(super) fn not_known(quantity: Quantity) -> Priced {
        let amount = quantity.is_zero().then_some(Money::ZERO);
        Priced { parts: Vec::new(), amount, discount: Percent::ZERO, origin: None }
    }
}

/// The part of a quantity that falls into one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How much of the quantity.
    pub quantity: Quantity,
    /// Its rate.
    pub rate: Rate,
    /// What it costs, the discount taken off.
    pub amount: Money,
}

/// Where a rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// AWS's published price.
    Published {
        /// When it was read.
        as_of: AsOf,
        /// How sure it is.
        confidence: Confidence,
        /// Where it was read.
        source: Source,
        /// What is to be known about it besides.
        note: Option<Note>,
    },
    /// The user's own rate.
    User,
}

impl<'a> RateSheet<'a> {
    /// The rates of a Region, with the user's own in place of those they name, and their discounts on
    /// all the others.
    #[must_use]
    pub const fn new(
        region: Region,
        overrides: &'a PriceOverrides,
        discounts: &'a Discounts,
    ) -> RateSheet<'a> {
        RateSheet { region, overrides, discounts }
    }

    /// What the Region bills in.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.region.currency()
    }

    /// GB a month that the account may send to the internet free of charge.
    #[must_use]
    pub fn free_internet_out(&self) -> Quantity {
        let allowance = prices::free_internet_out_gb(self.region);
        allowance.map_or(Quantity::ZERO, |allowance| Quantity::whole(allowance.gb))
    }

    /// What a month's quantity of an item costs. A rate of zero units is still shown.
    #[must_use]
    pub fn price(&self, item: Item, quantity: Quantity) -> Priced {
        if let Some(rate) = self.overrides.get(item) {
            let amount = quantity.at(rate);
            let parts = vec![Part { quantity, rate, amount }];
            let origin = Some(Origin::User);
            return Priced { parts, amount: Some(amount), discount: Percent::ZERO, origin };
        }
        let discount = self.discounts.get(item.offer());
        let mut parts = Vec::with_capacity(1);
        let mut origin = None;
        let mut priced = Quantity::ZERO;
        for tier in prices::tiers(self.region, item) {
            origin = origin.or(Some(Origin::Published {
                as_of: tier.as_of,
                confidence: tier.confidence,
                source: tier.source,
                note: tier.note,
            }));
            let upper = tier.to_gb.map_or(quantity, |end| Quantity::whole(end).min(quantity));
            let part = upper.less(Quantity::whole(tier.from_gb));
            if !part.is_zero() || parts.is_empty() {
                let amount = discount.off(part.at(tier.rate));
                parts.push(Part { quantity: part, rate: tier.rate, amount });
            }
            priced = priced.plus(part);
        }
        // Above the last known tier, or without any, the price is not known; nothing costs nothing.
        let known = priced == quantity;
        let mut all = Priced { parts, amount: None, discount, origin };
        all.amount = known.then(|| all.known());
        all
    }

    /// What the fee of ECS Managed Instances comes to for hours of an instance: a share of its published
    /// On-Demand price, whatever the user pays for the instance itself.
    #[must_use]
    pub fn managed_instances_fee(&self, instance: Option<Item>, hours: Quantity) -> Priced {
        let mut tiers = instance.into_iter().flat_map(|item| prices::tiers(self.region, item));
        let Some(tier) = tiers.next() else { return Priced::not_known(hours) };
        let fee = prices::managed_instances_fee_share();
        let rate = tier.rate.share(fee.part, fee.whole);
        let discount = self.discounts.get(Offer::Ecs);
        let amount = discount.off(hours.at(rate));
        let origin = Some(Origin::Published {
            as_of: fee.as_of,
            confidence: fee.confidence,
            source: fee.source,
            note: fee.note,
        });
        let parts = vec![Part { quantity: hours, rate, amount }];
        Priced { parts, amount: Some(amount), discount, origin }
    }

    /// Where the tiers of an item's price begin and end: where the rate of a further unit may change.
    pub fn steps(&self, item: Item) -> impl Iterator<Item = Quantity> {
        let published = self.overrides.get(item).is_none();
        let tiers = prices::tiers(self.region, item).filter(move |_| published);
        tiers.flat_map(|tier| [Some(tier.from_gb), tier.to_gb]).flatten().map(Quantity::whole)
    }

    /// What so much of an item costs, discount and all; none where its price is not known.
    #[must_use]
    pub fn cost(&self, item: Item, quantity: Quantity) -> Option<Money> {
        self.price(item, quantity).amount
    }
}

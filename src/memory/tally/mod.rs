//! Sums over all counted answers. To add one, write a file with its type and list it below.

pub(in crate::memory) mod attempt;
pub(in crate::memory) mod counted;
pub(in crate::memory) mod counts;
mod introduced;
mod pace;
mod sittings;

use crate::memory::tally::counted::{Counted, Tally as _};

/// Defines `Tallies` with one field for each sum.
macro_rules! tallies {
    ($($name:ident: $Sum:ty,)+) => {
        /// All sums, updated together.
        #[derive(Debug, Default)]
        pub struct Tallies {
            $(#[doc = concat!("A `", stringify!($Sum), "`.")] pub $name: $Sum,)+
        }

        impl Tallies {
            pub(in crate::memory) fn add(&mut self, it: &Counted<'_>) {
                $(self.$name.count_in(it);)+
            }

            pub(in crate::memory) fn take_away(&mut self, it: &Counted<'_>) {
                $(self.$name.count_out(it);)+
            }
        }
    };
}

tallies! {
    counts: counts::Counts,
    introduced: introduced::Introduced,
    pace: pace::DrillPace,
    sittings: sittings::SittingCounts,
}

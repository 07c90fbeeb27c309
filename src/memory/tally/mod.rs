//! Sums over all answers that count. One more is a file with its type, and its name in the list below.

pub(in crate::memory) mod attempt;
pub(in crate::memory) mod counted;
pub(in crate::memory) mod counts;
mod introduced;
mod pace;
mod sittings;

use crate::memory::tally::counted::{Counted, Tally as _};

/// Makes the struct of all sums.
macro_rules! tallies {
    ($($name:ident: $Sum:ty,)+) => {
        /// All sums.
        #[derive(Debug, Default)]
        pub struct Tallies {
            $(#[doc = concat!("A `", stringify!($Sum), "`.")] pub $name: $Sum,)+
        }

        impl Tallies {
            /// Counts an answer in.
            pub(in crate::memory) fn add(&mut self, it: &Counted<'_>) {
                $(self.$name.count_in(it);)+
            }

            /// Takes away an answer that was counted in.
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

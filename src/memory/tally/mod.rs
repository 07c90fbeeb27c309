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
        #[derive(Debug, Default, PartialEq)]
        pub(in crate::memory) struct Tallies {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Score;
    use crate::memory::tally::attempt::Attempt;
    use crate::record::{EventView, Mode, Record, event};

    #[test]
    fn what_is_taken_away_leaves_nothing_behind() {
        let mut record = Record::default();
        let answer = event::Answer {
            ms: 5000,
            ..Default::default()
        };
        record.push("test-0000", answer.into());
        let seen = record.get(0).expect("the answer");
        let EventView::Answer(view) = seen.what else {
            panic!("it is an answer");
        };
        let counted = |day, sitting, attempt| Counted {
            view,
            sitting: Some(sitting),
            mode: Some(&Mode::Drill),
            day,
            attempt,
            introduces: attempt == Attempt::First,
            score: Score::FULL,
        };
        let first = counted(7, 0, Attempt::First);
        let later = counted(8, 3, Attempt::Later);
        let (mut both, mut only_first) = (Tallies::default(), Tallies::default());
        only_first.add(&first);
        for it in [&first, &later] {
            both.add(it);
        }
        both.take_away(&later);
        assert_eq!(both, only_first, "as if it had never been there");
        both.take_away(&first);
        assert_eq!(both, Tallies::default(), "no day and no session is left");
    }
}

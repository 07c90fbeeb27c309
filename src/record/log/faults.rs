//! What is wrong with a record: lines that could not be read, and lines that a wrong clock dated.

use crate::record::log::devices::is_import;
use crate::record::log::redated::is_unset;
use crate::record::log::seen::Seen;
use crate::record::log::{CLOCKS_DIFFER_MS, Record};
use crate::record::moment::Moment;

impl Record {
    /// Returns the events that a wrong clock dated after `now`, allowing for devices whose clocks differ by minutes.
    pub fn dated_after(&self, now: Moment) -> impl Iterator<Item = Seen<'_>> {
        let latest = now.plus_ms(CLOCKS_DIFFER_MS).ms();
        // Nothing to look for unless some device is ahead.
        let is_ahead = self.devices.iter().any(|it| it.clock.latest > latest);
        let all = is_ahead.then(|| self.iter()).into_iter().flatten();
        all.filter(move |seen| seen.at.ms() > latest)
    }

    /// Returns the events from before there were answers: the clock that dated them was not set.
    fn dated_unset(&self) -> impl Iterator<Item = Seen<'_>> {
        let mut devices = self.devices.iter();
        let is_wrong = devices.any(|it| it.clock.is_wrong && !it.is_import());
        let all = is_wrong.then(|| self.iter()).into_iter().flatten();
        all.filter(|seen| is_unset(seen.at.ms()) && !is_import(seen.device))
    }

    /// Returns what is wrong with the record at `now`, in one sentence each. Beyond `most`, a last sentence says how
    /// many more there are. Scans the whole record if a device is ahead or its clock was not set.
    pub fn faults(&self, now: Moment, most: usize) -> Vec<String> {
        let future = |seen: Seen<'_>| {
            let (device, at) = (seen.device, seen.at);
            format!("{device}, {at}: dated in the future; it counts, and later ones are not moved")
        };
        let unset = |seen: Seen<'_>| {
            let (device, at) = (seen.device, seen.at);
            let counts = seen.dated.map_or_else(
                || "it counts on the day of the next answer".to_owned(),
                |day| format!("it counts as on the day of {day}, the next that is known"),
            );
            format!("{device}, {at}: dated by a clock that was not set; {counts}")
        };
        let problems = self.problems().iter().cloned();
        let future = self.dated_after(now).map(future);
        let mut all = problems.chain(future).chain(self.dated_unset().map(unset));
        let mut faults: Vec<String> = all.by_ref().take(most).collect();
        let more = all.count();
        if more > 0 {
            faults.push(format!("and {more} more; `spotter scores check` lists all"));
        }
        faults
    }
}

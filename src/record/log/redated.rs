//! Study days for lines dated by a wrong clock.

const DAY_MS: i64 = 86_400_000;

/// 2020-01-01; no answer is older.
const FIRST_MS: i64 = 1_577_836_800_000;

/// Whether a clock was not set, as after its battery ran out: it shows a time before there were answers.
pub(in crate::record) fn is_unset(ms: i64) -> bool {
    ms < FIRST_MS
}

/// Whether `at` is so much earlier than `before` that one of the two comes from a wrong clock.
pub(in crate::record) fn is_far_back(before: i64, at: i64) -> bool {
    at < before.saturating_sub(DAY_MS)
}

/// Returns the UTC day of a moment, which is precise enough to tell which lines belong together.
pub(in crate::record) fn day_of(ms: i64) -> i64 {
    ms.div_euclid(DAY_MS)
}

/// A line dated by a wrong clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::record) struct Redated {
    /// The index of the line in its file.
    pub line: usize,
    /// The index of the line whose study day it takes.
    pub takes_day_of: usize,
}

/// Returns the lines of one file that were dated by a wrong clock, in their order. `lines` are the moments of all lines, in milliseconds since 1970.
///
/// Right are the lines on the longest sequence of ascending days that leads to the last line, unless that one is behind
/// all others (see [`right_lines`]). Of the others, one more
/// than a day ahead of the next right line takes the day of that line, and one more than a day behind the previous
/// right line takes the day of that one. A line before 2020 takes the day of the next right line, if there is one.
pub(in crate::record) fn redated(lines: &[i64]) -> Vec<Redated> {
    let mut is_right = right_lines(lines);
    // Lines that are neither a day ahead nor a day behind are right as well.
    let dated = far_from(lines, &is_right);
    for (right, ms) in is_right.iter_mut().zip(lines) {
        *right |= !is_unset(*ms);
    }
    for it in dated {
        if let Some(right) = is_right.get_mut(it.line) {
            *right = false;
        }
    }
    far_from(lines, &is_right)
}

/// Returns the lines that are far from the right ones around them, each with the line whose day it takes.
fn far_from(lines: &[i64], is_right: &[bool]) -> Vec<Redated> {
    let at = |place: usize| lines.get(place).copied().unwrap_or(i64::MAX);
    let next_right = |from: usize| {
        let rest = is_right.get(from..).unwrap_or_default();
        rest.iter().position(|right| *right).map(|it| from + it)
    };
    let mut dated = Vec::new();
    let mut before = None;
    let mut place = 0;
    while place < lines.len() {
        if is_right.get(place) == Some(&true) {
            before = Some(place);
            place += 1;
            continue;
        }
        let next = next_right(place);
        let end = next.unwrap_or(lines.len());
        for line in place..end {
            let ms = at(line);
            let ahead_of = next.filter(|it| is_unset(ms) || is_far_back(ms, at(*it)));
            let behind = before.filter(|it| !is_unset(ms) && is_far_back(at(*it), ms));
            let takes_day_of = ahead_of.or(behind);
            dated.extend(takes_day_of.map(|takes_day_of| Redated { line, takes_day_of }));
        }
        place = end;
    }
    dated
}

/// Successive lines of one day.
struct Stretch {
    begin: usize,
    end: usize,
    day: i64,
    /// The moment of the last line.
    last: i64,
}

fn stretches(lines: &[i64]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for (place, ms) in lines.iter().enumerate().filter(|(_, ms)| !is_unset(**ms)) {
        let day = day_of(*ms);
        match all.last_mut().filter(|it| it.day == day) {
            Some(stretch) => (stretch.end, stretch.last) = (place + 1, *ms),
            None => all.push(Stretch {
                begin: place,
                end: place + 1,
                day,
                last: *ms,
            }),
        }
    }
    all
}

/// How many wrong clocks at the end of a file are looked behind.
const WRONG_ENDS: usize = 16;

/// Returns for each line whether it is on the longest sequence of ascending days that leads to the last line.
///
/// If that sequence begins so late that a longer one stands before it, the clock was behind at the end of the file, as
/// with an empty battery, rather than ahead on all the days before: then the sequence leads to the last line before it.
fn right_lines(lines: &[i64]) -> Vec<bool> {
    let all = stretches(lines);
    let longest = longest_until(&all);
    let mut until = all.len();
    let mut right = sequence(&all, lines);
    for _ in 0..WRONG_ENDS {
        let begin = right.first().copied().unwrap_or(0);
        if longest
            .get(begin)
            .is_none_or(|before| *before <= right.len())
        {
            break;
        }
        until = begin.min(until);
        right = sequence(all.get(..until).unwrap_or_default(), lines);
    }
    let mut is_right = vec![false; lines.len()];
    for it in right.iter().filter_map(|place| all.get(*place)) {
        if let Some(right) = is_right.get_mut(it.begin..it.end) {
            right.fill(true);
        }
    }
    is_right
}

/// Returns the length of the longest sequence of ascending days before each stretch, and of all at the end.
fn longest_until(all: &[Stretch]) -> Vec<usize> {
    let mut lengths = vec![0];
    // For each length, the earliest day on which a sequence of that length ends.
    let mut rows: Vec<i64> = Vec::new();
    for stretch in all {
        let length = rows.partition_point(|day| *day < stretch.day);
        match rows.get_mut(length) {
            Some(row) => *row = stretch.day,
            None => rows.push(stretch.day),
        }
        lengths.push(rows.len());
    }
    lengths
}

/// Returns the indices of the longest sequence of ascending days that leads to the last stretch.
fn sequence(all: &[Stretch], lines: &[i64]) -> Vec<usize> {
    let last = all.last().map_or(i64::MAX, |it| it.last);
    let day = |place: usize| all.get(place).map_or(0, |it| it.day);
    // For each length, the last stretch of the sequence of that length that ends on the earliest day.
    let mut rows: Vec<usize> = Vec::new();
    // For each stretch, the previous one on the longest sequence that ends there.
    let mut before: Vec<Option<usize>> = vec![None; all.len()];
    for (place, stretch) in all.iter().enumerate() {
        // A stretch more than a day after the last line cannot lead to it.
        let begin = lines.get(stretch.begin);
        if begin.is_some_and(|begin| is_far_back(*begin, last)) {
            continue;
        }
        let length = rows.partition_point(|it| day(*it) < stretch.day);
        let previous = length.checked_sub(1).and_then(|it| rows.get(it).copied());
        if let Some(it) = before.get_mut(place) {
            *it = previous;
        }
        match rows.get_mut(length) {
            Some(row) => *row = place,
            None => rows.push(place),
        }
    }
    let end = rows.last().copied();
    let previous = |place: &usize| before.get(*place).copied().flatten();
    let mut right: Vec<usize> = std::iter::successors(end, previous).collect();
    right.reverse();
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Redates lines given as hours after a day in 2026; `None` is a clock that was not set.
    fn places(hours: &[Option<i64>]) -> Vec<(usize, usize)> {
        let at =
            |hours: &Option<i64>| hours.map_or(4 * DAY_MS, |it| 1_790_000_000_000 + it * 3_600_000);
        let lines: Vec<i64> = hours.iter().map(at).collect();
        let dated = redated(&lines).into_iter();
        dated.map(|it| (it.line, it.takes_day_of)).collect()
    }

    #[test]
    fn a_clock_that_was_right_changes_nothing() {
        assert_eq!(places(&[]), [], "no line");
        let flight = [Some(0), Some(20), Some(-3), Some(40), Some(17), Some(200)];
        assert_eq!(places(&flight), [], "less than a day back");
        assert_eq!(places(&[Some(0), Some(9000)]), [], "a year without answers");
    }

    #[test]
    fn a_clock_that_was_ahead_takes_the_day_on_which_it_was_put_right() {
        let year = 24 * 365;
        let ahead = [
            Some(0),
            Some(year),
            Some(year + 1),
            Some(5),
            Some(4),
            Some(30),
        ];
        assert_eq!(
            places(&ahead),
            [(1, 3), (2, 3)],
            "the next line that is right"
        );
        let from_the_first = [Some(year), Some(5), Some(30), Some(50)];
        assert_eq!(places(&from_the_first), [(0, 1)], "without a line before");
        let passed: Vec<Option<i64>> = [0, 100]
            .into_iter()
            .chain((1..20).map(|it| it * 10))
            .map(Some)
            .collect();
        let dated = places(&passed);
        assert_eq!(dated, [(1, 2)], "when time has passed it since");
    }

    #[test]
    fn a_clock_that_was_behind_takes_the_day_before_it_once_it_is_put_right() {
        let behind = [
            Some(0),
            Some(24),
            Some(48),
            Some(-9000),
            Some(-8999),
            Some(50),
            Some(60),
        ];
        assert_eq!(
            places(&behind),
            [(3, 2), (4, 2)],
            "and the others keep theirs"
        );
    }

    #[test]
    fn a_clock_that_is_behind_at_the_end_moves_nothing_before_it() {
        let days = |range: std::ops::Range<i64>| range.map(|it| Some(24 * it));
        let battery = [-50_000, -49_999].map(Some);
        let behind: Vec<_> = days(0..5).chain(battery).collect();
        assert_eq!(places(&behind), [(5, 4), (6, 4)], "it takes the last day");
        let again: Vec<_> = days(0..5).chain(battery).chain(days(5..6)).collect();
        assert_eq!(places(&again), [(5, 4), (6, 4)], "and keeps it");
        let lower: Vec<_> = days(0..5).chain(battery).chain([Some(-51_000)]).collect();
        assert_eq!(places(&lower), [(5, 4), (6, 4), (7, 4)], "twice");
        let ahead: Vec<_> = days(0..5).chain(days(365..368)).chain(days(5..6)).collect();
        assert_eq!(
            places(&ahead),
            [(5, 8), (6, 8), (7, 8)],
            "a clock that was ahead has days before it"
        );
        let new: Vec<_> = days(365..367).chain(days(0..2)).collect();
        assert_eq!(places(&new), [(0, 2), (1, 2)], "or as many after it");
    }

    #[test]
    fn a_clock_that_was_not_set_takes_the_next_day_that_is_known() {
        assert_eq!(
            places(&[Some(0), None, None, Some(30)]),
            [(1, 3), (2, 3)],
            "the next"
        );
        assert_eq!(places(&[Some(0), None]), [], "none so far");
        assert_eq!(
            places(&[None, Some(9000), Some(5)]),
            [(0, 2), (1, 2)],
            "of one that was ahead"
        );
    }
}

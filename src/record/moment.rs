//! Moments on the learner's own clock, and the study days they belong to.

use std::fmt;

use jiff::Timestamp;
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A moment in milliseconds with the clock's offset from UTC, so that its local day is known for good.
///
/// Written as `2026-11-22T14:14:04.123+01:00`. Moments are ordered by time, then by offset, and equal only if both are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    ms: i64,
    /// Seconds east of UTC.
    offset_s: i32,
}

impl Default for Moment {
    fn default() -> Self {
        Self::FIRST
    }
}

/// A study day, in days since 1970-01-01. It ends some hours after midnight, so that a late evening counts as one day.
pub type StudyDay = i32;

impl Moment {
    /// The end of the year 9998 UTC: whatever the offset, the year has four digits.
    const MS_MAX: i64 = 253_370_764_799_999;

    /// The start of 1970 UTC; no moment is earlier.
    pub(super) const FIRST: Self = Self { ms: 0, offset_s: 0 };

    /// Creates a moment from milliseconds since 1970 UTC and seconds east of UTC, both clamped to their range.
    pub fn new(ms: i64, offset_s: i32) -> Self {
        Self {
            ms: ms.clamp(0, Self::MS_MAX),
            offset_s: offset_s.clamp(-90_000, 90_000),
        }
    }

    /// Returns `timestamp` as a clock in `zone` shows it.
    pub fn in_zone(timestamp: Timestamp, zone: &TimeZone) -> Self {
        Self::new(
            timestamp.as_millisecond(),
            zone.to_offset(timestamp).seconds(),
        )
    }

    /// Milliseconds since 1970 UTC.
    pub fn ms(self) -> i64 {
        self.ms
    }

    /// Seconds east of UTC.
    pub fn offset_s(self) -> i32 {
        self.offset_s
    }

    /// Returns the moment `ms` milliseconds later, with the same offset.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self::new(self.ms.saturating_add(ms), self.offset_s)
    }

    /// Returns the study day it belongs to, where days end at `day_ends` o'clock local time.
    pub fn study_day(self, day_ends: u8) -> StudyDay {
        let local_ms = self.ms + i64::from(self.offset_s) * 1000 - i64::from(day_ends) * 3_600_000;
        StudyDay::try_from(local_ms.div_euclid(86_400_000)).unwrap_or(StudyDay::MAX)
    }

    /// Returns how long its study day still lasts, in milliseconds from 1 to 86,400,000, if the offset stays.
    pub fn ms_left_of_day(self, day_ends: u8) -> u64 {
        let local_ms = self.ms + i64::from(self.offset_s) * 1000 - i64::from(day_ends) * 3_600_000;
        let passed = u64::try_from(local_ms.rem_euclid(86_400_000)).unwrap_or(0);
        86_400_000 - passed
    }

    /// Returns the local time of day as hour (0 to 23) and minute.
    pub fn clock(self) -> (u8, u8) {
        let minutes = (self.ms / 60_000 + i64::from(self.offset_s) / 60).rem_euclid(1440);
        (
            u8::try_from(minutes / 60).unwrap_or(0),
            u8::try_from(minutes % 60).unwrap_or(0),
        )
    }

    /// Parses the canonical form, for the years 1971 to 9000 and offsets of whole minutes. Returns `None` for any other
    /// text, which [`Moment::parse`] may still read.
    pub(super) fn read_canonical(text: &[u8; 29]) -> Option<Self> {
        let [
            _,
            _,
            _,
            _,
            dash,
            _,
            _,
            dash2,
            _,
            _,
            t,
            _,
            _,
            colon,
            _,
            _,
            colon2,
            _,
            _,
            dot,
            _,
            _,
            _,
            sign,
            _,
            _,
            colon3,
            _,
            _,
        ] = *text;
        if [dash, dash2, t, colon, colon2, dot, colon3] != *b"--T::.:" {
            return None;
        }
        let mut highest = 0;
        let mut number = |from: usize, to: usize| {
            let mut number = 0;
            for digit in text.get(from..to).unwrap_or_default() {
                let digit = digit.wrapping_sub(b'0');
                highest = digit.max(highest);
                number = number * 10 + i64::from(digit);
            }
            number
        };
        let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
        let (hour, minute, second) = (number(11, 13), number(14, 16), number(17, 19));
        let (ms, ahead_h, ahead_m) = (number(20, 23), number(24, 26), number(27, 29));
        let is_time = hour < 24 && minute < 60 && second < 60 && ahead_h < 24 && ahead_m < 60;
        if highest > 9 || !(1971..=9000).contains(&year) || !is_time || !is_date(year, month, day) {
            return None;
        }
        let ahead = (ahead_h * 60 + ahead_m) * 60;
        let ahead = match sign {
            b'+' => ahead,
            // `-00:00` means that the offset is unknown (RFC 3339, section 4.3).
            b'-' if ahead > 0 => -ahead,
            _ => return None,
        };
        let seconds =
            days_from_civil(year, month, day) * 86_400 + (hour * 60 + minute) * 60 + second - ahead;
        Some(Self::new(seconds * 1000 + ms, i32::try_from(ahead).ok()?))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("found {text:?}, expected a time such as 2026-11-22T14:14:04.123+01:00");
        let pieces = Pieces::parse(text).map_err(|error| format!("{}: {error}", wrong()))?;
        let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
            return Err(wrong());
        };
        let timestamp = offset
            .to_timestamp(pieces.date().to_datetime(time))
            .map_err(|error| format!("{}: {error}", wrong()))?;
        Ok(Self::new(timestamp.as_millisecond(), offset.seconds()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = Offset::from_seconds(self.offset_s).unwrap_or(Offset::UTC);
        let timestamp = Timestamp::from_millisecond(self.ms).unwrap_or_default();
        write!(f, "{:.3}", timestamp.display_with_offset(offset))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

fn is_date(year: i64, month: i64, day: i64) -> bool {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// Returns the days from 1970-01-01 to a later Gregorian date. Years are taken to begin in March, so that the leap
/// day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let before_year = year * 365 + year / 4 - year / 100 + year / 400;
    // From March on, the lengths of months repeat: 31, 30, 31, 30, 31.
    let before_month = (153 * month + 2) / 5;
    before_year + before_month + day - 1 - 719_468
}

/// Formats a study day as in file names: `2026-11-22`.
pub fn date_of(day: StudyDay) -> String {
    civil(day).to_string()
}

/// Parses a date such as `2026-11-22`; `None` if it is not a date or is earlier than 1970.
pub fn day_of_date(date: &str) -> Option<StudyDay> {
    let date: jiff::civil::Date = date.parse().ok()?;
    let days = date
        .since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1)))
        .ok()?
        .get_days();
    (civil(days) == date).then_some(days)
}

fn civil(day: StudyDay) -> jiff::civil::Date {
    jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(day.clamp(0, 2_900_000)))
}

/// Formats a study day as weekday, day and month, with the year if it is not that of `today`: `Sunday, 22 November`,
/// `Monday, 5 January 2026`.
pub fn day_in_words(day: StudyDay, today: StudyDay) -> String {
    let date = civil(day);
    let form = if date.year() == civil(today).year() {
        "%A, %-d %B"
    } else {
        "%A, %-d %B %Y"
    };
    date.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_day_ends_where_the_next_begins() {
        for offset_s in [0, 3600, -34_200, 50_400] {
            for ms in (0..200).map(|it| it * 7_777_777 + 200_000_000) {
                for day_ends in [0, 4, 12] {
                    let moment = Moment::new(ms, offset_s);
                    let left = moment.ms_left_of_day(day_ends);
                    assert!((1..=86_400_000).contains(&left), "{moment}");
                    let next = moment.plus_ms(i64::try_from(left).expect("a day"));
                    let (today, tomorrow) = (moment.study_day(day_ends), next.study_day(day_ends));
                    assert_eq!(tomorrow, today + 1, "{moment}");
                    let last = next.plus_ms(-1);
                    assert_eq!(last.study_day(day_ends), today, "{moment}");
                }
            }
        }
    }

    #[test]
    fn a_moment_reads_as_it_was_written() {
        let moment = Moment::parse("2026-11-22T14:14:04.123+01:00").expect("a time");
        assert_eq!(
            moment.to_string(),
            "2026-11-22T14:14:04.123+01:00",
            "written back"
        );
        assert_eq!(moment.clock(), (14, 14), "local clock");
        assert!(
            Moment::parse("2026-11-22T14:14:04.123").is_err(),
            "an offset is required"
        );
        assert!(Moment::parse("yesterday").is_err(), "words are refused");
    }

    #[test]
    fn a_study_day_ends_at_four_in_the_morning_local_time() {
        let at = |text| Moment::parse(text).expect("a time").study_day(4);
        assert_eq!(
            at("2026-11-23T03:59:59.999+01:00"),
            at("2026-11-22T12:00:00.000+01:00"),
            "still the same evening"
        );
        assert_eq!(
            at("2026-11-23T04:00:00.000+01:00"),
            at("2026-11-22T12:00:00.000+01:00") + 1,
            "a new day"
        );
        assert_eq!(
            day_of_date(&date_of(20_779)),
            Some(20_779),
            "a date and back"
        );
        let day = at("2026-11-22T12:00:00.000-05:00");
        assert_eq!(day_in_words(day, day), "Sunday, 22 November", "in words");
        for (today, words) in [
            (day + 39, "Sunday, 22 November"),
            (day + 40, "Sunday, 22 November 2026"),
            (day - 365, "Sunday, 22 November 2026"),
        ] {
            assert_eq!(day_in_words(day, today), words, "on {}", date_of(today));
        }
    }
}

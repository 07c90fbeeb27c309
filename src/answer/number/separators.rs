//! What commas, points and blanks between digits mean.

/// A mark between digits, and what it separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Separates the fraction from the whole.
    Decimal(char),
    /// Separates groups of digits.
    Group(char),
}

/// Digits with a reading of their separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// In ASCII, with a point for decimals; and the mark that shows how its author writes numbers, if there is one.
    One(String, Option<Mark>),
    /// With `mark` as a separator of thousands and as a decimal one.
    Two {
        whole: String,
        decimal: String,
        mark: char,
    },
}

pub(super) fn is_separator(letter: char) -> bool {
    matches!(letter, '.' | ',' | '·' | ' ' | '\'' | '٫' | '٬')
}

/// Reads digits with separators between them; a point or comma may stand before the first digit. `None` if the
/// separators contradict each other.
pub(super) fn read(run: &[char]) -> Option<Digits> {
    let marks: Vec<char> = run.iter().copied().filter(|c| is_separator(*c)).collect();
    let Some(last) = marks.last().copied() else {
        return Some(Digits::One(run.iter().collect(), None));
    };
    let (whole, part) = split_last(run, last)?;
    let is_only = marks.iter().filter(|mark| **mark == last).count() == 1;
    let earlier: Vec<char> = marks.iter().copied().filter(|mark| *mark != last).collect();
    if matches!(last, ' ' | '\'' | '٬') {
        return grouped(run, last).map(|text| Digits::One(text, Some(Mark::Group(last))));
    }
    if !is_only && last == '·' {
        return None;
    }
    if !is_only {
        // Several of a kind separate groups, and no decimals follow them.
        let text = grouped(run, last).filter(|_| earlier.is_empty())?;
        return Some(Digits::One(text, Some(Mark::Group(last))));
    }
    let decimal = |whole: &str| {
        let part: String = part.iter().collect();
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{whole}.{part}")
    };
    if let Some(group) = earlier.first() {
        let whole = grouped(whole, *group)?;
        return Some(Digits::One(decimal(&whole), Some(Mark::Decimal(last))));
    }
    let plain: String = whole.iter().collect();
    let may_be_group = part.len() == 3 && (1..=3).contains(&plain.len()) && !plain.starts_with('0');
    if may_be_group && !matches!(last, '٫' | '·') {
        let whole = format!("{plain}{}", part.iter().collect::<String>());
        return Some(Digits::Two {
            whole,
            decimal: decimal(&plain),
            mark: last,
        });
    }
    Some(Digits::One(decimal(&plain), Some(Mark::Decimal(last))))
}

fn split_last(run: &[char], mark: char) -> Option<(&[char], &[char])> {
    let at = run.iter().rposition(|c| *c == mark)?;
    Some((run.get(..at)?, run.get(at + 1..)?))
}

/// Joins groups of three digits, or of two and three at the end as in India; `None` if they have other lengths.
fn grouped(run: &[char], mark: char) -> Option<String> {
    let groups: Vec<&[char]> = run.split(|c| *c == mark).collect();
    let [first, middle @ .., last] = groups.as_slice() else {
        return None;
    };
    let is_number = run.iter().all(|c| *c == mark || c.is_ascii_digit());
    let is_western = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
    let is_indian = mark == ','
        && (1..=2).contains(&first.len())
        && middle.iter().all(|group| group.len() == 2);
    let fits = is_number && last.len() == 3 && (is_western || is_indian);
    fits.then(|| groups.concat().into_iter().collect())
}

//! What counts in a typed answer, and what may be left out.

use crate::answer::signs::{
    Small, is_blank, is_dash, is_lost, is_sign, is_unit, is_word, unified, with_small_marked,
};
use crate::unicode::{digit, folded};

/// A part of an answer that is compared with its counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A folded letter, digit or combining mark.
    Letter(char),
    /// A sign that carries meaning, or a mark between digits; a blank between digits is one too.
    Sign(char),
    Minus,
    /// A hyphen in a word or at its edge: may be left out, and stands for a minus as well.
    Hyphen,
    /// A comma between digits without a blank, in a decimal or in a list.
    Comma,
    /// A superscript follows. It may be written plainly, as in Ca2+, unless it is needed: 10⁶ is not 106.
    Raised {
        is_needed: bool,
    },
    /// A subscript follows, which may be written plainly.
    Lowered,
    /// May be left out: %, °, $.
    Unit(char),
}

impl Token {
    fn is_optional(self) -> bool {
        match self {
            Self::Hyphen | Self::Lowered | Self::Unit(_) => true,
            Self::Raised { is_needed } => !is_needed,
            Self::Letter(_) | Self::Sign(_) | Self::Minus | Self::Comma => false,
        }
    }

    fn equals(self, other: Self) -> bool {
        let is_one_way = |one, other| match (one, other) {
            (Self::Minus, Self::Hyphen)
            | (Self::Comma, Self::Sign('.' | ','))
            | (Self::Raised { .. }, Self::Raised { .. } | Self::Sign('^')) => true,
            (one, other) => one == other,
        };
        is_one_way(self, other) || is_one_way(other, self)
    }
}

/// An answer taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    /// The folded text, for answers without any token.
    literal: String,
    tokens: Vec<Token>,
    /// The first sign that is neither compared nor mere punctuation.
    pub lost: Option<char>,
}

impl Spelling {
    pub(super) fn of(text: &str) -> Self {
        let text = folded(&with_small_marked(text));
        let chars: Vec<char> = without_articles(&text).join(" ").chars().collect();
        let mut spelling = Self {
            literal: text.split_whitespace().collect(),
            ..Self::default()
        };
        let mut rest = chars.as_slice();
        let mut before: &[char] = &[];
        while !rest.is_empty() {
            let word = rest.iter().take_while(|c| is_word(**c)).count();
            let (letters, after) = rest.split_at(word);
            let letters = letters.iter().copied().map(Token::Letter);
            spelling.tokens.extend(letters);
            before = chars.get(..before.len() + word).unwrap_or_default();
            let len = after.iter().take_while(|c| !is_word(**c)).count();
            let (marks, after) = after.split_at(len);
            let between = Between {
                before,
                marks,
                after,
            };
            spelling.push_marks(&between);
            before = chars.get(..before.len() + len).unwrap_or_default();
            rest = after;
        }
        spelling
    }

    /// Whether two answers are the same but for what may be left out.
    pub(super) fn equals(&self, other: &Self) -> bool {
        if self.tokens.is_empty() && other.tokens.is_empty() {
            return self.literal == other.literal;
        }
        if !self.units_fit(other) {
            return false;
        }
        let (mut ours, mut theirs) = (self.tokens.as_slice(), other.tokens.as_slice());
        loop {
            match (ours, theirs) {
                ([], []) => return true,
                ([one, our_rest @ ..], [another, their_rest @ ..]) if one.equals(*another) => {
                    (ours, theirs) = (our_rest, their_rest);
                }
                // A superscript is no subscript: x² is not x₂.
                ([Token::Raised { .. }, ..], [Token::Lowered, ..])
                | ([Token::Lowered, ..], [Token::Raised { .. }, ..]) => return false,
                ([one, rest @ ..], _) if one.is_optional() => ours = rest,
                (_, [another, rest @ ..]) if another.is_optional() => theirs = rest,
                _ => return false,
            }
        }
    }

    /// Whether the units are the same, or missing in one of the two: `5 %` is `5`, but not `5 ‰`.
    fn units_fit(&self, other: &Self) -> bool {
        fn units(spelling: &Spelling) -> impl Iterator<Item = &Token> {
            let tokens = spelling.tokens.iter();
            tokens.filter(|token| matches!(token, Token::Unit(_)))
        }
        units(self).next().is_none()
            || units(other).next().is_none()
            || units(self).eq(units(other))
    }

    /// The signs that no typing mistake may touch.
    pub(super) fn signs(&self) -> impl Iterator<Item = &Token> {
        self.tokens
            .iter()
            .filter(|token| !token.is_optional() && !matches!(token, Token::Letter(_)))
    }

    fn push_marks(&mut self, between: &Between<'_>) {
        if between.left_digit() && between.right_digit() {
            return self.push_between_digits(between);
        }
        let mut at = 0;
        while at < between.marks.len() {
            at += self.push_mark(between, at);
        }
    }

    /// Between digits every mark counts, except separators of thousands.
    fn push_between_digits(&mut self, between: &Between<'_>) {
        match between.marks {
            [mark] if between.parts_thousands(*mark) => return,
            [','] => return self.tokens.push(Token::Comma),
            ['.', rest @ ..] if !rest.is_empty() && rest.iter().all(|c| is_blank(*c)) => {
                return self.tokens.push(Token::Sign(' '));
            }
            marks if marks.iter().all(|c| is_blank(*c)) => {
                return self.tokens.push(Token::Sign(' '));
            }
            _ => {}
        }
        for mark in between.marks.iter().filter(|c| !is_blank(**c)) {
            self.tokens.push(match mark {
                '×' | '*' => Token::Letter('x'),
                mark if is_dash(*mark) => Token::Minus,
                mark => Small::of_marker(*mark)
                    .map_or_else(|| Token::Sign(unified(*mark)), |small| between.small(small)),
            });
        }
    }

    /// Pushes what the mark at `at` stands for, and returns how many marks that took.
    fn push_mark(&mut self, between: &Between<'_>, at: usize) -> usize {
        let Some(rest @ [mark, ..]) = between.marks.get(at..) else {
            return 1;
        };
        let is_before_digit =
            |rest: &[char]| between.right_digit() && rest.iter().all(|c| is_blank(*c) || *c == '.');
        let (sign, len) = match rest {
            ['<', '=', ..] => ('≤', 2),
            ['>', '=', ..] => ('≥', 2),
            ['!', '=', ..] => ('≠', 2),
            [dash, '>', ..] if is_dash(*dash) => ('→', 2),
            ['+', '/', dash, rest @ ..] if is_dash(*dash) && is_before_digit(rest) => ('±', 3),
            ['+', dash, rest @ ..] if is_dash(*dash) && is_before_digit(rest) => ('±', 2),
            _ => (unified(*mark), 1),
        };
        if let Some(small) = Small::of_marker(*mark) {
            self.tokens.push(between.small(small));
        } else if is_dash(sign) {
            self.tokens.push(between.dash(at, rest));
        } else if between.is_decimal_point(at) {
            self.tokens.extend([Token::Letter('0'), Token::Sign('.')]);
        } else if is_sign(sign) && !between.is_colon_of_prose(at) {
            self.tokens.push(Token::Sign(sign));
        } else if is_unit(sign) {
            self.tokens.push(Token::Unit(sign));
        } else if is_lost(sign) || sign == '(' && at == 0 && !between.before.is_empty() {
            self.lost = self.lost.or(Some(sign));
        }
        len
    }
}

/// The marks between two words, or at an end of the answer.
struct Between<'a> {
    /// All that comes before, ending in a letter or digit unless it is empty.
    before: &'a [char],
    marks: &'a [char],
    /// All that comes after, beginning with a letter or digit unless it is empty.
    after: &'a [char],
}

impl Between<'_> {
    fn left_digit(&self) -> bool {
        self.before.last().is_some_and(|c| digit(*c).is_some())
    }

    fn right_digit(&self) -> bool {
        self.after.first().is_some_and(|c| digit(*c).is_some())
    }

    fn small(&self, small: Small) -> Token {
        match small {
            Small::Sub => Token::Lowered,
            Small::Super => Token::Raised {
                is_needed: self.left_digit(),
            },
            Small::Stacked => Token::Raised { is_needed: false },
        }
    }

    /// Whether `mark` separates groups of three digits: 1,500 or 12 500, not 0,125 or B12 100.
    fn parts_thousands(&self, mark: char) -> bool {
        let digits = |chars: &mut dyn Iterator<Item = &char>| {
            chars.take_while(|c| digit(**c).is_some()).count()
        };
        let group = digits(&mut self.before.iter().rev());
        if !matches!(mark, ' ' | ',' | '\'' | '’') || digits(&mut self.after.iter()) != 3 {
            return false;
        }
        let (outside, group) = self.before.split_at(self.before.len() - group);
        let is_first = |outside: Option<&char>| {
            outside.is_none_or(|c| !is_word(*c) && !matches!(c, '.' | ',' | '\'' | '’'))
                && group.len() <= 3
                && group.first().and_then(|c| digit(*c)) != Some(0)
        };
        outside.last() == Some(&mark) && group.len() == 3 || is_first(outside.last())
    }

    /// Whether the dash at `at` is a minus or a mere hyphen; `rest` begins with it.
    fn dash(&self, at: usize, rest: &[char]) -> Token {
        let (earlier, later) = (
            self.marks.get(..at).unwrap_or_default(),
            rest.get(1..).unwrap_or_default(),
        );
        let last_mark = earlier.iter().rev().find(|c| !is_blank(**c));
        let is_after_sign = last_mark.is_some_and(|c| {
            is_sign(*c) || matches!(c, '(' | '[') || Small::of_marker(*c).is_some()
        });
        let touches = |before: bool| {
            if before {
                earlier.is_empty()
            } else {
                later.is_empty()
            }
        };
        let is_minus = match (self.before, self.after) {
            ([], []) => true,
            (before, [_, ..]) if self.right_digit() => {
                let stands_before_number = last_mark.is_none()
                    && earlier.last().is_some_and(|c| is_blank(*c))
                    && touches(false);
                is_after_sign || last_mark.is_none() && before.is_empty() || stands_before_number
            }
            // Cl- and HCO3- are ions, hyper- is the beginning of a word.
            (before, []) => {
                rest.first() == Some(&'−')
                    || is_after_sign
                    || touches(true) && is_short(before.iter().rev())
            }
            ([], after) => rest.first() == Some(&'−') || touches(false) && is_letter(after),
            _ => {
                is_after_sign && !touches(true) || rest.first() == Some(&'−') && !self.left_digit()
            }
        };
        if is_minus {
            Token::Minus
        } else {
            Token::Hyphen
        }
    }

    /// Whether the mark at `at` begins a decimal: .5 is 0.5.
    fn is_decimal_point(&self, at: usize) -> bool {
        let earlier = self.marks.get(..at).unwrap_or_default();
        let is_last = at + 1 == self.marks.len() && self.right_digit();
        is_last
            && match self.marks.get(at) {
                Some('.') => !earlier.is_empty() || self.before.is_empty(),
                Some(',') => match earlier.last() {
                    Some(mark) => !is_blank(*mark),
                    None => self.before.is_empty(),
                },
                _ => false,
            }
    }

    /// Whether it is the colon after a word, as in `Answer: yes`.
    fn is_colon_of_prose(&self, at: usize) -> bool {
        at == 0
            && self.marks.first() == Some(&':')
            && self.before.last().is_some_and(|c| c.is_alphabetic())
            && self.marks.get(1).is_none_or(|c| is_blank(*c))
            && (self.marks.len() > 1 || self.after.is_empty())
    }
}

/// Whether the word that ends here, read backwards, has a digit or at most two letters.
#[expect(single_use_lifetimes, reason = "an anonymous one is not allowed here")]
fn is_short<'a>(word: impl Iterator<Item = &'a char>) -> bool {
    let word = word.take_while(|c| is_word(**c));
    let (mut letters, mut digits) = (0, 0);
    for letter in word {
        letters += 1;
        digits += usize::from(digit(*letter).is_some());
    }
    letters <= 2 || digits > 0
}

/// Whether the word that begins here is a single letter, as in -x.
fn is_letter(after: &[char]) -> bool {
    after.get(1).is_none_or(|c| !is_word(*c))
}

/// Returns the words without a, an and the. One at the end stays, as in vitamin A, and before a sign, as in A + B.
pub(super) fn without_articles(text: &str) -> Vec<&str> {
    let mut words = text.split_whitespace().peekable();
    let mut kept = Vec::new();
    while let Some(word) = words.next() {
        let is_before_word = |next: &&str| next.starts_with(|c: char| c.is_alphanumeric());
        let is_article =
            matches!(word, "a" | "an" | "the") && words.peek().is_some_and(is_before_word);
        if !is_article {
            kept.push(word);
        }
    }
    kept
}

//! Sheets for blind reading: questions without keys, numbered, for a reader who has not seen the pack.
//!
//! The keys go into a file of their own, which whoever hands out the sheet never opens.

mod mask;
pub(in crate::check) mod score;

use std::fmt::Write as _;

use crate::answer::option_values;
use crate::check::chance::{Chance, spread};
use crate::check::rule::structure::EXAM_OPTIONS;
use crate::check::sheet::mask::Mask;
use crate::material::{Contrasts, Fact, Kind, Pack, Question, exam_fit};

/// A masked sheet has at most so many questions unless another number is asked for.
const MASKED_MAX: usize = 200;

/// First line of a file of keys, before its fields.
const KEYS_HEAD: &str = "# keys of a sheet";

/// What a sheet is to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetWish {
    /// The same seed gives the same sheet.
    pub seed: u64,
    /// Id of the only topic; all if `None`.
    pub topic: Option<String>,
    /// At most so many questions, drawn at random.
    pub sample: Option<usize>,
    /// Whether every word of meaning is replaced by an invented one. A masked sheet has all questions with one key, any
    /// other those that fit an exam.
    pub masked: bool,
}

/// Where the key of a question on a sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// From 1.
    pub number: usize,
    pub letter: char,
    /// How many options there are.
    pub options: usize,
    pub topic: String,
    /// `fact/question`.
    pub address: String,
}

/// Questions to hand out, and their keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Markdown.
    pub text: String,
    /// In the order of the sheet.
    pub keys: Vec<Key>,
}

impl Sheet {
    /// Draws a sheet.
    pub fn of(pack: &Pack, wish: &SheetWish) -> Self {
        let mut chance = Chance::new(wish.seed);
        let mut drawn = fitting(pack, wish);
        // By their ids first, so that the order of the files has no influence.
        drawn
            .sort_by_cached_key(|(fact, question)| spread(&format!("{}/{}", fact.id, question.id)));
        chance.shuffle(&mut drawn);
        let most = wish
            .sample
            .unwrap_or(if wish.masked { MASKED_MAX } else { usize::MAX });
        drawn.truncate(most);
        let mut sheet = Self {
            text: head(drawn.len(), wish.masked),
            keys: Vec::new(),
        };
        for (at, (fact, question)) in drawn.into_iter().enumerate() {
            // Each has words of its own: by what many questions say of a word, its meaning could be told.
            let mut mask = if wish.masked {
                let address = format!("{}/{}", fact.id, question.id);
                Mask::new(wish.seed ^ spread(&address))
            } else {
                Mask::none()
            };
            sheet.add(at + 1, (fact, question), &mut chance, &mut mask);
        }
        sheet
    }

    fn add(
        &mut self,
        number: usize,
        (fact, question): (&Fact, &Question),
        chance: &mut Chance,
        mask: &mut Mask,
    ) {
        let options = question.keys().iter().chain(question.distractors());
        let texts: Vec<&str> = options.map(|it| it.text.as_str()).collect();
        let mut order: Vec<usize> = (0..texts.len()).collect();
        if let Some(values) = option_values(texts.iter().copied()) {
            let value = |at: &usize| values.get(*at).copied().unwrap_or(0.0);
            order.sort_by(|a, b| value(a).total_cmp(&value(b)));
        } else {
            chance.shuffle(&mut order);
        }
        let text = &mut self.text;
        let _fits = write!(
            text,
            "\n## {number}\n\n{}\n\n",
            mask.applied(question.stem().unwrap_or_default())
        );
        if let Some(picture) = &question.picture {
            let _fits = write!(text, "Picture: {}\n\n", mask.applied(&picture.alt));
        }
        for (letter, at) in ('A'..).zip(&order) {
            let option = texts.get(*at).copied().unwrap_or_default();
            let _fits = writeln!(text, "{letter}. {}", mask.applied(option));
        }
        let place = order.iter().position(|it| *it == 0).unwrap_or(0);
        self.keys.push(Key {
            number,
            letter: ('A'..).nth(place).unwrap_or('A'),
            options: texts.len(),
            topic: fact.topic.clone(),
            address: format!("{}/{}", fact.id, question.id),
        });
    }
}

fn fitting<'p>(pack: &'p Pack, wish: &SheetWish) -> Vec<(&'p Fact, &'p Question)> {
    let contrasts = Contrasts::of([pack]);
    let facts = pack.facts.iter();
    let facts = facts.filter(|it| wish.topic.as_ref().is_none_or(|topic| *topic == it.topic));
    let questions = facts.flat_map(|fact| fact.questions.iter().map(move |it| (fact, it)));
    let fits = |(fact, question): &(&Fact, &Question)| {
        let is_choice = matches!(question.kind, Kind::Choice { .. });
        is_choice && (wish.masked || exam_fit(&contrasts, (pack, fact, question), EXAM_OPTIONS))
    };
    questions.filter(fits).collect()
}

fn head(count: usize, masked: bool) -> String {
    let mut text = format!("# {count} questions\n\n");
    if masked {
        text.push_str(
            "The words of meaning are invented, anew in each question; within one, the same word is the same again. Choose by form \
             alone, and say after your answer what you went by.\n\n",
        );
    }
    text.push_str(
        "Write a line for each question: its number, one letter, `sure` or `unsure`, and words if you like.\n\n    \
         12 B unsure the sentence that decides it\n",
    );
    text
}

/// Writes the keys of a sheet: a line for each, its fields parted by tabs.
pub fn key_file(keys: &[Key]) -> String {
    let mut text = format!("{KEYS_HEAD}: number, letter, options, topic, question\n");
    for key in keys {
        let Key {
            number,
            letter,
            options,
            topic,
            address,
        } = key;
        let _fits = writeln!(text, "{number}\t{letter}\t{options}\t{topic}\t{address}");
    }
    text
}

/// Reads the keys of a sheet; the error names the line.
pub fn keys_in(text: &str) -> Result<Vec<Key>, String> {
    if !text.starts_with(KEYS_HEAD) {
        return Err(format!(
            "found another kind of file, expected one that begins with {KEYS_HEAD:?}"
        ));
    }
    let lines = text.lines().enumerate().skip(1);
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let fields: Vec<&str> = line.split('\t').collect();
            let key = match fields.as_slice() {
                [number, letter, options, topic, address] => number
                    .parse()
                    .ok()
                    .zip(letter.parse().ok())
                    .zip(options.parse().ok())
                    .map(|((number, letter), options)| Key {
                        number,
                        letter,
                        options,
                        topic: (*topic).to_owned(),
                        address: (*address).to_owned(),
                    }),
                _ => None,
            };
            key.ok_or_else(|| {
                format!(
                    "line {}: found {line:?}, expected five fields with tabs between",
                    at + 1
                )
            })
        })
        .collect()
}

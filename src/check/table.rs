//! The list of all checks: id, severity, what runs it, statement, reason and remedy.

use serde::Serialize;

use crate::check::bank::{self, Bank};
use crate::check::flaw::{Flaw, ItemFlaw};
use crate::check::item::{Item, cards, options, stems, structure};
use crate::check::table::Check::{Comparison, Pack, Question, Reading, Topics};
use crate::check::table::Severity::{Error, Info, Warning};

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Blocks a release.
    Error,
    /// The author fixes it, or waives it with a reason.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// Returns its name in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) enum Check {
    /// What is found while the pack is read.
    Reading,
    /// One question at a time.
    Question(fn(&Item<'_>) -> Option<Flaw>),
    /// Questions beside each other; the flaw is one of a question.
    Comparison(fn(&Bank<'_, '_>) -> Vec<ItemFlaw>),
    /// The questions on each topic; the flaws are those of the pack.
    Topics(fn(&Bank<'_, '_>) -> Vec<Flaw>),
    /// All questions; the flaw is one of the pack.
    Pack(fn(&Bank<'_, '_>) -> Option<Flaw>),
}

/// What a check looks for, and why.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// As named in `lint_allow`.
    pub id: &'static str,
    pub severity: Severity,
    pub(in crate::check) check: Check,
    /// What exactly it finds.
    pub statement: &'static str,
    /// Why it matters, with evidence if there is any.
    pub why: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

const fn rule(id: &'static str, severity: Severity, check: Check) -> Rule {
    Rule {
        id,
        severity,
        check,
        statement: "",
        why: "",
        help: "",
    }
}

impl Rule {
    const fn says(
        mut self,
        statement: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        self.statement = statement;
        self.why = why;
        self.help = help;
        self
    }
}

/// What could not be read.
pub(in crate::check) const UNREADABLE: Rule = rule("L01", Error, Reading).says(
    "Something could not be read: an id that is not unique, a topic, source, section or kind that does not exist, a quote that does not stand exactly once in one block of its section.",
    "What cannot be read is left out, and the learner never sees it.",
    "Mend what the message names.",
);

/// All checks, sorted by id.
pub const RULES: [Rule; 48] = [
    UNREADABLE,
    rule("L02", Error, Question(structure::option_count)).says(
        "A question with one key has fewer than three or more than five options.",
        "Three good options are enough: a meta-analysis of 80 years of work found no loss (Rodriguez 2005).",
        "Write two good distractors, or drop the weakest.",
    ),
    rule("L03", Error, Question(structure::equal_options)).says(
        "Two options are equal but for case, blanks and marks.",
        "One of them is no option.",
        "Reword or drop one.",
    ),
    rule("L04", Error, Question(structure::short_stem)).says(
        "A stem has fewer than 20 letters, or an option is empty. Cards and clozes may be short.",
        "Nobody can tell what is asked.",
        "Ask in a full sentence.",
    ),
    rule("L05", Error, Question(structure::short_explanation)).says(
        "An explanation has fewer than 40 letters.",
        "Feedback that explains teaches more than right or wrong alone.",
        "Say in a sentence why the key is right.",
    ),
    rule("L06", Error, Question(structure::no_source)).says(
        "A fact names no source.",
        "What nobody can look up, nobody can trust.",
        "Add the source to pack.ron and its id to `sources`.",
    ),
    rule("L07", Error, Question(structure::unmarked)).says(
        "A fact is unchecked and contested, and a question on it that names no study is not marked `contested`.",
        "A scored exam could take it.",
        "Add `contested: true`, or name the study in the stem.",
    ),
    rule("L08", Error, Question(structure::shared_reason)).says(
        "Two options share a reason, or a reason has fewer than 15 letters.",
        "A wrong answer is the best moment to teach what is wrong with it.",
        "Write for each option what is wrong with just that one.",
    ),
    rule("L09", Error, Question(structure::third_party)).says(
        "Stem, option, sentence with gaps or explanation has a run of eight words that a listed text of a third party has.",
        "It would be their sentence, not ours.",
        "Say it in your own words.",
    ),
    rule("L10", Error, Question(structure::retracted)).says(
        "A retracted source stands behind a fact with questions.",
        "Its findings were withdrawn.",
        "Rest the fact on another source, or drop it.",
    ),
    rule("L11", Error, Question(structure::unproven_number)).says(
        "A number in the key or the gap of a recall question stands neither in the passage nor in the fact. Questions whose answer is typed as a number, and items to match, are not looked at.",
        "The reader cannot find it where the question leads.",
        "Put the number into the passage, or ask for something else.",
    ),
    rule("L20", Warning, Question(options::long_key)).says(
        "The key is the one longest option, at least 1.25 times the mean of the others and 12 letters longer.",
        "Guessers take the longest; in a cross-over test the flaw helped them (Pham 2018).",
        "Shorten the key, or make the distractors as full.",
    ),
    rule("L21", Warning, Question(options::uneven)).says(
        "The longest option is more than 2.5 times the shortest, and over 30 letters.",
        "Unlike options point at one another (the NBME's list of flaws).",
        "Make the options alike in detail.",
    ),
    rule("L22", Warning, Question(options::article_cue)).says(
        "The stem ends in \"a\" or \"an\", and an option does not fit it.",
        "Grammar rules the option out.",
        "Put the article into the options, or ask a full question.",
    ),
    rule("L23", Warning, Question(options::catch_all)).says(
        "An option reads \"all of the above\" or the like.",
        "Options are shuffled, and knowing part of the answer gives all of it away.",
        "Write a real distractor, or ask for several keys.",
    ),
    rule("L24", Warning, Question(stems::quiet_negative)).says(
        "The question asks with not, except, least, incorrect, false, never or without, in small letters.",
        "It is overlooked, and tests reading rather than knowing.",
        "Ask for what is the case, or write NOT in capitals.",
    ),
    rule("L25", Warning, Question(stems::double_negative)).says(
        "There are two negatives in a question, or one in the question and one in an option.",
        "Readers lose count.",
        "Turn one of them round.",
    ),
    rule("L26", Warning, Question(options::absolutes)).says(
        "An absolute (always, never, only, all, none, every, completely, must) stands in a distractor and in no key.",
        "Test-wise learners rule it out unread.",
        "Say it without the absolute.",
    ),
    rule("L27", Warning, Question(options::vague)).says(
        "An option has often, usually, sometimes, rarely, may or generally in it.",
        "People mean unlike things by these words.",
        "Give a number, or a comparison.",
    ),
    rule("L28", Warning, Question(options::clang)).says(
        "A word of the stem comes back in the key and in no distractor; words of topics do not count.",
        "The echo gives the key away.",
        "Use another word in one of them, or the same in a distractor.",
    ),
    rule("L29", Info, Question(options::convergence)).says(
        "The key shares more words with the other options than they do with one another, by half a word on average.",
        "Writers build distractors from parts of the key, and learners know it; the evidence is weaker here.",
        "Vary the distractors in the same way as the key.",
    ),
    rule("L30", Warning, Question(options::overlapping_ranges)).says(
        "Two ranges among the options share more than an end point.",
        "Two options may be right.",
        "Part the ranges.",
    ),
    rule("L31", Info, Question(options::exhaustive_pair)).says(
        "Two or three options have two opposites among them and nothing between.",
        "One of the two must be right, so the rest is no choice.",
        "Add that nothing changes, where it is plausible.",
    ),
    rule("L32", Warning, Question(options::number_order)).says(
        "Distractors that are numbers do not ascend.",
        "Numbers are read in their order.",
        "Write them from small to large.",
    ),
    rule("L33", Warning, Question(stems::open_stem)).says(
        "A stem has no question mark, blank or colon, or fewer than five words, or is shorter than its options on average. Cards, clozes and statements that are true or false may be worded otherwise.",
        "A stem without the main idea makes a question harder for no reason (Pham 2018).",
        "Put the idea and the shared words into the stem.",
    ),
    rule("L34", Warning, Question(stems::too_long)).says(
        "A stem or a sentence with gaps has more than 90 words, an option more than 25, or a gap more than 6.",
        "It measures reading.",
        "Cut what nobody needs to answer.",
    ),
    rule("L35", Info, Question(options::series)).says(
        "Options have more than 12 words on average and hardly a word in common.",
        "They are a series of true or false statements.",
        "Ask one thing, and let the options answer just that.",
    ),
    rule("L36", Warning, Question(options::leak)).says(
        "The key stands in the stem. Of gaps, L41 says so.",
        "It answers itself.",
        "Say one of them in other words.",
    ),
    rule("L37", Warning, Question(stems::strange_explanation)).says(
        "The explanation has no word of the key, or names an option by its letter.",
        "Options are shuffled, so letters lie; an explanation is about the key.",
        "Name the key in its reason, without a letter.",
    ),
    rule("L38", Warning, Question(options::position)).says(
        "An option names a place in the list.",
        "Options are shuffled.",
        "Say what is meant.",
    ),
    rule("L39", Warning, Question(stems::unnamed_species)).says(
        "A fact from work in animals or cells is asked without a word that says so.",
        "It would be read as true of people.",
        "Name the animal, the cells or the study.",
    ),
    rule("L40", Warning, Question(stems::nameless_opinion)).says(
        "A stem or a sentence with gaps speaks of the best or recommended protein, ramp, temperature or 12RM and names nobody.",
        "Bodies differ on these.",
        "Write \"according to\" and whom.",
    ),
    rule("L41", Warning, Question(cards::poor_gap)).says(
        "A gap hides a word without meaning, its answer stands elsewhere in the sentence, or fewer than four words of meaning are left.",
        "It can be filled without knowing, or in many ways.",
        "Hide the one word that carries the fact.",
    ),
    rule("L42", Warning, Question(cards::enumeration)).says(
        "The answer of a card is a list of four or more.",
        "Sets are the hardest thing to keep (Wozniak 1999).",
        "Ask for each alone, or for what tells them apart.",
    ),
    rule("L43", Warning, Question(cards::guessable)).says(
        "A card is answered by yes or no, or by one of two.",
        "It is guessed half of the time, and hardly recalled (Matuschak 2020).",
        "Ask what, which, how or why.",
    ),
    rule("L44", Warning, Question(stems::undated)).says(
        "A fact about law, exams or fees has no `as_of`.",
        "It will be wrong one day, and nobody will know since when.",
        "Add the year in which it was true.",
    ),
    rule("L45", Warning, Question(cards::lost_sign)).says(
        "A typed answer or a gap has a sign that is not compared: a bracket, `&`, `*`, `_`, `@` or the like.",
        "Another answer with another sign there is accepted.",
        "Ask for it with options, or write the sign in words.",
    ),
    rule("L60", Warning, Pack(bank::key_position)).says(
        "Among 30 or more questions whose options are numbers, keys crowd at one place (chi-square at 5 %).",
        "Writers hide the key in the middle, and guessers seek it there (Attali and Bar-Hillel 2003).",
        "Choose distractors on either side of the key. All other options are shuffled.",
    ),
    rule("L61", Warning, Pack(bank::longest_share)).says(
        "More keys are the one longest option than chance explains, at 5 %.",
        "Over a bank, length gives the key away.",
        "Shorten some keys, or lengthen distractors.",
    ),
    rule("L62", Error, Comparison(bank::near_duplicate)).says(
        "Two questions of one key have stems that share 70 % of their words, or nearly all runs of three letters, and no `family`. Of a number, the key is the number with its unit; clozes, items to order and items to match are not compared.",
        "They are one question.",
        "Drop one, or give both the same `family`.",
    ),
    rule("L62b", Warning, Comparison(bank::similar)).says(
        "Two questions of one key have stems that share half of their words, and no `family`. The same kinds are compared as for L62.",
        "They may be one question.",
        "Look at both; give variants the same `family`.",
    ),
    rule("L63", Warning, Comparison(bank::cueing)).says(
        "A rare word of a key stands in the stem, or the part of a sentence with gaps that is shown, of a question on another fact.",
        "One question answers the other.",
        "Name the other in `gives_away`, so that they never come together.",
    ),
    rule("L64", Warning, Topics(bank::wrong_shares)).says(
        "A topic has over 5 of a hundred questions more or fewer than its `share` in pack.ron.",
        "What is asked often is taken for what matters.",
        "Write or drop questions, or change the share.",
    ),
    rule("L64b", Error, Topics(bank::missing_topics)).says(
        "A topic with a `share` in pack.ron has no question.",
        "A part of the subject is promised and never asked.",
        "Write questions on it, or take its share away.",
    ),
    rule("L65", Info, Pack(bank::coverage)).says(
        "A fact has more than four questions.",
        "They crowd out other facts.",
        "Keep the best.",
    ),
    rule("L66", Warning, Pack(bank::level_mix)).says(
        "More than 60 % of the questions ask for recall.",
        "Exams ask what to do with knowledge.",
        "Ask for use: a case, a result to read.",
    ),
    rule("L67", Info, Pack(bank::reuse)).says(
        "One distractor stands in more than 5 % of the questions.",
        "Learners learn it is wrong.",
        "Vary it.",
    ),
    rule("L68", Info, Pack(bank::option_counts)).says(
        "Questions have unlike numbers of options.",
        "The chance of guessing differs.",
        "Give all the same number.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_check_has_an_id_of_its_own_and_says_what_it_is_for() {
        let ids: Vec<&str> = RULES.iter().map(|it| it.id).collect();
        assert!(
            ids.is_sorted_by(|a, b| a < b),
            "in order and only once: {ids:?}"
        );
        for Rule {
            id,
            statement,
            why,
            help,
            ..
        } in &RULES
        {
            for text in [statement, why, help] {
                assert!(text.ends_with('.'), "{id}: {text:?} is a sentence");
            }
        }
    }
}

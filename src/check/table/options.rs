//! Options, and how they are asked for.

use crate::check::rule::{likeness, negatives, options, ranges};
use crate::check::table::entry::Check::Question;
use crate::check::table::entry::Severity::{Info, Warning};
use crate::check::table::entry::{Rule, rule};

pub(in crate::check) const ROWS: [Rule; 23] = [
    rule("L20", Warning, Question(options::long_key)).says(
        "The key, or each of several, is longer than all other options, at least 1.25 times their mean and 12 letters longer.",
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
        "An option reads \"all of the above\", \"both of these\", \"A and B\", \"neither\" or the like.",
        "Options are shuffled, and knowing part of the answer gives all of it away.",
        "Write a real distractor, or ask for several keys.",
    ),
    rule("L24", Warning, Question(negatives::quiet_negative)).says(
        "The question asks with not, cannot, except, least likely, incorrect, false, never, wrong, unsuitable, fails or avoid in small letters, between which or what and its verb.",
        "It is overlooked, and tests reading rather than knowing.",
        "Ask for what is the case, or write NOT in capitals.",
    ),
    rule("L25", Warning, Question(negatives::double_negative)).says(
        "There are two negatives in a question or a statement, or one in the question and one in an option.",
        "Readers lose count.",
        "Turn one of them round.",
    ),
    rule("L26", Warning, Question(options::absolutes)).says(
        "An absolute (always, never, only, all, none, every, must, cannot, invariably, entirely, without exception or the like) stands in a distractor and in no key.",
        "Test-wise learners rule it out unread.",
        "Say it without the absolute.",
    ),
    rule("L27", Warning, Question(options::vague)).says(
        "An option has often, usually, sometimes, rarely, may, mostly, perhaps, seldom, tends to, as a rule or the like in it. The month of May does not count.",
        "People mean unlike things by these words.",
        "Give a number, or a comparison.",
    ),
    rule("L28", Warning, Question(options::clang)).says(
        "A word of the stem comes back in every key and in no distractor; words of topics do not count, whatever their ending, nor does a stem that names a distractor as well.",
        "The echo gives the key away.",
        "Use another word in one of them, or the same in a distractor.",
    ),
    rule("L29", Info, Question(options::convergence)).says(
        "The parts of the key stand in more of the other options than those of any of them.",
        "Writers build distractors from parts of the key, and learners know it; the evidence is weaker here.",
        "Vary the distractors in the same way as the key.",
    ),
    rule("L30", Warning, Question(ranges::overlapping_ranges)).says(
        "Two ranges among the options share more than an end point, or a number lies inside a range: 5 to 7, under 8, at least 6, 7 or more.",
        "Two options may be right.",
        "Part the ranges.",
    ),
    rule("L31", Info, Question(ranges::exhaustive_pair)).says(
        "Two or three options have two opposites among them and nothing between.",
        "One of the two must be right, so the rest is no choice.",
        "Add that nothing changes, where it is plausible.",
    ),
    rule("L32", Warning, Question(ranges::number_order)).says(
        "Distractors that are numbers, years, months or sizes do not ascend.",
        "Numbers are read in their order.",
        "Write them from small to large.",
    ),
    rule("L35", Info, Question(options::series)).says(
        "Options have more than 12 words on average and hardly a word in common.",
        "They are a series of true or false statements.",
        "Ask one thing, and let the options answer just that.",
    ),
    rule("L36", Warning, Question(options::leak)).says(
        "A key stands in the stem, or in the text that stands for the picture, and no distractor does. Of gaps, L41 says so.",
        "It answers itself.",
        "Say one of them in other words.",
    ),
    rule("L38", Warning, Question(options::position)).says(
        "An option names another one by its place in the list.",
        "Options are shuffled.",
        "Say what is meant.",
    ),
    rule("L46", Warning, Question(negatives::negative_flag)).says(
        "NOT, EXCEPT or LEAST in capitals without `negative: true`, or the reverse.",
        "The explanation would read as if the key were what is the case.",
        "Set `negative` as the stem asks.",
    ),
    rule("L51", Info, Question(ranges::unlike_units)).says(
        "Each of the options is a number with a unit of its own.",
        "They cannot be compared.",
        "Give all in one unit.",
    ),
    rule("L55", Warning, Question(likeness::lone_bracket)).says(
        "A bracket stands in every key and in no distractor.",
        "Only what is right is explained.",
        "Take it out, or explain all.",
    ),
    rule("L56", Warning, Question(likeness::lone_format)).says(
        "A full stop or a capital tells the keys from all distractors.",
        "It is found by its form.",
        "Write all options in one form.",
    ),
    rule("L57", Info, Question(likeness::shared_words)).says(
        "All options share their first or last six words.",
        "They are read again and again.",
        "Put the words into the stem.",
    ),
    rule("L58", Info, Question(likeness::near_spelling)).says(
        "Two options differ by a letter or two of one word.",
        "It tests reading.",
        "Make the distractor another thing, not another spelling.",
    ),
    rule("L59", Info, Question(ranges::far_apart)).says(
        "One number among the options is fifty times the key, or the key fifty times it.",
        "Nobody takes it.",
        "Choose a number that somebody would believe.",
    ),
];

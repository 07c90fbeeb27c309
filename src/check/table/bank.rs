//! Questions beside each other.

use crate::check::bank::{self, cues, files, references, spread, topics, twins};
use crate::check::table::entry::Check::{Bank, Form};
use crate::check::table::entry::Severity::{Error, Info, Warning};
use crate::check::table::entry::{Rule, rule};

pub(in crate::check) const ROWS: [Rule; 19] = [
    rule("L12", Error, Bank(references::dangling)).says(
        "`gives_away` or `contrast` names no question, or the question itself.",
        "The two would meet in one sitting after all, or the comparison would not be offered.",
        "Write the address of the other question as it is today.",
    ),
    rule("L14", Error, Bank(twins::contradicting)).says(
        "Two questions have the same stem and answers that cannot both be right.",
        "One of them teaches what is wrong.",
        "Look up which holds, and ask it once.",
    ),
    rule("L15", Error, Bank(references::pack_names)).says(
        "A topic or source stands twice in pack.ron, or a link of an article leads to a section that is not there.",
        "The second is never used, and the link leads nowhere.",
        "Take one out, or give it an id of its own.",
    ),
    rule("L16b", Error, Bank(files::hidden)).says(
        "A text of pack.ron, a fact or an article has such a character.",
        "It could steer a terminal, or show other words than it has.",
        "Type the text again.",
    ),
    rule("L19", Error, Bank(files::broken_pictures)).says(
        "A picture is cut off, or broken behind its header.",
        "The learner sees a grey box.",
        "Save the picture again.",
    ),
    rule("L60", Warning, Bank(spread::key_position)).says(
        "Among 30 or more questions whose options are numbers, keys crowd at one place (chi-square at 5 %).",
        "Writers hide the key in the middle, and guessers seek it there (Attali and Bar-Hillel 2003).",
        "Choose distractors on either side of the key. All other options are shuffled.",
    ),
    rule("L61", Warning, Bank(spread::longest_share)).says(
        "More keys are the one longest option than chance explains, at 5 %.",
        "Over a bank, length gives the key away.",
        "Shorten some keys, or lengthen distractors.",
    ),
    rule("L62", Error, Bank(bank::near_duplicate)).says(
        "Two questions of one key have stems that share 70 % of their words, or nearly all runs of three letters, and no `family`. Of a number, the key is the number with its unit, of a typed answer also what is accepted. Stems that differ by opposites, such as front and rear, are two questions; clozes are not compared.",
        "They are one question.",
        "Drop one, or give both the same `family`.",
    ),
    rule("L62b", Warning, Bank(bank::similar)).says(
        "Two questions of one key have stems that share half of their words, and no `family`. The same kinds are compared as for L62.",
        "They may be one question.",
        "Look at both; give variants the same `family`.",
    ),
    rule("L63", Warning, Bank(cues::cueing)).says(
        "A rare word of an answer, of six letters or more, with a digit, or of four letters where it is the whole answer, stands in the stem, or the part of a sentence with gaps that is shown, of a question on another fact, and the two share two more words.",
        "One question answers the other.",
        "Name the other in `gives_away`, so that they never come together.",
    ),
    rule("L64", Warning, Bank(topics::wrong_shares)).says(
        "A topic has over 5 of a hundred questions more or fewer than its `share` in pack.ron, or, where 20 questions fit an exam, of these.",
        "What is asked often is taken for what matters.",
        "Write or drop questions, or change the share.",
    ),
    rule("L64b", Error, Bank(topics::missing_topics)).says(
        "A topic with a `share` in pack.ron has no question.",
        "A part of the subject is promised and never asked.",
        "Write questions on it, or take its share away.",
    ),
    rule("L65", Info, Bank(spread::coverage)).says(
        "A fact has more than four questions.",
        "They crowd out other facts.",
        "Keep the best.",
    ),
    rule("L66", Warning, Bank(spread::level_mix)).says(
        "More than 60 % of the questions ask for recall.",
        "Exams ask what to do with knowledge.",
        "Ask for use: a case, a result to read.",
    ),
    rule("L67", Info, Bank(spread::reuse)).says(
        "One distractor stands in more than 5 % of the questions.",
        "Learners learn it is wrong.",
        "Vary it.",
    ),
    rule("L68", Info, Bank(spread::option_counts)).says(
        "Questions have unlike numbers of options.",
        "The chance of guessing differs.",
        "Give all the same number.",
    ),
    rule("L69", Info, Bank(spread::bare_sections)).says(
        "No fact has its passage in a section.",
        "Nothing asks whether it was understood.",
        "Write a fact on it.",
    ),
    rule("L106", Warning, Bank(spread::true_share)).says(
        "Of ten or more statements, more are true, or false, than chance explains (two-sided, 5 %).",
        "Who always says the same is right too often.",
        "Turn some of them round.",
    ),
    rule("L107", Warning, Form).says(
        "Who goes by the form of options and statements alone is right more often than chance: by more than 5 points, with p below 0.05 by permutation. It is information otherwise, and for fewer than 60 questions it is only in the summary.",
        "A bank can give itself away although no single question does.",
        "Go by the strongest tells that are named.",
    ),
];

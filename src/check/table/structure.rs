//! What blocks a release, and what waives a check: L01 to L19.

use crate::check::rule::{facts, proof, reasons, signs, structure};
use crate::check::table::entry::Check::{Fact, Links, Question, Reading, Waivers};
use crate::check::table::entry::Severity::{Error, Info, Warning};
use crate::check::table::entry::{Rule, rule};

pub(in crate::check) const ROWS: [Rule; 16] = [
    rule("L01", Error, Reading).says(
        "Something could not be read: an id that is not unique, a topic, source, section or kind that does not exist, a quote that does not stand exactly once in its section, a picture that is cut off, a file that is not UTF-8.",
        "What cannot be read is left out, and the learner never sees it.",
        "Read what was found and what was expected; FORMAT.md has each field.",
    ),
    rule("L01b", Info, Links).says(
        "A link stands where a folder, or a file of facts, articles or images, would be read.",
        "Links are not followed, so that a pack reads nothing outside its folder.",
        "Copy what it leads to into the pack.",
    ),
    rule("L02", Error, Question(structure::option_count)).says(
        "A question with one key has fewer than three or more than five options.",
        "Three good options are enough: a meta-analysis of 80 years of work found no loss (Rodriguez 2005).",
        "Write two good distractors, or drop the weakest.",
    ),
    rule("L03", Error, Question(structure::equal_options)).says(
        "Two options look the same but for case, blanks, articles and marks.",
        "One of them is no option.",
        "Reword or drop one.",
    ),
    rule("L04", Error, Question(structure::short_stem)).says(
        "A stem has fewer than 20 letters, or an option has neither letter, digit nor sign. Cards and clozes may be short.",
        "Nobody can tell what is asked.",
        "Ask in a full sentence.",
    ),
    rule("L05", Warning, Question(reasons::short_explanation)).says(
        "An explanation has fewer than 40 letters. A sum that comes to the answer is long enough, and of several right options each may be explained in fewer.",
        "Feedback that explains teaches more than right or wrong alone.",
        "Say in a sentence why the key is right.",
    ),
    rule("L06", Error, Fact(facts::no_source))
    .in_own_packs(Warning).says(
        "A fact names no source. In packs of one's own this is a warning.",
        "What nobody can look up, nobody can trust.",
        "Add the source to pack.ron and its id to `sources`.",
    ),
    rule("L07", Error, Question(structure::unmarked)).says(
        "A fact is contested, and a question on it that a scored exam could take names nobody who says so: no author, year, body, study or textbook.",
        "An exam would count an answer on which experts differ.",
        "Name in the stem who says so, or add `contested: true` to the question.",
    ),
    rule("L08", Error, Question(structure::shared_reason)).says(
        "Two options share a reason, or a reason says nothing but that its option is right or wrong.",
        "A wrong answer is the best moment to teach what is wrong with it.",
        "Write for each option what is wrong with just that one.",
    ),
    rule("L09", Error, Question(structure::third_party)).says(
        "Stem, option, sentence with gaps or explanation has a run of eight words that a listed text of a third party has.",
        "It would be their sentence, not ours.",
        "Say it in your own words.",
    ),
    rule("L10", Error, Fact(facts::retracted)).says(
        "A retracted source stands behind a fact with questions.",
        "Its findings were withdrawn.",
        "Rest the fact on another source, or drop it.",
    ),
    rule("L11", Error, Question(proof::unproven_number)).says(
        "The answer of a Number, or a number in the key or the gap of a recall question, stands neither in the passage nor in the fact nor in the stem, whether in digits, in words or as a share. A range holds if a number of the passage lies in it. Items to order or match are not looked at, nor are questions that ask for what is not the case.",
        "The reader cannot find it where the question leads.",
        "Put the number into the passage, or ask for something else.",
    ),
    rule("L13", Warning, Waivers).says(
        "`lint_allow` names a check that there is not, one that finds nothing here, or an error, which cannot be waived; or there is no `lint_reason`.",
        "A waiver that waives nothing hides the next flaw.",
        "Take it out, or say why it is needed.",
    ),
    rule("L16", Error, Question(signs::steering)).says(
        "A text has a control character, one that turns the direction of writing, or one that is not seen.",
        "It could steer a terminal, or show other words than it has.",
        "Type the text again.",
    ),
    rule("L17", Error, Question(signs::placeholder)).says(
        "A text still has a placeholder in it.",
        "It was left to be written.",
        "Write it.",
    ),
    rule("L18", Warning, Question(signs::markup)).says(
        "A text that is shown as it stands has marks of HTML or Markdown.",
        "The learner reads the marks.",
        "Leave them out; small letters are written as in articles.",
    ),
];

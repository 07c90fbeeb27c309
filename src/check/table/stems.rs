//! Stems, explanations, facts and what bears them out.

use crate::check::rule::{authority, facts, proof, reasons, stems};
use crate::check::table::entry::Check::{Fact, Question};
use crate::check::table::entry::Severity::{Info, Warning};
use crate::check::table::entry::{Rule, rule};

pub(in crate::check) const ROWS: [Rule; 21] = [
    rule("L33", Warning, Question(stems::open_stem)).says(
        "A stem has no question mark, blank or colon, or fewer than five words, or is shorter than its options on average without a word that asks, or by half in any case. Cards, clozes and statements that are true or false may be worded otherwise.",
        "A stem without the main idea makes a question harder for no reason (Pham 2018).",
        "Put the idea and the shared words into the stem.",
    ),
    rule("L34", Warning, Question(stems::too_long)).says(
        "A stem or a sentence with gaps has more than 90 words, an option more than 25, or a gap more than 6.",
        "It measures reading.",
        "Cut what nobody needs to answer.",
    ),
    rule("L37", Warning, Question(reasons::named_option)).says(
        "An explanation names an option by its letter or its place.",
        "Options are shuffled, so letters and places lie.",
        "Say in words which option is meant.",
    ),
    rule("L39", Warning, Question(authority::unnamed_species)).says(
        "A fact from work in animals or cells is asked without a word that says so.",
        "It would be read as true of people.",
        "Name the animal, the cells or the study.",
    ),
    rule("L40", Warning, Question(authority::nameless_opinion)).says(
        "A stem or a sentence with gaps asks for the best, recommended, ideal or optimal thing, or what somebody should do, and names nobody. Cases to which a fact is applied do not count.",
        "Bodies differ on these.",
        "Write \"according to\" and whom.",
    ),
    rule("L44", Warning, Fact(facts::undated)).says(
        "A fact about laws, regulations, exams, fees, fines, prices or records, or one that holds since a year, has no `as_of`.",
        "It will be wrong one day, and nobody will know since when.",
        "Add the year in which it was true.",
    ),
    rule("L47", Warning, Question(proof::unproven_answer)).says(
        "A recall question has a short answer in words of which none is in the passage or the fact; of a choice, while the passage has words of a distractor. Questions that ask for what is not the case are left out; of numbers L11 says so.",
        "The sentence that is shown as proof does not prove it.",
        "Give the question a `passage` of its own.",
    ),
    rule("L48", Info, Fact(facts::several_facts)).says(
        "A fact joins three or more claims.",
        "What is scheduled as one is remembered in parts.",
        "Make a fact of each.",
    ),
    rule("L49", Info, Fact(proof::foreign_quote)).says(
        "A passage shares fewer than two words of meaning, and no number, with its fact.",
        "It may prove something else.",
        "Quote the sentence that says it.",
    ),
    rule("L50", Warning, Question(stems::about_the_text)).says(
        "A stem asks about the text: in the article, of this section.",
        "It tests where something stands, and makes no sense in an exam.",
        "Ask for the fact.",
    ),
    rule("L52", Warning, Question(stems::needs_options)).says(
        "A stem asks nothing by itself, such as \"Which of these is true?\", or asks about several things.",
        "It is a list of statements to judge, not a question.",
        "Put the question so that it can be answered with the options covered.",
    ),
    rule("L53", Info, Question(stems::vague_stem)).says(
        "A stem has quite, somewhat, often, usually, sometimes or rarely in it.",
        "People mean unlike things by these words.",
        "Say how much or how often.",
    ),
    rule("L54", Warning, Question(stems::early_gap)).says(
        "A gap stands far before the end of a stem with options.",
        "It has to be read twice.",
        "Move the gap to the end, or ask a question.",
    ),
    rule("L70", Warning, Question(stems::hinges)).says(
        "A stem rests on another question or on something above it.",
        "Questions come in any order.",
        "Say what is needed in the stem.",
    ),
    rule("L71", Warning, Question(stems::missing_picture)).says(
        "A stem speaks of a picture, and the question has none.",
        "It cannot be answered.",
        "Add `image`, or put it in words.",
    ),
    rule("L73", Info, Question(stems::grammar_cue)).says(
        "The grammar of the stem fits some options and not others.",
        "It rules options out.",
        "Word all options so that they go on from the stem.",
    ),
    rule("L74", Info, Question(stems::window_dressing)).says(
        "A stem of over 40 words has half of its sentences without a word that the answer needs.",
        "It measures reading.",
        "Cut them.",
    ),
    rule("L75", Info, Question(stems::abbreviation)).says(
        "A stem has an abbreviation of two to four capitals that no article has.",
        "Who does not know it cannot answer.",
        "Write it out.",
    ),
    rule("L79", Warning, Question(proof::telling_title)).says(
        "The title of a fact has every word of an answer.",
        "It stands beside the passage.",
        "Say what the fact is about, not what it says.",
    ),
    rule("L109", Info, Question(reasons::repeats_key)).says(
        "An explanation has no word of meaning that is not in the question or its answer.",
        "It explains nothing.",
        "Say why it is so.",
    ),
    rule("L110", Info, Question(reasons::admits_right)).says(
        "The reason of a distractor says that it is right as well.",
        "Then there are two right options.",
        "Reword the distractor.",
    ),
];

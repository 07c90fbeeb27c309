//! What the checks know about single words. A word joins a check by joining a list here.

use std::ops::BitOr;
use std::sync::LazyLock;

use crate::fast::FastMap;

/// The lists that a word is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Marks(u32);

impl Marks {
    pub(in crate::check) const NONE: Self = Self(0);
    /// Has no meaning of its own.
    pub(in crate::check) const STOP: Self = Self(1);
    pub(in crate::check) const NEGATIVE: Self = Self(1 << 1);
    pub(in crate::check) const ABSOLUTE: Self = Self(1 << 2);
    pub(in crate::check) const HEDGE: Self = Self(1 << 3);
    pub(in crate::check) const OPINION: Self = Self(1 << 4);
    pub(in crate::check) const MONTH: Self = Self(1 << 5);
    /// Opens a question.
    pub(in crate::check) const ASKS: Self = Self(1 << 6);
    /// Says in what the work was done: people, animals or cells.
    pub(in crate::check) const SPECIES: Self = Self(1 << 7);
    /// Speaks of what changes over the years.
    pub(in crate::check) const DATED: Self = Self(1 << 8);
    /// One of two opposites.
    pub(in crate::check) const OPPOSITE: Self = Self(1 << 9);
    /// Opens a phrase that may be on a list.
    pub(in crate::check) const PHRASE: Self = Self(1 << 10);
    /// Names who says so.
    pub(in crate::check) const AUTHORITY: Self = Self(1 << 11);
    /// Says that nothing changes.
    pub(in crate::check) const UNCHANGED: Self = Self(1 << 12);
    /// An auxiliary or a form of "to be".
    pub(in crate::check) const VERB: Self = Self(1 << 13);
    /// Negates as the beginning of a word does, as in "unsuitable".
    pub(in crate::check) const INNER_NEGATIVE: Self = Self(1 << 14);
    /// Points at another option.
    pub(in crate::check) const PLACE: Self = Self(1 << 15);
    /// A source that claims something, such as a leaflet.
    pub(in crate::check) const FRAME: Self = Self(1 << 16);
    /// Plays a finding down.
    pub(in crate::check) const DEFLATES: Self = Self(1 << 17);
    /// A vague quantity in a stem.
    pub(in crate::check) const VAGUE: Self = Self(1 << 18);
    /// Says which end of an order comes first.
    pub(in crate::check) const DIRECTION: Self = Self(1 << 19);
    /// Shows a picture.
    pub(in crate::check) const PICTURE: Self = Self(1 << 20);

    /// A number in words.
    pub(in crate::check) const NUMBER: Self = Self(1 << 21);

    /// Whether any of `other` is among these.
    pub(in crate::check) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Each list with its words, parted by blanks.
const LISTS: &[(Marks, &str)] = &[
    (
        Marks::STOP,
        "a about after all also an and any are as at be been before but by can did do does during each for from had has \
         have how if in into is it its like more most much no not of on one or out over same so some than that the their \
         them then there these they this those to two up was were what when where which while who whom whose why will \
         with would",
    ),
    (
        Marks::NEGATIVE,
        "not except least incorrect false never cannot wrong unsuitable fails avoid untrue isn aren doesn don didn wasn \
         weren couldn wouldn shouldn hasn haven",
    ),
    (
        Marks::INNER_NEGATIVE,
        "unsuitable unable unlikely unlike untrue untrained unsafe unsealed unchanged unaffected incorrect incomplete \
         inactive insufficient ineffective incapable impossible irregular without no",
    ),
    (
        Marks::ABSOLUTE,
        "always never only all none every completely must cannot invariably entirely nothing everything everyone nobody \
         impossible exclusively totally absolutely",
    ),
    (
        Marks::HEDGE,
        "often usually sometimes rarely may generally might mostly perhaps frequently seldom typically occasionally \
         commonly possibly tends tend",
    ),
    (
        Marks::VAGUE,
        "quite somewhat often usually sometimes rarely frequently seldom occasionally fairly",
    ),
    (
        Marks::OPINION,
        "best recommended should optimal ideal nicer better nicest worst good preferable",
    ),
    (
        Marks::MONTH,
        "january february march april may june july august september october november december",
    ),
    (Marks::ASKS, "which what who whom whose when where why how"),
    (
        Marks::SPECIES,
        "animal animals mouse mice rat rats monkey monkeys rodent rodents cell cells dish culture cultured laboratory \
         tumour tumours tumor tumors species model models gene serum study studies antibody antibodies people human \
         humans man men woman women patients rabbit rabbits pig pigs dog dogs fly flies worm worms yeast",
    ),
    (
        Marks::DATED,
        "law laws legal exam exams fee fees candidates regulation regulations fine fines record record-holder records \
         price prices costs currently nowadays",
    ),
    (
        Marks::AUTHORITY,
        "according textbook textbooks guideline guidelines statement consensus college association institute society \
         committee council organisation organization review reviews study studies trial trials meta-analysis handbook \
         manual academy",
    ),
    (
        Marks::UNCHANGED,
        "unchanged same equal equally no neither stays stay constant unaffected between alike",
    ),
    (
        Marks::VERB,
        "is are was were be do does did can could will would should has have had may might must",
    ),
    (
        Marks::PHRASE,
        "as without nothing more no tend tends can won",
    ),
    (
        Marks::PLACE,
        "option options answer answers above below first second third fourth last former latter both",
    ),
    (
        Marks::FRAME,
        "leaflet leaflets poster podcast podcasts blog advert advertisement headline video influencer flyer brochure \
         website slide handout speaker newspaper magazine label claims claim colleague friend client post",
    ),
    (
        Marks::DEFLATES,
        "mouse mice rat rats rodent rodents animal animals dish cells untested unproven unclear unknown suggests \
         suggested association correlation preliminary small partly shown tested",
    ),
    (
        Marks::DIRECTION,
        "first last from oldest newest earliest latest lowest highest smallest largest shortest longest lightest \
         heaviest slowest fastest inner inside outside top bottom begin beginning begins starting start ascending \
         descending least most nearest farthest weakest strongest low high before after earlier later next follow",
    ),
    (
        Marks::PICTURE,
        "picture figure drawing photograph photo diagram image illustration sketch",
    ),
];

/// Numbers in words, with their values.
pub(in crate::check) const NUMBERS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("one", 1.0),
    ("once", 1.0),
    ("two", 2.0),
    ("twice", 2.0),
    ("double", 2.0),
    ("doubled", 2.0),
    ("doubles", 2.0),
    ("twofold", 2.0),
    ("three", 3.0),
    ("threefold", 3.0),
    ("triple", 3.0),
    ("tripled", 3.0),
    ("four", 4.0),
    ("fourfold", 4.0),
    ("five", 5.0),
    ("fivefold", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("tenfold", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("dozen", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("hundred", 100.0),
    ("thousand", 1000.0),
    ("million", 1_000_000.0),
    ("half", 0.5),
    ("third", 1.0 / 3.0),
    ("quarter", 0.25),
    ("quarters", 0.25),
    ("fifth", 0.2),
    ("tenth", 0.1),
];

/// Pairs of opposites. The second of each pair says less, lower, later or the like.
pub(in crate::check) const OPPOSITES: &[(&str, &str)] = &[
    ("increases", "decreases"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("higher", "lower"),
    ("rises", "falls"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("more", "less"),
    ("more", "fewer"),
    ("raises", "lowers"),
    ("true", "false"),
    ("yes", "no"),
    ("tighter", "looser"),
    ("up", "down"),
    ("grows", "shrinks"),
    ("harder", "softer"),
    ("clockwise", "anticlockwise"),
    ("clockwise", "counterclockwise"),
    ("before", "after"),
    ("faster", "slower"),
    ("longer", "shorter"),
    ("larger", "smaller"),
    ("stronger", "weaker"),
    ("warmer", "colder"),
    ("wider", "narrower"),
    ("thicker", "thinner"),
    ("heavier", "lighter"),
    ("open", "closed"),
    ("left", "right"),
    ("front", "rear"),
    ("front", "back"),
    ("upper", "lower"),
    ("inner", "outer"),
    ("first", "last"),
    ("men", "women"),
];

/// Runs of words that belong on a list as a whole.
const PHRASES: &[(Marks, &[&str])] = &[
    (Marks::HEDGE, &["as", "a", "rule"]),
    (Marks::HEDGE, &["tend", "to"]),
    (Marks::HEDGE, &["tends", "to"]),
    (Marks::HEDGE, &["more", "or", "less"]),
    (Marks::NEGATIVE, &["can", "t"]),
    (Marks::NEGATIVE, &["won", "t"]),
    (Marks::ABSOLUTE, &["without", "exception"]),
    (Marks::ABSOLUTE, &["nothing", "but"]),
    (Marks::ABSOLUTE, &["no", "matter"]),
];

/// Which lists each word is on.
static LEXICON: LazyLock<FastMap<&'static str, Marks>> = LazyLock::new(|| {
    let mut lexicon: FastMap<&'static str, Marks> = FastMap::default();
    let mut add = |word: &'static str, marks: Marks| {
        let known = lexicon.entry(word).or_default();
        *known = *known | marks;
    };
    for (marks, words) in LISTS {
        for word in words.split_whitespace() {
            add(word, *marks);
        }
    }
    for (word, _) in NUMBERS {
        add(word, Marks::NUMBER);
    }
    for (one, other) in OPPOSITES {
        add(one, Marks::OPPOSITE);
        add(other, Marks::OPPOSITE);
    }
    lexicon
});

/// Returns the lists that a word in lower case is on.
pub(in crate::check) fn marks_of(word: &str) -> Marks {
    LEXICON.get(word).copied().unwrap_or_default()
}

/// Returns the lists that a run of words beginning here is on, and the words of the run.
pub(in crate::check) fn phrase_at<'a>(words: &[&'a str]) -> Option<(Marks, Vec<&'a str>)> {
    let (marks, phrase) = PHRASES
        .iter()
        .find(|(_, phrase)| words.starts_with(phrase))?;
    Some((*marks, words.get(..phrase.len())?.to_vec()))
}

/// Returns the opposites of a word.
pub(in crate::check) fn opposites_of(word: &str) -> impl Iterator<Item = &'static str> {
    OPPOSITES.iter().filter_map(move |(one, other)| {
        if *one == word {
            Some(*other)
        } else {
            (*other == word).then_some(*one)
        }
    })
}

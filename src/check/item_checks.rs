//! The checks of single questions: which id belongs to which function.

use crate::check::hit::Flaw;
use crate::check::item::{Item, cards, options, stems, structure};

type ItemCheck = fn(&Item<'_>) -> Option<Flaw>;

pub(super) const ITEM_CHECKS: [(&str, ItemCheck); 35] = [
    ("L02", structure::option_count),
    ("L03", structure::equal_options),
    ("L04", structure::short_stem),
    ("L05", structure::short_explanation),
    ("L06", structure::no_source),
    ("L07", structure::unmarked),
    ("L08", structure::shared_reason),
    ("L10", structure::retracted),
    ("L11", structure::unproven_number),
    ("L20", options::long_key),
    ("L21", options::uneven),
    ("L22", options::article_cue),
    ("L23", options::catch_all),
    ("L24", stems::quiet_negative),
    ("L25", stems::double_negative),
    ("L26", options::absolutes),
    ("L27", options::vague),
    ("L28", options::clang),
    ("L29", options::convergence),
    ("L30", options::overlapping_ranges),
    ("L31", options::exhaustive_pair),
    ("L32", options::number_order),
    ("L33", stems::open_stem),
    ("L34", stems::too_long),
    ("L35", options::series),
    ("L36", options::leak),
    ("L37", stems::strange_explanation),
    ("L38", options::position),
    ("L39", stems::unnamed_species),
    ("L40", stems::nameless_opinion),
    ("L41", cards::poor_gap),
    ("L42", cards::enumeration),
    ("L43", cards::guessable),
    ("L44", stems::undated),
    ("L45", cards::lost_sign),
];

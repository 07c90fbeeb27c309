//! What Spotter does not say: phrases that were once on screen, in the terminal or in the docs, and what it says instead.

/// Each with what is said instead; compared without regard to case, whole words.
pub(crate) const NOT_SAID: &[(&str, &str)] = &[
    ("last sittings", "Recent sessions"),
    ("this sitting", "this session"),
    ("of a sitting", "of a session"),
    ("recall what is due", "Review 13 due cards"),
    ("waiting to be recalled", "13 due"),
    ("work off", "Review missed"),
    ("work them off", "Review missed"),
    ("look at them", "Review missed"),
    ("go on reading", "Continue reading"),
    ("read on with", "Continue reading"),
    ("put a quiz together", "New quiz"),
    ("this was cut off", "Unfinished quiz"),
    ("go on with it", "Resume"),
    ("end it here", "End quiz"),
    ("show me", "Show passage"),
    ("it waits until", "It stays in your missed list until"),
    ("until you have it whole", "until you get all of it"),
    ("the last:", "Last quiz:"),
    ("of them ask for use", "test application"),
    ("start over", "Reset progress…"),
    ("starting over", "Resetting progress"),
    ("forget this sitting", "Discard this session…"),
    ("forget all answers", "Reset this fact…"),
    ("bring back", "Restore"),
    ("brought back", "restored"),
    ("flag it", "Report a problem"),
    ("flag this question", "Report a problem"),
    ("flagged questions", "Reported problems"),
    ("take the flag off", "Withdraw the report"),
    ("save as a patch", "Export corrections…"),
    ("page to print", "Export for printing…"),
    (
        "what the reading gained",
        "Before reading: 1 of 3. Now: 2 of 3.",
    ),
    ("hide the tints", "Hide highlights of fading facts"),
    ("you may have lost", "likely forgotten"),
    ("fading a little", "slightly faded"),
    ("open a text of your own", "Open a text…"),
    ("how sure are you", "Confidence (optional)"),
    ("you may leave this out", "(optional)"),
    ("at the most", "at most"),
    ("by chance among equals", "at random"),
    ("is gone through", "a plain verb"),
    ("as closer to", "a plain comparison"),
];

/// The phrases that `text` says.
pub(crate) fn said(text: &str) -> Vec<&'static str> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.to_lowercase();
    let is_whole = |phrase: &str, at: usize| {
        let (before, rest) = text.split_at(at);
        let after = rest.split_at(phrase.len()).1;
        let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        ends(before.chars().next_back()) && (phrase.ends_with(':') || ends(after.chars().next()))
    };
    let is_said = |phrase: &&str| {
        text.match_indices(phrase)
            .any(|(at, _)| is_whole(phrase, at))
    };
    let phrases = NOT_SAID.iter().map(|(phrase, _)| *phrase);
    phrases.filter(is_said).collect()
}

//! Missed questions as a page of Markdown.

/// A missed question, in words. An empty text is left out of the page.
#[derive(Clone, Debug, Default)]
pub struct MissedRow {
    /// What was asked.
    pub stem: String,
    /// What the learner gave.
    pub gave: String,
    /// The answer.
    pub key: String,
    /// Why that is the answer.
    pub why: String,
    /// Why it was missed, as the learner said.
    pub cause: String,
    /// The words of the article that prove it.
    pub quote: String,
    /// What it rests on.
    pub sources: String,
}

/// A page with a heading for each question. `day` is in words.
pub fn missed_page(day: &str, rows: impl Iterator<Item = MissedRow>) -> String {
    let mut page = format!("# Missed questions, {day}\n");
    for (number, row) in (1_usize..).zip(rows) {
        let quote = if row.quote.is_empty() {
            String::new()
        } else {
            format!("“{}”", row.quote)
        };
        let lines = [
            ("Your answer", &row.gave),
            ("The answer", &row.key),
            ("Why", &row.why),
            ("Cause", &row.cause),
            ("In the article", &quote),
            ("Sources", &row.sources),
        ];
        let stem = escaped(&row.stem);
        page.extend(["\n## ", &number.to_string(), ". ", &stem, "\n\n"]);
        for (name, text) in lines.into_iter().filter(|(_, text)| !text.is_empty()) {
            page.extend(["- ", name, ": ", &escaped(text), "\n"]);
        }
    }
    page
}

/// The text with a backslash before each mark that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|'
        ) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

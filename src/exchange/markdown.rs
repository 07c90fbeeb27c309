//! Missed questions as a Markdown page.

/// The texts of one missed question. Empty ones are left out of the page.
#[derive(Clone, Debug, Default)]
pub struct MissedRow {
    pub stem: String,
    /// The learner's answer.
    pub gave: String,
    /// The right answer.
    pub key: String,
    /// Explanation of the right answer.
    pub why: String,
    /// Cause of the miss, as named by the learner.
    pub cause: String,
    /// Passage of the article that supports it.
    pub quote: String,
    /// Citations in one line.
    pub sources: String,
}

/// Returns a page with a heading for each question. `day` is formatted for display.
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

/// Escapes Markdown's special characters and puts the text on one line.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lists_what_is_there_and_escapes_it() {
        let whole = MissedRow {
            stem: "What is *it*?".to_owned(),
            gave: "a_b".to_owned(),
            key: "[c]".to_owned(),
            why: "two\nlines".to_owned(),
            cause: "misread".to_owned(),
            quote: "as it says".to_owned(),
            sources: "Somebody 2020".to_owned(),
        };
        let bare = MissedRow {
            stem: "And?".to_owned(),
            key: "d".to_owned(),
            ..MissedRow::default()
        };
        let expected = r"# Missed questions, 22 November

## 1. What is \*it\*?

- Your answer: a\_b
- The answer: \[c\]
- Why: two lines
- Cause: misread
- In the article: “as it says”
- Sources: Somebody 2020

## 2. And?

- The answer: d
";
        let page = missed_page("22 November", [whole, bare].into_iter());
        assert_eq!(page, expected, "golden");
    }
}

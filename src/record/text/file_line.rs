//! The kinds of lines in a file of the record.

/// What a header begins with. `text/ron.rs` names the same struct.
pub(in crate::record) const HEADER: &str = "Scores(";

/// The closing bracket, without its line feed.
pub(in crate::record) const CLOSING_BRACKET: &str = "])";

/// A line told by how it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) enum FileLine {
    Blank,
    Comment,
    Header(Header),
    ClosingBracket,
    /// An event, or something that cannot be read.
    Event,
}

/// What a header says of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::record) struct Header {
    /// From 1; `None` if it names none.
    pub format: Option<u32>,
    pub device: Option<String>,
    /// Whether the events begin on the next line.
    pub is_alone: bool,
}

impl FileLine {
    /// Tells what a line is; no white space at its ends is expected.
    pub(in crate::record) fn of(line: &str) -> Self {
        match line {
            "" => Self::Blank,
            CLOSING_BRACKET => Self::ClosingBracket,
            // Several lines that end in carriage returns.
            _ if line.contains('\r') => Self::Event,
            _ if line.starts_with("//") => Self::Comment,
            _ if line.starts_with(HEADER) => Self::Header(Header::of(line)),
            _ => Self::Event,
        }
    }
}

impl Header {
    fn of(line: &str) -> Self {
        let field = |name: &str| {
            line.split_once(name)
                .map_or("", |(_, after)| after.trim_start())
        };
        let digits: String = field("format:")
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let device = field("device:").strip_prefix('"');
        let device = device.and_then(|text| text.split('"').next());
        Self {
            format: digits.parse().ok().filter(|it| *it > 0),
            device: device.filter(|it| !it.is_empty()).map(str::to_owned),
            is_alone: line.ends_with('['),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_a_file_is_told_by_its_beginning() {
        for (line, kind) in [
            ("", FileLine::Blank),
            ("])", FileLine::ClosingBracket),
            ("// Study scores.", FileLine::Comment),
            ("Undo(at:\"\",of:\"\"),//abcd", FileLine::Event),
            ("]", FileLine::Event),
        ] {
            assert_eq!(FileLine::of(line), kind, "{line}");
        }
        let header = |line: &str| {
            let FileLine::Header(it) = FileLine::of(line) else {
                panic!("not a header: {line}");
            };
            (it.format, it.device, it.is_alone)
        };
        assert_eq!(
            header("Scores(format:1,device:\"anna\",log:["),
            (Some(1), Some("anna".to_owned()), true),
            "as we write it"
        );
        assert_eq!(
            header("Scores(format: 2, log: [Undo("),
            (Some(2), None, false),
            "with an event on the same line"
        );
        assert_eq!(
            header("Scores(format:0,device:\"\",log:["),
            (None, None, true),
            "what says nothing"
        );
    }
}

//! What the end page of a session shows and offers.

use crate::material::Face;
use crate::memory::{Counts, RecordPart};
use crate::model::{
    FlowAction, Modal, Model, PastSitting, ShellAction, SittingAction, StartAction,
};
use crate::record::{Mode, Moment, Scope};
use crate::study::{
    Counted, Feedback, Headline, Judged, Sitting, by_topic, headline, last_time, median_ms, slowest,
};
use crate::ui::look::phrases::{count, seconds};
use crate::ui::offer::Offer;
use crate::ui::sitting::data::row::AnswerRow;
use crate::ui::sitting::data::verdict::claim;

/// Minimum number of answers to show a percentage.
const SHARE_FROM: usize = 20;

/// Times are shown for more answers than this.
const TIMES_FROM: usize = 3;

/// Number of slow answers listed.
const SLOWEST: usize = 3;

/// The end page, before it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultPage {
    pub summary: Summary,
    /// Retries the misses if there are any, else closes the page.
    pub next: Offer,
    pub others: Vec<Offer>,
    /// Makes the session no longer count.
    pub forget: Offer,
    /// None is empty.
    pub groups: Vec<Group>,
    /// Worst first; empty for a drill or a single topic.
    pub topics: Vec<TopicRow>,
    /// `None` for `TIMES_FROM` answers or fewer.
    pub times: Option<Times>,
}

/// The top of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub title: String,
    /// First attempts, the previous score, what is due tomorrow.
    pub sentences: Vec<String>,
}

/// The answers with the same outcome, under a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the answers have in common.
    pub title: &'static str,
    pub rows: Vec<ResultRow>,
}

/// An answer, with what had to be withheld if verdicts come at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    pub answer: AnswerRow,
    /// Why each distractor is wrong; only if verdicts come at the end.
    pub reasons: Vec<String>,
    /// Claims that the answer was right; only if verdicts come at the end.
    pub claim: Option<Offer>,
}

/// The score of one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRow {
    pub title: String,
    /// Right answers of all, such as `3 of 4`.
    pub score: String,
    /// Only if something was missed.
    pub quiz: Option<Offer>,
    /// Accessible name of the quiz button, which includes the topic.
    pub quiz_name: String,
}

/// Response times of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// In a sentence.
    pub median: String,
    /// Slowest first.
    pub slowest: Vec<SlowRow>,
}

/// An answer that took long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlowRow {
    /// Empty if the question is no longer in its pack.
    pub stem: String,
    pub time: String,
}

/// Builds the end page of `sitting`.
pub fn data(model: &Model, now: Moment, sitting: &Sitting) -> ResultPage {
    let done = Offer::new("Done", SittingAction::Leave);
    let tomorrow = Some(model.due_tomorrow(now));
    page(model, sitting, model.device(), done, tomorrow)
}

/// Builds the page of a session of the record, in which nothing can be claimed any more.
pub fn past(model: &Model, past: &PastSitting) -> ResultPage {
    let done = Offer::new("Back to Today", FlowAction::Back);
    let mut page = page(model, &past.sitting, &past.name.device, done, None);
    let rows = page.groups.iter_mut().flat_map(|it| &mut it.rows);
    rows.for_each(|row| row.claim = None);
    if past.can_resume {
        let end = match past.sitting.mode {
            Mode::Drill => "End drill",
            Mode::Quiz | Mode::Read | Mode::Preread | Mode::Other(_) => "End quiz",
        };
        page.next = Offer::new("Resume", StartAction::Resume(past.name.clone()));
        let end = Offer::new(end, StartAction::End(past.name.clone()));
        page.others = vec![end, Offer::new("Back to Today", FlowAction::Back)];
        let left = count(past.sitting.progress().queue.len(), "question");
        page.summary
            .sentences
            .push(format!("Unfinished, {left} left."));
    }
    page
}

/// `device` is that of the session; `tomorrow` is how many facts are due by then, if that is to be said.
fn page(
    model: &Model,
    sitting: &Sitting,
    device: &str,
    done: Offer,
    tomorrow: Option<usize>,
) -> ResultPage {
    let is_drill = sitting.mode == Mode::Drill;
    let counts = sitting.progress().counts;
    let before = last_time(model.memory(), device, sitting).filter(|_| !is_drill);
    let (device, sit) = (device.to_owned(), sitting.id.clone());
    let ask = Modal::Forgetting(RecordPart::Sitting { device, sit });
    let retry = retry(sitting);
    let others = retry.is_some().then(|| done.clone());
    ResultPage {
        summary: summary(&sitting.mode, counts, before, tomorrow),
        next: retry.unwrap_or(done),
        others: others.into_iter().collect(),
        forget: Offer::new("Discard this session…", ShellAction::OpenModal(ask)),
        groups: groups(model, sitting),
        topics: if is_drill {
            Vec::new()
        } else {
            topics(model, sitting)
        },
        times: times(model, sitting),
    }
}

/// The head: `before` is what the same session came to last time, `tomorrow` how many facts are due by then.
fn summary(
    mode: &Mode,
    counts: Counts,
    before: Option<Counts>,
    tomorrow: Option<usize>,
) -> Summary {
    let verb = if *mode == Mode::Drill {
        "recalled"
    } else {
        "right"
    };
    let Headline {
        right,
        of,
        counts: counted,
    } = headline(mode, counts);
    let at_first = match counted {
        Counted::FirstAttempts => " at first attempt",
        Counted::AllAnswers => "",
    };
    let mut sentences = Vec::new();
    let all = format!("{} of {}", counts.right, counts.answers);
    match counted {
        Counted::FirstAttempts if counts.answers > counts.first_attempts => {
            sentences.push(format!("With repeats: {all} {verb}."));
        }
        Counted::AllAnswers if counts.first_attempts == 0 && counts.answers > 0 => {
            sentences.push("You had answered all of these before.".to_owned());
        }
        Counted::FirstAttempts | Counted::AllAnswers => {}
    }
    if let Some(before) = before {
        let last = headline(mode, before);
        sentences.push(format!("Last time: {} of {} {verb}.", last.right, last.of));
    }
    if let Some(tomorrow) = tomorrow {
        sentences.push(match tomorrow {
            0 => "Nothing is due by tomorrow.".to_owned(),
            1 => "1 fact is due by tomorrow.".to_owned(),
            many => format!("{many} facts are due by tomorrow."),
        });
    }
    Summary {
        title: format!("{right} of {of} {verb}{at_first}{}", share(right, of)),
        sentences,
    }
}

/// Returns a percentage in parentheses; empty for fewer than `SHARE_FROM` answers, for which it would mean little.
fn share(part: usize, whole: usize) -> String {
    match (part * 100).checked_div(whole) {
        Some(percent) if whole >= SHARE_FROM => format!(" ({percent} %)"),
        Some(_) | None => String::new(),
    }
}

fn retry(sitting: &Sitting) -> Option<Offer> {
    let misses = sitting.to_retry();
    let label = match misses.len() {
        0 => return None,
        1 => "Retry this one".to_owned(),
        many => format!("Retry these {many}"),
    };
    let retry = StartAction::Faces(Scope::Missed, misses);
    Some(Offer::new(label, retry))
}

fn groups(model: &Model, sitting: &Sitting) -> Vec<Group> {
    let answers = &sitting.progress().answers;
    let shows_all = sitting.feedback == Feedback::AtEnd;
    let is_sound = |it: &&Judged| it.verdict.is_right() && !it.is_lucky();
    let lucky = answers.iter().filter(|it| it.is_lucky());
    let sound = answers.iter().filter(|it| shows_all && is_sound(it));
    let groups = [
        ("Missed in this session", sitting.misses()),
        ("Right by a guess", lucky.collect()),
        ("Right", sound.collect()),
    ];
    let row = |judged: &&Judged| row(model, judged, shows_all);
    let groups = groups.into_iter().map(|(title, answers)| Group {
        title,
        rows: answers.iter().filter_map(row).collect(),
    });
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn row(model: &Model, judged: &Judged, shows_all: bool) -> Option<ResultRow> {
    let answer = AnswerRow::judged(model, judged)?;
    let face = model.library().face(&judged.ask).filter(|_| shows_all);
    Some(ResultRow {
        answer,
        reasons: face.map(reasons).unwrap_or_default(),
        claim: face.and_then(|face| claim(face, judged)),
    })
}

fn reasons(face: Face<'_>) -> Vec<String> {
    let not = if face.question.negative {
        "true, so not the answer"
    } else {
        "not the answer"
    };
    let options = face.question.distractors().iter();
    let reason = options.map(|option| format!("{}: {not}. {}", option.text, option.why));
    reason.collect()
}

fn topics(model: &Model, sitting: &Sitting) -> Vec<TopicRow> {
    let topics = by_topic(model.library(), sitting);
    if topics.len() < 2 {
        return Vec::new();
    }
    let rows = topics.into_iter().map(|topic| {
        let (right, answers) = (topic.right, topic.answers);
        let quiz = Offer::new("Quiz me on this", StartAction::Quiz(topic.scope));
        TopicRow {
            score: format!("{right} of {answers}{}", share(right, answers)),
            quiz: (right < answers).then_some(quiz),
            quiz_name: format!("Quiz me on “{}”", topic.title),
            title: topic.title,
        }
    });
    rows.collect()
}

fn times(model: &Model, sitting: &Sitting) -> Option<Times> {
    let median = median_ms(sitting)?;
    let row = |judged: &Judged| {
        let face = model.library().face(&judged.ask);
        SlowRow {
            stem: face.map_or_else(String::new, |face| face.stem()),
            time: seconds(judged.ms),
        }
    };
    let slowest = slowest(sitting, SLOWEST).into_iter().map(row);
    let times = Times {
        median: format!(
            "Half of the answers took {} or less. The slowest:",
            seconds(median)
        ),
        slowest: slowest.collect(),
    };
    (sitting.progress().answers.len() > TIMES_FROM).then_some(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(right: usize, answers: usize, first: usize) -> Counts {
        Counts {
            answers,
            right,
            first_attempts: first,
            first_right: right.min(first),
        }
    }

    fn said(mode: &Mode, counts: Counts, before: Option<Counts>, tomorrow: usize) -> [String; 2] {
        let Summary { title, sentences } = summary(mode, counts, before, Some(tomorrow));
        [title, sentences.join(" ")]
    }

    #[test]
    fn the_head_says_what_it_came_to_and_what_comes_tomorrow() {
        let [title, rest] = said(&Mode::Quiz, counts(1, 1, 0), None, 1);
        assert_eq!(title, "1 of 1 right");
        assert_eq!(
            rest,
            "You had answered all of these before. 1 fact is due by tomorrow."
        );
        let many = Counts {
            first_right: 9,
            ..counts(15, 30, 20)
        };
        let [title, rest] = said(&Mode::Quiz, many, Some(counts(3, 9, 9)), 0);
        assert_eq!(title, "9 of 20 right at first attempt (45 %)");
        assert_eq!(
            rest,
            "With repeats: 15 of 30 right. Last time: 3 of 9 right. Nothing is due by tomorrow."
        );
        let [title, _] = said(&Mode::Drill, many, None, 2);
        assert_eq!(title, "15 of 30 recalled (50 %)", "of twenty on in percent");
        let [title, rest] = said(&Mode::Quiz, counts(0, 0, 0), None, 0);
        assert_eq!(title, "0 of 0 right", "nothing was answered");
        assert_eq!(rest, "Nothing is due by tomorrow.");
    }
}

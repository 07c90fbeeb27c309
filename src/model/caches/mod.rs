//! Data that screens show on every frame and that is slow to compute: computed on demand, and again only when its
//! inputs change.

mod changes;
pub(in crate::model) mod past;
pub(in crate::model) mod shelf;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::material::{Face, FaceId, Library, SectionId};
use crate::memory::{Memory, Missed, SittingName, missed, missed_after};
use crate::model::caches::changes::{Changes, Since};
use crate::model::caches::past::{PastSitting, past};
use crate::model::caches::shelf::{Book, first_unfinished, shelf};
use crate::model::filter::MissedFilter;
use crate::record::{Event, MissCause, Moment, Record, Scope, StudyDay};
use crate::study::{DrillPlan, QuizWish, drill_plan, due_on, quiz_of, resumed};

/// The inputs of the cached lists.
#[derive(Clone, Copy)]
pub(in crate::model) struct Basis<'a> {
    pub library: &'a Library,
    pub memory: &'a Memory,
    pub now: Moment,
}

/// The versions of library and memory that a value was computed from, and its study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stamp {
    library_version: u64,
    memory_version: u64,
    /// `None` for what is the same on every day.
    day: Option<StudyDay>,
}

/// A value with the key it was computed for.
struct Cached<K, T>(RefCell<Option<(K, Arc<T>)>>);

impl<K, T> Default for Cached<K, T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq + Clone, T> Cached<K, T> {
    /// Returns the value if its key matches; otherwise computes it, given the previous key and value.
    fn get(&self, key: K, make: impl FnOnce(Option<(K, Arc<T>)>) -> T) -> Arc<T> {
        let known = self.0.take();
        let made = match known {
            Some((of, known)) if of == key => known,
            before => Arc::new(make(before)),
        };
        self.0.replace(Some((key, Arc::clone(&made))));
        made
    }

    fn put(&self, key: K, made: T) {
        self.0.replace(Some((key, Arc::new(made))));
    }
}

/// The inputs of the lists besides the memory, so that a task can precompute them before the memory arrives.
#[derive(Clone, Debug)]
pub struct ListBasis {
    pub library: Arc<Library>,
    pub filter: MissedFilter,
}

impl ListBasis {
    /// An empty filter on all packs.
    pub fn all_of(library: Arc<Library>) -> Self {
        let filter = MissedFilter::default();
        Self { library, filter }
    }
}

/// Something to choose, ordered by its title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Titled {
    /// What it is called on screen.
    pub title: String,
    /// Its id in the material.
    pub id: String,
}

/// Which missed questions match a filter, and which choices the filter offers.
#[derive(Clone, Debug, Default)]
pub struct MissedList {
    /// The filter without criteria that match no missed question.
    pub in_force: MissedFilter,
    /// Indices of the matching questions.
    pub listed: Vec<usize>,
    /// Each pack with a miss.
    pub packs: Vec<Titled>,
    /// Each topic with a miss in the chosen pack.
    pub topics: Vec<Titled>,
    /// The known causes that were given.
    pub causes: Vec<MissCause>,
    /// What a retry of the matching questions asks, in order: those that do not give each other away.
    pub retry: Vec<FaceId>,
}

impl MissedList {
    fn new(library: &Library, all: &[Missed], filter: &MissedFilter) -> Self {
        let asked: Vec<Option<Face<'_>>> = all.iter().map(|it| library.face(&it.ask)).collect();
        let in_force = filter.in_force(all, &asked);
        let known = || asked.iter().flatten();
        let packs = known().map(|it| (it.pack.title.as_str(), it.pack.id.as_str()));
        let topics = known().filter(|it| in_force.is_in_pack(it)).map(topic_of);
        let given: BTreeSet<&MissCause> = all.iter().filter_map(|it| it.cause.as_ref()).collect();
        let causes = MissCause::KNOWN.iter().filter(|it| given.contains(it));
        let listed = all.iter().zip(&asked).enumerate();
        let listed = listed.filter(|(_, (it, asked))| in_force.matches(it, asked.as_ref()));
        let listed: Vec<usize> = listed.map(|(index, _)| index).collect();
        let rows = listed.iter().filter_map(|index| all.get(*index));
        // Neither the seed nor the day matters to missed questions.
        let retry = QuizWish::usual(Scope::Missed, 0, 0);
        Self {
            retry: quiz_of(library, rows.map(|it| &it.ask), &retry),
            listed,
            packs: titled(packs),
            topics: titled(topics),
            causes: causes.cloned().collect(),
            in_force,
        }
    }
}

/// Titles and ids, each once, by title.
fn titled<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Titled> {
    let all: BTreeSet<(&str, &str)> = all.collect();
    let titled = all.into_iter().map(|(title, id)| Titled {
        title: title.to_owned(),
        id: id.to_owned(),
    });
    titled.collect()
}

/// The missed questions that match a filter, in list order.
#[derive(Clone, Debug)]
pub struct MissedRows {
    all: Arc<Vec<Missed>>,
    list: Arc<MissedList>,
}

impl MissedRows {
    /// The choices that the filter offers.
    pub fn list(&self) -> &MissedList {
        &self.list
    }

    /// How many questions match.
    pub fn len(&self) -> usize {
        self.list.listed.len()
    }

    /// Whether no question matches.
    pub fn is_empty(&self) -> bool {
        self.list.listed.is_empty()
    }

    /// The question at a row of the list.
    pub fn get(&self, row: usize) -> Option<&Missed> {
        self.all.get(*self.list.listed.get(row)?)
    }

    /// The matching questions, top row first.
    pub fn iter(&self) -> impl Iterator<Item = &Missed> {
        let listed = self.list.listed.iter();
        listed.filter_map(|place| self.all.get(*place))
    }
}

/// Title before id: the sort key of the topic list.
fn topic_of<'a>(asked: &Face<'a>) -> (&'a str, &'a str) {
    let topic = &asked.fact.topic;
    (asked.pack.topic_title(topic), topic)
}

/// The lists of Today, precomputed for a memory that the model does not have yet.
pub(in crate::model) struct Ahead {
    basis: ListBasis,
    day: StudyDay,
    missed: Vec<Missed>,
    missed_list: MissedList,
    plan: DrillPlan,
    due_tomorrow: usize,
    unfinished: Option<SectionId>,
}

impl Ahead {
    /// Whether the inputs besides the memory were these.
    pub(in crate::model) fn is_of(&self, library: &Arc<Library>, filter: &MissedFilter) -> bool {
        Arc::ptr_eq(&self.basis.library, library) && self.basis.filter == *filter
    }

    pub(in crate::model) fn new(memory: &Memory, basis: ListBasis, now: Moment) -> Self {
        let ListBasis { library, filter } = &basis;
        let day = memory.today(now);
        let missed = missed(memory, library);
        Self {
            day,
            missed_list: MissedList::new(library, &missed, filter),
            missed,
            plan: drill_plan(library, memory, now),
            due_tomorrow: due_on(library, memory, day.saturating_add(1)),
            unfinished: first_unfinished(library, memory),
            basis,
        }
    }
}

#[derive(Default)]
pub(in crate::model) struct Caches {
    library_version: u64,
    changes: Changes,
    missed: Cached<Stamp, Vec<Missed>>,
    missed_list: Cached<(Stamp, MissedFilter), MissedList>,
    plan: Cached<Stamp, DrillPlan>,
    due_tomorrow: Cached<Stamp, usize>,
    unfinished: Cached<Stamp, Option<SectionId>>,
    left: Cached<(Stamp, SittingName), Option<usize>>,
    shelf: Cached<Stamp, Vec<Book>>,
    past: Cached<(Stamp, SittingName), Option<PastSitting>>,
}

impl Caches {
    /// How many questions of an unfinished session remain; `None` if none of them is in a pack any more.
    pub(in crate::model) fn questions_left(
        &self,
        basis: Basis<'_>,
        record: &Record,
        name: &SittingName,
    ) -> Option<usize> {
        let key = (self.stamp(basis), name.clone());
        *self.left.get(key, |_| {
            let sitting = resumed(basis.library, record, basis.memory, name)?;
            Some(sitting.progress().queue.len())
        })
    }

    /// A session as the record has it; `None` if it no longer counts.
    pub(in crate::model) fn past(
        &self,
        basis: Basis<'_>,
        record: &Record,
        device: &str,
        name: &SittingName,
    ) -> Arc<Option<PastSitting>> {
        let key = (self.any_day(), name.clone());
        let Basis {
            library, memory, ..
        } = basis;
        self.past
            .get(key, |_| past(library, record, memory, device, name))
    }

    /// What was read, and is due, of each article.
    pub(in crate::model) fn shelf(&self, basis: Basis<'_>) -> Arc<Vec<Book>> {
        let plan = self.drill_plan(basis);
        let make = |_| shelf(basis.library, basis.memory, &plan);
        self.shelf.get(self.stamp(basis), make)
    }

    pub(in crate::model) fn library_changed(&mut self) {
        self.library_version += 1;
    }

    /// Notes that the whole memory was replaced.
    pub(in crate::model) fn memory_changed(&mut self) {
        self.changes.mark_all();
    }

    /// Notes that the memory has taken the last event, which is one of this device. After an answer only its own fact
    /// is updated: the lists may have thousands of others.
    pub(in crate::model) fn follow(&mut self, event: &Event, device: &str, record: &Record) {
        self.changes.follow(event, device, record);
    }

    /// Stores precomputed lists as current. The caller checks that their inputs are.
    pub(in crate::model) fn take(&self, ahead: Ahead) {
        let any_day = self.any_day();
        let stamp = Stamp {
            day: Some(ahead.day),
            ..any_day
        };
        let filter = ahead.basis.filter;
        self.plan.put(stamp, ahead.plan);
        self.due_tomorrow.put(stamp, ahead.due_tomorrow);
        self.missed.put(any_day, ahead.missed);
        self.missed_list.put((any_day, filter), ahead.missed_list);
        self.unfinished.put(any_day, ahead.unfinished);
    }

    fn stamp(&self, basis: Basis<'_>) -> Stamp {
        Stamp {
            day: Some(basis.memory.today(basis.now)),
            ..self.any_day()
        }
    }

    /// The stamp of a value that does not depend on the study day.
    fn any_day(&self) -> Stamp {
        Stamp {
            library_version: self.library_version,
            memory_version: self.changes.version(),
            day: None,
        }
    }

    /// What changed between two stamps; `All` across libraries and study days.
    fn since(&self, before: Stamp, now: Stamp) -> Since<'_> {
        if (before.library_version, before.day) == (now.library_version, now.day) {
            self.changes.since(before.memory_version)
        } else {
            Since::All
        }
    }

    /// All missed questions in list order.
    pub(in crate::model) fn missed(&self, basis: Basis<'_>) -> Arc<Vec<Missed>> {
        let stamp = self.any_day();
        self.missed.get(stamp, |before| {
            let Basis {
                library, memory, ..
            } = basis;
            match before.map(|(of, known)| (self.since(of, stamp), known)) {
                Some((Since::Facts(facts) | Since::FactsAndPlan(facts), known)) => {
                    let known = Arc::unwrap_or_clone(known);
                    facts.into_iter().fold(known, |known, fact| {
                        missed_after(known, fact, memory, library)
                    })
                }
                Some((Since::All, _)) | None => missed(memory, library),
            }
        })
    }

    pub(in crate::model) fn missed_rows(
        &self,
        basis: Basis<'_>,
        filter: &MissedFilter,
    ) -> MissedRows {
        let all = self.missed(basis);
        let key = (self.any_day(), filter.clone());
        let list = self
            .missed_list
            .get(key, |_| MissedList::new(basis.library, &all, filter));
        MissedRows { all, list }
    }

    pub(in crate::model) fn drill_plan(&self, basis: Basis<'_>) -> Arc<DrillPlan> {
        let stamp = self.stamp(basis);
        self.plan.get(stamp, |before| {
            let Basis {
                library,
                memory,
                now,
            } = basis;
            let followed = before.and_then(|(of, known)| {
                let Since::Facts(facts) = self.since(of, stamp) else {
                    return None;
                };
                let known = Arc::unwrap_or_clone(known);
                facts
                    .into_iter()
                    .try_fold(known, |plan, fact| plan.after(fact, library, memory, now))
            });
            followed.unwrap_or_else(|| drill_plan(library, memory, now))
        })
    }

    /// How many facts will be due on the next study day, overdue ones included.
    pub(in crate::model) fn due_tomorrow(&self, basis: Basis<'_>) -> usize {
        let stamp = self.stamp(basis);
        let tomorrow = basis.memory.today(basis.now).saturating_add(1);
        *self
            .due_tomorrow
            .get(stamp, |_| due_on(basis.library, basis.memory, tomorrow))
    }

    /// The section to read next.
    pub(in crate::model) fn first_unfinished(&self, basis: Basis<'_>) -> Option<SectionId> {
        let find = |_| first_unfinished(basis.library, basis.memory);
        self.unfinished.get(self.any_day(), find).as_ref().clone()
    }
}

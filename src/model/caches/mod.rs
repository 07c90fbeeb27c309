//! What screens show on every frame and what takes long to find: found when it is wanted first, and anew only when what it
//! is made from has changed.

mod changes;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::material::{Face, Library, SectionId};
use crate::memory::{Memory, Missed, SittingName, missed, missed_after};
use crate::model::caches::changes::{Changes, Since};
use crate::model::filter::MissedFilter;
use crate::reading::outline;
use crate::record::{Event, MissCause, Moment, Record, StudyDay};
use crate::study::{DrillPlan, drill_plan, due_on, resumed};

/// What lists are made from.
#[derive(Clone, Copy)]
pub(in crate::model) struct Basis<'a> {
    pub library: &'a Library,
    pub memory: &'a Memory,
    pub now: Moment,
}

/// Which state of library and memory something was made from, and for which study day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stamp {
    /// Counts the changes of the library.
    library: u64,
    /// Counts those of the memory.
    memory: u64,
    day: StudyDay,
}

/// Something with what it was made from; made anew when that is another.
struct Cached<K, T>(RefCell<Option<(K, Arc<T>)>>);

impl<K, T> Default for Cached<K, T> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq + Clone, T> Cached<K, T> {
    /// What is known if it is of that key; otherwise it is made from what was known before.
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

/// What the lists of a screen are made from, beside the memory. With it a thread can make them before the memory arrives.
#[derive(Clone, Debug)]
pub struct ListBasis {
    /// The packs.
    pub library: Arc<Library>,
    /// What narrows the missed list.
    pub filter: MissedFilter,
}

impl ListBasis {
    /// With nothing narrowed.
    pub fn all_of(library: Arc<Library>) -> Self {
        let filter = MissedFilter::default();
        Self { library, filter }
    }
}

/// What the missed questions can be narrowed to, and what is left of them.
#[derive(Clone, Debug, Default)]
pub struct MissedList {
    /// The places of those that the filter lets through.
    pub listed: Vec<usize>,
    /// Ids and titles of the packs that have some.
    pub packs: Vec<(String, String)>,
    /// Ids and titles of the topics that have some, of the pack that is chosen.
    pub topics: Vec<(String, String)>,
    /// The causes that were given.
    pub causes: Vec<MissCause>,
}

impl MissedList {
    fn new(library: &Library, all: &[Missed], filter: &MissedFilter) -> Self {
        let asked: Vec<Option<Face<'_>>> = all.iter().map(|it| library.face(&it.ask)).collect();
        let known = || asked.iter().flatten();
        let packs = known().map(|it| (it.pack.title.as_str(), it.pack.id.as_str()));
        let packs = packs.collect::<BTreeSet<_>>();
        let is_in = |it: &&Face<'_>| filter.pack.is_empty() || it.pack.id == filter.pack;
        let topics = known().filter(is_in).map(topic_of);
        let topics = topics.collect::<BTreeSet<_>>();
        let owned = |titles: BTreeSet<(&str, &str)>| {
            let titles = titles.into_iter();
            titles
                .map(|(title, id)| (id.to_owned(), title.to_owned()))
                .collect()
        };
        let given: BTreeSet<&MissCause> = all.iter().filter_map(|it| it.cause.as_ref()).collect();
        let known = MissCause::KNOWN.iter();
        let known = known.filter(|it| given.contains(it));
        Self {
            listed: filter.listed(all, &asked),
            packs: owned(packs),
            topics: owned(topics),
            causes: known.cloned().collect(),
        }
    }
}

/// The missed questions that a filter lets through.
#[derive(Clone, Debug)]
pub struct MissedRows {
    all: Arc<Vec<Missed>>,
    list: Arc<MissedList>,
}

impl MissedRows {
    /// What they can be narrowed to.
    pub fn list(&self) -> &MissedList {
        &self.list
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.listed.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.listed.is_empty()
    }

    /// One of them.
    pub fn get(&self, row: usize) -> Option<&Missed> {
        self.all.get(*self.list.listed.get(row)?)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Missed> {
        let listed = self.list.listed.iter();
        listed.filter_map(|place| self.all.get(*place))
    }
}

/// The title and the id of a question's topic.
fn topic_of<'a>(asked: &Face<'a>) -> (&'a str, &'a str) {
    let topic = &asked.fact.topic;
    (asked.pack.topic_title(topic), topic)
}

/// The lists that Today shows, made from a memory that no model has yet.
pub(in crate::model) struct Ahead {
    basis: ListBasis,
    day: StudyDay,
    missed: Vec<Missed>,
    missed_list: MissedList,
    plan: DrillPlan,
    due_tomorrow: usize,
    unread: Option<SectionId>,
}

impl Ahead {
    /// Whether it was made with these packs and that filter.
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
            unread: first_unread(library, memory),
            basis,
        }
    }
}

/// All that was found.
#[derive(Default)]
pub(in crate::model) struct Caches {
    library: u64,
    changes: Changes,
    missed: Cached<Stamp, Vec<Missed>>,
    missed_list: Cached<(Stamp, MissedFilter), MissedList>,
    plan: Cached<Stamp, DrillPlan>,
    due_tomorrow: Cached<Stamp, usize>,
    unread: Cached<Stamp, Option<SectionId>>,
    left: Cached<(Stamp, SittingName), Option<usize>>,
}

impl Caches {
    /// How many questions of a session that was left are still to be asked; `None` when nothing of it is in the packs.
    pub(in crate::model) fn questions_left(
        &self,
        basis: Basis<'_>,
        record: &Record,
        name: &SittingName,
    ) -> Option<usize> {
        let key = (self.stamp(basis), name.clone());
        *self.left.get(key, |_| {
            let with = (record, basis.memory);
            let sitting = resumed(basis.library, with, name)?;
            Some(sitting.progress().queue.len())
        })
    }

    /// The material is another.
    pub(in crate::model) fn library_changed(&mut self) {
        self.library += 1;
    }

    /// The memory is another.
    pub(in crate::model) fn memory_changed(&mut self) {
        self.changes.all();
    }

    /// The memory has taken the last event of the record, which is of this device. After an answer only its own fact is looked
    /// at: the lists may have thousands of others.
    pub(in crate::model) fn follow(&mut self, event: &Event, device: &str, record: &Record) {
        self.changes.follow(event, device, record);
    }

    /// Takes what was made from what the model has now.
    pub(in crate::model) fn take(&self, ahead: Ahead) {
        let stamp = Stamp {
            library: self.library,
            memory: self.changes.version(),
            day: ahead.day,
        };
        let filter = ahead.basis.filter;
        self.plan.put(stamp, ahead.plan);
        self.due_tomorrow.put(stamp, ahead.due_tomorrow);
        let stamp = self.any_day();
        self.missed.put(stamp, ahead.missed);
        self.missed_list.put((stamp, filter), ahead.missed_list);
        self.unread.put(stamp, ahead.unread);
    }

    fn stamp(&self, basis: Basis<'_>) -> Stamp {
        Stamp {
            day: basis.memory.today(basis.now),
            ..self.any_day()
        }
    }

    /// The stamp of what is the same on every day.
    fn any_day(&self) -> Stamp {
        Stamp {
            library: self.library,
            memory: self.changes.version(),
            day: StudyDay::default(),
        }
    }

    /// What changed between two stamps, as far as it is known and of the same library and day.
    fn since(&self, before: Stamp, now: Stamp) -> Since<'_> {
        if (before.library, before.day) == (now.library, now.day) {
            self.changes.since(before.memory)
        } else {
            Since::All
        }
    }

    /// All missed questions in the order of the list.
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

    /// The missed questions that a filter lets through.
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

    /// What the schedule asks for today.
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

    /// How many facts will be due tomorrow.
    pub(in crate::model) fn due_tomorrow(&self, basis: Basis<'_>) -> usize {
        let stamp = self.stamp(basis);
        let tomorrow = stamp.day.saturating_add(1);
        *self
            .due_tomorrow
            .get(stamp, |_| due_on(basis.library, basis.memory, tomorrow))
    }

    /// The first section in reading order that has facts and was not finished.
    pub(in crate::model) fn first_unread(&self, basis: Basis<'_>) -> Option<SectionId> {
        let find = |_| first_unread(basis.library, basis.memory);
        self.unread.get(self.any_day(), find).as_ref().clone()
    }
}

fn first_unread(library: &Library, memory: &Memory) -> Option<SectionId> {
    library.packs().iter().find_map(|pack| {
        outline(pack)
            .into_iter()
            .filter(|(id, _)| pack.facts_of(&id.section).next().is_some())
            .map(|(id, _)| id)
            .find(|id| !memory.reading(id).is_some_and(|reading| reading.finished))
    })
}

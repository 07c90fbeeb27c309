//! What screens show on every frame and what takes long to find: found when it is wanted first, and anew only when memory,
//! packs, filter or day have changed.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::material::{Asked, Library, SectionId};
use crate::memory::{Missed, missed};
use crate::model::Model;
use crate::model::practise::{Cause, MissedFilter};
use crate::model::today::first_unread;
use crate::record::{Moment, StudyDay};
use crate::study::{DrillPlan, drill_plan, due_on};

/// What was found since the last change.
#[derive(Default)]
pub(super) struct Lists {
    /// The day for which it holds.
    day: StudyDay,
    missed: OnceCell<MissedList>,
    plan: OnceCell<Arc<DrillPlan>>,
    due_tomorrow: OnceCell<usize>,
    unread: OnceCell<Option<SectionId>>,
}

/// The missed questions, and what they can be narrowed to.
#[derive(Clone, Debug, Default)]
pub struct MissedList {
    /// All of them, in the order of the list.
    pub all: Vec<Missed>,
    /// The places of those that the filter lets through.
    pub listed: Vec<usize>,
    /// How many the learner had been sure of.
    pub sure: usize,
    /// Ids and titles of the packs that have some.
    pub packs: Vec<(String, String)>,
    /// Ids and titles of the topics that have some, of the pack that is chosen.
    pub topics: Vec<(String, String)>,
    /// The causes that were given.
    pub causes: Vec<Cause>,
}

impl MissedList {
    fn new(library: &Library, all: Vec<Missed>, filter: &MissedFilter) -> Self {
        let asked: Vec<Option<Asked<'_>>> = all.iter().map(|it| library.asked(&it.ask)).collect();
        let known = || asked.iter().flatten();
        let packs = known().map(|it| (it.pack.title.as_str(), it.pack.id.as_str()));
        let packs = packs.collect::<BTreeSet<_>>();
        let is_in = |it: &&Asked<'_>| filter.pack.is_empty() || it.pack.id == filter.pack;
        let topics = known().filter(is_in).map(topic_of);
        let topics = topics.collect::<BTreeSet<_>>();
        let owned = |titles: BTreeSet<(&str, &str)>| {
            let titles = titles.into_iter();
            titles
                .map(|(title, id)| (id.to_owned(), title.to_owned()))
                .collect()
        };
        let given: BTreeSet<&str> = all.iter().filter_map(|it| it.cause.as_deref()).collect();
        let has = |cause: &Cause| given.contains(cause.word());
        Self {
            listed: filter.listed(&all, &asked),
            sure: all.iter().filter(|it| it.sure).count(),
            packs: owned(packs),
            topics: owned(topics),
            causes: Cause::ALL.into_iter().filter(has).collect(),
            all,
        }
    }

    /// Those that the filter lets through.
    pub fn rows(&self) -> impl Iterator<Item = &Missed> {
        self.listed.iter().filter_map(|place| self.all.get(*place))
    }

    /// One of them.
    pub fn row(&self, index: usize) -> Option<&Missed> {
        self.all.get(*self.listed.get(index)?)
    }
}

/// The title and the id of a question's topic.
fn topic_of<'a>(asked: &Asked<'a>) -> (&'a str, &'a str) {
    let topic = &asked.fact.topic;
    let mut topics = asked.pack.topics.iter();
    let known = topics.find(|it| it.id == *topic);
    (known.map_or(topic, |it| &it.title), topic)
}

impl Model {
    /// Brings in what changes with time alone; called before each frame.
    pub fn tick(&mut self, now: Moment) {
        self.notices.tick(now);
        self.practise.go_on_counting(&self.library, &self.memory);
        let today = self.memory.today(now);
        if self.lists.day != today {
            self.lists = Lists {
                day: today,
                ..Lists::default()
            };
        }
    }

    /// Something changed that lists are made from.
    pub(super) fn forget_lists(&mut self) {
        self.lists = Lists {
            day: self.lists.day,
            ..Lists::default()
        };
    }

    /// The missed questions.
    pub fn missed_list(&self) -> &MissedList {
        self.lists.missed.get_or_init(|| {
            let all = missed(&self.memory, &self.library);
            MissedList::new(&self.library, all, &self.practise.filter)
        })
    }

    /// All missed questions in the order of the list.
    pub fn missed(&self) -> &[Missed] {
        &self.missed_list().all
    }

    /// What the schedule asks for today.
    pub fn drill_plan(&self, now: Moment) -> Arc<DrillPlan> {
        let find = || Arc::new(drill_plan(&self.library, &self.memory, now));
        if self.memory.today(now) == self.lists.day {
            Arc::clone(self.lists.plan.get_or_init(find))
        } else {
            find()
        }
    }

    /// How many facts will be due tomorrow.
    pub fn due_tomorrow(&self, now: Moment) -> usize {
        let today = self.memory.today(now);
        let find = || due_on(&self.library, &self.memory, today.saturating_add(1));
        if today == self.lists.day {
            *self.lists.due_tomorrow.get_or_init(find)
        } else {
            find()
        }
    }

    /// The first section in reading order that has facts and was not finished.
    pub(super) fn first_unread(&self) -> Option<&SectionId> {
        let unread = self.lists.unread.get_or_init(|| first_unread(self));
        unread.as_ref()
    }
}

//! What screens show on every frame and what takes long to find: found when it is wanted first, and anew only when memory,
//! packs, filter or day have changed.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::material::{Face, FactId, Library, SectionId};
use crate::memory::{Memory, Missed, RecordPart, missed, missed_after};
use crate::model::Model;
use crate::model::practise::MissedFilter;
use crate::model::study::Taken;
use crate::model::today::first_unread;
use crate::record::{Event, EventView, MissCause, Moment, StudyDay, event};
use crate::study::{DrillPlan, drill_plan, due_on};

/// How many events back the answer is looked for that was undone or changed.
const LOOKED_BACK: usize = 200;

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

/// What was found since the last change.
#[derive(Default)]
pub(super) struct Lists {
    /// The day for which it holds.
    day: StudyDay,
    missed: OnceCell<Vec<Missed>>,
    missed_list: OnceCell<MissedList>,
    plan: OnceCell<Arc<DrillPlan>>,
    due_tomorrow: OnceCell<usize>,
    unread: OnceCell<Option<SectionId>>,
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

impl Lists {
    /// The lists that Today shows, made from a memory that no model has yet.
    pub(super) fn ahead(memory: &Memory, basis: &ListBasis, now: Moment) -> Self {
        let ListBasis { library, filter } = basis;
        let today = memory.today(now);
        let missed = missed(memory, library);
        Self {
            day: today,
            missed_list: OnceCell::from(MissedList::new(library, &missed, filter)),
            missed: OnceCell::from(missed),
            plan: OnceCell::from(Arc::new(drill_plan(library, memory, now))),
            due_tomorrow: OnceCell::from(due_on(library, memory, today.saturating_add(1))),
            unread: OnceCell::from(first_unread(library, memory)),
        }
    }
}

/// The title and the id of a question's topic.
fn topic_of<'a>(asked: &Face<'a>) -> (&'a str, &'a str) {
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

    /// The memory has taken an event. After an answer only its own fact is looked at: the lists may have thousands of others.
    pub(super) fn follow_lists(&mut self, event: &Event, taken: Taken) {
        if taken == Taken::CountedLater {
            return;
        }
        let Lists {
            day, missed, plan, ..
        } = std::mem::take(&mut self.lists);
        self.lists.day = day;
        let is_same_day = self.memory.today(event.at()) == day;
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "whatever else happens, all is found anew"
        )]
        let of = match event {
            _ if taken == Taken::CountedAnew || !is_same_day => None,
            Event::Answer(event::Answer { fact, .. }) => Some(FactId::from_record(fact)),
            Event::Undo(event::Undo { of, by, .. }) if by.is_empty() => self.fact_answered(*of),
            Event::Forget(it) => match RecordPart::of(it, &self.device) {
                Some(RecordPart::Fact(fact)) => Some(fact),
                Some(RecordPart::Pack(_) | RecordPart::Sitting { .. }) | None => None,
            },
            Event::Amend(event::Amend { of, .. }) | Event::Cause(event::Cause { of, .. }) => {
                self.fact_answered(*of)
            }
            Event::Start(_)
            | Event::Finish(_)
            | Event::Draft(_)
            | Event::Act(_)
            | Event::Flag(_)
            | Event::Mark(_) => {
                (self.lists.missed, self.lists.plan) = (missed, plan);
                return;
            }
            Event::Set(_) | Event::Read(_) => {
                self.lists.missed = missed;
                return;
            }
            _ => None,
        };
        let Some(fact) = of else { return };
        let (library, memory) = (&self.library, &self.memory);
        if let Some(missed) = missed.into_inner() {
            let missed = missed_after(missed, &fact, memory, library);
            self.lists.missed = OnceCell::from(missed);
        }
        let plan = plan.into_inner().map(Arc::unwrap_or_clone);
        let plan = plan.and_then(|plan| plan.after(&fact, library, memory, event.at()));
        self.lists.plan = plan
            .map(Arc::new)
            .map_or_else(OnceCell::new, OnceCell::from);
    }

    /// The fact of an answer of this device that was given not long ago, or of what has undone or changed it.
    fn fact_answered(&self, mut of: Moment) -> Option<FactId> {
        let latest = self.record.iter().rev().take(LOOKED_BACK);
        for seen in latest.filter(|it| it.device == self.device) {
            match seen.what {
                _ if seen.at != of => {}
                EventView::Answer(answer) => return Some(FactId::from_record(answer.fact())),
                EventView::Other(Event::Undo(event::Undo { of: before, by, .. }))
                    if by.is_empty() =>
                {
                    of = *before;
                }
                EventView::Other(
                    Event::Amend(event::Amend { of: before, .. })
                    | Event::Cause(event::Cause { of: before, .. }),
                ) => of = *before,
                EventView::Start(_)
                | EventView::Finish(_)
                | EventView::Read(_)
                | EventView::Other(_) => return None,
            }
        }
        None
    }

    /// What its lists are made from.
    pub fn list_basis(&self) -> ListBasis {
        ListBasis {
            library: Arc::clone(&self.library),
            filter: self.practise.filter.clone(),
        }
    }

    /// Takes lists that were made from what the model has now, or forgets those of before.
    pub(super) fn take_lists(&mut self, ahead: Option<(ListBasis, Lists)>) {
        let fits = |basis: &ListBasis| {
            Arc::ptr_eq(&basis.library, &self.library) && basis.filter == self.practise.filter
        };
        match ahead.filter(|(basis, _)| fits(basis)) {
            Some((_, lists)) => self.lists = lists,
            None => self.forget_lists(),
        }
    }

    /// What the missed questions can be narrowed to, and what is left of them.
    pub fn missed_list(&self) -> &MissedList {
        let find = || MissedList::new(&self.library, self.missed(), &self.practise.filter);
        self.lists.missed_list.get_or_init(find)
    }

    /// All missed questions in the order of the list.
    pub fn missed(&self) -> &[Missed] {
        let find = || missed(&self.memory, &self.library);
        self.lists.missed.get_or_init(find)
    }

    /// Those that the filter lets through.
    pub fn missed_rows(&self) -> impl Iterator<Item = &Missed> {
        let listed = self.missed_list().listed.iter();
        listed.filter_map(|place| self.missed().get(*place))
    }

    /// One of those that the filter lets through.
    pub fn missed_row(&self, index: usize) -> Option<&Missed> {
        self.missed().get(*self.missed_list().listed.get(index)?)
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
        let unread = self
            .lists
            .unread
            .get_or_init(|| first_unread(&self.library, &self.memory));
        unread.as_ref()
    }
}

//! Work that takes too long for a frame, each piece on a thread of its own.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use crate::app::App;
use crate::check::{Report, check_files};
use crate::material::AskId;
use crate::memory::{RecordPart, forgotten_entries, touched};
use crate::model::{History, Loaded};
use crate::record::{Entry, Moment, Record, StudyDay};
use crate::storage::{
    Checkpoint, Folders, Mark, StorageError, back_up, copies_in, keep_checkpoint, open_checkpoint,
    pack_source, read_and_mark, read_answers, read_record, remove_checkpoint,
};

/// How many events may stand behind a checkpoint until a new one is kept.
const SINCE: usize = 200;

/// How far a record is read, and what came of it.
pub enum Reading {
    /// 0 to 1.
    Share(f32),
    /// It is read and replayed, or cannot be.
    Read(Box<Result<Loaded, StorageError>>),
    /// What is known already holds.
    Holds,
    /// It is backed up: the days of which there is a copy.
    BackedUp(Result<Vec<StudyDay>, StorageError>),
    /// What follows from it could not be kept for the next start.
    NotKept(StorageError),
}

/// From what a thread that reads a record may go on.
pub enum Basis {
    /// Everything must be read.
    Nothing,
    /// From the checkpoint that the window shows already, if it holds.
    Shown(Box<Checkpoint>),
    /// From the checkpoint that was kept, since when something has changed.
    Changed,
}

/// A record to be read on a thread.
#[derive(Clone, Debug)]
pub struct Job {
    /// Where it lies.
    pub folders: Folders,
    /// The name of this device.
    pub device: String,
    /// When the app was started.
    pub started: Moment,
    /// Tells what is in the future.
    pub now: Moment,
}

impl Job {
    /// Opens the checkpoint; `None` when there is none that holds at first sight. Answers that another device has brought
    /// meanwhile are not counted yet when they happened before its last ones.
    pub fn open(&self) -> Option<(Loaded, Checkpoint)> {
        let checkpoint = open_checkpoint(&self.folders.scores(), &self.folders.checkpoint())?;
        let loaded = self
            .goes_on_from(&checkpoint)
            .or_else(|| self.without_late(&checkpoint))?;
        Some((loaded, checkpoint))
    }

    /// `None` when what came since may change more than some facts.
    fn without_late(&self, checkpoint: &Checkpoint) -> Option<Loaded> {
        let _facts = touched(&checkpoint.since)?;
        Loaded::from_checkpoint(&checkpoint.state, &Record::default(), self.now)
    }

    fn with_late(&self, checkpoint: &Checkpoint) -> Option<Loaded> {
        let before = self.without_late(checkpoint)?;
        let facts = touched(&checkpoint.since)?;
        let read = read_answers(&self.folders.scores(), facts, before.day_ends());
        let (of_touched, in_order) = read.ok()?;
        in_order.then(|| before.merged(of_touched, &checkpoint.since, self.now))?
    }

    fn goes_on_from(&self, checkpoint: &Checkpoint) -> Option<Loaded> {
        Loaded::from_checkpoint(&checkpoint.state, &checkpoint.since, self.now)
    }

    /// Finds out what follows from the record, and backs it up. `wake` is called after each piece of news.
    pub fn start(
        self,
        from: Basis,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Receiver<Reading>, StorageError> {
        let scores = self.folders.scores().scores;
        let work = move |tell: &Sender<Reading>| {
            self.run(from, &|news| {
                // The window may be closed by now; then nobody waits for it.
                let _nobody = tell.send(news);
                wake();
            });
        };
        apart("record", work).map_err(StorageError::io("read the scores", scores))
    }

    fn run(&self, from: Basis, say: &dyn Fn(Reading)) {
        let places = self.folders.scores();
        let today = match from {
            Basis::Nothing => None,
            Basis::Shown(checkpoint) => self.verified(&checkpoint, true, say),
            Basis::Changed => open_checkpoint(&places, &self.folders.checkpoint())
                .and_then(|checkpoint| self.verified(&checkpoint, false, say)),
        };
        if let Some(today) = today.or_else(|| self.read(say)) {
            let backup = self.folders.backup();
            let copies = back_up(&places, &backup, today).and_then(|()| copies_in(&backup));
            let days = copies.map(|it| it.into_iter().map(|(day, _)| day).collect());
            say(Reading::BackedUp(days));
        }
    }

    /// Looks whether the files still say what the checkpoint was made from, and keeps a new one when much was added. Gives
    /// the study day; `None` when everything must be read.
    fn verified(
        &self,
        checkpoint: &Checkpoint,
        is_shown: bool,
        say: &dyn Fn(Reading),
    ) -> Option<StudyDay> {
        let marks = checkpoint.verify()?;
        let in_order = self.goes_on_from(checkpoint);
        let (is_news, is_much) = match in_order {
            Some(_) => (!is_shown, checkpoint.since.len() > SINCE),
            None => (true, true),
        };
        if is_news {
            say(Reading::Share(0.5));
        }
        let loaded = in_order.or_else(|| self.with_late(checkpoint))?;
        let loaded = loaded.lean(&self.device, self.started, self.now);
        let today = loaded.today(self.now);
        if is_much {
            self.keep(&loaded, marks, say);
        }
        say(if is_news {
            Reading::Read(Box::new(Ok(loaded)))
        } else {
            Reading::Holds
        });
        Some(today)
    }

    fn read(&self, say: &dyn Fn(Reading)) -> Option<StudyDay> {
        let places = self.folders.scores();
        let read = read_and_mark(&places, &mut |share| say(Reading::Share(share)));
        let (record, marks) = match read {
            Ok(read) => read,
            Err(error) => {
                say(Reading::Read(Box::new(Err(error))));
                return None;
            }
        };
        let loaded = Loaded::new(record, self.now);
        let loaded = loaded.lean(&self.device, self.started, self.now);
        let today = loaded.today(self.now);
        self.keep(&loaded, marks, say);
        say(Reading::Read(Box::new(Ok(loaded))));
        Some(today)
    }

    /// Keeps a checkpoint for the next start; of a record that has become short none is left.
    fn keep(&self, loaded: &Loaded, marks: Vec<Mark>, say: &dyn Fn(Reading)) {
        let path = self.folders.checkpoint();
        let kept = match loaded.to_checkpoint() {
            Some(state) => keep_checkpoint(&path, marks, &state),
            None => remove_checkpoint(&path),
        };
        if let Err(error) = kept {
            say(Reading::NotKept(error));
        }
    }
}

/// What a check has found, with the pack's id.
pub(super) type Checked = (String, Result<Report, StorageError>);

/// Checks the pack of that id in that folder; gives the id with what was found.
pub(super) fn check_apart(
    packs: PathBuf,
    (pack, folder): (String, String),
    wake: impl FnOnce() + Send + 'static,
) -> Result<Receiver<Checked>, StorageError> {
    let check = move |tell: &Sender<Checked>| {
        let report = pack_source(&packs, &folder)
            .map(|(files, origin)| check_files(&files, origin, &BTreeSet::new()));
        // The window may be closed by now; then nobody waits for it.
        let _nobody = tell.send((pack, report));
        wake();
    };
    apart("check", check).map_err(StorageError::io("check the pack", "its files"))
}

/// What is looked for in the score files.
pub(super) enum Sought {
    /// The earlier answers to a question.
    History(AskId),
    /// All that was forgotten with a part.
    ToRemove(RecordPart),
}

/// What was found in them.
pub(super) enum Found {
    History(History),
    ToRemove(Vec<Entry>),
}

/// Looks for something in the score files.
pub(super) fn find_apart(
    folders: &Folders,
    sought: Sought,
    wake: impl FnOnce() + Send + 'static,
) -> Result<Receiver<Result<Found, StorageError>>, StorageError> {
    let places = folders.scores();
    let scores = places.scores.clone();
    let find = move |tell: &Sender<Result<Found, StorageError>>| {
        let found = match sought {
            Sought::History(ask) => {
                let of = BTreeSet::from([ask.fact.to_string()]);
                // No days are asked for.
                let read = read_answers(&places, of, 0);
                read.map(|(record, _)| Found::History(History::find(&record, ask)))
            }
            Sought::ToRemove(part) => {
                let record = read_record(&places);
                record.map(|record| Found::ToRemove(forgotten_entries(&record, &part)))
            }
        };
        // The window may be closed by now; then nobody waits for it.
        let _nobody = tell.send(found);
        wake();
    };
    apart("find", find).map_err(StorageError::io("read the scores", scores))
}

fn apart<T: Send + 'static>(
    name: &str,
    work: impl FnOnce(&Sender<T>) + Send + 'static,
) -> std::io::Result<Receiver<T>> {
    let (tell, told) = channel();
    let thread = Builder::new()
        .name(name.to_owned())
        .spawn(move || work(&tell));
    thread.map(|_| told)
}

impl App {
    /// Takes a record in that is read while the window is open already.
    #[must_use]
    pub fn loading(mut self, loading: Receiver<Reading>) -> Self {
        self.loading = Some(loading);
        self
    }

    /// Reads a record once the first frame is on the screen, so that neither waits for the other.
    #[must_use]
    pub fn reading(mut self, job: Job, from: Basis) -> Self {
        self.to_read = Some((job, from));
        self
    }

    pub(super) fn begin_reading(&mut self, ui: &egui::Ui) {
        if self.to_read.is_some() && ui.ctx().cumulative_frame_nr() == 0 {
            ui.request_repaint();
        } else if let Some((job, from)) = self.to_read.take() {
            match job.start(from, self.waker()) {
                Ok(loading) => self.loading = Some(loading),
                Err(error) => self.model.not_loaded(error.to_string()),
            }
        }
    }

    pub(super) fn take_loading(&mut self, now: Moment) {
        let Some(loading) = &self.loading else { return };
        for news in loading.try_iter().collect::<Vec<_>>() {
            match news {
                Reading::Share(share) => self.model.note_loading(share),
                Reading::Read(read) => match *read {
                    Ok(loaded) => self.model.loaded(loaded, now),
                    Err(error) => self.model.not_loaded(error.to_string()),
                },
                Reading::Holds => self.model.loading = None,
                Reading::BackedUp(Ok(backups)) => self.model.backups = backups,
                Reading::BackedUp(Err(error)) | Reading::NotKept(error) => {
                    self.model.notice = error.to_string();
                }
            }
        }
    }

    /// Has the record read again where the model is behind, once all that was answered is in the files.
    pub(super) fn catch_up(&mut self, now: Moment) {
        let is_ready = self.model.is_behind && self.model.loading.is_none();
        if !is_ready || self.model.saving.waiting > 0 || self.writer.is_none() {
            return;
        }
        self.model.begin_recount();
        let wake = self.waker();
        let job = Job {
            folders: self.folders.clone(),
            device: self.model.device().to_owned(),
            started: self.model.started(),
            now,
        };
        match job.start(Basis::Changed, wake) {
            Ok(loading) => self.loading = Some(loading),
            Err(error) => self.model.not_loaded(error.to_string()),
        }
    }

    pub(super) fn take_found(&mut self) {
        let mut all = Vec::new();
        self.finding.retain(|it| {
            let found = it.try_recv().ok();
            let is_sought = found.is_none();
            all.extend(found);
            is_sought
        });
        for found in all {
            match found {
                Ok(Found::History(history)) => self.model.history_found(history),
                Ok(Found::ToRemove(gone)) if gone.is_empty() => {}
                Ok(Found::ToRemove(gone)) => self.remove(gone),
                Err(error) => self.model.not_found(error.to_string()),
            }
        }
    }

    /// Shows the window anew from another thread.
    pub(super) fn waker(&self) -> impl Fn() + Send + 'static {
        let wake = self.wake.clone();
        move || wake.iter().for_each(egui::Context::request_repaint)
    }
}

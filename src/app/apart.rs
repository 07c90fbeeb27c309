//! Work that takes too long for a frame, each piece on a thread of its own.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread::Builder;

use crate::app::App;
use crate::check::{Report, check_files};
use crate::model::Loaded;
use crate::record::{Moment, StudyDay};
use crate::storage::{Folders, StorageError, back_up, copies_in, pack_source, read_record_telling};

/// How far a record is read, and what came of it.
pub enum Reading {
    /// 0 to 1.
    Share(f32),
    /// It is read and replayed, or cannot be.
    Read(Box<Result<Loaded, StorageError>>),
    /// It is backed up: the days of which there is a copy.
    BackedUp(Result<Vec<StudyDay>, StorageError>),
}

/// Reads the record, and backs it up; `wake` is called after each piece of news.
pub fn read_apart(
    folders: Folders,
    now: Moment,
    wake: impl Fn() + Send + 'static,
) -> Result<Receiver<Reading>, StorageError> {
    let (tell, news) = channel();
    let scores = folders.scores().scores;
    let read = move || {
        let say = |news| {
            // The window may be closed by now; then nobody waits for it.
            let _nobody = tell.send(news);
            wake();
        };
        let places = folders.scores();
        let record = read_record_telling(&places, &mut |share| say(Reading::Share(share)));
        let loaded = record.map(|record| Loaded::new(record, now));
        let today = loaded.as_ref().ok().map(|it| it.today(now));
        say(Reading::Read(Box::new(loaded)));
        if let Some(today) = today {
            let copies = back_up(&places, &folders.backup(), today)
                .and_then(|()| copies_in(&folders.backup()));
            let days = copies.map(|it| it.into_iter().map(|(day, _)| day).collect());
            say(Reading::BackedUp(days));
        }
    };
    let thread = Builder::new().name("record".to_owned()).spawn(read);
    thread
        .map(|_| news)
        .map_err(StorageError::io("read the scores", scores))
}

/// What a check has found, with the pack's id.
pub(super) type Checked = (String, Result<Report, StorageError>);

/// Checks the pack of that id in that folder; gives the id with what was found.
pub(super) fn check_apart(
    packs: PathBuf,
    (pack, folder): (String, String),
    wake: impl FnOnce() + Send + 'static,
) -> Result<Receiver<Checked>, StorageError> {
    let (tell, found) = channel();
    let check = move || {
        let report = pack_source(&packs, &folder)
            .map(|(files, origin)| check_files(&files, origin, &BTreeSet::new()));
        // The window may be closed by now; then nobody waits for it.
        let _nobody = tell.send((pack, report));
        wake();
    };
    let thread = Builder::new().name("check".to_owned()).spawn(check);
    thread
        .map(|_| found)
        .map_err(StorageError::io("check the pack", "its files"))
}

impl App {
    /// Takes a record in that is read while the window is open already.
    #[must_use]
    pub fn loading(mut self, loading: Receiver<Reading>) -> Self {
        self.model.begin_loading();
        self.loading = Some(loading);
        self
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
                Reading::BackedUp(Ok(backups)) => self.model.backups = backups,
                Reading::BackedUp(Err(error)) => self.model.notice = error.to_string(),
            }
        }
    }
}

//! Desktop services: file dialogs, the file manager, the browser.

pub(in crate::storage) mod dialog;
pub(in crate::storage) mod open;

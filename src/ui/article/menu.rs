//! The menu of a paragraph: copies it, or finds the word under the pointer.

use egui::{Id, Pos2, Response, Ui};

use crate::model::{Action, Effect, ReadAction, SearchIn, ShellAction};
use crate::ui::article::layout::Piece;

/// What the menu is about.
pub(in crate::ui) struct MenuOf<'a> {
    pub piece: &'a Piece,
    /// The text of the piece.
    pub text: &'a str,
    /// Whether words can be found from here.
    pub finds: bool,
}

/// Fewest letters of a word that is worth finding.
const WORD_MIN: usize = 4;

/// Shows the menu while it is open; it opens on a secondary click on `response`.
pub(in crate::ui) fn menu_ui(
    ui: &Ui,
    response: &Response,
    of: &MenuOf<'_>,
    actions: &mut Vec<Action>,
) {
    if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let word = word_at(of, at - response.rect.min.to_vec2());
        ui.data_mut(|data| data.insert_temp(word_id(), word.to_owned()));
    }
    response.context_menu(|ui| {
        if ui.button("Copy paragraph").clicked() {
            actions.push(ShellAction::Outside(Effect::Copy(of.text.to_owned())).into());
        }
        let word: String = ui.data(|data| data.get_temp(word_id())).unwrap_or_default();
        if of.finds
            && word.chars().count() >= WORD_MIN
            && ui.button(format!("Find “{word}”")).clicked()
        {
            actions.push(ReadAction::Find(word, SearchIn::ThisPack).into());
        }
    });
}

fn word_id() -> Id {
    Id::unique("word under the pointer when the menu opened")
}

/// Returns the word at a position relative to the piece; empty between words.
fn word_at<'a>(of: &MenuOf<'a>, at: Pos2) -> &'a str {
    let cursor = of.piece.galley.cursor_from_pos(at.to_vec2());
    word_around(of.text, cursor.index.0)
}

/// Returns the word around the character with that index; empty between words.
fn word_around(text: &str, index: usize) -> &str {
    let is_inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '’');
    let at = text.char_indices().nth(index).map_or(text.len(), |it| it.0);
    let (before, after) = text.split_at(at);
    let start = before.trim_end_matches(is_inside).len();
    let rest = after.trim_start_matches(is_inside).len();
    let word = text.get(start..text.len() - rest).unwrap_or_default();
    word.trim_matches(['-', '’'])
}

#[cfg(test)]
mod tests {
    use super::word_around;

    #[test]
    fn a_word_is_found_from_any_of_its_letters() {
        let text = "After IL-6, émigré cells.";
        for (index, word) in [
            (0, "After"),
            (4, "After"),
            (6, "IL-6"),
            (9, "IL-6"),
            (13, "émigré"),
            (99, ""),
        ] {
            assert_eq!(word_around(text, index), word, "at {index}");
        }
    }
}

//! The bar over a sitting: what it is, how far it has come, the way out.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use crate::material::Library;
use crate::model::Action;
use crate::study::{Mode, Scope, Sitting, seconds_for};
use crate::ui::look::text::{about, line};
use crate::ui::look::theme::{Type, space};
use crate::ui::view::View;
use crate::ui::widgets::{PushButton, progress_bar};

/// Draws the bar.
pub(in crate::ui) fn sitting_bar_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sitting: &Sitting,
    actions: &mut Vec<Action>,
) {
    let theme = view.theme;
    let frame = Frame::new()
        .fill(theme.page)
        .inner_margin(Margin::symmetric(28, 12));
    Panel::top("sitting bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.horizontal(|ui| {
                ui.set_min_height(36.0);
                let title = title(&view.model.library, sitting.mode, &sitting.scope);
                let room = ui.available_width();
                if room > 640.0 || sitting.is_over() {
                    ui.scope(|ui| {
                        ui.set_max_width(room * 0.35);
                        line(ui, &title, Type::BODY, theme.quiet);
                    });
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let leave = if sitting.is_over() { "Close" } else { "Leave" };
                    if PushButton::plain(leave, "Esc").show(ui, theme).clicked() {
                        actions.push(Action::Leave);
                    }
                    if sitting.mode == Mode::Drill {
                        undo_ui(ui, view, sitting, actions);
                    }
                    if !sitting.is_over() {
                        far_ui(ui, view, sitting);
                    }
                });
            });
        });
}

fn undo_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    if sitting.can_redo() && PushButton::plain("Redo", "").show(ui, view.theme).clicked() {
        actions.push(Action::Redo);
    }
    if sitting.can_undo()
        && PushButton::plain("Undo", "U")
            .show(ui, view.theme)
            .clicked()
    {
        actions.push(Action::Undo);
    }
}

fn far_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting) {
    let (left, answers) = (
        sitting.progress().queue.len(),
        sitting.progress().answers.len(),
    );
    // With what comes again and what was asked besides.
    let all = left + answers;
    let words = match sitting.mode {
        Mode::Drill => format!(
            "{left} left, {}",
            about(seconds_for(left, &view.model.memory))
        ),
        Mode::Quiz | Mode::Read | Mode::Preread => format!(
            "{} of {all}",
            (answers + usize::from(sitting.is_asking())).max(1)
        ),
    };
    line(ui, &words, Type::BODY, view.theme.quiet);
    let done = answers as f32 / all.max(1) as f32;
    let width = ui.available_width();
    progress_bar(ui, view.theme, width, done, "Progress of the sitting");
}

/// What a sitting is called.
pub(in crate::ui) fn title(library: &Library, mode: Mode, scope: &Scope) -> String {
    match mode {
        Mode::Drill => "Cards".to_owned(),
        Mode::Quiz => format!("Quiz, {}", scope_words(library, scope)),
        Mode::Read => format!("In the text, {}", scope_words(library, scope)),
        Mode::Preread => format!("Before reading, {}", scope_words(library, scope)),
    }
}

/// What a scope is called.
pub(in crate::ui) fn scope_words(library: &Library, scope: &Scope) -> String {
    match scope {
        Scope::Missed | Scope::Due => "missed questions".to_owned(),
        Scope::Section(id) => {
            let title = library
                .section(id)
                .map_or(id.section.as_str(), |(_, section)| section.title.as_str());
            format!("“{title}”")
        }
        Scope::Pack(id) => match library.pack(id).map(|pack| (pack, pack.articles.first())) {
            Some((_, Some(article))) => format!("{}, whole article", article.title),
            Some((pack, None)) => pack.title.clone(),
            None => id.clone(),
        },
        Scope::Topic(pack, topic) => {
            let topics = library.pack(pack).map(|pack| pack.topics.as_slice());
            let mut topics = topics.unwrap_or_default().iter();
            let found = topics.find(|it| it.id == *topic);
            format!("topic “{}”", found.map_or(topic, |it| &it.title))
        }
        Scope::Tag(tag) => format!("tag “{tag}”"),
        Scope::Unseen => "never asked".to_owned(),
        Scope::Weakest => "weakest facts".to_owned(),
        Scope::Flagged => "flagged questions".to_owned(),
        Scope::SureWrong => "sure but wrong".to_owned(),
        Scope::Everything => "everything".to_owned(),
    }
}

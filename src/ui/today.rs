//! Today: the next step in one button, and what else waits.

use egui::{Align, Color32, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::material::{Section, SectionId};
use crate::memory::SittingScore;
use crate::model::Action;
use crate::model::{NextStep, Route, next_step};
use crate::reading::{article_outline, minutes};
use crate::record::day_in_words;
use crate::study::{Mode, Scope, Sitting, seconds_for};
use crate::ui::keys::action_of;
use crate::ui::look::fonts::Face;
use crate::ui::look::text::{about, count, day, line, words};
use crate::ui::look::theme::{Type, space};
use crate::ui::practise::questions_in;
use crate::ui::sitting::bar::title;
use crate::ui::view::View;
use crate::ui::widgets::loading::loading_ui;
use crate::ui::widgets::{PushButton, card, hairline, progress_bar};

/// How many of the last sittings are shown.
const SITTINGS: usize = 5;

/// Draws the screen.
pub(super) fn today_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let today = view.model.memory.today(view.now);
    line(ui, &day_in_words(today), Type::HEAD, theme.ink);
    if loading_ui(ui, view) {
        return;
    }
    let step = next_step(view.model, view.now);
    words(ui, &summary(view, &step), Type::BODY, theme.quiet);
    ui.add_space(space::XL);
    match &view.model.interrupted {
        Some(sitting) => interrupted_ui(ui, view, sitting, actions),
        None => step_ui(ui, view, step, actions),
    }
    ui.add_space(space::XL);
    cards_ui(ui, view, actions);
    ui.add_space(space::XXL);
    sittings_ui(ui, view);
}

/// The sentence under the date.
fn summary(view: &View<'_>, step: &NextStep) -> String {
    let memory = &view.model.memory;
    match step {
        NextStep::Begin(_) => "Read a section, then answer a few questions about it. Spotter brings back what you miss.".to_owned(),
        NextStep::Drill(plan) => {
            let time = about(seconds_for(plan.len(), memory));
            let (are, due) = (if plan.len() == 1 { "is" } else { "are" }, count(plan.len(), "fact"));
            format!("{due} {are} waiting to be recalled. At your pace that is {time}.")
        }
        NextStep::Missed(_) | NextStep::Read(_) | NextStep::Quiz(_) => {
            let tomorrow = view.model.due_tomorrow(view.now);
            match tomorrow {
                0 => "Nothing is due today, and nothing tomorrow.".to_owned(),
                1 => "Nothing is due today. 1 fact is due tomorrow.".to_owned(),
                _ => format!("Nothing is due today. {tomorrow} facts are due tomorrow."),
            }
        }
        NextStep::Nothing => "No pack could be loaded. The Library says why.".to_owned(),
    }
}

/// The next step, said in a title, a sentence and a button.
fn step_words(view: &View<'_>, step: &NextStep) -> (String, String, &'static str) {
    let section_words = |id: &SectionId| {
        let found = view.model.library.section(id);
        let name = found
            .map_or("", |(_, section)| section.title.as_str())
            .to_owned();
        let time = count(found.map_or(1, |(_, section)| minutes(section)), "minute");
        let questions = questions_in(view, &Scope::Section(id.clone()));
        (
            name,
            format!(
                "About {time}, then {} on it if you like.",
                count(questions, "question")
            ),
        )
    };
    match step {
        NextStep::Begin(id) => {
            let (name, sentence) = section_words(id);
            (format!("Start with “{name}”"), sentence, "Start reading")
        }
        NextStep::Read(id) => {
            let (name, sentence) = section_words(id);
            (format!("Read on with “{name}”"), sentence, "Read on")
        }
        NextStep::Drill(plan) => {
            let sentence = match (plan.due.len(), plan.new.len()) {
                (due, 0) => format!("{due} to repeat."),
                (0, new) => format!("{new} new from what you read."),
                (due, new) => format!("{due} to repeat, {new} new from what you read."),
            };
            ("Recall what is due".to_owned(), sentence, "Start")
        }
        NextStep::Missed(missed) => {
            let sentence = format!(
                "{}. Each stays until you answer it right.",
                count(*missed, "question")
            );
            ("Work off what you missed".to_owned(), sentence, "Start")
        }
        NextStep::Quiz(_) => (
            "Test yourself".to_owned(),
            "Questions from the whole article, those you saw least first.".to_owned(),
            "Start",
        ),
        NextStep::Nothing => (
            "There is nothing to study".to_owned(),
            "Put a pack into the data folder.".to_owned(),
            "",
        ),
    }
}

/// A sitting that was cut off, to be gone on with or ended.
fn interrupted_ui(ui: &mut Ui, view: &View<'_>, sitting: &Sitting, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let name = title(&view.model.library, sitting.mode, &sitting.scope);
    let progress = sitting.progress();
    let (done, left) = (progress.answers.len(), progress.queue.len());
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        line(ui, "This was cut off", Type::TITLE, theme.ink);
        let text = format!("{name}: {} given, {left} to go.", count(done, "answer"));
        words(ui, &text, Type::BODY, theme.quiet);
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if PushButton::filled("Go on with it", "Enter")
                .show(ui, theme)
                .clicked()
            {
                actions.push(Action::Resume);
            }
            if PushButton::plain("End it here", "")
                .show(ui, theme)
                .clicked()
            {
                actions.push(Action::Discard);
            }
        });
    });
}

fn step_ui(ui: &mut Ui, view: &View<'_>, step: NextStep, actions: &mut Vec<Action>) {
    let theme = view.theme;
    let (title, sentence, button) = step_words(view, &step);
    card(theme).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.set_min_height(50.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(action) = action_of(step)
                    && PushButton::filled(button, "Enter")
                        .show(ui, theme)
                        .clicked()
                {
                    actions.push(action);
                }
                ui.add_space(space::M);
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    words(ui, &title, Type::TITLE, theme.ink);
                    words(ui, &sentence, Type::BODY, theme.quiet);
                });
            });
        });
    });
}

/// Draws what stands in a card.
type DrawCard = fn(&mut Ui, &View<'_>, Rect, &mut Vec<Action>);

/// Three cards side by side, or one under the other where there is no room.
fn cards_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let draw: [DrawCard; 3] = [reading_card, missed_card, quiz_card];
    let room = ui.available_width();
    let side_by_side = room > 640.0;
    let (width, height) = if side_by_side {
        ((room - 2.0 * space::XL) / 3.0, 216.0)
    } else {
        (room, 204.0)
    };
    let total = if side_by_side {
        height
    } else {
        3.0 * height + 2.0 * space::L
    };
    let (all, _) = ui.allocate_exact_size(vec2(room, total), egui::Sense::hover());
    for (index, draw) in draw.into_iter().enumerate() {
        let n = index as f32;
        let offset = if side_by_side {
            vec2(n * (width + space::XL), 0.0)
        } else {
            vec2(0.0, n * (height + space::L))
        };
        let rect = Rect::from_min_size(all.min + offset, vec2(width, height));
        ui.painter().rect(
            rect,
            crate::ui::look::theme::radius::CARD,
            view.theme.raised,
            view.theme.hairline(),
            egui::StrokeKind::Inside,
        );
        let inner = rect.shrink(space::XL);
        draw(
            &mut ui.new_child(UiBuilder::new().max_rect(inner).id_salt(index)),
            view,
            inner,
            actions,
        );
    }
}

/// Puts a button at the foot of a card, so that the buttons of all cards stand on one line.
fn foot_button(ui: &mut Ui, view: &View<'_>, card: Rect, (label, key): (&str, &str)) -> bool {
    let button = PushButton::plain(label, key);
    let size = button.size(ui);
    let rect = Rect::from_min_size(pos2(card.left(), card.bottom() - size.y), size);
    button
        .show(
            &mut ui.new_child(UiBuilder::new().max_rect(rect)),
            view.theme,
        )
        .clicked()
}

fn reading_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Go on reading", Type::LEAD, theme.ink);
    let reader = &view.model.reader;
    let Some((id, (pack, section))) = reader
        .section
        .as_ref()
        .and_then(|id| Some((id, view.model.library.section(id)?)))
    else {
        words(ui, "No pack has an article.", Type::BODY, theme.quiet);
        return;
    };
    ui.add_space(space::S);
    line(ui, &section.title, Type::LISTED, theme.ink);
    let sections = article_outline(pack, &id.section);
    let at = sections
        .iter()
        .position(|(it, _)| it == id)
        .map_or(1, |at| at + 1);
    let text = format!(
        "Section {at} of {}, {}",
        sections.len(),
        count(minutes(section), "minute")
    );
    line(ui, &text, Type::BODY, theme.quiet);
    ui.add_space(space::M);
    let finished = finished(view, &sections);
    let name = format!("{finished} of {} sections read", sections.len());
    progress_bar(
        ui,
        theme,
        rect.width(),
        finished as f32 / sections.len().max(1) as f32,
        &name,
    );
    if foot_button(ui, view, rect, ("Open", "R")) {
        actions.push(Action::Go(Route::Read));
    }
}

fn finished(view: &View<'_>, sections: &[(SectionId, &Section)]) -> usize {
    sections
        .iter()
        .filter(|(id, _)| view.model.memory.reading(id).is_some_and(|it| it.finished))
        .count()
}

fn missed_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Missed questions", Type::LEAD, theme.ink);
    let missed = view.model.missed();
    ui.add_space(space::S);
    if missed.is_empty() {
        words(
            ui,
            "None. A question that you miss waits here until you answer it right.",
            Type::BODY,
            theme.quiet,
        );
        return;
    }
    line(
        ui,
        &missed.len().to_string(),
        Type::HEAD.with(Face::SansBold),
        theme.ink,
    );
    let sure = missed.iter().filter(|it| it.sure).count();
    if sure > 0 {
        let text = format!("{sure} that you were sure of. They come first.");
        words(ui, &text, Type::BODY.with(Face::SansSemibold), theme.miss);
    } else {
        words(
            ui,
            "Each stays until you answer it right.",
            Type::BODY,
            theme.quiet,
        );
    }
    if foot_button(ui, view, rect, ("Look at them", "M")) {
        actions.push(Action::Go(Route::Practise));
    }
}

fn quiz_card(ui: &mut Ui, view: &View<'_>, rect: Rect, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Quiz yourself", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let Some(pack) = view.model.library.packs().first() else {
        return;
    };
    let length = questions_in(view, &Scope::Pack(pack.id.clone()));
    let text = format!(
        "{} from the whole article, each answer explained at once.",
        count(length, "question")
    );
    words(ui, &text, Type::BODY, theme.quiet);
    if foot_button(ui, view, rect, ("Start a quiz", "Q")) {
        actions.push(Action::StartQuiz(Scope::Pack(pack.id.clone())));
    }
}

fn sittings_ui(ui: &mut Ui, view: &View<'_>) {
    let theme = view.theme;
    let sittings = view.model.memory.sittings().rev();
    let last: Vec<&SittingScore> = sittings
        .filter(|it| it.counts.answers > 0 && !Mode::parse(&it.mode).is_in_text())
        .take(SITTINGS)
        .collect();
    if last.is_empty() {
        return;
    }
    line(ui, "Last sittings", Type::LEAD, theme.ink);
    ui.add_space(space::S);
    let today = view.model.memory.today(view.now);
    let narrow = ui.available_width() < 640.0;
    for sitting in last {
        hairline(ui, theme);
        let counts = sitting.counts;
        let name = title(
            &view.model.library,
            Mode::parse(&sitting.mode),
            &Scope::parse(&sitting.of),
        );
        let score = format!("{} of {}", counts.right, counts.answers);
        let first = format!(
            "{} of {} at first attempt",
            counts.first_right, counts.first_attempts
        );
        let cells: [(f32, &str, Type, Color32); 4] = [
            (0.15, &day(sitting.day, today), Type::BODY, theme.quiet),
            (
                if narrow { 0.62 } else { 0.48 },
                &name,
                Type::BODY,
                theme.ink,
            ),
            (0.12, &score, Type::BODY.with(Face::SansBold), theme.ink),
            (
                if narrow { 0.0 } else { 0.25 },
                &first,
                Type::BODY,
                theme.quiet,
            ),
        ];
        row_ui(ui, &cells);
    }
    hairline(ui, theme);
}

/// A row of a plain table; each cell has its share of the width.
fn row_ui(ui: &mut Ui, cells: &[(f32, &str, Type, Color32)]) {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), egui::Sense::hover());
    let mut left = row.left();
    for (share, text, kind, color) in cells.iter().filter(|(share, ..)| *share > 0.0) {
        let cell = Rect::from_min_size(
            pos2(left, row.top()),
            vec2(row.width() * share - space::S, row.height()),
        );
        let mut cell_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(cell)
                .layout(Layout::left_to_right(Align::Center)),
        );
        line(&mut cell_ui, text, *kind, *color);
        left += row.width() * share;
    }
}

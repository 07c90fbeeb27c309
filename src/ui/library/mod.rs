//! The packs: what there is to study, where it comes from, and whether its questions are good.

pub(in crate::ui) mod finding;

use egui::{Align, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::check::{Finding, Report, Severity};
use crate::material::{OWN_PACK, Pack};
use crate::memory::RecordPart;
use crate::model::{Action, CheckAction, Effect, PackCheck, RecordAction, ShellAction};
use crate::ui::look::fonts::FontFace;
use crate::ui::look::text::{count, job, line, sentence, words};
use crate::ui::look::theme::{Theme, Type, space};
use crate::ui::view::View;
use crate::ui::widgets::choice::listed_ui;
use crate::ui::widgets::rows::rows_ui;
use crate::ui::widgets::{PushButton, focus_ring, hairline};

/// The height of a row of findings.
const ROW: f32 = 52.0;

/// Draws the page.
pub(in crate::ui) fn library_ui(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let theme = view.theme;
    line(ui, "Library", Type::HEAD, theme.ink);
    words(
        ui,
        "What there is to study. Ctrl O opens a text of your own.",
        Type::BODY,
        theme.quiet,
    );
    ui.add_space(space::L);
    for pack in view.model.library().packs() {
        hairline(ui, theme);
        ui.add_space(space::M);
        pack_ui(ui, view, pack, actions);
        let check = view.model.pack_check();
        if let Some(check) = check.filter(|it| it.pack == pack.id) {
            check_ui(ui, view, check, actions);
        }
        ui.add_space(space::M);
    }
    hairline(ui, theme);
    let problems = view.model.library().problems().iter();
    let problems: Vec<String> = problems.map(ToString::to_string).collect();
    listed_ui(ui, view, "Left out of packs", &problems);
}

fn pack_ui(ui: &mut Ui, view: &View<'_>, pack: &Pack, actions: &mut Vec<Action>) {
    let theme = view.theme;
    words(ui, &pack.title, Type::LEAD, theme.ink);
    words(ui, &pack.about, Type::SMALL, theme.quiet);
    if pack.id == OWN_PACK {
        own_articles_ui(ui, view, pack, actions);
        if pack.facts.is_empty() {
            return;
        }
    }
    let questions = pack.facts.iter().map(|fact| fact.questions.len()).sum();
    let size = format!(
        "{}, {}",
        count(pack.facts.len(), "fact"),
        count(questions, "question")
    );
    let about = format!(
        "Version {}, {size}. Licence {}.",
        pack.version, pack.licence
    );
    words(ui, &about, Type::SMALL, theme.quiet);
    let notes = pack.credits.iter().chain([&pack.notice]);
    for note in notes.filter(|note| !note.is_empty()) {
        words(ui, note, Type::SMALL, theme.quiet);
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::S);
        let check = PushButton::plain("Check the questions").show(ui, theme);
        let name = format!("Check the questions of {}", pack.title);
        check.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if check.clicked() {
            actions.push(CheckAction::Start(pack.id.clone()).into());
        }
        let answers = view.model.memory().answers_in(&pack.id);
        if answers > 0 {
            let label = format!("Start over: forget {}", count(answers as usize, "answer"));
            PushButton::plain(&label).push(
                ui,
                view,
                RecordAction::Forget(RecordPart::Pack(pack.id.clone())),
                actions,
            );
        }
    });
}

/// The learner's own articles, each with the way to take it out again.
fn own_articles_ui(ui: &mut Ui, view: &View<'_>, pack: &Pack, actions: &mut Vec<Action>) {
    for article in &pack.articles {
        ui.horizontal(|ui| {
            ui.set_min_height(40.0);
            line(ui, &article.title, Type::BODY, view.theme.ink);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("Remove {}", article.title);
                let button = PushButton::plain("Remove").show(ui, view.theme);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    actions.push(
                        ShellAction::Outside(Effect::RemoveArticle(article.id.clone())).into(),
                    );
                }
            });
        });
    }
}

/// What a check has found, as a list that leads to the questions.
fn check_ui(ui: &mut Ui, view: &View<'_>, check: &PackCheck, actions: &mut Vec<Action>) {
    let theme = view.theme;
    ui.add_space(space::M);
    let Some(report) = &check.report else {
        line(ui, "Checking the questions", Type::BODY, theme.ink);
        return;
    };
    words(
        ui,
        &result(report),
        Type::BODY.with(FontFace::SansSemibold),
        theme.ink,
    );
    words(ui, &about(report), Type::SMALL, theme.quiet);
    ui.add_space(space::S);
    let findings = check.findings();
    rows_ui(ui, (findings.len(), ROW), check.row, |ui, row| {
        if let Some(finding) = findings.get(row)
            && row_ui(ui, view, finding, row == check.row)
        {
            actions.push(CheckAction::Show(row).into());
        }
    });
}

/// What the check came to, in one sentence.
fn result(report: &Report) -> String {
    let found = |severity: Severity, one: &str| {
        let found = report.count(severity);
        (found > 0).then(|| count(found, one))
    };
    let parts: Vec<String> = [
        found(Severity::Error, "error"),
        found(Severity::Warning, "warning"),
        found(Severity::Info, "note"),
        (report.suppressed > 0).then(|| format!("{} waived", report.suppressed)),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return "Nothing was found.".to_owned();
    }
    format!("Found: {}.", parts.join(", "))
}

/// What the pack is made of.
fn about(report: &Report) -> String {
    let summary = &report.summary;
    let used = 100 * summary.use_questions / summary.questions.max(1);
    let bare = match summary.bare_sections.as_slice() {
        [] => "Each section has a fact.".to_owned(),
        bare => format!("Without a fact: {}.", bare.join(", ")),
    };
    format!(
        "{} questions, {used} % of them ask for use. {} of {} keys are the longest option. {bare}",
        summary.questions, summary.longest_keys, summary.choices
    )
}

/// The ink of a severity; its word stands beside it.
pub(in crate::ui) fn ink_of(theme: &Theme, severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Error => theme.miss,
        Severity::Warning => theme.unsure,
        Severity::Info => theme.quiet,
    }
}

/// The word of a severity at the beginning of a line.
pub(in crate::ui) fn word_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    }
}

/// Draws what was found as a row; tells whether it was chosen.
fn row_ui(ui: &mut Ui, view: &View<'_>, finding: &Finding, selected: bool) -> bool {
    let theme = view.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let place = place_of(finding);
    let word = word_of(finding.severity);
    let found = sentence(&finding.found);
    let name = format!("{word}: {found}, {place}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if selected || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, theme.accent_soft);
    }
    focus_ring(ui, theme, rect.shrink(3.0), &response);
    ui.painter()
        .hline(rect.x_range(), rect.top(), theme.hairline());
    let at = |x: f32, right: f32, y: f32| {
        egui::Rect::from_min_max(
            pos2(rect.left() + x, rect.top() + y),
            pos2(rect.right() - right, rect.bottom()),
        )
    };
    let mut draw = |area: egui::Rect, text: &str, kind: Type, ink: egui::Color32| {
        let builder = egui::UiBuilder::new().max_rect(area);
        let mut inner = ui.new_child(builder);
        inner.add(
            egui::Label::new(job(text, kind, ink))
                .truncate()
                .selectable(false),
        );
    };
    let ink = ink_of(theme, finding.severity);
    let strong = Type::SMALL.with(FontFace::SansSemibold);
    draw(at(space::M, 0.0, 7.0), word, strong, ink);
    draw(at(92.0, space::M, 5.0), &found, Type::BODY, theme.ink);
    draw(at(92.0, space::M, 28.0), &place, Type::SMALL, theme.quiet);
    response.clicked()
}

/// The question, file and line of a finding.
pub(in crate::ui) fn place_of(finding: &Finding) -> String {
    let line = if finding.line > 0 {
        format!(", line {}", finding.line)
    } else {
        String::new()
    };
    let parts = [finding.of.clone(), format!("{}{line}", finding.file)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    if parts.is_empty() {
        "the whole pack".to_owned()
    } else {
        parts.join(" in ")
    }
}

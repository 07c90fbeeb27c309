//! Settings of this device, and those in the record, which all devices share.

pub(in crate::model) mod action;

use crate::memory::StudySettings;
use crate::model::ctx::Ctx;
use crate::model::settings::action::SettingsAction;
use crate::record::{Event, Setting, event};
use crate::settings::Settings;

pub(in crate::model) fn apply(
    settings: &mut Settings,
    action: SettingsAction,
    ctx: &mut Ctx<'_>,
) -> Vec<Event> {
    match action {
        SettingsAction::SetTheme(theme) => settings.theme = theme,
        SettingsAction::StepTextSize(step) => settings.step_text_size(step),
        SettingsAction::ToggleTint => settings.tint = !settings.tint,
        SettingsAction::SetLineWidth(width) => settings.line_width = width,
        SettingsAction::SetJustify(is_on) => settings.justify = is_on,
        SettingsAction::SetAsksConfidence(is_on) => settings.asks_confidence = is_on,
        SettingsAction::CloseMarksNote => settings.marks_known = true,
        SettingsAction::SetNewPerDay(count) => return set_new_per_day(count, ctx),
    }
    Vec::new()
}

fn set_new_per_day(count: usize, ctx: &mut Ctx<'_>) -> Vec<Event> {
    let value = count.min(StudySettings::NEW_PER_DAY_MAX);
    if value == ctx.memory.settings().new_per_day {
        return Vec::new();
    }
    vec![Event::Set(event::Set {
        at: ctx.clock.take(),
        key: Setting::NewPerDay.key(),
        value: value.to_string(),
    })]
}

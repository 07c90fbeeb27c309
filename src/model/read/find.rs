//! Full-text search in the articles.

use std::collections::BTreeSet;

use crate::material::SectionId;
use crate::model::ctx::Ctx;
use crate::model::read::Reading;
use crate::model::read::action::{HitStep, SearchIn};
use crate::model::read::reader::Reader;
use crate::model::read::search::Search;
use crate::reading::{find, outline};
use crate::record::Event;

impl Reading {
    /// Starts a search and shows the first hit from the open section on.
    pub(in crate::model) fn find(
        &mut self,
        words: String,
        within: SearchIn,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Event> {
        let Some(open) = self.reader.section.clone() else {
            return Vec::new();
        };
        let packs = ctx.library.packs().iter();
        let hits = find(
            packs.filter(|pack| within == SearchIn::All || pack.id == open.pack),
            &words,
        );
        let packs = ctx.library.packs().iter();
        let before: BTreeSet<SectionId> = packs
            .flat_map(outline)
            .map(|(id, _)| id)
            .take_while(|id| *id != open)
            .collect();
        let at = hits.iter().position(|hit| !before.contains(&hit.section));
        self.search = Some(Search {
            words,
            within,
            hits,
            at: at.unwrap_or(0),
        });
        self.show_hit(ctx)
    }

    pub(in crate::model) fn find_step(&mut self, step: HitStep, ctx: &mut Ctx<'_>) -> Vec<Event> {
        if let Some(finding) = &mut self.search
            && !finding.hits.is_empty()
        {
            let last = finding.hits.len() - 1;
            finding.at = match step {
                HitStep::Next if finding.at >= last => 0,
                HitStep::Next => finding.at + 1,
                HitStep::Previous => finding.at.checked_sub(1).unwrap_or(last),
            };
        }
        self.show_hit(ctx)
    }

    fn show_hit(&mut self, ctx: &mut Ctx<'_>) -> Vec<Event> {
        let hit = self.search.as_ref().and_then(Search::current);
        let Some(section) = hit.map(|hit| hit.section.clone()) else {
            return Vec::new();
        };
        // The reading position is recorded before the jump.
        let events = if self.reader.came_by_jump() {
            Vec::new()
        } else {
            self.if_shown(ctx, Reader::note)
        };
        self.reader.show_hit(section);
        events
    }
}

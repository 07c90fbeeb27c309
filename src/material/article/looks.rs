//! Tracks the current text style while inline markup opens and closes.

use std::sync::Arc;

use crate::material::article::{RunStyle, Script, Style};

/// What to do with a piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::material) enum Html {
    /// Nothing: a tag that changed the style, or a comment.
    Taken,
    Break,
    /// Show it as literal text.
    Words,
}

/// The inline markup that is open.
#[derive(Debug)]
pub(in crate::material) struct Looks {
    emphasis: usize,
    strong: usize,
    struck: usize,
    scripts: Vec<Script>,
    link: Arc<str>,
    pub in_code: bool,
}

impl Looks {
    pub(in crate::material) fn new() -> Self {
        Self {
            emphasis: 0,
            strong: 0,
            struck: 0,
            scripts: Vec::new(),
            link: Arc::from(""),
            in_code: false,
        }
    }

    /// Returns the style of the text that follows.
    pub(in crate::material) fn look(&self) -> RunStyle {
        let style = match (self.emphasis > 0, self.strong > 0) {
            _ if self.in_code => Style::Code,
            (false, false) => Style::Regular,
            (true, false) => Style::Italic,
            (false, true) => Style::Bold,
            (true, true) => Style::BoldItalic,
        };
        RunStyle {
            style,
            script: self.scripts.last().copied().unwrap_or_default(),
            struck: self.struck > 0,
            link: Arc::clone(&self.link),
        }
    }

    /// Returns the current style with `script` instead, unless that is `Script::Line`.
    pub(in crate::material) fn look_at(&self, script: Script) -> RunStyle {
        let look = self.look();
        RunStyle {
            script: if script == Script::Line {
                look.script
            } else {
                script
            },
            ..look
        }
    }

    pub(in crate::material) fn emphasis(&mut self, open: bool) {
        step(&mut self.emphasis, open);
    }

    pub(in crate::material) fn strong(&mut self, open: bool) {
        step(&mut self.strong, open);
    }

    pub(in crate::material) fn strike(&mut self, open: bool) {
        step(&mut self.struck, open);
    }

    pub(in crate::material) fn open_script(&mut self, script: Script) {
        self.scripts.push(script);
    }

    pub(in crate::material) fn close_script(&mut self) {
        self.scripts.pop();
    }

    /// Handles the few HTML tags that Markdown has no syntax for; everything else is text.
    pub(in crate::material) fn take_html(&mut self, mark: &str) -> Html {
        match mark {
            "<sup>" => self.open_script(Script::Super),
            "<sub>" => self.open_script(Script::Sub),
            "</sup>" | "</sub>" => self.close_script(),
            "<br>" | "<br/>" | "<br />" => return Html::Break,
            comment if comment.starts_with("<!--") && comment.ends_with("-->") => {}
            _ => return Html::Words,
        }
        Html::Taken
    }

    /// Sets the link target of the text that follows; empty ends the link.
    pub(in crate::material) fn link(&mut self, to: &str) {
        self.link = Arc::from(to);
    }
}

fn step(depth: &mut usize, open: bool) {
    *depth = if open {
        *depth + 1
    } else {
        depth.saturating_sub(1)
    };
}

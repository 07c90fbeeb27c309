//! How words are set, as marks open and close around them.

use std::sync::Arc;

use crate::material::article::{RunStyle, Script, Style};

/// What a piece of HTML is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::material) enum Html {
    /// A mark that was taken, or a comment.
    Taken,
    /// A line break.
    Break,
    /// Anything else: shown as it is written.
    Words,
}

/// The marks that are open.
#[derive(Debug)]
pub(in crate::material) struct Looks {
    emphasis: usize,
    strong: usize,
    struck: usize,
    scripts: Vec<Script>,
    link: Arc<str>,
    /// Whether the open block is code.
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

    /// How the next words are set.
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

    /// The same above or below the line.
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

    /// Takes the few marks of HTML that Markdown itself lacks; all else is words.
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

    /// Words lead there from now on; nowhere with an empty address.
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

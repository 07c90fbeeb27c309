//! Building tables. Rows become blocks at the end, once the width of every column is known.

use std::ops::Range;
use std::sync::Arc;

use crate::material::article::rich::Blanks;
use crate::material::article::{Block, BlockKind, Column, RichText, RunStyle, Side, TableRow};

/// Maximum column weight: longer cells wrap instead.
const WEIGHT_MAX: usize = 60;

/// A table being read.
#[derive(Default)]
pub(in crate::material) struct Table {
    sides: Vec<Side>,
    rows: Vec<(RichText, Vec<Range<usize>>, Range<usize>)>,
    cells: Vec<Range<usize>>,
}

impl Table {
    pub(in crate::material) fn new(sides: Vec<Side>) -> Self {
        Self {
            sides,
            ..Self::default()
        }
    }

    /// Opens a cell at the end of `row`.
    pub(in crate::material) fn begin_cell(&mut self, row: &mut RichText, source: &Range<usize>) {
        row.push(" ", &RunStyle::default(), Blanks::Collapsed, source);
        self.cells.push(row.plain.len()..row.plain.len());
    }

    pub(in crate::material) fn end_cell(&mut self, row: &RichText) {
        if let Some(cell) = self.cells.last_mut() {
            cell.end = row.plain.trim_end().len().max(cell.start);
        }
    }

    pub(in crate::material) fn end_row(&mut self, row: RichText, source: Range<usize>) {
        let mut cells = std::mem::take(&mut self.cells);
        let row = row.trimmed();
        let end = row.plain.len();
        cells.resize(self.sides.len(), end..end);
        for cell in &mut cells {
            *cell = cell.start.min(end)..cell.end.min(end);
        }
        self.rows.push((row, cells, source));
    }

    /// Returns the rows as blocks; the first is the header.
    pub(in crate::material) fn into_blocks(
        self,
        quotes: u8,
        lists: u8,
    ) -> impl Iterator<Item = Block> {
        let weights = (0..self.sides.len()).map(|column| {
            let lengths = self
                .rows
                .iter()
                .filter_map(|(_, cells, _)| cells.get(column));
            let longest = lengths.map(ExactSizeIterator::len).max().unwrap_or(0);
            u16::try_from(longest.clamp(1, WEIGHT_MAX)).unwrap_or(1)
        });
        let columns: Arc<[Column]> = self
            .sides
            .iter()
            .zip(weights)
            .map(|(side, weight)| Column {
                side: *side,
                weight,
            })
            .collect();
        let rows = self.rows.into_iter().enumerate();
        rows.map(move |(place, (text, cells, source))| Block {
            kind: BlockKind::Row(TableRow {
                columns: Arc::clone(&columns),
                is_head: place == 0,
                cells,
            }),
            quotes,
            lists,
            continued: false,
            text,
            source,
        })
    }
}

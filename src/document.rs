//! Blocks → document: the part of the page that is the policy, its sections, its clauses with their context.

use std::ops::Range;

use crate::lexicon::{Language, Texts};
use crate::page::block::{Block, Kind};
use crate::page::lines;
use crate::page::snapshot::{CellPosition, Region};
use crate::sentence::{Style, sentences};
use crate::text::is_unspaced;

/// What a clause is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading: announces, asserts nothing.
    Heading,
    /// A sentence of running text.
    Sentence,
    /// A sentence of a list item.
    Item,
    /// A sentence of a table cell.
    Cell,
}

/// One sentence, item or cell, with its context. Ids are indices into [`Document::clauses`].
#[derive(Debug, Clone, PartialEq)]
pub struct Clause<'a> {
    /// Index into [`Document::blocks`].
    pub block: usize,
    /// Bytes of the block's text.
    pub range: Range<usize>,
    /// Exactly as in the page.
    pub text: &'a str,
    /// What it is.
    pub role: Role,
    /// The section that it stands in: index into [`Document::sections`].
    pub section: Option<usize>,
    /// The clause that introduces the list it is an item of.
    pub lead_in: Option<usize>,
    /// For a cell: the header of its column, and the first cell of its row.
    pub headers: Vec<usize>,
}

impl Clause<'_> {
    /// Whether it only announces what others say: a heading, or a question.
    #[must_use]
    pub fn announces(&self) -> bool {
        self.role == Role::Heading || asks(self.text)
    }
}

/// A heading and where it hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's clause.
    pub heading: usize,
    /// The section around it.
    pub parent: Option<usize>,
    level: u8,
}

/// A policy, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    /// The blocks that belong to it.
    pub blocks: Vec<Block<'a>>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// Its clauses in order.
    pub clauses: Vec<Clause<'a>>,
}

/// Where less than this share of the page's text stands in its main part, the marking of parts is not believed.
const LEAST_MAIN: (usize, usize) = (1, 3);
/// So many links in a row to places in the page are a table of contents.
const LEAST_JUMPS: usize = 3;
/// The number of a heading stands within so many characters.
const NUMBERING: usize = 8;
/// Longest answer that hangs on the question before it, in bytes.
const SHORT_ANSWER: usize = 48;
/// Longest heading that was not marked as one, in characters; half for scripts without spaces.
const LONGEST_HEADING: usize = 90;

impl<'a> Document<'a> {
    /// Takes a page's blocks apart.
    #[must_use]
    pub fn new(blocks: Vec<Block<'a>>, language: Option<&Language>) -> Self {
        let blocks = mark_headings(without_contents(main_part(blocks)));
        let style = Style {
            abbreviations: language.map_or_else(Texts::default, |l| l.abbreviations),
            openers: language.map_or_else(Texts::default, |l| l.words),
            lower_case: is_lower_case(&blocks),
        };
        let mut builder = Builder::default();
        for index in 0..blocks.len() {
            builder.add(&blocks, index, style);
        }
        Document { blocks, sections: builder.sections, clauses: builder.clauses }
    }

    /// The headings above a clause, innermost first.
    pub fn headings_above(&self, clause: &Clause) -> impl Iterator<Item = usize> {
        let mut next = clause.section;
        std::iter::from_fn(move || {
            let section = self.sections.get(next?)?;
            next = section.parent;
            Some(section.heading)
        })
    }
}

/// The blocks of the page's main part; all of it where the marking of parts looks wrong.
fn main_part(blocks: Vec<Block>) -> Vec<Block> {
    let size = |wanted: fn(Region) -> bool| blocks.iter().filter(|b| wanted(b.region)).map(|b| b.text.len()).sum::<usize>();
    let main = size(|r| r == Region::Main);
    let all = size(|r| !matches!(r, Region::Navigation));
    let believed = main * LEAST_MAIN.1 >= all * LEAST_MAIN.0;
    blocks.into_iter().filter(|b| b.region == Region::Main || (!believed && b.region != Region::Navigation)).collect()
}

/// Leaves out tables of contents: blocks in a row that are nothing but links to places in the page. A heading may be such a link
/// too, and one alone may open what stands under it.
fn without_contents(blocks: Vec<Block>) -> Vec<Block> {
    let lists = |block: &Block| block.jumps > 0 && !matches!(block.kind, Kind::Heading(_));
    let runs = blocks.chunk_by(|a, b| lists(a) == lists(b));
    let kept = runs.filter(|run| !lists(&run[0]) || run.iter().map(|block| block.jumps).sum::<usize>() < LEAST_JUMPS);
    kept.flatten().cloned().collect()
}

fn is_lower_case(blocks: &[Block]) -> bool {
    let (mut upper, mut lower) = (0usize, 0usize);
    for c in blocks.iter().flat_map(|b| b.text.chars()).take(20_000) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper * 200 < lower
}

/// Short paragraphs that stand over longer text are headings, whatever their markup says.
fn mark_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    for at in 0..blocks.len() {
        let looks = blocks[at].kind == Kind::Paragraph && looks_like_heading(blocks[at].text);
        if looks && blocks.get(at + 1).is_some_and(|next| stands_over(&blocks[at], next)) {
            let level = lines::number_depth(blocks[at].text).map_or(6, |depth| (depth + 2).min(6));
            blocks[at].kind = Kind::Heading(level);
        }
    }
    blocks
}

fn looks_like_heading(text: &str) -> bool {
    if text.len() > LONGEST_HEADING * 4 {
        return false;
    }
    let wide = text.chars().filter(|&c| is_unspaced(c)).count();
    let size = text.chars().count() + wide;
    let ends = text.ends_with(['.', '!', '。', '！', '；', ';', ',', '，', ':', '：']);
    // A number that is not the heading's own is a fact: a time, a date, an age.
    let number = |c: char| c.is_ascii_digit();
    let states = text.chars().skip(NUMBERING).any(number) || text.split_once([':', '：']).is_some_and(|(_, told)| told.contains(number));
    size <= LONGEST_HEADING && !ends && !states && !lines::is_item(text) && !text.starts_with('-') && text.chars().any(char::is_alphabetic)
}

fn stands_over(heading: &Block, next: &Block) -> bool {
    match next.kind {
        Kind::Heading(_) => lines::is_numbered(heading.text),
        Kind::Item(_) | Kind::Cell(_) => true,
        // "Do we sell it?" over "No."
        Kind::Paragraph if asks(heading.text) => !asks(next.text),
        Kind::Paragraph => next.text.len() > heading.text.len() && (!looks_like_heading(next.text) || lines::is_numbered(heading.text)),
    }
}

#[derive(Default)]
struct Builder<'a> {
    sections: Vec<Section>,
    clauses: Vec<Clause<'a>>,
    current: Option<usize>,
    /// The lead-in of the list at each depth, outermost first.
    lead_ins: Vec<usize>,
    /// The header cells of the table being read: (table, column or row, clause).
    columns: Vec<(u32, u32, usize)>,
    row: Option<(u32, u32, usize)>,
}

impl<'a> Builder<'a> {
    fn add(&mut self, blocks: &[Block<'a>], index: usize, style: Style) {
        let block = &blocks[index];
        let (role, lead_in, headers) = match block.kind {
            Kind::Heading(_) => (Role::Heading, None, Vec::new()),
            Kind::Paragraph => (Role::Sentence, None, Vec::new()),
            Kind::Item(depth) => (Role::Item, self.lead_in(depth), Vec::new()),
            Kind::Cell(place) => (Role::Cell, None, self.headers(place)),
        };
        let first = self.clauses.len();
        let whole = || std::iter::once(0..block.text.len()).collect();
        let ranges = if role == Role::Heading { whole() } else { sentences(block.text, style) };
        for range in ranges {
            let text = &block.text[range.clone()];
            let lead_in = self.question(first, text).or(lead_in);
            self.clauses.push(Clause { block: index, range, text, role, section: self.current, lead_in, headers: headers.clone() });
        }
        if self.clauses.len() > first {
            self.after(block, first);
        }
    }

    /// Notes what a block means for those behind it.
    fn after(&mut self, block: &Block, first: usize) {
        let last = self.clauses.len() - 1;
        match block.kind {
            Kind::Heading(level) => self.open_section(first, level),
            Kind::Paragraph => {
                self.lead_ins.clear();
                self.lead_ins.push(last);
            }
            Kind::Item(depth) => {
                self.lead_ins.truncate(usize::from(depth));
                self.lead_ins.push(last);
            }
            Kind::Cell(place) => self.note_cell(place, first),
        }
    }

    /// The question that a short sentence right behind it answers ("Do we sell it? Never."); `first` is the first clause of its block.
    fn question(&self, first: usize, answer: &str) -> Option<usize> {
        let before = self.clauses.len().checked_sub(1).filter(|&before| before >= first && asks(self.clauses[before].text))?;
        (answer.len() <= SHORT_ANSWER).then_some(before)
    }

    fn open_section(&mut self, heading: usize, level: u8) {
        let mut parent = self.current;
        while let Some(p) = parent.filter(|&p| self.sections[p].level >= level) {
            parent = self.sections[p].parent;
        }
        self.sections.push(Section { heading, parent, level });
        self.current = Some(self.sections.len() - 1);
        self.lead_ins.clear();
    }

    /// What introduces an item of a list at `depth`: the paragraph before the list, or the item that the list hangs on.
    fn lead_in(&self, depth: u8) -> Option<usize> {
        let own = usize::from(depth.max(1));
        let lead = self.lead_ins.get(own - 1).or_else(|| if own > 1 { self.lead_ins.last() } else { None }).copied()?;
        let clause = &self.clauses[lead];
        (clause.role != Role::Sentence || introduces(clause.text)).then_some(lead)
    }

    fn headers(&self, place: CellPosition) -> Vec<usize> {
        let column = self.columns.iter().rev().find(|c| c.0 == place.id && c.1 == place.column).map(|c| c.2);
        let row = self.row.filter(|r| r.0 == place.id && r.1 == place.row).map(|r| r.2);
        column.into_iter().chain(row).collect()
    }

    fn note_cell(&mut self, place: CellPosition, clause: usize) {
        if self.columns.first().is_some_and(|c| c.0 != place.id) {
            self.columns.clear();
        }
        // Questions down the first column are answered beside them, and head no column.
        let asked = asks(self.clauses[clause].text) || self.row.is_some_and(|r| (r.0, r.1) == (place.id, 0));
        if place.row == 0 && !asked {
            self.columns.push((place.id, place.column, clause));
        } else if self.row.is_none_or(|r| (r.0, r.1) != (place.id, place.row)) {
            self.row = Some((place.id, place.row, clause));
        }
    }
}

/// Whether it is a question: it says nothing, and what follows may answer it.
fn asks(text: &str) -> bool {
    without_brackets(text).ends_with(['?', '？'])
}

fn without_brackets(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | ')' | '）' | '*'))
}

/// Whether a sentence may introduce a list: it is not finished.
fn introduces(text: &str) -> bool {
    let text = without_brackets(text);
    !text.ends_with(['!', '?', '。', '！', '？'])
        && (text.ends_with([':', '：', '-', '–', '—', ',', '，', '；', ';']) || !text.ends_with('.'))
}

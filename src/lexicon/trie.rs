// The tree of a vocabulary's literals.
//
// An automaton built at run time costs more than all the searching of one page: here the build script has built
// the tree, and only where its nodes stand is added up when it is first needed. Shared with the build script.

use super::compiled::{LITERAL_ENDS, PackedTrie, Use};

/// A tree ready for walking.
#[derive(Debug)]
pub struct Trie {
    packed: PackedTrie,
    root: Node,
    /// The rows of all nodes: for each byte from a node's least to its greatest the child that it leads to, an empty one where it leads to
    /// none. Children stand in the rows themselves, for what a walk takes is looking things up in memory.
    rows: Vec<Node>,
    /// For each literal where its uses begin, and one past the last.
    first_use: Vec<u32>,
}

/// A node of the tree.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Where its row begins.
    row: u32,
    /// The least byte that leads to a child.
    least: u8,
    /// How many bytes its row spans.
    width: u8,
    /// The literal that ends here, from 1; 0: none.
    literal: u16,
}

impl Trie {
    /// Adds up where the nodes stand.
    #[must_use]
    pub fn new(packed: PackedTrie) -> Self {
        let (root, rows) = rows(packed);
        let mut first_use = Vec::with_capacity(packed.use_counts.len() + 1);
        first_use.push(0);
        let mut uses = 0;
        for &count in packed.use_counts {
            uses += u32::from(count);
            first_use.push(uses);
        }
        Self { packed, root, rows, first_use }
    }

    /// Whether it holds no literal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packed.use_counts.is_empty()
    }

    /// Calls `found` with the end and the number of every literal that begins at byte `start` of `text`, shorter first.
    pub fn walk(&self, text: &[u8], start: usize, mut found: impl FnMut(usize, u16)) {
        let mut node = self.root;
        let mut at = start;
        while let Some(&byte) = text.get(at) {
            let column = byte.wrapping_sub(node.least);
            if column >= node.width {
                return;
            }
            node = self.rows[node.row as usize + usize::from(column)];
            at += 1;
            if node.literal > 0 {
                found(at, node.literal - 1);
            }
        }
    }

    /// What a literal is part of.
    pub fn uses(&self, literal: u16) -> impl Iterator<Item = Use> + '_ {
        let bound = |at: usize| self.first_use.get(at).map_or(0, |&use_| use_ as usize);
        let literal = usize::from(literal);
        (bound(literal)..bound(literal + 1)).map(|at| {
            let set = self.packed.parts[at];
            Use { pattern: self.packed.patterns[at], part: set / 4, flags: set % 4 }
        })
    }

    /// All literals with their uses.
    #[must_use]
    pub fn literals(&self) -> Vec<(String, Vec<Use>)> {
        let mut all = Vec::new();
        let mut open = vec![(self.root, Vec::new())];
        while let Some((node, text)) = open.pop() {
            if node.literal > 0 {
                all.push((String::from_utf8_lossy(&text).into_owned(), self.uses(node.literal - 1).collect()));
            }
            let row = (0..node.width).map(|column| (node.least + column, self.rows[node.row as usize + usize::from(column)]));
            open.extend(row.map(|(byte, child)| (child, [&text[..], &[byte]].concat())));
        }
        all
    }
}

/// The root and the rows of all nodes. Found from the back: a node's first child is the node behind it, and each next child the first
/// node that is not below the one before.
fn rows(packed: PackedTrie) -> (Node, Vec<Node>) {
    let count = packed.shape.len();
    let (mut nodes, mut rows, mut end) = (vec![Node::default(); count], Vec::with_capacity(count * 2), vec![0; count]);
    let mut literals = u16::try_from(packed.use_counts.len()).unwrap_or(u16::MAX);
    for at in (0..count).rev() {
        let children = packed.shape[at] & !LITERAL_ENDS;
        let mut behind = at + 1;
        // Children stand in the order of their bytes.
        let (row, least) = (rows.len(), packed.labels.get(behind).copied().unwrap_or(0));
        for _ in 0..children {
            let column = usize::from(packed.labels[behind] - least);
            rows.resize(row + column, Node::default());
            rows.push(nodes[behind]);
            behind = end[behind];
        }
        end[at] = behind;
        let ends = packed.shape[at] >= LITERAL_ENDS;
        nodes[at] = Node {
            row: u32::try_from(row).unwrap_or(u32::MAX),
            least,
            width: u8::try_from(rows.len() - row).unwrap_or(u8::MAX),
            literal: if ends { literals } else { 0 },
        };
        literals -= u16::from(ends);
    }
    (nodes.first().copied().unwrap_or_default(), rows)
}

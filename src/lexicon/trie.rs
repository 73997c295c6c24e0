// The tree of a vocabulary's literals.
//
// An automaton built at run time costs more than all the searching of one page: here the build script has built
// the tree, and only where the children of each node begin is added up when it is first needed. Shared with the build
// script.

use super::compiled::{LITERAL_ENDS, PackedTrie, Use};

/// A tree ready for walking.
#[derive(Debug)]
pub struct Trie {
    packed: PackedTrie,
    /// For each node its first child.
    first_child: Vec<u32>,
    /// For each node how many literals end before it.
    ended: Vec<u16>,
}

impl Trie {
    /// Adds up where the nodes stand.
    #[must_use]
    pub fn new(packed: PackedTrie) -> Self {
        let (mut child, mut literals) = (1u32, 0u16);
        let mut first_child = Vec::with_capacity(packed.shape.len());
        let mut ended = Vec::with_capacity(packed.shape.len());
        for &shape in packed.shape {
            first_child.push(child);
            ended.push(literals);
            child += u32::from(shape & !LITERAL_ENDS);
            literals += u16::from(shape >= LITERAL_ENDS);
        }
        Self { packed, first_child, ended }
    }

    /// Calls `found` with the end and the uses of every literal that begins at byte `start` of `text`, shorter first.
    pub fn walk(&self, text: &[u8], start: usize, mut found: impl FnMut(usize, &'static [Use])) {
        let mut node = 0;
        for (at, &byte) in text.iter().enumerate().skip(start) {
            let Some(next) = self.child(node, byte) else { return };
            node = next;
            if self.packed.shape[node] >= LITERAL_ENDS {
                found(at + 1, self.uses(node));
            }
        }
    }

    /// All literals with their uses, by where they stand in the tree.
    #[must_use]
    pub fn literals(&self) -> Vec<(String, &'static [Use])> {
        let mut all = Vec::new();
        let mut open = vec![(0, Vec::new())];
        while let Some((node, text)) = open.pop() {
            let shape = self.packed.shape.get(node).copied().unwrap_or(0);
            if shape >= LITERAL_ENDS {
                all.push((String::from_utf8_lossy(&text).into_owned(), self.uses(node)));
            }
            let first = self.first_child.get(node).map_or(0, |&child| child as usize);
            for child in first..first + usize::from(shape & !LITERAL_ENDS) {
                open.push((child, [&text[..], &self.packed.labels[child..=child]].concat()));
            }
        }
        all
    }

    fn child(&self, node: usize, byte: u8) -> Option<usize> {
        let count = usize::from(self.packed.shape.get(node)? & !LITERAL_ENDS);
        let first = *self.first_child.get(node)? as usize;
        let labels = self.packed.labels.get(first..first + count)?;
        labels.iter().position(|&label| label == byte).map(|at| first + at)
    }

    fn uses(&self, node: usize) -> &'static [Use] {
        let literal = usize::from(self.ended[node]);
        match (self.packed.first_use.get(literal), self.packed.first_use.get(literal + 1)) {
            (Some(&from), Some(&to)) => &self.packed.uses[usize::from(from)..usize::from(to)],
            _ => &[],
        }
    }
}

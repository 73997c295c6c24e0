// The tree of a vocabulary's literals.
//
// An automaton built at run time costs more than all the searching of one page: here the build script has built
// the tree, and only where its nodes stand is added up when it is first needed. Shared with the build script.

use super::compiled::{LITERAL_ENDS, PackedTrie, Use};

/// A tree ready for walking.
#[derive(Debug)]
pub struct Trie {
    packed: PackedTrie,
    /// For each node the first that is not below it.
    end: Vec<u32>,
    /// For each node how many literals end before it.
    literals: Vec<u16>,
    /// For each literal where its uses begin, and one past the last.
    first_use: Vec<u32>,
    /// The root's child for each byte; 0: none.
    first: [u32; 256],
}

impl Trie {
    /// Adds up where the nodes stand.
    #[must_use]
    pub fn new(packed: PackedTrie) -> Self {
        let mut trie = Self { end: ends(packed.shape), literals: Vec::new(), first_use: vec![0], first: [0; 256], packed };
        let (mut literals, mut uses) = (0, 0);
        for &shape in packed.shape {
            trie.literals.push(literals);
            literals += u16::from(shape >= LITERAL_ENDS);
        }
        for &count in packed.use_counts {
            uses += u32::from(count);
            trie.first_use.push(uses);
        }
        for child in trie.children(0).collect::<Vec<_>>() {
            trie.first[usize::from(packed.labels[child])] = u32::try_from(child).unwrap_or(0);
        }
        trie
    }

    /// Calls `found` with the end and the number of every literal that begins at byte `start` of `text`, shorter first.
    pub fn walk(&self, text: &[u8], start: usize, mut found: impl FnMut(usize, u16)) {
        let Some(&byte) = text.get(start) else { return };
        let mut node = self.first[usize::from(byte)] as usize;
        let mut at = start + 1;
        while node > 0 {
            if self.packed.shape[node] >= LITERAL_ENDS {
                found(at, self.literals[node]);
            }
            let Some(&byte) = text.get(at) else { return };
            node = self.children(node).find(|&child| self.packed.labels[child] == byte).unwrap_or(0);
            at += 1;
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
        let mut open = vec![(0, Vec::new())];
        while let Some((node, text)) = open.pop() {
            if self.packed.shape[node] >= LITERAL_ENDS {
                all.push((String::from_utf8_lossy(&text).into_owned(), self.uses(self.literals[node]).collect()));
            }
            open.extend(self.children(node).map(|child| (child, [&text[..], &self.packed.labels[child..=child]].concat())));
        }
        all
    }

    fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let count = self.packed.shape.get(node).map_or(0, |shape| shape & !LITERAL_ENDS);
        let mut next = node + 1;
        (0..count).map(move |_| {
            let child = next;
            next = self.end[child] as usize;
            child
        })
    }
}

/// For each node the first that is not below it, found from the back: a node ends where its last child does.
fn ends(shape: &[u8]) -> Vec<u32> {
    let mut end = vec![0; shape.len()];
    for node in (0..shape.len()).rev() {
        let mut next = node + 1;
        for _ in 0..shape[node] & !LITERAL_ENDS {
            next = end[next] as usize;
        }
        end[node] = u32::try_from(next).unwrap_or(u32::MAX);
    }
    end
}

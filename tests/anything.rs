//! Whatever a page holds, it is read to the end: no panic, and every clause can be found again.
#![allow(clippy::unwrap_used, clippy::panic)] // tests may
#![allow(missing_docs)]

use clauselight::page::snapshot::{BlockKind, CellPosition, Link, Region, Snapshot, SourceBlock, TextLink};
use proptest::prelude::*;

/// Words that rules look for, numbers, dates, marks, scripts, and rubbish, in any order.
const PIECES: &[&str] = &[
    "we",
    "do not",
    "never",
    "sell",
    "share",
    "your personal data",
    "to third parties",
    "unless you agree",
    "except",
    "for 30 days",
    "two to five years",
    "until you delete your account",
    "outside the EEA",
    "standard contractual clauses",
    "you have the right to",
    "Last updated:",
    "June 17, 2024",
    "17/06/2024",
    "99/99/9999",
    "privacy@shop.example",
    "@",
    "1.1",
    "(a)",
    "•",
    "我們",
    "不會",
    "出售",
    "個人資料",
    "保存",
    "六個月",
    "一年半",
    "二〇二四年",
    "民國113年6月17日",
    "境外",
    "chúng tôi",
    "không",
    "bán",
    "năm năm",
    "ệ",
    "e\u{302}\u{323}",
    "İ",
    "ﬁ",
    "ß",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{0}",
    "\n",
    "\n\n",
    ".",
    "。",
    "；",
    ":",
    "：",
    ",",
    "\"",
    "”",
    " ",
    "\u{a0}",
    "９９９日",
    "4294967296 years",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_string), 1 => "\\PC{0,12}"];
    (prop::collection::vec(piece, 0..40), prop::sample::select(vec!["", " "])).prop_map(|(pieces, between)| pieces.join(between))
}

fn block() -> impl Strategy<Value = SourceBlock> {
    let kinds = vec![BlockKind::Heading, BlockKind::Paragraph, BlockKind::Item, BlockKind::Cell, BlockKind::Preformatted];
    (text(), prop::sample::select(kinds), 0u8..9, 0u32..4, any::<bool>()).prop_map(|(text, kind, level, at, main)| SourceBlock {
        kind,
        level,
        text,
        region: if main { Region::Main } else { Region::Footer },
        table: (kind == BlockKind::Cell).then_some(CellPosition { id: at, row: at, column: at / 2, header: at == 0 }),
        links: vec![TextLink { start: at, end: at * 7, href: "/privacy".into() }],
    })
}

/// Anything, behind one of our own policies, so that it is read as a part of it.
fn snapshot() -> impl Strategy<Value = Snapshot> {
    let policies = [
        include_str!("pages/en-quillnote.html"),
        include_str!("pages/zh-hant-tw-pailu-app.html"),
        include_str!("pages/vi-ung-dung-lich-ta.html"),
    ];
    let policy = prop::sample::select(policies.map(clauselight::page::html::read).to_vec());
    (policy, prop::collection::vec(block(), 0..30), text()).prop_map(|(mut policy, blocks, link)| {
        policy.url = Some("https://shop.example/privacy-policy".into());
        policy.blocks.extend(blocks);
        policy.links.push(Link { href: link.clone(), text: link, region: Region::Footer });
        policy
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_clause_is_a_slice_of_its_block(snapshot in snapshot()) {
        let report = clauselight::analyze(&snapshot);
        prop_assert!(!report.clauses.is_empty());
        for clause in &report.clauses {
            let units: Vec<u16> = snapshot.blocks[clause.block].text.encode_utf16().collect();
            prop_assert_eq!(String::from_utf16(&units[clause.start..clause.end]).unwrap(), clause.text.as_str());
        }
        for answer in &report.answers {
            prop_assert!(answer.clauses.iter().all(|&id| id < report.clauses.len()));
            prop_assert!((0.0..=1.0).contains(&answer.confidence));
        }
        let explained = clauselight::explain::explain(&snapshot);
        prop_assert_eq!(explained.clauses.len(), report.clauses.len());
    }
}

/// Where each sentence begins was once counted from the start of its block: ten megabytes in one paragraph took hours.
#[test]
fn a_paragraph_of_many_sentences_is_read_in_one_pass() {
    const SENTENCES: usize = 20_000;
    let text = "We do not sell your personal data and keep it for 30 days. ".repeat(SENTENCES);
    let mut snapshot = clauselight::page::html::read(&format!("<title>Privacy policy</title><p>{text}</p>"));
    snapshot.url = Some("https://shop.example/privacy-policy".into());
    assert_eq!(clauselight::analyze(&snapshot).clauses.len(), SENTENCES);
}

//! Labelled policies, read with the program's own stages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clauselight::Analysis;
use clauselight::checksum::checksum;
use clauselight::classify::features::{Feature, Origin, features, features_alone};
use clauselight::classify::seen;
use clauselight::label::Label;
use clauselight::page::snapshot::Snapshot;
use clauselight::page::{html, markdown};
use serde_json::{Value, json};

/// What is labelled is a policy, whatever it looks like.
const TITLE: &str = "Privacy Policy";
const ADDRESS: &str = "https://policy.example/privacy-policy";

/// A labelled policy.
pub struct Policy {
    pub id: String,
    pub language: String,
    /// Whether figures are taken of it: of the corpus, yes.
    pub measured: bool,
    pub clauses: Vec<Labelled>,
    /// Some of them once more, as if they stood alone, to be learned from: a short page has sentences without a heading or a neighbour.
    pub alone: Vec<Alone>,
    /// What was labelled: for each clause of the corpus its labels. Figures are of these.
    pub gold: Vec<BTreeSet<Label>>,
}

/// A clause as the program splits it.
pub struct Labelled {
    pub features: Vec<(Origin, Feature)>,
    /// What the rules say.
    pub rules: Vec<Label>,
    /// What a person says.
    pub labels: BTreeSet<Label>,
    /// The labelled clauses that it is, as indices of [`Policy::gold`].
    pub of: Vec<usize>,
}

/// A clause without what stands around it.
pub struct Alone {
    pub features: Vec<(Origin, Feature)>,
    /// Its place in [`Policy::clauses`].
    pub clause: usize,
}

/// One clause of so many is learned from alone, too.
const ALONE: u32 = 4;

/// What is learned from: features, and the labels that belong to them.
pub struct Example<'a> {
    pub features: &'a [(Origin, Feature)],
    pub labels: &'a BTreeSet<Label>,
}

impl Policy {
    /// The clauses with what stands around them, and some without.
    pub fn examples(&self) -> impl Iterator<Item = Example<'_>> {
        let whole = self.clauses.iter().map(|clause| Example { features: &clause.features, labels: &clause.labels });
        whole.chain(self.alone.iter().map(|alone| Example { features: &alone.features, labels: &self.clauses[alone.clause].labels }))
    }

    /// The part that it is dealt to.
    pub fn fold(&self, folds: u32) -> u32 {
        checksum(self.id.as_bytes()) / 7 % folds
    }
}

/// The policies of a corpus, by id.
pub fn corpus(folder: &Path) -> Result<Vec<Policy>, String> {
    let docs = folder.join("docs");
    let entries = fs::read_dir(&docs).map_err(|error| format!("{}: {error}; CORPUS is a folder with docs and labels", docs.display()))?;
    let mut names: Vec<_> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names.iter().map(|name| policy(folder, name)).collect()
}

fn policy(folder: &Path, name: &str) -> Result<Policy, String> {
    let (doc, labels) = (parsed(&folder.join("docs").join(name))?, parsed(&folder.join("labels").join(name))?);
    let written: Vec<&Value> = doc["clauses"].as_array().into_iter().flatten().collect();
    let texts: Vec<&str> = written.iter().filter_map(|clause| clause["text"].as_str()).collect();
    let gold: Vec<BTreeSet<Label>> =
        (0..texts.len()).map(|at| codes(labels["clauses"][at.to_string()].as_str().unwrap_or_default())).collect();
    let snapshot = page(&written);
    let language = doc["lang"].as_str().unwrap_or_default();
    Ok(Policy { measured: true, ..read(name.trim_end_matches(".json"), language, &snapshot, &texts, gold) })
}

/// The texts that a file of labels is about: JSON lines with `source`, `language` and `labels`, which gives for the checksum of a
/// clause (its text without white space, as eight hexadecimal digits) its codes. The texts themselves are JSON lines: either with
/// `source` and `markdown`, or a line a paragraph with `policy`, a number, and `text`; then the source is `policy N`.
pub fn more(labels: &Path, texts: &Path) -> Result<Vec<Policy>, String> {
    let pages = pages(&lines(texts)?);
    let with_text = |line: &Value| {
        let source = text(&line["source"]);
        let page = pages.get(&source).ok_or_else(|| format!("{}: no text for {source}", labels.display()))?;
        Ok(labelled(&source, &text(&line["language"]), page, &line["labels"]))
    };
    lines(labels)?.iter().map(with_text).collect()
}

/// The texts by source.
fn pages(lines: &[Value]) -> BTreeMap<String, Snapshot> {
    let (mut pages, mut paragraphs) = (BTreeMap::new(), BTreeMap::<String, String>::new());
    for line in lines {
        if line["policy"].is_null() {
            pages.insert(text(&line["source"]), markdown::read(&text(&line["markdown"])));
        } else {
            let page = paragraphs.entry(format!("policy {}", line["policy"])).or_default();
            page.push_str(&element("p", &escaped(&text(&line["text"]))));
        }
    }
    pages.extend(paragraphs.into_iter().map(|(source, body)| (source, html::read(&element("main", &body)))));
    pages
}

fn labelled(source: &str, language: &str, page: &Snapshot, labels: &Value) -> Policy {
    let snapshot = Snapshot { title: Some(TITLE.into()), url: Some(ADDRESS.into()), ..page.clone() };
    let mut policy = read(source, language, &snapshot, &[], Vec::new());
    for (clause, text) in policy.clauses.iter_mut().zip(texts_of(&snapshot)) {
        let key = format!("{:08x}", checksum(squeezed(&text).as_bytes()));
        clause.labels = codes(labels[key].as_str().unwrap_or_default());
    }
    policy
}

fn texts_of(snapshot: &Snapshot) -> Vec<String> {
    let analysis = Analysis::new(snapshot);
    analysis.policy.map_or_else(Vec::new, |stages| stages.document.clauses.iter().map(|clause| clause.text.to_owned()).collect())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}

fn lines(file: &Path) -> Result<Vec<Value>, String> {
    let all = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let parsed = all.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str);
    parsed.collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", file.display()))
}

/// The clauses that we wrote ourselves: one file a language, `# NAME` before each policy, then a line a clause: codes, kind, text.
pub fn bank(folder: &Path) -> Result<Vec<Policy>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|e| e == "tsv")).collect();
    files.sort();
    let mut policies = Vec::new();
    for file in files {
        let written = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let language = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        policies.extend(written.split("\n# ").map(|policy| own(language, policy)));
    }
    Ok(policies)
}

fn own(language: &str, written: &str) -> Policy {
    let (name, lines) = written.split_once('\n').unwrap_or((written, ""));
    let rows: Vec<Vec<&str>> = lines.lines().map(|line| line.splitn(3, '\t').collect()).filter(|row: &Vec<&str>| row.len() == 3).collect();
    let clauses: Vec<Value> = rows.iter().map(|row| json!({ "kind": row[1], "text": row[2] })).collect();
    let texts: Vec<&str> = rows.iter().map(|row| row[2]).collect();
    let gold = rows.iter().map(|row| codes(row[0])).collect();
    let id = format!("bank/{language}/{}", name.trim_start_matches("# "));
    read(&id, language, &page(&clauses.iter().collect::<Vec<_>>()), &texts, gold)
}

fn parsed(file: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

/// A plain page of the labelled blocks, one element a block.
fn page(clauses: &[&Value]) -> Snapshot {
    let mut blocks: Vec<(&Value, &str, String)> = Vec::new();
    for clause in clauses {
        let text = clause["text"].as_str().unwrap_or_default();
        match blocks.last_mut() {
            Some((number, _, block)) if !number.is_null() && **number == clause["block"] => *block = format!("{block} {text}"),
            _ => blocks.push((&clause["block"], clause["kind"].as_str().unwrap_or_default(), text.into())),
        }
    }
    let lists = blocks.chunk_by(|a, b| (a.1 == "li") == (b.1 == "li"));
    let body: String = lists
        .map(|blocks| element(if blocks[0].1 == "li" { "ul" } else { "div" }, &blocks.iter().map(shown).collect::<String>()))
        .collect();
    let mut snapshot = html::read(&format!("<title>{TITLE}</title><main>{body}</main>"));
    snapshot.url = Some(ADDRESS.into());
    snapshot
}

fn shown((_, kind, text): &(&Value, &str, String)) -> String {
    let text = escaped(text);
    match *kind {
        "h" => element("h2", &text),
        "li" => element("li", &text),
        // A row was written with bars between its cells.
        "tr" => element("table", &element("tr", &text.split(" | ").map(|cell| element("td", cell)).collect::<String>())),
        _ => element("p", &text),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn element(tag: &str, inside: &str) -> String {
    format!("<{tag}>{inside}</{tag}>")
}

fn read(id: &str, language: &str, snapshot: &Snapshot, texts: &[&str], gold: Vec<BTreeSet<Label>>) -> Policy {
    let analysis = Analysis::new(snapshot);
    let mut policy = Policy { id: id.into(), language: language.into(), measured: false, clauses: Vec::new(), alone: Vec::new(), gold };
    let Some(stages) = analysis.policy.filter(|stages| !stages.classified.is_empty()) else { return policy };
    let shown = seen(&stages.classified);
    let own: Vec<&str> = stages.document.clauses.iter().map(|clause| clause.text).collect();
    for ((at, done), of) in stages.classified.iter().enumerate().zip(matched(&own, texts)) {
        policy.clauses.push(Labelled {
            features: features(&stages.document, at, &shown),
            rules: done.rules.iter().map(|found| found.label).collect(),
            labels: of.iter().flat_map(|&one| policy.gold[one].iter().copied()).collect(),
            of,
        });
        if stages.document.clauses[at].lead_in.is_none() && checksum(own[at].as_bytes()).is_multiple_of(ALONE) {
            policy.alone.push(Alone { features: features_alone(&stages.document, at, &shown), clause: at });
        }
    }
    policy
}

/// For each of our pieces the labelled pieces that half of the shorter one stands in.
fn matched(ours: &[&str], theirs: &[&str]) -> Vec<Vec<usize>> {
    let whole: String = theirs.iter().map(|text| squeezed(text)).collect();
    let (ours, theirs) = (spans(ours, &whole), spans(theirs, &whole));
    let common = |a: (usize, usize), b: (usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let same = |a: (usize, usize), b: (usize, usize)| common(a, b) > 0 && common(a, b) * 2 >= (a.1 - a.0).min(b.1 - b.0);
    let of = |own: Option<(usize, usize)>| {
        let Some(own) = own else { return Vec::new() };
        theirs.iter().enumerate().filter_map(|(at, their)| their.filter(|&their| same(own, their)).map(|_| at)).collect()
    };
    ours.into_iter().map(of).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Where each piece stands in a text, both without white space.
fn spans(pieces: &[&str], whole: &str) -> Vec<Option<(usize, usize)>> {
    let mut at = 0;
    let mut all = Vec::new();
    for piece in pieces.iter().map(|piece| squeezed(piece)) {
        let found = whole[at..].find(&piece).map(|start| at + start).or_else(|| whole.find(&piece)).filter(|_| !piece.is_empty());
        all.push(found.map(|start| (start, start + piece.len())));
        if let Some(start) = found.filter(|&start| start >= at) {
            at = start + piece.chars().next().map_or(0, char::len_utf8);
        }
    }
    all
}

/// The corpus' codes.
fn codes(written: &str) -> BTreeSet<Label> {
    written.split(',').filter_map(|code| CODES.iter().find(|(known, _)| *known == code.trim()).map(|(_, label)| *label)).collect()
}

const CODES: &[(&str, Label)] = &[
    ("C", Label::Collection),
    ("U", Label::Use),
    ("T", Label::Sharing),
    ("T-", Label::SharingDenied),
    ("TC", Label::SharingWithConsent),
    ("M", Label::BusinessTransfer),
    ("W", Label::LegalDisclosure),
    ("S+", Label::Sale),
    ("S-", Label::SaleDenied),
    ("SC", Label::SaleWithConsent),
    ("X+", Label::Transfer),
    ("X-", Label::TransferDenied),
    ("XS", Label::TransferSafeguard),
    ("Rp", Label::RetentionStatedPeriod),
    ("Rn", Label::RetentionAsNeeded),
    ("Ru", Label::RetentionUntilDeletion),
    ("Ri", Label::RetentionIndefinite),
    ("R-", Label::RetentionNotStored),
    ("A", Label::Advertising),
    ("K", Label::Tracking),
    ("O", Label::Choice),
    ("G", Label::Rights),
    ("H", Label::Security),
    ("B", Label::Children),
    ("P", Label::PolicyChange),
    ("D", Label::DoNotTrack),
    ("L", Label::LegalBasis),
    ("F", Label::Automation),
    ("Q", Label::Contact),
];

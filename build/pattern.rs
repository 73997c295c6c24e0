//! The notation of a lexicon word: alternation, open ends, gaps.

/// Most literals that one part of a word may stand for.
const MOST: usize = 400;

/// A literal with its ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The text, as written.
    pub text: String,
    /// May begin within a word.
    pub open_left: bool,
    /// May go on into a word.
    pub open_right: bool,
}

/// Reads a word: its parts (between gaps), each as all the literals that it stands for.
pub fn parse(word: &str) -> Result<Vec<Vec<Literal>>, String> {
    split_gaps(word)?.into_iter().map(|part| literals(part.trim())).collect()
}

fn split_gaps(word: &str) -> Result<Vec<&str>, String> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0i32, 0);
    for (at, c) in word.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '…' if depth == 0 => {
                parts.push(&word[from..at]);
                from = at + c.len_utf8();
            }
            '…' => return Err("a gap (…) may not stand within parentheses".into()),
            _ => {}
        }
        if depth < 0 {
            return Err("a parenthesis closes that was not opened".into());
        }
    }
    if depth != 0 {
        return Err("a parenthesis is not closed".into());
    }
    parts.push(&word[from..]);
    Ok(parts)
}

fn literals(part: &str) -> Result<Vec<Literal>, String> {
    let mut all: Vec<Literal> = expand(part)?.iter().map(|text| literal(text)).collect();
    all.sort();
    all.dedup();
    if all.iter().any(|l| l.text.chars().all(|c| !c.is_alphanumeric())) {
        return Err("a part that may be empty".into());
    }
    if let Some(l) = all.iter().find(|l| l.text.contains('*')) {
        return Err(format!("{:?}: a star may only stand at an end (use a gap)", l.text));
    }
    Ok(all)
}

fn literal(text: &str) -> Literal {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Literal { open_left: text.starts_with('*'), open_right: text.ends_with('*'), text: text.trim_matches('*').trim().to_string() }
}

/// All texts that a part stands for.
fn expand(part: &str) -> Result<Vec<String>, String> {
    let mut texts = vec![String::new()];
    let mut rest = part;
    while let Some(open) = rest.find('(') {
        let close = closing(&rest[open..]).ok_or("a parenthesis is not closed")? + open;
        let mut choices = Vec::new();
        for choice in alternatives(&rest[open + 1..close]) {
            choices.extend(expand(choice)?);
        }
        texts = product(&texts, &rest[..open], &choices);
        if texts.len() > MOST {
            return Err(format!("stands for more than {MOST} texts: use a gap (…) or several words"));
        }
        rest = &rest[close + 1..];
    }
    for text in &mut texts {
        text.push_str(rest);
    }
    Ok(texts)
}

fn product(texts: &[String], between: &str, choices: &[String]) -> Vec<String> {
    texts.iter().flat_map(|text| choices.iter().map(move |choice| format!("{text}{between}{choice}"))).collect()
}

/// Where the parenthesis that opens `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The choices between bars, not looking into inner parentheses.
fn alternatives(text: &str) -> Vec<&str> {
    let (mut choices, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                choices.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    choices.push(&text[from..]);
    choices
}

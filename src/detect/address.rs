//! What an address says of what stands there.

use std::sync::OnceLock;

use crate::lexicon::LANGUAGES;

/// What a piece counts in a folder or a query, where the page itself is called something else.
const ELSEWHERE: f32 = 0.3;

/// How much of an address's last name says "privacy policy", in any language.
#[must_use]
pub fn policy_share(url: &str) -> f32 {
    let path = path_of(url).to_ascii_lowercase();
    let (path, query) = path.split_once(['?', '#']).unwrap_or((&path, ""));
    let mut names = path.split('/').map(stem).filter(|name| !name.is_empty() && !is_index(name)).rev();
    let last = names.next().map_or(0.0, share);
    let elsewhere = names.chain([query]).any(is_named);
    last.max(if elsewhere { ELSEWHERE } else { 0.0 })
}

/// Whether two addresses are of different sites; a relative one is of the page's own.
#[must_use]
pub fn is_foreign(url: &str, page: &str) -> bool {
    match (site(url), site(page)) {
        (Some(a), Some(b)) => !a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

/// Whether an address leads to a document.
#[must_use]
pub fn leads_somewhere(url: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    !url.is_empty() && !is_place(url) && (!is_scheme || matches!(scheme, "http" | "https" | "file"))
}

/// Whether an address is a place in the page; a script shows another page at "#/privacy".
fn is_place(url: &str) -> bool {
    url.starts_with('#') && !url.starts_with("#/") && !url.starts_with("#!")
}

/// What stands behind the host.
fn path_of(url: &str) -> &str {
    behind_scheme(url).map_or(url, |rest| rest.split_once('/').map_or("", |(_, path)| path))
}

fn behind_scheme(url: &str) -> Option<&str> {
    url.strip_prefix("//").or_else(|| url.split_once("://").map(|(_, rest)| rest))
}

/// The host's last two labels: near enough to a registrable domain to compare, without a list of them.
fn site(url: &str) -> Option<&str> {
    let host = behind_scheme(url)?.split(['/', '?', '#', ':']).next()?;
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at).skip(1);
    Some(dots.next().map_or(host, |at| &host[at + 1..]))
}

/// A name without its extension.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= 5 => stem,
        _ => name,
    }
}

/// The pieces of all languages: a page has hundreds of links, and each is searched for all of them.
fn pieces() -> &'static [&'static str] {
    static PIECES: OnceLock<Vec<&str>> = OnceLock::new();
    PIECES.get_or_init(|| LANGUAGES.iter().flat_map(|l| l.url.iter()).collect())
}

/// Whether a name has a known piece in it.
fn is_named(name: &str) -> bool {
    pieces().iter().any(|piece| name.contains(piece))
}

fn is_index(name: &str) -> bool {
    matches!(name, "index" | "default" | "home" | "." | "..")
}

/// How surely a name is the longest known piece in it: hardly where that is less than half ("write-a-privacy-policy"),
/// wholly where little is added ("privacy-policy.es").
#[allow(clippy::cast_precision_loss)] // lengths of names
fn share(name: &str) -> f32 {
    let pieces = pieces().iter().filter(|piece| name.contains(**piece));
    let share = pieces.map(|piece| piece.len()).max().map_or(0.0, |longest| longest as f32 / name.len() as f32);
    ((share - 0.35) * 2.0).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(url: &str, share: f32) -> bool {
        (policy_share(url) - share).abs() < 0.01
    }

    #[test]
    fn the_last_name_counts() {
        assert!(near("https://lamp.example/legal/privacy-policy.html?x=1", 1.0));
        assert!(near("/privacy/index.php", 1.0));
        assert!(near("../datenschutz/", 1.0));
        assert!(policy_share("blog/five-tips-for-more-privacy-at-home.html") < 0.3);
        assert!(near("/privacy/faq", ELSEWHERE));
        assert!(near("/page.php?name=privacy", ELSEWHERE));
        assert!(near("https://privacy.example/lamps", 0.0));
    }

    #[test]
    fn sites_are_compared_by_their_domain() {
        assert!(!is_foreign("https://www.lamp.example/privacy", "https://shop.lamp.example/"));
        assert!(is_foreign("//maps.example/privacy", "https://lamp.example/"));
        assert!(!is_foreign("/privacy", "https://lamp.example/"));
    }

    #[test]
    fn not_every_link_leads_to_a_document() {
        assert!(leads_somewhere("privacy.html") && leads_somewhere("https://lamp.example/") && leads_somewhere("/a:b"));
        assert!(!leads_somewhere("#privacy") && !leads_somewhere("mailto:a@lamp.example") && !leads_somewhere(""));
        assert!(!leads_somewhere("javascript:void(0)"));
    }
}

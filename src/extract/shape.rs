//! Patterns for shapes that no list of words can hold.
//!
//! The command line, which reads millions of policies, runs them with `regex`; the browser, which reads one and must
//! load the program first, with its small sibling `regex-lite` (45 KB less, compressed). Patterns keep to what both read
//! alike: ASCII classes, no look at word boundaries. A test holds the two together.

#[cfg(not(target_arch = "wasm32"))]
pub use regex::Regex;
#[cfg(target_arch = "wasm32")]
pub use regex_lite::Regex;

/// An e-mail address as people write it in a page; the full grammar of RFC 5322 would find more than mail.
pub const EMAIL: &str = r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}";

/// Numbers that may be a date: three with marks between, a year at either end.
pub const NUMERIC_DATE: &str = r"([0-9]{1,4}) ?([./-]) ?([0-9]{1,2}) ?([./-]) ?([0-9]{1,4})";

/// A year and a number that may be a month.
pub const YEAR_MONTH: &str = r"((?:19|20)[0-9]{2}) ?[./-] ?([0-9]{1,2})|([0-9]{1,2}) ?[./] ?((?:19|20)[0-9]{2})";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Where each engine finds the pattern.
    fn found(pattern: &str, text: &str) -> [Vec<std::ops::Range<usize>>; 2] {
        let one = Regex::new(pattern).unwrap().find_iter(text).map(|m| m.range()).collect();
        let other = regex_lite::Regex::new(pattern).unwrap().find_iter(text).map(|m| m.range()).collect();
        [one, other]
    }

    proptest! {
        #[test]
        fn both_engines_match_alike(text in "[a-c1-9@. /é隱-]{0,60}") {
            for pattern in [EMAIL, NUMERIC_DATE, YEAR_MONTH] {
                let [one, other] = found(pattern, &text);
                prop_assert_eq!(one, other);
            }
        }
    }
}

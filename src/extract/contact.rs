//! Addresses to write to.

use std::sync::LazyLock;

use super::shape::{self, Regex};

static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(shape::EMAIL).ok());

/// All e-mail addresses of a text, each once.
#[must_use]
pub fn emails(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if !text.contains('@') {
        return found;
    }
    for address in EMAIL.iter().flat_map(|shape| shape.find_iter(text)) {
        let address = address.as_str().trim_end_matches(['.', '-']).to_string();
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::emails;

    #[test]
    fn addresses_are_found_once_and_without_the_stop() {
        assert_eq!(
            emails("Write to privacy@shop.example. Or: dpo@eu.shop.example, privacy@shop.example!"),
            ["privacy@shop.example", "dpo@eu.shop.example"]
        );
        assert_eq!(emails("no @ address, user@localhost neither"), Vec::<String>::new());
    }
}

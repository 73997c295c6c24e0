//! What little of a `style` attribute bears on reading.

/// The declarations that count; of repeated ones the last, as in browsers.
#[derive(Debug, Default)]
pub(super) struct Style {
    pub(super) display: Option<String>,
    pub(super) visibility: Option<String>,
    pub(super) white_space: Option<String>,
    is_out_of_flow: bool,
}

impl Style {
    pub(super) fn of(attribute: &str) -> Style {
        let mut style = Style::default();
        for declaration in attribute.split(';') {
            if let Some((property, value)) = declaration.split_once(':') {
                style.set(property.trim(), value);
            }
        }
        style
    }

    fn set(&mut self, property: &str, value: &str) {
        let value = || value.split('!').next().unwrap_or_default().trim().to_ascii_lowercase();
        if property.eq_ignore_ascii_case("display") {
            self.display = Some(value());
        } else if property.eq_ignore_ascii_case("visibility") {
            self.visibility = Some(value());
        } else if property.eq_ignore_ascii_case("white-space") {
            self.white_space = Some(value());
        } else if property.eq_ignore_ascii_case("float") {
            self.is_out_of_flow |= value() != "none";
        } else if property.eq_ignore_ascii_case("position") {
            self.is_out_of_flow |= matches!(value().as_str(), "absolute" | "fixed");
        }
    }

    pub(super) fn is_display_none(&self) -> bool {
        self.display.as_deref() == Some("none")
    }

    /// The display of an element that stands in the flow of the text.
    pub(super) fn display_in_flow(&self) -> Option<&str> {
        if self.is_out_of_flow { None } else { self.display.as_deref() }
    }

    /// Whether text is to be hidden or shown, where the style says so.
    pub(super) fn is_hidden(&self) -> Option<bool> {
        let visibility = self.visibility.as_deref()?;
        Some(matches!(visibility, "hidden" | "collapse"))
    }

    /// Whether newlines of the text are line breaks, where the style says so.
    pub(super) fn keeps_newlines(&self) -> Option<bool> {
        let white_space = self.white_space.as_deref()?;
        match white_space {
            "pre" | "pre-wrap" | "pre-line" | "break-spaces" => Some(true),
            "normal" | "nowrap" => Some(false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn declarations_are_found_whatever_their_case_and_spacing() {
        let style = Style::of(" DISPLAY :None !important;Visibility:hidden; white-space : Pre-Wrap");
        assert!(style.is_display_none());
        assert_eq!(style.is_hidden(), Some(true));
        assert_eq!(style.keeps_newlines(), Some(true));
    }

    #[test]
    fn the_last_of_repeated_declarations_counts() {
        assert!(!Style::of("display:none;display:block").is_display_none());
    }

    #[test]
    fn what_floats_is_no_block() {
        assert_eq!(Style::of("display:block").display_in_flow(), Some("block"));
        assert_eq!(Style::of("display:block;float:left").display_in_flow(), None);
        assert_eq!(Style::of("position:absolute;display:block").display_in_flow(), None);
        assert_eq!(Style::of("color:red").display_in_flow(), None);
    }
}

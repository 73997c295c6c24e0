//! The languages that the terminal speaks, and which of them a reader wants.

use super::format::Digits;

/// A language of `extension/_locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    English,
    TraditionalChinese,
    SimplifiedChinese,
    Vietnamese,
    Italian,
}

impl Locale {
    #[cfg(test)]
    pub const ALL: [Locale; 5] =
        [Locale::English, Locale::TraditionalChinese, Locale::SimplifiedChinese, Locale::Vietnamese, Locale::Italian];

    /// The best language for a BCP 47 tag (or a locale's name): English where the terminal does not speak it.
    pub fn of_tag(tag: &str) -> Locale {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_', '.', '@']);
        match parts.next() {
            Some("vi") => Locale::Vietnamese,
            Some("it") => Locale::Italian,
            Some("zh") if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => Locale::TraditionalChinese,
            Some("zh") => Locale::SimplifiedChinese,
            _ => Locale::English,
        }
    }

    /// The language of the system, by the usual variables.
    pub fn of_system() -> Locale {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
        set.into_iter().find(|value| !value.is_empty()).map_or(Locale::English, |value| Locale::of_tag(&value))
    }

    /// BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::English => "en",
            Locale::TraditionalChinese => "zh-Hant",
            Locale::SimplifiedChinese => "zh-Hans",
            Locale::Vietnamese => "vi",
            Locale::Italian => "it",
        }
    }

    pub fn messages(self) -> &'static str {
        match self {
            Locale::English => include_str!("../../../../extension/_locales/en/messages.json"),
            Locale::TraditionalChinese => include_str!("../../../../extension/_locales/zh_TW/messages.json"),
            Locale::SimplifiedChinese => include_str!("../../../../extension/_locales/zh_CN/messages.json"),
            Locale::Vietnamese => include_str!("../../../../extension/_locales/vi/messages.json"),
            Locale::Italian => include_str!("../../../../extension/_locales/it/messages.json"),
        }
    }

    /// Whether one of a thing is said otherwise than several.
    pub fn has_singular(self) -> bool {
        matches!(self, Locale::English | Locale::Italian)
    }

    /// How numbers are written, as CLDR has it.
    pub fn digits(self) -> Digits {
        match self {
            Locale::English | Locale::TraditionalChinese | Locale::SimplifiedChinese => Digits { thousands: ',', point: '.', least: 1 },
            Locale::Vietnamese => Digits { thousands: '.', point: ',', least: 1 },
            Locale::Italian => Digits { thousands: '.', point: ',', least: 2 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locale::{self, *};

    #[test]
    fn tags_and_locale_names_are_understood() {
        for (tag, expected) in [
            ("zh-TW", TraditionalChinese),
            ("zh_HK.UTF-8", TraditionalChinese),
            ("zh-Hant", TraditionalChinese),
            ("zh", SimplifiedChinese),
            ("zh_CN.GB18030", SimplifiedChinese),
            ("zh-Hans-SG", SimplifiedChinese),
            ("vi_VN", Vietnamese),
            ("VI", Vietnamese),
            ("it_CH.UTF-8", Italian),
            ("it-IT", Italian),
            ("de-DE", English),
            ("C.UTF-8", English),
            ("", English),
        ] {
            assert_eq!(Locale::of_tag(tag), expected, "{tag}");
        }
    }
}

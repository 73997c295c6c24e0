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
    German,
    French,
    Spanish,
    Portuguese,
    Japanese,
    Korean,
}

impl Locale {
    #[cfg(test)]
    pub const ALL: [Locale; 11] = [
        Locale::English,
        Locale::TraditionalChinese,
        Locale::SimplifiedChinese,
        Locale::Vietnamese,
        Locale::Italian,
        Locale::German,
        Locale::French,
        Locale::Spanish,
        Locale::Portuguese,
        Locale::Japanese,
        Locale::Korean,
    ];

    /// The best language for a BCP 47 tag (or a locale's name): English where the terminal does not speak it.
    pub fn of_tag(tag: &str) -> Locale {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_', '.', '@']);
        match parts.next() {
            Some("vi") => Locale::Vietnamese,
            Some("it") => Locale::Italian,
            Some("de") => Locale::German,
            Some("fr") => Locale::French,
            Some("es") => Locale::Spanish,
            Some("pt") => Locale::Portuguese,
            Some("ja") => Locale::Japanese,
            Some("ko") => Locale::Korean,
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
            Locale::German => "de",
            Locale::French => "fr",
            Locale::Spanish => "es",
            Locale::Portuguese => "pt-BR",
            Locale::Japanese => "ja",
            Locale::Korean => "ko",
        }
    }

    pub fn messages(self) -> &'static str {
        match self {
            Locale::English => include_str!("../../../../extension/_locales/en/messages.json"),
            Locale::TraditionalChinese => include_str!("../../../../extension/_locales/zh_TW/messages.json"),
            Locale::SimplifiedChinese => include_str!("../../../../extension/_locales/zh_CN/messages.json"),
            Locale::Vietnamese => include_str!("../../../../extension/_locales/vi/messages.json"),
            Locale::Italian => include_str!("../../../../extension/_locales/it/messages.json"),
            Locale::German => include_str!("../../../../extension/_locales/de/messages.json"),
            Locale::French => include_str!("../../../../extension/_locales/fr/messages.json"),
            Locale::Spanish => include_str!("../../../../extension/_locales/es/messages.json"),
            Locale::Portuguese => include_str!("../../../../extension/_locales/pt_BR/messages.json"),
            Locale::Japanese => include_str!("../../../../extension/_locales/ja/messages.json"),
            Locale::Korean => include_str!("../../../../extension/_locales/ko/messages.json"),
        }
    }

    /// Whether so many of a thing are said as one is: what CLDR calls `one`, for the numbers that durations and counts have.
    pub fn is_one(self, n: f64) -> bool {
        match self {
            Locale::TraditionalChinese | Locale::SimplifiedChinese | Locale::Vietnamese | Locale::Japanese | Locale::Korean => false,
            Locale::French | Locale::Portuguese => n < 2.0,
            Locale::English | Locale::Italian | Locale::German | Locale::Spanish => (n - 1.0).abs() < f64::EPSILON,
        }
    }

    /// How numbers are written, as CLDR has it.
    pub fn digits(self) -> Digits {
        match self {
            Locale::English | Locale::TraditionalChinese | Locale::SimplifiedChinese | Locale::Japanese | Locale::Korean => {
                Digits { thousands: ',', point: '.', least: 1 }
            }
            Locale::Vietnamese | Locale::German | Locale::Portuguese => Digits { thousands: '.', point: ',', least: 1 },
            Locale::Italian | Locale::Spanish => Digits { thousands: '.', point: ',', least: 2 },
            Locale::French => Digits { thousands: '\u{202f}', point: ',', least: 1 },
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
            ("de-DE", German),
            ("fr_CA.UTF-8", French),
            ("es-419", Spanish),
            ("pt_PT.UTF-8", Portuguese),
            ("pt-BR", Portuguese),
            ("ja_JP.eucJP", Japanese),
            ("ko", Korean),
            ("cs-CZ", English),
            ("C.UTF-8", English),
            ("", English),
        ] {
            assert_eq!(Locale::of_tag(tag), expected, "{tag}");
        }
    }
}

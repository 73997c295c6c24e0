//! The product's words, formatted for the reader: the same files and rules as `extension/words.js`.

mod format;
mod locale;

use std::collections::BTreeMap;

use clauselight::lexicon::Language;
use clauselight::report::{Message, Value};
use serde::Deserialize;

use locale::Locale;

/// A sentence holds this many durations; more become a range.
const SENTENCE_PERIODS: usize = 4;

/// One entry of a `messages.json`.
#[derive(Debug, Deserialize)]
struct Entry {
    message: String,
}

type Messages = BTreeMap<String, Entry>;

/// The words of one language; English stands in for what is missing.
#[derive(Debug)]
pub struct Words {
    locale: Locale,
    messages: Messages,
    english: Messages,
}

impl Words {
    /// The words for a BCP 47 tag, else for the system's language.
    pub fn of(tag: Option<&str>) -> Words {
        let locale = tag.map_or_else(Locale::of_system, Locale::of_tag);
        // The files are part of the program, and a test reads them.
        let read = |locale: Locale| serde_json::from_str(locale.messages()).unwrap_or_default();
        Words { locale, messages: read(locale), english: read(Locale::English) }
    }

    /// The words for a key with its values put in; empty where there are none.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        format::fill(self.raw(key).unwrap_or_default(), values)
    }

    fn raw(&self, key: &str) -> Option<&str> {
        let entry = self.messages.get(key).or_else(|| self.english.get(key))?;
        Some(&entry.message)
    }

    /// A sentence of the report.
    pub fn message(&self, message: &Message) -> String {
        let values: Vec<(&str, String)> = message.values.iter().map(|(name, value)| (name.as_str(), self.value(name, value))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let is_known = self.raw(&message.id).is_some_and(|raw| format::is_filled(raw, &values));
        if !is_known {
            return self.text("see_policy", &[]);
        }
        let sentence = self.text(&message.id, &values);
        if values.iter().all(|(name, value)| *name != "also" || value.is_empty()) {
            return sentence;
        }
        let second = self.text("retention_also", &values);
        self.text("sentence_join", &[("first", &sentence), ("second", &second)])
    }

    /// A value of a sentence in words; codes nobody wrote words for are left out.
    fn value(&self, name: &str, value: &Value) -> String {
        let codes = match value {
            Value::Number(number) => return self.number(f64::from(*number)),
            Value::Codes(codes) => codes,
        };
        let prefix = match name {
            "periods" => return self.periods(codes),
            "places" => return self.places(codes),
            "safeguards" => "safeguard",
            "rights" => "right",
            "also" => "retention_kind",
            _ => return String::new(),
        };
        let words = codes.iter().map(|code| self.text(&format!("{prefix}_{code}"), &[]));
        self.list(words.filter(|word| !word.is_empty()))
    }

    /// “Countries around the world” only reads well after the countries that have a name.
    fn places(&self, codes: &[String]) -> String {
        let (world, named): (Vec<&String>, Vec<&String>) = codes.iter().partition(|code| *code == "worldwide");
        self.list(named.into_iter().chain(world).map(|code| self.place(code)))
    }

    /// A country or region as it stands in a sentence.
    fn place(&self, code: &str) -> String {
        match code {
            "EU" => self.text("region_eu", &[]),
            "EEA" => self.text("region_eea", &[]),
            "worldwide" => self.text("region_worldwide", &[]),
            _ => self.country(code).unwrap_or_else(|| code.to_owned()),
        }
    }

    /// The lexicon's own name of a country.
    fn country(&self, code: &str) -> Option<String> {
        let language = Language::by_tag(self.locale.tag())?;
        let (_, name) = language.places.iter().zip(language.place_names.iter()).find(|(known, _)| *known == code)?;
        Some(name.to_owned())
    }

    /// A duration in words: `P180D` is “180 days”.
    pub fn period(&self, iso: &str) -> String {
        if iso == "session" {
            return self.text("unit_session", &[]);
        }
        let parts = format::period_parts(iso).into_iter().map(|(unit, n)| self.count(&format!("unit_{unit}"), n));
        let joined = parts.reduce(|first, second| self.text("period_join", &[("first", &first), ("second", &second)]));
        joined.unwrap_or_else(|| self.text("period_unknown", &[]))
    }

    /// Durations as one phrase: a list, or from the shortest to the longest where they are many.
    fn periods(&self, isos: &[String]) -> String {
        let mut all: Vec<String> = isos.iter().map(|iso| self.period(iso)).collect();
        all.dedup();
        match all.as_slice() {
            [first, .., last] if all.len() > SENTENCE_PERIODS => self.text("periods_range", &[("first", first), ("last", last)]),
            _ => self.list(all),
        }
    }

    /// The form of a key that fits the number.
    fn count(&self, key: &str, n: f64) -> String {
        let form = format!("{key}_{}", if self.locale.is_one(n) { "one" } else { "other" });
        self.text(&form, &[("n", &self.number(n))])
    }

    fn number(&self, n: f64) -> String {
        format::number(n, self.locale.digits())
    }

    /// Items as a phrase: “a, b, and c”.
    pub fn list(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<String> = items.into_iter().collect();
        let join = |key, first: &str, second: &str| self.text(key, &[("first", first), ("second", second)]);
        let conclude = |key, first: &str, last: &str| match self.locale {
            Locale::Spanish if format::starts_with_i(last) => format!("{first} e {last}"),
            _ => join(key, first, last),
        };
        match items.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first, second] => conclude("list_pair", first, second),
            [first, middle @ .., last] => {
                let most = middle.iter().fold(first.clone(), |most, item| join("list_middle", &most, item));
                conclude("list_end", &most, last)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(tag: &str, id: &str, values: &[(&str, Value)], expected: &str) {
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        assert_eq!(Words::of(Some(tag)).message(&Message { id: id.into(), values }), expected);
    }

    fn codes(codes: &[&str]) -> Value {
        Value::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    #[test]
    fn every_language_reads() {
        for locale in Locale::ALL {
            let messages: Messages = serde_json::from_str(locale.messages()).expect("messages.json");
            assert!(messages.contains_key("sale_yes") && messages.contains_key("cli_stdin"), "{locale:?}");
        }
    }

    #[test]
    fn places_and_safeguards_are_worded() {
        let values = [("places", codes(&["worldwide", "US", "EU"])), ("safeguards", codes(&["scc"]))];
        says(
            "en",
            "transfer_yes_to_safeguards",
            &values,
            "Your data goes, or may go, to the United States, the European Union, and countries around the world, on the basis of standard \
             contractual clauses.",
        );
    }

    #[test]
    fn durations_are_worded() {
        let words = Words::of(Some("en"));
        assert_eq!(words.period("P180D"), "180 days");
        assert_eq!(words.period("P1Y6M"), "1 year 6 months");
        assert_eq!(words.period("PT30M"), "30 minutes");
        assert_eq!(words.period("P1000D"), "1,000 days");
        assert_eq!(words.period("P0.5Y"), "0.5 years");
        assert_eq!(words.period("nonsense"), "a stated time");
        assert_eq!(Words::of(Some("vi")).period("P1D"), Words::of(Some("vi-VN")).period("P1D"));
    }

    #[test]
    fn italian_has_one_and_several_and_names_without_article() {
        let words = Words::of(Some("it"));
        assert_eq!(["P1D", "P2D", "P1Y6M", "P0.5Y"].map(|iso| words.period(iso)), ["1 giorno", "2 giorni", "1 anno e 6 mesi", "0,5 anni"]);
        assert_eq!(["P1000D", "P10000D"].map(|iso| words.period(iso)), ["1000 giorni", "10.000 giorni"]);
        let values = [("places", codes(&["worldwide", "US", "NL", "GB"])), ("safeguards", codes(&["scc"]))];
        says(
            "it",
            "transfer_yes_to_safeguards",
            &values,
            "I tuoi dati vanno, o possono andare, all’estero: Stati Uniti, Paesi Bassi, Regno Unito e paesi di tutto il mondo. Base \
             indicata: clausole contrattuali tipo.",
        );
    }

    #[test]
    fn durations_are_worded_in_every_language() {
        for (tag, expected) in [
            ("de", ["1 Tag", "13 Monate", "1 Jahr und 6 Monate", "0,5 Jahre", "1.000 Tage"]),
            ("fr", ["1 jour", "13 mois", "1 an et 6 mois", "0,5 an", "1\u{202f}000 jours"]),
            ("es", ["1 día", "13 meses", "1 año y 6 meses", "0,5 años", "1000 días"]),
            ("pt-PT", ["1 dia", "13 meses", "1 ano e 6 meses", "0,5 ano", "1.000 dias"]),
            ("ja", ["1日", "13か月", "1年6か月", "0.5年", "1,000日"]),
            ("ko", ["1일", "13개월", "1년 6개월", "0.5년", "1,000일"]),
        ] {
            let words = Words::of(Some(tag));
            assert_eq!(["P1D", "P13M", "P1Y6M", "P0.5Y", "P1000D"].map(|iso| words.period(iso)), expected, "{tag}");
        }
    }

    #[test]
    fn places_stand_behind_a_colon_in_every_language() {
        let values = [("places", codes(&["worldwide", "US", "NL", "IE"]))];
        for (tag, expected) in [
            ("de", "Deine Daten gehen ins Ausland oder können dorthin gehen: USA, Niederlande, Irland und Länder weltweit."),
            ("fr", "Vos données vont, ou peuvent aller, à l’étranger\u{a0}: États-Unis, Pays-Bas, Irlande et pays du monde entier."),
            ("es", "Tus datos van, o pueden ir, al extranjero: Estados Unidos, Países Bajos, Irlanda y países de todo el mundo."),
            ("pt", "Seus dados vão, ou podem ir, para o exterior: Estados Unidos, Países Baixos, Irlanda e países de todo o mundo."),
            ("ja", "データは国外へ送られるか、送られる可能性があります。送り先：米国、オランダ、アイルランド、世界各国。"),
            ("ko", "개인정보가 해외로 가거나 갈 수 있어요: 미국, 네덜란드, 아일랜드 및 전 세계 여러 나라."),
        ] {
            says(tag, "transfer_yes_to", &values, expected);
        }
    }

    #[test]
    fn spanish_says_e_before_the_sound_of_i() {
        let words = Words::of(Some("es"));
        let list = |items: [&str; 2]| words.list(items.map(str::to_owned));
        assert_eq!(list(["Chipre", "Irlanda"]), "Chipre e Irlanda");
        assert_eq!(list(["Irlanda", "Chipre"]), "Irlanda y Chipre");
        assert_eq!(list(["agua", "hielo"]), "agua y hielo");
    }

    #[test]
    fn many_durations_become_a_range() {
        let values = [("periods", codes(&["P1D", "P2D", "P3D", "P4D", "P1Y"])), ("also", codes(&[]))];
        says("en", "retention_stated_period", &values, "It states how long: 1 day to 1 year.");
    }

    #[test]
    fn other_kinds_are_said_after_the_first() {
        let values = [("also", codes(&["as_needed"]))];
        says(
            "en",
            "retention_until_deletion",
            &values,
            "Your data is kept until you delete it, ask for deletion or close your account. Other data is kept as long as needed.",
        );
    }

    #[test]
    fn an_unknown_sentence_points_to_the_policy() {
        says("en", "sale_on_tuesdays", &[], "See the policy’s own words.");
        says("en", "transfer_yes_to", &[], "See the policy’s own words.");
    }
}

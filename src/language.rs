//! Text → language, by its commonest words or characters; `und` is an answer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::{LANGUAGES, Language};
use crate::text::{is_letter, is_unspaced, normalise};

/// Most bytes of a text that are looked at.
const SAMPLE: usize = 12_000;
/// Fewer words (or characters of scripts without spaces) tell nothing.
const FEWEST: usize = 12;
/// Least share of a text's words that are among the language's commonest. Prose has 0.13 to 0.4; of its unknown
/// neighbours (Catalan, Dutch, Danish, Polish…) 0.10 at most.
const LEAST_WORDS: f32 = 0.12;
/// The same where the page names a neighbour that we do not know (Galician reads as Portuguese at 0.22).
const LEAST_AGAINST_HINT: f32 = 0.25;
/// So many texts behind a heading may tell its language.
const HEADED: usize = 3;
/// The same for characters.
const LEAST_CHARACTERS: f32 = 0.10;
/// Of a page in several languages, told as none, so much of its text must be in those that we know.
const LEAST_PART: f32 = 0.4;
/// A second language with this share of the first one's common words may have parts of the page to itself.
const SECOND: f32 = 0.35;

/// What a text is written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified {
    /// BCP 47 tag; `und` if unknown.
    pub tag: String,
    /// The language, where there is a lexicon for it.
    pub language: Option<&'static Language>,
    /// Tags and shares of the text's words, best first.
    pub scores: Vec<(&'static str, f32)>,
    /// Whether parts of it may be in another language: then each block is told for itself.
    pub is_mixed: bool,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

/// Tells the language of some texts; `hint` is the page's own `lang` attribute, which counts only where it names a
/// language that we could not have told.
#[must_use]
pub fn identify<'a>(texts: impl Iterator<Item = &'a str> + Clone, hint: Option<&str>) -> Identified {
    let unknown = hint.and_then(unknown_language);
    let sample = Sample::new(texts.clone());
    let scores = sample.scores();
    let told = sample.told(&scores, unknown.is_some());
    let language = told.or_else(|| foremost(texts, unknown.is_some()));
    let is_mixed = told.is_none() || matches!(scores[..], [(_, first), (_, second), ..] if second >= SECOND * first);
    let tag = language.map(|l| sample.tag(l)).or(unknown).unwrap_or_else(|| "und".into());
    Identified { tag, language, scores: scores.into_iter().map(|(l, s)| (l.tag, s)).collect(), is_mixed }
}

/// The language of the largest part of a page in several languages, each text told for itself.
fn foremost<'a>(texts: impl Iterator<Item = &'a str>, against_hint: bool) -> Option<&'static Language> {
    let (mut parts, mut all): (BTreeMap<&str, usize>, usize) = (BTreeMap::new(), 0);
    for text in within_sample(texts) {
        let sample = Sample::new(std::iter::once(text));
        all += text.len();
        if let Some(language) = sample.told(&sample.scores(), against_hint) {
            *parts.entry(language.tag).or_default() += text.len();
        }
    }
    let known: usize = parts.values().sum();
    let (tag, _) = parts.into_iter().max_by_key(|&(_, part)| part)?;
    if ratio(known, all) < LEAST_PART { None } else { Language::by_tag(tag) }
}

/// The texts of which the first bytes of a page are made.
fn within_sample<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    texts.scan(0, |read, text| {
        let more = *read < SAMPLE;
        *read += text.len();
        more.then_some(text)
    })
}

/// The language of each text of a page whose own is `document`: where the page is mixed, what is long enough is told for itself,
/// and what is not goes with what stands before it, a heading with what it stands over.
#[must_use]
pub fn of_texts<'a>(texts: impl Iterator<Item = (&'a str, bool)>, document: &'static Language, is_mixed: bool) -> Vec<&'static Language> {
    if !is_mixed {
        return texts.map(|_| document).collect();
    }
    let told: Vec<(Option<&'static Language>, bool)> = texts.map(|(text, is_heading)| (alone(text), is_heading)).collect();
    let mut last = document;
    let mut languages = Vec::with_capacity(told.len());
    for (at, &(language, is_heading)) in told.iter().enumerate() {
        let next = || told[at + 1..].iter().take(HEADED).find_map(|&(language, _)| language);
        let found = language.or_else(|| if is_heading { next() } else { None }).unwrap_or(last);
        if language.is_some() {
            last = found;
        }
        languages.push(found);
    }
    languages
}

fn alone(text: &str) -> Option<&'static Language> {
    let sample = Sample::new(std::iter::once(text));
    sample.told(&sample.scores(), false).filter(|language| language.full)
}

/// The language of one clause of a document: another than the document's where it is plainly written in another
/// script (an English clause in a Chinese policy).
#[must_use]
pub fn of_clause(text: &str, document: &'static Language) -> &'static Language {
    // Most clauses are plainly in their document's script, and no letter of them need be looked at.
    if text.is_ascii() && (document.spaced || text.len() < FEWEST) {
        return document;
    }
    let letters = text.chars().filter(|&c| is_letter(c)).count();
    let unspaced = text.chars().filter(|&c| is_unspaced(c) && is_letter(c)).count();
    let foreign = if document.spaced { unspaced * 10 > letters * 6 } else { unspaced * 10 < letters * 2 };
    if !foreign || letters < FEWEST {
        return document;
    }
    identify(std::iter::once(text), None).language.filter(|l| l.full).unwrap_or(document)
}

fn least(language: &Language, against_hint: bool) -> f32 {
    match (language.characters.is_empty(), against_hint) {
        (false, _) => LEAST_CHARACTERS,
        (true, true) => LEAST_AGAINST_HINT,
        (true, false) => LEAST_WORDS,
    }
}

/// Letters that words are written with where they stand apart.
fn is_word_letter(c: char) -> bool {
    is_letter(c) && !is_unspaced(c)
}

/// The primary language that a page names, if there is no lexicon for it.
fn unknown_language(hint: &str) -> Option<String> {
    let primary = hint.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    (is_tag && primary != "und" && Language::by_tag(&primary).is_none()).then_some(primary)
}

#[derive(Default)]
struct Sample {
    text: String,
    /// Bytes of the text.
    words: Vec<Range<usize>>,
    /// Letters that are not ASCII.
    characters: Vec<char>,
}

impl Sample {
    fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut sample = Sample::default();
        let mut bytes = 0;
        for text in texts {
            let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= SAMPLE - bytes).last().unwrap_or(0);
            let end = if text.len() <= SAMPLE - bytes { text.len() } else { end };
            bytes += end;
            sample.add(&text[..end]);
            if bytes >= SAMPLE - 4 {
                break;
            }
        }
        sample
    }

    fn add(&mut self, text: &str) {
        let text = normalise(text, &[]).text;
        let base = self.text.len();
        let mut word = base;
        for (at, c) in text.char_indices() {
            if !c.is_ascii() && is_letter(c) {
                self.characters.push(c);
            }
            if c != '\'' && !is_word_letter(c) {
                self.add_word(word..base + at);
                word = base + at + c.len_utf8();
            }
        }
        self.add_word(word..base + text.len());
        self.text.push_str(&text);
    }

    fn add_word(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.words.push(range);
        }
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter_map(|range| self.text.get(range.clone()))
    }

    /// Words, and characters of scripts without spaces.
    fn units(&self) -> usize {
        self.words.len() + self.characters.iter().filter(|&&c| is_unspaced(c)).count()
    }

    /// The likeliest language, if it is likely enough.
    fn told(&self, scores: &[(&'static Language, f32)], against_hint: bool) -> Option<&'static Language> {
        let &(language, score) = scores.first()?;
        (self.units() >= FEWEST && score >= least(language, against_hint)).then_some(language)
    }

    /// Each language's share, largest first. A word that several languages have counts for each in part: what tells Spanish from
    /// Catalan is what Catalan has not.
    fn scores(&self) -> Vec<(&'static Language, f32)> {
        let owners = owners();
        let mut known = vec![0.0; LANGUAGES.len()];
        for owners in self.words().filter_map(|word| owners.get(word)) {
            for &owner in owners {
                known[owner] += ratio(1, owners.len());
            }
        }
        let share = |(language, known): (&'static Language, f32)| {
            let known = if language.characters.is_empty() { known } else { self.known_by_characters(language) };
            (language, known / ratio(self.units().max(1), 1))
        };
        let mut scores: Vec<_> = LANGUAGES.iter().zip(known).map(share).collect();
        crate::order::sort_by_key(&mut scores, |s| crate::order::best_first(s.1));
        scores
    }

    /// Characters that the language is told by; of a language that sets words apart, words with such characters.
    fn known_by_characters(&self, language: &Language) -> f32 {
        let folded = |c| language.fold.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| language.fold[at].1);
        let known = |c: char| !c.is_ascii() && language.characters.binary_search(&folded(c)).is_ok();
        let count = if language.spaced {
            self.words().filter(|word| !word.is_ascii() && word.chars().any(known)).count()
        } else {
            self.characters.iter().filter(|&&c| known(c)).count()
        };
        ratio(count, 1)
    }

    /// The tag with its script where the language is written in two.
    fn tag(&self, language: &'static Language) -> String {
        if language.fold.is_empty() {
            return language.tag.into();
        }
        let is_first = |c: &&char| language.fold.binary_search_by_key(*c, |pair| pair.0).is_ok();
        let is_second = |c: &&char| language.second_script().binary_search(c).is_ok();
        let first = self.characters.iter().filter(is_first).count();
        let second = self.characters.iter().filter(is_second).count();
        let script = if first > second { "Hant" } else { "Hans" };
        format!("{}-{script}", language.tag)
    }
}

/// For each common word the languages that have it, as indices of [`LANGUAGES`].
fn owners() -> &'static BTreeMap<&'static str, Vec<usize>> {
    static OWNERS: OnceLock<BTreeMap<&'static str, Vec<usize>>> = OnceLock::new();
    OWNERS.get_or_init(|| {
        let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, language) in LANGUAGES.iter().enumerate() {
            for word in language.words.iter() {
                owners.entry(word).or_default().push(index);
            }
        }
        owners
    })
}

#[allow(clippy::cast_precision_loss)] // counts of a bounded sample
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str, hint: Option<&str>) -> String {
        identify(std::iter::once(text), hint).tag
    }

    #[test]
    fn english_is_told() {
        assert_eq!(tag("We keep the records of your orders for as long as the law of our country wants us to.", Some("de")), "en");
    }

    /// A few plain sentences of our own for each language that is told.
    const TOLD: [(&str, &str); 7] = [
        ("de", "Wir speichern Ihre Angaben nur so lange, wie es für die Bestellung nötig ist, und geben sie nicht an andere weiter."),
        ("fr", "Nous gardons vos coordonnées pendant deux ans et nous ne les donnons pas à des tiers sans votre accord écrit."),
        ("es", "Guardamos sus datos durante dos años y no los damos a otras empresas sin que usted lo sepa y lo acepte."),
        ("pt", "Guardamos os seus dados durante dois anos e não os damos a outras empresas sem que você saiba e aceite."),
        ("it", "Conserviamo i suoi dati per due anni e non li diamo ad altre aziende senza che lei lo sappia e lo accetti."),
        ("ja", "お客様の情報は、ご注文の確認のために二年間だけ保管し、同意なしにほかの会社に渡すことはありません。"),
        (
            "ko",
            "고객님의 정보는 주문을 확인하기 위해 이 년 동안만 보관하며, 동의 없이 다른 회사에 제공하지 않습니다. 문의는 언제든지 환영합니다.",
        ),
    ];

    /// The same of languages without a lexicon; most have neighbours among ours.
    const UNKNOWN: [(&str, &str); 14] = [
        ("nl", "Wij bewaren uw gegevens twee jaar en geven ze niet door aan andere bedrijven zonder dat u daar toestemming voor geeft."),
        ("sv", "Vi sparar dina uppgifter i två år och lämnar dem inte till andra företag utan att du får veta det och säger ja."),
        ("da", "Vi gemmer dine oplysninger i to år og giver dem ikke til andre firmaer, uden at du får det at vide og siger ja."),
        ("pl", "Przechowujemy dane przez dwa lata i nie przekazujemy ich innym firmom bez wiedzy i zgody osoby, której dotyczą."),
        ("cs", "Údaje uchováváme dva roky a nepředáváme je jiným firmám bez vědomí a souhlasu osoby, které se týkají."),
        ("ro", "Păstrăm datele timp de doi ani și nu le dăm altor firme fără știrea și acordul persoanei la care se referă."),
        ("ca", "Guardem les vostres dades durant dos anys i no les donem a altres empreses sense que ho sapigueu i ho accepteu."),
        ("gl", "Gardamos os seus datos durante dous anos e non llos damos a outras empresas sen que vostede o saiba e o acepte."),
        ("af", "Ons hou u inligting vir twee jaar en gee dit nie vir ander maatskappye sonder dat u dit weet en daartoe instem nie."),
        ("ru", "Мы храним данные два года и не передаём их другим компаниям без ведома и согласия человека, которого они касаются."),
        ("tr", "Bilgilerinizi iki yıl saklarız ve haberiniz ve onayınız olmadan başka şirketlere vermeyiz, hiçbir koşulda satmayız."),
        ("id", "Kami menyimpan data selama dua tahun dan tidak memberikannya kepada perusahaan lain tanpa persetujuan pemiliknya."),
        ("th", "เราเก็บข้อมูลของคุณไว้สองปีและจะไม่ส่งต่อให้บริษัทอื่นหากคุณไม่ทราบและไม่ยินยอม"),
        ("ar", "نحتفظ ببياناتك لمدة عامين ولا نعطيها لشركات أخرى دون علمك وموافقتك ولا نبيعها لأحد في أي حال من الأحوال"),
    ];

    #[test]
    fn each_language_is_told() {
        for (language, text) in TOLD {
            assert_eq!(tag(text, Some("en")), language, "{text}");
        }
    }

    #[test]
    fn no_neighbour_is_taken_for_one_of_ours() {
        for (language, text) in UNKNOWN {
            assert_eq!(tag(text, Some(language)), language, "{text}");
            if language != "gl" {
                assert_eq!(tag(text, None), "und", "{text}");
            }
        }
    }

    #[test]
    fn a_page_in_two_languages_is_read_in_the_larger() {
        let english = "Our server stands in Frankfurt. Hosting provider: Example Cloud. Log files: address, browser, time of visit. Contact: email to the owner.";
        let other = "Zut vek lorp nam fis dru gol pim sta wek plom trab qwr xyz buk lim ner tos vam ruk sel dak mip. Zut vek lorp nam fis dru gol pim sta wek plom.";
        assert_eq!(identify([english, other].into_iter(), None).tag, "en");
        assert_eq!(identify([english, other, other].into_iter(), None).tag, "und");
    }

    #[test]
    fn parts_of_a_mixed_page_are_told_each_for_itself() {
        let [german, french] = [TOLD[0].1, TOLD[1].1];
        let identified = identify([german, french].into_iter(), None);
        assert!(identified.is_mixed);
        assert!(!identify([german, german].into_iter(), None).is_mixed);
        let page = [("Daten", true), (german, false), ("Kurz.", false), ("Données", true), (french, false)];
        let languages = of_texts(page.into_iter(), Language::by_tag("de").unwrap(), true);
        assert_eq!(languages.iter().map(|l| l.tag).collect::<Vec<_>>(), ["de", "de", "de", "fr", "fr"]);
    }

    #[test]
    fn unknown_is_an_answer() {
        assert_eq!(tag("Xyz qwr plom trab zut vek lorp nam fis dru gol pim sta wek", None), "und");
        assert_eq!(tag("Wij bewaren uw gegevens niet langer dan nodig is voor het doel waarvoor ze zijn verzameld.", Some("nl-NL")), "nl");
        assert_eq!(tag("", Some("en")), "und");
    }
}

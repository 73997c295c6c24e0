// A language's lexicon as the build leaves it: flat tables, nothing to parse at run time.
//
// Shared with the build script.

use super::concepts::Concept;

/// What a hit says.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub enum Term {
    /// A concept.
    Concept(Concept),
    /// A place: index into [`Language::places`].
    Place(u8),
    /// A number word, in tenths.
    Number(u16),
    /// A unit of time.
    Unit(Unit),
    /// A month, 1 to 12.
    Month(u8),
    /// What a policy calls itself.
    Title,
    /// What another document calls itself.
    OtherTitle,
    /// A weaker word of links to policies.
    LinkWord,
    /// An expression of policies; which.
    Body(u8),
}

/// Units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// A calendar day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Unit {
    /// The name that lexicon files use.
    pub const NAMES: [(&'static str, Unit); 7] = [
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
    ];
}

/// Where a negation stands to the act that it denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Before,
    /// Behind it.
    After,
    /// Either.
    Both,
}

/// The order of the numbers in a date such as 3/4/2024.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// Words to find.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// Literals that begin where a word does.
    pub begin: PackedTrie,
    /// Literals that may begin within a word.
    pub inner: PackedTrie,
    /// (what it says, how many parts), in the order of the lexicon.
    pub patterns: &'static [(Term, u8)],
}

/// A tree of literals, byte by byte. Nodes stand depth first, so that how many children each has is all there is to say
/// about where they are, and the labels read like text, which packs well.
#[derive(Debug, Clone, Copy)]
pub struct PackedTrie {
    /// The byte that leads to each node; the root has none (0).
    pub labels: &'static [u8],
    /// For each node how many children it has, and [`LITERAL_ENDS`] where a literal ends.
    pub shape: &'static [u8],
    /// For each node where a literal ends, in order, how many uses it has.
    pub use_counts: &'static [u8],
    /// What the literals are part of, in order: patterns,
    pub patterns: &'static [u16],
    /// their parts and [`flags`]: `part * 4 + flags`.
    pub parts: &'static [u8],
}

/// The mark in [`PackedTrie::shape`].
pub const LITERAL_ENDS: u8 = 0x80;

/// One use of a literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// Which pattern.
    pub pattern: u16,
    /// Which part of it.
    pub part: u8,
    /// How its ends must stand: [`flags`].
    pub flags: u8,
}

/// How a literal's ends must stand.
pub mod flags {
    /// May go on into a word.
    pub const OPEN_RIGHT: u8 = 1;
    /// Only in capitals.
    pub const CAPITALS: u8 = 2;
}

/// Texts in one, each with a line's end behind it: in a list, each would weigh eight bytes more.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts(pub &'static str);

impl Texts {
    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_terminator('\n')
    }
}

/// All that is known of a language.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// BCP 47, primary language.
    pub tag: &'static str,
    /// Whether there are concepts, not only words to tell the language and find its policies.
    pub full: bool,
    /// Whether words stand apart by spaces.
    pub spaced: bool,
    /// Where negations stand.
    pub negation: Side,
    /// Characters read as one, sorted by the first.
    pub fold: &'static [(char, char)],
    /// A full stop at the end of these ends no sentence.
    pub abbreviations: Texts,
    /// The commonest words.
    pub words: Texts,
    /// Characters by which the language is told, sorted.
    pub characters: &'static [char],
    /// For finding policies: [`Term::Title`], [`Term::OtherTitle`], [`Term::LinkWord`], [`Term::Body`].
    pub detect: Vocabulary,
    /// How many groups of [`Term::Body`] there are.
    pub body_groups: usize,
    /// Pieces of addresses that policies stand at.
    pub url: Texts,
    /// Concepts, places, numbers, units, months: a file (`pack.rs`) that is part of the programs; in the browser it is loaded
    /// when it is asked for.
    pub pack: Option<&'static [u8]>,
    /// The code of each place.
    pub places: Texts,
    /// The first name of each place. Browsers know names of their own.
    #[cfg(not(target_arch = "wasm32"))]
    pub place_names: Texts,
    /// Codes of the places where most readers of the language are at home.
    pub home: &'static [&'static str],
    /// Orders of the numbers in a date, likeliest first.
    pub date_order: &'static [DateOrder],
    /// Words behind the numbers of a date: year, month, day in the order in which the date is written.
    pub date_marks: &'static [&'static str],
    /// Years of two or three digits in marked dates count from this one (0: they do not occur).
    pub date_era: u16,
}

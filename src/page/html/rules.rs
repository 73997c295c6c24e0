//! The table both readers share, `reading.json`, made ready for quick answers. What the lists mean is in
//! `docs/reading.md`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::name::Name;
use crate::page::snapshot::Region;

/// What the table says of a tag or a part.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TagRule {
    pub(super) skip: bool,
    pub(super) block: bool,
    pub(super) heading: Option<u8>,
    pub(super) unlevelled_heading: bool,
    pub(super) item: bool,
    pub(super) list: bool,
    pub(super) bold: bool,
    pub(super) sectioning: bool,
    pub(super) names_never: bool,
    pub(super) region: Option<Region>,
}

/// What the table says of a role.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RoleRule {
    /// The role itself, known to the table or not.
    pub(super) name: Option<Name>,
    pub(super) part: Option<Name>,
    pub(super) heading: bool,
    pub(super) region: Option<Region>,
}

/// The whole table.
#[derive(Debug, Default)]
pub(super) struct Rules {
    tags: Vec<(Name, TagRule)>,
    roles: Vec<(Name, RoleRule)>,
    names: Vec<(Name, u8)>,
    block_displays: Vec<String>,
    sentence_ends: String,
    pub(super) bold_heading_units: u32,
    pub(super) deepest_item: u8,
    pub(super) widest_span: u32,
}

/// The regions that names give, in the table's order of precedence.
const NAMED_REGIONS: [Region; 3] = [Region::Navigation, Region::Footer, Region::Banner];

impl Rules {
    /// The table, read once.
    pub(super) fn get() -> &'static Rules {
        static RULES: OnceLock<Rules> = OnceLock::new();
        // The table is part of the program and a test reads it: it cannot be malformed here.
        RULES.get_or_init(|| Table::read().map(Rules::from).unwrap_or_default())
    }

    pub(super) fn tag(&self, name: Name) -> TagRule {
        find(&self.tags, name).unwrap_or_default()
    }

    /// The rule of a `role` attribute: its first word counts.
    pub(super) fn role(&self, role: &str) -> RoleRule {
        let Some(name) = role.split_whitespace().next().and_then(lower) else {
            return RoleRule::default();
        };
        RoleRule { name: Some(name), ..find(&self.roles, name).unwrap_or_default() }
    }

    /// The region that an id and classes name.
    pub(super) fn named_region(&self, id: Option<&str>, classes: Option<&str>) -> Option<Region> {
        let classes = classes.unwrap_or_default().split_whitespace();
        let rank = id.into_iter().chain(classes).filter_map(|word| find(&self.names, lower(word)?)).min()?;
        NAMED_REGIONS.get(usize::from(rank)).copied()
    }

    pub(super) fn is_block_display(&self, display: &str) -> bool {
        self.block_displays.iter().any(|known| known == display)
    }

    pub(super) fn ends_sentence(&self, last: char) -> bool {
        self.sentence_ends.contains(last)
    }
}

fn find<T: Copy>(sorted: &[(Name, T)], name: Name) -> Option<T> {
    let at = sorted.binary_search_by_key(&name, |(known, _)| *known).ok()?;
    sorted.get(at).map(|(_, found)| *found)
}

/// The longest word that the table can hold.
const LONGEST_WORD: usize = 32;

/// A word of an attribute as a lower-case name; none for words too long to be in the table.
fn lower(word: &str) -> Option<Name> {
    let mut buffer = [0; LONGEST_WORD];
    let bytes = buffer.get_mut(..word.len())?;
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    Some(Name::of(bytes))
}

/// `reading.json` as written.
#[derive(Deserialize)]
struct Table {
    skip: Vec<String>,
    block: Vec<String>,
    block_displays: Vec<String>,
    headings: BTreeMap<String, u8>,
    heading_roles: Vec<String>,
    unlevelled_headings: Vec<String>,
    items: Vec<String>,
    lists: Vec<String>,
    bold: Vec<String>,
    parts_by_role: BTreeMap<String, String>,
    sentence_ends: String,
    bold_heading_units: u32,
    deepest_item: u8,
    widest_span: u32,
    regions: Regions,
}

#[derive(Deserialize)]
struct Regions {
    tags: BTreeMap<String, Region>,
    sectioning: Vec<String>,
    roles: BTreeMap<String, Region>,
    names: Names,
    names_never_on: Vec<String>,
}

#[derive(Deserialize)]
struct Names {
    navigation: Vec<String>,
    footer: Vec<String>,
    banner: Vec<String>,
}

impl Table {
    fn read() -> Result<Table, serde_json::Error> {
        serde_json::from_str(include_str!("../reading.json"))
    }

    fn tags(&self) -> Vec<(Name, TagRule)> {
        let mut tags = BTreeMap::<Name, TagRule>::new();
        let mut each = |names: &[String], set: fn(&mut TagRule)| {
            for name in names {
                set(tags.entry(Name::of(name.as_bytes())).or_default());
            }
        };
        each(&self.skip, |tag| tag.skip = true);
        each(&self.block, |tag| tag.block = true);
        each(&self.unlevelled_headings, |tag| tag.unlevelled_heading = true);
        each(&self.items, |tag| tag.item = true);
        each(&self.lists, |tag| tag.list = true);
        each(&self.bold, |tag| tag.bold = true);
        each(&self.regions.sectioning, |tag| tag.sectioning = true);
        each(&self.regions.names_never_on, |tag| tag.names_never = true);
        for (name, level) in &self.headings {
            tags.entry(Name::of(name.as_bytes())).or_default().heading = Some(*level);
        }
        for (name, region) in &self.regions.tags {
            tags.entry(Name::of(name.as_bytes())).or_default().region = Some(*region);
        }
        tags.into_iter().collect()
    }

    fn roles(&self) -> Vec<(Name, RoleRule)> {
        let mut roles = BTreeMap::<Name, RoleRule>::new();
        for role in &self.heading_roles {
            roles.entry(Name::of(role.as_bytes())).or_default().heading = true;
        }
        for (role, part) in &self.parts_by_role {
            roles.entry(Name::of(role.as_bytes())).or_default().part = Some(Name::of(part.as_bytes()));
        }
        for (role, region) in &self.regions.roles {
            roles.entry(Name::of(role.as_bytes())).or_default().region = Some(*region);
        }
        roles.into_iter().collect()
    }

    fn names(&self) -> Vec<(Name, u8)> {
        let names = &self.regions.names;
        let lists = [(0, &names.navigation), (1, &names.footer), (2, &names.banner)];
        let ranked = lists.into_iter().rev().flat_map(|(rank, list)| list.iter().map(move |name| (name, rank)));
        ranked.map(|(name, rank)| (Name::of(name.as_bytes()), rank)).collect::<BTreeMap<_, _>>().into_iter().collect()
    }
}

impl From<Table> for Rules {
    fn from(table: Table) -> Rules {
        Rules {
            tags: table.tags(),
            roles: table.roles(),
            names: table.names(),
            block_displays: table.block_displays,
            sentence_ends: table.sentence_ends,
            bold_heading_units: table.bold_heading_units,
            deepest_item: table.deepest_item,
            widest_span: table.widest_span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads() {
        let table = Table::read().expect("reading.json");
        let longest = |list: &[String]| list.iter().map(String::len).max();
        let names = &table.regions.names;
        for list in [&names.navigation, &names.footer, &names.banner] {
            assert!(longest(list) <= Some(LONGEST_WORD));
        }
        assert!(table.regions.roles.keys().chain(table.parts_by_role.keys()).all(|role| role.len() <= LONGEST_WORD));
    }

    #[test]
    fn tags_roles_and_names_are_found() {
        let rules = Rules::get();
        assert!(rules.tag(Name::of(b"blockquote")).block);
        assert!(!rules.tag(Name::of(b"span")).block);
        assert_eq!(rules.tag(Name::H3).heading, Some(3));
        assert_eq!(rules.role("  Listitem link").part, Some(Name::LI));
        assert_eq!(rules.role("").part, None);
        assert_eq!(rules.named_region(Some("x"), Some("wide Site-Footer")), Some(Region::Footer));
        assert_eq!(rules.named_region(Some("footer"), Some("navbar")), Some(Region::Navigation));
        assert_eq!(rules.named_region(None, Some("footers footer_x")), None);
    }
}

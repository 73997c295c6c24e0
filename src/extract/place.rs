//! Where data goes: the places that a clause names as such.

use crate::classify::{Context, MOVES};
use crate::concept::gap;
use crate::lexicon::{Concept, Hit, Term};

/// Most bytes between a place and the word that makes it a goal or an origin.
const WORD_REACH: usize = 5;
/// Most bytes between the places of a list.
const LIST_REACH: usize = 18;
/// Most bytes between a framework's name and the places in it ("EU-U.S.", "the UK Extension").
const FRAMEWORK_REACH: usize = 26;
/// Most bytes between an act and the "worldwide" where it leads.
const ACT_REACH: usize = 100;
/// Most bytes between "located" and what is.
const STAND_REACH: usize = 60;
/// Most bytes between collecting and where it happens ("collected within the EEA").
const COLLECT_REACH: usize = 12;
/// Most bytes between a place and the servers that stand in it ("EU-based servers").
const SERVER_REACH: usize = 12;
/// A word before a place may share its article.
const ARTICLE: usize = 4;
/// Acts that say what happens in a place.
const ACTS: &[Concept] =
    &[Concept::Collect, Concept::Located, Concept::Move, Concept::Share, Concept::Give, Concept::Keep, Concept::Access, Concept::Use];
/// What stands somewhere, and data with it.
const STANDS: &[Concept] =
    &[Concept::Server, Concept::PersonalData, Concept::Provider, Concept::Affiliate, Concept::ThirdParty, Concept::Partner];
/// What may stand between an act and a place, and takes the place to itself.
const LEADING: &[Concept] = &[
    Concept::You,
    Concept::LegalRequest,
    Concept::Collect,
    Concept::Located,
    Concept::Move,
    Concept::Share,
    Concept::Give,
    Concept::Keep,
    Concept::Access,
    Concept::Use,
    Concept::SafeguardScc,
    Concept::SafeguardAdequacy,
    Concept::SafeguardContract,
    Concept::SafeguardOther,
    Concept::LegalBasis,
    Concept::Authority,
    Concept::Right,
];
/// Places that are mostly named for their law, or as where readers live.
const LAWFUL: &[&str] = &["EU", "EEA", "GB", "CH"];
/// No country, but all of them.
const WORLDWIDE: &str = "worldwide";

/// What a company may be called by, and be a concept: a name all the same.
const NAMES: &[Concept] = &[Concept::Provider, Concept::Partner, Concept::Tracking, Concept::Advertiser];
/// Shorter words in capitals begin a sentence.
const SHORT: usize = 3;

/// How a place is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// As where data goes.
    Goal,
    /// As where it or people come from, or whose law it is.
    Origin,
    /// As what data leaves ("outside the EEA").
    Left,
    /// As part of a name, or by an act that is denied.
    Aside,
    /// Just so.
    Plainly,
}

/// A place named in a clause.
struct Mention {
    code: &'static str,
    named: Named,
    /// Whether it counts by itself.
    counts: bool,
    /// Which list of places it stands in.
    list: usize,
    end: usize,
}

/// ISO 3166 alpha-2 codes, `EU`, `EEA`, `worldwide`: each once, in the order in which they are named.
pub fn destinations(context: &Context) -> Vec<&'static str> {
    let mut mentions: Vec<Mention> = Vec::new();
    for hit in &context.own.hits {
        let Term::Place(index) = hit.term else { continue };
        let code = context.own.language.place(index).unwrap_or_default();
        mentions.push(mention(context, hit, code, &mentions));
    }
    let mut codes: Vec<&'static str> = Vec::new();
    for place in &mentions {
        // A list is of one kind: where one place in it counts, so do those that are mostly named for their law.
        let listed = || mentions.iter().filter(|other| other.list == place.list);
        let joins = place.counts || place.code != WORLDWIDE && matches!(place.named, Named::Goal | Named::Plainly);
        // "Within Chile and outside Chile": where the author is at home.
        let home = || listed().any(|other| other.code == place.code && other.named == Named::Left);
        let counts = joins && listed().any(|other| other.counts) && !home();
        if counts && !place.code.is_empty() && !codes.contains(&place.code) {
            codes.push(place.code);
        }
    }
    codes
}

fn mention(context: &Context, hit: &Hit, code: &'static str, before: &[Mention]) -> Mention {
    let last = before.last();
    let listed = last.filter(|last| hit.start.saturating_sub(last.end) <= LIST_REACH && !breaks(context, last.end, hit.start));
    // In a list of places, what stands before the first goes for all; a place named again ("the Area (“EEA”)") is what it was.
    let again = || before.iter().rfind(|place| place.code == code);
    let named = named_as(context, hit).or_else(|| Some(listed.or_else(again)?.named)).unwrap_or(Named::Plainly);
    let firmly = code == WORLDWIDE || LAWFUL.contains(&code);
    let counts = match named {
        Named::Goal => !firmly || is_led_to(context, hit),
        Named::Plainly => !firmly || code == WORLDWIDE && is_led_to(context, hit) || has_servers(context, hit),
        Named::Origin | Named::Left | Named::Aside => false,
    };
    let list = last.map_or(0, |last| if listed.is_some() { last.list } else { last.list + 1 });
    Mention { code, named, counts, list, end: hit.end }
}

/// Whether something between two places parts them: "in the EU; US law".
fn breaks(context: &Context, from: usize, to: usize) -> bool {
    context.own.text.text.get(from..to).is_none_or(|between| between.contains([';', '。']))
}

fn named_as(context: &Context, place: &Hit) -> Option<Named> {
    if is_left(context, place) {
        return Some(Named::Left);
    }
    let named = in_framework(context, place) && !has_servers(context, place);
    if named || is_of_pair(context, place) || is_in_name(context, place) || is_denied(context, place) {
        return Some(Named::Aside);
    }
    // The word and the place may share an article ("from the", "the EEA").
    let word = |concept| {
        let words = context.own.of(concept).filter(|o| o.start < place.start && o.end <= place.end);
        words.map(|o| o.end).max().filter(|end| place.start.saturating_sub(*end) <= WORD_REACH)
    };
    match (word(Concept::Goal), word(Concept::Origin)) {
        (Some(goal), Some(origin)) if origin >= goal => Some(Named::Origin),
        (None, Some(_)) => Some(Named::Origin),
        (Some(_), _) if people_are(context, place) => Some(Named::Origin),
        (Some(_), _) => Some(Named::Goal),
        (None, None) => None,
    }
}

/// "Outside the EEA": what lies elsewhere; the word for it may begin with the place or right behind it.
fn is_left(context: &Context, place: &Hit) -> bool {
    let behind = |h: &Hit| h.start > place.start && h.start <= place.end && h.end > place.end;
    context.own.is_part_of(place, &[Concept::Abroad]) || context.own.of(Concept::Abroad).any(behind)
}

/// "EU-US", "non-EU", "Swiss-US": what stands between two, or is none.
fn is_of_pair(context: &Context, place: &Hit) -> bool {
    let own = context.own;
    let pairs = || own.hits.iter().any(|h| matches!(h.term, Term::Place(_)) && h.start == place.end + 1);
    own.text.text[..place.start].ends_with('-') || own.text.text[place.end..].starts_with('-') && pairs()
}

/// "Example Ireland provides …": what has a place in its name is not there.
fn is_in_name(context: &Context, place: &Hit) -> bool {
    let text = &context.own.text;
    let spaced = place.start.checked_sub(1).filter(|at| text.text.as_bytes()[*at] == b' ');
    spaced.is_some_and(|at| ends_name(context, at))
}

/// Whether a name ends there: a word in capitals that says nothing by itself.
fn ends_name(context: &Context, end: usize) -> bool {
    let own = context.own;
    let start = own.text.text[..end].rfind(' ').map_or(0, |at| at + 1);
    let (from, to) = own.text.source_range(start, end);
    let word = context.text.get(from..to).unwrap_or_default().as_bytes();
    let capitals = word.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let named = capitals > 0 && (word.len() > SHORT || capitals == word.len()) && word.iter().all(u8::is_ascii_alphanumeric);
    named && !own.hits.iter().any(|h| h.start <= start && h.end == end && !NAMES.iter().any(|&c| h.is(c)))
}

/// "EU servers", "data centres" after the place.
fn has_servers(context: &Context, place: &Hit) -> bool {
    context.own.of(Concept::Server).any(|server| server.start >= place.end && server.start - place.end <= SERVER_REACH)
}

/// "It is not kept in Chile, but in Peru": the last act before a place is denied.
fn is_denied(context: &Context, place: &Hit) -> bool {
    let mut moved = context.acts.iter().filter(|act| MOVES.contains(&act.concept) && act.end <= place.start + ARTICLE);
    !context.own.language.verb_may_end() && moved.next_back().is_some_and(|act| act.denied && !act.excepted)
}

/// Whether the last act before a place says where data is collected, where somebody lives ("users located in the EEA"), or where the
/// reader uses something; a place between takes the act to itself ("collected in Chile and sent to Peru").
fn people_are(context: &Context, place: &Hit) -> bool {
    let own = context.own;
    // "Data that we in the EU collect": in some languages the verb stands behind.
    let follows = |h: &Hit| own.text.text.get(place.end..h.start).is_some_and(|between| matches!(between, "" | " "));
    if own.of(Concept::Collect).any(follows) {
        return true;
    }
    let Some(last) = before(context, place, ACTS) else { return false };
    let taken = own.hits.iter().any(|h| matches!(h.term, Term::Place(_)) && h.start >= last.end && h.end < place.start);
    let collects = own.of(Concept::Collect).any(|h| (h.start, h.end) == (last.start, last.end));
    let by_reader = || own.of(Concept::You).any(|you| you.end < last.start && last.start - you.end <= 1);
    !taken
        && (collects && is_right_behind(context, last, place)
            || last.is(Concept::Located) && !stands(context, last) && !reached(context, last)
            || last.is(Concept::Use) && by_reader())
}

/// "Collected within the EEA", but not "collected, such as Chile".
fn is_right_behind(context: &Context, act: &Hit, place: &Hit) -> bool {
    let between = context.own.text.text.get(act.end..place.start).unwrap_or_default();
    between.len() <= COLLECT_REACH && !between.contains([',', '(', ':'])
}

/// Whether data comes to whoever is located there ("it is accessed by teams located in Chile").
fn reached(context: &Context, located: &Hit) -> bool {
    let comes = |act: &&crate::classify::Act| MOVES.contains(&act.concept) && act.concept != Concept::Located && act.end <= located.start;
    context.acts.iter().filter(comes).any(|act| act.asserted() && !act.conditional)
}

/// Whether it is data, or who has it, that is located.
fn stands(context: &Context, located: &Hit) -> bool {
    context.own.near((located.start, located.end), STANDS, STAND_REACH)
}

/// The last of the concepts before a place.
fn before<'a>(context: &'a Context, place: &Hit, concepts: &'static [Concept]) -> Option<&'a Hit> {
    let stands_before = |hit: &&Hit| hit.end <= place.start + ARTICLE && gap((hit.start, hit.end), (place.start, place.end)) <= ACT_REACH;
    context.own.of_any(concepts).filter(stands_before).last()
}

/// Whether a place is part of the name of a framework; in "to the US under the EU-U.S. framework" the first is none.
fn in_framework(context: &Context, place: &Hit) -> bool {
    let own = context.own;
    // "EU standard clauses", "the UK's addendum".
    let clauses = own.of(Concept::SafeguardScc).any(|f| f.start >= place.end && f.start - place.end <= WORD_REACH);
    clauses
        || own.of(Concept::SafeguardDpf).any(|f| {
            let parted = || own.is_led_by(place, &[Concept::Goal, Concept::Origin]);
            let near = gap((f.start, f.end), (place.start, place.end)) <= FRAMEWORK_REACH;
            near && (place.end > f.start || !parted() || own.text.text[place.end..f.start].starts_with(['-', '–', '/']))
        })
}

/// Whether data is moved, kept or reached there: not only the author's business is worldwide, or a law of that place.
fn is_led_to(context: &Context, place: &Hit) -> bool {
    let acts = || context.acts.iter().filter(|act| MOVES.contains(&act.concept) || act.concept == Concept::Use);
    if context.own.language.verb_may_end() {
        return acts().any(|act| gap(act.span(), (place.start, place.end)) <= ACT_REACH);
    }
    let Some(last) = before(context, place, LEADING) else { return false };
    acts().any(|act| act.span() == (last.start, last.end) && (act.concept != Concept::Located || stands(context, last)))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::of_transfer;

    fn destinations(body: &str) -> Vec<String> {
        of_transfer(&format!("<p>{body}</p>")).destinations.unwrap_or_default()
    }

    #[test]
    fn a_list_is_of_one_kind() {
        assert_eq!(
            destinations("Your data is stored on servers in Chile, the EEA (\"EEA\"), Switzerland and the UK."),
            ["CL", "EEA", "CH", "GB"]
        );
        assert_eq!(destinations("We send your personal data from the EU, Chile and the UK to Peru."), ["PE"]);
    }

    #[test]
    fn where_people_are_is_no_goal() {
        assert_eq!(destinations("Personal data collected in Chile is transferred to Peru."), ["PE"]);
        assert_eq!(destinations("We transfer the data that we collect from Chile to Peru and Bolivia."), ["PE", "BO"]);
        assert_eq!(destinations("Your personal data may be accessed by support teams located in Peru."), ["PE"]);
    }

    #[test]
    fn what_is_called_after_a_place_is_not_there() {
        assert_eq!(destinations("Your personal data is shared with Sample Ireland, which keeps it on servers in Chile."), ["CL"]);
        assert_eq!(destinations("Transfers to Peru are covered by the UK's addendum and the Swiss-US framework."), ["PE"]);
    }

    #[test]
    fn what_data_is_within_and_without_is_no_goal() {
        assert_eq!(destinations("We share your personal data with companies in Chile and outside Chile."), Vec::<String>::new());
        assert_eq!(destinations("We send your personal data outside Chile, to Peru."), ["PE"]);
    }

    #[test]
    fn a_city_names_its_country() {
        assert_eq!(destinations("Your personal data is kept in data centres in Frankfurt and Tokyo."), ["DE", "JP"]);
    }

    #[test]
    fn a_denied_act_leads_nowhere() {
        assert_eq!(destinations("We do not store your personal data in Chile, but your data is stored in Peru."), ["PE"]);
        assert_eq!(destinations("Your personal data is kept on EU servers and in Peru."), ["EU", "PE"]);
    }
}

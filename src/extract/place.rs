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

/// How a place is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// As where data goes.
    Goal,
    /// As where it or people come from, or whose law it is.
    Origin,
    /// As what lies outside ("outside the EEA"), or as part of a framework's name.
    Aside,
    /// Just so.
    Plainly,
}

/// ISO 3166 alpha-2 codes, `EU`, `EEA`, `worldwide`: each once, in the order in which they are named.
pub fn destinations(context: &Context) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    let (mut named, mut end) = (Named::Plainly, 0);
    for hit in &context.own.hits {
        let Term::Place(index) = hit.term else { continue };
        // In a list of places, what stands before the first goes for all.
        let listed = end > 0 && hit.start.saturating_sub(end) <= LIST_REACH && !breaks(context, end, hit.start);
        named = named_as(context, hit).unwrap_or(if listed { named } else { Named::Plainly });
        end = hit.end;
        let code = context.own.language.places.get(usize::from(index)).map_or("", |p| p.0);
        let firmly = code == WORLDWIDE || LAWFUL.contains(&code);
        let counts = match named {
            Named::Goal => !firmly || is_led_to(context, hit),
            Named::Plainly => !firmly || code == WORLDWIDE && is_led_to(context, hit),
            Named::Origin | Named::Aside => false,
        };
        if counts && !code.is_empty() && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// Whether something between two places parts them: "in the EU; US law".
fn breaks(context: &Context, from: usize, to: usize) -> bool {
    context.own.text.text.get(from..to).is_none_or(|between| between.contains([';', '。']))
}

fn named_as(context: &Context, place: &Hit) -> Option<Named> {
    if context.own.is_part_of(place, &[Concept::Abroad]) || in_framework(context, place) {
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

/// Whether the last act before a place says where data is collected, or where somebody lives ("users located in the EEA").
fn people_are(context: &Context, place: &Hit) -> bool {
    let Some(last) = before(context, place, ACTS) else { return false };
    last.is(Concept::Collect) || last.is(Concept::Located) && !stands(context, last)
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
    own.of(Concept::SafeguardDpf).any(|f| {
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

//! Sale: data sold, rented, traded, exchanged for value, or a practice that counts as a sale.

use super::{DATA, Found};
use crate::classify::{Act, Consent, Context};
use crate::concept::gap;
use crate::label::Label;
use crate::lexicon::{Concept, Hit};

/// Most bytes between a verb of selling and the data that is not sold.
const REACH: usize = 70;
/// The same for data that is.
const CLOSE: usize = 48;
/// The same where data is what the sentence begins with ("Your data is not used for …, shown to … or sold").
const SUBJECT_REACH: usize = 220;
/// A sentence begins with what stands within so many bytes.
const BEGINNING: usize = 12;
/// Before the verb, or where only kinds of data are named, it must stand this near to be what is sold.
const OBJECT_REACH: usize = 26;
/// A right named this far before a verb may govern it.
const RIGHT_REACH: usize = 160;
/// The reader this near before the verb sells.
const READER_REACH: usize = 4;
/// Goods this near behind the verb are what is sold.
const GOODS_REACH: usize = 24;

pub fn apply(context: &Context, found: &mut Found) {
    if context.announces() {
        let named = context.has(&[Concept::Sell, Concept::CalledSale]) && context.has(DATA);
        found.add_if(named, Label::Sale, 0.5, "sale.heading");
        return;
    }
    for act in context.spoken(&[Concept::Sell]).filter(|act| sells_data(context, act)) {
        add(act, 0.9, "sale.verb", found);
    }
    for act in context.acts.iter().filter(|a| a.concept == Concept::CalledSale) {
        called(context, act, found);
    }
    for act in context.spoken(&[Concept::Share, Concept::Give]).filter(|act| for_value(context, act)) {
        add(act, 0.7, "sale.for_value", found);
    }
}

fn add(act: &Act, score: f32, rule: &'static str, found: &mut Found) {
    match (act.denied, act.consent) {
        (_, Consent::Only) => found.add(Label::SaleWithConsent, score, rule),
        (true, _) => found.add(Label::SaleDenied, score, rule),
        (false, Consent::With) => found.add(Label::SaleWithConsent, score * 0.8, rule),
        (false, Consent::Unmentioned) => found.add(Label::Sale, score * 0.9, rule),
    }
}

fn sells_data(context: &Context, act: &Act) -> bool {
    let own = context.own;
    let around = |h: &Hit| h.start <= act.start && act.end <= h.end;
    // "It is not shown outside the shop, nor is it sold": the shop is not what is sold.
    let parted = |h: &Hit| own.of(Concept::Negation).any(|n| n.start > h.start && n.end <= act.start);
    let business = own.of(Concept::BusinessTransfer).any(|h| around(h) && !parted(h));
    if business || own.of(Concept::CalledSale).any(around) || a_right(context, act) {
        return false;
    }
    if act.denied {
        let lead = || context.lead_in.is_some_and(|lead| lead.reading.set.any(DATA)) && !goods_sold(context, act, usize::MAX);
        return own.distance(act.span(), DATA).map_or_else(lead, |data| {
            let near = data <= REACH || data <= SUBJECT_REACH && is_subject(context);
            near && !goods_sold(context, act, data)
        });
    }
    affirms(context, act)
}

/// To affirm a sale takes more than to deny one: data itself close by, and nothing that makes it somebody else's.
fn affirms(context: &Context, act: &Act) -> bool {
    let own = context.own;
    let elsewhere = context.has(&[Concept::OtherSites]) || (context.has(&[Concept::Definition]) && !by_us(context, act));
    // What a list of rights names is supposed, not said.
    let a_right = context.inherits(Label::Rights) || (context.section_has(Label::Rights) && !by_us(context, act));
    // Data that goes with the business is no sale of data.
    // "Allows you to monetize your content": it is the reader who sells.
    let readers = own.of(Concept::You).any(|you| you.end < act.start && act.start - you.end <= READER_REACH);
    if readers || act.conditional || elsewhere || a_right || context.has(&[Concept::BusinessTransfer]) || taken_by_another(context, act) {
        return false;
    }
    let data = own.of(Concept::PersonalData).filter(|h| is_sold(context, act, h)).map(|h| gap(act.span(), (h.start, h.end))).min();
    let data = data.or_else(|| own.of(Concept::Pronoun).any(|p| p.start == act.end + 1).then_some(1));
    let kind = own.distance(act.span(), &[Concept::DataKind]).filter(|&d| d <= OBJECT_REACH);
    let listed = || context.lead_in.is_some_and(|lead| lead.reading.set.has(Concept::PersonalData)).then_some(usize::MAX);
    data.or(kind).or_else(listed).is_some_and(|d| !goods_sold(context, act, d))
}

/// Whether data is what the sentence begins with.
fn is_subject(context: &Context) -> bool {
    context.own.of(Concept::PersonalData).any(|data| data.start <= BEGINNING)
}

/// Whether data is near enough to a verb of selling to be its object; before the verb, nearer than behind it ("information about
/// the spaces sold" is not sold).
fn is_sold(context: &Context, act: &Act, data: &Hit) -> bool {
    let behind = data.start >= act.start || context.own.language.verb_may_end();
    // "Product information" is of goods.
    let of_goods = context.own.of(Concept::Goods).any(|g| g.start >= act.end && g.end <= data.start && data.start - g.end <= 1);
    !of_goods && gap(act.span(), (data.start, data.end)) <= if behind { CLOSE } else { OBJECT_REACH }
}

/// "We sell pianos, never your data": a denied verb that stands nearer to the data takes it.
fn taken_by_another(context: &Context, act: &Act) -> bool {
    let own = context.own;
    let Some(data) = own.of_any(DATA).map(|h| h.start).filter(|&at| at >= act.end).min() else { return false };
    let between = |start: usize, end: usize| start >= act.end && end <= data;
    // So does a new subject: "as part of selling, we collect your data".
    context.acts.iter().any(|a| a.concept == Concept::Sell && a.denied && between(a.start, a.end))
        || own.of(Concept::We).any(|we| between(we.start, we.end))
}

/// Whether goods stand nearer behind the verb than data does.
fn goods_sold(context: &Context, act: &Act, data: usize) -> bool {
    let goods = context.own.of(Concept::Goods).filter(|h| h.start >= act.end).map(|h| h.start - act.end).min();
    goods.is_some_and(|goods| goods <= GOODS_REACH && goods < data)
}

/// Whether the author is named before the verb.
pub fn by_us(context: &Context, act: &Act) -> bool {
    context.own.of(Concept::We).any(|we| we.end <= act.start && act.start - we.end <= 40)
}

/// A right to stop a sale supposes one, and says nothing.
fn a_right(context: &Context, act: &Act) -> bool {
    let opted = context.own.of(Concept::RightOptOutSale).any(|h| gap(act.span(), (h.start, h.end)) == 0);
    let subject = by_us(context, act);
    let right = context.own.of(Concept::Right).any(|h| h.end <= act.start && act.start - h.end <= RIGHT_REACH);
    (opted && !subject) || (right && !act.denied)
}

/// "may be considered a sale": also where a condition or a law is named, but not where it is denied.
fn called(context: &Context, act: &Act, found: &mut Found) {
    let about_data = context.has_nearby(DATA) || context.has(&[Concept::Share, Concept::Move, Concept::Tracking, Concept::TargetedAds]);
    if !about_data || a_right(context, act) {
        return;
    }
    if act.denied {
        found.add(Label::SaleDenied, 0.6, "sale.called_denied");
    } else if !context.has(&[Concept::Definition]) || context.has(&[Concept::Share]) {
        found.add(Label::Sale, 0.85, "sale.called");
    }
}

fn for_value(context: &Context, act: &Act) -> bool {
    // "not for any commercial gain" denies the gain, not the act.
    let no_value = context
        .own
        .of(Concept::ForValue)
        .any(|v| context.own.of(Concept::Negation).any(|n| n.start >= act.end && n.end <= v.start && v.start - n.end <= OBJECT_REACH));
    if no_value {
        return false;
    }
    (act.denied || !context.has(&[Concept::Definition]))
        && context.own.near(act.span(), &[Concept::ForValue], REACH)
        && context.own.near(act.span(), DATA, REACH)
        && !a_right(context, act)
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answer;
    use crate::report::AnswerValue;

    fn sale(sentence: &str) -> AnswerValue {
        answer("sale", &format!("<p>{sentence}</p>")).answer
    }

    fn denies(sentence: &str) -> bool {
        sale(sentence) == AnswerValue::One("no".into())
    }

    #[test]
    fn a_denial_may_stand_behind_the_verb_or_in_another() {
        assert!(denies("Selling your data is not something we do."));
        assert!(denies("We refuse to sell your data."));
        assert_eq!(sale("We reserve the right to sell your personal data."), AnswerValue::One("yes".into()));
    }

    #[test]
    fn a_business_named_before_a_denial_is_not_what_is_sold() {
        assert!(denies("Personal data is not shown outside the business, nor is it ever sold to anybody."));
    }

    #[test]
    fn what_a_sentence_begins_with_is_what_is_not_sold() {
        assert!(denies(
            "Personal data is not used to write to people who never asked for letters, nor to find out what they like to buy, nor sold."
        ));
        assert!(!denies(
            "Our pianos are not used to write to people who never asked for letters, nor to find out what they like to buy, nor sold."
        ));
    }
}

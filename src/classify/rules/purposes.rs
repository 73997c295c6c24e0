//! Collection, use, advertising, tracking, automation: what is done with data and why.

use super::{DATA, Found};
use crate::classify::Context;
use crate::label::Label;
use crate::lexicon::Concept;

pub fn apply(context: &Context, found: &mut Found) {
    collection(context, found);
    usage(context, found);
    advertising(context, found);
    tracking(context, found);
    automation(context, found);
}

fn collection(context: &Context, found: &mut Found) {
    if context.announces() {
        found.add_if(context.has(&[Concept::Collect]), Label::Collection, 0.8, "collection.heading");
        return;
    }
    let acts = context.spoken(&[Concept::Collect]).next().is_some() && context.has(DATA);
    found.add_if(acts, Label::Collection, 0.7, "collection.act");
    let item = context.inherits(Label::Collection) && !context.inherits(Label::Sharing);
    found.add_if(item, Label::Collection, 0.65, "collection.item");
    let kinds = context.section_has(Label::Collection) && context.has(&[Concept::DataKind]) && !found.has(Label::Sharing);
    found.add_if(kinds, Label::Collection, 0.5, "collection.section");
}

fn usage(context: &Context, found: &mut Found) {
    if context.announces() {
        let named = context.has(&[Concept::Purpose]) || (context.has(&[Concept::Use]) && context.has(DATA));
        found.add_if(named, Label::Use, 0.7, "use.heading");
        return;
    }
    let purpose = context.has(&[Concept::Purpose]);
    let acts = context.asserted(&[Concept::Use]).next().is_some() && context.has(DATA) && purpose;
    found.add_if(acts, Label::Use, 0.65, "use.act");
    found.add_if(context.inherits(Label::Use), Label::Use, 0.65, "use.item");
    let section = context.section_has(Label::Use) && purpose && !context.has(&[Concept::Negation]);
    found.add_if(section, Label::Use, 0.5, "use.section");
}

fn advertising(context: &Context, found: &mut Found) {
    found.add_if(context.has(&[Concept::TargetedAds]), Label::Advertising, 0.75, "advertising.targeted");
    let none = context.spoken(&[Concept::Advertising]).any(|act| act.denied);
    found.add_if(none && !context.has(&[Concept::Choice]), Label::Advertising, 0.55, "advertising.none");
    let network = context.has(&[Concept::Advertiser]) && context.has(&[Concept::Tracking, Concept::Share, Concept::Use]);
    found.add_if(network, Label::Advertising, 0.55, "advertising.network");
    found.add_if(
        context.has(&[Concept::Advertising]) && (context.announces() || context.section_has(Label::Advertising)),
        Label::Advertising,
        0.55,
        "advertising.section",
    );
}

fn tracking(context: &Context, found: &mut Found) {
    found.add_if(context.has(&[Concept::Tracking]), Label::Tracking, 0.75, "tracking.named");
    found.add_if(context.inherits(Label::Tracking), Label::Tracking, 0.5, "tracking.item");
    found.add_if(context.has(&[Concept::DoNotTrack]), Label::DoNotTrack, 0.9, "do_not_track");
    found.add_if(!context.announces() && context.section_has(Label::DoNotTrack), Label::DoNotTrack, 0.5, "do_not_track.section");
}

fn automation(context: &Context, found: &mut Found) {
    found.add_if(context.has(&[Concept::Automation]), Label::Automation, 0.75, "automation.named");
    found.add_if(context.has(&[Concept::TrainAi]) && context.has(&[Concept::Ai]), Label::Automation, 0.75, "automation.training");
}

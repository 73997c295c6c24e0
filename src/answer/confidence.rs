//! Confidence that means what it says: how often answers like this one were right.
//!
//! The labels' scores order answers of one kind by how surely they are right, and say no more. The shares here were measured on some 410
//! labelled policies, three quarters of them read with weights that had not seen them (`docs/accuracy.md`, "Confidence"); each has one right and one wrong answer
//! added, so that what was never wrong in ten cases is not called certain.

use super::{Answer, Topic, Verdict};

/// From a raw confidence on, the share of answers that were right.
type Share = (f32, f32);

/// Answers of a topic; those not listed keep what their labels say.
const SHARES: &[(Topic, &str, &[Share])] = &[
    (Topic::Sale, "yes", &[(0.0, 0.77)]),
    (Topic::Sale, "no", &[(0.0, 0.75), (0.6, 0.99)]),
    (Topic::Sale, "with_consent", &[(0.0, 0.75)]),
    (Topic::Sale, "not_stated", &[(0.0, 0.99)]),
    (Topic::Sharing, "yes", &[(0.0, 0.88), (0.8, 0.97), (0.95, 0.99)]),
    (Topic::Sharing, "no", &[(0.0, 0.54)]),
    (Topic::Sharing, "with_consent", &[(0.0, 0.78)]),
    (Topic::Sharing, "not_stated", &[(0.0, 0.89)]),
    (Topic::Transfer, "yes", &[(0.0, 0.86), (0.8, 0.94), (0.9, 0.99)]),
    (Topic::Transfer, "no", &[(0.0, 0.83)]),
    (Topic::Transfer, "with_consent", &[(0.0, 0.75)]),
    (Topic::Transfer, "not_stated", &[(0.0, 0.97)]),
    (Topic::Retention, STATED, &[(0.0, 0.89), (0.9, 0.91)]),
    (Topic::Retention, "", &[(0.0, 0.97)]),
    (Topic::Advertising, "yes", &[(0.0, 0.57), (0.7, 0.71), (0.9, 0.83), (0.95, 0.96)]),
    (Topic::Advertising, "no", &[(0.0, 0.87), (0.7, 0.91), (0.8, 0.97)]),
    (Topic::Advertising, "not_stated", &[(0.0, 0.97)]),
    (Topic::Tracking, "yes", &[(0.0, 0.50), (0.75, 0.64), (0.9, 0.85), (0.95, 0.98)]),
    (Topic::Tracking, "no", &[(0.0, 0.90)]),
    (Topic::Tracking, "not_stated", &[(0.0, 0.97)]),
    (Topic::AiTraining, "yes", &[(0.0, 0.73)]),
    (Topic::AiTraining, "no", &[(0.0, 0.96)]),
    (Topic::AiTraining, "opt_out", &[(0.0, 0.80)]),
    (Topic::AiTraining, "not_stated", &[(0.0, 0.99)]),
    (Topic::DoNotTrack, "honours", &[(0.0, 0.73)]),
    (Topic::DoNotTrack, "ignores", &[(0.0, 0.82)]),
    (Topic::DoNotTrack, "not_stated", &[(0.0, 0.99)]),
    (Topic::PolicyChange, "notice", &[(0.0, 0.98)]),
    (Topic::PolicyChange, "no_notice", &[(0.0, 0.96)]),
    (Topic::PolicyChange, "not_stated", &[(0.0, 0.92)]),
    (Topic::LawEnforcement, "yes", &[(0.0, 0.90), (0.9, 0.97)]),
    (Topic::LawEnforcement, "not_stated", &[(0.0, 0.86)]),
    (Topic::BusinessTransfer, "yes", &[(0.0, 0.87), (0.95, 0.95)]),
    (Topic::BusinessTransfer, "not_stated", &[(0.0, 0.98)]),
];

/// Any kinds of retention.
const STATED: &str = "stated";

/// Gives an answer the share of its like that were right as its confidence.
pub fn calibrate(mut answer: Answer) -> Answer {
    let verdict = match &answer.verdict {
        Verdict::One(value) => value,
        Verdict::Kinds(kinds) if kinds.is_empty() => "",
        Verdict::Kinds(_) => STATED,
    };
    let shares = SHARES.iter().find(|(topic, value, _)| *topic == answer.topic && *value == verdict);
    let share = shares.and_then(|(_, _, shares)| shares.iter().rfind(|(from, _)| answer.confidence >= *from));
    answer.confidence = share.map_or(answer.confidence, |&(_, share)| share);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Detail;

    #[test]
    fn what_is_surer_is_never_less_often_right() {
        for (topic, verdict, shares) in SHARES {
            assert!(shares[0].0 == 0.0 && shares.windows(2).all(|pair| pair[0] < pair[1]), "{} {verdict}", topic.name());
        }
    }

    #[test]
    fn the_share_of_its_like_counts() {
        let answer =
            |verdict, confidence| Answer { topic: Topic::Tracking, verdict, evidence: Vec::new(), confidence, detail: Detail::None };
        let calibrated = |verdict, raw| calibrate(answer(Verdict::One(verdict), raw)).confidence;
        assert!(calibrated("yes", 0.7) < calibrated("yes", 0.95));
        assert!(calibrated("not_stated", 0.85) > 0.9);
    }
}

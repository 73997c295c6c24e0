//! Questions say nothing, and short answers answer them: in every language, wherever the two stand.

use clauselight::analyze;
use clauselight::page::html;
use clauselight::report::AnswerValue;

struct Sample {
    language: &'static str,
    title: &'static str,
    opening: &'static str,
    /// Whether data is sold, shared, sent abroad; and a denial.
    asked: [(&'static str, &'static str); 3],
}

const TOPICS: [&str; 3] = ["sale", "sharing", "transfer"];

const SAMPLES: &[Sample] = &[
    Sample {
        language: "de",
        title: "Datenschutzerklärung",
        opening: "Diese Datenschutzerklärung erläutert, welche personenbezogenen Daten wir erheben und wie wir sie verwenden. Wir erheben Ihre E-Mail-Adresse.",
        asked: [
            ("Verkauft ihr meine Daten?", "Nein."),
            ("Gebt ihr meine personenbezogenen Daten an Dritte weiter?", "Niemals."),
            ("Werden meine Daten ins Ausland übermittelt?", "Nein, das tun wir nicht."),
        ],
    },
    Sample {
        language: "en",
        title: "Privacy policy",
        opening: "This privacy policy explains which personal data we collect, how we use it and which rights you have. We collect your e-mail address.",
        asked: [
            ("Do you sell my data?", "No."),
            ("Do you share my personal data with third parties?", "Never."),
            ("Is my data sent abroad?", "No, it is not."),
        ],
    },
    Sample {
        language: "es",
        title: "Política de privacidad",
        opening: "Esta política de privacidad explica qué datos personales recogemos y cómo los usamos. Recogemos tu correo electrónico.",
        asked: [
            ("¿Vendéis mis datos?", "No."),
            ("¿Compartís mis datos personales con terceros?", "Nunca."),
            ("¿Se transfieren mis datos al extranjero?", "No."),
        ],
    },
    Sample {
        language: "fr",
        title: "Politique de confidentialité",
        opening: "Cette politique de confidentialité explique quelles données personnelles nous collectons et comment nous les utilisons. Nous collectons votre adresse e-mail.",
        asked: [
            ("Vendez-vous mes données ?", "Non."),
            ("Partagez-vous mes données personnelles avec des tiers ?", "Jamais."),
            ("Mes données sont-elles transférées à l’étranger ?", "Non."),
        ],
    },
    Sample {
        language: "it",
        title: "Informativa sulla privacy",
        opening: "Questa informativa sulla privacy spiega quali dati personali raccogliamo e come li usiamo. Raccogliamo il tuo indirizzo e-mail.",
        asked: [
            ("Vendete i miei dati?", "No."),
            ("Condividete i miei dati personali con terzi?", "Mai."),
            ("I miei dati vengono trasferiti all’estero?", "No."),
        ],
    },
    Sample {
        language: "ja",
        title: "プライバシーポリシー",
        opening: "本プライバシーポリシーは、当社が取得する個人情報とその利用目的について説明します。当社はメールアドレスを取得します。",
        asked: [
            ("個人情報を販売しますか？", "いいえ。"),
            ("個人情報を第三者に提供しますか？", "いいえ、提供しません。"),
            ("個人情報を海外に移転しますか？", "いいえ。"),
        ],
    },
    Sample {
        language: "ko",
        title: "개인정보 처리방침",
        opening: "본 개인정보 처리방침은 회사가 수집하는 개인정보와 이용 목적을 설명합니다. 회사는 이메일 주소를 수집합니다.",
        asked: [
            ("개인정보를 판매하나요?", "아니요."),
            ("개인정보를 제3자에게 제공하나요?", "아니요, 제공하지 않습니다."),
            ("개인정보를 국외로 이전하나요?", "아니요."),
        ],
    },
    Sample {
        language: "pt",
        title: "Política de privacidade",
        opening: "Esta política de privacidade explica quais dados pessoais coletamos e como os usamos. Coletamos o seu e-mail.",
        asked: [
            ("Vocês vendem os meus dados?", "Não."),
            ("Vocês compartilham meus dados pessoais com terceiros?", "Nunca."),
            ("Os meus dados são transferidos para o exterior?", "Não."),
        ],
    },
    Sample {
        language: "vi",
        title: "Chính sách bảo mật",
        opening: "Chính sách bảo mật này giải thích chúng tôi thu thập dữ liệu cá nhân nào và sử dụng ra sao. Chúng tôi thu thập địa chỉ email của bạn.",
        asked: [
            ("Chúng tôi có bán dữ liệu của bạn không?", "Không."),
            ("Chúng tôi có chia sẻ dữ liệu cá nhân với bên thứ ba không?", "Không bao giờ."),
            ("Dữ liệu của bạn có được chuyển ra nước ngoài không?", "Không."),
        ],
    },
    Sample {
        language: "zh-Hant",
        title: "隱私權政策",
        opening: "本隱私權政策說明我們蒐集哪些個人資料，以及如何使用。我們蒐集您的電子郵件地址。",
        asked: [
            ("你們會出售我的個人資料嗎？", "不會。"),
            ("你們會與第三方分享我的個人資料嗎？", "絕不。"),
            ("我的個人資料會傳輸到境外嗎？", "否。"),
        ],
    },
    Sample {
        language: "zh-Hans",
        title: "隐私政策",
        opening: "本隐私政策说明我们收集哪些个人信息，以及如何使用。我们收集您的电子邮件地址。",
        asked: [
            ("你们会出售我的个人信息吗？", "不会。"),
            ("你们会与第三方共享我的个人信息吗？", "从不。"),
            ("我的个人信息会传输到境外吗？", "没有。"),
        ],
    },
];

/// What a page says to the three questions.
fn answers(sample: &Sample, told: &[String]) -> Vec<String> {
    let Sample { title, opening, .. } = sample;
    let page = format!("<title>{title}</title><h1>{title}</h1><p>{opening}</p><p>{opening}</p>{}", told.concat());
    let report = analyze(&html::read(&page));
    assert!(report.policy.is_policy, "{}: no policy", sample.language);
    let said = |topic: &str| match report.answers.iter().find(|answer| answer.topic == topic).map(|answer| answer.answer.clone()) {
        Some(AnswerValue::One(said)) => said,
        other => format!("{other:?}"),
    };
    TOPICS.map(said).into()
}

fn each(draw: impl Fn(&str, &str) -> String, expected: &str) {
    for sample in SAMPLES {
        let told: Vec<String> = sample.asked.iter().map(|(question, answer)| draw(question, answer)).collect();
        assert_eq!(answers(sample, &told), [expected; 3], "{}: {told:?}", sample.language);
    }
}

#[test]
fn a_question_says_nothing() {
    each(|question, _| format!("<p>{question}</p>"), "not_stated");
}

#[test]
fn an_answer_behind_it_in_the_paragraph_counts() {
    each(|question, answer| format!("<p>{question} {answer}</p>"), "no");
}

#[test]
fn an_answer_below_it_counts() {
    each(|question, answer| format!("<p>{question}</p><p>{answer}</p>"), "no");
    each(|question, answer| format!("<h3>{question}</h3><p>{answer}</p>"), "no");
}

#[test]
fn an_answer_beside_it_counts() {
    each(|question, answer| format!("<table><tr><td>{question}</td><td>{answer}</td></tr></table>"), "no");
    each(|question, answer| format!("<dl><dt>{question}</dt><dd>{answer}</dd></dl>"), "no");
}

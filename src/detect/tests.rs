//! Pages of our own that are policies, and pages that talk like them.

use super::*;
use crate::language;
use crate::page::{block, html, text};

const POLICY: &str =
    "<p>Lampline Ltd respects your privacy. This notice tells you which personal data we collect and what we do with it.</p>
    <p>We collect your name, postal address, email address and phone number when you order. We use this information to send you what
    you ordered and to answer questions.</p><p>We share your details with the carrier and with our payment provider. We do not sell
    your data. We keep invoices for seven years because the law requires it and delete everything else two years after your last
    order.</p><p>You may ask for a copy of your data, have it corrected or deleted, and withdraw your consent. Write to us by email.</p>";

const ARTICLE: &str =
    "<h1>How to write a privacy policy that your customers will read</h1><p>Every shop needs a privacy policy, and most are
    copied. We look at what the law asks for and how small shops can write one in an afternoon.</p><p>Start with a list of the personal
    data that you collect: names, email addresses, IP addresses, cookies. Under the GDPR you must say on what legal basis you process
    each of them, for example consent or legitimate interest.</p><p>Then say who receives the data. Carriers and payment companies are
    service providers; if one sits in another country, mention the transfer and the safeguards.</p><p>Finally, keep it short. In a survey
    one reader in nine got to the end, and those who did wanted to know three things: is the data sold, how long is it kept, and how
    does one unsubscribe. Put the answers first.</p><p>Our editor has collected five policies that do this well, from a bakery in Lyon
    to a school in Oslo. You will find them in the next issue, which appears on Friday.</p><p>Comments: Tom had his checked by the
    chamber of commerce, which took two weeks and cost nothing.</p>";

const HOME: &str = "<h1>Privacy that just works</h1><h2>Your privacy, our priority</h2><p>Lampline hides your IP address and encrypts your
    traffic. We do not keep logs, we do not sell your data, and we have been audited twice.</p><p>Set it up in two minutes on five
    devices. Prices start at 3 euros a month, thirty days money back.</p><p>Read our privacy policy to learn what we collect.</p>";

const TERMS: &str = "<h1>Terms of Use</h1><p>These terms are an agreement between you and Lampline. By using the services you accept
    them.</p><p>You are responsible for your account and for keeping your password secret. Your content remains yours.</p><p>Our Privacy
    Policy explains how we collect and use personal information. It is part of these terms.</p><p>We may end the agreement if you
    break these rules. The services come as they are. As far as the law allows we are not liable for indirect damage.</p>";

fn judge(url: &str, title: &str, body: &str) -> Detection {
    let page = format!("<title>{title}</title><main>{body}</main><footer><a href=/privacy>Privacy policy</a></footer>");
    let mut snapshot = html::read(&page);
    snapshot.url = Some(format!("https://lamp.example/{url}"));
    judge_snapshot(&snapshot)
}

fn judge_snapshot(snapshot: &Snapshot) -> Detection {
    let blocks = block::blocks(snapshot);
    let language = language::identify(blocks.iter().map(|b| b.text), None);
    detect(snapshot, snapshot.title.as_deref(), &blocks, &language)
}

#[test]
fn a_policy_is_one_wherever_its_name_stands() {
    assert!(judge("privacy", "Privacy policy | Lampline", POLICY).is_policy);
    assert!(judge("p/17", "Lampline", &format!("<h1>Privacy notice</h1>{POLICY}")).is_policy);
    assert!(judge("p/17", "Lampline", &format!("<p>Home</p><p>Products</p><p>Privacy notice</p>{POLICY}")).is_policy);
}

#[test]
fn a_short_policy_is_one_in_scripts_that_need_fewer_characters() {
    let policy = "<h2>燈線散步應用程式隱私權政策</h2><p>本隱私權政策說明你使用我們的應用程式時，燈線如何處理你的個人資料。</p>
        <h3>誰會取得你的資料</h3><p>我們會將資料提供給為我們營運伺服器的服務供應商。</p>
        <h3>我們收集的資料</h3><p>我們會收集你的電子郵件地址、你記錄的路線和裝置類型。</p>
        <h3>你的權利</h3><p>你有權查閱、更正和刪除你的個人資料。請來信 privacy@lamp.example。</p>";
    assert!(judge("p/17", "燈線散步應用程式隱私權政策", policy).is_policy);
}

#[test]
fn copied_text_with_its_menus_is_still_a_policy() {
    let prose = POLICY.replace("<p>", "\n").replace("</p>", "\n");
    let copied = format!("products\nlamps\nshades\nabout us\ncontact us\nlog in\nprivacy statement\n{prose}\nproducts\nlamps\nshades");
    assert!(judge_snapshot(&text::read(&copied)).is_policy);
}

#[test]
fn what_talks_about_policies_is_none() {
    assert!(!judge("blog/how-to-write-a-privacy-policy", "How to write a privacy policy that is read | Lamp Journal", ARTICLE).is_policy);
    assert!(!judge("", "Lampline – fast, private, simple", HOME).is_policy);
    assert!(!judge("terms", "Terms of Use – Lampline", TERMS).is_policy);
    assert!(
        !judge("settings/privacy", "Privacy settings", "<h1>Privacy settings</h1><p>Who can see you?</p><p>Everyone</p><p>Save</p>")
            .is_policy
    );
}

#[test]
fn of_an_unknown_language_the_address_speaks() {
    let prose = "<p>Zut vek lorp nam fis dru gol pim sta wek plom trab qwr, xyz buk lim ner tos vam ruk sel dak mip.</p>".repeat(30);
    assert!(judge("privacy-policy", "Zut vek", &prose).is_policy);
    assert!(!judge("lamps", "Zut vek", &prose).is_policy);
}

fn first_link(links: &str) -> String {
    let mut snapshot = html::read(&format!("<main><p>Lamps.</p></main>{links}"));
    snapshot.url = Some("https://lamp.example/".into());
    policy_links(&snapshot).first().map(|c| c.link.href.clone()).unwrap_or_default()
}

#[test]
fn the_likeliest_link_comes_first() {
    assert_eq!(first_link("<a href=/terms>Terms</a> <a href=/legal>Legal</a> <a href=/privacy>Privacy</a>"), "/privacy");
    assert_eq!(first_link("<a href=#>Privacy policy</a> <a href=/p/9>Privacy policy</a>"), "/p/9");
    assert_eq!(first_link("<a href=https://maps.example/privacy>Privacy policy</a> <a href=/datenschutz>Datenschutz</a>"), "/datenschutz");
    assert_eq!(
        first_link("<a href=/settings/privacy>Privacy settings</a> <a href=/a/privacy-notice>Privacy notice</a>"),
        "/a/privacy-notice"
    );
    assert_eq!(first_link("<a href=/th/privacy.html>ความเป็นส่วนตัว</a> <a href=/th/terms.html>ข้อกำหนด</a>"), "/th/privacy.html");
    assert_eq!(first_link("<a href=/lamps>Lamps</a>"), "");
    assert_eq!(first_link("<a href=#/terms>Terms</a> <a href=#/privacy>Privacy</a>"), "#/privacy");
}

#[test]
fn a_link_to_several_documents_is_taken_where_there_is_no_other() {
    for text in ["Legal", "Datenschutz & AGB", "Impressum/Datenschutz", "Cookies, Privacy & Terms", "利用規約・プライバシー"] {
        assert_eq!(first_link(&format!("<footer><a href=/p/4>{text}</a> <a href=/lamps>Lamps</a></footer>")), "/p/4", "{text}");
        let both = format!("<footer><a href=/p/4>{text}</a> <a href=/p/5>Privacy policy</a></footer>");
        assert_eq!(first_link(&both), "/p/5", "{text}");
    }
    assert_eq!(first_link("<footer><a href=/p/4>AGB</a></footer>"), "");
}

#[test]
fn a_link_that_says_nothing_is_called_what_its_sentence_says() {
    for html in [
        "<p>Read our privacy policy <a href=/p/4>here</a>.</p>",
        "<p><a href=/p/4>Click here</a> to read our privacy policy.</p>",
        "<p>Unsere Datenschutzerklärung finden Sie <a href=/p/4>hier</a>.</p>",
        "<p>プライバシーポリシーは<a href=/p/4>こちら</a>をご覧ください。</p>",
        "<p>隐私政策请见<a href=/p/4>这里</a>。</p>",
    ] {
        assert_eq!(first_link(html), "/p/4", "{html}");
    }
    assert_eq!(first_link("<p>We have a privacy policy. Our lamps are <a href=/lamps>here</a>.</p>"), "");
    assert_eq!(first_link("<p>See our privacy policy <a href=/p/4>here</a>.</p><a href=/privacy>Privacy policy</a>"), "/privacy");
}

#[test]
fn a_policy_in_a_dialog_is_found_beside_what_the_page_is_about() {
    let page = |heading: &str, text: &str| {
        let lamps = "<p>A lamp for every room, and a room for every lamp.</p>".repeat(20);
        let html = format!("<title>Lampline</title><h1>Lamps</h1>{lamps}<dialog open><h2>{heading}</h2>{text}</dialog>");
        crate::analyze(&html::read(&html)).policy
    };
    let policy = page("Privacy policy", &POLICY.repeat(2));
    assert!(policy.is_policy);
    assert_eq!(policy.title.as_deref(), Some("Privacy policy"));
    assert!(!page("We value your privacy", "<p>We use cookies. Choose which.</p>").is_policy);
    assert!(!page("Terms of use", &POLICY.repeat(2)).is_policy);
}

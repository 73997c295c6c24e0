// The concepts: language-neutral notions that lexicon files give words for.
//
// This list is read by the crate and by its build script (which checks the lexicon files against it),
// so it names nothing outside itself.

macro_rules! concepts {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A language-neutral notion found in words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Concept { $($(#[$doc])* $variant,)* }

        impl Concept {
            /// All concepts, in the order of their numbers.
            pub const ALL: &'static [Concept] = &[$(Concept::$variant,)*];

            /// The name that lexicon files use.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Concept::$variant => $name,)* }
            }
        }
    };
}

concepts! {
    /// Not a notion: a longer phrase that hides the words inside it ("not only", "notice", 提出售後).
    Mask = "mask",

    // Acts.
    /// To sell, rent, lease or trade something.
    Sell = "sell",
    /// What the policy does counts, or may count, as a sale (or "sharing") under a law.
    CalledSale = "called_sale",
    /// To exchange data for money or other value, without a verb of selling.
    ForValue = "for_value",
    /// To share or disclose; says so by itself.
    Share = "share",
    /// To give, provide, send: a sharing only with a recipient or an object that fits.
    Give = "give",
    /// Others have access.
    Access = "access",
    /// Made public, shown to everybody or to other users.
    Publish = "publish",
    /// To collect, receive, record.
    Collect = "collect",
    /// To use or process.
    Use = "use",
    /// To keep, store, retain.
    Keep = "keep",
    /// To delete, erase, destroy, make anonymous.
    Delete = "delete",
    /// To move data: transfer, transmit, export.
    Move = "move",
    /// To stand somewhere: located, hosted, based in.
    Located = "located",

    // Things.
    /// Personal data, in any wording.
    PersonalData = "personal_data",
    /// What may stand for data named before: it, them.
    Pronoun = "pronoun",
    /// A kind of personal data: name, e-mail address, location…
    DataKind = "data_kind",
    /// Goods and services that one sells.
    Goods = "goods",
    /// An account.
    Account = "account",
    /// Servers, data centres.
    Server = "server",

    // Parties.
    /// The policy's author.
    We = "we",
    /// The reader.
    You = "you",
    /// Third parties, others, anybody outside.
    ThirdParty = "third_party",
    /// Service providers, processors, vendors.
    Provider = "provider",
    /// Affiliates, group companies.
    Affiliate = "affiliate",
    /// Business partners.
    Partner = "partner",
    /// Authorities, courts, police.
    Authority = "authority",
    /// Advertisers and advertising networks.
    Advertiser = "advertiser",

    // Polarity, scope, modality.
    /// Denies what it governs.
    Negation = "negation",
    /// Grants what the sentence then holds against it: although, even if.
    Concession = "concession",
    /// Turns the sentence: but, however.
    Contrast = "contrast",
    /// Takes something out: except, unless, other than.
    Except = "except",
    /// Only.
    Only = "only",
    /// Consent, agreement, permission.
    Consent = "consent",
    /// Where or if the reader consents.
    WithConsent = "with_consent",
    /// Without, or unless with, the reader's consent.
    WithoutConsent = "without_consent",
    /// Opens a condition: if, when, where.
    If = "if",

    // Retention.
    /// As long as necessary, or as the law requires.
    AsNeeded = "as_needed",
    /// Until the reader deletes, asks, closes the account, withdraws.
    UntilDeletion = "until_deletion",
    /// The reader deletes, leaves, closes the account, withdraws: from then on, or if so.
    AccountEnd = "account_end",
    /// For ever.
    Indefinite = "indefinite",
    /// Necessity and permission: necessary, needed, required or allowed.
    Necessary = "necessary",
    /// Says that retention is the subject: retention period, how long we keep.
    Retention = "retention",
    /// A session as the length of time.
    Session = "session",
    /// Deadlines, notice and answers: a length of time that is no retention.
    Deadline = "deadline",
    /// Ages.
    Age = "age",

    // Transfer.
    /// Abroad: other countries, worldwide, outside the reader's region.
    Abroad = "abroad",
    /// The crossing of a border itself: cross-border transfer, international transfer.
    CrossBorder = "cross_border",
    /// The data stays in the country.
    StaysHome = "stays_home",
    /// Stands before where data goes or stands: to, in, servers in.
    Goal = "goal",
    /// Stands before where data or people come from: from, residents of, if you are in.
    Origin = "origin",
    /// Standard contractual clauses.
    SafeguardScc = "safeguard_scc",
    /// Adequacy decision.
    SafeguardAdequacy = "safeguard_adequacy",
    /// Data Privacy Framework, Privacy Shield.
    SafeguardDpf = "safeguard_dpf",
    /// Binding corporate rules.
    SafeguardBcr = "safeguard_bcr",
    /// An assessment by or for an authority.
    SafeguardAssessment = "safeguard_assessment",
    /// A contract with the recipient, other than standard clauses.
    SafeguardContract = "safeguard_contract",
    /// Unnamed measures: appropriate safeguards, adequate protection.
    SafeguardOther = "safeguard_other",

    // Rights and choices.
    /// A right is the subject.
    Right = "right",
    /// To have access, get a copy.
    RightAccess = "right_access",
    /// To have it corrected.
    RightCorrect = "right_correct",
    /// To have it deleted.
    RightDelete = "right_delete",
    /// To take it elsewhere.
    RightPortability = "right_portability",
    /// To object.
    RightObject = "right_object",
    /// To restrict processing.
    RightRestrict = "right_restrict",
    /// To withdraw consent.
    RightWithdraw = "right_withdraw",
    /// To stop marketing.
    RightOptOutMarketing = "right_opt_out_marketing",
    /// To stop a sale.
    RightOptOutSale = "right_opt_out_sale",
    /// To complain to an authority.
    RightComplain = "right_complain",
    /// Opting in or out, settings, preferences.
    Choice = "choice",

    // What for.
    /// A purpose of use.
    Purpose = "purpose",
    /// Targeted, personalised, interest-based advertising.
    TargetedAds = "targeted_ads",
    /// Advertising in general.
    Advertising = "advertising",
    /// Cookies, beacons, analytics, software kits.
    Tracking = "tracking",
    /// Only what the service cannot do without.
    StrictlyNecessary = "strictly_necessary",
    /// Do Not Track, Global Privacy Control.
    DoNotTrack = "do_not_track",
    /// To honour, respond to, recognise a signal.
    Honour = "honour",
    /// Artificial intelligence, machine learning.
    Ai = "ai",
    /// To train a model.
    TrainAi = "train_ai",
    /// Automated decisions, profiling.
    Automation = "automation",

    // The rest of a policy.
    /// Children and minors.
    Child = "child",
    /// Merger, acquisition, sale of the business.
    BusinessTransfer = "business_transfer",
    /// Legal process, the law's demand.
    LegalRequest = "legal_request",
    /// To protect rights, safety, property; to prevent fraud.
    ProtectRights = "protect_rights",
    /// Measures that protect data.
    Security = "security",
    /// Grounds for processing.
    LegalBasis = "legal_basis",
    /// How to reach the author; who is responsible.
    Contact = "contact",
    /// This policy, this notice.
    ThisPolicy = "this_policy",
    /// To change, revise, update.
    Change = "change",
    /// To tell people actively: notify, e-mail, prominent notice.
    Notify = "notify",
    /// To post on the page, to ask for a look now and then.
    Post = "post",
    /// Last updated, revised, version of.
    Updated = "updated",
    /// In force from.
    Effective = "effective",
    /// Points to what follows: the following, as follows.
    ListIntro = "list_intro",
    /// Defines a term.
    Definition = "definition",
    /// Other people's sites and policies.
    OtherSites = "other_sites",
    /// A rule for the reader's own conduct.
    UserRule = "user_rule",
}

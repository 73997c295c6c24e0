//! What a clause does.

macro_rules! labels {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a clause does; names as in the report.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Label { $($(#[$doc])* $variant,)* }

        impl Label {
            /// All labels.
            pub const ALL: &'static [Label] = &[$(Label::$variant,)*];

            /// The name in the report.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Label::$variant => $name,)* }
            }
        }
    };
}

labels! {
    /// What is collected, from whom, how.
    Collection = "collection",
    /// What it is used for.
    Use = "use",
    /// Shared with or open to somebody else.
    Sharing = "sharing",
    /// Denies sharing.
    SharingDenied = "sharing.denied",
    /// Shares only with consent.
    SharingWithConsent = "sharing.with_consent",
    /// Passed on in a merger or sale of the business.
    BusinessTransfer = "business_transfer",
    /// Disclosed to authorities or to protect rights.
    LegalDisclosure = "legal_disclosure",
    /// Sold, rented, traded, or a practice that counts as a sale.
    Sale = "sale",
    /// Denies a sale.
    SaleDenied = "sale.denied",
    /// Sold only with consent.
    SaleWithConsent = "sale.with_consent",
    /// Goes to another country.
    Transfer = "transfer",
    /// Stays in the country.
    TransferDenied = "transfer.denied",
    /// Goes abroad only with consent.
    TransferWithConsent = "transfer.with_consent",
    /// What protects the data abroad.
    TransferSafeguard = "transfer.safeguard",
    /// Kept for a stated time.
    RetentionStatedPeriod = "retention.stated_period",
    /// Kept as long as needed.
    RetentionAsNeeded = "retention.as_needed",
    /// Kept until the reader deletes or asks.
    RetentionUntilDeletion = "retention.until_deletion",
    /// Kept for ever.
    RetentionIndefinite = "retention.indefinite",
    /// Not kept at all.
    RetentionNotStored = "retention.not_stored",
    /// Targeted advertising.
    Advertising = "advertising",
    /// Cookies, analytics and the like.
    Tracking = "tracking",
    /// Choices and settings.
    Choice = "choice",
    /// Rights over one's data.
    Rights = "rights",
    /// Measures that protect data.
    Security = "security",
    /// Children.
    Children = "children",
    /// Changes to the policy.
    PolicyChange = "policy_change",
    /// Do Not Track, Global Privacy Control.
    DoNotTrack = "do_not_track",
    /// Grounds for processing.
    LegalBasis = "legal_basis",
    /// Automated decisions, profiling, training of models.
    Automation = "automation",
    /// How to reach the author.
    Contact = "contact",
}

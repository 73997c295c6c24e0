//! Element and attribute names as numbers, so that the tree compares and matches without touching strings.

/// A lower-case element or attribute name.
///
/// Up to eight bytes are packed as they are; longer names are hashed, with the top bit set to keep the two apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(u64);

impl Name {
    /// The number of a name; `const`, so that names can stand in patterns.
    pub(super) const fn of(name: &[u8]) -> Name {
        if name.len() <= 8 {
            return Name(pack(name));
        }
        Name(hash(name) | 1 << 63)
    }
}

const fn pack(name: &[u8]) -> u64 {
    let mut packed = 0;
    let mut i = 0;
    while i < name.len() {
        packed |= (name[i] as u64) << (8 * i);
        i += 1;
    }
    packed
}

/// FNV-1a.
const fn hash(name: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < name.len() {
        hash = (hash ^ name[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

macro_rules! names {
    ($($constant:ident = $name:literal),* $(,)?) => {
        impl Name { $(pub(super) const $constant: Name = Name::of($name.as_bytes());)* }
    };
}

names! {
    A = "a", ADDRESS = "address", APPLET = "applet", AREA = "area", ARTICLE = "article", ASIDE = "aside", B = "b",
    BASE = "base", BASEFONT = "basefont", BGSOUND = "bgsound", BIG = "big", BLOCKQUOTE = "blockquote", BODY = "body",
    BR = "br", BUTTON = "button", CAPTION = "caption", CENTER = "center", CODE = "code", COL = "col",
    COLGROUP = "colgroup", DD = "dd", DESC = "desc", DETAILS = "details", DIALOG = "dialog", DIR = "dir", DIV = "div",
    DL = "dl", DT = "dt", EM = "em", EMBED = "embed", FIELDSET = "fieldset", FIGCAPTION = "figcaption",
    FIGURE = "figure", FONT = "font", FOOTER = "footer", FOREIGN_OBJECT = "foreignobject", FORM = "form",
    FRAME = "frame", FRAMESET = "frameset", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
    HEAD = "head", HEADER = "header", HGROUP = "hgroup", HR = "hr", HTML = "html", I = "i", IFRAME = "iframe",
    IMAGE = "image", IMG = "img", INPUT = "input", KEYGEN = "keygen", LI = "li", LINK = "link", LISTING = "listing",
    MAIN = "main", MARQUEE = "marquee", MATH = "math", MENU = "menu", META = "meta", NAV = "nav", NOBR = "nobr",
    NOEMBED = "noembed", NOFRAMES = "noframes", NOSCRIPT = "noscript", OBJECT = "object", OL = "ol",
    OPTGROUP = "optgroup", OPTION = "option", P = "p", PARAM = "param", PLAINTEXT = "plaintext", PRE = "pre",
    RB = "rb", RP = "rp", RT = "rt", RTC = "rtc", S = "s", SCRIPT = "script", SEARCH = "search", SECTION = "section",
    SELECT = "select", SMALL = "small", SOURCE = "source", SPAN = "span", STRIKE = "strike", STRONG = "strong",
    STYLE = "style", SUB = "sub", SUMMARY = "summary", SUP = "sup", SVG = "svg", TABLE = "table", TBODY = "tbody",
    TD = "td", TEMPLATE = "template", TEXTAREA = "textarea", TFOOT = "tfoot", TH = "th", THEAD = "thead",
    TITLE = "title", TR = "tr", TRACK = "track", TT = "tt", U = "u", UL = "ul", VAR = "var", WBR = "wbr", XMP = "xmp",
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn short_names_differ_from_long_ones_and_from_each_other() {
        let names = ["p", "pre", "textarea", "fieldset", "blockquote", "figcaption", "aria-label", "aria-level", ""];
        for (i, a) in names.iter().enumerate() {
            for b in &names[i + 1..] {
                assert_ne!(Name::of(a.as_bytes()), Name::of(b.as_bytes()), "{a} {b}");
            }
        }
    }
}

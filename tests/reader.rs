//! The rules of `docs/reading.md`, case by case, and what holds for any input at all.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)] // the helpers of tests are tests

use clauselight::page::format::Format;
use clauselight::page::html;
use clauselight::page::snapshot::{BlockKind, Region, Snapshot, SourceBlock};
use proptest::prelude::*;

/// A block as a line: kind, level, region, cell, text with its links in brackets.
fn line(block: &SourceBlock) -> String {
    let kind = match block.kind {
        BlockKind::Heading => format!("h{}", block.level),
        BlockKind::Paragraph => "p".into(),
        BlockKind::Item => format!("li{}", block.level),
        BlockKind::Cell => "cell".into(),
        BlockKind::Preformatted => "pre".into(),
    };
    let region = if block.region == Region::Main { String::new() } else { format!(" {:?}", block.region).to_lowercase() };
    let cell = block.table.map(|cell| {
        let header = if cell.header { " header" } else { "" };
        format!(" {}:{}:{}{header}", cell.id, cell.row, cell.column)
    });
    format!("{kind}{region}{}: {}", cell.unwrap_or_default(), marked(block))
}

/// The block's text with every link in brackets, cut at its UTF-16 offsets.
fn marked(block: &SourceBlock) -> String {
    let mut units: Vec<u16> = block.text.encode_utf16().collect();
    for link in block.links.iter().rev() {
        units.splice(link.end as usize..link.end as usize, "]".encode_utf16());
        units.splice(link.start as usize..link.start as usize, format!("[{}|", link.href).encode_utf16());
    }
    String::from_utf16(&units).expect("links begin and end between characters")
}

#[track_caller]
fn reads(page: &str, expected: &[&str]) {
    let snapshot = html::read(page);
    let lines: Vec<String> = snapshot.blocks.iter().map(line).collect();
    assert_eq!(lines, expected, "{page}");
}

#[track_caller]
fn links(page: &str, expected: &[(&str, &str, Region)]) {
    let snapshot = html::read(page);
    let links: Vec<_> = snapshot.links.iter().map(|link| (link.href.as_str(), link.text.as_str(), link.region)).collect();
    assert_eq!(links, expected, "{page}");
}

// --- §1 and §2: blocks and kinds ---

#[test]
fn text_between_blocks_is_a_block() {
    reads("<div>a<p>b</p>c</div>", &["p: a", "p: b", "p: c"]);
    reads("bare", &["p: bare"]);
    reads("", &[]);
    reads("<p> <b> </b></p>", &[]);
    reads("a<hr>b<button>c</button>d", &["p: a", "p: b", "p: c", "p: d"]);
}

#[test]
fn inline_elements_join() {
    reads("<p><b>in</b>form <i>us</i><x-y>!</x-y></p>", &["p: inform us!"]);
}

#[test]
fn styles_and_roles_make_blocks() {
    reads("a<span style='display:block'>b</span>c", &["p: a", "p: b", "p: c"]);
    reads("a<span style='display:block;float:left'>b</span>c", &["p: abc"]);
    reads("a<span role=listitem>b</span>", &["p: a", "li1: b"]);
    reads("<div role=list><div role=list><div role=listitem>b</div></div></div>", &["li2: b"]);
}

#[test]
fn headings_have_levels() {
    reads("<h1>a</h1><h4>b</h4>", &["h1: a", "h4: b"]);
    reads("<div role=heading aria-level=3>a</div><span role=heading>b</span>", &["h3: a", "h2: b"]);
    reads("<h4 role=heading aria-level=9>a</h4>", &["h6: a"]);
    reads("<dl><dt>a<dd>b</dl><h3>c</h3><dl><dt>d<dd>e</dl>", &["h2: a", "li1: b", "h3: c", "h4: d", "li1: e"]);
    reads("<details><summary>a</summary>b</details>", &["h2: a", "p: b"]);
    reads("<h1 hidden>x</h1><dl><dt>a</dl>", &["h2: a"]);
}

#[test]
fn accordion_buttons_are_headings() {
    let attributes = "aria-expanded=false aria-controls=x";
    reads(&format!("<h2><button {attributes}>a</button></h2>"), &["h2: a"]);
    reads(&format!("<h2>a</h2><button {attributes}><h3>b</h3></button>"), &["h2: a", "h3: b"]);
    reads(&format!("<h2>a</h2><button {attributes}>b</button>"), &["h2: a", "h3: b"]);
    reads(&format!("<div {attributes} role=combobox>a</div><div {attributes} aria-haspopup=menu>b</div>"), &["p: a", "p: b"]);
    reads("<div aria-expanded=true aria-controls=' '>a</div>", &["p: a"]);
}

#[test]
fn bold_paragraphs_are_headings() {
    reads("<p><b>What we keep</b></p><p>Little.</p>", &["h2: What we keep", "p: Little."]);
    reads("<h3>a</h3><p><strong>b</strong> <b>c</b></p>", &["h3: a", "h4: b c"]);
    reads("<p><b>A sentence.</b></p><p><b>我們保存。</b></p><p><b>lead</b> in</p>", &["p: A sentence.", "p: 我們保存。", "p: lead in"]);
    reads("<p><b>two<br>lines</b></p>", &["p: two\nlines"]);
    reads("<footer><p><b>Imprint</b></p></footer>", &["p footer: Imprint"]);
    let long = "word ".repeat(25);
    reads(&format!("<p><b>{long}</b></p>"), &[&format!("p: {}", long.trim())]);
}

#[test]
fn the_innermost_element_decides() {
    reads("<ul><li><h3>a</h3>b<pre>c\nd</pre></ul>", &["h3: a", "li1: b", "pre: c\nd"]);
    reads("<pre>a<ul><li>b</li></ul>c</pre>", &["pre: a", "li1: b", "pre: c"]);
}

// --- §3: white space ---

#[test]
fn white_space_is_one_space() {
    reads("<p>\n a \t b\u{a0}\u{3000}c&nbsp;</p>", &["p: a b c"]);
    reads("<p>a\u{200b}b\u{ad}c</p>", &["p: a\u{200b}b\u{ad}c"]);
    reads("<p>a <b> b</b>\n<i></i> c", &["p: a b c"]);
}

#[test]
fn line_breaks_are_newlines_at_most_two() {
    reads("<p>a <br> b<br>\n<br><br>c<br></p>", &["p: a\nb\n\nc"]);
    reads("<p><br>a</p>", &["p: a"]);
    reads("<pre>\na\r\nb\n\n\n  c</pre>", &["pre: a\nb\n\nc"]);
    reads("<p style='white-space: pre-line'>a\nb<span style='white-space:normal'>c\nd</span></p>", &["p: a\nbc d"]);
}

#[test]
fn links_that_touch_are_told_apart() {
    reads("<p><a href=1>a</a><a href=2>b</a>c</p>", &["p: [1|a] [2|b]c"]);
    reads("<p><a href=1>a</a><b></b><a href=2>b</a></p>", &["p: [1|a] [2|b]"]);
    reads("<p><a href=1>a</a>, <a href=2>b</a></p>", &["p: [1|a], [2|b]"]);
}

// --- §4: lists ---

#[test]
fn lists_nest() {
    reads("<ul><li>Text<ul><li>a</li></ul>more</li></ul>", &["li1: Text", "li2: a", "li1: more"]);
    reads("<ul><li><p>a</p><p>b</p></li></ul>", &["li1: a", "li1: b"]);
    reads("<li>stray</li>", &["li1: stray"]);
    let deep = "<ul><li>".repeat(20) + "x";
    reads(&deep, &["li9: x"]);
}

// --- §5: tables ---

#[test]
fn data_tables_have_positions() {
    reads(
        "<table><caption>c</caption><thead><tr><td>a<th>b</thead><tbody><tr><td>1<td>2</table>",
        &["p: c", "cell 0:0:0 header: a", "cell 0:0:1 header: b", "cell 0:1:0: 1", "cell 0:1:1: 2"],
    );
    reads("<table><tr><td><p>a</p><ul><li>b</ul><td>c</table>", &["cell 0:0:0: a", "cell 0:0:0: b", "cell 0:0:1: c"]);
}

#[test]
fn spans_take_columns_and_rows() {
    reads(
        "<table><tr><th rowspan=2>a<th colspan=2>b<th>c<tr><td>d<td rowspan=9>e<td>f<tr><td>g<td>h<td>i</table>",
        &[
            "cell 0:0:0 header: a",
            "cell 0:0:1 header: b",
            "cell 0:0:3 header: c",
            "cell 0:1:1: d",
            "cell 0:1:2: e",
            "cell 0:1:3: f",
            "cell 0:2:0: g",
            "cell 0:2:1: h",
            "cell 0:2:3: i",
        ],
    );
    reads(
        "<table><tr><td colspan=0>a<td colspan=x>b<td colspan=' 2 '>c<td>d</table>",
        &["cell 0:0:0: a", "cell 0:0:1: b", "cell 0:0:2: c", "cell 0:0:4: d"],
    );
}

#[test]
fn layout_tables_leave_their_blocks_alone() {
    reads("<table role=presentation><tr><td>a<td><b>b</b></table>", &["p: a", "h2: b"]);
    reads("<table><tr><td>a<tr><td>b</table>", &["p: a", "p: b"]);
    reads("<table><tr><td><h2>a</h2><td>b</table>", &["h2: a", "p: b"]);
    reads("<table><tr><td>a<td><table><tr><th>b<th>c</table></table>", &["p: a", "cell 1:0:0 header: b", "cell 1:0:1 header: c"]);
}

#[test]
fn roles_make_tables() {
    reads(
        "<div role=table><div role=row><span role=columnheader>a</span><span role=cell>b</span></div></div>",
        &["cell 0:0:0 header: a", "cell 0:0:1: b"],
    );
}

// --- §6: what is not read ---

#[test]
fn what_is_skipped() {
    reads("a<script>if (x<y) '<p>no</p>'</script><style>p{}</style><noscript><p>no</p></noscript>b", &["p: ab"]);
    reads("a<select><option>no</select><textarea><p>no</textarea><svg><text>no</text></svg><template><p>no</template>b", &["p: ab"]);
    reads("a<!-- <p>no</p> -->b<i aria-hidden=true>no</i>c<div aria-hidden=true>d</div>", &["p: abc", "p: d"]);
    reads("<ruby>漢<rp>(<rt>kan<rp>)</ruby>字", &["p: 漢字"]);
}

#[test]
fn what_is_invisible() {
    reads("a<div hidden>no</div>b<p style='DISPLAY: none'>no</p>c", &["p: abc"]);
    reads("<dialog>no</dialog><dialog open>a</dialog><div popover>no</div>", &["p banner: a"]);
    reads("<p>a<span style='visibility:hidden'> no <b style='visibility:visible'>b</b></span>c", &["p: a bc"]);
}

#[test]
fn closed_content_is_read() {
    reads("<details><summary>a</summary><p>b</p></details>", &["h2: a", "p: b"]);
    reads("<div hidden=until-found>a</div><div role=tabpanel hidden>b</div>", &["p: a", "p: b"]);
    let panel = "<div id=p hidden>a<p hidden>no</p></div>";
    let button = "<button aria-expanded=false aria-controls='x p'></button>";
    reads(&format!("{button}{panel}"), &["p: a"]);
    reads(&format!("{panel}{button}"), &["p: a"]);
    reads(&format!("{panel}<a role=tab aria-controls=p></a>"), &["p: a"]);
    reads(&format!("{panel}<a aria-controls=p></a>"), &[]);
    reads("<div id=p>a<i style='visibility:hidden'>b</i></div><a role=tab aria-controls=p></a>", &["p: ab"]);
    reads(&format!("{panel}<template>{button}</template>"), &[]);
}

// --- §7: links ---

#[test]
fn links_are_listed_with_their_words() {
    links("<a href=' /a&amp;b '> one\n <b>two</b></a><a href=' '>no</a><a name=x>no</a>", &[(" /a&b ", "one two", Region::Main)]);
    links("<footer><a href=1>a<br>b<p>c</p>d</a></footer>", &[("1", "a b c d", Region::Footer)]);
    links("<div hidden><nav><a href=1>a<div>b</div></a></nav></div>", &[("1", "a b", Region::Navigation)]);
    reads("<div hidden><a href=1>a</a></div>", &[]);
}

#[test]
fn links_without_words_have_labels() {
    links("<a href=1 aria-label=' a  b ' title=t><img alt=i></a>", &[("1", "a b", Region::Main)]);
    links("<a href=1 aria-label=' ' title=t></a>", &[("1", "t", Region::Main)]);
    links("<a href=1><img alt=' '><img alt='i j'><img alt=k></a>", &[("1", "i j", Region::Main)]);
    links("<a href=1 title=t>†</a><a href=2 title=t>b</a>", &[("1", "t", Region::Main), ("2", "b", Region::Main)]);
    links("<a href=1 aria-label=a>b</a>", &[("1", "a", Region::Main)]);
    links("<a href=1><svg aria-hidden=true><g><title> a &amp; b </title></g></svg></a>", &[("1", "a & b", Region::Main)]);
    links("<a href=1><i aria-hidden=true><svg><title>a</title></svg></i></a>", &[("1", "", Region::Main)]);
    links("<a href=1></a>", &[("1", "", Region::Main)]);
}

#[test]
fn links_run_over_blocks_and_count_utf_16() {
    reads("<p>😀 <a href=1>一😀 二<p>三</a>四", &["p: 😀 [1|一😀 二]", "p: [1|三]四"]);
    reads("<a href=1> <div>a</div><div>b</div></a>", &["p: [1|a]", "p: [1|b]"]);
}

// --- §8: regions ---

#[test]
fn regions_come_from_tags_roles_and_names() {
    reads(
        "<nav>a</nav><aside>b</aside><footer>c</footer><header>d</header>",
        &["p navigation: a", "p aside: b", "p footer: c", "p header: d"],
    );
    reads("<article><header>a</header><footer>b</footer></article>", &["p: a", "p: b"]);
    reads(
        "<div role=contentinfo>a</div><div id=Site-Footer>b</div><ul class='x navbar'><li>c</ul>",
        &["p footer: a", "p footer: b", "li1 navigation: c"],
    );
    reads("<div class=footers>a</div><span class=footer>b</span><main class=footer>c</main>", &["p: a", "p: b", "p: c"]);
    reads("<footer><article>a</article><main>b</main></footer>", &["p footer: a", "p: b"]);
    reads("<div id=cookie-banner><main>a</main></div>", &["p banner: a"]);
}

// --- §9: the page ---

#[test]
fn title_and_language() {
    let snapshot = html::read("<html lang=' zh-TW '><head><title> 隱私 &amp;\n政策 </title><title>no</title>");
    assert_eq!((snapshot.title.as_deref(), snapshot.lang.as_deref()), (Some("隱私 & 政策"), Some("zh-TW")));
    let snapshot = html::read("<svg><title>no</title></svg><p>a");
    assert_eq!((snapshot.title, snapshot.lang, snapshot.url), (None, None, None));
}

#[test]
fn a_byte_order_mark_is_no_text() {
    reads("\u{feff}<!doctype html><p>a", &["p: a"]);
}

// --- §10: what the parser has to do ---

#[test]
fn end_tags_are_implied() {
    reads("<p>a<p>b<div>c</div>d", &["p: a", "p: b", "p: c", "p: d"]);
    reads("<ul><li>a<li>b</ul>c", &["li1: a", "li1: b", "p: c"]);
    reads("<h2>a<h3>b</h2>c", &["h2: a", "h3: b", "p: c"]);
    reads("<table><tr><td>a<td>b<tr><td>c<td>d</table>", &["cell 0:0:0: a", "cell 0:0:1: b", "cell 0:1:0: c", "cell 0:1:1: d"]);
    reads("<button>a<button>b", &["p: a", "p: b"]);
}

#[test]
fn stray_tags_do_nothing() {
    reads("a</div></span></td>b<tr><td>c", &["p: abc"]);
    reads("<div>a</p>b</div>", &["p: a", "p: b"]);
    reads("a</br>b", &["p: a\nb"]);
    reads("<span><div>a</span>b</div>", &["p: ab"]);
    reads("<p hidden>no<p>a", &["p: a"]);
}

#[test]
fn links_are_carried_over_ends_of_blocks() {
    reads("<p><a href=1>a</p><p>b</p></a>c", &["p: [1|a]", "p: [1|b]", "p: c"]);
    reads("<p><a href=1>a<a href=2>b</a>", &["p: [1|a] [2|b]"]);
    reads("<table><tr><td><a href=1>a<td>b</table>", &["cell 0:0:0: [1|a]", "cell 0:0:1: b"]);
    reads("<a href=1>a<div>b</a>c</div>", &["p: [1|a]", "p: [1|b]c"]);
}

#[test]
fn a_form_in_a_table_holds_nothing() {
    reads("<table><form hidden><tr><td>a<td>b</form></table>", &["cell 0:0:0: a", "cell 0:0:1: b"]);
}

#[test]
fn foreign_elements_end_where_html_begins_again() {
    reads("<svg><g>no<p>a</p>", &["p: a"]);
    reads("<svg><title>no<p>no</p></title></svg>a", &["p: a"]);
    reads("<svg><path/><style><p>a</svg>b", &["p: ab"]);
    reads("a<svg/>b<math><mi>no</mi></math>c", &["p: abc"]);
}

#[test]
fn the_head_ends_with_the_first_content() {
    reads("<head><meta charset=x><p>a<head>b<body hidden>c", &["p: abc"]);
    reads("<html><body class=x>a</body></html>b", &["p: ab"]);
    reads("<title>no", &[]);
}

// --- any input ---

fn assert_sound(snapshot: &Snapshot) {
    for block in &snapshot.blocks {
        assert!(!block.text.is_empty() && block.text.trim() == block.text, "{block:?}");
        let units: Vec<u16> = block.text.encode_utf16().collect();
        for link in &block.links {
            let words = units.get(link.start as usize..link.end as usize).expect("links stand within their text");
            let words = String::from_utf16(words).expect("links begin and end between characters");
            assert!(!words.is_empty() && words.trim() == words, "{block:?}");
        }
        assert!(block.links.windows(2).all(|pair| pair[0].end <= pair[1].start), "{block:?}");
    }
}

/// Tags, attributes and text in an order that no author would choose.
fn soup() -> impl Strategy<Value = String> {
    let tags = "a|b|p|div|ul|li|dl|dt|dd|h2|table|tr|td|th|caption|thead|form|button|select|option|svg|title|template|pre|details";
    let tag = format!("</?({tags})( (hidden|href=x|colspan=[0-9]{{1,9}}|rowspan=2|role=cell|id=y|style=[a-z:]{{0,9}})){{0,2}} ?/?>");
    let tag = proptest::string::string_regex(&tag).expect("a pattern of tags");
    let piece = prop_oneof![3 => tag, 2 => "[a-z 😀隱\u{a0}\n]{0,6}", 1 => "<!--|-->|<script>|</script>|&amp;|&#0;|&#x1F600"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn text_of(snapshot: &Snapshot) -> Vec<String> {
    snapshot.blocks.iter().map(|block| block.text.clone()).collect()
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in any::<String>()) {
        for format in [Format::Html, Format::Text, Format::Markdown, Format::of(&text)] {
            assert_sound(&format.read(&text));
        }
    }

    #[test]
    fn any_soup_is_read_soundly(page in soup()) {
        assert_sound(&html::read(&page));
        assert_sound(&Format::Markdown.read(&page));
    }

    #[test]
    fn wrapping_changes_no_text(page in soup(), depth in 1_usize..40) {
        let wrapped = format!("{}{page}", "<section>".repeat(depth));
        let plain = format!("<section>{page}");
        prop_assert_eq!(text_of(&html::read(&wrapped)), text_of(&html::read(&plain)));
    }

    #[test]
    fn a_page_cut_anywhere_is_read_soundly(page in soup(), at in any::<prop::sample::Index>()) {
        let ends: Vec<usize> = page.char_indices().map(|(end, _)| end).chain([page.len()]).collect();
        assert_sound(&html::read(&page[..*at.get(&ends)]));
    }
}

/// Megabytes of each: were any of them quadratic, this would not end.
#[test]
fn hostile_pages_take_linear_time() {
    const SIZE: usize = if cfg!(debug_assertions) { 400_000 } else { 10_000_000 };
    let units = [
        "<div>",
        "<b>",
        "<a href=x>",
        "<li>a<ul>",
        "<p><table><tr><td>",
        "<table>",
        "</div>",
        "<div><span></div>",
        "<p></b>",
        "<td rowspan=1000 colspan=1000>x",
        "<svg><g>",
        "<div id=x hidden><a role=tab aria-controls=x>",
        "<form><div></form>",
        "<button>",
        "<dl><dt>x<dd>",
        "<a href=x><div></a>",
        "<i aria-hidden=true>",
        "&amp",
        "<!-",
        "<p class='a b c d e f'>",
        "< a",
    ];
    for unit in units {
        let page = unit.repeat(SIZE / unit.len());
        assert_sound(&html::read(&page));
        assert_sound(&html::read(&format!("<table><tr>{page}")));
    }
}

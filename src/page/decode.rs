//! Bytes → text: whatever encoding a file was saved in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use thiserror::Error;

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Nothing is there.
    #[error("the document is empty")]
    Empty,
    /// A PDF file.
    #[error("the document is a PDF file, not text")]
    Pdf,
    /// An image, an archive, a program…
    #[error("the document is not text")]
    Binary,
}

/// How much of a file is looked at to tell what it is.
const SAMPLE: usize = 8192;

/// Decodes a file: by its byte order mark, as UTF-8, as it declares itself, or by a guess from its bytes.
///
/// # Errors
/// Where the bytes are not text.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::Empty);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(DecodeError::Pdf);
    }
    let text = decode_text(bytes).ok_or(DecodeError::Binary)?;
    if text.chars().all(char::is_whitespace) {
        return Err(DecodeError::Empty);
    }
    Ok(text)
}

fn decode_text(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(encoding, bytes.get(mark..)?);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return checked(encoding, bytes);
    }
    if looks_binary(bytes) {
        return None;
    }
    checked(encoding_of(bytes), bytes)
}

/// Which encoding bytes without a mark have.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let declared = declared(bytes);
    // Saved pages often still declare what they were before: valid UTF-8 is never chance. ISO-2022-JP alone is ASCII
    // to the eye.
    if declared != Some(ISO_2022_JP) && std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    declared.unwrap_or_else(|| guess(bytes))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that a page or an XML file names at its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(SAMPLE).map(u8::to_ascii_lowercase).collect();
    let head = String::from_utf8_lossy(&head);
    let tags = head.split('<').filter(|tag| tag.starts_with("meta") || tag.starts_with("?xml"));
    let label = tags.filter_map(|tag| label_in(tag.split('>').next()?)).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // What names itself in ASCII cannot be UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn label_in(tag: &str) -> Option<&str> {
    let after = ["charset", "encoding"].into_iter().find_map(|word| tag.split_once(word))?.1;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    value.split(|c: char| c.is_ascii_whitespace() || "\"';>?/".contains(c)).next()
}

/// UTF-16 shows by zero bytes: every other byte of what is written in ASCII.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len() & !1))?;
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 8;
    match (even, odd) {
        (0, odd) if odd > many => Some(UTF_16LE),
        (even, 0) if even > many => Some(UTF_16BE),
        _ => None,
    }
}

/// Zero bytes, or many other control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let controls = sample.iter().filter(|byte| is_control(byte)).count();
    sample.contains(&0) || controls * 20 > sample.len()
}

/// Decodes; nothing where the bytes turn out not to be in this encoding.
fn checked(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        let wrong = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let all = text.chars().count();
        if wrong * 20 > all {
            return None;
        }
    }
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, SHIFT_JIS, WINDOWS_1252};

    #[test]
    fn marks_are_obeyed_and_removed() {
        assert_eq!(decode(b"\xef\xbb\xbfhello"), Ok("hello".into()));
        assert_eq!(decode(b"\xff\xfeh\0i\0"), Ok("hi".into()));
        assert_eq!(decode(b"\xfe\xff\0h\0i"), Ok("hi".into()));
    }

    #[test]
    fn utf_16_without_mark_is_seen() {
        let bytes: Vec<u8> = "A privacy notice".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes), Ok("A privacy notice".into()));
        let bytes: Vec<u8> = "A privacy notice".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes), Ok("A privacy notice".into()));
    }

    #[test]
    fn declarations_are_obeyed_in_all_forms() {
        for head in [
            "<meta charset=big5>",
            "<META content='text/html; charset=Big5' http-equiv=content-type>",
            "<?xml version=\"1.0\" encoding=\"big5\"?>",
            "<meta name=viewport content=x><meta charset = \"big5\" />",
        ] {
            let page = format!("{head}<p>隱私權政策</p>");
            let (bytes, _, _) = BIG5.encode(&page);
            assert_eq!(decode(&bytes), Ok(page));
        }
    }

    #[test]
    fn valid_utf_8_wins_over_a_stale_declaration() {
        let page = "<meta charset=shift_jis><p>個人情報</p>";
        assert_eq!(decode(page.as_bytes()), Ok(page.into()));
    }

    #[test]
    fn iso_2022_jp_is_decoded_where_declared() {
        let page = b"<meta charset=iso-2022-jp><p>\x1b$B8D?M>pJs\x1b(B</p>";
        assert_eq!(decode(page), Ok("<meta charset=iso-2022-jp><p>個人情報</p>".into()));
    }

    #[test]
    fn undeclared_encodings_are_guessed() {
        let japanese = "個人情報の取り扱いについて、当店はお客様の情報を大切に扱います。".repeat(3);
        assert_eq!(decode(&SHIFT_JIS.encode(&japanese).0), Ok(japanese));
        let french = "Nous conservons vos données à caractère personnel pendant une durée limitée.";
        assert_eq!(decode(&WINDOWS_1252.encode(french).0), Ok(french.into()));
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(b" \n\t"), Err(DecodeError::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \n"), Err(DecodeError::Empty));
        assert_eq!(decode(b"%PDF-1.7\n..."), Err(DecodeError::Pdf));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), Err(DecodeError::Binary));
        assert_eq!(decode(b"PK\x03\x04\x14\0\0\0\x08\0"), Err(DecodeError::Binary));
    }

    #[test]
    fn a_few_broken_bytes_do_no_harm() {
        let mut bytes = "<meta charset=utf-8>".as_bytes().to_vec();
        bytes.extend("We keep little. ".repeat(20).into_bytes());
        bytes.push(0xff);
        assert!(decode(&bytes).is_ok_and(|text| text.contains("We keep little.")));
    }
}

//! Lines of standard input, none longer than memory should hold.

use std::io::{self, BufRead, Read};

/// A line longer than this is answered with an error instead of being read.
const LONGEST: u64 = 256 * 1024 * 1024;

/// A line of the input.
#[derive(Debug)]
pub struct Line {
    /// Counted from 1.
    pub number: u64,
    /// Without its end; nothing where it is too long.
    pub bytes: Option<Vec<u8>>,
}

/// The lines of an input.
pub struct Lines<R> {
    input: R,
    number: u64,
    longest: u64,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Lines { input, number: 0, longest: LONGEST }
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(self.longest).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() as u64 == self.longest {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Line { number, bytes: None }));
        }
        if number == 1 && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        Ok(Some(Line { number, bytes: Some(bytes) }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8], longest: u64) -> Vec<(u64, Option<Vec<u8>>)> {
        let lines = Lines { input, number: 0, longest };
        lines.map(|line| line.expect("memory can be read")).map(|line| (line.number, line.bytes)).collect()
    }

    #[test]
    fn lines_are_counted_and_lose_their_ends() {
        let expected = vec![(1, Some(b"a".to_vec())), (2, Some(vec![])), (3, Some(b"b".to_vec()))];
        assert_eq!(lines(b"\xef\xbb\xbfa\n\nb", 100), expected);
        assert_eq!(lines(b"", 100), vec![]);
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        assert_eq!(lines(b"aaaaaa\nbb\n", 4), vec![(1, None), (2, Some(b"bb".to_vec()))]);
        assert_eq!(lines(b"aaa\nbbb", 4), vec![(1, Some(b"aaa".to_vec())), (2, Some(b"bbb".to_vec()))]);
        assert_eq!(lines(b"aaaa", 4), vec![(1, None)]);
    }
}

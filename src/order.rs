//! Sorting by a whole number, in one piece of code for all types: the standard library's sort is compiled anew for each
//! type, some 6 KB of WebAssembly every time.

/// So many items are few.
const FEW: usize = 16;

/// Sorts by a key, smallest first; what has the same key keeps its order.
pub fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    if items.len() <= FEW {
        return sort_few(items, key);
    }
    let keys: Vec<u64> = items.iter().map(key).collect();
    if keys.is_sorted() {
        return;
    }
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(ranks(keys).into_iter().filter_map(|at| slots.get_mut(at).and_then(Option::take)));
}

/// Sorts in place, without memory of its own: fastest where there are few items or they stand in order nearly.
pub fn sort_few<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    for next in 1..items.len() {
        let mut at = next;
        while at > 0 && key(&items[at - 1]) > key(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The places of the keys in the order of their size.
fn ranks(keys: Vec<u64>) -> Vec<usize> {
    let mut ranks: Vec<(u64, usize)> = keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect();
    ranks.sort_unstable();
    ranks.into_iter().map(|(_, at)| at).collect()
}

/// A key for scores from 0 up, best first.
#[must_use]
pub fn best_first(score: f32) -> u64 {
    // Floats from 0 up are ordered as their bits are.
    u64::from(u32::MAX - score.max(0.0).to_bits())
}

/// A key for spans: by where they begin, longer first.
#[must_use]
pub fn outer_first(start: usize, end: usize) -> u64 {
    let low = |at: usize| u64::from(u32::try_from(at).unwrap_or(u32::MAX));
    low(start) << 32 | (u64::from(u32::MAX) - low(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_order_as_they_say() {
        let mut spans = vec![(4, 5), (0, 2), (0, 9), (4, 5)];
        sort_by_key(&mut spans, |s| outer_first(s.0, s.1));
        assert_eq!(spans, [(0, 9), (0, 2), (4, 5), (4, 5)]);
        let mut scores = vec![("a", 0.5f32), ("b", 0.0), ("c", 0.9), ("d", 0.5)];
        sort_by_key(&mut scores, |s| best_first(s.1));
        assert_eq!(scores.iter().map(|s| s.0).collect::<String>(), "cadb");
    }
}

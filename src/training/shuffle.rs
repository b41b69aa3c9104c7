//! The order in which choices are shown: chance that can be repeated.

/// `SplitMix64` (Steele, Lea & Flood 2014): small, and good enough to shuffle a page.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Shuffles `items` (Fisher–Yates). The same seed and node always give the same order, so a page
/// looks the same when it is opened again.
pub(super) fn shuffle<T>(items: &mut [T], seed: i64, node: &str) {
    // FNV-1a, so that two nodes of one attempt have orders of their own.
    let name = node
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    let mut random = SplitMix64(seed.cast_unsigned() ^ name);
    for last in (1..items.len()).rev() {
        let bound = last as u64 + 1;
        // At most twelve choices: the bias of the remainder is below one in 10^18.
        let other = usize::try_from(random.next() % bound).unwrap_or(0);
        items.swap(last, other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_its_published_numbers() {
        // First outputs for seed 1234567 of the reference implementation.
        let mut random = SplitMix64(1_234_567);
        assert_eq!([random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    }

    #[test]
    fn the_order_is_stable_and_every_place_gets_its_turn() {
        let order = |seed, node: &str| {
            let mut items = [0, 1, 2];
            shuffle(&mut items, seed, node);
            items
        };
        assert_eq!(order(7, "a"), order(7, "a"));
        let first: Vec<usize> =
            (0..3).map(|item| (0..3000).filter(|seed| order(*seed, "a")[0] == item).count()).collect();
        assert!(first.iter().all(|count| (900..1100).contains(count)), "{first:?}");
        assert!((0..50).any(|seed| order(seed, "a") != order(seed, "b")));
    }
}

//! Which variant a learner gets. Every block of as many new learners as there are variants gets each
//! variant once, in an order that follows from a key which only this installation has: the groups
//! stay equal, and nobody can tell what the next one gets.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::scenarios::Variant;
use crate::store::{Digest, Drawn};

/// The bytes that SHA-256 takes at a time.
const BLOCK: usize = 64;

/// The variant for whoever begins, of those that the published version has.
pub(super) fn variant_for(key: &Digest, slug: &str, variants: &[Variant], drawn: &Drawn) -> Variant {
    let (kept, place) = match drawn {
        Drawn::Before(levels) => (still_there(variants, levels), 0),
        Drawn::Place(place) => (variants.iter().collect(), usize::try_from(*place).unwrap_or(0)),
    };
    let number = kept.len().max(1);
    let order = order(key, slug, place / number, kept.len());
    order.get(place % number).and_then(|at| kept.get(*at)).map_or_else(Variant::default, |variant| (*variant).clone())
}

/// The variants with every level of an earlier one that there still is.
fn still_there<'a>(variants: &'a [Variant], earlier: &Value) -> Vec<&'a Variant> {
    let earlier: BTreeMap<String, String> = serde_json::from_value(earlier.clone()).unwrap_or_default();
    let has =
        |variant: &Variant, factor: &str, level: &str| variant.levels().get(factor).is_some_and(|one| one == level);
    let kept = earlier.iter().filter(|(factor, level)| variants.iter().any(|variant| has(variant, factor, level)));
    let kept: Vec<_> = kept.collect();
    variants.iter().filter(|variant| kept.iter().all(|(factor, level)| has(variant, factor, level))).collect()
}

/// The order of one block: by what the key makes of each place in it, so that every order is as likely.
fn order(key: &Digest, slug: &str, block: usize, number: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..number).collect();
    order.sort_by_key(|at| hmac(key, format!("{slug}\0{block}\0{at}").as_bytes()));
    order
}

/// HMAC-SHA256 (RFC 2104), for keys of at most one block.
fn hmac(key: &[u8], text: &[u8]) -> Digest {
    let padded = |mask: u8| {
        let mut block = [mask; BLOCK];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::base::hex;
    use crate::scenarios::example::example;

    const KEY: Digest = [7; 32];

    #[test]
    fn the_hash_with_a_key_gives_its_published_values() {
        // RFC 4231, test cases 1 and 2.
        let cases: [(&[u8], &[u8], &str); 2] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
        ];
        for (key, text, expected) in cases {
            assert_eq!(hex(&hmac(key, text)), expected);
        }
    }

    #[test]
    fn every_block_has_every_place_once_and_blocks_scenarios_and_keys_have_orders_of_their_own() {
        let mut seen = BTreeSet::new();
        for block in 0..200 {
            let order = order(&KEY, "de-doos", block, 3);
            assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from([0, 1, 2]));
            seen.insert(order);
        }
        assert_eq!(seen.len(), 6, "some orders never come");
        let long = |key: &Digest, slug: &str| order(key, slug, 0, 12);
        assert_ne!(long(&KEY, "de-doos"), long(&KEY, "de-paraplu"));
        assert_ne!(long(&KEY, "de-doos"), long(&[8; 32], "de-doos"));
        assert_eq!(long(&KEY, "de-doos"), long(&KEY, "de-doos"));
    }

    #[test]
    fn a_level_that_is_still_there_is_kept_and_another_is_drawn_anew() {
        let variants = example().variants();
        assert!(variants.len() > 1);
        for variant in &variants {
            let same = variant_for(&KEY, "x", &variants, &Drawn::Before(json!(variant.levels())));
            assert_eq!(same, *variant);
        }
        let woman = json!({"persoon": "vrouw", "ideologie": "weg"});
        assert_eq!(variant_for(&KEY, "x", &variants, &Drawn::Before(woman)).levels()["persoon"], "vrouw");
        for gone in [json!({"persoon": "niemand"}), json!({}), json!(null), json!(7)] {
            assert!(variants.contains(&variant_for(&KEY, "x", &variants, &Drawn::Before(gone))));
        }
        assert_eq!(variant_for(&KEY, "x", &[], &Drawn::Place(3)), Variant::default());
    }
}

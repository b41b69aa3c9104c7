//! What is shown near a hit because it resembles it: whoever finds a symbol has to see its harmless
//! twin, also when the words of the query do not occur there.

use std::collections::HashMap;

use super::{Document, Kind};

/// Hits whose twins come along.
const FIRST: usize = 3;
/// What a twin counts, compared with the hit that it resembles: beside the best hit, beside a later one.
const BEST: f32 = 0.45;
const LATER: f32 = 0.3;
/// What an entry of the same subject counts, compared with a twin.
const RELATED: f32 = 0.5;

/// The documents near each document, with how near they are.
#[derive(Debug, Default)]
pub(super) struct Twins(Vec<Box<[(u32, f32)]>>);

impl Twins {
    pub(super) fn new(documents: &[Document]) -> Self {
        let numbers: HashMap<(Kind, &str), u32> = documents
            .iter()
            .zip(0..)
            .map(|(document, number)| ((document.kind, document.key.as_str()), number))
            .collect();
        let near = |document: &Document| {
            let number = |key: &String| numbers.get(&(document.kind, key.as_str())).copied();
            let alike = document.look_alikes.iter().filter_map(number).map(|number| (number, 1.0));
            let related = document.related.iter().filter_map(number).map(|number| (number, RELATED));
            alike.chain(related).collect()
        };
        Self(documents.iter().map(near).collect())
    }

    /// Lifts the twins of the best hits, and adds those that were not found.
    pub(super) fn lift(&self, found: &mut Vec<(f32, u32)>) {
        let mut wanted: Vec<(u32, f32)> = Vec::new();
        for (place, (score, document)) in first(found).into_iter().enumerate() {
            let share = if place == 0 { BEST } else { LATER };
            for &(twin, nearness) in &self.0[document as usize] {
                let least = score * share * nearness;
                match wanted.iter_mut().find(|(other, _)| *other == twin) {
                    Some((_, known)) => *known = known.max(least),
                    None => wanted.push((twin, least)),
                }
            }
        }
        if wanted.is_empty() {
            return;
        }
        for (score, document) in found.iter_mut() {
            if let Some(at) = wanted.iter().position(|(twin, _)| twin == document) {
                *score = score.max(wanted.swap_remove(at).1);
            }
        }
        found.extend(wanted.into_iter().map(|(document, score)| (score, document)));
    }
}

/// The best hits, best first.
fn first(found: &[(f32, u32)]) -> Vec<(f32, u32)> {
    let mut best: Vec<(f32, u32)> = Vec::with_capacity(FIRST + 1);
    for &hit in found {
        if best.len() == FIRST && hit.0 <= best[FIRST - 1].0 {
            continue;
        }
        let place = best.partition_point(|other| other.0 >= hit.0);
        best.insert(place, hit);
        best.truncate(FIRST);
    }
    best
}

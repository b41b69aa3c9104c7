//! Filtering and counting by properties.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::results::FacetCount;

/// About how many values a document has; with it the cheaper way of counting is chosen.
const VALUES_OF_A_DOCUMENT: usize = 8;

/// The facet values of all documents, by number.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// (facet, value) in alphabetical order.
    values: Vec<(Arc<str>, Arc<str>)>,
    /// The number of the facet of each value.
    groups: Vec<u16>,
    /// The values of all documents one after another, and where those of each document start.
    of_documents: Vec<u16>,
    starts: Vec<u32>,
    /// The documents with each value: one bit for each document, the values one after another.
    sets: Vec<u64>,
}

/// What a query allows.
pub(super) struct Filter {
    /// For each facet that is filtered on: its number and the allowed values.
    allowed: Vec<(u16, Vec<u16>)>,
    is_impossible: bool,
}

/// How a document stands to a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It passes.
    Inside,
    /// It fails on this one facet only, so it still counts for the other values of that facet.
    OutsideBy(u16),
    Outside,
}

impl Facets {
    /// Numbers at most 65,535 different values; what comes after is not counted.
    pub(super) fn new<'a>(documents: impl Iterator<Item = &'a [(String, String)]> + Clone) -> Self {
        let distinct: BTreeSet<&(String, String)> = documents.clone().flatten().collect();
        let distinct: Vec<&(String, String)> = distinct.into_iter().take(usize::from(u16::MAX)).collect();
        let mut facets = Self { starts: vec![0], ..Self::default() };
        for (index, pair) in distinct.iter().enumerate() {
            let is_same = index > 0 && distinct[index - 1].0 == pair.0;
            let group = facets.groups.last().map_or(0, |last| last + u16::from(!is_same));
            let facet = if is_same { facets.values[index - 1].0.clone() } else { pair.0.as_str().into() };
            facets.groups.push(group);
            facets.values.push((facet, pair.1.as_str().into()));
        }
        for pairs in documents {
            let numbers: BTreeSet<u16> =
                pairs.iter().filter_map(|pair| number(distinct.binary_search(&pair).ok()?)).collect();
            facets.of_documents.extend(numbers);
            facets.starts.push(u32::try_from(facets.of_documents.len()).unwrap_or(u32::MAX));
        }
        facets.sets = facets.sets_of_values();
        facets
    }

    /// How many numbers hold one bit for each document.
    fn words(&self) -> usize {
        (self.starts.len() - 1).div_ceil(64)
    }

    fn sets_of_values(&self) -> Vec<u64> {
        let words = self.words();
        let mut sets = vec![0; self.values.len() * words];
        for (document, range) in (0..).zip(self.starts.windows(2)) {
            for &value in &self.of_documents[range[0] as usize..range[1] as usize] {
                insert(&mut sets[usize::from(value) * words..][..words], document);
            }
        }
        sets
    }

    fn of(&self, document: u32) -> &[u16] {
        let document = document as usize;
        &self.of_documents[self.starts[document] as usize..self.starts[document + 1] as usize]
    }

    pub(super) fn filter(&self, pairs: &[(String, String)]) -> Filter {
        let mut filter = Filter { allowed: Vec::new(), is_impossible: false };
        for (facet, value) in pairs {
            let found = self.values.partition_point(|(f, _)| f.as_ref() < facet.as_str());
            let Some(&group) = self.groups.get(found).filter(|_| self.values[found].0.as_ref() == facet) else {
                filter.is_impossible = true;
                continue;
            };
            let key = (facet.as_str(), value.as_str());
            let place = self.values.binary_search_by(|(f, v)| (f.as_ref(), v.as_ref()).cmp(&key));
            let value = place.ok().and_then(number);
            match filter.allowed.iter_mut().find(|(other, _)| *other == group) {
                Some((_, values)) => values.extend(value),
                None => filter.allowed.push((group, value.into_iter().collect())),
            }
        }
        filter
    }

    pub(super) fn standing(&self, document: u32, filter: &Filter) -> Standing {
        if filter.is_impossible {
            return Standing::Outside;
        }
        if filter.allowed.is_empty() {
            return Standing::Inside;
        }
        let values = self.of(document);
        let mut failed = filter
            .allowed
            .iter()
            .filter(|(_, allowed)| !values.iter().any(|value| allowed.contains(value)))
            .map(|(group, _)| *group);
        match (failed.next(), failed.next()) {
            (None, _) => Standing::Inside,
            (Some(group), None) => Standing::OutsideBy(group),
            _ => Standing::Outside,
        }
    }

    /// An empty count for each value.
    pub(super) fn counter(&self) -> Vec<u32> {
        vec![0; self.values.len()]
    }

    /// Counts the values of documents that pass. Of many documents the sets of the values are
    /// compared as a whole with the set of the documents, 64 in one step.
    pub(super) fn count(&self, documents: impl ExactSizeIterator<Item = u32>, counter: &mut [u32]) {
        if documents.len() * VALUES_OF_A_DOCUMENT < self.sets.len() {
            for value in documents.flat_map(|document| self.of(document)) {
                counter[usize::from(*value)] += 1;
            }
            return;
        }
        let words = self.words();
        let mut passing = vec![0u64; words];
        documents.for_each(|document| insert(&mut passing, document));
        for (count, set) in counter.iter_mut().zip(self.sets.chunks_exact(words.max(1))) {
            *count += set.iter().zip(&passing).map(|(a, b)| (a & b).count_ones()).sum::<u32>();
        }
    }

    /// Counts a document that fails on one facet only, for the values of that facet.
    pub(super) fn count_outside(&self, document: u32, facet: u16, counter: &mut [u32]) {
        for &value in self.of(document).iter().filter(|value| self.groups[usize::from(**value)] == facet) {
            counter[usize::from(value)] += 1;
        }
    }

    pub(super) fn named(&self, counter: &[u32]) -> Vec<FacetCount> {
        let present = self.values.iter().zip(counter).filter(|(_, count)| **count > 0);
        present
            .map(|((facet, value), &count)| FacetCount {
                facet: facet.clone(),
                value: value.clone(),
                count: count as usize,
            })
            .collect()
    }
}

fn insert(set: &mut [u64], document: u32) {
    set[document as usize / 64] |= 1 << (document % 64);
}

fn number(index: usize) -> Option<u16> {
    u16::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_documents_are_counted_as_one_by_one() {
        let pair = |facet: &str, value: usize| (facet.to_owned(), format!("w{value}"));
        let documents: Vec<Vec<(String, String)>> =
            (0..500).map(|at| vec![pair("kleur", at % 7), pair("vorm", at % 13), pair("vorm", at % 5)]).collect();
        let facets = Facets::new(documents.iter().map(Vec::as_slice));
        let passing: Vec<u32> = (0..500).filter(|document| document % 3 != 0).collect();
        let (mut together, mut one_by_one) = (facets.counter(), facets.counter());
        facets.count(passing.iter().copied(), &mut together);
        for document in &passing {
            facets.count(std::iter::once(*document), &mut one_by_one);
        }
        assert_eq!(together, one_by_one);
        assert!(together.iter().all(|count| *count > 20));
    }

    #[test]
    fn documents_without_properties_are_counted_for_nothing() {
        let documents: Vec<Vec<(String, String)>> = vec![Vec::new(); 3];
        let facets = Facets::new(documents.iter().map(Vec::as_slice));
        let mut counter = facets.counter();
        facets.count(0..3, &mut counter);
        assert!(counter.is_empty() && facets.named(&counter).is_empty());
    }
}

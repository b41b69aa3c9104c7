//! Filtering and counting by properties.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::results::FacetCount;

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
        facets
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

    pub(super) fn count(&self, document: u32, standing: Standing, counter: &mut [u32]) {
        let mut add = |value: u16| counter[usize::from(value)] += 1;
        match standing {
            Standing::Inside => self.of(document).iter().for_each(|&value| add(value)),
            Standing::OutsideBy(group) => {
                let same = |value: &&u16| self.groups[usize::from(**value)] == group;
                self.of(document).iter().filter(same).for_each(|&value| add(value));
            }
            Standing::Outside => {}
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

fn number(index: usize) -> Option<u16> {
    u16::try_from(index).ok()
}

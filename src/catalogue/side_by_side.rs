//! Reading many documents at once, on as many threads as there are processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{available_parallelism, scope};

use crate::base::Report;

/// Fewer documents than this are read sooner than a thread is started.
const LEAST_SHARE: usize = 32;

/// Reads every item, in shares of equal size; what was read comes in the order of the items, and
/// the report has what was wrong with any of them.
pub(super) fn side_by_side<I: Send, T: Send>(
    items: Vec<I>,
    report: &Report,
    read: impl Fn(I, &Report) -> Option<T> + Sync,
) -> Vec<T> {
    let read_share = |share: Vec<I>| {
        let own = Report::default();
        let found: Vec<T> = share.into_iter().filter_map(|item| read(item, &own)).collect();
        (found, own)
    };
    let mut all = Vec::with_capacity(items.len());
    scope(|scope| {
        let started: Vec<_> = shares(items).into_iter().map(|share| scope.spawn(|| read_share(share))).collect();
        for reader in started {
            let (found, own) = reader.join().unwrap_or_else(|panic| resume_unwind(panic));
            all.extend(found);
            report.take_in(own);
        }
    });
    all
}

fn shares<I>(items: Vec<I>) -> Vec<Vec<I>> {
    let processors = available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(processors).max(LEAST_SHARE);
    let mut items = items.into_iter();
    let next = || Some(items.by_ref().take(share).collect::<Vec<I>>()).filter(|share| !share.is_empty());
    std::iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Document;

    #[test]
    fn everything_is_read_in_order_and_everything_wrong_is_told() {
        let items: Vec<usize> = (0..1000).collect();
        let report = Report::default();
        let read = side_by_side(items, &report, |number, report| {
            if number % 100 == 7 {
                let document = Document::new(format!("{number:04}.md"), "");
                report.error(&document, &(0..0), "fout", "");
                return None;
            }
            Some(number)
        });
        assert_eq!(read, (0..1000).filter(|number| number % 100 != 7).collect::<Vec<_>>());
        let wrong: Vec<String> = report.into_diagnostics().into_iter().map(|wrong| wrong.file).collect();
        let expected: Vec<String> = (0..10).map(|hundred| format!("{:04}.md", hundred * 100 + 7)).collect();
        assert_eq!(wrong, expected);
    }

    #[test]
    fn nothing_is_read_of_nothing() {
        assert!(side_by_side(Vec::<u8>::new(), &Report::default(), |item, _| Some(item)).is_empty());
    }
}

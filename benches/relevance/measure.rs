//! The measures of look-up: Järvelin and Kekäläinen's nDCG (ACM TOIS 20(4), 2002) with the gain
//! 2^grade − 1 (Burges et al., ICML 2005), success at three, recall of look-alikes, and silence.

use std::fmt;

use weegwijs::catalogue::Catalogue;
use weegwijs::symbols::Kind;

use crate::Answer;
use crate::labels::Labelled;

const FIRST: usize = 5;
const MUST: u8 = 3;

/// Averages over a set of look-ups, each from 0 to 1.
pub(crate) struct Measures {
    gain: f64,
    success: f64,
    every: f64,
    look_alikes: f64,
    beside: f64,
    silent: f64,
}

impl Measures {
    pub(crate) const HEADER: &'static str = "nDCG@5  success@3  all 3s@3  look-alikes@5  or beside  zero";

    pub(crate) fn of(set: &[Labelled], answers: &[Answer], catalogue: &Catalogue) -> Self {
        let pairs = || set.iter().zip(answers);
        let alike: Vec<Alike> = pairs().map(|(look_up, answer)| alike(look_up, answer, catalogue)).collect();
        let wanted: usize = alike.iter().map(|one| one.wanted).sum();
        let share = |count: usize| if wanted == 0 { 1.0 } else { ratio(count, wanted) };
        Self {
            gain: mean(pairs().map(|(look_up, answer)| gain_at_5(look_up, answer))),
            success: mean(pairs().map(|(look_up, answer)| f64::from(u8::from(musts(look_up, answer).0 > 0)))),
            every: mean(pairs().map(|(look_up, answer)| {
                let (found, all) = musts(look_up, answer);
                ratio(found, all)
            })),
            look_alikes: share(alike.iter().map(|one| one.listed).sum()),
            beside: share(alike.iter().map(|one| one.shown).sum()),
            silent: mean(answers.iter().map(|answer| f64::from(u8::from(answer.is_empty())))),
        }
    }
}

impl Measures {
    /// The same line for pages of the handreiking, which have no look-alikes.
    pub(crate) fn of_pages(&self) -> String {
        let Self { gain, success, every, silent, .. } = self;
        format!("{gain:>6.3}  {success:>9.3}  {every:>8.3}  {0:>13}  {0:>9}  {silent:>4.3}", "-")
    }
}

impl fmt::Display for Measures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { gain, success, every, look_alikes, beside, silent } = self;
        write!(out, "{gain:>6.3}  {success:>9.3}  {every:>8.3}  {look_alikes:>13.3}  {beside:>9.3}  {silent:>4.3}")
    }
}

/// nDCG over the first five.
pub(crate) fn gain_at_5(look_up: &Labelled, answer: &[String]) -> f64 {
    let found = answer.iter().map(|slug| look_up.grades.get(slug).copied().unwrap_or(0));
    let mut best: Vec<u8> = look_up.grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    discounted(found) / discounted(best.into_iter())
}

fn discounted(grades: impl Iterator<Item = u8>) -> f64 {
    grades.take(FIRST).zip(2_u8..).map(|(grade, place)| (f64::from(grade).exp2() - 1.0) / f64::from(place).log2()).sum()
}

/// How many entries that must be among the first three are, and how many there are (three at most).
fn musts(look_up: &Labelled, answer: &[String]) -> (usize, usize) {
    let must = |slug: &&String| look_up.grades.get(*slug) == Some(&MUST);
    let all = look_up.grades.values().filter(|grade| **grade == MUST).count().min(3);
    (answer.iter().take(3).filter(must).count(), all.max(1))
}

struct Alike {
    wanted: usize,
    /// Among the first five.
    listed: usize,
    /// Among the first five, or named beside one of them.
    shown: usize,
}

/// The labelled entries that look like an entry that must be found, or are harmless twins.
fn alike(look_up: &Labelled, answer: &[String], catalogue: &Catalogue) -> Alike {
    let first = || answer.iter().take(FIRST);
    let twins = |slug: &str| {
        catalogue.symbol(slug).into_iter().flat_map(|symbol| &symbol.look_alikes).map(|other| other.slug.as_str())
    };
    let musts = look_up.grades.iter().filter(|(_, grade)| **grade == MUST).map(|(slug, _)| slug.as_str());
    let twins_of_musts: Vec<&str> = musts.flat_map(twins).collect();
    let is_harmless = |slug: &str| catalogue.symbol(slug).is_some_and(|symbol| symbol.kind == Kind::LookAlike);
    let wanted = look_up.grades.keys().filter(|slug| is_harmless(slug) || twins_of_musts.contains(&slug.as_str()));
    let wanted: Vec<&String> = wanted.collect();
    let is_listed = |slug: &&&String| first().any(|hit| hit == **slug);
    let is_shown = |slug: &&&String| is_listed(slug) || first().any(|hit| twins(hit).any(|twin| twin == slug.as_str()));
    Alike {
        wanted: wanted.len(),
        listed: wanted.iter().filter(is_listed).count(),
        shown: wanted.iter().filter(is_shown).count(),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / ratio(count, 1) }
}

#[expect(clippy::cast_precision_loss, reason = "some hundreds of look-ups")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

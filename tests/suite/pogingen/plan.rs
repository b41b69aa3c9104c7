//! Random cases, and a simple reading of them that shares nothing with the program: what is asked
//! where, what an answer does, and what it is worth.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Throws that are the same for the same seed.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[derive(Debug, Clone)]
pub(super) struct Chance {
    next: usize,
    weights: [i8; 2],
    effect: i64,
    /// Offered only when the counter is at least this.
    least: Option<i64>,
}

#[derive(Debug, Clone)]
pub(super) enum Ask {
    Text,
    Choice(Vec<Chance>),
    Weighing(Vec<[f64; 5]>),
    Recognition(Vec<bool>),
    Rating(Vec<[f64; 5]>),
    Reflection,
    Ending,
}

/// A case: at a place without choices one goes to the next.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) places: Vec<Ask>,
}

/// What was answered at a place.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    Read,
    Chose(usize),
    Marked(Vec<usize>),
    Ticked(Vec<bool>),
}

/// Scores as this reading computes them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Worth {
    pub(super) choices: Option<f64>,
    pub(super) decisions: usize,
    pub(super) weighing: Option<f64>,
    pub(super) found: [usize; 4],
    pub(super) rating: Option<f64>,
}

/// Someone on the way through a plan.
#[derive(Debug, Clone)]
pub(super) struct Walk<'a> {
    plan: &'a Plan,
    pub(super) at: usize,
    counter: i64,
    pub(super) said: Vec<(usize, Said)>,
    shares: Vec<f64>,
    credits: Vec<f64>,
    found: [usize; 4],
    ratings: Vec<f64>,
}

fn credits(dice: &mut Dice) -> [f64; 5] {
    let mut credits = [0.0; 5];
    let best = dice.below(5);
    for credit in &mut credits {
        *credit = [0.0, 0.25, 0.5][dice.below(3)];
    }
    credits[(best + 1 + dice.below(4)) % 5] = 0.0;
    credits[best] = 1.0;
    credits
}

impl Plan {
    pub(super) fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let count = 4 + dice.below(7);
        let ask = |dice: &mut Dice, place: usize| match dice.below(8) {
            0 => Ask::Text,
            1..=3 => Ask::Choice(options(dice, place, count, seed.is_multiple_of(2))),
            4 => Ask::Weighing((0..=dice.below(3)).map(|_| credits(dice)).collect()),
            5 => Ask::Recognition(
                [true, false].into_iter().chain((0..dice.below(3)).map(|_| dice.below(2) == 0)).collect(),
            ),
            6 => Ask::Rating((0..2 + dice.below(2)).map(|_| credits(dice)).collect()),
            _ => Ask::Reflection,
        };
        let mut places: Vec<Ask> = (0..count).map(|place| ask(&mut dice, place)).collect();
        places.push(Ask::Ending);
        Self { places }
    }

    /// The same plan with everything that can be chosen in the other order.
    pub(super) fn turned(&self) -> Self {
        let mut turned = self.clone();
        for place in &mut turned.places {
            if let Ask::Choice(options) = place {
                options.reverse();
            }
        }
        turned
    }

    /// The files of the case, by name. `names` gives each option its name.
    pub(super) fn files(&self, slug: &str, is_turned: bool) -> Vec<(String, String)> {
        let head = format!(
            "formaat = \"weegwijs-scenario/1\"\nid = \"01a209de-47f3-7be3-9447-04e1efcdcc09\"\nslug = \"{slug}\"\n\
             titel = \"Verzonnen\"\nsamenvatting = \"Verzonnen.\"\ntaal = \"nl\"\nniveau = \"basis\"\nduur_minuten = 5\n\
             start = \"k0\"\nfictie = true\nherzien_voor = 2027-11-01\nleerdoelen = [\"Een.\"]\nhandreiking = []\nsymbolen = []\n\
             [toestand]\nt = {{ begin = 0, min = -2, max = 2 }}\n"
        );
        let nodes = self
            .places
            .iter()
            .enumerate()
            .map(|(place, ask)| (format!("scenarios/{slug}/knopen/k{place}.md"), node(place, ask, is_turned)));
        std::iter::once((format!("scenarios/{slug}/scenario.toml"), head)).chain(nodes).collect()
    }
}

/// Weights on two competences; where they agree, one option is the best or the worst on both.
fn weights(dice: &mut Dice, agree: bool) -> [i8; 2] {
    let [one, other] = [0, 1].map(|_| i8::try_from(dice.below(5)).unwrap() - 2);
    if agree { [one, one] } else { [one, other] }
}

fn options(dice: &mut Dice, place: usize, count: usize, agree: bool) -> Vec<Chance> {
    let option = |dice: &mut Dice, is_first: bool| Chance {
        // The first one always leads on, so that every place can be reached and every way can end.
        next: if is_first { place + 1 } else { dice.below(count + 1) },
        weights: weights(dice, agree),
        effect: i64::try_from(dice.below(3)).unwrap() - 1,
        least: (!is_first && dice.below(3) == 0).then(|| i64::try_from(dice.below(3)).unwrap() - 1),
    };
    (0..2 + dice.below(3)).map(|number| option(dice, number == 0)).collect()
}

/// The `soort` of a place, and what else its head needs.
fn head(ask: &Ask) -> (&'static str, &'static str) {
    match ask {
        Ask::Text => ("tekst", ""),
        Ask::Choice(_) => ("keuze", ""),
        Ask::Weighing(_) => ("weging", "hypothese = \"Iets.\"\n"),
        Ask::Recognition(_) => ("herkennen", ""),
        Ask::Rating(_) => ("beoordelen", ""),
        Ask::Reflection => ("reflectie", ""),
        Ask::Ending => ("einde", "uitkomst = \"gemengd\"\n"),
    }
}

fn node(place: usize, ask: &Ask, is_turned: bool) -> String {
    let (sort, extra) = head(ask);
    let mut text = format!("+++\nsoort = \"{sort}\"\ntitel = \"Knoop {place}\"\n{extra}");
    if !matches!(ask, Ask::Choice(_) | Ask::Ending) {
        writeln!(text, "naar = \"k{}\"", place + 1).unwrap();
    }
    let why = "reden = \"Daarom.\"\nbron = \"basis/kijken\"\n";
    match ask {
        Ask::Choice(options) => {
            for (number, option) in options.iter().enumerate() {
                let id = if is_turned { options.len() - 1 - number } else { number };
                let [one, other] = option.weights;
                let least = option.least.map(|least| format!("als = 't >= {least}'\n")).unwrap_or_default();
                write!(
                    text,
                    "[[keuze]]\nid = \"o{id}\"\ntekst = \"Keuze {id}.\"\nnaar = \"k{}\"\nterugkoppeling = \"Zo.\"\n{least}\
                     gewicht = {{ wegen = {one}, delen = {other} }}\neffect = {{ t = {} }}\n",
                    option.next, option.effect
                )
                .unwrap();
            }
        }
        Ask::Weighing(items) => {
            for (number, credits) in items.iter().enumerate() {
                let given = format!("id = \"w{place}-{number}\"\ngegeven = \"Gegeven {number}.\"\n");
                write!(text, "[[item]]\n{given}krediet = {credits:?}\n{why}").unwrap();
            }
        }
        Ask::Recognition(lines) => {
            for (number, asks) in lines.iter().enumerate() {
                write!(text, "[[regel]]\nid = \"r{number}\"\ngegeven = \"Regel {number}.\"\nvervolg = {asks}\n{why}")
                    .unwrap();
            }
        }
        Ask::Rating(approaches) => {
            for (number, credits) in approaches.iter().enumerate() {
                write!(
                    text,
                    "[[aanpak]]\nid = \"a{number}\"\ntekst = \"Aanpak {number}.\"\nkrediet = {credits:?}\n{why}"
                )
                .unwrap();
            }
        }
        Ask::Text | Ask::Reflection | Ask::Ending => {}
    }
    text + "+++\nEr gebeurt iets.\n"
}

impl<'a> Walk<'a> {
    pub(super) fn begin(plan: &'a Plan) -> Self {
        let (said, shares, credits, ratings) = Default::default();
        Self { plan, at: 0, counter: 0, said, shares, credits, found: [0; 4], ratings }
    }

    pub(super) fn ask(&self) -> &'a Ask {
        &self.plan.places[self.at]
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.ask(), Ask::Ending)
    }

    /// What can be chosen here, by number.
    pub(super) fn offered(&self) -> BTreeSet<usize> {
        let Ask::Choice(options) = self.ask() else { return BTreeSet::new() };
        (0..options.len()).filter(|number| options[*number].least.is_none_or(|least| self.counter >= least)).collect()
    }

    /// The mean share of every offered option; nothing where they are all alike.
    pub(super) fn merits(&self) -> Vec<(usize, Option<f64>)> {
        let (Ask::Choice(options), offered) = (self.ask(), self.offered()) else { return Vec::new() };
        let merit = |number: usize| {
            let parts = (0..2).filter_map(|on| {
                let all = offered.iter().map(|other| options[*other].weights[on]);
                let (low, high) = (all.clone().min().unwrap(), all.max().unwrap());
                (high > low).then(|| f64::from(options[number].weights[on] - low) / f64::from(high - low))
            });
            mean(&parts.collect::<Vec<_>>())
        };
        offered.iter().map(|number| (*number, merit(*number))).collect()
    }

    /// Goes on with an answer that fits.
    pub(super) fn says(&mut self, said: Said) {
        let is_first = self.said.iter().all(|(place, _)| *place != self.at);
        let mut next = self.at + 1;
        match (self.ask(), &said) {
            (Ask::Choice(options), Said::Chose(number)) => {
                if is_first {
                    self.shares.extend(self.merits().iter().find(|(known, _)| known == number).unwrap().1);
                }
                self.counter = (self.counter + options[*number].effect).clamp(-2, 2);
                next = options[*number].next;
            }
            (Ask::Weighing(items), Said::Marked(marks)) if is_first => {
                self.credits.extend(items.iter().zip(marks).map(|(credits, mark)| guarded(credits, *mark)));
            }
            (Ask::Rating(approaches), Said::Marked(marks)) if is_first => {
                self.ratings.extend(
                    approaches.iter().zip(marks).map(|(credits, mark)| f64::from(u8::from(credits[*mark] > 0.9))),
                );
            }
            (Ask::Recognition(lines), Said::Ticked(ticks)) if is_first => {
                for (asks, tick) in lines.iter().zip(ticks) {
                    self.found[usize::from(!asks) * 2 + usize::from(asks != tick)] += 1;
                }
            }
            _ => {}
        }
        self.said.push((self.at, said));
        self.at = next;
    }

    pub(super) fn worth(&self) -> Worth {
        let [hits, misses, correct, false_alarms] = self.found;
        Worth {
            choices: mean(&self.shares),
            decisions: self.shares.len(),
            weighing: mean(&self.credits),
            found: [hits, misses, false_alarms, correct],
            rating: mean(&self.ratings),
        }
    }

    /// An answer that fits, at random; late in a walk one that leads on.
    pub(super) fn random(&self, dice: &mut Dice) -> Said {
        match self.ask() {
            Ask::Choice(_) if self.said.len() > 30 => Said::Chose(0),
            Ask::Choice(_) => {
                let offered: Vec<_> = self.offered().into_iter().collect();
                Said::Chose(offered[dice.below(offered.len())])
            }
            Ask::Weighing(asked) | Ask::Rating(asked) => Said::Marked(asked.iter().map(|_| dice.below(5)).collect()),
            Ask::Recognition(lines) => Said::Ticked(lines.iter().map(|_| dice.below(2) == 0).collect()),
            Ask::Text | Ask::Reflection | Ask::Ending => Said::Read,
        }
    }
}

/// A credit counts unless the answer points the other way than the one best answer.
fn guarded(credits: &[f64; 5], mark: usize) -> f64 {
    let best = credits.iter().position(|credit| *credit > 0.9).unwrap();
    let side = |place: usize| place.cmp(&2);
    let is_against = best != 2 && mark != 2 && side(mark) != side(best);
    if is_against { 0.0 } else { credits[mark] }
}

fn mean(values: &[f64]) -> Option<f64> {
    let count = f64::from(u32::try_from(values.len()).unwrap());
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count)
}

//! How sure the learner was, here and in all attempts of their own.

use crate::app::Standing;
use crate::base::dutch;
use crate::training::{Calibration, Conviction};

/// What the debrief says of it.
pub(super) struct Sure {
    pub(super) here: String,
    /// When there is more than this attempt.
    pub(super) everywhere: Option<String>,
    pub(super) brier: String,
    pub(super) log: String,
    /// What was said in percents, and how often it came out.
    pub(super) bins: Vec<(u8, String)>,
}

impl Sure {
    /// Nothing when the learner did not say in this attempt how sure they were.
    pub(super) fn of(standing: &Standing, everywhere: &[Conviction]) -> Option<Self> {
        let here = Calibration::of(&Conviction::all_of(&standing.scenario, &standing.attempt))?;
        let all = Calibration::of(everywhere)?;
        let bins = all.bins.iter().map(|(said, count, best)| (said.percent(), format!("{best} van {count}")));
        Some(Self {
            everywhere: (all.decisions > here.decisions)
                .then(|| format!("Over al uw afgeronde pogingen: {}", all.sentence())),
            here: here.sentence(),
            brier: dutch::decimal(all.brier),
            log: dutch::decimal(all.log),
            bins: bins.collect(),
        })
    }
}

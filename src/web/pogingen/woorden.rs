//! Sentences that the debrief says both on the page and on paper.

use super::zekerheid::Sure;
use crate::training::{OtherWay, Paths};

pub(super) const COMPARED: &str = "De eerste poging laat zien hoe u besliste toen de casus nieuw was. \
    De beste telt per onderdeel apart. Was een eerdere poging op een andere versie van de casus, \
    dan kan de sleutel anders zijn geweest.";

pub(super) const CRITICAL: &str = "Daarvoor is oefenen: hier loopt niemand schade op. \
    Het telt niet extra mee in de score. Lees waarom deze grens er is.";

pub(super) const TOO_FEW: &str = "Per zekerheid vergelijken kan vanaf tien besluiten met dezelfde zekerheid.";

pub(super) const CAME_OUT: &str = "Als u dit zei, koos u zo vaak wat het best past";

pub(super) const CAME_AGAIN: &str = "U kwam hier vaker. Dit bezoek telt niet mee.";

/// How far the certainty was right, in figures.
pub(super) fn measures(sure: &Sure) -> String {
    format!(
        "Brierscore {} (0 is het best, 0,25 is steeds 50% zeggen). Logscore {} (hoe lager, hoe beter).",
        sure.brier, sure.log
    )
}

/// How much of the case was seen.
pub(super) fn walked(paths: &Paths) -> String {
    format!(
        "U kwam op {} van de {} plekken. Bij elke keuze staat ook waar de andere wegen heen gaan.",
        paths.visited, paths.places
    )
}

/// Where a way that was not taken leads.
pub(super) fn led_to(way: &OtherWay) -> String {
    let closed = if way.was_open { "" } else { " Dit kon u hier niet kiezen, door wat eerder gebeurde." };
    format!("Dan ging u naar ‘{}’.{closed}", way.leads_to)
}

/// How else the case can end; nothing when there is no other way.
pub(super) fn other_endings(paths: &Paths) -> Option<String> {
    let titles: Vec<String> = paths.other_endings.iter().map(|title| format!("‘{title}’")).collect();
    (!titles.is_empty()).then(|| format!("Andere aflopen in deze casus: {}.", titles.join(", ")))
}

/// How sure the learner was of a choice.
pub(super) fn was_sure(percent: u8) -> String {
    format!("U was {percent}% zeker van uw keuze.")
}

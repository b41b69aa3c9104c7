//! What was voted, as its author reads it.

use std::io::{self, Write};

use crate::app::Counted;
use crate::base::dutch;
use crate::scenarios::{Tally, gates};
use crate::training::Mark;

/// The panel, what was voted on every item with the reasons, and the demands on it.
pub(super) fn write_state(out: &mut impl Write, counted: &Counted) -> io::Result<()> {
    let panel = &counted.panel;
    let version = panel.version_hash.get(..12).unwrap_or_default();
    writeln!(out, "Panel bij {}, versie {version}", counted.scenario.about().title)?;
    let closed = panel.closed_at.map(|at| format!(", gesloten op {}", dutch::moment(at.0))).unwrap_or_default();
    writeln!(out, "Begonnen op {}{closed}.", dutch::moment(panel.opened_at.0))?;
    writeln!(out, "{} uitgenodigd, {} gestemd.", panel.invited, panel.answered)?;
    for tally in &counted.tallies {
        write_item(out, counted, tally)?;
    }
    writeln!(out)?;
    print_gates(out, counted, false)
}

fn write_item(out: &mut impl Write, counted: &Counted, tally: &Tally) -> io::Result<()> {
    let [much_less, less, same, more, much_more] = tally.votes;
    writeln!(out, "\n{}: {}", tally.item, dutch::count(tally.members() as usize, "stem", "stemmen"))?;
    writeln!(out, "    −2: {much_less}   −1: {less}   0: {same}   +1: {more}   +2: {much_more}")?;
    if tally.outside > 0 {
        writeln!(out, "    buiten mijn vakgebied: {}", tally.outside)?;
    }
    for (vote, reason) in counted.reasons(&tally.item) {
        let mark = vote.and_then(|vote| Mark::from_value(i8::try_from(vote).ok()?)).unwrap_or(Mark::OutsideMyField);
        writeln!(out, "    {}: {reason}", mark.label())?;
    }
    Ok(())
}

/// The demands on a panel; those that are not met come with what to do.
pub(super) fn print_gates(out: &mut impl Write, counted: &Counted, only_unmet: bool) -> io::Result<()> {
    for gate in gates(&counted.tallies).iter().filter(|gate| !(only_unmet && gate.is_met)) {
        let word = if gate.is_met { "goed" } else { "nog niet" };
        writeln!(out, "[{word}] {} Gevonden: {}.", gate.demand, gate.found)?;
        if !gate.is_met {
            writeln!(out, "    {}", gate.remedy)?;
        }
    }
    Ok(())
}

//! Scenarios: branching cases as checked graphs. Text goes in, a sound [`Scenario`] comes out or
//! every problem at its place. Knows how a case is built, not who plays it: that is `training`.

mod ahead;
mod archived;
mod bundle;
mod check_content;
mod check_graph;
mod check_measures;
mod check_names;
mod condition;
mod condition_tokens;
mod critical;
#[cfg(test)]
pub(crate) mod example;
mod judged;
mod key;
mod media;
mod merit;
mod node;
mod node_text;
mod panel;
mod panel_quality;
mod scenario;
mod source;
mod source_choice;
mod source_head;
mod source_item;
mod source_judged;
mod source_node;
mod source_variants;
mod state;
mod tally;
#[cfg(test)]
pub(crate) mod tests;
mod variant;
mod vocabulary;
mod weighings;
mod withdrawal;
mod words;

pub use ahead::Ahead;
pub use archived::{Archived, parse_archive};
pub use bundle::Bundle;
use condition::Condition;
pub use critical::CriticalError;
pub use judged::{Approach, Line};
pub use key::{Key, Unscored};
pub use media::Media;
pub use merit::{is_best, shares};
pub use node::{Choice, Given, Item, Node, NodeKind, Worth};
pub use node_text::NodeText;
pub use panel::write_panel;
pub use panel_quality::{Gate, gates};
pub use scenario::{About, Scenario, Signal};
pub use source::parse;
pub use state::State;
pub use tally::Tally;
pub use variant::Variant;
pub use vocabulary::{Bearing, Channel, Level, Nature, Origin, Outcome, Reliability, Sensitivity, Verdict};
pub use withdrawal::Withdrawal;

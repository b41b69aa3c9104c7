//! The only place with SQL: sessions, pinned scenario versions, what learners did, append-only,
//! what visitors told about mistakes, how often a page was clear, what experts voted, and
//! which certificates there are.
//!
//! One SQL text serves SQLite (embedded, one writer task that puts answers arriving together into
//! one durable commit) and PostgreSQL (one statement for the answers that arrive together). Rows are plain structs; what they mean is decided elsewhere.

mod appender;
mod attempt;
mod certificate;
mod clarity;
mod correction;
mod error;
mod handle;
mod job;
mod learner;
mod lite;
mod migrations;
mod moment;
mod panel;
mod postgres;
mod session;
mod sql;
mod step;
mod variant_place;
mod version;
mod writer;

#[cfg(test)]
mod tests;

pub use attempt::{AttemptRecord, NewAttempt};
pub use certificate::CertificateRecord;
pub use clarity::ClarityRecord;
pub use correction::{CorrectionOutcome, CorrectionRecord, CorrectionRoom};
pub use error::StoreError;
pub use handle::{Digest, Store};
pub use moment::Moment;
pub use panel::{InvitationRecord, InviteOutcome, NewInvitation, PanelRecord, VoteOutcome, VoteRecord};
pub use session::{NewSession, Session};
pub use step::{AppendOutcome, NewStep, Step};
pub use variant_place::Drawn;
pub use version::{KeptVersion, ScenarioVersion};

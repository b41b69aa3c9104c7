//! Puts the parts together: start-up, the clock, randomness, publishing, sessions, practising,
//! corrections, panels of experts, certificates, withdrawing.

mod answering;
mod case_pictures;
mod certificates;
mod clarity;
mod clock;
mod config;
mod contact_sheet;
mod corrections;
mod desk;
mod facet_values;
mod figure_pictures;
mod panel;
mod panel_count;
mod pictures;
mod practice;
mod published;
pub mod random;
mod retention;
mod search_documents;
mod state;
mod stored_answer;
mod variants;
mod visits;
mod watch;
mod withdrawal;

pub use answering::{Answered, Submission};
pub use clarity::{Clear, clarity_over};
pub use clock::Clock;
pub use config::{Config, database_address, public_address};
pub use contact_sheet::contact_sheet;
pub use corrections::Received;
pub use facet_values::{FacetValue, FacetValues};
pub use figure_pictures::{figure_mark, figure_on_paper};
pub use panel::{Invitation, InvitationState};
pub use panel_count::{Counted, Invited, close_panel, count_panel, invite_experts};
pub use pictures::Pictures;
pub use practice::{Begun, PracticeError, Standing};
pub use published::{Publication, PublishError, Published, publish};
pub use retention::{CERTIFICATE_YEARS, CLARITY_DAYS, CORRECTION_DAYS, Deleted, PANEL_DAYS, keep_tidy};
pub use state::{App, StartError};
pub use visits::Visit;
pub use watch::watch;
pub use withdrawal::{Withdrawn, withdraw_version};

//! Puts the parts together: start-up, the clock, randomness, publishing, sessions, practising.

mod answering;
mod clock;
mod config;
mod desk;
mod facet_values;
mod pictures;
mod practice;
mod published;
pub mod random;
mod retention;
mod search_documents;
mod state;
mod stored_answer;
mod visits;
mod watch;

pub use answering::{Answered, Submission};
pub use clock::Clock;
pub use config::Config;
pub use facet_values::{FacetValue, FacetValues};
pub use pictures::Pictures;
pub use practice::{Begun, PracticeError, Standing};
pub use published::{Publication, PublishError, Published, publish};
pub use retention::keep_tidy;
pub use state::{App, StartError};
pub use visits::Visit;
pub use watch::watch;

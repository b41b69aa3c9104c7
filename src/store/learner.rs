use uuid::Uuid;

use super::error::StoreError;
use super::handle::Store;
use super::moment::Moment;
use super::sql::{change, queries};

queries! {
    /// Harmless when the learner is there already.
    CREATE = "insert into learner (id, person_id, created_at) values ($1, null, $2) on conflict do nothing";
}

/// The same text for a transaction that needs a learner to be there.
pub(super) const ENSURE: &str = CREATE;

impl Store {
    /// Makes a learner without a person behind it. Changes nothing when the id is there already.
    pub async fn create_learner(&self, id: Uuid, created_at: Moment) -> Result<(), StoreError> {
        change!(self, CREATE, id, created_at)?;
        Ok(())
    }
}

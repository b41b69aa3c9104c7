use super::error::StoreError;
use super::handle::Store;
use super::moment::Moment;
use super::sql::{change, opt, queries, row};

/// The same text for a transaction that needs a version to be there.
pub(super) const ENSURE: &str = REMEMBER;

queries! {
    REMEMBER = "insert into scenario_version (hash, slug, bundle, first_used_at)
        values ($1, $2, $3, $4) on conflict do nothing";
    FIND = "select hash, slug, bundle, first_used_at from scenario_version where hash = $1";
}

row! {
    /// A version of a scenario, kept from its first attempt or panel on, so that an upgrade of the
    /// program never changes an attempt.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ScenarioVersion {
        /// SHA-256 of `bundle`, 64 hexadecimal digits.
        pub hash: String,
        /// The scenario's slug.
        pub slug: String,
        /// The canonical text, byte for byte as it was hashed.
        pub bundle: String,
        /// When the first attempt or panel on it began.
        pub first_used_at: Moment,
    }
}

impl Store {
    /// Keeps a version. Changes nothing when its hash is there already.
    pub async fn remember_version(&self, version: ScenarioVersion) -> Result<(), StoreError> {
        let ScenarioVersion { hash, slug, bundle, first_used_at } = version;
        change!(self, REMEMBER, hash, slug, bundle, first_used_at)?;
        Ok(())
    }

    /// The version with this hash.
    pub async fn find_version(&self, hash: &str) -> Result<Option<ScenarioVersion>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(opt!(reader.conn(), ScenarioVersion, FIND, hash)?)
    }
}

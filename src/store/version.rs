use super::error::StoreError;
use super::handle::Store;
use super::moment::Moment;
use super::sql::{all, change, opt, queries, row};

/// The same text for a transaction that needs a version to be there.
pub(super) const ENSURE: &str = REMEMBER;

queries! {
    REMEMBER = "insert into scenario_version (hash, slug, bundle, first_used_at)
        values ($1, $2, $3, $4) on conflict do nothing";
    FIND = "select hash, slug, bundle, first_used_at from scenario_version where hash = $1";
    /// The latest first.
    NAMED = "select hash, slug, first_used_at, withdrawn_because,
            (select count(*) from attempt where attempt.version_hash = scenario_version.hash) as attempts
        from scenario_version where hash = $1 or slug = $1
        order by first_used_at desc, hash";
    WITHDRAW = "update scenario_version set withdrawn_because = $2, withdrawn_at = $3 where hash = $1";
    WITHDRAWN = "select withdrawn_because from scenario_version
        where hash = $1 and withdrawn_because is not null";
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

row! {
    /// What an operator sees of a version.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeptVersion {
        /// Its hash.
        pub hash: String,
        /// The scenario's slug.
        pub slug: String,
        /// When the first attempt or panel on it began.
        pub first_used_at: Moment,
        /// Why it is withdrawn, in the word of the domain.
        pub withdrawn_because: Option<String>,
        /// How many attempts are on it.
        pub attempts: i64,
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

    /// The version with this hash, or those of the scenario with this slug, the latest first.
    pub async fn versions_named(&self, name: &str) -> Result<Vec<KeptVersion>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(all!(reader.conn(), KeptVersion, NAMED, name)?)
    }

    /// Notes why a version is withdrawn; nothing else about it ever changes.
    pub async fn withdraw_version(&self, hash: &str, why: &str, now: Moment) -> Result<(), StoreError> {
        let (hash, why) = (hash.to_owned(), why.to_owned());
        change!(self, WITHDRAW, hash, why, now)?;
        Ok(())
    }

    /// Why a version is withdrawn; nothing when it is not, or is not there.
    pub async fn withdrawal_of(&self, hash: &str) -> Result<Option<String>, StoreError> {
        let mut reader = self.reader().await?;
        let found = opt!(reader.conn(), (String,), WITHDRAWN, hash)?;
        Ok(found.map(|(why,)| why))
    }
}

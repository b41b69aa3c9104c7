//! Withdrawing a version of a scenario. Works on the database alone, beside a server that runs: an
//! attempt learns of it when it is read next.

use crate::base::Word;
use crate::scenarios::Withdrawal;
use crate::store::{KeptVersion, Moment, Store, StoreError};

/// What came of withdrawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is withdrawn.
    Version(KeptVersion),
    /// No version that was ever used has this hash or belongs to this scenario.
    Unknown,
    /// The scenario has more versions; the latest first.
    OneOf(Vec<KeptVersion>),
}

/// Withdraws the version with this hash, or the only one of the scenario with this slug. A version
/// that was withdrawn before gets the new reason.
pub async fn withdraw_version(
    store: &Store,
    which: &str,
    why: Withdrawal,
    now: Moment,
) -> Result<Withdrawn, StoreError> {
    let mut found = store.versions_named(which).await?;
    if found.len() > 1 {
        return Ok(Withdrawn::OneOf(found));
    }
    let Some(mut version) = found.pop() else { return Ok(Withdrawn::Unknown) };
    store.withdraw_version(&version.hash, why.word(), now).await?;
    version.withdrawn_because = Some(why.word().to_owned());
    Ok(Withdrawn::Version(version))
}

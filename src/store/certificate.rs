use super::error::StoreError;
use super::handle::{Digest, Store};
use super::sql::{change, opt, queries, row};

queries! {
    ADD = "insert into certificate (code_hash, scenario_title, version_hash, completed_on)
        values ($1, $2, $3, $4)";
    FIND = "select scenario_title, version_hash, completed_on from certificate where code_hash = $1";
    DELETE_BEFORE = "delete from certificate where completed_on < $1";
}

row! {
    /// That somebody finished a case. Nothing leads from it to an attempt or a learner.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CertificateRecord {
        /// The title of the case.
        pub scenario_title: String,
        /// The version that was played.
        pub version_hash: String,
        /// The day on which it was finished, as `2026-11-24`.
        pub completed_on: String,
    }
}

impl Store {
    /// Keeps a certificate. [`StoreError::Duplicate`] when its code is in use (draw another).
    pub async fn add_certificate(&self, code_hash: Digest, new: CertificateRecord) -> Result<(), StoreError> {
        let CertificateRecord { scenario_title, version_hash, completed_on } = new;
        change!(self, ADD, code_hash.as_slice(), scenario_title, version_hash, completed_on)?;
        Ok(())
    }

    /// The certificate with this code.
    pub async fn find_certificate(&self, code_hash: &Digest) -> Result<Option<CertificateRecord>, StoreError> {
        let mut reader = self.reader().await?;
        Ok(opt!(reader.conn(), CertificateRecord, FIND, code_hash.as_slice())?)
    }

    /// Removes those of cases that were finished before a day, as `2026-11-24`. Gives how many.
    pub async fn delete_certificates_before(&self, day: &str) -> Result<u64, StoreError> {
        let day = day.to_owned();
        change!(self, DELETE_BEFORE, day)
    }
}

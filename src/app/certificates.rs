//! Proof that a case was finished, which tells nothing else.

use uuid::Uuid;

use super::{App, PracticeError, random};
use crate::base::dutch;
use crate::store::{CertificateRecord, StoreError};
use crate::training::Status;

impl App {
    /// Makes a certificate of a learner's attempt and gives its code; nothing when the story has
    /// not ended, or was played on a faulty version. Only the hash of the code is kept, and nothing
    /// about whose it is.
    pub async fn certify(&self, learner: Uuid, attempt: Uuid) -> Result<Option<String>, PracticeError> {
        let record = self.store().find_attempt(attempt, learner).await?.ok_or(PracticeError::NotFound)?;
        let (version_hash, last) = (record.version_hash.clone(), record.steps.last().map(|step| step.at));
        let standing = self.standing(record).await?;
        if standing.has_lapsed() {
            return Ok(None);
        }
        let (Status::Finished { .. }, Some(last)) = (standing.attempt.status(), last) else { return Ok(None) };
        let code = random::certificate_code();
        let certificate = CertificateRecord {
            // Not the title of the variant: that would tell which one was played.
            scenario_title: standing.scenario.about().title.clone(),
            version_hash,
            completed_on: dutch::day_of(last.0).to_string(),
        };
        self.store().add_certificate(random::code_digest(&code), certificate).await?;
        Ok(Some(code))
    }

    /// The certificate with a code, however that was typed.
    pub async fn certificate(&self, code: &str) -> Result<Option<CertificateRecord>, StoreError> {
        self.store().find_certificate(&random::code_digest(code)).await
    }
}

//! Taking in what visitors tell about mistakes.

use uuid::Uuid;

use super::clock::DAY;
use super::{App, random};
use crate::base::Word;
use crate::store::{CorrectionOutcome, CorrectionRecord, CorrectionRoom, Moment, StoreError};
use crate::symbols::Correction;

/// The most corrections of one day, for the whole site.
const MOST_A_DAY: i64 = 200;

/// The most corrections that wait to be read.
const MOST_WAITING: i64 = 2_000;

/// What came of a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It is kept, durably; also when the same form was sent before.
    Kept,
    /// It is not kept: too many came today.
    FullToday,
    /// It is not kept: too many wait to be read.
    Full,
}

impl App {
    /// Keeps a correction of a symbol. `token` names the form: the same words sent with it again
    /// are the same correction. Nothing about who sent it comes this far.
    pub async fn receive_correction(
        &self,
        slug: &str,
        token: &str,
        correction: &Correction,
    ) -> Result<Received, StoreError> {
        let now = self.clock().now();
        let kind = correction.kind().word();
        let source = correction.source().unwrap_or_default();
        let named = [token, slug, kind, source, correction.text()].join("\n");
        let record = CorrectionRecord {
            id: id_of(&named),
            symbol_slug: slug.to_owned(),
            kind: kind.to_owned(),
            text: correction.text().to_owned(),
            source_url: correction.source().map(str::to_owned),
            received_at: now,
        };
        let room = CorrectionRoom { lately: MOST_A_DAY, since: Moment(now.0 - DAY), in_all: MOST_WAITING };
        Ok(match self.store().add_correction(record, room).await? {
            CorrectionOutcome::Stored | CorrectionOutcome::Repeated => Received::Kept,
            CorrectionOutcome::TooManyLately => Received::FullToday,
            CorrectionOutcome::TooManyInAll => Received::Full,
        })
    }
}

/// An identifier made of a text (a UUID of version 8, which is free in form).
fn id_of(text: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&random::digest(text)[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

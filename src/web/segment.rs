//! The variable parts of an address.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::error::PageError;

/// The variable parts of an address, such as a slug. What cannot be read (bytes that are not
/// UTF-8) names nothing, so it is answered as a page that does not exist.
#[derive(Debug)]
pub(super) struct Segment<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Segment<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let Path(value) = Path::<T>::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
        Ok(Self(value))
    }
}

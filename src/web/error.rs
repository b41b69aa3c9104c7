//! The one door for errors: the visitor gets a sentence and a way on, the log gets the cause.

use askama::Template;
use axum::extract::OriginalUri;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::api::{Problem, is_api};
use super::layout::{Layout, show_with};
use crate::app::PracticeError;
use crate::images::ImageError;
use crate::store::StoreError;

/// What can go wrong for a visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageError {
    /// No such page.
    NotFound,
    /// No such attempt, or not this visitor's: the two are not told apart.
    AttemptNotFound,
    /// No attempt has the resume code that was typed.
    UnknownCode,
    /// The published version of a case is withdrawn.
    CaseWithdrawn,
    /// No invitation has the secret of the address.
    UnknownInvitation,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// A form that cannot be read.
    BadForm,
    /// A form that is too large.
    TooLarge,
    /// A picture of this website on another.
    PictureElsewhere,
    /// A form that came from another website.
    ForeignOrigin,
    /// The library cannot be shown, or the database takes no answers.
    Unavailable,
    /// A file for paper cannot be made. Its cause was logged.
    NoPaper,
    /// The request took too long.
    TooSlow,
    /// Something that the visitor cannot help. Its cause was logged.
    Internal,
}

const UNKNOWN_INVITATION: (&str, &str) = (
    "Deze uitnodiging kennen we niet",
    "Kijk of u de hele link hebt overgenomen. Klopt hij? Vraag dan een nieuwe aan wie u uitnodigde.",
);

const NO_PAPER: (&str, &str) = (
    "Dit bestand kunnen we nu niet maken",
    "Lees de bladzijden op de website: daar staat dezelfde tekst. Blijft het misgaan? Meld het bij de beheerder.",
);

const CASE_WITHDRAWN: (&str, &str) = (
    "Deze casus is ingetrokken",
    "Aan deze versie kan niemand meer beginnen. Kies bij Oefenen een andere casus, of kom later terug voor de nieuwe versie.",
);

impl PageError {
    fn status(self) -> StatusCode {
        match self {
            Self::NotFound | Self::AttemptNotFound | Self::UnknownCode | Self::UnknownInvitation => {
                StatusCode::NOT_FOUND
            }
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::CaseWithdrawn => StatusCode::CONFLICT,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ForeignOrigin | Self::PictureElsewhere => StatusCode::FORBIDDEN,
            Self::Unavailable | Self::NoPaper => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened and what to do, in Dutch.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => (
                "Deze pagina bestaat niet",
                "Misschien is het adres verkeerd getypt of is de pagina verplaatst. Zoek hieronder, of ga naar het begin.",
            ),
            Self::AttemptNotFound => (
                "Deze poging is hier niet te vinden",
                "U ziet alleen uw eigen pogingen, in de browser waarin u begon. Begon u ergens anders? \
                 Vul dan bij Oefenen uw hervatcode in. Of begin opnieuw.",
            ),
            Self::UnknownCode => (
                "Deze hervatcode kennen we niet",
                "Kijk of u de code goed hebt overgenomen: drie groepjes van vier letters en cijfers. \
                 Probeer het bij Oefenen nog een keer.",
            ),
            Self::CaseWithdrawn => CASE_WITHDRAWN,
            Self::UnknownInvitation => UNKNOWN_INVITATION,
            Self::NoPaper => NO_PAPER,
            Self::MethodNotAllowed => (
                "Dit kan hier niet",
                "Deze pagina is er alleen om te lezen of juist alleen om iets te versturen. Ga terug en probeer het opnieuw.",
            ),
            Self::PictureElsewhere => (
                "Dit beeld staat alleen in de symbolenbank",
                "Andere websites mogen het niet tonen zonder de uitleg erbij. Verwijs naar de bladzijde van het symbool.",
            ),
            Self::BadForm => (
                "Uw antwoord kwam niet goed binnen",
                "Het formulier was niet volledig. Er is niets opgeslagen. Ga terug, kies opnieuw en verstuur het nog een keer.",
            ),
            Self::TooLarge => (
                "Uw antwoord is te lang",
                "Er is niets opgeslagen. Ga terug, maak de tekst korter en verstuur het opnieuw.",
            ),
            Self::ForeignOrigin => (
                "Dit formulier kwam van een andere website",
                "Voor uw veiligheid is er niets opgeslagen. Open de pagina hier op deze website en probeer het opnieuw.",
            ),
            Self::Unavailable => (
                "Dit lukt nu even niet",
                "Er is niets verloren gegaan en er is niets half opgeslagen. Wacht een minuut en probeer het opnieuw.",
            ),
            Self::TooSlow => {
                ("Dit duurde te lang", "Er is niets opgeslagen. Controleer uw verbinding en probeer het opnieuw.")
            }
            Self::Internal => (
                "Er ging bij ons iets mis",
                "Dit ligt niet aan u. Probeer het opnieuw. Blijft het misgaan? Meld het bij de beheerder van deze website.",
            ),
        }
    }

    /// The answer for a program instead of a person.
    pub(super) fn problem(self) -> Problem {
        let (title, detail) = self.words();
        Problem { status: self.status(), title, detail, faults: Vec::new() }
    }
}

#[derive(Template)]
#[template(path = "fout.html")]
struct ErrorPage {
    layout: Layout,
    heading: &'static str,
    advice: &'static str,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (heading, advice) = self.words();
        let page = ErrorPage { layout: Layout::new(heading, "").unlisted(), heading, advice };
        let mut response = show_with(self.status(), &page);
        let no_store = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, no_store);
        // For a program the answer is made again, in its own form.
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the database refused");
        Self::Unavailable
    }
}

impl From<ImageError> for PageError {
    fn from(error: ImageError) -> Self {
        tracing::error!(%error, "a picture could not be drawn");
        Self::Internal
    }
}

impl From<PracticeError> for PageError {
    fn from(error: PracticeError) -> Self {
        match error {
            PracticeError::NotFound => Self::AttemptNotFound,
            PracticeError::Withdrawn => Self::CaseWithdrawn,
            PracticeError::UnknownCode => Self::UnknownCode,
            PracticeError::Store(error) => error.into(),
            PracticeError::Damaged(cause) => {
                tracing::error!(cause, "an attempt cannot be read back");
                Self::Internal
            }
        }
    }
}

/// The answer to an address that does not exist. Programs get their own form.
pub(super) async fn not_found(OriginalUri(uri): OriginalUri) -> Response {
    answer(uri.path(), PageError::NotFound)
}

/// The answer to a method that an address does not have.
pub(super) async fn method_not_allowed(OriginalUri(uri): OriginalUri) -> Response {
    answer(uri.path(), PageError::MethodNotAllowed)
}

fn answer(path: &str, error: PageError) -> Response {
    if is_api(path) { error.problem().into_response() } else { error.into_response() }
}

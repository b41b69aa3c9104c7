//! `/symbolenbank/{slug}/verbetering`: telling what is wrong with an entry. Nothing is asked or kept
//! about who tells it, and what was typed reaches no log.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::app::{CORRECTION_DAYS, Published, Received, random};
use crate::base::{PersonalData, Word};
use crate::symbols::{CORRECTION_LENGTH, Correction, CorrectionKind, Objection, SOURCE_LENGTH, Symbol};
use crate::web::delen::take_out;
use crate::web::error::PageError;
use crate::web::form::Form;
use crate::web::layout::{Door, Layout, show, show_with};
use crate::web::query::Params;
use crate::web::segment::Segment;
use crate::web::site::{Site, see_other};

struct KindOption {
    word: &'static str,
    label: &'static str,
    is_chosen: bool,
}

/// What has to be mended, and where.
struct Mistake {
    /// The field; empty when it is about none.
    field: &'static str,
    message: String,
}

/// What was filled in.
#[derive(Default)]
struct Typed {
    kind: String,
    text: String,
    source: String,
}

#[derive(Template)]
#[template(path = "symbolenbank/verbetering.html")]
struct CorrectionForm {
    layout: Layout,
    slug: String,
    name: String,
    token: String,
    kinds: Vec<KindOption>,
    text: String,
    source: String,
    text_length: usize,
    source_length: usize,
    mistakes: Vec<Mistake>,
}

impl CorrectionForm {
    fn message(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.message.as_str())
    }
}

#[derive(Template)]
#[template(path = "symbolenbank/verbetering_ontvangen.html")]
struct CorrectionReceived {
    layout: Layout,
    slug: String,
    name: String,
    days: i64,
}

fn find<'a>(published: &'a Published, slug: &str) -> Option<&'a Symbol> {
    published.catalogue.symbol(slug).filter(|symbol| symbol.is_public())
}

/// The form, or the answer after it was sent.
pub(in crate::web) async fn correction(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    params: Params,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let Some(symbol) = find(&published, &slug) else {
        let renamed = published.catalogue.renamed_symbol(&slug).ok_or(PageError::NotFound)?;
        return Ok(see_other(&address(renamed)));
    };
    if params.text("ontvangen").is_empty() {
        return show(&form_page(symbol, random::token(), Typed::default(), Vec::new()));
    }
    let layout = Layout::new(format!("Dank u wel – {}", symbol.name), "");
    show(&CorrectionReceived {
        layout: layout.behind(Door::LookUp).unlisted(),
        slug: symbol.slug.clone(),
        name: symbol.name.clone(),
        days: CORRECTION_DAYS,
    })
}

/// Takes a correction in. When something has to be mended first, what was typed comes back.
pub(in crate::web) async fn correct(
    State(site): State<Site>,
    Segment(slug): Segment<String>,
    form: Form,
) -> Result<Response, PageError> {
    let published = site.published()?;
    let symbol = find(&published, &slug).ok_or(PageError::NotFound)?;
    let token = form.field("formulier").filter(|token| random::is_token(token)).ok_or(PageError::BadForm)?;
    let field = |name| form.field(name).unwrap_or_default().to_owned();
    let typed = Typed { kind: field("soort"), text: field("tekst").replace("\r\n", "\n"), source: field("bron") };
    let again = |status, typed, mistakes| Ok(show_with(status, &form_page(symbol, token.to_owned(), typed, mistakes)));
    let correction = match Correction::parse(&typed.kind, &typed.text, &typed.source) {
        Ok(correction) => correction,
        Err(objections) => {
            return again(StatusCode::UNPROCESSABLE_ENTITY, typed, objections.iter().map(mistake).collect());
        }
    };
    let message = match site.app.receive_correction(&symbol.slug, token, &correction).await {
        Ok(Received::Kept) => return Ok(see_other(&format!("{}?ontvangen=1", address(&symbol.slug)))),
        Ok(Received::FullToday) => "Er kwamen vandaag al heel veel verbeteringen binnen. Probeer het morgen opnieuw.",
        Ok(Received::Full) => {
            "Er wachten al heel veel verbeteringen op de redactie. Probeer het over een week opnieuw."
        }
        Err(error) => {
            tracing::error!(%error, "a correction could not be kept");
            "Bewaren lukt nu even niet. Wacht een minuut en verstuur het opnieuw."
        }
    };
    let mistakes = vec![Mistake { field: "", message: format!("Er is niets opgeslagen. {message}") }];
    again(StatusCode::SERVICE_UNAVAILABLE, typed, mistakes)
}

fn address(slug: &str) -> String {
    format!("/symbolenbank/{slug}/verbetering")
}

fn form_page(symbol: &Symbol, token: String, typed: Typed, mistakes: Vec<Mistake>) -> CorrectionForm {
    let prefix = if mistakes.is_empty() { "" } else { "Fout: " };
    let layout = Layout::new(format!("{prefix}Klopt er iets niet bij {}?", symbol.name), "");
    let option = |kind: &CorrectionKind| KindOption {
        word: kind.word(),
        label: kind.label(),
        is_chosen: kind.word() == typed.kind,
    };
    CorrectionForm {
        layout: layout.behind(Door::LookUp).unlisted(),
        slug: symbol.slug.clone(),
        name: symbol.name.clone(),
        token,
        kinds: CorrectionKind::ALL.iter().map(option).collect(),
        text: typed.text,
        source: typed.source,
        text_length: CORRECTION_LENGTH,
        source_length: SOURCE_LENGTH,
        mistakes,
    }
}

fn mistake(objection: &Objection) -> Mistake {
    let (field, message) = match objection {
        Objection::WithoutKind => ("soort", "Kies waar het om gaat.".to_owned()),
        Objection::WithoutText => ("tekst", "Schrijf wat er niet klopt.".to_owned()),
        Objection::TooLong(length) => {
            ("tekst", format!("Uw tekst heeft {length} tekens. Er passen er {CORRECTION_LENGTH}: maak hem korter."))
        }
        Objection::NamesSomeone(found) => ("tekst", names_someone(found)),
        Objection::UnusableSource => (
            "bron",
            "Dit adres kunnen we niet gebruiken. Het moet met https:// beginnen en mag niet van een persoon zijn. \
             U mag dit veld ook leeg laten."
                .to_owned(),
        ),
    };
    Mistake { field, message }
}

/// What to take out, and how to speak of someone from history all the same.
fn names_someone(found: &[(PersonalData, String)]) -> String {
    let is_named = found.iter().any(|(kind, _)| *kind == PersonalData::Name);
    let history =
        if is_named { " Bedoelt u iemand uit de geschiedenis? Schrijf dan alleen de achternaam." } else { "" };
    format!("{}{history}", take_out(found))
}

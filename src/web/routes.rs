//! The one table of addresses.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use super::access::Access;
use super::error::{PageError, method_not_allowed, not_found};
use super::site::Site;
use super::{
    api, assets, begrippen, beslishulp, bibliotheek, bronnen, certificaat, contacten, feiten, feitenformulier, gezond,
    grondslagen, handreiking, headers, herzien, iconen, manifest, open_data, pagina, panel, pdf, pogingen, scenarios,
    start, sw, symbolenbank, weegcriteria, wijzigingen, zoeken,
};
use crate::app::App;

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// An address with who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// The method.
    pub method: &'static str,
    /// The address, with its parts in braces.
    pub path: &'static str,
    /// Who may come in.
    pub access: Access,
}

type Row = (Address, MethodRouter<Site>);

fn row(method: &'static str, path: &'static str, access: Access, router: MethodRouter<Site>) -> Row {
    (Address { method, path, access }, router)
}

fn table() -> Vec<Row> {
    pages().into_iter().chain(practising()).chain(machines()).collect()
}

/// What people ask.
fn pages() -> Vec<Row> {
    use Access::Anyone;
    vec![
        row("GET", "/", Anyone, get(start::show)),
        row("GET", "/handreiking", Anyone, get(handreiking::overview)),
        row("GET", "/handreiking.pdf", Anyone, get(pdf::whole)),
        row("GET", "/handreiking/alles", Anyone, get(handreiking::everything)),
        row("GET", "/handreiking/{deel}", Anyone, get(handreiking::part)),
        row("GET", "/handreiking/{deel}/alles", Anyone, get(handreiking::whole_part)),
        row("GET", "/handreiking/{deel}/deel.pdf", Anyone, get(pdf::part)),
        row("GET", "/handreiking/{deel}/{pagina}", Anyone, get(handreiking::page)),
        row("GET", "/handreiking/herzien", Anyone, get(herzien::show)),
        row("GET", "/handreiking/{deel}/{pagina}/beeld/{bestand}", Anyone, get(handreiking::picture)),
        row("GET", "/handreiking/{deel}/{pagina}/duidelijk", Anyone, get(handreiking::thanks)),
        row("POST", "/handreiking/{deel}/{pagina}/duidelijk", Anyone, post(handreiking::clear)),
        row("GET", "/begrippen", Anyone, get(begrippen::show)),
        row("GET", "/grondslagen", Anyone, get(grondslagen::show)),
        row("GET", "/contacten", Anyone, get(contacten::show)),
        row("GET", "/beslishulp", Anyone, get(beslishulp::show_aid)),
        row("GET", "/weegcriteria", Anyone, get(weegcriteria::show)),
        row("GET", "/feitenformulier", Anyone, get(feitenformulier::show)),
        row("GET", "/feiten", Anyone, get(feiten::show)),
        row("GET", "/bronnen", Anyone, get(bronnen::show)),
        row("GET", "/wijzigingen", Anyone, get(wijzigingen::changes)),
        row("GET", "/wijzigingen.atom", Anyone, get(wijzigingen::feed)),
        row("GET", "/symbolenbank", Anyone, get(symbolenbank::list)),
        row("GET", "/symbolenbank/wat-zag-u", Anyone, get(symbolenbank::describe)),
        row("GET", "/symbolenbank/vergelijk", Anyone, get(symbolenbank::compare)),
        row("GET", "/symbolenbank/wijzigingen", Anyone, get(symbolenbank::changes)),
        row("GET", "/symbolenbank/offline", Anyone, get(symbolenbank::offline::show)),
        row("GET", "/symbolenbank/offline.json", Anyone, get(symbolenbank::offline::index)),
        row("GET", "/symbolenbank/wijzigingen.atom", Anyone, get(symbolenbank::feed)),
        row("GET", "/symbolenbank/skos.ttl", Anyone, get(symbolenbank::as_turtle)),
        row("GET", "/symbolenbank/skos.jsonld", Anyone, get(symbolenbank::as_json_ld)),
        row("GET", "/symbolenbank/dcat.jsonld", Anyone, get(symbolenbank::as_data_set)),
        row("GET", "/symbolenbank/{slug}", Anyone, get(symbolenbank::entry)),
        row("GET", "/symbolenbank/{slug}/beeld/{size}", Anyone, get(symbolenbank::picture)),
        row("POST", "/symbolenbank/{slug}/beeldkeuze", Anyone, post(symbolenbank::choose_clear)),
        row("GET", "/symbolenbank/{slug}/verbetering", Anyone, get(symbolenbank::correction)),
        row("POST", "/symbolenbank/{slug}/verbetering", Anyone, post(symbolenbank::correct)),
        row("GET", "/zoeken", Anyone, get(zoeken::show_results)),
        row("GET", "/over", Anyone, get(pagina::show)),
        row("GET", "/privacy", Anyone, get(pagina::show)),
        row("GET", "/toegankelijkheid", Anyone, get(pagina::show)),
        row("GET", "/hoe-werkt-de-score", Anyone, get(pagina::show)),
        row("GET", "/open-data", Anyone, get(open_data::show)),
    ]
}

/// What programs ask: the API, files of a page, and whether all is well.
fn machines() -> Vec<Row> {
    use Access::Anyone;
    vec![
        row("GET", "/api/v1/symbolen", Anyone, api::open(get(api::list))),
        row("GET", "/api/v1/symbolen/{slug}", Anyone, api::open(get(api::one))),
        row("GET", "/api/v1/aanvullingen", Anyone, api::open(get(api::complete))),
        row("GET", "/api/v1/zoeken", Anyone, api::open(get(api::search))),
        row("GET", "/api/v1/openapi.json", Anyone, api::open(get(api::describe))),
        row("GET", "/assets/{hash}/{name}", Anyone, get(assets::file)),
        row("GET", "/favicon.svg", Anyone, get(assets::icon)),
        row("GET", "/sw.js", Anyone, get(sw::worker)),
        row("GET", "/manifest.webmanifest", Anyone, get(manifest::show)),
        row("GET", "/iconen/{bestand}", Anyone, get(iconen::file)),
        row("GET", "/gezond", Anyone, get(gezond::live)),
        row("GET", "/klaar", Anyone, get(gezond::ready)),
    ]
}

/// Cases, and what a learner does in them.
fn practising() -> Vec<Row> {
    use Access::{Anyone, Learner};
    vec![
        row("GET", "/scenarios", Anyone, get(scenarios::list)),
        row("GET", "/scenarios/{slug}", Anyone, get(scenarios::intro)),
        row("GET", "/scenarios/{slug}/beeld/{versie}/{naam}", Anyone, get(scenarios::picture)),
        row("POST", "/scenarios/{slug}/pogingen", Anyone, post(scenarios::start)),
        row("GET", "/pogingen", Anyone, get(pogingen::list)),
        row("POST", "/pogingen/hervatten", Anyone, post(pogingen::resume)),
        row("GET", "/pogingen/{id}", Learner, get(pogingen::step)),
        row("POST", "/pogingen/{id}/stappen", Learner, post(pogingen::answer)),
        row("POST", "/pogingen/{id}/hervatten", Anyone, post(pogingen::resume_and_answer)),
        row("GET", "/pogingen/{id}/nabespreking", Learner, get(pogingen::debrief)),
        row("GET", "/pogingen/{id}/nabespreking.pdf", Learner, get(pogingen::debrief_on_paper)),
        row("GET", "/pogingen/{id}/certificaat", Learner, get(pogingen::certificate)),
        row("POST", "/pogingen/{id}/certificaat", Learner, post(pogingen::certify)),
        row("GET", "/certificaat/{code}", Anyone, get(certificaat::show)),
        row("GET", "/panel/{token}", Anyone, get(panel::show)),
        row("POST", "/panel/{token}", Anyone, post(panel::vote)),
    ]
}

/// Every address with who may come in; the recorded list in the tests is made of it.
pub fn addresses() -> Vec<Address> {
    table().into_iter().map(|(address, _)| address).collect()
}

/// The website.
pub fn router(app: Arc<App>) -> Router {
    let site = Site::new(app);
    let routes =
        table().into_iter().fold(Router::new(), |router, (address, handler)| router.route(address.path, handler));
    let foreign = CsrfLayer::new().with_rejection_response(|_| PageError::ForeignOrigin.into_response());
    routes
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(foreign)
        .layer(CatchPanicLayer::custom(|_| PageError::Internal.into_response()))
        .layer(from_fn_with_state(site.clone(), around))
        .with_state(site)
}

/// What stands around every request: the diagnostics of a broken library instead of the page, an
/// end to what takes too long, and the headers. One layer, because each costs every request.
async fn around(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked_by_program = api::is_api(request.uri().path()).then(|| request.method().clone());
    let mut response = match bibliotheek::instead_of(&site, request.uri().path()) {
        Some(broken) => broken,
        None => tokio::time::timeout(TIME_LIMIT, next.run(request))
            .await
            .unwrap_or_else(|_| PageError::TooSlow.into_response()),
    };
    if let Some(method) = asked_by_program {
        response = api::finish(&method, response);
    }
    headers::add(&site, response.headers_mut());
    response
}

/// Serves the website until `stop` is done; requests in progress are finished.
pub async fn serve(
    listener: TcpListener,
    app: Arc<App>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router(app)).with_graceful_shutdown(stop).await
}

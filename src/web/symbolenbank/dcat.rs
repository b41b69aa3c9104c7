//! `/symbolenbank/dcat.jsonld`: the public part of the bank as a data set, for catalogues of open
//! data (DCAT 3).

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::skos::LICENCE;
use crate::catalogue::Catalogue;
use crate::web::error::PageError;
use crate::web::rdf::{Graph, Object, Resource, json_ld};
use crate::web::site::Site;

const PATH: &str = "/symbolenbank/dcat.jsonld";
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";
const EU: &str = "http://publications.europa.eu/resource/authority/";

/// The files: what they are called here, where they are, of which type.
const FILES: [(&str, &str, &str, &str); 3] = [
    ("skos-turtle", "Begrippenlijst (SKOS, Turtle)", "/symbolenbank/skos.ttl", "text/turtle"),
    ("skos-jsonld", "Begrippenlijst (SKOS, JSON-LD)", "/symbolenbank/skos.jsonld", "application/ld+json"),
    ("atom", "Wijzigingen (Atom)", "/symbolenbank/wijzigingen.atom", "application/atom+xml"),
];

pub(in crate::web) async fn as_data_set(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    site.prepared_as(&headers, PATH, "application/ld+json", |published| {
        Ok(json_ld(&described(&published.catalogue, &site)))
    })
}

fn described(catalogue: &Catalogue, site: &Site) -> Graph {
    let mut graph = vec![data_set(catalogue, site)];
    graph.extend(FILES.iter().map(|(name, title, path, kind)| {
        let address = site.address(path);
        Resource::new(part(site, name), "dcat:Distribution")
            .with("dct:title", dutch(title))
            .with("dct:license", Object::At(LICENCE.to_owned()))
            .with("dcat:accessURL", Object::At(address.clone()))
            .with("dcat:downloadURL", Object::At(address))
            .with("dcat:mediaType", Object::At(format!("{MEDIA_TYPES}{kind}")))
    }));
    graph.push(
        Resource::new(part(site, "api"), "dcat:DataService")
            .with("dct:title", dutch("API van de symbolenbank"))
            .with("dct:license", Object::At(LICENCE.to_owned()))
            .with("dcat:endpointURL", Object::At(site.address("/api/v1")))
            .with("dcat:endpointDescription", Object::At(site.address("/api/v1/openapi.json")))
            .with("dcat:servesDataset", Object::At(part(site, "gegevens"))),
    );
    graph.push(Resource::new(part(site, "beheer"), "foaf:Agent").with("foaf:name", dutch("Beheer van deze website")));
    graph.extend(contact(site));
    graph
}

fn data_set(catalogue: &Catalogue, site: &Site) -> Resource {
    let description = "Tekens, codes en vlaggen die bij extremisten voorkomen, met hun andere betekenissen, wat erop \
                       lijkt, hoe zwaar ze wegen, en bronnen. Een symbool alleen is nooit een reden om iemand te melden.";
    let mut data_set = Resource::new(part(site, "gegevens"), "dcat:Dataset")
        .with("dct:title", dutch("Symbolenbank van Weegwijs"))
        .with("dct:description", dutch(description))
        .with("dct:license", Object::At(LICENCE.to_owned()))
        .with("dct:language", Object::At(format!("{EU}language/NLD")))
        .with("dct:accessRights", Object::At(format!("{EU}access-right/PUBLIC")))
        .with("dct:publisher", Object::At(part(site, "beheer")))
        .with("dcat:landingPage", Object::At(site.address("/open-data")));
    let newest = catalogue.symbol_changes().first().map(|line| Object::Day(line.change.date));
    data_set.say("dct:modified", newest);
    data_set.say("dcat:theme", ["JUST", "GOVE"].map(|theme| Object::At(format!("{EU}data-theme/{theme}"))));
    data_set.say("dcat:keyword", ["symbolen", "extremisme", "radicalisering"].map(dutch));
    data_set.say("dcat:contactPoint", contact(site).map(|_| Object::At(part(site, "contact"))));
    data_set.say("dcat:distribution", FILES.map(|(name, ..)| Object::At(part(site, name))));
    data_set
}

/// Only where the operator named a contact.
fn contact(site: &Site) -> Option<Resource> {
    let mail = site.app.config().contact.as_ref()?;
    let contact = Resource::new(part(site, "contact"), "vcard:Organization");
    Some(
        contact
            .with("vcard:fn", dutch("Beheer van deze website"))
            .with("vcard:hasEmail", Object::At(format!("mailto:{mail}"))),
    )
}

fn part(site: &Site, name: &str) -> String {
    format!("{}#{name}", site.address(PATH))
}

fn dutch(text: &str) -> Object {
    Object::Dutch(text.to_owned())
}

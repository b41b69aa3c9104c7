//! Every address there is: who may come in, and what it does with what it does not want.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;

use weegwijs::app::{Invited, invite_experts};
use weegwijs::symbols::Symbol;
use weegwijs::web::{Address, addresses};

use crate::browser::{Answer, Browser, FORM, Question};
use crate::expected::{assert_none, differences};
use crate::house_rules::internal_links;
use crate::world::{World, shipped};

/// A blurred symbol, so that the choice to see it clear means something.
const SYMBOL: &str = "hakenkruis";
const SCENARIO: &str = "ineens-een-khimar";

/// The address with what there is in the shipped library.
fn concrete(path: &str, attempt: &str, asset: &str, sheet: &str) -> String {
    let page = shipped().pages()[0].key();
    let slug = if path.starts_with("/scenarios") { SCENARIO } else { SYMBOL };
    let part = page.split('/').next().unwrap_or_default();
    let address =
        path.replace("{deel}/{pagina}", &page).replace("{deel}", part).replace("{slug}", slug).replace("{size}", "96");
    let address = address.replace("{bestand}", "192.png").replace("{versie}/{naam}", "0/gang.webp");
    let address = address.replace("/pogingen/{id}", attempt).replace("/panel/{token}", sheet);
    let address = address.replace("{code}", "ACEF-GHJK-MNQR");
    if address.contains("{hash}") { asset.to_owned() } else { address }
}

struct Scene {
    world: World,
    owner: Browser,
    attempt: String,
    asset: String,
    /// The sheet of an expert who was invited.
    sheet: String,
}

async fn scene() -> Scene {
    let world = World::new().await;
    let mut owner = world.browser();
    let begun = owner.post(&format!("/scenarios/{SCENARIO}/pogingen"), &[]).await;
    let start = owner.page("/").await.read();
    let asset = internal_links(&start).into_iter().find(|link| link.ends_with("/weegwijs.css")).unwrap();
    let sheet = invited(&world).await;
    Scene { attempt: begun.location().to_owned(), world, owner, asset, sheet }
}

async fn invited(world: &World) -> String {
    let scenario = shipped().scenario(SCENARIO).unwrap();
    let now = world.app.clock().now();
    let Invited::With(tokens) = invite_experts(world.app.store(), scenario, now, 1, 60).await.unwrap() else {
        panic!("the panel is closed")
    };
    format!("/panel/{}", tokens[0])
}

impl Scene {
    fn at(&self, address: &Address) -> String {
        concrete(address.path, &self.attempt, &self.asset, &self.sheet)
    }

    /// A visitor who began the same case.
    async fn other(&self) -> Browser {
        let mut other = self.world.browser();
        other.post(&format!("/scenarios/{SCENARIO}/pogingen"), &[]).await;
        other
    }

    /// What a form to this address would hold when everything is filled in.
    async fn fields(&mut self, path: &str) -> String {
        match path {
            "/symbolenbank/{slug}/beeldkeuze" => "beelden=helder".to_owned(),
            "/symbolenbank/{slug}/verbetering" => {
                format!("formulier={}&soort=feit&tekst=Dit+klopt+niet.", "0".repeat(64))
            }
            "/pogingen/hervatten" => "code=ACEF-GHJK-MNQR".to_owned(),
            "/pogingen/{id}/hervatten" => {
                format!("hervatcode=ACEF-GHJK-MNQR&stap=0&token={}&keuze=x", "0".repeat(64))
            }
            "/pogingen/{id}/stappen" => {
                let form = self.owner.page(&self.attempt.clone()).await.form("/stappen");
                let choice = form.options("keuze").remove(0);
                let form = form.with("keuze", &choice);
                form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish()
            }
            _ => String::new(),
        }
    }
}

async fn send(browser: &mut Browser, method: &str, address: &str, body: &str) -> Answer {
    let question = Question::new(method, address);
    let question = if method == "POST" { question.sent_from_here().body(body) } else { question };
    browser.ask(question).await
}

#[tokio::test]
async fn every_address_stands_in_the_recorded_list() {
    let mut scene = scene().await;
    let mut stranger = scene.other().await;
    let mut list =
        String::from("# method, address, who may come in: status for a visitor, another learner, the owner\n");
    for address in addresses() {
        let body = scene.fields(address.path).await;
        let (method, place) = (address.method, scene.at(&address));
        let visitor = send(&mut scene.world.browser(), method, &place, &body).await.status;
        let other = send(&mut stranger, method, &place, &body).await.status;
        let owner = send(&mut scene.owner, method, &place, &body).await.status;
        let Address { path, access, .. } = address;
        writeln!(list, "{method:<5} {path:<40} {:<10} {visitor} {other} {owner}", access.word()).unwrap();
    }
    assert_none(&differences("tests/suite/routes.txt", &list));
}

#[tokio::test]
async fn what_another_website_sends_is_refused_everywhere() {
    let mut scene = scene().await;
    let foreign = [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "cross-site"), ("origin", "https://kwaad.test")],
        vec![("sec-fetch-site", "same-site"), ("origin", "https://buur.weegwijs.test")],
        vec![("origin", "https://kwaad.test")],
        vec![("origin", "null")],
    ];
    let before = scene.world.rows().await;
    let mut tried = 0;
    for address in addresses().into_iter().filter(|address| address.method != "GET") {
        let (place, body) = (scene.at(&address), scene.fields(address.path).await);
        for headers in &foreign {
            let mut question = Question::new(address.method, &place).header("content-type", FORM).body(body.as_str());
            for (name, value) in headers {
                question = question.header(name, value);
            }
            let answer = scene.owner.ask(question).await;
            assert_eq!(answer.status, 403, "{place} with {headers:?}");
            assert_eq!(answer.heading(), "Dit formulier kwam van een andere website");
            tried += 1;
        }
    }
    assert!(tried >= 4 * foreign.len(), "{tried} forms");
    assert_eq!(scene.world.rows().await, before);
}

#[tokio::test]
async fn a_method_that_an_address_does_not_have_is_answered_with_a_page() {
    let mut scene = scene().await;
    let mut methods: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for address in addresses() {
        methods.entry(address.path).or_default().insert(address.method);
    }
    for (path, known) in methods {
        let place = concrete(path, &scene.attempt, &scene.asset, &scene.sheet);
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"].into_iter().filter(|method| !known.contains(method)) {
            let answer = scene.owner.ask(Question::new(method, &place).sent_from_here()).await;
            assert_eq!(answer.status, 405, "{method} {place}");
            if path.starts_with("/api/") {
                assert_eq!(answer.kind(), "application/problem+json", "{method} {place}");
            } else {
                assert_eq!(answer.heading(), "Dit kan hier niet", "{method} {place}");
            }
            let allowed = answer.header("allow").unwrap_or_default();
            assert!(known.iter().all(|method| allowed.contains(method)), "{method} {place} allows {allowed:?}");
        }
    }
}

/// An address with what stands behind `?` and before `#`.
fn absolute(page: &str, link: &str) -> String {
    let path = page.split('?').next().unwrap_or_default();
    if link.starts_with('?') { format!("{path}{link}") } else { link.to_owned() }
}

/// Whether what an address is about is there, when another story looks at the page itself; here it
/// would be one page many times. `None` when the page has to be looked at here.
fn has_its_own_story(address: &str) -> Option<bool> {
    if address == "/handreiking.pdf" {
        return Some(true);
    }
    if let Some(part) = address.strip_prefix("/handreiking/").and_then(|rest| rest.strip_suffix("/deel.pdf")) {
        return Some(shipped().pages_of(part).next().is_some());
    }
    if address.contains("/beeld/") {
        let shows = |symbol: &Symbol| symbol.has_public_image() && address.contains(&format!("/{}/", symbol.slug));
        return Some(shipped().symbols().any(shows));
    }
    if let Some((_, pair)) = address.split_once("/vergelijk?") {
        let slugs = pair.split('&').map(|side| side.split_once('=').map_or("", |(_, slug)| slug));
        return Some(slugs.into_iter().all(|slug| shipped().symbol(slug).is_some()));
    }
    let entry = address.strip_suffix("/verbetering")?.rsplit('/').next()?;
    (entry != SYMBOL).then(|| shipped().symbol(entry).is_some())
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut known: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    let mut open: VecDeque<String> = known.iter().cloned().collect();
    let mut places: Vec<(String, String)> = Vec::new();
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut problems = Vec::new();
    while let Some(address) = open.pop_front() {
        if let Some(is_there) = has_its_own_story(&address) {
            problems.extend((!is_there).then(|| format!("{address} is about what is not there")));
            continue;
        }
        let answer = browser.get(&address).await;
        if answer.status != 200 {
            problems.push(format!("{address} answers {}", answer.status));
        }
        if !answer.is_page() {
            continue;
        }
        let page = answer.read();
        let anchors = page.elements().filter_map(|element| element.attribute("id")).map(str::to_owned);
        ids.insert(address.clone(), anchors.collect());
        let hrefs = page.named("a").filter_map(|link| link.attribute("href"));
        let inside = hrefs.filter(|href| href.starts_with('/')).filter_map(|href| href.split_once('#'));
        places.extend(inside.map(|(page, id)| (page.to_owned(), id.to_owned())));
        for link in internal_links(&page) {
            let link = absolute(&address, &link);
            if known.insert(link.clone()) {
                open.push_back(link);
            }
        }
    }
    let lost = places.iter().filter(|(page, id)| ids.get(page).is_some_and(|ids| !ids.contains(id)));
    problems.extend(lost.map(|(page, id)| format!("{page} has no #{id}")));
    assert_none(&problems);
    let least = shipped().pages().len() + shipped().symbols().count() + shipped().scenarios().count() + 10;
    assert!(ids.len() >= least, "{} pages of at least {least}", ids.len());
}

//! A visitor: keeps cookies, follows nothing by itself, fills in the forms that a page has, and
//! checks the house rules on every page it gets.

mod answer;
mod form;
mod wire;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

pub(crate) use answer::{Answer, by_id, classed, links_in, says};
pub(crate) use form::Form;

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
const HOST: &str = "weegwijs.test";

/// How a visitor comes in.
#[derive(Clone)]
pub(crate) enum Door {
    /// Straight into the house.
    House(Arc<Mutex<Router>>),
    /// Over the network.
    Network(SocketAddr),
}

#[derive(Clone)]
struct Cookie {
    name: String,
    path: String,
    value: String,
}

/// What is asked of the server.
pub(crate) struct Question {
    pub(crate) method: String,
    pub(crate) address: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Question {
    pub(crate) fn new(method: &str, address: &str) -> Self {
        Self { method: method.into(), address: address.into(), headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// As a browser sends a form of a page of this site.
    pub(crate) fn sent_from_here(self) -> Self {
        let origin = format!("http://{HOST}");
        self.header("sec-fetch-site", "same-origin").header("origin", &origin).header("content-type", FORM)
    }
}

#[derive(Clone)]
pub(crate) struct Browser {
    door: Door,
    jar: Vec<Cookie>,
}

impl Browser {
    pub(crate) fn at(door: Door) -> Self {
        Self { door, jar: Vec::new() }
    }

    pub(crate) fn over_the_network(address: SocketAddr) -> Self {
        Self::at(Door::Network(address))
    }

    /// The same visitor at another server of the same site.
    pub(crate) fn through(&self, door: Door) -> Self {
        Self { door, jar: self.jar.clone() }
    }

    /// The server is somewhere else now; the cookies are kept.
    pub(crate) fn moves_to(&mut self, address: SocketAddr) {
        self.door = Door::Network(address);
    }

    pub(crate) async fn get(&mut self, address: &str) -> Answer {
        self.ask(Question::new("GET", address)).await
    }

    /// Gets a page that has to be there.
    pub(crate) async fn page(&mut self, address: &str) -> Answer {
        let answer = self.get(address).await;
        assert_eq!(answer.status, 200, "GET {address}: {}", answer.text());
        answer
    }

    pub(crate) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(Question::new("POST", address).sent_from_here().body(body)).await
    }

    pub(crate) async fn submit(&mut self, form: &Form) -> Answer {
        let fields: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// Goes where an answer sends the visitor.
    pub(crate) async fn follow(&mut self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, 303, "{}: {}", answer.address, answer.text());
        let place = answer.location().to_owned();
        self.get(&place).await
    }

    pub(crate) async fn ask(&mut self, mut question: Question) -> Answer {
        if let Some(cookies) = self.cookies_for(&question.address) {
            question = question.header("cookie", &cookies);
        }
        question = question.header("host", HOST);
        let address = question.address.clone();
        let reply = match &self.door {
            Door::House(router) => {
                let router = router.lock().unwrap().clone();
                ask_the_house(router, question).await
            }
            Door::Network(server) => wire::ask(*server, question).await,
        };
        let answer = Answer::new(address, reply);
        self.keep_cookies(&answer);
        answer.check();
        answer
    }

    fn cookies_for(&self, address: &str) -> Option<String> {
        let path = address.split('?').next().unwrap_or_default();
        let belongs = |cookie: &&Cookie| {
            path.strip_prefix(cookie.path.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || cookie.path.ends_with('/'))
        };
        let pairs: Vec<String> =
            self.jar.iter().filter(belongs).map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for set in answer.all("set-cookie") {
            let mut parts = set.split(';').map(str::trim);
            let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).unwrap();
            let path = parts.find_map(|part| part.strip_prefix("Path=")).unwrap_or("/").to_owned();
            self.jar.retain(|cookie| cookie.name != name || cookie.path != path);
            self.jar.push(Cookie { name: name.into(), path, value: value.into() });
        }
    }

    pub(crate) fn has_cookies(&self) -> bool {
        !self.jar.is_empty()
    }
}

type Reply = (u16, Vec<(String, String)>, Vec<u8>);

async fn ask_the_house(router: Router, question: Question) -> Reply {
    let mut request = Request::builder().method(question.method.as_str()).uri(question.address.as_str());
    for (name, value) in &question.headers {
        request = request.header(name, value);
    }
    let request = request.body(Body::from(question.body)).unwrap_or_else(|error| panic!("{error}"));
    let response = router.oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = response.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
    (status, headers, body)
}

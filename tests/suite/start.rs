use crate::browser::{classed, links_in, says};
use crate::world::{World, shipped};

#[tokio::test]
async fn the_start_page_has_a_search_field_and_three_doors() {
    let world = World::new().await;
    let mut browser = world.browser();
    let start = browser.page("/").await;
    assert_eq!(start.form("/zoeken").fields, [("q".to_owned(), String::new())]);
    let page = start.read();
    let doors: Vec<&str> =
        classed(&page, "door").into_iter().flat_map(|door| links_in(&page, door)).map(|(href, _)| href).collect();
    assert_eq!(doors, ["/handreiking", "/symbolenbank", "/scenarios"]);
    for (count, what) in [
        (shipped().pages().len(), "korte bladzijden"),
        (shipped().symbols().count(), "tekens"),
        (shipped().scenarios().count(), "casussen"),
    ] {
        assert!(says(&page, &format!("{count} {what}")), "{count} {what}");
    }
    for door in doors {
        browser.page(door).await;
    }
}

#[tokio::test]
async fn who_has_a_worry_now_is_led_to_where_to_turn_to() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/").await.read();
    let links: Vec<&str> = links_in(&page, classed(&page, "now")[0]).into_iter().map(|(href, _)| href).collect();
    assert_eq!(links, ["/contacten", "/handreiking/melden/waar-meld-je", "/beslishulp"]);
    for link in links {
        browser.page(link).await;
    }
}

#[tokio::test]
async fn a_page_is_sent_once_and_compressed() {
    let world = World::new().await;
    let mut browser = world.browser();
    let whole = browser.page("/").await;
    let etag = whole.header("etag").unwrap().to_owned();
    let ask = |name: &str, value: &str| crate::browser::Question::new("GET", "/").header(name, value);
    let again = browser.ask(ask("if-none-match", &etag)).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    let small = browser.ask(ask("accept-encoding", "gzip, br")).await;
    assert_eq!(small.header("content-encoding"), Some("gzip"));
    assert_eq!(small.body, whole.body);
    assert!(small.sent * 2 < whole.sent, "{} of {}", small.sent, whole.sent);
    assert!(small.header("vary").unwrap().contains("accept-encoding"));
}

#[tokio::test]
async fn style_and_scripts_are_kept_for_ever_under_a_name_that_changes_with_them() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/").await.read();
    let assets: Vec<String> = page
        .elements()
        .flat_map(|element| [element.attribute("href"), element.attribute("src")])
        .flatten()
        .filter(|address| address.starts_with("/assets/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(assets.len(), 2, "{assets:?}");
    for asset in assets {
        let file = browser.page(&asset).await;
        assert!(file.header("cache-control").unwrap().contains("immutable"), "{asset}");
        let name = asset.rsplit('/').next().unwrap();
        let old = browser.page(&format!("/assets/000000000000/{name}")).await;
        assert!(!old.header("cache-control").unwrap().contains("immutable"), "{asset}");
    }
}

#[tokio::test]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let world = World::secure().await;
    let mut browser = world.browser();
    let start = browser.page("/").await;
    assert!(start.header("strict-transport-security").unwrap().contains("max-age=31536000"));
    let begun = browser.post("/scenarios/de-doos/pogingen", &[]).await;
    assert_eq!(begun.status, 303);
    let cookies: Vec<&str> = begun.all("set-cookie").collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__Host-weegwijs=")), "{cookies:?}");
    for cookie in cookies {
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }
    assert_eq!(browser.follow(&begun).await.status, 200);
    let plain = World::small().await;
    assert_eq!(plain.browser().page("/").await.header("strict-transport-security"), None);
}

#[tokio::test]
async fn the_probes_say_whether_there_is_something_to_show() {
    let world = World::small().await;
    let mut browser = world.browser();
    for probe in ["/gezond", "/klaar"] {
        assert_eq!(browser.get(probe).await.status, 200);
    }
    world.app.store().close().await;
    assert_eq!(browser.get("/gezond").await.status, 200);
    assert_eq!(browser.get("/klaar").await.status, 503);
}

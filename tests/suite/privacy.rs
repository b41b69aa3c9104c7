use crate::world::{World, engines, shipped};
use crate::zoeken::encoded;

#[tokio::test]
async fn reading_and_searching_leave_nothing_behind() {
    for engine in engines() {
        let world = World::on(engine).await;
        let mut browser = world.browser();
        let empty = world.rows().await;
        assert!(empty.iter().all(|(_, rows)| *rows == 0), "{empty:?}");
        let page = format!("/handreiking/{}", shipped().pages()[0].key());
        let typed = encoded("zoekwoordvandezebezoeker");
        let looked = [
            "/".to_owned(),
            page.clone(),
            format!("{page}/duidelijk"),
            "/handreiking/alles".into(),
            "/begrippen".into(),
            "/symbolenbank".into(),
            format!("/symbolenbank?q={typed}&ideologie=jihadisme"),
            "/symbolenbank/hakenkruis".into(),
            "/symbolenbank/hakenkruis/beeld/96".into(),
            "/symbolenbank/hakenkruis/verbetering".into(),
            "/symbolenbank/hakenkruis/verbetering?ontvangen=1".into(),
            "/symbolenbank/vergelijk?a=hakenkruis&b=hindoe-swastika".into(),
            "/symbolenbank/wijzigingen".into(),
            format!("/symbolenbank/offline?q={typed}"),
            "/symbolenbank/offline.json".into(),
            "/sw.js".into(),
            format!("/zoeken?q={typed}"),
            format!("/zoeken?q={typed}&fragment=1"),
            format!("/api/v1/symbolen?q={typed}"),
            "/scenarios".into(),
            "/scenarios/ineens-een-khimar".into(),
            "/pogingen".into(),
            "/bestaat-niet".into(),
        ];
        for address in looked {
            let answer = browser.get(&address).await;
            assert_eq!(answer.all("set-cookie").count(), 0, "{address}");
        }
        assert!(!browser.has_cookies());
        assert_eq!(world.rows().await, empty);
    }
}

#[tokio::test]
async fn the_secrets_of_a_visitor_are_not_in_the_database() {
    let world = World::small().await;
    let mut browser = world.browser();
    let begun = browser.post("/scenarios/de-doos/pogingen", &[]).await;
    let secrets: Vec<String> = begun
        .all("set-cookie")
        .map(|cookie| cookie.split_once('=').unwrap().1.split(';').next().unwrap().to_owned())
        .collect();
    assert_eq!(secrets.len(), 2);
    let stored = world.file_bytes();
    assert!(stored.len() > 4096);
    for secret in secrets {
        let found = stored.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "a secret stands in the database");
    }
}

#[tokio::test]
async fn someone_who_looked_something_up_while_practising_leaves_no_trace_of_it() {
    let world = World::small().await;
    let mut browser = world.browser();
    browser.post("/scenarios/de-doos/pogingen", &[]).await;
    let before = world.rows().await;
    for address in
        ["/symbolenbank/rondje", "/symbolenbank?q=zoekwoordvandezebezoeker", "/zoeken?q=zoekwoordvandezebezoeker"]
    {
        browser.page(address).await;
    }
    assert_eq!(world.rows().await, before);
    let stored = world.file_bytes();
    let typed = b"zoekwoordvandezebezoeker";
    assert!(!stored.windows(typed.len()).any(|window| window == typed));
}

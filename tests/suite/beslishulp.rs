use std::collections::HashSet;

use weegwijs::base::Word;
use weegwijs::handreiking::{DecisionAid, LegalStatus, Topic};

use crate::browser::{by_id, classed, links_in, says};
use crate::world::{World, shipped};

fn aid() -> &'static DecisionAid {
    shipped().decision_aid().unwrap()
}

/// For every rule an address by which it is reached.
fn an_address_for_each_rule() -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let options = |topic: Topic| aid().options(topic).iter().enumerate();
    for (a, who) in options(Topic::Who) {
        for (b, whom) in options(Topic::Whom) {
            for (c, what) in options(Topic::What) {
                for (d, why) in options(Topic::Why) {
                    let rule = aid().rule(&[a, b, c, d]);
                    if seen.insert(rule.id.clone()) {
                        let ids = (&who.id, &whom.id, &what.id, &why.id);
                        let query = format!("wie={}&aan={}&wat={}&waarom={}", ids.0, ids.1, ids.2, ids.3);
                        found.push((rule.id.clone(), format!("/beslishulp?{query}")));
                    }
                }
            }
        }
    }
    found
}

#[tokio::test]
async fn every_rule_is_reached_and_told_with_what_it_rests_on() {
    let world = World::new().await;
    let mut browser = world.browser();
    let addresses = an_address_for_each_rule();
    assert_eq!(addresses.len(), aid().rules().count());
    assert!(addresses.len() >= 20, "{} rules", addresses.len());
    for (id, address) in addresses {
        let rule = aid().rules().find(|rule| rule.id == id).unwrap();
        let page = browser.page(&address).await.read();
        let advice = classed(&page, "advice")[0];
        assert!(advice.text.contains(rule.advice.label()) && advice.text.contains(&rule.headline), "{id}");
        assert!(rule.checks.iter().all(|check| says(&page, check)), "{id}");
        let grounds = classed(&page, "aid__grounds")[0];
        let led: Vec<&str> = links_in(&page, grounds).into_iter().map(|(href, _)| href).collect();
        assert_eq!(led, rule.grounds.iter().map(|id| format!("/grondslagen#{id}")).collect::<Vec<_>>(), "{id}");
        assert_eq!(grounds.text.matches("bekeken op").count(), rule.grounds.len(), "{id}");
        let unsure =
            rule.grounds.iter().any(|id| !shipped().ground(id).unwrap().validity().is_sure(crate::world::TODAY));
        let told = classed(&page, "alert").iter().any(|alert| alert.text.contains("Te verifiëren."));
        assert_eq!(told, unsure || rule.status == LegalStatus::ToVerify, "{id}");
        assert!(says(&page, "112") && says(&page, "Weegwijs geeft geen juridisch advies; vraag uw FG."), "{id}");
    }
}

#[tokio::test]
async fn an_answer_can_be_passed_on_and_is_kept_nowhere() {
    let world = World::small().await;
    let mut browser = world.browser();
    let before = world.rows().await;
    let form = browser.page("/beslishulp").await.form("/beslishulp");
    assert!(form.fields.is_empty(), "nothing is chosen beforehand: {:?}", form.fields);
    assert!(Topic::ALL.iter().all(|topic| form.options(topic.word()).len() == 2));
    let address = "/beslishulp?wie=school&aan=buren&wat=feiten&waarom=zorg";
    let answer = browser.page(address).await;
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let page = answer.read();
    assert!(answer.text().contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(says(&page, "Vertel buren niets."));
    let own = page.named("a").find(|link| link.attribute("href") == Some(address));
    assert!(own.is_some(), "the address is there to pass on");
    assert!(page.named("input").all(|input| input.attribute("type") == Some("radio")), "nothing to type in");
    assert_eq!(world.rows().await, before);
    assert!(!browser.has_cookies());
}

#[tokio::test]
async fn what_is_missing_or_unknown_is_said_at_its_question() {
    let world = World::small().await;
    let mut browser = world.browser();
    let answer = browser.page("/beslishulp?wie=school&aan=niemand%3Cb%3E&wat=feiten").await;
    let page = answer.read();
    assert!(by_id(&page, "aan-fout").text.contains("Het woord ‘niemand<b>’ in het adres kennen we niet."));
    assert_eq!(by_id(&page, "waarom-fout").text, "Kies hier nog één antwoord.");
    assert!(!answer.text().contains("wie-fout"), "what was chosen is no mistake");
    assert_eq!(answer.form("/beslishulp").field("wie"), "school");
    assert!(classed(&page, "advice").is_empty());
}

#[tokio::test]
async fn the_page_about_sharing_leads_to_the_questions() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/handreiking/delen/mag-ik-dit-delen").await.read();
    let insert = classed(&page, "insert")[0];
    assert_eq!(links_in(&page, insert), [("/beslishulp", "Open de beslishulp")]);
    assert!(page.named("form").all(|form| form.attribute("action") != Some("/beslishulp")), "the page stays to read");
}

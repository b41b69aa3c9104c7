//! What pages of the handreiking have beyond their text.

use weegwijs::base::Word;
use weegwijs::handreiking::ContactKind;

use crate::browser::{by_id, classed, links_in, says};
use crate::world::{World, shipped};

#[tokio::test]
async fn contacts_stand_by_what_they_are_for_with_danger_first() {
    let world = World::new().await;
    let mut browser = world.browser();
    for address in ["/contacten", "/handreiking/melden/waar-meld-je"] {
        let page = browser.page(address).await.read();
        let kinds = ContactKind::ALL.iter().filter(|kind| shipped().contacts().iter().any(|one| one.kind == **kind));
        let places: Vec<_> = kinds.map(|kind| by_id(&page, &format!("soort-{}", kind.word())).text.clone()).collect();
        assert_eq!(places[0], "Acuut gevaar", "{address}");
        assert!(places.len() >= 5, "{address}: {places:?}");
        let contacts = classed(&page, "contact");
        assert_eq!(contacts.len(), shipped().contacts().len(), "{address}");
        assert!(contacts[0].text.contains("112"), "{address}");
        for contact in shipped().contacts().iter().filter(|contact| contact.phone.is_some()) {
            let shown = contacts.iter().find(|shown| shown.text.contains(&contact.name)).unwrap();
            assert!(shown.text.contains("Bekeken op"), "{address}: {}", contact.id);
        }
    }
}

#[tokio::test]
async fn the_newest_criteria_stand_on_their_page_and_on_a_card() {
    let world = World::new().await;
    let mut browser = world.browser();
    let set = shipped().newest_criteria().unwrap();
    let highest = shipped().criteria().iter().map(|set| set.version.as_str()).max().unwrap();
    assert_eq!(set.version, highest);
    for address in ["/handreiking/melden/weegcriteria", "/weegcriteria"] {
        let page = browser.page(address).await.read();
        assert!(says(&page, &set.version) && says(&page, "bekeken op"), "{address}");
        for criterion in &set.criteria {
            let item = by_id(&page, &format!("criterium-{}", criterion.id));
            assert!(item.text.contains(&criterion.question), "{address}");
            let own = format!("#criterium-{}", criterion.id);
            assert!(links_in(&page, item).iter().any(|(href, _)| *href == own), "{address}: {own}");
        }
    }
}

#[tokio::test]
async fn what_is_long_is_folded_on_its_page_except_for_danger_and_open_on_the_sheets() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/handreiking/melden/weegcriteria").await.read();
    let folds = classed(&page, "insert__fold");
    assert_eq!((folds.len(), folds[0].name.as_str()), (1, "details"));
    assert_eq!(folds[0].attribute("open"), None);
    assert!(page.is_inside(classed(&page, "criteria")[0], "details"));

    let page = browser.page("/handreiking/melden/waar-meld-je").await.read();
    let folds = classed(&page, "insert__fold");
    assert!(folds.len() >= 5 && folds[0].text.contains("112"), "{}", folds[0].text);
    let open: Vec<bool> = folds.iter().map(|fold| fold.attribute("open").is_some()).collect();
    assert!(open[0] && !open[1..].contains(&true), "{open:?}");

    let page = browser.page("/handreiking/melden/alles").await.read();
    assert!(classed(&page, "insert__fold").is_empty(), "paper cannot be unfolded");
}

#[tokio::test]
async fn the_sheets_have_what_the_pages_have_beyond_their_text() {
    let world = World::new().await;
    let mut browser = world.browser();
    for address in ["/handreiking/alles", "/handreiking/melden/alles"] {
        let page = browser.page(address).await.read();
        let set = shipped().newest_criteria().unwrap();
        let title = by_id(&page, "melden.weegcriteria.onderdeel");
        assert_eq!((title.name.as_str(), title.text.as_str()), ("h4", set.title.as_str()), "{address}");
        for criterion in &set.criteria {
            let item = by_id(&page, &format!("melden.weegcriteria.criterium-{}", criterion.id));
            assert!(item.name == "li" && item.text.contains(&criterion.question), "{address}");
        }
        assert!(says(&page, &format!("Versie: {}.", set.version)), "{address}");
        assert_eq!(by_id(&page, "melden.waar-meld-je.soort-acuut").name, "h5", "{address}");
        assert_eq!(classed(&page, "contact").len(), shipped().contacts().len(), "{address}");
        let to_form = page.named("a").find(|link| link.attribute("href") == Some("/feitenformulier")).unwrap();
        assert_eq!(to_form.text, "/feitenformulier", "the address is in print");
        assert!(classed(&page, "button").is_empty() && classed(&page, "criteria__link").is_empty(), "{address}");
    }
    let page = browser.page("/handreiking/alles").await.read();
    assert!(page.named("a").any(|link| link.attribute("href") == Some("/beslishulp")));
}

#[tokio::test]
async fn the_form_for_facts_can_be_printed_and_not_filled_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.page("/handreiking/melden/verslaglegging").await.read();
    assert_eq!(links_in(&page, classed(&page, "insert")[0]), [("/feitenformulier", "Open het feitenformulier")]);
    let page = browser.page("/feitenformulier").await.read();
    for field in ["input", "textarea", "select", "button", "form"] {
        assert_eq!(page.named(field).count(), 0, "{field}");
    }
    let text = &by_id(&page, "inhoud").text;
    let (warning, first) = (text.find("Echte zaken horen niet in Weegwijs."), text.find("Dag en tijd"));
    assert!(warning.is_some() && warning < first, "the warning stands on top");
    for wanted in ["letterlijk", "van horen zeggen", "tegen?", "grondslag", "Besluit", "Vervolg", "Bewaren tot"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

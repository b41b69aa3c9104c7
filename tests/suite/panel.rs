//! A panel of experts, from the invitation to the key.

mod key;

use weegwijs::app::{Invited, close_panel, count_panel, invite_experts};
use weegwijs::scenarios::Tally;
use weegwijs::store::VoteRecord;

use crate::browser::{Answer, Browser, by_id, classed, says};
use crate::world::{World, engines};

const CASE: &str = "de-doos";
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Invites experts to the panel on the published version; gives the addresses of their sheets.
async fn invite(world: &World, number: usize) -> Vec<String> {
    let published = world.app.published().unwrap();
    let scenario = published.catalogue.scenario(CASE).unwrap();
    let now = world.app.clock().now();
    match invite_experts(world.app.store(), scenario, now, number, 60).await.unwrap() {
        Invited::With(tokens) => tokens.iter().map(|token| format!("/panel/{token}")).collect(),
        Invited::PanelIsClosed => panic!("the panel is closed"),
    }
}

async fn tallies(world: &World) -> Vec<Tally> {
    count_panel(world.app.store(), CASE).await.unwrap().unwrap().tallies
}

fn tally(item: &str, votes: [u32; 5], outside: u32) -> Tally {
    Tally { item: item.into(), votes, outside }
}

/// Sends a sheet with these fields filled in.
async fn votes(browser: &mut Browser, sheet: &str, fields: &[(&str, &str)]) -> Answer {
    let form = browser.page(sheet).await.form(sheet);
    let filled = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    browser.submit(&filled).await
}

#[tokio::test]
async fn an_expert_weighs_part_of_it_and_comes_back_for_the_rest() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let sheet = invite(&world, 2).await.remove(0);
        let mut expert = world.browser();
        let page = expert.page(&sheet).await;
        for text in ["Hypothese: De rode doos is gevaarlijk.", "In de gang staat een rode doos. (School, feit)"] {
            assert!(says(&page.read(), text), "{text}: {}", page.text());
        }
        let given: Vec<_> = page.read().named("legend").map(|legend| legend.text.clone()).collect();
        assert_eq!(given, ["Iemand zei dat de doos tikt.", "Op de doos staat een adres."]);
        assert_eq!(page.form(&sheet).options("weging-w-stil"), ["-2", "-1", "0", "1", "2", "buiten"]);
        assert!(!page.text().contains("horen zeggen is geen"), "the debrief would give the key away");
        assert!(!page.text().contains("maar van horen zeggen"), "the editors' reason would too");

        let fields = [("weging-w-stil", "1"), ("reden-w-stil", "Tikken kan van alles zijn.")];
        let sent = votes(&mut expert, &sheet, &fields).await;
        let saved = expert.follow(&sent).await;
        assert!(says(&saved.read(), "U beantwoordde 1 van de 2."), "{}", saved.text());
        // On another device, with the same link.
        let mut elsewhere = world.browser();
        let again = elsewhere.page(&sheet).await.form(&sheet);
        assert_eq!(again.field("weging-w-stil"), "1");
        assert_eq!(again.field("reden-w-stil"), "Tikken kan van alles zijn.");
        let again = again.with("weging-w-stil", "2").with("reden-w-stil", "").with("weging-w-adres", "buiten");
        assert_eq!(elsewhere.submit(&again).await.status, 303);
        assert_eq!(tallies(&world).await, [tally("w-stil", [0, 0, 0, 0, 1], 0), tally("w-adres", [0; 5], 1)]);
        let counted = count_panel(world.app.store(), CASE).await.unwrap().unwrap();
        assert_eq!(counted.reasons("w-stil").count(), 0, "a reason that was taken out is gone");
        assert!(!expert.has_cookies() && !elsewhere.has_cookies());
    }
}

#[tokio::test]
async fn every_unknown_invitation_is_answered_alike_and_no_sheet_is_for_search_engines() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    let mut visitor = world.browser();
    let nearly = format!("{}0", &sheet[..sheet.len() - 1]);
    let nearly = if nearly == sheet { format!("{}1", &sheet[..sheet.len() - 1]) } else { nearly };
    let mut answers = Vec::new();
    let longer = format!("{sheet}0");
    for address in ["/panel/x", "/panel/%C3%A9", &nearly, &longer] {
        let answer = visitor.get(address).await;
        assert_eq!((answer.status, answer.heading().as_str()), (404, "Deze uitnodiging kennen we niet"), "{address}");
        let posted = visitor.post(address, &[("weging-w-stil", "1")]).await;
        assert_eq!((posted.status, posted.text()), (404, answer.text()), "{address}");
        answers.push(answer.text());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    for page in [visitor.get("/panel/x").await, visitor.page(&sheet).await] {
        let robots = page.read().named("meta").any(|meta| meta.attribute("content") == Some("noindex"));
        assert!(robots, "{}", page.address);
        assert_eq!(page.header("cache-control"), Some("no-store"));
    }
}

#[tokio::test]
async fn a_reason_that_names_someone_is_refused_and_nothing_that_was_filled_in_is_lost() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    let mut expert = world.browser();
    let fields = [
        ("weging-w-stil", "-2"),
        ("reden-w-stil", "Vraag het aan Jan de Vries."),
        ("reden-w-adres", "Een adres is open."),
    ];
    let refused = votes(&mut expert, &sheet, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.title().starts_with("Fout: Panel"));
    let page = refused.read();
    assert!(by_id(&page, "reden-w-stil-fout").text.contains("‘Jan de Vries’ lijkt de naam van een persoon"));
    assert!(says(&page, "Geef hier nog een antwoord."), "a reason without a vote");
    let back = refused.form(&sheet);
    for (name, value) in fields {
        assert_eq!(back.field(name), value);
    }
    assert!(tallies(&world).await.iter().all(|tally| tally.members() == 0));
    let stored = world.file_bytes();
    assert!(!stored.windows(12).any(|window| window == b"Jan de Vries"));
    let mended = back.with("reden-w-stil", "Vraag het na.").with("weging-w-adres", "-1");
    assert_eq!(expert.submit(&mended).await.status, 303);
    assert_eq!(tallies(&world).await, [tally("w-stil", [1, 0, 0, 0, 0], 0), tally("w-adres", [0, 1, 0, 0, 0], 0)]);
}

#[tokio::test]
async fn after_the_closing_votes_stay_and_what_was_typed_comes_back_to_be_kept() {
    for engine in engines() {
        let world = World::small_on(engine).await;
        let sheets = invite(&world, 2).await;
        let mut expert = world.browser();
        votes(&mut expert, &sheets[0], &[("weging-w-stil", "1")]).await;
        let open = world.browser().page(&sheets[1]).await.form(&sheets[1]);
        let now = world.app.clock().now();
        let counted = close_panel(world.app.store(), CASE, now).await.unwrap().unwrap();
        let frozen = counted.tallies;
        let late = expert.submit(&open.with("weging-w-stil", "-2").with("reden-w-stil", "Te laat?")).await;
        assert_eq!((late.status, late.heading().as_str()), (409, "Dit panel is gesloten"));
        assert!(says(&late.read(), "Te laat?"), "{}", late.text());
        assert_eq!(expert.page(&sheets[0]).await.heading(), "Dit panel is gesloten");
        assert_eq!(tallies(&world).await, frozen);
    }
}

#[tokio::test]
async fn a_panel_without_votes_is_not_closed() {
    let world = World::small().await;
    let now = world.app.clock().now();
    assert!(close_panel(world.app.store(), CASE, now).await.unwrap().is_none());
    let sheet = invite(&world, 1).await.remove(0);
    assert!(close_panel(world.app.store(), CASE, now).await.unwrap().is_none());
    assert_eq!(votes(&mut world.browser(), &sheet, &[("weging-w-stil", "0")]).await.status, 303);
}

#[tokio::test]
async fn an_invitation_ends_after_its_term_and_the_panel_goes_a_year_later() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    let mut expert = world.browser();
    votes(&mut expert, &sheet, &[("weging-w-stil", "1"), ("reden-w-stil", "Zo is het.")]).await;
    world.later(60 * DAY - 1);
    assert_eq!(expert.page(&sheet).await.heading(), "Panel: De rode doos");
    world.later(1);
    assert_eq!(expert.page(&sheet).await.heading(), "Deze uitnodiging is verlopen");
    let late = expert.post(&sheet, &[("weging-w-stil", "-1")]).await;
    assert_eq!(late.status, 409);
    assert_eq!(tallies(&world).await[0], tally("w-stil", [0, 0, 0, 1, 0], 0));
    world.later(365 * DAY);
    assert_eq!(world.app.delete_expired().await.unwrap().panels, 0);
    world.later(1);
    assert_eq!(world.app.delete_expired().await.unwrap().panels, 1);
    assert_eq!(expert.get(&sheet).await.status, 404);
}

#[tokio::test]
async fn the_secret_of_a_link_is_not_in_the_database() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    votes(&mut world.browser(), &sheet, &[("weging-w-stil", "1")]).await;
    let secret = sheet.trim_start_matches("/panel/").as_bytes().to_vec();
    let stored = world.file_bytes();
    assert!(secret.len() == 64 && stored.len() > 4096);
    assert!(!stored.windows(64).any(|window| window == secret));
}

#[tokio::test]
async fn without_a_database_what_was_written_comes_back() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    let mut expert = world.browser();
    let form = expert.page(&sheet).await.form(&sheet).with("weging-w-stil", "1").with("reden-w-stil", "Zo is het.");
    world.app.store().close().await;
    let refused = expert.submit(&form).await;
    assert_eq!((refused.status, refused.heading().as_str()), (503, "Bewaren lukt nu even niet"));
    assert!(says(&refused.read(), "Zo is het."), "{}", refused.text());
}

#[tokio::test]
async fn only_marks_of_the_scale_on_items_of_the_case_are_votes() {
    let world = World::small().await;
    let sheet = invite(&world, 1).await.remove(0);
    let mut expert = world.browser();
    let odd = [("weging-w-stil", "3"), ("weging-kaas", "1"), ("weging-w-adres", "x"), ("reden-kaas", "Jan de Vries")];
    assert_eq!(expert.post(&sheet, &odd).await.status, 303);
    assert!(tallies(&world).await.iter().all(|tally| tally.members() + tally.outside == 0));
    let hash = count_panel(world.app.store(), CASE).await.unwrap().unwrap().panel.version_hash;
    assert_eq!(world.app.store().panel_votes(&hash).await.unwrap(), [] as [VoteRecord; 0]);
    let page = expert.page(&sheet).await;
    assert_eq!(classed(&page.read(), "weighing").len(), 2);
}

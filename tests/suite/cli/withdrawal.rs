//! Withdrawing a version, as an operator does it beside a server that runs.

use tempfile::TempDir;

use super::program::{Server, run};
use crate::browser::Browser;
use crate::pogingen::{Player, by_turns};

#[tokio::test]
async fn an_operator_withdraws_a_version_and_the_running_server_knows_it_at_the_next_page() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().display().to_string();
    let server = Server::start(folder.path());
    let mut player = Player::begins_in(Browser::over_the_network(server.address), "de-doos").await;
    player.answers(&mut by_turns(0)).await;

    let unknown = run(&["versie", "intrekken", "de-das", "--reden", "fout", "--data", &data]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("er is geen versie ‘de-das’"), "{unknown:?}");
    for flags in [vec![], vec!["--reden", "kaas"]] {
        let wrong = run(&[&["versie", "intrekken", "de-doos", "--data", &data], flags.as_slice()].concat());
        assert_eq!(wrong.code, Some(2), "{wrong:?}");
        assert!(wrong.err.contains("--reden"), "{wrong:?}");
    }
    let done = run(&["versie", "intrekken", "de-doos", "--reden", "fout", "--data", &data]);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(done.out.starts_with("Ingetrokken (fout): ") && done.out.contains("1 poging"), "{done:?}");
    assert!(done.err.contains("hun score vervalt"), "{done:?}");
    let hash = done.out.split_whitespace().find(|word| word.len() == 64).unwrap();
    assert_eq!(player.step().await.heading(), "Deze casus is ingetrokken");

    let changed = run(&["versie", "intrekken", hash, "--reden", "vervangen", "--data", &data]);
    assert_eq!(changed.code, Some(0), "{changed:?}");
    player.plays_to_the_end(by_turns(0)).await;
    assert!(server.stops_when_asked());
}

use uuid::Uuid;

use super::world::{NOW, World, code, on_every_engine, version};
use crate::store::{InvitationRecord, InviteOutcome, Moment, NewInvitation, ScenarioVersion, VoteOutcome, VoteRecord};

fn later(millis: i64) -> Moment {
    Moment(NOW.0 + millis)
}

fn invitation(number: u128) -> NewInvitation {
    let (id, token_hash) = (Uuid::from_u128(number), code(number));
    NewInvitation { id, token_hash, made_at: NOW, expires_at: later(100) }
}

fn vote(item: &str, vote: Option<i32>, reason: &str) -> VoteRecord {
    let reason = (!reason.is_empty()).then(|| reason.to_owned());
    VoteRecord { item: item.to_owned(), vote, reason }
}

async fn invite(world: &World, numbers: &[u128]) -> InviteOutcome {
    let invitations = numbers.iter().map(|number| invitation(*number)).collect();
    world.store.invite_experts(version(), invitations).await.unwrap()
}

async fn found(world: &World, number: u128) -> InvitationRecord {
    world.store.find_invitation(&code(number)).await.unwrap().unwrap()
}

async fn save(world: &World, number: u128, votes: &[VoteRecord]) -> VoteOutcome {
    let invitation = found(world, number).await;
    world.store.save_votes(&invitation, votes.to_vec(), later(1)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expert_comes_back_and_votes_otherwise_and_every_item_has_one_vote() {
    on_every_engine(|world| async move {
        assert_eq!(invite(&world, &[1, 2]).await, InviteOutcome::Invited);
        assert!(world.store.find_invitation(&code(3)).await.unwrap().is_none());
        let first = [vote("w1", Some(2), "Een ‘feit’; é 🐸"), vote("w2", None, "")];
        assert_eq!(save(&world, 1, &first).await, VoteOutcome::Stored);
        assert_eq!(save(&world, 1, &[vote("w1", Some(-1), "")]).await, VoteOutcome::Stored);
        assert_eq!(save(&world, 2, &[vote("w1", Some(0), "Zegt niets.")]).await, VoteOutcome::Stored);
        let own = world.store.votes_with(Uuid::from_u128(1)).await.unwrap();
        assert_eq!(own, [vote("w1", Some(-1), ""), vote("w2", None, "")]);
        let all = world.store.panel_votes(&version().hash).await.unwrap();
        assert_eq!(all, [vote("w1", Some(-1), ""), vote("w1", Some(0), "Zegt niets."), vote("w2", None, "")]);
        let panel = world.store.latest_panel("zorgen-om-sam").await.unwrap().unwrap();
        assert_eq!((panel.invited, panel.answered, panel.closed_at), (2, 2, None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_of_a_closed_panel_stay_as_they_are() {
    on_every_engine(|world| async move {
        invite(&world, &[1]).await;
        save(&world, 1, &[vote("w1", Some(1), "")]).await;
        assert!(world.store.close_panel(&version().hash, later(5)).await.unwrap());
        assert!(!world.store.close_panel(&version().hash, later(6)).await.unwrap(), "it was closed before");
        assert_eq!(save(&world, 1, &[vote("w1", Some(-2), ""), vote("w2", Some(1), "")]).await, VoteOutcome::Closed);
        assert_eq!(invite(&world, &[2]).await, InviteOutcome::Closed);
        assert!(world.store.find_invitation(&code(2)).await.unwrap().is_none());
        assert_eq!(world.store.panel_votes(&version().hash).await.unwrap(), [vote("w1", Some(1), "")]);
        assert_eq!(found(&world, 1).await.closed_at, Some(later(5)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_vote_comes_in_after_the_count_however_close() {
    on_every_engine(|world| async move {
        let numbers: Vec<u128> = (1..=20).collect();
        invite(&world, &numbers).await;
        let voting = numbers.iter().map(|number| {
            let (world, number) = (std::sync::Arc::clone(&world), *number);
            tokio::spawn(async move { save(&world, number, &[vote("w1", Some(1), "")]).await })
        });
        let voting: Vec<_> = voting.collect();
        assert!(world.store.close_panel(&version().hash, later(5)).await.unwrap());
        let counted = world.store.panel_votes(&version().hash).await.unwrap().len();
        let mut stored = 0;
        for one in voting {
            stored += usize::from(one.await.unwrap() == VoteOutcome::Stored);
        }
        assert_eq!(world.store.panel_votes(&version().hash).await.unwrap().len(), counted);
        assert_eq!(stored, counted);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_version_has_a_panel_of_its_own() {
    on_every_engine(|world| async move {
        invite(&world, &[1]).await;
        save(&world, 1, &[vote("w1", Some(1), "")]).await;
        let next = ScenarioVersion { hash: "cd".repeat(32), first_used_at: later(9), ..version() };
        world.store.invite_experts(next.clone(), vec![invitation(2)]).await.unwrap();
        let latest = world.store.latest_panel("zorgen-om-sam").await.unwrap().unwrap();
        assert_eq!((&latest.version_hash, latest.answered), (&next.hash, 0));
        assert_eq!(world.store.panel_votes(&version().hash).await.unwrap().len(), 1);
        assert!(world.store.latest_panel("een-ander").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_outside_the_scale_or_a_long_reason_is_never_kept() {
    on_every_engine(|world| async move {
        invite(&world, &[1]).await;
        let known = found(&world, 1).await;
        for wrong in [vote("w1", Some(3), ""), vote("w1", Some(0), &"a".repeat(201))] {
            assert!(world.store.save_votes(&known, vec![vote("w2", Some(1), ""), wrong], NOW).await.is_err());
        }
        assert_eq!(world.store.panel_votes(&version().hash).await.unwrap(), [], "all of it, or nothing");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panel_is_removed_with_everything_when_all_of_it_is_long_over() {
    on_every_engine(|world| async move {
        invite(&world, &[1]).await;
        save(&world, 1, &[vote("w1", Some(1), "")]).await;
        assert_eq!(world.store.delete_panels_before(later(100)).await.unwrap(), 0, "the link can still be used");
        world.store.close_panel(&version().hash, later(150)).await.unwrap();
        assert_eq!(world.store.delete_panels_before(later(150)).await.unwrap(), 0, "it was closed after that");
        assert_eq!(world.store.delete_panels_before(later(151)).await.unwrap(), 1);
        assert!(world.store.find_invitation(&code(1)).await.unwrap().is_none());
        assert_eq!(world.store.panel_votes(&version().hash).await.unwrap(), []);
        assert!(world.store.find_version(&version().hash).await.unwrap().is_some(), "attempts need it");
    })
    .await;
}

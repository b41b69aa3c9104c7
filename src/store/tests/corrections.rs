use uuid::Uuid;

use super::world::{NOW, World, on_every_engine};
use crate::store::{CorrectionOutcome, CorrectionRecord, CorrectionRoom, Moment};

const ROOM: CorrectionRoom = CorrectionRoom { lately: 3, since: Moment(NOW.0 - 1_000), in_all: 5 };

fn correction(number: u128, at: i64) -> CorrectionRecord {
    CorrectionRecord {
        id: Uuid::from_u128(number),
        symbol_slug: "88".into(),
        kind: "feit".into(),
        text: format!("Regel {number}\nmet ‘teken’ é 🐸 en '; drop table step"),
        source_url: number.is_multiple_of(2).then(|| "https://voorbeeld.nl/a".into()),
        received_at: Moment(at),
    }
}

async fn add(world: &World, number: u128, at: i64) -> CorrectionOutcome {
    world.store.add_correction(correction(number, at), ROOM).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_are_kept_as_they_came_and_listed_newest_first() {
    on_every_engine(|world| async move {
        for (number, at) in [(1, NOW.0), (2, NOW.0 + 2), (3, NOW.0 + 1)] {
            assert_eq!(add(&world, number, at).await, CorrectionOutcome::Stored);
        }
        let expected = [correction(2, NOW.0 + 2), correction(3, NOW.0 + 1), correction(1, NOW.0)];
        assert_eq!(world.store.corrections().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_a_correction_twice_keeps_it_once_also_when_there_is_no_room_left() {
    on_every_engine(|world| async move {
        for number in [1, 2, 3] {
            assert_eq!(add(&world, number, NOW.0).await, CorrectionOutcome::Stored);
        }
        assert_eq!(add(&world, 2, NOW.0 + 5).await, CorrectionOutcome::Repeated);
        assert_eq!(add(&world, 4, NOW.0).await, CorrectionOutcome::TooManyLately);
        assert_eq!(world.store.corrections().await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_room_for_so_many_in_a_while_and_in_all() {
    on_every_engine(|world| async move {
        for number in 1..=3 {
            assert_eq!(add(&world, number, ROOM.since.0).await, CorrectionOutcome::Stored);
        }
        // Those came long enough ago to count in all only.
        for number in 4..=5 {
            assert_eq!(add(&world, number, NOW.0).await, CorrectionOutcome::Stored);
        }
        assert_eq!(add(&world, 6, NOW.0).await, CorrectionOutcome::TooManyInAll);
        assert!(world.store.delete_correction(Uuid::from_u128(1)).await.unwrap());
        assert!(!world.store.delete_correction(Uuid::from_u128(1)).await.unwrap());
        assert_eq!(add(&world, 6, NOW.0).await, CorrectionOutcome::Stored);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_removed_when_its_time_is_over() {
    on_every_engine(|world| async move {
        add(&world, 1, NOW.0).await;
        add(&world, 2, NOW.0 + 1).await;
        assert_eq!(world.store.delete_corrections_before(NOW).await.unwrap(), 0);
        assert_eq!(world.store.delete_corrections_before(Moment(NOW.0 + 1)).await.unwrap(), 1);
        assert_eq!(world.store.corrections().await.unwrap(), [correction(2, NOW.0 + 1)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_was_acknowledged_survives_opening_again() {
    on_every_engine(|world| async move {
        add(&world, 1, NOW.0).await;
        let again = crate::store::Store::open(&world.place).await.unwrap();
        assert_eq!(again.corrections().await.unwrap(), [correction(1, NOW.0)]);
        again.close().await;
    })
    .await;
}

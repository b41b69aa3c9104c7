use super::world::{code, on_every_engine, version};
use crate::store::{CertificateRecord, StoreError};

fn certificate(day: &str) -> CertificateRecord {
    CertificateRecord {
        scenario_title: "Zorgen om ‘Sam’ é 🐸".into(),
        version_hash: version().hash,
        completed_on: day.into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_found_by_its_code_only_and_goes_after_its_day() {
    on_every_engine(|world| async move {
        let store = &world.store;
        store.add_certificate(code(1), certificate("2026-11-24")).await.unwrap();
        store.add_certificate(code(2), certificate("2026-11-25")).await.unwrap();
        let again = store.add_certificate(code(1), certificate("2026-11-26")).await;
        assert!(matches!(again, Err(StoreError::Duplicate)), "{again:?}");
        assert_eq!(store.find_certificate(&code(1)).await.unwrap(), Some(certificate("2026-11-24")));
        assert_eq!(store.find_certificate(&code(3)).await.unwrap(), None);
        assert_eq!(store.delete_certificates_before("2026-11-24").await.unwrap(), 0);
        assert_eq!(store.delete_certificates_before("2026-11-25").await.unwrap(), 1);
        assert_eq!(store.find_certificate(&code(1)).await.unwrap(), None);
        assert_eq!(store.find_certificate(&code(2)).await.unwrap(), Some(certificate("2026-11-25")));
    })
    .await;
}

use std::borrow::Cow;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A migration: version, name, text for `SQLite`, text for `PostgreSQL`.
type Pair = (i64, &'static str, &'static str, &'static str);

/// Every migration of both engines, oldest first. An applied one is never changed: add another.
const MIGRATIONS: &[Pair] = &[
    (
        1,
        "start",
        include_str!("../../migrations/sqlite/0001_start.sql"),
        include_str!("../../migrations/postgres/0001_start.sql"),
    ),
    (
        2,
        "correction",
        include_str!("../../migrations/sqlite/0002_correction.sql"),
        include_str!("../../migrations/postgres/0002_correction.sql"),
    ),
    (
        3,
        "panel",
        include_str!("../../migrations/sqlite/0003_panel.sql"),
        include_str!("../../migrations/postgres/0003_panel.sql"),
    ),
    (
        4,
        "certificate",
        include_str!("../../migrations/sqlite/0004_certificate.sql"),
        include_str!("../../migrations/postgres/0004_certificate.sql"),
    ),
    (
        5,
        "withdrawal",
        include_str!("../../migrations/sqlite/0005_withdrawal.sql"),
        include_str!("../../migrations/postgres/0005_withdrawal.sql"),
    ),
    (
        6,
        "variant_place",
        include_str!("../../migrations/sqlite/0006_variant_place.sql"),
        include_str!("../../migrations/postgres/0006_variant_place.sql"),
    ),
    (
        7,
        "clarity",
        include_str!("../../migrations/sqlite/0007_clarity.sql"),
        include_str!("../../migrations/postgres/0007_clarity.sql"),
    ),
    (
        8,
        "faulty_version",
        include_str!("../../migrations/sqlite/0008_faulty_version.sql"),
        include_str!("../../migrations/postgres/0008_faulty_version.sql"),
    ),
];

pub(super) fn sqlite() -> Migrator {
    migrator(|&(version, name, text, _)| (version, name, text))
}

pub(super) fn postgres() -> Migrator {
    migrator(|&(version, name, _, text)| (version, name, text))
}

fn migrator(pick: impl Fn(&Pair) -> (i64, &'static str, &'static str)) -> Migrator {
    let migration = |pair| {
        let (version, name, text) = pick(pair);
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, text.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.iter().map(migration).collect())
}

/// File names as they must stand in both folders.
#[cfg(test)]
pub(super) fn file_names() -> Vec<String> {
    let name = |&(version, name, ..): &Pair| format!("{version:04}_{name}.sql");
    MIGRATIONS.iter().map(name).collect()
}

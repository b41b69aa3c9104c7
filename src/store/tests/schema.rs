use std::fs;
use std::path::Path;

use sqlx::{Executor, SqlSafeStr};

use super::world::{World, on_every_engine, server};
use crate::store::sql::{Conn, all};
use crate::store::{
    attempt, certificate, clarity, correction, handle, learner, migrations, panel, session, step, variant_place,
    version,
};

const TABLES: [&[(&str, &str)]; 11] = [
    attempt::QUERIES,
    certificate::QUERIES,
    clarity::QUERIES,
    correction::QUERIES,
    learner::QUERIES,
    panel::QUERIES,
    session::QUERIES,
    step::QUERIES,
    handle::QUERIES,
    variant_place::QUERIES,
    version::QUERIES,
];

/// Table, place, column, kind, whether it may be empty; then named indexes and triggers with their table.
const OF_SQLITE: &str = "
    select tables.name, columns.cid + 1, columns.name, columns.type, not columns.\"notnull\"
    from sqlite_master as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name not like '\\_%' escape '\\'
    union all
    select tbl_name, 0, name, type, 0 from sqlite_master
    where type in ('index', 'trigger') and sql is not null
    order by 1, 2, 3";
const OF_POSTGRES: &str = "
    select table_name::text, ordinal_position::bigint, column_name::text,
        case when data_type in ('uuid', 'bytea') then 'BLOB'
            when data_type in ('bigint', 'integer', 'boolean') then 'INTEGER'
            when data_type in ('text', 'jsonb') then 'TEXT' else data_type end,
        (is_nullable = 'YES')::int::bigint
    from information_schema.columns
    where table_schema = 'public' and table_name not like '\\_%'
    union all
    select tablename::text, 0, indexname::text, 'index', 0 from pg_indexes
    where schemaname = 'public' and indexname not in (select conname from pg_constraint)
    union all
    select tgrelid::regclass::text, 0, tgname::text, 'trigger', 0 from pg_trigger where not tgisinternal
    order by 1, 2, 3";

type Element = (String, i64, String, String, i64);

#[tokio::test(flavor = "multi_thread")]
async fn every_query_is_understood_by_the_engine() {
    on_every_engine(|world| async move {
        let mut reader = world.store.reader().await.unwrap();
        let own = attempt::QUERIES_OF_EACH.map(|(name, texts)| (name, reader.conn().its(texts)));
        for (name, sql) in TABLES.into_iter().flatten().copied().chain(own) {
            let refusal = match reader.conn() {
                Conn::Lite(conn) => conn.prepare(sql.into_sql_str()).await.err(),
                Conn::Pg(conn) => conn.prepare(sql.into_sql_str()).await.err(),
            };
            assert!(refusal.is_none(), "{name}: {refusal:?}");
        }
    })
    .await;
}

#[test]
fn both_engines_have_the_same_migrations_and_the_program_knows_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for engine in ["sqlite", "postgres"] {
        let entries = fs::read_dir(folder.join(engine)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, migrations::file_names(), "{engine}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_ends_in_the_same_tables_on_both_engines() {
    let Some(server) = server() else { return };
    let lite = World::lite().await;
    let expected = elements(&lite, OF_SQLITE).await;
    assert!(expected.len() > 30, "{expected:?}");
    let lines = |elements: &[Element]| -> Vec<_> { elements.iter().map(|element| format!("{element:?}")).collect() };
    let postgres = World::postgres(server).await;
    let found = elements(&postgres, OF_POSTGRES).await;
    postgres.end().await;
    let (expected, found) = (lines(&expected), lines(&found));
    assert_eq!(expected.join("\n"), found.join("\n"));
}

#[tokio::test]
async fn no_column_keeps_a_score() {
    const FIGURES: [&str; 8] = ["score", "points", "grade", "credit", "weight", "result", "percent", "correct"];
    let lite = World::lite().await;
    // Place 0 has the names of indexes and triggers, which keep nothing.
    for (table, _, column, ..) in elements(&lite, OF_SQLITE).await.into_iter().filter(|(_, place, ..)| *place > 0) {
        assert!(!FIGURES.iter().any(|figure| column.contains(figure)), "{table}.{column}");
    }
}

#[tokio::test]
async fn nothing_is_kept_about_who_sent_a_correction() {
    let columns = columns_of("correction").await;
    assert_eq!(columns, ["id", "symbol_slug", "kind", "text", "source_url", "received_at"]);
}

#[tokio::test]
async fn nothing_is_kept_about_who_found_a_page_clear() {
    assert_eq!(columns_of("clarity").await, ["page_key", "day", "answer", "times"]);
}

#[tokio::test]
async fn nothing_is_kept_about_who_an_expert_is() {
    assert_eq!(columns_of("panel").await, ["version_hash", "scenario_slug", "opened_at", "closed_at"]);
    let invitation = columns_of("panel_invitation").await;
    assert_eq!(invitation, ["id", "version_hash", "token_hash", "made_at", "expires_at"]);
    assert_eq!(columns_of("panel_vote").await, ["invitation_id", "item", "vote", "reason", "at"]);
}

#[tokio::test]
async fn nothing_leads_from_a_certificate_to_an_attempt_or_a_score() {
    let certificate = columns_of("certificate").await;
    assert_eq!(certificate, ["code_hash", "scenario_title", "version_hash", "completed_on"]);
}

async fn columns_of(wanted: &str) -> Vec<String> {
    let lite = World::lite().await;
    let all = elements(&lite, OF_SQLITE).await.into_iter();
    all.filter(|(table, place, ..)| table == wanted && *place > 0).map(|(_, _, column, ..)| column).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_again_migrates_nothing_and_keeps_everything() {
    on_every_engine(|world| async move {
        let id = world.attempt(1).await;
        let again = crate::store::Store::open(&world.place).await.unwrap();
        assert!(again.find_attempt(id, super::world::learner(1)).await.unwrap().is_some());
        again.close().await;
    })
    .await;
}

async fn elements(world: &World, sql: &'static str) -> Vec<Element> {
    let mut reader = world.store.reader().await.unwrap();
    let mut elements = all!(reader.conn(), Element, sql).unwrap();
    // The engines sort text by different rules.
    elements.sort();
    elements
}

//! The engines that one would use instead, filled with the same texts and set up with care: names
//! weigh more than hidden words, those more than the summary, that more than the text. All words
//! must be found; when no entry has them all, some of them.

use std::env;

use sqlx::{Connection, PgConnection, Row, SqliteConnection};
use tokio::sync::Mutex;
use weegwijs::symbols::{Symbol, plain_label};

use crate::Answer;

/// The texts of a symbol by how much they weigh.
pub(crate) struct Entry {
    slug: String,
    names: String,
    hidden: String,
    summary: String,
    body: String,
}

impl Entry {
    pub(crate) fn of(symbol: &Symbol) -> Self {
        let look = &symbol.appearance;
        let names = [&symbol.aliases, &symbol.codes, &symbol.signs].into_iter().flatten();
        let seen = look.shapes.iter().chain(&look.elements).chain(&look.colours).chain(&symbol.carriers);
        let hidden = symbol.search_terms.iter().cloned().chain(seen.map(|word| plain_label(word)));
        Self {
            slug: symbol.slug.clone(),
            names: std::iter::once(&symbol.name).chain(names).cloned().collect::<Vec<_>>().join(" · "),
            hidden: hidden.chain([symbol.image.alt.clone()]).collect::<Vec<_>>().join(" · "),
            summary: symbol.summary.clone(),
            body: symbol.plain_text(),
        }
    }

    fn columns(&self) -> [&str; 5] {
        [&self.slug, &self.names, &self.hidden, &self.summary, &self.body]
    }
}

/// SQLite's full-text search with BM25; it does not stem Dutch.
pub(crate) struct Fts5(Mutex<SqliteConnection>);

impl Fts5 {
    pub(crate) async fn fill(entries: &[Entry]) -> Result<Self, sqlx::Error> {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await?;
        let table = "create virtual table entry using fts5(slug unindexed, names, hidden, summary, body, \
                     tokenize = 'unicode61 remove_diacritics 2')";
        sqlx::query(table).execute(&mut connection).await?;
        for entry in entries {
            let insert = entry
                .columns()
                .into_iter()
                .fold(sqlx::query("insert into entry values (?, ?, ?, ?, ?)"), |query, text| {
                    query.bind(text.to_owned())
                });
            insert.execute(&mut connection).await?;
        }
        Ok(Self(Mutex::new(connection)))
    }

    pub(crate) async fn search(&self, text: &str, limit: usize) -> Result<Answer, sqlx::Error> {
        let words: Vec<String> = text.split_whitespace().map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
        let all = self.matching(&words.join(" "), limit).await?;
        if all.is_empty() { self.matching(&words.join(" OR "), limit).await } else { Ok(all) }
    }

    async fn matching(&self, expression: &str, limit: usize) -> Result<Answer, sqlx::Error> {
        let sql = "select slug from entry where entry match ? order by bm25(entry, 0, 8, 4, 2, 1) limit ?";
        let query = sqlx::query(sql).bind(expression.to_owned()).bind(i64::try_from(limit).unwrap_or(i64::MAX));
        Ok(query.fetch_all(&mut *self.0.lock().await).await?.iter().map(|row| row.get(0)).collect())
    }
}

/// PostgreSQL's full-text search with its Dutch dictionary.
pub(crate) struct Postgres(Mutex<PgConnection>);

impl Postgres {
    /// Nothing when no server is named.
    pub(crate) async fn fill(entries: &[Entry]) -> Result<Option<Self>, sqlx::Error> {
        let Ok(server) = env::var("WEEGWIJS_TEST_POSTGRES") else { return Ok(None) };
        let mut connection = PgConnection::connect(&server).await?;
        sqlx::query("create temporary table entry (slug text, words tsvector)").execute(&mut connection).await?;
        let sql = "insert into entry values ($1, setweight(to_tsvector('dutch', $2), 'A') || setweight(to_tsvector('dutch', $3), 'B') \
                   || setweight(to_tsvector('dutch', $4), 'C') || setweight(to_tsvector('dutch', $5), 'D'))";
        for entry in entries {
            let insert = entry.columns().into_iter().fold(sqlx::query(sql), |query, text| query.bind(text.to_owned()));
            insert.execute(&mut connection).await?;
        }
        Ok(Some(Self(Mutex::new(connection))))
    }

    pub(crate) async fn search(&self, text: &str, limit: usize) -> Result<Answer, sqlx::Error> {
        let all = self.matching("websearch_to_tsquery('dutch', $1)", text, limit).await?;
        if !all.is_empty() {
            return Ok(all);
        }
        let some = "to_tsquery('dutch', nullif(replace(plainto_tsquery('dutch', $1)::text, '&', '|'), ''))";
        self.matching(some, text, limit).await
    }

    async fn matching(&self, expression: &str, text: &str, limit: usize) -> Result<Answer, sqlx::Error> {
        let sql = format!(
            "select slug from entry where words @@ {expression} order by ts_rank(words, {expression}) desc limit $2"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql));
        let query = query.bind(text.to_owned()).bind(i64::try_from(limit).unwrap_or(i64::MAX));
        Ok(query.fetch_all(&mut *self.0.lock().await).await?.iter().map(|row| row.get(0)).collect())
    }
}

//! What lets one SQL text run on two engines with native types.
//!
//! sqlx's own `Any` driver loses uuid, boolean and JSON, and its compile-time macros know one
//! engine per crate; these macros expand the same text to both concrete connections instead.

use std::pin::Pin;

use sqlx::{PgConnection, SqliteConnection};

/// A connection of the engine in use.
pub(super) enum Conn<'c> {
    Lite(&'c mut SqliteConnection),
    Pg(&'c mut PgConnection),
}

impl Conn<'_> {
    /// The text for this engine, of those for `SQLite` and for `PostgreSQL`.
    pub(super) fn its(&self, [lite, pg]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Lite(_) => lite,
            Self::Pg(_) => pg,
        }
    }
}

/// What a write returns: boxed, because the `SQLite` writer keeps writes of every kind in one queue.
pub(super) type Running<'c, T> = Pin<Box<dyn Future<Output = sqlx::Result<T>> + Send + 'c>>;

/// Runs a statement; gives the number of rows it touched.
macro_rules! run {
    ($conn:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $conn {
            $crate::store::sql::Conn::Lite(conn) => sqlx::query($sql)$(.bind($bind))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
            $crate::store::sql::Conn::Pg(conn) => sqlx::query($sql)$(.bind($bind))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
        }
    };
}

/// Gives every row.
macro_rules! all {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        match &mut $conn {
            $crate::store::sql::Conn::Lite(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*
                .fetch_all(&mut **conn).await,
            $crate::store::sql::Conn::Pg(conn) => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*
                .fetch_all(&mut **conn).await,
        }
    };
}

/// Gives the one row, or none, of a statement that can give no more.
///
/// Fetches all: `fetch_optional` stops an `SQLite` statement at its first row, and for a write
/// outside a transaction that hides whether the commit succeeded.
macro_rules! opt {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::sql::all!($conn, $row, $sql $(, $bind)*).map(|mut rows| rows.pop())
    };
}

/// Gives the one row of a statement that always gives one.
macro_rules! one {
    ($conn:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::store::sql::opt!($conn, $row, $sql $(, $bind)*)
            .and_then(|row| row.ok_or(sqlx::Error::RowNotFound))
    };
}

/// Writes with one statement, durably; gives the number of rows it touched. The values move in.
macro_rules! change {
    ($store:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $store.write($crate::store::job::Shape::OneStatement, move |mut conn| {
            Box::pin(async move { $crate::store::sql::run!(conn, $sql $(, $bind)*) })
        }).await
    };
}

/// Names the SQL texts of a table group, and lists them for the test that prepares each on both engines.
macro_rules! queries {
    ($($(#[$meta:meta])* $name:ident = $sql:literal;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        #[cfg(test)]
        pub(super) const QUERIES: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

/// A struct that can be read from a row of either engine, column by column under its own name.
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty,)+
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type,)+ }

        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $name
        where
            &'static str: sqlx::ColumnIndex<R>,
            $($type: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,)+
        {
            fn from_row(row: &'r R) -> sqlx::Result<Self> {
                Ok(Self { $($field: row.try_get(stringify!($field))?,)+ })
            }
        }
    };
}

pub(super) use {all, change, one, opt, queries, row, run};

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

use super::error::{OpenFault, StoreError};
use super::job::Shape;
use super::migrations;
use super::sql::{Conn, Running};

/// A stalled server must not hold a visitor longer than this.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connections of one instance; ten instances stay under a `PostgreSQL` server's usual 100 with room.
const MOST_CONNECTIONS: u32 = 8;

/// A connection unused for this long is tried before it is lent; one used just now is not, which
/// saves a round trip on every read and write.
const TRY_AFTER_IDLE: Duration = Duration::from_secs(10);

/// Ends a statement that hangs, so that its connection comes back to the pool.
const STATEMENT_TIMEOUT: &str = "set statement_timeout = '30s'";

/// Connects, migrates, and gives a pool.
pub(super) async fn open(url: &str) -> Result<PgPool, StoreError> {
    let options: PgConnectOptions = url.parse().map_err(|_| StoreError::UnknownPlace)?;
    let fault = OpenFault::new(&options);
    // Not through the pool: that would try again until its time is up and then hide the cause.
    let connecting = PgConnection::connect_with(&options);
    let mut conn = tokio::time::timeout(PATIENCE, connecting)
        .await
        .map_err(|_| fault.unreachable("no answer within 5 seconds"))?
        .map_err(|error| fault.name(&error))?;
    migrations::postgres().run_direct(None, &mut conn, false).await?;
    // Closing this connection also frees sqlx's advisory lock when migrating failed half-way.
    conn.close().await?;
    Ok(pool(options))
}

fn pool(options: PgConnectOptions) -> PgPool {
    PgPoolOptions::new()
        .max_connections(MOST_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .test_before_acquire(false)
        .before_acquire(|conn, about| {
            Box::pin(async move {
                if about.idle_for > TRY_AFTER_IDLE {
                    conn.ping().await?;
                }
                Ok(true)
            })
        })
        .after_connect(|conn, _| {
            Box::pin(async move {
                sqlx::query(STATEMENT_TIMEOUT).execute(conn).await?;
                Ok(())
            })
        })
        .connect_lazy_with(options)
}

/// Does a write in a transaction of its own; a single statement is one already.
pub(super) async fn write<T, F>(pool: &PgPool, shape: Shape, act: F) -> Result<T, StoreError>
where
    F: for<'c> FnOnce(Conn<'c>) -> Running<'c, T>,
{
    if shape == Shape::OneStatement {
        let mut conn = pool.acquire().await?;
        return Ok(act(Conn::Pg(&mut conn)).await?);
    }
    let mut transaction = pool.begin().await?;
    let result = act(Conn::Pg(&mut transaction)).await?;
    transaction.commit().await?;
    Ok(result)
}

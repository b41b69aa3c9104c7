//! Durable answers per second through the store, beside bare inserts on the same disk in the same
//! run: a slow or busy machine then cancels out of the ratios. `cargo bench --bench step`; set
//! `TMPDIR` to measure another disk.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tempfile::TempDir;
use tokio::task::JoinSet;
use uuid::Uuid;
use weegwijs::store::{AppendOutcome, Moment, NewAttempt, NewStep, ScenarioVersion, Step, Store};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const ROUNDS: u32 = 5;
const ROUND: Duration = Duration::from_secs(2);
const TASKS: [u128; 3] = [1, 32, 500];
const ROWS_TOGETHER: i32 = 64;

const BARE_TABLE: &str = "create table step (attempt_id blob not null, seq integer not null, node text not null,
    answer text not null, token text not null, at integer not null, primary key (attempt_id, seq)) strict, without rowid";
const BARE_INSERT: &str = "insert into step (attempt_id, seq, node, answer, token, at) values ($1, $2, $3, $4, $5, $6)";

/// What one kind of writing did in one round.
struct Sample {
    rows: usize,
    commits: u64,
    wall: Duration,
    cpu: Duration,
    /// Per wait for durability, sorted.
    waits: Vec<Duration>,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut samples: Vec<(String, Vec<Sample>)> = Vec::new();
    for round in 0..ROUNDS {
        let folder = TempDir::new()?;
        let mut kinds = vec![
            ("bare, a commit each".to_owned(), bare(&folder.path().join("one"), 1).await?),
            (format!("bare, {ROWS_TOGETHER} a commit"), bare(&folder.path().join("many"), ROWS_TOGETHER).await?),
        ];
        for tasks in TASKS {
            let path = folder.path().join(format!("store-{tasks}"));
            kinds.push((format!("store, {tasks} tasks"), through_store(&path, tasks).await?));
        }
        for (place, (name, sample)) in kinds.into_iter().enumerate() {
            if round == 0 {
                samples.push((name, Vec::new()));
            }
            samples[place].1.push(sample);
        }
    }
    print(&samples);
    Ok(())
}

/// Inserts in a loop on one connection, durably, `together` rows a commit.
async fn bare(path: &Path, together: i32) -> Outcome<Sample> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full);
    let mut conn = options.connect().await?;
    sqlx::query(BARE_TABLE).execute(&mut conn).await?;
    let mut waits = Vec::new();
    let (start, cpu) = (Instant::now(), cpu_time());
    let mut seq = 0;
    while start.elapsed() < ROUND {
        let begun = Instant::now();
        if together == 1 {
            insert(&mut conn, seq).await?;
        } else {
            let mut transaction = conn.begin_with("begin immediate").await?;
            for place in seq..seq + together {
                insert(&mut transaction, place).await?;
            }
            transaction.commit().await?;
        }
        seq += together;
        waits.push(begun.elapsed());
    }
    let (rows, commits) = (usize::try_from(seq)?, u64::try_from(waits.len())?);
    Ok(Sample { rows, commits, wall: start.elapsed(), cpu: cpu_since(cpu), waits: sorted(waits) })
}

async fn insert(conn: &mut SqliteConnection, seq: i32) -> Outcome<()> {
    let step = step(seq);
    let query = sqlx::query(BARE_INSERT).bind(Uuid::from_u128(1)).bind(step.seq).bind(step.node);
    query.bind(step.answer).bind(step.token).bind(step.at.0).execute(conn).await?;
    Ok(())
}

/// Lets each task add one step after another to its own attempt.
async fn through_store(path: &Path, tasks: u128) -> Outcome<Sample> {
    let store = Store::open(&path.display().to_string()).await?;
    prepare(&store, tasks).await?;
    let before = store.commits().unwrap_or(0);
    let (start, cpu) = (Instant::now(), cpu_time());
    let running: JoinSet<_> = (0..tasks).map(|task| answer(store.clone(), Uuid::from_u128(task), start)).collect();
    let mut waits = Vec::new();
    for outcome in running.join_all().await {
        waits.extend(outcome?);
    }
    let (wall, cpu) = (start.elapsed(), cpu_since(cpu));
    let commits = store.commits().unwrap_or(0) - before;
    store.close().await;
    Ok(Sample { rows: waits.len(), commits, wall, cpu, waits: sorted(waits) })
}

async fn prepare(store: &Store, tasks: u128) -> Outcome<()> {
    let (hash, slug) = ("0".repeat(64), "meting".to_owned());
    let version = ScenarioVersion { hash, slug, bundle: "{}".into(), first_used_at: Moment(0) };
    store.remember_version(version.clone()).await?;
    for task in 0..tasks {
        let mut resume_code_hash = [0; 32];
        resume_code_hash[..16].copy_from_slice(&task.to_be_bytes());
        let attempt = NewAttempt {
            id: Uuid::from_u128(task),
            learner_id: Uuid::from_u128(task),
            scenario_slug: version.slug.clone(),
            version_hash: version.hash.clone(),
            seed: 0,
            resume_code_hash,
            started_at: Moment(0),
        };
        store.start_attempt(attempt, |_| Value::Null).await?;
    }
    Ok(())
}

async fn answer(store: Store, attempt_id: Uuid, start: Instant) -> Outcome<Vec<Duration>> {
    let mut waits = Vec::new();
    for seq in 0.. {
        if start.elapsed() >= ROUND {
            break;
        }
        let begun = Instant::now();
        let outcome = store.append_step(NewStep { attempt_id, step: step(seq) }).await?;
        if outcome != AppendOutcome::Stored {
            return Err("a step was not stored".into());
        }
        waits.push(begun.elapsed());
    }
    Ok(waits)
}

fn step(seq: i32) -> Step {
    Step {
        seq,
        node: "gesprek-met-de-docent".into(),
        answer: json!({ "keuze": "doorvragen", "zekerheid": 0.7 }),
        token: format!("token-of-twenty-two-{seq}"),
        at: Moment(1_795_000_000_000),
    }
}

fn sorted(mut waits: Vec<Duration>) -> Vec<Duration> {
    waits.sort_unstable();
    waits
}

/// Processor time of this process: user and system, in steps of 10 ms as Linux counts them.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

fn cpu_since(before: Duration) -> Duration {
    cpu_time().saturating_sub(before)
}

fn print(samples: &[(String, Vec<Sample>)]) {
    println!("medians of {ROUNDS} rounds of {} s each", ROUND.as_secs());
    println!("| what | rows/s | / bare 1 | / bare {ROWS_TOGETHER} | rows a commit | CPU us a row | p50 ms | p99 ms |");
    println!("|---|---|---|---|---|---|---|---|");
    let rate = |sample: &Sample| as_float(sample.rows) / sample.wall.as_secs_f64();
    let ratio_to = |place: usize, kind: &[Sample]| {
        median(kind.iter().zip(&samples[place].1).map(|(ours, bare)| rate(ours) / rate(bare)))
    };
    for (name, kind) in samples {
        println!(
            "| {name} | {:.0} | {:.2} | {:.2} | {:.1} | {:.0} | {:.2} | {:.2} |",
            median(kind.iter().map(rate)),
            ratio_to(0, kind),
            ratio_to(1, kind),
            median(
                kind.iter()
                    .map(|sample| as_float(sample.rows) / as_float(usize::try_from(sample.commits).unwrap_or(1)))
            ),
            median(kind.iter().map(|sample| sample.cpu.as_secs_f64() * 1e6 / as_float(sample.rows))),
            median(kind.iter().map(|sample| at_rank(sample, 50))),
            median(kind.iter().map(|sample| at_rank(sample, 99))),
        );
    }
}

/// The wait that `percent` of the waits stay under, in milliseconds.
fn at_rank(sample: &Sample, percent: usize) -> f64 {
    let place = sample.waits.len() * percent / 100;
    sample.waits.get(place).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

fn as_float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

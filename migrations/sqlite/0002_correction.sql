-- Kept equal to migrations/postgres/0002_correction.sql by a test: same tables, columns, nullability, indexes and triggers.

-- What visitors told about mistakes in entries. Nothing about who told it: no address, no session, no learner.
-- The id is made of the form and what was typed, so that sending it twice keeps it once.
create table correction (
    id blob not null primary key check (length(id) = 16),
    symbol_slug text not null,
    kind text not null,
    text text not null check (length(text) between 1 and 1000),
    source_url text null,
    received_at integer not null
) strict, without rowid;
create index correction_by_arrival on correction (received_at);

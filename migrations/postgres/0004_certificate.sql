-- Kept equal to migrations/sqlite/0004_certificate.sql by a test: same tables, columns, nullability, indexes and triggers.

-- That somebody finished a case. Nothing leads from here to an attempt or a learner: whoever holds a certificate with a
-- name on it must not find the answers behind it. Only a day is kept, since a moment would tell which attempt it was.
create table certificate (
    code_hash bytea not null primary key check (length(code_hash) = 32),
    scenario_title text not null,
    version_hash text not null check (length(version_hash) = 64),
    completed_on text not null check (length(completed_on) = 10)
);
create index certificate_by_day on certificate (completed_on);

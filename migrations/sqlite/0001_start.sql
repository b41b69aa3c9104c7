-- Kept equal to migrations/postgres/0001_start.sql by a test: same tables, columns, nullability, indexes and triggers.
-- Instants are milliseconds since 1970-01-01 UTC; identifiers are 16-byte UUIDs; hashes are SHA-256.

-- The owner of attempts. person_id stays empty until there are accounts; a learner can then become a person.
create table learner (
    id blob not null primary key check (length(id) = 16),
    person_id blob null check (length(person_id) = 16),
    created_at integer not null
) strict, without rowid;

-- Only the hash of the cookie is kept, so that a stolen database opens no sessions.
create table session (
    token_hash blob not null primary key check (length(token_hash) = 32),
    learner_id blob null references learner (id) on delete set null,
    clear_images integer not null check (clear_images in (0, 1)),
    created_at integer not null,
    last_seen_at integer not null,
    expires_at integer not null
) strict, without rowid;
create index session_by_learner on session (learner_id);
create index session_by_expiry on session (expires_at);

-- The bundle is text in both engines: jsonb would reorder it, and the hash could no longer be recomputed.
create table scenario_version (
    hash text not null primary key check (length(hash) = 64),
    slug text not null,
    bundle text not null,
    first_used_at integer not null
) strict;

create table attempt (
    id blob not null primary key check (length(id) = 16),
    scenario_slug text not null,
    version_hash text not null references scenario_version (hash),
    variant text not null,
    seed integer not null,
    resume_code_hash blob not null check (length(resume_code_hash) = 32),
    started_at integer not null
) strict, without rowid;
create unique index attempt_by_resume_code on attempt (resume_code_hash);
create index attempt_by_version on attempt (version_hash);
create index attempt_by_start on attempt (started_at);

create table attempt_access (
    attempt_id blob not null references attempt (id) on delete cascade,
    learner_id blob not null references learner (id) on delete cascade,
    granted_at integer not null,
    primary key (attempt_id, learner_id)
) strict, without rowid;
create index attempt_access_by_learner on attempt_access (learner_id);

create table step (
    attempt_id blob not null references attempt (id) on delete cascade,
    seq integer not null check (seq >= 0),
    node text not null,
    answer text not null,
    token text not null,
    at integer not null,
    primary key (attempt_id, seq)
) strict, without rowid;
create unique index step_by_token on step (attempt_id, token);

-- What a learner answered is never changed. It goes only together with its attempt.
create trigger step_is_never_changed before update on step
begin
    select raise(abort, 'a step is never changed');
end;

create trigger step_is_never_removed before delete on step
when exists (select 1 from attempt where id = old.attempt_id)
begin
    select raise(abort, 'a step is removed only with its attempt');
end;

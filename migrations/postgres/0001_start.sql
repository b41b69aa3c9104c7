-- Kept equal to migrations/sqlite/0001_start.sql by a test: same tables, columns, nullability, indexes and triggers.
-- Instants are milliseconds since 1970-01-01 UTC; hashes are SHA-256.

-- The owner of attempts. person_id stays empty until there are accounts; a learner can then become a person.
create table learner (
    id uuid not null primary key,
    person_id uuid null,
    created_at bigint not null
);

-- Only the hash of the cookie is kept, so that a stolen database opens no sessions.
create table session (
    token_hash bytea not null primary key check (length(token_hash) = 32),
    learner_id uuid null references learner (id) on delete set null,
    clear_images boolean not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null
);
create index session_by_learner on session (learner_id);
create index session_by_expiry on session (expires_at);

-- The bundle is text in both engines: jsonb would reorder it, and the hash could no longer be recomputed.
create table scenario_version (
    hash text not null primary key check (length(hash) = 64),
    slug text not null,
    bundle text not null,
    first_used_at bigint not null
);

create table attempt (
    id uuid not null primary key,
    scenario_slug text not null,
    version_hash text not null references scenario_version (hash),
    variant jsonb not null,
    seed bigint not null,
    resume_code_hash bytea not null check (length(resume_code_hash) = 32),
    started_at bigint not null
);
create unique index attempt_by_resume_code on attempt (resume_code_hash);
create index attempt_by_version on attempt (version_hash);
create index attempt_by_start on attempt (started_at);

create table attempt_access (
    attempt_id uuid not null references attempt (id) on delete cascade,
    learner_id uuid not null references learner (id) on delete cascade,
    granted_at bigint not null,
    primary key (attempt_id, learner_id)
);
create index attempt_access_by_learner on attempt_access (learner_id);

create table step (
    attempt_id uuid not null references attempt (id) on delete cascade,
    seq integer not null check (seq >= 0),
    node text not null,
    answer jsonb not null,
    token text not null,
    at bigint not null,
    primary key (attempt_id, seq)
);
create unique index step_by_token on step (attempt_id, token);

-- What a learner answered is never changed. It goes only together with its attempt.
create function step_is_never_changed() returns trigger language plpgsql as $$
begin
    raise exception 'a step is never changed';
end
$$;
create trigger step_is_never_changed before update on step
for each row execute function step_is_never_changed();

create function step_is_never_removed() returns trigger language plpgsql as $$
begin
    if exists (select 1 from attempt where id = old.attempt_id) then
        raise exception 'a step is removed only with its attempt';
    end if;
    return old;
end
$$;
create trigger step_is_never_removed before delete on step
for each row execute function step_is_never_removed();

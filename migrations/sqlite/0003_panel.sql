-- Kept equal to migrations/postgres/0003_panel.sql by a test: same tables, columns, nullability, indexes and triggers.

-- A panel of experts on one version of a scenario. Who saves votes or closes changes its row, so that no vote
-- comes in after it was closed.
create table panel (
    version_hash text not null primary key references scenario_version (hash),
    scenario_slug text not null,
    opened_at integer not null,
    closed_at integer null
) strict, without rowid;
create index panel_by_slug on panel (scenario_slug, opened_at);

-- A link for one expert. Nothing says who got it; only the hash of its secret is kept.
create table panel_invitation (
    id blob not null primary key check (length(id) = 16),
    version_hash text not null references panel (version_hash) on delete cascade,
    token_hash blob not null check (length(token_hash) = 32),
    made_at integer not null,
    expires_at integer not null
) strict, without rowid;
create unique index panel_invitation_by_token on panel_invitation (token_hash);
create index panel_invitation_by_version on panel_invitation (version_hash);

-- What an expert says of one item; without a vote it is outside their field.
create table panel_vote (
    invitation_id blob not null references panel_invitation (id) on delete cascade,
    item text not null,
    vote integer null check (vote between -2 and 2),
    reason text null check (length(reason) between 1 and 200),
    at integer not null,
    primary key (invitation_id, item)
) strict, without rowid;

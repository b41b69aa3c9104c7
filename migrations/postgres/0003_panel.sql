-- Kept equal to migrations/sqlite/0003_panel.sql by a test: same tables, columns, nullability, indexes and triggers.

-- A panel of experts on one version of a scenario. Who saves votes or closes changes its row, so that no vote
-- comes in after it was closed.
create table panel (
    version_hash text not null primary key references scenario_version (hash),
    scenario_slug text not null,
    opened_at bigint not null,
    closed_at bigint null
);
create index panel_by_slug on panel (scenario_slug, opened_at);

-- A link for one expert. Nothing says who got it; only the hash of its secret is kept.
create table panel_invitation (
    id uuid not null primary key,
    version_hash text not null references panel (version_hash) on delete cascade,
    token_hash bytea not null check (length(token_hash) = 32),
    made_at bigint not null,
    expires_at bigint not null
);
create unique index panel_invitation_by_token on panel_invitation (token_hash);
create index panel_invitation_by_version on panel_invitation (version_hash);

-- What an expert says of one item; without a vote it is outside their field.
create table panel_vote (
    invitation_id uuid not null references panel_invitation (id) on delete cascade,
    item text not null,
    vote integer null check (vote between -2 and 2),
    reason text null check (length(reason) between 1 and 200),
    at bigint not null,
    primary key (invitation_id, item)
);

-- Kept equal to migrations/sqlite/0006_variant_place.sql by a test: same tables, columns, nullability, indexes and triggers.

-- What is made once for an installation: the order in which variants are given out follows from this key, so that
-- nobody can tell which one comes next.
create table installation (
    id integer not null primary key check (id = 1),
    variant_key bytea not null check (length(variant_key) = 32),
    made_at bigint not null
);

-- How many new learners began each scenario. It only goes up: who is deleted does not move the others.
create table variant_place (
    scenario_slug text not null primary key,
    given bigint not null check (given >= 0)
);

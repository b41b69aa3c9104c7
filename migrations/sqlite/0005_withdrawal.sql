-- Kept equal to migrations/postgres/0005_withdrawal.sql by a test: same tables, columns, nullability, indexes and triggers.

-- Why and when a version was withdrawn. Of a faulty one every score lapses; a replaced one may be finished.
alter table scenario_version add column withdrawn_because text null check (withdrawn_because in ('fout', 'vervangen'));
alter table scenario_version add column withdrawn_at integer null;
create index scenario_version_by_slug on scenario_version (slug);

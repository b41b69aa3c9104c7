-- Kept equal to migrations/sqlite/0008_faulty_version.sql by a test: same tables, columns, nullability, indexes and triggers.

-- No answer is added to an attempt on a faulty version, also when a server does not know of it yet.
create function step_is_not_on_a_faulty_version() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from attempt join scenario_version on scenario_version.hash = attempt.version_hash
        where attempt.id = new.attempt_id and scenario_version.withdrawn_because = 'fout'
    ) then
        raise exception 'the version of this attempt is faulty';
    end if;
    return new;
end
$$;
create trigger step_is_not_on_a_faulty_version before insert on step
for each row execute function step_is_not_on_a_faulty_version();

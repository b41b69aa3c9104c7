-- Kept equal to migrations/sqlite/0007_clarity.sql by a test: same tables, columns, nullability, indexes and triggers.

-- How often visitors found a page of the handreiking clear or not, by day. Nothing about who said so, or when that day.
create table clarity (
    page_key text not null check (length(page_key) between 3 and 100),
    day text not null check (length(day) = 10),
    answer text not null check (answer in ('ja', 'nee')),
    times bigint not null check (times between 1 and 10000),
    primary key (page_key, day, answer)
);
